/* The calculators against the worked values of their sources. */
#include "config.h"

#include <math.h>

#include "core/calc.h"
#include "testlib.h"

/* As printed, so to four digits of a percent. */
static void check(const char *row, double got, double expected, double within)
{
	if (fabs(got - expected) >= within)
		g_test_message("%s: %.6f, expected %.6f", row, got, expected);
	test_row(row, fabs(got - expected) < within);
}

static void test_availability(void)
{
	check("3 parts", 100 * calc_availability(0.999, 3), 99.7003, 0.00005);
	check("10 parts", 100 * calc_availability(0.999, 10), 99.0045, 0.00005);
	check("no part", calc_availability(0.999, 0), 1, 1e-12);
	check("down alone", calc_minutes_down(0.999), 43.2, 0.05);
	check("3 down", calc_minutes_down(calc_availability(0.999, 3)), 129.5, 0.05);
	check("10 down", calc_minutes_down(calc_availability(0.999, 10)), 430.1, 0.05);
	check("a retry", calc_availability_retried(0.99, 1), 0.9999, 1e-9);
}

static void test_latency(void)
{
	check("1 call", 100 * calc_slow_share(1), 1.00, 0.005);
	check("5 calls", 100 * calc_slow_share(5), 4.90, 0.005);
	check("10 calls", 100 * calc_slow_share(10), 9.56, 0.005);
	check("100 calls", 100 * calc_slow_share(100), 63.40, 0.005);
}

static void test_surface(void)
{
	struct calc_surface s = calc_surface(10, 15, 3);

	g_assert_cmpint(s.total, ==, 151);
	g_assert_cmpint(s.fallacies, ==, 120);
	g_assert_cmpint(s.monolith, ==, 11);
}

static void test_people(void)
{
	static const gint64 pairs[][2] = { { 5, 10 }, { 8, 28 }, { 12, 66 }, { 20, 190 } };

	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
		g_assert_cmpint(calc_pairs(pairs[i][0]), ==, pairs[i][1]);
	check("6 bugs", calc_debug_hours(6, 120, 20), 10, 1e-9);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/calc/availability", test_availability);
	g_test_add_func("/calc/latency", test_latency);
	g_test_add_func("/calc/surface", test_surface);
	g_test_add_func("/calc/people", test_people);
	return test_run();
}
