/*
 * A follow-up: what of the last assessment is carried into the new draft, what it counts
 * for before and after it is confirmed, and that all of it is one change.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

#define JUNE "2026-06-01T09:00:00Z"
#define SEPTEMBER "2026-09-12T08:30:00Z"

/* A readiness-1 assessment of June with an answer to every question, finished. */
static void start(struct fixture *f, struct ran *r)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");

	fixture_init(f);
	ran_init(r);
	f->now = JUNE;
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, r, "new", "ledger", "--from=shop", "--team=Payments", NULL);
	g_assert_true(fixture_start(f, r, "billing", one));
	fixture_run(f, r, "answer", "billing", "O1=yes:one team, six people", "O2=yes",
		    "own.rota-name=Night owls", "run.signals=all", "run.rollback=rehearsed",
		    "run.people=3", "run.capacity=unknown", "run.backup=yes", "run.cost=yes",
		    "run.budget=yes", "run.docs=na:nothing to run yet", "run.hotline=yes",
		    "run.pipeline=yes", "run.network=yes", "--by=Ana", NULL);
	ran_expect(r, EXIT_CODE_OK);
	fixture_run(f, r, "finish", "billing", "--name=june", NULL);
	ran_expect(r, EXIT_CODE_OK);
	f->now = SEPTEMBER;
}

static void stop(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "own.team=yes run.docs=na" of what waits to be confirmed, by id. */
static char *offers(struct fixture *f, struct ran *r)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);

	fixture_run(f, r, "confirm", "billing", "--json", NULL);
	ran_expect(r, EXIT_CODE_OK);
	for (int i = 0; i < 100; i++) {
		g_autofree char *path = g_strdup_printf("offers.%d.question", i);
		g_autofree char *value_path = g_strdup_printf("offers.%d.value", i);
		g_autofree char *question = ran_json(r, path);
		g_autofree char *value = ran_json(r, value_path);

		if (question == NULL)
			break;
		g_ptr_array_add(rows, g_strdup_printf("%s=%s", question, value));
	}
	g_ptr_array_sort(rows, compare_texts);
	g_ptr_array_add(rows, NULL);
	return g_strjoinv(" ", (char **)rows->pdata);
}

static void assert_offers(struct fixture *f, struct ran *r, const char *expected)
{
	g_autofree char *got = offers(f, r);

	g_assert_cmpstr(got, ==, expected);
}

/* How the verdict sees a gate. */
static void assert_gate(struct fixture *f, struct ran *r, int gate, const char *state)
{
	g_autofree char *path = g_strdup_printf("gates.%d.state", gate);

	fixture_run(f, r, "verdict", "billing", "--json", NULL);
	ran_expect_json(r, path, state);
}

/* The same version again: everything carries but what nobody knew and what is live. */
static void test_same_version(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	/* no questionnaire is named: the follow-up goes by that of the last time */
	g_assert_true(fixture_start(&f, &r, "billing", NULL));
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "questionnaire.id", "readiness");
	assert_offers(&f, &r, "own.on-call=yes own.rota-name=Night owls own.team=yes "
		      "run.backup=yes run.budget=yes run.cost=yes run.docs=na run.hotline=yes "
		      "run.people=3 run.rollback=rehearsed run.signals=logs,metrics,alerts");
	assert_gate(&f, &r, 0, "unanswered");
	/* given once for the system, and live */
	ran_expect_json(&r, "baseline.1.state", "pass");
	stop(&f, &r);
}

