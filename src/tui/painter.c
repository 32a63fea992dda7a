/*
 * Canvas to terminal. A canvas is what windows of curses would be, and the last one what
 * curses would compare them with: so no window stands between, and what changed goes out
 * as one write a frame, in the words of the terminal's description. curses has the rest
 * of the terminal: its modes, its keys, its other screen.
 */
#include "config.h"

#include "tui/painter.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

enum { UNKNOWN = -1, GAP_MAX = 6 };	/* so many cells cost less than to step over them */

struct painter {
	enum theme theme;
	bool colour;
	char *looks[STYLE_COUNT];	/* sent before text of a style */
	bool coloured[STYLE_COUNT];
	struct canvas *shown;		/* what the terminal has; NULL = unknown */
	int row, col, style;		/* where and how it would write; or UNKNOWN */
	GString *out;			/* of this frame */
};

/* ---- the terminal's words ----------------------------------------------------- */

static GString *sink;	/* tputs() hands its function nothing else */

static int put_byte(int c)
{
	g_string_append_c(sink, (char)c);
	return c;
}

/* A sequence with its padding; one the terminal does not have is left out. */
static void say(GString *out, const char *sequence)
{
	sink = out;
	if (sequence != NULL)
		tputs(sequence, 1, put_byte);
}

/* Terminals of 8 colours have no bright ones of their own. */
static void say_colour(GString *out, const char *sequence, int c)
{
	if (c >= 0)
		say(out, tiparm(sequence, c >= max_colors ? c % 8 : c));
}

/* What sets a style, whatever was set before. A terminal may name attributes that it
 * cannot show in colour, and one whose attributes take up cells shows none. */
static char *look_of(const struct style_look *look, bool coloured)
{
	const struct {
		int flag, barred;
		const char *sequence;
	} attributes[] = {
		{ STYLE_BOLD, 1 << 5, enter_bold_mode },
		{ STYLE_REVERSE, 1 << 2, enter_reverse_mode },
		{ STYLE_UNDERLINE, 1 << 1, enter_underline_mode },
	};
	int barred = coloured && no_color_video > 0 ? no_color_video : 0;
	GString *out = g_string_new(NULL);

	if (exit_attribute_mode == NULL || magic_cookie_glitch > 0)
		return g_string_free(out, FALSE);
	say(out, exit_attribute_mode);
	for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
		if (look->flags & attributes[i].flag && !(barred & attributes[i].barred))
			say(out, attributes[i].sequence);
	if (coloured) {
		say_colour(out, set_a_foreground, look->fg);
		say_colour(out, set_a_background, look->bg);
	}
	return g_string_free(out, FALSE);
}

static void set_looks(struct painter *p)
{
	for (enum style s = 0; s < STYLE_COUNT; s++) {
		const struct style_look *look = style_look(p->colour ? p->theme : THEME_MONO, s);

		p->coloured[s] = p->colour && (look->fg >= 0 || look->bg >= 0);
		g_free(p->looks[s]);
		p->looks[s] = look_of(look, p->coloured[s]);
	}
}

/* ---- coming and going ---------------------------------------------------------- */

struct painter *painter_new(enum theme theme, bool colour)
{
	struct painter *p = g_new0(struct painter, 1);

	p->theme = theme;
	p->colour = colour && max_colors >= 8 && set_a_foreground != NULL &&
		    set_a_background != NULL;
	p->out = g_string_sized_new(8 << 10);
	set_looks(p);
	painter_forget(p);
	return p;
}

void painter_free(struct painter *p)
{
	if (p == NULL)
		return;
	for (enum style s = 0; s < STYLE_COUNT; s++)
		g_free(p->looks[s]);
	canvas_free(p->shown);
	g_string_free(p->out, TRUE);
	g_free(p);
}

void painter_set_theme(struct painter *p, enum theme theme)
{
	if (theme == p->theme)
		return;
	p->theme = theme;
	set_looks(p);
	painter_forget(p);
}

void painter_forget(struct painter *p)
{
	g_clear_pointer(&p->shown, canvas_free);
	p->row = p->col = p->style = UNKNOWN;
}

/* ---- one frame ------------------------------------------------------------------- */

static void set_style(struct painter *p, int s)
{
	if (s == p->style)
		return;
	/* the end of attributes need not be one of colours */
	if (p->style == UNKNOWN ? p->colour : p->coloured[p->style])
		say(p->out, orig_pair);
	g_string_append(p->out, p->looks[s]);
	p->style = s;
}

static void go_to(struct painter *p, int row, int col)
{
	if (row == p->row && col == p->col)
		return;
	say(p->out, tiparm(cursor_address, row, col));
	p->row = row;
	p->col = col;
}

