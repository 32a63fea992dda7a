/*
 * "did you mean": the known name nearest to what was typed, by edit distance with
 * swapped neighbours, ignoring case. Only names near enough count, so a word that
 * resembles nothing gets no silly proposal.
 */
#ifndef SEAM_BASE_NEAR_H
#define SEAM_BASE_NEAR_H

#include <stddef.h>

/* A search over names that are not in one array: init, offer each, read best. */
struct near {
	const char *word; /* borrowed */
	const char *best; /* borrowed from near_offer(); NULL = none near enough */
	unsigned distance;
};

void near_init(struct near *n, const char *word);
void near_offer(struct near *n, const char *name);

/* Over an array that ends with NULL. The result is one of the names, or NULL. */
const char *near_find(const char *word, const char *const *names);

/* The distance, at most `limit' + 1 when it is larger. */
unsigned near_distance(const char *a, const char *b, unsigned limit);

#endif
