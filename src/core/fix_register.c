/*
 * Changes of what is registered, tried on a copy of the portfolio. Services that merge
 * share the facts of the one they become.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/fix_trial.h"

/* A portfolio of our own to change; what is not changed stays borrowed. */
struct variant {
	struct portfolio p;
	struct portfolio_service *services;
	int *map;		/* service of the case -> service here */
	GPtrArray *kept;	/* arrays made for it */
};

struct bench {
	const struct fix_case *c;
	GHashTable *judges;	/* questionnaire -> struct judge */
	struct outcome *before;	/* per service; only where it is judged */
};

/* ---- variants ------------------------------------------------------------------------ */

static void variant_init(struct variant *v, const struct portfolio *p)
{
	v->p = *p;
	v->services = g_memdup2(p->services, sizeof(*p->services) * (gsize)p->n_services);
	v->p.services = v->services;
	v->map = g_new(int, (gsize)p->n_services + 1);
	v->kept = g_ptr_array_new_with_free_func(g_free);
	for (int i = 0; i < p->n_services; i++)
		v->map[i] = i;
}

static void variant_clear(struct variant *v)
{
	g_free(v->services);
	g_free(v->map);
	g_ptr_array_unref(v->kept);
}

static void *keep(struct variant *v, void *data)
{
	g_ptr_array_add(v->kept, data);
	return data;
}

/* Without the calls from a service to another one. */
static void drop_calls(struct variant *v, int from, int to)
{
	struct portfolio_service *s = &v->services[from];
	int *calls = keep(v, g_new(int, (gsize)s->n_calls + 1));
	int n = 0;

	for (int i = 0; i < s->n_calls; i++)
		if (s->calls[i] != to)
			calls[n++] = s->calls[i];
	s->calls = calls;
	s->n_calls = n;
}

static void drop_store(struct variant *v, int service, const char *store)
{
	struct portfolio_service *s = &v->services[service];
	const char **stores = keep(v, g_new(const char *, (gsize)s->n_stores + 1));
	int n = 0;

	for (int i = 0; i < s->n_stores; i++)
		if (g_ascii_strcasecmp(s->stores[i], store) != 0)
			stores[n++] = s->stores[i];
	s->stores = stores;
	s->n_stores = n;
}

/* Services that go by one number after the merge; numbers close up behind it. */
static void map_merged(struct variant *v, const GArray *merged)
{
	int first = g_array_index(merged, int, 0), n = 0;

	for (int i = 0; i < v->p.n_services; i++)
		v->map[i] = 0;
	for (guint i = 1; i < merged->len; i++)
		v->map[g_array_index(merged, int, i)] = -1;
	for (int i = 0; i < v->p.n_services; i++)
		if (v->map[i] == 0)
			v->map[i] = n++;
	for (guint i = 1; i < merged->len; i++)
		v->map[g_array_index(merged, int, i)] = v->map[first];
	v->p.n_services = n;
}

static void add_all(GArray *to, const int *from, int n)
{
	if (n > 0)
		g_array_append_vals(to, from, (guint)n);
}

static int *take_ints(struct variant *v, GArray *ints, int *n)
{
	*n = (int)ints->len;
	return keep(v, g_array_free(ints, FALSE));
}

/* Everything the services do, done by one of them. */
static void gather(struct variant *v, const struct portfolio *p, const GArray *merged,
		   struct portfolio_service *one)
{
	GArray *calls = g_array_new(FALSE, FALSE, sizeof(int));
	GArray *listens = g_array_new(FALSE, FALSE, sizeof(int));
	GPtrArray *stores = g_ptr_array_new();

	one->n_outside_calls = 0;
	one->n_outside = 0;	/* nobody draws it */
	for (guint i = 0; i < merged->len; i++) {
		const struct portfolio_service *s =
			&p->services[g_array_index(merged, int, i)];

		add_all(calls, s->calls, s->n_calls);
		add_all(listens, s->listens, s->n_listens);
		for (int k = 0; k < s->n_stores; k++)
			g_ptr_array_add(stores, (char *)s->stores[k]);
		one->n_outside_calls += s->n_outside_calls;
	}
	one->calls = take_ints(v, calls, &one->n_calls);
	one->listens = take_ints(v, listens, &one->n_listens);
	one->n_stores = (int)stores->len;
	one->stores = keep(v, g_ptr_array_free(stores, FALSE));
}

