/*
 * Opening: what is made, with which modes, what is refused untouched, and what an
 * open connection is proof against.
 */
#include "config.h"

#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fixture.h"

static bool open_as(struct store **st, const char *path, enum store_mode mode,
		    const char *program, struct diags *ds)
{
	const struct store_options options = { .mode = mode, .program = program };

	return store_open(st, path, &options, ds);
}

static char *checksum(const char *path)
{
	g_autofree char *data = NULL;
	gsize length;

	if (!g_file_get_contents(path, &data, &length, NULL))
		return g_strdup("unreadable");
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)data, length);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in a folder, sorted, joined by blanks. */
static char *listing(const char *dir)
{
	g_autoptr(GDir) d = g_dir_open(dir, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	while (d && (name = g_dir_read_name(d)))
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return g_strjoinv(" ", (char **)names->pdata);
}

/* Refused in both modes with this code, a hint, and not a byte changed. */
static void assert_refused(const char *row, const char *path, const char *code)
{
	static const enum store_mode modes[] = { STORE_READ, STORE_WRITE };
	g_autofree char *before = checksum(path);

	for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autofree char *after = NULL;
		struct store *st;

		test_row(row, !open_as(&st, path, modes[i], "test", ds));
		test_row(row, st == NULL);
		store_close(st);
		if (!diags_find(ds, code)) {
			g_autofree char *text = diags_format(ds, DIAGS_PLAIN);

			g_test_message("%s: expected %s, got: %s", row, code, text);
			g_test_fail();
		} else {
			test_row(row, diags_find(ds, code)->hint != NULL);
		}
		test_row(row, ds->items->len == 1);
		after = checksum(path);
		test_row_str(row, after, before);
	}
}

/* ---- names and kinds ---------------------------------------------------------- */

static void test_names(void)
{
	static const char *const names[] = { "", ":memory:", ":x", "file:x",
		"file:x?mode=memory", NULL };
	g_autofree char *dir = test_dir();
	g_autofree char *before = g_get_current_dir();
	g_autofree char *left = NULL;
	g_autoptr(store) st = NULL;
	g_autoptr(diags) ds = diags_new();

	g_assert_cmpint(g_chdir(dir), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(diags) refused = diags_new();
		struct store *none;

		test_row(names[i] ? names[i] : "NULL", store_exists(names[i]));
		test_row(names[i] ? names[i] : "NULL",
			 !open_as(&none, names[i], STORE_WRITE, "test", refused) &&
			 diags_find(refused, "store-name"));
	}
	/* A name without a folder, and one that looks like an address but is a path. */
	fixture_ok(open_as(&st, "plain.db", STORE_WRITE, "test", ds), ds, "relative");
	g_clear_pointer(&st, store_close);
	fixture_ok(open_as(&st, "./file:x", STORE_WRITE, "test", ds), ds, "./file:x");
	g_clear_pointer(&st, store_close);
	left = listing(".");
	g_assert_cmpstr(left, ==, "file:x plain.db");
	g_assert_cmpint(g_chdir(before), ==, 0);
}

static void make_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	g_strlcpy(address.sun_path, path, sizeof(address.sun_path));
	g_assert_cmpint(bind(fd, (struct sockaddr *)&address, sizeof(address)), ==, 0);
	close(fd);
}

static void test_kinds(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *fifo = g_build_filename(dir, "fifo", NULL);
	g_autofree char *unix_socket = g_build_filename(dir, "socket", NULL);
	g_autofree char *folder = g_build_filename(dir, "folder", NULL);
	g_autofree char *target = g_build_filename(dir, "target", NULL);
	g_autofree char *link = g_build_filename(dir, "link", NULL);
	g_autofree char *dangling = g_build_filename(dir, "dangling", NULL);
	g_autofree char *slash = g_strconcat(dir, "/", NULL);
	struct store *st = fixture_open(target, STORE_WRITE);

	store_close(st);
	g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
	make_socket(unix_socket);
	g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
	g_assert_cmpint(symlink(target, link), ==, 0);
	g_assert_cmpint(symlink("/nowhere/at/all", dangling), ==, 0);
	{
		const char *const paths[] = { unix_socket, folder, link, dangling,
			"/dev/zero", "/dev/null", "/dev/tty" };

		for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
			g_autoptr(diags) ds = diags_new();

			test_row(paths[i], !open_as(&st, paths[i], STORE_WRITE, "test", ds));
			test_row(paths[i], diags_find(ds, "store-file") != NULL);
			test_row(paths[i], !open_as(&st, paths[i], STORE_READ, "test", ds));
			test_row(paths[i], store_exists(paths[i]));
		}
	}
	{
		g_autoptr(diags) ds = diags_new();

		test_row("fifo", !open_as(&st, fifo, STORE_WRITE, "test", ds));
		test_row("slash", !open_as(&st, slash, STORE_WRITE, "test", ds));
		g_assert_cmpuint(ds->items->len, ==, 2);
	}
}

