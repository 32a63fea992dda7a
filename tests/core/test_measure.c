/* The table of measures, and facts. */
#include "config.h"

#include "core/measure.h"

#include "testlib.h"

static void test_table(void)
{
	for (int m = 0; m < MEASURE_COUNT; m++) {
		g_assert_cmpint(measure_find(measure_name(m)), ==, m);
		g_assert_cmpint(strlen(measure_help(m)), >, 10);
	}
	g_assert_cmpint(measure_find("team"), ==, MEASURE_COUNT);
	g_assert_cmpint(measure_find(""), ==, MEASURE_COUNT);
	g_assert_true(measure_is_text(MEASURE_TEAM_NAME));
	g_assert_false(measure_is_text(MEASURE_TEAM_SIZE));
	g_assert_false(measure_is_text(MEASURE_POINTS_LOST));
	/* Bits of a guint64 name sets of them. */
	g_assert_cmpint(MEASURE_COUNT, <=, 64);
}

static void test_facts(void)
{
	struct facts f = { 0 }, copy;

	facts_set_text(&f, MEASURE_TEAM_NAME, "Orders");
	facts_set_text(&f, MEASURE_SERVICE_PURPOSE, "sell");
	facts_set_text(&f, MEASURE_SERVICE_PURPOSE, NULL);
	facts_set_number(&f, MEASURE_TEAM_SIZE, 6);
	facts_copy(&copy, &f);
	facts_set_text(&f, MEASURE_TEAM_NAME, "Billing");
	g_assert_cmpstr(copy.fact[MEASURE_TEAM_NAME].text, ==, "Orders");
	g_assert_cmpint(copy.fact[MEASURE_TEAM_SIZE].number, ==, 6);
	g_assert_true(copy.fact[MEASURE_TEAM_SIZE].known);
	g_assert_false(copy.fact[MEASURE_SERVICE_PURPOSE].known);
	g_assert_false(copy.fact[MEASURE_SYSTEM_TEAMS].known);
	facts_clear(&f);
	g_assert_false(f.fact[MEASURE_TEAM_NAME].known);
	facts_clear(&copy);
}

static const struct {
	const char *name;
	gint64 services, teams, engineers;
	gint64 sole;	/* -1: unknown */
} portfolios[] = {
	{ "six on one", 6, 1, 6, 6 },
	{ "six on five", 6, 5, 30, -1 },
	{ "teams unknown", 6, -1, 30, -1 },
	{ "services unknown", -1, 1, 6, -1 },
	{ "nothing known", -1, -1, -1, -1 },
};

static void test_portfolio(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(portfolios); i++) {
		const char *name = portfolios[i].name;
		struct facts f = { 0 };
		const struct fact *sole = &f.fact[MEASURE_SYSTEM_SOLE_TEAM_SERVICES];

		facts_set_portfolio(&f, portfolios[i].services, portfolios[i].teams,
				    portfolios[i].engineers);
		test_row(name, f.fact[MEASURE_SYSTEM_SERVICES].known ==
				       (portfolios[i].services >= 0));
		test_row(name, f.fact[MEASURE_SYSTEM_TEAMS].known ==
				       (portfolios[i].teams >= 0));
		test_row(name, f.fact[MEASURE_SYSTEM_ENGINEERS].known ==
				       (portfolios[i].engineers >= 0));
		test_row(name, sole->known == (portfolios[i].sole >= 0));
		test_row(name, !sole->known || sole->number == portfolios[i].sole);
		facts_clear(&f);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/measure/table", test_table);
	g_test_add_func("/measure/facts", test_facts);
	g_test_add_func("/measure/portfolio", test_portfolio);
	return test_run();
}
