/*
 * Actions and waivers belong to a service and outlast its assessments; what they are for
 * is kept under the name it had in the questionnaire they were said in. Here it becomes
 * the name of another version, so that an action follows its question, and "S1" of one
 * questionnaire is never taken for "S1" of another that has nothing to do with it.
 */
#ifndef SEAM_APP_NAMING_H
#define SEAM_APP_NAMING_H

#include "app/app.h"
#include "core/questionnaire.h"
#include "store/store.h"

/* Waivers of a service (struct store_waiver) that nobody took back, by id, as q calls them:
 * without those it has no name for, and of two that are one in q the one given last. */
bool naming_waivers(GPtrArray **out, struct app *app, gint64 service,
		    const struct questionnaire *q, struct diags *ds);

/* Conditions and questions of items (struct store_item) as q calls them; NULL where it has
 * none of them. */
bool naming_items(GPtrArray *items, struct app *app, const struct questionnaire *q,
		  struct diags *ds);
/* The same, each as the questionnaire calls it that its service goes by now. */
bool naming_items_now(GPtrArray *items, struct app *app, struct diags *ds);

#endif
