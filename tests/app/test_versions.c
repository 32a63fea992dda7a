/*
 * Versions of a questionnaire on the command line: what a new one changes, which one a
 * name means, and that a published one is frozen.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, r, "new", "ledger", "--from=shop", "--team=Payments", NULL);
}

static void stop(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

/* A copy of a version with one text exchanged for another, in the fixture's folder. */
static char *edited(struct fixture *f, const char *name, const char *from, const char *to)
{
	g_autofree char *path = fixture_version(name);
	g_autofree char *text = test_read_file(path, NULL);
	g_autoptr(GString) copy = g_string_new(text);
	char *out = g_build_filename(f->dir, name, NULL);

	g_assert_cmpint(g_string_replace(copy, from, to, 1), ==, 1);
	test_write_file(out, copy->str);
	return out;
}

static void test_diff(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");

	start(&f, &r);
	fixture_run(&f, &r, "questionnaire diff", one, two, "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "from.version", "1.0.0");
	ran_expect_json(&r, "to.version", "2.0.0");
	ran_expect_json(&r, "related", "true");
	ran_expect_json(&r, "counting", "13");
	/* own.team, run.docs, run.people, run.encrypted */
	ran_expect_json(&r, "carried", "4");
	ran_expect_json(&r, "questions.1.id", "own.on-call");
	ran_expect_json(&r, "questions.1.class", "changed");
	ran_expect_json(&r, "questions.1.carries", "false");
	ran_expect_json(&r, "questions.2.from", "[\"own.rota-name\"]");
	ran_expect_json(&r, "questions.6.changes", "[\"weight\",\"states\",\"rules\"]");
	ran_expect_json(&r, "questions.14.class", "removed");
	ran_expect_json(&r, "rules.0.change", "changed");
	fixture_run(&f, &r, "questionnaire diff", one, two, NULL);
	g_assert_nonnull(strstr(r.out, "Of 13 questions that count, 4 mean what they meant"));
	g_assert_nonnull(strstr(r.out, "run.hotline"));
	g_assert_null(strstr(r.out, "own.team"));	/* the same, counted and not listed */
	fixture_run(&f, &r, "questionnaire diff", one, one, NULL);
	g_assert_nonnull(strstr(r.out, "It is the same file."));
	fixture_run(&f, &r, "questionnaire diff", "split-readiness", one, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(r.out, "neither is based on the other"));
	fixture_run(&f, &r, "questionnaire diff", one, "readyness", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-questionnaire"));
	stop(&f, &r);
}

/* An edit in place is caught by the next draft; what was assessed before stays. */
static void test_frozen(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *other = NULL;

	start(&f, &r);
	other = edited(&f, "readiness-1.yaml", "Is there a runbook?", "Is there no runbook?");
	g_assert_true(fixture_start(&f, &r, "billing", one));
	fixture_run(&f, &r, "answer", "billing", "O1=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_false(fixture_start(&f, &r, "ledger", other));
	g_assert_true(ran_has(&r, "questionnaire-frozen"));
	g_assert_nonnull(strstr(diags_find(r.ds, "questionnaire-frozen")->hint,
				"--questionnaire readiness@1.0.0"));
	/* nothing was started, and the draft made earlier is what it was */
	fixture_run(&f, &r, "verdict", "ledger", "--json", NULL);
	ran_expect_json(&r, "assessment", "null");
	fixture_run(&f, &r, "answer", "billing", "O2=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "questionnaire.version", "1.0.0");
	/* the way out that was named */
	g_assert_true(fixture_start(&f, &r, "ledger", "readiness@1.0.0"));
	stop(&f, &r);
}

/* A draft of a questionnaire may change as long as it is one, on both sides. */
static void test_draft_status(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *draft = NULL, *later = NULL, *published = NULL;

	start(&f, &r);
	draft = edited(&f, "readiness-1.yaml", "status: published", "status: draft");
	g_assert_true(fixture_start(&f, &r, "billing", draft));
	later = edited(&f, "readiness-1.yaml", "status: published", "status:  draft");
	g_assert_true(fixture_start(&f, &r, "ledger", later));
	fixture_run(&f, &r, "new", "mailer", "--from=shop", NULL);
	published = fixture_version("readiness-1.yaml");
	g_assert_false(fixture_start(&f, &r, "mailer", published));
	g_assert_true(ran_has(&r, "questionnaire-frozen"));
	stop(&f, &r);
}

/* The shipped file edited in place, which an update by hand would do. */
static void test_shipped_edited(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *shipped = test_data_path("questionnaires/split-readiness.yaml");
	g_autofree char *text = test_read_file(shipped, NULL);
	g_autofree char *folder = NULL, *path = NULL, *changed = NULL;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "P1=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	folder = g_build_filename(f.dir, "data", "questionnaires", NULL);
	path = g_build_filename(folder, "split-readiness.yaml", NULL);
	changed = g_strconcat(text, "\n# one line more\n", NULL);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	test_write_file(path, changed);
	g_free(folder);
	folder = g_build_filename(f.dir, "data", NULL);
	g_setenv("SEAM_DATA_DIR", folder, TRUE);
	fixture_run(&f, &r, "answer", "ledger", "P1=yes", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "questionnaire-frozen"));
	fixture_run(&f, &r, "answer", "billing", "P2=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_free(folder);
	folder = test_data_path("");
	g_setenv("SEAM_DATA_DIR", folder, TRUE);
	stop(&f, &r);
}

/* Ids and versions by name, once the database keeps both. */
static void test_names(void)
{
	static const struct { const char *name, *version; } rows[] = {
		{ "readiness@1.0.0", "1.0.0" },
		{ "readiness@2.0.0", "2.0.0" },
		{ "readiness", "2.0.0" },	/* the newest, whenever it came */
		{ "split-readiness@1.0.0", "1.0.0" },
		{ "readiness@3.0.0", NULL },
		{ "nothing@1.0.0", NULL },
		{ "readiness@", NULL },
	};
	static const struct { const char *typed, *hint; } near[] = {
		{ "split-readines@1.0.0", "did you mean \"split-readiness\"?" },
		{ "split-readines", "did you mean \"split-readiness\"?" },
		{ "readyness@1.0.0", "did you mean \"readiness\"?" },
		{ "readyness", "did you mean \"readiness\"?" },
	};
	struct fixture f;
	struct ran r;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");

	start(&f, &r);
	g_assert_true(fixture_start(&f, &r, "billing", two));
	g_assert_true(fixture_start(&f, &r, "ledger", one));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = NULL;

		fixture_run(&f, &r, "questionnaire show", rows[i].name, "--json", NULL);
		got = ran_json(&r, "version");
		test_row_str(rows[i].name, got, rows[i].version);
		test_row(rows[i].name, ran_has(&r, "no-questionnaire") ==
					       (rows[i].version == NULL));
	}
	fixture_run(&f, &r, "questionnaire show", "readiness@3.0.0", NULL);
	g_assert_cmpstr(diags_find(r.ds, "no-questionnaire")->hint, ==, "there are: 1.0.0, 2.0.0");
	/* whose id is wrong is not told about versions */
	for (size_t i = 0; i < G_N_ELEMENTS(near); i++) {
		const struct diag *d;

		fixture_run(&f, &r, "questionnaire show", near[i].typed, NULL);
		d = diags_find(r.ds, "no-questionnaire");
		test_row(near[i].typed, g_str_has_prefix(d->message, "there is no questionnaire"));
		test_row_str(near[i].typed, d->hint, near[i].hint);
	}
	stop(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/versions/diff", test_diff);
	g_test_add_func("/versions/frozen", test_frozen);
	g_test_add_func("/versions/draft-status", test_draft_status);
	g_test_add_func("/versions/shipped-edited", test_shipped_edited);
	g_test_add_func("/versions/names", test_names);
	return test_run();
}
