/*
 * All services of a system beside its teams: who owns, calls and writes what, what is
 * found, what one fix unlocks, and which service comes first.
 */
#ifndef SEAM_TUI_MATRIX_H
#define SEAM_TUI_MATRIX_H

#include "tui/tui.h"

/* The cursor on that service; NULL = the first. */
bool matrix_push(struct tui *t, const char *system, const char *service);

extern const struct screen_ops matrix_ops;

#endif
