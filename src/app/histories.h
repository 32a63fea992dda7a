/* What was done and when. */
#ifndef SEAM_APP_HISTORIES_H
#define SEAM_APP_HISTORIES_H

#include "app/scope.h"

extern const struct option_row histories_options[];
/* The changes of what was found: id and stored are set. */
bool histories_print(struct app *app, const struct scope *of, struct diags *ds);
enum exit_code histories_run(struct app *app, const struct args *args, struct diags *ds);

#endif
