/* Actions and parked topics of services. */
#ifndef SEAM_APP_ITEMS_H
#define SEAM_APP_ITEMS_H

#include "app/app.h"
#include "store/store.h"

enum exit_code items_run_actions(struct app *app, const struct args *args,
				 struct diags *ds);
enum exit_code items_run_action_add(struct app *app, const struct args *args,
				    struct diags *ds);
enum exit_code items_run_action_done(struct app *app, const struct args *args,
				     struct diags *ds);
enum exit_code items_run_topics(struct app *app, const struct args *args,
				struct diags *ds);
enum exit_code items_run_topic_add(struct app *app, const struct args *args,
				   struct diags *ds);

/* Adds one; kind, text and what is set of owner, due (as typed), condition, question.
 * *number gets the number it is listed under. */
bool items_add(struct app *app, const char *service, const struct store_item *wanted,
	       int *number, const struct args *args, struct diags *ds);

/* Ticks an action off, by its number as typed. */
bool items_close(struct app *app, const char *service, const char *number,
		 const struct args *args, struct diags *ds);

/* Open and past its day. */
bool item_is_overdue(const struct store_item *i, const char *today);

#endif
