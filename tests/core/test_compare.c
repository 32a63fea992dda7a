/*
 * Comparing two assessments. The scores are worked out by hand: in version 1 the
 * weights are 3 + 1 (T = 4000), in version 2 they are 3 + 2 (T = 5000), and one
 * question of each is not in the other.
 */
#include "config.h"

#include <string.h>

#include "core/compare.h"
#include "core/score.h"
#include "fixture.h"
#include "testlib.h"

/* The columns of version 2 differ from version 1 where a comment says so. */
static const struct fixture_question first_questions[] = {
	{ .id = "g.own", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G1", .waivable = true },
	{ .id = "g.dep", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G2" },
	{ .id = "g.sys", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G3" },
	{ .id = "w.heavy", .kind = KIND_CHOICE, .role = ROLE_WEIGHTED, .weight = 3,
	  .choices = "best=pass fair=partial poor=fail" },
	{ .id = "w.old", .kind = KIND_YNPU, .role = ROLE_WEIGHTED, .weight = 1 },
	{ .id = "i.kind", .kind = KIND_CHOICE, .role = ROLE_INFO, .choices = "small big" },
	{ .id = "i.size", .kind = KIND_NUMBER, .role = ROLE_INFO, .max = 99 },
	{ .id = NULL },
};
static const struct fixture_question second_questions[] = {
	{ .id = "g.own", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G1", .waivable = true },
	{ .id = "g.dep", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G2" },
	{ .id = "g.sys", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G3" },
	/* fair is now a fail */
	{ .id = "w.heavy", .kind = KIND_CHOICE, .role = ROLE_WEIGHTED, .weight = 3,
	  .choices = "best=pass good=partial fair=fail poor=fail" },
	{ .id = "w.new", .kind = KIND_YNPU, .role = ROLE_WEIGHTED, .weight = 2 },
	/* small is no longer an answer; below, i.size gets revision 2 */
	{ .id = "i.kind", .kind = KIND_CHOICE, .role = ROLE_INFO, .choices = "tiny big" },
	{ .id = "i.size", .kind = KIND_NUMBER, .role = ROLE_INFO, .max = 99 },
	{ .id = NULL },
};

static const struct fixture_rule rules[] = {
	{ .id = "GATE", .effect = EFFECT_STOP, .each = "gate", .when = "it is fail" },
	{ .id = "CROWD", .effect = EFFECT_STOP, .when = "team.services >= 3" },
	{ .id = "HALF", .effect = EFFECT_CONDITION, .each = "gate", .counted = true,
	  .when = "it in [partial, waived]" },
	{ .id = "HEAVY", .effect = EFFECT_CONDITION, .each = "w3", .counted = true,
	  .when = "it is fail" },
	{ .id = "TREND", .effect = EFFECT_SMELL, .when = "i.kind is big" },
	{ .id = "ON", .effect = EFFECT_PATH, .when = "leaning.stopped == 0", .path = "on" },
	{ .id = NULL },
};

static const struct fixture first = { first_questions, rules, NULL };
static const struct fixture second = { second_questions, rules, NULL };

static struct questionnaire *versions[2];

static void make_versions(void)
{
	versions[0] = fixture_questionnaire(&first);
	versions[1] = fixture_questionnaire(&second);
	for (int v = 0; v < 2; v++) {
		int sys = questionnaire_find(versions[v], "g.sys");

		versions[v]->questions[sys].scope = SCOPE_SYSTEM;
		questionnaire_set_hash(versions[v], v == 0 ? "first" : "second");
	}
	versions[1]->questions[questionnaire_find(versions[1], "i.size")].revision = 2;
}

/* "g.own=yes", "team.services=3", "waive G1", "justify TREND", "shown g.own" (evidence),
 * "note g.own" */
static void set(struct inputs *in, const char *what)
{
	g_auto(GStrv) words = g_strsplit_set(what, "= ", 2);
	struct answer *a = NULL;
	int i = questionnaire_find(in->q, words[1]);

	if (i >= 0)
		a = &in->answers[i];
	if (strcmp(words[0], "waive") == 0)
		inputs_add_waiver(in, words[1], "Kim", "why", "2026-06-01", "2026-06-30");
	else if (strcmp(words[0], "justify") == 0)
		inputs_add_justification(in, words[1], "Kim", "why");
	else if (strcmp(words[0], "shown") == 0)
		a->evidence = g_strdup("a page");
	else if (strcmp(words[0], "note") == 0)
		a->note = g_strdup("a remark");
	else if (strcmp(words[0], "team.services") == 0)
		facts_set_number(&in->facts, MEASURE_TEAM_SERVICES, atoi(words[1]));
	else
		test_row(what, inputs_set(in, words[0], words[1], NULL, NULL));
}

/* All that both versions ask passes, as does what only this one asks. */
static struct inputs *side_new(int version, const char *day, const char *const *changes)
{
	static const char *const good[] = { "g.own=yes", "g.dep=yes", "g.sys=yes", "w.heavy=best",
		"i.size=4" };
	struct inputs *in = inputs_new(versions[version], day);

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
		set(in, good[i]);
	set(in, version == 0 ? "w.old=yes" : "w.new=yes");
	set(in, version == 0 ? "i.kind=small" : "i.kind=tiny");
	for (; *changes != NULL; changes++)
		set(in, *changes);
	return in;
}

static void add_total(GString *s, const struct compare_total *t)
{
	g_string_append_printf(s, "%s %d", verdict_name(t->token), score_low(&t->score));
}

static const char *row_id(const struct compare *c, const struct compare_row *row)
{
	int s = row->question[1] >= 0;

	return c->side[s].in->q->questions[row->question[s]].id;
}

static void add_row(GString *s, const struct compare *c, const struct compare_row *row)
{
	if (row->change == CHANGE_UNCHANGED && !row->remarked)
		return;
	g_string_append_printf(s, "; %s %s", compare_change_name(row->change), row_id(c, row));
	if (row->why != WHY_NONE)
		g_string_append_printf(s, " (%s)", compare_why_name(row->why));
	else
		g_string_append_printf(s, " %s>%s", state_name(row->state[0]),
				       state_name(row->state[1]));
	g_string_append(s, row->bare ? " bare" : "");
	g_string_append(s, row->remarked ? " remarked" : "");
	g_string_append(s, row->deciding ? " decides" : "");
}

static char *rows_of(const struct compare *c)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < c->rows->len; i++)
		add_row(s, c, &g_array_index(c->rows, struct compare_row, i));
	for (guint i = 0; i < c->items->len; i++) {
		const struct compare_item *item = &g_array_index(c->items, struct compare_item, i);

		g_string_append_printf(s, "; %s %s %d>%d%s", scope_kind_name(item->kind), item->id,
				       item->holds[0], item->holds[1],
				       item->deciding ? " decides" : "");
	}
	return g_string_free(s, FALSE);
}

/* "no-go 1000 > go 1000; like ...; answers no-go > go (sole)": parts with a change only */
static char *totals_of(const struct compare *c)
{
	GString *s = g_string_new(NULL);
	enum factor sole = compare_sole_cause(c);

	add_total(s, &c->own[0]);
	g_string_append(s, " > ");
	add_total(s, &c->own[1]);
	g_string_append(s, "; like ");
	add_total(s, &c->like[0]);
	g_string_append(s, " > ");
	add_total(s, &c->like[1]);
	g_string_append_printf(s, " without %d", c->n_left_out);
	for (int f = 0; f < FACTOR_COUNT; f++) {
		struct compare_part part = compare_part(c, f, false);

		if (!c->differs[f])
			continue;
		g_string_append_printf(s, "; %s ", factor_name(f));
		add_total(s, part.from);
		g_string_append(s, " > ");
		add_total(s, part.to);
		g_string_append(s, sole == (enum factor)f ? " sole" : "");
	}
	return g_string_free(s, FALSE);
}

struct row {
	const char *name;
	int version[2], under;
	const char *day;		/* of the second; the first is judged on 2026-06-10 */
	const char *changes[2][5];
	const char *totals, *rows;
};

static const struct row table[] = {
	{ "equal", { 0, 0 }, 1, "2026-06-20", { { NULL }, { NULL } },
	  "go 1000 > go 1000; like go 1000 > go 1000 without 0", "" },

	/* One gate was failed, one more became better without mattering. */
	{ "answers alone", { 0, 0 }, 1, "2026-06-20",
	  { { "g.own=no", "g.dep=no", "w.heavy=fair", NULL }, { "shown g.dep", NULL } },
	  /* (3 x 500 + 1 x 1000) / 4000 = 0.625 */
	  "no-go 625 > go 1000; like no-go 625 > go 1000 without 0; "
	  "answers no-go 625 > go 1000 sole",
	  /* With w.heavy put back the verdict stays GO: a partial is no condition. */
	  "; improved g.own fail>pass bare decides; improved g.dep fail>pass decides; "
	  "improved w.heavy partial>pass" },

	{ "worst first", { 0, 0 }, 1, "2026-06-20",
	  { { "g.own=no", "w.old=no", "w.heavy=unknown", "i.kind=", NULL },
	    { "g.dep=unknown", "g.sys=partial", "i.size=5", NULL } },
	  /* first: (0 x 3000 + 0) / 4000; second: all of 4000. The failed gate decides
	   * the first, an open gate the second. */
	  "no-go 0 > incomplete 1000; like no-go 0 > incomplete 1000 without 0; "
	  "scope no-go 0 > no-go 0; answers no-go 0 > incomplete 1000 sole",
	  "; regressed g.sys pass>partial; became-unknown g.dep pass>unknown; "
	  "changed i.size none>none; became-known w.heavy unknown>pass; "
	  "became-known i.kind unanswered>none; improved g.own fail>pass bare decides; "
	  "improved w.old fail>pass bare" },

	/* Each of two is enough for the worse verdict; a weighted partial is not. */
	{ "twice too much", { 0, 0 }, 1, "2026-06-20",
	  { { NULL }, { "g.own=no", "g.dep=no", "w.heavy=fair", NULL } },
	  "go 1000 > no-go 625; like go 1000 > no-go 625 without 0; "
	  "answers go 1000 > no-go 625 sole",
	  "; regressed g.own pass>fail decides; regressed g.dep pass>fail decides; "
	  "regressed w.heavy pass>partial" },

	/* What was said once for the system is not the service's own doing. */
	{ "scope", { 0, 0 }, 1, "2026-06-20",
	  { { "g.sys=no", "team.services=2", NULL }, { "team.services=1", NULL } },
	  "no-go 1000 > go 1000; like no-go 1000 > go 1000 without 0; "
	  "scope no-go 1000 > go 1000 sole",
	  "; improved g.sys fail>pass bare decides; fact team.services 1>1" },
	{ "a fact", { 0, 0 }, 1, "2026-06-20",
	  { { "g.own=partial", NULL }, { "team.services=3", NULL } },
	  "conditional 1000 > no-go 1000; like conditional 1000 > no-go 1000 without 0; "
	  "scope conditional 1000 > no-go 1000; answers no-go 1000 > no-go 1000",
	  "; improved g.own partial>pass; fact team.services 0>1 decides" },
	{ "a waiver ran out", { 0, 0 }, 1, "2026-07-01",
	  { { "g.own=no", "waive G1", NULL }, { "g.own=no", "waive G1", NULL } },
	  "conditional 1000 > no-go 1000; like conditional 1000 > no-go 1000 without 0; "
	  "scope conditional 1000 > no-go 1000 sole",
	  "; unwaived g.own fail>fail; waiver G1 1>0 decides" },
	{ "a waiver was given", { 0, 0 }, 1, "2026-06-20",
	  { { "g.own=no", NULL }, { "g.own=no", "waive G1", NULL } },
	  "no-go 1000 > conditional 1000; like no-go 1000 > conditional 1000 without 0; "
	  "scope no-go 1000 > conditional 1000 sole",
	  "; waived g.own fail>fail; waiver G1 0>1 decides" },
	{ "justified, and a remark", { 0, 0 }, 1, "2026-06-20",
	  { { "i.kind=big", NULL }, { "i.kind=big", "justify TREND", "note w.old", NULL } },
	  "conditional 1000 > go 1000; like conditional 1000 > go 1000 without 0; "
	  "scope conditional 1000 > go 1000 sole; answers go 1000 > go 1000",
	  "; unchanged w.old pass>pass remarked; justification TREND 0>1 decides" },

	/*
	 * A new version: fair became a fail of weight 3, a condition, which is the
	 * questionnaire's doing. Left out: w.old, w.new, i.kind (small is gone) and
	 * i.size (revision). Like for like under the second only w.heavy has weight:
	 * 0 / 3000; own: first (3 x 500 + 1000) / 4000, second 2000 / 5000.
	 */
	{ "the version alone", { 0, 1 }, 1, "2026-06-20",
	  { { "w.heavy=fair", NULL }, { "w.heavy=fair", NULL } },
	  "go 625 > conditional 400; like conditional 0 > conditional 0 without 4; "
	  "questionnaire go 625 > conditional 400 sole",
	  "; not-comparable w.new (added); not-comparable w.old (removed); "
	  "not-comparable i.kind (answer-gone); not-comparable i.size (changed-meaning)" },
	/* Under the first: 1500 / 3000. */
	{ "under the first", { 0, 1 }, 0, "2026-06-20",
	  { { "w.heavy=fair", NULL }, { "w.heavy=fair", NULL } },
	  "go 625 > conditional 400; like go 500 > go 500 without 4; "
	  "questionnaire go 625 > conditional 400 sole",
	  "; not-comparable w.new (added); not-comparable w.old (removed); "
	  "not-comparable i.kind (answer-gone); not-comparable i.size (changed-meaning)" },
	/*
	 * Both: the old answers under the new version: 2000 / 5000 and still NO-GO for
	 * g.own. i.kind is big on both sides, so that it can be compared.
	 */
	{ "answers and version", { 0, 1 }, 1, "2026-06-20",
	  { { "g.own=no", "w.heavy=fair", "i.kind=big", NULL },
	    { "i.kind=big", "w.new=partial", NULL } },
	  /* second: (3 x 1000 + 2 x 500) / 5000 = 0.8; the version: (0 + 1000) / 5000 */
	  "no-go 625 > conditional 800; like no-go 0 > conditional 1000 without 3; "
	  "questionnaire no-go 625 > no-go 200; answers no-go 200 > conditional 800 sole",
	  "; not-comparable w.new (added); not-comparable w.old (removed); "
	  "not-comparable i.size (changed-meaning); improved g.own fail>pass bare decides; "
	  "improved w.heavy fail>pass bare" },
	/* Back in time: the second side is the older version. Nothing of weight is left:
	 * -1. First: (3 x 500 + 2 x 1000) / 5000. */
	{ "to the older version", { 1, 0 }, 1, "2026-06-20",
	  { { "w.heavy=good", NULL }, { NULL } },
	  "go 700 > go 1000; like go -1 > go -1 without 5; "
	  "questionnaire go 700 > go 1000",
	  "; not-comparable w.heavy (answer-gone); not-comparable w.new (removed); "
	  "not-comparable w.old (added); not-comparable i.kind (answer-gone); "
	  "not-comparable i.size (changed-meaning)" },
};

static struct compare *compare_row_of(const struct row *r, struct inputs *in[2],
				      struct verdict *v[2])
{
	struct compare_side sides[2];

	for (int s = 0; s < 2; s++) {
		in[s] = side_new(r->version[s], s == 0 ? "2026-06-10" : r->day, r->changes[s]);
		v[s] = verdict_compute(in[s]);
		sides[s] = (struct compare_side){ in[s], v[s] };
	}
	return compare_new(sides, r->under);
}

static void free_sides(struct inputs *in[2], struct verdict *v[2])
{
	for (int s = 0; s < 2; s++) {
		verdict_free(v[s]);
		inputs_free(in[s]);
	}
}

static void test_table(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct inputs *in[2];
		struct verdict *v[2];
		g_autoptr(comparison) c = compare_row_of(&table[i], in, v);
		g_autofree char *totals = totals_of(c);
		g_autofree char *rows = rows_of(c);

		test_row_str(table[i].name, totals, table[i].totals);
		test_row_str(table[i].name, rows, table[i].rows);
		test_row(table[i].name, compare_is_equal(c) == (i == 0));
		/* Both ends are the verdicts themselves. */
		for (int s = 0; s < 2; s++) {
			test_row(table[i].name, c->own[s].token == v[s]->token);
			test_row(table[i].name, c->own[s].leaning == v[s]->leaning);
			test_row(table[i].name,
				 score_low(&c->own[s].score) == score_low(&v[s]->score));
			test_row(table[i].name, c->own[s].stops == (int)v[s]->stops->len);
			test_row(table[i].name,
				 c->own[s].conditions == (int)v[s]->conditions->len);
		}
		free_sides(in, v);
	}
}

/* In either order each part begins where the one before ended. */
static void test_parts(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		struct inputs *in[2];
		struct verdict *v[2];
		g_autoptr(comparison) c = compare_row_of(&table[i], in, v);

		for (int reverse = 0; reverse < 2; reverse++) {
			const struct compare_total *at = &c->corners[0];

			for (int k = 0; k < FACTOR_COUNT; k++) {
				int f = reverse ? FACTOR_COUNT - 1 - k : k;
				struct compare_part part = compare_part(c, f, reverse);

				test_row(table[i].name, part.from == at);
				at = part.to;
			}
			test_row(table[i].name, at == &c->corners[CORNER_COUNT - 1]);
		}
		free_sides(in, v);
	}
}

/* Two questionnaires that have nothing to do with each other, though ids are the same. */
static void test_unrelated(void)
{
	const struct row r = { "unrelated", { 0, 1 }, 1, "2026-06-20", { { NULL }, { NULL } },
			       NULL, NULL };
	char *id = versions[1]->id;
	struct inputs *in[2];
	struct verdict *v[2];
	g_autoptr(comparison) c = NULL;

	versions[1]->id = (char *)"another";
	c = compare_row_of(&r, in, v);
	g_assert_false(c->related);
	g_assert_cmpint(c->n_left_out, ==, 14);		/* 7 of each */
	for (guint i = 0; i < c->rows->len; i++)
		g_assert_cmpint(g_array_index(c->rows, struct compare_row, i).why, ==,
				WHY_UNRELATED);
	g_assert_cmpint(c->like[0].score.total, ==, 0);
	free_sides(in, v);
	versions[1]->id = id;
}

int main(int argc, char **argv)
{
	int status;

	test_init(&argc, &argv);
	make_versions();
	g_test_add_func("/compare/table", test_table);
	g_test_add_func("/compare/parts", test_parts);
	g_test_add_func("/compare/unrelated", test_unrelated);
	status = test_run();
	questionnaire_free(versions[0]);
	questionnaire_free(versions[1]);
	return status;
}
