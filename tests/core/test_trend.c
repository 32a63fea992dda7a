/*
 * Assessments over time, on a questionnaire of two gates, one baseline item and one
 * weighted question per section; the second version asks one gate with another
 * meaning and one more.
 */
#include "config.h"

#include <string.h>

#include "core/trend.h"
#include "fixture.h"
#include "testlib.h"

static const struct fixture_question first_questions[] = {
	{ .id = "a.one", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G1", .waivable = true },
	{ .id = "a.two", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G2" },
	{ .id = "a.weight", .kind = KIND_YNPU, .role = ROLE_WEIGHTED, .weight = 2 },
	{ .id = "b.base", .kind = KIND_MULTI, .role = ROLE_BASELINE, .choices = "x y" },
	{ .id = NULL },
};
static const struct fixture_question second_questions[] = {
	{ .id = "a.one", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G1", .waivable = true },
	{ .id = "a.two", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G2" },
	{ .id = "c.new", .kind = KIND_YNPU, .role = ROLE_GATE, .gate = "G3" },
	{ .id = "c.weight", .kind = KIND_YNPU, .role = ROLE_WEIGHTED, .weight = 1 },
	{ .id = "b.base", .kind = KIND_MULTI, .role = ROLE_BASELINE, .choices = "x y" },
	{ .id = NULL },
};
static const struct fixture_rule rules[] = {
	{ .id = "GATE", .effect = EFFECT_STOP, .each = "gate", .when = "it is fail" },
	{ .id = "HALF", .effect = EFFECT_CONDITION, .each = "gate", .counted = true,
	  .when = "it in [partial, waived]" },
	{ .id = "BASE", .effect = EFFECT_CONDITION, .each = "baseline", .counted = true,
	  .when = "it in [partial, fail]" },
	{ .id = "ON", .effect = EFFECT_PATH, .when = "leaning.stopped == 0", .path = "on" },
	{ .id = NULL },
};
static const struct fixture first = { first_questions, rules, NULL };
static const struct fixture second = { second_questions, rules, NULL };

static struct questionnaire *versions[2];

struct moment {
	int version;
	const char *day;
	const char *answers;	/* "a.one=yes ..."; "waived" waives G1 */
};

#define MOMENTS_MAX 12

struct history {
	struct moment moments[MOMENTS_MAX];
	struct trend_point points[MOMENTS_MAX];
	struct inputs *in[MOMENTS_MAX];
	struct verdict *v[MOMENTS_MAX];
	int n;
};

static void play(struct history *h)
{
	for (h->n = 0; h->n < MOMENTS_MAX && h->moments[h->n].day != NULL; h->n++) {
		const struct moment *m = &h->moments[h->n];
		g_auto(GStrv) answers = g_strsplit(m->answers, " ", -1);
		struct inputs *in = inputs_new(versions[m->version], m->day);

		for (char **a = answers; *a != NULL && **a != '\0'; a++) {
			g_auto(GStrv) pair = g_strsplit(*a, "=", 2);

			if (strcmp(pair[0], "waived") == 0)
				inputs_add_waiver(in, "G1", "Kim", "why", m->day, m->day);
			else
				test_row(*a, inputs_set(in, pair[0], pair[1], NULL, NULL));
		}
		h->in[h->n] = in;
		h->v[h->n] = verdict_compute(in);
		h->points[h->n] = (struct trend_point){ in, h->v[h->n], m->day };
	}
}

static void history_clear(struct history *h)
{
	for (int i = 0; i < h->n; i++) {
		verdict_free(h->v[i]);
		inputs_free(h->in[i]);
	}
}

/* One sign a mark: "+" pass, "/" partial, "x" fail, "w" waived, "?" open, "." not asked,
 * "|" before it where it cannot be compared with what stood before. */
static char mark_sign(const struct trend_mark *m)
{
	static const char signs[STATE_COUNT] = { [STATE_PASS] = '+', [STATE_PARTIAL] = '/',
		[STATE_FAIL] = 'x', [STATE_UNKNOWN] = '?', [STATE_UNANSWERED] = '?',
		[STATE_NA] = '-', [STATE_HIDDEN] = '-', [STATE_NONE] = '.' };

	return m->waived ? 'w' : signs[m->state];
}

static char *gates_of(const struct trend *t)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < t->gates->len; i++) {
		const struct trend_gate *g = &g_array_index(t->gates, struct trend_gate, i);

		g_string_append_printf(s, "%s ",
				       t->points[g->point].in->q->questions[g->question].id);
		for (int k = 0; k < t->n_points; k++) {
			g_string_append(s, g->marks[k].broken ? "|" : "");
			g_string_append_c(s, mark_sign(&g->marks[k]));
		}
		if (g->turned >= 0)
			g_string_append_printf(s, " %s at %d", g->to_ready ? "ready" : "not ready",
					       g->turned);
		g_string_append(s, "; ");
	}
	return g_string_free(s, FALSE);
}

static char *sections_of(const struct trend *t)
{
	GString *s = g_string_new(NULL);

	for (guint i = 0; i < t->sections->len; i++) {
		const struct trend_section *section =
			&g_array_index(t->sections, struct trend_section, i);

		g_string_append(s, t->points[section->point].in->q->sections[section->section].id);
		for (int k = 0; k < t->n_points; k++) {
			if (section->asked[k])
				g_string_append_printf(s, " %d", score_low(&section->scores[k]));
			else
				g_string_append(s, " .");
		}
		g_string_append(s, "; ");
	}
	return g_string_free(s, FALSE);
}

static char *counts_of(const struct trend *t)
{
	GString *s = g_string_new(NULL);

	for (int i = 0; i < t->n_points; i++) {
		const struct trend_count *c = &t->counts[i];

		g_string_append_printf(s, "%s%s %d/%d", c->other_version ? "|" : "",
				       verdict_name(t->points[i].v->token), c->ready, c->gates);
		if (c->open > 0)
			g_string_append_printf(s, " open %d", c->open);
		if (c->stop > 0)
			g_string_append_printf(s, " stop %d", c->stop);
		if (c->waived > 0)
			g_string_append_printf(s, " waived %d", c->waived);
		g_string_append_printf(s, " unanswered %d; ", c->unanswered);
	}
	g_string_append_printf(s, "turned %d", t->verdict_turned);
	return g_string_free(s, FALSE);
}

static struct {
	const char *name;
	struct history h;
	const char *counts, *gates, *sections;
} table[] = {
	{ "none", { .n = 0 }, "turned -1", "", "" },
	{ "one", { { { 0, "2026-03-10", "a.one=no" } } },
	  "no-go 0/2 open 1 stop 1 unanswered 3; turned -1",
	  "a.one x; a.two ?; b.base ?; ", "a 0; b -1; " },
	/* a.weight: yes = 2000 of 2000, partial half of it */
	{ "two", { { { 0, "2026-03-10", "a.one=no a.two=partial b.base=x a.weight=partial" },
		     { 0, "2026-06-09", "a.one=yes a.two=yes b.base=all a.weight=yes" } } },
	  "no-go 0/2 stop 1 unanswered 0; go 2/2 unanswered 0; turned 1",
	  "a.one x+ ready at 1; a.two /+ ready at 1; b.base /+ ready at 1; ",
	  "a 500 1000; b -1 -1; " },
	/* Turned twice: the last counts. Partial to fail is no turn, nor is a waiver. */
	{ "back and forth",
	  { { { 0, "2026-03-10", "a.one=yes a.two=partial b.base=all" },
	      { 0, "2026-06-09", "a.one=no a.two=no b.base=all" },
	      { 0, "2026-09-12", "a.one=yes a.two=no b.base=all" },
	      { 0, "2026-11-20", "a.one=no a.two=partial b.base=all waived" } } },
	  "conditional 1/2 unanswered 1; no-go 0/2 stop 2 unanswered 1; "
	  "no-go 1/2 stop 1 unanswered 1; conditional 0/2 waived 1 unanswered 1; turned 3",
	  "a.one +x+w not ready at 3; a.two /xx/; b.base ++++; ", "a 0 0 0 0; b -1 -1 -1 -1; " },
	/* a.two means something else in the second version: no turn there. */
	{ "a version between",
	  { { { 0, "2026-03-10", "a.one=no a.two=no b.base=all a.weight=yes" },
	      { 1, "2026-06-09", "a.one=yes a.two=yes c.new=no b.base=all" },
	      { 1, "2026-09-12", "a.one=yes a.two=yes c.new=yes b.base=x c.weight=yes" } } },
	  "no-go 0/2 stop 2 unanswered 0; |no-go 2/3 stop 1 unanswered 1; "
	  "conditional 3/3 unanswered 0; turned 2",
	  "a.one x++ ready at 1; a.two x|++; c.new .x+ ready at 2; b.base ++/ not ready at 2; ",
	  /* section a has no weighted question in the second version: -1 */
	  "a 1000 -1 -1; c . 0 1000; b -1 -1 -1; " },
	/* An older version last: what only the newer one asks follows. */
	{ "back to the older",
	  { { { 1, "2026-03-10", "a.one=yes c.new=yes" },
	      { 0, "2026-06-09", "a.one=yes" } } },
	  "incomplete 2/3 open 1 unanswered 3; |incomplete 1/2 open 1 unanswered 3; turned -1",
	  "a.one ++; a.two ?|?; c.new +.; b.base ??; ", "a -1 0; b -1 -1; c 0 .; " },
};

static void test_table(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(trend) t = NULL;
		g_autofree char *counts = NULL, *gates = NULL, *sections = NULL;

		play(&table[i].h);
		t = trend_new(table[i].h.points, table[i].h.n);
		counts = counts_of(t);
		gates = gates_of(t);
		sections = sections_of(t);
		test_row_str(table[i].name, counts, table[i].counts);
		test_row_str(table[i].name, gates, table[i].gates);
		test_row_str(table[i].name, sections, table[i].sections);
		history_clear(&table[i].h);
	}
}

static void test_ages(void)
{
	static const struct trend_action actions[] = {
		{ "2026-03-10T09:00:00Z", "2026-03-20T09:00:00Z" },	/* 10 */
		{ "2026-03-10", "2026-06-08" },				/* 90 */
		{ "2026-03-10", "2026-03-10" },				/* 0 */
		{ "2026-03-10", "2026-04-09" },				/* 30 */
		{ "2026-11-01", NULL },					/* 21 open */
		{ "2026-11-22", NULL },					/* 0 open */
		{ "2026-09-22", NULL },					/* 61 open */
	};
	struct trend_ages ages = trend_ages(actions, G_N_ELEMENTS(actions), "2026-11-22");

	g_assert_cmpint(ages.closed, ==, 4);
	g_assert_cmpint(ages.closed_median, ==, 10);	/* of 0 10 30 90: the lower middle */
	g_assert_cmpint(ages.closed_longest, ==, 90);
	g_assert_cmpint(ages.open, ==, 3);
	g_assert_cmpint(ages.open_median, ==, 21);
	g_assert_cmpint(ages.open_longest, ==, 61);

	ages = trend_ages(NULL, 0, "2026-11-22");
	g_assert_cmpint(ages.closed, ==, 0);
	g_assert_cmpint(ages.closed_median, ==, -1);
	g_assert_cmpint(ages.open_longest, ==, -1);
}

int main(int argc, char **argv)
{
	int status;

	test_init(&argc, &argv);
	versions[0] = fixture_questionnaire(&first);
	versions[1] = fixture_questionnaire(&second);
	questionnaire_set_hash(versions[0], "first");
	questionnaire_set_hash(versions[1], "second");
	versions[1]->questions[questionnaire_find(versions[1], "a.two")].revision = 2;
	g_test_add_func("/trend/table", test_table);
	g_test_add_func("/trend/ages", test_ages);
	status = test_run();
	questionnaire_free(versions[0]);
	questionnaire_free(versions[1]);
	return status;
}
