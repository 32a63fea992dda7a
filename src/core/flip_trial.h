/*
 * A copy of the inputs on which answers are flipped and judged again; shared by
 * the files flip*.c and nobody else.
 */
#ifndef SEAM_CORE_FLIP_TRIAL_H
#define SEAM_CORE_FLIP_TRIAL_H

#include "core/judge.h"

struct trial {
	const struct questionnaire *q;
	struct inputs *in;		/* ours */
	struct judge judge;		/* of `in' when it was judged last */
	bool *flipped;			/* per question */
	bool *justified;		/* per rule row */
};

void trial_init(struct trial *t, const struct inputs *in);
void trial_clear(struct trial *t);
void trial_judge(struct trial *t);

/* The passing answer, or for info questions the nearest one without effect. False
 * when there is none. */
bool trial_pass_value(struct trial *t, int question, struct value *out);
/* The failing answer of a scored question. */
bool trial_fail_value(const struct trial *t, int question, struct value *out);
/* Sets the passing answer; the judgement is out of date then. */
bool trial_flip(struct trial *t, int question);
/* Whether row fires on the answers as they are now, with the last judgement's
 * states. Only for rows that run alone. */
bool trial_row_fires(struct trial *t, int row);

/*
 * Flips the smallest set of known answers that leaves no stop, after everything a
 * stop forces has been flipped and judged. False when no set is enough.
 */
bool trial_search(struct trial *t);

#endif
