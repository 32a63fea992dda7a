/* Names for completion: `seam completion services' and its likes, one a line. */
#ifndef SEAM_APP_COMPLETION_NAMES_H
#define SEAM_APP_COMPLETION_NAMES_H

#include "app/app.h"

bool completion_is_list(const char *what);
bool completion_write_list(struct app *app, const char *what, struct diags *ds);

#endif
