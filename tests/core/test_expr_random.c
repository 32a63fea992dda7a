/*
 * Conditions made at random: what prints reads back as the same, damaged text is
 * refused politely, and what is settled stays settled when more is answered. The
 * seed is in the output; --seed repeats a run.
 */
#include "config.h"

#include "core/expr.h"

#include "core/inputs.h"
#include "fixture.h"
#include "testlib.h"

static const struct fixture_question questions[] = {
	{ "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1" },
	{ "a.other", KIND_YNPU, ROLE_GATE, .gate = "P2", .tags = "extra" },
	{ "a.base", KIND_YNPU, ROLE_BASELINE, .tags = "extra" },
	{ "a.weighted", KIND_YNPU, ROLE_WEIGHTED, .weight = 2, .bad = true },
	{ "a.size", KIND_NUMBER, ROLE_INFO, .min = 0, .max = 20 },
	{ "a.count", KIND_NUMBER, ROLE_INFO, .min = 0, .max = 20 },
	{ "a.form", KIND_CHOICE, ROLE_INFO, .choices = "api events none" },
	{ "a.items", KIND_MULTI, ROLE_INFO, .choices = "x y z" },
	{ "a.name", KIND_TEXT, .role = ROLE_INFO },
	{ 0 }
};
enum { QUESTIONS = G_N_ELEMENTS(questions) - 1 };

static const struct fixture_words words[] = {
	{ "nobody", "everyone;backend team" },
	{ 0 }
};

/* Leaves of a condition and of a number. The first are about answers alone. */
static const char *const tests[] = {
	"a.gate is pass",	 "a.other is not fail",	   "a.base in [partial, fail]",
	"a.weighted is soft",	 "a.form is events",	   "a.form in [api, none]",
	"a.form is not none",	 "a.items has x",	   "a.items has [x, z]",
	"a.items within [y, z]", "a.name matches nobody",  "a.weighted is yes",
	"a.gate is bad",
};
static const char *const presence[] = { "a.gate is open", "a.form is known",
	"a.size is not known", "note(a.gate) matches nobody", "it is fail" };
static const char *const numbers[] = { "0", "1", "7", "-3", "a.size", "a.count",
	"count(fail, gate)", "count(bad, extra)", "team.size", "graph.depth" };
static const char *const comparisons[] = { "==", "!=", "<", "<=", ">", ">=" };

static struct questionnaire *q;

#define ANY_OF(list) list[g_test_rand_int_range(0, G_N_ELEMENTS(list))]

static bool one_in(int n)
{
	return g_test_rand_int_range(0, n) == 0;
}

static void make_number(GString *s, int depth, bool plain)
{
	static const char *const signs[] = { " + ", " - ", " * ", "*", "+" };

	if (depth <= 0 || one_in(3)) {
		/* Facts are void, and max leaves out: neither is about more answers. */
		g_string_append(s, plain ? numbers[g_test_rand_int_range(0, 8)] :
					   ANY_OF(numbers));
	} else if (!plain && one_in(3)) {
		g_string_append(s, one_in(2) ? "max(" : "min(");
		make_number(s, depth - 1, plain);
		g_string_append(s, ",");
		make_number(s, depth - 1, plain);
		g_string_append(s, ")");
	} else {
		bool nested = one_in(2);

		g_string_append(s, nested ? "(" : "");
		make_number(s, depth - 1, plain);
		g_string_append(s, ANY_OF(signs));
		make_number(s, depth - 1, plain);
		g_string_append(s, nested ? ")" : "");
	}
}

static void make_condition(GString *s, int depth, bool plain)
{
	if (depth <= 0 || one_in(5)) {
		if (one_in(2)) {
			make_number(s, 2, plain);
			g_string_append(s, ANY_OF(comparisons));
			make_number(s, 2, plain);
		} else {
			g_string_append(s, plain || one_in(2) ? ANY_OF(tests) :
								ANY_OF(presence));
		}
	} else if (one_in(4)) {
		g_string_append(s, "not (");
		make_condition(s, depth - 1, plain);
		g_string_append(s, ")");
	} else {
		const char *joined = one_in(2) ? " and " : "  or ";
		bool nested = one_in(2);

		g_string_append(s, nested ? "(" : "");
		for (int i = g_test_rand_int_range(2, 4); i > 0; i--) {
			make_condition(s, depth - 1, plain);
			g_string_append(s, i > 1 ? joined : "");
		}
		g_string_append(s, nested ? ")" : "");
	}
}

static struct expr *read_condition(const char *text)
{
	struct expr *e = NULL;

	test_row(text, expr_parse(&e, text, NULL, NULL) &&
			       expr_resolve(e, q, EXPR_RULE, -1, NULL, NULL));
	return e;
}

/* An answer for one question, or none. */
static void answer_one(struct inputs *in, int i)
{
	static const char *const values[][6] = {
		{ "yes", "partial", "no", NULL },
		{ "api", "events", "none", NULL },
		{ "none", "x", "x,z", "all", NULL },
		{ "0", "1", "6", "7", "8", NULL },
		{ "Orders", "everyone", "the Backend-Team", NULL },
	};
	static const int by_kind[] = { [KIND_YNPU] = 0, [KIND_CHOICE] = 1, [KIND_MULTI] = 2,
				       [KIND_NUMBER] = 3, [KIND_TEXT] = 4 };
	const char *const *list = values[by_kind[q->questions[i].kind]];

	g_assert_true(inputs_set(in, q->questions[i].id,
				 list[g_test_rand_int_range(0, g_strv_length((char **)list))],
				 one_in(3) ? "ask everyone" : NULL, NULL));
}

