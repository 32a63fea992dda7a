/*
 * What the engine promises for any questionnaire and the shipped one does not use:
 * gates with conditions, bands and grades that score, stops that a waiver softens
 * without a condition row of their own, paths that ask for a condition. The rules
 * of the shipped one are tested in tests/load.
 */
#include "config.h"

#include <string.h>

#include "core/score.h"
#include "core/verdict.h"
#include "fixture.h"
#include "testlib.h"

#define DATE "2026-11-22"

static const struct fixture_question questions[] = {
	{ .id = "g.one", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G1", .tags = "stops",
	  .waivable = true },
	{ .id = "g.late", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G2", .tags = "stops",
	  .when = "i.kind is big" },
	{ .id = "i.kind", .kind = KIND_CHOICE, .role = ROLE_INFO, .choices = "small big huge" },
	{ .id = "i.count", .kind = KIND_NUMBER, .role = ROLE_INFO, .max = 100,
	  .from = "team.size", .good_value = "4" },
	{ .id = "i.other", .kind = KIND_NUMBER, .role = ROLE_INFO, .max = 100,
	  .good_value = "1" },
	{ .id = "b.base", .kind = KIND_MULTI, .role = ROLE_BASELINE, .choices = "a b c",
	  .waivable = true },
	{ .id = "w.heads", .kind = KIND_NUMBER, .role = ROLE_WEIGHTED, .weight = 2, .max = 99,
	  .bands = "5..=pass 3..4=partial 0..2=fail" },
	{ .id = "w.graded", .kind = KIND_MULTI, .role = ROLE_WEIGHTED, .weight = 3,
	  .choices = "x y none!", .grades = "x and y=pass; x or y=partial" },
	{ .id = "w.pick", .kind = KIND_CHOICE, .role = ROLE_WEIGHTED, .weight = 1,
	  .choices = "best=pass fair=partial poor=fail" },
	{ .id = "i.items", .kind = KIND_MULTI, .role = ROLE_INFO, .choices = "red green",
	  .good_value = "green" },
	{ .id = NULL },
};

static const struct fixture_rule rules[] = {
	{ .id = "HUGE", .effect = EFFECT_FAIL, .when = "i.kind is huge", .on = "g.one" },
	{ .id = "GATE", .effect = EFFECT_STOP, .each = "stops", .when = "it is fail" },
	{ .id = "SOLO", .effect = EFFECT_STOP, .soft_if_waived = true, .when = "i.count > 8" },
	{ .id = "LOST", .effect = EFFECT_STOP, .when = "count(fail, weighted) >= 2" },
	{ .id = "HALF", .effect = EFFECT_CONDITION, .each = "gate", .counted = true,
	  .when = "it in [partial, waived]" },
	{ .id = "BASIS", .effect = EFFECT_CONDITION, .each = "baseline", .counted = true,
	  .when = "it in [partial, fail, waived]" },
	{ .id = "HEAVY", .effect = EFFECT_CONDITION, .each = "w3", .counted = true,
	  .when = "it is fail", .due = DUE_BEFORE_TRAFFIC },
	{ .id = "FIVE", .effect = EFFECT_CONDITION, .counted = true, .when = "i.count == 5" },
	{ .id = "ODD", .effect = EFFECT_CONDITION, .counted = true, .when = "i.other == 7" },
	{ .id = "RED", .effect = EFFECT_SMELL, .when = "i.items within [red]" },
	{ .id = "LOW", .effect = EFFECT_CONDITION, .when = "4 * score.num < 3 * score.den" },
	{ .id = "P1", .effect = EFFECT_PATH, .when = "fired(ODD)", .path = "odd-way" },
	{ .id = "P2", .effect = EFFECT_PATH, .when = "leaning.stopped == 1", .path = "back" },
	{ .id = "P3", .effect = EFFECT_PATH, .when = "leaning.stopped == 0", .path = "on" },
	{ .id = NULL },
};

static const struct fixture small = { questions, rules, NULL };

/* Everything passes; nothing has an effect. */
static const char *const good[] = { "g.one=yes", "g.late=yes", "i.kind=big", "i.count=4",
	"i.other=1", "b.base=all", "w.heads=5", "w.graded=x,y", "w.pick=best",
	"i.items=green", NULL };

