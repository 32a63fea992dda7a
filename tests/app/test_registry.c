/* What is registered is read once, and again after whatever changes it. */
#include "config.h"

#include <string.h>

#include "app/registry.h"
#include "fixture.h"
#include "testlib.h"

/* As another program. */
static void run(struct fixture *f, const char *command, const char *a, const char *b)
{
	struct ran r;

	ran_init(&r);
	fixture_run(f, &r, command, a, b, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
}

static void test_shared(void)
{
	static const struct { const char *command, *a, *b; bool again; } rows[] = {
		{ "answer", "billing", "S1=no", false },
		{ "answer", "billing", "P1=yes", false },
		{ "new", "search", "--from=shop", true },
		{ "answer", "search", "S1=no", false },
		{ "service set", "billing", "--calls=search", true },
		{ "team set", "Payments", "--size=7", true },
		{ "system set", "shop", "--running=3", true },
		{ "answer", "billing", "S1=yes", false },
		{ "undo", "billing", NULL, false },	/* an answer */
		{ "redo", "billing", NULL, false },
		{ "service archive", "search", NULL, true },
		{ "undo", "search", NULL, true },	/* the archiving */
		{ "redo", "search", NULL, true },
	};
	g_autoptr(diags) ds = diags_new();
	g_autoptr(registry) before = NULL;
	struct store *st;
	struct fixture f;
	struct app app;

	fixture_init(&f);
	run(&f, "new", "billing", "--from=shop");
	run(&f, "service set", "billing", "--team=Payments");
	fixture_app(&f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	app_end_reading(&app);
	g_assert_true(registry_shared(&before, &app, 1, ds));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(registry) now = NULL;
		g_autoptr(registry) fresh = NULL;

		run(&f, rows[i].command, rows[i].a, rows[i].b);
		g_assert_true(registry_shared(&now, &app, 1, ds));
		test_row(rows[i].command, (now != before) == rows[i].again);
		g_assert_true(registry_load(&fresh, st, 1, ds));
		test_row(rows[i].command, now->services->len == fresh->services->len);
		test_row(rows[i].command, now->view->edges == fresh->view->edges);
		registry_free(before);
		before = g_steal_pointer(&now);
	}
	app_clear(&app);
	/* Whoever holds it still has it. */
	g_assert_cmpstr(before->system->name, ==, "shop");
	fixture_clear(&f);
}

/* Once each, by slug; neither itself nor who is archived. */
static void test_consumers(void)
{
	static const struct { const char *slug, *consumers; } rows[] = {
		{ "a", "b, c" }, { "b", "c" }, { "c", NULL },
	};
	g_autoptr(diags) ds = diags_new();
	g_autoptr(registry) r = NULL;
	struct store *st;
	struct fixture f;
	struct app app;

	fixture_init(&f);
	for (int i = 0; i < 4; i++) {
		const char *const slugs[] = { "a", "b", "c", "d" };

		run(&f, "new", slugs[i], "--from=shop");
	}
	run(&f, "service set", "b", "--calls=a");
	run(&f, "service set", "b", "--listens-to=a");
	run(&f, "service set", "c", "--calls=a,b");
	run(&f, "service set", "d", "--calls=a");
	run(&f, "service archive", "d", NULL);
	fixture_app(&f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	app_end_reading(&app);
	g_assert_true(registry_load(&r, st, 1, ds));
	g_assert_cmpuint(r->services->len, ==, G_N_ELEMENTS(rows));
	for (int i = 0; i < (int)G_N_ELEMENTS(rows); i++) {
		const struct store_service *s = r->services->pdata[i];
		g_autofree char *consumers = registry_consumers(r, s->id);

		test_row(rows[i].slug, strcmp(s->slug, rows[i].slug) == 0);
		test_row(rows[i].slug, g_strcmp0(consumers, rows[i].consumers) == 0);
		test_row(rows[i].slug, registry_find(r, s->id) == i);
	}
	g_assert_cmpint(registry_find(r, 999), ==, -1);
	app_clear(&app);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/registry/shared", test_shared);
	g_test_add_func("/app/registry/consumers", test_consumers);
	return test_run();
}
