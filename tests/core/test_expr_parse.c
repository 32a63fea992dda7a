/* Conditions: what parses and how it prints, and every mistake with its column. */
#include "config.h"

#include "core/expr.h"

#include <string.h>

#include "testlib.h"

/* What is written, and how it prints when that differs. */
static const struct {
	const char *text, *printed;
} prints[] = {
	{ "a is pass", NULL },
	{ "a   is\tpass", "a is pass" },
	{ "a is not pass", NULL },
	{ "a in [pass,fail]", "a in [pass, fail]" },
	{ "a in [pass]", NULL },
	{ "a has x", NULL },
	{ "a has [x, y]", NULL },
	{ "a within [x, y]", NULL },
	{ "a matches list", NULL },
	{ "note(a.b-c) matches list", NULL },
	{ "it is fail", NULL },
	{ "it in [partial, waived]", NULL },
	{ "count(partial, prerequisite) >= 3", NULL },
	{ "fired(PF-SYNC-CYCLE)", NULL },
	{ "not stopped(BASE) and fired(GATE)", NULL },
	{ "2 * score.num < score.den", NULL },
	{ "5*graph.callers>=4*(system.services - 1)",
	  "5 * graph.callers >= 4 * (system.services - 1)" },
	{ "a - b - c == 0", NULL },
	{ "a - (b - c) == 0", NULL },
	{ "a - (b + c) == 0", NULL },
	{ "(a + b) + c == 0", NULL },
	{ "a + b * c == 0", NULL },
	{ "(a) + ((b)) == 0", "a + b == 0" },
	{ "a - -3 == -4", NULL },
	{ "max(a, b, 3) == 2", NULL },
	{ "min(max(a, b), c + 1) != 2", NULL },
	{ "a is x or b is y and c is z", NULL },
	{ "(a is x or b is y) and c is z", NULL },
	{ "a is x or (b is y or c is z)", NULL },
	{ "not a is x", NULL },
	{ "not (a is x or b is y)", NULL },
	{ "not not a is x", NULL },
	{ "not (a and b)", NULL },
	{ "(a is x)", "a is x" },
	{ "a and not b or c", NULL },
	{ "a is 3", NULL },
	{ "a is 2-weeks", NULL },
	{ "trace_id and span_id", NULL },
	{ "max is pass", NULL },		/* a function's name without parenthesis */
	{ "a.b-1 == 1", NULL },			/* a name may hold hyphens */
	{ "a.b -1 == 1", "a.b - 1 == 1" },
};

static void test_print(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(prints); i++) {
		const char *expected = prints[i].printed != NULL ? prints[i].printed :
								   prints[i].text;
		g_autoptr(expr) e = NULL;
		g_autofree char *printed = NULL;

		if (!expr_parse(&e, prints[i].text, NULL, NULL)) {
			test_row(prints[i].text, false && "parses");
			continue;
		}
		printed = expr_print(e);
		test_row_str(prints[i].text, printed, expected);
	}
}

