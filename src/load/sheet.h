/*
 * Reads sheets that people filled in (core/sheet.h says what they look like). What
 * has no mark is prose and is passed over; what has one and makes no sense is
 * reported at its place, all of it in one run.
 */
#ifndef SEAM_LOAD_SHEET_H
#define SEAM_LOAD_SHEET_H

#include "core/sheet.h"
#include "load/source.h"

struct sheet_answer {
	int question;		/* of the questionnaire it was read against */
	char *value;		/* as value_parse() takes it */
	char *note, *evidence;	/* NULL = none */
	unsigned line, column;	/* of the box or the field */
};

struct sheet {
	struct sheet_head head;
	unsigned head_line;
	GArray *answers;	/* struct sheet_answer, in the order of the sheet */
	GPtrArray *left_out;	/* char *: answered on a sheet of another version, and not
				   asked, or not so, by this one; marks of questions */
};

/* The line of the head, counted from 1, and what it says; 0 when the text is no sheet.
 * Clear h in any case. */
unsigned sheet_find_head(struct sheet_head *h, const struct source *s);
bool sheet_is(const struct source *s);

/*
 * Reads a sheet against q, which must have the sheet's id. Where q is another version
 * than the sheet's, answers that do not fit any more are left out and listed.
 */
bool sheet_read(struct sheet **out, const struct source *s, const struct questionnaire *q,
		struct diags *ds);
void sheet_free(struct sheet *sheet);
typedef struct sheet filled_sheet;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(filled_sheet, sheet_free)

#endif
