/* Filled sheets on their way into a draft, as offers that the room has to confirm. */
#ifndef SEAM_APP_SHEET_ANSWERS_H
#define SEAM_APP_SHEET_ANSWERS_H

#include "app/judgement.h"
#include "load/source.h"

/*
 * Stores what a sheet says, all of it or nothing. The text must be a sheet
 * (sheet_is()). *n gets how many answers that were.
 */
bool sheet_answers_store(struct judgement **out, struct app *app, const char *service,
		    const struct source *text, const struct args *args, int *n,
		    struct diags *ds);

#endif
