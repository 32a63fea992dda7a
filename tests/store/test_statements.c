/*
 * Every statement can be prepared, and none that serves one service reads a table
 * from end to end: what it costs must not grow with the database.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

#include "fixture.h"

/* Those that are about all of it, and may. */
static const enum statement whole[] = {
	SYSTEM_LIST, TEAM_LIST, SERVICE_LIST, ITEM_IDS, CHANGES_ALL,
	QUESTIONNAIRE_LIST, COUNTS, UNDONE_BROKEN, DRAFTS_DOUBLED, SUMMARIES_STRAY,
	NAMES_DOUBLED, SCHEMA_LIST, OUT_CHANGE, UNDONE_BUILD, NUMBERS_DOUBLED,
	FINISH_NAMES_DOUBLED, FINISH_OVERRUN, FINISH_UNAWARE, BUILT_ON_UNDONE,
};

/* Rows that a statement made itself, and changes undone and not redone: few. */
static const char *const small[] = {
	"CONSTANT", "asked", "chain", "later", "gone", "undone", "n", "said", "shown",
	"late",
};

/* The one thing that lists of services walk over: their names. */
static const struct { enum statement id; const char *step; } walks[] = {
	{ LINES, "SCAN v USING INDEX service_by_slug" },
	{ LINES_COUNT, "SCAN v" },
	{ ATTENTION, "SCAN v" },
	{ LEFT_LAST, "SCAN u" },	/* a row a service */
	{ HALF_FORMS_DROP_OLD, "SCAN half_form" },	/* one per person at most times */
	{ REGISTRY_STAMP, "SCAN service USING COVERING INDEX service_by_system" },
	{ CHANGES_NEWEST, "SCAN change" },	/* two rows, from the end */
};

static bool is_whole(enum statement id)
{
	for (gsize i = 0; i < G_N_ELEMENTS(whole); i++)
		if (whole[i] == id)
			return true;
	return false;
}

static bool is_walk(enum statement id, const char *step)
{
	for (gsize i = 0; i < G_N_ELEMENTS(walks); i++)
		if (walks[i].id == id && strcmp(walks[i].step, step) == 0)
			return true;
	return false;
}

/* "SCAN answer USING INDEX ..." reads all of it; "SEARCH" looks up. */
static bool reads_all(const char *step)
{
	g_auto(GStrv) words = NULL;

	if (!g_str_has_prefix(step, "SCAN "))
		return false;
	words = g_strsplit(step, " ", 3);
	if (g_str_has_prefix(words[1], "(subquery"))
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(small); i++)
		if (strcmp(words[1], small[i]) == 0)
			return false;
	return true;
}

static void test_prepare(void)
{
	struct fixture f;

	fixture_init(&f, false);
	f.st->purging = true;
	for (int id = 0; id < STATEMENT_COUNT; id++) {
		g_autoptr(diags) ds = diags_new();
		struct query q;

		query_open(&q, f.st, id, ds);
		test_row(statement_name(id), query_close(&q));
	}
	fixture_clear(&f);
}

static void test_plans(void)
{
	struct fixture f;

	fixture_init(&f, true);
	guard_off(f.st);
	for (int id = 0; id < STATEMENT_COUNT; id++) {
		g_autofree char *sql = g_strdup_printf("EXPLAIN QUERY PLAN %s",
						       statement_sql(id));
		sqlite3_stmt *stmt = NULL;

		if (is_whole(id) || strstr(sql, "PRAGMA"))
			continue;
		test_row(statement_name(id),
			 sqlite3_prepare_v2(f.st->db, sql, -1, &stmt, NULL) == SQLITE_OK);
		while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(stmt, 3);

			if (reads_all(step) && !is_walk(id, step)) {
				g_test_message("%s: %s", statement_name(id), step);
				g_test_fail();
			}
		}
		sqlite3_finalize(stmt);
	}
	fixture_clear(&f);
}

