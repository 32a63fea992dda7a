/*
 * Two versions of a questionnaire that differ in every way there is
 * (tests/data/versions), compared question by question, in both directions.
 */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "core/qdiff.h"
#include "load/questionnaire_load.h"

struct pair {
	struct questionnaire *old, *new;
};

static struct questionnaire *load(const char *name)
{
	g_autofree char *folder = test_src_path("tests/data/versions");
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q;

	if (!questionnaire_load_file(&q, path, ds)) {
		g_autofree char *why = diags_format(ds, DIAGS_PLAIN);

		g_error("%s", why);
	}
	return q;
}

static struct questionnaire *load_text(const char *text)
{
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q;

	if (!questionnaire_load_text(&q, text, strlen(text), "text", ds)) {
		g_autofree char *why = diags_format(ds, DIAGS_PLAIN);

		g_error("%s", why);
	}
	return q;
}

static void pair_load(struct pair *p)
{
	p->old = load("readiness-1.yaml");
	p->new = load("readiness-2.yaml");
}

static void pair_clear(struct pair *p)
{
	questionnaire_free(p->old);
	questionnaire_free(p->new);
}

/* "own.on-call: changed <- own.on-call [rules]", "*" behind what carries over */
static char *line_text(const struct qdiff *d, const struct qdiff_line *l)
{
	const struct questionnaire *of = l->class == QDIFF_REMOVED ? d->a : d->b;
	GString *s = g_string_new(NULL);
	const char *by = " [";

	g_string_printf(s, "%s: %s%s", of->questions[l->question].id, qdiff_class_name(l->class),
			l->carries ? "*" : "");
	for (int i = 0; i < l->n_from; i++)
		g_string_append_printf(s, "%s%s", i == 0 ? " <- " : ", ",
				       d->a->questions[l->from[i]].id);
	for (int c = 0; c < QDIFF_CHANGE_COUNT; c++)
		if (l->changes >> c & 1) {
			g_string_append_printf(s, "%s%s", by, qdiff_change_name(c));
			by = " ";
		}
	if (l->changes != 0)
		g_string_append_c(s, ']');
	return g_string_free(s, FALSE);
}

static void check_lines(const struct qdiff *d, const char *const *expected)
{
	int n = 0;

	for (int i = 0; i < d->n_lines; i++, n++) {
		g_autofree char *got = line_text(d, &d->lines[i]);

		g_assert_cmpstr(got, ==, expected[n]);
	}
	for (guint i = 0; i < d->removed->len; i++, n++) {
		g_autofree char *got =
			line_text(d, &g_array_index(d->removed, struct qdiff_line, i));

		g_assert_cmpstr(got, ==, expected[n]);
	}
	g_assert_null(expected[n]);
}

static void test_forward(void)
{
	static const char *const expected[] = {
		"own.team: same* <- own.team",
		"own.on-call: changed <- own.on-call",
		"own.rota: same* <- own.rota-name [renamed rules]",
		"run.docs: reworded* <- run.docs [moved]",
		"run.signals: same <- run.signals [answers rules]",
		"run.rollback: wider <- run.rollback",
		"run.people: same* <- run.people [weight states rules]",
		"run.peak: narrower <- run.capacity [renamed]",
		"run.backup-made: split <- run.backup [renamed weight]",
		"run.backup-restored: split <- run.backup [renamed]",
		"run.money: merged <- run.cost, run.budget [renamed weight]",
		"run.secrets: added",
		"run.pipeline: changed <- run.pipeline [rules]",
		"run.encrypted: same* <- run.network [renamed]",
		"run.hotline: removed",
		NULL,
	};
	struct pair p;
	g_autoptr(qdiff) d = NULL;

	pair_load(&p);
	d = qdiff_new(p.old, p.new);
	g_assert_true(d->related);
	g_assert_false(d->same_file);
	check_lines(d, expected);
	g_clear_pointer(&d, qdiff_free);
	pair_clear(&p);
}

