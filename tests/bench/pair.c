/*
 * Times two commands against each other as whole processes: A B A B ..., so
 * that a machine whose speed drifts slows both alike. Prints one row of the
 * bench table: name, both medians, the median of the ratios pair by pair, the
 * limit, and the peak memory of A. It judges nothing; reading the row is for
 * people.
 *
 *   pair ROUNDS NAME LIMIT A [ARG...] -- B [ARG...]
 *
 * An argument of the form @FILE becomes standard input of the command it
 * stands in. Output goes to /dev/null.
 */
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
	int in = null;
	char **to = argv;

	for (char **from = argv; *from; from++) {
		if ((*from)[0] == '@')
			in = open(*from + 1, O_RDONLY | O_CLOEXEC);
		else
			*to++ = *from;
	}
	*to = NULL;
	if (null < 0 || in < 0 || dup2(in, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
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
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
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
	fputs("usage: pair ROUNDS NAME LIMIT A [ARG...] -- B [ARG...]\n", stderr);
	return 2;
}

int main(int argc, char **argv)
{
	static struct timed a, b;
	double ratio[MAX_ROUNDS];
	int rounds, split = 4;

	if (argc < 7)
		return usage();
	rounds = atoi(argv[1]);
	while (split < argc && strcmp(argv[split], "--") != 0)
		split++;
	if (rounds < 1 || rounds > MAX_ROUNDS || split >= argc - 1)
		return usage();
	argv[split] = NULL;
	for (int i = -WARM_UP; i < rounds; i++) {
		double x, y;

		if (!run_once(argv + 4, &x, &a.peak_kib)
				|| !run_once(argv + split + 1, &y, &b.peak_kib)) {
			fprintf(stderr, "pair: %s: a command failed\n", argv[2]);
			return 1;
		}
		if (i < 0)
			continue;
		a.wall_ms[i] = x;
		b.wall_ms[i] = y;
		ratio[i] = x / y;
	}
	printf("%-34s %9.2f ms %9.2f ms %7.2f %7s %7.1f MiB\n", argv[2],
			median(a.wall_ms, rounds), median(b.wall_ms, rounds),
			median(ratio, rounds), argv[3], a.peak_kib / 1024.0);
	return 0;
}
