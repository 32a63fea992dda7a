/*
 * What a screen shows of a system: its matrix as signs in cells, what stands behind a
 * cell, and what is found, what one fix unlocks and which service comes first as rows.
 * Says nothing that the pages of the matrix and the portfolio do not say. Fixes and the
 * order are apart: all else is known without judging anything.
 */
#ifndef SEAM_REPORT_MATRIX_DIGEST_H
#define SEAM_REPORT_MATRIX_DIGEST_H

#include "report/portfolio_report.h"

/* In the order they are read. */
enum matrix_group { MATRIX_FINDINGS, MATRIX_FIXES, MATRIX_ORDER, MATRIX_GROUP_COUNT };

struct matrix_digest_row {
	enum matrix_group group;
	int weight;		/* enum finding_weight; -1 = no finding */
	int service;		/* of an order, else -1 */
	char *label;		/* "stops 3 services", "unlocks 2"; of an order the service */
	char *text;		/* one line */
	char *more;		/* all of it, to be read */
};

struct matrix_cell_sign {
	char *text;		/* "O", "c W!"; "" = they have nothing to do with each other;
				   yours to free */
	bool bad;		/* a rule objects */
	bool owns;
};

struct matrix_digest {
	char *headline;		/* how many can go; NULL = no service is registered */
	char *worst;		/* the worst that was found */
	int n_services, n_teams;
	unsigned char *cells;	/* services by teams, a row a service; see matrix_digest_cell() */
	bool *stopped;		/* per service: what is registered stops it */
	GPtrArray *findings;	/* struct matrix_digest_row, worst first */
};

struct matrix_digest *matrix_digest_new(const struct matrix_input *m);
void matrix_digest_free(struct matrix_digest *d);
typedef struct matrix_digest matrix_digest;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(matrix_digest, matrix_digest_free)

const char *matrix_group_title(enum matrix_group g);	/* translated */
struct matrix_cell_sign matrix_digest_cell(const struct matrix_digest *d, int service, int team);

/* Fixes, then the order: struct matrix_digest_row, best first. Yours to free. */
GPtrArray *matrix_outlook_rows(const struct portfolio_input *pi);

/* What one team has to do with a service, each thing on a line of its own: "Payments owns
 * billing."; team -1: whoever owns it. Yours to free; "" = nothing. */
char *matrix_behind(const struct matrix_input *m, int service, int team);
/* The same with how the service was judged, as a text with headings; judged NULL: it was
 * never assessed. Yours to free. */
char *matrix_behind_page(const struct matrix_input *m, const struct report_input *judged,
			 int service, int team);

#endif
