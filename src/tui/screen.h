/*
 * A screen: a table of what it can do, and its own state behind it. Screens stand on a
 * stack (tui.h); the top one has the keys. act - a key's run function - changes state
 * through actions of app and tells the stack what to do (tui_push(), tui_pop(),
 * tui_say()); draw reads state and writes cells, nothing more: no database, no clock.
 *
 * To add one: a file with its state (struct screen first), its rows of keys, and its
 * ops last; its name in a row of keys of the screen that opens it.
 */
#ifndef SEAM_TUI_SCREEN_H
#define SEAM_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "tui/binding.h"
#include "tui/canvas.h"
#include "tui/list.h"

struct tui;
struct screen;

struct screen_ops {
	const char *name;		/* stable: "question" */
	size_t size;			/* of its state */
	const struct binding *bindings;	/* its keys; those of tui.c come behind */
	bool overlay;			/* drawn over the one below, without header of its own */

	/* State is zeroed; arg as its header says. False: nothing is pushed. */
	bool (*open)(struct screen *s, const void *arg, struct diags *ds);
	void (*close)(struct screen *s);
	/* A key before the rows are asked: a field that has the cursor. True: taken. */
	bool (*input)(struct screen *s, int key);
	/* The same for text that was pasted. NULL: pasting means nothing here. */
	void (*paste)(struct screen *s, const char *text);
	/* A text has the letters now: the rows of keys that hold meanwhile, before all
	 * others; the last row shows them alone, for the rest would be typed. NULL: none
	 * has. */
	const struct binding *(*typing)(const struct screen *s);
	/* Something was written, here or by another terminal: read it again. False (with
	 * a diagnostic): what it showed is gone, and the screen goes. */
	bool (*refresh)(struct screen *s, struct diags *ds);
	/* What it stands on, or it itself, cannot be shown any more: why. True: it holds what
	 * somebody typed, and stays; asked again until it holds nothing. NULL: it never
	 * does. */
	bool (*hold)(struct screen *s, const char *why);
	/* Once a second; true = something to show has changed. */
	bool (*tick)(struct screen *s, int64_t now_ms);
	/* Esc and q: whether the screen may go. False when it asks first. */
	bool (*leave)(struct screen *s);
	/* Before it is drawn in so many rows and columns: what scrolls is fitted here. */
	void (*layout)(struct screen *s, int rows, int cols);
	/* The list that arrows, pages and / move in; NULL = none. */
	struct list *(*list)(struct screen *s);
	/* A row of that list as text, to be searched. Yours to free. */
	char *(*row_text)(struct screen *s, int row);

	/* Its name in the first row; NULL or "" = none. Yours to free. */
	char *(*crumb)(const struct screen *s);
	/* The right end of the first row: progress, timer. Yours to free, or NULL. */
	char *(*corner)(const struct screen *s, int cols);
	/* The row of the list drawn in this row of the body, or -1. */
	int (*row_at)(const struct screen *s, int row);
	/* In the status row while nothing else is said there. Yours to free, or NULL. */
	char *(*idle)(const struct screen *s);
	/* The body; an overlay gets the whole screen. */
	void (*draw)(const struct screen *s, const struct area *body);
	/* Shows this question of the questionnaire; the workshop's screen alone has it. */
	void (*go)(struct screen *s, int question);
	/* The service it is about: what undo goes by; NULL = none. Borrowed. */
	const char *(*service)(const struct screen *s);
};

struct screen {
	const struct screen_ops *ops;
	struct tui *tui;
};

#endif
