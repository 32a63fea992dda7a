/* `seam doctor': is what is stored whole, and do frozen verdicts still come out? */
#ifndef SEAM_APP_DOCTOR_H
#define SEAM_APP_DOCTOR_H

#include "app/app.h"

enum exit_code doctor_run(struct app *app, const struct args *args, struct diags *ds);

#endif