/* From the newer one back: the same rows, read from their other end. */
static void test_backward(void)
{
	static const char *const expected[] = {
		"own.team: same* <- own.team",
		"own.on-call: changed <- own.on-call",
		"own.rota-name: same* <- own.rota [renamed rules]",
		"run.signals: same <- run.signals [answers rules]",
		"run.rollback: narrower <- run.rollback",
		"run.people: same* <- run.people [weight states rules]",
		"run.capacity: wider <- run.peak [renamed]",
		"run.backup: merged <- run.backup-made, run.backup-restored [renamed weight]",
		"run.cost: split <- run.money [renamed weight]",
		"run.budget: split <- run.money [renamed weight]",
		"run.docs: reworded* <- run.docs [moved]",
		"run.hotline: added",
		"run.pipeline: changed <- run.pipeline [rules]",
		"run.network: same* <- run.encrypted [renamed]",
		"run.secrets: removed",
		NULL,
	};
	struct pair p;
	g_autoptr(qdiff) d = NULL;

	pair_load(&p);
	d = qdiff_new(p.new, p.old);
	check_lines(d, expected);
	g_clear_pointer(&d, qdiff_free);
	pair_clear(&p);
}

static void test_rules(void)
{
	static const char *const expected[] = {
		"BASELINE 3 3", "SCORE-50 5 4 words", "SECRETS - 5", "NOBODY 6 6", "FEW 4 -",
	};
	struct pair p;
	g_autoptr(qdiff) d = NULL;

	pair_load(&p);
	d = qdiff_new(p.old, p.new);
	g_assert_cmpuint(d->rules->len, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < MIN(d->rules->len, G_N_ELEMENTS(expected)); i++) {
		const struct qdiff_rule *r = &g_array_index(d->rules, struct qdiff_rule, i);
		const struct rule *row = r->b >= 0 ? &d->b->rules[r->b] : &d->a->rules[r->a];
		g_autofree char *a = r->a >= 0 ? g_strdup_printf("%d", r->a + 1) : g_strdup("-");
		g_autofree char *b = r->b >= 0 ? g_strdup_printf("%d", r->b + 1) : g_strdup("-");
		g_autofree char *got = g_strdup_printf("%s %s %s%s", row->id, a, b,
						       r->words_only ? " words" : "");

		g_assert_cmpstr(got, ==, expected[i]);
	}
	g_clear_pointer(&d, qdiff_free);
	pair_clear(&p);
}

/* A questionnaire and itself: nothing to say. */
static void test_same(void)
{
	struct pair p;
	g_autoptr(qdiff) d = NULL;
	int carried, all;

	pair_load(&p);
	d = qdiff_new(p.old, p.old);
	g_assert_true(d->same_file);
	g_assert_cmpuint(d->rules->len + d->removed->len, ==, 0);
	for (int i = 0; i < d->n_lines; i++) {
		g_assert_cmpint(d->lines[i].class, ==, QDIFF_SAME);
		g_assert_cmpuint(d->lines[i].changes, ==, 0);
		g_assert_cmpint(qdiff_carry_from(d, i), ==, i);
		g_assert_cmpint(qdiff_carry_to(d, i), ==, i);
	}
	qdiff_count_carried(d, &carried, &all);
	g_assert_cmpint(all, ==, 13);	/* 14 without the rota's name */
	g_assert_cmpint(carried, ==, all);
	g_clear_pointer(&d, qdiff_free);
	pair_clear(&p);
}

/* ---- small ones: one thing at a time ---- */

#define FILE_OF(id, version, more, questions) \
	"schema: 1\nid: " id "\nversion: " version "\ntitle: T\n" more \
	"sections:\n- id: a\n  title: A\n  questions:\n" questions
#define NUMBER(id, more) "  - {id: " id ", kind: number, role: info, text: T" more "}\n"

