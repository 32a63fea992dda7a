/* Who is in the room of a workshop. */
#ifndef SEAM_APP_PEOPLE_H
#define SEAM_APP_PEOPLE_H

#include "app/app.h"
#include "core/questionnaire.h"
#include "store/store.h"

extern const struct option_row people_options[];
enum exit_code people_run(struct app *app, const struct args *args, struct diags *ds);

/*
 * Writes who is there: names as "NAME" or "NAME:ROLE", roles missing, how many in
 * all (-1 = not said). One change. Roles are who_answers of core/who.h.
 */
bool people_set(struct app *app, const char *service, const char *const *names,
		const char *const *missing, int count, const struct args *args,
		struct diags *ds);

/* Roles known to be missing from an assessment, NULL-terminated; NULL when nothing is
 * known about roles. Yours to free with g_strfreev(). */
char **people_roles_absent(struct store *st, gint64 assessment);

#endif
