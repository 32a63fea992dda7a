/*
 * Making a database, and taking an older one step by step to the schema of this
 * version. A migration is a row: it says what to make anew from schema.sql, so a
 * migrated file ends with the very text a new one has. An older file is copied
 * beside itself first; all steps are one transaction.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* The next one is { 7, N_("..."), "table index_on_it", NULL }; and raise
 * STORE_SCHEMA_VERSION. Version 1 is made by migrate_create(). */
const struct migration store_migrations[] = {
	{ 2, N_("settings of rooms; actions that grew out of parked topics"),
	  "room room_by_change item_version item_version_by_change item_version_by_topic",
	  NULL },
	{ 3, N_("drafts lifted to another version; which version a system answer was given to"),
	  "lift lift_by_change system_answer system_answer_by_change",
	  "UPDATE system_answer SET questionnaire = (SELECT a.questionnaire FROM change c "
	  "JOIN assessment a ON a.service = c.service AND a.change <= c.seq "
	  "WHERE c.seq = system_answer.change ORDER BY a.id DESC LIMIT 1)" },
	{ 4, N_("changes by their uid, for imports"), "change_by_uid", NULL },
	{ 5, N_("forms that were left half typed"), "half_form", NULL },
	/* what is gone meanwhile, and what two names had for one thing, ages away */
	{ 6, N_("forms that were left half typed, by what they are about"), "half_form",
	  "UPDATE OR IGNORE half_form SET subject = coalesce(CASE form "
	  "WHEN 'service' THEN (SELECT s.uid FROM service_version v JOIN service s "
	  "ON s.id = v.service WHERE v.slug = subject ORDER BY v.change DESC LIMIT 1) "
	  "WHEN 'team' THEN (SELECT t.uid FROM team_version v JOIN team t "
	  "ON t.id = v.team WHERE v.name = subject ORDER BY v.change DESC LIMIT 1) "
	  "WHEN 'system' THEN (SELECT s.uid FROM system_version v JOIN system s "
	  "ON s.id = v.system WHERE v.name = subject ORDER BY v.change DESC LIMIT 1) "
	  "END, subject)" },
	{ 0, NULL, NULL, NULL },
};

