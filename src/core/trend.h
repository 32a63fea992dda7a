/*
 * One service over many assessments, oldest first: how verdict, gates and sections
 * stood each time, when each gate last turned, and how long actions stay open. What
 * was is told; nothing is extended into the future.
 *
 * Gates and sections are those of all questionnaires together. A gate whose meaning
 * changed between two assessments did not turn there: the two cannot be compared.
 */
#ifndef SEAM_CORE_TREND_H
#define SEAM_CORE_TREND_H

#include "core/verdict.h"

struct qdiff;

/* One assessment; borrowed, and outlives the trend. */
struct trend_point {
	const struct inputs *in;
	const struct verdict *v;
	const char *day;		/* ISO; finished, or today for a draft */
};

/* How a gate or baseline item stood once. */
struct trend_mark {
	enum state state;	/* as it counted; STATE_NONE: this version does not ask it */
	bool waived;
	bool broken;		/* cannot be compared with the assessment before */
};

struct trend_gate {
	int question;		/* in the newest questionnaire that asks it */
	int point;		/* index of the newest point that asks it */
	bool baseline;
	struct trend_mark *marks;	/* one per point */
	int turned;		/* last point at which it turned ready or ceased to be; -1 */
	bool to_ready;		/* the way it turned */
};

struct trend_section {
	int section, point;	/* as in trend_gate */
	struct score *scores;	/* one per point; total 0 = nothing to score */
	bool *asked;		/* one per point: its questionnaire has the section */
};

struct trend_count {		/* of one point */
	int gates, ready, open, stop, waived;
	int unanswered;		/* questions that are open, info ones included */
	bool other_version;	/* another questionnaire than the point before */
};

struct trend {
	const struct trend_point *points;
	int n_points;
	struct trend_count *counts;
	GArray *gates;		/* struct trend_gate; gates first, then baseline items */
	GArray *sections;	/* struct trend_section */
	int verdict_turned;	/* last point with another verdict than before; -1 */
	/* private */
	struct qdiff **diffs;	/* per point: from the version before; NULL = the same */
	bool **told;		/* per point and question: part of a gate already */
};

struct trend *trend_new(const struct trend_point *points, int n_points);
void trend_free(struct trend *t);
typedef struct trend trend;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(trend, trend_free)

/* Whether a section has points in any assessment. */
bool trend_is_scored(const struct trend *t, const struct trend_section *s);

/* How long actions were open, in days: those closed within the time, and those that
 * are still open on `day'. */
struct trend_action {
	const char *created, *closed;	/* ISO days or times; closed NULL = open */
};
struct trend_ages {
	int closed, open;		/* how many */
	int closed_median, closed_longest;	/* days; -1 = none */
	int open_median, open_longest;
};
struct trend_ages trend_ages(const struct trend_action *actions, int n, const char *day);

#endif
