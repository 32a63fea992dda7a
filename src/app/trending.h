/*
 * `seam trend' and the trend screen: reads the assessments of one service, or one line
 * for each of many, and lays them side by side.
 */
#ifndef SEAM_APP_TRENDING_H
#define SEAM_APP_TRENDING_H

#include "app/app.h"
#include "report/trend_report.h"

struct trending {
	struct trend *t;
	struct trend_input input;	/* for the report and the screen; borrows from here */
	char *service;
	GArray *points;			/* struct trend_point; inputs and verdicts are ours */
	GArray *labels;			/* struct trend_label */
	GPtrArray *texts;
};

extern const struct option_row trending_options[];
enum exit_code trending_run(struct app *app, const struct args *args, struct diags *ds);

/* Of one service: assessments of that ISO day and later (NULL = all), a draft as of
 * today. None is no failure. */
bool trending_of(struct trending **out, struct app *app, const char *service,
		 const char *since, struct diags *ds);
void trending_free(struct trending *tr);
typedef struct trending trending;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(trending, trending_free)

#endif
