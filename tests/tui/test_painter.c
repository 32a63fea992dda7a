/*
 * The painter against a terminal: whatever is drawn, one canvas after another, in the end
 * the terminal shows what the last canvas says. The program starts itself on terminals of
 * several kinds, paints there, and draws the same canvases here to compare.
 */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>

#include "terminal.h"
#include "testlib.h"
#include "tui/painter.h"

enum { FRAMES = 60, FRAME_ROWS = 12, FRAME_COLS = 40, STEPS = 6, FORGET = 17 };

static const char *program;

/* ---- what is drawn ------------------------------------------------------------------ */

static const char *const texts[] = {
	"billing", "12 of 12", "-", " ", "        ", "x NO-GO", "Gr\xc3\xb6\xc3\x9f" "e",
	"\xe8\xab\x8b\xe6\xb1\x82\xe6\x9b\xb8", "\xe8\xab\x8b", "re\xcc\x81sume\xcc\x81",
	"\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80", "\xe2\x96\xb8 row",
	"                                        ", "0123456789012345678901234567890123456789",
	"a\xcc\x88\xcc\xa3" "b", "\xe8\xab\x8b" "b\xe6\xb1\x82" "d\xe6\x9b\xb8",
};

/* The next canvas is the last one with some texts over it, now and then with a box over
 * those, or a new one. Its number stands at the end: what comes last on the way to the
 * terminal. */
static void draw_next(struct canvas *c, GRand *random, int n)
{
	struct area all = area_of(c);

	if (n % 10 == 0)
		canvas_reset(c, FRAME_ROWS, FRAME_COLS);
	for (int i = 0; i < STEPS; i++) {
		int row = g_rand_int_range(random, 0, FRAME_ROWS - 1);
		int col = g_rand_int_range(random, -2, FRAME_COLS);
		enum style s = (enum style)g_rand_int_range(random, 0, STYLE_COUNT);
		const char *text = texts[g_rand_int_range(random, 0, G_N_ELEMENTS(texts))];

		area_put(&all, row, col, s, text);
		if (i == 0)
			area_mark_row(&all, row, s);
	}
	if (n % 5 == 3) {
		struct area part = area_part(&all, n % FRAME_ROWS, n % 7, 5, 9 + n % 4);

		area_box(&part, "\xe8\xab\x8b");
	}
	c->cursor_row = n % 3 == 0 ? n % FRAME_ROWS : -1;
	c->cursor_col = n % FRAME_COLS;
	area_printf(&all, FRAME_ROWS - 1, FRAME_COLS - 6, STYLE_TEXT, "#%03d", n);
}

/* ---- on the terminal ------------------------------------------------------------------ */

/* A canvas each time a key comes. */
static int paint_frames(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	g_autoptr(canvas) c = canvas_new(FRAME_ROWS, FRAME_COLS, false);
	SCREEN *screen = newterm(NULL, stdout, stdin);
	struct painter *p;
	char key;

	if (screen == NULL)
		return 2;
	raw();
	noecho();
	refresh();
	p = painter_new(THEME_AUTO, true);
	for (int n = 0; n < FRAMES; n++) {
		draw_next(c, random, n);
		if (n % FORGET == FORGET - 1)
			painter_forget(p);
		painter_paint(p, c);
		if (read(STDIN_FILENO, &key, 1) != 1)
			break;
	}
	painter_free(p);
	endwin();
	delscreen(screen);
	return 0;
}

/* ---- compared --------------------------------------------------------------------------- */

/* Of the sixteen each terminal has; -1 = its own. */
static int colour_of(const VTermColor *colour, bool is_default)
{
	return is_default ? -1 : colour->indexed.idx;
}

static bool has_style(const VTermScreenCell *cell, enum style s, bool colour)
{
	const struct style_look *look = style_look(colour ? THEME_AUTO : THEME_MONO, s);

	if (cell->attrs.bold != !!(look->flags & STYLE_BOLD) ||
	    cell->attrs.reverse != !!(look->flags & STYLE_REVERSE) ||
	    cell->attrs.underline != !!(look->flags & STYLE_UNDERLINE))
		return false;
	return colour_of(&cell->fg, VTERM_COLOR_IS_DEFAULT_FG(&cell->fg)) == look->fg &&
	       colour_of(&cell->bg, VTERM_COLOR_IS_DEFAULT_BG(&cell->bg)) == look->bg;
}

static void compare(struct terminal *t, const struct canvas *c, const char *kind, bool colour)
{
	g_autofree char *shown = terminal_text(t);
	g_autofree char *expected = canvas_text(c);

	test_row_str(kind, shown, expected);
	/* one that always shows is out of the way in the last row */
	if (c->cursor_row < 0 && strcmp(kind, "TERM=vt100") == 0)
		test_row(kind, terminal_wait_cursor(t, c->rows - 1, 0));
	else
		test_row(kind, terminal_wait_cursor(t, c->cursor_row, c->cursor_col));
	for (int row = 0; row < c->rows; row++)
		for (int col = 0; col < c->cols; col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			VTermScreenCell there;

			if (cell->width == 0 || !terminal_cell(t, row, col, &there))
				continue;
			if (!has_style(&there, cell->style, colour))
				g_test_message("%s: row %d, column %d: not style %d", kind, row,
					       col, cell->style);
			test_row(kind, has_style(&there, cell->style, colour));
		}
}

static void test_frames(void)
{
	static const struct {
		const char *kind;
		bool colour;
	} terminals[] = {
		{ "TERM=xterm-256color", true }, { "TERM=xterm", true }, { "TERM=screen", true },
		{ "TERM=linux", true }, { "TERM=vt100", false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(terminals) && !g_test_failed(); i++) {
		const char *const argv[] = { program, "--paint", NULL };
		const char *const env[] = { terminals[i].kind, "LC_ALL=C.UTF-8", NULL };
		g_autoptr(GRand) random = g_rand_new_with_seed(1);
		g_autoptr(canvas) c = canvas_new(FRAME_ROWS, FRAME_COLS, false);
		g_autoptr(terminal) t = terminal_new(FRAME_ROWS, FRAME_COLS, argv, env);

		for (int n = 0; n < FRAMES && !g_test_failed(); n++) {
			g_autofree char *number = g_strdup_printf("#%03d", n);

			draw_next(c, random, n);
			terminal_wait_for(t, number);
			compare(t, c, terminals[i].kind, terminals[i].colour);
			terminal_type(t, " ");
		}
		if (!g_test_failed())
			g_assert_cmpint(terminal_wait_exit(t), ==, 0);
	}
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--paint") == 0) {
		setlocale(LC_ALL, "");
		return paint_frames();
	}
	program = argv[0];
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/painter/frames", test_frames);
	return test_run();
}
