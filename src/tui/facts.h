/* What is registered about a service beside what was answered, and where to change it. */
#ifndef SEAM_TUI_FACTS_H
#define SEAM_TUI_FACTS_H

#include "tui/tui.h"

/* SERVICE or SERVICE@A. */
bool facts_push(struct tui *t, const char *target);

extern const struct screen_ops facts_ops;

#endif
