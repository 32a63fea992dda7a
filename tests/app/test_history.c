/*
 * The worked history of the demo: the service Seating over four assessments and two
 * versions of a questionnaire. Every number that compare and trend tell of it is worked
 * out here from the answers of data/demo/demo.yaml, by hand.
 *
 * Weights, version 1: own.on-call 2, chg.tested 3, run.restore 1: T = 6000.
 * Version 2: own.on-call 2, chg.tested 3, run.restored 2: T = 7000.
 * "Low" is floor(1000 P / T), P = points of what is known (pass 1000, partial 500, fail 0).
 *
 *		O1	on-call	 C1	 tested	     signals	restore	  R1
 *	a1  v1	no	no	 partial by-hand     1 of 3	unknown
 *	a2  v1	partial	partial	 partial end-to-end  2 of 3	no
 *	a3  v1	yes	yes	 partial end-to-end  3 of 3	partial
 *	a4  v2	yes	yes	 yes	 end-to-end  3 of 3	yes	  partial
 *
 *	a1  P = 2*0 + 3*0 = 0; known 2000 + 3000 of 6000 (restore is open)
 *	a2  P = 2*500 + 3*500 + 1*0 = 2500
 *	a3  P = 2*1000 + 3*500 + 1*500 = 4000
 *	a4  P = 2*1000 + 3*500 + 2*1000 = 5500
 *
 * Stops: a failed gate; less than half of the points (also of what is possible).
 * Conditions: a partial gate; the baseline item that is not complete.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

struct fact {
	const char *path, *expected;
};

struct row {
	const char *words[4];
	struct fact facts[40];
};

static const struct row rows[] = {
	{ { "compare", "Seating@a1", "@a2", NULL }, {
		{ "equal", "false" },
		/* a1: O1 fails; and of 6000 at most 0 + 1000 are possible, under a half */
		{ "first.verdict", "no-go" }, { "first.stops", "2" },
		/* C1 is partial, signals has 1 of 3 */
		{ "first.conditions", "2" },
		{ "first.score.low", "0" },
		{ "first.score.high", "166" },		/* 1000 / 6000 = 0.1667 */
		{ "first.score.coverage", "833" },	/* 5000 / 6000 = 0.8333 */
		{ "first.score.value", "0" },		/* 0 / 5000 */
		/* a2: 2 x 2500 < 6000; O1, C1 and signals are partial */
		{ "second.verdict", "no-go" }, { "second.stops", "1" },
		{ "second.conditions", "3" },
		{ "second.score.low", "416" },		/* 2500 / 6000 = 0.4167 */
		{ "second.score.coverage", "1000" },
		{ "sole_cause", "null" },
		{ "comparable.extent", "fully" }, { "comparable.questions", "6" },
		/* restore: nobody knew, now they know that it fails */
		{ "counts.became-known", "1" },
		{ "counts.improved", "4" },		/* O1, on-call, tested, signals */
		{ "counts.unchanged", "1" },		/* C1 */
		/* The system's answer has no points, and a part of signals is missing still. */
		{ "parts.1.factor", "scope" }, { "parts.1.low", "0" },
		{ "parts.2.factor", "answers" }, { "parts.2.low", "416" },
		{ "parts.2.to.stops", "1" },
		{ "actions.0.fate", "carried" }, { "actions.0.overdue", "true" },
		{ "actions.1.fate", "carried" }, { "actions.1.overdue", "true" },
	} },
	{ { "compare", "Seating@a2", "@a3", NULL }, {
		{ "second.verdict", "conditional" }, { "second.stops", "0" },
		{ "second.conditions", "1" },		/* C1 */
		{ "second.score.low", "666" },		/* 4000 / 6000 = 0.6667 */
		{ "sole_cause", "answers" },
		{ "counts.improved", "4" },		/* O1, signals, on-call, restore */
		{ "counts.unchanged", "2" },
		/* In their order of weight: O1, signals, on-call, restore. From 2500 the half
		 * (3000) is reached by on-call alone (3500) and by restore alone (3000). */
		{ "answers.0.question", "own.team" }, { "answers.0.decided", "false" },
		{ "answers.1.question", "run.signals" }, { "answers.1.factor", "scope" },
		{ "answers.2.question", "own.on-call" }, { "answers.2.decided", "true" },
		{ "answers.3.question", "run.restore" }, { "answers.3.decided", "true" },
		/* failed before, partial now: not "nothing shown" */
		{ "answers.3.nothing_shown", "false" },
		/* The complete signals take a condition away, nothing else. */
		{ "parts.1.low", "0" }, { "parts.1.to.conditions", "2" },
		{ "parts.1.to.verdict", "no-go" },
		{ "parts.2.low", "250" },		/* 666 - 416 */
		{ "parts_in_reverse.0.factor", "answers" },
		{ "parts_in_reverse.0.to.verdict", "conditional" },
		{ "parts_in_reverse.0.low", "250" }, { "parts_in_reverse.1.low", "0" },
		{ "actions.0.fate", "done" }, { "actions.1.fate", "carried" },
		{ "actions.2.fate", "new" },
		{ "people.count", "[3,4]" }, { "people.came", "1" }, { "people.left", "0" },
	} },
	{ { "compare", "Seating", NULL }, {		/* a3 to a4: the last two */
		{ "first.assessment", "a3" }, { "second.assessment", "a4" },
		{ "first.score.low", "666" },
		{ "second.verdict", "conditional" },
		{ "second.conditions", "1" },		/* R1; C1 is met */
		{ "second.score.low", "785" },		/* 5500 / 7000 = 0.7857 */
		/* chg.tested means something else, run.secrets is new */
		{ "comparable.extent", "partly" }, { "comparable.questions", "7" },
		{ "comparable.compared", "5" }, { "comparable.left_out", "2" },
		/* Like for like under version 2: on-call 2 and restored 2, T = 4000.
		 * a3: (2*1000 + 2*500) / 4000; a4: 4000 / 4000, and no gate is partial. */
		{ "like_for_like.totals.0.verdict", "conditional" },
		{ "like_for_like.totals.0.score.low", "750" },
		{ "like_for_like.totals.1.verdict", "go" },
		{ "like_for_like.totals.1.score.low", "1000" },
		{ "counts.not-comparable", "2" }, { "counts.improved", "2" },
		{ "counts.unchanged", "3" },
		/* The version first, with a4's answers to what only it asks:
		 * P = 2*1000 + 3*500 + 2*500 = 4500 of 7000 = 0.6429; C1 and R1 partial */
		{ "parts.0.factor", "questionnaire" }, { "parts.0.to.score.low", "642" },
		{ "parts.0.low", "-24" },		/* 642 - 666 */
		{ "parts.0.to.conditions", "2" },
		{ "parts.2.low", "143" },		/* 785 - 642; -24 + 143 = 119 = 785 - 666 */
		/* The answers first, under version 1: P = 2*1000 + 3*500 + 1*1000 = 4500 of
		 * 6000 = 0.75, no gate is partial: GO */
		{ "parts_in_reverse.0.to.verdict", "go" },
		{ "parts_in_reverse.0.low", "84" },	/* 750 - 666 */
		{ "parts_in_reverse.2.factor", "questionnaire" },
		{ "parts_in_reverse.2.low", "35" },	/* 785 - 750; 84 + 35 = 119 */
		{ "alone.answers.verdict", "go" },
		{ "alone.questionnaire.verdict", "conditional" },
		{ "people.came", "1" }, { "people.left", "1" },	/* Rosa, Otto */
	} },
	/* The other way of counting: under version 1 on-call 2 and restore 1, T = 3000:
	 * a3: (2*1000 + 1*500) / 3000; a4: 3000 / 3000 */
	{ { "compare", "Seating", "--under=first", NULL }, {
		{ "like_for_like.totals.0.score.low", "833" },
		{ "like_for_like.totals.1.score.low", "1000" },
		{ "second.score.low", "785" },
	} },
	{ { "trend", "Seating", NULL }, {
		{ "verdict_turned.assessment", "a3" },
		{ "assessments.0.score.low", "0" }, { "assessments.1.score.low", "416" },
		{ "assessments.2.score.low", "666" }, { "assessments.3.score.low", "785" },
		{ "assessments.0.gates.ready", "0" }, { "assessments.0.gates.stop", "1" },
		{ "assessments.1.gates.stop", "0" }, { "assessments.2.gates.ready", "1" },
		{ "assessments.3.gates.ready", "2" }, { "assessments.3.gates.all", "3" },
		{ "assessments.0.unanswered", "1" }, { "assessments.3.unanswered", "0" },
		{ "assessments.2.other_version", "false" },
		{ "assessments.3.other_version", "true" },
		{ "gates.0.id", "O1" }, { "gates.0.turned.assessment", "a3" },
		{ "gates.1.id", "C1" }, { "gates.1.turned.assessment", "a4" },
		{ "gates.2.id", "R1" }, { "gates.2.turned", "null" },
		{ "gates.2.marks.0.state", "null" },
		{ "gates.3.id", "run.signals" }, { "gates.3.turned.assessment", "a3" },
		/* own: on-call alone; change: tested alone; run: restore, restored */
		{ "sections.0.scores.1.low", "500" }, { "sections.0.scores.2.low", "1000" },
		{ "sections.1.scores.0.low", "0" }, { "sections.1.scores.3.low", "500" },
		{ "sections.2.scores.0.coverage", "0" }, { "sections.2.scores.2.low", "500" },
		{ "sections.2.scores.3.low", "1000" },
		/* given 256 days ago: done 70 and 4 days ago: 186 and 252 days */
		{ "actions.closed.count", "2" }, { "actions.closed.median_days", "186" },
		{ "actions.closed.longest_days", "252" },
		/* given 70 days ago */
		{ "actions.open.longest_days", "70" },
	} },
};

