/*
 * Nodes -> yes, no, open or void. Part of every verdict and called some hundred
 * times for each: indexes only, no allocation, no strings but those of `matches'.
 * Recursion is as deep as the parser let the condition be.
 */
#include "config.h"

#include "core/expr.h"

#include "core/expr_op.h"
#include "core/inputs.h"
#include "core/words.h"

static const struct range open_range = { RANGE_OPEN, G_MININT64, G_MAXINT64 };
static const struct range void_range = { RANGE_VOID, 0, 0 };

static struct range point(gint64 number)
{
	return (struct range){ RANGE_KNOWN, number, number };
}

static gint64 add(gint64 a, gint64 b)
{
	gint64 sum;

	if (!__builtin_add_overflow(a, b, &sum))
		return sum;
	return a < 0 ? G_MININT64 : G_MAXINT64;
}

static gint64 multiply(gint64 a, gint64 b)
{
	gint64 product;

	if (!__builtin_mul_overflow(a, b, &product))
		return product;
	return (a < 0) != (b < 0) ? G_MININT64 : G_MAXINT64;
}

static gint64 negate(gint64 a)
{
	return a == G_MININT64 ? G_MAXINT64 : -a;
}

/* The operand that a sum takes away. */
static struct range negate_range(struct range a)
{
	if (a.kind != RANGE_KNOWN)
		return a;
	return (struct range){ RANGE_KNOWN, negate(a.high), negate(a.low) };
}

/* What becomes of two operands of which one is not known. */
static struct range unknown_of(struct range a, struct range b)
{
	return a.kind == RANGE_VOID || b.kind == RANGE_VOID ? void_range : open_range;
}

EXPR_JOIN(sum)
{
	if (a.kind != RANGE_KNOWN || b.kind != RANGE_KNOWN)
		return unknown_of(a, b);
	return (struct range){ RANGE_KNOWN, add(a.low, b.low), add(a.high, b.high) };
}

EXPR_JOIN(product)
{
	gint64 corners[4];
	struct range r;

	if (a.kind != RANGE_KNOWN || b.kind != RANGE_KNOWN)
		return unknown_of(a, b);
	corners[0] = multiply(a.low, b.low);
	corners[1] = multiply(a.low, b.high);
	corners[2] = multiply(a.high, b.low);
	corners[3] = multiply(a.high, b.high);
	r = point(corners[0]);
	for (int i = 1; i < 4; i++) {
		r.low = MIN(r.low, corners[i]);
		r.high = MAX(r.high, corners[i]);
	}
	return r;
}

/* Unknown operands are left out, as long as one is known. */
static struct range extreme(struct range a, struct range b, bool max)
{
	if (a.kind != RANGE_KNOWN && b.kind != RANGE_KNOWN)
		return a.kind == RANGE_OPEN ? a : b;
	if (a.kind != RANGE_KNOWN)
		return b;
	if (b.kind != RANGE_KNOWN)
		return a;
	if (max)
		return (struct range){ RANGE_KNOWN, MAX(a.low, b.low),
				       MAX(a.high, b.high) };
	return (struct range){ RANGE_KNOWN, MIN(a.low, b.low), MIN(a.high, b.high) };
}

EXPR_JOIN(max)
{
	return extreme(a, b, true);
}

EXPR_JOIN(min)
{
	return extreme(a, b, false);
}

EXPR_NUMBER(count)
{
	gint64 sure = 0, possible = 0;
	bool is_settled = n->mask & (1u << EVAL_OPEN | 1u << EVAL_KNOWN);

	for (int i = 0; i < n->n_args; i++) {
		unsigned state = env->states[g_array_index(e->args, int, n->args + i)];

		if (n->mask >> state & 1)
			sure++;
		else if (state == EVAL_OPEN && !is_settled)
			possible++;
	}
	return (struct range){ RANGE_KNOWN, sure, sure + possible };
}

EXPR_NUMBER(literal)
{
	(void)e, (void)env;
	return point(n->number);
}

EXPR_NUMBER(question)
{
	unsigned state = env->states[n->ref];
	gint64 number;

	(void)e;
	if (state == EVAL_NA || state == EVAL_HIDDEN)
		return void_range;
	if (state == EVAL_OPEN || !inputs_number(env->in, n->ref, &number))
		return open_range;
	return point(number);
}

EXPR_NUMBER(measure)
{
	(void)e;
	if (n->ref < MEASURE_FACT_COUNT) {
		const struct fact *f = &env->in->facts.fact[n->ref];

		return f->known ? point(f->number) : void_range;
	}
	if (!(env->numbers_known >> (n->ref - MEASURE_FACT_COUNT) & 1))
		return void_range;
	return point(env->numbers[n->ref - MEASURE_FACT_COUNT]);
}

static struct range eval_number(const struct expr *e, const struct node *n,
				const struct eval_env *env)
{
	const struct expr_op *op = op_of(n);
	struct range r;

	if (op->number != NULL)
		return op->number(e, n, env);
	r = eval_number(e, expr_node(e, n->first), env);
	for (int c = expr_node(e, n->first)->next; c >= 0; c = expr_node(e, c)->next) {
		const struct node *child = expr_node(e, c);
		struct range operand = eval_number(e, child, env);

		r = op->join(r, child->negated ? negate_range(operand) : operand);
	}
	return r;
}

