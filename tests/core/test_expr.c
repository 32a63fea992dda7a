/*
 * Conditions: what the resolver refuses, and the logic of four values. What parses at
 * all is in test_expr_parse.c.
 */
#include "config.h"

#include "core/expr.h"

#include "core/inputs.h"
#include "fixture.h"
#include "testlib.h"

/* P1 and the rest, by their place in `questions'. */
enum { P1, P2, TEAM_SIZE, SERVICES, TEAM_NAME, FORM, LOGS, ALERTS, BEFORE, SMALL, TRIGGER,
	QUESTIONS };

static const struct fixture_question questions[] = {
	[P1] = { "own.named-team", KIND_YNPU, ROLE_GATE, .gate = "P1", .tags = "prerequisite" },
	[P2] = { "dep.independent", KIND_YNPU, ROLE_GATE, .gate = "P2", .tags = "prerequisite" },
	[TEAM_SIZE] = { "own.team-size", KIND_NUMBER, ROLE_INFO, .from = "team.size" },
	[SERVICES] = { "own.services-owned", KIND_NUMBER, .role = ROLE_INFO },
	[TEAM_NAME] = { "own.team-name", KIND_TEXT, ROLE_INFO, .from = "team.name" },
	[FORM] = { "con.form", KIND_CHOICE, ROLE_INFO,
		   .choices = "request-api events shared-database" },
	[LOGS] = { "ops.logging", KIND_MULTI, ROLE_BASELINE, .choices = "service trace_id" },
	[ALERTS] = { "ops.alerts", KIND_YNPU, .role = ROLE_BASELINE },
	[BEFORE] = { "ops.before", KIND_YNPU, ROLE_WEIGHTED, .weight = 2 },
	[SMALL] = { "mono.small-team", KIND_YNPU, ROLE_GATE, .gate = "S1", .bad = true,
		    .bands = "13..=pass 9..12=partial 1..8=fail", .min = 1, .max = 10000 },
	[TRIGGER] = { "why.trigger", KIND_MULTI, ROLE_INFO, .choices = "slow blocked other" },
	{ 0 }
};

static const struct fixture_rule rules[] = {
	{ "GATE", EFFECT_STOP, "it is fail", .each = "gate" },
	{ "PF-MANY", EFFECT_STOP, .when = "system.services >= 3" },
	{ "PF-MANY", EFFECT_CONDITION, .when = "system.services == 2" },
	{ "SM-LIST", EFFECT_SMELL, .when = "own.team-name matches no-owner" },
	{ 0 }
};

static const struct fixture_words words[] = {
	{ "no-owner", "backend team;everyone" },
	{ 0 }
};

static struct questionnaire *q;

