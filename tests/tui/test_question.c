/*
 * The question of a workshop by its keys: answers of every kind, what stands beside them,
 * the way from one to the next; and what it looks like.
 */
#include "config.h"

#include <string.h>

#include "core/kind.h"
#include "sitting.h"
#include "testlib.h"
#include "tui/facts.h"
#include "tui/question.h"

/* ---- answers of every kind ----------------------------------------------------- */

static void test_kinds(void)
{
	static const struct { const char *question, *keys, *value; } rows[] = {
		{ "P1", "1", "yes" },
		{ "P1", "j Enter", "partial" },
		{ "P1", "0", "unknown" },
		{ "S1", "# 4 0 Enter", "40" },
		{ "S1", "# 1 2 Space", "12" },
		{ "own.team-size", "6 Enter", "6" },
		{ "own.team-size", "0 Space", "0" },
		{ "own.team-size", "j Enter", "unknown" },
		{ "ops.endpoints", "1", "liveness" },
		{ "ops.endpoints", "1 2", "liveness,readiness" },
		{ "ops.endpoints", "1 2 1", "readiness" },
		{ "ops.endpoints", "4", "none" },
		{ "con.form", "2", "events" },
		{ "own.team-name", "1 A n a Enter", "Ana" },
		{ "own.team-name", "0", "unknown" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;

		sit_down(&f);
		go_to(&f, rows[i].question);
		tui_type(&f, rows[i].keys);
		expect_answer(&f, rows[i].question, rows[i].value);
		test_row_str(rows[i].question, asked(&f), rows[i].question);
		tui_fixture_clear(&f);
	}
}

/* The last row says what the keys do that are not typed: before the first digit, and
 * behind it. */
static void test_keys_of_fields(void)
{
	static const struct { const char *question, *keys, *footer; } rows[] = {
		{ "P1", "", " 1-9 answer  Space next" },
		{ "own.team-size", "", " 0-9 type the number  Space next" },
		{ "own.team-size", "6", " Enter take the number  Space take it, too  Esc cancel" },
		{ "S1", "#", " Enter take the number  Space take it, too  Esc cancel" },
		{ "own.team-name", "", " 1 write the answer  Space next" },
		{ "own.team-name", "1", " Enter accept  Esc cancel" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct tui_fixture f;
		g_autofree char *screen = NULL;
		const char *last;

		sit_down(&f);
		go_to(&f, rows[i].question);
		tui_type(&f, rows[i].keys);
		screen = g_strchomp(tui_text(&f));
		last = strrchr(screen, '\n') + 1;
		test_row(last, g_str_has_prefix(last, rows[i].footer));
		if (*rows[i].keys != '\0')
			test_row_str(rows[i].question, last, rows[i].footer);
		tui_fixture_clear(&f);
	}
}

static void test_point_09_digits_and_space(void)
{
	struct tui_fixture f;
	int settled = 0, steps = 0;

	sit_down(&f);
	while (steps++ < 200 && tui_top(&f.tui)->ops == &question_ops) {
		enum answer_form form = question_form(room_question(room_of(&f)));

		if (form == FORM_CHOICE || form == FORM_ITEMS)
			tui_type(&f, "1");
		else if (form == FORM_NUMBER)
			tui_type(&f, "3 Space");
		tui_type(&f, "Space");
		/* decided: everything */
		if (tui_top(&f.tui)->ops != &question_ops && settled++ == 0)
			tui_type(&f, "2");
	}
	tui_shows(&f, "Everything that can be asked was asked.");
	for (int i = 0; i < room_of(&f)->j->q->n_questions; i++) {
		const struct question *q = &room_of(&f)->j->q->questions[i];

		if (question_form(q) != FORM_TEXT && !inputs_is_hidden(room_of(&f)->j->in, i) &&
		    inputs_stand_in(room_of(&f)->j->in, i) == NULL)
			test_row(q->id, room_answer_of(room_of(&f), i) != NULL);
	}
	tui_fixture_clear(&f);
}

/* The answer is seen before the room moves on. */
static void test_answer_stays(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P1");
	tui_type(&f, "3");
	tui_shows(&f, "Saved: P1; NO-GO is settled. u = undo");
	test_row_str("stays", asked(&f), "P1");
	tui_type(&f, "7");
	tui_shows(&f, "there are 3 choices");
	tui_type(&f, "-");
	tui_shows(&f, "P1 always applies");
	tui_fixture_clear(&f);
}

/* ---- what is shown -------------------------------------------------------------- */

static void test_point_12_all_at_once(void)
{
	static const char *const there[] = {
		"section 1/9", "all 2/61", "P1   gate", "can still decide",
		"On the day billing runs alone", "Why we ask", "Not an answer", "ready", "partly",
		"stops the split", "Don't know", "Last time", "two teams together", "Votes",
		"Confidence     medium",
		"Evidence 2: wiki, staff list", "Note           since May", "Action         1: name it, "
		"Ana", "Parked",
	};
	struct tui_fixture f;

	sit_down(&f);
	tui_fixture_run(&f, "answer", "billing", "P1=no:two teams together");
	tui_fixture_run(&f, "finish", "billing");
	start_again(&f);
	tui_size(&f, 30, 80);
	tui_fixture_run(&f, "people", "billing", "--count=5");
	tui_fixture_run(&f, "answer", "billing", "S1=no");
	tui_fixture_run(&f, "vote", "billing", "P1", "1 3 1");
	tui_tick(&f.tui);
	go_to(&f, "P1");
	tui_type(&f, "2 c c e");
	tui_write(&f, "wiki, staff list");
	tui_type(&f, "Enter m");
	tui_write(&f, "since May");
	tui_type(&f, "Enter a");
	tui_write(&f, "name it");
	tui_type(&f, "Enter A n a Enter Enter p");
	tui_write(&f, "who pays");
	tui_type(&f, "Enter");
	for (size_t i = 0; i < G_N_ELEMENTS(there); i++)
		tui_shows(&f, there[i]);
	tui_fixture_clear(&f);
}

/* A system answer says whose it is, since when, and how many it touches. */
static void test_system_answer(void)
{
	struct tui_fixture f;

	sit_down(&f);
	tui_fixture_run(&f, "new", "ledger", "--from=shop");
	tui_fixture_run(&f, "answer", "ledger", "S1=partial");
	tui_tick(&f.tui);
	go_to(&f, "S1");
	tui_shows(&f, "shop: counts for 2 services; given on 2026-09-12 through ledger");
	tui_lacks(&f, "tester");
	tui_type(&f, "1");
	tui_shows(&f, "Saved: S1 for 2 services");
	tui_fixture_clear(&f);
}

/* A registered fact stands in until the room answers; then both are shown. */
static void test_fact(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "own.team-name");
	tui_shows(&f, "Registered     Payments: counts until the room answers");
	tui_type(&f, "1 O r d e r s Enter");
	tui_shows(&f, "Registered     Payments: not what the room says");
	tui_type(&f, "E");
	g_assert_true(tui_top(&f.tui)->ops == &facts_ops);
	tui_fixture_clear(&f);
}

static void test_point_31_presenter(void)
{
	struct tui_fixture f;
	g_autofree char *screen = NULL;
	int used = 0;

	sit_down(&f);
	go_to(&f, "P1");
	tui_type(&f, "z");
	screen = tui_text(&f);
	for (const char *p = screen; *p != '\0'; p = g_utf8_next_char(p))
		used += *p != ' ' && *p != '\n';
	g_assert_cmpint(used * 100, <, 40 * f.tui.rows * f.tui.cols);
	tui_lacks(&f, "Why we ask");
	tui_lacks(&f, "Confidence");
	tui_is_golden(&f, "question-presenter-80x24");
	tui_type(&f, "1 Space");
	tui_lacks(&f, "Why we ask");
	tui_fixture_clear(&f);
}

static void test_golden(void)
{
	static const struct { const char *name; int rows, cols; } sizes[] = {
		{ "question-40x10", 10, 40 },
		{ "question-60x16", 16, 60 },
		{ "question-80x24", 24, 80 },
		{ "question-200x50", 50, 200 },
	};
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P2");
	tui_type(&f, "2");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		tui_size(&f, sizes[i].rows, sizes[i].cols);
		tui_is_golden(&f, sizes[i].name);
	}
	tui_size(&f, 24, 80);
	tui_type(&f, "S");
	tui_is_golden(&f, "summary-80x24");
	tui_fixture_clear(&f);
}

