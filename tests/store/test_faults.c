/*
 * The disk fails or the process is killed at every single operation of a session.
 * What was acknowledged is there afterwards, what failed was said to have failed,
 * and the file is sound.
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "faultvfs.h"
#include "fixture.h"

enum { SESSION = 4 };	/* answers in a session */

/* Answers a0=N ... and says on the pipe what was committed. Exit status 0, whatever
 * failed, as long as what failed was said. */
static int session(const struct fixture *f, int round, int pipe_fd)
{
	const struct store_options options = { .mode = STORE_WRITE, .program = "test" };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store) st = NULL;

	if (!store_open(&st, f->path, &options, ds))
		return diags_has_errors(ds) ? 0 : 1;
	for (int i = 0; i < SESSION; i++) {
		g_autofree char *question = g_strdup_printf("a%d", i);
		g_autofree char *value = g_strdup_printf("%d", round);
		const struct store_answer a = { .question = question, .value = value,
			.head = STORE_ANY_HEAD };
		char ack = (char)i;
		bool ok;

		diags_clear(ds);
		ok = store_begin(st, FIXTURE_AT, "ana", "answer", ds) &&
		     store_through(st, f->system, f->service, ds) &&
		     store_put_answer(st, f->draft, &a, ds) && store_commit(st, ds);
		if (ok != !diags_has_errors(ds))
			return 2;
		if (!ok)
			store_rollback(st);
		else if (write(pipe_fd, &ack, 1) != 1)
			return 3;
	}
	return 0;
}

/* Runs a session in a process of its own; acked[i] says what it claimed to have saved.
 * Returns how it ended (128 + signal). */
static int run_session(const struct fixture *f, int round, bool acked[SESSION],
		       bool *reached)
{
	int fds[2], status;
	pid_t child;
	char ack;

	memset(acked, 0, sizeof(bool) * SESSION);
	g_assert_cmpint(pipe(fds), ==, 0);
	child = fork();
	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		int rc = session(f, round, fds[1]);

		/* 50 and more: the fault was not reached, the sweep is over. */
		_exit(rc + (fault.count < fault.at ? 50 : 0));
	}
	close(fds[1]);
	while (read(fds[0], &ack, 1) == 1)
		acked[(int)ack] = true;
	close(fds[0]);
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	if (WIFSIGNALED(status)) {
		*reached = true;
		return 128 + WTERMSIG(status);
	}
	*reached = WEXITSTATUS(status) < 50;
	return WEXITSTATUS(status) % 50;
}

/* All acknowledged answers are there, none that was not started, and all is sound. */
static void assert_kept(struct fixture *f, int round, const bool acked[SESSION],
			const char *row)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *round_text = g_strdup_printf("%d", round);
	int findings;

	f->st = fixture_open(f->path, STORE_WRITE);
	if (!f->st)
		return;
	for (int i = 0; i < SESSION; i++) {
		g_autofree char *question = g_strdup_printf("a%d", i);
		g_autofree char *value = fixture_value(f->st, f->draft, question);

		if (acked[i])
			test_row_str(row, value, round_text);
	}
	fixture_ok(store_check(f->st, &findings, ds), ds, row);
	test_row(row, findings == 0);
	store_close(g_steal_pointer(&f->st));
}

static void sweep(enum fault_kind kind, bool lasting, const char *name)
{
	struct fixture f;
	bool reached = true;
	int at, failed = 0;

	fault_set(FAULT_NONE, 0, false);
	fixture_init(&f, true);
	store_close(g_steal_pointer(&f.st));
	for (at = 1; reached && at < 1000; at++) {
		g_autofree char *row = g_strdup_printf("%s at %d", name, at);
		bool acked[SESSION];
		int status;

		fault_set(kind, at, lasting);
		status = run_session(&f, at, acked, &reached);
		fault_set(FAULT_NONE, 0, false);
		test_row(row, status == (kind == FAULT_KILL && reached ? 128 + SIGKILL : 0));
		failed += reached && !(acked[0] && acked[1] && acked[2] && acked[3]);
		assert_kept(&f, at, acked, row);
	}
	/* Each answer is some ten operations; a sweep that struck none shows nothing. */
	g_test_message("%s: %d operations, %d sessions with a failure", name, at - 1,
		       failed);
	g_assert_cmpint(at, >, 20);
	g_assert_cmpint(failed, >, 10);
	fixture_clear(&f);
}

static void test_kill(void)
{
	sweep(FAULT_KILL, false, "kill");
}

static void test_full(void)
{
	sweep(FAULT_FULL, false, "full once");
	sweep(FAULT_FULL, true, "full");
}

static void test_io(void)
{
	sweep(FAULT_IO, false, "I/O error once");
	sweep(FAULT_IO, true, "I/O error");
}

/* The same while the database is being made: it is whole or not there. */
static void test_kill_while_making(void)
{
	bool reached = true;
	int at;

	for (at = 1; reached && at < 1000; at++) {
		g_autofree char *dir = test_dir();
		g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
		int status, findings;
		pid_t child;

		fault_set(FAULT_KILL, at, false);
		child = fork();
		if (child == 0) {
			const struct store_options options = { .mode = STORE_WRITE };
			struct store *st;

			if (!store_open(&st, path, &options, NULL))
				_exit(1);
			store_close(st);
			_exit(fault.count < at ? 50 : 0);
		}
		g_assert_cmpint(waitpid(child, &status, 0), ==, child);
		reached = WIFSIGNALED(status);
		fault_set(FAULT_NONE, 0, false);
		{
			g_autoptr(diags) ds = diags_new();
			struct store *st = fixture_open(path, STORE_WRITE);

			if (!st)
				continue;
			fixture_ok(store_check(st, &findings, ds), ds, "check");
			g_assert_cmpint(findings, ==, 0);
			store_close(st);
		}
	}
	g_test_message("%d operations", at - 1);
	g_assert_cmpint(at, >, 20);
}

