/*
 * Several programs on one file: nothing is lost, nobody is told "locked", everybody
 * gets a turn; a database is made once however many start at the same moment.
 */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "store/private.h"

enum { WRITERS = 8, STARTERS = 16 };

static int rounds(void)
{
	return test_is_long() ? 250 : 25;
}

typedef int (*child_func)(const struct fixture *f, int number);

/* Runs n processes that start together; all must exit with 0. */
static void run_children(const struct fixture *f, int n, child_func run)
{
	int gate[2];
	pid_t children[STARTERS];

	g_assert_cmpint(pipe(gate), ==, 0);
	for (int i = 0; i < n; i++) {
		char byte;

		children[i] = fork();
		g_assert_cmpint(children[i], >=, 0);
		if (children[i] != 0)
			continue;
		close(gate[1]);
		/* Opens when the parent closes the other end. */
		if (read(gate[0], &byte, 1) != 0)
			_exit(99);
		_exit(run(f, i));
	}
	close(gate[0]);
	close(gate[1]);
	for (int i = 0; i < n; i++) {
		int status;

		g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
		g_assert_true(WIFEXITED(status));
		g_assert_cmpint(WEXITSTATUS(status), ==, 0);
	}
}

static struct store *child_open(const struct fixture *f)
{
	const struct store_options options = { .mode = STORE_WRITE, .program = "test" };
	struct store *st;

	return store_open(&st, f->path, &options, NULL) ? st : NULL;
}

static void complain(struct diags *ds)
{
	g_autofree char *text = diags_format(ds, DIAGS_PLAIN);

	g_printerr("# %s", text);
}

/* One answer; 0 = saved, 1 = conflict, 2 = anything else, which must not happen. */
static int child_answer(struct store *st, const struct fixture *f,
			const struct store_answer *a)
{
	g_autoptr(diags) ds = diags_new();
	bool conflict;

	if (store_begin(st, FIXTURE_AT, "ana", "answer", ds) &&
	    store_through(st, f->system, f->service, ds) &&
	    store_put_answer(st, f->draft, a, ds) && store_commit(st, ds))
		return 0;
	conflict = diags_find(ds, "store-conflict") != NULL;
	store_rollback(st);
	if (!conflict)
		complain(ds);
	return conflict ? 1 : 2;
}

/* ---- disjoint and same questions -------------------------------------------------- */

static int write_answers(const struct fixture *f, int number)
{
	struct store *st = child_open(f);

	if (!st)
		return 3;
	for (int i = 0; i < rounds(); i++) {
		g_autofree char *question = g_strdup_printf("w%d.%d", number, i);
		g_autofree char *value = g_strdup_printf("%d", number * 1000 + i);
		const struct store_answer own = { .question = question, .value = value };
		const struct store_answer same = { .question = (char *)"same",
			.value = value, .head = STORE_ANY_HEAD };

		if (child_answer(st, f, &own) != 0 || child_answer(st, f, &same) != 0)
			return 4;
	}
	store_close(st);
	return 0;
}

static void test_writers(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	g_autoptr(GPtrArray) history = NULL;
	struct fixture f;
	int findings;

	fixture_init(&f, true);
	store_close(g_steal_pointer(&f.st));
	run_children(&f, WRITERS, write_answers);
	f.st = fixture_open(f.path, STORE_WRITE);
	fixture_ok(store_answers(f.st, f.draft, &answers, ds), ds, "answers");
	g_assert_cmpint((int)answers->len, ==, WRITERS * rounds() + 1);
	fixture_ok(store_answer_history(f.st, f.draft, "same", &history, ds), ds, "same");
	g_assert_cmpint((int)history->len, ==, WRITERS * rounds());
	fixture_ok(store_check(f.st, &findings, ds), ds, "check");
	g_assert_cmpint(findings, ==, 0);
	fixture_clear(&f);
}

/* ---- read, decide, write ------------------------------------------------------------ */

static bool read_counter(struct store *st, const struct fixture *f, int *value,
			 gint64 *head)
{
	g_autoptr(GPtrArray) answers = NULL;

	*value = 0;
	*head = 0;
	if (!store_answers(st, f->draft, &answers, NULL))
		return false;
	for (guint i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, "counter") != 0)
			continue;
		*value = atoi(a->value);
		*head = a->head;
	}
	return true;
}

static int count_up(const struct fixture *f, int number)
{
	struct store *st = child_open(f);

	(void)number;
	if (!st)
		return 3;
	for (int done = 0; done < rounds();) {
		g_autofree char *text = NULL;
		struct store_answer a = { .question = (char *)"counter" };
		int value, rc;

		if (!read_counter(st, f, &value, &a.head))
			return 4;
		a.value = text = g_strdup_printf("%d", value + 1);
		rc = child_answer(st, f, &a);
		if (rc == 2)
			return 5;
		done += rc == 0;
	}
	store_close(st);
	return 0;
}

