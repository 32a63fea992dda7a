/* The help overlay: what the keys of the screen below do, by heading. */
#ifndef SEAM_TUI_HELP_H
#define SEAM_TUI_HELP_H

#include "tui/tui.h"

extern const struct screen_ops help_ops;

#endif