/* Before store_commit() returns: the journal synced before the first page is written,
 * the pages synced before the journal goes, and its going synced in the folder. */
static void test_order(void)
{
	struct fixture f;
	const char *journal, *first, *pages, *end;

	fixture_init(&f, true);
	fault.log = g_string_new(NULL);
	fixture_answer(f.st, f.draft, "q", "yes");
	journal = strstr(fault.log->str, "sync-journal");
	first = strstr(fault.log->str, "write-db");
	pages = strstr(fault.log->str, "sync-db");
	end = strstr(fault.log->str, "delete-journal");
	g_test_message("%s", fault.log->str);
	g_assert_true(journal && first && pages && end);
	if (journal && first && pages && end) {
		g_assert_true(journal < first && first < pages && pages < end);
		g_assert_null(strstr(first, "write-journal"));
		g_assert_null(strstr(pages, "write-db"));
	}
	g_string_free(g_steal_pointer(&fault.log), TRUE);
	fixture_clear(&f);
}

/* A real limit of the system instead of a made-up one. */
static void test_file_size_limit(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *note = g_strnfill(6000, 'x');
	struct rlimit before, small;
	struct fixture f;
	const struct diag *d = NULL;
	int saved = 0;

	fixture_init(&f, true);
	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
	small = before;
	small.rlim_cur = 600 * 1024;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	while (saved < 1000 && !d) {
		const struct store_answer a = { .question = (char *)"q",
			.value = (char *)"yes", .note = note, .head = STORE_ANY_HEAD };

		if (store_begin(f.st, FIXTURE_AT, "ana", "answer", ds) &&
		    store_put_answer(f.st, f.draft, &a, ds) && store_commit(f.st, ds))
			saved++;
		else
			d = diags_find(ds, "store-full");
		if (diags_has_errors(ds) && !d)
			break;
	}
	setrlimit(RLIMIT_FSIZE, &before);
	store_rollback(f.st);
	if (!d)
		fixture_ok(false, ds, "expected store-full");
	g_assert_nonnull(d);
	g_assert_cmpint(saved, >, 5);
	g_assert_cmpuint(ds->items->len, ==, 1);
	if (d) {
		g_assert_nonnull(strstr(d->message, "space"));
		g_assert_nonnull(d->hint);
		g_assert_cmpstr(d->file, ==, f.path);
	}
	{
		g_autoptr(GPtrArray) history = NULL;

		diags_clear(ds);
		fixture_ok(store_answer_history(f.st, f.draft, "q", &history, ds), ds, "q");
		g_assert_cmpint((int)history->len, ==, saved);
	}
	/* With space again, the same connection goes on. */
	fixture_answer(f.st, f.draft, "r", "yes");
	fixture_clear(&f);
}

/* A file, or a folder, that may only be read. Root may write anything, so it becomes
 * somebody else for the time of the test. */
static void try_read_only(mode_t file_mode, mode_t folder_mode)
{
	g_autoptr(diags) ds = diags_new();
	enum { NOBODY = 65534 };
	bool root = geteuid() == 0;
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "q", "yes");
	store_close(g_steal_pointer(&f.st));
	if (root)
		g_assert_true(chown(f.path, NOBODY, NOBODY) == 0 &&
			      chown(f.dir, NOBODY, NOBODY) == 0 &&
			      seteuid(NOBODY) == 0);
	g_assert_cmpint(g_chmod(f.path, file_mode), ==, 0);
	g_assert_cmpint(g_chmod(f.dir, folder_mode), ==, 0);
	f.st = fixture_open(f.path, STORE_READ);
	fixture_assert_answers(f.st, f.draft, "q=yes");
	store_close(f.st);
	f.st = fixture_open(f.path, STORE_WRITE);
	fixture_assert_answers(f.st, f.draft, "q=yes");
	{
		const struct store_answer a = { .question = (char *)"r",
			.value = (char *)"yes" };

		g_assert_false(store_begin(f.st, FIXTURE_AT, "ana", "answer", ds) &&
			       store_put_answer(f.st, f.draft, &a, ds) &&
			       store_commit(f.st, ds));
		store_rollback(f.st);
	}
	g_assert_cmpuint(ds->items->len, ==, 1);
	if (ds->items->len == 1)
		g_assert_cmpstr(((struct diag *)ds->items->pdata[0])->code, ==,
				"store-readonly");
	fixture_assert_answers(f.st, f.draft, "q=yes");
	g_chmod(f.dir, 0700);
	if (root)
		g_assert_cmpint(seteuid(0), ==, 0);
	fixture_clear(&f);
}

static void test_read_only(void)
{
	try_read_only(0400, 0700);
	/* No journal can be made. */
	try_read_only(0600, 0500);
}

int main(int argc, char **argv)
{
	fault_install();
	test_init(&argc, &argv);
	g_test_add_func("/store/faults/kill", test_kill);
	g_test_add_func("/store/faults/full", test_full);
	g_test_add_func("/store/faults/io", test_io);
	g_test_add_func("/store/faults/kill-while-making", test_kill_while_making);
	g_test_add_func("/store/faults/order", test_order);
	g_test_add_func("/store/faults/file-size-limit", test_file_size_limit);
	g_test_add_func("/store/faults/read-only", test_read_only);
	return test_run();
}
