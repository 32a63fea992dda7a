/* Actions, parked topics and the people of a room, on the screen. */
#include "config.h"

#include "fixture.h"
#include "testlib.h"
#include "tui/items.h"
#include "tui/people.h"

static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
}

/* The screen as it stands alone: its ops take an argument of its own. */
static void open_items(struct tui_fixture *f, bool (*push)(struct tui *, const char *))
{
	tui_fixture_start(f, &people_ops, "billing");
	g_assert_true(push(&f->tui, "billing"));
}

static void add_actions(struct tui_fixture *f)
{
	tui_fixture_run(f, "actions add", "billing",
			"Remove the nightly job of Orders that writes invoices.status",
			"--owner=Ana", "--due=2026-12-11", "--condition=P4");
	tui_fixture_run(f, "actions add", "billing", "Measure a restore", "--owner=Li",
			"--due=2026-09-01");
	tui_fixture_run(f, "actions add", "billing", "Name the product owner");
}

static void test_actions(void)
{
	struct tui_fixture f;

	begin(&f);
	add_actions(&f);
	open_items(&f, actions_push);
	tui_is_golden(&f, "actions-80x24");
	tui_size(&f, 16, 60);
	tui_is_golden(&f, "actions-60x16");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "actions-40x10");
	tui_size(&f, 24, 80);
	/* the overdue one is first; done, it goes to the end with the cursor on it */
	tui_type(&f, "Space");
	tui_shows(&f, "Saved: 2 is done. u = undo");
	tui_shows(&f, "[x] 2");
	tui_shows(&f, "2 open");
	tui_type(&f, "u");
	tui_shows(&f, "Undone: ");
	tui_shows(&f, "2026-09-01!");
	tui_fixture_clear(&f);
}

/* What was typed stays when it is refused, with the reason beside it. */
static void test_point_16_due(void)
{
	static const struct {
		const char *typed, *shown;
		bool taken;
	} rows[] = {
		{ "2026-02-30", "Until (2026-12-11, +2w, fri): 2026-02-30", false },
		{ "never", "Until (2026-12-11, +2w, fri): never", false },
		{ "+2w", "2026-09-26", true },
		{ "fri", "2026-09-18", true },
		{ "2026-12-01", "2026-12-01", true },
	};
	struct tui_fixture f;

	begin(&f);
	add_actions(&f);
	open_items(&f, actions_push);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		tui_type(&f, "g b Ctrl-U");
		tui_write(&f, rows[i].typed);
		tui_type(&f, "Enter");
		tui_shows(&f, rows[i].shown);
		if (!rows[i].taken)
			tui_type(&f, "Esc");
	}
	tui_type(&f, "g o Ctrl-U A Tab Enter");
	tui_shows(&f, "Saved: action");
	tui_fixture_clear(&f);
}

/* Another terminal writes while a prompt is open: what is typed belongs to the action it
 * was asked for, and does not silently replace what the other one wrote. */
static void test_meanwhile(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_run(&f, "actions add", "billing", "Measure a restore", "--owner=Li");
	tui_fixture_run(&f, "actions add", "billing", "Name the product owner", "--owner=Ana");
	open_items(&f, actions_push);
	tui_type(&f, "G o Ctrl-U");
	tui_write(&f, "Ben");
	tui_fixture_run(&f, "actions set", "billing", "2", "--owner=Femi");
	tui_tick(&f.tui);
	tui_shows(&f, "Femi");
	tui_type(&f, "Enter");
	tui_lacks(&f, "Saved");
	tui_shows(&f, "Who: Ben");
	tui_shows(&f, "Femi");
	/* seen and meant */
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: action 2");
	tui_lacks(&f, "Femi");
	/* gone altogether: no other action gets it */
	tui_type(&f, "o Ctrl-U");
	tui_write(&f, "Zoe");
	for (int i = 0; i < 4; i++)
		tui_fixture_run(&f, "undo", "billing");
	tui_tick(&f.tui);
	tui_type(&f, "Enter");
	tui_lacks(&f, "Saved");
	tui_shows(&f, "Who: Zoe");
	tui_fixture_clear(&f);
}

