/*
 * What a transfer carries: its table beside the schema, and rows that are said by nobody
 * a file would be written by.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <string.h>

#include "fixture.h"

/* The fields of a kind are the columns that are read, and all that is written. */
static void test_table(void)
{
	struct fixture f;

	fixture_init(&f, true);
	for (enum transfer_kind k = 0; k < TRANSFER_KIND_COUNT; k++) {
		const struct transfer_field *fields = transfer_fields(k);
		g_autoptr(diags) ds = diags_new();
		struct query out, in;
		int n = 0;

		g_assert_cmpint(transfer_kind_find(transfer_kind_name(k)), ==, k);
		for (; fields[n].name; n++)
			if (n > 0)
				g_assert_cmpstr(fields[n - 1].name, <, fields[n].name);
		g_assert_cmpint(n, <=, TRANSFER_FIELDS_MAX);
		query_open(&out, f.st, transfer_rows[k].out, ds);
		query_open(&in, f.st, transfer_rows[k].in, ds);
		/* before them the change; a change has another behind them */
		test_row(transfer_kind_name(k), sqlite3_column_count(out.stmt) ==
						1 + n + (k == TRANSFER_CHANGE));
		/* each may be bound to a statement that adds; :change is one more */
		for (int p = 1; p <= sqlite3_bind_parameter_count(in.stmt); p++) {
			const char *name = sqlite3_bind_parameter_name(in.stmt, p) + 1;
			bool known = strcmp(name, "change") == 0;

			for (int i = 0; fields[i].name; i++)
				known = known || strcmp(fields[i].name, name) == 0;
			test_row(name, known);
		}
		query_close(&out);
		query_close(&in);
	}
	g_assert_cmpint(transfer_kind_find("nothing"), ==, TRANSFER_KIND_COUNT);
	fixture_clear(&f);
}

/* Every table that refers to a change is carried, but for the one that follows from it. */
static void test_tables(void)
{
	struct fixture f;
	sqlite3_stmt *stmt = NULL;
	int tables = 0, carried = 0;

	fixture_init(&f, true);
	guard_off(f.st);
	g_assert_cmpint(sqlite3_prepare_v2(f.st->db, "SELECT m.name FROM sqlite_schema m, "
			"pragma_foreign_key_list(m.name) k WHERE m.type = 'table' AND "
			"k.\"table\" = 'change' AND m.name NOT IN ('undone', 'change')", -1,
			&stmt, NULL), ==, SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		g_autofree char *from = g_strdup_printf("FROM %s x ", table);
		bool found = false;

		tables++;
		for (enum transfer_kind k = 0; k < TRANSFER_KIND_COUNT; k++)
			found = found || strstr(statement_sql(transfer_rows[k].out), from);
		test_row(table, found);
		carried += found;
	}
	sqlite3_finalize(stmt);
	guard_on(f.st);
	g_assert_cmpint(tables, ==, TRANSFER_KIND_COUNT - 1);
	g_assert_cmpint(carried, ==, tables);
	fixture_clear(&f);
}

static struct place nowhere(void *data, int field)
{
	(void)field;
	return (struct place){ .file = data };
}

static void take(struct store *st, const char *uid, const char *undoes, const char *code)
{
	static const char system[] = "01a20244-e800-71e1-b03a-5007e94a2807";
	const struct transfer_in_options options = { .system = system, .place = nowhere,
		.data = (void *)"x" };
	const transfer_values change = {
		[CHANGE_AT] = { true, "2026-11-22T09:30:00Z", 0 },
		[CHANGE_LABEL] = { true, "", 0 },
		[CHANGE_UNDOES] = { undoes != NULL, undoes, 0 },
		[CHANGE_UID] = { true, uid, 0 },
		[CHANGE_WHO] = { true, "somebody else", 0 },
	};
	g_autoptr(diags) ds = diags_new();
	g_autoptr(transfer_in) in = NULL;

	fixture_begin(st, "import");
	in = transfer_in_new(st, &options);
	g_assert_true(transfer_in_row(in, TRANSFER_CHANGE, change, ds) == (code == NULL));
	test_row(code ? code : "taken", code ? diags_find(ds, code) != NULL
					     : diags_is_empty(ds));
	store_rollback(st);
}

static void test_changes(void)
{
	static const char uid[] = "01a20244-e800-71e1-b03a-5007e94a2808";
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(diags) ds = diags_new();
	const struct store_change *first;
	struct fixture f;

	fixture_init(&f, true);
	fixture_ok(store_changes(f.st, STORE_OF_SERVICE, 0, 0, &all, ds), ds, "changes");
	first = all->pdata[all->len - 1];
	take(f.st, uid, NULL, NULL);
	take(f.st, "x", NULL, "import-value");
	take(f.st, uid, uid, "import-reference");
	take(f.st, uid, first->uid, NULL);
	/* another deed under a uid that is known */
	take(f.st, first->uid, NULL, "import-differs");
	fixture_clear(&f);
}

/* What is in memory was never in a file. */
static void test_memory(void)
{
	const struct store_options options = { .mode = STORE_MEMORY, .program = "test" };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store) st = NULL;
	g_autoptr(GPtrArray) systems = NULL;
	int findings;

	fixture_ok(store_open(&st, "", &options, ds), ds, "open");
	fixture_ok(store_check(st, &findings, ds), ds, "check");
	g_assert_cmpint(findings, ==, 0);
	g_assert_cmpstr(sqlite3_db_filename(st->db, "main"), ==, "");
	fixture_ok(store_systems(st, &systems, ds), ds, "systems");
	g_assert_cmpuint(systems->len, ==, 0);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/transfer/table", test_table);
	g_test_add_func("/store/transfer/tables", test_tables);
	g_test_add_func("/store/transfer/changes", test_changes);
	g_test_add_func("/store/transfer/memory", test_memory);
	return test_run();
}