/* What the C library takes for as wide as we do - so will most terminals; else a mark
 * that is, so that nothing moves. */
static const char *text_of(const struct cell *cell)
{
	int cols = 0;

	if (cell->text[1] == '\0')
		return cell->text;
	for (const char *p = cell->text; *p != '\0'; p = g_utf8_next_char(p))
		cols += MAX(wcwidth((wchar_t)g_utf8_get_char(p)), 0);
	if (cols == cell->width)
		return cell->text;
	return cell->width == 2 ? "\xef\xbc\x9f" : "?";
}

/* Behind the last column terminals differ in where they are. */
static void put_cell(struct painter *p, const struct cell *cell)
{
	set_style(p, cell->style);
	g_string_append(p->out, text_of(cell));
	p->col += cell->width;
	if (p->col >= p->shown->cols)
		p->row = UNKNOWN;
}

/* Mostly one byte says it: this is asked of each cell of each frame. */
static bool is_same(const struct cell *a, const struct cell *b)
{
	if (a->text[0] != b->text[0] || a->style != b->style || a->width != b->width)
		return false;
	return (a->text[1] == '\0' && b->text[1] == '\0') || strcmp(a->text, b->text) == 0;
}

/* From where on a row is blank. */
static int blank_from(const struct canvas *c, int row)
{
	static const struct cell blank = { .text = " ", .width = 1, .style = STYLE_TEXT };
	int col = c->cols;

	while (col > 0 && is_same(canvas_cell(c, row, col - 1), &blank))
		col--;
	return col;
}

/* To a cell that changed: over a few that did not by writing them again. */
static void reach(struct painter *p, const struct canvas *c, int row, int col)
{
	bool near = row == p->row && col >= p->col && col - p->col <= GAP_MAX &&
		    canvas_cell(c, row, p->col)->width > 0;

	for (int i = p->col; near && i < col; i++)
		near = canvas_cell(c, row, i)->style == p->style;
	while (near && p->col < col)
		put_cell(p, canvas_cell(c, row, p->col));
	go_to(p, row, col);
}

/* Some terminals scroll when their last cell is written. */
static bool is_corner(const struct canvas *c, int row, int col)
{
	return row == c->rows - 1 && col == c->cols - 1 && auto_right_margin &&
	       !eat_newline_glitch;
}

static void paint_row(struct painter *p, const struct canvas *c, int row)
{
	int blank = clr_eol != NULL ? blank_from(c, row) : c->cols;

	for (int col = 0; col < c->cols; col++) {
		const struct cell *cell = canvas_cell(c, row, col);
		struct cell *old = canvas_cell(p->shown, row, col);

		if (is_same(cell, old))
			continue;
		*old = *cell;
		if (col < blank) {
			/* the right half of a wide one came with the left one */
			if (cell->width == 0 || is_corner(c, row, col))
				continue;
			reach(p, c, row, col);
			put_cell(p, cell);
		} else {
			go_to(p, row, col);
			set_style(p, STYLE_TEXT);
			say(p->out, clr_eol);
			memcpy(old, cell, (gsize)(c->cols - col) * sizeof(*cell));
			break;
		}
	}
}

static void wipe(struct painter *p, const struct canvas *c)
{
	set_style(p, STYLE_TEXT);
	say(p->out, clear_screen);
	p->row = p->col = 0;
	p->shown = canvas_new(c->rows, c->cols, c->ascii);
}

/* All of it, unless the terminal is gone: the loop hears of that by itself. */
static void send_out(GString *out)
{
	int fd = fileno(stdout);
	gsize sent = 0;

	while (sent < out->len) {
		ssize_t n = write(fd, out->str + sent, out->len - sent);
		struct pollfd writable = { .fd = fd, .events = POLLOUT };

		if (n >= 0)
			sent += (gsize)n;
		else if (errno == EAGAIN)
			poll(&writable, 1, -1);
		else if (errno != EINTR)
			break;
	}
	g_string_truncate(out, 0);
}

void painter_paint(struct painter *p, const struct canvas *c)
{
	bool cursor = c->cursor_row >= 0;

	if (p->shown != NULL && (p->shown->rows != c->rows || p->shown->cols != c->cols))
		painter_forget(p);
	if (p->shown == NULL)
		wipe(p, c);
	for (int row = 0; row < c->rows; row++)
		paint_row(p, c, row);
	set_style(p, STYLE_TEXT);
	go_to(p, cursor ? c->cursor_row : MAX(c->rows - 1, 0), cursor ? c->cursor_col : 0);
	curs_set(cursor ? 1 : 0);
	send_out(p->out);
}
