/*
 * The full screen on a real terminal: taken over, resized, suspended, given back on
 * every way out; what is and is not written to it.
 */
#include "config.h"

#include <signal.h>
#include <string.h>

#include "journey.h"
#include "testlib.h"

/* Home with the demo's services on it. */
static void open_home(struct journey *j, const char *env)
{
	journey_init(j, JOURNEY_DEMO);
	if (env != NULL)
		journey_env(j, env);
	journey_start(j, 24, 80, "");
	terminal_wait_for(j->t, "billing");
	terminal_wait_for(j->t, "? help");
}

/* Ways out, and the exit status of each. */
static void test_point_33_ways_out(void)
{
	static const struct {
		const char *name;
		char ctrl;
		int signal, status;
	} rows[] = {
		{ "q", 0, 0, 0 },
		{ "Ctrl-C", 'c', 0, 130 },
		{ "interrupt", 0, SIGINT, 130 },
		{ "terminate", 0, SIGTERM, 130 },
		{ "hang up", 0, SIGHUP, 130 },
		{ "its own mistake", 0, SIGSEGV, 128 + SIGSEGV },
		{ "abort", 0, SIGABRT, 128 + SIGABRT },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct journey j;
		int status;

		/* a sanitizer wants to report the signal itself */
		open_home(&j, "ASAN_OPTIONS=handle_segv=0:handle_abort=0");
		if (rows[i].ctrl != 0)
			terminal_ctrl(j.t, rows[i].ctrl);
		else if (rows[i].signal != 0)
			terminal_signal(j.t, rows[i].signal);
		else
			terminal_type(j.t, "q");
		status = terminal_wait_exit(j.t);
		if (status != rows[i].status)
			g_test_message("%s: exit status %d", rows[i].name, status);
		test_row(rows[i].name, status == rows[i].status);
		test_row(rows[i].name, terminal_is_restored(j.t));
		journey_clear(&j);
	}
}

