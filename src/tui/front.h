/* The full screen as a front end of app. */
#ifndef SEAM_TUI_FRONT_H
#define SEAM_TUI_FRONT_H

#include "app/app.h"

extern const struct app_front full_screen_front;

#endif
