/*
 * Where the data of a command goes: a file, the pager or stdout; and what is said
 * on stderr. Every failure to write is noticed.
 */
#ifndef SEAM_CLI_OUTPUT_H
#define SEAM_CLI_OUTPUT_H

#include "app/app.h"

/*
 * Writes app->out: to the file `path', or to stdout when it is NULL (through the
 * pager when it is long text on a terminal). A reader that has gone away is no
 * failure.
 */
bool output_write(const struct app *app, const char *path, bool colour,
		  struct diags *ds);

/* Writes all bytes to a descriptor; a closed pipe counts as done and sets *closed. */
bool output_bytes(int fd, const char *bytes, size_t length, bool *closed,
		  struct diags *ds);

/* One line on stderr, sanitised and in the locale's encoding. */
void output_say(const char *text);

/* What is not open among the three standard descriptors gets /dev/null, so that no
 * file we open is taken for one; writing there still fails. */
void output_guard_descriptors(void);

#endif
