/*
 * A text while it is typed: where the cursor is, and what keys do to it. Pure: screens
 * and prompts draw it (edit_draw()) and decide what Enter and Esc mean. Moves and
 * deletions go by what a person sees as one character.
 */
#ifndef SEAM_TUI_EDIT_H
#define SEAM_TUI_EDIT_H

#include <stdbool.h>

#include <glib.h>

#include "tui/canvas.h"

struct edit {
	GString *text;
	gsize at;		/* byte the cursor stands before */
	bool lines;		/* may hold line ends (Ctrl-J types one) */
	bool digits;		/* takes digits, blanks, and - + alone */
};

void edit_init(struct edit *e, const char *text);	/* cursor at the end; NULL = "" */
void edit_clear(struct edit *e);			/* frees */
void edit_set(struct edit *e, const char *text);

/* Whether the key changed the text or moved the cursor: then it was meant for it. */
bool edit_key(struct edit *e, int key);
/* Line ends become blanks where it has one line. What is no UTF-8 is left out. */
void edit_paste(struct edit *e, const char *text);

/* One row (the part around the cursor), or as many as the area has when it has lines. */
void edit_draw(const struct edit *e, const struct area *a, enum style s, bool active);
/* Rows that edit_draw() would like in so many columns. */
int edit_rows(const struct edit *e, int cols);

/* Without blanks at its ends; yours to free. "" when there is nothing. */
char *edit_text(const struct edit *e);

#endif