/* One refusal per line, "column code". */
static const struct {
	const char *text;
	enum expr_context context;
	const char *refusals, *hint;
} refusals[] = {
	{ "own.named-team is pass", EXPR_QUESTION, "", NULL },
	{ "own.named-team is soft or it is bad", EXPR_RULE, "", NULL },
	{ "con.form in [events, request-api]", EXPR_QUESTION, "", NULL },
	{ "con.form is known", EXPR_QUESTION, "", NULL },
	{ "mono.small-team is yes", EXPR_RULE, "", NULL },
	{ "service.slug matches no-owner", EXPR_RULE, "", NULL },
	{ "own.named-taem is pass", EXPR_RULE, "1 unknown-name",
	  "did you mean \"own.named-team\"?" },
	{ "own.named-team is pass and zzz is pass or yyy is x", EXPR_RULE,
	  "28 unknown-name\n43 unknown-name", NULL },
	{ "own.named-team is passs", EXPR_RULE, "19 unknown-value", "did you mean \"pass\"?" },
	{ "con.form is event", EXPR_RULE, "13 unknown-value", "did you mean \"events\"?" },
	{ "con.form in [events, open]", EXPR_RULE, "22 unknown-value", NULL },
	{ "con.form is fail", EXPR_RULE, "13 no-states",
	  "ask whether it is known, open, na or hidden, or for a value" },
	{ "system.teams is pass", EXPR_RULE, "1 not-a-question", NULL },
	{ "own.team-size > 3", EXPR_QUESTION, "", NULL },
	{ "own.team-sise > 3", EXPR_QUESTION, "1 unknown-name",
	  "did you mean \"own.team-size\"?" },
	{ "system.team > 3", EXPR_QUESTION, "1 unknown-name",
	  "did you mean \"system.teams\"?" },
	{ "own.named-team > 3", EXPR_RULE, "1 wrong-kind",
	  "ask for its state or value with \"is\"" },
	{ "mono.small-team < 9", EXPR_RULE, "1 wrong-kind",
	  "ask for its state or value with \"is\"" },
	{ "service.slug > 3", EXPR_RULE, "1 wrong-kind", "ask with \"matches\"" },
	{ "score.num > 3", EXPR_RULE, "", NULL },
	{ "score.num > 3", EXPR_QUESTION, "1 not-here", NULL },
	{ "it is fail", EXPR_QUESTION, "1 not-here", NULL },
	{ "it is yes", EXPR_RULE, "7 unknown-state", "\"it\" can only be asked for its state" },
	{ "it has x", EXPR_RULE, "1 not-here", NULL },
	{ "it > 3", EXPR_RULE, "1 not-here", NULL },
	{ "it matches no-owner", EXPR_RULE, "1 not-here", NULL },
	{ "own.named-team", EXPR_RULE, "1 condition",
	  "say what it must be, as in \"own.named-team is pass\" or \"own.named-team > 2\"" },
	{ "own.named", EXPR_RULE, "1 unknown-name", NULL },
	{ "ops.logging has service", EXPR_RULE, "", NULL },
	{ "ops.logging has [service, trace-id]", EXPR_RULE, "27 unknown-value",
	  "did you mean \"trace_id\"?" },
	{ "ops.logging is service", EXPR_RULE, "1 wrong-kind",
	  "ask with \"has\" or \"within\"" },
	{ "con.form has events", EXPR_RULE, "1 wrong-kind", "ask with \"is\" or \"in\"" },
	{ "own.team-name matches no-ownr", EXPR_RULE, "23 unknown-word-list",
	  "did you mean \"no-owner\"?" },
	{ "con.form matches no-owner", EXPR_RULE, "1 wrong-kind",
	  "its note is read by \"note(con.form)\"" },
	{ "note(con.form) matches no-owner", EXPR_RULE, "", NULL },
	{ "team.size matches no-owner", EXPR_RULE, "1 wrong-kind", NULL },
	{ "count(fail, gate) > 1", EXPR_QUESTION, "", NULL },
	{ "count(bad, w2) > 1", EXPR_RULE, "", NULL },
	{ "count(failed, gate) > 1", EXPR_RULE, "7 unknown-state", NULL },
	{ "count(hidden, gate) > 1", EXPR_RULE, "7 unknown-state", NULL },
	{ "count(fail, gates) > 1", EXPR_RULE, "13 unknown-tag", "did you mean \"gate\"?" },
	{ "fired(PF-MANY) and stopped(PF-MANY)", EXPR_RULE, "", NULL },
	{ "fired(SM-LIST)", EXPR_RULE, "7 unknown-rule", NULL },
	{ "stopped(PF-MANI)", EXPR_RULE, "9 unknown-rule", "did you mean \"PF-MANY\"?" },
	{ "fired(PF-MANY)", EXPR_QUESTION, "7 not-here", NULL },
	{ "slow and not (blocked or other)", EXPR_GRADE, "", NULL },
	{ "slow and blockd", EXPR_GRADE, "10 unknown-value", "did you mean \"blocked\"?" },
	{ "slow and con.form is events", EXPR_GRADE, "10 not-here",
	  "name the items alone, joined by and, or, not" },
	{ "slow and 2 < 3", EXPR_GRADE, "1 not-here\n1 not-here", NULL },
	{ "slow and count(fail, gate) > 1", EXPR_GRADE, "16 not-here\n1 not-here", NULL },
};