/* ---- beside the answer ----------------------------------------------------------- */

static void test_point_16_park_and_action(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	sit_down(&f);
	go_to(&f, "P2");
	tui_type(&f, "j p");
	tui_write(&f, "who pays for the bus?");
	tui_type(&f, "Enter");
	tui_shows(&f, "parked as topic 1");
	tui_type(&f, "a");
	tui_write(&f, "count the days");
	tui_type(&f, "Enter");
	tui_write(&f, "Ana");
	tui_type(&f, "Enter");
	tui_write(&f, "2026-02-30");
	tui_type(&f, "Enter");
	tui_shows(&f, "is not a date");
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "+2w");
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: action 1");
	test_row_str("the question", asked(&f), "P2");
	/* the cursor stayed on the second choice */
	tui_type(&f, "Enter");
	expect_answer(&f, "P2", "partial");
	fixture_run(&f.base, &r, "actions", "billing", "--json", NULL);
	ran_expect_json(&r, "actions.0.due", "2026-09-26");
	ran_expect_json(&r, "actions.0.owner", "Ana");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* Esc in the middle loses nothing of an action. */
static void test_unfinished_action(void)
{
	struct tui_fixture f;

	sit_down(&f);
	tui_type(&f, "a");
	tui_write(&f, "count the days");
	tui_type(&f, "Enter Esc");
	tui_shows(&f, "1: count the days, nobody yet");
	tui_fixture_clear(&f);
}