static void renumber(struct variant *v, const int **list, int n)
{
	int *numbers = keep(v, g_new(int, (gsize)n + 1));

	for (int i = 0; i < n; i++)
		numbers[i] = v->map[(*list)[i]];
	*list = numbers;
}

static void merge(struct variant *v, const struct portfolio *p, const GArray *merged)
{
	g_autofree bool *done = g_new0(bool, (gsize)p->n_services + 1);

	gather(v, p, merged, &v->services[g_array_index(merged, int, 0)]);
	map_merged(v, merged);
	for (int i = 0; i < p->n_services; i++) {
		int at = v->map[i];

		if (done[at])
			continue;
		done[at] = true;
		v->services[at] = v->services[i];	/* numbers only get smaller */
		renumber(v, &v->services[at].calls, v->services[at].n_calls);
		renumber(v, &v->services[at].listens, v->services[at].n_listens);
	}
}

/* ---- judging them --------------------------------------------------------------------- */

static struct judge *judge_for(struct bench *b, const struct questionnaire *q)
{
	struct judge *j = g_hash_table_lookup(b->judges, q);

	if (j == NULL) {
		j = g_new0(struct judge, 1);
		judge_init(j, q);
		g_hash_table_insert(b->judges, (gpointer)q, j);
	}
	return j;
}

static struct outcome judge_one(struct bench *b, const struct inputs *in)
{
	struct judge *j = judge_for(b, in->q);

	judge_take(j, in);
	return fix_outcome(j);
}

static bool is_same(const struct fact *a, const struct fact *b)
{
	return a->known == b->known &&
	       (!a->known || (a->number == b->number && g_strcmp0(a->text, b->text) == 0));
}

/* Only what the change changed: a frozen assessment keeps its other, older facts. */
static bool patch(struct facts *f, const struct facts *now, const struct facts *then)
{
	bool changed = false;

	for (int m = 0; m < MEASURE_FACT_COUNT; m++) {
		if (m == MEASURE_SERVICE_SLUG || m == MEASURE_SERVICE_PURPOSE ||
		    is_same(&now->fact[m], &then->fact[m]))
			continue;
		f->fact[m] = then->fact[m];	/* its text is borrowed */
		changed = true;
	}
	return changed;
}

static void judge_variant(struct bench *b, const struct variant *v, struct fix *f)
{
	struct facts *facts = g_new0(struct facts, (gsize)v->p.n_services + 1);

	portfolio_facts(&v->p, facts);
	for (int i = 0; i < b->c->view->p->n_services; i++) {
		struct inputs in;
		struct outcome after;

		if (b->c->in[i] == NULL)
			continue;
		in = *b->c->in[i];
		if (!patch(&in.facts, &b->c->facts[i], &facts[v->map[i]]))
			continue;
		after = judge_one(b, &in);
		fix_count(f, i, &b->before[i], &after);
	}
	for (int i = 0; i < v->p.n_services; i++)
		facts_clear(&facts[i]);
	g_free(facts);
}

/* ---- candidates ------------------------------------------------------------------------ */

static struct fix *try_call(struct bench *b, int from, int to)
{
	struct fix *f = fix_new(FIX_CALL);
	struct variant v;

	f->service = from;
	f->other = to;
	g_array_append_val(f->services, from);
	variant_init(&v, b->c->view->p);
	drop_calls(&v, from, to);
	judge_variant(b, &v, f);
	variant_clear(&v);
	return f;
}

/* Of the calls along a way the one that helps most. */
static void try_way(struct bench *b, GPtrArray *fixes, const GArray *way, bool closed)
{
	guint n = MIN(way->len, FIX_CANDIDATES);
	struct fix *best = NULL;

	for (guint i = 0; i + (closed ? 0 : 1) < n; i++) {
		int from = g_array_index(way, int, i);
		int to = g_array_index(way, int, (i + 1) % way->len);
		struct fix *f = try_call(b, from, to);

		if (best == NULL || fix_compare(f, best) < 0) {
			fix_free(best);
			best = f;
		} else {
			fix_free(f);
		}
	}
	if (best != NULL)
		fix_add(fixes, best);
}

static void try_ways(struct bench *b, GPtrArray *fixes)
{
	const struct system_view *view = b->c->view;

	for (guint i = 0; i < view->cycles->len && i < FIX_CANDIDATES; i++) {
		const struct system_cycle *c = view->cycles->pdata[i];

		try_way(b, fixes, c->shortest, true);
	}
	try_way(b, fixes, view->chain, false);
}

