/*
 * A workshop over restarts and beside others: the ways in, undo, resume, two answers at
 * once, writes that fail, and the quick check.
 */
#include "config.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "sitting.h"
#include "testlib.h"
#include "tui/home.h"

/* ---- undo and resume -------------------------------------------------------------- */

static void test_point_11_undo_over_restart(void)
{
	static const char *const gates[] = { "P1", "P2", "P3", "P4", "P5", "B1" };
	struct tui_fixture f;

	sit_down(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(gates); i++) {
		go_to(&f, gates[i]);
		tui_type(&f, "2");
	}
	for (size_t i = G_N_ELEMENTS(gates); i-- > 0;) {
		g_autofree char *label = g_strdup_printf("Undone: answer %s: partial", gates[i]);

		if (i == 0)
			start_again(&f);
		tui_type(&f, "u");
		tui_shows(&f, label);
		test_row_str("goes there", asked(&f), gates[i]);
		expect_answer(&f, gates[i], "");
	}
	tui_type(&f, "Ctrl-R");
	tui_shows(&f, "Redone: answer P1: partial");
	expect_answer(&f, "P1", "partial");
	tui_fixture_clear(&f);
}

/* The start of the draft is no step: the room stays open. */
static void test_undo_keeps_draft(void)
{
	struct tui_fixture f;

	sit_down(&f);
	for (int i = 0; i < 5; i++)
		tui_type(&f, "u");
	tui_shows(&f, "There is nothing to undo.");
	g_assert_nonnull(walk_room(&f.tui));
	tui_fixture_clear(&f);
}

static void test_point_10_resume(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P3");
	tui_type(&f, "2 t m");
	tui_write(&f, "half a no");
	room_of(&f)->place.timer_ms = 83000;
	/* within a second it is on the disk: what follows reads it from there */
	tui_tick(&f.tui);
	room_of(&f)->place.timer_ms = 0;
	g_clear_pointer(&room_of(&f)->place.text, g_free);
	{
		struct question_screen *s =
			(struct question_screen *)tui_find_screen(&f.tui, &question_ops);

		s->room->j->frozen = true;	/* no way to say goodbye */
	}
	start_again(&f);
	test_row_str("question", asked(&f), "P3");
	expect_answer(&f, "P3", "partial");
	tui_shows(&f, "Note: half a no");
	tui_shows(&f, "01:23");
	tui_type(&f, "Esc");
	tui_shows(&f, "Drop what you typed?");
	tui_type(&f, "t t e Enter");
	tui_shows(&f, "Note           half a note");
	tui_fixture_clear(&f);
}

/* Killed before a second is over: nothing but the answer itself kept the place. */
static void test_point_10_at_once(void)
{
	static const struct { const char *question, *keys, *value; } rows[] = {
		{ NULL, "1", NULL },		/* the first answer of a draft */
		{ "P3", "2", "partial" },
		{ "own.team-size", "1 2 Enter", "12" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;
		g_autofree char *there = NULL;

		sit_down(&f);
		if (rows[i].question != NULL)
			go_to(&f, rows[i].question);
		there = g_strdup(asked(&f));
		tui_type(&f, rows[i].keys);
		room_of(&f)->j->frozen = true;	/* no way to say goodbye */
		start_again(&f);
		test_row_str(there, asked(&f), there);
		if (rows[i].value != NULL)
			expect_answer(&f, there, rows[i].value);
		tui_lacks(&f, "half typed");
		tui_fixture_clear(&f);
	}
}

/* A look at a draft is a place, too, though nobody moved or answered. */
static void test_point_10_untouched(void)
{
	g_autoptr(store_cursor) c = NULL;
	struct tui_fixture f;

	sit_down(&f);
	tui_tick(&f.tui);
	g_assert_true(store_get_cursor(f.app.store, room_of(&f)->j->target.service->id, &c, NULL));
	g_assert_nonnull(c);
	g_assert_cmpstr(c->question, ==, room_question(room_of(&f))->id);
	tui_fixture_clear(&f);
}

/* ---- others, and failures ---------------------------------------------------------- */

/* Both answers are shown, and either can count. */
static void test_point_34_conflict(void)
{
	static const struct { const char *key, *value; } rows[] = { { "1", "no" }, { "2", "yes" } };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;

		sit_down(&f);
		go_to(&f, "P1");
		tui_fixture_run(&f, "answer", "billing", "P1=no");
		tui_type(&f, "1");
		tui_shows(&f, "Answered meanwhile");
		tui_shows(&f, "Theirs: Several teams own it together");
		tui_shows(&f, "This one: One named, stable team");
		tui_type(&f, rows[i].key);
		expect_answer(&f, "P1", rows[i].value);
		tui_fixture_clear(&f);
	}
}