/* What lies where a journal would be must not be waited for or followed. */
static void test_companions(void)
{
	static const char *const endings[] = { "-journal", "-wal", "-shm" };

	for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
		struct fixture f;
		g_autofree char *beside = NULL;

		fixture_init(&f, true);
		store_close(g_steal_pointer(&f.st));
		beside = g_strconcat(f.path, endings[i], NULL);
		g_assert_cmpint(mkfifo(beside, 0600), ==, 0);
		assert_refused(endings[i], f.path, "store-file");
		g_unlink(beside);
		g_assert_cmpint(symlink("/etc/passwd", beside), ==, 0);
		assert_refused(endings[i], f.path, "store-file");
		g_unlink(beside);
		g_assert_cmpint(g_mkdir(beside, 0700), ==, 0);
		assert_refused(endings[i], f.path, "store-file");
		fixture_clear(&f);
	}
}

/* A folder that is a link is fine; the file is opened by where it really is. */
static void test_linked_folder(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *real = g_build_filename(dir, "real", NULL);
	g_autofree char *link = g_build_filename(dir, "link", NULL);
	g_autofree char *path = g_build_filename(link, "seam.db", NULL);
	g_autofree char *there = g_build_filename(real, "seam.db", NULL);

	g_assert_cmpint(g_mkdir(real, 0700), ==, 0);
	g_assert_cmpint(symlink(real, link), ==, 0);
	store_close(fixture_open(path, STORE_WRITE));
	g_assert_true(store_exists(there));
}

static void test_missing(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "a", "b", "seam.db", NULL);
	g_autofree char *empty = g_build_filename(dir, "empty.db", NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(diags) ds = diags_new();
	struct store *st;
	struct stat sb;

	g_assert_false(store_exists(path));
	g_assert_false(open_as(&st, path, STORE_READ, "test", ds));
	g_assert_nonnull(diags_find(ds, "store-missing"));
	g_assert_cmpint(stat(folder, &sb), !=, 0);

	test_write_file(empty, "");
	diags_clear(ds);
	g_assert_false(open_as(&st, empty, STORE_READ, "test", ds));
	g_assert_nonnull(diags_find(ds, "store-missing"));
	g_assert_cmpint(stat(empty, &sb), ==, 0);
	g_assert_cmpint(sb.st_size, ==, 0);
	/* An empty file may become a database; it is nobody's. */
	store_close(fixture_open(empty, STORE_WRITE));
	store_close(fixture_open(empty, STORE_READ));

	diags_clear(ds);
	g_assert_false(open_as(&st, empty, STORE_NEW, "test", ds));
	g_assert_nonnull(diags_find(ds, "store-file"));
	store_close(fixture_open(path, STORE_NEW));
	g_assert_true(store_exists(path));
}

/* ---- modes -------------------------------------------------------------------- */

static mode_t mode_of(const char *path)
{
	struct stat sb;

	g_assert_cmpint(stat(path, &sb), ==, 0);
	return sb.st_mode & 07777;
}

static void test_modes(void)
{
	static const mode_t masks[] = { 000, 022, 077, 0777 };
	mode_t before = umask(022);

	for (gsize i = 0; i < G_N_ELEMENTS(masks); i++) {
		g_autofree char *dir = test_dir();
		g_autofree char *folder = g_build_filename(dir, "data", NULL);
		g_autofree char *path = g_build_filename(folder, "seam.db", NULL);
		g_autofree char *journal = g_strconcat(path, "-journal", NULL);
		g_autofree char *copy = g_build_filename(folder, "copy.db", NULL);
		g_autoptr(diags) ds = diags_new();
		struct store_system s = { .name = (char *)"shop" };
		struct store *st;

		umask(masks[i]);
		st = fixture_open(path, STORE_WRITE);
		g_assert_cmpint(mode_of(folder), ==, 0700);
		g_assert_cmpint(mode_of(path), ==, 0600);
		fixture_begin(st, "system");
		fixture_ok(store_put_system(st, &s, ds), ds, "system");
		/* The journal is there from the first write on. */
		g_assert_cmpint(mode_of(journal), ==, 0600);
		fixture_commit(st);
		fixture_ok(store_backup(st, copy, ds), ds, "backup");
		g_assert_cmpint(mode_of(copy), ==, 0600);
		store_close(st);
		g_free(s.uid);
	}
	umask(before);
}