bool migrate_version(struct store *st, int *version, struct diags *ds)
{
	sqlite3_stmt *stmt = NULL;
	int rc;

	*version = 0;
	rc = sqlite3_prepare_v2(st->db, "PRAGMA user_version", -1, &stmt, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*version = sqlite3_column_int(stmt, 0);
	sqlite3_finalize(stmt);
	guard_wait_over(st);
	return rc == SQLITE_ROW || store_fail(st, rc, ds);
}

static bool set_version(struct store *st, int version, struct diags *ds)
{
	char pragma[40];

	/* Pragmas take no parameters; a number is all that goes in. */
	g_snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d", version);
	return store_exec(st, pragma, ds);
}

/* ---- making ----------------------------------------------------------------- */

static bool set_stamp(struct store *st, struct diags *ds)
{
	struct query q;

	query_open(&q, st, FILE_STAMP_SET, ds);
	query_text(&q, ":program", st->program);
	return query_run(&q);
}

static bool create_all(struct store *st, struct diags *ds)
{
	char pragma[40];

	g_snprintf(pragma, sizeof(pragma), "PRAGMA application_id = %d",
		   STORE_APPLICATION_ID);
	return store_exec(st, pragma, ds) && store_exec(st, store_schema, ds) &&
	       set_version(st, STORE_SCHEMA_VERSION, ds) &&
	       store_exec(st, "INSERT INTO file (id, program) VALUES (1, '')", ds) &&
	       set_stamp(st, ds) && store_exec(st, "COMMIT", ds);
}

bool migrate_create(struct store *st, struct diags *ds)
{
	int version;

	if (!store_exec(st, "BEGIN IMMEDIATE", ds))
		return false;
	/* Several programs may start at once: the first one makes it. */
	if (!migrate_version(st, &version, ds) ||
	    (version == 0 && !create_all(st, ds))) {
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
		return false;
	}
	if (version != 0)
		return store_exec(st, "ROLLBACK", ds);
	return true;
}

/* ---- migrating -------------------------------------------------------------- */

/* Columns that the table and its copy share, for the statement that copies rows. */
static bool shared_columns(struct store *st, const char *table, char **out,
			   struct diags *ds)
{
	g_autoptr(GString) list = g_string_new(NULL);
	sqlite3_stmt *stmt = NULL;
	int rc;

	*out = NULL;
	rc = sqlite3_prepare_v2(st->db,
				"SELECT n.name FROM pragma_table_info(?1) n JOIN "
				"pragma_table_info(?2, 'temp') o ON o.name = n.name", -1,
				&stmt, NULL);
	if (rc == SQLITE_OK) {
		sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
		sqlite3_bind_text(stmt, 2, "migrated", -1, SQLITE_STATIC);
		while ((rc = sqlite3_step(stmt)) == SQLITE_ROW)
			g_string_append_printf(list, "%s%s", list->len ? ", " : "",
					       (const char *)sqlite3_column_text(stmt, 0));
	}
	sqlite3_finalize(stmt);
	if (rc != SQLITE_DONE)
		return store_fail(st, rc, ds);
	*out = g_string_free(g_steal_pointer(&list), FALSE);
	return true;
}

static bool has_table(struct store *st, const char *name)
{
	return sqlite3_table_column_metadata(st->db, "main", name, NULL, NULL, NULL, NULL,
					     NULL, NULL) == SQLITE_OK;
}

/* The names in these statements come from our own rows and our own schema. */
static bool run_text(struct store *st, struct diags *ds, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static bool run_text(struct store *st, struct diags *ds, const char *format, ...)
{
	g_autofree char *sql = NULL;
	va_list args;

	va_start(args, format);
	sql = g_strdup_vprintf(format, args);
	va_end(args);
	return store_exec(st, sql, ds);
}

static bool make_table_anew(struct store *st, const char *table, const char *sql,
			    struct diags *ds)
{
	g_autofree char *columns = NULL;

	return run_text(st, ds, "CREATE TEMP TABLE migrated AS SELECT * FROM main.%s",
			table) &&
	       run_text(st, ds, "DROP TABLE main.%s", table) && store_exec(st, sql, ds) &&
	       shared_columns(st, table, &columns, ds) &&
	       run_text(st, ds, "INSERT INTO main.%s (%s) SELECT %s FROM temp.migrated",
			table, columns, columns) &&
	       store_exec(st, "DROP TABLE temp.migrated", ds);
}

static bool run_row(struct store *st, const struct migration *row, struct diags *ds)
{
	g_auto(GStrv) names = g_strsplit(row->make ? row->make : "", " ", -1);

	for (int i = 0; names[i] && *names[i] != '\0'; i++) {
		g_autofree char *sql = schema_statement(names[i]);

		g_assert(sql);
		if (has_table(st, names[i]) ? !make_table_anew(st, names[i], sql, ds)
					    : !store_exec(st, sql, ds))
			return false;
	}
	return (!row->sql || store_exec(st, row->sql, ds)) &&
	       set_version(st, row->to, ds);
}

/* What SQLite did not watch while the tables were made anew. */
static bool check_references(struct store *st, struct diags *ds)
{
	const struct place at = { .file = st->path };
	sqlite3_stmt *stmt = NULL;
	int rc;

	rc = sqlite3_prepare_v2(st->db, "PRAGMA foreign_key_check", -1, &stmt, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		diag_hint(diag_error(ds, "store-references", &at,
				     _("it cannot be brought up to date: a row of \"%s\" "
				       "would refer to nothing"),
				     (const char *)sqlite3_column_text(stmt, 0)),
			  _("it was left as it is; put a backup in its place"));
	else if (rc != SQLITE_DONE)
		store_fail(st, rc, ds);
	sqlite3_finalize(stmt);
	return rc == SQLITE_DONE;
}

static bool run_rows(struct store *st, const struct migration *rows, struct diags *ds)
{
	int version;

	/* Another program may have been faster. */
	if (!migrate_version(st, &version, ds))
		return false;
	for (; rows->to != 0; rows++)
		if (rows->to > version && !run_row(st, rows, ds))
			return false;
	return check_references(st, ds) && store_exec(st, "COMMIT", ds);
}

/* "seam.db.v1", or "seam.db.v1-2" when that is there ... */
static bool copy_first(struct store *st, int version, struct diags *ds)
{
	const struct place at = { .file = st->path };
	g_autofree char *copy = g_strdup_printf("%s.v%d", st->file, version);

	for (int i = 2; g_file_test(copy, G_FILE_TEST_EXISTS); i++) {
		g_free(copy);
		copy = g_strdup_printf("%s.v%d-%d", st->file, version, i);
	}
	if (!backup_into(st, copy, ds))
		return false;
	diag_note(ds, "store-migrated", &at,
		  _("brought up to date; as it was, it is kept as \"%s\""), copy);
	return true;
}

/* SQLite may keep the switch as it is without an error: look where it stands. */
static bool watch_references(struct store *st, bool on, struct diags *ds)
{
	int is_on = !on;
	int rc = sqlite3_db_config(st->db, SQLITE_DBCONFIG_ENABLE_FKEY, (int)on, &is_on);

	if (rc == SQLITE_OK && is_on != (int)on)
		rc = SQLITE_ERROR;
	return rc == SQLITE_OK || store_fail(st, rc, ds);
}

bool migrate_run(struct store *st, const struct migration *rows, struct diags *ds)
{
	int version;
	bool ok;

	if (!migrate_version(st, &version, ds) || !copy_first(st, version, ds))
		return false;
	/* Tables are made anew under rows that refer to them. */
	if (!watch_references(st, false, ds))
		return false;
	ok = store_exec(st, "BEGIN IMMEDIATE", ds) && run_rows(st, rows, ds);
	if (!ok && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return watch_references(st, true, ds) && ok;
}
