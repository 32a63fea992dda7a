/*
 * The command palette: every key of the screen below and every command of the shell by
 * its name, with the key that does the same.
 */
#ifndef SEAM_TUI_PALETTE_H
#define SEAM_TUI_PALETTE_H

#include "tui/tui.h"

extern const struct screen_ops palette_ops;

#endif
