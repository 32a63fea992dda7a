/* Whole or not there: modes, links, devices, full disks, and no litter. */
#include "config.h"

#include "base/savefile.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "testlib.h"

#include <glib/gstdio.h>

static unsigned mode_of(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

static unsigned count_entries(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	unsigned n = 0;

	while (dir != NULL && g_dir_read_name(dir) != NULL)
		n++;
	return n;
}

static bool save(const char *path, const char *text, enum savefile_flags flags)
{
	g_autoptr(diags) ds = diags_new();
	bool ok = savefile_write(path, text, strlen(text), flags, ds);

	g_assert_true(ok == diags_is_empty(ds));
	return ok;
}

static void check_content(const char *path, const char *expected)
{
	g_autofree char *got = test_read_file(path, NULL);

	g_assert_cmpstr(got, ==, expected);
}

static void test_write(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "report.md", NULL);

	g_assert_true(save(path, "one", SAVEFILE_REPLACE));
	check_content(path, "one");
	g_assert_true(save(path, "", SAVEFILE_REPLACE));
	check_content(path, "");
	g_assert_true(save(path, "three", SAVEFILE_REPLACE));
	check_content(path, "three");
	g_assert_cmpuint(count_entries(dir), ==, 1);
}

static void test_modes(void)
{
	static const mode_t masks[] = { 000, 022, 077, 0777 };
	mode_t before = umask(0);

	for (size_t i = 0; i < G_N_ELEMENTS(masks); i++) {
		g_autofree char *dir = test_dir();
		g_autofree char *path = g_build_filename(dir, "f", NULL);
		g_autofree char *deep = g_build_filename(dir, "a", "b", NULL);

		umask(masks[i]);
		g_assert_true(save(path, "x", SAVEFILE_NEW));
		g_assert_cmpuint(mode_of(path), ==, 0666 & ~masks[i]);
		g_assert_true(savefile_make_dir(deep, NULL));
		g_assert_cmpuint(mode_of(deep), ==, 0700);
		/* What others may read they still may, and what they may not, not. */
		g_assert_cmpint(chmod(path, 0664), ==, 0);
		g_assert_true(save(path, "y", SAVEFILE_REPLACE));
		g_assert_cmpuint(mode_of(path), ==, 0664);
		g_assert_cmpint(chmod(path, 0600), ==, 0);
		g_assert_true(save(path, "z", SAVEFILE_REPLACE));
		g_assert_cmpuint(mode_of(path), ==, 0600);
		umask(0);
	}
	umask(before);
}

static void test_new(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "f", NULL);
	g_autofree char *link = g_build_filename(dir, "link", NULL);
	g_autoptr(diags) ds = diags_new();

	g_assert_true(save(path, "mine", SAVEFILE_NEW));
	g_assert_false(savefile_write(path, "x", 1, SAVEFILE_NEW, ds));
	g_assert_nonnull(diags_find(ds, "exists"));
	check_content(path, "mine");
	/* A link that leads nowhere is a name taken, too. */
	g_assert_cmpint(symlink("nowhere", link), ==, 0);
	g_assert_false(save(link, "x", SAVEFILE_NEW));
	g_assert_cmpuint(count_entries(dir), ==, 2);
}

static void test_link_is_replaced(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *other = test_dir();
	g_autofree char *victim = g_build_filename(other, "victim", NULL);
	g_autofree char *link = g_build_filename(dir, "report.md", NULL);

	test_write_file(victim, "precious");
	g_assert_cmpint(symlink(victim, link), ==, 0);
	g_assert_true(save(link, "report", SAVEFILE_REPLACE));
	check_content(victim, "precious");
	check_content(link, "report");
	g_assert_false(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
}

static void test_refused_targets(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *fifo = g_build_filename(dir, "fifo", NULL);
	g_autofree char *device = g_build_filename(dir, "device", NULL);
	g_autofree char *slash = g_strconcat(dir, "/", NULL);
	g_autofree char *nowhere = g_build_filename(dir, "no", "such", NULL);
	g_autofree char *long_name = g_strnfill(300, 'x');
	g_autofree char *long_path = g_build_filename(dir, long_name, NULL);
	const char *const paths[] = { dir, slash, fifo, device, nowhere, long_path,
				      "", "/", ".", "/dev/null" };
	struct stat st;

	g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
	g_assert_cmpint(symlink("/dev/null", device), ==, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		test_row(paths[i], !save(paths[i], "x", SAVEFILE_REPLACE));
	g_assert_cmpuint(count_entries(dir), ==, 2);
	g_assert_true(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode));
}

/* A full disk, by the limit on a file's size: the old file stays, nothing litters. */
static void test_full(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "f", NULL);
	g_autofree char *big = g_strnfill(200000, 'x');
	int status;
	pid_t pid;

	g_assert_true(save(path, "old", SAVEFILE_NEW));
	pid = fork();
	if (pid == 0) {
		struct rlimit limit = { 4096, 4096 };

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(savefile_write(path, big, 200000, SAVEFILE_REPLACE, NULL) ? 0 : 7);
	}
	g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	check_content(path, "old");
	g_assert_cmpuint(count_entries(dir), ==, 1);
}

static void test_make_dir(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *deep = g_build_filename(dir, "a", "b", "c", NULL);
	g_autofree char *file = g_build_filename(dir, "file", NULL);
	g_autofree char *under = g_build_filename(file, "x", NULL);
	g_autoptr(diags) ds = diags_new();

	g_assert_true(savefile_make_dir(deep, ds));
	g_assert_true(savefile_make_dir(deep, ds));
	g_assert_true(g_file_test(deep, G_FILE_TEST_IS_DIR));
	g_assert_true(diags_is_empty(ds));
	test_write_file(file, "");
	g_assert_false(savefile_make_dir(under, ds));
	g_assert_false(savefile_make_dir(file, ds));
	g_assert_cmpuint(ds->counts[SEVERITY_ERROR], ==, 2);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/savefile/write", test_write);
	g_test_add_func("/savefile/modes", test_modes);
	g_test_add_func("/savefile/new", test_new);
	g_test_add_func("/savefile/link", test_link_is_replaced);
	g_test_add_func("/savefile/refused", test_refused_targets);
	g_test_add_func("/savefile/full", test_full);
	g_test_add_func("/savefile/make-dir", test_make_dir);
	return test_run();
}
