/* The three endings of a quick check. */
#ifndef SEAM_APP_QUICK_H
#define SEAM_APP_QUICK_H

#include "app/judgement.h"

enum { QUICK_UNKNOWN_MAX = 3 };	/* more unknown, and nothing can be said yet */

enum quick_ending { QUICK_NO_WORKSHOP, QUICK_NOT_YET, QUICK_WORTH };

enum quick_ending quick_ending_of(const struct judgement *j);
/* The ending in words: one or two sentences; yours to free. */
char *quick_ending_text(const struct judgement *j, const struct app *app);
bool quick_is_asked(const struct judgement *j);	/* all of it */
/* Whether it has come to its ending: all was asked, or a stop was found. */
bool quick_is_over(const struct judgement *j);
/* Why a quick check cannot say GO: the gates it does not ask; yours to free. */
char *quick_no_go_text(const struct questionnaire *q);

#endif
