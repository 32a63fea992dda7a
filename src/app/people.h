/* Who is in the room of a workshop. */
#ifndef SEAM_APP_PEOPLE_H
#define SEAM_APP_PEOPLE_H

#include "app/app.h"
#include "core/questionnaire.h"
#include "store/store.h"

enum { PEOPLE_MAX = 10000 };	/* in one room */

extern const struct option_row people_options[];
enum exit_code people_run(struct app *app, const struct args *args, struct diags *ds);

/* What is said about a room at once. Roles are who_answers of core/who.h. */
struct people_edit {
	const char *const *names;	/* "NAME" or "NAME:ROLE", or NULL; a role that comes
					   is no longer missing */
	const char *const *gone;	/* names of who left, or NULL */
	const char *const *missing;	/* roles nobody has: exactly these; "none" alone or an
					   empty list: all are there; NULL = as it was */
	int count;		/* how many in all; -1 = as it was */
	bool late;		/* the names come beside those counted: the count grows */
};
/* One change; starts a draft when there is none. */
bool people_set(struct app *app, const char *service, const struct people_edit *e,
		const struct args *args, struct diags *ds);

/* struct store_person: names first, with since when; empty without an assessment. */
bool people_list(GPtrArray **out, struct store *st, gint64 assessment, struct diags *ds);
/* Names, missing roles and how many: a line each; empty when nothing was said. Yours to
 * free. */
char *people_text(const GPtrArray *people);
/* How many are in the room by that list; 0 = not known. */
int people_count(const GPtrArray *people);

/* Whether somebody of a role is in the room: who is named with it, or what was said. Nobody
 * is missing because others are named: the rest of the room has roles, too. */
enum people_role { PEOPLE_NOT_SAID, PEOPLE_HERE, PEOPLE_MISSING };
enum people_role people_role(const GPtrArray *people, const char *role);

/* Roles known to be missing from an assessment, NULL-terminated; NULL when none is, but of
 * some nothing is known. Yours to free with g_strfreev(). */
char **people_roles_absent(struct store *st, gint64 assessment);

#endif
