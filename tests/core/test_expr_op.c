/*
 * What holds for every row of the table of operators, and so for one that is new:
 * its columns fit each other, and it is read and printed as it is written.
 */
#include "config.h"

#include <string.h>

#include "core/expr_op.h"
#include "testlib.h"

static bool is_built_in(int op)
{
	return op == OP_OR || op == OP_AND || op == OP_NOT || op == OP_BARE;
}

static int ways_to_evaluate(const struct expr_op *op)
{
	return (op->test != NULL) + (op->compare != NULL) + (op->number != NULL) +
	       (op->join != NULL);
}

static void test_columns(void)
{
	for (int i = 0; i < OP_COUNT_OF; i++) {
		const struct expr_op *op = &expr_ops[i];
		g_autofree char *row = g_strdup_printf("%d %s", i, op->word);
		bool is_comparison = op->shape == SHAPE_COMPARISON;

		test_row(row, op->binding >= 1 && op->binding <= 8);
		test_row(row, ways_to_evaluate(op) == !is_built_in(i));
		test_row(row, op->is_number == (op->number != NULL || op->join != NULL));
		test_row(row, is_comparison == (op->compare != NULL));
		test_row(row, op->shape != SHAPE_WORDS || op->takes[0] != NULL);
		test_row(row, op->shape != SHAPE_TEST || (op->word != NULL &&
							  op->reads != NULL));
		test_row(row, (op->word == NULL) == (op->shape == SHAPE_NAME ||
						     op->shape == SHAPE_LITERAL));
	}
}

/* The smallest condition with the operator in it. */
static char *sample(const struct expr_op *op)
{
	const char *end = op->is_number ? " > 0" : "";

	switch (op->shape) {
	case SHAPE_JOIN:
		return op->is_number ? g_strdup_printf("1 %s 2 > 0", op->word) :
				       g_strdup_printf("x is y %s x is z", op->word);
	case SHAPE_NOT:
		return g_strdup_printf("%s x is y", op->word);
	case SHAPE_COMPARISON:
		return g_strdup_printf("1 %s 2", op->word);
	case SHAPE_TEST:
		return g_strdup_printf("x %s y", op->word);
	case SHAPE_WORDS:
		return g_strdup_printf("%s(y%s)%s", op->word,
				       op->takes[1] != NULL ? ", z" : "", end);
	case SHAPE_NUMBERS:
		return g_strdup_printf("%s(1, 2)%s", op->word, end);
	default:
		return NULL;
	}
}

static void check_prints(const char *text, int op)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *printed = NULL;
	g_autoptr(expr) e = NULL;
	bool has = false;

	if (!expr_parse(&e, text, NULL, ds)) {
		g_test_message("%s: is refused", text);
		g_test_fail();
		return;
	}
	for (unsigned i = 0; i < e->nodes->len; i++)
		has |= expr_node(e, i)->op == op;
	test_row(text, has);
	printed = expr_print(e);
	test_row_str(text, printed, text);
}

static void test_words(void)
{
	for (int i = 0; i < OP_COUNT_OF; i++) {
		const struct expr_op *op = &expr_ops[i];
		g_autofree char *text = i == OP_VALUE ? NULL : sample(op);
		const char *word = op->takes_list ? op->word : op->list_word;

		if (text != NULL)
			check_prints(text, i);
		if (i != OP_VALUE && word != NULL) {
			g_autofree char *listed = g_strdup_printf("x %s [y, z]", word);

			check_prints(listed, i);
		}
	}
}

/* Who mistakes a function is told of all there are. */
static void test_functions(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(expr) e = NULL;
	const struct diag *d;

	g_assert_false(expr_parse(&e, "sum(1)", NULL, ds));
	d = g_ptr_array_index(ds->items, 0);
	for (int i = 0; i < OP_COUNT_OF; i++)
		if (expr_ops[i].shape == SHAPE_WORDS || expr_ops[i].shape == SHAPE_NUMBERS)
			g_assert_nonnull(strstr(d->hint, expr_ops[i].word));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/expr-op/columns", test_columns);
	g_test_add_func("/expr-op/words", test_words);
	g_test_add_func("/expr-op/functions", test_functions);
	return test_run();
}
