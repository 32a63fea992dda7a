/*
 * What tests share: a clean environment, temp folders, processes, whole files.
 * Terminals are not here, they need libvterm and live in a file of their own.
 */
#include "config.h"

#include "testlib.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* Folders under HOME; the XDG variables point there. */
static const struct {
	const char *name;
	const char *folder;
} homes[] = {
	{ "XDG_DATA_HOME", "data" },
	{ "XDG_CONFIG_HOME", "config" },
	{ "XDG_CACHE_HOME", "cache" },
	{ "XDG_STATE_HOME", "state" },
	{ "XDG_RUNTIME_DIR", "run" },
};

static const char *const unwanted[] = {
	"LANGUAGE", "LANG",	"LC_MESSAGES", "SEAM_DB",   "SEAM_USER", "SEAM_NOW",
	"NO_COLOR", "COLUMNS",	"LINES",       "PAGER",	    "EDITOR",	 "VISUAL",
};

static GPtrArray *dirs;
static pid_t owner;

/* Never follows a symbolic link: a test may plant one that points outside. */
static void remove_tree(const char *path)
{
	const char *name;
	struct stat st;
	GDir *dir;

	if (lstat(path, &st) != 0)
		return;
	if (!S_ISDIR(st.st_mode)) {
		g_unlink(path);
		return;
	}
	g_chmod(path, 0700);
	dir = g_dir_open(path, 0, NULL);
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *child = g_build_filename(path, name, NULL);

		remove_tree(child);
	}
	if (dir != NULL)
		g_dir_close(dir);
	g_rmdir(path);
}

static void remove_dirs(void)
{
	/* A child that forked from the test and exits must not clean up. */
	if (getpid() != owner)
		return;
	for (unsigned i = 0; i < dirs->len; i++)
		remove_tree(dirs->pdata[i]);
	g_ptr_array_free(dirs, TRUE);
	dirs = NULL;
}

void test_init(int *argc, char ***argv)
{
	g_autofree char *data = test_data_path(NULL);
	g_autofree char *home = NULL;

	owner = getpid();
	dirs = g_ptr_array_new_with_free_func(g_free);
	atexit(remove_dirs);
	home = test_dir();

	for (size_t i = 0; i < G_N_ELEMENTS(unwanted); i++)
		g_unsetenv(unwanted[i]);
	g_setenv("LC_ALL", "C.UTF-8", TRUE);
	g_setenv("TZ", "UTC", TRUE);
	g_setenv("HOME", home, TRUE);
	g_setenv("SEAM_DATA_DIR", data, TRUE);
	g_setenv("SEAM_LOCALE_DIR", TEST_BUILDDIR "/locale", TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(homes); i++) {
		g_autofree char *path = g_build_filename(home, homes[i].folder, NULL);

		g_mkdir(path, 0700);
		g_setenv(homes[i].name, path, TRUE);
	}
	setlocale(LC_ALL, "");
	g_test_init(argc, argv, NULL);
	g_test_set_nonfatal_assertions();
}

int test_run(void)
{
	return g_test_run();
}

bool test_is_long(void)
{
	return g_getenv("SEAM_TEST_LONG") != NULL;
}

char *test_dir(void)
{
	char *path = g_dir_make_tmp("seam-test-XXXXXX", NULL);

	if (path == NULL)
		g_error("cannot make a folder for the test: %s", g_strerror(errno));
	g_ptr_array_add(dirs, g_strdup(path));
	return path;
}

char *test_src_path(const char *name)
{
	return g_build_filename(TEST_SRCDIR, name, NULL);
}

char *test_build_path(const char *name)
{
	return g_build_filename(TEST_BUILDDIR, name, NULL);
}

char *test_data_path(const char *name)
{
	return g_build_filename(TEST_SRCDIR, "data", name, NULL);
}

const char *test_program(void)
{
	return TEST_BUILDDIR "/src/seam";
}

