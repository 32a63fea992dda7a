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

/* Each appends its blocks, or nothing when it has nothing to say (compare_record.c). */
void compare_put_scope(struct comparison_part *w);
void compare_put_actions(struct comparison_part *w);
void compare_put_people(struct comparison_part *w);
void compare_put_age(struct comparison_part *w);
void compare_put_totals(struct comparison_part *w);
void compare_put_parts(struct comparison_part *w);

#endif
