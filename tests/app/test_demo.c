/*
 * The demo tells what the manual says it tells.
 */
#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "fixture.h"
#include "testlib.h"

static void play(struct fixture *f, struct ran *r)
{
	g_autofree char *db = NULL;

	fixture_init(f);
	ran_init(r);
	db = g_strdup_printf("--db=%s", f->db);
	fixture_run(f, r, "demo", db, NULL);
	ran_expect(r, EXIT_CODE_OK);
}

static void test_verdicts(void)
{
	static const struct { const char *service, *verdict, *path; bool smells; } rows[] = {
		{ "OrderService", "conditional", "form-team-first", false },
		{ "Pricing", "go", "split", false },
		{ "AuthService", "no-go", "redraw-boundary", true },
		{ "Catalogue", "conditional", "define-contract-first", false },
		{ "Fulfilment", "incomplete", "split", false },
		{ "Returns", "incomplete", NULL, false },
		{ "Seating", "conditional", "split", false },
		{ "Payment", "incomplete", "split", false },
		/* the trend is an answer of their system */
		{ "basket", "no-go", "stay-monolith", true },
		{ "articles", "no-go", "stay-monolith", true },
		{ "UserService", "no-go", "stay-monolith", true },
		{ "checkout", "no-go", "stay-monolith", true },
		{ "billing", "no-go", "stay-monolith", true },
		{ "NotificationService", "no-go", "stay-monolith", true },
	};
	struct fixture f;
	struct ran r;

	play(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *verdict = NULL;
		g_autofree char *path = NULL;
		g_autofree char *smells = NULL;

		fixture_run(&f, &r, "verdict", rows[i].service, "--json", NULL);
		verdict = ran_json(&r, "verdict");
		path = ran_json(&r, "path");
		smells = ran_json(&r, "smells");
		test_row_str(rows[i].service, verdict, rows[i].verdict);
		test_row_str(rows[i].service, path, rows[i].path != NULL ? rows[i].path : "null");
		test_row(rows[i].service, (strcmp(smells, "[]") != 0) == rows[i].smells);
	}
	ran_clear(&r);
	fixture_clear(&f);
}

/* One database, one engine: everything finished comes out again. */
static void test_doctor(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *same = NULL;
	g_autofree char *finished = NULL;

	play(&f, &r);
	fixture_run(&f, &r, "doctor", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	same = ran_json(&r, "same");
	finished = ran_json(&r, "finished");
	g_assert_cmpstr(same, ==, finished);
	g_assert_cmpstr(same, ==, "21");
	ran_clear(&r);
	fixture_clear(&f);
}

/* Writes into the file as no action does. */
static void damage(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

/* Snapshots that cannot be read are findings; all others are still computed. */
static void test_unreadable(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *same = NULL;
	g_autofree char *findings = NULL;

	play(&f, &r);
	damage(f.db, "UPDATE finish SET snapshot = '{' WHERE assessment IN "
		     "(SELECT assessment FROM finish ORDER BY assessment LIMIT 2)");
	fixture_run(&f, &r, "doctor", "--json", NULL);
	ran_expect(&r, EXIT_CODE_NEGATIVE);
	same = ran_json(&r, "same");
	findings = ran_json(&r, "findings");
	g_assert_cmpstr(same, ==, "19");
	g_assert_cmpstr(findings, ==, "2");
	ran_clear(&r);
	fixture_clear(&f);
}

static void test_refuses(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *db = NULL;
	g_autofree char *before = NULL;

	fixture_init(&f);
	ran_init(&r);
	db = g_strdup_printf("--db=%s", f.db);
	test_write_file(f.db, "mine");
	fixture_run(&f, &r, "demo", db, NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	before = test_read_file(f.db, NULL);
	g_assert_cmpstr(before, ==, "mine");
	ran_clear(&r);
	fixture_clear(&f);
}

/* Systems: five teams of four to six, at least eighteen engineers. */
static void test_teams(void)
{
	struct fixture f;
	struct ran r;

	play(&f, &r);
	fixture_run(&f, &r, "team list", "--json", NULL);
	for (int i = 0; i < 6; i++) {
		g_autofree char *path = g_strdup_printf("teams.%d.size", i);
		g_autofree char *size = ran_json(&r, path);

		g_assert_nonnull(size);
		g_assert_cmpint(atoi(size), >=, 4);
		g_assert_cmpint(atoi(size), <=, 6);
	}
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/demo/verdicts", test_verdicts);
	g_test_add_func("/app/demo/doctor", test_doctor);
	g_test_add_func("/app/demo/unreadable", test_unreadable);
	g_test_add_func("/app/demo/refuses", test_refuses);
	g_test_add_func("/app/demo/teams", test_teams);
	return test_run();
}
