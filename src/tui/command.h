/*
 * Commands of the shell, run inside the full screen: what cannot be done by a key can be
 * done by its name, and what both can do is one function.
 */
#ifndef SEAM_TUI_COMMAND_H
#define SEAM_TUI_COMMAND_H

#include "tui/tui.h"

/*
 * Runs the words ("report", "billing", NULL) as the shell would, at most width_cols wide.
 * *out gets what it printed, yours to free; with -o FILE that is in the file, and *out is
 * empty. False with a diagnostic when it ended with an error; notes and warnings are in
 * ds in any case. After a command that writes, screens read again.
 */
bool command_run(struct tui *t, const char *const *words, int width_cols, char **out,
		 struct diags *ds);

#endif