static void test_topics(void)
{
	struct tui_fixture f;

	begin(&f);
	open_items(&f, topics_push);
	tui_shows(&f, "Nothing parked.");
	tui_fixture_run(&f, "topic add", "billing", "Who pays for the event bus?");
	tui_tick(&f.tui);
	tui_shows(&f, "Who pays for the event bus?");
	tui_type(&f, "a");
	tui_write(&f, "Ben");
	tui_type(&f, "Enter");
	tui_shows(&f, "By when");
	tui_write(&f, "soon");
	tui_type(&f, "Enter");
	tui_shows(&f, "\"soon\" is not a day");
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "2026-12-24");
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: topic is now action 1");
	/* Esc behind the name: no day yet */
	tui_fixture_run(&f, "topic add", "billing", "Who sees the prices?");
	tui_tick(&f.tui);
	tui_type(&f, "g a");
	tui_write(&f, "Zoe");
	tui_type(&f, "Enter Esc");
	tui_shows(&f, "Saved: topic is now action 2");
	tui_type(&f, "q");
	g_assert_true(actions_push(&f.tui, "billing"));
	tui_shows(&f, "Ben         2026-12-24");
	tui_shows(&f, "Zoe");
	tui_fixture_clear(&f);
}

static void test_point_17_people(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &people_ops, "billing");
	tui_is_golden(&f, "people-empty-80x24");
	tui_type(&f, "c");
	tui_write(&f, "5");
	tui_type(&f, "Enter +");
	tui_write(&f, "Ana:product, Ben");
	tui_type(&f, "Enter");
	tui_type(&f, "m");
	tui_write(&f, "operations");
	tui_type(&f, "Enter");
	tui_is_golden(&f, "people-80x24");
	tui_size(&f, 10, 40);
	tui_shows(&f, "Ana");
	tui_size(&f, 24, 80);
	/* one more comes late: the room grows by one */
	tui_type(&f, "l");
	tui_write(&f, "Femi");
	tui_type(&f, "Enter");
	tui_shows(&f, "Femi");
	tui_shows(&f, "People in the room        6");
	tui_type(&f, "/");
	tui_write(&f, "ben");
	tui_type(&f, "Enter d");
	tui_shows(&f, "Saved: Ben left");
	tui_lacks(&f, "\xe2\x96\xb8 Ben");
	tui_type(&f, "n");
	tui_shows(&f, "shown, and kept in reports");
	tui_type(&f, "v");
	tui_shows(&f, "secret ballots");
	tui_fixture_clear(&f);
}

/* Nobody is missing because somebody is named: that is said, or each role has a name. */
static void test_roles(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &people_ops, "billing");
	tui_type(&f, "+");
	tui_write(&f, "Ana:product, Ben");
	tui_type(&f, "Enter");
	tui_shows(&f, "Roles missing             not said: operations, developers, leadership");
	tui_type(&f, "m Enter");
	tui_shows(&f, "not said: operations");
	tui_type(&f, "m");
	tui_write(&f, "operations");
	tui_type(&f, "Enter");
	tui_shows(&f, "Roles missing             operations");
	tui_lacks(&f, "not said");
	/* whose role had but her */
	tui_type(&f, "g d");
	tui_shows(&f, "Roles missing             operations; not said: product");
	tui_type(&f, "m Ctrl-U");
	tui_write(&f, "none");
	tui_type(&f, "Enter");
	tui_shows(&f, "Roles missing             none");
	tui_fixture_clear(&f);
}

/* Who is selected stays so when another terminal lets somebody before them go. */
static void test_selected_person(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &people_ops, "billing");
	tui_type(&f, "+");
	tui_write(&f, "Ana, Ben, Chi");
	tui_type(&f, "Enter");
	tui_type(&f, "g j");
	tui_fixture_run(&f, "people", "billing", "--gone=Ana");
	tui_tick(&f.tui);
	tui_type(&f, "d");
	tui_shows(&f, "Saved: Ben left");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/items/actions", test_actions);
	g_test_add_func("/tui/points/16-due", test_point_16_due);
	g_test_add_func("/tui/items/meanwhile", test_meanwhile);
	g_test_add_func("/tui/items/topics", test_topics);
	g_test_add_func("/tui/people/roles", test_roles);
	g_test_add_func("/tui/points/17-people", test_point_17_people);
	g_test_add_func("/tui/people/selected", test_selected_person);
	return test_run();
}
