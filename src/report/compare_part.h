/* Inside the report of a comparison only: what its parts share. */
#ifndef SEAM_REPORT_COMPARE_PART_H
#define SEAM_REPORT_COMPARE_PART_H

#include "report/compare_report.h"
#include "report/part.h"

struct comparison_part {
	const struct compare_input *ci;
	const struct compare *c;
	struct part side[2];
	struct doc *doc;
	char *label[2];		/* "a3", or "billing a3" of two services */
};
/* doc may be NULL where only words are wanted. */
void comparison_part_init(struct comparison_part *w, const struct compare_input *ci,
			  struct doc *doc);
void comparison_part_clear(struct comparison_part *w);

/* By which questionnaires they were made; yours to free. */
char *compare_versions_words(const struct comparison_part *w);
/* How something around the service stood on that side; yours to free. */
char *compare_item_words(const struct comparison_part *w, const struct compare_item *item, int s);

/* Each appends its blocks, or nothing when it has nothing to say (compare_record.c). */
void compare_put_scope(struct comparison_part *w);
void compare_put_actions(struct comparison_part *w);
void compare_put_people(struct comparison_part *w);
void compare_put_age(struct comparison_part *w);
void compare_put_totals(struct comparison_part *w);
void compare_put_parts(struct comparison_part *w);

#endif
