/*
 * `seam compare' and the compare screen: finds the two assessments, judges both, and
 * collects what stands beside them (actions, people, whose answers the system's are).
 */
#ifndef SEAM_APP_COMPARING_H
#define SEAM_APP_COMPARING_H

#include "app/judgement.h"
#include "report/compare_report.h"

struct comparing {
	struct judgement *j[2];
	struct compare *c;
	struct compare_input input;	/* for the report and the screen; borrows from here */
	GPtrArray *items;		/* struct store_item: actions of the second service */
	GArray *actions;		/* struct compare_action */
	GArray *origins;		/* struct compare_origin; strings in `texts' */
	GPtrArray *came, *left;		/* char *, then NULL */
	GPtrArray *texts;
};

extern const struct option_row comparing_options[];
enum exit_code comparing_run(struct app *app, const struct args *args, struct diags *ds);

/*
 * Compares A with B, each SERVICE[@A]; "@a3" as B is of the service of A. B NULL: the
 * service's last two, a draft included; A with an @ is compared with the current one,
 * or when it is that, with the one before. under: whose questionnaire like for like
 * goes by, 0 or 1. Refuses what has no second one ("one-assessment"), and says what
 * starts it.
 */
bool comparing_of(struct comparing **out, struct app *app, const char *a, const char *b,
		  int under, struct diags *ds);
/* The names of all assessments of that side's service, oldest first: char *,
 * "billing@a1". */
bool comparing_assessments(GPtrArray **out, struct app *app, const struct comparing *cmp,
			   int side, struct diags *ds);
void comparing_free(struct comparing *cmp);
typedef struct comparing comparing;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(comparing, comparing_free)

#endif
