/*
 * The four readings of a score. How points come together is in core/evaluate;
 * what a low score means is said by the questionnaire's rules.
 */
#include "config.h"

#include "core/score.h"

#include "core/expr.h"

enum { BAR_WEIGHT = 3 };

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

static int state_share(enum state state)
{
	switch (state) {
	case STATE_PASS:
		return 1000;
	case STATE_PARTIAL:
		return 500;
	case STATE_FAIL:
		return 0;
	default:
		return -1;
	}
}

void score_bar(struct score *s, const struct inputs *in, guint64 sections)
{
	const struct questionnaire *q = in->q;

	*s = (struct score){ 0 };
	for (int i = 0; i < q->n_questions; i++) {
		const struct question *qn = &q->questions[i];
		enum state state;

		if (qn->role == ROLE_INFO || qn->section >= 64 ||
		    (sections >> qn->section & 1) == 0)
			continue;
		state = inputs_state(in, i);
		if (state == STATE_NA || state == STATE_HIDDEN)
			continue;
		if (qn->role != ROLE_WEIGHTED)
			score_add(s, BAR_WEIGHT, state_share(state));
		else if (state_share(state) < 0 || value_is_open(&in->answers[i].value))
			score_add(s, qn->weight, state_share(state));
		else
			score_add(s, qn->weight, value_share(&in->answers[i].value, qn));
	}
}
