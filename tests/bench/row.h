/*
 * One row of the table that `make bench` prints, the same from every program: what
 * is measured, its time, that of what it is held against, the ratio, the limit, and
 * the peak memory of the first. bench.sh prints the heads.
 */
#ifndef SEAM_TESTS_BENCH_ROW_H
#define SEAM_TESTS_BENCH_ROW_H

#include <stdio.h>

struct bench_row {
	const char *name;
	double ms;
	double against_ms;	/* 0 = against nothing but the limit */
	double ratio;
	const char *limit;	/* of the ratio, or with its unit; "-" = none */
	long peak_kib;		/* 0 = not measured */
};

static inline void bench_row_print(const struct bench_row *r)
{
	printf("%-44s %9.3f", r->name, r->ms);
	if (r->against_ms > 0)
		printf(" %9.3f %6.2f", r->against_ms, r->ratio);
	else
		printf(" %9s %6s", "-", "-");
	printf(" %8s", r->limit);
	if (r->peak_kib > 0)
		printf(" %6.1f\n", r->peak_kib / 1024.0);
	else
		printf(" %6s\n", "-");
	fflush(stdout);
}

#endif
