/* The last screen of a workshop: five lines to photograph. */
#ifndef SEAM_TUI_CLOSING_H
#define SEAM_TUI_CLOSING_H

#include "tui/tui.h"

/* SERVICE or SERVICE@A. */
bool closing_push(struct tui *t, const char *target);

extern const struct screen_ops closing_ops;

#endif
