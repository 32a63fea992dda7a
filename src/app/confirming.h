/*
 * The room's yes to offers (app/offers.h): they become room answers, all or none. A yes
 * holds for what was seen. Whoever showed an offer says which one; when another stands
 * there by then, nothing is stored and both are named.
 */
#ifndef SEAM_APP_CONFIRMING_H
#define SEAM_APP_CONFIRMING_H

#include "app/judgement.h"

struct confirm_pick {
	const char *question;	/* id or gate label; NULL ends a list */
	gint64 seen;		/* head of the offer that was shown (struct offer); 0 = none was:
				   the one there is */
	const char *shown;	/* its words, for a refusal; NULL only without seen */
};

/* picks NULL = all there are. *n gets how many, *services (may be NULL) how many services
 * an answer of the system among them counts for; 0 = there is none. Refused: "no-draft",
 * "no-offer", "offer-changed" when another one stands there than was seen,
 * "store-conflict". */
bool confirming_store(struct judgement **out, struct app *app, const char *service,
		      const struct confirm_pick *picks, const struct args *args, int *n,
		      int *services, struct diags *ds);

#endif