static const struct {
	const char *name, *a, *b;
	const char *lines;	/* of b, then what was removed, joined by "; " */
} small[] = {
	{ "other-questionnaire",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("two", "1.0.0", "", NUMBER("x", "")),
	  "x: added; x: removed" },
	{ "based-on",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("two", "1.0.0", "based_on: one\n", NUMBER("x", "")),
	  "x: same* <- x" },
	{ "based-on-backward",
	  FILE_OF("two", "1.0.0", "based_on: one\n", NUMBER("z", ", replaces: x")),
	  FILE_OF("one", "9.0.0", "", NUMBER("x", "")),
	  "x: same* <- z [renamed]" },
	{ "kind",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("one", "1.1.0", "", "  - {id: x, kind: text, role: info, text: T}\n"),
	  "x: changed <- x [kind answers]" },
	/* two names that one question had at different times */
	{ "replaces-one-of",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("one", "3.0.0", "", NUMBER("z", ", replaces: [x, y]")),
	  "z: same* <- x [renamed]" },
	/* and at the same time */
	{ "replaces-both",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "") NUMBER("y", "")),
	  FILE_OF("one", "2.0.0", "", NUMBER("z", ", replaces: [x, y]")),
	  "z: merged <- x, y [renamed]" },
	{ "replaces-both-backward",
	  FILE_OF("one", "2.0.0", "", NUMBER("z", ", replaces: [x, y]")),
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "") NUMBER("y", "")),
	  "x: split <- z [renamed]; y: split <- z [renamed]" },
	/* a row about an older change is not read between versions that both have it */
	{ "row-of-long-ago",
	  FILE_OF("one", "2.0.0", "", NUMBER("x", ", revision: 2")
		  "mapping:\n- {kind: wider, from: x, to: x}\n"),
	  FILE_OF("one", "3.0.0", "", NUMBER("x", ", revision: 2")
		  "mapping:\n- {kind: wider, from: x, to: x}\n"),
	  "x: same* <- x" },
	/* the older file's rows say nothing about the newer one */
	{ "rows-of-the-older",
	  FILE_OF("one", "2.0.0", "", NUMBER("x", ", revision: 2")
		  "mapping:\n- {kind: wider, from: x, to: x}\n"),
	  FILE_OF("one", "3.0.0", "", NUMBER("x", ", revision: 3")),
	  "x: changed <- x" },
	{ "equal-row",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("one", "1.1.0-rc1", "", NUMBER("x", ", revision: 2")
		  "mapping:\n- {kind: equal, from: x, to: x}\n"),
	  "x: same* <- x" },
	{ "condition",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "") NUMBER("y", ", when: x > 1")),
	  FILE_OF("one", "1.1.0", "", NUMBER("x", "") NUMBER("y", ", when: (x  > 2)")),
	  "x: same* <- x; y: same* <- y [condition]" },
	{ "condition-spacing",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "") NUMBER("y", ", when: x > 1")),
	  FILE_OF("one", "1.1.0", "", NUMBER("x", "") NUMBER("y", ", when: (x  > 1)")),
	  "x: same* <- x; y: same* <- y" },
	{ "tense",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("one", "1.1.0", "", NUMBER("x", ", tense: planned")),
	  "x: same* <- x [tense]" },
	{ "tense-unchanged",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("one", "1.1.0", "", NUMBER("x", ", tense: today")),
	  "x: same* <- x" },
	{ "scope-and-tags",
	  FILE_OF("one", "1.0.0", "", NUMBER("x", "")),
	  FILE_OF("one", "1.1.0", "", NUMBER("x", ", scope: system, tags: [t], max: 9")),
	  "x: same* <- x [scope answers tags]" },
};

static void test_small(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(small); i++) {
		g_autoptr(questionnaire) a = load_text(small[i].a);
		g_autoptr(questionnaire) b = load_text(small[i].b);
		g_autoptr(qdiff) d = qdiff_new(a, b);
		g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
		g_autofree char *got = NULL;

		for (int k = 0; k < d->n_lines; k++)
			g_ptr_array_add(lines, line_text(d, &d->lines[k]));
		for (guint k = 0; k < d->removed->len; k++)
			g_ptr_array_add(lines, line_text(d, &g_array_index(d->removed,
									   struct qdiff_line, k)));
		g_ptr_array_add(lines, NULL);
		got = g_strjoinv("; ", (char **)lines->pdata);
		g_test_message("%s", small[i].name);
		g_assert_cmpstr(got, ==, small[i].lines);
	}
}

