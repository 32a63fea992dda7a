/* What SERVICE[@A] names: a service and one of its assessments. */
#ifndef SEAM_APP_TARGET_H
#define SEAM_APP_TARGET_H

#include "app/app.h"
#include "store/store.h"

struct target {
	struct store_service *service;
	struct store_assessment *assessment;	/* NULL: none yet */
	char label[16];		/* "a3"; empty when there is none */
};

/*
 * Finds both. Without an @ the draft counts, else the newest finished; a service
 * that has none is still found. Unknown names list the near ones ("no-service",
 * "no-assessment").
 */
bool target_find(struct target *t, struct app *app, const char *name, struct diags *ds);
void target_clear(struct target *t);

/*
 * The database, for a command that changes a service that is there: none is made for
 * a name that cannot be in it.
 */
bool target_store(struct store **out, struct app *app, const char *name, struct diags *ds);
/* The service of that name; @ is refused. */
bool target_find_service(struct store_service **out, struct app *app, const char *name,
			 struct diags *ds);
/* By name, with a diagnostic that lists what there is. */
bool target_find_system(struct store_system **out, struct app *app, const char *name,
			struct diags *ds);
bool target_find_team(struct store_team **out, struct app *app, const char *name,
		      struct diags *ds);
/* That diagnostic alone, for whoever has looked himself; st may be NULL. Returns false. */
bool target_refuse_name(enum store_scope of, struct store *st, const char *name,
			struct diags *ds);

/* The service of that id, whatever its name is by now, and the assessment that counts.
 * False without a diagnostic: the service is gone. */
bool target_of_service(struct target *t, struct app *app, gint64 service,
		       struct diags *ds);
/* What a line of a list is about. False without a diagnostic: the service is gone. */
bool target_of_line(struct target *t, struct app *app, const struct store_line *l,
		    struct diags *ds);
/* A target of rows at hand; takes both over. */
void target_set(struct target *t, struct store_service *service,
		struct store_assessment *assessment);

#endif
