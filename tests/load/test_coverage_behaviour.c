/*
 * What the shipped questionnaire does with the situations the essay behind it
 * describes. doc/coverage names these functions beside the statements they stand
 * for; that the engine follows its rules in general is tested in tests/core.
 */
#include "config.h"

#include <string.h>

#include "core/verdict.h"
#include "load/questionnaire_load.h"
#include "testlib.h"

static struct questionnaire *q;

/* A service with nothing against it: each scored question at its best, and the
 * facts of a team that owns this one service. */
static struct inputs *ready(void)
{
	static const struct { const char *id, *value; } facts[] = {
		{ "why.trigger", "teams-block-each-other" },
		{ "why.decision-kind", "organisational-problem" },
		{ "own.team-name", "Orders" },
		{ "own.team-size", "6" },
		{ "own.services-owned", "1" },
		{ "dep.coordinating-teams", "none" },
		{ "dep.repos-per-change", "1" },
		{ "bnd.operations", "place_order, cancel_order" },
		{ "con.form", "events" },
		{ "dom.boundary-moves", "0" },
		{ "dom.core", "core" },
		{ "dst.sync-depth", "1" },
		{ "dst.calls-per-request", "2" },
	};
	struct inputs *in = inputs_new(q, "2026-09-12");
	g_autoptr(diags) ds = diags_new();

	facts_set_text(&in->facts, MEASURE_SERVICE_SLUG, "orders");
	for (int i = 0; i < q->n_questions; i++) {
		const struct question *question = &q->questions[i];

		if (question->role == ROLE_INFO)
			continue;
		inputs_set(in, question->id, question->kind == KIND_MULTI
			   ? "all" : question->choices[0].value, NULL, ds);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
		inputs_set(in, facts[i].id, facts[i].value, NULL, ds);
	g_assert_true(diags_is_empty(ds));
	return in;
}

static void set(struct inputs *in, const char *id, const char *value)
{
	g_autoptr(diags) ds = diags_new();

	g_assert_true(inputs_set(in, id, value, NULL, ds));
}

/* The ready service with one answer changed. */
static struct inputs *ready_but(const char *id, const char *value)
{
	struct inputs *in = ready();

	set(in, id, value);
	return in;
}

static bool has_stop(const struct verdict *v, const char *id)
{
	for (guint i = 0; i < v->stops->len; i++)
		if (strcmp(g_array_index(v->stops, struct stop, i).id, id) == 0)
			return true;
	return false;
}

static const struct condition *find_condition(const struct verdict *v, const char *id)
{
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c = &g_array_index(v->conditions, struct condition, i);

		if (strcmp(c->id, id) == 0)
			return c;
	}
	return NULL;
}

static bool has_smell(const struct verdict *v, const char *id)
{
	for (guint i = 0; i < v->smells->len; i++) {
		int rule = g_array_index(v->smells, struct smell_line, i).rule;

		if (strcmp(q->rules[rule].id, id) == 0)
			return true;
	}
	return false;
}

static bool has_finding(const struct verdict *v, const char *id)
{
	for (guint i = 0; i < v->findings->len; i++)
		if (strcmp(q->rules[g_array_index(v->findings, struct finding, i).rule].id,
			   id) == 0)
			return true;
	return false;
}

static enum state gate_state(const struct verdict *v, const char *label)
{
	int question = questionnaire_find_label(q, label);

	for (guint i = 0; i < v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(v->gates, struct gate_line, i);

		if (g->question == question)
			return g->state;
	}
	return STATE_NONE;
}

static struct verdict *judge(struct inputs *in)
{
	struct verdict *v = verdict_compute(in);

	inputs_free(in);
	return v;
}

/* Statement 9: one repository more than two. */
static void test_lockstep_at_three(void)
{
	g_autoptr(verdict) two = judge(ready_but("dep.repos-per-change", "2"));
	g_autoptr(verdict) three = judge(ready_but("dep.repos-per-change", "3"));

	g_assert_cmpint(two->token, ==, VERDICT_GO);
	g_assert_true(has_smell(three, "SM-LOCKSTEP"));
	g_assert_cmpint(three->token, ==, VERDICT_CONDITIONAL);
}

