/*
 * Cycles of calls: small pictures, and random graphs against trying everything.
 */
#include "config.h"

#include "core/cycles.h"

#include <string.h>

#include "testlib.h"

enum { NODES = 8, EDGES_MAX = NODES * NODES };

struct wired {
	int start[NODES + 1], to[EDGES_MAX];
	struct call_graph g;
};

/* Words of digits: what each node calls, "-" = nothing. */
static void wire(struct wired *w, const char *calls)
{
	g_auto(GStrv) words = g_strsplit(calls, " ", -1);
	int n = (int)g_strv_length(words), edges = 0;

	for (int i = 0; i < n; i++) {
		w->start[i] = edges;
		for (const char *c = words[i]; *c != '\0'; c++)
			if (*c != '-')
				w->to[edges++] = *c - '0';
	}
	w->start[n] = edges;
	w->g = (struct call_graph){ n, w->start, w->to };
}

static const struct {
	const char *name, *calls, *cycles;	/* per node: a digit, or . */
	int cycle;
	const char *shortest;
} pictures[] = {
	{ "two in a cycle", "1 0", "00", 0, "01" },
	{ "a chain is none", "1 2 -", "...", -1, "" },
	{ "oneself is none", "0 1", "..", -1, "" },
	{ "a ring", "1 2 3 0", "0000", 0, "0123" },
	{ "a ring with a short cut", "1 2 03 4 0", "00000", 0, "012" },
	{ "the short way round is far from the first", "1 2 3 24 0", "00000", 0, "23" },
	{ "two cycles", "1 0 13 4 3", "00.33", 3, "34" },
	{ "before and behind a cycle", "1 2 13 -", ".11.", 1, "12" },
	{ "the same call twice", "11 0", "00", 0, "01" },
	{ "of two as short the first", "3 3 3 012", "0000", 0, "03" },
};

static void test_pictures(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pictures); i++) {
		g_autoptr(GString) found = g_string_new(NULL);
		g_autoptr(GString) way = g_string_new(NULL);
		g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(int));
		int cycles[NODES];
		struct wired w;

		wire(&w, pictures[i].calls);
		cycles_find(&w.g, cycles);
		for (int n = 0; n < w.g.n; n++)
			g_string_append_c(found, cycles[n] < 0 ? '.' : (char)('0' + cycles[n]));
		if (pictures[i].cycle >= 0)
			test_row(pictures[i].name, cycles_shortest(&w.g, cycles,
								    pictures[i].cycle, nodes));
		for (guint n = 0; n < nodes->len; n++)
			g_string_append_c(way, (char)('0' + g_array_index(nodes, int, n)));
		test_row_str(pictures[i].name, found->str, pictures[i].cycles);
		test_row_str(pictures[i].name, way->str, pictures[i].shortest);
	}
}

/* Calls from each node to each other, by trying all lengths; 0 = not reached. */
static void all_distances(const struct call_graph *g, int d[NODES][NODES])
{
	memset(d, 0, sizeof(int) * NODES * NODES);
	for (int i = 0; i < g->n; i++)
		for (int c = g->start[i]; c < g->start[i + 1]; c++)
			if (g->to[c] != i)
				d[i][g->to[c]] = 1;
	for (int k = 0; k < g->n; k++)
		for (int i = 0; i < g->n; i++)
			for (int j = 0; j < g->n; j++)
				if (d[i][k] > 0 && d[k][j] > 0 &&
				    (d[i][j] == 0 || d[i][k] + d[k][j] < d[i][j]))
					d[i][j] = d[i][k] + d[k][j];
}

static bool calls(const struct call_graph *g, int from, int to)
{
	for (int c = g->start[from]; c < g->start[from + 1]; c++)
		if (g->to[c] == to)
			return true;
	return false;
}

static void expect_way(const struct call_graph *g, const int *cycles, int cycle, int length)
{
	g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(int));

	g_assert_true(cycles_shortest(g, cycles, cycle, nodes));
	g_assert_cmpint((int)nodes->len, ==, length);
	for (guint i = 0; i < nodes->len; i++)
		g_assert_true(calls(g, g_array_index(nodes, int, i),
				    g_array_index(nodes, int, (i + 1) % nodes->len)));
}

static void test_random(void)
{
	for (int round = 0; round < 3000; round++) {
		int cycles[NODES], d[NODES][NODES], edges = 0;
		struct wired w;
		int n = g_test_rand_int_range(1, NODES + 1);
		int in_ten = g_test_rand_int_range(1, 5);

		for (int i = 0; i < n; i++) {
			w.start[i] = edges;
			for (int j = 0; j < n; j++)
				if (g_test_rand_int_range(0, 10) < in_ten)
					w.to[edges++] = j;
		}
		w.start[n] = edges;
		w.g = (struct call_graph){ n, w.start, w.to };
		cycles_find(&w.g, cycles);
		all_distances(&w.g, d);
		for (int i = 0; i < n; i++) {
			int least = d[i][i] > 0 ? i : -1, length = G_MAXINT;

			for (int j = 0; j < n && d[i][i] > 0; j++)
				if (j == i || (d[i][j] > 0 && d[j][i] > 0)) {
					least = MIN(least, j);
					length = MIN(length, d[j][j]);
				}
			g_assert_cmpint(cycles[i], ==, least);
			if (least == i)
				expect_way(&w.g, cycles, i, length);
		}
	}
}

/* A ring with a call back from every node: forks everywhere, nothing shorter than two. */
static void test_large(void)
{
	enum { N = 50000 };
	g_autofree int *start = g_new(int, N + 1);
	g_autofree int *to = g_new(int, 2 * N);
	g_autofree int *cycles = g_new(int, N);
	g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(int));

	for (int i = 0; i < N; i++) {
		start[i] = 2 * i;
		to[2 * i] = (i + 1) % N;
		to[2 * i + 1] = (i + N / 2) % N;
	}
	start[N] = 2 * N;
	cycles_find(&(struct call_graph){ N, start, to }, cycles);
	g_assert_cmpint(cycles[N - 1], ==, 0);
	cycles_shortest(&(struct call_graph){ N, start, to }, cycles, 0, nodes);
	g_assert_cmpuint(nodes->len, ==, 2);	/* i and the one opposite */
}

/* Where every walk is long the search is given up, and what it has is a way round. */
static void test_given_up(void)
{
	enum { N = 20000 };
	g_autofree int *start = g_new(int, N + 1);
	g_autofree int *to = g_new(int, 2 * N);
	g_autofree int *cycles = g_new(int, N);
	g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(int));

	for (int i = 0; i < N; i++) {	/* one or two on: no way round below N / 2 */
		start[i] = 2 * i;
		to[2 * i] = (i + 1) % N;
		to[2 * i + 1] = (i + 2) % N;
	}
	start[N] = 2 * N;
	cycles_find(&(struct call_graph){ N, start, to }, cycles);
	g_assert_false(cycles_shortest(&(struct call_graph){ N, start, to }, cycles, 0, nodes));
	g_assert_cmpuint(nodes->len, ==, N / 2);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/core/cycles/pictures", test_pictures);
	g_test_add_func("/core/cycles/random", test_random);
	g_test_add_func("/core/cycles/large", test_large);
	g_test_add_func("/core/cycles/given-up", test_given_up);
	return test_run();
}
