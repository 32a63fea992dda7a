/*
 * Systems, teams and services: what is made in passing, what is refused, and how
 * the register changes verdicts.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
}

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static void test_names(void)
{
	static const struct { const char *name; bool ok; } rows[] = {
		{ "billing", true },
		{ "BILLING2", true },
		{ "Billing", false },	/* taken, ignoring case */
		{ "a_b-c", true },
		{ "list", false },	/* a command */
		{ "Verdict", false },
		{ "-x", false },
		{ "a b", false },
		{ "", false },
		{ "../x", false },
		{ "a@b", false },
		{ "0123456789012345678901234567890123456789012345678901234567890123", true },
		{ "01234567890123456789012345678901234567890123456789012345678901234", false },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_run(&f, &r, "new", rows[i].name, "--from=shop", NULL);
		test_row(rows[i].name, r.code == (rows[i].ok ? EXIT_CODE_OK : EXIT_CODE_DATA));
	}
	finish(&f, &r);
}

static void test_which_system(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "a", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "which-system"));
	fixture_run(&f, &r, "new", "a", "--from=shop", NULL);
	fixture_run(&f, &r, "new", "b", NULL);	/* the only one */
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "service show", "b", "--json", NULL);
	ran_expect_json(&r, "system", "shop");
	fixture_run(&f, &r, "system add", "bank", NULL);
	fixture_run(&f, &r, "new", "c", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_nonnull(strstr(diags_find(r.ds, "which-system")->hint, "bank"));
	finish(&f, &r);
}

static void test_lists(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "ledger", "--from=shop", NULL);
	fixture_run(&f, &r, "new", "billing", "--team=A,B", "--calls=ledger,ext:bank",
		    "--writes=db", "--purpose=Invoices.", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "service show", "billing", "--json", NULL);
	ran_expect_json(&r, "teams", "[\"A\",\"B\"]");
	ran_expect_json(&r, "calls", "[\"ledger\",\"ext:bank\"]");
	ran_expect_json(&r, "writes", "[\"db\"]");
	fixture_run(&f, &r, "service set", "billing", "--team=A", "--calls=", "--listens-to=ledger",
		    NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "service show", "billing", "--json", NULL);
	ran_expect_json(&r, "teams", "[\"A\"]");
	ran_expect_json(&r, "calls", "[]");
	ran_expect_json(&r, "listens_to", "[\"ledger\"]");
	ran_expect_json(&r, "purpose", "Invoices.");
	fixture_run(&f, &r, "service set", "billing", "--calls=nosuch", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "service set", "billing", "--calls=billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	/* a refused change leaves nothing behind */
	fixture_run(&f, &r, "service set", "billing", "--team=C", "--calls=nosuch", NULL);
	fixture_run(&f, &r, "team list", "--json", NULL);
	g_assert_null(strstr(r.out, "\"C\""));
	finish(&f, &r);
}

/* The register is part of the verdict: portfolio rules see it at once. */
static void test_portfolio(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "a", "--from=shop", "--team=Core", NULL);
	fixture_run(&f, &r, "new", "b", "--team=Core", NULL);
	fixture_run(&f, &r, "verdict", "a", "--json", NULL);
	ran_expect_json(&r, "verdict", "incomplete");
	fixture_run(&f, &r, "new", "c", "--team=Core", NULL);
	fixture_run(&f, &r, "verdict", "a", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	g_assert_nonnull(strstr(r.out, "PF-ONE-TEAM-MANY"));
	fixture_run(&f, &r, "service archive", "c", NULL);
	fixture_run(&f, &r, "verdict", "a", "--json", NULL);
	ran_expect_json(&r, "verdict", "incomplete");
	fixture_run(&f, &r, "service set", "a", "--calls=b", NULL);
	fixture_run(&f, &r, "service set", "b", "--calls=a", NULL);
	fixture_run(&f, &r, "verdict", "b", "--json", NULL);
	g_assert_nonnull(strstr(r.out, "PF-SYNC-CYCLE"));
	fixture_run(&f, &r, "report", "b", NULL);
	g_assert_nonnull(strstr(r.out, "b, a"));
	finish(&f, &r);
}

static void test_rename(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "AuthService", "--from=shop", "--team=Core", NULL);
	fixture_run(&f, &r, "answer", "AuthService", "P1=yes", NULL);
	fixture_run(&f, &r, "service rename", "authservice", "Membership", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "AuthService", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "history", "Membership", "P1", "--json", NULL);
	ran_expect_json(&r, "answers.0.value", "yes");
	fixture_run(&f, &r, "service rename", "Membership", "list", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "team rename", "Core", "Kern", NULL);
	fixture_run(&f, &r, "service show", "Membership", "--json", NULL);
	ran_expect_json(&r, "teams", "[\"Kern\"]");
	fixture_run(&f, &r, "team rename", "Kern", "Kern, Nord", NULL);
	fixture_run(&f, &r, "list", "--json", NULL);
	ran_expect_json(&r, "services.0.teams", "[\"Kern, Nord\"]");
	fixture_run(&f, &r, "system rename", "shop", "shop-monolith", NULL);
	fixture_run(&f, &r, "system show", "shop-monolith", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	finish(&f, &r);
}

static void test_counts(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "team add", "Core", "--size=six", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "team add", "Core", "--size=6", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "team add", "core", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "team set", "Core", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "team set", "Cor", "--size=7", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "team set", "Core", "--size=unknown", NULL);
	fixture_run(&f, &r, "team show", "Core", "--json", NULL);
	ran_expect_json(&r, "size", "null");
	fixture_run(&f, &r, "system add", "shop", "--running=3", NULL);
	fixture_run(&f, &r, "system list", "--json", NULL);
	ran_expect_json(&r, "systems.0.running", "3");
	finish(&f, &r);
}

/* Readers never make a database. */
static void test_reading_nothing(void)
{
	static const char *const commands[] = { "list", "team list", "service list",
						"system list", "actions", "topic list", "doctor" };
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		fixture_run(&f, &r, commands[i], NULL);
		test_row(commands[i], r.code == EXIT_CODE_OK);
		test_row(commands[i], !g_file_test(f.db, G_FILE_TEST_EXISTS));
	}
	fixture_run(&f, &r, "verdict", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-service"));
	finish(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/registering/names", test_names);
	g_test_add_func("/app/registering/which-system", test_which_system);
	g_test_add_func("/app/registering/lists", test_lists);
	g_test_add_func("/app/registering/portfolio", test_portfolio);
	g_test_add_func("/app/registering/rename", test_rename);
	g_test_add_func("/app/registering/counts", test_counts);
	g_test_add_func("/app/registering/reading-nothing", test_reading_nothing);
	return test_run();
}
