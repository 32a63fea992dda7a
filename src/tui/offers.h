/* The one list of answers that wait for the room's yes: prepared by a role, carried over
 * from last time, guessed in a quick check. */
#ifndef SEAM_TUI_OFFERS_H
#define SEAM_TUI_OFFERS_H

#include "tui/tui.h"

bool offers_push(struct tui *t, const char *service);

extern const struct screen_ops offers_ops;

#endif
