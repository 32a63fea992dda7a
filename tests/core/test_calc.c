/* The calculators against the worked values of their sources. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/calc.h"
#include "testlib.h"

/* As printed, so to four digits of a percent. */
static void check(const char *row, double got, double expected, double within)
{
	if (fabs(got - expected) >= within)
		g_test_message("%s: %.6f, expected %.6f", row, got, expected);
	test_row(row, fabs(got - expected) < within);
}

/* One calculation: "parts=3 retries=1 5 20" and the figure it must come to. */
static const struct {
	const char *name, *given, *figure;
	double expected, within;
} worked[] = {
	{ "availability", "parts=3", "percent", 99.7003, 0.00005 },
	{ "availability", "parts=10", "percent", 99.0045, 0.00005 },
	{ "availability", "parts=0", "percent", 100, 1e-9 },
	{ "availability", "parts=1", "minutes_down_per_30_days", 43.2, 0.05 },
	{ "availability", "parts=3", "minutes_down_per_30_days", 129.5, 0.05 },
	{ "availability", "parts=10", "minutes_down_per_30_days", 430.1, 0.05 },
	{ "availability", "parts=10", "minutes_down_alone_per_30_days", 43.2, 0.05 },
	{ "availability", "parts=1 percent_each=99 retries=1", "percent", 99.99, 1e-7 },
	{ "latency", "7", "slow_share", 0.0100, 0.00005 },
	{ "latency", "network_calls=5", "slow_share", 0.0490, 0.00005 },
	{ "latency", "network_calls=10", "slow_share", 0.0956, 0.00005 },
	{ "latency", "network_calls=100", "slow_share", 0.6340, 0.00005 },
	{ "latency", "5 20 8", "serial_ms", 33, 1e-9 },
	{ "latency", "5 20 8", "parallel_ms", 20, 1e-9 },
	{ "latency", "5 20 8 budget_ms=100", "budget_left_ms", 67, 1e-9 },
	{ "latency", "5 network_calls=3 network_ms=9", "serial_ms", 32, 1e-9 },
	{ "latency", "5 network_calls=3 network_ms=9", "parallel_ms", 9, 1e-9 },
	{ "latency", "5 network_calls=3", "calls", 4, 0.5 },
	{ "surface", "services=10 calls=15 chains=3", "total", 151, 0.5 },
	{ "surface", "services=10 calls=15 chains=3", "fallacies", 120, 0.5 },
	{ "surface", "services=10 calls=15 chains=3", "monolith", 11, 0.5 },
	{ "coordination", "people=5", "pairs", 10, 0.5 },
	{ "coordination", "people=8", "pairs", 28, 0.5 },
	{ "coordination", "people=12", "pairs", 66, 0.5 },
	{ "coordination", "people=20", "pairs", 190, 0.5 },
	{ "debug", "bugs=6", "extra_hours", 10, 1e-9 },
	{ "debug", "bugs=6 minutes_within=60", "extra_hours", 6, 1e-9 },
};

static void give(struct calc *c, const char *given)
{
	g_auto(GStrv) words = g_strsplit(given, " ", -1);

	for (int i = 0; words[i] != NULL; i++) {
		char *equals = strchr(words[i], '=');

		if (equals == NULL) {
			calc_add(c, g_ascii_strtod(words[i], NULL));
			continue;
		}
		*equals = '\0';
		calc_set(c, words[i], g_ascii_strtod(equals + 1, NULL));
	}
}

static void test_worked(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(worked); i++) {
		g_autofree char *row = g_strconcat(worked[i].name, " ", worked[i].given, NULL);
		struct calc c;

		calc_init(&c, worked[i].name);
		give(&c, worked[i].given);
		calc_compute(&c);
		check(row, calc_get(&c, worked[i].figure), worked[i].expected,
		      worked[i].within);
		calc_clear(&c);
	}
}

/* What was not given cannot be told; nothing is taken for granted in secret. */
static void test_unknown(void)
{
	g_autofree char *assumption = NULL;
	struct calc c;

	calc_init(&c, "latency");
	calc_add(&c, 5);
	calc_compute(&c);
	assumption = calc_assumption(&c);
	g_assert_true(isnan(calc_get(&c, "budget_left_ms")));
	g_assert_nonnull(assumption);
	calc_clear(&c);
}

static bool is_taken(GHashTable *keys, const char *key)
{
	return !g_hash_table_add(keys, (void *)key);
}

/* What holds for every row, and so for one that is new. */
static void test_rows(void)
{
	int n;
	const struct calculator *all = calculators(&n);

	for (int i = 0; i < n; i++) {
		g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
		const struct calculator *of = &all[i];
		bool is_worked = false;
		struct calc c;

		test_row(of->name, calculator_find(of->name) == of);
		test_row(of->name, of->summary != NULL && of->help != NULL);
		test_row(of->name, of->example != NULL && strstr(of->example, of->name));
		calc_init(&c, of->name);
		for (const struct calc_param *p = of->params; p->key != NULL; p++) {
			test_row(p->key, !is_taken(keys, p->key) && p->min <= p->max);
			test_row(p->key, isnan(p->value) || (p->value >= p->min &&
							     p->value <= p->max));
			test_row(p->key, (p->option == NULL) == (p->help == NULL));
		}
		calc_compute(&c);
		for (const struct calc_figure *f = of->figures; f->key != NULL; f++) {
			test_row(f->key, !is_taken(keys, f->key));
			test_row(f->key, f->unit < CALC_UNIT_COUNT);
		}
		calc_clear(&c);
		for (gsize w = 0; w < G_N_ELEMENTS(worked); w++)
			is_worked |= strcmp(worked[w].name, of->name) == 0;
		test_row(of->name, is_worked);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/calc/rows", test_rows);
	g_test_add_func("/calc/worked", test_worked);
	g_test_add_func("/calc/unknown", test_unknown);
	return test_run();
}
