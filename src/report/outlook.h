/*
 * What may be said of where a verdict leads while answers are missing. Lists, the verdict
 * and all reports go by this one rule, so that none promises what another calls too early.
 *
 * The leaning counts every open gate as ready: after one good answer of twelve gates it is
 * "GO: split it out", and says more about which gate was asked first than about the
 * service. So it is said only while no more gates are open than a quick check may leave
 * (OUTLOOK_OPEN_MAX), and at least as many are answered as open: 9 of 12 answered lean,
 * 8 of 12 do not, 1 of 2 leans, 1 of 3 does not. What is decided is said whatever is open.
 */
#ifndef SEAM_REPORT_OUTLOOK_H
#define SEAM_REPORT_OUTLOOK_H

#include "core/verdict.h"

enum { OUTLOOK_OPEN_MAX = 3 };

enum outlook_kind {
	OUTLOOK_JUDGED,		/* it is the verdict: the way on is the result */
	OUTLOOK_DECIDED,	/* incomplete, and no open answer changes what it will be */
	OUTLOOK_NOTHING,	/* no gate is known */
	OUTLOOK_TOO_EARLY,
	OUTLOOK_LEANS,
};

/* Of a verdict, or of the row of a list that was kept of one. */
struct outlook {
	enum verdict_token token, best, leaning;
	bool decided;
	int gates, gates_open;	/* that apply; of them unanswered or not known */
	const char *title;	/* of the way on; NULL = there is none */
};

enum outlook_kind outlook_kind_of(const struct outlook *o);

/* The way on as a cell of a list; "" when there is none. Yours to free. */
char *outlook_cell(const struct outlook *o);
/* A sentence of an incomplete verdict; NULL when it is judged. Yours to free. */
char *outlook_sentence(const struct outlook *o);

#endif
