/*
 * The table of operators and functions. What its columns mean is said in expr_op.h,
 * for people in expr.h and in seam-questionnaire(5).
 */
#include "config.h"

#include "core/expr_op.h"

#include <glib/gi18n.h>

#define COMPARISON(sign, ...) \
	{ sign, 4, SHAPE_COMPARISON, __VA_ARGS__ }

const struct expr_op expr_ops[] = {
	/* joined and negated by expr_eval.c itself */
	[OP_OR] = { "or", 1, SHAPE_JOIN },
	[OP_AND] = { "and", 2, SHAPE_JOIN },
	[OP_NOT] = { "not", 3, SHAPE_NOT, .negates = true },

	[OP_EQ] = COMPARISON("==", .compare = expr_compare_eq),
	[OP_NE] = COMPARISON("!=", .compare = expr_compare_ne, .negates = true),
	[OP_LT] = COMPARISON("<", .compare = expr_compare_lt),
	[OP_LE] = COMPARISON("<=", .compare = expr_compare_le),
	[OP_GT] = COMPARISON(">", .compare = expr_compare_gt),
	[OP_GE] = COMPARISON(">=", .compare = expr_compare_ge),

	[OP_IS] = { "is", 5, SHAPE_TEST, .takes = { N_("a state or value") },
		    .list_word = "in", .takes_not = true, .resolve = expr_resolve_is,
		    .reads = expr_reads_subject, .test = expr_test_state },
	/* printed as OP_IS, which it was */
	[OP_VALUE] = { "is", 5, SHAPE_TEST, .list_word = "in",
		       .reads = expr_reads_subject, .test = expr_test_value },
	[OP_HAS] = { "has", 5, SHAPE_TEST, .takes = { N_("a state or value") },
		     .takes_list = true, .resolve = expr_resolve_items,
		     .reads = expr_reads_subject, .test = expr_test_has },
	[OP_WITHIN] = { "within", 5, SHAPE_TEST, .takes = { N_("a state or value") },
			.takes_list = true, .resolve = expr_resolve_items,
			.reads = expr_reads_subject, .test = expr_test_within },
	[OP_MATCHES] = { "matches", 5, SHAPE_TEST, .takes = { N_("a word list") },
			 .resolve = expr_resolve_matches, .reads = expr_reads_list,
			 .test = expr_test_matches },
	/* only grades have it, and they evaluate it */
	[OP_BARE] = { NULL, 8, SHAPE_NAME, .resolve = expr_resolve_bare },

	[OP_SUM] = { "+", 6, SHAPE_JOIN, .is_number = true,
		     .reads = expr_reads_arithmetic, .join = expr_join_sum },
	[OP_PRODUCT] = { "*", 7, SHAPE_JOIN, .is_number = true,
			 .reads = expr_reads_arithmetic, .join = expr_join_product },
	[OP_NUMBER] = { NULL, 8, SHAPE_LITERAL, .is_number = true,
			.reads = expr_reads_constant, .number = expr_number_literal },
	[OP_NAME] = { NULL, 8, SHAPE_NAME, .is_number = true,
		      .resolve = expr_resolve_number, .reads = expr_reads_subject,
		      .number = expr_number_question },
	[OP_MEASURE] = { NULL, 8, SHAPE_NAME, .is_number = true,
			 .reads = expr_reads_subject, .number = expr_number_measure },

	[OP_MAX] = { "max", 8, SHAPE_NUMBERS, .is_number = true,
		     .join = expr_join_max },
	[OP_MIN] = { "min", 8, SHAPE_NUMBERS, .is_number = true,
		     .join = expr_join_min },
	[OP_COUNT] = { "count", 8, SHAPE_WORDS, .is_number = true,
		       .takes = { N_("a state"), N_("a tag") },
		       .resolve = expr_resolve_count, .reads = expr_reads_tag,
		       .number = expr_number_count },
	[OP_FIRED] = { "fired", 8, SHAPE_WORDS, .takes = { N_("a rule") },
		       .resolve = expr_resolve_rule, .reads = expr_reads_rule,
		       .test = expr_test_fired },
	[OP_STOPPED] = { "stopped", 8, SHAPE_WORDS, .takes = { N_("a rule") },
			 .resolve = expr_resolve_rule, .reads = expr_reads_rule,
			 .test = expr_test_stopped },
};

G_STATIC_ASSERT(G_N_ELEMENTS(expr_ops) == OP_COUNT_OF);