static void test_resolve(void)
{
	const struct place at = { "q.yaml", 7, 1, NULL };

	for (unsigned i = 0; i < G_N_ELEMENTS(refusals); i++) {
		const char *row = refusals[i].text;
		g_autoptr(GString) got = g_string_new(NULL);
		g_autoptr(diags) ds = diags_new();
		g_autoptr(expr) e = NULL;
		bool ok;

		if (!expr_parse(&e, row, &at, ds)) {
			test_row(row, false && "parses");
			continue;
		}
		ok = expr_resolve(e, q, refusals[i].context, TRIGGER, &at, ds);
		for (unsigned k = 0; k < ds->items->len; k++) {
			const struct diag *d = ds->items->pdata[k];

			g_string_append_printf(got, "%s%u %s", k > 0 ? "\n" : "", d->column,
					       d->code);
			if (refusals[i].hint != NULL)
				test_row_str(row, d->hint, refusals[i].hint);
		}
		test_row_str(row, got->str, refusals[i].refusals);
		test_row(row, ok == (got->len == 0));
	}
}

/* Answers for all rows: "id=value ...", "note:id=...", "fact=value". */
static struct inputs *read_inputs(const char *spec)
{
	struct inputs *in = inputs_new(q, "2026-01-01");
	g_auto(GStrv) parts = g_strsplit(spec, ";", -1);

	for (int i = 0; parts[i] != NULL; i++) {
		g_auto(GStrv) pair = g_strsplit(parts[i], "=", 2);
		enum measure m = measure_find(pair[0]);

		if (*parts[i] == '\0')
			continue;
		if (m < MEASURE_COUNT && measure_is_text(m))
			facts_set_text(&in->facts, m, pair[1]);
		else if (m < MEASURE_COUNT)
			facts_set_number(&in->facts, m, g_ascii_strtoll(pair[1], NULL, 10));
		else if (g_str_has_prefix(pair[0], "note:"))
			in->answers[questionnaire_find(q, pair[0] + 5)].note =
				g_strdup(pair[1]);
		else
			g_assert_true(inputs_set(in, pair[0], pair[1], NULL, NULL));
	}
	return in;
}

