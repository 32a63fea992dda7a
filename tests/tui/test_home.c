/*
 * Home: what it shows, how it is moved in and narrowed, archive and undo, and how little
 * of a large database it reads.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/home.h"
#include "tui/verdict.h"
#include "tui/walk.h"

/* Three services of two systems: one with a draft, one finished, one untouched. */
static void add_services(struct tui_fixture *f)
{
	tui_fixture_run(f, "new", "checkout", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Orders");
	tui_fixture_run(f, "new", "audit", "--from=books");
	tui_fixture_run(f, "answer", "checkout", "G0=no", "S1=6");
	tui_fixture_run(f, "finish", "checkout");
	tui_fixture_run(f, "actions add", "checkout", "call the bank", "--owner=Ana",
			"--due=2026-09-01");
	tui_fixture_run(f, "answer", "billing", "P3=yes");
}

static void start(struct tui_fixture *f)
{
	tui_fixture_init(f);
	add_services(f);
	tui_fixture_start(f, &home_ops, NULL);
}

/* No question is asked, the next three steps are there, and the demo is named. */
static void test_point_01_empty(void)
{
	struct tui_fixture f;

	tui_fixture_init(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_shows(&f, "No proposed services yet.");
	tui_shows(&f, "  +  ");
	tui_shows(&f, "  :  ");
	tui_shows(&f, "  ?  ");
	tui_shows(&f, "seam demo");
	tui_is_golden(&f, "home-empty-80x24");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "home-empty-40x10");
	/* keys of a service say that there is none, and + works */
	tui_type(&f, "Enter");
	tui_shows(&f, "means nothing here");
	tui_type(&f, "+");
	tui_shows(&f, "New service");
	g_assert_false(g_file_test(f.base.db, G_FILE_TEST_EXISTS));
	tui_fixture_clear(&f);
}

static void test_golden(void)
{
	static const struct { int rows, cols; const char *name; } sizes[] = {
		{ 24, 80, "home-80x24" },
		{ 16, 60, "home-60x16" },
		{ 10, 40, "home-40x10" },
		{ 50, 200, "home-200x50" },
	};
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "G");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		tui_size(&f, sizes[i].rows, sizes[i].cols);
		tui_is_golden(&f, sizes[i].name);
	}
	tui_fixture_clear(&f);
}

static const char *selected(struct tui_fixture *f)
{
	return home_ops.service(tui_top(&f->tui));
}

/* The status row says what needs attention, first of the selected one. */
static void test_attention(void)
{
	struct tui_fixture f;

	start(&f);
	tui_shows(&f, "checkout has 1 overdue action.");
	tui_lacks(&f, "A = show it");
	tui_type(&f, "G");
	tui_shows(&f, "checkout has 1 overdue action. A = show it");
	tui_shows(&f, "2026-09-01, overdue; Ana: call the bank");
	tui_type(&f, "A");
	tui_shows(&f, "call the bank");
	tui_fixture_clear(&f);
}

/* The same, wherever they stand: of forty services, seven in sight. */
static void test_attention_out_of_sight(void)
{
	struct tui_fixture f;

	tui_fixture_init(&f);
	for (int i = 0; i < 40; i++) {
		g_autofree char *slug = g_strdup_printf("s%02d", i);

		tui_fixture_run(&f, "new", slug, "--from=shop");
	}
	tui_fixture_start(&f, &home_ops, NULL);
	tui_tick(&f.tui);
	tui_lacks(&f, "overdue");
	tui_fixture_run(&f, "actions add", "s33", "call the bank", "--owner=Ana",
			"--due=2026-09-01");
	tui_tick(&f.tui);	/* sees that somebody wrote */
	tui_tick(&f.tui);
	tui_shows(&f, "s33 has 1 overdue action.");
	tui_fixture_run(&f, "actions add", "s38", "and the post", "--due=2026-09-01");
	tui_tick(&f.tui);
	tui_tick(&f.tui);
	tui_shows(&f, "s33 and 1 other service have overdue actions.");
	/* one of a service that is archived asks for nobody */
	tui_fixture_run(&f, "actions done", "s38", "1");
	tui_fixture_run(&f, "service archive", "s33");
	tui_tick(&f.tui);
	tui_tick(&f.tui);
	tui_lacks(&f, "overdue");
	/* without anything overdue, the draft that was left */
	tui_fixture_run(&f, "people", "s31", "--count=5");
	g_assert_true(walk_push(&f.tui, "s31"));
	tui_type(&f, "q g");
	g_assert_cmpstr(selected(&f), ==, "s00");
	tui_tick(&f.tui);
	tui_shows(&f, "s31 was left ");
	tui_fixture_clear(&f);
}

/* Killed in the middle, home stands where the workshop broke off, and Enter goes on there;
 * what is finished, archived or days old does not move the cursor. */
