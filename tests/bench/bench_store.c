/*
 * What the store costs, on a database with one assessment and on a big one: opening
 * and reading what one verdict needs must not grow with the database; a list of all
 * services is one query; an answer is one commit. Times are medians.
 *
 * With a file made by mkdb as argument, that one is the big database.
 */
#include "config.h"

#include "row.h"
#include "testlib.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "store/store.h"

enum { ROUNDS = 51 };

/* Misses this gross are a mistake in the code, not a busy machine. */
static const double growth_max = 4.0;	/* one service, big against small */
static const double lines_ms_max = 250.0;
static const long memory_kib_max = 24 * 1024;

static int compare_doubles(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void need(bool ok, struct diags *ds)
{
	if (ok)
		return;
	diags_print(ds, stderr);
	exit(1);
}

static struct store *open_db(const char *path, enum store_mode mode)
{
	const struct store_options options = { .mode = mode };
	g_autoptr(diags) ds = diags_new();
	struct store *st;

	need(store_open(&st, path, &options, ds), ds);
	return st;
}

/* What a command reads to judge one service. */
static void read_inputs(struct store *st, const char *slug)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) a = NULL;
	g_autoptr(store_questionnaire) q = NULL;
	g_autoptr(GPtrArray) answers = NULL, waivers = NULL, reasons = NULL, all = NULL;

	need(store_begin_read(st, ds), ds);
	need(store_find_service(st, slug, &s, ds) && s, ds);
	need(store_current_assessment(st, s->id, &a, ds) && a, ds);
	need(store_get_questionnaire(st, a->questionnaire, &q, ds), ds);
	need(store_answers(st, a->id, &answers, ds) && answers->len > 10, ds);
	need(store_waivers(st, s->id, &waivers, ds), ds);
	need(store_justifications(st, s->id, &reasons, ds), ds);
	need(store_services(st, s->system, &all, ds), ds);
	store_end_read(st);
}

static void open_and_read(const char *path)
{
	struct store *st = open_db(path, STORE_READ);

	read_inputs(st, "service-0000");
	store_close(st);
}

static void open_and_list(const char *path)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	struct store *st = open_db(path, STORE_READ);

	need(store_lines(st, 0, &lines, ds), ds);
	store_close(st);
}

/* What the home screen needs before it can draw. */
static void open_and_show(const char *path)
{
	const struct store_window w = { .count = 22 };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	struct store *st = open_db(path, STORE_READ);
	int all;

	need(store_count_lines(st, &w, NULL, &all, ds) &&
	     store_lines_window(st, &w, &lines, ds), ds);
	store_close(st);
}

static void open_only(const char *path)
{
	store_close(open_db(path, STORE_READ));
}

static struct store *writer;
static gint64 draft;

static void answer(const char *path)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_answer a = { .question = (char *)"own.named-team",
		.value = (char *)"partial", .head = STORE_ANY_HEAD };

	(void)path;
	need(store_begin(writer, "2026-11-22T09:30:00Z", "bench", "answer", ds) &&
	     store_put_answer(writer, draft, &a, ds) && store_commit(writer, ds), ds);
}

static double time_ms(void (*run)(const char *path), const char *path)
{
	gint64 since = g_get_monotonic_time();

	run(path);
	return (double)(g_get_monotonic_time() - since) / 1000.0;
}

static double median(double times[ROUNDS])
{
	qsort(times, ROUNDS, sizeof(times[0]), compare_doubles);
	return times[ROUNDS / 2];
}

static double median_ms(void (*run)(const char *path), const char *path)
{
	double times[ROUNDS];

	run(path);
	for (int i = 0; i < ROUNDS; i++)
		times[i] = time_ms(run, path);
	return median(times);
}

/* In turn, so that what slows the machine slows both. */
static void median_both_ms(void (*run)(const char *path), const char *small, double *small_ms,
			   const char *big, double *big_ms)
{
	double small_times[ROUNDS], big_times[ROUNDS];

	run(small);
	run(big);
	for (int i = 0; i < ROUNDS; i++) {
		small_times[i] = time_ms(run, small);
		big_times[i] = time_ms(run, big);
	}
	*small_ms = median(small_times);
	*big_ms = median(big_times);
}

static char *make_db(const char *dir, const char *name, const char *systems,
		     const char *services, const char *assessments)
{
	g_autofree char *mkdb = test_build_path("tests/bench/mkdb");
	char *path = g_build_filename(dir, name, NULL);
	const char *const argv[] = { mkdb, path, systems, services, assessments, NULL };
	struct test_process p;

	if (!test_spawn(&p, argv, NULL, NULL, NULL) || p.status != 0) {
		fprintf(stderr, "%s: %s\n", mkdb, p.err);
		exit(1);
	}
	test_process_clear(&p);
	return path;
}

/* The draft of the first service that has one. */
static void open_writer(const char *path)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;

	writer = open_db(path, STORE_WRITE);
	need(store_lines(writer, 0, &lines, ds), ds);
	for (guint i = 0; i < lines->len && draft == 0; i++) {
		const struct store_line *l = lines->pdata[i];

		if (!l->finished)
			draft = l->assessment;
	}
}

static long memory_kib(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static void print_row(const char *name, double ms, double against_ms, const char *limit)
{
	const struct bench_row row = { .name = name, .ms = ms, .against_ms = against_ms,
		.ratio = against_ms > 0 ? ms / against_ms : 0, .limit = limit,
		.peak_kib = memory_kib() };

	bench_row_print(&row);
}

int main(int argc, char **argv)
{
	g_autofree char *dir = NULL;
	g_autofree char *small = NULL;
	g_autofree char *big = NULL;
	double small_ms, big_ms, lines_ms;
	bool ok;

	test_init(&argc, &argv);
	dir = test_dir();
	small = make_db(dir, "small.db", "1", "20", "1");
	big = argc > 1 ? g_strdup(argv[1]) : make_db(dir, "big.db", "50", "20", "2");
	median_both_ms(open_only, small, &small_ms, big, &big_ms);
	print_row("store: open, big / small", big_ms, small_ms, "-");
	median_both_ms(open_and_read, small, &small_ms, big, &big_ms);
	print_row("store: open, read one service, big / small", big_ms, small_ms, "1.5");
	lines_ms = median_ms(open_and_list, big);
	print_row("store: open, read all lines, big", lines_ms, 0, "-");
	print_row("store: open, read a screenful of lines, big",
		  median_ms(open_and_show, big), lines_ms, "-");
	open_writer(big);
	print_row("store: one answer with its commit, big", median_ms(answer, big), 0, "-");
	store_close(writer);
	ok = big_ms < growth_max * small_ms && lines_ms < lines_ms_max &&
	     memory_kib() < memory_kib_max;
	if (!ok)
		printf("store: a figure is far from what it should be\n");
	return ok ? 0 : 1;
}
