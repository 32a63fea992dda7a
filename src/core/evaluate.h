/*
 * One evaluation of a complete set of states by the rules of the questionnaire:
 * effects on gates, conditions, smells, stops. Which open answers pass and which
 * fail is an assumption made before; three evaluations under three assumptions
 * make a verdict (core/judge).
 *
 * Everything here is reused from one run to the next: x_init allocates for a
 * questionnaire, running it does not.
 */
#ifndef SEAM_CORE_EVALUATE_H
#define SEAM_CORE_EVALUATE_H

#include "core/expr.h"
#include "core/plan.h"
#include "core/score.h"
#include "core/standing.h"

struct mark {			/* a stop, a condition or a smell */
	int rule;		/* row; -1 = all smells together */
	int question, section;	/* -1 = none */
	enum cause cause;
	bool counted;		/* smells: justified */
};

struct marks {
	struct mark *at;
	int n;
};

struct evaluation {
	enum assumption assumed;
	struct standing *now;		/* borrowed */
	unsigned char *states;		/* after assumptions, effects and waivers */
	int *by_rule;			/* per question: fail row that changed it, -1 */
	guint64 *fired, *stopped;	/* bits over rule rows */
	gint64 numbers[MEASURE_COUNT - MEASURE_FACT_COUNT];	/* running measures */
	struct eval_env env;		/* reads the above */
	struct marks stops, conditions, smells;
	int *group_members;		/* per count_as group: its conditions */
	int counted;			/* conditions, a group as one */
	enum verdict_token token;	/* NO_GO, CONDITIONAL or GO */
};

void evaluation_init(struct evaluation *ev, const struct questionnaire *q);
void evaluation_clear(struct evaluation *ev);
void evaluate(struct evaluation *ev, struct standing *now, enum assumption assumed);

/* What row says here; it = the member of an each row, or -1. */
enum tri evaluation_ask(struct evaluation *ev, int row, int it);
/* Whether that makes it fire: an open answer counts as bad in the worst case only. */
static inline bool evaluation_fires(const struct evaluation *ev, enum tri says)
{
	return says == TRI_YES || (says == TRI_OPEN && ev->assumed == ASSUME_WORST);
}
/* Sets a running measure; a fraction without denominator makes both unknown. */
void evaluation_set(struct evaluation *ev, enum measure m, gint64 number);
void evaluation_set_fraction(struct evaluation *ev, enum measure num, struct fraction f);

static inline bool evaluation_row_fired(const struct evaluation *ev, int row)
{
	return ev->fired[row / 64] >> row % 64 & 1;
}

#endif
