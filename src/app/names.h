/* Names for completion: `seam completion services' and its likes, one a line. */
#ifndef SEAM_APP_NAMES_H
#define SEAM_APP_NAMES_H

#include "app/app.h"

bool names_is_list(const char *what);
bool names_write(struct app *app, const char *what, struct diags *ds);

#endif
