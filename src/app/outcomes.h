/* What became of services after they were judged. */
#ifndef SEAM_APP_OUTCOMES_H
#define SEAM_APP_OUTCOMES_H

#include "app/app.h"
#include "store/store.h"

extern const struct option_row outcomes_options[];

/* The tokens, separated by blanks. */
#define OUTCOME_KINDS "kept grown merged-back regretted"

enum exit_code outcomes_run_add(struct app *app, const struct args *args,
				struct diags *ds);
enum exit_code outcomes_run_list(struct app *app, const struct args *args,
				 struct diags *ds);

/* The newest by its day, yours to free; *out NULL when there is none. */
bool outcomes_newest(struct store_outcome **out, struct store *st, gint64 service,
		     struct diags *ds);

#endif
