/* How the workshop of an assessment is run: what is shown, how votes go, how long. */
#ifndef SEAM_APP_WORKSHOP_SETTINGS_H
#define SEAM_APP_WORKSHOP_SETTINGS_H

#include "app/app.h"
#include "core/vote.h"
#include "store/store.h"

struct workshop_settings {
	bool names;		/* who voted and answered is shown; default: no */
	enum vote_kind voting;	/* how questions with choices are voted on */
	int timebox_min;	/* minutes a section may take; 0 = no timer */
};
/* Defaults where nothing was said. assessment 0 = none yet. */
bool workshop_settings_get(struct workshop_settings *out, struct store *st,
			   gint64 assessment, struct diags *ds);
/* One change; starts a draft when there is none. */
bool workshop_settings_set(struct app *app, const char *service,
			   const struct workshop_settings *s, const struct args *args,
			   struct diags *ds);

extern const struct option_row workshop_settings_options[];
enum exit_code workshop_settings_run(struct app *app, const struct args *args,
				     struct diags *ds);

#endif
