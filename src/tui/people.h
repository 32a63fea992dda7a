/* Who is in the room, which roles are missing, and how the workshop is run. */
#ifndef SEAM_TUI_PEOPLE_H
#define SEAM_TUI_PEOPLE_H

#include "tui/tui.h"

bool people_push(struct tui *t, const char *service);

extern const struct screen_ops people_ops;

#endif
