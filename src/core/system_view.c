/*
 * Everything is counted in a few passes over arrays; what is distinct is found with a
 * stamp per service. Calls of a service to itself are ignored.
 */
#include "config.h"

#include "core/system_view.h"

#include <string.h>

static GArray *ints_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(int));
}

/* ---- cycles -------------------------------------------------------------------- */

static void cycle_free(struct system_cycle *c)
{
	g_array_unref(c->members);
	g_array_unref(c->shortest);
	g_free(c);
}

static int by_size(gconstpointer a, gconstpointer b)
{
	const struct system_cycle *const *x = a, *const *y = b;

	if ((*x)->members->len != (*y)->members->len)
		return (*x)->members->len > (*y)->members->len ? -1 : 1;
	return g_array_index((*x)->members, int, 0) - g_array_index((*y)->members, int, 0);
}

static void collect_cycles(struct system_view *v, const struct call_graph *g)
{
	g_autofree struct system_cycle **of = g_new0(struct system_cycle *, (gsize)g->n + 1);

	for (int i = 0; i < g->n; i++) {
		int cycle = v->cycle[i];

		if (cycle < 0)
			continue;
		if (of[cycle] == NULL) {
			of[cycle] = g_new0(struct system_cycle, 1);
			of[cycle]->members = ints_new();
			of[cycle]->shortest = ints_new();
			of[cycle]->is_shortest = cycles_shortest(g, v->cycle, cycle,
								   of[cycle]->shortest);
			g_ptr_array_add(v->cycles, of[cycle]);
		}
		g_array_append_val(of[cycle]->members, i);
	}
	g_ptr_array_sort(v->cycles, by_size);
}

static void find_cycles(struct system_view *v)
{
	const struct portfolio *p = v->p;
	gsize n = (gsize)MAX(p->n_services, 0);
	g_autofree int *start = g_new0(int, n + 1);
	g_autofree int *to = NULL;

	for (gsize i = 0; i < n; i++)
		start[i + 1] = start[i] + p->services[i].n_calls;
	to = g_new0(int, (gsize)start[n] + 1);
	for (gsize i = 0; i < n; i++)
		if (p->services[i].n_calls > 0)
			memcpy(to + start[i], p->services[i].calls,
			       sizeof(int) * (gsize)p->services[i].n_calls);
	cycles_find(&(struct call_graph){ (int)n, start, to }, v->cycle);
	collect_cycles(v, &(struct call_graph){ (int)n, start, to });
}

/* ---- chains --------------------------------------------------------------------- */

struct chains {
	gint64 *up, *down;	/* calls of the longest chain that ends, that starts there */
};

static bool in_cycle(const struct system_view *v, int service)
{
	return v->cycle[service] >= 0;
}

/* Services outside cycles, callers first; how many there are. */
static int sort_by_calls(const struct system_view *v, int *order, struct chains *c)
{
	const struct portfolio *p = v->p;
	gsize n = (gsize)MAX(p->n_services, 0);
	g_autofree int *callers = g_new0(int, n + 1);
	int done = 0, tail = 0;

	for (gsize i = 0; i < n; i++)
		for (int k = 0; k < p->services[i].n_calls; k++)
			if (!in_cycle(v, (int)i) && p->services[i].calls[k] != (int)i)
				callers[p->services[i].calls[k]]++;
	for (gsize i = 0; i < n; i++)
		if (!in_cycle(v, (int)i) && callers[i] == 0)
			order[tail++] = (int)i;
	while (done < tail) {
		int at = order[done++];

		for (int k = 0; k < p->services[at].n_calls; k++) {
			int to = p->services[at].calls[k];

			if (to == at || in_cycle(v, to))
				continue;
			c->up[to] = MAX(c->up[to], c->up[at] + 1);
			if (--callers[to] == 0)
				order[tail++] = to;
		}
	}
	return tail;
}

/* A call that leaves the system, or enters a cycle, is one step and ends the chain. */
static gint64 steps_of_call(const struct system_view *v, const struct chains *c, int to)
{
	return in_cycle(v, to) ? 1 : c->down[to] + 1;
}

/* The services of the longest chain, from the first one that starts one as long. */
static void follow_chain(struct system_view *v, const struct chains *c)
{
	const struct portfolio *p = v->p;
	int at = -1;

	for (int i = 0; i < p->n_services; i++)
		if (!in_cycle(v, i) && c->down[i] > (at < 0 ? 0 : c->down[at]))
			at = i;
	while (at >= 0) {
		const struct portfolio_service *s = &p->services[at];
		int next = -1;

		g_array_append_val(v->chain, at);
		if (in_cycle(v, at) || c->down[at] == 0)
			return;
		for (int k = 0; k < s->n_calls && next < 0; k++)
			if (s->calls[k] != at &&
			    steps_of_call(v, c, s->calls[k]) == c->down[at])
				next = s->calls[k];
		v->chain_goes_on = next < 0;
		at = next;
	}
}

static void measure_chains(struct system_view *v)
{
	const struct portfolio *p = v->p;
	gsize n = (gsize)MAX(p->n_services, 0) + 1;
	g_autofree int *order = g_new(int, n);
	g_autofree gint64 *up = g_new0(gint64, n);
	g_autofree gint64 *down = g_new0(gint64, n);
	struct chains c = { up, down };
	int n_sorted = sort_by_calls(v, order, &c);

	while (n_sorted-- > 0) {
		int at = order[n_sorted];
		const struct portfolio_service *s = &p->services[at];

		down[at] = s->n_outside_calls > 0 ? 1 : 0;
		for (int k = 0; k < s->n_calls; k++)
			if (s->calls[k] != at)
				down[at] = MAX(down[at], steps_of_call(v, &c, s->calls[k]));
	}
	for (int i = 0; i < p->n_services; i++)
		v->depth[i] = in_cycle(v, i) ? -1 : up[i] + down[i];
	follow_chain(v, &c);
}