static void set_all(struct inputs *in, const char *const *answers)
{
	for (; *answers != NULL; answers++) {
		g_auto(GStrv) pair = g_strsplit(*answers, "=", 2);

		if (strcmp(pair[0], "waive") == 0)
			inputs_add_waiver(in, pair[1], "Kim", "why", "2026-11-01", "2026-12-01");
		else if (strcmp(pair[0], "team.size") == 0)
			facts_set_number(&in->facts, MEASURE_TEAM_SIZE, atoi(pair[1]));
		else
			test_row(*answers, inputs_set(in, pair[0], pair[1], NULL, NULL));
	}
}

static void add_flips(GString *s, const char *name, const GArray *flips,
		      const struct questionnaire *q)
{
	if (flips->len > 0)
		g_string_append(s, name);
	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);

		g_string_append_printf(s, " %s=%s", f->question < 0 ? q->rules[f->rule].id :
				       q->questions[f->question].id, f->to);
	}
}

/* "conditional (go..conditional) on: stops X; if G1 partial; open y; to y=1" */
static char *summary(const struct inputs *in)
{
	GString *s = g_string_new(NULL);
	g_autoptr(verdict) v = verdict_compute(in);

	verdict_add_flips(v, in);
	g_string_append_printf(s, "%s (%s..%s)%s %s", verdict_name(v->token),
			       verdict_name(v->worst), verdict_name(v->best),
			       v->path_decided ? "!" : "", v->path != NULL ? v->path : "-");
	for (guint i = 0; i < v->next_paths->len; i++)
		g_string_append_printf(s, "+%s",
				       (const char *)g_ptr_array_index(v->next_paths, i));
	if (v->token == VERDICT_INCOMPLETE)
		g_string_append_printf(s, " leaning %s", verdict_name(v->leaning));
	for (guint i = 0; i < v->stops->len; i++)
		g_string_append_printf(s, "; stop %s",
				       g_array_index(v->stops, struct stop, i).id);
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c =
			&g_array_index(v->conditions, struct condition, i);

		g_string_append_printf(s, "; if %s %s", c->id, cause_name(c->cause));
	}
	for (guint i = 0; i < v->open->len; i++)
		g_string_append_printf(s, "; open %s",
				       in->q->questions[g_array_index(v->open, int, i)].id);
	add_flips(s, "; to", v->flips, in->q);
	return g_string_free(s, FALSE);
}

