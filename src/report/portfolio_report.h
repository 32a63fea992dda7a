/*
 * The page for the one who decides about a system: which of its services can go, what one
 * fix unlocks, what only leadership can settle, which service first. Pure. One page: no
 * ids, no percent, no hashes; each number can be looked up in the report of a service or
 * in the matrix.
 */
#ifndef SEAM_REPORT_PORTFOLIO_REPORT_H
#define SEAM_REPORT_PORTFOLIO_REPORT_H

#include "core/extraction.h"
#include "core/fixes.h"
#include "report/matrix_report.h"
#include "report/report.h"

struct portfolio_input {
	const struct matrix_input *matrix;
	/* One per service of the view; in NULL: not assessed, and only its name is set. */
	const struct report_input *services;
	const GPtrArray *fixes;		/* struct fix, best first */
	const GArray *order;		/* struct extraction_step */
	const char *today;		/* ISO day ages are counted to */
};

enum { PORTFOLIO_STEPS_MAX = 5 };	/* of the order; later ones will look different */

struct doc *report_portfolio(const struct portfolio_input *pi);
char *report_portfolio_json(const struct portfolio_input *pi);
/* A row a service with what JSON says of it, its place in the order and the rules that
 * found something in it: one table of tokens, for CSV. */
struct doc *report_portfolio_rows(const struct portfolio_input *pi);

/* The headline: "Of 6 services: 1 can go, 2 after conditions ..."; yours to free. */
char *portfolio_headline(const struct matrix_input *m);
/* What a fix asks for, in words; yours to free. */
char *portfolio_fix_words(const struct portfolio_input *pi, const struct fix *f);

#endif
