/*
 * The condition language of questionnaires: small, total, three-valued, over
 * integers. A condition reads answers, registered facts (core/measure.h),
 * counts of states by tag, and values of the running evaluation.
 *
 *   or, and, not, ( )
 *   == != < <= > >= between sums of integers, + - * , max(...), min(...)
 *   ID is STATE            state of a question: pass partial fail waived soft bad
 *                          known open na hidden; `not pass` after `is` negates
 *   ID is VALUE            stored value of a choice
 *   ID in [A, B]           one of several states or values
 *   ID has ITEM            item of a multi is ticked;  ID has [A, B]: all of them
 *   ID within [A, B]       multi: at least one ticked, and none outside the list
 *   ID matches LIST        text against a word list; note(ID) matches LIST
 *   it is STATE            the member of an `each:` rule
 *   count(STATE, TAG)      number of visible questions with TAG in that state
 *   fired(RULE)            a stop, fail or condition row of that id fired
 *   stopped(RULE)          a stop row of that id fired
 *
 * fail = failing and not waived; waived = stopping but for a valid waiver; soft
 * = partial or waived; bad = partial or fail, neither waived.
 */
#ifndef SEAM_CORE_EXPR_H
#define SEAM_CORE_EXPR_H

#include "base/diag.h"
#include "core/questionnaire.h"

/* Kleene logic plus VOID: reads a fact that nobody registered, or a question that is
 * left out; a rule does not fire. */
enum tri { TRI_NO, TRI_YES, TRI_OPEN, TRI_VOID };

struct expr;
struct inputs;

enum { EXPR_DEPTH_MAX = 32, EXPR_LENGTH_MAX = 4096 };

/*
 * Parses text. Names stay unresolved. `at' is where the text begins in its file
 * (NULL: nowhere); diagnostics move its column on to the mistake, which is exact
 * as long as the text stands on one line as it was written.
 */
bool expr_parse(struct expr **out, const char *text, const struct place *at,
		struct diags *ds);
void expr_free(struct expr *e);
typedef struct expr expr;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(expr, expr_free)

enum expr_context { EXPR_QUESTION, EXPR_GRADE, EXPR_RULE };

/*
 * Resolves question ids, values, tags, word lists, rules and measures against q,
 * after questionnaire_index(). context says what may be read: a question's `when`
 * reads answers and facts, a grade reads the items of `self` by bare name, a rule
 * everything. Every unknown name is an error with the nearest one as its hint.
 * self = index of the question, or -1. Call it once for an expression.
 */
bool expr_resolve(struct expr *e, const struct questionnaire *q, enum expr_context context,
		int self, const struct place *at, struct diags *ds);

/* What a condition reads; used by lint, flips, path_decided and the room's order. */
struct expr_reads {
	GArray *questions;	/* int, by name, in order of appearance, unique */
	guint64 tags;		/* tag bits named in count() */
	guint64 measures;	/* bit m = enum measure m */
	GArray *rules;		/* const char *, ids in fired()/stopped(), borrowed */
	GArray *word_lists;	/* int, indexes of word lists, unique */
	GArray *constants;	/* gint64, integer literals, unique */
	bool reads_text;	/* uses matches */
	bool reads_it;
	bool computes;		/* adds or multiplies */
	bool negates_fact;	/* `not' or != over a fact: silent while that is unknown */
};
void expr_reads_collect(struct expr_reads *r, const struct expr *e);
void expr_reads_clear(struct expr_reads *r);

/* The condition as text again (canonical spacing); yours to free. */
char *expr_print(const struct expr *e);

/*
 * What the evaluator asks its surroundings. States are those of enum state with
 * waived as an extra. Values, numbers and texts are read from the answers (or the
 * fact that stands in), except where the state says that there is none to read:
 * a question in EVAL_OPEN reads as open whatever was answered, which is how a
 * caller leaves one open.
 *
 * A question left out (EVAL_NA, EVAL_HIDDEN) reads as VOID, unless the condition
 * asks for just that: `is known' and `is open' are then NO, `is na' is YES. Left
 * out are also the items of a multi that was answered by a word.
 *
 * VOID is neither yes nor no for good: `or' with a YES is YES, `and' with a NO is
 * NO, else it stays VOID. OPEN means that the condition can still become YES, so
 * `open and void' is VOID and its negation OPEN. max and min over nothing known are
 * OPEN if one operand is open, else VOID. count() over open members is the range it
 * can still take, so `count(fail, gate) >= 3' is YES as soon as three fail. Sums
 * that overflow stay at the largest number.
 */
enum eval_state { EVAL_PASS, EVAL_PARTIAL, EVAL_FAIL, EVAL_WAIVED, EVAL_OPEN, EVAL_NA,
	EVAL_HIDDEN, EVAL_KNOWN /* info question with a value */, EVAL_COUNT };

struct eval_env {
	const struct inputs *in;
	/* effective state per question (substitutions, fail effects, waivers applied) */
	const unsigned char *states;		/* enum eval_state, one per question */
	const gint64 *numbers;			/* running measures from MEASURE_FACT_COUNT on */
	guint64 numbers_known;			/* bit m - MEASURE_FACT_COUNT */
	const guint64 *fired, *stopped;		/* bitsets over rule rows; NULL = none */
	int it;					/* member question of an each row, or -1 */
};

/* Allocates nothing and compares no strings (`matches' reads its text). */
enum tri expr_eval(const struct expr *e, const struct eval_env *env);

/* A grade's condition over the ticked items (bit i = choices[i]). */
bool expr_eval_items(const struct expr *e, guint64 items);

#endif
