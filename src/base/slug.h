/*
 * Slugs: the names of services, teams and systems on the command line, in files
 * and in URLs. They are kept as typed and unique ignoring case.
 */
#ifndef SEAM_BASE_SLUG_H
#define SEAM_BASE_SLUG_H

#include <stdbool.h>

#include "base/diag.h"

enum { SLUG_LENGTH_MAX = 64 };

/* [A-Za-z0-9][A-Za-z0-9_-]{0,63} */
bool slug_is_valid(const char *slug);

/* The same, saying what is wrong and offering a slug made from the text. */
bool slug_check(const char *slug, struct diags *ds);

/* The nearest slug to any text, or NULL when nothing in it can be kept. */
char *slug_from_text(const char *text);

#endif
