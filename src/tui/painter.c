/*
 * Canvas to curses. Cells that are as they were are not even looked at by curses; what
 * it does with the others (the shortest way there) is its own business.
 */
#include "config.h"

#include "tui/painter.h"

#include <string.h>
#include <wchar.h>

#include <curses.h>

struct painter {
	enum theme theme;
	bool colour;
	bool hides;		/* the terminal can hide its cursor */
	struct canvas *shown;	/* what the terminal has; NULL = unknown */
	cchar_t *run;		/* cells of a row on their way */
	attr_t attrs[STYLE_COUNT];
	short pairs[STYLE_COUNT];
};

/* Terminals of 8 colours have no bright ones of their own. */
static short colour_of(int c)
{
	return (short)(c >= COLORS ? c % 8 : c);
}

static void set_styles(struct painter *p)
{
	enum theme theme = p->colour ? p->theme : THEME_MONO;

	for (enum style s = 0; s < STYLE_COUNT; s++) {
		const struct style_look *look = style_look(theme, s);

		p->attrs[s] = (look->flags & STYLE_BOLD ? A_BOLD : 0) |
			      (look->flags & STYLE_REVERSE ? A_REVERSE : 0) |
			      (look->flags & STYLE_UNDERLINE ? A_UNDERLINE : 0);
		p->pairs[s] = 0;
		if (look->fg < 0 && look->bg < 0)
			continue;
		p->pairs[s] = (short)(s + 1);
		init_pair(p->pairs[s], look->fg < 0 ? -1 : colour_of(look->fg),
			  look->bg < 0 ? -1 : colour_of(look->bg));
	}
}

struct painter *painter_new(enum theme theme, bool colour)
{
	struct painter *p = g_new0(struct painter, 1);

	p->theme = theme;
	p->colour = colour && has_colors();
	p->hides = tigetstr("civis") != NULL;
	if (p->colour) {
		start_color();
		use_default_colors();
	}
	set_styles(p);
	return p;
}

void painter_free(struct painter *p)
{
	if (p == NULL)
		return;
	canvas_free(p->shown);
	g_free(p->run);
	g_free(p);
}

void painter_set_theme(struct painter *p, enum theme theme)
{
	if (theme == p->theme)
		return;
	p->theme = theme;
	set_styles(p);
	painter_forget(p);
}

void painter_forget(struct painter *p)
{
	g_clear_pointer(&p->shown, canvas_free);
	clearok(curscr, TRUE);
}

/* What curses takes for as wide as we do; else a mark that is, so that nothing moves. */
static void wide_of(const struct cell *cell, wchar_t out[CCHARW_MAX + 1])
{
	char text[CELL_BYTES];
	int n = 0, cols = 0;

	out[0] = (wchar_t)cell->sign;
	out[1] = L'\0';
	if (cell->sign < 0x80)
		return;
	canvas_cell_text(cell, text);
	for (const char *p = text; *p != '\0' && n < CCHARW_MAX; p = g_utf8_next_char(p)) {
		out[n] = (wchar_t)g_utf8_get_char(p);
		cols += MAX(wcwidth(out[n]), 0);
		n++;
	}
	if (cols != cell->width) {
		out[0] = cell->width == 2 ? L'\xff1f' : L'?';
		n = 1;
	}
	out[n] = L'\0';
}

static bool is_same(const struct cell *a, const struct cell *b, int cols)
{
	return memcmp(a, b, sizeof(*a) * (size_t)cols) == 0;
}

/* Cells from col up to the next one that is as it was; where that is. */
static int paint_run(const struct painter *p, const struct canvas *c, int row, int col,
		     bool all)
{
	int end = MIN(c->cols, COLS), start = col, n = 0;

	for (; col < end; col++) {
		const struct cell *cell = canvas_cell(c, row, col);
		wchar_t text[CCHARW_MAX + 1];

		if (!all && is_same(cell, canvas_cell(p->shown, row, col), 1))
			break;
		if (cell->width == 0)
			continue;
		if (n == 0)
			start = col;
		wide_of(cell, text);
		setcchar(&p->run[n++], text, p->attrs[cell->style], p->pairs[cell->style],
			 NULL);
	}
	if (n > 0)
		mvadd_wchnstr(row, start, p->run, n);
	return col;
}

/* Most rows are as they were. A half of a wide character that another one took is no
 * longer what it was, so it is among the cells that changed. */
static void paint_row(const struct painter *p, const struct canvas *c, int row, bool all)
{
	const struct cell *cells = canvas_cell(c, row, 0);
	struct cell *shown = canvas_cell(p->shown, row, 0);

	if (!all && is_same(cells, shown, c->cols))
		return;
	for (int col = 0; col < MIN(c->cols, COLS); col++)
		if (all || !is_same(&cells[col], &shown[col], 1))
			col = paint_run(p, c, row, col, all);
	memcpy(shown, cells, sizeof(*cells) * (size_t)c->cols);
}

/* Where it cannot be seen it stays behind what was painted last: the way back to its place
 * is a thirtieth of a frame. A terminal that always shows it has it out of the way. */
static void place_cursor(const struct painter *p, const struct canvas *c)
{
	bool shows = c->cursor_row >= 0;

	curs_set(shows ? 1 : 0);
	leaveok(stdscr, !shows && p->hides);
	if (shows)
		move(c->cursor_row, c->cursor_col);
	else
		move(MAX(LINES - 1, 0), 0);
}

void painter_paint(struct painter *p, const struct canvas *c)
{
	bool all;

	if (p->shown != NULL && (p->shown->rows != c->rows || p->shown->cols != c->cols))
		painter_forget(p);
	all = p->shown == NULL;
	if (all) {
		p->shown = canvas_new(c->rows, c->cols, c->ascii);
		p->run = g_renew(cchar_t, p->run, MAX(c->cols, 1));
	}
	for (int row = 0; row < MIN(c->rows, LINES); row++)
		paint_row(p, c, row, all);
	place_cursor(p, c);
	refresh();
}
