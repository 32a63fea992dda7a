/* Actions, and parked topics, of one service or of all: who does what until when. */
#ifndef SEAM_TUI_ITEMS_H
#define SEAM_TUI_ITEMS_H

#include "tui/tui.h"

/* service NULL = of all. */
bool actions_push(struct tui *t, const char *service);
bool topics_push(struct tui *t, const char *service);

extern const struct screen_ops items_ops;

#endif