static void test_next_version(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autofree char *at = NULL;

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", two));
	/* on-call means something else, signals have one item more, backup was split */
	assert_offers(&f, &r, "own.rota=Night owls own.team=yes run.docs=na run.people=3");
	fixture_run(&f, &r, "confirm", "billing", NULL);
	g_assert_nonnull(strstr(r.out, "2026-06-01"));
	g_assert_nonnull(strstr(r.out, "confirmed"));
	/* who said it, when, and why are kept */
	fixture_run(&f, &r, "history", "billing", "O1", "--json", NULL);
	ran_expect_json(&r, "answers.0.source", "carried");
	ran_expect_json(&r, "answers.0.by", "Ana");
	ran_expect_json(&r, "answers.0.note", "one team, six people");
	at = ran_json(&r, "answers.0.at");
	g_assert_cmpstr(at, ==, JUNE);
	assert_gate(&f, &r, 0, "unanswered");
	fixture_run(&f, &r, "confirm", "billing", "O1", "--by=Ben", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	assert_gate(&f, &r, 0, "pass");
	fixture_run(&f, &r, "history", "billing", "O1", "--json", NULL);
	ran_expect_json(&r, "answers.0.source", "room");
	ran_expect_json(&r, "answers.0.by", "Ben");
	assert_offers(&f, &r, "own.rota=Night owls run.docs=na run.people=3");
	stop(&f, &r);
}

/* The first answer after a finish starts a draft too, and needs no offer beside itself. */
static void test_first_answer(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "run.people=2", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(ran_has(&r, "carried"));
	assert_offers(&f, &r, "own.on-call=yes own.rota-name=Night owls run.backup=yes "
		      "run.budget=yes run.cost=yes run.docs=na run.hotline=yes "
		      "run.rollback=rehearsed run.signals=logs,metrics,alerts");
	assert_gate(&f, &r, 0, "fail");
	fixture_run(&f, &r, "list", "--json", NULL);
	/* the summary is that of the draft: one gate of two answered */
	ran_expect_json(&r, "services.0.verdict", "no-go");
	/* a second answer carries nothing again */
	fixture_run(&f, &r, "answer", "billing", "O2=no", NULL);
	g_assert_false(ran_has(&r, "carried"));
	stop(&f, &r);
}

/* One change: undo takes start, offers and answer back together, redo brings them. */
static void test_undo(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "assessment", "a1");
	ran_expect_json(&r, "state", "finished");
	fixture_run(&f, &r, "confirm", "billing", NULL);
	g_assert_true(ran_has(&r, "no-draft"));
	fixture_run(&f, &r, "redo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "assessment", "a2");
	fixture_run(&f, &r, "confirm", "billing", "--all", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "undo", "billing", NULL);
	assert_offers(&f, &r, "own.on-call=yes own.rota-name=Night owls run.backup=yes "
		      "run.budget=yes run.cost=yes run.docs=na run.hotline=yes run.people=3 "
		      "run.rollback=rehearsed run.signals=logs,metrics,alerts");
	stop(&f, &r);
}

/* What was not confirmed by the finish was not said: it does not carry on. */
static void test_not_confirmed(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", NULL));
	fixture_run(&f, &r, "confirm", "billing", "O1", NULL);
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(fixture_start(&f, &r, "billing", NULL));
	assert_offers(&f, &r, "own.team=yes");
	stop(&f, &r);
}

/* A first assessment has nothing to carry. */
static void test_first(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "ledger", one));
	fixture_run(&f, &r, "confirm", "ledger", "--json", NULL);
	ran_expect_json(&r, "offers", "[]");
	stop(&f, &r);
}

/* Another questionnaire: no answer of one is an answer of the other. */
static void test_unrelated(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", "split-readiness"));
	assert_offers(&f, &r, "");
	stop(&f, &r);
}

/* System answers are live for services on different versions, and mean in each what
 * they meant where they were given. */
static void test_system_answers(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", two));
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	/* run.pipeline has another meaning; run.network is run.encrypted now, the same */
	ran_expect_json(&r, "baseline.1.id", "run.pipeline");
	ran_expect_json(&r, "baseline.1.state", "unanswered");
	ran_expect_json(&r, "score.coverage", "71");	/* 1 of 14 */
	g_assert_true(fixture_start(&f, &r, "ledger", one));
	fixture_run(&f, &r, "verdict", "ledger", "--json", NULL);
	ran_expect_json(&r, "baseline.1.state", "pass");
	/* answered again through the newer version: the older one does not see it */
	fixture_run(&f, &r, "answer", "billing", "run.pipeline=no", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "baseline.1.state", "fail");
	fixture_run(&f, &r, "verdict", "ledger", "--json", NULL);
	ran_expect_json(&r, "baseline.1.state", "unanswered");
	/* and where the question is the same, the newest counts in both */
	fixture_run(&f, &r, "answer", "ledger", "run.network=no", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "score.value", "0");
	fixture_run(&f, &r, "answer", "billing", "run.encrypted=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "ledger", "--json", NULL);
	ran_expect_json(&r, "score.value", "1000");
	stop(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/carrying/same-version", test_same_version);
	g_test_add_func("/carrying/next-version", test_next_version);
	g_test_add_func("/carrying/first-answer", test_first_answer);
	g_test_add_func("/carrying/undo", test_undo);
	g_test_add_func("/carrying/not-confirmed", test_not_confirmed);
	g_test_add_func("/carrying/first", test_first);
	g_test_add_func("/carrying/unrelated", test_unrelated);
	g_test_add_func("/carrying/system-answers", test_system_answers);
	return test_run();
}
