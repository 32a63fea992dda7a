/* How the full screen is drawn: tui_draw() of tui.h, and what it needs to know. */
#ifndef SEAM_TUI_FRAME_H
#define SEAM_TUI_FRAME_H

#include "tui/tui.h"

/* Below 40x10. */
bool tui_is_too_small(const struct tui *t);
/* The first row of a screen's body, and how many it has. */
int frame_body_row(const struct tui *t);
int frame_body_rows(const struct tui *t);
/* Why q does not quit there. */
const char *frame_unseen(void);

#endif
