/*
 * From rows of the database to core's portfolio. Everything the portfolio borrows
 * lives in one `graph', or in the rows.
 */
#include "config.h"

#include "app/registry.h"

#include <string.h>

#include "app/app.h"

struct graph {
	struct portfolio p;
	struct portfolio_service *services;
	GArray *teams;		/* struct portfolio_team */
	GHashTable *team_index;	/* team id -> index + 1 */
	GHashTable *service_index;	/* service id -> index + 1 */
	GPtrArray *arrays;	/* what the services borrow */
	GArray **users;		/* per service, int: who calls it or takes its events */
};

static int *keep_ints(struct graph *g, GArray *ints)
{
	int *data = (int *)g_array_free(ints, FALSE);

	g_ptr_array_add(g->arrays, data);
	return data;
}

static int team_number(struct graph *g, const struct store_owner *owner)
{
	gpointer found = g_hash_table_lookup(g->team_index, &owner->team);
	struct portfolio_team team = { owner->name, owner->size };

	if (found != NULL)
		return GPOINTER_TO_INT(found) - 1;
	g_array_append_val(g->teams, team);
	g_hash_table_insert(g->team_index, (gpointer)&owner->team,
			    GINT_TO_POINTER(g->teams->len));
	return (int)g->teams->len - 1;
}

static void add_owners(struct graph *g, const struct store_service *s,
		       struct portfolio_service *to)
{
	GArray *teams = g_array_new(FALSE, FALSE, sizeof(int));

	for (unsigned i = 0; i < s->owners->len; i++) {
		int team = team_number(g, &g_array_index(s->owners, struct store_owner, i));

		g_array_append_val(teams, team);
	}
	to->n_teams = (int)teams->len;
	to->teams = keep_ints(g, teams);
}

