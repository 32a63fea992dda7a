/* What `seam assess' was asked to run; the front end does the rest. */
#ifndef SEAM_APP_WORKSHOP_H
#define SEAM_APP_WORKSHOP_H

#include "app/app.h"
#include "core/questionnaire.h"
#include "store/store.h"

struct workshop {
	char *service;			/* slug */
	const struct questionnaire *q;	/* of its draft */
	enum store_draft_mode mode;
	bool quick;			/* only the quick subset is asked */
	bool by_section;		/* file order */
	bool plain;
	bool resumed;			/* the draft was there before */
	int carried;			/* answers that were carried over into a new one */
	const struct args *args;	/* for the author */
};

enum workshop_start { WORKSHOP_ANY, WORKSHOP_NEW, WORKSHOP_RESUME };

struct workshop_request {
	const char *service;
	const char *questionnaire;	/* --questionnaire, or NULL */
	enum workshop_start start;
	bool quick, by_section, plain;
	const char *system;		/* for a service that is made in passing, or NULL */
	const struct args *args;
};

/*
 * Finds or starts the draft. A quick one makes the service when it is missing (and
 * asks through app->front for the system's name when that is needed); a full one
 * turns a quick draft into a room draft, whose quick answers become offers.
 */
bool workshop_open(struct workshop *w, struct app *app, const struct workshop_request *r,
		   struct diags *ds);
void workshop_clear(struct workshop *w);

#endif