static const struct {
	const char *inputs, *when;
	enum tri expected;
} evals[] = {
	/* states */
	{ "P1=yes", "own.named-team is pass", TRI_YES },
	{ "P1=no", "own.named-team is pass", TRI_NO },
	{ "P1=no", "own.named-team is not pass", TRI_YES },
	{ "P1=partial", "own.named-team is soft", TRI_YES },
	{ "P1=partial", "own.named-team is bad", TRI_YES },
	{ "P1=no", "own.named-team is soft", TRI_NO },
	{ "P1=?", "own.named-team is pass", TRI_OPEN },
	{ "", "own.named-team is pass", TRI_OPEN },
	{ "", "own.named-team is not pass", TRI_OPEN },
	{ "", "own.named-team is open", TRI_YES },
	{ "", "own.named-team is known", TRI_NO },
	{ "", "own.named-team is na", TRI_NO },
	{ "", "own.named-team in [open, fail]", TRI_YES },
	{ "", "own.named-team in [na, fail]", TRI_OPEN },
	{ "P1=yes", "own.named-team is known", TRI_YES },
	{ "con.form=events", "con.form is known", TRI_YES },
	{ "ops.before=na", "ops.before is pass", TRI_VOID },
	{ "ops.before=na", "ops.before is not pass", TRI_VOID },
	{ "ops.before=na", "ops.before is na", TRI_YES },
	{ "ops.before=na", "ops.before is known", TRI_NO },
	{ "ops.before=na", "ops.before is open", TRI_NO },
	{ "", "it is fail", TRI_VOID },		/* no member bound */
	/* values */
	{ "con.form=events", "con.form is events", TRI_YES },
	{ "con.form=events", "con.form is not events", TRI_NO },
	{ "con.form=events", "con.form in [request-api, events]", TRI_YES },
	{ "con.form=events", "con.form is shared-database", TRI_NO },
	{ "", "con.form is events", TRI_OPEN },
	{ "con.form=na", "con.form is events", TRI_VOID },
	{ "S1=yes", "mono.small-team is yes", TRI_YES },
	{ "S1=7", "mono.small-team is yes", TRI_YES },
	{ "S1=7", "mono.small-team is fail", TRI_YES },
	{ "S1=12", "mono.small-team is partial", TRI_YES },
	{ "S1=40", "mono.small-team is no", TRI_YES },
	/* items */
	{ "why.trigger=slow,blocked", "why.trigger has slow", TRI_YES },
	{ "why.trigger=slow,blocked", "why.trigger has [slow, blocked]", TRI_YES },
	{ "why.trigger=slow", "why.trigger has [slow, blocked]", TRI_NO },
	{ "why.trigger=slow", "why.trigger within [slow, blocked]", TRI_YES },
	{ "why.trigger=slow,other", "why.trigger within [slow, blocked]", TRI_NO },
	{ "why.trigger=none", "why.trigger within [slow, blocked]", TRI_NO },
	{ "why.trigger=none", "why.trigger has slow", TRI_NO },
	{ "", "why.trigger has slow", TRI_OPEN },
	{ "why.trigger=partial", "why.trigger has slow", TRI_VOID },
	{ "why.trigger=na", "why.trigger within [slow]", TRI_VOID },
	/* texts */
	{ "own.team-name=the Backend Team", "own.team-name matches no-owner", TRI_YES },
	{ "own.team-name=Orders", "own.team-name matches no-owner", TRI_NO },
	{ "", "own.team-name matches no-owner", TRI_OPEN },
	{ "team.name=everyone", "own.team-name matches no-owner", TRI_YES },
	{ "own.team-name=Orders;team.name=everyone", "own.team-name matches no-owner", TRI_NO },
	{ "own.team-name=?;team.name=everyone", "own.team-name matches no-owner", TRI_YES },
	{ "service.slug=everyone", "service.slug matches no-owner", TRI_YES },
	{ "", "service.slug matches no-owner", TRI_VOID },
	{ "note:dep.independent=ask everyone", "note(dep.independent) matches no-owner",
	  TRI_YES },
	{ "", "note(dep.independent) matches no-owner", TRI_NO },
	/* numbers */
	{ "own.team-size=2", "own.team-size < 3 or own.team-size > 9", TRI_YES },
	{ "own.team-size=3", "own.team-size < 3 or own.team-size > 9", TRI_NO },
	{ "own.team-size=10", "own.team-size < 3 or own.team-size > 9", TRI_YES },
	{ "", "own.team-size < 3", TRI_OPEN },
	{ "own.team-size=na", "own.team-size < 3", TRI_VOID },
	{ "team.size=2", "own.team-size < 3", TRI_YES },
	{ "own.team-size=5;team.size=2", "own.team-size < 3", TRI_NO },
	{ "system.teams=2", "system.teams == 2", TRI_YES },
	{ "system.teams=2", "system.teams != 2", TRI_NO },
	{ "system.teams=2", "system.teams <= 2 and system.teams >= 2", TRI_YES },
	{ "", "system.teams == 2", TRI_VOID },
	{ "", "system.teams != 2", TRI_VOID },
	{ "system.teams=2", "own.team-size + system.teams > 3", TRI_OPEN },
	{ "", "own.team-size + system.teams > 3", TRI_VOID },
	{ "graph.callers=8;system.services=11",
	  "graph.callers >= 3 and 5 * graph.callers >= 4 * (system.services - 1)", TRI_YES },
	{ "graph.callers=7;system.services=11",
	  "graph.callers >= 3 and 5 * graph.callers >= 4 * (system.services - 1)", TRI_NO },
	{ "system.teams=3", "10 - system.teams - 2 == 5", TRI_YES },
	{ "system.teams=3", "10 - (system.teams - 2) == 9", TRI_YES },
	{ "system.teams=3", "-2 * system.teams == -6", TRI_YES },
	{ "system.teams=9223372036854775807", "system.teams + 1 > 0", TRI_YES },
	{ "system.teams=9223372036854775807", "-2 * system.teams < 0", TRI_YES },
	/* max and min leave out what is not known */
	{ "own.services-owned=2", "max(own.services-owned, team.services) == 2", TRI_YES },
	{ "team.services=3", "max(own.services-owned, team.services) == 3", TRI_YES },
	{ "own.services-owned=2;team.services=3", "max(own.services-owned, team.services) == 3",
	  TRI_YES },
	{ "own.services-owned=2;team.services=3", "min(own.services-owned, team.services) == 2",
	  TRI_YES },
	{ "", "max(own.services-owned, team.services) >= 3", TRI_OPEN },
	{ "", "max(team.services, own.services-owned) >= 3", TRI_OPEN },
	{ "", "max(team.services, system.services) >= 3", TRI_VOID },
	{ "own.services-owned=na", "max(own.services-owned, team.services) >= 3", TRI_VOID },
	/* counts */
	{ "P1=no;P2=no;S1=yes", "count(fail, gate) >= 3", TRI_YES },
	{ "P1=no;P2=no", "count(fail, gate) >= 2", TRI_YES },
	{ "P1=no;P2=no", "count(fail, gate) >= 3", TRI_OPEN },
	{ "P1=no;P2=yes", "count(fail, gate) >= 3", TRI_NO },
	{ "P1=no;P2=no", "count(fail, gate) == 2", TRI_OPEN },
	{ "P1=no;P2=yes", "3 - count(fail, gate) > 0", TRI_YES },
	{ "P1=no;P2=yes", "2 - count(fail, gate) > 0", TRI_OPEN },
	{ "P1=no;P2=no", "count(open, gate) == 1", TRI_YES },
	{ "P1=no;P2=no", "count(known, gate) == 2", TRI_YES },
	{ "", "count(fail, info) == 0", TRI_YES },
	/* four values */
	{ "P1=yes", "own.named-team is pass or con.form is events", TRI_YES },
	{ "P1=no", "own.named-team is pass or con.form is events", TRI_OPEN },
	{ "P1=no", "own.named-team is pass and con.form is events", TRI_NO },
	{ "P1=yes", "own.named-team is pass and con.form is events", TRI_OPEN },
	{ "P1=yes", "own.named-team is pass and graph.depth > 1", TRI_VOID },
	{ "P1=no", "own.named-team is pass and graph.depth > 1", TRI_NO },
	{ "P1=yes", "own.named-team is pass or graph.depth > 1", TRI_YES },
	{ "P1=no", "own.named-team is pass or graph.depth > 1", TRI_VOID },
	{ "", "con.form is events and graph.depth > 1", TRI_VOID },
	{ "", "con.form is events or graph.depth > 1", TRI_OPEN },
	{ "", "not (con.form is events and graph.depth > 1)", TRI_OPEN },
	{ "", "not (con.form is events or graph.depth > 1)", TRI_VOID },
	{ "", "not con.form is events", TRI_OPEN },
	{ "", "not graph.depth > 1", TRI_VOID },
	{ "P1=no", "not (own.named-team is pass or own.named-team is partial)", TRI_YES },
};