/* ---- what is not ours ---------------------------------------------------------- */

static void shell(const char *path, const char *sql)
{
	sqlite3 *db;
	char *message = NULL;

	g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		g_test_message("%s: %s", sql, message);
		g_test_fail();
	}
	sqlite3_free(message);
	sqlite3_close(db);
}

static void test_not_ours(void)
{
	static const struct {
		const char *row;
		const char *sql;	/* run on a database of ours, or on an empty file */
		bool ours;
		const char *code;
	} rows[] = {
		{ "another program's", "CREATE TABLE x (y)", false, "store-not-ours" },
		{ "another application", "PRAGMA application_id = 7", true,
		  "store-not-ours" },
		{ "no application", "PRAGMA application_id = 0", true, "store-not-ours" },
		{ "only our id", "PRAGMA application_id = 0x5345414d; CREATE TABLE x (y)",
		  false, "store-damaged" },
		{ "newer", "PRAGMA user_version = 99", true, "store-newer" },
		{ "older than the first", "PRAGMA user_version = 0", true,
		  "store-damaged" },
		{ "negative", "PRAGMA user_version = -5", true, "store-damaged" },
		{ "deleting trigger", "CREATE TRIGGER t AFTER INSERT ON answer "
		  "BEGIN DELETE FROM answer; END", true, "store-damaged" },
		{ "endless trigger", "CREATE TRIGGER t AFTER INSERT ON change BEGIN "
		  "INSERT INTO undone WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
		  "SELECT i + 1 FROM n) SELECT i FROM n; END", true, "store-damaged" },
		{ "view for a table", "DROP TABLE vote; CREATE VIEW vote AS SELECT 1",
		  true, "store-damaged" },
		{ "view beside", "CREATE VIEW w AS WITH RECURSIVE n (i) AS (SELECT 1 "
		  "UNION ALL SELECT i FROM n) SELECT * FROM n", true, "store-damaged" },
		{ "missing table", "DROP TABLE outcome", true, "store-damaged" },
		{ "missing index", "DROP INDEX answer_by_change", true, "store-damaged" },
		{ "table more", "CREATE TABLE x (y)", true, "store-damaged" },
		{ "virtual table", "CREATE VIRTUAL TABLE x USING fts5 (y)", true,
		  "store-damaged" },
		{ "column more", "ALTER TABLE answer ADD COLUMN x TEXT", true,
		  "store-damaged" },
		{ "constraint less", "DROP TABLE sidecar; CREATE TABLE sidecar (x)", true,
		  "store-damaged" },
		{ "generated column", "ALTER TABLE person ADD COLUMN x INTEGER AS "
		  "(count + 1)", true, "store-damaged" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *dir = test_dir();
		g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
		g_autofree char *left = NULL;

		if (rows[i].ours)
			store_close(fixture_open(path, STORE_WRITE));
		shell(path, rows[i].sql);
		assert_refused(rows[i].row, path, rows[i].code);
		left = listing(dir);
		test_row_str(rows[i].row, left, "seam.db");
	}
}

/* ANALYZE's tables do no harm, and a file in the other journal mode comes back. */
static void test_tolerated(void)
{
	static const char *const rows[] = { "ANALYZE", "PRAGMA journal_mode = WAL",
		"VACUUM", "REINDEX" };
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *left = NULL;
		struct fixture f;

		fixture_init(&f, true);
		fixture_answer(f.st, f.draft, "a", "1");
		store_close(f.st);
		shell(f.path, rows[i]);
		f.st = fixture_open(f.path, STORE_WRITE);
		if (f.st) {
			fixture_answer(f.st, f.draft, "b", "2");
			fixture_assert_answers(f.st, f.draft, "a=1 b=2");
		}
		left = listing(f.dir);
		test_row_str(rows[i], left, "seam.db");
		fixture_clear(&f);
	}
}

/* ---- reading only -------------------------------------------------------------- */