/* The log is added to: nothing else may be altered or deleted, not even by us. */
static void test_guard(void)
{
	static const struct {
		const char *sql;
		bool allowed;
	} rows[] = {
		{ "DELETE FROM answer", false },
		{ "UPDATE answer SET value = 'yes'", false },
		{ "UPDATE change SET who = 'eve'", false },
		{ "UPDATE change SET label = ''", false },
		{ "DELETE FROM change", false },
		{ "DELETE FROM service_version", false },
		{ "UPDATE finish SET result = '{}'", false },
		{ "UPDATE waiver SET reason = ''", false },
		{ "REPLACE INTO file (id, program) VALUES (1, 'x')", true },
		{ "DROP TABLE answer", false },
		{ "CREATE TABLE x (y)", false },
		{ "ALTER TABLE answer ADD COLUMN x", false },
		{ "CREATE TEMP TABLE x (y)", false },
		{ "ATTACH '/tmp/x' AS x", false },
		{ "PRAGMA writable_schema = 1", false },
		{ "PRAGMA journal_mode = OFF", false },
		{ "DELETE FROM sqlite_schema", false },
		{ "DELETE FROM summary", true },
		{ "DELETE FROM undone", true },
		{ "UPDATE change SET service = NULL", true },
		{ "UPDATE cursor SET text = NULL", true },
	};
	struct fixture f;

	fixture_init(&f, true);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		sqlite3_stmt *stmt = NULL;
		int rc = sqlite3_prepare_v2(f.st->db, rows[i].sql, -1, &stmt, NULL);

		test_row(rows[i].sql, (rc == SQLITE_OK) == rows[i].allowed);
		sqlite3_finalize(stmt);
	}
	fixture_clear(&f);
}

static void test_guard_reading(void)
{
	struct fixture f;
	struct store *st;
	sqlite3_stmt *stmt = NULL;

	fixture_init(&f, true);
	st = fixture_open(f.path, STORE_READ);
	g_assert_cmpint(sqlite3_prepare_v2(st->db, "DELETE FROM undone", -1, &stmt, NULL),
			==, SQLITE_AUTH);
	g_assert_cmpint(sqlite3_prepare_v2(st->db, "INSERT INTO system (uid) VALUES ('x')",
					   -1, &stmt, NULL), ==, SQLITE_AUTH);
	store_close(st);
	fixture_clear(&f);
}

/* Steps of SQLite's machine in what reads answers and offers of the draft. */
static int steps_to_read(struct fixture *f)
{
	static const enum statement ids[] = { ANSWERS_THAT_COUNT, OFFERS, SYSTEM_ANSWERS };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	g_autoptr(GPtrArray) offers = NULL;
	int steps = 0;

	fixture_ok(store_answers(f->st, f->draft, &answers, ds), ds, "answers");
	fixture_ok(store_offers(f->st, f->draft, &offers, ds), ds, "offers");
	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
		steps += sqlite3_stmt_status(f->st->statements[ids[i]],
					     SQLITE_STMTSTATUS_VM_STEP, 1);
	return steps;
}

/* A room that changes its mind often waits no longer for it than the history is long. */
static void test_changed_often(void)
{
	enum { TIMES = 40, FACTOR = 4 };
	struct fixture f;
	int few, many;

	fixture_init(&f, true);
	for (int i = 0; i < TIMES; i++)
		fixture_answer(f.st, f.draft, "own.team-name", i % 2 ? "yes" : "no");
	few = steps_to_read(&f);
	for (int i = 0; i < (FACTOR - 1) * TIMES; i++)
		fixture_answer(f.st, f.draft, "own.team-name", i % 2 ? "yes" : "no");
	many = steps_to_read(&f);
	g_test_message("%d steps, then %d", few, many);
	g_assert_cmpint(many, <=, FACTOR * few);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/statements/prepare", test_prepare);
	g_test_add_func("/store/statements/plans", test_plans);
	g_test_add_func("/store/statements/guard", test_guard);
	g_test_add_func("/store/statements/guard-reading", test_guard_reading);
	g_test_add_func("/store/statements/changed-often", test_changed_often);
	return test_run();
}
