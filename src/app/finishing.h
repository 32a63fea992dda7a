/*
 * Finishing a draft: its inputs as a snapshot and the result computed from them,
 * kept as text, so that anybody can compute it again.
 */
#ifndef SEAM_APP_FINISHING_H
#define SEAM_APP_FINISHING_H

#include "app/judgement.h"

extern const struct option_row finishing_options[];
enum exit_code finishing_run(struct app *app, const struct args *args, struct diags *ds);

/* Freezes the draft of a service under an optional name. */
bool finishing_freeze(struct judgement **out, struct app *app, const char *service,
		      const char *name, const struct args *args, struct diags *ds);

/* Gates that are open in a judgement, as labels joined for people; NULL when none. */
char *finishing_open_gates(const struct judgement *j);

#endif
