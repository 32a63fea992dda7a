/* What the two files of core/fixes share, and nobody else. */
#ifndef SEAM_CORE_FIX_TRIAL_H
#define SEAM_CORE_FIX_TRIAL_H

#include "core/fixes.h"
#include "core/judge.h"

struct outcome {
	enum verdict_token token, leaning;
	int stops;
};
struct outcome fix_outcome(const struct judge *j);

struct fix *fix_new(enum fix_kind kind);
void fix_free(struct fix *f);
/* What became of a service with it. */
void fix_count(struct fix *f, int service, const struct outcome *before,
	       const struct outcome *after);
/* Keeps it when it has an effect; takes it over. */
void fix_add(GPtrArray *fixes, struct fix *f);
/* Negative when a is the better one. */
int fix_compare(const struct fix *a, const struct fix *b);

/* Changes of what is registered (fix_register.c). */
void fixes_find_registered(GPtrArray *fixes, const struct fix_case *c);

#endif
