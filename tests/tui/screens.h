/*
 * Every screen of the program, each opened as somebody comes to it, on a service that
 * was assessed once and is assessed again. test_screens.c fails when one is missing.
 */
#ifndef SEAM_TESTS_TUI_SCREENS_H
#define SEAM_TESTS_TUI_SCREENS_H

#include "fixture.h"

struct screen_row {
	const char *name;		/* as in its ops */
	void (*open)(struct tui_fixture *f);	/* home is open */
};

extern const struct screen_row screen_rows[];	/* ends with a NULL name */

/* A fixture with that screen on top; cleared by tui_fixture_clear(). */
void screens_open(struct tui_fixture *f, const struct screen_row *row);

#endif
