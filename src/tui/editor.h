/* A text in the user's own editor. */
#ifndef SEAM_TUI_EDITOR_H
#define SEAM_TUI_EDITOR_H

#include <stdbool.h>

#include "base/diag.h"

/* Runs $VISUAL, else $EDITOR, else vi, on a private copy; the terminal must be in its
 * usual modes. False with a diagnostic when it cannot be run, ends with a failure, or
 * leaves what is no UTF-8; the text is then unchanged, and the copy stays when something
 * was written to it: the diagnostic says where. *out is yours to free. */
bool editor_run(const char *text, char **out, struct diags *ds);

#endif
