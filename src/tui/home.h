/* The first screen: all proposed services, or those of one system. */
#ifndef SEAM_TUI_HOME_H
#define SEAM_TUI_HOME_H

#include "tui/tui.h"

/* arg: the system's name, or NULL for all. */
extern const struct screen_ops home_ops;

/* Puts the cursor of the home at the bottom on this service, once it is read again:
 * after one was added or renamed. */
void home_select(struct tui *t, const char *service);

#endif
