/* Values: parsing what was typed, the stored form, and what it means. */
#include "config.h"

#include "core/value.h"

#include "fixture.h"
#include "testlib.h"

enum { GATE, BAD, SMALL, FORM, LOGS, WHY, GRADED, TRAITS, SIZE, NAME };

static const struct fixture_question questions[] = {
	[GATE] = { "own.team", KIND_YNPU, ROLE_GATE, .gate = "P1" },
	[BAD] = { "own.bad", KIND_YNPU, ROLE_WEIGHTED, .weight = 2, .bad = true },
	[SMALL] = { "mono.small", KIND_YNPU, ROLE_GATE, .gate = "S1", .bad = true,
		    .bands = "13..=pass 9..12=partial 1..8=fail", .min = 1, .max = 10000 },
	[FORM] = { "con.form", KIND_CHOICE, ROLE_INFO,
		   .choices = "request-api events shared-database" },
	[LOGS] = { "ops.logging", KIND_MULTI, ROLE_BASELINE,
		   .choices = "service version environment trace_id span_id" },
	[WHY] = { "why.trigger", KIND_MULTI, ROLE_INFO, .choices = "slow-deploys compliance" },
	[GRADED] = { "ops.graded", KIND_MULTI, ROLE_WEIGHTED, .weight = 1,
		     .choices = "a b c",
		     .grades = "a and not b = pass; a or c = partial" },
	[TRAITS] = { "dst.traits", KIND_MULTI, ROLE_WEIGHTED, .weight = 2,
		     .choices = "one two three none!" },
	[SIZE] = { "own.size", KIND_NUMBER, ROLE_INFO, .min = 0, .max = 500 },
	[NAME] = { "own.name", KIND_TEXT, .role = ROLE_INFO },
	{ 0 }
};

static struct questionnaire *q;

/* stored NULL: refused, with this hint */
static const struct {
	int question;
	const char *typed, *stored;
	enum state state;
	int share;
	const char *hint;
} parses[] = {
	{ GATE, "yes", "yes", STATE_PASS, 1000, NULL },
	{ GATE, " YES ", "yes", STATE_PASS, 1000, NULL },
	{ GATE, "partial", "partial", STATE_PARTIAL, 500, NULL },
	{ GATE, "no", "no", STATE_FAIL, 0, NULL },
	{ GATE, "unknown", "unknown", STATE_UNKNOWN, 0, NULL },
	{ GATE, "?", "unknown", STATE_UNKNOWN, 0, NULL },
	{ GATE, "", "", STATE_UNANSWERED, 0, NULL },
	{ GATE, "  ", "", STATE_UNANSWERED, 0, NULL },
	{ GATE, "na", NULL, 0, 0, "answer \"unknown\" when nobody knows" },
	{ GATE, "yess", NULL, 0, 0, "did you mean \"yes\"?" },
	{ GATE, "maybe tomorrow", NULL, 0, 0, "it takes yes, partial, no, or unknown" },
	{ GATE, "7", NULL, 0, 0, "it takes yes, partial, no, or unknown" },
	{ BAD, "yes", "yes", STATE_FAIL, 0, NULL },
	{ BAD, "Partial", "partial", STATE_PARTIAL, 500, NULL },
	{ BAD, "no", "no", STATE_PASS, 1000, NULL },
	{ BAD, "n/a", "na", STATE_NA, 0, NULL },
	{ SMALL, "yes", "yes", STATE_FAIL, 0, NULL },
	{ SMALL, "1", "1", STATE_FAIL, 0, NULL },
	{ SMALL, "8", "8", STATE_FAIL, 0, NULL },
	{ SMALL, "9", "9", STATE_PARTIAL, 500, NULL },
	{ SMALL, "12", "12", STATE_PARTIAL, 500, NULL },
	{ SMALL, "13", "13", STATE_PASS, 1000, NULL },
	{ SMALL, "007", "7", STATE_FAIL, 0, NULL },
	{ SMALL, "0", NULL, 0, 0, "it takes 1 to 10000" },
	{ SMALL, "-5", NULL, 0, 0, "it takes 1 to 10000" },
	{ SMALL, "seven", NULL, 0, 0,
	  "it takes no, partial, yes, a whole number or unknown" },
	{ FORM, "Shared Database", "shared-database", STATE_NONE, 0, NULL },
	{ FORM, "request_api", "request-api", STATE_NONE, 0, NULL },
	{ FORM, "request  api", "request-api", STATE_NONE, 0, NULL },
	{ FORM, "na", "na", STATE_NA, 0, NULL },
	{ FORM, "event", NULL, 0, 0, "did you mean \"events\"?" },
	{ LOGS, "all", "service,version,environment,trace_id,span_id", STATE_PASS, 1000,
	  NULL },
	{ LOGS, "none", "none", STATE_FAIL, 0, NULL },
	{ LOGS, "span_id, Service ,version", "service,version,span_id", STATE_PARTIAL, 600,
	  NULL },
	{ LOGS, "trace id", "trace_id", STATE_PARTIAL, 200, NULL },
	{ LOGS, "service,service,", "service", STATE_PARTIAL, 200, NULL },
	{ LOGS, "yes", "yes", STATE_PASS, 1000, NULL },
	{ LOGS, "partial", "partial", STATE_PARTIAL, 500, NULL },
	{ LOGS, "no", "no", STATE_FAIL, 0, NULL },
	{ LOGS, "service,verson", NULL, 0, 0, "did you mean \"version\"?" },
	{ LOGS, "service,coffee", NULL, 0, 0,
	  "it takes some of service, version, environment, trace_id, span_id, all, none "
	  "or unknown" },
	{ LOGS, "na", NULL, 0, 0, "answer \"unknown\" when nobody knows" },
	{ WHY, "Slow deploys", "slow-deploys", STATE_NONE, 0, NULL },
	{ GRADED, "a", "a", STATE_PASS, 1000, NULL },
	{ GRADED, "a,c", "a,c", STATE_PASS, 1000, NULL },
	{ GRADED, "a,b", "a,b", STATE_PARTIAL, 500, NULL },
	{ GRADED, "c", "c", STATE_PARTIAL, 500, NULL },
	{ GRADED, "b", "b", STATE_FAIL, 0, NULL },
	{ GRADED, "none", "none", STATE_FAIL, 0, NULL },
	{ TRAITS, "one", "one", STATE_PARTIAL, 333, NULL },
	{ TRAITS, "one,two", "one,two", STATE_PARTIAL, 666, NULL },
	{ TRAITS, "all", "one,two,three", STATE_PASS, 1000, NULL },
	{ TRAITS, "none", "none", STATE_FAIL, 0, NULL },
	{ TRAITS, "one,none", NULL, 0, 0, "give it alone, or leave it out" },
	{ SIZE, "7", "7", STATE_NONE, 0, NULL },
	{ SIZE, " +7 ", "7", STATE_NONE, 0, NULL },
	{ SIZE, "501", NULL, 0, 0, "it takes 0 to 500" },
	{ SIZE, "99999999999999999999", NULL, 0, 0, "it takes 0 to 500" },
	{ SIZE, "7.5", NULL, 0, 0, "it takes a whole number or unknown" },
	{ SIZE, "-", NULL, 0, 0, "it takes a whole number or unknown" },
	{ SIZE, "seven", NULL, 0, 0, "it takes a whole number or unknown" },
	{ NAME, "Orders, 6 People", "Orders, 6 People", STATE_NONE, 0, NULL },
	{ NAME, "none", "none", STATE_NONE, 0, NULL },
	{ NAME, "Unknown", "unknown", STATE_UNKNOWN, 0, NULL },
};