/* What another terminal commits right behind our commit is not taken for read. */
static void test_written_behind(void)
{
	struct tui_fixture f;
	struct question_screen *s;

	sit_down(&f);
	go_to(&f, "P2");
	s = (struct question_screen *)tui_top(&f.tui);
	tui_fixture_run(&f, "answer", "billing", "P2=partial");
	s->fresh = true;
	tui_changed(&f.tui);
	tui_tick(&f.tui);
	g_assert_cmpint(s->room->j->in->answers[s->room->question].value.kind, ==, VALUE_CHOICE);
	tui_fixture_clear(&f);
}

/* Another terminal writes behind our commit and before the look, or behind the reading of
 * a screen that opens. */
static struct tui_fixture *raced;

static bool write_behind(struct screen *s, int key)
{
	tui_run_binding(s->tui, tui_find_binding(s->tui, key), key);
	tui_fixture_run(raced, "answer", "billing", "P2=no");
	return true;
}

static bool write_behind_open(struct screen *s, const void *arg, struct diags *ds)
{
	bool ok = question_ops.open(s, arg, ds);

	tui_fixture_run(raced, "answer", "billing", "P2=no");
	return ok;
}

static void test_written_in_between(void)
{
	static const struct { const char *before, *key, *ours; } rows[] = {
		{ "", "1", "yes" }, { "1", "u", "" }, { "1 u", "Ctrl-R", "yes" },
	};
	struct screen_ops racing = question_ops;
	struct tui_fixture f;

	racing.input = write_behind;
	raced = &f;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		sit_down(&f);
		go_to(&f, "P1");
		tui_type(&f, rows[i].before);
		tui_top(&f.tui)->ops = &racing;
		tui_type(&f, rows[i].key);
		tui_top(&f.tui)->ops = &question_ops;
		expect_answer(&f, "P1", rows[i].ours);
		expect_answer(&f, "P2", "no");
		tui_fixture_clear(&f);
	}
	raced = NULL;
}

static void test_written_while_opening(void)
{
	struct screen_ops racing = question_ops;
	struct tui_fixture f;

	sit_down(&f);
	racing.open = write_behind_open;
	raced = &f;
	tui_fixture_start(&f, &racing, &billing);
	tui_top(&f.tui)->ops = &question_ops;
	expect_answer(&f, "P2", "");
	g_assert_true(tui_tick(&f.tui));
	expect_answer(&f, "P2", "no");
	g_assert_false(tui_tick(&f.tui));
	tui_fixture_clear(&f);
	raced = NULL;
}