static void test_numbers(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *db = NULL;

	fixture_init(&f);
	f.now = "2026-11-22T09:00:00Z";
	ran_init(&r);
	db = g_strdup_printf("--db=%s", f.db);
	fixture_run(&f, &r, "demo", db, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct row *row = &rows[i];

		fixture_run(&f, &r, row->words[0], row->words[1], "--json", row->words[2], NULL);
		ran_expect(&r, EXIT_CODE_OK);
		for (const struct fact *fact = row->facts; fact->path != NULL; fact++) {
			g_autofree char *got = ran_json(&r, fact->path);

			test_row_str(fact->path, got, fact->expected);
		}
	}
	ran_clear(&r);
	fixture_clear(&f);
}

/* What a person reads of it first. */
static void test_words(void)
{
	static const struct { const char *words[2], *expected; } lines[] = {
		{ { "Seating@a1", "@a2" }, "Still NO-GO." },
		{ { "Seating@a2", "@a3" },
		  "NO-GO to CONDITIONAL. Your answers did it (own.on-call, run.restore)." },
		{ { "Seating@a3", "@a4" },
		  "Still CONDITIONAL. The answers alone would have made it GO." },
		/* Under version 2 the half is 3500: on-call makes 2500 of a2 3500, restored
		 * 4500. */
		{ { "Seating@a2", "@a4" },
		  "NO-GO to CONDITIONAL. Your answers did it (own.on-call, run.restored); the new "
		  "questionnaire alone would not have changed the verdict." },
		{ { "Seating@a3", "@a3" }, "No differences." },
		{ { "Seating@a2", "@a3" },
		  "for the whole system, answered through Payment on 2026-09-03" },
		/* given through Payment 80 days ago, 10 days before a3 of 70 days ago */
		{ { "Seating@a2", "@a3" }, "The oldest evidence was 10 days old: that of run.signals." },
		{ { "Seating@a1", "@a2" }, "No evidence was shown." },
	};
	struct fixture f;
	struct ran r;
	g_autofree char *db = NULL;

	fixture_init(&f);
	f.now = "2026-11-22T09:00:00Z";
	ran_init(&r);
	db = g_strdup_printf("--db=%s", f.db);
	fixture_run(&f, &r, "demo", db, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		fixture_run(&f, &r, "compare", lines[i].words[0], lines[i].words[1], "--format=md",
			    NULL);
		test_row(lines[i].expected, strstr(r.out, lines[i].expected) != NULL);
	}
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/history/numbers", test_numbers);
	g_test_add_func("/app/history/words", test_words);
	return test_run();
}
