/*
 * The agenda of a follow-up, on an assessment of June in which something of everything
 * is left: a gate half open with an action, one that stops it, an unknown, old gates.
 */
#include "config.h"

#include <string.h>

#include "app/agenda.h"
#include "fixture.h"
#include "testlib.h"

#define JUNE "2026-06-01T09:00:00Z"
#define JULY "2026-07-01T09:00:00Z"
#define SEPTEMBER "2026-09-12T08:30:00Z"

static void start(struct fixture *f, struct ran *r)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");

	fixture_init(f);
	ran_init(r);
	f->now = JUNE;
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, r, "new", "ledger", "--from=shop", "--team=Payments", NULL);
	g_assert_true(fixture_start(f, r, "billing", one));
	fixture_run(f, r, "answer", "billing", "O1=partial:from July", "O2=yes",
		    "own.rota-name=Night owls", "run.signals=all", "run.rollback=rehearsed",
		    "run.people=3", "run.capacity=unknown", "run.backup=yes", "run.cost=yes",
		    "run.budget=yes", "run.docs=yes", "run.hotline=yes", "run.pipeline=partial",
		    "run.network=yes", NULL);
	ran_expect(r, EXIT_CODE_OK);
	fixture_run(f, r, "actions add", "billing", "name the team", "--condition=O1",
		    "--owner=Ana", "--due=2026-07-15", NULL);
	ran_expect(r, EXIT_CODE_OK);
	fixture_run(f, r, "finish", "billing", NULL);
	ran_expect(r, EXIT_CODE_OK);
	f->now = SEPTEMBER;
}

static void stop(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

/* "overdue own.team #1; new run.secrets": every row, with a * when it is answered. */
static char *rows_text(const struct agenda *a)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < a->rows->len; i++) {
		const struct agenda_row *row = &g_array_index(a->rows, struct agenda_row, i);

		g_string_append_printf(s, "%s%s %s", i > 0 ? "; " : "", agenda_kind_name(row->kind),
				       row->question >= 0 ? a->q->questions[row->question].id : "-");
		if (row->item > 0)
			g_string_append_printf(s, " #%d", row->item);
		if (row->answered)
			g_string_append_c(s, '*');
	}
	return g_string_free(s, FALSE);
}

static char *confirm_text(const struct agenda *a)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < a->confirm->len; i++)
		g_string_append_printf(s, "%s%s", i > 0 ? " " : "",
				       a->q->questions[g_array_index(a->confirm, int, i)].id);
	return g_string_free(s, FALSE);
}

static void assert_agenda(struct fixture *f, const char *rows, const char *confirm)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(agenda) a = NULL;
	g_autofree char *got_rows = NULL;
	g_autofree char *got_confirm = NULL;
	struct app app;

	fixture_app(f, &app);
	g_assert_true(agenda_of(&a, &app, "billing", ds));
	if (a != NULL) {
		got_rows = rows_text(a);
		got_confirm = confirm_text(a);
		g_assert_cmpstr(got_rows, ==, rows);
		g_assert_cmpstr(got_confirm, ==, confirm);
		/* a gate is asked afresh whatever else is said of it */
		for (int b = 0; b < a->q->n_questions; b++)
			g_assert_true(a->asked[b] || a->q->questions[b].role != ROLE_GATE);
	}
	g_clear_pointer(&a, agenda_free);
	app_clear(&app);
}

/* Before there is a draft, and in it: the same agenda. */
static void test_same_version(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	assert_agenda(&f, "overdue own.team #1; not-done run.pipeline; old own.team; "
		      "old own.on-call; unknown run.capacity",
		      "own.rota-name run.signals run.rollback run.people run.backup run.cost "
		      "run.budget run.docs run.hotline");
	g_assert_true(fixture_start(&f, &r, "billing", NULL));
	assert_agenda(&f, "overdue own.team #1; not-done run.pipeline; old own.team; "
		      "old own.on-call; unknown run.capacity",
		      "own.rota-name run.signals run.rollback run.people run.backup run.cost "
		      "run.budget run.docs run.hotline");
	fixture_run(&f, &r, "confirm", "billing", "run.people", "run.docs", NULL);
	assert_agenda(&f, "overdue own.team #1; not-done run.pipeline; old own.team; "
		      "old own.on-call; unknown run.capacity",
		      "own.rota-name run.signals run.rollback run.backup run.cost run.budget "
		      "run.hotline");
	stop(&f, &r);
}

static void test_next_version(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *two = fixture_version("readiness-2.yaml");

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", two));
	/* capacity is asked as peak now; the pipeline means something else */
	assert_agenda(&f, "overdue own.team #1; not-done run.pipeline; changed own.on-call; "
		      "new run.secrets; old own.team; unknown run.peak",
		      "own.rota run.docs run.people");
	stop(&f, &r);
}

