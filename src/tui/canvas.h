/*
 * The screen as a grid of cells that screens draw on, tests read and one painter
 * sends to the terminal. An area is a rectangle of it: what is drawn outside is cut
 * off, so a screen can be as large as it likes.
 *
 * Text comes in as it was typed, by anybody: it is made safe here (text_sanitize), cut
 * with an ellipsis, and in the ASCII set spelled in ASCII. A cell holds one character
 * with its marks; a wide one covers two cells.
 */
#ifndef SEAM_TUI_CANVAS_H
#define SEAM_TUI_CANVAS_H

#include <stdbool.h>

#include <glib.h>

#include "base/text.h"
#include "tui/style.h"

/* Small, and nothing between its members: all cells are looked at with each frame, after
 * a rest in which others have used the caches. */
struct cell {
	guint32 sign;		/* a character; a larger number stands for one with marks;
				   0 = the right half of a wide one */
	guint16 width;		/* 1 or 2; 0 = right half */
	guint16 style;		/* enum style */
};
G_STATIC_ASSERT(sizeof(struct cell) == 8);

enum { CELL_BYTES = 22 };	/* five code points, which is what curses keeps; NUL */
/* Its text, in UTF-8. */
void canvas_cell_text(const struct cell *cell, char out[CELL_BYTES]);

struct canvas {
	int rows, cols;
	bool ascii;		/* draw with ASCII alone */
	int cursor_row, cursor_col;	/* of the text cursor; -1 = not shown */
	struct cell *cells;
};

struct canvas *canvas_new(int rows, int cols, bool ascii);
void canvas_free(struct canvas *c);
typedef struct canvas canvas;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(canvas, canvas_free)

/* Blank, of this size, without a text cursor. */
void canvas_reset(struct canvas *c, int rows, int cols);

/* The cell; row and column must be inside. */
static inline struct cell *canvas_cell(const struct canvas *c, int row, int col)
{
	return &c->cells[row * c->cols + col];
}

/* All rows as text, blanks at their ends left out, each with a LF. Yours to free. */
char *canvas_text(const struct canvas *c);

/* Signs that differ between the sets; both have the same width, one column. */
enum glyph {
	GLYPH_HORIZONTAL, GLYPH_VERTICAL,
	GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT, GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT,
	GLYPH_POINTER,		/* before the row the cursor is on */
	GLYPH_BAR, GLYPH_BAR_PART, GLYPH_BAR_REST,
	GLYPH_GO, GLYPH_CONDITIONAL, GLYPH_NO_GO, GLYPH_INCOMPLETE,
	GLYPH_READY, GLYPH_PARTLY, GLYPH_STOPS, GLYPH_OPEN,
	GLYPH_MORE_ABOVE, GLYPH_MORE_BELOW,
	GLYPH_CRUMB,		/* between the names in the first row */
	GLYPH_COUNT
};
const char *glyph_text(enum glyph g, bool ascii);

/* ---- areas --------------------------------------------------------------- */

struct area {
	struct canvas *canvas;
	int row, col, rows, cols;
};

struct area area_of(struct canvas *c);
/* A part of an area, cut at its edges; rows and cols may come out as 0. */
struct area area_part(const struct area *a, int row, int col, int rows, int cols);

/* Each gives the columns it used. One line, cut at the area's right edge. */
int area_put(const struct area *a, int row, int col, enum style s, const char *text);
int area_printf(const struct area *a, int row, int col, enum style s, const char *format,
		...) G_GNUC_PRINTF(5, 6);
int area_glyph(const struct area *a, int row, int col, enum style s, enum glyph g);
/* Exactly so many columns: cut, or filled with blanks of the style. */
int area_put_cols(const struct area *a, int row, int col, int cols, enum style s,
		  enum text_align align, const char *text);

/* Lines broken by the Unicode rules in the columns from col to the right edge, as many
 * as fit below row; what does not fit ends in an ellipsis. Gives the rows used. */
int area_wrap(const struct area *a, int row, int col, enum style s, const char *text);
/* Rows that area_wrap() would use with no end to the area. */
int area_wrap_rows(const struct area *a, int col, const char *text);

void area_fill(const struct area *a, enum style s);
/* The row's style, its text left as it is: for the row the cursor is on. */
void area_mark_row(const struct area *a, int row, enum style s);
/* The row the cursor of a list is on: marked, with the pointer in its first column. */
void area_select_row(const struct area *a, int row);
void area_rule(const struct area *a, int row, const char *title);	/* NULL = none */
/* A frame around the area, blank inside; what is inside it. */
struct area area_box(const struct area *a, const char *title);
/* A bar of so many columns, full up to value of max. */
void area_bar(const struct area *a, int row, int col, int cols, enum style s, int value,
	      int max);
/* Rows of another canvas of the same width, from first on; its text cursor, too. */
void area_copy(const struct area *a, const struct canvas *from, int first);
/* Where the text cursor stands. */
void area_cursor(const struct area *a, int row, int col);

#endif
