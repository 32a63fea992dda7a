/*
 * Rounds of votes from the command to the report: what is kept, what is refused, what
 * the answer becomes, and who is told.
 */
#include "config.h"

#include <string.h>

#include "app/voting.h"
#include "app/workshop_settings.h"
#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, r, "people", "billing", "--count=5", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static void test_refusals(void)
{
	static const struct {
		const char *words[5];
		enum exit_code code;
		const char *diag;
	} rows[] = {
		{ { "P1", "1 3 2 0" }, EXIT_CODE_DATA, "votes-people" },
		{ { "P1", "1", "3", "2", "0" }, EXIT_CODE_DATA, "votes-people" },
		{ { "P1", "1 3" }, EXIT_CODE_DATA, "tally" },
		{ { "P1", "0 0 0" }, EXIT_CODE_DATA, "no-votes" },
		{ { "P1", "a", "b", "c", "d" }, EXIT_CODE_DATA, "tally" },
		{ { "P1", "a", "b", "c", "--kind=blind" }, EXIT_CODE_OK, NULL },
		{ { "P1", "5 0 0", "--agreed=perhaps" }, EXIT_CODE_DATA, "bad-value" },
		{ { "P1", "5 0 0", "--note=x" }, EXIT_CODE_USAGE, "options" },
		{ { "P1", "5 0 0", "--confidence=low" }, EXIT_CODE_USAGE, "options" },
		{ { "P99", "5 0 0" }, EXIT_CODE_DATA, "no-question" },
		{ { "own.team-name", "5 0 0", "--kind=hands" }, EXIT_CODE_DATA, "vote-kind" },
		{ { "own.team-name", "" }, EXIT_CODE_DATA, "card" },
		{ { "P1", "5 0 0", "--kind=secret" }, EXIT_CODE_OK, NULL },
	};
	struct fixture f;
	struct ran r;
	int kept = 0;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_run(&f, &r, "vote", "billing", rows[i].words[0], rows[i].words[1],
			    rows[i].words[2], rows[i].words[3], rows[i].words[4], NULL);
		test_row(rows[i].words[1], r.code == rows[i].code);
		test_row(rows[i].words[1], rows[i].diag == NULL ? !diags_has_errors(r.ds) :
					   ran_has(&r, rows[i].diag));
		kept += rows[i].code == EXIT_CODE_OK;
	}
	/* what was refused left no round behind */
	fixture_run(&f, &r, "vote", "billing", "--json", NULL);
	ran_expect_json(&r, "votes.0.rounds.1.round", "2");
	ran_expect_json(&r, "votes.0.rounds.2", NULL);
	ran_expect_json(&r, "votes.1", NULL);
	g_assert_cmpint(kept, ==, 2);
	finish(&f, &r);
}

/* The answer goes with the round; how sure the room is follows from the spread. */
static void test_agreed(void)
{
	static const struct {
		const char *tally, *confidence, *kept;
		bool contested;
	} rows[] = {
		{ "5 0 0", NULL, "null", false },
		{ "4 1 0", NULL, "null", false },
		{ "4 0 1", NULL, "low", true },
		{ "4 0 1", "--confidence=high", "high", true },
		{ "1 3 1", "--confidence=medium", "medium", true },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strdup_printf("votes.0.rounds.%zu.agreed", i);

		fixture_run(&f, &r, "vote", "billing", "P1", rows[i].tally, "--agreed=partial",
			    "--note=two hires", rows[i].confidence, NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "history", "billing", "P1", "--json", NULL);
		ran_expect_json(&r, "answers.0.value", "partial");
		ran_expect_json(&r, "answers.0.note", "two hires");
		ran_expect_json(&r, "answers.0.confidence", rows[i].kept);
		fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
		ran_expect_json(&r, path, "partial");
		ran_expect_json(&r, "contested.0", rows[i].contested ? "own.named-team" : NULL);
	}
	/* one change: the round goes with its answer, and comes back with it */
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "votes.0.rounds.3.round", "4");
	ran_expect_json(&r, "votes.0.rounds.4", NULL);
	fixture_run(&f, &r, "history", "billing", "P1", "--json", NULL);
	ran_expect_json(&r, "answers.0.undone", "true");
	fixture_run(&f, &r, "redo", "billing", NULL);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "votes.0.rounds.4.round", "5");
	finish(&f, &r);
}