/* Statement 18: whoever shares tables has neither a contract nor a free inside. */
static void test_shared_database(void)
{
	g_autoptr(verdict) v = judge(ready_but("con.form", "shared database"));

	g_assert_cmpint(v->token, ==, VERDICT_NO_GO);
	g_assert_true(has_stop(v, "P3"));
	g_assert_true(has_stop(v, "P4"));
	g_assert_cmpstr(v->path, ==, "redraw-boundary");
}

/* Statement 54: almost never, so only a dated waiver with a reason gets past it. */
static void test_eight_people(void)
{
	g_autoptr(verdict) eight = judge(ready_but("mono.small-team", "8"));
	g_autoptr(verdict) nine = judge(ready_but("mono.small-team", "9"));
	g_autoptr(verdict) thirteen = judge(ready_but("mono.small-team", "13"));
	struct inputs *in = ready_but("mono.small-team", "8");
	g_autoptr(verdict) waived = NULL;

	inputs_add_waiver(in, "S1", "Ada", "card data must be kept apart", "2026-09-01",
			  "2026-12-01");
	waived = judge(in);
	g_assert_cmpint(eight->token, ==, VERDICT_NO_GO);
	g_assert_cmpstr(eight->path, ==, "stay-monolith");
	g_assert_cmpint(nine->token, ==, VERDICT_CONDITIONAL);
	g_assert_cmpint(thirteen->token, ==, VERDICT_GO);
	g_assert_cmpint(waived->token, ==, VERDICT_CONDITIONAL);
}

/* Statement 61: a library deployed as infrastructure, seen in the calls. */
static void test_hub_fails_b1(void)
{
	struct inputs *in = ready();
	g_autoptr(verdict) v = NULL;

	facts_set_number(&in->facts, MEASURE_SYSTEM_SERVICES, 5);
	facts_set_number(&in->facts, MEASURE_GRAPH_CALLERS, 4);
	v = judge(in);
	g_assert_cmpint(gate_state(v, "B1"), ==, STATE_FAIL);
	g_assert_cmpint(v->token, ==, VERDICT_NO_GO);
	g_assert_cmpstr(v->path, ==, "redraw-boundary");
}

/* Statement 76: validate_token, create_token, revoke_token. */
static void test_auth_service(void)
{
	struct inputs *in = ready_but("bnd.operations",
				      "validate_token\ncreate_token\nrevoke_token");
	g_autoptr(verdict) v = NULL;

	facts_set_text(&in->facts, MEASURE_SERVICE_SLUG, "AuthService");
	set(in, "bnd.business", "no");
	set(in, "bnd.everyone-calls", "yes");
	set(in, "bnd.library-alternative", "yes");
	v = judge(in);
	g_assert_cmpint(v->token, ==, VERDICT_NO_GO);
	g_assert_true(has_stop(v, "B1"));
	g_assert_true(has_stop(v, "B2"));
	g_assert_true(has_smell(v, "SM-TECH-NAME"));
	g_assert_true(has_smell(v, "SM-TECH-VERBS"));
	g_assert_cmpstr(v->path, ==, "redraw-boundary");
}

/* Statement 77: place_order, cancel_order. */
static void test_order_service(void)
{
	struct inputs *in = ready();
	g_autoptr(verdict) v = NULL;

	facts_set_text(&in->facts, MEASURE_SERVICE_SLUG, "OrderService");
	facts_set_text(&in->facts, MEASURE_SERVICE_PURPOSE,
		       "owns everything about an order, from placing to cancelling");
	v = judge(in);
	g_assert_cmpuint(v->smells->len, ==, 0);
	g_assert_cmpint(gate_state(v, "B1"), ==, STATE_PASS);
	g_assert_cmpint(gate_state(v, "B2"), ==, STATE_PASS);
	g_assert_cmpint(v->token, ==, VERDICT_GO);
	g_assert_cmpstr(v->path, ==, "split");
}

