/*
 * The rows that lists read instead of judging every service: kept right by
 * whoever writes, in the same transaction.
 */
#ifndef SEAM_APP_SUMMARIES_H
#define SEAM_APP_SUMMARIES_H

#include "app/judgement.h"

/* Recomputes the rows of all services of a system. */
bool summaries_refresh(struct app *app, struct store *st, gint64 system, struct diags *ds);
/* Of one of them. *out (may not be asked for: NULL) is its judgement, yours to free, or
 * NULL when its newest assessment is finished and its row stays. */
bool summaries_refresh_service(struct judgement **out, struct app *app, struct store *st,
			       gint64 system, gint64 service, struct diags *ds);
/* Of every system in which the team owns a service. */
bool summaries_refresh_team(struct app *app, struct store *st, gint64 team,
			    struct diags *ds);

/* The row of one judgement; yours to free. */
struct store_summary *summary_of(const struct judgement *j, const char *today);

/* Whether the row still says what a new judgement would. */
bool summary_is_current(const struct store_summary *s, const char *hash,
			const char *today);

#endif
