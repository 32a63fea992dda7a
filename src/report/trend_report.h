/*
 * What is told of one service over its assessments: gates first, then sections and how
 * long actions take; and the services of a system, one line each. Pure; nothing is
 * extended into the future.
 */
#ifndef SEAM_REPORT_TREND_REPORT_H
#define SEAM_REPORT_TREND_REPORT_H

#include "core/trend.h"
#include "report/blocks.h"

struct trend_label {			/* of a point */
	const char *assessment;		/* "a3" */
	bool finished;
};

struct trend_input {
	const struct trend *t;
	const char *service;
	const struct trend_label *labels;	/* one per point */
	struct trend_ages ages;
	const char *today;		/* ISO day */
	bool since;			/* what is older was left out */
	int width_cols;			/* of the chart in text */
};

struct doc *report_trend(const struct trend_input *ti);
/* One row an assessment, with tokens: what CSV is made of. */
struct doc *report_trend_rows(const struct trend_input *ti);
char *report_trend_json(const struct trend_input *ti);

/* "GO. It was NO-GO before a3 (2026-09-12)."; there is a point. Yours to free. */
char *trend_headline(const struct trend_input *ti);
/* How a gate stood as one sign: "✓" ready, "○" partly, "×" missing, "!" waived, "?" open,
 * "–" not asked. Borrowed. */
const char *trend_sign(const struct trend_mark *m);
/* "ready with a3 (2026-09-12)", "not ready since a2 (...)", "never turned"; yours. */
char *trend_turn_words(const struct trend_input *ti, const struct trend_gate *g);
/* The chart of gates that are ready. Yours to free. */
char *trend_chart(const struct trend_input *ti, int width_cols, int height_rows);

/* ---- several services ---- */

struct trend_line {
	const char *service;
	const enum verdict_token *verdicts;	int n;	/* oldest first */
	int gates_first, gates_last, gates;	/* ready at first, ready now, of so many */
	const char *turned;		/* ISO day the verdict last turned; NULL = never */
	const char *last;		/* ISO day of the last assessment; NULL = none */
};
struct doc *report_trends(const struct trend_line *lines, int n);
char *report_trends_json(const struct trend_line *lines, int n);

#endif
