/* Services beside teams on the screen; what is in the demo's city-library is worked out by
 * hand in tests/app/test_matrix.c. */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/home.h"
#include "tui/matrix_part.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/walk.h"

static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_demo(f, &home_ops, "city-library");
}

static void test_draw(void)
{
	struct tui_fixture f;

	begin(&f);
	g_assert_true(matrix_push(&f.tui, "city-library", "loans"));
	tui_is_golden(&f, "matrix-80x24");
	tui_size(&f, 16, 60);
	tui_is_golden(&f, "matrix-60x16");
	tui_size(&f, 10, 40);
	tui_type(&f, "l");
	tui_is_golden(&f, "matrix-40x10");
	tui_size(&f, 50, 200);
	tui_is_golden(&f, "matrix-200x50");
	tui_size(&f, 24, 80);
	tui_type(&f, "Tab");
	tui_is_golden(&f, "matrix-findings-80x24");
	tui_type(&f, "Tab");
	tui_is_golden(&f, "matrix-fixes-80x24");
	tui_fixture_clear(&f);
}

/* Two writers and a service without an owner are marked; Enter shows what is registered
 * behind a cell, and what was answered. */
static void test_point_24_matrix(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_run(&f, "new", "catalog", "--from=city-library");
	tui_type(&f, "g M");
	g_assert_true(tui_top(&f.tui)->ops == &matrix_ops);
	tui_shows(&f, "catalog ?");		/* nobody owns it */
	tui_shows(&f, "loans !");		/* what is registered stops it */
	tui_shows(&f, "W!");			/* its store has another writer */
	tui_shows(&f, "! a rule objects");
	tui_shows(&f, "? no owner");
	tui_type(&f, "/ l o a n s Enter");
	tui_type(&f, "h h h h h h l");		/* Exchange stands first, then Desk */
	tui_shows(&f, "Desk owns loans.");
	tui_shows(&f, "fines writes to desk-db");
	tui_type(&f, "Enter");
	g_assert_true(tui_top(&f.tui)->ops == &viewer_ops);
	tui_shows(&f, "What is registered");
	tui_shows(&f, "reservations calls loans and waits.");
	tui_shows(&f, "fines writes to desk-db, as loans does.");
	tui_shows(&f, "fines takes events of loans.");
	tui_shows(&f, "What was answered");
	tui_shows(&f, "(NO-GO)");
	tui_type(&f, "q g Enter");
	tui_shows(&f, "Nobody owns catalog.");
	tui_shows(&f, "It was never assessed.");
	/* an owner whom nobody pages: no fact of the register, but an answer behind the cell */
	tui_type(&f, "q q");
	g_assert_true(matrix_push(&f.tui, "shop-monolith", "Catalogue"));
	tui_shows(&f, "Catalogue owns Catalogue.");
	tui_type(&f, "Enter");
	tui_type(&f, "/");
	tui_write(&f, "on-call");
	tui_type(&f, "Enter");
	tui_shows(&f, "own.on-call");
	tui_shows(&f, "Operations or a help desk is called");
	tui_fixture_clear(&f);
}

static void test_keys(void)
{
	struct tui_fixture f;

	begin(&f);
	g_assert_true(matrix_push(&f.tui, "city-library", "exchange"));
	tui_shows(&f, "Exchange owns exchange.");
	tui_type(&f, "h");
	tui_shows(&f, "This is the first team.");
	tui_type(&f, "l l l l");
	tui_shows(&f, "This is the last team.");
	tui_type(&f, "G V");
	g_assert_true(tui_top(&f.tui)->ops == &verdict_ops);
	tui_shows(&f, "reservations a1, verdict");
	tui_type(&f, "M");
	g_assert_true(tui_top(&f.tui)->ops == &matrix_ops);
	tui_type(&f, "q q");
	tui_shows(&f, "Of 6 services: 1 can go, 5 not now.");
	tui_type(&f, "Tab Enter");
	g_assert_true(tui_top(&f.tui)->ops == &viewer_ops);
	tui_shows(&f, "fines, loans, reservations");
	tui_type(&f, "q Tab");			/* fixes, the best first */
	tui_shows(&f, "Desk keeps its 3 services as one.");
	tui_type(&f, "Enter");
	tui_shows(&f, "Unlocks members.");
	tui_type(&f, "q G Enter");		/* the order: exchange can go */
	g_assert_true(tui_top(&f.tui)->ops == &verdict_ops);
	tui_shows(&f, "exchange a1, verdict");
	tui_type(&f, "q Tab");
	tui_shows(&f, "Accounts");
	tui_fixture_clear(&f);
}

