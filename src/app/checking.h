/* `seam check': pass or fail for a pipeline. */
#ifndef SEAM_APP_CHECKING_H
#define SEAM_APP_CHECKING_H

#include "app/app.h"

extern const struct option_row checking_options[];
enum exit_code checking_run(struct app *app, const struct args *args, struct diags *ds);

#endif
