/* Writing a system as lines of text, for a repository or another database. */
#ifndef SEAM_APP_EXPORTING_H
#define SEAM_APP_EXPORTING_H

#include "app/app.h"

extern const struct option_row exporting_options[];

enum exit_code exporting_run(struct app *app, const struct args *args, struct diags *ds);

/* The lines of one system into app->spool, which is made. */
bool exporting_write(struct app *app, gint64 system, struct diags *ds);

#endif
