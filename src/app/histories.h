/* What was done and when; undo and redo. */
#ifndef SEAM_APP_HISTORIES_H
#define SEAM_APP_HISTORIES_H

#include "app/app.h"

enum exit_code histories_run(struct app *app, const struct args *args, struct diags *ds);
enum exit_code histories_run_undo(struct app *app, const struct args *args,
				  struct diags *ds);
enum exit_code histories_run_redo(struct app *app, const struct args *args,
				  struct diags *ds);

/*
 * Takes the newest change of a service back, or brings it back. *label gets what it
 * was, yours to free; NULL: there was nothing (of a finished assessment that is refused:
 * "nothing"). *services as in answering_store().
 */
bool histories_undo(struct app *app, const char *service, bool redo,
		    const struct args *args, char **label, int *services,
		    struct diags *ds);

#endif
