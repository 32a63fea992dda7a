/*
 * A question with a few answers, in a box over the screen that asks: a sentence or two,
 * and numbered ways on. Digits choose; Enter, and Space where nothing is lost by one too
 * many, take the one the cursor is on.
 */
#ifndef SEAM_TUI_MENU_H
#define SEAM_TUI_MENU_H

#include "tui/tui.h"

enum { MENU_OPTIONS_MAX = 6 };

/* All strings are translated and copied. */
struct menu {
	const char *title, *text;
	const char *options[MENU_OPTIONS_MAX + 1];	/* ends with NULL */
	int preset;					/* the cursor is on */
	bool deliberate;				/* Space takes nothing */
	/* The number of the option from 0; -1 = Esc: nothing was chosen. */
	void (*chosen)(struct screen *owner, int option);
};

/* The asking screen is the top one. */
void menu_ask(struct screen *owner, const struct menu *m);

extern const struct screen_ops menu_ops;

#endif
