/*
 * Which service to take out first. Only services that may go are in the order; what comes
 * first leaves the fewest calls over a network to what is still inside, and that is all
 * that is claimed: no dates, no effort, no score.
 */
#ifndef SEAM_CORE_EXTRACTION_H
#define SEAM_CORE_EXTRACTION_H

#include "core/portfolio.h"
#include "core/verdict.h"

struct extraction_step {
	int service;
	enum verdict_token token;	/* GO before CONDITIONAL */
	int waiting;	/* services still inside that then wait for it over the network */
	int asking;	/* services still inside that it then waits for */
	int later;	/* services of the order that call it and come later */
};

/*
 * tokens: one per service, VERDICT_COUNT = not judged. At most `max' steps: the order of
 * what comes later will have changed by then. Empty: none may go. GArray of struct
 * extraction_step; yours to unref.
 */
GArray *extraction_order(const struct portfolio *p, const enum verdict_token *tokens, int max);

#endif