/* Words that were begun before the other one wrote do not take its place unasked; a note
 * goes beside another answer as well. */
static void test_point_34_typing(void)
{
	static const struct {
		const char *question, *before, *keys, *text, *meanwhile, *theirs, *mine;
	} rows[] = {
		{ "P1", "P1=no", "m", "from here", "P1=no:from there",
		  "people we still have to find. \"from there\"",
		  "people we still have to find. \"from here\"" },
		{ "P1", "P1=no", "m", "from here", "P1=partial", NULL, NULL },
		{ "own.team-name", NULL, "1", "Orders", "own.team-name=Billing",
		  "Theirs: Billing", "This one: Orders" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;

		sit_down(&f);
		if (rows[i].before != NULL)
			tui_fixture_run(&f, "answer", "billing", rows[i].before);
		tui_tick(&f.tui);
		go_to(&f, rows[i].question);
		tui_type(&f, rows[i].keys);
		tui_write(&f, rows[i].text);
		tui_fixture_run(&f, "answer", "billing", rows[i].meanwhile);
		tui_tick(&f.tui);
		tui_type(&f, "Enter");
		if (rows[i].theirs == NULL) {
			tui_lacks(&f, "Answered meanwhile");
			expect_answer(&f, "P1", "partial");
			tui_shows(&f, "from here");
		} else {
			tui_shows(&f, "Answered meanwhile");
			tui_shows(&f, rows[i].theirs);
			tui_shows(&f, rows[i].mine);
			tui_type(&f, "2");
			tui_shows(&f, rows[i].text);
		}
		tui_fixture_clear(&f);
	}
}

/* What another terminal writes is there with the next tick, without a key. */
static void test_point_34_live(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P1");
	tui_fixture_run(&f, "answer", "billing", "P1=no:they said so");
	g_assert_true(tui_tick(&f.tui));
	tui_shows(&f, "they said so");
	tui_shows(&f, "NO-GO is settled");
	tui_fixture_run(&f, "finish", "billing");
	tui_tick(&f.tui);
	g_assert_null(walk_room(&f.tui));
	tui_fixture_clear(&f);
}

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	limit.rlim_cur = bytes;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

static void test_point_35_full_disk(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P1");
	limit_files(1);
	tui_type(&f, "1");
	limit_files(RLIM_INFINITY);
	tui_shows(&f, "Not saved: there is no space left");
	tui_type(&f, "y");
	tui_shows(&f, "Saved: P1");
	expect_answer(&f, "P1", "yes");
	tui_type(&f, "m");
	tui_write(&f, "said twice");
	limit_files(1);
	tui_type(&f, "Enter");
	limit_files(RLIM_INFINITY);
	tui_shows(&f, "no space left");
	tui_shows(&f, "Note: said twice");
	tui_type(&f, "Enter");
	tui_shows(&f, "Note           said twice");
	tui_fixture_clear(&f);
}

/* ---- the ways in ------------------------------------------------------------------- */

static void test_begin(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct ran r = { 0 };

	tui_fixture_init(&f);
	tui_fixture_run(&f, "new", "billing", "--from=shop", "--team=Payments");
	g_assert_true(walk_start(&f.tui, &billing, ds));
	tui_shows(&f, "Nobody is named");
	tui_type(&f, "7 o");
	tui_is_golden(&f, "begin-80x24");
	fixture_run(&f.base, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "assessment", "null");
	tui_type(&f, "Enter");
	tui_shows(&f, "7 people in the room");
	g_assert_nonnull(walk_room(&f.tui));
	fixture_run(&f.base, &r, "people", "billing", "--json", NULL);
	g_assert_nonnull(strstr(r.out, "operations"));
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* What is finished is not opened again by the way. */
static void test_finished_is_asked(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct ran r = { 0 };

	tui_fixture_init(&f);
	tui_fixture_run(&f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(&f, "answer", "billing", "P1=no");
	tui_fixture_run(&f, "finish", "billing");
	g_assert_true(walk_start(&f.tui, &billing, ds));
	tui_shows(&f, "Going on starts a follow-up");
	fixture_run(&f.base, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "state", "finished");
	tui_type(&f, "Space");
	go_to(&f, "P1");
	tui_shows(&f, "hidden until the room has answered");
	tui_lacks(&f, "Last time      Several");
	tui_type(&f, "1");
	tui_shows(&f, "Last time      Several teams own it together");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

static void test_quick(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct workshop_request quick = { .service = "search", .quick = true };

	tui_fixture_init(&f);
	g_assert_true(walk_start(&f.tui, &quick, ds));
	tui_shows(&f, "Which application would it be split out of?");
	tui_write(&f, "shop");
	tui_type(&f, "Enter");
	tui_shows(&f, "How many engineers build shop today?");
	for (int i = 0; i < 20 && tui_top(&f.tui)->ops == &question_ops; i++)
		tui_type(&f, "1 Space");
	tui_shows(&f, "Worth 90 minutes");
	tui_shows(&f, "never says GO");
	tui_type(&f, "2");
	go_to(&f, "P1");
	tui_shows(&f, "the quick check said something");
	tui_lacks(&f, "The quick check said:");
	tui_type(&f, "o");
	tui_shows(&f, "The quick check said:");
	tui_type(&f, "o");
	expect_answer(&f, "P1", "yes");
	tui_fixture_clear(&f);
}

static void test_quick_no_workshop(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct workshop_request quick = { .service = "search", .quick = true, .system = "shop" };

	tui_fixture_init(&f);
	g_assert_true(walk_start(&f.tui, &quick, ds));
	go_to(&f, "P1");
	tui_type(&f, "3 Space");
	tui_shows(&f, "No workshop needed:");
	/* one Space too many ends nothing */
	tui_type(&f, "Space Space");
	tui_shows(&f, "No workshop needed:");
	g_assert_false(f.tui.over);
	tui_type(&f, "3");
	g_assert_nonnull(walk_room(&f.tui));
	tui_fixture_clear(&f);
}

/* The draft is finished elsewhere while something is half typed: it stays to be read, says
 * why, and goes when nobody needs it any more. */
static void test_typed_outlives_draft(void)
{
	static const struct {
		const char *question, *keys, *typed, *shows, *more, *away;
	} rows[] = {
		{ "P1", "1 m", "since May", "Note: since May", " it is", "Esc y" },
		{ "P1", "1 a", "hire two", "What is to be done? hire two", " more", "Esc y" },
		{ "own.team-size", "6", "", "6", "6", "Esc Esc" },
		{ "own.team-name", "1", "Ana", "Ana", "bel", "Esc Esc" },
		{ "P1", "v", "1 3", "1 3", " 1", "Esc y" },
		/* a note that waits for its answer */
		{ "P1", "m n o t Enter", "", "Note           not", "", "q y" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;

		tui_fixture_init(&f);
		tui_fixture_run(&f, "new", "billing", "--from=shop", "--team=Payments");
		tui_fixture_run(&f, "people", "billing", "--count=5");
		tui_fixture_start(&f, &home_ops, NULL);
		g_assert_true(walk_push(&f.tui, "billing"));
		go_to(&f, rows[i].question);
		tui_type(&f, rows[i].keys);
		tui_write(&f, rows[i].typed);
		tui_fixture_run(&f, "finish", "billing");
		tui_tick(&f.tui);
		tui_tick(&f.tui);
		tui_shows(&f, rows[i].shows);
		tui_shows(&f, "finished or taken back meanwhile");
		tui_write(&f, rows[i].more);
		tui_tick(&f.tui);
		tui_shows(&f, rows[i].shows);
		tui_type(&f, rows[i].away);
		test_row(rows[i].question, tui_top(&f.tui)->ops == &home_ops);
		tui_fixture_clear(&f);
	}
}

/* What is typed goes nowhere, and stays while that is so. */
static void test_typed_is_refused(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P1");
	tui_type(&f, "1 m");
	tui_write(&f, "since May");
	tui_fixture_run(&f, "finish", "billing");
	tui_type(&f, "Enter");
	tui_shows(&f, "Note: since May");
	tui_shows(&f, "nothing was stored");
	tui_size(&f, 10, 40);
	tui_shows(&f, "Note: since May");
	tui_shows(&f, "stored");
	g_assert_false(f.tui.over);
	tui_fixture_clear(&f);
}

/* A workshop that is the first screen ends the program, and well. */
static void test_ends_well(void)
{
	struct tui_fixture f;

	sit_down(&f);
	tui_type(&f, "1 q");
	g_assert_true(f.tui.over);
	g_assert_cmpint(f.tui.code, ==, EXIT_CODE_OK);
	tui_fixture_clear(&f);
}

/* Home calls the question what the room calls it, and says why nothing is undone. */
static void test_home_after(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "G0");
	tui_type(&f, "1");
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_shows(&f, ", at G0");
	tui_lacks(&f, "why.org-problem");
	tui_fixture_run(&f, "finish", "billing");
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "u");
	tui_shows(&f, "a1 of \"billing\" is finished and stays as it is");
	tui_fixture_clear(&f);
}

/* The file goes while the room sits: no matter of rights, and not worth trying again. */
static void test_moved_away(void)
{
	struct tui_fixture f;
	g_autofree char *away = NULL;

	sit_down(&f);
	go_to(&f, "P1");
	away = g_strconcat(f.base.db, ".away", NULL);
	g_assert_cmpint(g_rename(f.base.db, away), ==, 0);
	tui_type(&f, "1");
	tui_shows(&f, "deleted or replaced: put the file back, or restart the program");
	tui_lacks(&f, "Try again?");
	g_assert_cmpint(g_rename(away, f.base.db), ==, 0);
	tui_type(&f, "1");
	expect_answer(&f, "P1", "yes");
	tui_fixture_clear(&f);
}

/* Better is said as well as worse, by number keys and by votes. */
static void test_moved(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "G0");
	tui_type(&f, "2");
	tui_shows(&f, "best still possible: CONDITIONAL, was GO");
	tui_type(&f, "1");
	tui_shows(&f, "best still possible: GO, was CONDITIONAL");
	tui_type(&f, "v");
	tui_write(&f, "0 5 0 0");
	tui_type(&f, "Enter 2");
	tui_shows(&f, "best still possible: CONDITIONAL, was GO");
	tui_type(&f, "v");
	tui_write(&f, "5 0 0 0");
	tui_type(&f, "Enter 1");
	tui_shows(&f, "best still possible: GO, was CONDITIONAL");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	signal(SIGXFSZ, SIG_IGN);	/* as the program does */
	g_test_add_func("/tui/question/undo-keeps-draft", test_undo_keeps_draft);
	g_test_add_func("/tui/question/begin", test_begin);
	g_test_add_func("/tui/question/finished-is-asked", test_finished_is_asked);
	g_test_add_func("/tui/question/home-after", test_home_after);
	g_test_add_func("/tui/question/moved-away", test_moved_away);
	g_test_add_func("/tui/question/moved", test_moved);
	g_test_add_func("/tui/question/typed-outlives-draft", test_typed_outlives_draft);
	g_test_add_func("/tui/question/typed-is-refused", test_typed_is_refused);
	g_test_add_func("/tui/question/ends-well", test_ends_well);
	g_test_add_func("/tui/question/quick", test_quick);
	g_test_add_func("/tui/question/quick-no-workshop", test_quick_no_workshop);
	g_test_add_func("/tui/points/10-resume", test_point_10_resume);
	g_test_add_func("/tui/points/10-at-once", test_point_10_at_once);
	g_test_add_func("/tui/points/10-untouched", test_point_10_untouched);
	g_test_add_func("/tui/points/11-undo-over-restart", test_point_11_undo_over_restart);
	g_test_add_func("/tui/points/34-conflict", test_point_34_conflict);
	g_test_add_func("/tui/points/34-typing", test_point_34_typing);
	g_test_add_func("/tui/points/34-live", test_point_34_live);
	g_test_add_func("/tui/points/35-full-disk", test_point_35_full_disk);
	return g_test_run();
}