/* The optimistic lock: no increment is lost, though nobody holds a lock to decide. */
static void test_counter(void)
{
	g_autofree char *value = NULL;
	struct fixture f;

	fixture_init(&f, true);
	store_close(g_steal_pointer(&f.st));
	run_children(&f, WRITERS, count_up);
	f.st = fixture_open(f.path, STORE_WRITE);
	value = fixture_value(f.st, f.draft, "counter");
	g_assert_nonnull(value);
	if (value)
		g_assert_cmpint(atoi(value), ==, WRITERS * rounds());
	fixture_clear(&f);
}

/* ---- some are killed ------------------------------------------------------------------ */

struct ack { int number, i; };

static int write_and_say(const struct fixture *f, int number, int pipe_fd)
{
	struct store *st = child_open(f);

	if (!st)
		return 3;
	for (int i = 0; i < rounds(); i++) {
		g_autofree char *question = g_strdup_printf("w%d.%d", number, i);
		const struct store_answer a = { .question = question,
			.value = (char *)"yes" };
		const struct ack ack = { number, i };

		if (child_answer(st, f, &a) != 0)
			return 4;
		if (write(pipe_fd, &ack, sizeof(ack)) != sizeof(ack))
			return 5;
	}
	store_close(st);
	return 0;
}

/* Every second one dies in the middle of something; the others find its journal, put
 * things right and go on. */
static void test_killed_writers(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) acked = g_ptr_array_new_with_free_func(g_free);
	struct fixture f;
	pid_t children[WRITERS];
	struct ack ack;
	int fds[2], killed = 0, findings;

	fixture_init(&f, true);
	store_close(g_steal_pointer(&f.st));
	g_assert_cmpint(pipe(fds), ==, 0);
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(write_and_say(&f, i, fds[1]));
	}
	close(fds[1]);
	while (read(fds[0], &ack, sizeof(ack)) == sizeof(ack)) {
		g_ptr_array_add(acked, g_strdup_printf("w%d.%d", ack.number, ack.i));
		if (acked->len % 10 == 0 && killed < WRITERS / 2)
			kill(children[2 * killed++], SIGKILL);
	}
	close(fds[0]);
	for (int i = 0; i < WRITERS; i++) {
		int status;

		g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
		if (i % 2)
			g_assert_cmpint(status, ==, 0);
	}
	g_assert_cmpint(killed, ==, WRITERS / 2);
	f.st = fixture_open(f.path, STORE_WRITE);
	for (guint i = 0; i < acked->len; i++) {
		g_autofree char *value = fixture_value(f.st, f.draft, acked->pdata[i]);

		test_row_str(acked->pdata[i], value, "yes");
	}
	fixture_ok(store_check(f.st, &findings, ds), ds, "check");
	g_assert_cmpint(findings, ==, 0);
	fixture_clear(&f);
}

/* ---- first starts -------------------------------------------------------------------- */

static int start(const struct fixture *f, int number)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_options options = { .mode = STORE_WRITE, .program = "test" };
	g_autofree char *name = g_strdup_printf("system-%d", number);
	struct store_system s = { .name = name };
	struct store *st;

	if (!store_open(&st, f->path, &options, ds) ||
	    !store_begin(st, FIXTURE_AT, "ana", "system", ds) ||
	    !store_put_system(st, &s, ds) || !store_commit(st, ds)) {
		complain(ds);
		return 1;
	}
	store_close(st);
	return 0;
}

static void test_first_starts(void)
{
	int repeats = test_is_long() ? 50 : 5;

	for (int i = 0; i < repeats; i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(GPtrArray) systems = NULL;
		struct fixture f = { 0 };

		f.dir = test_dir();
		f.path = g_build_filename(f.dir, "new", "folder", "seam.db", NULL);
		run_children(&f, STARTERS, start);
		f.st = fixture_open(f.path, STORE_READ);
		if (f.st)
			fixture_ok(store_systems(f.st, &systems, ds), ds, "systems");
		g_assert_true(systems && systems->len == STARTERS);
		fixture_clear(&f);
	}
}

/* ---- waiting ----------------------------------------------------------------------------- */

static struct {
	int told, over;
	int pipe_fd;
} waiting;

/* Told to wait, lets the other one go on; so the test takes no longer than it must. */
static void on_waiting(bool waits, void *data)
{
	(void)data;
	if (waits) {
		waiting.told++;
		if (write(waiting.pipe_fd, "x", 1) != 1)
			g_test_fail();
	} else {
		waiting.over++;
	}
}

