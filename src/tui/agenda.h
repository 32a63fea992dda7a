/* What a follow-up talks about, before it begins. */
#ifndef SEAM_TUI_AGENDA_H
#define SEAM_TUI_AGENDA_H

#include "tui/tui.h"

bool agenda_push(struct tui *t, const char *service);

extern const struct screen_ops agenda_ops;

#endif