static enum tri tri_not(enum tri t)
{
	return t == TRI_YES ? TRI_NO : t == TRI_NO ? TRI_YES : t;
}

static enum tri tri_of(bool yes)
{
	return yes ? TRI_YES : TRI_NO;
}

/* YES or NO where the whole ranges agree. */
static enum tri tri_range(bool always, bool never)
{
	return always ? TRI_YES : never ? TRI_NO : TRI_OPEN;
}

EXPR_COMPARE(lt)
{
	return tri_range(a.high < b.low, a.low >= b.high);
}

EXPR_COMPARE(le)
{
	return tri_range(a.high <= b.low, a.low > b.high);
}

EXPR_COMPARE(gt)
{
	return tri_range(a.low > b.high, a.high <= b.low);
}

EXPR_COMPARE(ge)
{
	return tri_range(a.low >= b.high, a.high < b.low);
}

EXPR_COMPARE(eq)
{
	return tri_range(a.low == a.high && b.low == b.high && a.low == b.low,
			 a.high < b.low || a.low > b.high);
}

EXPR_COMPARE(ne)
{
	return tri_not(expr_compare_eq(a, b));
}

static enum tri eval_comparison(const struct expr *e, const struct node *n,
				const struct eval_env *env)
{
	const struct node *left = expr_node(e, n->first);
	struct range a = eval_number(e, left, env);
	struct range b = eval_number(e, expr_node(e, left->next), env);

	if (a.kind != RANGE_KNOWN || b.kind != RANGE_KNOWN)
		return unknown_of(a, b).kind == RANGE_VOID ? TRI_VOID : TRI_OPEN;
	return op_of(n)->compare(a, b);
}

/* Whether the question's state is one of the mask's. Words about presence (known,
 * open, na, hidden) are settled by any state, the others wait for an answer. */
EXPR_TEST(state)
{
	const unsigned judged = 1u << EVAL_PASS | 1u << EVAL_PARTIAL | 1u << EVAL_FAIL |
				1u << EVAL_WAIVED;
	const unsigned known = 1u << EVAL_KNOWN;
	int question = n->subject == SUBJECT_IT ? env->it : n->ref;
	unsigned state;

	(void)e;
	if (question < 0)
		return TRI_VOID;
	state = env->states[question];
	if (n->mask >> state & 1)
		return TRI_YES;
	if (state == EVAL_NA || state == EVAL_HIDDEN)
		return n->mask & ~judged ? TRI_NO : TRI_VOID;
	if (state == EVAL_OPEN)
		return n->mask & judged && !(n->mask & known) ? TRI_OPEN : TRI_NO;
	return TRI_NO;
}

/* The choice of a ynpu that was answered by a number is the one its band means. */
static enum tri choice_in(const struct question *q, enum state state, guint64 mask)
{
	for (int i = 0; i < q->n_choices; i++)
		if (q->choices[i].state == state)
			return tri_of(mask >> i & 1);
	return TRI_VOID;
}

EXPR_TEST(value)
{
	const struct value *v = &env->in->answers[n->ref].value;
	const struct question *q = &env->in->q->questions[n->ref];
	unsigned state = env->states[n->ref];

	(void)e;
	if (state == EVAL_NA || state == EVAL_HIDDEN)
		return TRI_VOID;
	if (state == EVAL_OPEN || value_is_open(v))
		return TRI_OPEN;
	if (v->kind == VALUE_CHOICE)
		return tri_of(n->mask >> v->choice & 1);
	if (v->kind == VALUE_NUMBER)
		return choice_in(q, question_band_state(q, v->number), n->mask);
	return TRI_VOID;
}

/* Whether it has items to look at: YES, or what becomes of the test without. */
static enum tri items_of(const struct node *n, const struct eval_env *env, guint64 *items)
{
	const struct value *v = &env->in->answers[n->ref].value;
	unsigned state = env->states[n->ref];

	if (state == EVAL_NA || state == EVAL_HIDDEN)
		return TRI_VOID;
	if (state == EVAL_OPEN || value_is_open(v))
		return TRI_OPEN;
	*items = v->items;
	return v->kind == VALUE_ITEMS ? TRI_YES : TRI_VOID;
}

EXPR_TEST(has)
{
	guint64 items;
	enum tri t = items_of(n, env, &items);

	(void)e;
	return t == TRI_YES ? tri_of((items & n->mask) == n->mask) : t;
}

EXPR_TEST(within)
{
	guint64 items;
	enum tri t = items_of(n, env, &items);

	(void)e;
	return t == TRI_YES ? tri_of(items != 0 && (items & ~n->mask) == 0) : t;
}

