/*
 * The inside of a condition, shared by the files expr*.c and nobody else: nodes in
 * one array, in order of appearance, operands before what joins them. The parser
 * fills names, the resolver replaces them by indexes, the evaluator reads only
 * those.
 */
#ifndef SEAM_CORE_EXPR_NODE_H
#define SEAM_CORE_EXPR_NODE_H

#include "core/expr.h"

/* What each is, is a row of expr_ops in expr_op.c. */
enum op {
	OP_OR, OP_AND, OP_NOT,
	OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE,
	OP_IS,		/* names: words; mask: states */
	OP_VALUE,	/* what the resolver makes of OP_IS; mask: choices */
	OP_HAS,		/* names: items; mask: items */
	OP_WITHIN,
	OP_MATCHES,	/* names: the list; list: its index */
	OP_BARE,	/* a name alone, the item of a grade; mask: that item */
	OP_SUM, OP_PRODUCT,
	OP_NUMBER,
	OP_NAME,	/* number of a question or measure */
	OP_MEASURE,	/* what the resolver makes of OP_NAME; ref: measure */
	OP_MAX, OP_MIN,
	OP_COUNT,	/* names: state, tag; mask: states; args: the members */
	OP_FIRED,	/* names: the rule; args: its rows */
	OP_STOPPED,
	OP_COUNT_OF
};

/* What the subject of a test is. */
enum subject { SUBJECT_QUESTION, SUBJECT_IT, SUBJECT_NOTE, SUBJECT_MEASURE };

struct node {
	unsigned char op;		/* enum op */
	unsigned char subject;		/* enum subject */
	bool negated;			/* `is not'; operand that a sum takes away */
	bool listed;			/* written with brackets */
	int first, next;		/* operands: first child, next sibling; or -1 */
	int name;			/* the subject's name, or -1 */
	int names, n_names;		/* the words after it */
	int args, n_args;		/* indexes of questions or rules */
	int ref;			/* question or measure */
	int list;			/* word list; OP_COUNT: tag */
	gint64 number;
	guint64 mask;
};

struct name {
	char *text;
	int offset;			/* of its first byte in the condition */
};

struct expr {
	GArray *nodes;			/* struct node */
	GArray *names;			/* struct name */
	GArray *args;			/* int */
	char *text;			/* as it was written, for columns */
	int root;
};

static inline struct node *expr_node(const struct expr *e, int i)
{
	return &g_array_index(e->nodes, struct node, i);
}

static inline const struct name *expr_name(const struct expr *e, int i)
{
	return &g_array_index(e->names, struct name, i);
}

/* The place of byte `offset' of a condition that begins at `at' (or NULL). */
struct place expr_place_at(const struct place *at, const char *text, int offset);

#endif