/* ---- answers ---- */

static const struct {
	const char *question, *value;
	const char *becomes;	/* NULL = does not carry over */
	const char *in;		/* question of the newer version */
} values[] = {
	{ "own.team", "partial", "partial", "own.team" },
	{ "own.team", "unknown", "unknown", "own.team" },
	{ "own.on-call", "yes", NULL, "own.on-call" },
	{ "own.rota-name", "Night owls", "Night owls", "own.rota" },
	/* nobody was asked about traces, even where all others were ticked */
	{ "run.signals", "logs,metrics,alerts", NULL, "run.signals" },
	{ "run.signals", "no", NULL, "run.signals" },
	{ "run.people", "3", "3", "run.people" },
	{ "run.docs", "na", "na", "run.docs" },
	{ "run.capacity", "yes", NULL, "run.peak" },
	{ "run.network", "no", "no", "run.encrypted" },
};

static void test_values(void)
{
	struct pair p;
	g_autoptr(qdiff) d = NULL;

	pair_load(&p);
	d = qdiff_new(p.old, p.new);
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		int a = questionnaire_find(p.old, values[i].question);
		int b = questionnaire_find(p.new, values[i].in);
		struct value from = { 0 }, to = { 0 };
		g_autofree char *got = NULL;

		g_assert_true(value_parse(&from, &p.old->questions[a], values[i].value, NULL));
		if (qdiff_carry_value(&to, d, b, &from))
			got = value_format(&to, &p.new->questions[b]);
		g_test_message("%s", values[i].question);
		g_assert_cmpstr(got, ==, values[i].becomes);
		value_clear(&from);
		value_clear(&to);
	}
	g_clear_pointer(&d, qdiff_free);
	pair_clear(&p);
}

static void test_inputs(void)
{
	struct pair p;
	g_autoptr(qdiff) d = NULL;
	g_autoptr(inputs) in = NULL;
	g_autoptr(inputs) out = NULL;
	const struct answer *rota;
	int lost;

	pair_load(&p);
	d = qdiff_new(p.old, p.new);
	in = inputs_new(p.old, "2026-11-22");
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
		if (strcmp(values[i].value, "unknown") != 0)
			g_assert_true(inputs_set(in, values[i].question, values[i].value, "noted",
						 NULL));
	inputs_add_waiver(in, "O1", "Ana", "r", "2026-11-01", "2026-12-01");
	inputs_add_waiver(in, "O2", "Ana", "r", "2026-11-01", "2026-12-01");
	inputs_add_waiver(in, "SCORE-50", "Ana", "r", "2026-11-01", "2026-12-01");
	inputs_add_justification(in, "NOBODY", "Ana", "r");
	out = qdiff_carry_inputs(d, in, &lost);
	rota = &out->answers[questionnaire_find(p.new, "own.rota")];
	g_assert_cmpstr(rota->value.text, ==, "Night owls");
	g_assert_cmpstr(rota->note, ==, "noted");
	g_assert_cmpint(lost, ==, 3);	/* own.on-call, run.signals, run.capacity */
	g_assert_nonnull(inputs_waiver(out, "O1"));
	g_assert_null(inputs_waiver(out, "O2"));	/* the gate means something else */
	g_assert_nonnull(inputs_waiver(out, "SCORE-50"));
	g_assert_true(inputs_is_justified(out, "NOBODY"));
	g_assert_cmpstr(out->date, ==, in->date);
	g_clear_pointer(&in, inputs_free);
	g_clear_pointer(&out, inputs_free);
	g_clear_pointer(&d, qdiff_free);
	pair_clear(&p);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/qdiff/forward", test_forward);
	g_test_add_func("/qdiff/backward", test_backward);
	g_test_add_func("/qdiff/rules", test_rules);
	g_test_add_func("/qdiff/same", test_same);
	g_test_add_func("/qdiff/small", test_small);
	g_test_add_func("/qdiff/values", test_values);
	g_test_add_func("/qdiff/inputs", test_inputs);
	return test_run();
}
