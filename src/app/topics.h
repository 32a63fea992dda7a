/* Help topics: passages of the questionnaire whose id starts with "help-". */
#ifndef SEAM_APP_TOPICS_H
#define SEAM_APP_TOPICS_H

#include "app/app.h"

/* Prints a topic, or the list of them for "topics". */
bool topics_write(struct app *app, const char *topic, struct diags *ds);
/* Ids without their prefix, one a line. */
bool topics_names(struct app *app, GString *out, struct diags *ds);

#endif
