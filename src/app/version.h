/* The version of seam and of the libraries it runs with. */
#ifndef SEAM_APP_VERSION_H
#define SEAM_APP_VERSION_H

#include <glib.h>

void version_write(GString *out);

#endif
