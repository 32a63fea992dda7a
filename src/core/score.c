/*
 * The four readings of a score. How points come together is in core/standing;
 * what a low score means is said by the questionnaire's rules.
 */
#include "config.h"

#include "core/score.h"

struct fraction score_assume(const struct score *s, enum assumption a)
{
	gint64 open = s->total - s->known;
	gint64 enough = (s->total * SCORE_LEAN_PERCENT + 99) / 100;
	gint64 granted = a == ASSUME_BEST ? open :
			 a == ASSUME_LEAN ? MAX(0, enough - s->known) : 0;
	gint64 den = a == ASSUME_LEAN ? s->known + granted : s->total;

	return (struct fraction){ s->points + granted, den };
}

static int per_thousand(gint64 num, gint64 den)
{
	return den == 0 ? -1 : (int)(1000 * num / den);
}

int score_low(const struct score *s)
{
	return per_thousand(s->points, s->total);
}

int score_high(const struct score *s)
{
	return per_thousand(s->points + s->total - s->known, s->total);
}

int score_value(const struct score *s)
{
	return per_thousand(s->points, s->known);
}

int score_coverage(const struct score *s)
{
	return per_thousand(s->known, s->total);
}
