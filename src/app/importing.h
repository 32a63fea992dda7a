/* Taking an export into a database. */
#ifndef SEAM_APP_IMPORTING_H
#define SEAM_APP_IMPORTING_H

#include "app/app.h"
#include "store/transfer.h"

extern const struct option_row importing_options[];

enum exit_code importing_run(struct app *app, const struct args *args, struct diags *ds);

/* All of a file into the open write transaction, summaries too; the caller commits. */
bool importing_read(struct app *app, const char *path, struct transfer_counts *counts,
		    struct diags *ds);
/* A file into a database in memory, which is open from now on. */
bool importing_from(struct app *app, const char *path, struct diags *ds);

#endif
