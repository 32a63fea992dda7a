/*
 * One after the other: of those that may go the one with the best verdict, then with the
 * fewest callers still inside, then with the fewest calls to what is inside, then by
 * index. Calls count once for each pair of services.
 */
#include "config.h"

#include "core/extraction.h"

struct order {
	const struct portfolio *p;
	const enum verdict_token *tokens;
	bool *out;		/* taken out already */
	int *waiting, *asking;	/* per service: other services still inside */
};

static bool may_go(const struct order *o, int service)
{
	return o->tokens[service] == VERDICT_GO || o->tokens[service] == VERDICT_CONDITIONAL;
}

/* Calls f for each other service that one calls, once. Calls stand by index. */
static void each_called(const struct portfolio *p, int from,
			void (*f)(struct order *, int from, int to), struct order *o)
{
	const struct portfolio_service *s = &p->services[from];

	for (int k = 0; k < s->n_calls; k++)
		if (s->calls[k] != from && (k == 0 || s->calls[k] != s->calls[k - 1]))
			f(o, from, s->calls[k]);
}

static void count_pair(struct order *o, int from, int to)
{
	o->waiting[to]++;
	o->asking[from]++;
}

static void drop_caller(struct order *o, int from, int to)
{
	(void)from;
	o->waiting[to]--;
}

static bool calls(const struct portfolio_service *s, int service)
{
	for (int k = 0; k < s->n_calls; k++)
		if (s->calls[k] == service)
			return true;
	return false;
}

static bool is_before(const struct order *o, int a, int b)
{
	if (o->tokens[a] != o->tokens[b])
		return o->tokens[a] > o->tokens[b];
	if (o->waiting[a] != o->waiting[b])
		return o->waiting[a] < o->waiting[b];
	return o->asking[a] < o->asking[b];
}

static int choose(const struct order *o)
{
	int best = -1;

	for (int i = 0; i < o->p->n_services; i++)
		if (!o->out[i] && may_go(o, i) && (best < 0 || is_before(o, i, best)))
			best = i;
	return best;
}

/* Whoever stays has one neighbour less inside. */
static void take_out(struct order *o, int service)
{
	o->out[service] = true;
	each_called(o->p, service, drop_caller, o);
	for (int i = 0; i < o->p->n_services; i++)
		if (i != service && calls(&o->p->services[i], service))
			o->asking[i]--;
}

static int count_later(const struct order *o, int service)
{
	int n = 0;

	for (int i = 0; i < o->p->n_services; i++)
		n += i != service && !o->out[i] && may_go(o, i) &&
		     calls(&o->p->services[i], service);
	return n;
}

GArray *extraction_order(const struct portfolio *p, const enum verdict_token *tokens, int max)
{
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(struct extraction_step));
	gsize n = (gsize)MAX(p->n_services, 0) + 1;
	g_autofree bool *out = g_new0(bool, n);
	g_autofree int *waiting = g_new0(int, n);
	g_autofree int *asking = g_new0(int, n);
	struct order o = { p, tokens, out, waiting, asking };
	int next;

	for (int i = 0; i < p->n_services; i++)
		each_called(p, i, count_pair, &o);
	while ((int)steps->len < max && (next = choose(&o)) >= 0) {
		struct extraction_step step = { next, tokens[next], waiting[next], asking[next],
						count_later(&o, next) };

		g_array_append_val(steps, step);
		take_out(&o, next);
	}
	return steps;
}
