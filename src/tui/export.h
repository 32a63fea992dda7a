/* Writing what is on the screen to a file: the file's ending names the format. */
#ifndef SEAM_TUI_EXPORT_H
#define SEAM_TUI_EXPORT_H

#include "tui/tui.h"

/* Asks for a file and writes there what the command prints. A file that is there is not
 * replaced without asking. */
void export_ask(struct screen *owner, const char *const *words);

#endif