/* Ctrl-Z gives the terminal back, fg draws all of it again. */
static void test_point_33_suspend(void)
{
	struct journey j;

	open_home(&j, NULL);
	terminal_ctrl(j.t, 'z');
	terminal_wait_gone(j.t, "billing");
	g_assert_true(terminal_wait_stopped(j.t));
	g_assert_true(terminal_is_restored(j.t));
	terminal_signal(j.t, SIGCONT);
	terminal_wait_for(j.t, "billing");
	journey_keys(&j, "C-l");
	terminal_wait_for(j.t, "billing");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* Another program that writes over the screen is wiped away. */
static void test_point_26_resize(void)
{
	struct journey j;
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	open_home(&j, NULL);
	journey_keys(&j, "j j");
	terminal_settle(j.t, 100);
	before = terminal_text(j.t);
	terminal_resize(j.t, 5, 24);
	terminal_wait_for(j.t, "Too small: 24 x 5");
	terminal_resize(j.t, 10, 40);
	terminal_wait_for(j.t, "? help");
	for (int i = 0; i < 60; i++)
		terminal_resize(j.t, 10 + i % 7 * 9, 40 + i % 11 * 16);
	terminal_resize(j.t, 60, 200);
	terminal_wait_for(j.t, "? help");
	terminal_resize(j.t, 24, 80);
	terminal_wait_for(j.t, "? help");
	terminal_settle(j.t, 200);
	after = terminal_text(j.t);
	g_assert_cmpstr(after, ==, before);
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* As the loop is about to wait, where a flag alone would be seen too late. */
static void test_point_26_resize_in_wait(void)
{
	struct journey j;

	journey_init(&j, JOURNEY_DEMO);
	journey_arm_resize(&j);
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "? help");
	if (journey_resize_in_wait(&j, 5, 24, "j"))
		terminal_wait_for(j.t, "Too small: 24 x 5");
	if (journey_resize_in_wait(&j, 40, 120, "j"))
		terminal_wait_for(j.t, "? help");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

static void test_point_28_no_color(void)
{
	struct journey j;

	open_home(&j, "NO_COLOR=1");
	journey_keys(&j, "? Esc :");
	terminal_wait_for(j.t, "Commands");
	journey_keys(&j, "Esc G V");
	/* said in words, and by a sign */
	terminal_wait_for(j.t, "(NO-GO)");
	journey_keys(&j, "R");
	terminal_wait_for(j.t, "x export");
	journey_keys(&j, "q q M");
	terminal_wait_for(j.t, "a rule objects");
	journey_keys(&j, "q");
	g_assert_false(journey_wrote_colour(&j));
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

static void test_point_29_ascii(void)
{
	static const char *const envs[] = { "LC_ALL=C", "LC_ALL=POSIX" };

	for (size_t i = 0; i < G_N_ELEMENTS(envs); i++) {
		struct journey j;

		open_home(&j, envs[i]);
		journey_keys(&j, "?");
		terminal_wait_for(j.t, "+- Help");
		journey_keys(&j, "Esc");
		g_assert_false(journey_wrote_beyond_ascii(&j));
		journey_end(&j, "q", 0);
		journey_clear(&j);
	}
}

static void wait_for_pointer(struct journey *j, int row)
{
	g_autofree char *line = NULL;

	for (int tries = 0; tries < 50; tries++) {
		g_free(line);
		line = terminal_row(j->t, row);
		if (g_str_has_prefix(g_strchug(line), "\xe2\x96\xb8"))
			return;
		terminal_settle(j->t, 20);
	}
	g_test_message("no pointer in row %d: %s", row, line);
	g_test_fail();
}

/* What another program has left switched on answers no question, and goes nowhere. */
static void test_unknown_sequences(void)
{
	g_autofree char *text = NULL;
	struct journey j;

	journey_init(&j, JOURNEY_SERVICE);
	journey_start(&j, 24, 80, "billing");
	terminal_wait_for(j.t, "In the room");
	journey_keys(&j, "Enter");
	terminal_wait_for(j.t, "section 0/4");
	terminal_type(j.t, "\033[<0;12;11M\033[<0;12;11m\033[I\033[1;13D\033]11;rgb:1/2/3\a?");
	terminal_wait_for(j.t, "Help: press a listed key");
	journey_keys(&j, "Esc");
	terminal_wait_for(j.t, "section 0/4");
	text = terminal_text(j.t);
	g_assert_null(strstr(text, "Saved"));
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* The note goes out and comes back; an editor that dies leaves neither its modes nor a
 * note without what was typed. */
static void test_editor(void)
{
	static const struct {
		const char *editor, *shows, *saved;
	} rows[] = {
		{ "VISUAL=f() { printf ' and more' >>\"$1\"; }; f", "Note: typed and more",
		  "typed and more" },
		{ "VISUAL=f() { printf '\033[?1049h\033[?1003h\033[?1004h'; stty raw -echo; "
		  "kill -KILL $$; }; f", "failed: ", "typed" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const GByteArray *bytes;
		struct journey j;

		journey_init(&j, JOURNEY_SERVICE);
		journey_env(&j, rows[i].editor);
		journey_start(&j, 24, 80, "billing");
		terminal_wait_for(j.t, "In the room");
		journey_keys(&j, "Enter 1 m typed C-o");
		terminal_wait_for(j.t, rows[i].shows);
		journey_keys(&j, "Enter");
		terminal_wait_for(j.t, "Saved: note");
		terminal_wait_for(j.t, rows[i].saved);
		bytes = terminal_bytes(j.t);
		g_assert_cmpint(g_strstr_len((const char *)bytes->data, bytes->len,
					     "1003l") != NULL, ==, i == 1);
		journey_end(&j, "q", 0);
		journey_clear(&j);
	}
}

/* Ctrl-Z in the editor: it stops its whole group, as a job of a shell, and fg lets all of
 * them go on. */
static void test_editor_suspended(void)
{
	const char *const job[] = { "/bin/sh", "-mc", "\"$0\" billing; echo stopped here; read x; fg",
				    test_program(), NULL };
	struct journey j;

	journey_init(&j, JOURNEY_SERVICE);
	journey_env(&j, "VISUAL=f() { kill -TSTP 0; printf ' and more' >>\"$1\"; }; f");
	journey_start_program(&j, 24, 80, job);
	terminal_wait_for(j.t, "In the room");
	journey_keys(&j, "Enter m typed C-o");
	terminal_wait_for(j.t, "stopped here");
	journey_keys(&j, "Enter");
	terminal_wait_for(j.t, "Note: typed and more");
	journey_keys(&j, "Enter");
	terminal_wait_for(j.t, "It goes with your answer.");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* Selecting with the mouse stays the terminal's until somebody asks for it. */
static void test_point_32_mouse(void)
{
	struct journey j;
	const GByteArray *bytes;

	open_home(&j, NULL);
	bytes = terminal_bytes(j.t);
	g_assert_null(g_strstr_len((const char *)bytes->data, bytes->len, "1000h"));
	journey_keys(&j, ":");
	terminal_type(j.t, "mouse\r");
	terminal_wait_for(j.t, "The mouse is on");
	/* a click selects its row, and no other */
	terminal_click(j.t, 6, 4);
	wait_for_pointer(&j, 6);
	terminal_click(j.t, 4, 4);
	wait_for_pointer(&j, 4);
	journey_keys(&j, ":");
	terminal_type(j.t, "mouse\r");
	terminal_wait_for(j.t, "The mouse is off");
	bytes = terminal_bytes(j.t);
	g_assert_nonnull(g_strstr_len((const char *)bytes->data, bytes->len, "1000l"));
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* Pasted text presses no key. */
static void test_paste(void)
{
	struct journey j;

	open_home(&j, NULL);
	terminal_paste(j.t, "q\rq");
	terminal_wait_for(j.t, "pasted text is not taken here");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* A NUL in the middle of what is pasted does not end it. */
static void test_paste_nul(void)
{
	struct journey j;

	journey_init(&j, JOURNEY_SERVICE);
	journey_start(&j, 24, 80, "billing");
	terminal_wait_for(j.t, "In the room");
	journey_keys(&j, "Enter m");
	terminal_wait_for(j.t, "Note:");
	terminal_type(j.t, "\033[200~one ");
	terminal_ctrl(j.t, '@');
	terminal_type(j.t, "two\033[201~");
	terminal_wait_for(j.t, "Note: one two");
	journey_end(&j, "C-c", 130);
	journey_clear(&j);
}

/* A paste whose end was lost on the way: after a moment keys are keys again. */
static void test_paste_cut_off(void)
{
	struct journey j;

	open_home(&j, NULL);
	terminal_type(j.t, "\033[200~abc");
	terminal_wait_for(j.t, "pasted text is not taken here");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* What only the shell can run is refused by the palette, and nothing reads the keys. */
static void test_palette_refuses(void)
{
	static const struct {
		const char *line, *said;
	} rows[] = {
		{ "demo --db other.db", "--db is chosen when seam is started" },
		{ "demo ", "runs as a program of its own" },
		{ "answer billing --from -", "nothing can be piped in here" },
		{ "questionnaire show -", "nothing can be piped in here" },
		{ "assess billing", "runs as a program of its own" },
		{ "list --help", "write \"help\"" },
	};
	struct journey j;

	open_home(&j, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		journey_keys(&j, ":");
		terminal_wait_for(j.t, "Commands");
		terminal_type(j.t, rows[i].line);
		terminal_type(j.t, "\r");
		terminal_wait_for(j.t, rows[i].said);
	}
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* The window is closed: the program ends by itself. */
static void test_terminal_closed(void)
{
	struct journey j;

	open_home(&j, NULL);
	terminal_hang_up(j.t);
	g_assert_cmpint(terminal_wait_exit(j.t), !=, -1);
	journey_clear(&j);
}

/* A terminal that cannot show it gets the list, and no sequence it would not know. */
static void test_unable(void)
{
	static const char *const envs[] = { "TERM=dumb", "TERM=no-such-terminal", "TERM",
					    "ACCESSIBLE=1" };

	for (size_t i = 0; i < G_N_ELEMENTS(envs); i++) {
		struct journey j;
		const GByteArray *bytes;

		journey_init(&j, JOURNEY_DEMO);
		journey_env(&j, envs[i]);
		journey_env(&j, "NO_COLOR=1");
		journey_start(&j, 24, 80, "");
		terminal_wait_for(j.t, "next: seam verdict");
		test_row(envs[i], terminal_wait_exit(j.t) == 0);
		bytes = terminal_bytes(j.t);
		test_row(envs[i], memchr(bytes->data, '\033', bytes->len) == NULL);
		journey_clear(&j);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/points/33-ways-out", test_point_33_ways_out);
	g_test_add_func("/tui/points/33-suspend", test_point_33_suspend);
	g_test_add_func("/tui/points/26-resize", test_point_26_resize);
	g_test_add_func("/tui/points/26-resize-in-wait", test_point_26_resize_in_wait);
	g_test_add_func("/tui/points/28-no-color", test_point_28_no_color);
	g_test_add_func("/tui/points/29-ascii", test_point_29_ascii);
	g_test_add_func("/tui/points/32-mouse", test_point_32_mouse);
	g_test_add_func("/tui/loop/unknown-sequences", test_unknown_sequences);
	g_test_add_func("/tui/loop/editor", test_editor);
	g_test_add_func("/tui/loop/editor-suspended", test_editor_suspended);
	g_test_add_func("/tui/loop/paste", test_paste);
	g_test_add_func("/tui/loop/paste-nul", test_paste_nul);
	g_test_add_func("/tui/loop/paste-cut-off", test_paste_cut_off);
	g_test_add_func("/tui/loop/palette-refuses", test_palette_refuses);
	g_test_add_func("/tui/loop/terminal-closed", test_terminal_closed);
	g_test_add_func("/tui/loop/unable", test_unable);
	return test_run();
}
