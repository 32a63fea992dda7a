/*
 * Two assessments of a service side by side: the change in words, then what became of
 * every answer, worst first.
 */
#ifndef SEAM_TUI_COMPARE_H
#define SEAM_TUI_COMPARE_H

#include "tui/tui.h"

/* Each SERVICE[@A]; b NULL: the service's last two. A service that has no second one gets
 * a screen that says so and starts it. */
bool compare_push(struct tui *t, const char *a, const char *b);

extern const struct screen_ops compare_ops;

#endif