/* Another choice keeps the note; a reason why it does not apply goes with it. */
static void test_note_stays(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "own.single-team");
	tui_type(&f, "m");
	tui_write(&f, "since May");
	tui_type(&f, "Enter");
	tui_shows(&f, "It goes with your answer.");
	tui_type(&f, "1 3");
	tui_shows(&f, "since May");
	tui_type(&f, "u u");
	tui_lacks(&f, "since May");
	tui_fixture_clear(&f);
}

/* A note before the answer outlasts a look elsewhere and any end; what is frozen without it
 * is frozen knowingly. */
static void test_early_note(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P1");
	tui_type(&f, "m");
	tui_write(&f, "Ana knows");
	tui_type(&f, "Enter J");
	tui_lacks(&f, "Ana knows");
	tui_type(&f, "f");
	tui_shows(&f, "What was noted on P1 has no answer to go with. Finish without it?");
	tui_type(&f, "n");
	tui_shows(&f, "Not finished");
	go_to(&f, "P1");
	tui_type(&f, "e");
	tui_write(&f, "a\ttable");
	tui_type(&f, "Enter c");
	tui_tick(&f.tui);
	room_of(&f)->j->frozen = true;	/* no way to say goodbye */
	start_again(&f);
	go_to(&f, "P1");
	tui_shows(&f, "Ana knows");
	tui_shows(&f, "Confidence     low    Evidence 1");
	tui_type(&f, "v");
	tui_write(&f, "1 3 1");
	tui_type(&f, "Enter 2");
	expect_answer(&f, "P1", "partial");
	test_row_str("note", room_answer_of(room_of(&f), index_of(&f, "P1"))->note, "Ana knows");
	/* it went with the answer, and waits no more */
	start_again(&f);
	tui_type(&f, "f");
	tui_shows(&f, "Open gates:");
	tui_type(&f, "n q");
	g_assert_true(f.tui.over);
	tui_fixture_clear(&f);
}

