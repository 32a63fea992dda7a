/*
 * Backups, purging, doctor's checks and migrations.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fixture.h"

static int files_in(const char *dir)
{
	g_autoptr(GDir) d = g_dir_open(dir, 0, NULL);
	int n = 0;

	while (d && g_dir_read_name(d))
		n++;
	return n;
}

/* Behind the store's back. */
static void tamper(struct store *st, const char *sql)
{
	char *message = NULL;

	guard_off(st);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	if (sqlite3_exec(st->db, sql, NULL, NULL, &message) != SQLITE_OK) {
		g_test_message("%s: %s", sql, message);
		g_test_fail();
	}
	sqlite3_free(message);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	guard_on(st);
}

/* ---- backups ----------------------------------------------------------------------- */

static void test_backup(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	g_autofree char *copy = NULL;
	struct store *other;

	fixture_init(&f, true);
	copy = g_build_filename(f.dir, "copy.db", NULL);
	fixture_answer(f.st, f.draft, "q", "yes");
	fixture_ok(store_backup(f.st, copy, ds), ds, "backup");
	g_assert_cmpint(files_in(f.dir), ==, 2);
	fixture_answer(f.st, f.draft, "q", "no");
	other = fixture_open(copy, STORE_WRITE);
	fixture_assert_answers(other, f.draft, "q=yes");
	store_close(other);
	fixture_clear(&f);
}

static void test_backup_refused(void)
{
	struct fixture f;
	g_autofree char *taken = NULL, *link = NULL, *missing = NULL, *folder = NULL;

	fixture_init(&f, true);
	taken = g_build_filename(f.dir, "taken", NULL);
	link = g_build_filename(f.dir, "link", NULL);
	missing = g_build_filename(f.dir, "no", "such", "folder", NULL);
	folder = g_strconcat(f.dir, "/", NULL);
	test_write_file(taken, "precious");
	g_assert_cmpint(symlink("/nowhere", link), ==, 0);
	{
		const char *const paths[] = { taken, link, missing, folder, f.path, f.dir, "" };

		for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
			g_autoptr(diags) ds = diags_new();

			test_row(paths[i], !store_backup(f.st, paths[i], ds));
			test_row(paths[i], ds->items->len == 1 &&
				 diags_find(ds, "store-file"));
		}
	}
	{
		g_autofree char *kept = test_read_file(taken, NULL);

		g_assert_cmpstr(kept, ==, "precious");
	}
	g_assert_cmpint(files_in(f.dir), ==, 3);
	fixture_answer(f.st, f.draft, "q", "yes");
	fixture_clear(&f);
}

/* ---- purging ------------------------------------------------------------------------- */

static void fill_service(struct fixture *f, gint64 draft, const char *mark)
{
	fixture_answer(f->st, draft, "own", mark);
	fixture_answer(f->st, draft, "own2", mark);
	fixture_finish(f->st, draft, mark, FIXTURE_AT);
}

static bool file_has(const char *path, const char *text)
{
	g_autofree char *data = NULL;
	gsize length;

	data = test_read_file(path, &length);
	return data && memmem(data, length, text, strlen(text));
}

