/*
 * The calculators: what distribution costs in figures. Pure arithmetic over
 * stated assumptions; no verdict reads a result, so floating point is welcome.
 */
#ifndef SEAM_CORE_CALC_H
#define SEAM_CORE_CALC_H

#include <glib.h>

/* Assumptions where nothing better is known; a report prints them. */
#define CALC_AVAILABILITY 0.999		/* of one part */
#define CALC_IN_PROCESS_MS 0.001	/* a function call */
#define CALC_NETWORK_MS 1.0		/* a call in one data centre */

/* Availability of `parts' in a row, each `one' (0 to 1). */
double calc_availability(double one, gint64 parts);
/* With that many retries, were failures independent: an optimistic figure. */
double calc_availability_retried(double one, gint64 retries);
/* Minutes down in 30 days. */
double calc_minutes_down(double availability);

/* Share of requests that meet at least one call slower than its 99th percentile. */
double calc_slow_share(gint64 calls);

/* What has to be kept running. */
struct calc_surface {
	gint64 per_service, per_call, runbooks, shared, total;
	gint64 fallacies;	/* places where the eight fallacies apply */
	gint64 monolith;	/* the same count for one application */
};
/* calls = synchronous calls between services, chains = chains of them. */
struct calc_surface calc_surface(gint64 services, gint64 calls, gint64 chains);

/* Pairs who have to talk among n people. */
gint64 calc_pairs(gint64 people);

/* Extra hours a month for bugs that cross services, at minutes each there and in
 * one application. */
double calc_debug_hours(gint64 bugs, double minutes_across, double minutes_within);

#endif
