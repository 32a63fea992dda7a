/*
 * Graph measures of a portfolio. All walks are loops over arrays: the depth of
 * what a user registered never becomes depth of our stack. Calls of a service to
 * itself are ignored.
 */
#include "config.h"

#include "core/portfolio.h"

#include <string.h>

/*
 * Steps from `start' along calls to each service, at least one; -1 = not reached.
 * parent (optional) is the service before on a shortest way; of several ways the one
 * found first, so callers that want ties by slug list services by slug.
 */
static void walk_from(const struct portfolio *p, int start, int *steps, int *parent)
{
	g_autofree int *queue = g_new(int, p->n_services + 1);
	int head = 0, tail = 0;

	for (int i = 0; i < p->n_services; i++)
		steps[i] = -1;
	queue[tail++] = start;
	while (head < tail) {
		int at = queue[head++];
		int so_far = at == start && head == 1 ? 0 : steps[at];
		const struct portfolio_service *s = &p->services[at];

		for (int c = 0; c < s->n_calls; c++) {
			int to = s->calls[c];

			if (to == at || steps[to] != -1)
				continue;
			steps[to] = so_far + 1;
			if (parent != NULL)
				parent[to] = at;
			/* the start is reached again, not left again */
			if (to != start)
				queue[tail++] = to;
		}
	}
}

static bool *find_cycle_members(const struct portfolio *p)
{
	bool *in_cycle = g_new0(bool, p->n_services);
	g_autofree int *steps = g_new(int, p->n_services);

	for (int i = 0; i < p->n_services; i++) {
		walk_from(p, i, steps, NULL);
		in_cycle[i] = steps[i] > 0;
	}
	return in_cycle;
}

GArray *portfolio_cycle(const struct portfolio *p, int service)
{
	GArray *cycle = g_array_new(FALSE, FALSE, sizeof(int));
	g_autofree int *steps = g_new(int, p->n_services);
	g_autofree int *parent = g_new0(int, p->n_services);

	walk_from(p, service, steps, parent);
	if (steps[service] <= 0)
		return cycle;
	for (int at = parent[service]; at != service; at = parent[at])
		g_array_prepend_val(cycle, at);
	g_array_prepend_val(cycle, service);
	return cycle;
}

/*
 * The longest chain of calls that ends in each service (up) and that starts there
 * (down), over services outside cycles, in topological order. A call that leaves the
 * system, or enters a cycle, is one step and ends the chain.
 */
static void measure_chains(const struct portfolio *p, const bool *in_cycle, gint64 *up,
			   gint64 *down)
{
	guint n_services = MAX(p->n_services, 0);	/* for gcc */
	g_autofree int *order = g_new(int, n_services);
	g_autofree int *callers = g_new0(int, n_services);
	int n = p->n_services, done = 0, tail = 0;

	for (int i = 0; i < n; i++)
		for (int c = 0; c < p->services[i].n_calls; c++)
			if (!in_cycle[i] && p->services[i].calls[c] != i)
				callers[p->services[i].calls[c]]++;
	for (int i = 0; i < n; i++)
		if (!in_cycle[i] && callers[i] == 0)
			order[tail++] = i;
	while (done < tail) {
		int at = order[done++];

		for (int c = 0; c < p->services[at].n_calls; c++) {
			int to = p->services[at].calls[c];

			if (to == at || in_cycle[to])
				continue;
			up[to] = MAX(up[to], up[at] + 1);
			if (--callers[to] == 0)
				order[tail++] = to;
		}
	}
	while (done-- > 0) {
		int at = order[done];
		const struct portfolio_service *s = &p->services[at];

		down[at] = s->n_outside_calls > 0 ? 1 : 0;
		for (int c = 0; c < s->n_calls; c++)
			if (s->calls[c] != at)
				down[at] = MAX(down[at], in_cycle[s->calls[c]] ?
								 1 :
								 down[s->calls[c]] + 1);
	}
}

static gint64 count_callers(const struct portfolio *p, int service)
{
	gint64 n = 0;

	for (int i = 0; i < p->n_services; i++)
		for (int c = 0; i != service && c < p->services[i].n_calls; c++)
			if (p->services[i].calls[c] == service) {
				n++;
				break;
			}
	return n;
}

static bool writes_store(const struct portfolio_service *s, const char *store)
{
	for (int i = 0; i < s->n_stores; i++)
		if (g_ascii_strcasecmp(s->stores[i], store) == 0)
			return true;
	return false;
}

