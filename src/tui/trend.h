/*
 * One service over its assessments, a column each: verdict, gates, sections, and a plot
 * of the gates that are ready.
 */
#ifndef SEAM_TUI_TREND_H
#define SEAM_TUI_TREND_H

#include "tui/tui.h"

bool trend_push(struct tui *t, const char *service);

extern const struct screen_ops trend_ops;

#endif
