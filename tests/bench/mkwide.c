/*
 * Builds a database of one wide system, for measurements of what is said about all of it:
 *
 *	mkwide FILE SERVICES
 *
 * A team for every third service, five calls for each, to anybody; every tenth writes a
 * store that its neighbour writes as well. Nothing is assessed. The calls are the same on
 * every machine.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/summaries.h"

enum { CALLS = 5, TEAM_OF = 3 };

static const char at[] = "2020-01-01T00:00:00Z";

static struct diags *ds;

static void need(bool ok, const char *what)
{
	if (ok)
		return;
	diags_print(ds, stderr);
	fprintf(stderr, "mkwide: %s failed\n", what);
	exit(3);
}

static gint64 put_team(struct store *st, int number)
{
	g_autofree char *name = g_strdup_printf("team-%05d", number);
	struct store_team team = { .name = name, .size = 5 };

	need(store_put_team(st, &team, ds), "team");
	g_free(team.uid);
	return team.id;
}

static gint64 put_service(struct store *st, gint64 system, gint64 team, int number)
{
	g_autoptr(store_service) s = store_service_new();
	g_autofree char *name = g_strdup_printf("store-%05d",
						number % 10 == 1 ? number - 1 : number);

	s->system = system;
	s->slug = g_strdup_printf("service-%05d", number);
	s->purpose = g_strdup("does one thing and does it well");
	need(store_put_service(st, s, ds), "service");
	need(store_set_owner(st, s->id, team, true, ds), "owner");
	need(store_set_write(st, s->id, name, true, ds), "write");
	return s->id;
}

/* The generator of Numerical Recipes: enough to be anybody. */
static guint32 next_random(void)
{
	static guint32 state = 1;

	state = state * 1664525u + 1013904223u;
	return state >> 8;
}

static void put_calls(struct store *st, const gint64 *services, int n)
{
	for (int i = 0; i < n; i++)
		for (int k = 0; k < CALLS; k++) {
			struct store_call call = { .kind = STORE_CALL_SYNC,
				.service = services[next_random() % (guint32)n] };

			if (call.service != services[i])
				need(store_set_call(st, services[i], &call, true, ds), "call");
		}
}

int main(int argc, char **argv)
{
	struct store_system system = { .name = (char *)"wide", .running = 1 };
	int n = argc == 3 ? atoi(argv[2]) : 0;
	g_autofree gint64 *services = g_new0(gint64, (gsize)MAX(n, 0) + 1);
	struct app app = { 0 };
	gint64 team = 0;

	if (n <= 0) {
		fprintf(stderr, "usage: mkwide FILE SERVICES\n");
		return 2;
	}
	ds = diags_new();
	need(app_init(&app, ds), "start");
	app.db_path = g_strdup(argv[1]);
	need(app_store_new(&app, ds), "open");
	need(store_begin(app.store, at, "mkwide", "fill", ds), "begin");
	need(store_put_system(app.store, &system, ds), "system");
	for (int i = 0; i < n; i++) {
		if (i % TEAM_OF == 0)
			team = put_team(app.store, i / TEAM_OF);
		services[i] = put_service(app.store, system.id, team, i);
	}
	put_calls(app.store, services, n);
	need(summaries_refresh(&app, app.store, system.id, ds), "summaries");
	need(store_commit(app.store, ds), "commit");
	app_clear(&app);
	g_free(system.uid);
	diags_free(ds);
	return 0;
}