/* Closing the action asks for the answer; what then does not fit is listed. */
static void test_actions(void)
{
	static const char rest[] = "own.rota-name run.signals run.rollback run.people run.backup "
				   "run.cost run.budget run.docs run.hotline";
	struct fixture f;
	struct ran r;

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", NULL));
	fixture_run(&f, &r, "answer", "billing", "O1=yes", NULL);
	assert_agenda(&f, "overdue own.team #1*; not-done run.pipeline; at-odds own.team #1*; "
		      "old own.team*; old own.on-call; unknown run.capacity", rest);
	fixture_run(&f, &r, "actions done", "billing", "1", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	assert_agenda(&f, "not-done run.pipeline; done own.team #1*; old own.team*; "
		      "old own.on-call; unknown run.capacity", rest);
	fixture_run(&f, &r, "answer", "billing", "O1=no", NULL);
	assert_agenda(&f, "not-done run.pipeline; done own.team #1*; at-odds own.team #1*; "
		      "old own.team*; old own.on-call; unknown run.capacity", rest);
	/* what was said for the whole system goes on counting, and is asked afresh all the
	 * same: it is dealt with once the room has said it again */
	fixture_run(&f, &r, "answer", "billing", "run.pipeline=partial", NULL);
	assert_agenda(&f, "not-done run.pipeline*; done own.team #1*; at-odds own.team #1*; "
		      "old own.team*; old own.on-call; unknown run.capacity", rest);
	stop(&f, &r);
}

/* A section that is too weak is called by its title, not "SECTION-50:bnd". */
static void test_labels(void)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "audit", "--from=shop", "--team=Payments", NULL);
	fixture_run(&f, &r, "answer", "audit", "bnd.side-effects=no", "bnd.local-decisions=no",
		    "bnd.co-change=no", "bnd.agreement=no", "bnd.data-owned=no",
		    "bnd.library-alternative=no", "bnd.model-edge=no", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "finish", "audit", NULL);
	fixture_run(&f, &r, "agenda", "audit", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(r.out, "The boundary: no action was agreed"));
	g_assert_null(strstr(r.out, "SECTION-50"));
	/* programs go by the id */
	fixture_run(&f, &r, "agenda", "audit", "--json", NULL);
	g_assert_nonnull(strstr(r.out, "SECTION-50:bnd"));
	ran_clear(&r);
	fixture_clear(&f);
}

/* Another service's workshop answered for the whole system. */
static void test_elsewhere(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");

	start(&f, &r);
	f.now = JULY;
	g_assert_true(fixture_start(&f, &r, "ledger", one));
	fixture_run(&f, &r, "answer", "ledger", "run.network=no", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "agenda", "billing", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "follows", "a1");
	ran_expect_json(&r, "verdict", "conditional");
	/* thirty days on nothing is old, and the action has two weeks left */
	ran_expect_json(&r, "rows.0.kind", "not-done");
	ran_expect_json(&r, "rows.3.kind", "elsewhere");
	ran_expect_json(&r, "rows.3.question", "run.network");
	ran_expect_json(&r, "rows.3.text", "run.network: no since 2026-07-01, by the workshop of "
			"\"ledger\"; it was yes");
	stop(&f, &r);
}

/* Given to the old version, while the next draft goes by a newer one: a renamed question is
 * found, and an answer to what means something else now is none. */
static void test_elsewhere_renamed(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");

	start(&f, &r);
	f.now = JULY;
	g_assert_true(fixture_start(&f, &r, "ledger", one));
	fixture_run(&f, &r, "answer", "ledger", "run.network=no", "run.pipeline=no", NULL);
	fixture_run(&f, &r, "new", "search", "--from=shop", NULL);
	g_assert_true(fixture_start(&f, &r, "search", two));
	fixture_run(&f, &r, "agenda", "billing", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "version", "2.0.0");
	g_assert_nonnull(strstr(r.out, "run.encrypted: no since 2026-07-01"));
	g_assert_null(strstr(r.out, "run.pipeline: no since"));
	stop(&f, &r);
}

static void test_last_answer(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autoptr(agenda) a = NULL;
	const struct agenda_last *last;
	struct fixture f;
	struct app app;
	struct ran r;

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", two));
	fixture_app(&f, &app);
	g_assert_true(agenda_of(&a, &app, "billing", ds));
	last = agenda_last_answer(a, questionnaire_find_label(a->q, "O1"));
	g_assert_cmpstr(last->value, ==, "partial");
	g_assert_cmpstr(last->shown, ==, "One team from next month");
	g_assert_cmpstr(last->note, ==, "from July");
	g_assert_cmpstr(last->at, ==, JUNE);
	g_assert_cmpint(last->state, ==, STATE_PARTIAL);
	/* another meaning: what was said is no answer to this */
	g_assert_null(agenda_last_answer(a, questionnaire_find_label(a->q, "O2")));
	/* a part of what was asked: worth seeing */
	last = agenda_last_answer(a, questionnaire_find(a->q, "run.backup-made"));
	g_assert_cmpstr(last->value, ==, "yes");
	g_clear_pointer(&a, agenda_free);
	app_clear(&app);
	stop(&f, &r);
}

static void test_refused(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "agenda", "ledger", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "nothing-finished"));
	fixture_run(&f, &r, "agenda", "nobody", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-service"));
	fixture_run(&f, &r, "verdict", "billing@a2", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_cmpstr(diags_find(r.ds, "no-assessment")->hint, ==, "did you mean \"a1\"?");
	stop(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/agenda/same-version", test_same_version);
	g_test_add_func("/agenda/next-version", test_next_version);
	g_test_add_func("/agenda/actions", test_actions);
	g_test_add_func("/agenda/labels", test_labels);
	g_test_add_func("/agenda/elsewhere", test_elsewhere);
	g_test_add_func("/agenda/elsewhere-renamed", test_elsewhere_renamed);
	g_test_add_func("/agenda/last-answer", test_last_answer);
	g_test_add_func("/agenda/refused", test_refused);
	return test_run();
}
