/* Forms over the register: services, teams and systems. */
#ifndef SEAM_TUI_REGISTER_FORMS_H
#define SEAM_TUI_REGISTER_FORMS_H

#include "tui/tui.h"

/* A proposed service of this system; NULL: the only one there is, or a new one. */
bool register_new_service(struct tui *t, const char *system);
bool register_edit_service(struct tui *t, const char *service);
/* service: that of the screen it is opened on, for u. */
bool register_edit_team(struct tui *t, const char *team, const char *service);
bool register_edit_system(struct tui *t, const char *system, const char *service);

#endif
