/*
 * Inside the report only: what the page of a system and that of its matrix share.
 */
#ifndef SEAM_REPORT_MATRIX_PART_H
#define SEAM_REPORT_MATRIX_PART_H

#include "report/matrix_report.h"

/* What a team has to do with a service. */
enum {
	CELL_OWNS = 1 << 0,
	CELL_WRITES = 1 << 1,	/* a store of it, from another service */
	CELL_CALLS = 1 << 2,	/* from a service of its own; waits for the answer */
	CELL_LISTENS = 1 << 3,	/* takes its events */
	CELL_OWNS_BAD = 1 << 4,	/* and a rule says that this must not be */
	CELL_WRITES_BAD = 1 << 5,
};
/* Services by teams, a row a service; yours to free. */
unsigned char *matrix_cells(const struct matrix_input *m);
/* Measures of the rules with weight that fire for each service; yours to free. */
guint64 *matrix_marks(const struct matrix_input *m);
static inline bool matrix_has_mark(guint64 marks, enum measure measure)
{
	return marks >> measure & 1;
}

/* "O", "O!", "c W!"; yours to free. */
char *matrix_cell_words(unsigned bits);
/* Per service: what is registered stops it; yours to free. */
bool *matrix_stopped(const struct matrix_input *m);
/* The worst that was found, in a sentence, and how it is told; yours to free. */
char *matrix_headline(const struct matrix_input *m, enum alert_kind *kind);

void matrix_put_finding(struct doc *doc, const struct matrix_input *m,
			const struct system_finding *f);
/* Findings, worst first, each with what it was found on; nothing when there are none. */
void matrix_put_findings(struct doc *doc, const struct matrix_input *m);
/* The things to keep running, an item. */
void matrix_put_surface(struct doc *doc, const struct system_view *v);
/* The call graph: a picture and its table; nothing without calls. */
void matrix_put_calls(struct doc *doc, const struct matrix_input *m);

/* "a, b, c and 4 more": at most so many names of services; yours to free. */
char *matrix_names(const struct matrix_input *m, const GArray *services, int max);
const char *matrix_name(const struct matrix_input *m, int service);
/* What the first page says of a service: "NO-GO", "not assessed". Borrowed. */
const char *matrix_verdict(const struct matrix_input *m, int service);
enum tone matrix_tone(const struct matrix_input *m, int service);

#endif
