/*
 * Waivers, justifications, actions, topics, people.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
}

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static void test_waive(void)
{
	static const struct {
		const char *id, *until;
		enum exit_code code;
		const char *diag;
	} rows[] = {
		{ "S1", "--until=2026-12-01", EXIT_CODE_OK, NULL },
		{ "mono.small-team", "--until=+180d", EXIT_CODE_OK, NULL },
		{ "s1", "--until=2026-09-12", EXIT_CODE_OK, NULL },
		{ "ops.tracing", "--until=+90d", EXIT_CODE_OK, NULL },
		{ "PF-ONE-TEAM-MANY", "--until=+90d", EXIT_CODE_OK, NULL },
		{ "S1", "--until=+181d", EXIT_CODE_DATA, "until" },
		{ "S1", "--until=2026-09-11", EXIT_CODE_DATA, "until" },
		{ "S1", "--until=2026-02-30", EXIT_CODE_DATA, NULL },
		{ "P1", "--until=+90d", EXIT_CODE_DATA, "not-waivable" },
		{ "S4", "--until=+90d", EXIT_CODE_DATA, "not-waivable" },
		{ "ops.endpoints", "--until=+90d", EXIT_CODE_DATA, "not-waivable" },
		{ "PF-ENGINEERS", "--until=+90d", EXIT_CODE_DATA, "not-waivable" },
		{ "nothing", "--until=+90d", EXIT_CODE_DATA, "not-waivable" },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_run(&f, &r, "waive", "billing", rows[i].id, "--by=Dana",
			    "--reason=card data", rows[i].until, NULL);
		test_row(rows[i].id, r.code == rows[i].code);
		test_row(rows[i].id, rows[i].diag == NULL || ran_has(&r, rows[i].diag));
	}
	fixture_run(&f, &r, "waive", "billing", "S1", "--reason=x", "--until=+9d", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "waive", "billing", "S2", "--withdraw", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "not-given"));
	finish(&f, &r);
}

/* Payment of the demo goes by a questionnaire without any. */
static void test_no_waivers(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *db = NULL;

	fixture_init(&f);
	ran_init(&r);
	db = g_strdup_printf("--db=%s", f.db);
	fixture_run(&f, &r, "demo", db, NULL);
	fixture_run(&f, &r, "waive", "Payment", "O1", "--by=Dana", "--reason=x", "--until=+9d",
		    NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_cmpstr(diags_find(r.ds, "not-waivable")->hint, ==,
			"this questionnaire allows no waivers");
	ran_clear(&r);
	fixture_clear(&f);
}

/* It lifts the stop for as long as it holds, and the list follows the calendar. */
static void test_waiver_ends(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "S1=6", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	fixture_run(&f, &r, "waive", "billing", "S1", "--by=Dana", "--reason=x", "--until=+10d",
		    "--json", NULL);
	ran_expect_json(&r, "verdict", "incomplete");
	f.now = "2026-09-22T23:59:59Z";
	fixture_run(&f, &r, "list", "--json", NULL);
	ran_expect_json(&r, "services.0.verdict", "incomplete");
	f.now = "2026-09-23T00:00:00Z";
	fixture_run(&f, &r, "list", "--json", NULL);
	ran_expect_json(&r, "services.0.verdict", "no-go");
	f.now = "2026-09-13T00:00:00Z";
	fixture_run(&f, &r, "waive", "billing", "S1", "--withdraw", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "verdict", "no-go");
	finish(&f, &r);
}

/* A finished verdict stays, but whoever reads it hears that its ground is gone. */
static void test_waiver_ends_after(void)
{
	static const struct { const char *now, *ended; bool said; } rows[] = {
		{ "2026-09-22T23:59:59Z", "null", false },
		{ "2026-09-23T00:00:00Z", "2026-09-22", true },
	};
	static const struct { const char *command, *says; } readers[] = {
		{ "list", "assess again" },
		{ "verdict", "has run out since" },
		{ "report", "has run out since" },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "S1=6", NULL);
	fixture_run(&f, &r, "waive", "billing", "S1", "--by=Dana", "--reason=x", "--until=+10d",
		    NULL);
	fixture_run(&f, &r, "waive", "billing", "S2", "--by=Dana", "--reason=lifts nothing",
		    "--until=+1d", NULL);
	fixture_run(&f, &r, "finish", "billing", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		f.now = rows[i].now;
		fixture_run(&f, &r, "list", "--json", NULL);
		ran_expect_json(&r, "services.0.verdict", "incomplete");
		ran_expect_json(&r, "services.0.waiver_ended", rows[i].ended);
		for (size_t k = 0; k < G_N_ELEMENTS(readers); k++) {
			fixture_run(&f, &r, readers[k].command, k > 0 ? "billing" : NULL, NULL);
			test_row(readers[k].command,
				 (strstr(r.out, readers[k].says) != NULL) == rows[i].said);
		}
		fixture_run(&f, &r, "report", "billing", "--brief", NULL);
		test_row("brief", (strstr(r.out, "has run out since") != NULL) == rows[i].said);
	}
	finish(&f, &r);
}

static void test_justify(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "own.team-name=the backend team", "--json", NULL);
	ran_expect_json(&r, "smells.0.id", "SM-NO-OWNER");
	ran_expect_json(&r, "smells.0.justified", "false");
	fixture_run(&f, &r, "justify", "billing", "sm-no-owner", "--reason=that is its name",
		    "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "smells.0.justified", "true");
	fixture_run(&f, &r, "justify", "billing", "SM-NO-OWNER", "--withdraw", "--json", NULL);
	ran_expect_json(&r, "smells.0.justified", "false");
	fixture_run(&f, &r, "justify", "billing", "SM-NO-OWNER", "--withdraw", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "not-given"));
	fixture_run(&f, &r, "justify", "billing", "SM-SHARED-DB", "--reason=x", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "justify", "billing", "SM-NO-OWNR", "--reason=x", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-smell"));
	fixture_run(&f, &r, "justify", "billing", "SM-NO-OWNER", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	finish(&f, &r);
}

static void test_actions(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "actions add", "billing", "hire two", "--condition=P1",
		    "--owner=Dana", "--due=+2w", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "actions add", "billing", "write the contract", "--owner=Ben", NULL);
	fixture_run(&f, &r, "actions add", "billing", "x", "--due=2026-02-30", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "actions", "billing", "--json", NULL);
	ran_expect_json(&r, "actions.0.due", "2026-09-26");
	ran_expect_json(&r, "actions.1.owner", "Ben");
	ran_expect_json(&r, "actions.2", NULL);
	fixture_run(&f, &r, "actions", "--owner=ben", "--json", NULL);
	ran_expect_json(&r, "actions.0.number", "2");
	ran_expect_json(&r, "actions.1", NULL);
	fixture_run(&f, &r, "actions", "--overdue", "--json", NULL);
	ran_expect_json(&r, "actions", "[]");
	f.now = "2026-09-27T00:00:00Z";
	fixture_run(&f, &r, "actions", "--overdue", "--json", NULL);
	ran_expect_json(&r, "actions.0.number", "1");
	fixture_run(&f, &r, "actions done", "billing", "1", "9", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "actions", "--open", "--json", NULL);
	ran_expect_json(&r, "actions.1.number", "2");
	fixture_run(&f, &r, "actions done", "billing", "1", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "actions done", "billing", "1", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(ran_has(&r, "done"));
	fixture_run(&f, &r, "actions", "--open", "--json", NULL);
	ran_expect_json(&r, "actions.0.number", "2");
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "actions", "--open", "--json", NULL);
	ran_expect_json(&r, "actions.0.number", "1");
	finish(&f, &r);
}

/* An action is for a condition that verdicts can name, and is kept as they write it. */
static void test_action_conditions(void)
{
	static const struct { const char *typed, *kept; } rows[] = {
		{ "p2", "P2" },
		{ "dep.independent", "P2" },
		{ "con.no-backdoor", "con.no-backdoor" },
		{ "score-75", "SCORE-75" },
		{ "section-50:BND", "SECTION-50:bnd" },
		{ "smells", "SMELLS" },
		{ "pf-engineers", "PF-ENGINEERS" },
		{ "P9", NULL },
		{ "SECTION-50", NULL },
		{ "SECTION-50:nothing", NULL },
		{ "SM-TREND", NULL },
		{ "GATE", NULL },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *option = g_strconcat("--condition=", rows[i].typed, NULL);
		g_autofree char *path = g_strdup_printf("actions.%zu.condition", i);
		g_autofree char *kept = NULL;

		fixture_run(&f, &r, "actions add", "billing", "x", option, NULL);
		test_row(rows[i].typed, r.code == (rows[i].kept ? EXIT_CODE_OK : EXIT_CODE_DATA));
		test_row(rows[i].typed, rows[i].kept != NULL || ran_has(&r, "no-condition"));
		fixture_run(&f, &r, "actions", "--json", NULL);
		kept = ran_json(&r, path);
		test_row_str(rows[i].typed, kept, rows[i].kept);
	}
	fixture_run(&f, &r, "actions add", "billing", " \t ", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	finish(&f, &r);
}

static void test_topics(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "topic add", "billing", "who pays?", "--question=p4", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "topic add", "billing", "x", "--question=P99", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "topic add", "billing", "", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "topic list", "--json", NULL);
	ran_expect_json(&r, "topics.0.text", "who pays?");
	ran_expect_json(&r, "topics.0.question", "P4");
	finish(&f, &r);
}

static void test_people(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "people", "billing", "Ana:product", "Ben", "--missing=operations",
		    "--count=7", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(r.out, "\"name\":\"Ana\",\"role\":\"product\""));
	g_assert_nonnull(strstr(r.out, "\"role\":\"operations\",\"count\":0"));
	g_assert_nonnull(strstr(r.out, "\"count\":7"));
	fixture_run(&f, &r, "people", "billing", "Ana:boss", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "role"));
	/* names stay out of the report unless it is asked for them */
	fixture_run(&f, &r, "answer", "billing", "P1=no", "--by=Zacharias", NULL);
	fixture_run(&f, &r, "report", "billing", NULL);
	g_assert_null(strstr(r.out, "Zacharias"));
	fixture_run(&f, &r, "report", "billing", "--names", NULL);
	g_assert_nonnull(strstr(r.out, "Zacharias"));
	finish(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/settling/waive", test_waive);
	g_test_add_func("/app/settling/no-waivers", test_no_waivers);
	g_test_add_func("/app/settling/waiver-ends", test_waiver_ends);
	g_test_add_func("/app/settling/waiver-ends-after", test_waiver_ends_after);
	g_test_add_func("/app/settling/justify", test_justify);
	g_test_add_func("/app/items/actions", test_actions);
	g_test_add_func("/app/items/action-conditions", test_action_conditions);
	g_test_add_func("/app/items/topics", test_topics);
	g_test_add_func("/app/people", test_people);
	return test_run();
}