static void test_eval(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(evals); i++) {
		g_autofree char *row = g_strdup_printf("%s: %s", evals[i].inputs,
						       evals[i].when);
		g_autoptr(inputs) in = read_inputs(evals[i].inputs);
		unsigned char states[QUESTIONS];
		const struct eval_env env = { .in = in, .states = states, .it = -1 };
		g_autoptr(expr) e = NULL;

		inputs_states(in, states);
		if (!expr_parse(&e, evals[i].when, NULL, NULL) ||
		    !expr_resolve(e, q, EXPR_RULE, -1, NULL, NULL)) {
			test_row(row, false && "parses and resolves");
			continue;
		}
		test_row(row, expr_eval(e, &env) == evals[i].expected);
	}
}

/* What only an evaluation knows: effects, members, rules that fired, its numbers. */
static void test_env(void)
{
	static const struct {
		const char *when;
		enum tri expected;
	} rows[] = {
		{ "own.named-team is waived", TRI_YES },	/* set below */
		{ "own.named-team is soft", TRI_YES },
		{ "own.named-team is bad", TRI_NO },
		{ "own.named-team is known", TRI_YES },
		{ "count(waived, gate) >= 1", TRI_YES },
		{ "count(waived, gate) == 1", TRI_OPEN },
		{ "con.form is events", TRI_OPEN },		/* left open, though answered */
		{ "con.form is open", TRI_YES },
		{ "own.services-owned > 1", TRI_OPEN },
		{ "own.team-name matches no-owner", TRI_OPEN },
		{ "ops.alerts is pass", TRI_VOID },		/* hidden */
		{ "ops.alerts is hidden", TRI_YES },
		{ "count(fail, baseline) == 1", TRI_YES },
		{ "it is fail", TRI_YES },
		{ "it in [pass, partial]", TRI_NO },
		{ "score.num == 49", TRI_YES },
		{ "2 * score.num < score.den", TRI_YES },
		{ "section.num > 0", TRI_VOID },
		{ "fired(GATE)", TRI_NO },
		{ "fired(PF-MANY)", TRI_YES },
		{ "stopped(PF-MANY)", TRI_NO },
	};
	g_autoptr(inputs) in = read_inputs("P1=no;con.form=events;own.services-owned=3;"
					   "own.team-name=everyone");
	gint64 numbers[MEASURE_COUNT - MEASURE_FACT_COUNT] = { 49, 100 };
	guint64 fired = 1u << 2, stopped = 0;
	unsigned char states[QUESTIONS];
	const struct eval_env env = { .in = in, .states = states, .numbers = numbers,
				      .numbers_known = 3, .fired = &fired,
				      .stopped = &stopped, .it = LOGS };

	inputs_states(in, states);
	states[P1] = EVAL_WAIVED;
	states[FORM] = states[SERVICES] = states[TEAM_NAME] = EVAL_OPEN;
	states[ALERTS] = EVAL_HIDDEN;
	states[LOGS] = EVAL_FAIL;
	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(expr) e = NULL;

		g_assert_true(expr_parse(&e, rows[i].when, NULL, NULL));
		g_assert_true(expr_resolve(e, q, EXPR_RULE, -1, NULL, NULL));
		test_row(rows[i].when, expr_eval(e, &env) == rows[i].expected);
	}
}

