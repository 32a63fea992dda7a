/*
 * Help from the rows: the overview, one command, one topic of the questionnaire,
 * and the same rows as roff for the manual page.
 */
#ifndef SEAM_APP_HELP_H
#define SEAM_APP_HELP_H

#include <glib.h>

#include "app/action.h"

/* All commands, a line each, by family. */
void help_overview(GString *out, int width_cols);
void help_action(GString *out, const struct action *a, int width_cols);
/* All commands that start with this word ("team"), a line each. */
void help_word(GString *out, const char *word, int width_cols);
/* COMMANDS and OPTIONS of seam(1). */
void help_roff(GString *out);

/* The script that completes seam's commands; false when the shell is unknown. */
bool completion_write(GString *out, const char *shell);

#endif
