/*
 * What distribution costs in figures. The numbers per service and per call are
 * those of the questionnaire's sources; changing one changes every report.
 */
#include "config.h"

#include "core/calc.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#include "base/text.h"

static const double minutes_of_30_days = 30 * 24 * 60;
static const double within_p99 = 0.99;
static const double in_process_ms = 0.001;	/* a function call */

enum {
	PER_SERVICE = 10,	/* pipeline, infrastructure, metrics set, runbook, 3
				   endpoints, 3 alerts */
	PER_CALL = 3,		/* breaker, trace propagation, contract test */
	SHARED = 3,		/* log aggregation, tracing, discovery */
	MONOLITH = PER_SERVICE + 1,	/* the same, and one place for logs */
	FALLACIES = 8,
	COUNT_MAX = 1000000,
};

/* ---- one calculation ---- */

void calc_init(struct calc *c, const char *name)
{
	*c = (struct calc){ .of = calculator_find(name) };
	g_assert(c->of != NULL);
	c->list = g_array_new(FALSE, FALSE, sizeof(double));
	for (int i = 0; c->of->params[i].key != NULL; i++)
		c->params[i] = c->of->params[i].value;
	for (int i = 0; i < CALC_FIGURES_MAX; i++)
		c->figures[i] = NAN;
}

void calc_clear(struct calc *c)
{
	g_clear_pointer(&c->list, g_array_unref);
}

static const double *find_value(const struct calc *c, const char *key)
{
	for (int i = 0; c->of->params[i].key != NULL; i++)
		if (strcmp(c->of->params[i].key, key) == 0)
			return &c->params[i];
	for (int i = 0; c->of->figures[i].key != NULL; i++)
		if (strcmp(c->of->figures[i].key, key) == 0)
			return &c->figures[i];
	g_error("calculator %s has no \"%s\"", c->of->name, key);
}

void calc_set(struct calc *c, const char *param, double value)
{
	*(double *)find_value(c, param) = value;
}

void calc_add(struct calc *c, double value)
{
	g_array_append_val(c->list, value);
}

void calc_compute(struct calc *c)
{
	c->of->compute(c);
}

void calc_surface(struct calc *c, gint64 services, gint64 calls, gint64 chains)
{
	calc_init(c, "surface");
	calc_set(c, "services", (double)services);
	calc_set(c, "calls", (double)calls);
	calc_set(c, "chains", (double)chains);
	calc_compute(c);
}

double calc_get(const struct calc *c, const char *key)
{
	return *find_value(c, key);
}

gint64 calc_count(const struct calc *c, const char *key)
{
	return (gint64)calc_get(c, key);
}

char *calc_assumption(const struct calc *c)
{
	return c->of->assumes != NULL ? c->of->assumes(c) : NULL;
}

/* ---- formulas ---- */

/* x to the power of n by squaring: exact for the small n that occur, and the same
 * on every machine. */
static double power(double x, gint64 n)
{
	double result = 1;

	for (; n > 0; n /= 2) {
		if (n % 2 == 1)
			result *= x;
		x *= x;
	}
	return result;
}

/* Parts in a row multiply. Retries multiply the chance to fail, were failures
 * independent. */
static void compute_availability(struct calc *c)
{
	double alone = calc_get(c, "percent_each") / 100;
	double one = 1 - power(1 - alone, calc_count(c, "retries") + 1);
	double all = power(one, calc_count(c, "parts"));

	calc_set(c, "percent", all * 100);
	calc_set(c, "minutes_down_per_30_days", (1 - all) * minutes_of_30_days);
	calc_set(c, "minutes_down_alone_per_30_days", (1 - alone) * minutes_of_30_days);
}

static char *availability_assumes(const struct calc *c)
{
	return calc_get(c, "retries") > 0 ?
		g_strdup(_("optimistic: as if failures were independent")) : NULL;
}

static void compute_latency(struct calc *c)
{
	double more = calc_get(c, "network_calls"), each = calc_get(c, "network_ms");
	double sum = more * each, slowest = more > 0 ? each : 0;

	for (guint i = 0; i < c->list->len; i++) {
		double ms = g_array_index(c->list, double, i);

		sum += ms;
		slowest = MAX(slowest, ms);
	}
	more += c->list->len;
	calc_set(c, "calls", more);
	calc_set(c, "serial_ms", sum);
	calc_set(c, "parallel_ms", slowest);
	calc_set(c, "budget_left_ms", calc_get(c, "budget_ms") - sum);
	/* at least one of them is slower than 99 in 100 */
	calc_set(c, "slow_share", 1 - power(within_p99, (gint64)more));
}

static char *latency_assumes(const struct calc *c)
{
	g_autofree char *inside = text_decimal(in_process_ms, "%g");
	g_autofree char *network = text_decimal(calc_get(c, "network_ms"), "%g");

	return g_strdup_printf(_("a function call takes about %s ms, a call over the network "
				 "about %s ms"), inside, network);
}

static void compute_surface(struct calc *c)
{
	double services = calc_get(c, "services"), calls = calc_get(c, "calls");
	double chains = calc_get(c, "chains");

	calc_set(c, "per_service", PER_SERVICE * services);
	calc_set(c, "per_call", PER_CALL * calls);
	calc_set(c, "runbooks", chains);
	calc_set(c, "shared", SHARED);
	calc_set(c, "total", PER_SERVICE * services + PER_CALL * calls + chains + SHARED);
	calc_set(c, "monolith", MONOLITH);
	calc_set(c, "fallacies", FALLACIES * calls);
}