static void test_rules(void)
{
	static const struct {
		const char *changes[5];
		const char *expected;
	} rows[] = {
		{ { NULL }, "go (go..go)! on" },
		/* A gate whose condition is not settled is open, whatever was answered. */
		{ { "i.kind=", NULL },
		  "incomplete (no-go..go) on leaning go; open g.late" },
		{ { "i.kind=unknown", "g.late=no", NULL },
		  "incomplete (no-go..go) on leaning go; open g.late" },
		{ { "i.kind=big", "g.late=no", NULL },
		  "no-go (no-go..no-go)! back; stop G2; to g.late=yes" },
		{ { "i.kind=small", "g.late=no", NULL }, "go (go..go)! on" },
		/* An effect on a gate; the choice that has none, the first one, is the way
		 * out, and not the gate, which was answered with yes. */
		{ { "i.kind=huge", NULL },
		  "no-go (no-go..no-go)! back; stop G1; to i.kind=small" },
		{ { "i.kind=huge", "g.one=no", NULL },
		  "no-go (no-go..no-go)! back; stop G1; to g.one=yes i.kind=small" },
		/* Numbers: the nearest value without effect, the smaller one of two. */
		{ { "i.count=12", NULL }, "no-go (no-go..no-go)! back; stop SOLO; to i.count=8" },
		{ { "i.count=5", NULL },
		  "conditional (conditional..conditional)! on; if FIVE rule; to i.count=4" },
		/* The fact that stands in cannot be flipped. */
		{ { "i.count=", "team.size=5", NULL },
		  "conditional (conditional..conditional)! on; if FIVE rule" },
		{ { "i.count=", NULL },
		  "conditional (no-go..go) on; if i.count open; to i.count=4" },
		/* Softened by a waiver without a condition row of that id. */
		{ { "i.count=12", "waive=SOLO", NULL },
		  "conditional (conditional..conditional)! on; if SOLO waived; to i.count=8" },
		/* Points: bands, grades and choices. */
		{ { "w.heads=3", "w.pick=fair", NULL }, "go (go..go)! on" },
		{ { "w.heads=3", "w.graded=x", NULL },
		  "conditional (conditional..conditional)! on; if LOW score; to w.graded=x,y" },
		{ { "w.heads=0", "w.pick=poor", NULL },
		  "no-go (no-go..no-go)! back; stop LOST; if LOW score; to w.heads=5" },
		{ { "w.graded=none", NULL }, "conditional (conditional..conditional)! on; "
		  "if w.graded fail; if LOW score; to w.graded=x,y" },
		/* A path row asks for a condition that an open answer can still raise. */
		{ { "i.other=", "g.one=partial", NULL },
		  "conditional (conditional..conditional) on; if G1 partial; if i.other open; "
		  "to g.one=yes i.other=1" },
		{ { "i.other=7", NULL },
		  "conditional (conditional..conditional)! odd-way+on; if ODD rule; to i.other=6" },
		/* A smell in choices is answered. */
		{ { "i.items=red", NULL },
		  "conditional (conditional..conditional)! on; if SMELLS smells; "
		  "to i.items=green" },
		{ { "b.base=a", NULL },
		  "conditional (conditional..conditional)! on; if b.base partial; "
		  "to b.base=a,b,c" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(questionnaire) q = fixture_questionnaire(&small);
		g_autoptr(inputs) in = inputs_new(q, DATE);
		g_autofree char *name = NULL, *got = NULL;

		set_all(in, good);
		set_all(in, rows[i].changes);
		name = g_strjoinv(" ", (char **)rows[i].changes);
		got = summary(in);
		test_row_str(name, got, rows[i].expected);
	}
}

/* A member's condition is due when its question says so, a rule's when the rule does. */
static void test_due(void)
{
	g_autoptr(questionnaire) q = fixture_questionnaire(&small);
	g_autoptr(inputs) in = inputs_new(q, DATE);
	g_autoptr(verdict) v = NULL;
	static const char *const changes[] = { "i.other=7", "w.graded=none", NULL };

	set_all(in, good);
	set_all(in, changes);
	q->questions[questionnaire_find(q, "w.graded")].due = DUE_BEFORE_TRAFFIC;
	v = verdict_compute(in);
	g_assert_cmpint(v->conditions->len, ==, 3);
	g_assert_cmpint(g_array_index(v->conditions, struct condition, 0).due, ==,
			DUE_BEFORE_TRAFFIC);
	g_assert_cmpint(g_array_index(v->conditions, struct condition, 1).due, ==,
			DUE_BEFORE_SPLIT);
}

static void test_lines(void)
{
	g_autoptr(questionnaire) q = fixture_questionnaire(&small);
	g_autoptr(inputs) in = inputs_new(q, DATE);
	g_autoptr(verdict) v = NULL;
	static const char *const changes[] = { "i.kind=huge", "b.base=unknown", NULL };
	const struct gate_line *one, *late, *base;

	set_all(in, good);
	set_all(in, changes);
	v = verdict_compute(in);
	g_assert_cmpint(v->gates->len, ==, 2);
	g_assert_cmpint(v->baseline->len, ==, 1);
	one = &g_array_index(v->gates, struct gate_line, 0);
	late = &g_array_index(v->gates, struct gate_line, 1);
	base = &g_array_index(v->baseline, struct gate_line, 0);
	g_assert_cmpint(one->state, ==, STATE_FAIL);
	g_assert_cmpstr(q->rules[one->by_rule].id, ==, "HUGE");
	g_assert_true(one->answered);
	g_assert_cmpint(late->state, ==, STATE_HIDDEN);
	g_assert_cmpint(late->by_rule, ==, -1);
	g_assert_cmpint(base->state, ==, STATE_UNKNOWN);
	g_assert_true(base->answered);
}

static const struct fixture_question only_points[] = {
	{ .id = "a.x", .kind = KIND_YNPU, .role = ROLE_WEIGHTED, .weight = 1 },
	{ .id = "a.y", .kind = KIND_YNPU, .role = ROLE_WEIGHTED, .weight = 1 },
	{ .id = NULL },
};
static const struct fixture_rule half_rule[] = {
	{ .id = "HALF", .effect = EFFECT_STOP, .when = "2 * score.num < score.den" },
	{ .id = "P", .effect = EFFECT_PATH, .when = "leaning.stopped == 0", .path = "on" },
	{ .id = NULL },
};
static const struct fixture no_gates = { only_points, half_rule, NULL };

/* Without gates and baseline items there is always something to lean on. */
static void test_no_gates(void)
{
	static const struct {
		const char *changes[3];
		const char *expected;
	} rows[] = {
		{ { NULL }, "incomplete (no-go..go) on leaning go; open a.x; open a.y" },
		{ { "a.x=no", NULL }, "incomplete (no-go..go) - leaning no-go; open a.y" },
		{ { "a.x=yes", NULL }, "go (go..go)! on" },
		{ { "a.x=no", "a.y=na", NULL }, "no-go (no-go..no-go)! -; stop HALF; to a.x=yes" },
		{ { "a.x=na", "a.y=na", NULL }, "go (go..go)! on" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(questionnaire) q = fixture_questionnaire(&no_gates);
		g_autoptr(inputs) in = inputs_new(q, DATE);
		g_autofree char *name = g_strjoinv(" ", (char **)rows[i].changes);
		g_autofree char *got = NULL;

		set_all(in, rows[i].changes);
		got = summary(in);
		test_row_str(name, got, rows[i].expected);
	}
}

static void test_scores(void)
{
	static const struct {
		const char *name;
		struct score score;
		int low, high, value, coverage;
		struct fraction lean;
	} rows[] = {
		{ "nothing to score", { 0, 0, 0 }, -1, -1, -1, -1, { 0, 0 } },
		{ "nothing known", { 64000, 0, 0 }, 0, 1000, -1, 0, { 38400, 38400 } },
		{ "all known", { 64000, 64000, 48000 }, 750, 750, 750, 1000, { 48000, 64000 } },
		{ "just under", { 64000, 64000, 47999 }, 749, 749, 749, 1000, { 47999, 64000 } },
		{ "half known", { 64000, 32000, 16000 }, 250, 750, 500, 500, { 22400, 38400 } },
		{ "60 % known", { 10000, 6000, 1500 }, 150, 550, 250, 600, { 1500, 6000 } },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct score *s = &rows[i].score;
		struct fraction lean = score_assume(s, ASSUME_LEAN);

		test_row(rows[i].name, score_low(s) == rows[i].low);
		test_row(rows[i].name, score_high(s) == rows[i].high);
		test_row(rows[i].name, score_value(s) == rows[i].value);
		test_row(rows[i].name, score_coverage(s) == rows[i].coverage);
		test_row(rows[i].name, lean.num == rows[i].lean.num);
		test_row(rows[i].name, lean.den == rows[i].lean.den);
	}
}

/* A waiver is needed where it lifts something on that day, and nowhere else. */
static void test_relies_on(void)
{
	static const struct {
		const char *change, *waived;
		const char *date;
		bool relies;
	} rows[] = {
		{ "g.one=no", "G1", DATE, true },
		{ "g.one=no", "g.one", DATE, true },
		{ "g.one=partial", "G1", DATE, false },
		{ "g.one=yes", "G1", DATE, false },
		{ "g.one=no", "G1", "2026-12-02", false },
		{ "b.base=none", "b.base", DATE, true },
		{ "b.base=all", "b.base", DATE, false },
		{ "i.count=12", "SOLO", DATE, true },
		{ "i.count=4", "SOLO", DATE, false },
		{ "g.one=no", "NOBODY", DATE, false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *const changes[] = { rows[i].change, NULL };
		g_autoptr(questionnaire) q = fixture_questionnaire(&small);
		g_autoptr(inputs) in = inputs_new(q, rows[i].date);
		g_autoptr(verdict) v = NULL;
		g_autofree char *row = g_strconcat(rows[i].change, " ", rows[i].waived, NULL);

		set_all(in, good);
		set_all(in, changes);
		inputs_add_waiver(in, rows[i].waived, "Kim", "why", "2026-11-01", "2026-12-01");
		v = verdict_compute(in);
		test_row(row, verdict_relies_on(v, in,
				&g_array_index(in->waivers, struct waiver, 0)) == rows[i].relies);
	}
}

static void test_names(void)
{
	for (int v = 0; v < VERDICT_COUNT; v++)
		g_assert_cmpint(verdict_from_name(verdict_name(v)), ==, v);
	g_assert_cmpint(verdict_from_name("maybe"), ==, VERDICT_COUNT);
	g_assert_cmpstr(verdict_label(VERDICT_CONDITIONAL), ==, "GO IF");
	g_assert_cmpstr(verdict_word(VERDICT_CONDITIONAL), ==, "CONDITIONAL");
	g_assert_cmpstr(verdict_label(VERDICT_INCOMPLETE), ==, "OPEN");
	g_assert_cmpstr(cause_name(CAUSE_SMELLS), ==, "smells");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/verdict/rules", test_rules);
	g_test_add_func("/verdict/due", test_due);
	g_test_add_func("/verdict/lines", test_lines);
	g_test_add_func("/verdict/no-gates", test_no_gates);
	g_test_add_func("/verdict/scores", test_scores);
	g_test_add_func("/verdict/relies-on", test_relies_on);
	g_test_add_func("/verdict/names", test_names);
	return test_run();
}