static struct inputs *make_inputs(void)
{
	struct inputs *in = inputs_new(q, "2026-01-01");

	for (int i = 0; i < QUESTIONS; i++)
		if (one_in(2))
			answer_one(in, i);
	if (one_in(2))
		facts_set_number(&in->facts, MEASURE_TEAM_SIZE, g_test_rand_int_range(0, 9));
	return in;
}

static enum tri eval(const struct expr *e, const struct inputs *in)
{
	unsigned char states[QUESTIONS];
	const struct eval_env env = { .in = in, .states = states, .it = 1 };

	inputs_states(in, states);
	return expr_eval(e, &env);
}

static int rounds(void)
{
	return test_is_long() ? 200000 : 3000;
}

static void test_print_and_read(void)
{
	for (int i = rounds(); i > 0 && !g_test_failed(); i--) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(inputs) in = make_inputs();
		g_autoptr(expr) e = NULL, again = NULL;
		g_autofree char *printed = NULL, *reprinted = NULL;

		make_condition(text, 4, false);
		e = read_condition(text->str);
		if (e == NULL)
			return;
		printed = expr_print(e);
		again = read_condition(printed);
		if (again == NULL)
			return;
		reprinted = expr_print(again);
		test_row_str(text->str, reprinted, printed);
		test_row(text->str, eval(e, in) == eval(again, in));
	}
}

/* A condition over answers that is YES or NO stays so whatever is answered next. */
static void test_settled(void)
{
	for (int i = rounds(); i > 0 && !g_test_failed(); i--) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(inputs) in = make_inputs();
		g_autoptr(expr) e = NULL;
		enum tri before;

		make_condition(text, 3, true);
		e = read_condition(text->str);
		if (e == NULL)
			return;
		before = eval(e, in);
		test_row(text->str, before != TRI_VOID);
		for (int k = 0; k < QUESTIONS; k++)
			if (value_is_open(&in->answers[k].value))
				answer_one(in, k);
		test_row(text->str, eval(e, in) != TRI_OPEN);
		test_row(text->str, before == TRI_OPEN || eval(e, in) == before);
	}
}

/* De Morgan holds for all four values. */
static void test_negation(void)
{
	for (int i = rounds() / 4; i > 0 && !g_test_failed(); i--) {
		g_autoptr(GString) a = g_string_new(NULL), b = g_string_new(NULL);
		g_autoptr(inputs) in = make_inputs();
		g_autofree char *left = NULL, *right = NULL;
		g_autoptr(expr) x = NULL, y = NULL;

		make_condition(a, 2, false);
		make_condition(b, 2, false);
		left = g_strdup_printf("not ((%s) and (%s))", a->str, b->str);
		right = g_strdup_printf("not (%s) or not (%s)", a->str, b->str);
		x = read_condition(left);
		y = read_condition(right);
		if (x == NULL || y == NULL)
			return;
		test_row(left, eval(x, in) == eval(y, in));
	}
}

static const char *const scraps[] = { "(", ")", "[", "]", ",", " ", "not", "and", "or", "is", "in",
	"has", "max(", "count(", "9", "99999999999999999999", "-", "==", "<", "&&", "\xc3\xa9",
	"\xff", "\n", "a.gate", "it", "note(", "." };

static void damage(GString *text)
{
	for (int n = g_test_rand_int_range(1, 4); n > 0; n--) {
		int at = g_test_rand_int_range(0, (int)text->len + 1);
		int wanted = g_test_rand_int_range(0, 5), left = (int)text->len - at;

		if (one_in(2))
			g_string_erase(text, at, MIN(wanted, left));
		else
			g_string_insert(text, at, ANY_OF(scraps));
	}
}

/* One mistake, whose column lies in the text; or it was no damage. */
static void test_damaged(void)
{
	const struct place at = { "q.yaml", 3, 1, NULL };

	for (int i = rounds(); i > 0 && !g_test_failed(); i--) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(diags) ds = diags_new();
		g_autoptr(expr) e = NULL;
		const struct diag *d;

		make_condition(text, 3, false);
		damage(text);
		if (expr_parse(&e, text->str, &at, ds)) {
			g_autofree char *printed = expr_print(e);
			g_autoptr(expr) again = NULL;

			test_row(text->str, diags_is_empty(ds));
			test_row(text->str, expr_parse(&again, printed, NULL, NULL));
			/* Whatever it says of the names, it says it without harm. */
			expr_resolve(e, q, EXPR_RULE, -1, &at, ds);
			continue;
		}
		test_row(text->str, e == NULL && ds->items->len == 1);
		d = ds->items->pdata[0];
		test_row(text->str, d->column >= 1 && d->column <= text->len + 1);
	}
}

int main(int argc, char **argv)
{
	const struct fixture f = { .questions = questions, .words = words };
	int status;

	test_init(&argc, &argv);
	q = fixture_questionnaire(&f);
	g_test_add_func("/expr-random/print-and-read", test_print_and_read);
	g_test_add_func("/expr-random/settled", test_settled);
	g_test_add_func("/expr-random/negation", test_negation);
	g_test_add_func("/expr-random/damaged", test_damaged);
	status = test_run();
	questionnaire_free(q);
	return status;
}