static void test_parse(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(parses); i++) {
		const struct question *qn = &q->questions[parses[i].question];
		g_autofree char *row = g_strdup_printf("%s=%s", qn->id, parses[i].typed);
		g_autoptr(diags) ds = diags_new();
		struct value v;
		bool ok = value_parse(&v, qn, parses[i].typed, ds);
		g_autofree char *stored = value_format(&v, qn);

		test_row(row, ok == (parses[i].stored != NULL));
		if (ok) {
			test_row(row, diags_is_empty(ds));
			test_row_str(row, stored, parses[i].stored);
			test_row(row, value_state(&v, qn) == parses[i].state);
			test_row(row, value_share(&v, qn) == parses[i].share);
		} else {
			const struct diag *d = ds->items->pdata[0];

			test_row(row, v.kind == VALUE_NONE);
			test_row(row, ds->items->len == 1);
			test_row_str(row, d->hint, parses[i].hint);
		}
		value_clear(&v);
	}
}

/* The stored form reads back as the same value. */
static void test_round_trip(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(parses); i++) {
		const struct question *qn = &q->questions[parses[i].question];
		g_autofree char *again = NULL;
		struct value v;

		if (parses[i].stored == NULL)
			continue;
		g_assert_true(value_parse(&v, qn, parses[i].stored, NULL));
		again = value_format(&v, qn);
		test_row_str(parses[i].stored, again, parses[i].stored);
		value_clear(&v);
	}
}

static const struct {
	int question;
	const char *typed, *shown;
} displays[] = {
	{ GATE, "yes", "The answer yes" },
	{ GATE, "", "not answered" },
	{ GATE, "?", "nobody knows" },
	{ BAD, "na", "does not apply" },
	{ SMALL, "7", "7" },
	{ FORM, "events", "The answer events" },
	{ LOGS, "service,span_id", "The answer service, The answer span_id" },
	{ LOGS, "none", "none of them" },
	{ LOGS, "partial", "partly" },
	{ NAME, "Orders", "Orders" },
};

static void test_display(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(displays); i++) {
		const struct question *qn = &q->questions[displays[i].question];
		g_autofree char *shown = NULL;
		struct value v, copy;

		g_assert_true(value_parse(&v, qn, displays[i].typed, NULL));
		value_copy(&copy, &v);
		value_clear(&v);
		shown = value_display(&copy, qn);
		test_row_str(displays[i].typed, shown, displays[i].shown);
		value_clear(&copy);
	}
}

int main(int argc, char **argv)
{
	const struct fixture f = { .questions = questions };
	int status;

	test_init(&argc, &argv);
	q = fixture_questionnaire(&f);
	g_test_add_func("/value/parse", test_parse);
	g_test_add_func("/value/round-trip", test_round_trip);
	g_test_add_func("/value/display", test_display);
	status = test_run();
	questionnaire_free(q);
	return status;
}
