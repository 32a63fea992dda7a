/*
 * From three evaluations to one word: best, worst and leaning, what is still
 * required, and the order in which these decide. Judging allocates nothing, so
 * flips can ask "what if" many times; core/verdict makes the lasting result.
 */
#ifndef SEAM_CORE_JUDGE_H
#define SEAM_CORE_JUDGE_H

#include "core/evaluate.h"

struct judge {
	const struct questionnaire *q;
	struct standing now;
	struct evaluation run[ASSUME_COUNT];
	/* Borrowed from run; the same one twice where nothing open tells them apart. */
	struct evaluation *best, *worst, *lean;
	enum verdict_token token;
	enum verdict_token leaning;	/* INCOMPLETE: nothing to lean on yet */
	struct int_list required;	/* open and required, in the order to ask them */
	struct marks open_conditions;	/* "answer this"; only for CONDITIONAL */
};

void judge_init(struct judge *j, const struct questionnaire *q);
void judge_clear(struct judge *j);
/* Borrows in until the next call. */
void judge_take(struct judge *j, const struct inputs *in);

/* What row says under ev when this one question is taken for `state'. */
enum tri judge_suppose(struct evaluation *ev, int row, int question, enum eval_state state);

#endif