/* The column is that of the mistake, from 1. */
static const struct {
	const char *text;
	int column;
	const char *message, *hint;
} mistakes[] = {
	{ "", 1, "the condition is empty", NULL },
	{ "   ", 1, "the condition is empty", NULL },
	{ "a is", 5, "expected a state or value, found the end", NULL },
	{ "a is not", 9, "expected a state or value, found the end", NULL },
	{ "a is and", 6, "expected a state or value, found \"and\"", NULL },
	{ "a is [x]", 6, "expected a state or value, found \"[\"", NULL },
	{ "a in x", 6, "expected \"[\", found \"x\"", NULL },
	{ "a in []", 7, "expected a state or value, found \"]\"", NULL },
	{ "a in [x y]", 9, "expected \",\" or \"]\", found \"y\"", NULL },
	{ "a in [x, y", 11, "expected \",\" or \"]\", found the end", NULL },
	{ "a has", 6, "expected a state or value, found the end", NULL },
	{ "a matches [x]", 11, "expected a word list, found \"[\"", NULL },
	{ "a is pass b", 11, "expected \"and\", \"or\" or the end, found \"b\"", NULL },
	{ "a is pass)", 10, "expected \"and\", \"or\" or the end, found \")\"", NULL },
	{ "(a is pass", 11, "expected \")\", found the end", NULL },
	{ "a is pass and", 14, "expected a question, a fact or a number, found the end", NULL },
	{ "a is pass and or", 15, "expected a question, a fact or a number, found \"or\"",
	  NULL },
	{ "a is pass && b is fail", 11, "expected \"and\", \"or\" or the end, found \"&&\"",
	  "\"&&\" is written \"and\"" },
	{ "a || b", 3, "expected \"and\", \"or\" or the end, found \"||\"",
	  "\"||\" is written \"or\"" },
	{ "!a", 1, "expected a question, a fact or a number, found \"!\"",
	  "\"!\" is written \"not\"" },
	{ "a = 3", 3, "expected \"and\", \"or\" or the end, found \"=\"",
	  "\"=\" is written \"==\"" },
	{ "a / 2 > 3", 3, "expected \"and\", \"or\" or the end, found \"/\"", NULL },
	{ "a ? b", 3, "expected \"and\", \"or\" or the end, found \"?\"", NULL },
	{ "ä is pass", 1, "expected a question, a fact or a number, found \"ä\"", NULL },
	{ "a is pass or ä", 14, "expected a question, a fact or a number, found \"ä\"", NULL },
	{ "a is ü or ! b", 6, "expected a state or value, found \"ü\"", NULL },
	{ "1 < a < 3", 7, "comparisons do not chain", "join two comparisons with \"and\"" },
	{ "3", 1, "expected a condition, found a number",
	  "compare it, as in \"system.teams > 2\"" },
	{ "a is pass and 3 + b", 15, "expected a condition, found a number",
	  "compare it, as in \"system.teams > 2\"" },
	{ "not 3", 5, "expected a condition, found a number",
	  "compare it, as in \"system.teams > 2\"" },
	{ "max(a, b)", 1, "expected a condition, found a number",
	  "compare it, as in \"system.teams > 2\"" },
	{ "1 + a is pass", 5, "expected a number, found a condition", NULL },
	{ "1 < a is pass", 5, "expected a number, found a condition", NULL },
	{ "(a is pass) < 1", 1, "expected a number, found a condition", NULL },
	{ "2 * (a or b) < 1", 5, "expected a number, found a condition", NULL },
	{ "max(a is pass) < 1", 5, "expected a number, found a condition", NULL },
	{ "- a < 1", 3, "expected a number, found \"a\"", NULL },
	{ "99999999999999999999 < a", 1, "the number is too large", NULL },
	{ "count(fail) > 1", 11, "expected \",\", found \")\"", NULL },
	{ "count(fail, gate > 1", 18, "expected \")\", found \">\"", NULL },
	{ "count() > 1", 7, "expected a state, found \")\"", NULL },
	{ "fired()", 7, "expected a rule, found \")\"", NULL },
	{ "fired(A, B)", 8, "expected \")\", found \",\"", NULL },
	{ "max() > 1", 5, "expected a question, a fact or a number, found \")\"", NULL },
	{ "max(a > 1", 7, "expected \",\" or \")\", found \">\"", NULL },
	{ "note(a) is pass", 9, "expected \"matches\", found \"is\"", NULL },
	{ "note(3) matches x", 6, "expected a question, found \"3\"", NULL },
	{ "sum(a) > 1", 1, "\"sum\" is no function",
	  "there are max, min, count, fired, stopped and note" },
};

static void test_mistakes(void)
{
	const struct place at = { "q.yaml", 7, 11, "    when: ..." };

	for (unsigned i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		const char *row = mistakes[i].text;
		g_autoptr(diags) ds = diags_new();
		g_autoptr(expr) e = NULL;
		const struct diag *d;

		test_row(row, !expr_parse(&e, row, &at, ds));
		test_row(row, e == NULL);
		test_row(row, ds->items->len == 1);
		if (ds->items->len != 1)
			continue;
		d = ds->items->pdata[0];
		test_row(row, d->line == 7);
		test_row(row, d->column == 10u + mistakes[i].column);
		test_row_str(row, d->message, mistakes[i].message);
		test_row_str(row, d->hint, mistakes[i].hint);
		test_row_str(row, d->code, "condition");
	}
}

static char *repeat(const char *text, int n, const char *rest)
{
	GString *s = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(s, text);
	g_string_append(s, rest);
	return g_string_free(s, FALSE);
}

static void test_limits(void)
{
	g_autofree char *deep = repeat("(", EXPR_DEPTH_MAX, "a is pass");
	g_autofree char *closed = repeat(")", EXPR_DEPTH_MAX, "");
	g_autofree char *fits = g_strconcat(deep, closed, NULL);
	g_autofree char *too_deep = g_strconcat("(", fits, ")", NULL);
	g_autofree char *nots = repeat("not ", EXPR_DEPTH_MAX + 1, "a");
	g_autofree char *wide = repeat("a or ", EXPR_LENGTH_MAX / 5 - 1, "a");
	g_autofree char *calls = repeat("max(", EXPR_DEPTH_MAX + 1, "a) > 1");
	g_autofree char *too_long = repeat("a or ", EXPR_LENGTH_MAX / 5 + 1, "a");
	const struct {
		const char *text, *message;
	} limits[] = {
		{ fits, NULL },
		{ wide, NULL },
		{ too_deep, "nested deeper than 32 levels" },
		{ nots, "nested deeper than 32 levels" },
		{ calls, "nested deeper than 32 levels" },
		{ too_long, "the condition is longer than 4096 bytes" },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(limits); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(expr) e = NULL;
		bool ok = expr_parse(&e, limits[i].text, NULL, ds);

		test_row(limits[i].text, ok == (limits[i].message == NULL));
		if (!ok)
			test_row_str(limits[i].text,
				     ((struct diag *)ds->items->pdata[0])->message,
				     limits[i].message);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/expr/print", test_print);
	g_test_add_func("/expr/mistakes", test_mistakes);
	g_test_add_func("/expr/limits", test_limits);
	return test_run();
}
