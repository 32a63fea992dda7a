/* Published cases on the command line. */
#ifndef SEAM_APP_CASES_H
#define SEAM_APP_CASES_H

#include "app/app.h"

enum exit_code cases_run_list(struct app *app, const struct args *args, struct diags *ds);
enum exit_code cases_run_show(struct app *app, const struct args *args, struct diags *ds);
enum exit_code cases_run_check(struct app *app, const struct args *args,
			       struct diags *ds);

#endif
