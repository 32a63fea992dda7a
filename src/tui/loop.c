/*
 * GLib's main loop over the terminal's descriptor. Keys are read without blocking until
 * there are none, so no resize is lost in a read that waits; signals come through one
 * pipe and are handled between keys; one tick a second looks for what other terminals
 * wrote. Nothing else wakes the program.
 */
#include "config.h"

#include "tui/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <curses.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <term.h>

#include "tui/editor.h"
#include "tui/key.h"
#include "tui/painter.h"
#include "tui/rescue.h"
#include "tui/sequence.h"

enum { PASTE_BEGIN = KEY_MAX + 1, PASTE_END };

struct loop {
	struct tui *tui;
	GMainLoop *main;
	SCREEN *screen;
	struct painter *painter;
	struct canvas *canvas;
	GString *paste;		/* while text is pasted; else NULL */
	gsize pasted;		/* of it at the last tick */
	struct sequence sequence;	/* the one that characters are part of */
	unsigned silent;	/* wake-ups in a row that brought no key */
};

/* ---- keys --------------------------------------------------------------------- */

static const struct {
	int curses, key;
} translated[] = {
	{ KEY_UP, KEY_UP_ARROW },	{ KEY_DOWN, KEY_DOWN_ARROW },
	{ KEY_LEFT, KEY_LEFT_ARROW },	{ KEY_RIGHT, KEY_RIGHT_ARROW },
	{ KEY_HOME, KEY_TO_START },	{ KEY_END, KEY_TO_END },
	{ KEY_PPAGE, KEY_PAGE_UP },	{ KEY_NPAGE, KEY_PAGE_DOWN },
	{ KEY_ENTER, KEY_RETURN },	{ KEY_BACKSPACE, KEY_RUBOUT },
	{ KEY_DC, KEY_DELETE },		{ KEY_BTAB, KEY_BACK_TAB },
};

/* What a terminal sends for keys that have a character of their own. */
static const struct {
	wint_t c;
	int key;
} characters[] = {
	{ '\r', KEY_RETURN },  { '\t', KEY_TABULATOR }, { 27, KEY_ESCAPE },
	{ 127, KEY_RUBOUT },   { 8, KEY_RUBOUT },
};

static int key_of_curses(wint_t c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(translated); i++)
		if ((wint_t)translated[i].curses == c)
			return translated[i].key;
	return KEY_NONE;
}

static int key_of_character(wint_t c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(characters); i++)
		if (characters[i].c == c)
			return characters[i].key;
	return (int)c;
}

static void end_paste(struct loop *l)
{
	g_autofree char *text = g_string_free(l->paste, FALSE);

	l->paste = NULL;
	tui_paste(l->tui, text);
}

static void take_pasted(struct loop *l, wint_t c, bool code)
{
	if (code && c == PASTE_END) {
		end_paste(l);
	} else if (!code && c != '\0') {
		g_string_append_unichar(l->paste, (gunichar)c);
	}
}

/* Curses knows how a report begins also while it is not asked for any; then it leaves
 * the rest. */
static void take_mouse(struct loop *l)
{
	MEVENT e;

	if (!l->tui->mouse) {
		sequence_begin_mouse(&l->sequence,
				     key_mouse != NULL && g_str_has_suffix(key_mouse, "M"));
		return;
	}
	if (getmouse(&e) != OK)
		return;
#if NCURSES_MOUSE_VERSION > 1
	if (e.bstate & BUTTON5_PRESSED)
		tui_key(l->tui, KEY_DOWN_ARROW);
	else if (e.bstate & BUTTON4_PRESSED)
		tui_key(l->tui, KEY_UP_ARROW);
	else
#endif
		if (e.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED))
			tui_click(l->tui, e.y, e.x);
}

static void take_key(struct loop *l, int key)
{
	if (key != KEY_NONE && !l->tui->over)
		tui_key(l->tui, key);
}

static void take_characters(struct loop *l, const wint_t *c, int n)
{
	for (int i = 0; i < n; i++)
		take_key(l, key_of_character(c[i]));
}

/* No more is there for now: an Esc is the key. */
static void take_pause(struct loop *l)
{
	wint_t out[SEQUENCE_KEYS_MAX];
	int n = sequence_pause(&l->sequence, out);

	take_characters(l, out, n);
}

static void take(struct loop *l, wint_t c, bool code)
{
	wint_t out[SEQUENCE_KEYS_MAX];
	int n;

	if (l->paste != NULL) {
		take_pasted(l, c, code);
		return;
	}
	if (!code) {
		n = sequence_take(&l->sequence, c, out);
		take_characters(l, out, n);
		return;
	}
	take_pause(l);
	sequence_forget(&l->sequence);
	if (c == PASTE_BEGIN) {
		l->paste = g_string_new(NULL);
		l->pasted = 0;
	} else if (c == KEY_MOUSE) {
		take_mouse(l);
	} else {
		take_key(l, key_of_curses(c));
	}
}

static void paint(struct loop *l)
{
	if (l->tui->over) {
		g_main_loop_quit(l->main);
		return;
	}
	tui_draw(l->tui, l->canvas);
	painter_set_theme(l->painter, l->tui->theme);
	painter_paint(l->painter, l->canvas);
}

