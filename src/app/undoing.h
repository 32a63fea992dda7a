/* Undo and redo. */
#ifndef SEAM_APP_UNDOING_H
#define SEAM_APP_UNDOING_H

#include "app/app.h"
#include "store/store.h"

extern const struct option_row undo_options[];
enum exit_code undoing_run_undo(struct app *app, const struct args *args,
				struct diags *ds);
enum exit_code undoing_run_redo(struct app *app, const struct args *args,
				struct diags *ds);

/*
 * Takes the newest change of a service back, or brings it back. *label gets what it
 * was, for people, yours to free; NULL: there was nothing (of a finished assessment that
 * is refused: "nothing"). *services as in answering_store().
 */
bool undoing_service(struct app *app, const char *service, bool redo,
		     const struct args *args, char **label, int *services,
		     struct diags *ds);

#endif