/* Indices with the largest numbers above the least, largest first, then by index; at
 * most FIX_CANDIDATES. */
static GArray *largest(const gint64 *numbers, int n, gint64 least)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(int));

	for (int i = 0; i < n; i++) {
		guint at = found->len;

		if (numbers[i] <= least)
			continue;
		while (at > 0 && numbers[g_array_index(found, int, at - 1)] < numbers[i])
			at--;
		g_array_insert_val(found, at, i);
		if (found->len > FIX_CANDIDATES)
			g_array_set_size(found, FIX_CANDIDATES);
	}
	return found;
}

static void try_callers(struct bench *b, GPtrArray *fixes)
{
	const struct portfolio *p = b->c->view->p;
	g_autoptr(GArray) called = largest(b->c->view->callers, p->n_services, 1);

	for (guint i = 0; i < called->len; i++) {
		struct fix *f = fix_new(FIX_CALLERS);
		struct variant v;

		f->service = g_array_index(called, int, i);
		variant_init(&v, p);
		for (int k = 0; k < p->n_services; k++) {
			int before = v.services[k].n_calls;

			if (k != f->service)
				drop_calls(&v, k, f->service);
			if (v.services[k].n_calls < before)
				g_array_append_val(f->services, k);
		}
		judge_variant(b, &v, f);
		variant_clear(&v);
		fix_add(fixes, f);
	}
}

static void try_writers(struct bench *b, GPtrArray *fixes)
{
	const GPtrArray *stores = b->c->view->stores;

	for (guint i = 0; i < stores->len && i < FIX_CANDIDATES; i++) {
		const struct system_store *s = stores->pdata[i];
		struct fix *f = fix_new(FIX_WRITER);
		struct variant v;

		f->store = (int)i;
		g_array_append_vals(f->services, s->writers->data, s->writers->len);
		variant_init(&v, b->c->view->p);
		for (guint w = 1; w < s->writers->len; w++)
			drop_store(&v, g_array_index(s->writers, int, w), s->name);
		judge_variant(b, &v, f);
		variant_clear(&v);
		fix_add(fixes, f);
	}
}

static void try_owners(struct bench *b, GPtrArray *fixes)
{
	const struct portfolio *p = b->c->view->p;
	int tried = 0;

	for (int i = 0; i < p->n_services && tried < FIX_CANDIDATES; i++) {
		struct fix *f;
		struct variant v;

		if (p->services[i].n_teams < 2)
			continue;
		tried++;
		f = fix_new(FIX_OWNER);
		f->service = i;
		g_array_append_val(f->services, i);
		variant_init(&v, p);
		v.services[i].n_teams = 1;
		judge_variant(b, &v, f);
		variant_clear(&v);
		fix_add(fixes, f);
	}
}

static bool owns(const struct portfolio_service *s, int team)
{
	for (int t = 0; t < s->n_teams; t++)
		if (s->teams[t] == team)
			return true;
	return false;
}

static void try_merges(struct bench *b, GPtrArray *fixes)
{
	const struct portfolio *p = b->c->view->p;
	g_autoptr(GArray) teams = largest(b->c->view->owned, p->n_teams, 1);

	for (guint i = 0; i < teams->len; i++) {
		struct fix *f = fix_new(FIX_MERGE);
		struct variant v;

		f->team = g_array_index(teams, int, i);
		for (int k = 0; k < p->n_services; k++)
			if (owns(&p->services[k], f->team))
				g_array_append_val(f->services, k);
		variant_init(&v, p);
		merge(&v, p, f->services);
		judge_variant(b, &v, f);
		variant_clear(&v);
		fix_add(fixes, f);
	}
}

static void judge_free(gpointer data)
{
	judge_clear(data);
	g_free(data);
}

void fixes_find_registered(GPtrArray *fixes, const struct fix_case *c)
{
	int n = c->view->p->n_services;
	g_autofree struct outcome *before = g_new0(struct outcome, (gsize)n + 1);
	g_autoptr(GHashTable) judges = g_hash_table_new_full(NULL, NULL, NULL, judge_free);
	struct bench b = { c, judges, before };

	for (int i = 0; i < n; i++)
		if (c->in[i] != NULL)
			before[i] = judge_one(&b, c->in[i]);
	try_ways(&b, fixes);
	try_callers(&b, fixes);
	try_writers(&b, fixes);
	try_owners(&b, fixes);
	try_merges(&b, fixes);
}
