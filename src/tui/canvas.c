/*
 * Cells and the ways to fill them. Nothing here knows a terminal; nothing is drawn
 * that has not been made safe first.
 */
#include "config.h"

#include "tui/canvas.h"

#include <stdarg.h>
#include <string.h>

#define ZERO_WIDTH_JOINER 0x200d

enum { SIGNS_MARKED = 0x110000 };	/* behind the last character */

static const struct {
	const char *utf8;
	char ascii[2];
} glyphs[] = {
	[GLYPH_HORIZONTAL] = { "\xe2\x94\x80", "-" },
	[GLYPH_VERTICAL] = { "\xe2\x94\x82", "|" },
	[GLYPH_TOP_LEFT] = { "\xe2\x94\x8c", "+" },
	[GLYPH_TOP_RIGHT] = { "\xe2\x94\x90", "+" },
	[GLYPH_BOTTOM_LEFT] = { "\xe2\x94\x94", "+" },
	[GLYPH_BOTTOM_RIGHT] = { "\xe2\x94\x98", "+" },
	[GLYPH_POINTER] = { "\xe2\x96\xb8", ">" },
	[GLYPH_BAR] = { "\xe2\x96\x88", "#" },
	[GLYPH_BAR_PART] = { "\xe2\x96\x93", "=" },
	[GLYPH_BAR_REST] = { "\xe2\x96\x91", "." },
	[GLYPH_GO] = { "+", "+" },
	[GLYPH_CONDITIONAL] = { "~", "~" },
	[GLYPH_NO_GO] = { "x", "x" },
	[GLYPH_INCOMPLETE] = { ".", "." },
	[GLYPH_READY] = { "+", "+" },
	[GLYPH_PARTLY] = { "~", "~" },
	[GLYPH_STOPS] = { "x", "x" },
	[GLYPH_OPEN] = { ".", "." },
	[GLYPH_MORE_ABOVE] = { "\xe2\x86\x91", "^" },
	[GLYPH_MORE_BELOW] = { "\xe2\x86\x93", "v" },
	[GLYPH_CRUMB] = { "\xe2\x80\xba", ">" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(glyphs) == GLYPH_COUNT);

const char *glyph_text(enum glyph g, bool ascii)
{
	return ascii ? glyphs[g].ascii : glyphs[g].utf8;
}

struct canvas *canvas_new(int rows, int cols, bool ascii)
{
	struct canvas *c = g_new0(struct canvas, 1);

	c->ascii = ascii;
	canvas_reset(c, rows, cols);
	return c;
}

void canvas_free(struct canvas *c)
{
	if (c == NULL)
		return;
	g_free(c->cells);
	g_free(c);
}

/* A character with marks is rare: each there is gets a number, for good. */
static guint32 sign_of(const char *text)
{
	if (*text == '\0' || *g_utf8_next_char(text) == '\0')
		return g_utf8_get_char(text);
	return SIGNS_MARKED + g_quark_from_string(text);
}

void canvas_cell_text(const struct cell *cell, char out[CELL_BYTES])
{
	if (cell->sign >= SIGNS_MARKED)
		g_strlcpy(out, g_quark_to_string(cell->sign - SIGNS_MARKED), CELL_BYTES);
	else
		out[cell->sign != 0 ? g_unichar_to_utf8(cell->sign, out) : 0] = '\0';
}

/* A sign of one column. */
static inline void set_sign(struct cell *cell, enum style s, guint32 sign)
{
	*cell = (struct cell){ .sign = sign, .width = 1, .style = (guint16)s };
}

void canvas_reset(struct canvas *c, int rows, int cols)
{
	g_assert(rows >= 0 && cols >= 0);
	if (rows != c->rows || cols != c->cols) {
		g_free(c->cells);
		c->cells = g_new(struct cell, MAX(rows * cols, 1));
		c->rows = rows;
		c->cols = cols;
	}
	for (int col = 0; col < cols && rows > 0; col++)
		set_sign(&c->cells[col], STYLE_TEXT, ' ');
	for (int row = 1; row < rows; row++)
		memcpy(canvas_cell(c, row, 0), c->cells, sizeof(*c->cells) * (gsize)cols);
	c->cursor_row = c->cursor_col = -1;
}

char *canvas_text(const struct canvas *c)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int row = 0; row < c->rows; row++) {
		for (int col = 0; col < c->cols; col++) {
			char sign[CELL_BYTES];

			canvas_cell_text(canvas_cell(c, row, col), sign);
			g_string_append(text, sign);
		}
		while (text->len > 0 && text->str[text->len - 1] == ' ')
			g_string_truncate(text, text->len - 1);
		g_string_append_c(text, '\n');
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

/* A wide character that loses one half shows neither. */
static void unpair(struct canvas *c, int row, int col)
{
	struct cell *cell = canvas_cell(c, row, col);

	if (cell->width == 0 && col > 0)
		set_sign(cell - 1, cell[-1].style, ' ');
	if (cell->width == 2 && col + 1 < c->cols)
		set_sign(cell + 1, cell[1].style, ' ');
}

/* Room for signs of one column, side by side; the first of its cells. */
static struct cell *clear_cells(struct canvas *c, int row, int col, int n)
{
	struct cell *cells = canvas_cell(c, row, col);

	for (int i = 0; i < n; i++)
		if (cells[i].width != 1)
			unpair(c, row, col + i);
	return cells;
}

static void set_cell(struct canvas *c, int row, int col, enum style s, const char *text,
		     int width)
{
	struct cell *cell = canvas_cell(c, row, col);

	unpair(c, row, col);
	if (width == 2)
		unpair(c, row, col + 1);
	*cell = (struct cell){ .sign = sign_of(text), .width = (guint16)width,
			       .style = (guint16)s };
	if (width == 2)
		cell[1] = (struct cell){ .style = (guint16)s };
}

/* Characters of one column that no mark can follow. */
static int plain_length(const char *text)
{
	int n = 0;

	while (text[n] >= ' ' && text[n] < 0x7f)
		n++;
	return text[n] == '\0' || n == 0 ? n : n - 1;
}

static void put_plain(const struct area *a, int row, int col, enum style s, const char *text,
		      int length)
{
	int skip = MAX(-col, 0), n = MIN(length, a->cols - col) - skip;
	struct cell *cells;

	if (n <= 0)
		return;
	cells = clear_cells(a->canvas, a->row + row, a->col + col + skip, n);
	for (int i = 0; i < n; i++)
		set_sign(&cells[i], s, (guint8)text[skip + i]);
}

/* A sign of one column, so many times. */
static void put_signs(const struct area *a, int row, int col, int cols, enum style s,
		      guint32 sign)
{
	int start = MAX(col, 0), n = MIN(col + cols, a->cols) - start;
	struct cell *cells;

	if (row < 0 || row >= a->rows || n <= 0)
		return;
	cells = clear_cells(a->canvas, a->row + row, a->col + start, n);
	for (int i = 0; i < n; i++)
		set_sign(&cells[i], s, sign);
}

/* The bytes of the character at p and the marks on it. Joiners are left out:
 * terminals disagree how wide what they join is, and agree about the parts. */
static const char *next_cell(const char *p, char text[CELL_BYTES], int *width)
{
	size_t n = 0;

	*width = 0;
	do {
		const char *next = g_utf8_next_char(p);
		char one[8] = { 0 };
		int cols;

		memcpy(one, p, (size_t)(next - p));
		cols = text_width_cols(one);
		if (*width > 0 && cols > 0)
			break;
		if (g_utf8_get_char(p) != ZERO_WIDTH_JOINER && n + (size_t)(next - p) < CELL_BYTES) {
			memcpy(text + n, p, (size_t)(next - p));
			n += (size_t)(next - p);
		}
		*width += cols;
		p = next;
	} while (*p != '\0');
	text[n] = '\0';
	return p;
}

/* Text that is safe and in the set already, into columns col to end. */
static int put_safe(const struct area *a, int row, int col, enum style s, const char *text)
{
	int start = col;

	if (row < 0 || row >= a->rows)
		return 0;
	while (*text != '\0') {
		int plain = plain_length(text), width;
		char cell[CELL_BYTES];

		put_plain(a, row, col, s, text, plain);
		col += plain;
		text += plain;
		if (*text == '\0' || col >= a->cols)
			break;
		text = next_cell(text, cell, &width);
		if (width <= 0)
			continue;
		if (col + width > a->cols)
			break;
		if (col >= 0)
			set_cell(a->canvas, a->row + row, a->col + col, s, cell, width);
		col += width;
	}
	return MIN(col, MAX(a->cols, start)) - start;
}

/* As it may be shown, on one line. */
static char *shown(const struct area *a, const char *text, enum text_flags flags)
{
	char *safe = text_sanitize(text, -1, flags);

	if (a->canvas->ascii) {
		char *ascii = text_to_ascii(safe);

		g_free(safe);
		return ascii;
	}
	return safe;
}

struct area area_of(struct canvas *c)
{
	return (struct area){ c, 0, 0, c->rows, c->cols };
}

struct area area_part(const struct area *a, int row, int col, int rows, int cols)
{
	struct area part = { a->canvas, a->row, a->col, 0, 0 };

	row = CLAMP(row, 0, a->rows);
	col = CLAMP(col, 0, a->cols);
	part.row += row;
	part.col += col;
	part.rows = CLAMP(rows, 0, a->rows - row);
	part.cols = CLAMP(cols, 0, a->cols - col);
	return part;
}

/* Cut to the width. In ASCII the ellipsis takes three columns, so two fewer are left. */
static char *cut(const struct area *a, const char *text, int cols)
{
	g_autofree char *safe = shown(a, text, TEXT_ONE_LINE);
	g_autofree char *shorter = NULL;

	if (text_width_cols(safe) <= cols)
		return g_steal_pointer(&safe);
	if (a->canvas->ascii && cols < 4)
		return g_strndup(safe, (gsize)MAX(cols, 0));
	shorter = text_truncate_cols(safe, a->canvas->ascii ? cols - 2 : cols);
	return shown(a, shorter, TEXT_ONE_LINE);
}

/* The text as it fits in so many columns, and how many it takes: as it is where nothing is
 * to be done to it, else in *own. */
static const char *fitted(const struct area *a, const char *text, int cols, int *width,
			  char **own)
{
	ptrdiff_t plain = text_plain_length(text);

	*width = (int)plain;
	if (plain < 0 || plain > cols) {
		text = *own = cut(a, text, cols);
		*width = text_width_cols(text);
	}
	return text;
}

int area_put(const struct area *a, int row, int col, enum style s, const char *text)
{
	g_autofree char *own = NULL;
	int width;

	if (row < 0 || row >= a->rows || col >= a->cols || text == NULL)
		return 0;
	return put_safe(a, row, col, s, fitted(a, text, a->cols - MAX(col, 0), &width, &own));
}

int area_printf(const struct area *a, int row, int col, enum style s, const char *format,
		...)
{
	g_autofree char *text = NULL;
	va_list list;

	va_start(list, format);
	text = g_strdup_vprintf(format, list);
	va_end(list);
	return area_put(a, row, col, s, text);
}

int area_glyph(const struct area *a, int row, int col, enum style s, enum glyph g)
{
	if (row < 0 || row >= a->rows || col >= a->cols)
		return 0;
	if (col >= 0)
		set_cell(a->canvas, a->row + row, a->col + col, s,
			 glyph_text(g, a->canvas->ascii), 1);
	return 1;
}

int area_put_cols(const struct area *a, int row, int col, int cols, enum style s,
		  enum text_align align, const char *text)
{
	g_autofree char *own = NULL;
	int width, missing, before;

	if (cols <= 0)
		return 0;
	text = fitted(a, text != NULL ? text : "", cols, &width, &own);
	missing = cols - width;
	before = align == TEXT_LEFT ? 0 : align == TEXT_RIGHT ? missing : missing / 2;
	put_signs(a, row, col, before, s, ' ');
	put_safe(a, row, col + before, s, text);
	put_signs(a, row, col + width + before, missing - before, s, ' ');
	return cols;
}

int area_wrap(const struct area *a, int row, int col, enum style s, const char *text)
{
	g_autofree char *safe = shown(a, text, TEXT_KEEP_LINES);
	g_auto(GStrv) lines = NULL;
	int n = 0, room = a->rows - row;

	if (col >= a->cols || room <= 0)
		return 0;
	lines = text_wrap(safe, a->cols - col);
	for (; lines[n] != NULL && n < room; n++) {
		if (n == room - 1 && lines[n + 1] != NULL) {
			g_autofree char *more = g_strconcat(lines[n], " \xe2\x80\xa6", NULL);
			g_autofree char *fit = cut(a, more, a->cols - col);

			put_safe(a, row + n, col, s, fit);
		} else {
			put_safe(a, row + n, col, s, lines[n]);
		}
	}
	return n;
}

int area_wrap_rows(const struct area *a, int col, const char *text)
{
	g_autofree char *safe = shown(a, text, TEXT_KEEP_LINES);
	g_auto(GStrv) lines = NULL;

	if (col >= a->cols)
		return 0;
	lines = text_wrap(safe, a->cols - col);
	return (int)g_strv_length(lines);
}

void area_fill(const struct area *a, enum style s)
{
	for (int row = 0; row < a->rows; row++)
		put_signs(a, row, 0, a->cols, s, ' ');
}

void area_mark_row(const struct area *a, int row, enum style s)
{
	if (row < 0 || row >= a->rows)
		return;
	for (int col = 0; col < a->cols; col++)
		canvas_cell(a->canvas, a->row + row, a->col + col)->style = s;
}

void area_select_row(const struct area *a, int row)
{
	area_mark_row(a, row, STYLE_SELECTED);
	area_glyph(a, row, 0, STYLE_SELECTED, GLYPH_POINTER);
}

void area_rule(const struct area *a, int row, const char *title)
{
	put_signs(a, row, 0, a->cols, STYLE_RULE,
		  sign_of(glyph_text(GLYPH_HORIZONTAL, a->canvas->ascii)));
	if (title != NULL && a->cols > 6) {
		struct area middle = area_part(a, row, 2, 1, a->cols - 4);
		int used = area_put(&middle, 0, 1, STYLE_STRONG, title);

		area_put(&middle, 0, 0, STYLE_RULE, " ");
		area_put(&middle, 0, used + 1, STYLE_RULE, " ");
	}
}

struct area area_box(const struct area *a, const char *title)
{
	int bottom = a->rows - 1, right = a->cols - 1;

	if (bottom < 1 || right < 1)
		return area_part(a, 0, 0, 0, 0);
	area_fill(a, STYLE_TEXT);
	area_rule(a, 0, title);
	area_rule(a, bottom, NULL);
	for (int row = 1; row < bottom; row++) {
		area_glyph(a, row, 0, STYLE_RULE, GLYPH_VERTICAL);
		area_glyph(a, row, right, STYLE_RULE, GLYPH_VERTICAL);
	}
	area_glyph(a, 0, 0, STYLE_RULE, GLYPH_TOP_LEFT);
	area_glyph(a, 0, right, STYLE_RULE, GLYPH_TOP_RIGHT);
	area_glyph(a, bottom, 0, STYLE_RULE, GLYPH_BOTTOM_LEFT);
	area_glyph(a, bottom, right, STYLE_RULE, GLYPH_BOTTOM_RIGHT);
	return area_part(a, 1, 2, bottom - 1, a->cols - 4);
}

void area_bar(const struct area *a, int row, int col, int cols, enum style s, int value,
	      int max)
{
	int full = max > 0 ? (int)((gint64)CLAMP(value, 0, max) * cols / max) : 0;

	for (int i = 0; i < cols; i++)
		area_glyph(a, row, col + i, s, i < full ? GLYPH_BAR : GLYPH_BAR_REST);
}

void area_copy(const struct area *a, const struct canvas *from, int first)
{
	int cols = MIN(a->cols, from->cols);

	for (int row = 0; row < a->rows && first + row < from->rows; row++)
		memcpy(canvas_cell(a->canvas, a->row + row, a->col),
		       canvas_cell(from, first + row, 0), (gsize)cols * sizeof(struct cell));
	if (from->cursor_row >= first && from->cursor_row < first + a->rows)
		area_cursor(a, from->cursor_row - first, from->cursor_col);
}

void area_cursor(const struct area *a, int row, int col)
{
	if (row < 0 || row >= a->rows || a->cols == 0)
		return;
	a->canvas->cursor_row = a->row + row;
	a->canvas->cursor_col = a->col + CLAMP(col, 0, a->cols - 1);
}
