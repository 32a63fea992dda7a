/* The helpers themselves: a harness that cannot fail proves nothing. */
#include "config.h"

#include "testlib.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

static void test_spawn_captures(void)
{
	const char *const argv[] = { "sh", "-c", "cat; echo $WORD; echo oops >&2; exit 7", NULL };
	const char *const env[] = { "WORD=hello", "HOME", NULL };
	struct test_process p;

	g_assert_true(test_spawn(&p, argv, "in ", env, NULL));
	g_assert_cmpstr(p.out, ==, "in hello\n");
	g_assert_cmpstr(p.err, ==, "oops\n");
	g_assert_cmpint(p.status, ==, 7);
	test_process_clear(&p);
}

static void test_spawn_signal(void)
{
	const char *const argv[] = { "sh", "-c", "kill -TERM $$", NULL };
	struct test_process p;

	g_assert_true(test_spawn(&p, argv, NULL, NULL, "/"));
	g_assert_cmpint(p.status, ==, 128 + 15);
	test_process_clear(&p);
}

static void test_environment(void)
{
	const char *home = g_getenv("HOME");
	const char *data = g_getenv("XDG_DATA_HOME");

	g_assert_nonnull(home);
	g_assert_true(g_file_test(home, G_FILE_TEST_IS_DIR));
	g_assert_true(data != NULL && home != NULL && g_str_has_prefix(data, home));
	g_assert_cmpstr(g_getenv("TZ"), ==, "UTC");
	g_assert_null(g_getenv("SEAM_DB"));
}

static void test_dirs_differ(void)
{
	g_autofree char *a = test_dir();
	g_autofree char *b = test_dir();
	g_autofree char *file = g_build_filename(a, "f", NULL);
	g_autofree char *text = NULL;
	size_t length;

	g_assert_cmpstr(a, !=, b);
	test_write_file(file, "two\nlines\n");
	text = test_read_file(file, &length);
	g_assert_cmpstr(text, ==, "two\nlines\n");
	g_assert_cmpuint(length, ==, 10);
}

static void test_version(void)
{
	struct test_process p;

	g_assert_true(test_seam(&p, "--version", NULL));
	g_assert_cmpint(p.status, ==, 0);
	g_assert_nonnull(strstr(p.out, PACKAGE_VERSION));
	test_process_clear(&p);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/testlib/spawn/captures", test_spawn_captures);
	g_test_add_func("/testlib/spawn/signal", test_spawn_signal);
	g_test_add_func("/testlib/environment", test_environment);
	g_test_add_func("/testlib/dirs", test_dirs_differ);
	g_test_add_func("/testlib/program", test_version);
	return test_run();
}
