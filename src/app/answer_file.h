/* Answers from a file: tab-separated lines, or a JSON object a line. */
#ifndef SEAM_APP_ANSWER_FILE_H
#define SEAM_APP_ANSWER_FILE_H

#include <glib.h>

#include "load/source.h"

/* The file's text; path "-" is stdin. Sheets are read by others (app/sheet_answers.h). */
bool answer_file_load(struct source *s, const char *path, struct diags *ds);
/*
 * Appends one edit per answer. Lines that are empty or start with # are left out. All
 * lines that make no sense are in ds, with their place.
 */
bool answer_file_read(GPtrArray *edits, const struct source *s, struct diags *ds);

#endif
