/*
 * Conditions as values: memory, printing, and what a condition reads. Parsing,
 * resolving and evaluating are files of their own.
 */
#include "config.h"

#include "core/expr.h"

#include <string.h>

#include "core/expr_op.h"
#include "core/measure.h"

void expr_free(struct expr *e)
{
	if (e == NULL)
		return;
	for (unsigned i = 0; i < e->names->len; i++)
		g_free(g_array_index(e->names, struct name, i).text);
	g_array_unref(e->nodes);
	g_array_unref(e->names);
	g_array_unref(e->args);
	g_free(e->text);
	g_free(e);
}

static void print_words(GString *s, const struct expr *e, const struct node *n)
{
	if (n->listed)
		g_string_append_c(s, '[');
	for (int i = 0; i < n->n_names; i++)
		g_string_append_printf(s, "%s%s", i > 0 ? ", " : "",
				       expr_name(e, n->names + i)->text);
	if (n->listed)
		g_string_append_c(s, ']');
}

static void print_test(GString *s, const struct expr *e, const struct node *n)
{
	const char *subject = n->subject == SUBJECT_IT ? "it"
						       : expr_name(e, n->name)->text;
	const struct expr_op *op = op_of(n);

	g_string_append_printf(s, n->subject == SUBJECT_NOTE ? "note(%s)" : "%s",
			       subject);
	g_string_append_printf(s, " %s ", n->listed && op->list_word != NULL ?
				       op->list_word : op->word);
	if (n->negated)
		g_string_append(s, "not ");
	print_words(s, e, n);
}

static void print_node(GString *s, const struct expr *e, int i);

static void print_operands(GString *s, const struct expr *e, const struct node *n)
{
	const struct expr_op *op = op_of(n);

	for (int c = n->first; c >= 0; c = expr_node(e, c)->next) {
		const struct node *child = expr_node(e, c);
		int binding = op_of(child)->binding;
		bool nested = op->shape == SHAPE_NOT ? binding < op->binding :
						       binding <= op->binding;

		if (c != n->first)
			g_string_append_printf(s, " %s ", child->negated && n->op == OP_SUM ?
					       "-" : op->word);
		if (nested)
			g_string_append_c(s, '(');
		print_node(s, e, c);
		if (nested)
			g_string_append_c(s, ')');
	}
}

static void print_call(GString *s, const struct expr *e, const struct node *n)
{
	g_string_append_printf(s, "%s(", op_of(n)->word);
	print_words(s, e, n);
	for (int c = n->first; c >= 0; c = expr_node(e, c)->next) {
		if (c != n->first)
			g_string_append(s, ", ");
		print_node(s, e, c);
	}
	g_string_append_c(s, ')');
}

/* As deep as the parser let it be. */
static void print_node(GString *s, const struct expr *e, int i)
{
	const struct node *n = expr_node(e, i);

	switch (op_of(n)->shape) {
	case SHAPE_NOT:
		g_string_append_printf(s, "%s ", op_of(n)->word);
		print_operands(s, e, n);
		break;
	case SHAPE_TEST:
		print_test(s, e, n);
		break;
	case SHAPE_WORDS:
	case SHAPE_NUMBERS:
		print_call(s, e, n);
		break;
	case SHAPE_NAME:
		g_string_append(s, expr_name(e, n->name)->text);
		break;
	case SHAPE_LITERAL:
		g_string_append_printf(s, "%" G_GINT64_FORMAT, n->number);
		break;
	case SHAPE_JOIN:
	case SHAPE_COMPARISON:
		print_operands(s, e, n);
		break;
	}
}

char *expr_print(const struct expr *e)
{
	GString *s = g_string_new(NULL);

	print_node(s, e, e->root);
	return g_string_free(s, FALSE);
}

static void add_int(GArray *a, int value)
{
	for (unsigned i = 0; i < a->len; i++)
		if (g_array_index(a, int, i) == value)
			return;
	g_array_append_val(a, value);
}

static void add_constant(GArray *a, gint64 value)
{
	for (unsigned i = 0; i < a->len; i++)
		if (g_array_index(a, gint64, i) == value)
			return;
	g_array_append_val(a, value);
}

void expr_reads_subject(struct expr_reads *r, const struct expr *e, const struct node *n)
{
	(void)e;
	if (n->subject == SUBJECT_IT)
		r->reads_it = true;
	else if (n->subject == SUBJECT_MEASURE)
		r->measures |= G_GUINT64_CONSTANT(1) << n->ref;
	else
		add_int(r->questions, n->ref);
}

void expr_reads_list(struct expr_reads *r, const struct expr *e, const struct node *n)
{
	r->reads_text = true;
	add_int(r->word_lists, n->list);
	expr_reads_subject(r, e, n);
}

void expr_reads_tag(struct expr_reads *r, const struct expr *e, const struct node *n)
{
	(void)e;
	if (n->list >= 0) /* else the tag is unknown and was complained about */
		r->tags |= G_GUINT64_CONSTANT(1) << n->list;
}

void expr_reads_rule(struct expr_reads *r, const struct expr *e, const struct node *n)
{
	g_array_append_val(r->rules, expr_name(e, n->names)->text);
}

void expr_reads_constant(struct expr_reads *r, const struct expr *e, const struct node *n)
{
	(void)e;
	add_constant(r->constants, n->number);
}

void expr_reads_arithmetic(struct expr_reads *r, const struct expr *e,
			   const struct node *n)
{
	(void)e, (void)n;
	r->computes = true;
}

/* Whether a registered fact is read at or below node i. */
static bool reads_fact(const struct expr *e, int i)
{
	const struct node *n = expr_node(e, i);
	bool found = n->subject == SUBJECT_MEASURE && n->ref < MEASURE_FACT_COUNT;

	for (int c = n->first; c >= 0 && !found; c = expr_node(e, c)->next)
		found = reads_fact(e, c);
	return found;
}

void expr_reads_collect(struct expr_reads *r, const struct expr *e)
{
	if (r->questions == NULL) {
		r->questions = g_array_new(FALSE, FALSE, sizeof(int));
		r->word_lists = g_array_new(FALSE, FALSE, sizeof(int));
		r->rules = g_array_new(FALSE, FALSE, sizeof(char *));
		r->constants = g_array_new(FALSE, FALSE, sizeof(gint64));
	}
	for (unsigned i = 0; i < e->nodes->len; i++) {
		const struct node *n = expr_node(e, i);

		if (op_of(n)->reads != NULL)
			op_of(n)->reads(r, e, n);
		if (op_of(n)->negates)
			r->negates_fact |= reads_fact(e, i);
	}
}

void expr_reads_clear(struct expr_reads *r)
{
	g_clear_pointer(&r->questions, g_array_unref);
	g_clear_pointer(&r->word_lists, g_array_unref);
	g_clear_pointer(&r->rules, g_array_unref);
	g_clear_pointer(&r->constants, g_array_unref);
	*r = (struct expr_reads){ 0 };
}