static int hold(const struct fixture *f, int ready_fd, int go_fd)
{
	struct store *st = child_open(f);
	char byte;

	if (!st || !store_begin(st, FIXTURE_AT, "ben", "hold", NULL) ||
	    write(ready_fd, "x", 1) != 1 || read(go_fd, &byte, 1) != 1)
		return 1;
	store_rollback(st);
	store_close(st);
	return 0;
}

static void test_waiting(void)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_options options = { .mode = STORE_WRITE, .program = "test",
		.waiting = on_waiting };
	struct fixture f;
	int ready[2], go[2], status;
	pid_t child;
	char byte;

	fixture_init(&f, true);
	store_close(g_steal_pointer(&f.st));
	g_assert_cmpint(pipe(ready), ==, 0);
	g_assert_cmpint(pipe(go), ==, 0);
	child = fork();
	if (child == 0)
		_exit(hold(&f, ready[1], go[0]));
	waiting.pipe_fd = go[1];
	g_assert_cmpint((int)read(ready[0], &byte, 1), ==, 1);
	fixture_ok(store_open(&f.st, f.path, &options, ds), ds, "open");
	/* Reading does not wait for a writer that has not committed. */
	fixture_assert_answers(f.st, f.draft, "");
	g_assert_cmpint(waiting.told, ==, 0);
	fixture_begin(f.st, "after");
	g_assert_cmpint(waiting.told, ==, 1);
	g_assert_cmpint(waiting.over, ==, 1);
	store_rollback(f.st);
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_cmpint(status, ==, 0);
	fixture_clear(&f);
}

/* Another program's writes are noticed, own ones are not. */
static void test_data_version(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	struct store *other;
	guint32 before, own, theirs;

	fixture_init(&f, true);
	other = fixture_open(f.path, STORE_WRITE);
	fixture_ok(store_data_version(f.st, &before, ds), ds, "version");
	fixture_answer(f.st, f.draft, "q", "1");
	fixture_ok(store_data_version(f.st, &own, ds), ds, "version");
	g_assert_cmpuint(own, ==, before);
	fixture_answer(other, f.draft, "q", "2");
	fixture_ok(store_data_version(f.st, &theirs, ds), ds, "version");
	g_assert_cmpuint(theirs, !=, before);
	store_close(other);
	fixture_clear(&f);
}

/* Several reads of one state while another program waits to commit. */
static void test_reading_one_state(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	struct store *reader;

	fixture_init(&f, true);
	reader = fixture_open(f.path, STORE_READ);
	fixture_answer(f.st, f.draft, "q", "1");
	fixture_ok(store_begin_read(reader, ds), ds, "begin");
	fixture_assert_answers(reader, f.draft, "q=1");
	/* The writer can prepare, not commit: it would wait for us, so it does not try. */
	fixture_begin(f.st, "prepared");
	fixture_assert_answers(reader, f.draft, "q=1");
	store_end_read(reader);
	fixture_commit(f.st);
	fixture_answer(f.st, f.draft, "q", "2");
	fixture_assert_answers(reader, f.draft, "q=2");
	store_close(reader);
	fixture_clear(&f);
}

/* One read within another ends with the outer one; opening may begin it. */
static void test_reading_nested(void)
{
	const struct store_options options = { .mode = STORE_READ, .reading = true };
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	struct store *reader;

	fixture_init(&f, true);
	fixture_ok(store_open(&reader, f.path, &options, ds), ds, "open");
	g_assert_false(sqlite3_get_autocommit(reader->db));
	fixture_ok(store_begin_read(reader, ds), ds, "begin");
	store_end_read(reader);
	g_assert_false(sqlite3_get_autocommit(reader->db));
	store_end_read(reader);
	g_assert_true(sqlite3_get_autocommit(reader->db));
	store_end_read(reader);		/* nothing to end */
	fixture_answer(f.st, f.draft, "q", "1");
	fixture_assert_answers(reader, f.draft, "q=1");
	store_close(reader);
	/* Closing ends what was left open. */
	fixture_ok(store_open(&reader, f.path, &options, ds), ds, "open");
	fixture_ok(store_begin_read(reader, ds), ds, "begin");
	store_close(reader);
	fixture_answer(f.st, f.draft, "q", "2");
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/writers/answers", test_writers);
	g_test_add_func("/store/writers/counter", test_counter);
	g_test_add_func("/store/writers/killed", test_killed_writers);
	g_test_add_func("/store/writers/first-starts", test_first_starts);
	g_test_add_func("/store/writers/reading-nested", test_reading_nested);
	g_test_add_func("/store/writers/waiting", test_waiting);
	g_test_add_func("/store/writers/data-version", test_data_version);
	g_test_add_func("/store/writers/reading", test_reading_one_state);
	return test_run();
}
