/*
 * The one screen before a workshop that has no draft yet: what was found last time, how
 * many people are in the room and which roles are missing, and that nobody is named.
 * Nothing is stored until somebody goes on.
 */
#ifndef SEAM_TUI_BEGIN_H
#define SEAM_TUI_BEGIN_H

#include "app/workshop.h"
#include "tui/tui.h"

/* Whether a request starts something, or needs a name that only a person knows. */
bool begin_is_needed(bool *out, struct app *app, const struct workshop_request *r,
		     struct diags *ds);
/* Once it stands on the stack: asks what a quick check cannot do without. */
void begin_ask(struct screen *s);

extern const struct screen_ops begin_ops;	/* arg: struct workshop_request */

#endif
