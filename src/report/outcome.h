/* What can become of a service after it was judged. */
#ifndef SEAM_REPORT_OUTCOME_H
#define SEAM_REPORT_OUTCOME_H

#include <stdbool.h>

enum outcome {
	OUTCOME_KEPT,		/* runs on its own, as it was split */
	OUTCOME_GROWN,		/* the same, and has taken over more */
	OUTCOME_MERGED_BACK,	/* is part of the monolith, or of another service, again */
	OUTCOME_REGRETTED,	/* runs on its own, and should not */
	OUTCOME_COUNT
};

const char *outcome_name(enum outcome o);		/* token: "merged-back" */
enum outcome outcome_from_name(const char *name);	/* OUTCOME_COUNT when none */
const char *outcome_label(enum outcome o);		/* N_() */
/* Whether the split still stands and nobody is sorry. */
bool outcome_held(enum outcome o);

#endif