static void test_point_10_home(void)
{
	static const struct { const char *what, *now, *at; } rows[] = {
		{ NULL, "2026-09-12T09:00:00Z", "s31" },
		{ NULL, "2026-09-13T09:00:00Z", "s31" },
		{ NULL, "2026-09-15T09:00:00Z", "s00" },
		{ "finish", "2026-09-12T09:00:00Z", "s00" },
		{ "service archive", "2026-09-12T09:00:00Z", "s00" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;

		tui_fixture_init(&f);
		tui_fixture_run(&f, "new", "s00", "--from=shop");
		tui_fixture_run(&f, "new", "s31", "--from=shop");
		tui_fixture_run(&f, "people", "s31", "--count=5");
		tui_fixture_start(&f, &home_ops, NULL);
		g_assert_true(walk_push(&f.tui, "s31"));
		tui_tick(&f.tui);
		if (rows[i].what != NULL)
			tui_fixture_run(&f, rows[i].what, "s31");
		f.base.now = rows[i].now;
		tui_fixture_restart(&f, &home_ops, NULL);
		test_row_str(rows[i].now, selected(&f), rows[i].at);
		if (strcmp(rows[i].at, "s31") == 0)
			tui_shows(&f, "s31 was left ");
		tui_fixture_clear(&f);
	}
}

static void test_open(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "G Enter");
	g_assert_true(tui_top(&f.tui)->ops == &verdict_ops);
	tui_type(&f, "q k Enter");
	g_assert_cmpstr(tui_top(&f.tui)->ops->name, ==, "question");
	tui_fixture_clear(&f);
}

/* j and Down, k and Up, g and Home, G and End: the same screen. */
static void test_point_05_moves(void)
{
	static const struct { const char *a, *b, *slug; } rows[] = {
		{ "g j", "Home Down", "billing" },
		{ "G k", "End Up", "billing" },
		{ "g k", "Home Up", "audit" },
		{ "G j", "End Down", "checkout" },
		{ "g PgDn", "Home G", "checkout" },
	};
	struct tui_fixture f;

	start(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *a = NULL;
		g_autofree char *b = NULL;

		tui_type(&f, rows[i].a);
		a = tui_text(&f);
		test_row_str(rows[i].a, selected(&f), rows[i].slug);
		tui_type(&f, rows[i].b);
		b = tui_text(&f);
		test_row_str(rows[i].b, b, a);
	}
	tui_fixture_clear(&f);
}

static void test_point_06_filter(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "/");
	tui_write(&f, "ing");
	tui_shows(&f, "billing");
	tui_lacks(&f, "audit");
	tui_type(&f, "Enter");
	tui_shows(&f, "1 service matches");
	tui_type(&f, "Esc");
	tui_shows(&f, "audit");
	tui_type(&f, "/");
	tui_write(&f, "zzzz");
	tui_type(&f, "Enter");
	tui_shows(&f, "\"zzzz\" was not found in any name");
	/* the text stays to be mended; Esc shows all again */
	tui_type(&f, "Backspace Backspace Backspace Backspace u Enter");
	tui_shows(&f, "2 services match");
	tui_type(&f, "n");
	g_assert_cmpstr(selected(&f), ==, "checkout");
	tui_type(&f, "n");
	g_assert_cmpstr(selected(&f), ==, "audit");
	tui_type(&f, "N");
	g_assert_cmpstr(selected(&f), ==, "checkout");
	/* what asks does not run into what is typed */
	tui_size(&f, 10, 40);
	tui_type(&f, "/");
	tui_shows(&f, "Show only names w… ");
	tui_type(&f, "Esc");
	tui_size(&f, 24, 80);
	tui_type(&f, "/ Esc");
	tui_shows(&f, "billing");
	tui_fixture_clear(&f);
}

static void test_point_25_archive(void)
{
	static const char *const refusals[] = { "n", "Enter", "Esc", "q" };
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "j");
	for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
		tui_type(&f, "d");
		tui_shows(&f, "Archive billing?");
		tui_type(&f, refusals[i]);
		test_row_str(refusals[i], selected(&f), "billing");
		tui_shows(&f, "3 proposed services");
	}
	tui_type(&f, "d y");
	tui_shows(&f, "billing is archived. u = undo");
	tui_shows(&f, "2 proposed services");
	tui_type(&f, "u");
	tui_shows(&f, "3 proposed services");
	g_assert_cmpstr(selected(&f), ==, "billing");
	/* another key, and u is about the selected one again */
	tui_type(&f, "d y j");
	g_assert_cmpstr(selected(&f), ==, "checkout");
	tui_fixture_clear(&f);
}

static void test_archived(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "j d y D");
	tui_shows(&f, "Archived services are shown, too");
	tui_shows(&f, "billing (archi");
	tui_type(&f, "k d");
	tui_shows(&f, "billing is brought back. u = undo");
	g_assert_cmpstr(selected(&f), ==, "billing");
	tui_type(&f, "u");
	tui_shows(&f, "billing (archi");
	tui_type(&f, "D");
	tui_lacks(&f, "billing");
	tui_fixture_clear(&f);
}

