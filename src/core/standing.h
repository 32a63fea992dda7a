/*
 * Where the answers stand before anything is assumed about open ones: the common
 * ground of the evaluations that make a verdict. Reused from one set of inputs to
 * the next: only standing_init() allocates.
 */
#ifndef SEAM_CORE_STANDING_H
#define SEAM_CORE_STANDING_H

#include "core/verdict.h"

struct standing {
	const struct questionnaire *q;
	const struct inputs *in;	/* borrowed until the next standing_take() */
	unsigned char *states;		/* enum eval_state per question; nothing waived */
	int *shares;			/* per question: thousandths; -1 = no points */
	bool *waived;			/* per question: a valid waiver covers it */
	bool *waived_rows;		/* per rule row: the same, stops that become soft */
	signed char *constant;		/* per rule row: what a constant row says, -1 = not
					   asked yet; filled by the evaluations */
	struct score score;
	struct score *sections;
	bool any_open;			/* visible and open, info questions included */
};

void standing_init(struct standing *s, const struct questionnaire *q);
void standing_clear(struct standing *s);
/* Borrows in until the next call. */
void standing_take(struct standing *s, const struct inputs *in);

#endif
