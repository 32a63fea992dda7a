/*
 * The full screen without a terminal: the stack of screens, what keys do, the status
 * row, and how all of it is drawn. loop.c feeds it from a terminal; tests feed it keys
 * and read the canvas.
 *
 * Every write happens inside tui_key() and is on the disk when it returns. Afterwards
 * all screens are told to read again (tui_changed()).
 */
#ifndef SEAM_TUI_TUI_H
#define SEAM_TUI_TUI_H

#include "app/app.h"
#include "tui/screen.h"

enum { TUI_ROWS_MIN = 10, TUI_COLS_MIN = 40 };	/* below, only a notice is shown */
enum { TUI_COMPACT_ROWS = 16, TUI_COMPACT_COLS = 70 };	/* below, screens leave out more */

enum status { STATUS_PLAIN, STATUS_SAVED, STATUS_WARNING, STATUS_ERROR };

/* What only a real terminal can do; members may be NULL. */
struct tui_host {
	/* Lets the user's editor work on a text; false when it failed. Yours to free. */
	bool (*edit)(void *data, const char *text, char **out, struct diags *ds);
	void (*suspend)(void *data);
	void (*redraw)(void *data);		/* as if the terminal had lost everything */
	void (*mouse)(void *data, bool on);
	void (*paint)(void *data);		/* now: a key takes long */
};

struct tui {
	struct app *app;
	const struct tui_host *host;	/* NULL in tests */
	void *host_data;
	GPtrArray *stack;		/* struct screen; the last is the top */
	GPtrArray *gone;		/* popped in this key: freed when it is over */
	int rows, cols;			/* of the terminal */
	bool ascii;
	enum theme theme;
	bool presenter;			/* big and bare, for a projector */
	bool mouse;			/* the program has it: off until asked for */
	enum status status_kind;
	char *status;			/* the last row but one; NULL = empty */
	char *find;			/* what / looked for last, or NULL */
	bool changed;			/* a write happened in this key */
	guint32 data_version;		/* of the database when it was read last */
	bool others_wrote;		/* since then, at a refresh: nothing read before counts */
	bool over;
	char *last_words;		/* why nothing is left to show, or NULL */
	enum exit_code code;
};

void tui_init(struct tui *t, struct app *app);
/* The first screen; false with a diagnostic when it cannot be opened. */
bool tui_start(struct tui *t, const struct screen_ops *ops, const void *arg,
	       struct diags *ds);
void tui_clear(struct tui *t);

/* ---- fed by the loop or a test ------------------------------------------- */

void tui_key(struct tui *t, int key);
void tui_paste(struct tui *t, const char *text);
/* A press of the mouse, when it is on: selects the row of a list. */
void tui_click(struct tui *t, int row, int col);
/* Once a second: true when something to show has changed. */
bool tui_tick(struct tui *t);
/* Everything, onto a canvas of t's size. */
void tui_draw(struct tui *t, struct canvas *c);

/* ---- for screens ----------------------------------------------------------- */

/* A screen on top. False: it did not open, and the status row says why. */
bool tui_push(struct tui *t, const struct screen_ops *ops, const void *arg);
/* The top screen goes; on the last one the program ends. */
void tui_pop(struct tui *t);
/* The top screen goes, and another comes in its place. */
bool tui_replace(struct tui *t, const struct screen_ops *ops, const void *arg);
/* For what is put aside while others work: off the stack, back on top, or gone. */
void tui_lift(struct tui *t, struct screen *s);
void tui_lay(struct tui *t, struct screen *s);
void tui_drop(struct tui *t, struct screen *s);
struct screen *tui_top(const struct tui *t);
/* The screen below this one, or NULL. */
struct screen *tui_below(const struct screen *s);
/* The nearest one of that kind at or below the top, or NULL. */
struct screen *tui_find_screen(const struct tui *t, const struct screen_ops *ops);
/* To a question, if a screen below can show it: those above it go. */
bool tui_can_go(const struct tui *t);
void tui_go(struct tui *t, int question);
void tui_quit(struct tui *t, enum exit_code code);

/* The status row, until the next key that says something else. */
void tui_say(struct tui *t, enum status kind, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* The first error and its way out in the status row; warnings when there is no error.
 * Empties ds. */
void tui_complain(struct tui *t, struct diags *ds);
/* Another program holds the database, and what was asked for waits; then that it goes on.
 * Shown at once. */
void tui_wait(struct tui *t, bool waiting);
/* The same text without showing it; yours to free. "" when ds has nothing to say. */
char *tui_first_error(struct diags *ds);
/* After a write: all screens read again when the key is over; says it is saved, what it
 * was, and that u takes it back. */
void tui_saved(struct tui *t, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* After a write that needs no word: as tui_saved() without the text. */
void tui_changed(struct tui *t);

/* Whether the body is small: screens leave out what can be reached by a key. */
bool tui_is_compact(const struct tui *t);

/* A binding of the top screen or of everywhere; NULL when the key means nothing. */
const struct binding *tui_find_binding(const struct tui *t, int key);
/* Whether it applies to the screen, and one of its keys is not taken by a row before it:
 * only such rows are shown. */
bool tui_is_live(const struct screen *s, const struct binding *b);
/* Runs it as its key would. */
void tui_run_binding(struct tui *t, const struct binding *b, int key);
/* The keys that hold on every screen; ends with a NULL id. */
const struct binding *tui_common_bindings(void);

#endif