/* A vote replaces the answer, not what stands beside it. */
static void test_beside(void)
{
	static const struct {
		const char *before, *note, *kept;
	} rows[] = {
		{ "P1=yes:thirty engineers", NULL, "thirty engineers" },
		{ "P1=yes:thirty engineers", "--note=two hires", "two hires" },
		{ "P1=yes:thirty engineers", "--note=", "null" },
		{ "P1=yes", NULL, "null" },
		/* why it did not apply is no reason for an answer */
		{ "dep.blocker=na:nothing waits", NULL, "null" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) id = g_strsplit(rows[i].before, "=", 2);
		bool choice = strcmp(id[0], "P1") != 0;
		struct fixture f;
		struct ran r;

		start(&f, &r);
		fixture_run(&f, &r, "answer", "billing", rows[i].before, NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "vote", "billing", id[0], choice ? "5 0 0 0 0" : "0 5 0",
			    choice ? "--agreed=release-train" : "--agreed=partial",
			    rows[i].note, NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "history", "billing", id[0], "--json", NULL);
		ran_expect_json(&r, "answers.0.note", rows[i].kept);
		finish(&f, &r);
	}
}

/* Point 13 of the screens: a second vote leaves the first where it was. */
static void test_revote(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "vote", "billing", "P1", "1 3 1 0", NULL);
	g_assert_nonnull(strstr(r.out, "the room is split; hear both ends, then vote again"));
	fixture_run(&f, &r, "vote", "billing", "P1", "0 5 0 0", "--agreed=partial", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_null(strstr(r.out, "the room is split"));
	fixture_run(&f, &r, "history", "billing", "P1", NULL);
	g_assert_nonnull(strstr(r.out, "vote 1: yes 1, partial 3, no 1, unknown 0"));
	g_assert_nonnull(strstr(r.out, "vote 2: yes 0, partial 5, no 0, unknown 0"));
	fixture_run(&f, &r, "report", "billing", "--format=md", NULL);
	g_assert_nonnull(strstr(r.out, "## Where the room disagreed"));
	g_assert_nonnull(strstr(r.out, "| **P1** | On the day billing runs alone, who owns it? | 1 "));
	g_assert_nonnull(strstr(r.out, "| **P1** |  | 2 "));
	g_assert_nonnull(strstr(r.out, "contested at first, then agreed"));
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "contested.0", NULL);
	/* a finished assessment keeps its votes */
	fixture_run(&f, &r, "finish", "billing", NULL);
	fixture_run(&f, &r, "verdict", "billing@a1", "--json", NULL);
	ran_expect_json(&r, "votes.0.rounds.1.agreed", "partial");
	finish(&f, &r);
}

/* Who came late votes, and more than that may not. */
static void test_late_joiner(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "vote", "billing", "P1", "5 0 0", "--agreed=yes", NULL);
	f.now = "2026-09-12T08:50:00Z";
	fixture_run(&f, &r, "people", "billing", "Li:operations", "--late", NULL);
	fixture_run(&f, &r, "vote", "billing", "P2", "6 0 0", "--agreed=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "vote", "billing", "P3", "7 0 0", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_cmpstr(diags_find(r.ds, "votes-people")->message, ==, "7 votes, 6 people");
	fixture_run(&f, &r, "report", "billing", "--format=text", NULL);
	g_assert_nonnull(strstr(r.out, "operations: in the room from 2026-09-12 08:50 (UTC), "
				       "after 1 answer"));
	g_assert_null(strstr(r.out, "Li"));
	fixture_run(&f, &r, "report", "billing", "--format=text", "--names", NULL);
	g_assert_nonnull(strstr(r.out, "Li: in the room from"));
	finish(&f, &r);
}

/* Gives a secret vote with names through the functions that a screen calls. */
static void vote_by_name(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	struct judgement *j, *after;
	g_autoptr(vote) v = NULL;
	struct voting_close how = { .source = SOURCE_ROOM, .head = STORE_ANY_HEAD };
	struct app app;
	int services;

	fixture_app(f, &app);
	g_assert_true(judgement_of(&j, &app, "billing", JUDGE_BRIEF, ds));
	v = vote_new(&j->q->questions[questionnaire_find_label(j->q, "P1")], VOTE_SECRET, 5);
	g_assert_true(vote_cast(v, -1, "Ana", 0, ds));
	g_assert_true(vote_cast(v, -1, "Zacharias", 2, ds));
	g_assert_true(vote_close(v, ds));
	g_assert_true(voting_store(&after, &app, "billing", v, &how, &services, ds));
	g_assert_true(diags_is_empty(ds));
	judgement_free(after);
	judgement_free(j);
	app_clear(&app);	/* the questionnaire they borrow goes with it */
}

/* Anonymous by default: a name that was not to be kept is nowhere to be found. */
static void test_names(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *bytes = NULL;
	gsize length;

	start(&f, &r);
	vote_by_name(&f);
	fixture_run(&f, &r, "report", "billing", "--names", "--format=md", NULL);
	g_assert_nonnull(strstr(r.out, "## Where the room disagreed"));
	g_assert_null(strstr(r.out, "Zacharias"));
	bytes = test_read_file(f.db, &length);
	g_assert_null(memmem(bytes, length, "Zacharias", 9));
	fixture_run(&f, &r, "room", "billing", "--names", "--timebox=15", "--json", NULL);
	ran_expect_json(&r, "names", "true");
	ran_expect_json(&r, "timebox", "15");
	ran_expect_json(&r, "voting", "hands");
	vote_by_name(&f);
	fixture_run(&f, &r, "report", "billing", "--format=md", NULL);
	g_assert_nonnull(strstr(r.out, "(Zacharias)"));
	fixture_run(&f, &r, "report", "billing", "--no-names", "--format=md", NULL);
	g_assert_null(strstr(r.out, "Zacharias"));
	finish(&f, &r);
}