static void test_purge(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) gone = NULL;
	g_autoptr(store_undo_result) u = NULL;
	struct fixture f;
	struct store_call call = { .kind = STORE_CALL_SYNC };
	const struct store_waiver waiver = { .id = (char *)"S1", .by = (char *)"cto",
		.reason = (char *)"r", .given = (char *)"2026-11-22",
		.until = (char *)"2026-12-22" };
	g_autoptr(GPtrArray) waivers = NULL;
	gint64 search, draft;
	int findings;

	fixture_init(&f, true);
	search = fixture_service(f.st, f.system, "search");
	draft = fixture_draft(f.st, search);
	call.service = f.service;
	fixture_begin(f.st, "search calls it");
	fixture_ok(store_set_call(f.st, search, &call, true, ds), ds, "call");
	fixture_commit(f.st);
	fixture_answer(f.st, f.draft, "undone", "SECRET-UNDONE");
	fixture_begin(f.st, "undo");
	fixture_ok(store_step(f.st, STORE_OF_SERVICE, f.service, false, &u, ds), ds, "undo");
	fixture_commit(f.st);
	fixture_system_answer(f.st, f.draft, "shared", "KEPT-VALUE");
	/* One change may be about several services: what it says of others stays. */
	fixture_begin(f.st, "SECRET-LABEL");
	fixture_ok(store_through(f.st, f.system, f.service, ds), ds, "through");
	fixture_ok(store_put_waiver(f.st, search, &waiver, ds), ds, "waiver of search");
	fixture_ok(store_put_waiver(f.st, f.service, &waiver, ds), ds, "own waiver");
	fixture_commit(f.st);
	fill_service(&f, f.draft, "SECRET-BILLING");
	fill_service(&f, draft, "KEPT-SEARCH");
	g_assert_true(file_has(f.path, "SECRET-BILLING"));

	fixture_begin(f.st, "purge a service");
	fixture_ok(store_purge_service(f.st, f.service, ds), ds, "purge");
	fixture_commit(f.st);
	fixture_ok(store_find_service(f.st, "billing", &gone, ds), ds, "find");
	g_assert_null(gone);
	fixture_ok(store_check(f.st, &findings, ds), ds, "check");
	g_assert_cmpint(findings, ==, 0);
	/* What was given to the system through it stays, its name does not. */
	fixture_assert_answers(f.st, draft, "own=KEPT-SEARCH own2=KEPT-SEARCH shared=KEPT-VALUE");
	fixture_ok(store_waivers(f.st, search, &waivers, ds), ds, "waivers");
	g_assert_cmpuint(waivers->len, ==, 1);
	g_assert_false(file_has(f.path, "SECRET-BILLING"));
	g_assert_false(file_has(f.path, "SECRET-LABEL"));
	g_assert_false(file_has(f.path, "SECRET-UNDONE"));
	g_assert_false(file_has(f.path, "billing"));
	/* The guard is back: nothing else deletes. */
	g_assert_cmpint(sqlite3_exec(f.st->db, "DELETE FROM answer", NULL, NULL, NULL), ==,
			SQLITE_AUTH);
	fixture_reopen(&f);
	fixture_service(f.st, f.system, "billing");
	fixture_clear(&f);
}

/* ---- doctor ----------------------------------------------------------------------------- */

