/* Registered facts beside answers: which differ, and whose the answers of a system are. */
#include "config.h"

#include <string.h>

#include "app/service_facts.h"
#include "fixture.h"
#include "testlib.h"

/* One line of what is read, "registered|answered|differs"; yours to free. */
static char *line_of(struct fixture *f, const char *service, const char *question)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(service_facts) all = NULL;
	char *text = NULL;
	struct app app;

	fixture_app(f, &app);
	g_assert_true(service_facts_read(&all, &app, service, ds));
	for (guint i = 0; i < all->lines->len; i++) {
		const struct service_fact *l = all->lines->pdata[i];

		if (strcmp(l->id, question) == 0)
			text = g_strdup_printf("%s|%s|%s", l->fact != NULL ? l->fact : "-",
					       l->value != NULL ? l->value : "-",
					       l->differs ? "differs" : "same");
	}
	app_clear(&app);
	return text;
}

static void test_lines(void)
{
	static const struct {
		const char *name;
		const char *answer;	/* NULL = none */
		const char *question, *line;
	} rows[] = {
		{ "entry alone", NULL, "own.team-size", "6|-|same" },
		{ "the same", "own.team-size=6", "own.team-size", "6|6|same" },
		{ "another", "own.team-size=7", "own.team-size", "6|7|differs" },
		{ "nobody knows", "own.team-size=unknown", "own.team-size", "6|-|same" },
		{ "name", "own.team-name=payments", "own.team-name", "Payments|payments|same" },
		{ "other name", "own.team-name=Orders", "own.team-name",
		  "Payments|Orders|differs" },
		{ "of the system", "S1=6", "mono.small-team", "-|6|same" },
		{ "of this service alone", "P3=yes", "chg.independent", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *line = NULL;
		struct fixture f;
		struct ran r;

		fixture_init(&f);
		ran_init(&r);
		fixture_run(&f, &r, "new", "billing", "--from=shop", "--team=Payments", NULL);
		fixture_run(&f, &r, "team set", "Payments", "--size=6", NULL);
		if (rows[i].answer != NULL)
			fixture_run(&f, &r, "answer", "billing", rows[i].answer, NULL);
		ran_expect(&r, EXIT_CODE_OK);
		line = line_of(&f, "billing", rows[i].question);
		test_row_str(rows[i].name, line, rows[i].line);
		ran_clear(&r);
		fixture_clear(&f);
	}
}

static void test_command(void)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "billing", "--from=shop", NULL);
	fixture_run(&f, &r, "new", "search", NULL);
	fixture_run(&f, &r, "answer", "billing", "S1=6", NULL);
	/* given through one, it is there for the other, with whose it is */
	fixture_run(&f, &r, "facts", "search", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	test_row("services", strstr(r.out, "count for 2 services") != NULL);
	test_row("origin", strstr(r.out, "through billing") != NULL);
	fixture_run(&f, &r, "facts", "search", "--format=json", NULL);
	ran_expect_json(&r, "services", "2");
	ran_expect_json(&r, "facts.0.question", "own.team-name");
	fixture_run(&f, &r, "facts", "nobody", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	test_row("missing", ran_has(&r, "no-service"));
	ran_clear(&r);
	fixture_clear(&f);
}

/* Answers of a system in the words of the version that the service goes by. */
static void test_versions(void)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autofree char *network = NULL;
	g_autofree char *pipeline = NULL;
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "billing", "--from=shop", NULL);
	fixture_run(&f, &r, "new", "ledger", NULL);
	g_assert_true(fixture_start(&f, &r, "billing", one));
	g_assert_true(fixture_start(&f, &r, "ledger", two));
	fixture_run(&f, &r, "answer", "ledger", "run.encrypted=yes", "run.pipeline=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	network = line_of(&f, "billing", "run.network");
	test_row_str("renamed", network, "-|yes|same");
	pipeline = line_of(&f, "billing", "run.pipeline");
	test_row_str("another meaning", pipeline, NULL);
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/service_facts/lines", test_lines);
	g_test_add_func("/app/service_facts/command", test_command);
	g_test_add_func("/app/service_facts/versions", test_versions);
	return test_run();
}