/* What is registered meanwhile is seen; a system without services says so. */
static void test_live(void)
{
	struct tui_fixture f;

	begin(&f);
	g_assert_true(matrix_push(&f.tui, "city-library", NULL));
	tui_lacks(&f, "Lending");
	tui_fixture_run(&f, "new", "reminders", "--from=city-library", "--team=Lending");
	tui_tick(&f.tui);
	tui_shows(&f, "Lending");
	tui_shows(&f, "reminders");
	tui_shows(&f, "Of 7 services: ");
	tui_fixture_clear(&f);
}

/* Others come and go, and the cursor stays on its service and its team. */
static void test_selection(void)
{
	struct tui_fixture f;

	begin(&f);
	g_assert_true(matrix_push(&f.tui, "city-library", "loans"));
	tui_shows(&f, "▸Desk");
	tui_shows(&f, "▸  loans");
	tui_fixture_run(&f, "new", "archive", "--from=city-library", "--team=Aisles");
	tui_tick(&f.tui);
	tui_shows(&f, "archive");
	tui_shows(&f, "▸Desk");
	tui_shows(&f, "▸  loans");
	tui_fixture_clear(&f);
}

/* Fixes are tried again when somebody looks at them, and not for each answer that is given
 * over them. */
static void test_fixes_are_read_when_seen(void)
{
	struct tui_fixture f;
	const struct matrix_screen *m;

	begin(&f);
	g_assert_true(matrix_push(&f.tui, "city-library", NULL));
	m = (const struct matrix_screen *)tui_top(&f.tui);
	g_assert_null(m->page);
	tui_type(&f, "Tab Tab");
	g_assert_nonnull(m->page);
	tui_shows(&f, "One service alone writes to desk-db.");
	tui_type(&f, "G Enter");
	g_assert_true(tui_top(&f.tui)->ops == &verdict_ops);
	tui_fixture_run(&f, "service set", "fines", "--writes=");
	tui_tick(&f.tui);
	g_assert_true(m->outdated);
	tui_type(&f, "q");
	tui_shows(&f, "One service alone writes to desk-db.");
	tui_shows(&f, "fixes are being tried again.");
	tui_tick(&f.tui);			/* the next second */
	g_assert_false(m->outdated);
	tui_lacks(&f, "fixes are being tried again.");
	tui_lacks(&f, "One service alone writes to desk-db.");
	tui_fixture_run(&f, "service set", "fines", "--writes=desk-db");
	tui_tick(&f.tui);			/* seen, and said */
	tui_shows(&f, "fixes are being tried again.");
	tui_tick(&f.tui);
	tui_shows(&f, "One service alone writes to desk-db.");
	tui_type(&f, "Tab");
	g_assert_nonnull(m->page);
	tui_fixture_run(&f, "undo", "fines");
	tui_tick(&f.tui);
	g_assert_null(m->page);			/* nobody looks */
	tui_fixture_clear(&f);
}

static void test_long_name(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_run(&f, "new", "a-service-with-a-name-that-is-as-long-as-names-can-be-here-ok",
			"--from=city-library");
	g_assert_true(matrix_push(&f.tui, "city-library", NULL));
	tui_shows(&f, "… ?");		/* nobody owns it: seen with the longest name */
	tui_size(&f, 10, 40);
	tui_shows(&f, "… ?");
	tui_fixture_clear(&f);
}

/* From the workshop, to its own service. */
static void test_from_question(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct workshop_request r = { .service = "billing" };

	tui_fixture_init(&f);
	tui_fixture_run(&f, "new", "billing", "--from=shop");
	tui_fixture_run(&f, "new", "search", "--from=shop");
	tui_fixture_run(&f, "answer", "billing", "P1=no");
	g_assert_true(walk_start(&f.tui, &r, ds));
	tui_type(&f, "M");
	tui_shows(&f, "Nobody owns billing.");	/* and there is no team at all */
	tui_type(&f, "h");
	tui_type(&f, "Enter q q");
	g_assert_nonnull(walk_room(&f.tui));
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/matrix/draw", test_draw);
	g_test_add_func("/tui/matrix/keys", test_keys);
	g_test_add_func("/tui/matrix/live", test_live);
	g_test_add_func("/tui/matrix/selection", test_selection);
	g_test_add_func("/tui/matrix/fixes-are-read-when-seen", test_fixes_are_read_when_seen);
	g_test_add_func("/tui/matrix/long-name", test_long_name);
	g_test_add_func("/tui/matrix/from-question", test_from_question);
	g_test_add_func("/tui/points/24-matrix", test_point_24_matrix);
	return test_run();
}