static void test_check(void)
{
	static const struct { const char *row, *sql; } rows[] = {
		{ "orphan answer",
		  "INSERT INTO answer (assessment, question, change, source, value) "
		  "VALUES (99, 'q', 1, 'room', 'x')" },
		{ "orphan version", "DELETE FROM service" },
		{ "undone without undo", "INSERT INTO undone VALUES (1)" },
		{ "undo without undone", "DELETE FROM undone" },
		{ "undone undo", "INSERT INTO undone SELECT max(seq) FROM change" },
		{ "two drafts", "INSERT INTO assessment (uid, service, change, number, "
		  "questionnaire) SELECT 'u', service, change, 2, questionnaire "
		  "FROM assessment" },
		{ "stray summary", "INSERT INTO summary SELECT 1, 99, NULL, 1, '', NULL, "
		  "'', '', '', '', NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL" },
		{ "one name twice", "INSERT INTO system (id, uid) VALUES (9, 'u'); INSERT "
		  "INTO system_version VALUES (9, 1, 'SHOP', NULL, 0)" },
		{ "schema", "CREATE TABLE x (y)" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(store_undo_result) u = NULL;
		struct fixture f;
		int findings;

		fixture_init(&f, true);
		fixture_answer(f.st, f.draft, "q", "yes");
		fixture_begin(f.st, "undo");
		fixture_ok(store_step(f.st, STORE_OF_SERVICE, f.service, false, &u, ds), ds, "undo");
		fixture_commit(f.st);
		fixture_ok(store_check(f.st, &findings, ds), ds, "sound");
		test_row(rows[i].row, findings == 0);
		tamper(f.st, rows[i].sql);
		test_row(rows[i].row, store_check(f.st, &findings, ds));
		test_row(rows[i].row, findings > 0);
		test_row(rows[i].row, (int)ds->counts[SEVERITY_ERROR] == findings);
		fixture_clear(&f);
	}
}

/* ---- migrations ------------------------------------------------------------------------------ */

/* An older file: `person' had no count, and there was no outcome yet. */
static void make_older(struct fixture *f)
{
	tamper(f->st, "PRAGMA user_version = 1; DROP TABLE outcome; DROP TABLE person;"
	       "CREATE TABLE person (assessment INTEGER, name TEXT, role TEXT, "
	       "change INTEGER) STRICT; INSERT INTO person VALUES (1, 'Femi', "
	       "'operations', 1); CREATE INDEX person_by_change ON person (change)");
}

static const struct migration steps[] = {
	{ 2, "outcomes", "outcome outcome_by_change", NULL },
	{ 3, "counts of people", "person person_by_change", NULL },
	{ 4, "a repair", NULL, "UPDATE file SET program = 'migrated'" },
	{ 0, NULL, NULL, NULL },
};

static void test_migrate(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	g_autofree char *copy = NULL;
	struct store *old;
	int version;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "q", "yes");
	copy = g_strconcat(f.path, ".v1", NULL);
	make_older(&f);
	g_assert_false(check_schema(f.st, ds));
	diags_clear(ds);
	/* `count' has no default: without one the rows cannot be kept. */
	guard_off(f.st);
	g_assert_false(migrate_run(f.st, steps, ds));
	g_assert_true(diags_has_errors(ds));
	diags_clear(ds);
	fixture_ok(migrate_version(f.st, &version, ds), ds, "version");
	g_assert_cmpint(version, ==, 1);
	g_assert_true(store_exists(copy));

	tamper(f.st, "DELETE FROM person");
	guard_off(f.st);
	fixture_ok(migrate_run(f.st, steps, ds), ds, "migrate");
	fixture_ok(migrate_version(f.st, &version, ds), ds, "version");
	guard_on(f.st);
	g_assert_cmpint(version, ==, 4);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	fixture_assert_answers(f.st, f.draft, "q=yes");
	g_assert_nonnull(diags_find(ds, "store-migrated"));
	/* The copy is the file as it was, beside the first one. */
	g_assert_cmpint(files_in(f.dir), ==, 3);
	g_assert_cmpint(sqlite3_open(copy, (sqlite3 **)&old), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec((sqlite3 *)old, "SELECT name FROM person", NULL, NULL,
				     NULL), ==, SQLITE_OK);
	sqlite3_close((sqlite3 *)old);
	fixture_clear(&f);
}

/* Rows of a table that is made anew stay, in the new table's columns. */
static void test_migrate_keeps_rows(void)
{
	static const struct migration rows[] = {
		{ 2, "strict waivers", "waiver waiver_by_change", NULL },
		{ 0, NULL, NULL, NULL },
	};
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) waivers = NULL;
	struct fixture f;

	fixture_init(&f, true);
	tamper(f.st, "PRAGMA user_version = 1; DROP TABLE waiver; "
	       "CREATE TABLE waiver (until, given, reason, given_by, "
	       "change, rule, service, withdrawn, forgotten); INSERT INTO waiver VALUES "
	       "('2026-12-22', '2026-11-22', 'r', 'cto', 1, 'S1', 1, 0, 'x')");
	guard_off(f.st);
	fixture_ok(migrate_run(f.st, rows, ds), ds, "migrate");
	guard_on(f.st);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	fixture_ok(store_waivers(f.st, f.service, &waivers, ds), ds, "waivers");
	g_assert_cmpuint(waivers->len, ==, 1);
	g_assert_cmpstr(((struct store_waiver *)waivers->pdata[0])->until, ==, "2026-12-22");
	fixture_clear(&f);
}