static void test_systems(void)
{
	struct tui_fixture f;

	start(&f);
	tui_shows(&f, "all systems");
	tui_type(&f, "Tab");
	tui_shows(&f, "seam › books");
	tui_lacks(&f, "billing");
	tui_type(&f, "Tab");
	tui_shows(&f, "seam › shop");
	tui_lacks(&f, "audit");
	tui_type(&f, "Tab");
	tui_shows(&f, "all systems");
	tui_type(&f, "S-Tab");
	tui_shows(&f, "seam › shop");
	tui_fixture_restart(&f, &home_ops, "books");
	tui_shows(&f, "seam › books");
	tui_lacks(&f, "billing");
	tui_fixture_clear(&f);
}

/* What s and t changed is undone with their service, and listed with what was not. */
static void test_named_history(void)
{
	struct tui_fixture f;

	start(&f);
	tui_fixture_run(&f, "system set", "shop", "--running=7");
	tui_type(&f, "Tab Tab : s y s t e m - h i s t o r y Enter");
	tui_shows(&f, "History of shop");
	tui_shows(&f, "change system shop");
	tui_fixture_clear(&f);
}

/* Another terminal adds and archives: the cursor stays on its service. */
static void test_news(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "j");
	tui_fixture_run(&f, "new", "aaa", "--from=shop");
	g_assert_true(tui_tick(&f.tui));
	g_assert_cmpstr(selected(&f), ==, "billing");
	tui_shows(&f, "aaa");
	tui_fixture_run(&f, "service archive", "aaa");
	g_assert_true(tui_tick(&f.tui));
	g_assert_cmpstr(selected(&f), ==, "billing");
	tui_lacks(&f, "aaa");
	tui_fixture_clear(&f);
}

static void start_in_german(struct tui_fixture *f)
{
	g_free(f->app.language);
	f->app.language = g_strdup("de");
	tui_fixture_start(f, &home_ops, NULL);
}

/* Rows keep texts in the language they were written in. Who reads another one has all of
 * the pane, too: at once, or after a first frame that loads no questionnaire for it. */
static void test_other_language(void)
{
	struct tui_fixture f;

	tui_fixture_init(&f);
	tui_fixture_run(&f, "new", "audit", "--from=books");
	start_in_german(&f);
	tui_lacks(&f, "Ask first");
	g_assert_null(f.app.questionnaires);
	g_assert_true(tui_tick(&f.tui));
	tui_shows(&f, "Ask first");
	tui_shows(&f, "Wer wartet heute auf wen, weil „audit“");
	g_assert_false(tui_tick(&f.tui));
	tui_fixture_clear(&f);

	tui_fixture_init(&f);
	add_services(&f);
	start_in_german(&f);
	tui_type(&f, "G");
	tui_shows(&f, "Bei einer Anwendung bleiben");
	tui_shows(&f, "Stops it");
	tui_shows(&f, "weil „checkout“");
	tui_type(&f, "g");
	tui_shows(&f, "weil „audit“");
	tui_fixture_clear(&f);
}

/* The list is longer than the screen: keys and the filter work on all of it, and the
 * questionnaire, which takes longer than all else, is not loaded. */
static void test_point_40_many(void)
{
	enum { SERVICES = 120 };
	struct tui_fixture f;

	tui_fixture_init(&f);
	for (int i = 0; i < SERVICES; i++) {
		g_autofree char *slug = g_strdup_printf("service-%03d", i);

		tui_fixture_run(&f, "new", slug, "--from=shop");
	}
	tui_fixture_start(&f, &home_ops, NULL);
	tui_shows(&f, "1 of 120 services");
	tui_type(&f, "G");
	tui_shows(&f, "service-119");
	g_assert_cmpstr(selected(&f), ==, "service-119");
	tui_type(&f, "PgUp PgUp");
	tui_shows(&f, selected(&f));
	tui_type(&f, "g j j");
	g_assert_cmpstr(selected(&f), ==, "service-002");
	/* keys that come faster than it is drawn */
	for (int i = 0; i < 60; i++)
		tui_key(&f.tui, 'j');
	tui_key(&f.tui, 'V');
	tui_shows(&f, "service-062");
	tui_type(&f, "q /");
	tui_write(&f, "-11");
	tui_type(&f, "Enter");
	tui_shows(&f, "10 services match");
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "j PgDn G k");
	g_assert_null(f.app.questionnaires);
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/points/01-empty", test_point_01_empty);
	g_test_add_func("/tui/points/05-moves-on-home", test_point_05_moves);
	g_test_add_func("/tui/points/06-filter", test_point_06_filter);
	g_test_add_func("/tui/points/25-archive", test_point_25_archive);
	g_test_add_func("/tui/points/40-many", test_point_40_many);
	g_test_add_func("/tui/home/golden", test_golden);
	g_test_add_func("/tui/home/other-language", test_other_language);
	g_test_add_func("/tui/home/attention", test_attention);
	g_test_add_func("/tui/points/10-home", test_point_10_home);
	g_test_add_func("/tui/home/attention-out-of-sight", test_attention_out_of_sight);
	g_test_add_func("/tui/home/open", test_open);
	g_test_add_func("/tui/home/archived", test_archived);
	g_test_add_func("/tui/home/systems", test_systems);
	g_test_add_func("/tui/home/named-history", test_named_history);
	g_test_add_func("/tui/home/news", test_news);
	return g_test_run();
}