static gint compare_ints(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

/* Calls to archived services are calls to what is outside. */
static void add_calls(struct graph *g, const struct store_service *s,
		      struct portfolio_service *to)
{
	GArray *calls = g_array_new(FALSE, FALSE, sizeof(int));
	GArray *listens = g_array_new(FALSE, FALSE, sizeof(int));
	GArray *outside = g_array_new(FALSE, FALSE, sizeof(struct portfolio_outside));

	for (unsigned i = 0; i < s->calls->len; i++) {
		const struct store_call *c = &g_array_index(s->calls, struct store_call, i);
		int target = GPOINTER_TO_INT(g_hash_table_lookup(g->service_index,
								 &c->service)) - 1;

		struct portfolio_outside out = { c->target, c->kind == STORE_CALL_EVENT };

		if (target >= 0) {
			g_array_append_val(out.event ? listens : calls, target);
			continue;
		}
		to->n_outside_calls += !out.event;
		g_array_append_val(outside, out);
	}
	/* services stand by slug, so ties of a walk go by slug */
	g_array_sort(calls, compare_ints);
	g_array_sort(listens, compare_ints);
	to->n_calls = (int)calls->len;
	to->calls = keep_ints(g, calls);
	to->n_listens = (int)listens->len;
	to->listens = keep_ints(g, listens);
	to->n_outside = (int)outside->len;
	to->outside = (const struct portfolio_outside *)g_array_free(outside, FALSE);
	g_ptr_array_add(g->arrays, (gpointer)to->outside);
}

static void add_users(struct graph *g, int by, const int *used, int n)
{
	for (int k = 0; k < n; k++) {
		GArray **users = &g->users[used[k]];

		if (used[k] == by)
			continue;
		if (*users == NULL)
			*users = g_array_new(FALSE, FALSE, sizeof(int));
		if ((*users)->len == 0 || g_array_index(*users, int, (*users)->len - 1) != by)
			g_array_append_val(*users, by);
	}
}

static struct graph *graph_new(const struct registry *r)
{
	struct graph *g = g_new(struct graph, 1);

	*g = (struct graph){
		.services = g_new0(struct portfolio_service, r->services->len),
		.teams = g_array_new(FALSE, FALSE, sizeof(struct portfolio_team)),
		.team_index = g_hash_table_new(g_int64_hash, g_int64_equal),
		.service_index = g_hash_table_new(g_int64_hash, g_int64_equal),
		.arrays = g_ptr_array_new_with_free_func(g_free),
		.users = g_new0(GArray *, (gsize)r->services->len + 1),
	};
	for (unsigned i = 0; i < r->services->len; i++) {
		struct store_service *s = r->services->pdata[i];

		g_hash_table_insert(g->service_index, &s->id, GINT_TO_POINTER(i + 1));
	}
	for (unsigned i = 0; i < r->services->len; i++) {
		const struct store_service *s = r->services->pdata[i];
		struct portfolio_service *to = &g->services[i];

		to->slug = s->slug;
		to->purpose = s->purpose;
		to->stores = (const char *const *)s->writes->pdata;
		to->n_stores = (int)s->writes->len;
		add_owners(g, s, to);
		add_calls(g, s, to);
		add_users(g, (int)i, to->calls, to->n_calls);
		add_users(g, (int)i, to->listens, to->n_listens);
	}
	g->p = (struct portfolio){
		.services = g->services,
		.n_services = (int)r->services->len,
		.teams = (const struct portfolio_team *)g->teams->data,
		.n_teams = (int)g->teams->len,
		.running = r->system->running,
	};
	return g;
}

static void graph_free(struct graph *g)
{
	if (g == NULL)
		return;
	for (int i = 0; i < g->p.n_services; i++)
		if (g->users[i] != NULL)
			g_array_unref(g->users[i]);
	g_free(g->users);
	g_free(g->services);
	g_array_unref(g->teams);
	g_hash_table_unref(g->team_index);
	g_hash_table_unref(g->service_index);
	g_ptr_array_unref(g->arrays);
	g_free(g);
}

static void take_out_archived(struct registry *r)
{
	r->archived = g_ptr_array_new_with_free_func((GDestroyNotify)store_service_free);
	for (unsigned i = r->services->len; i-- > 0;) {
		const struct store_service *s = r->services->pdata[i];

		if (s->archived)
			g_ptr_array_add(r->archived, g_ptr_array_steal_index(r->services, i));
	}
}

bool registry_load(struct registry **out, struct store *st, gint64 system,
		   struct diags *ds)
{
	g_autoptr(registry) r = g_new0(struct registry, 1);

	r->refs = 1;
	*out = NULL;
	if (!store_get_system(st, system, &r->system, ds) ||
	    !store_services(st, system, &r->services, ds))
		return false;
	if (r->system == NULL)
		return true;	/* its adding was undone */
	take_out_archived(r);
	r->facts = g_new0(struct facts, r->services->len);
	r->graph = graph_new(r);
	r->view = system_view_new(&r->graph->p);
	portfolio_facts_of(r->view, r->facts);
	*out = g_steal_pointer(&r);
	return true;
}

static bool is_current(const struct registry *r, gint64 system, const char *stamp)
{
	return r != NULL && r->system->id == system && strcmp(r->stamp, stamp) == 0;
}

bool registry_shared(struct registry **out, struct app *app, gint64 system,
		     struct diags *ds)
{
	g_autofree char *stamp = NULL;

	*out = NULL;
	if (!store_registry_stamp(app->store, &stamp, ds))
		return false;
	if (!is_current(app->registry, system, stamp)) {
		g_clear_pointer(&app->registry, registry_free);
		if (!registry_load(&app->registry, app->store, system, ds))
			return false;
		if (app->registry == NULL)
			return true;
		app->registry->stamp = g_steal_pointer(&stamp);
	}
	app->registry->refs++;
	*out = app->registry;
	return true;
}

void registry_free(struct registry *r)
{
	if (r == NULL || --r->refs > 0)
		return;
	g_free(r->stamp);
	if (r->facts != NULL)
		for (unsigned i = 0; i < r->services->len; i++)
			facts_clear(&r->facts[i]);
	g_free(r->facts);
	system_view_free(r->view);
	graph_free(r->graph);
	g_clear_pointer(&r->services, g_ptr_array_unref);
	g_clear_pointer(&r->archived, g_ptr_array_unref);
	store_system_free(r->system);
	g_free(r);
}

int registry_find(const struct registry *r, gint64 service)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(r->graph->service_index, &service)) - 1;
}

const struct store_service *registry_service(const struct registry *r, gint64 service)
{
	int at = registry_find(r, service);

	if (at >= 0)
		return r->services->pdata[at];
	for (guint i = 0; i < r->archived->len; i++) {
		const struct store_service *s = r->archived->pdata[i];

		if (s->id == service)
			return s;
	}
	return NULL;
}

/* Adds a name to a list for people. */
static void join(GString *list, const char *name)
{
	g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", name);
}

static char *take_list(GString *list)
{
	return g_string_free(list, list->len == 0);
}

char *registry_owners(const struct store_service *s)
{
	GString *list = g_string_new(NULL);

	for (unsigned i = 0; i < s->owners->len; i++)
		join(list, g_array_index(s->owners, struct store_owner, i).name);
	return take_list(list);
}

char *registry_consumers(const struct registry *r, gint64 service)
{
	GString *list = g_string_new(NULL);
	int at = registry_find(r, service);
	const GArray *users = at >= 0 ? r->graph->users[at] : NULL;

	for (guint i = 0; users != NULL && i < users->len; i++)
		join(list, r->view->p->services[g_array_index(users, int, i)].slug);
	return take_list(list);
}

char *registry_cycle(const struct registry *r, int index)
{
	g_autoptr(GArray) cycle = NULL;
	GString *list = g_string_new(NULL);

	cycle = portfolio_cycle(r->view->p, index);
	for (unsigned i = 0; i < cycle->len; i++)
		join(list, ((struct store_service *)
				    r->services->pdata[g_array_index(cycle, int, i)])->slug);
	return take_list(list);
}