char *test_read_file(const char *path, size_t *length)
{
	g_autoptr(GError) error = NULL;
	char *text = NULL;

	if (length != NULL)
		*length = 0;
	if (!g_file_get_contents(path, &text, length, &error)) {
		g_test_message("%s", error->message);
		g_test_fail();
	}
	return text;
}

void test_write_file(const char *path, const char *text)
{
	g_autoptr(GError) error = NULL;

	if (!g_file_set_contents(path, text, -1, &error)) {
		g_test_message("%s", error->message);
		g_test_fail();
	}
}

void test_row_str_at(const char *file, int line, const char *row, const char *got,
		     const char *expected)
{
	if (g_strcmp0(got, expected) == 0)
		return;
	g_test_message("%s:%d: row \"%s\": got \"%s\", expected \"%s\"", file, line, row,
		       got != NULL ? got : "(null)", expected != NULL ? expected : "(null)");
	g_test_fail();
}

static char **environment(const char *const *env)
{
	char **result = g_get_environ();

	for (size_t i = 0; env != NULL && env[i] != NULL; i++) {
		const char *equals = strchr(env[i], '=');
		g_autofree char *name = NULL;

		if (equals == NULL) {
			result = g_environ_unsetenv(result, env[i]);
			continue;
		}
		name = g_strndup(env[i], equals - env[i]);
		result = g_environ_setenv(result, name, equals + 1, TRUE);
	}
	return result;
}

/* Output goes to files, not pipes: no deadlock, and the program sees no terminal. */
static void open_streams(int fds[3], char **dir, const char *stdin_text)
{
	static const char *const names[] = { "in", "out", "err" };

	*dir = test_dir();
	for (int i = 0; i < 3; i++) {
		g_autofree char *path = g_build_filename(*dir, names[i], NULL);

		test_write_file(path, i == 0 && stdin_text != NULL ? stdin_text : "");
		fds[i] = g_open(path, O_CLOEXEC | (i == 0 ? O_RDONLY : O_WRONLY | O_APPEND), 0);
		g_assert_cmpint(fds[i], >=, 0);
	}
}

bool test_spawn(struct test_process *p, const char *const *argv, const char *stdin_text,
		const char *const *env, const char *dir)
{
	g_auto(GStrv) all = environment(env);
	g_autoptr(GError) error = NULL;
	g_autofree char *streams = NULL;
	g_autofree char *out = NULL;
	g_autofree char *err = NULL;
	int fds[3];
	int status = 0;
	GPid pid;
	bool ok;

	*p = (struct test_process){ .status = -1 };
	open_streams(fds, &streams, stdin_text);
	ok = g_spawn_async_with_fds(dir, (char **)argv, all,
				    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL,
				    NULL, &pid, fds[0], fds[1], fds[2], &error);
	for (int i = 0; i < 3; i++)
		close(fds[i]);
	if (!ok) {
		g_test_message("cannot run %s: %s", argv[0], error->message);
		g_test_fail();
		p->out = g_strdup("");
		p->err = g_strdup("");
		return false;
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	g_spawn_close_pid(pid);
	p->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	out = g_build_filename(streams, "out", NULL);
	err = g_build_filename(streams, "err", NULL);
	p->out = test_read_file(out, NULL);
	p->err = test_read_file(err, NULL);
	return true;
}

bool test_seam(struct test_process *p, const char *first, ...)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	va_list args;

	g_ptr_array_add(argv, (char *)test_program());
	va_start(args, first);
	for (const char *arg = first; arg != NULL; arg = va_arg(args, const char *))
		g_ptr_array_add(argv, (char *)arg);
	va_end(args);
	g_ptr_array_add(argv, NULL);
	return test_spawn(p, (const char *const *)argv->pdata, NULL, NULL, NULL);
}

void test_process_clear(struct test_process *p)
{
	g_clear_pointer(&p->out, g_free);
	g_clear_pointer(&p->err, g_free);
}
