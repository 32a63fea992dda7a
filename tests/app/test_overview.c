/*
 * Lines of services: whole and by the window, right even where rows are old, and
 * without loading a questionnaire where they are not.
 */
#include "config.h"

#include <string.h>

#include "app/overview.h"
#include "app/questionnaires.h"
#include "app/summaries.h"
#include "fixture.h"
#include "testlib.h"

/* Three services, of which the middle one is assessed. */
static void start(struct fixture *f)
{
	struct ran r;

	fixture_init(f);
	ran_init(&r);
	fixture_run(f, &r, "new", "audit", "--from=shop", NULL);
	fixture_run(f, &r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, &r, "new", "search", "--from=books", NULL);
	fixture_run(f, &r, "answer", "billing", "S1=no", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
}

static void test_windows(void)
{
	static const struct {
		const char *name;
		struct store_window w;
		const char *first;	/* NULL = no line */
		int lines, total;
	} rows[] = {
		{ "all", { .count = -1 }, "audit", 3, 3 },
		{ "middle", { .first = 1, .count = 1 }, "billing", 1, 3 },
		{ "end", { .first = 2, .count = 20 }, "search", 1, 3 },
		{ "filter", { .count = 20, .filter = "SEA" }, "search", 1, 1 },
		{ "nothing", { .count = 20, .filter = "x" }, NULL, 0, 0 },
	};
	struct fixture f;

	start(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(GPtrArray) lines = NULL;
		const struct store_line *l;
		struct app app;
		int total;

		fixture_app(&f, &app);
		g_assert_true(overview_window(&lines, &total, &app, &rows[i].w, ds));
		test_row(rows[i].name, total == rows[i].total);
		test_row(rows[i].name, (int)lines->len == rows[i].lines);
		l = lines->len > 0 ? lines->pdata[0] : NULL;
		test_row(rows[i].name, g_strcmp0(l != NULL ? l->slug : NULL, rows[i].first) == 0);
		test_row(rows[i].name, app.questionnaires == NULL);
		app_clear(&app);
	}
	fixture_clear(&f);
}

static void test_no_database(void)
{
	const struct store_window w = { .count = 20 };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	struct fixture f;
	struct app app;
	int total = 9;

	fixture_init(&f);
	fixture_app(&f, &app);
	g_assert_true(overview_window(&lines, &total, &app, &w, ds));
	g_assert_cmpint(total, ==, 0);
	g_assert_cmpuint(lines->len, ==, 0);
	app_clear(&app);
	fixture_clear(&f);
}

/* What a questionnaire is compared by, of the same bytes. */
static void test_default_hash(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *data = test_data_path(NULL);
	g_autofree char *before = NULL;
	struct fixture f;
	struct app app;

	fixture_init(&f);
	fixture_app(&f, &app);
	before = g_strdup(questionnaires_default_hash(&app, ds));
	g_assert_null(app.questionnaires);
	g_assert_cmpstr(before, ==, questionnaire_hash(questionnaires_default(&app, ds)));
	app_clear(&app);
	g_setenv("SEAM_DATA_DIR", f.dir, TRUE);
	fixture_app(&f, &app);
	g_assert_null(questionnaires_default_hash(&app, ds));
	g_assert_nonnull(diags_find(ds, "no-data"));
	g_setenv("SEAM_DATA_DIR", data, TRUE);
	app_clear(&app);
	fixture_clear(&f);
}

/* As a row was left by an older program. */
static void spoil_row(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	const struct store_line *l;
	struct store *st;
	struct app app;

	fixture_app(f, &app);
	g_assert_true(app_store_write(&app, &st, ds) && store_lines(st, 0, &lines, ds));
	l = lines->pdata[1];
	l->summary->engine = 0;
	l->summary->gates_pass = 77;
	g_clear_pointer(&l->summary->extra, g_free);
	g_assert_true(store_begin(st, FIXTURE_NOW, "tester", "spoil", ds) &&
		      store_put_summary(st, l->summary, ds) && store_commit(st, ds));
	app_clear(&app);
}

static void test_old_row(void)
{
	const struct store_window w = { .first = 1, .count = 1 };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	const struct store_line *l;
	struct fixture f;
	struct app app;
	int total;

	start(&f);
	spoil_row(&f);
	fixture_app(&f, &app);
	g_assert_true(overview_window(&lines, &total, &app, &w, ds));
	l = lines->pdata[0];
	g_assert_cmpstr(l->slug, ==, "billing");
	g_assert_cmpint(l->summary->gates_pass, ==, 1);
	app_clear(&app);
	fixture_clear(&f);
}

/* The way on, from the row or from the questionnaire: the same words. */
/* All gates but three: few enough to say where it leads. */
static void answer_most(struct fixture *f)
{
	struct ran r;

	ran_init(&r);
	fixture_run(f, &r, "answer", "billing", "S1=no", "S2=no", "S3=no", "B1=no", "B2=yes",
		    "P1=yes", "P2=yes", "P3=yes", "P5=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
}

/* As it was before it was wrapped; yours to free. */
static char *in_one_line(const char *text)
{
	g_autoptr(GRegex) blanks = g_regex_new("\\s+", 0, 0, NULL);

	return g_regex_replace_literal(blanks, text, -1, 0, " ", 0, NULL);
}

/* The list, the verdict, the report and the page of all services say the same of what is
 * not finished. */
static void expect_early(struct fixture *f, bool early)
{
	static const char *const rows[][4] = {
		{ "list", NULL }, { "verdict", "billing", NULL }, { "report", "billing", NULL },
		{ "report", "billing", "--brief", NULL }, { "report", "--system=shop", NULL },
	};
	struct ran r;

	ran_init(&r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = NULL;

		fixture_run(f, &r, rows[i][0], rows[i][1], rows[i][2], NULL);
		ran_expect(&r, EXIT_CODE_OK);
		text = in_one_line(r.out);
		test_row(rows[i][0], (strstr(text, "too early") != NULL) == early);
		test_row(rows[i][0], (strstr(text, "leans to") != NULL ||
				      strstr(text, "so far: Split it out") != NULL) == !early);
	}
	ran_clear(&r);
}

/* One answer of twelve leads nowhere yet, whatever the sheet would say. */
static void test_too_early(void)
{
	struct fixture f;
	struct ran r;

	start(&f);
	ran_init(&r);
	fixture_run(&f, &r, "list", NULL);
	g_assert_nonnull(strstr(r.out, "too early to say"));
	g_assert_null(strstr(r.out, "so far:"));
	expect_early(&f, true);
	answer_most(&f);
	expect_early(&f, false);
	fixture_run(&f, &r, "list", NULL);
	g_assert_null(strstr(r.out, "too early to say"));
	g_assert_nonnull(strstr(r.out, "so far:"));
	/* what is stopped is no matter of how many were asked */
	fixture_run(&f, &r, "answer", "audit", "G0=no", NULL);
	fixture_run(&f, &r, "list", NULL);
	g_assert_null(strstr(r.out, "too early to say"));
	ran_clear(&r);
	fixture_clear(&f);
}

static void test_way_on(void)
{
	static const struct {
		const char *name, *language;
		bool old, loads;
		const char *words;
		const char *reason;	/* NULL = is in another language, or not kept */
	} rows[] = {
		{ "as written", NULL, false, false, "Split it out", "Who waits" },
		{ "own language", "en", false, false, "Split it out", "Who waits" },
		{ "another language", "de", false, true, "Herauslösen", NULL },
		{ "no sidecar", "fr", false, true, "Split it out", NULL },
		{ "row without a title", NULL, true, true, "Split it out", "Who waits" },
	};
	const struct store_window w = { .first = 1, .count = 1 };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(GPtrArray) lines = NULL;
		g_autofree char *words = NULL;
		g_autofree char *reason = NULL;
		struct fixture f;
		struct app app;
		int total;

		start(&f);
		answer_most(&f);
		if (rows[i].old)
			spoil_row(&f);
		f.language = rows[i].language;
		fixture_app(&f, &app);
		g_assert_true(overview_window(&lines, &total, &app, &w, ds));
		words = overview_way_on(&app, lines->pdata[0]);
		test_row(rows[i].name, strstr(words, rows[i].words) != NULL);
		test_row(rows[i].name, (app.questionnaires != NULL) == rows[i].loads);
		reason = summary_reason(((struct store_line *)lines->pdata[0])->summary, &app);
		test_row(rows[i].name,
			 rows[i].reason == NULL ? reason == NULL :
						  reason != NULL &&
							  strstr(reason, rows[i].reason) != NULL);
		app_clear(&app);
		fixture_clear(&f);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/overview/too-early", test_too_early);
	g_test_add_func("/app/overview/windows", test_windows);
	g_test_add_func("/app/overview/no-database", test_no_database);
	g_test_add_func("/app/overview/default-hash", test_default_hash);
	g_test_add_func("/app/overview/old-row", test_old_row);
	g_test_add_func("/app/overview/way-on", test_way_on);
	return test_run();
}
