/* The verdict on the screen, its closing in five lines, the report, and writing it. */
#include "config.h"

#include <string.h>

#include "sitting.h"
#include "testlib.h"
#include "tui/closing.h"
#include "tui/verdict.h"
#include "tui/viewer.h"

static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "answer", "billing", "P1=yes", "P2=no", "P4=no", "B2=yes");
}

static void test_verdict(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &verdict_ops, "billing");
	tui_is_golden(&f, "verdict-80x24");
	tui_type(&f, "G k");
	tui_size(&f, 16, 60);
	tui_is_golden(&f, "verdict-60x16");
	tui_size(&f, 50, 200);
	tui_is_golden(&f, "verdict-200x50");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "verdict-40x10");
	tui_fixture_clear(&f);
}

/* An answer changes it at once, wherever it was given. */
static void test_live(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &verdict_ops, "billing");
	tui_shows(&f, "P2 ");
	tui_fixture_run(&f, "answer", "billing", "P2=yes", "P4=yes");
	tui_tick(&f.tui);
	tui_shows(&f, "Best still possible");
	tui_fixture_clear(&f);
}

/* The panel follows the key that was pressed, and what it says would turn the verdict
 * does, tried as it says. */
static void test_point_21_live(void)
{
	struct tui_fixture f;

	sit_down(&f);
	tui_fixture_run(&f, "answer", "billing", "S1=no", "G0=yes", "P1=yes");
	tui_tick(&f.tui);
	tui_type(&f, "V");
	tui_shows(&f, "cannot be said yet");
	tui_shows(&f, "Best still possible: GO; worst: NO-GO.");
	tui_type(&f, "q");
	go_to(&f, "P2");
	tui_type(&f, "3");
	tui_shows(&f, "NO-GO is settled");
	tui_type(&f, "V");
	tui_shows(&f, "(NO-GO)");
	tui_lacks(&f, "Best still possible: GO");
	tui_shows(&f, "What would turn it");
	tui_type(&f, "/ P 2 Enter Enter");
	test_row_str("what would turn it", asked(&f), "P2");
	tui_type(&f, "1");
	tui_type(&f, "V");
	tui_shows(&f, "cannot be said yet");
	tui_shows(&f, "Best still possible: GO; worst: NO-GO.");
	tui_fixture_clear(&f);
}

static void test_closing(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_run(&f, "actions add", "billing", "Agree on the contract", "--owner=Ana",
			"--due=2026-12-11", "--condition=P4");
	tui_fixture_start(&f, &closing_ops, "billing");
	tui_is_golden(&f, "closing-80x24");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "closing-40x10");
	tui_size(&f, 24, 80);
	/* Ana's is about something else; Ben's is about the reason, and no first step */
	tui_lacks(&f, "Ana");
	tui_fixture_run(&f, "actions add", "billing", "Leave the train", "--owner=Ben",
			"--due=2026-12-11", "--condition=P2");
	tui_tick(&f.tui);
	tui_shows(&f, "Who         Ben, by 2026-12-11: Leave the train");
	tui_shows(&f, "a who and when");
	tui_type(&f, "a");
	tui_write(&f, "Cy");
	tui_type(&f, "Enter + 3 d Enter");
	tui_shows(&f, "Who         Cy, by 2026-09-15");
	tui_lacks(&f, "who and when");
	tui_size(&f, 10, 40);
	tui_type(&f, "x");
	tui_shows(&f, "Write to: report-billing.md");
	tui_type(&f, "Esc V");
	tui_shows(&f, "What stops it");
	tui_fixture_clear(&f);
}

/* Open gates: what to find out first, and from whom; and the room can name who does it
 * and when, there and then. */
static void test_closing_open(void)
{
	static const struct { int rows, cols; const char *name; } sizes[] = {
		{ 24, 80, "closing-open-80x24" },
		{ 10, 40, "closing-open-40x10" },
	};
	struct tui_fixture f;

	tui_fixture_init(&f);
	tui_fixture_run(&f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(&f, "people", "billing", "Ana:product", "Ben:developers");
	tui_fixture_run(&f, "answer", "billing", "S1=no", "G0=yes");
	tui_fixture_run(&f, "finish", "billing");
	tui_fixture_start(&f, &closing_ops, "billing@a1");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		tui_size(&f, sizes[i].rows, sizes[i].cols);
		tui_is_golden(&f, sizes[i].name);
	}
	tui_size(&f, 24, 80);
	tui_type(&f, "a Tab Enter");
	tui_write(&f, "soon");
	tui_type(&f, "Enter");
	tui_shows(&f, "soon");
	for (int i = 0; i < 4; i++)
		tui_type(&f, "Backspace");
	tui_write(&f, "+2w");
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: action 1");
	tui_shows(&f, "Who         Ana, by 2026-09-26");
	tui_lacks(&f, "who and when");
	tui_type(&f, "A");
	tui_shows(&f, "Find out from");
	/* named, and no day: said, and not asked for a second time */
	tui_type(&f, "d q");
	tui_shows(&f, "nobody named yet, no day yet");
	tui_type(&f, "a B e n Enter Esc");
	tui_shows(&f, "Who         Ben, no day yet");
	tui_lacks(&f, "who and when");
	tui_fixture_clear(&f);
}

static void test_report(void)
{
	struct tui_fixture f;
	g_autofree char *path = NULL;
	g_autofree char *text = NULL;

	begin(&f);
	tui_fixture_start(&f, &verdict_ops, "billing");
	tui_type(&f, "R");
	tui_shows(&f, "What is already in place");
	tui_type(&f, "] ]");
	tui_shows(&f, "What stops it\n -----");
	tui_type(&f, "x");
	tui_shows(&f, "Write to: report-billing.md");
	tui_type(&f, "Esc");
	/* the narrowest screen has no margin, or lines of 40 columns would be broken again */
	tui_size(&f, 10, 40);
	tui_type(&f, "g");
	tui_shows(&f, "\nbilling: not yet. Redraw the boundary\n(NO-GO)\n");
	tui_size(&f, 24, 80);
	tui_type(&f, "x");
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "no-ending");
	tui_type(&f, "Enter");
	tui_shows(&f, "the ending of \"no-ending\" names no format");
	tui_type(&f, "Ctrl-U");
	path = g_build_filename(f.base.dir, "billing.md", NULL);
	tui_write(&f, path);
	tui_type(&f, "Enter");
	tui_shows(&f, "Written: ");
	text = test_read_file(path, NULL);
	g_assert_true(g_str_has_prefix(text, "# billing: "));
	/* one that is there is not replaced without asking */
	test_write_file(path, "mine");
	tui_type(&f, "x Ctrl-U");
	tui_write(&f, path);
	tui_type(&f, "Enter");
	tui_shows(&f, "Replace \"");
	tui_type(&f, "Enter");
	g_free(text);
	text = test_read_file(path, NULL);
	g_assert_cmpstr(text, ==, "mine");
	g_assert_cmpuint(f.tui.stack->len, ==, 2);
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/verdict/draw", test_verdict);
	g_test_add_func("/tui/verdict/live", test_live);
	g_test_add_func("/tui/points/21-live", test_point_21_live);
	g_test_add_func("/tui/closing", test_closing);
	g_test_add_func("/tui/closing/open", test_closing_open);
	g_test_add_func("/tui/report", test_report);
	return test_run();
}
