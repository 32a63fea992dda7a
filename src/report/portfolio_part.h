/*
 * Inside the report only: the parts of the page of a system, and what they share. Fixes
 * and steps of the order are rows of a screen, too.
 */
#ifndef SEAM_REPORT_PORTFOLIO_PART_H
#define SEAM_REPORT_PORTFOLIO_PART_H

#include "report/part.h"
#include "report/portfolio_report.h"

enum { PORTFOLIO_NAMES_MAX = 6 };	/* of services, behind each other */

static inline int portfolio_size(const struct portfolio_input *pi)
{
	return pi->matrix->view->p->n_services;
}

static inline bool portfolio_is_judged(const struct portfolio_input *pi, int service)
{
	return pi->services[service].in != NULL;
}

/* Every service that was judged is stopped because there is nothing to gain. */
bool portfolio_is_better_whole(const struct portfolio_input *pi);

/* Votes on which the room stayed split. */
int portfolio_contested(const struct part *p);
/* The longest chain of calls that a user may wait for; 0 = none. */
int portfolio_calls_in_a_row(const struct system_view *v);

/* What unlocks most, in a sentence; or that no single thing unlocks anything. */
void portfolio_put_best(struct line *l, const struct portfolio_input *pi);
/* What is to be done, and what that unlocks: an item of a list. */
void portfolio_put_fix(struct doc *doc, const struct portfolio_input *pi, const struct fix *f);
/* The best of them under a heading; nothing when there are none, or nothing to mend. */
void portfolio_put_fixes(struct doc *doc, const struct portfolio_input *pi);
/* Those that no team can do alone. */
void portfolio_put_leadership(struct doc *doc, const struct portfolio_input *pi);
/* Which service, and who then waits for whom. */
void portfolio_put_step(struct line *l, const struct portfolio_input *pi,
			const struct extraction_step *s);
void portfolio_put_order(struct doc *doc, const struct portfolio_input *pi);

#endif
