/*
 * What holds for every row of the table of kinds, and so for one that is new: its
 * answers survive being stored, mean the state they were asked for, and have a
 * question here that they are tried on.
 */
#include "config.h"

#include <string.h>

#include "core/expr.h"
#include "core/kind.h"
#include "fixture.h"
#include "testlib.h"

static const struct fixture_question questions[] = {
	{ "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1" },
	{ "a.banded-ynpu", KIND_YNPU, ROLE_WEIGHTED, .weight = 2,
	  .bands = "13..=pass 9..12=partial 0..8=fail", .max = 40 },
	{ "a.choice", KIND_CHOICE, ROLE_BASELINE,
	  .choices = "daily=pass weekly=partial never=fail" },
	{ "a.form", KIND_CHOICE, ROLE_INFO, .choices = "api events" },
	{ "a.items", KIND_MULTI, ROLE_BASELINE, .choices = "x y none!" },
	{ "a.graded", KIND_MULTI, ROLE_WEIGHTED, .weight = 1, .choices = "x y z",
	  .grades = "x and y=pass; x=partial", .good_value = "x,y" },
	{ "a.number", KIND_NUMBER, ROLE_WEIGHTED, .weight = 1,
	  .bands = "0..3=pass 4..8=partial 9..=fail", .max = 40 },
	{ "a.size", KIND_NUMBER, ROLE_INFO, .max = 9, .good_value = "4" },
	{ "a.name", KIND_TEXT, ROLE_INFO },
	{ NULL }
};

static const struct fixture_words word_lists[] = { { "vague", "soon;some day" }, { NULL } };

static const struct fixture_rule rules[] = {
	{ "reads", EFFECT_SMELL, "a.size > 3 or a.name matches vague" },
	{ NULL }
};

struct kinds {
	struct questionnaire *q;
	struct expr_reads reads;
};

static void set_up(struct kinds *k, gconstpointer data)
{
	static const struct fixture f = { questions, rules, word_lists };

	(void)data;
	k->q = fixture_questionnaire(&f);
	k->reads = (struct expr_reads){ 0 };
	for (int i = 0; i < k->q->n_rules; i++)
		expr_reads_collect(&k->reads, k->q->rules[i].when);
}

static void tear_down(struct kinds *k, gconstpointer data)
{
	(void)data;
	expr_reads_clear(&k->reads);
	questionnaire_free(k->q);
}

/* A row that no question here has is tested by nothing below. */
static void test_rows(struct kinds *k, gconstpointer data)
{
	(void)data;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_ops *ops = kind_ops(kind);
		bool is_tried = false;

		for (int i = 0; i < k->q->n_questions; i++)
			is_tried |= (int)k->q->questions[i].kind == kind;
		if (!is_tried)
			g_test_message("no question of kind %s", ops->name);
		g_assert_true(is_tried);
		g_assert_cmpint(ops->form, <, FORM_COUNT);
		g_assert_cmpuint(ops->needs & ~ops->keys, ==, 0);
		g_assert_cmpuint(ops->needs_scored & ~ops->keys, ==, 0);
		g_assert_true(ops->info_only == (ops->value_of_state == NULL));
		g_assert_true(ops->min_choices == 0 || (ops->keys & KEY_CHOICES));
	}
}

static void check_stored(const struct question *q, const struct value *v)
{
	g_autofree char *stored = value_format(v, q);
	g_autofree char *again = NULL;
	g_autoptr(diags) ds = diags_new();
	struct value back;

	if (!value_parse(&back, q, stored, ds)) {
		g_test_message("%s: \"%s\" is refused", q->id, stored);
		g_test_fail();
		return;
	}
	g_assert_cmpint(back.kind, ==, v->kind);
	g_assert_cmpint(value_state(&back, q), ==, value_state(v, q));
	again = value_format(&back, q);
	g_assert_cmpstr(again, ==, stored);
	value_clear(&back);
}

/* What is tried is what a person could have answered; lint tries any items. */
static void test_trials(struct kinds *k, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < k->q->n_questions; i++)
		for (int purpose = TRY_FLIP; purpose <= TRY_LINT; purpose++) {
			const struct question *q = &k->q->questions[i];
			g_autoptr(GArray) trials =
				g_array_new(FALSE, FALSE, sizeof(struct value));
			bool any = purpose == TRY_LINT && question_form(q) == FORM_ITEMS;

			kind_ops(q->kind)->add_trials(trials, k->q, q, &k->reads, purpose);
			g_assert_true(trials->len > 0 || purpose == TRY_FLIP);
			for (unsigned t = 0; !any && t < trials->len; t++)
				check_stored(q, &g_array_index(trials, struct value, t));
		}
}

static void test_states(struct kinds *k, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < k->q->n_questions; i++) {
		const struct question *q = &k->q->questions[i];
		const struct kind_ops *ops = kind_ops(q->kind);

		for (int state = STATE_PASS; q->role != ROLE_INFO && state <= STATE_FAIL;
		     state++) {
			struct value given = { 0 }, v;

			g_assert_true(ops->value_of_state(&v, q, &given, state));
			g_assert_cmpint(value_state(&v, q), ==, state);
			check_stored(q, &v);
			value_clear(&v);
		}
	}
}

static void test_best(struct kinds *k, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < k->q->n_questions; i++) {
		const struct question *q = &k->q->questions[i];
		const char *best = kind_ops(q->kind)->best(q);
		g_autoptr(diags) ds = diags_new();
		struct value v;

		if (best == NULL)
			continue;
		g_assert_true(value_parse(&v, q, best, ds));
		if (q->role != ROLE_INFO)
			g_assert_cmpint(value_state(&v, q), ==, STATE_PASS);
		value_clear(&v);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add("/kind/rows", struct kinds, NULL, set_up, test_rows, tear_down);
	g_test_add("/kind/trials", struct kinds, NULL, set_up, test_trials, tear_down);
	g_test_add("/kind/states", struct kinds, NULL, set_up, test_states, tear_down);
	g_test_add("/kind/best", struct kinds, NULL, set_up, test_best, tear_down);
	return test_run();
}
