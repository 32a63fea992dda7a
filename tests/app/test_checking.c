/*
 * The check of a pipeline: each exit code, and their order over several services.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

/* stop: finished NO-GO; open: finished incomplete; draft: never finished. */
static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "stop", "--from=shop", NULL);
	fixture_run(f, r, "new", "half", NULL);
	fixture_run(f, r, "new", "draft", NULL);
	fixture_run(f, r, "answer", "stop", "P1=no", NULL);
	fixture_run(f, r, "finish", "stop", NULL);
	fixture_run(f, r, "answer", "half", "P1=yes", NULL);
	fixture_run(f, r, "finish", "half", NULL);
	fixture_run(f, r, "answer", "draft", "P1=yes", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

/* A mistyped --db in a pipeline must not pass in silence. */
static void test_nothing(void)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "check", "--all", NULL);
	ran_expect(&r, EXIT_CODE_UNDECIDED);
	g_assert_true(ran_has(&r, "nothing"));
	finish(&f, &r);
}

static void test_codes(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "check", "stop", NULL);
	ran_expect(&r, EXIT_CODE_NEGATIVE);
	fixture_run(&f, &r, "check", "half", NULL);
	ran_expect(&r, EXIT_CODE_UNDECIDED);
	fixture_run(&f, &r, "check", "draft", NULL);
	ran_expect(&r, EXIT_CODE_UNDECIDED);
	g_assert_true(ran_has(&r, "draft"));
	fixture_run(&f, &r, "check", "nosuch", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "check", "half", "stop", NULL);
	ran_expect(&r, EXIT_CODE_NEGATIVE);
	fixture_run(&f, &r, "check", "half", "nosuch", "stop", "--json", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_nonnull(strstr(r.out, "\"service\":\"stop\""));
	fixture_run(&f, &r, "check", "--all", NULL);
	ran_expect(&r, EXIT_CODE_NEGATIVE);
	fixture_run(&f, &r, "check", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "check", "stop", "--max-age=soon", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	finish(&f, &r);
}

/* The demo has a GO and a CONDITIONAL to require things of. */
static void test_passing(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *db = NULL;

	fixture_init(&f);
	ran_init(&r);
	db = g_strdup_printf("--db=%s", f.db);
	fixture_run(&f, &r, "demo", db, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "check", "Pricing", "--require=go", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "check", "Catalogue", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "check", "Catalogue", "--require=go", NULL);
	ran_expect(&r, EXIT_CODE_NEGATIVE);
	fixture_run(&f, &r, "check", "Pricing", "--max-age=95d", NULL);
	ran_expect(&r, EXIT_CODE_UNDECIDED);
	fixture_run(&f, &r, "check", "Pricing", "--max-age=96", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "check", "Catalogue", "--no-overdue", NULL);
	ran_expect(&r, EXIT_CODE_NEGATIVE);
	fixture_run(&f, &r, "actions done", "Catalogue", "1", NULL);
	fixture_run(&f, &r, "check", "Catalogue", "--no-overdue", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	/* what is no condition of this verdict may be late */
	f.now = "2026-01-05T08:30:00Z";
	fixture_run(&f, &r, "actions add", "Catalogue", "x", "--condition=P1", "--due=+1d", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	f.now = FIXTURE_NOW;
	fixture_run(&f, &r, "actions", "Catalogue", "--overdue", "--json", NULL);
	ran_expect_json(&r, "actions.0.text", "x");
	fixture_run(&f, &r, "check", "Catalogue", "--no-overdue", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	finish(&f, &r);
}

/* A waiver that lifted something fails the check once it has run out; one that lifted
 * nothing does not. */
static void test_waivers(void)
{
	static const struct {
		const char *answer;
		enum exit_code later;
	} rows[] = {
		{ "S1=yes", EXIT_CODE_NEGATIVE },
		{ "S1=partial", EXIT_CODE_UNDECIDED },
		{ "S1=no", EXIT_CODE_UNDECIDED },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fixture f;
		struct ran r;

		fixture_init(&f);
		ran_init(&r);
		fixture_run(&f, &r, "new", "billing", "--from=shop", NULL);
		fixture_run(&f, &r, "answer", "billing", rows[i].answer, NULL);
		fixture_run(&f, &r, "waive", "billing", "S1", "--by=Dana", "--reason=why",
			    "--until=+10d", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "finish", "billing", NULL);
		fixture_run(&f, &r, "check", "billing", NULL);
		ran_expect(&r, EXIT_CODE_UNDECIDED);
		f.now = "2026-09-23T00:00:00Z";
		fixture_run(&f, &r, "check", "billing", NULL);
		ran_expect(&r, rows[i].later);
		finish(&f, &r);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/checking/codes", test_codes);
	g_test_add_func("/app/checking/nothing", test_nothing);
	g_test_add_func("/app/checking/passing", test_passing);
	g_test_add_func("/app/checking/waivers", test_waivers);
	return test_run();
}
