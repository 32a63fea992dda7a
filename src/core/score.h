/*
 * Points: thousandths of weight, and the fractions made of them. A fraction is
 * compared by multiplying out and printed by rounding down, so that a printed
 * 75 % is never under 75 %.
 */
#ifndef SEAM_CORE_SCORE_H
#define SEAM_CORE_SCORE_H

#include "core/verdict.h"

/* What an evaluation takes an open answer for. */
enum assumption {
	ASSUME_BEST,	/* passes; full points */
	ASSUME_WORST,	/* fails; no points */
	ASSUME_LEAN,	/* passes; points for what is missing to 60 % of the weight */
	ASSUME_COUNT
};

struct fraction {
	gint64 num, den;	/* den 0: there is nothing to score */
};

/* The share of the weight a leaning needs to know, per cent; what is missing to it is
 * taken as passed. */
enum { SCORE_LEAN_PERCENT = 60 };

struct fraction score_assume(const struct score *s, enum assumption a);

static inline gint64 score_lost(const struct score *s)
{
	return s->known - s->points;
}

/* Adds one answer: share in thousandths, -1 while it is open. */
static inline void score_add(struct score *s, int weight, int share)
{
	s->total += 1000 * weight;
	if (share < 0)
		return;
	s->known += 1000 * weight;
	s->points += (gint64)weight * share;
}

#endif