static void test_reads(void)
{
	struct expr_reads r = { 0 };
	g_autoptr(expr) e = NULL;

	g_assert_true(expr_parse(&e,
				 "con.form is events or own.team-size < 3 and con.form is open "
				 "and note(dep.independent) matches no-owner or fired(PF-MANY) "
				 "or count(fail, baseline) > 3 and graph.depth > 7 or it is fail",
				 NULL, NULL));
	g_assert_true(expr_resolve(e, q, EXPR_RULE, -1, NULL, NULL));
	expr_reads_collect(&r, e);
	g_assert_cmpint(r.questions->len, ==, 3);
	g_assert_cmpint(g_array_index(r.questions, int, 0), ==, FORM);
	g_assert_cmpint(g_array_index(r.questions, int, 1), ==, TEAM_SIZE);
	g_assert_cmpint(g_array_index(r.questions, int, 2), ==, P2);
	g_assert_cmpint(r.tags, ==, 1 << questionnaire_find_tag(q, "baseline"));
	g_assert_cmpint(r.measures, ==, 1 << MEASURE_GRAPH_DEPTH);
	g_assert_cmpint(r.rules->len, ==, 1);
	g_assert_cmpstr(g_array_index(r.rules, const char *, 0), ==, "PF-MANY");
	g_assert_cmpint(r.constants->len, ==, 2);
	g_assert_cmpint(g_array_index(r.constants, gint64, 1), ==, 7);
	g_assert_cmpint(r.word_lists->len, ==, 1);
	g_assert_true(r.reads_text && r.reads_it);
	expr_reads_clear(&r);
}

int main(int argc, char **argv)
{
	const struct fixture f = { questions, rules, words };
	int status;

	test_init(&argc, &argv);
	q = fixture_questionnaire(&f);
	g_test_add_func("/expr/resolve", test_resolve);
	g_test_add_func("/expr/eval", test_eval);
	g_test_add_func("/expr/env", test_env);
	g_test_add_func("/expr/reads", test_reads);
	status = test_run();
	questionnaire_free(q);
	return status;
}
