/* Colour for verdicts in text that goes to a terminal. Every meaning stands there in
 * words; colour only helps the eye. */
#ifndef SEAM_CLI_COLOUR_H
#define SEAM_CLI_COLOUR_H

#include <stdbool.h>

/* when: "auto", "always", "never" or NULL (auto): colour on a terminal that can, unless
 * NO_COLOR is set to something. */
bool colour_is_on(const char *when, bool is_terminal);

/* The text with each verdict's word coloured; yours to free. */
char *colour_verdicts(const char *text);

#endif