static void compute_coordination(struct calc *c)
{
	double n = calc_get(c, "people");

	calc_set(c, "pairs", n * (n - 1) / 2);
}

static void compute_debug(struct calc *c)
{
	double more = calc_get(c, "minutes_across") - calc_get(c, "minutes_within");

	calc_set(c, "extra_hours", calc_get(c, "bugs") * more / 60);
}

/* ---- the table ---- */

#define COUNT(key, kind, ...) { key, kind, true, 0, COUNT_MAX, 0, __VA_ARGS__ }
#define REAL(key, max, value, ...) { key, CALC_OPTIONAL, false, 0, max, value, __VA_ARGS__ }

static const struct calculator table[] = {
	{
		.name = "availability", .args = N_("PARTS [PERCENT]"),
		.summary = N_("what a chain of calls leaves of availability"),
		.help = N_("PARTS in a row, each available PERCENT of the time (99.9 when not "
			   "said). With --retries, as if failures were independent, which is "
			   "optimistic."),
		.example = "seam calc availability 10 99.9",
		.params = {
			COUNT("parts", CALC_REQUIRED, NULL),
			REAL("percent_each", 100, 99.9, NULL),
			{ "retries", CALC_OPTIONAL, true, 0, 100, 0, "retries", N_("N"),
			  N_("calls are tried again so often") },
		},
		.figures = {
			{ "percent", CALC_PERCENT, N_("of the time available") },
			{ "minutes_down_per_30_days", CALC_MINUTES,
			  N_("minutes down in 30 days") },
			{ "minutes_down_alone_per_30_days", CALC_MINUTES,
			  N_("minutes down in 30 days, one part alone") },
		},
		.compute = compute_availability, .assumes = availability_assumes,
	},
	{
		.name = "latency", .args = N_("MS..."),
		.summary = N_("what calls cost of a latency budget"),
		.help = N_("The sum of calls one after the other and their maximum side by side, in "
			   "milliseconds; with --budget what is left of it; and the share of "
			   "requests that meet a call slower than its 99th percentile."),
		.example = "seam calc latency 5 20 8 --budget 100",
		.params = {
			{ "ms", CALC_LIST, false, 0, 1e9, NAN },
			REAL("budget_ms", 1e9, NAN, "budget", N_("MS"),
			     N_("what a request may take")),
			COUNT("network_calls", CALC_OPTIONAL, "calls", N_("N"),
			      N_("so many more calls over the network")),
			REAL("network_ms", 1e9, 1, "network", N_("MS"),
			     N_("what one of these takes (1)")),
		},
		.figures = {
			{ "calls", CALC_COUNT, NULL },
			{ "serial_ms", CALC_MS, N_("ms, one call after the other") },
			{ "parallel_ms", CALC_MS, N_("ms, side by side") },
			{ "budget_left_ms", CALC_MS, N_("ms of the budget left") },
			{ "slow_share", CALC_SHARE,
			  N_("of requests meet a call slower than its 99th percentile") },
		},
		.compute = compute_latency, .assumes = latency_assumes,
	},
	{
		.name = "surface", .args = N_("SERVICES CALLS CHAINS"),
		.summary = N_("what has to be kept running"),
		.help = N_("Things to keep running for so many services, synchronous calls between "
			   "them and chains of calls, beside the same count for one application."),
		.example = "seam calc surface 10 15 3",
		.params = {
			COUNT("services", CALC_REQUIRED, NULL),
			COUNT("calls", CALC_OPTIONAL, NULL),
			COUNT("chains", CALC_OPTIONAL, NULL),
		},
		.figures = {
			{ "per_service", CALC_COUNT, N_("for the services themselves") },
			{ "per_call", CALC_COUNT, N_("for the calls between them") },
			{ "runbooks", CALC_COUNT, N_("runbooks across services") },
			{ "shared", CALC_COUNT, N_("shared") },
			{ "total", CALC_COUNT, N_("things to keep running in all") },
			{ "monolith", CALC_COUNT, N_("for one application") },
			{ "fallacies", CALC_COUNT,
			  N_("places where a fallacy of distribution applies") },
		},
		.compute = compute_surface,
	},
	{
		.name = "coordination", .args = N_("PEOPLE"),
		.summary = N_("how many pairs have to talk"),
		.help = N_("n (n - 1) / 2 pairs among so many people."),
		.example = "seam calc coordination 12",
		.params = { COUNT("people", CALC_REQUIRED, NULL) },
		.figures = { { "pairs", CALC_COUNT, N_("pairs who have to talk") } },
		.compute = compute_coordination,
	},
	{
		.name = "debug", .args = N_("BUGS"),
		.summary = N_("hours a month for bugs that cross services"),
		.help = N_("BUGS a month that cross services, at 120 minutes each instead of 20; "
			   "--across and --within change these."),
		.example = "seam calc debug 12",
		.params = {
			COUNT("bugs", CALC_REQUIRED, NULL),
			REAL("minutes_across", 1e6, 120, "across", N_("MINUTES"),
			     N_("a bug that crosses services (120)")),
			REAL("minutes_within", 1e6, 20, "within", N_("MINUTES"),
			     N_("a bug inside one application (20)")),
		},
		.figures = { { "extra_hours", CALC_HOURS, N_("extra hours a month") } },
		.compute = compute_debug,
	},
};

const struct calculator *calculators(int *n)
{
	*n = G_N_ELEMENTS(table);
	return table;
}

const struct calculator *calculator_find(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}
