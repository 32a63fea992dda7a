/* The three endings of a quick check. */
#ifndef SEAM_APP_QUICK_H
#define SEAM_APP_QUICK_H

#include "app/judgement.h"

enum quick_ending { QUICK_NO_WORKSHOP, QUICK_NOT_YET, QUICK_WORTH };

enum quick_ending quick_ending_of(const struct judgement *j);
/* The ending in words: one or two sentences; yours to free. */
char *quick_ending_text(const struct judgement *j, const struct app *app);
/* Why a quick check cannot say GO: the gates it does not ask; yours to free. */
char *quick_no_go_text(const struct questionnaire *q);

#endif
