/*
 * Single fixes over a small system, and rules about a portfolio seen from above, with a
 * questionnaire of four questions. By index:
 *
 *	0 a -> 1 b -> 0 a	a cycle; 2 c -> 1 b
 *	a and c write "db"; a and b belong to one team of four, c to it and to another one
 */
#include "config.h"

#include <string.h>

#include "core/fixes.h"
#include "core/system_rules.h"
#include "core/verdict.h"
#include "fixture.h"
#include "testlib.h"

#define DATE "2026-11-22"

enum { N = 3 };

static const struct fixture_question questions[] = {
	{ .id = "g.need", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G0",
	  .tags = TAG_GOOD_NEWS },
	{ .id = "g.owner", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "P1" },
	{ .id = "g.alone", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "P2" },
	{ .id = "i.size", .kind = KIND_NUMBER, .role = ROLE_INFO, .max = 100,
	  .from = "team.size", .good_value = "4" },
	{ .id = NULL },
};

static const struct fixture_rule rules[] = {
	{ .id = "SHARED", .effect = EFFECT_FAIL, .when = "graph.shared_stores >= 1",
	  .on = "g.alone", .affects = AFFECTS_MEMBERS },
	{ .id = "GATE", .effect = EFFECT_STOP, .each = "gate", .when = "it is fail" },
	{ .id = "CYCLE", .effect = EFFECT_STOP, .when = "graph.in_cycle == 1",
	  .affects = AFFECTS_MEMBERS, .soft_if_waived = true },
	{ .id = "SIZE", .effect = EFFECT_CONDITION, .counted = true, .when = "i.size < 3",
	  .affects = AFFECTS_MEMBERS },
	{ .id = "MANY", .effect = EFFECT_FINDING, .when = "system.services > system.teams",
	  .affects = AFFECTS_SYSTEM },
	{ .id = "PARTLY", .effect = EFFECT_CONDITION, .each = "gate", .counted = true,
	  .when = "it is partial" },
	{ .id = "WAY", .effect = EFFECT_PATH, .when = "leaning.stopped == 0", .path = "on" },
	{ .id = NULL },
};

static const struct fixture small = { questions, rules, NULL };

static const int calls_a[] = { 1 }, calls_b[] = { 0 }, calls_c[] = { 1 };
static const int one[] = { 0 }, both[] = { 0, 1 };
static const char *const db[] = { "db" };
static const struct portfolio_team teams[] = { { "A", 4 }, { "B", 5 } };
static const struct portfolio_service services[N] = {
	{ .slug = "a", .teams = one, .n_teams = 1, .calls = calls_a, .n_calls = 1,
	  .stores = db, .n_stores = 1 },
	{ .slug = "b", .teams = one, .n_teams = 1, .calls = calls_b, .n_calls = 1 },
	{ .slug = "c", .teams = both, .n_teams = 2, .calls = calls_c, .n_calls = 1,
	  .stores = db, .n_stores = 1 },
};
static const struct portfolio picture = { services, N, teams, 2, -1 };

struct system {
	struct questionnaire *q;
	struct system_view *view;
	struct facts facts[N];
	struct inputs *in[N];
};

/* Answers of the three gates per service: y, n, p, or - for open. */
static void system_init(struct system *s, const char *const answers[N])
{
	static const char *const ids[] = { "g.need", "g.owner", "g.alone" };

	s->q = fixture_questionnaire(&small);
	s->view = system_view_new(&picture);
	memset(s->facts, 0, sizeof(s->facts));
	portfolio_facts_of(s->view, s->facts);
	for (int i = 0; i < N; i++) {
		s->in[i] = inputs_new(s->q, DATE);
		facts_copy(&s->in[i]->facts, &s->facts[i]);
		for (int k = 0; k < 3; k++) {
			const char *typed = answers[i][k] == 'y' ? "yes" :
					    answers[i][k] == 'n' ? "no" : "partial";

			if (answers[i][k] != '-')
				g_assert_true(inputs_set(s->in[i], ids[k], typed, NULL, NULL));
		}
	}
}

static void system_clear(struct system *s)
{
	for (int i = 0; i < N; i++) {
		inputs_free(s->in[i]);
		facts_clear(&s->facts[i]);
	}
	system_view_free(s->view);
	questionnaire_free(s->q);
}

static char *digits(const GArray *list)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++)
		g_string_append_printf(text, "%d", g_array_index(list, int, i));
	return g_string_free(text, FALSE);
}

/* "call:0:0:2" a line: kind, places to act, unlocked, better, stops. */
static char *tell(const GPtrArray *fixes)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < fixes->len; i++) {
		const struct fix *f = fixes->pdata[i];
		g_autofree char *where = digits(f->services);
		g_autofree char *unlocked = digits(f->unlocked);
		g_autofree char *better = digits(f->better);

		g_string_append_printf(text, "%s%s:%s:%s:%s:%d\n", fix_kind_name(f->kind),
				       f->kind == FIX_ANSWER ? f->q->questions[f->question].id + 1
							     : "", where, unlocked, better,
				       f->stops);
	}
	return g_string_free(text, FALSE);
}

