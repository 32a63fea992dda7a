/* Can a condition come true, and can it fail to? Found out by trying answers. */
#ifndef SEAM_CORE_LINT_REACH_H
#define SEAM_CORE_LINT_REACH_H

#include "core/expr.h"

struct reach {
	bool can_hold;		/* some answers make it YES */
	bool can_fail;		/* some do not */
	bool certain;		/* a false above is one: all that matters was tried */
};

/*
 * Tries answers, facts and numbers around the constants of the condition: all
 * combinations when they are few, else a fixed sample. each_tag: members that
 * `it' may be, or RULE_EACH_...
 */
struct reach lint_reach(const struct questionnaire *q, const struct expr *e, int each_tag);

#endif
