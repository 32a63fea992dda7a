/* The keys that every screen has: moving, search, undo, leaving. */
#ifndef SEAM_TUI_COMMON_H
#define SEAM_TUI_COMMON_H

#include "tui/binding.h"

/* Of screens, and those few that hold over an overlay, too. */
extern const struct binding common_bindings[];
extern const struct binding common_overlay_bindings[];

#endif
