/* The terminal of the tests, on programs of the shell. */
#include "config.h"

#include "terminal.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "testlib.h"

static struct terminal *shell(const char *script)
{
	const char *const argv[] = { "sh", "-c", script, NULL };
	const char *const env[] = { "WORD=hello", "HOME", NULL };

	return terminal_new(24, 80, argv, env);
}

static void test_text(void)
{
	g_autoptr(terminal) t = shell("printf \"$WORD ${HOME-no home} 日本 e\\314\\201\\n\"");
	g_autofree char *row = NULL;
	VTermScreenCell cell;

	g_assert_true(terminal_wait_for(t, "hello"));
	g_assert_cmpint(terminal_wait_exit(t), ==, 0);
	row = terminal_row(t, 0);
	g_assert_cmpstr(row, ==, "hello no home 日本 e\u0301");
	g_assert_true(terminal_cell(t, 0, 14, &cell));
	g_assert_cmpint(cell.width, ==, 2);
	g_assert_cmpuint(cell.chars[0], ==, 0x65e5);
	g_assert_false(terminal_cell(t, 24, 0, &cell));
}

static void test_type_and_resize(void)
{
	g_autoptr(terminal) t = shell("stty size; read x; stty size; echo got $x; exit 7");

	g_assert_true(terminal_wait_for(t, "24 80"));
	terminal_resize(t, 50, 200);
	terminal_type(t, "typed\n");
	g_assert_true(terminal_wait_for(t, "50 200"));
	g_assert_true(terminal_wait_for(t, "got typed"));
	g_assert_cmpint(terminal_wait_exit(t), ==, 7);
}

static void test_attributes_and_gone(void)
{
	g_autoptr(terminal) t = shell("printf '\\033[1;7mBOLD\\033[m'; read x; clear; read x");
	VTermScreenCell cell;

	g_assert_true(terminal_wait_for(t, "BOLD"));
	g_assert_true(terminal_cell(t, 0, 0, &cell));
	g_assert_true(cell.attrs.bold && cell.attrs.reverse);
	terminal_type(t, "\n");
	g_assert_true(terminal_wait_gone(t, "BOLD"));
	g_assert_cmpuint(terminal_bytes(t)->len, >, 4);
	terminal_ctrl(t, 'd');
	g_assert_cmpint(terminal_wait_exit(t), >=, 0);
}

static void test_restored(void)
{
	g_autoptr(terminal) t = shell("read x; stty raw; printf '\\033[?1049h\\033[?25lraw'; "
				      "dd bs=1 count=1 2>/dev/null; printf '\\033[?1049l\\033[?25h'; "
				      "stty cooked; stty sane; echo done; read x");

	g_assert_true(terminal_is_restored(t));
	terminal_type(t, "\n");
	g_assert_true(terminal_wait_for(t, "raw"));
	g_assert_false(terminal_is_restored(t));
	terminal_type(t, "x");
	g_assert_true(terminal_wait_for(t, "done"));
}

static void test_signals(void)
{
	g_autoptr(terminal) t = shell("echo ready; exec sleep 60");

	g_assert_true(terminal_wait_for(t, "ready"));
	terminal_ctrl(t, 'c');
	g_assert_cmpint(terminal_wait_exit(t), ==, 128 + SIGINT);
}

static void test_hang_up(void)
{
	g_autoptr(terminal) t = shell("echo ready; exec sleep 60");

	g_assert_true(terminal_wait_for(t, "ready"));
	terminal_hang_up(t);
	g_assert_cmpint(terminal_wait_exit(t), ==, 128 + SIGHUP);
}

static void test_not_there(void)
{
	const char *const argv[] = { "/nonexistent/program", NULL };
	g_autoptr(terminal) t = terminal_new(24, 80, argv, NULL);

	g_assert_cmpint(terminal_wait_exit(t), ==, 127);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/terminal/text", test_text);
	g_test_add_func("/terminal/type-resize", test_type_and_resize);
	g_test_add_func("/terminal/attributes", test_attributes_and_gone);
	g_test_add_func("/terminal/restored", test_restored);
	g_test_add_func("/terminal/signals", test_signals);
	g_test_add_func("/terminal/hang-up", test_hang_up);
	g_test_add_func("/terminal/not-there", test_not_there);
	return test_run();
}