static const struct {
	const char *name;
	const char *answers[N];
	const char *fixes;
} rows[] = {
	/* a: cycle and store, b: cycle, c: store; c has no other stop.
	 * The call of a (or of b) removed: a 2 -> 1, b 1 -> 0. The store: a 2 -> 1, c 1 -> 0.
	 * Team A keeps all three (it is an owner of c, too): no cycle and no store is left.
	 * Nobody waits for b: as the call, in two places. One owner of c changes nothing. */
	{ "registered alone", { "yyy", "yyy", "yyy" },
	  "merge:012:012::4\ncall:0:1::2\ncallers:02:1::2\nwriter:02:2::2\n" },
	/* P1 of b is one more thing in its way: then nothing of the cycle unlocks it */
	{ "an answer and a cycle", { "yyy", "yny", "yyy" },
	  "merge:012:02::4\nwriter:02:2::2\ncall:0:::2\ncallers:02:::2\nanswer.owner:1:::1\n" },
	/* that nobody needs it cannot be mended; the rest is still in the way */
	{ "good news", { "nyy", "nyy", "nyy" },
	  "merge:012:::4\ncall:0:::2\ncallers:02:::2\nwriter:02:::2\n" },
	/* what is open is asked, not mended; a partial answer of a stopped one helps nobody */
	{ "open and partial", { "y--", "ypy", "yyy" },
	  "merge:012:012::4\ncall:0:1::2\ncallers:02:1::2\nwriter:02:2::2\n" },
};

static void test_fixes(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) fixes = NULL;
		g_autofree char *found = NULL;
		struct system s;

		system_init(&s, rows[i].answers);
		fixes = fixes_find(&(struct fix_case){ s.view, s.facts, s.in });
		found = tell(fixes);
		test_row_str(rows[i].name, found, rows[i].fixes);
		system_clear(&s);
	}
}

/* A service nobody assessed is in the picture, and in no result. */
static void test_not_assessed(void)
{
	static const char *const good[N] = { "yyy", "yyy", "yyy" };
	g_autoptr(GPtrArray) fixes = NULL;
	g_autofree char *found = NULL;
	struct system s;

	system_init(&s, good);
	inputs_free(s.in[1]);
	s.in[1] = NULL;
	fixes = fixes_find(&(struct fix_case){ s.view, s.facts, s.in });
	found = tell(fixes);
	g_assert_cmpstr(found, ==, "merge:012:02::3\nwriter:02:2::2\ncall:0:::1\n"
				   "callers:02:::1\n");
	system_clear(&s);
}

/* A frozen assessment that never knew of the cycle is not made better by its end. */
static void test_older_facts(void)
{
	static const char *const good[N] = { "yyy", "yyy", "yyy" };
	g_autoptr(GPtrArray) fixes = NULL;
	const struct fix *first;
	struct system s;

	system_init(&s, good);
	facts_set_number(&s.in[1]->facts, MEASURE_GRAPH_IN_CYCLE, 0);
	fixes = fixes_find(&(struct fix_case){ s.view, s.facts, s.in });
	for (guint i = 0; i < fixes->len; i++) {
		g_autofree char *unlocked = NULL;

		first = fixes->pdata[i];
		unlocked = digits(first->unlocked);
		g_assert_null(strchr(unlocked, '1'));
	}
	system_clear(&s);
}

static void test_rules(void)
{
	static const char *const open[N] = { "---", "---", "---" };
	static const struct { const char *id, *services; enum finding_weight weight; } found[] = {
		{ "SHARED", "02", FINDING_STOPS },
		{ "CYCLE", "01", FINDING_STOPS },
		{ "MANY", "", FINDING_GOOD },	/* it has no `fix' */
	};
	g_autoptr(GPtrArray) findings = NULL;
	struct system s;

	system_init(&s, open);
	inputs_add_waiver(s.in[1], "CYCLE", "Kim", "why", "2026-11-01", "2026-12-01");
	findings = system_findings(s.in, N);
	g_assert_cmpuint(findings->len, ==, G_N_ELEMENTS(found));
	for (gsize i = 0; i < G_N_ELEMENTS(found); i++) {
		const struct system_finding *f = findings->pdata[i];
		g_autofree char *where = digits(f->services);

		test_row_str(found[i].id, f->rule->id, found[i].id);
		test_row_str(found[i].id, where, found[i].services);
		test_row(found[i].id, f->weight == found[i].weight);
		test_row(found[i].id, f->lifted == (i == 1));
	}
	system_clear(&s);
}

/* The head count stands in for the answer, and the rule reads the answer. */
static void test_stands_in(void)
{
	static const char *const open[N] = { "---", "---", "---" };
	g_autoptr(GPtrArray) findings = NULL;
	const struct system_finding *f;
	struct system s;

	system_init(&s, open);
	facts_set_number(&s.in[0]->facts, MEASURE_TEAM_SIZE, 2);
	findings = system_findings(s.in, N);
	f = findings->pdata[2];
	g_assert_cmpstr(f->rule->id, ==, "SIZE");
	g_assert_cmpint(f->weight, ==, FINDING_CONDITION);
	g_assert_true(f->measures >> MEASURE_TEAM_SIZE & 1);
	g_assert_cmpuint(f->services->len, ==, 1);
	system_clear(&s);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/core/fixes/fixes", test_fixes);
	g_test_add_func("/core/fixes/not-assessed", test_not_assessed);
	g_test_add_func("/core/fixes/older-facts", test_older_facts);
	g_test_add_func("/core/system-rules/rules", test_rules);
	g_test_add_func("/core/system-rules/stands-in", test_stands_in);
	return test_run();
}