/* Foreign keys are off while tables are made anew: what breaks them is found before
 * the commit, and they are on again behind it. */
static void test_migrate_checks_references(void)
{
	static const struct migration rows[] = {
		{ 2, "services of no system", NULL, "UPDATE service SET system = 4711" },
		{ 0, NULL, NULL, NULL },
	};
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	int version, watched = 0;

	fixture_init(&f, true);
	tamper(f.st, "PRAGMA user_version = 1");
	guard_off(f.st);
	g_assert_false(migrate_run(f.st, rows, ds));
	g_assert_nonnull(diags_find(ds, "store-references"));
	diags_clear(ds);
	fixture_ok(migrate_version(f.st, &version, ds), ds, "version");
	g_assert_cmpint(version, ==, 1);
	sqlite3_db_config(f.st->db, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &watched);
	g_assert_cmpint(watched, ==, 1);
	g_assert_cmpint(sqlite3_exec(f.st->db, rows[0].sql, NULL, NULL, NULL), ==,
			SQLITE_CONSTRAINT_FOREIGNKEY);
	guard_on(f.st);
	fixture_clear(&f);
}

/* A file of version 1: no settings of rooms, and actions that know no topic. */
static void make_version_1(struct fixture *f)
{
	g_autofree char *sql = schema_statement("item_version");
	g_autofree char *column = g_strdup(strstr(sql, "\ttopic INTEGER"));
	g_autoptr(GString) old = g_string_new(sql);

	strchr(column, '\n')[1] = '\0';
	g_string_replace(old, column, "", 1);
	tamper(f->st, "CREATE TEMP TABLE kept AS SELECT item, change, state, text, owner, due, "
	       "condition, question, raised_by FROM item_version; DROP TABLE item_version; "
	       "DROP TABLE room; DROP TABLE lift; DROP INDEX change_by_uid");
	tamper(f->st, old->str);
	tamper(f->st, "INSERT INTO item_version SELECT * FROM kept; "
	       "CREATE INDEX item_version_by_change ON item_version (change); "
	       "PRAGMA user_version = 1");
}

static void test_migrate_to_2(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) items = NULL;
	g_autoptr(store_room) room = NULL;
	g_autoptr(store_item) item = store_item_new();
	struct store_item *found;
	struct fixture f;

	fixture_init(&f, true);
	item->service = f.service;
	item->text = g_strdup("name an owner");
	item->owner = g_strdup("Femi");
	fixture_begin(f.st, "action");
	fixture_ok(store_put_item(f.st, item, ds), ds, "item");
	fixture_commit(f.st);
	make_version_1(&f);
	fixture_reopen(&f);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	fixture_ok(store_get_room(f.st, f.draft, &room, ds), ds, "room");
	g_assert_null(room);
	fixture_ok(store_items(f.st, f.service, STORE_ACTION, &items, ds), ds, "items");
	g_assert_cmpuint(items->len, ==, 1);
	found = items->pdata[0];
	g_assert_cmpstr(found->owner, ==, "Femi");
	g_assert_cmpint(found->topic, ==, 0);
	/* and its rows can be written on */
	found->state = STORE_DONE;
	fixture_begin(f.st, "done");
	fixture_ok(store_put_item(f.st, found, ds), ds, "item");
	fixture_commit(f.st);
	fixture_clear(&f);
}

/* A file of version 3 found changes by their seq alone. */
static void test_migrate_to_4(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) changes = NULL;
	struct fixture f;

	fixture_init(&f, true);
	tamper(f.st, "DROP INDEX change_by_uid; PRAGMA user_version = 3");
	fixture_reopen(&f);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	fixture_ok(store_changes(f.st, STORE_OF_SERVICE, 0, 0, &changes, ds), ds, "changes");
	g_assert_cmpuint(changes->len, >, 0);
	fixture_clear(&f);
}

