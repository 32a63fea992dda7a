/*
 * Carrying answers of the last finished assessment into a new draft: where a question
 * still means the same, as offers with who gave them and when. They count for nothing
 * until the room confirms them.
 */
#ifndef SEAM_APP_CARRYING_H
#define SEAM_APP_CARRYING_H

#include "app/judgement.h"
#include "core/qdiff.h"

/* The last finished assessment of a service as it was judged; *out NULL, and true, when
 * there is none. */
bool carrying_last(struct judgement **out, struct app *app, const struct store_service *s,
		   struct diags *ds);

/*
 * Inside the change that starts the draft. given: answers (struct store_answer) that the
 * same change writes, which need no offer; may be NULL. *n gets how many were carried.
 * Answers of the system are live and not carried, and neither is what nobody knew. Waivers
 * go along as carrying_waivers() says.
 */
bool carrying_over(struct app *app, const struct store_service *s,
		   const struct store_assessment *draft, const struct questionnaire *q,
		   const GPtrArray *given, int *n, struct diags *ds);

/* The question of the last questionnaire whose answer carrying_over() would carry to
 * question b of the next, or -1. d: between the two. */
int carrying_from(const struct judgement *last, const struct qdiff *d, int b);

/*
 * Inside a change that takes a service from one version to another: its waivers get the
 * names they have there, with who gave them, why and until when; one of something that
 * means something else there is withdrawn, with a warning. Those given under a
 * questionnaire that has nothing to do with d->a stay what they are.
 */
bool carrying_waivers(struct app *app, gint64 service, const struct qdiff *d, struct diags *ds);
/* Those that would be withdrawn and hold today: struct store_waiver, with the names of d->a. */
bool carrying_waivers_lost(GPtrArray **out, struct app *app, gint64 service,
			   const struct qdiff *d, struct diags *ds);

/* Says how many were carried, if any. */
void carrying_note(int n, const char *service, struct diags *ds);

#endif
