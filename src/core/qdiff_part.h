/*
 * The parts of comparing two versions, shared by the files qdiff*.c and nobody else.
 */
#ifndef SEAM_CORE_QDIFF_PART_H
#define SEAM_CORE_QDIFF_PART_H

#include "core/qdiff.h"

/* Whether the words that people read of a question differ, in any sentence. */
bool qdiff_words_differ(const struct question *a, const struct question *b);
/* Whether a multi offers the same items, whatever their order: what was not ticked was
 * then seen and left. */
bool qdiff_same_items(const struct question *a, const struct question *b);
/* What differs between two questions by themselves: bits of enum qdiff_change. */
unsigned qdiff_changes_of(const struct questionnaire *a, const struct question *qa,
			  const struct questionnaire *b, const struct question *qb);

/* Fills d->rules, and marks the lines whose questions a differing rule reads. */
void qdiff_add_rules(struct qdiff *d);

#endif
