/*
 * Which published accounts are worth reading beside a verdict: cases that were
 * told to go the same way, or failed the same gates. They show that others have
 * been there; no verdict depends on them.
 */
#ifndef SEAM_CORE_PRECEDENT_H
#define SEAM_CORE_PRECEDENT_H

#include "core/case.h"
#include "core/verdict.h"

enum { PRECEDENTS_MAX = 2 };

/*
 * Fills chosen with the indexes of the nearest cases, nearest first, and returns
 * how many there are. Near is: the same path, then the same verdict (the leaning
 * while it is incomplete), then more gates that fail in both; ties go to the id.
 * A case that shares neither path nor a failing gate is never chosen.
 */
int precedent_choose(int chosen[PRECEDENTS_MAX], const struct published_case *const *cases,
		int n_cases, const struct inputs *in, const struct verdict *v);

#endif
