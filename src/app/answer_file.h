/* Answers from a file: tab-separated lines, or a JSON object a line. */
#ifndef SEAM_APP_ANSWER_FILE_H
#define SEAM_APP_ANSWER_FILE_H

#include <glib.h>

#include "load/source.h"

/*
 * Appends one edit per answer; sheets are read by others (load/sheet.h). Lines that are
 * empty or start with # are left out. All lines that make no sense are in ds, with their
 * place.
 */
bool answer_file_read(GPtrArray *edits, const struct source *s, struct diags *ds);

#endif
