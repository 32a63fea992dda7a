/*
 * What becomes of a draft's answers under a newer version of its questionnaire, and y
 * that takes it there.
 */
#ifndef SEAM_TUI_LIFT_H
#define SEAM_TUI_LIFT_H

#include "tui/tui.h"

/* to: as `seam lift --to' takes it; NULL = the newest version there is. Where there is
 * nothing to lift, no screen opens and the status row says why. */
bool lift_push(struct tui *t, const char *service, const char *to);

extern const struct screen_ops lift_ops;

#endif
