/*
 * The operators and functions of conditions, one row each: how one is written, how
 * tightly it binds, what it takes, and what resolving, evaluating and asking for
 * its reads do. Shared by the files expr*.c and nobody else. A new one is a name in
 * enum op, a row in expr_op.c, and the functions that no row has yet.
 */
#ifndef SEAM_CORE_EXPR_OP_H
#define SEAM_CORE_EXPR_OP_H

#include "core/expr_node.h"

/* How it stands in a condition, for the parser and for printing. */
enum op_shape {
	SHAPE_JOIN,		/* A or B or C; also A + B and A * B */
	SHAPE_NOT,		/* not A */
	SHAPE_COMPARISON,	/* A < B */
	SHAPE_TEST,		/* ID has WORD, ID has [A, B] */
	SHAPE_WORDS,		/* count(WORD, WORD) */
	SHAPE_NUMBERS,		/* max(A, B, ...) */
	SHAPE_NAME,		/* a name alone */
	SHAPE_LITERAL,		/* a number */
};

/* What is known of a number: a range, all numbers (open) or no number (void). */
struct range {
	enum { RANGE_KNOWN, RANGE_OPEN, RANGE_VOID } kind;
	gint64 low, high;
};

struct resolver;

struct expr_op {
	const char *word;	/* as it is written; NULL: it has no word of its own */
	int binding;		/* operands that bind no tighter get parentheses */
	enum op_shape shape;
	bool is_number;		/* else a condition */
	const char *takes[2];	/* what its words are, for messages; a call of
				   SHAPE_WORDS takes one or two */
	const char *list_word;	/* written instead of `word' before a list in brackets,
				   which then may not follow `word' */
	bool takes_list;	/* one word or a list */
	bool takes_not;		/* "is not" */
	bool negates;		/* yes becomes no: silent while a fact is unknown */

	/* Names to indexes, after diagnostics left alone; NULL: it has none. */
	void (*resolve)(struct resolver *r, struct node *n);
	/* What it reads by itself; NULL: nothing. */
	void (*reads)(struct expr_reads *r, const struct expr *e, const struct node *n);
	/* One of these evaluates it; all NULL for what expr_eval.c is built around. */
	enum tri (*test)(const struct expr *e, const struct node *n,
			 const struct eval_env *env);
	enum tri (*compare)(struct range a, struct range b);
	struct range (*number)(const struct expr *e, const struct node *n,
			       const struct eval_env *env);
	struct range (*join)(struct range a, struct range b);
};

extern const struct expr_op expr_ops[OP_COUNT_OF];

static inline const struct expr_op *op_of(const struct node *n)
{
	return &expr_ops[n->op];
}

/* expr_resolve.c */
void expr_resolve_is(struct resolver *r, struct node *n);
void expr_resolve_items(struct resolver *r, struct node *n);
void expr_resolve_matches(struct resolver *r, struct node *n);
void expr_resolve_number(struct resolver *r, struct node *n);
void expr_resolve_bare(struct resolver *r, struct node *n);
void expr_resolve_count(struct resolver *r, struct node *n);
void expr_resolve_rule(struct resolver *r, struct node *n);

/* expr.c */
void expr_reads_subject(struct expr_reads *r, const struct expr *e, const struct node *n);
void expr_reads_list(struct expr_reads *r, const struct expr *e, const struct node *n);
void expr_reads_tag(struct expr_reads *r, const struct expr *e, const struct node *n);
void expr_reads_rule(struct expr_reads *r, const struct expr *e, const struct node *n);
void expr_reads_constant(struct expr_reads *r, const struct expr *e, const struct node *n);
void expr_reads_arithmetic(struct expr_reads *r, const struct expr *e,
			   const struct node *n);

/* expr_eval.c */
#define EXPR_TEST(name) \
	enum tri expr_test_##name(const struct expr *e, const struct node *n, \
				  const struct eval_env *env)
#define EXPR_COMPARE(name) enum tri expr_compare_##name(struct range a, struct range b)
#define EXPR_NUMBER(name) \
	struct range expr_number_##name(const struct expr *e, const struct node *n, \
					const struct eval_env *env)
#define EXPR_JOIN(name) struct range expr_join_##name(struct range a, struct range b)

EXPR_TEST(state);
EXPR_TEST(value);
EXPR_TEST(has);
EXPR_TEST(within);
EXPR_TEST(matches);
EXPR_TEST(fired);
EXPR_TEST(stopped);
EXPR_COMPARE(eq);
EXPR_COMPARE(ne);
EXPR_COMPARE(lt);
EXPR_COMPARE(le);
EXPR_COMPARE(gt);
EXPR_COMPARE(ge);
EXPR_NUMBER(literal);
EXPR_NUMBER(question);
EXPR_NUMBER(measure);
EXPR_NUMBER(count);
EXPR_JOIN(sum);
EXPR_JOIN(product);
EXPR_JOIN(max);
EXPR_JOIN(min);

#endif
