/* The first screen: all proposed services, or those of one system. */
#ifndef SEAM_TUI_HOME_H
#define SEAM_TUI_HOME_H

#include "tui/tui.h"

/* arg: the system's name, or NULL for all. */
extern const struct screen_ops home_ops;

#endif
