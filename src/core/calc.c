/*
 * What distribution costs in figures. The numbers per service and per call are
 * those of the questionnaire's sources; changing one changes every report.
 */
#include "config.h"

#include "core/calc.h"

static const double minutes_of_30_days = 30 * 24 * 60;
static const double within_p99 = 0.99;

enum {
	PER_SERVICE = 10,	/* pipeline, infrastructure, metrics set, runbook, 3
				   endpoints, 3 alerts */
	PER_CALL = 3,		/* breaker, trace propagation, contract test */
	SHARED = 3,		/* log aggregation, tracing, discovery */
	MONOLITH = PER_SERVICE + 1,	/* the same, and one place for logs */
	FALLACIES = 8,
};

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

double calc_availability(double one, gint64 parts)
{
	return power(one, parts);
}

double calc_availability_retried(double one, gint64 retries)
{
	return 1 - power(1 - one, retries + 1);
}

double calc_minutes_down(double availability)
{
	return (1 - availability) * minutes_of_30_days;
}

double calc_slow_share(gint64 calls)
{
	return 1 - power(within_p99, calls);
}

struct calc_surface calc_surface(gint64 services, gint64 calls, gint64 chains)
{
	struct calc_surface s = {
		.per_service = PER_SERVICE * services,
		.per_call = PER_CALL * calls,
		.runbooks = chains,
		.shared = SHARED,
		.fallacies = FALLACIES * calls,
		.monolith = MONOLITH,
	};

	s.total = s.per_service + s.per_call + s.runbooks + s.shared;
	return s;
}

gint64 calc_pairs(gint64 people)
{
	return people * (people - 1) / 2;
}

double calc_debug_hours(gint64 bugs, double minutes_across, double minutes_within)
{
	return (double)bugs * (minutes_across - minutes_within) / 60;
}
