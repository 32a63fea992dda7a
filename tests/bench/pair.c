/*
 * Times two commands against each other as whole processes: A B A B ..., so
 * that a machine whose speed drifts slows both alike. Prints one row of the
 * bench table: name, both medians, the median of the ratios pair by pair, the
 * limit, and the peak memory of A. It judges nothing; reading the row is for
 * people. Without B the limit is that of A itself.
 *
 *   pair ROUNDS NAME LIMIT A [ARG...] [-- B [ARG...]]
 *
 * Input and output are /dev/null. Exit codes 0 and 1 are results (seam check says no
 * by 1), all others failures.
 */
#include "row.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_ROUNDS = 200, WARM_UP = 2 };

struct timed {
	double wall_ms[MAX_ROUNDS];
	long peak_kib;
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void exec_quietly(char **argv)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
		_exit(127);
	execvp(argv[0], argv);
	_exit(127);
}

/* Runs argv once; false when it could not be started or failed. */
static bool run_once(char **argv, double *wall_ms, long *peak_kib)
{
	struct rusage used;
	int status;
	double start = now_ms();
	pid_t pid = vfork();

	if (pid < 0)
		return false;
	if (pid == 0)
		exec_quietly(argv);
	while (wait4(pid, &status, 0, &used) < 0)
		if (errno != EINTR)
			return false;
	*wall_ms = now_ms() - start;
	if (used.ru_maxrss > *peak_kib)
		*peak_kib = used.ru_maxrss;
	return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(const double *values, int n)
{
	double sorted[MAX_ROUNDS];

	memcpy(sorted, values, n * sizeof *values);
	qsort(sorted, n, sizeof *sorted, by_size);
	return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

static int usage(void)
{
	fputs("usage: pair ROUNDS NAME LIMIT A [ARG...] [-- B [ARG...]]\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	static struct timed a, b;
	double ratio[MAX_ROUNDS];
	struct bench_row row = { 0 };
	char **first, **second = NULL;
	int rounds;

	if (argc < 5)
		return usage();
	rounds = atoi(argv[1]);
	first = argv + 4;
	for (char **p = first + 1; *p && !second; p++) {
		if (strcmp(*p, "--") != 0)
			continue;
		*p = NULL;
		second = p + 1;
	}
	if (rounds < 1 || rounds > MAX_ROUNDS || (second && !*second))
		return usage();
	for (int i = -WARM_UP; i < rounds; i++) {
		double x, y = 0;

		if (!run_once(first, &x, &a.peak_kib)
				|| (second && !run_once(second, &y, &b.peak_kib))) {
			fprintf(stderr, "pair: %s: a command failed\n", argv[2]);
			return 1;
		}
		if (i < 0)
			continue;
		a.wall_ms[i] = x;
		b.wall_ms[i] = y;
		ratio[i] = x / y;
	}
	row.name = argv[2];
	row.limit = argv[3];
	row.ms = median(a.wall_ms, rounds);
	row.peak_kib = a.peak_kib;
	if (second) {
		row.against_ms = median(b.wall_ms, rounds);
		row.ratio = median(ratio, rounds);
	}
	bench_row_print(&row);
	return 0;
}
