/* `seam list': one service a line, from the summary rows. */
#ifndef SEAM_APP_OVERVIEW_H
#define SEAM_APP_OVERVIEW_H

#include "app/app.h"
#include "store/store.h"

enum exit_code overview_run(struct app *app, const struct args *args, struct diags *ds);

/*
 * All lines of a system (NULL = of all), with summaries that are right today: rows
 * that are out of date are computed anew, in memory.
 */
bool overview_load(GPtrArray **out, struct app *app, const char *system,
		   struct diags *ds);

#endif
