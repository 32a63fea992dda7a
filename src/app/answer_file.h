/* Answers from a file: tab-separated lines, or a JSON object a line. */
#ifndef SEAM_APP_ANSWER_FILE_H
#define SEAM_APP_ANSWER_FILE_H

#include <glib.h>

#include "base/diag.h"

/*
 * Appends one edit per answer; path "-" is stdin. Lines that are empty or start with
 * # are left out. All lines that make no sense are in ds, with their place.
 */
bool answer_file_read(GPtrArray *edits, const char *path, struct diags *ds);

#endif
