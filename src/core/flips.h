/*
 * What would turn the verdict: the smallest set of answers that makes it a step
 * better, and the single answers that would make it worse. The set is found by
 * applying answers to a copy of the inputs and judging again, so what is
 * returned has been tried.
 */
#ifndef SEAM_CORE_FLIPS_H
#define SEAM_CORE_FLIPS_H

#include "core/verdict.h"

void flip_clear(struct flip *f);

/* Adds to a GArray of struct flip. Nothing for GO and INCOMPLETE, and nothing when
 * no set of answers is enough. */
void flips_find(GArray *flips, const struct inputs *in);

/* Known answers that alone, failing, lower the verdict (or the leaning of an
 * INCOMPLETE one). Info questions have no failing answer. */
void flips_find_worse(GArray *worse, const struct inputs *in);

/* Sets these answers and justifies these smells. False if one cannot be set. */
bool flips_apply(struct inputs *in, const GArray *flips);

/* Whether they lead as far, or farther, with this number for one of their questions. */
bool flips_hold(const struct inputs *in, const GArray *flips, int question, gint64 number);

#endif
