/*
 * Conditions as values: memory, printing, and what a condition reads. Parsing,
 * resolving and evaluating are files of their own.
 */
#include "config.h"

#include "core/expr.h"

#include <string.h>

#include "core/expr_node.h"
#include "core/measure.h"

/* How an operation is written. Prefix ones print as name(...). */
static const struct {
	const char *sign;
	int binding; /* operands that bind no tighter get parentheses */
} ops[] = {
	[OP_OR] = { " or ", 1 },	 [OP_AND] = { " and ", 2 },
	[OP_NOT] = { "not ", 3 },	 [OP_EQ] = { " == ", 4 },
	[OP_NE] = { " != ", 4 },	 [OP_LT] = { " < ", 4 },
	[OP_LE] = { " <= ", 4 },	 [OP_GT] = { " > ", 4 },
	[OP_GE] = { " >= ", 4 },	 [OP_IS] = { " is ", 5 },
	[OP_VALUE] = { " is ", 5 },	 [OP_HAS] = { " has ", 5 },
	[OP_WITHIN] = { " within ", 5 }, [OP_MATCHES] = { " matches ", 5 },
	[OP_FIRED] = { "fired", 8 },	 [OP_STOPPED] = { "stopped", 8 },
	[OP_BARE] = { "", 8 },		 [OP_SUM] = { " + ", 6 },
	[OP_PRODUCT] = { " * ", 7 },	 [OP_NUMBER] = { "", 8 },
	[OP_NAME] = { "", 8 },		 [OP_MEASURE] = { "", 8 },
	[OP_MAX] = { "max", 8 },	 [OP_MIN] = { "min", 8 },
	[OP_COUNT] = { "count", 8 },
};

G_STATIC_ASSERT(G_N_ELEMENTS(ops) == OP_COUNT_OF);

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
	bool is = n->op == OP_IS || n->op == OP_VALUE;

	g_string_append_printf(s, n->subject == SUBJECT_NOTE ? "note(%s)" : "%s",
			       subject);
	g_string_append(s, is && n->listed ? " in " : ops[n->op].sign);
	if (n->negated)
		g_string_append(s, "not ");
	print_words(s, e, n);
}

static void print_node(GString *s, const struct expr *e, int i);

static void print_operands(GString *s, const struct expr *e, const struct node *n)
{
	for (int c = n->first; c >= 0; c = expr_node(e, c)->next) {
		const struct node *child = expr_node(e, c);
		bool nested = ops[child->op].binding <= ops[n->op].binding &&
			      n->op != OP_NOT;

		if (n->op == OP_NOT)
			nested = ops[child->op].binding < ops[n->op].binding;
		if (c != n->first)
			g_string_append(s, child->negated && n->op == OP_SUM
						   ? " - "
						   : ops[n->op].sign);
		if (nested)
			g_string_append_c(s, '(');
		print_node(s, e, c);
		if (nested)
			g_string_append_c(s, ')');
	}
}

static void print_call(GString *s, const struct expr *e, const struct node *n)
{
	g_string_append_printf(s, "%s(", ops[n->op].sign);
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

	switch ((enum op)n->op) {
	case OP_NOT:
		g_string_append(s, ops[OP_NOT].sign);
		print_operands(s, e, n);
		break;
	case OP_IS:
	case OP_VALUE:
	case OP_HAS:
	case OP_WITHIN:
	case OP_MATCHES:
		print_test(s, e, n);
		break;
	case OP_FIRED:
	case OP_STOPPED:
	case OP_MAX:
	case OP_MIN:
	case OP_COUNT:
		print_call(s, e, n);
		break;
	case OP_BARE:
	case OP_NAME:
	case OP_MEASURE:
		g_string_append(s, expr_name(e, n->name)->text);
		break;
	case OP_NUMBER:
		g_string_append_printf(s, "%" G_GINT64_FORMAT, n->number);
		break;
	default:
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

static void collect_subject(struct expr_reads *r, const struct node *n)
{
	if (n->subject == SUBJECT_IT)
		r->reads_it = true;
	else if (n->subject == SUBJECT_MEASURE)
		r->measures |= G_GUINT64_CONSTANT(1) << n->ref;
	else
		add_int(r->questions, n->ref);
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

static void collect_node(struct expr_reads *r, const struct expr *e, const struct node *n)
{
	switch ((enum op)n->op) {
	case OP_MATCHES:
		r->reads_text = true;
		add_int(r->word_lists, n->list);
		collect_subject(r, n);
		break;
	case OP_IS:
	case OP_VALUE:
	case OP_HAS:
	case OP_WITHIN:
	case OP_NAME:
	case OP_MEASURE:
		collect_subject(r, n);
		break;
	case OP_COUNT:
		if (n->list >= 0) /* else the tag is unknown and was complained about */
			r->tags |= G_GUINT64_CONSTANT(1) << n->list;
		break;
	case OP_FIRED:
	case OP_STOPPED:
		g_array_append_val(r->rules, expr_name(e, n->names)->text);
		break;
	case OP_NUMBER:
		add_constant(r->constants, n->number);
		break;
	case OP_SUM:
	case OP_PRODUCT:
		r->computes = true;
		break;
	default:
		break;
	}
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

		collect_node(r, e, n);
		if (n->op == OP_NOT || n->op == OP_NE)
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
