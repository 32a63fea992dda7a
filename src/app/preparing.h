/* What goes out before the room meets: sheets and the invitation, as files. */
#ifndef SEAM_APP_PREPARING_H
#define SEAM_APP_PREPARING_H

#include "app/app.h"

extern const struct option_row preparing_options[];
enum exit_code preparing_run(struct app *app, const struct args *args, struct diags *ds);

#endif