/* Stores of a service that another one writes too. */
static gint64 count_shared_stores(const struct portfolio *p, int service)
{
	const struct portfolio_service *s = &p->services[service];
	gint64 n = 0;

	for (int w = 0; w < s->n_stores; w++)
		for (int i = 0; i < p->n_services; i++)
			if (i != service && writes_store(&p->services[i], s->stores[w])) {
				n++;
				break;
			}
	return n;
}

/* Services each team owns. */
static gint64 *count_owned(const struct portfolio *p)
{
	gint64 *owned = g_new0(gint64, MAX(p->n_teams, 1));

	for (int i = 0; i < p->n_services; i++)
		for (int t = 0; t < p->services[i].n_teams; t++)
			owned[p->services[i].teams[t]]++;
	return owned;
}

static void set_system_facts(const struct portfolio *p, const gint64 *owned,
			     struct facts *f)
{
	gint64 teams = 0, engineers = 0, most = 0;

	for (int t = 0; t < p->n_teams; t++) {
		if (owned[t] == 0)
			continue;
		teams++;
		most = MAX(most, owned[t]);
		if (engineers >= 0)
			engineers = p->teams[t].size < 0 ? -1 : engineers + p->teams[t].size;
	}
	/* nobody registered owns anything: head counts are not known, not zero */
	facts_set_portfolio(f, p->n_services, teams, teams > 0 ? engineers : -1);
	if (p->running >= 0)
		facts_set_number(f, MEASURE_SYSTEM_RUNNING, p->running);
	if (teams > 0)
		facts_set_number(f, MEASURE_SYSTEM_MAX_TEAM_SERVICES, most);
}

static void set_team_facts(const struct portfolio *p, const struct portfolio_service *s,
			   const gint64 *owned, struct facts *f)
{
	g_autoptr(GString) names = g_string_new(NULL);
	gint64 most = 0;

	facts_set_number(f, MEASURE_SERVICE_TEAMS, s->n_teams);
	if (s->n_teams == 0)
		return;
	for (int t = 0; t < s->n_teams; t++) {
		g_string_append_printf(names, "%s%s", t > 0 ? ", " : "",
				       p->teams[s->teams[t]].name);
		most = MAX(most, owned[s->teams[t]]);
	}
	facts_set_text(f, MEASURE_TEAM_NAME, names->str);
	facts_set_number(f, MEASURE_TEAM_SERVICES, most);
	/* of several owners none is "the" team, so there is no size to judge */
	if (s->n_teams == 1 && p->teams[s->teams[0]].size >= 0)
		facts_set_number(f, MEASURE_TEAM_SIZE, p->teams[s->teams[0]].size);
}

static void set_graph_facts(const struct portfolio *p, int i, bool in_cycle, gint64 depth,
			    struct facts *f)
{
	gint64 callers = count_callers(p, i);

	facts_set_number(f, MEASURE_GRAPH_IN_CYCLE, in_cycle ? 1 : 0);
	facts_set_number(f, MEASURE_GRAPH_CALLERS, callers);
	facts_set_number(f, MEASURE_GRAPH_SHARED_STORES, count_shared_stores(p, i));
	/* Without a registered call nobody said how long the chain is; inside a cycle
	 * it has no length. */
	if (!in_cycle && depth > 0)
		facts_set_number(f, MEASURE_GRAPH_DEPTH, depth);
}

void portfolio_facts(const struct portfolio *p, struct facts *facts)
{
	g_autofree bool *in_cycle = find_cycle_members(p);
	g_autofree gint64 *up = g_new0(gint64, p->n_services);
	g_autofree gint64 *down = g_new0(gint64, p->n_services);
	g_autofree gint64 *owned = count_owned(p);

	measure_chains(p, in_cycle, up, down);
	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];

		facts_set_text(&facts[i], MEASURE_SERVICE_SLUG, s->slug);
		facts_set_text(&facts[i], MEASURE_SERVICE_PURPOSE, s->purpose);
		set_system_facts(p, owned, &facts[i]);
		set_team_facts(p, s, owned, &facts[i]);
		set_graph_facts(p, i, in_cycle[i], up[i] + down[i], &facts[i]);
	}
}

void portfolio_count_calls(const struct portfolio *p, gint64 *edges, gint64 *chains)
{
	*edges = 0;
	*chains = 0;
	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];

		*edges += s->n_calls + s->n_outside_calls;
		if (s->n_calls + s->n_outside_calls > 0 && count_callers(p, i) == 0)
			(*chains)++;
	}
}