static void test_reading_writes_nothing(void)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;
	g_autofree char *left = NULL;
	struct stat was, is;
	struct fixture f;
	struct store *st;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "1");
	store_close(f.st);
	before = checksum(f.path);
	g_assert_cmpint(stat(f.path, &was), ==, 0);
	st = fixture_open(f.path, STORE_READ);
	fixture_assert_answers(st, f.draft, "a=1");
	left = listing(f.dir);
	g_assert_cmpstr(left, ==, "seam.db");
	store_close(st);
	after = checksum(f.path);
	g_assert_cmpstr(after, ==, before);
	g_assert_cmpint(stat(f.path, &is), ==, 0);
	g_assert_cmpint(is.st_mtim.tv_sec, ==, was.st_mtim.tv_sec);
	g_assert_cmpint(is.st_mtim.tv_nsec, ==, was.st_mtim.tv_nsec);
	/* Another version of the program reads it without leaving a mark, too. */
	{
		g_autoptr(diags) ds = diags_new();
		g_autofree char *again = NULL;

		fixture_ok(open_as(&st, f.path, STORE_READ, "other", ds), ds, "other");
		store_close(st);
		again = checksum(f.path);
		g_assert_cmpstr(again, ==, before);
		fixture_ok(open_as(&st, f.path, STORE_WRITE, "other", ds), ds, "other");
		store_close(st);
	}
	f.st = fixture_open(f.path, STORE_WRITE);
	fixture_clear(&f);
}

/* ---- what a connection is set to ------------------------------------------------ */

static gint64 pragma(struct store *st, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	gint64 value = -1;

	guard_off(st);
	g_assert_cmpint(sqlite3_prepare_v2(st->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	guard_on(st);
	return value;
}

static void test_settings(void)
{
	static const struct {
		const char *sql;
		gint64 value;
	} rows[] = {
		{ "PRAGMA application_id", 0x5345414d },
		{ "PRAGMA user_version", STORE_SCHEMA_VERSION },
		{ "PRAGMA synchronous", 3 },
		{ "PRAGMA foreign_keys", 1 },
		{ "PRAGMA trusted_schema", 0 },
		{ "PRAGMA cell_size_check", 1 },
		{ "PRAGMA mmap_size", 0 },
		{ "PRAGMA temp_store", 2 },
		{ "SELECT 'delete' = (SELECT journal_mode FROM pragma_journal_mode)", 1 },
	};
	static const struct { const char *name; int option, value; } options[] = {
		{ "defensive", SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ "triggers", SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ "views", SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ "double-quoted strings", SQLITE_DBCONFIG_DQS_DML, 0 },
		{ "extensions", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	};
	struct fixture f;

	fixture_init(&f, false);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		gint64 value = pragma(f.st, rows[i].sql);

		if (value != rows[i].value) {
			g_test_message("%s: %" G_GINT64_FORMAT, rows[i].sql, value);
			g_test_fail();
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
		int value = -1;

		sqlite3_db_config(f.st->db, options[i].option, -1, &value);
		test_row(options[i].name, value == options[i].value);
	}
	g_assert_cmpint(sqlite3_limit(f.st->db, SQLITE_LIMIT_LENGTH, -1), ==, 8 << 20);
	fixture_clear(&f);
}

/* A statement of a hostile file's making cannot hang the program. */
static void test_slow_statement(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	int rc;

	fixture_init(&f, false);
	f.st->deadline_us = g_get_monotonic_time() + 50 * 1000;
	rc = sqlite3_exec(f.st->db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
			  "SELECT i + 1 FROM n) SELECT count(*) FROM n", NULL, NULL, NULL);
	g_assert_cmpint(rc, ==, SQLITE_INTERRUPT);
	store_fail(f.st, rc, ds);
	g_assert_nonnull(diags_find(ds, "store-slow"));
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/open/names", test_names);
	g_test_add_func("/store/open/kinds", test_kinds);
	g_test_add_func("/store/open/companions", test_companions);
	g_test_add_func("/store/open/linked-folder", test_linked_folder);
	g_test_add_func("/store/open/missing", test_missing);
	g_test_add_func("/store/open/modes", test_modes);
	g_test_add_func("/store/open/not-ours", test_not_ours);
	g_test_add_func("/store/open/tolerated", test_tolerated);
	g_test_add_func("/store/open/reading", test_reading_writes_nothing);
	g_test_add_func("/store/open/settings", test_settings);
	g_test_add_func("/store/open/slow", test_slow_statement);
	return test_run();
}
