/*
 * What a screen shows of a verdict: the words of the report as rows that can be picked,
 * most of them a question to go to. Says nothing that the report does not say.
 */
#ifndef SEAM_REPORT_DIGEST_H
#define SEAM_REPORT_DIGEST_H

#include "report/report.h"

/* In the order they are read. */
enum digest_group {
	DIGEST_REASONS,		/* what stops it, its conditions, or what is open */
	DIGEST_BETTER,		/* answers that together turn it */
	DIGEST_GATES,		/* all of them, as they count */
	DIGEST_STILL,		/* open questions that can still decide; of a draft */
	DIGEST_WORSE,		/* answers that carry it */
	DIGEST_GROUP_COUNT
};

struct digest_row {
	enum digest_group group;
	int question;		/* or -1 */
	enum state state;	/* gates: as it counts; else STATE_UNANSWERED */
	bool stops;		/* a gate whose failure stops the split */
	char *label;		/* "P1" */
	char *text;		/* the question or the rule */
	char *now;		/* gates: "ready"; else the answer, or NULL */
	char *to;		/* what it would have to be, or NULL */
};

struct digest {
	char *headline;
	char *leaning;		/* of an incomplete one, or NULL */
	char *gates;		/* "9 of 12 gates are ready, ..." */
	char *reach;		/* best and worst that can still come of it, or NULL when
				   it is decided */
	char *way;		/* title of the path, or NULL */
	char *step;		/* the first step on it, or NULL */
	const char *titles[DIGEST_GROUP_COUNT];	/* translated; NULL = no such rows */
	GPtrArray *rows;	/* struct digest_row, by group */
};

/* draft: can still be answered. The verdict has flips (verdict_add_flips). */
struct digest *digest_new(const struct report_input *r, bool draft);
void digest_free(struct digest *d);
typedef struct digest digest;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(digest, digest_free)

/* Five lines to photograph at the end of a workshop. */
struct closing {
	char *verdict;		/* the headline */
	char *why;		/* the first reason, or NULL */
	char *step;		/* the first step; while gates are open, what to find out
				   first; NULL where the way on has no steps */
	char *owner;		/* who does it, with the day; else who does something about
				   the reason, and what; NULL = nobody was named */
	bool agreed;		/* an action says the step, with a name */
	char *record;		/* service, assessment and day */
};
void closing_init(struct closing *c, const struct report_input *r);
void closing_clear(struct closing *c);

#endif