static void expect_half_form(struct fixture *f, const struct store_half_form *key,
			     const char *expected)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *fields = NULL;
	g_autofree char *at = NULL;

	fixture_ok(store_get_half_form(f->st, key, &fields, &at, ds), ds, "get");
	g_assert_cmpstr(fields, ==, expected);
}

static const char *uid_of(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;

	fixture_ok(store_get_service(f->st, f->service, &s, ds), ds, "service");
	return g_intern_string(s->uid);
}

/* Each sitting of each person has its own, by what it changes; purging leaves none. */
static void test_half_form(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	const char *uid;

	fixture_init(&f, true);
	uid = uid_of(&f);
	{
		const struct {
			struct store_half_form key;
			const char *fields;
		} rows[] = {
			{ { "new-service", "", "Ana", "1" }, "name=bil" },
			{ { "new-service", "", "Ana", "2" }, "name=cat" },
			{ { "new-service", "", "Ben", "3" }, "name=led\nteam=x" },
			{ { "service", uid, "Ana", "4" }, "purpose=owns" },
			{ { "new-service", "", "Ana", "1" }, "name=billing" },
		};

		for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
			fixture_ok(store_put_half_form(f.st, &rows[i].key, rows[i].fields,
						       "2026-09-12T08:30:00Z", ds), ds, "put");
		for (gsize i = 1; i < G_N_ELEMENTS(rows); i++)
			expect_half_form(&f, &rows[i].key, rows[i].fields);
		fixture_ok(store_put_half_form(f.st, &rows[2].key, NULL, NULL, ds), ds, "drop");
		expect_half_form(&f, &rows[2].key, NULL);
		fixture_begin(f.st, "purge");
		fixture_ok(store_purge_service(f.st, f.service, ds), ds, "purge");
		fixture_commit(f.st);
		expect_half_form(&f, &rows[3].key, NULL);
		expect_half_form(&f, &rows[1].key, "name=cat");
	}
	fixture_clear(&f);
}

/* The newest is taken first, then the one before; the old ones go together. */
static void test_half_form_taken(void)
{
	static const struct store_half_form a = { "team", "u", "Ana", "a" };
	static const struct store_half_form b = { "team", "u", "Ana", "b" };
	static const struct store_half_form c = { "team", "u", "Ana", "c" };
	static const struct store_half_form d = { "team", "u", "Ana", "d" };
	static const struct store_half_form any = { "team", "u", "Ana", NULL };
	g_autoptr(diags) ds = diags_new();
	struct fixture f;

	fixture_init(&f, true);
	fixture_ok(store_put_half_form(f.st, &a, "old", "2026-06-01T08:30:00Z", ds), ds, "a");
	fixture_ok(store_put_half_form(f.st, &b, "new", "2026-09-12T08:30:00Z", ds), ds, "b");
	expect_half_form(&f, &any, "new");
	fixture_ok(store_take_half_form(f.st, &c, ds), ds, "take");
	expect_half_form(&f, &c, "new");
	expect_half_form(&f, &b, NULL);
	expect_half_form(&f, &a, "old");
	fixture_ok(store_put_half_form(f.st, &c, NULL, NULL, ds), ds, "drop");
	fixture_ok(store_take_half_form(f.st, &d, ds), ds, "take");
	expect_half_form(&f, &d, "old");
	fixture_ok(store_put_half_form(f.st, &b, "new", "2026-09-12T08:30:00Z", ds), ds, "b");
	fixture_ok(store_drop_half_forms(f.st, "2026-06-14", ds), ds, "old");
	expect_half_form(&f, &d, NULL);
	expect_half_form(&f, &b, "new");
	/* there is nothing to take */
	fixture_ok(store_put_half_form(f.st, &b, NULL, NULL, ds), ds, "drop");
	fixture_ok(store_take_half_form(f.st, &a, ds), ds, "take");
	expect_half_form(&f, &any, NULL);
	fixture_clear(&f);
}