/* The terminal went away: nothing can be shown, everything is saved. */
static void hang_up(struct loop *l)
{
	tui_quit(l->tui, EXIT_CODE_INTERRUPTED);
	g_main_loop_quit(l->main);
}

static gboolean on_input(gint fd, GIOCondition condition, gpointer data)
{
	struct loop *l = data;
	bool any = false;
	wint_t c;
	int got;

	(void)fd;
	if (condition & (G_IO_HUP | G_IO_ERR | G_IO_NVAL) && !(condition & G_IO_IN)) {
		hang_up(l);
		return G_SOURCE_REMOVE;
	}
	while (!l->tui->over && (got = get_wch(&c)) != ERR) {
		take(l, c, got == KEY_CODE_YES);
		any = true;
	}
	take_pause(l);
	/* Readable, but nothing comes: that is how the end of a terminal looks. */
	l->silent = any ? 0 : l->silent + 1;
	if (l->silent > 2) {
		hang_up(l);
		return G_SOURCE_REMOVE;
	}
	paint(l);
	return G_SOURCE_CONTINUE;
}

static gboolean on_tick(gpointer data)
{
	struct loop *l = data;
	bool cut_off = l->paste != NULL && l->pasted == l->paste->len;

	sequence_forget(&l->sequence);
	/* The end of a paste may have been lost on the way: keys are keys again. */
	if (cut_off)
		end_paste(l);
	else if (l->paste != NULL)
		l->pasted = l->paste->len;
	if (tui_tick(l->tui) || cut_off || l->tui->over)
		paint(l);
	return G_SOURCE_CONTINUE;
}

/* ---- the pipe of signals -------------------------------------------------- */

static int signal_pipe[2];

static void note_signal(int number)
{
	unsigned char byte = (unsigned char)number;
	int saved = errno;
	/* A full pipe has woken the loop already. */
	ssize_t done = write(signal_pipe[1], &byte, 1);

	(void)done;
	errno = saved;
}

/* ---- taking over and giving back ------------------------------------------- */

static void put_mode(const char *sequence)
{
	putp(sequence);
	fflush(stdout);
}

static void enter_modes(void)
{
	raw();
	noecho();
	nonl();
	nodelay(stdscr, TRUE);
	keypad(stdscr, TRUE);
	set_escdelay(25);
	/* Keys are taken as long as there are any, then a frame is painted: whole, and without
	 * asking in between whether the next key is there. */
	typeahead(-1);
	mouseinterval(0);
	define_key("\033[200~", PASTE_BEGIN);
	define_key("\033[201~", PASTE_END);
	/* Until it has come back from endwin() once, curses takes itself for a program that
	 * moves the cursor by hand, and sends each step by a write of its own. */
	endwin();
	doupdate();
	put_mode("\033[?2004h");
}

bool loop_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row;
	*cols = size.ws_col;
	return true;
}

static void take_size(struct loop *l)
{
	int rows, cols;

	if (loop_size(&rows, &cols))
		resizeterm(rows, cols);
	l->tui->rows = LINES;
	l->tui->cols = COLS;
}

static void give_back(void)
{
	put_mode("\033[?2004l");
	endwin();
}

static void come_back(struct loop *l)
{
	refresh();
	put_mode("\033[?2004h");
	take_size(l);
	painter_forget(l->painter);
}

static void suspend(void *data)
{
	struct loop *l = data;

	give_back();
	raise(SIGSTOP);
	come_back(l);
}

static void redraw(void *data)
{
	struct loop *l = data;

	painter_forget(l->painter);
}

/* In the middle of a key: what is on the screen is still whole. */
static void paint_now(void *data)
{
	struct loop *l = data;

	if (!l->tui->over)
		paint(l);
}

static void mouse(void *data, bool on)
{
	(void)data;
	mousemask(on ? ALL_MOUSE_EVENTS : 0, NULL);
}

/* Ctrl-C in the editor went to us, too: it was not meant for us. */
static void forget_interrupts(void)
{
	unsigned char numbers[64];
	ssize_t n = read(signal_pipe[0], numbers, sizeof(numbers));

	for (ssize_t i = 0; i < n; i++)
		if (numbers[i] != SIGINT)
			note_signal(numbers[i]);
}

static bool edit(void *data, const char *text, char **out, struct diags *ds)
{
	/* Ctrl-Z in the editor stops us all: a stopped one would be waited for for ever. */
	struct sigaction usual = { .sa_handler = SIG_DFL }, caught;
	struct loop *l = data;
	bool ok;

	give_back();
	sigaction(SIGTSTP, &usual, &caught);
	ok = editor_run(text, out, ds);
	sigaction(SIGTSTP, &caught, NULL);
	/* One that was killed leaves the mouse, or reports of the focus, as it liked them. */
	if (!ok)
		put_mode("\033[?1000l\033[?1002l\033[?1003l\033[?1004l\033[?1006l");
	forget_interrupts();
	come_back(l);
	return ok;
}

