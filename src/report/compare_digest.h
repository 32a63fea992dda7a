/*
 * What a screen shows of a comparison: the words of its report as rows that can be
 * picked, worst first. Says nothing that the report does not say.
 */
#ifndef SEAM_REPORT_COMPARE_DIGEST_H
#define SEAM_REPORT_COMPARE_DIGEST_H

#include "report/compare_report.h"

/* The group of a row is what became of its answer, or this. */
enum { COMPARE_GROUP_SCOPE = CHANGE_COUNT, COMPARE_GROUP_COUNT };
const char *compare_group_title(int group);	/* translated */

struct compare_digest_row {
	int group;
	bool same_answer;	/* unchanged: what only a full list shows */
	bool worse;		/* what became worse, or is not known any more */
	bool gate;
	char *label;		/* "P1"; of what holds around the service its name */
	char *text;		/* the question; "" = the label says it all */
	char *state[2];		/* sign and word, "" = no such thing */
	char *answer[2];	/* in full */
	char *mark;		/* "this decided it", or why it cannot be compared; or NULL */
	char *note;		/* of the second side, with what was shown; or NULL */
};

struct compare_digest {
	char *headline;		/* in words: what the verdict was and is, and what did it */
	char *counts;
	char *versions;		/* by which questionnaires */
	bool other_version;	/* not by the very same one */
	bool equal;
	char *labels[2];	/* "a3", or "billing a3" of two services */
	GPtrArray *rows;	/* struct compare_digest_row, worst first */
};

struct compare_digest *compare_digest_new(const struct compare_input *ci);
void compare_digest_free(struct compare_digest *d);
typedef struct compare_digest compare_digest;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(compare_digest, compare_digest_free)

#endif
