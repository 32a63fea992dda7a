/*
 * A full screen without a terminal, on a database of its own: keys go in by their names,
 * the screen comes out as text. The clock stands still at FIXTURE_NOW (tests/app), the
 * author is "tester".
 */
#ifndef SEAM_TESTS_TUI_FIXTURE_H
#define SEAM_TESTS_TUI_FIXTURE_H

#include "../app/fixture.h"
#include "tui/tui.h"

struct tui_fixture {
	struct fixture base;	/* run commands on the same database: fixture_run() */
	struct app app;
	struct tui tui;
	struct canvas *canvas;
};

/* An empty database, no screen yet; 24 x 80. */
void tui_fixture_init(struct tui_fixture *f);
void tui_fixture_clear(struct tui_fixture *f);

/* Runs a command before or between keys; fails the test unless it ends well. Words as in
 * fixture_run(), ended by NULL. */
#define tui_fixture_run(f, ...) \
	do { \
		struct ran ran_ = { 0 }; \
		fixture_run(&(f)->base, &ran_, __VA_ARGS__, NULL); \
		ran_expect(&ran_, EXIT_CODE_OK); \
		ran_clear(&ran_); \
	} while (0)

/* The demo's database in place of the empty one, and the first screen on it. */
void tui_fixture_demo(struct tui_fixture *f, const struct screen_ops *ops, const void *arg);

/* The first screen. */
void tui_fixture_start(struct tui_fixture *f, const struct screen_ops *ops, const void *arg);
/* Ends the full screen and opens it again, as a restart does. */
void tui_fixture_restart(struct tui_fixture *f, const struct screen_ops *ops, const void *arg);

/* Another terminal on the database of the first, at a time of its own, and its end. */
void tui_fixture_beside(struct tui_fixture *f, const struct tui_fixture *first, const char *now);
void tui_fixture_leave(struct tui_fixture *f);

/* Keys by their names, separated by blanks: "1 Space j Ctrl-R". */
void tui_type(struct tui_fixture *f, const char *keys);
/* A text, letter by letter. */
void tui_write(struct tui_fixture *f, const char *text);
void tui_size(struct tui_fixture *f, int rows, int cols);

/* The screen as it is now; yours to free. */
char *tui_text(struct tui_fixture *f);
/* Fails the test, showing the screen, unless it is (not) there. */
#define tui_shows(f, text) tui_shows_at(__FILE__, __LINE__, (f), (text), true)
#define tui_lacks(f, text) tui_shows_at(__FILE__, __LINE__, (f), (text), false)
void tui_shows_at(const char *file, int line, struct tui_fixture *f, const char *text,
		  bool there);
/* Compares with tests/tui/golden/NAME.txt; SEAM_TEST_ACCEPT=1 writes it. */
void tui_is_golden(struct tui_fixture *f, const char *name);

#endif
