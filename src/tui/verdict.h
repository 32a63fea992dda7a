/*
 * The verdict of a service as it stands: what stops it, what would turn it, every gate,
 * what can still decide. Live over a draft: each answer changes it.
 */
#ifndef SEAM_TUI_VERDICT_H
#define SEAM_TUI_VERDICT_H

#include "tui/tui.h"

/* SERVICE or SERVICE@A. */
bool verdict_push(struct tui *t, const char *target);

/* The style and the sign of a verdict and of a state, for every screen that shows one. */
enum style verdict_style(int token);		/* enum verdict_token */
enum glyph verdict_glyph(int token);
enum style state_style(int state, bool stops);	/* enum state */
enum glyph state_glyph(int state, bool stops);

extern const struct screen_ops verdict_ops;

#endif
