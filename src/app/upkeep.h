/* Backup and purge. */
#ifndef SEAM_APP_UPKEEP_H
#define SEAM_APP_UPKEEP_H

#include "app/app.h"

enum exit_code upkeep_run_backup(struct app *app, const struct args *args,
				 struct diags *ds);
enum exit_code upkeep_run_purge(struct app *app, const struct args *args,
				struct diags *ds);

#endif
