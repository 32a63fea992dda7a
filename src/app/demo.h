/* `seam demo': a database to look around in, from data/demo. */
#ifndef SEAM_APP_DEMO_H
#define SEAM_APP_DEMO_H

#include "app/app.h"

enum exit_code demo_run(struct app *app, const struct args *args, struct diags *ds);

#endif