static void test_point_19_reason_and_finish(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	sit_down(&f);
	go_to(&f, "own.single-team");
	tui_type(&f, "- Enter");
	tui_shows(&f, "without a reason it is not taken");
	tui_write(&f, "one team");
	tui_type(&f, "Enter");
	expect_answer(&f, "own.single-team", "na");
	tui_type(&f, "f");
	tui_shows(&f, "Open gates:");
	tui_type(&f, "n");
	tui_shows(&f, "Not finished");
	tui_type(&f, "f y");
	/* what Enter does from here is said */
	tui_shows(&f, "Finish. A name for it, or just Enter:");
	tui_write(&f, "first");
	tui_type(&f, "Enter");
	tui_shows(&f, "Finished and saved as a1");
	g_assert_null(walk_room(&f.tui));
	fixture_run(&f.base, &r, "verdict", "billing@first", "--json", NULL);
	ran_expect_json(&r, "verdict", "incomplete");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* A smell is asked about at once, and a reason settles it. */
static void test_smell(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct workshop_request auth = { .service = "AuthService" };

	tui_fixture_init(&f);
	tui_fixture_run(&f, "new", "AuthService", "--from=shop");
	tui_fixture_run(&f, "people", "AuthService", "--count=5");
	g_assert_true(walk_start(&f.tui, &auth, ds));
	go_to(&f, "own.team-name");
	tui_type(&f, "1");
	tui_write(&f, "the backend team");
	tui_type(&f, "Enter");
	tui_shows(&f, "To ask (Y)");
	tui_type(&f, "Y");
	tui_write(&f, "that is its name");
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: the reason for");
	tui_lacks(&f, "To ask");
	tui_fixture_clear(&f);
}

/* ---- the way through -------------------------------------------------------------- */

static void test_moving(void)
{
	struct tui_fixture f;
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;

	sit_down(&f);
	first = g_strdup(asked(&f));
	tui_type(&f, "1 Space");
	second = g_strdup(asked(&f));
	tui_type(&f, "h");
	test_row_str("h", asked(&f), first);
	tui_type(&f, "l");
	test_row_str("l", asked(&f), second);
	tui_type(&f, "Left Right");
	test_row_str("arrows", asked(&f), second);
	go_to(&f, "P1");
	tui_type(&f, "J");
	g_assert_cmpint(room_question(room_of(&f))->section, ==,
			room_of(&f)->j->q->questions[index_of(&f, "P1")].section + 1);
	tui_type(&f, "K");
	g_assert_cmpint(room_question(room_of(&f))->section, ==,
			room_of(&f)->j->q->questions[index_of(&f, "P1")].section);
	tui_fixture_clear(&f);
}

/* Space leaves an open question open, and asks it again at the end. */
static void test_left_open(void)
{
	struct tui_fixture f;
	g_autofree char *first = NULL;

	sit_down(&f);
	first = g_strdup(asked(&f));
	tui_type(&f, "Space");
	tui_shows(&f, "Left open");
	g_assert_cmpstr(asked(&f), !=, first);
	for (int i = 0; i < 200 && tui_top(&f.tui)->ops == &question_ops; i++)
		tui_type(&f, "Space");
	tui_shows(&f, "again that were left open");
	tui_type(&f, "2");
	test_row_str("asked again", asked(&f), first);
	tui_fixture_clear(&f);
}

static void test_decided_early(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P1");
	tui_type(&f, "3");
	tui_shows(&f, "NO-GO is settled. Way out:");
	tui_type(&f, "Space");
	tui_shows(&f, "1  Finish now");
	tui_shows(&f, "2  Ask all gates");
	tui_shows(&f, "3  Ask everything");
	tui_is_golden(&f, "decided-80x24");
	/* Enter is the second: only gates are asked from here on, after a restart, too */
	tui_type(&f, "Enter");
	g_assert_cmpint(room_of(&f)->scope, ==, ROOM_GATES);
	start_again(&f);
	g_assert_cmpint(room_of(&f)->scope, ==, ROOM_GATES);
	tui_type(&f, "1 Space");
	g_assert_cmpint(room_question(room_of(&f))->role, ==, ROLE_GATE);
	tui_fixture_clear(&f);
}

static void test_point_18_skip_logic(void)
{
	struct tui_fixture f;

	sit_down(&f);
	go_to(&f, "P2");
	/* settled: all gates, and first what hangs on this one */
	tui_type(&f, "3 Space 2");
	test_row_str("follows", asked(&f), "dep.blocker");
	tui_type(&f, "1");
	expect_answer(&f, "dep.blocker", "release-train");
	go_to(&f, "P2");
	tui_type(&f, "1 S");
	tui_shows(&f, "not needed because of P2: Payments can release");
	tui_type(&f, "Esc 3 S");
	tui_lacks(&f, "not needed because of P2");
	tui_type(&f, "Esc");
	expect_answer(&f, "dep.blocker", "release-train");
	go_to(&f, "P4");
	tui_type(&f, "3 S");
	tui_shows(&f, "asked last because of P4");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/question/kinds", test_kinds);
	g_test_add_func("/tui/question/keys-of-fields", test_keys_of_fields);
	g_test_add_func("/tui/question/answer-stays", test_answer_stays);
	g_test_add_func("/tui/question/system-answer", test_system_answer);
	g_test_add_func("/tui/question/fact", test_fact);
	g_test_add_func("/tui/question/golden", test_golden);
	g_test_add_func("/tui/question/unfinished-action", test_unfinished_action);
	g_test_add_func("/tui/question/note-stays", test_note_stays);
	g_test_add_func("/tui/question/written-behind", test_written_behind);
	g_test_add_func("/tui/question/written-in-between", test_written_in_between);
	g_test_add_func("/tui/question/written-while-opening", test_written_while_opening);
	g_test_add_func("/tui/question/early-note", test_early_note);
	g_test_add_func("/tui/question/smell", test_smell);
	g_test_add_func("/tui/question/moving", test_moving);
	g_test_add_func("/tui/question/left-open", test_left_open);
	g_test_add_func("/tui/question/decided-early", test_decided_early);
	g_test_add_func("/tui/points/09-digits-and-space", test_point_09_digits_and_space);
	g_test_add_func("/tui/points/12-all-at-once", test_point_12_all_at_once);
	g_test_add_func("/tui/points/16-park-and-action", test_point_16_park_and_action);
	g_test_add_func("/tui/points/18-skip-logic", test_point_18_skip_logic);
	g_test_add_func("/tui/points/19-reason-and-finish", test_point_19_reason_and_finish);
	g_test_add_func("/tui/points/31-presenter", test_point_31_presenter);
	return g_test_run();
}
