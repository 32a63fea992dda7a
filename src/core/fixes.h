/*
 * Single fixes across a system: each is applied to the inputs of all services it touches,
 * and these are judged again by the same evaluator. So what a fix is said to unlock has
 * been tried, and what changes nothing is not among them.
 *
 * A fix is one answer, made good in every service where it is known not to be; or one
 * change of what is registered: a call, the callers of a service, a store, an owner, the
 * services of a team. Nobody is made up: no fix adds a team or people to one.
 */
#ifndef SEAM_CORE_FIXES_H
#define SEAM_CORE_FIXES_H

#include "core/inputs.h"
#include "core/system_view.h"

enum fix_kind {
	FIX_ANSWER,		/* question is as it should be */
	FIX_CALL,		/* service no longer waits for other */
	FIX_CALLERS,		/* nobody waits for service any more */
	FIX_WRITER,		/* one of the services alone writes to the store */
	FIX_OWNER,		/* one team alone owns service */
	FIX_MERGE,		/* the team keeps its services as one */
	FIX_KIND_COUNT
};
const char *fix_kind_name(enum fix_kind k);	/* "answer" */

struct fix {
	enum fix_kind kind;
	const struct questionnaire *q;	/* of the first service; borrowed, and NULL but for */
	int question;			/* FIX_ANSWER */
	int service, other;		/* indices, or -1 */
	int store, team;		/* into view->stores, into portfolio.teams; or -1 */
	/* all int, services by index */
	GArray *services;		/* where something has to be done */
	GArray *unlocked;		/* NO-GO before, and not after */
	GArray *better;			/* others whose verdict or leaning rises */
	int stops;			/* that vanish, in all services together */
};

struct fix_case {
	const struct system_view *view;
	const struct facts *facts;	/* as registered today, one per service */
	/* What each service is judged on, NULL = not at all. Facts in there may be older:
	 * of these, only what a fix changes today is changed. */
	struct inputs *const *in;
};

/*
 * Those with an effect: most services unlocked first, then most made better, then most
 * stops taken away, then fewest places to act. Of registered changes the FIX_CANDIDATES
 * nearest at hand of each kind are tried. Free the array of struct fix.
 */
enum { FIX_CANDIDATES = 10 };
GPtrArray *fixes_find(const struct fix_case *c);

#endif
