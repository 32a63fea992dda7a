/* Closed rounds of votes to report on. */
#ifndef SEAM_TESTS_LIB_VOTED_H
#define SEAM_TESTS_LIB_VOTED_H

#include "judged.h"

/* One round; those of a question stand together. */
struct voted_round {
	const char *question, *tally;	/* a tally, or cards separated by || */
	enum vote_kind kind;
	const char *agreed;		/* stored value, or NULL */
};

enum { VOTED_ROUNDS_MAX = 8 };

struct voted {
	struct vote *votes[VOTED_ROUNDS_MAX];
	struct vote_result results[VOTED_ROUNDS_MAX];
	struct report_round rounds[VOTED_ROUNDS_MAX];
	struct report_vote of[VOTED_ROUNDS_MAX];
	int n_rounds, n_of;
};

/* Adds the rounds (question NULL ends them) to what is reported; until voted_clear(). */
void voted_init(struct voted *t, struct judged *j, const struct voted_round *rounds);
void voted_clear(struct voted *t);

#endif