EXPR_TEST(matches)
{
	const struct word_list *list = &env->in->q->word_lists[n->list];
	const char *text;
	unsigned state;

	(void)e;
	if (n->subject == SUBJECT_MEASURE) {
		text = env->in->facts.fact[n->ref].text;
		return text == NULL ? TRI_VOID : tri_of(words_find(text, list) != NULL);
	}
	state = env->states[n->ref];
	if (state == EVAL_NA || state == EVAL_HIDDEN)
		return TRI_VOID;
	if (n->subject == SUBJECT_NOTE) {
		/* A note is no answer: without one there is nothing to wait for. */
		text = env->in->answers[n->ref].note;
		return tri_of(text != NULL && words_find(text, list) != NULL);
	}
	text = state == EVAL_OPEN ? NULL : inputs_text(env->in, n->ref);
	return text == NULL ? TRI_OPEN : tri_of(words_find(text, list) != NULL);
}

static enum tri eval_rule(const struct expr *e, const struct node *n,
			  const guint64 *rules)
{
	for (int i = 0; rules != NULL && i < n->n_args; i++) {
		int row = g_array_index(e->args, int, n->args + i);

		if (rules[row / 64] >> row % 64 & 1)
			return TRI_YES;
	}
	return TRI_NO;
}

EXPR_TEST(fired)
{
	return eval_rule(e, n, env->fired);
}

EXPR_TEST(stopped)
{
	return eval_rule(e, n, env->stopped);
}

/*
 * Inside a condition a value is the set of what it can still become. OPEN and VOID
 * as single values would lie: "open and void" can become no or void but not yes,
 * and its negation can.
 */
enum { CAN_YES = 1 << 0, CAN_NO = 1 << 1, CAN_VOID = 1 << 2 };

static const unsigned char outcomes_of[] = {
	[TRI_NO] = CAN_NO,
	[TRI_YES] = CAN_YES,
	[TRI_OPEN] = CAN_YES | CAN_NO,
	[TRI_VOID] = CAN_VOID,
};

static enum tri tri_of_outcomes(unsigned outcomes)
{
	if (outcomes == CAN_YES)
		return TRI_YES;
	if (outcomes & CAN_YES)
		return TRI_OPEN;
	return outcomes == CAN_NO ? TRI_NO : TRI_VOID;
}

static unsigned not_outcomes(unsigned a)
{
	return (a & CAN_VOID) | (a & CAN_YES ? CAN_NO : 0) | (a & CAN_NO ? CAN_YES : 0);
}

/* Of single values, yes wins, then void. */
static unsigned or_outcomes(unsigned a, unsigned b)
{
	const unsigned rest = CAN_NO | CAN_VOID;
	unsigned result = ((a | b) & CAN_YES) | (a & b & CAN_NO);

	if (((a & CAN_VOID) && (b & rest)) || ((b & CAN_VOID) && (a & rest)))
		result |= CAN_VOID;
	return result;
}

static unsigned eval_node(const struct expr *e, const struct node *n,
			  const struct eval_env *env);

static unsigned eval_or(const struct expr *e, const struct node *n,
			const struct eval_env *env)
{
	unsigned result = CAN_NO;

	for (int c = n->first; c >= 0 && result != CAN_YES; c = expr_node(e, c)->next)
		result = or_outcomes(result, eval_node(e, expr_node(e, c), env));
	return result;
}

/* "a and b" is "not (not a or not b)". */
static unsigned eval_and(const struct expr *e, const struct node *n,
			 const struct eval_env *env)
{
	unsigned result = CAN_NO;

	for (int c = n->first; c >= 0 && result != CAN_YES; c = expr_node(e, c)->next) {
		unsigned operand = eval_node(e, expr_node(e, c), env);

		result = or_outcomes(result, not_outcomes(operand));
	}
	return not_outcomes(result);
}

static enum tri eval_leaf(const struct expr *e, const struct node *n,
			  const struct eval_env *env)
{
	const struct expr_op *op = op_of(n);
	enum tri t = op->test != NULL ? op->test(e, n, env) : eval_comparison(e, n, env);

	return n->negated ? tri_not(t) : t;
}

static unsigned eval_node(const struct expr *e, const struct node *n,
			  const struct eval_env *env)
{
	switch ((enum op)n->op) {
	case OP_OR:
		return eval_or(e, n, env);
	case OP_AND:
		return eval_and(e, n, env);
	case OP_NOT:
		return not_outcomes(eval_node(e, expr_node(e, n->first), env));
	default:
		return outcomes_of[eval_leaf(e, n, env)];
	}
}

enum tri expr_eval(const struct expr *e, const struct eval_env *env)
{
	return tri_of_outcomes(eval_node(e, expr_node(e, e->root), env));
}

static bool eval_grade(const struct expr *e, const struct node *n, guint64 items)
{
	bool any = n->op == OP_OR;
	bool result = !any;

	if (n->op == OP_BARE)
		return items & n->mask;
	if (n->op == OP_NOT)
		return !eval_grade(e, expr_node(e, n->first), items);
	for (int c = n->first; c >= 0 && result != any; c = expr_node(e, c)->next)
		result = eval_grade(e, expr_node(e, c), items);
	return result;
}

bool expr_eval_items(const struct expr *e, guint64 items)
{
	return eval_grade(e, expr_node(e, e->root), items);
}
