/* The keys that every screen has: moving, search, undo, leaving. */
#ifndef SEAM_TUI_COMMON_H
#define SEAM_TUI_COMMON_H

#include "tui/tui.h"

/* Of screens, and those few that hold over an overlay, too. */
extern const struct binding common_bindings[];
extern const struct binding common_overlay_bindings[];

/* What undo or redo came to, in the status row: its label, or NULL when there was nothing;
 * services that a system answer touches. */
void common_say_step(struct tui *t, bool redo, const char *label, int services);

#endif
