/*
 * Drafts that are lifted to another version of their questionnaire, and which version a
 * system answer was given to; also in files older than both.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/private.h"

#define NEWER_HASH "hash-of-a-newer-one"

static void put_newer(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_questionnaire q = {
		.hash = (char *)NEWER_HASH, .id = (char *)"split-readiness",
		.version = (char *)"2.0.0", .language = (char *)"en",
		.text = (char *)"schema: 1\n", .length = 10,
	};

	fixture_ok(store_put_questionnaire(f->st, &q, ds), ds, "questionnaire");
}

static void lift(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();

	fixture_begin(f->st, "lift");
	put_newer(f);
	fixture_ok(store_through(f->st, f->system, f->service, ds), ds, "through");
	fixture_ok(store_lift(f->st, f->draft, NEWER_HASH, ds), ds, "lift");
	fixture_commit(f->st);
}

static void undo(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;

	fixture_begin(f->st, "undo");
	fixture_ok(store_step(f->st, STORE_OF_SERVICE, f->service, false, &u, ds), ds, "undo");
	g_assert_nonnull(u);
	fixture_commit(f->st);
}

/* "HASH VERSION", as the assessment, lists and overviews say it. */
static void assert_uses(struct fixture *f, const char *hash, const char *version)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GPtrArray) lines = NULL;

	fixture_ok(store_get_assessment(f->st, f->draft, &a, ds), ds, "assessment");
	g_assert_cmpstr(a->questionnaire, ==, hash);
	g_assert_cmpstr(a->questionnaire_version, ==, version);
	fixture_ok(store_assessments(f->st, f->service, &all, ds), ds, "assessments");
	g_assert_cmpuint(all->len, ==, 1);
	g_assert_cmpstr(((struct store_assessment *)all->pdata[0])->questionnaire, ==, hash);
	fixture_ok(store_lines(f->st, 0, &lines, ds), ds, "lines");
	g_assert_cmpstr(((struct store_line *)lines->pdata[0])->questionnaire, ==, hash);
}

static void test_lift(void)
{
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "yes");
	assert_uses(&f, FIXTURE_HASH, "1.0.0");
	lift(&f);
	assert_uses(&f, NEWER_HASH, "2.0.0");
	fixture_assert_answers(f.st, f.draft, "a=yes");
	undo(&f);
	assert_uses(&f, FIXTURE_HASH, "1.0.0");
	lift(&f);
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	assert_uses(&f, NEWER_HASH, "2.0.0");
	fixture_clear(&f);
}

static void test_refused(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;

	fixture_init(&f, true);
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	fixture_begin(f.st, "lift");
	put_newer(&f);
	g_assert_false(store_lift(f.st, f.draft, NEWER_HASH, ds));
	g_assert_nonnull(diags_find(ds, "store-finished"));
	store_rollback(f.st);
	fixture_clear(&f);
}

static void assert_system_answer(struct fixture *f, const char *question, const char *hash)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	bool found = false;

	fixture_ok(store_answers(f->st, f->draft, &answers, ds), ds, "answers");
	for (guint i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, question) != 0)
			continue;
		found = true;
		g_assert_cmpstr(a->questionnaire, ==, hash);
	}
	g_assert_true(found);
}

static void test_system_answer(void)
{
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "yes");
	fixture_system_answer(f.st, f.draft, "s", "no");
	lift(&f);
	fixture_system_answer(f.st, f.draft, "t", "yes");
	assert_system_answer(&f, "a", NULL);	/* the assessment says it */
	assert_system_answer(&f, "s", FIXTURE_HASH);
	assert_system_answer(&f, "t", NEWER_HASH);
	fixture_clear(&f);
}

/* A file of version 2: nothing was lifted yet, and system answers did not say whose
 * question they answer; the assessment they were given through does. */
static void test_migrate_to_3(void)
{
	g_autofree char *sql = schema_statement("system_answer");
	g_autoptr(GString) old = g_string_new(sql);
	const char *from = strstr(sql, "\tquestionnaire TEXT");
	g_autofree char *column = g_strndup(from, (gsize)(strstr(from, "\tPRIMARY") - from));
	g_autoptr(diags) ds = diags_new();
	struct fixture f;

	fixture_init(&f, true);
	fixture_system_answer(f.st, f.draft, "s", "no");
	g_string_replace(old, column, "", 1);
	guard_off(f.st);
	fixture_ok(store_exec(f.st, "CREATE TEMP TABLE kept AS SELECT system, question, change, "
			      "value, note, evidence, confidence, given_by, given_at "
			      "FROM system_answer; DROP TABLE system_answer; DROP TABLE lift; "
			      "DROP INDEX change_by_uid", ds),
		   ds, "drop");
	fixture_ok(store_exec(f.st, old->str, ds), ds, "table");
	fixture_ok(store_exec(f.st, "INSERT INTO system_answer SELECT * FROM kept; "
			      "CREATE INDEX system_answer_by_change ON system_answer (change); "
			      "PRAGMA user_version = 2", ds), ds, "rows");
	guard_on(f.st);
	fixture_reopen(&f);
	fixture_ok(check_schema(f.st, ds), ds, "schema");
	fixture_assert_answers(f.st, f.draft, "s=no");
	assert_system_answer(&f, "s", FIXTURE_HASH);
	lift(&f);
	assert_uses(&f, NEWER_HASH, "2.0.0");
	fixture_clear(&f);
}

static void test_purge(void)
{
	g_autoptr(diags) ds = diags_new();
	struct fixture f;
	int findings;

	fixture_init(&f, true);
	lift(&f);
	fixture_begin(f.st, "purge");
	fixture_ok(store_purge_service(f.st, f.service, ds), ds, "purge");
	fixture_commit(f.st);
	fixture_ok(store_check(f.st, &findings, ds), ds, "check");
	g_assert_cmpint(findings, ==, 0);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/lift/lift", test_lift);
	g_test_add_func("/store/lift/refused", test_refused);
	g_test_add_func("/store/lift/system-answer", test_system_answer);
	g_test_add_func("/store/lift/migrate-to-3", test_migrate_to_3);
	g_test_add_func("/store/lift/purge", test_purge);
	return test_run();
}
