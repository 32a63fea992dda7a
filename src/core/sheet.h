/*
 * Sheets are what people fill in before the room: markdown that is written by one
 * layer and read back by another. Here is what both must agree on. The marks are
 * code spans, the same in every language, so that they survive editors and mail and
 * nothing else on a sheet has to:
 *
 *	`seam-sheet: 1 billing operations split-readiness 3f2a... 1.0.0`	the head
 *	## The question? `ops.pipeline`		a heading that ends in its id
 *	- [ ] `by-hand` A sentence.		a box, for a choice or a word
 *	**Note** `note:` what was typed		up to the next field or question
 */
#ifndef SEAM_CORE_SHEET_H
#define SEAM_CORE_SHEET_H

#include <stdbool.h>

#include "core/questionnaire.h"

enum { SHEET_FORMAT = 1 };

#define SHEET_HEAD "seam-sheet:"
/* How a line begins that seals a file: not part of what anybody typed. */
#define SHEET_SEAL "<!-- seam "

/* What is typed behind a mark, in the order in which it stands under a question. */
enum sheet_field { SHEET_ANSWER, SHEET_NOTE, SHEET_EVIDENCE, SHEET_FIELD_COUNT };
/* "note:" */
const char *sheet_field_mark(enum sheet_field f);

/* Boxes beside the choices, when no choice has that name. */
#define SHEET_NONE "none"	/* of several */
#define SHEET_UNKNOWN "unknown"
#define SHEET_NA "na"

struct sheet_head {
	int format;
	char *service, *role;
	char *questionnaire, *hash, *version;	/* the hash's first digits */
};
void sheet_head_clear(struct sheet_head *h);

/* What the head says; yours to free. */
char *sheet_head_format(const char *service, const char *role,
			const struct questionnaire *q);
/* From what stands between the backticks; false when it is none. */
bool sheet_head_parse(struct sheet_head *h, const char *text);
/* Whether the sheet was written for this very file. */
bool sheet_head_fits(const struct sheet_head *h, const struct questionnaire *q);

/* The mark of a question: its id, and behind it its revision if that was raised. */
char *sheet_question_format(const struct question *q);
/* Its place; -1 when there is none of that id, or its meaning is another by now. */
int sheet_question_find(const struct questionnaire *q, const char *mark);
/* Whether this could be such a mark, of whichever questionnaire. */
bool sheet_question_is_mark(const char *text);

#endif
