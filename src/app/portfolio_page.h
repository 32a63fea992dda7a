/* `seam report --system SYSTEM': all services of a system judged together. */
#ifndef SEAM_APP_PORTFOLIO_PAGE_H
#define SEAM_APP_PORTFOLIO_PAGE_H

#include "app/judgement.h"
#include "app/matrix.h"
#include "report/portfolio_report.h"

struct portfolio_page {
	struct matrix *matrix;
	GPtrArray *judged;		/* struct judgement or NULL, one per service */
	struct report_input *services;
	GPtrArray *absent;		/* char ** or NULL: roles missing in each room */
	GPtrArray *fixes;		/* struct fix */
	GArray *order;			/* struct extraction_step */
	struct portfolio_input input;	/* for the report; borrows from here */
};

bool portfolio_page_of(struct portfolio_page **out, struct app *app, const char *system,
		       struct diags *ds);
void portfolio_page_free(struct portfolio_page *p);
typedef struct portfolio_page portfolio_page;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(portfolio_page, portfolio_page_free)

enum exit_code portfolio_page_run(struct app *app, const char *system, struct diags *ds);

#endif