static void count_callers(struct system_view *v)
{
	const struct portfolio *p = v->p;
	g_autofree int *seen = g_new0(int, (gsize)MAX(p->n_services, 0) + 1);

	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];

		v->edges += s->n_calls + s->n_outside_calls;
		for (int k = 0; k < s->n_calls; k++) {
			int to = s->calls[k];

			if (to == i || seen[to] == i + 1)
				continue;
			seen[to] = i + 1;
			v->callers[to]++;
		}
	}
	for (int i = 0; i < p->n_services; i++)
		if (p->services[i].n_calls + p->services[i].n_outside_calls > 0 &&
		    v->callers[i] == 0)
			v->chains++;
}

/* ---- stores ------------------------------------------------------------------------ */

static void store_free(struct system_store *s)
{
	g_array_unref(s->writers);
	g_free(s);
}

static int by_writers(gconstpointer a, gconstpointer b)
{
	const struct system_store *const *x = a, *const *y = b;

	if ((*x)->writers->len != (*y)->writers->len)
		return (*x)->writers->len > (*y)->writers->len ? -1 : 1;
	return g_ascii_strcasecmp((*x)->name, (*y)->name);
}

static struct system_store *find_store(GHashTable *by_name, const char *name)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);
	struct system_store *s = g_hash_table_lookup(by_name, folded);

	if (s == NULL) {
		s = g_new0(struct system_store, 1);
		s->name = name;
		s->writers = ints_new();
		g_hash_table_insert(by_name, g_steal_pointer(&folded), s);
	}
	return s;
}

static void collect_stores(struct system_view *v)
{
	const struct portfolio *p = v->p;
	GHashTable *by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GHashTableIter each;
	gpointer value;

	for (int i = 0; i < p->n_services; i++)
		for (int k = 0; k < p->services[i].n_stores; k++) {
			GArray *w = find_store(by_name, p->services[i].stores[k])->writers;

			if (w->len == 0 || g_array_index(w, int, w->len - 1) != i)
				g_array_append_val(w, i);
		}
	g_hash_table_iter_init(&each, by_name);
	while (g_hash_table_iter_next(&each, NULL, &value)) {
		struct system_store *s = value;

		if (s->writers->len < 2) {
			store_free(s);
			continue;
		}
		for (guint w = 0; w < s->writers->len; w++)
			v->shared_stores[g_array_index(s->writers, int, w)]++;
		g_ptr_array_add(v->stores, s);
	}
	g_hash_table_unref(by_name);
	/* names are unique ignoring case: the order of a hash table leaves no trace */
	g_ptr_array_sort(v->stores, by_writers);
}

/* ---- teams ------------------------------------------------------------------------- */

static void count_teams(struct system_view *v)
{
	const struct portfolio *p = v->p;

	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];

		for (int t = 0; t < s->n_teams; t++)
			v->owned[s->teams[t]]++;
		v->without_team += s->n_teams == 0;
		v->with_several_teams += s->n_teams > 1;
	}
	for (int t = 0; t < p->n_teams; t++) {
		if (v->owned[t] == 0)
			continue;
		v->teams++;
		v->most_owned = MAX(v->most_owned, v->owned[t]);
		if (v->engineers >= 0)
			v->engineers = p->teams[t].size < 0 ?
				-1 : v->engineers + p->teams[t].size;
	}
	/* nobody registered owns anything: head counts are not known, not zero */
	if (v->teams == 0)
		v->engineers = -1;
}

struct system_view *system_view_new(const struct portfolio *p)
{
	struct system_view *v = g_new0(struct system_view, 1);
	gsize n = (gsize)MAX(p->n_services, 0) + 1;

	v->p = p;
	v->cycle = g_new0(int, n);
	v->depth = g_new0(gint64, n);
	v->callers = g_new0(gint64, n);
	v->shared_stores = g_new0(gint64, n);
	v->owned = g_new0(gint64, (gsize)MAX(p->n_teams, 0) + 1);
	v->cycles = g_ptr_array_new_with_free_func((GDestroyNotify)cycle_free);
	v->stores = g_ptr_array_new_with_free_func((GDestroyNotify)store_free);
	v->chain = ints_new();
	find_cycles(v);
	measure_chains(v);
	count_callers(v);
	collect_stores(v);
	count_teams(v);
	return v;
}

void system_view_free(struct system_view *v)
{
	if (v == NULL)
		return;
	g_free(v->cycle);
	g_free(v->depth);
	g_free(v->callers);
	g_free(v->shared_stores);
	g_free(v->owned);
	g_ptr_array_unref(v->cycles);
	g_ptr_array_unref(v->stores);
	g_array_unref(v->chain);
	g_free(v);
}

int system_view_parts(const struct system_view *v)
{
	return (int)v->chain->len + (v->chain_goes_on ? 1 : 0);
}

void system_view_surface(const struct system_view *v, struct calc *c)
{
	calc_surface(c, v->p->n_services, v->edges, v->chains);
}
