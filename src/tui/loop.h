/*
 * The terminal: takes it over, feeds its keys, size and signals to the full screen,
 * paints, and gives it back on every way out - also when the program is killed by a
 * signal that can be caught, or by its own mistake.
 */
#ifndef SEAM_TUI_LOOP_H
#define SEAM_TUI_LOOP_H

#include "tui/tui.h"

/* Whether this terminal can show it; else line mode has to do. */
bool loop_is_possible(void);

/* How large it is now; false and nothing set when it does not say. */
bool loop_size(int *rows, int *cols);

/* Runs until the full screen is over; false with a diagnostic when the terminal cannot
 * be taken over. t has its first screen already. */
bool loop_run(struct tui *t, struct diags *ds);

#endif