static const struct tui_host host = {
	.edit = edit,
	.suspend = suspend,
	.redraw = redraw,
	.mouse = mouse,
	.paint = paint_now,
};

/* ---- signals ------------------------------------------------------------------- */

/* A terminal that was smaller for a moment has lost what stood beyond, even when it is as
 * large as before by the time we hear of it. */
static void on_winch(struct loop *l)
{
	take_size(l);
	painter_forget(l->painter);
}

static void on_stop(struct loop *l)
{
	suspend(l);
}

static void on_continue(struct loop *l)
{
	come_back(l);
}

static void on_interrupt(struct loop *l)
{
	tui_quit(l->tui, EXIT_CODE_INTERRUPTED);
}

static const struct {
	int number;
	void (*run)(struct loop *l);
} signals[] = {
	{ SIGWINCH, on_winch },	  { SIGTSTP, on_stop },	     { SIGCONT, on_continue },
	{ SIGINT, on_interrupt }, { SIGTERM, on_interrupt }, { SIGHUP, on_interrupt },
};

static gboolean on_signal(gint fd, GIOCondition condition, gpointer data)
{
	struct loop *l = data;
	unsigned char numbers[64];
	ssize_t n = read(fd, numbers, sizeof(numbers));

	(void)condition;
	for (ssize_t i = 0; i < n; i++)
		for (size_t s = 0; s < G_N_ELEMENTS(signals); s++)
			if (signals[s].number == numbers[i])
				signals[s].run(l);
	paint(l);
	return G_SOURCE_CONTINUE;
}

static bool catch_signals(struct sigaction old[], struct diags *ds)
{
	struct sigaction catching = { .sa_handler = note_signal, .sa_flags = SA_RESTART };

	if (!g_unix_open_pipe(signal_pipe, FD_CLOEXEC, NULL) ||
	    !g_unix_set_fd_nonblocking(signal_pipe[0], TRUE, NULL) ||
	    !g_unix_set_fd_nonblocking(signal_pipe[1], TRUE, NULL)) {
		diag_error(ds, "terminal", NULL, _("no pipe can be opened: %s"),
			   g_strerror(errno));
		return false;
	}
	sigemptyset(&catching.sa_mask);
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
		sigaction(signals[i].number, &catching, &old[i]);
	return true;
}

static void release_signals(const struct sigaction old[])
{
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++)
		sigaction(signals[i].number, &old[i], NULL);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
}

/* ---- running ------------------------------------------------------------------- */

/* Only looks: what takes the terminal over describes it anew. */
static bool can_move_cursor(void)
{
	bool able;
	int error;

	if (setupterm(NULL, STDOUT_FILENO, &error) != OK)
		return false;
	able = cursor_address != NULL;
	del_curterm(cur_term);
	return able;
}

bool loop_is_possible(void)
{
	const char *term = g_getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term != NULL &&
	       *term != '\0' && strcmp(term, "dumb") != 0 && can_move_cursor();
}

/* GLib takes a descriptor out of its loop while what it brought is handled, so that the
 * loop can run inside, and wakes itself up for it twice. Ours never does. */
static guint watch(int fd, GIOCondition condition, GUnixFDSourceFunc handle, struct loop *l)
{
	g_autoptr(GSource) source = g_unix_fd_source_new(fd, condition);

	g_source_set_callback(source, G_SOURCE_FUNC(handle), l, NULL);
	g_source_set_can_recurse(source, TRUE);
	return g_source_attach(source, NULL);
}

static void run(struct loop *l)
{
	guint input = watch(STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_input, l);
	guint notes = watch(signal_pipe[0], G_IO_IN, on_signal, l);
	guint tick = g_timeout_add_seconds(1, on_tick, l);

	take_size(l);
	paint(l);
	if (!l->tui->over)
		g_main_loop_run(l->main);
	for (guint *id = (guint[]){ input, notes, tick, 0 }; *id != 0; id++) {
		GSource *s = g_main_context_find_source_by_id(NULL, *id);

		if (s != NULL)
			g_source_destroy(s);
	}
}

bool loop_run(struct tui *t, struct diags *ds)
{
	struct loop l = { .tui = t };
	struct sigaction old[G_N_ELEMENTS(signals)];

	rescue_prepare();
	l.screen = newterm(NULL, stdout, stdin);
	if (l.screen == NULL) {
		diag_hint(diag_error(ds, "terminal", NULL,
				     _("this terminal (\"%s\") cannot show the full screen"),
				     g_getenv("TERM")),
			  _("--plain works everywhere"));
		return false;
	}
	if (!catch_signals(old, ds)) {
		endwin();
		delscreen(l.screen);
		return false;
	}
	enter_modes();
	rescue_begin();
	t->host = &host;
	t->host_data = &l;
	l.main = g_main_loop_new(NULL, FALSE);
	l.painter = painter_new(t->theme, t->app->colour);
	l.canvas = canvas_new(LINES, COLS, t->ascii);
	run(&l);
	give_back();
	rescue_end();
	release_signals(old);
	canvas_free(l.canvas);
	painter_free(l.painter);
	delscreen(l.screen);
	g_main_loop_unref(l.main);
	t->host = NULL;
	return true;
}
