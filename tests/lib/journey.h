/*
 * The kit for whole journeys: seam on a terminal of its own, in a fresh folder with a
 * database, with a fixed clock, author and locale. A journey reads like what a person
 * does:
 *
 *	struct journey j;
 *
 *	journey_init(&j, JOURNEY_DEMO);
 *	journey_start(&j, 24, 80, "");
 *	terminal_wait_for(j.t, "billing");
 *	journey_golden(&j, "home");
 *	journey_keys(&j, "j Enter");
 *	terminal_wait_for(j.t, "Saved");
 *	journey_end(&j, "q", 0);
 *	journey_clear(&j);
 *
 * Wait for text, never for time; a failing wait shows the screen. Whatever a journey
 * does in the end, seam has given the terminal back: journey_end() checks.
 *
 * Golden screens are tests/tui/golden/NAME-COLSxROWS.txt. journey_golden() waits until
 * the screen is as the file says; SEAM_TEST_ACCEPT=1 writes it anew, and then a person
 * reads it. Needs libvterm, as terminal.h does.
 */
#ifndef SEAM_TESTS_LIB_JOURNEY_H
#define SEAM_TESTS_LIB_JOURNEY_H

#include "terminal.h"

#define JOURNEY_NOW "2026-11-22T15:05:00Z"

enum journey_data {
	JOURNEY_NOTHING,	/* no database yet */
	JOURNEY_SERVICE,	/* billing of shop, owned by Payments; no answers */
	JOURNEY_DEMO,		/* what `seam demo' makes */
	JOURNEY_DATA_COUNT,
};

struct journey {
	struct terminal *t;	/* NULL until journey_start() */
	char *dir, *db;
	GPtrArray *env;		/* char *: of what is started from now on */
};

void journey_init(struct journey *j, enum journey_data data);
void journey_clear(struct journey *j);

/* "NAME=VALUE" for what is started afterwards, replacing an earlier value; "NAME" unsets
 * it. SEAM_DB, SEAM_NOW, SEAM_USER, PAGER and the clean home are there already. */
void journey_env(struct journey *j, const char *pair);

/* seam with these arguments (one text, split at blanks; "" = none). One that still runs
 * is ended first, as by closing its window. */
void journey_start(struct journey *j, int rows, int cols, const char *words);
/* The same for any program; argv ends with NULL. */
void journey_start_program(struct journey *j, int rows, int cols, const char *const *argv);

/*
 * Keys by name, separated by blanks: "j", "?", "Enter", "Esc", "Tab", "S-Tab", "Space",
 * "Backspace", "Delete", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn",
 * "F1" ... "F12", "C-l" for control; other words are typed as they stand. After Esc it
 * waits until nothing more is drawn: a key right behind it would be Alt with that key.
 */
void journey_keys(struct journey *j, const char *keys);

/* Presses the keys (or none: NULL) and waits for the end; fails the test unless the exit
 * status is this one and modes, screen and cursor are as they were. */
void journey_end(struct journey *j, const char *keys, int status);

/* Fails the test unless the screen is, or becomes within the deadline, the golden one. */
void journey_golden(struct journey *j, const char *name);

/*
 * A resize at the worst moment, see resize_shim.c: arm it before journey_start(), then
 * fire it. The key gets the program out of the wait it is in and means nothing else; the
 * resize comes as it is about to wait again. False, and the test fails, when the program
 * never waits. Whether it was noticed is for the test to see on the screen.
 */
void journey_arm_resize(struct journey *j);
bool journey_resize_in_wait(struct journey *j, int rows, int cols, const char *key);

/* What another seam, run in the folder, prints on the same database meanwhile; fails the test unless it
 * exits with 0. Yours to free. */
char *journey_seam(struct journey *j, const char *words);

/* What was written to the terminal since it started: SGR codes that set a colour (bold
 * and reverse are none), and bytes over 127. */
bool journey_wrote_colour(const struct journey *j);
bool journey_wrote_beyond_ascii(const struct journey *j);
/* The same of any bytes. */
bool journey_has_colour(const char *bytes, size_t length);

#endif
