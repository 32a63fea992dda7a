/*
 * One thing a person does to the database: a write transaction with who, when and
 * through which service, that recomputes the summaries it touches before it
 * commits. Nothing in app writes otherwise.
 */
#ifndef SEAM_APP_CHANGE_H
#define SEAM_APP_CHANGE_H

#include "app/judgement.h"
#include "core/deed.h"

/* Opens the database for writing and begins; the history has one line of what is done. */
bool change_begin(struct app *app, const struct args *args, enum deed deed,
		  const char *first, const char *second, struct diags *ds);
/* The same with a line that deed_label() made. */
bool change_begin_labelled(struct app *app, const struct args *args, const char *label,
			   struct diags *ds);
/* Which service it is made through; NULL for none. */
bool change_through(struct app *app, const struct store_service *s, struct diags *ds);

/* What a change can touch: a service; all answers of a system; what is registered of a
 * system, or of a team in all its systems. */
enum change_reach { REACH_NOTHING, REACH_SERVICE, REACH_SYSTEM, REACH_REGISTERED, REACH_TEAM };

/* Refreshes the summaries (id: of the service with its system, of the system, of the
 * team) and commits; on failure everything is rolled back. True: it is on the disk. */
bool change_commit(struct app *app, enum change_reach reach, gint64 system, gint64 id,
		   struct diags *ds);
/* The same for one service, whose judgement comes with its summary: *out, yours to
 * free; NULL when its newest assessment is finished. */
bool change_commit_service(struct judgement **out, struct app *app,
			   const struct store_service *s, struct diags *ds);
void change_rollback(struct app *app);

#endif
