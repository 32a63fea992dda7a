/*
 * The recommended way on: path rows walked in file order on the states of the
 * leaning. Every match is appended once; the first is the path, the others come
 * next.
 */
#ifndef SEAM_CORE_PATH_H
#define SEAM_CORE_PATH_H

#include "core/judge.h"

struct path_walk {
	int *tokens;		/* numbers into plan.tokens, in order; no doubles */
	int n;
	bool by_points;		/* which section lost most decides, now or with fewer points */
};

void path_walk_init(struct path_walk *w, const struct questionnaire *q);
void path_walk_clear(struct path_walk *w);
/* Empty when there is nothing to lean on. */
void path_walk(struct path_walk *w, struct judge *j);

/* Whether no answer that is still open can change verdict, path or next paths. May
 * say no too often, never yes wrongly. */
bool path_is_decided(const struct path_walk *w, struct judge *j);

#endif
