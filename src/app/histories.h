/* What was done and when. */
#ifndef SEAM_APP_HISTORIES_H
#define SEAM_APP_HISTORIES_H

#include "app/app.h"

extern const struct option_row histories_options[];
enum exit_code histories_run(struct app *app, const struct args *args, struct diags *ds);

#endif
