/*
 * Answers from text to verdict, all or nothing, with undo, redo, history and the
 * freeze at the end.
 */
#include "config.h"

#include <string.h>

#include "app/answering.h"
#include "app/summaries.h"
#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	ran_expect(r, EXIT_CODE_OK);
	g_assert_true(ran_has(r, "made"));
}

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static void test_typed(void)
{
	static const struct {
		const char *typed;
		const char *question;	/* whose history is read */
		const char *value, *note;	/* NULL value: refused */
		const char *diag;	/* code of the refusal */
	} rows[] = {
		{ "P1=yes", "P1", "yes", NULL, NULL },
		{ "p1=YES", "P1", "yes", NULL, NULL },
		{ "own.named-team=partial:two of five start in spring", "P1", "partial",
		  "two of five start in spring", NULL },
		{ "P1=no: a: b", "P1", "no", "a: b", NULL },
		{ "P1=unknown", "P1", "unknown", NULL, NULL },
		{ "P1=", "P1", "", NULL, NULL },
		{ "S1=14", "S1", "14", NULL, NULL },
		{ "S1=7:all in one room", "S1", "7", "all in one room", NULL },
		{ "own.team-name=Orders: the night shift", "own.team-name",
		  "Orders: the night shift", NULL, NULL },
		{ "dep.blocker=Release Train", "dep.blocker", "release-train", NULL, NULL },
		{ "why.trigger=slow deploys,unwieldy", "why.trigger", "slow-deploys,unwieldy",
		  NULL, NULL },
		{ "why.measure=na:nothing to measure", "why.measure", "na",
		  "nothing to measure", NULL },
		{ "dep.repos-per-change=na:new code", "dep.repos-per-change", "na", "new code",
		  NULL },
		{ "why.measure=na", NULL, NULL, NULL, "na-reason" },
		{ "P1=na:not ours", NULL, NULL, NULL, NULL },
		{ "P9=yes", NULL, NULL, NULL, "no-question" },
		{ "P1=perhaps", NULL, NULL, NULL, NULL },
		{ "P1", NULL, NULL, NULL, "answer-form" },
		{ "=yes", NULL, NULL, NULL, "answer-form" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fixture f;
		struct ran r;

		start(&f, &r);
		fixture_run(&f, &r, "answer", "billing", "P2=no", rows[i].typed, "--json", NULL);
		if (rows[i].value == NULL) {
			test_row(rows[i].typed, r.code == EXIT_CODE_DATA);
			test_row(rows[i].typed, rows[i].diag == NULL || ran_has(&r, rows[i].diag));
			/* all or nothing: P2 was not stored */
			fixture_run(&f, &r, "history", "billing", "P2", "--json", NULL);
			ran_expect_json(&r, "answers", "[]");
		} else {
			g_autofree char *value = NULL;
			g_autofree char *note = NULL;

			test_row(rows[i].typed, r.code == EXIT_CODE_OK);
			fixture_run(&f, &r, "history", "billing", rows[i].question, "--json", NULL);
			value = ran_json(&r, "answers.0.value");
			note = ran_json(&r, "answers.0.note");
			test_row_str(rows[i].typed, value, rows[i].value);
			test_row_str(rows[i].typed, note,
				     rows[i].note != NULL ? rows[i].note : "null");
		}
		finish(&f, &r);
	}
}

static void test_file(void)
{
	static const struct {
		const char *name, *text;
		bool ok;
		const char *line;	/* in the message */
	} rows[] = {
		{ "tabs", "id\tvalue\tnote\n# a remark\nP1\tyes\t\nP2\tno\ttrain\r\n\n", true, NULL },
		{ "withdraw", "P2\tyes\nP1\t\n", true, NULL },
		{ "twice", "P1\tyes\nown.named-team\tno\n", false, ":2:" },
		{ "json",
		  "{\"question\":\"P1\",\"value\":\"yes\",\"note\":\"n\","
		  "\"evidence\":\"e\",\"confidence\":\"low\"}\n"
		  "{\"question\":\"P2\",\"value\":\"no\"}", true, NULL },
		{ "null", "{\"question\":\"P1\",\"value\":\"yes\",\"note\":null}", true, NULL },
		{ "one bad", "P1\tyes\nP9\tyes\n", false, ":2:" },
		{ "no tab", "P1 yes\n", false, ":1:" },
		{ "unknown key", "{\"question\":\"P1\",\"value\":\"yes\",\"vote\":1}", false, ":1:" },
		{ "confidence", "{\"question\":\"P1\",\"value\":\"yes\",\"confidence\":\"sure\"}",
		  false, ":1:" },
		{ "broken", "{\"question\":\n", false, ":1:" },
		{ "list", "{\"question\":[],\"value\":\"yes\"}", false, ":1:" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fixture f;
		struct ran r;
		g_autofree char *path = NULL;
		g_autofree char *from = NULL;

		start(&f, &r);
		path = g_build_filename(f.dir, "answers", NULL);
		from = g_strdup_printf("--from=%s", path);
		test_write_file(path, rows[i].text);
		fixture_run(&f, &r, "answer", "billing", from, "--json", NULL);
		if (rows[i].ok)
			ran_expect(&r, EXIT_CODE_OK);
		else
			test_row(rows[i].name, r.code == EXIT_CODE_DATA);
		if (rows[i].line != NULL) {
			g_autofree char *said = diags_format(r.ds, DIAGS_PLAIN);

			test_row(rows[i].name, strstr(said, rows[i].line) != NULL);
			fixture_run(&f, &r, "history", "billing", "P1", "--json", NULL);
			ran_expect_json(&r, "answers", "[]");
		}
		finish(&f, &r);
	}
}

static void test_beside(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *path = NULL;
	g_autofree char *from = NULL;

	start(&f, &r);
	path = g_build_filename(f.dir, "a.jsonl", NULL);
	from = g_strdup_printf("--from=%s", path);
	test_write_file(path, "{\"question\":\"P1\",\"value\":\"yes\","
			      "\"evidence\":\"https://x.example\",\"confidence\":\"medium\"}\n");
	fixture_run(&f, &r, "answer", "billing", from, "--by=Dana", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "history", "billing", "P1", "--json", NULL);
	ran_expect_json(&r, "answers.0.evidence", "https://x.example");
	ran_expect_json(&r, "answers.0.confidence", "medium");
	ran_expect_json(&r, "answers.0.by", "Dana");
	ran_expect_json(&r, "answers.0.source", "room");
	ran_expect_json(&r, "answers.0.at", FIXTURE_NOW);
	finish(&f, &r);
}

/* A system answer given through one service counts for all of them, and says so. */
static void test_system_answer(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "ledger", "--team=Books", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "answer", "ledger", "P1=yes", NULL);
	fixture_run(&f, &r, "answer", "billing", "S3=yes:nobody", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(ran_has(&r, "system-answer"));
	fixture_run(&f, &r, "verdict", "ledger", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	/* the list reads the summary row the answer wrote */
	fixture_run(&f, &r, "list", "--json", NULL);
	ran_expect_json(&r, "services.1.service", "ledger");
	ran_expect_json(&r, "services.1.verdict", "no-go");
	fixture_run(&f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(ran_has(&r, "system-answer"));
	fixture_run(&f, &r, "list", "--json", NULL);
	ran_expect_json(&r, "services.1.verdict", "incomplete");
	finish(&f, &r);
}

static void test_undo(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "P1=yes", NULL);
	fixture_run(&f, &r, "answer", "billing", "P1=no", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	fixture_run(&f, &r, "undo", "billing", "--json", NULL);
	ran_expect_json(&r, "verdict", "incomplete");
	fixture_run(&f, &r, "redo", "billing", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);	/* the service itself */
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "redo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "redo", "billing", NULL);
	fixture_run(&f, &r, "redo", "billing", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	fixture_run(&f, &r, "redo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "nothing"));
	finish(&f, &r);
}

static void test_finish(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-draft"));
	fixture_run(&f, &r, "answer", "billing", "P1=no", NULL);
	fixture_run(&f, &r, "finish", "billing", "--name=a7", NULL);
	g_assert_false(ran_has(&r, "open-gates"));
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "finish", "billing", "--name=spring", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(ran_has(&r, "open-gates"));
	ran_expect_json(&r, "state", "finished");
	fixture_run(&f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);

	/* what is answered later does not touch it */
	f.now = "2026-10-01T08:00:00Z";
	fixture_run(&f, &r, "answer", "billing", "P1=yes", "--json", NULL);
	ran_expect_json(&r, "assessment", "a2");
	ran_expect_json(&r, "verdict", "incomplete");
	fixture_run(&f, &r, "verdict", "billing@spring", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	ran_expect_json(&r, "assessment", "a1");
	fixture_run(&f, &r, "verdict", "billing@latest", "--json", NULL);
	ran_expect_json(&r, "assessment", "a1");
	fixture_run(&f, &r, "verdict", "billing@2026-09-30", "--json", NULL);
	ran_expect_json(&r, "assessment", "a1");
	fixture_run(&f, &r, "verdict", "billing@2026-09-01", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-assessment"));
	fixture_run(&f, &r, "doctor", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "finished", "1");
	ran_expect_json(&r, "same", "1");
	ran_expect_json(&r, "findings", "0");
	finish(&f, &r);
}

/* Judged on no answers at all. */
static void test_no_assessment(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "assessment", "null");
	ran_expect_json(&r, "verdict", "incomplete");
	fixture_run(&f, &r, "report", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	finish(&f, &r);
}

/* Every summary row says what a new judgement says. */
static void expect_true_summaries(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	struct app app;
	struct store *st;

	fixture_app(f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	g_assert_true(store_lines(st, 0, &lines, ds));
	for (unsigned i = 0; lines != NULL && i < lines->len; i++) {
		const struct store_line *l = lines->pdata[i];
		g_autoptr(judgement) j = NULL;
		g_autoptr(store_summary) s = NULL;

		test_row(l->slug, l->summary != NULL);
		if (!judgement_of(&j, &app, l->slug, JUDGE_BRIEF, ds) || l->summary == NULL) {
			g_test_fail();
			continue;
		}
		s = summary_of(j, &app);
		test_row_str(l->slug, l->summary->verdict, s->verdict);
		test_row_str(l->slug, l->summary->best, s->best);
		test_row_str(l->slug, l->summary->worst, s->worst);
		test_row_str(l->slug, l->summary->path, s->path);
		test_row(l->slug, l->summary->gates_open == s->gates_open);
		test_row(l->slug, l->summary->conditions == s->conditions);
		test_row(l->slug, l->summary->answered == s->answered);
	}
	app_clear(&app);
}

static void test_summaries(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "ledger", "--team=Payments", "--writes=db", NULL);
	expect_true_summaries(&f);
	fixture_run(&f, &r, "answer", "billing", "P1=yes", "S1=20", NULL);
	expect_true_summaries(&f);
	fixture_run(&f, &r, "service set", "billing", "--writes=db", "--calls=ledger", NULL);
	expect_true_summaries(&f);
	fixture_run(&f, &r, "team set", "Payments", "--size=2", NULL);
	expect_true_summaries(&f);
	fixture_run(&f, &r, "finish", "billing", NULL);
	expect_true_summaries(&f);
	fixture_run(&f, &r, "service archive", "ledger", NULL);
	expect_true_summaries(&f);
	fixture_run(&f, &r, "answer", "billing", "S1=20", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);
	expect_true_summaries(&f);
	finish(&f, &r);
}

/* A question of the app's language: the sidecar is kept with the questionnaire. */
static void test_language(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "P1=no", NULL);
	f.language = "de";
	fixture_run(&f, &r, "report", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(r.out, "Team"));
	g_assert_null(strstr(r.out, "On the day"));
	finish(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/answering/typed", test_typed);
	g_test_add_func("/app/answering/file", test_file);
	g_test_add_func("/app/answering/beside", test_beside);
	g_test_add_func("/app/answering/system-answer", test_system_answer);
	g_test_add_func("/app/answering/undo", test_undo);
	g_test_add_func("/app/answering/finish", test_finish);
	g_test_add_func("/app/answering/no-assessment", test_no_assessment);
	g_test_add_func("/app/answering/summaries", test_summaries);
	g_test_add_func("/app/answering/language", test_language);
	return test_run();
}
