/*
 * What waits for the room's yes: answers that a role prepared, that a quick check
 * guessed, or that were carried over from last time. They count for nothing until
 * they are confirmed (confirming_store() of app/confirming.h takes one, some or all).
 */
#ifndef SEAM_APP_OFFERS_H
#define SEAM_APP_OFFERS_H

#include "app/judgement.h"

struct offer {
	int question;		/* of offers.j->q */
	char *value;		/* stored form */
	char *shown;		/* its sentence, names filled in */
	char *by;		/* role of a sheet, else who gave it */
	const char *role;	/* token when `by' is one, else NULL */
	enum answer_source source;
	enum confidence confidence;
	char *at;
	char *note, *evidence;	/* NULL = none */
	gint64 head;		/* the change that gave it */
	GPtrArray *others;	/* struct offer: what other roles prepared for the same
				   question; NULL when nobody else did */
};

struct offers {
	struct judgement *j;	/* of the draft: questionnaire, names, verdict so far */
	GPtrArray *rows;	/* struct offer, in the order in which the room is asked */
};

/* Of the draft; refused ("no-draft") when the service has none. */
bool offers_of_draft(struct offers **out, struct app *app, const char *service,
		     struct diags *ds);
void offers_free(struct offers *o);
typedef struct offers offers;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(offers, offers_free)

/* "prepared by operations", with other roles whose sheets say just the same; "carried
 * from 2026-06-01, not confirmed"; "from the quick check". Yours to free. */
char *offer_origin(const struct offer *o);

/* `seam confirm SERVICE' without more: lists them. */
enum exit_code offers_run_list(struct app *app, const char *service, struct diags *ds);

#endif
