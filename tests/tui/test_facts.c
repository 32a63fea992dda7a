/* The facts of a service: both columns, where they differ, and the way to the entry. */
#include "config.h"

#include "fixture.h"
#include "testlib.h"
#include "tui/home.h"

static void start(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "new", "search", "--from=shop");
	tui_fixture_run(f, "team set", "Payments", "--size=6");
	tui_fixture_run(f, "answer", "billing", "own.team-size=7", "S1=25");
	tui_fixture_start(f, &home_ops, NULL);
	tui_type(f, "F");
}

static void test_golden(void)
{
	static const struct { int rows, cols; const char *name; } sizes[] = {
		{ 24, 80, "facts-80x24" },
		{ 16, 60, "facts-60x16" },
		{ 10, 40, "facts-40x10" },
	};
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "j");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		tui_size(&f, sizes[i].rows, sizes[i].cols);
		tui_is_golden(&f, sizes[i].name);
	}
	tui_fixture_clear(&f);
}

static void test_entry(void)
{
	struct tui_fixture f;

	start(&f);
	tui_shows(&f, "1 answer differs from what is registered.");
	tui_type(&f, "j e");
	tui_shows(&f, "Team: Payments");
	tui_type(&f, "Down Ctrl-U 7 Ctrl-S");
	tui_shows(&f, "Saved: Payments (7), was Payments (6). u = undo");
	tui_type(&f, "u");
	tui_shows(&f, "Undone: change team Payments.");
	tui_type(&f, "Ctrl-R");
	tui_type(&f, "k");
	tui_lacks(&f, "differs");
	tui_type(&f, "e");
	tui_shows(&f, "Edit: billing");
	tui_type(&f, "Ctrl-U i n v o i c e s Ctrl-S");
	tui_shows(&f, "invoices, facts");
	tui_type(&f, "G");
	tui_shows(&f, "given by tester on 2026-09-12 through invoices; a");
	tui_shows(&f, "touches 2 services");
	tui_type(&f, "e");	/* an answer is no entry */
	tui_shows(&f, "means nothing here");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/facts/golden", test_golden);
	g_test_add_func("/tui/facts/entry", test_entry);
	return g_test_run();
}
