/*
 * From what is counted over the whole system (core/system_view) to the facts of each of
 * its services, and the cycle one service stands in. Calls of a service to itself are
 * ignored.
 */
#include "config.h"

#include "core/portfolio.h"

#include "core/calc.h"
#include "core/system_view.h"

/*
 * Walks from `start' along calls until it is back; false when no way leads there. parent
 * is the service before on a shortest way; of several ways the one found first, so callers
 * that want ties by slug list services by slug.
 */
static bool walk_round(const struct portfolio *p, int start, int *parent)
{
	g_autofree int *queue = g_new(int, p->n_services + 1);
	int head = 0, tail = 0;

	for (int i = 0; i < p->n_services; i++)
		parent[i] = -1;
	queue[tail++] = start;
	while (head < tail) {
		int at = queue[head++];
		const struct portfolio_service *s = &p->services[at];

		for (int c = 0; c < s->n_calls; c++) {
			int to = s->calls[c];

			if (to == at || parent[to] != -1)
				continue;
			parent[to] = at;
			if (to == start)
				return true;
			queue[tail++] = to;
		}
	}
	return false;
}

GArray *portfolio_cycle(const struct portfolio *p, int service)
{
	GArray *cycle = g_array_new(FALSE, FALSE, sizeof(int));
	g_autofree int *parent = g_new(int, p->n_services);

	if (!walk_round(p, service, parent))
		return cycle;
	for (int at = parent[service]; at != service; at = parent[at])
		g_array_prepend_val(cycle, at);
	g_array_prepend_val(cycle, service);
	return cycle;
}

/*
 * A team that is not named yet brings people of its own. Until each service has one,
 * neither how many people there are nor that one team has everything is known; else who
 * writes down six services and starts with one team would read NO-GO on all of them.
 * Where no team is named at all, how many there are is not known either: it is not none.
 */
static void set_system_facts(const struct system_view *v, struct facts *f)
{
	bool all_owned = v->without_team == 0;
	struct calc c;

	system_view_surface(v, &c);
	facts_set_number(f, MEASURE_SYSTEM_SURFACE, (gint64)calc_count(&c, "total"));
	calc_clear(&c);
	facts_set_number(f, MEASURE_SYSTEM_SERVICES, v->p->n_services);
	if (all_owned && v->engineers >= 0)
		facts_set_number(f, MEASURE_SYSTEM_ENGINEERS, v->engineers);
	if (all_owned && v->teams == 1)
		facts_set_number(f, MEASURE_SYSTEM_SOLE_TEAM_SERVICES, v->p->n_services);
	if (v->p->running >= 0)
		facts_set_number(f, MEASURE_SYSTEM_RUNNING, v->p->running);
	if (v->teams > 0) {
		facts_set_number(f, MEASURE_SYSTEM_TEAMS, v->teams);
		facts_set_number(f, MEASURE_SYSTEM_MAX_TEAM_SERVICES, v->most_owned);
	}
}

static void set_team_facts(const struct system_view *v, const struct portfolio_service *s,
			   struct facts *f)
{
	const struct portfolio *p = v->p;
	g_autoptr(GString) names = g_string_new(NULL);
	gint64 most = 0;

	facts_set_number(f, MEASURE_SERVICE_TEAMS, s->n_teams);
	if (s->n_teams == 0)
		return;
	for (int t = 0; t < s->n_teams; t++) {
		g_string_append_printf(names, "%s%s", t > 0 ? ", " : "",
				       p->teams[s->teams[t]].name);
		most = MAX(most, v->owned[s->teams[t]]);
	}
	facts_set_text(f, MEASURE_TEAM_NAME, names->str);
	facts_set_number(f, MEASURE_TEAM_SERVICES, most);
	/* of several owners none is "the" team, so there is no size to judge */
	if (s->n_teams == 1 && p->teams[s->teams[0]].size >= 0)
		facts_set_number(f, MEASURE_TEAM_SIZE, p->teams[s->teams[0]].size);
}

static void set_graph_facts(const struct system_view *v, int i, struct facts *f)
{
	facts_set_number(f, MEASURE_GRAPH_IN_CYCLE, v->cycle[i] >= 0 ? 1 : 0);
	facts_set_number(f, MEASURE_GRAPH_CALLERS, v->callers[i]);
	facts_set_number(f, MEASURE_GRAPH_SHARED_STORES, v->shared_stores[i]);
	/* Without a registered call nobody said how long the chain is; inside a cycle
	 * it has no length. */
	if (v->depth[i] > 0)
		facts_set_number(f, MEASURE_GRAPH_DEPTH, v->depth[i]);
}

void portfolio_facts_of(const struct system_view *v, struct facts *facts)
{
	for (int i = 0; i < v->p->n_services; i++) {
		const struct portfolio_service *s = &v->p->services[i];

		facts_set_text(&facts[i], MEASURE_SERVICE_SLUG, s->slug);
		facts_set_text(&facts[i], MEASURE_SERVICE_PURPOSE, s->purpose);
		set_system_facts(v, &facts[i]);
		set_team_facts(v, s, &facts[i]);
		set_graph_facts(v, i, &facts[i]);
	}
}

void portfolio_facts(const struct portfolio *p, struct facts *facts)
{
	g_autoptr(system_view) v = system_view_new(p);

	portfolio_facts_of(v, facts);
}