/* Statement 87: A and B both own it. */
static void test_two_owners(void)
{
	struct inputs *in = ready();
	g_autoptr(verdict) v = NULL;

	facts_set_number(&in->facts, MEASURE_SERVICE_TEAMS, 2);
	v = judge(in);
	g_assert_cmpint(gate_state(v, "P1"), ==, STATE_FAIL);
	g_assert_cmpint(v->token, ==, VERDICT_NO_GO);
	g_assert_cmpstr(v->path, ==, "form-team-first");
}

/* Statement 91: every one of the six is a NO-GO, however good its answers. */
static void test_six_services_one_team(void)
{
	struct inputs *in = ready();
	g_autoptr(verdict) v = NULL;

	facts_set_portfolio(&in->facts, 6, 1, 6);
	v = judge(in);
	g_assert_cmpint(v->token, ==, VERDICT_NO_GO);
	g_assert_true(has_stop(v, "PF-ONE-TEAM-MANY"));
	g_assert_true(has_stop(v, "PF-ENGINEERS"));
	g_assert_true(has_finding(v, "PF-CONWAY-COUNT"));
	g_assert_cmpstr(v->path, ==, "form-team-first");
}

/* Statement 98: names that name nobody, and one that does. */
static void test_backend_team(void)
{
	static const struct { const char *name; bool smells; } rows[] = {
		{ "the backend team", true }, { "Backend-Team", true },
		{ "platform team", true }, { "Everyone", true },
		{ "whoever has time", true }, { "shared", true }, { "TBD", true },
		{ "all developers", true }, { "alle Entwickler", true },
		{ "wer gerade Zeit hat", true }, { "we will hire", true },
		{ "noch offen", true },
		{ "Orders", false }, { "Team Rechnung", false }, { "Checkout (6)", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(verdict) v = judge(ready_but("own.team-name", rows[i].name));

		test_row(rows[i].name, has_smell(v, "SM-NO-OWNER") == rows[i].smells);
		test_row(rows[i].name, (v->token == VERDICT_GO) == !rows[i].smells);
	}
}

/* Statement 99: a small team; what is registered speaks while nobody answered. */
static void test_small_stable_team(void)
{
	static const struct { const char *name; int size; bool smells, condition; } rows[] = {
		{ "Orders", 2, false, true }, { "Orders", 3, false, false },
		{ "Orders", 9, false, false }, { "Orders", 10, false, true },
		{ "everyone", 6, true, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct inputs *in = ready_but("own.team-name", "");
		g_autoptr(verdict) v = NULL;

		set(in, "own.team-size", "");
		facts_set_text(&in->facts, MEASURE_TEAM_NAME, rows[i].name);
		facts_set_number(&in->facts, MEASURE_TEAM_SIZE, rows[i].size);
		v = judge(in);
		test_row(rows[i].name, has_smell(v, "SM-NO-OWNER") == rows[i].smells);
		test_row(rows[i].name, (find_condition(v, "PF-TEAM-SIZE") != NULL) ==
			 rows[i].condition);
	}
}

/* Statement 101: the ownership is wrong, or the boundary is. */
static void test_blocker_decides_path(void)
{
	static const struct { const char *blocker, *path; } rows[] = {
		{ "release-train", "form-team-first" },
		{ "approval", "form-team-first" },
		{ "shared-test-environment", "form-team-first" },
		{ "shared-code", "redraw-boundary" },
		{ "shared-schema", "redraw-boundary" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct inputs *in = ready_but("dep.independent", "no");
		g_autoptr(verdict) v = NULL;

		set(in, "dep.blocker", rows[i].blocker);
		v = judge(in);
		test_row(rows[i].blocker, v->token == VERDICT_NO_GO);
		test_row_str(rows[i].blocker, v->path, rows[i].path);
	}
}

/* Statement 105: a distributed module. */
static void test_no_contract(void)
{
	g_autoptr(verdict) v = judge(ready_but("con.defined", "no"));

	g_assert_cmpint(v->token, ==, VERDICT_NO_GO);
	g_assert_cmpstr(v->path, ==, "define-contract-first");
}

/* Statement 108: each of the five alone is enough. */
static void test_one_no_is_enough(void)
{
	static const char *const gates[] = { "own.named-team", "dep.independent",
		"chg.independent", "con.defined", "dom.context" };

	for (gsize i = 0; i < G_N_ELEMENTS(gates); i++) {
		g_autoptr(verdict) v = judge(ready_but(gates[i], "no"));
		const struct question *gate;

		gate = &q->questions[questionnaire_find(q, gates[i])];
		test_row(gates[i], v->token == VERDICT_NO_GO);
		test_row(gates[i], v->decided);
		test_row(gates[i], v->stops->len == 1 && has_stop(v, gate->gate));
	}
	g_assert_nonnull(strstr(questionnaire_text(q, "premature"), "premature"));
}

/* Statement 128: unfinished is a condition before the split, three missing a stop. */
static void test_baseline_before_split(void)
{
	g_autoptr(verdict) one = judge(ready_but("ops.tracing", "no"));
	const struct condition *c = find_condition(one, "ops.tracing");
	struct inputs *in = ready_but("ops.tracing", "no");
	g_autoptr(verdict) three = NULL, promised = NULL, unplanned = NULL;

	g_assert_cmpint(one->token, ==, VERDICT_CONDITIONAL);
	g_assert_true(c != NULL && c->due == DUE_BEFORE_SPLIT && c->counted);

	set(in, "ops.logging", "none");
	set(in, "ops.pipeline", "no");
	three = judge(in);
	g_assert_true(has_stop(three, "BASE"));
	g_assert_cmpstr(three->path, ==, "build-ops-baseline-first");

	/* Four half done: a dated plan makes the difference. */
	in = ready_but("ops.tracing", "partial");
	set(in, "ops.logging", "partial");
	set(in, "ops.pipeline", "partial");
	set(in, "ops.alerts", "partial");
	promised = verdict_compute(in);
	set(in, "ops.before", "partial");
	unplanned = judge(in);
	g_assert_cmpint(promised->token, ==, VERDICT_CONDITIONAL);
	g_assert_true(has_stop(unplanned, "BASE"));
}

/* Statement 138: no exceptions, so a waiver has no effect here. */
static void test_endpoints_without_exception(void)
{
	static const struct { const char *id; enum cause cause; } rows[] = {
		{ "ops.endpoints", CAUSE_FAIL }, { "ops.tracing", CAUSE_WAIVED },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *none = strcmp(rows[i].id, "ops.tracing") == 0 ? "no" : "none";
		struct inputs *in = ready_but(rows[i].id, none);
		g_autoptr(verdict) v = NULL;
		const struct condition *c;

		inputs_add_waiver(in, rows[i].id, "Ada", "legacy platform", "2026-09-01",
				  "2026-12-01");
		v = judge(in);
		c = find_condition(v, rows[i].id);
		test_row(rows[i].id, c != NULL && c->cause == rows[i].cause);
	}
}

/* Statement 144: before the service handles traffic. */
static void test_alerts_before_traffic(void)
{
	g_autoptr(verdict) v = judge(ready_but("ops.alerts", "error-rate"));
	const struct condition *c = find_condition(v, "ops.alerts");

	g_assert_true(c != NULL && c->due == DUE_BEFORE_TRAFFIC);
	g_assert_cmpint(v->token, ==, VERDICT_CONDITIONAL);
}

/* Statement 145: a trend asks a question; a reason in writing answers it. */
static void test_trend_smells(void)
{
	struct inputs *in = ready_but("why.decision-kind", "industry trend");
	g_autoptr(verdict) v = verdict_compute(in);
	g_autoptr(verdict) justified = NULL;

	inputs_add_justification(in, "SM-TREND", "Ada", "two teams do queue, see the note");
	justified = judge(in);
	g_assert_true(has_smell(v, "SM-TREND"));
	g_assert_cmpint(v->token, ==, VERDICT_CONDITIONAL);
	g_assert_cmpint(justified->token, ==, VERDICT_GO);
}

/* Statement 160: where nothing stops an import, enforce that first. */
static void test_unenforced_boundary(void)
{
	g_autoptr(verdict) alone = judge(ready_but("mono.modular-untried", "yes"));
	struct inputs *in = ready_but("mono.modular-untried", "yes");
	g_autoptr(verdict) tangled = NULL;

	set(in, "chg.independent", "no");
	tangled = judge(in);
	g_assert_cmpint(alone->token, ==, VERDICT_CONDITIONAL);
	g_assert_nonnull(find_condition(alone, "S4"));
	g_assert_cmpstr(alone->path, ==, "modular-monolith-first");
	g_assert_cmpint(tangled->token, ==, VERDICT_NO_GO);
	g_assert_cmpstr(tangled->path, ==, "modular-monolith-first");
}

/* Statement 172: the same people on both sides. */
static void test_same_people(void)
{
	struct inputs *in = ready_but("own.distinct", "no");
	g_autoptr(verdict) v = NULL;

	set(in, "own.services-owned", "2");
	v = judge(in);
	g_assert_cmpint(v->token, ==, VERDICT_CONDITIONAL);
	g_assert_nonnull(find_condition(v, "own.distinct"));
	g_assert_nonnull(find_condition(v, "PF-ONE-TEAM-MANY"));
	g_assert_cmpstr(v->path, ==, "form-team-first");
}

/* Statement 174: size without a problem between teams buys nothing. */
static void test_large_and_blocked(void)
{
	struct inputs *in = ready_but("mono.small-team", "400");
	g_autoptr(verdict) blocked = verdict_compute(in);
	g_autoptr(verdict) content = NULL;

	set(in, "why.org-problem", "no");
	content = judge(in);
	g_assert_cmpint(blocked->token, ==, VERDICT_GO);
	g_assert_cmpint(content->token, ==, VERDICT_NO_GO);
	g_assert_cmpstr(content->path, ==, "stay-monolith");
}

/* Statement 181: what was skipped is listed and never counts as a yes. */
static void test_open_is_never_yes(void)
{
	static const char *const rows[] = { "unknown", "" };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(verdict) v = judge(ready_but("dom.context", rows[i]));

		test_row(rows[i], v->token == VERDICT_INCOMPLETE);
		test_row(rows[i], v->open->len == 1 &&
			 g_array_index(v->open, int, 0) == questionnaire_find(q, "dom.context"));
		test_row(rows[i], v->best == VERDICT_GO && v->worst == VERDICT_NO_GO);
	}
}

int main(int argc, char **argv)
{
	g_autofree char *path = NULL;
	g_autoptr(diags) ds = diags_new();
	int status;

	test_init(&argc, &argv);
	path = test_data_path("questionnaires/split-readiness.yaml");
	if (!questionnaire_load_file(&q, path, ds)) {
		diags_print(ds, stderr);
		return 1;
	}
	g_test_add_func("/coverage/lockstep_at_three", test_lockstep_at_three);
	g_test_add_func("/coverage/shared_database", test_shared_database);
	g_test_add_func("/coverage/eight_people", test_eight_people);
	g_test_add_func("/coverage/hub_fails_b1", test_hub_fails_b1);
	g_test_add_func("/coverage/auth_service", test_auth_service);
	g_test_add_func("/coverage/order_service", test_order_service);
	g_test_add_func("/coverage/two_owners", test_two_owners);
	g_test_add_func("/coverage/six_services_one_team", test_six_services_one_team);
	g_test_add_func("/coverage/backend_team", test_backend_team);
	g_test_add_func("/coverage/small_stable_team", test_small_stable_team);
	g_test_add_func("/coverage/blocker_decides_path", test_blocker_decides_path);
	g_test_add_func("/coverage/no_contract", test_no_contract);
	g_test_add_func("/coverage/one_no_is_enough", test_one_no_is_enough);
	g_test_add_func("/coverage/baseline_before_split", test_baseline_before_split);
	g_test_add_func("/coverage/endpoints_without_exception",
			test_endpoints_without_exception);
	g_test_add_func("/coverage/alerts_before_traffic", test_alerts_before_traffic);
	g_test_add_func("/coverage/trend_smells", test_trend_smells);
	g_test_add_func("/coverage/unenforced_boundary", test_unenforced_boundary);
	g_test_add_func("/coverage/same_people", test_same_people);
	g_test_add_func("/coverage/large_and_blocked", test_large_and_blocked);
	g_test_add_func("/coverage/open_is_never_yes", test_open_is_never_yes);
	status = test_run();
	questionnaire_free(q);
	return status;
}