static void test_migrate_to_5(void)
{
	static const struct store_half_form key = { "service", "x", "Ana", "1" };
	g_autoptr(diags) ds = diags_new();
	struct fixture f;

	fixture_init(&f, true);
	tamper(f.st, "DROP TABLE half_form; PRAGMA user_version = 4");
	fixture_reopen(&f);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	expect_half_form(&f, &key, NULL);
	fixture_ok(store_put_half_form(f.st, &key, "name=x", "2026", ds), ds, "put");
	fixture_clear(&f);
}

/* What was kept by a name is kept by what has, or had, the name. */
static void test_migrate_to_6(void)
{
	g_autoptr(diags) ds = diags_new();
	struct store_half_form key = { "service", NULL, "Ana", NULL };
	static const struct store_half_form gone = { "team", "Nobody", "Ana", NULL };
	static const struct store_half_form new = { "new-service", "", "Ana", NULL };
	struct fixture f;

	fixture_init(&f, true);
	tamper(f.st, "DROP TABLE half_form; CREATE TABLE half_form (form TEXT NOT NULL, "
	       "subject TEXT NOT NULL COLLATE NOCASE, who TEXT NOT NULL, fields TEXT NOT NULL, "
	       "at TEXT NOT NULL, PRIMARY KEY (form, subject, who)) STRICT, WITHOUT ROWID; "
	       "INSERT INTO half_form VALUES ('service', 'BILLING', 'Ana', 'purpose=x', '2026'), "
	       "('team', 'Nobody', 'Ana', 'name=y', '2026'), "
	       "('new-service', '', 'Ana', 'name=z', '2026'); PRAGMA user_version = 5");
	fixture_reopen(&f);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	key.subject = uid_of(&f);
	expect_half_form(&f, &key, "purpose=x");
	expect_half_form(&f, &gone, "name=y");
	expect_half_form(&f, &new, "name=z");
	fixture_clear(&f);
}

/* The real rows lead from 1 to the version of this program, in order. */
static void test_migration_rows(void)
{
	int version = 1;

	for (const struct migration *m = store_migrations; m->to != 0; m++) {
		g_assert_cmpint(m->to, ==, version + 1);
		version = m->to;
	}
	g_assert_cmpint(version, ==, STORE_SCHEMA_VERSION);
}

static void test_schema_statement(void)
{
	static const char *const names[] = { "change", "answer", "file", "change_by_undoes",
		"outcome_by_change" };
	g_autofree char *none = schema_statement("nothing");

	g_assert_null(none);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *sql = schema_statement(names[i]);

		test_row(names[i], sql && g_str_has_prefix(sql, "CREATE ") &&
			 !g_str_has_suffix(sql, ";") && strstr(sql, names[i]));
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/upkeep/backup", test_backup);
	g_test_add_func("/store/upkeep/backup-refused", test_backup_refused);
	g_test_add_func("/store/upkeep/purge", test_purge);
	g_test_add_func("/store/upkeep/check", test_check);
	g_test_add_func("/store/upkeep/migrate", test_migrate);
	g_test_add_func("/store/upkeep/migrate-keeps-rows", test_migrate_keeps_rows);
	g_test_add_func("/store/upkeep/migrate-checks-references",
			test_migrate_checks_references);
	g_test_add_func("/store/upkeep/migrate-to-2", test_migrate_to_2);
	g_test_add_func("/store/upkeep/migrate-to-4", test_migrate_to_4);
	g_test_add_func("/store/upkeep/half-form", test_half_form);
	g_test_add_func("/store/upkeep/half-form-taken", test_half_form_taken);
	g_test_add_func("/store/upkeep/migrate-to-6", test_migrate_to_6);
	g_test_add_func("/store/upkeep/migrate-to-5", test_migrate_to_5);
	g_test_add_func("/store/upkeep/migration-rows", test_migration_rows);
	g_test_add_func("/store/upkeep/schema-statement", test_schema_statement);
	return test_run();
}