static void test_settings(void)
{
	static const struct {
		const char *options[2];
		enum exit_code code;
		const char *names, *voting, *timebox;
	} rows[] = {
		{ { NULL }, EXIT_CODE_OK, "false", "hands", "0" },
		{ { "--voting=secret" }, EXIT_CODE_OK, "false", "secret", "0" },
		{ { "--names", "--timebox=20" }, EXIT_CODE_OK, "true", "secret", "20" },
		{ { "--timebox=-1" }, EXIT_CODE_USAGE, "true", "secret", "20" },
		{ { "--timebox=soon" }, EXIT_CODE_USAGE, "true", "secret", "20" },
		{ { "--names", "--anonymous" }, EXIT_CODE_USAGE, "true", "secret", "20" },
		{ { "--anonymous", "--timebox=0" }, EXIT_CODE_OK, "false", "secret", "0" },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_run(&f, &r, "room", "billing", rows[i].options[0], rows[i].options[1],
			    NULL);
		test_row(rows[i].options[0], r.code == rows[i].code);
		fixture_run(&f, &r, "room", "billing", "--json", NULL);
		ran_expect_json(&r, "names", rows[i].names);
		ran_expect_json(&r, "voting", rows[i].voting);
		ran_expect_json(&r, "timebox", rows[i].timebox);
		ran_expect_json(&r, "people", "5");
	}
	/* votes go as the room is set up */
	fixture_run(&f, &r, "vote", "billing", "P1", "5 0 0", "--json", NULL);
	ran_expect_json(&r, "votes.0.rounds.0.kind", "secret");
	/* the settings of a finished workshop are its own */
	fixture_run(&f, &r, "finish", "billing", NULL);
	fixture_run(&f, &r, "room", "billing", "--timebox=5", NULL);
	fixture_run(&f, &r, "room", "billing", "--json", NULL);
	ran_expect_json(&r, "voting", "hands");
	ran_expect_json(&r, "timebox", "5");
	finish(&f, &r);
}

/* A question that only the finished version asked: a vote goes into the next draft, and
 * that one has it no more. */
static void test_gone(void)
{
	g_autofree char *one = fixture_version("names-1.yaml");
	g_autofree char *two = fixture_version("names-2.yaml");
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "undo", "billing", NULL);
	g_assert_true(fixture_start(&f, &r, "billing", one));
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "new", "ledger", "--from=shop", "--team=Payments", NULL);
	g_assert_true(fixture_start(&f, &r, "ledger", two));
	fixture_run(&f, &r, "vote", "billing", "own.old-cost", "3 0 0 0", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-question"));
	fixture_run(&f, &r, "vote", "billing", "own.cost", "3 0 0 0", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "votes.0.question", "own.cost");
	finish(&f, &r);
}

/* Whatever comes first after a finish starts the next draft, and says what it carried; the
 * room of the finished one is not that of the new one. */
static void test_next_room(void)
{
	static const char *const rows[][3] = {
		{ "people", "Late", "--late" },
		{ "room", "--voting=secret" },
		{ "vote", "P1", "3 0 0 0" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fixture f;
		struct ran r;

		start(&f, &r);
		fixture_run(&f, &r, "room", "billing", "--timebox=20", NULL);
		fixture_run(&f, &r, "answer", "billing", "P1=yes", NULL);
		fixture_run(&f, &r, "finish", "billing", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, rows[i][0], "billing", rows[i][1], "--json", rows[i][2], NULL);
		test_row(rows[i][0], r.code == EXIT_CODE_OK && ran_has(&r, "carried"));
		if (i == 1) {
			ran_expect_json(&r, "people", "0");
			ran_expect_json(&r, "voting", "secret");
			ran_expect_json(&r, "timebox", "0");
		}
		ran_clear(&r);
		fixture_clear(&f);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/voting/beside", test_beside);
	g_test_add_func("/voting/refusals", test_refusals);
	g_test_add_func("/voting/agreed", test_agreed);
	g_test_add_func("/voting/revote", test_revote);
	g_test_add_func("/voting/late-joiner", test_late_joiner);
	g_test_add_func("/voting/names", test_names);
	g_test_add_func("/voting/settings", test_settings);
	g_test_add_func("/voting/gone", test_gone);
	g_test_add_func("/voting/next-room", test_next_room);
	return test_run();
}
