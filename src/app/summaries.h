/*
 * The rows that lists read instead of judging every service: kept right by
 * whoever writes, in the same transaction.
 */
#ifndef SEAM_APP_SUMMARIES_H
#define SEAM_APP_SUMMARIES_H

#include "app/judgement.h"

/* Recomputes the rows of all services of a system. */
bool summaries_refresh(struct app *app, struct store *st, gint64 system, struct diags *ds);
/* Of those whose verdict may depend on something registered that has changed: the way of a
 * change that gave or took no answer, waiver or justification. */
bool summaries_refresh_registered(struct app *app, struct store *st, gint64 system,
				  struct diags *ds);
/* Of one of them. *out (may not be asked for: NULL) is its judgement, yours to free, or
 * NULL when its newest assessment is finished and its row stays. */
bool summaries_refresh_service(struct judgement **out, struct app *app, struct store *st,
			       gint64 system, gint64 service, struct diags *ds);
/* Of every system in which the team owns a service, as what is registered of it is. */
bool summaries_refresh_team(struct app *app, struct store *st, gint64 team,
			    struct diags *ds);

/* The row of one judgement; yours to free. It keeps the title of the way on and what
 * decides first, so that a list of it need not load the questionnaire. */
struct store_summary *summary_of(const struct judgement *j, const struct app *app);

/* Whether the row still says what a new judgement would. */
bool summary_is_current(const struct store_summary *s, const char *hash,
			const char *today);

/* The title of its way on in the language of the app; NULL when the row has it in
 * another one, or not at all. Yours to free. */
char *summary_path_title(const struct store_summary *s, const struct app *app);
/* What decides first (report_first_reason()), under the same terms. */
char *summary_reason(const struct store_summary *s, const struct app *app);

#endif
