/* A text to read: scrolls, can be searched. */
#ifndef SEAM_TUI_VIEWER_H
#define SEAM_TUI_VIEWER_H

#include "tui/tui.h"

/* Lines of text under a title; both are copied. */
bool viewer_push(struct tui *t, const char *title, const char *text);

extern const struct screen_ops viewer_ops;

#endif
