/*
 * Adding and changing systems, teams and services. What is missing is made and
 * said so (a note in ds); what a name must not be is refused here for every front
 * end.
 */
#ifndef SEAM_APP_REGISTERING_H
#define SEAM_APP_REGISTERING_H

#include "app/app.h"
#include "store/store.h"

/* What to set; NULL leaves as it is, an empty list or text takes away. */
struct service_edit {
	const char *slug;	/* another name */
	const char *purpose, *operations;
	gint64 team_size;	/* of the one team named; 0 = leave */
	char **teams;		/* names; missing teams are made */
	char **calls;		/* slugs of the same system, or "ext:NAME" */
	char **listens_to;
	char **writes;		/* names of stores */
};

/* system NULL: the only one there is. */
bool registering_new_service(struct app *app, const char *slug, const char *system,
			     const struct service_edit *edit, const struct args *args,
			     struct diags *ds);
bool registering_set_service(struct app *app, const char *slug,
			     const struct service_edit *edit, const struct args *args,
			     struct diags *ds);
/* kind: NAMED_SERVICE, NAMED_TEAM or NAMED_SYSTEM. */
bool registering_rename(struct app *app, enum named kind, const char *from,
			const char *to, const struct args *args, struct diags *ds);
bool registering_archive(struct app *app, enum named kind, const char *name,
			 bool archived, const struct args *args, struct diags *ds);

/* number: the size of a team, the running services of a system; -1 = unknown.
 * is_new: must not be there yet, else must be. */
bool registering_put_team(struct app *app, const char *name, gint64 size, bool is_new,
			  const struct args *args, struct diags *ds);
bool registering_put_system(struct app *app, const char *name, gint64 running,
			    bool is_new, const struct args *args, struct diags *ds);

/* Another name (NULL = stays) and another number (below -1 = stays) in one change; kind:
 * NAMED_TEAM or NAMED_SYSTEM. It is undone with what is done through the service, which
 * may be NULL. */
bool registering_set(struct app *app, enum named kind, const char *name, const char *to,
		     gint64 number, const char *through, const struct args *args,
		     struct diags *ds);

/* Whether a service may have that name; says why not. */
bool registering_check_slug(const char *slug, struct diags *ds);
/* The same of a team, a system or a store. */
bool registering_check_name(const char *name, struct diags *ds);
/* Whether a service of that system can call it; slug NULL: one that is not there yet. */
bool registering_check_call(struct app *app, const char *system, const char *slug,
			    const char *target, struct diags *ds);

#endif
