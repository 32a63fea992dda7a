/*
 * Facts of a portfolio: small pictures of services, teams and calls.
 */
#include "config.h"

#include "core/portfolio.h"

#include "testlib.h"

/* Up to six services: one owner each (-1 = none), calls and stores as words. */
struct picture {
	const char *name;
	int n;
	int owner[6];
	const char *calls[6];	/* digits: services called; x: a call outside */
	const char *stores[6];
	gint64 sizes[3];
	/* expected of one service */
	int service;
	gint64 in_cycle, depth, callers, shared, team_services, engineers; /* -1 = unknown */
	gint64 sole;		/* services of the only team; 0 = unknown */
};

static const struct picture pictures[] = {
	{ "alone", 1, { 0 }, { "" }, { "" }, { 6 }, 0, 0, -1, 0, 0, 1, 6, 1 },
	{ "no team", 1, { -1 }, { "" }, { "" }, { 6 }, 0, 0, -1, 0, 0, -1, -1, 0 },
	/* who owns the others is not known, so what all have together is not either */
	{ "one team so far", 4, { 0, -1, -1, -1 }, { "" }, { "" }, { 5 }, 0, 0, -1, 0, 0, 1, -1,
	  0 },
	{ "one without a team", 3, { 0, 1, -1 }, { "" }, { "" }, { 1, 1 }, 0, 0, -1, 0, 0, 1, -1,
	  0 },
	{ "one team for all", 3, { 0, 0, 0 }, { "" }, { "" }, { 5 }, 0, 0, -1, 0, 0, 3, 5, 3 },
	{ "chain of two calls", 3, { 0, 1, 2 }, { "1", "2", "" }, { 0 }, { 4, 4, 4 }, 1, 0, 2, 1,
	  0, 1, 12 },
	{ "a call outside is a step", 2, { 0, 1 }, { "1", "x" }, { 0 }, { 4, 4 }, 0, 0, 2, 0, 0,
	  1, 8 },
	{ "only the end of a chain", 3, { 0, 0, 0 }, { "1", "2", "" }, { 0 }, { 4 }, 2, 0, 2, 1,
	  0, 3, 4, 3 },
	{ "cycle of two", 3, { 0, 1, 2 }, { "1", "0", "0" }, { 0 }, { 4, 4, -1 }, 0, 1, -1, 2, 0,
	  1, -1 },
	{ "before a cycle", 3, { 0, 1, 2 }, { "1", "0", "0" }, { 0 }, { 4, 4, -1 }, 2, 0, 1, 0, 0,
	  1, -1 },
	{ "calling oneself is no cycle", 1, { 0 }, { "0" }, { 0 }, { 4 }, 0, 0, -1, 0, 0, 1, 4,
	  1 },
	{ "hub", 5, { 0, 1, 2, 0, 1 }, { "", "0", "0", "0", "0" }, { 0 }, { 4, 4, 4 }, 0, 0, 1, 4,
	  0, 2, 12 },
	{ "shared store, ignoring case", 2, { 0, 1 }, { "", "" }, { "db", "DB" }, { 4, 4 }, 0, 0,
	  -1, 0, 1, 1, 8 },
	{ "the same call twice", 2, { 0, 1 }, { "11", "" }, { 0 }, { 4, 4 }, 1, 0, 1, 1, 0, 1, 8 },
};

static void expect_fact(const char *row, const struct facts *f, enum measure m,
			gint64 expected)
{
	const struct fact *fact = &f->fact[m];

	if (fact->known != (expected >= 0) || (fact->known && fact->number != expected)) {
		g_test_message("row \"%s\": %s is %s%" G_GINT64_FORMAT
			       ", expected %" G_GINT64_FORMAT,
			       row, measure_name(m), fact->known ? "" : "unknown, not ",
			       fact->number, expected);
		g_test_fail();
	}
}

static void test_facts(void)
{
	static const struct portfolio_team names[] = { { "A", 0 }, { "B", 0 }, { "C", 0 } };

	for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++) {
		const struct picture *p = &pictures[i];
		struct portfolio_service services[6] = { 0 };
		struct portfolio_team teams[3];
		struct facts facts[6] = { 0 };
		int calls[6][6];
		struct portfolio all = { services, p->n, teams, 3, -1 };

		for (int t = 0; t < 3; t++)
			teams[t] = (struct portfolio_team){ names[t].name, p->sizes[t] };
		for (int s = 0; s < p->n; s++) {
			struct portfolio_service *one = &services[s];

			one->slug = "s";
			one->teams = &p->owner[s];
			one->n_teams = p->owner[s] >= 0;
			one->calls = calls[s];
			for (const char *c = p->calls[s]; c != NULL && *c != '\0'; c++)
				if (*c == 'x')
					one->n_outside_calls++;
				else
					calls[s][one->n_calls++] = *c - '0';
			one->stores = &p->stores[s];
			one->n_stores = p->stores[s] != NULL && *p->stores[s] != '\0';
		}
		portfolio_facts(&all, facts);
		expect_fact(p->name, &facts[p->service], MEASURE_GRAPH_IN_CYCLE, p->in_cycle);
		expect_fact(p->name, &facts[p->service], MEASURE_GRAPH_DEPTH, p->depth);
		expect_fact(p->name, &facts[p->service], MEASURE_GRAPH_CALLERS, p->callers);
		expect_fact(p->name, &facts[p->service], MEASURE_GRAPH_SHARED_STORES, p->shared);
		expect_fact(p->name, &facts[p->service], MEASURE_TEAM_SERVICES, p->team_services);
		expect_fact(p->name, &facts[p->service], MEASURE_SYSTEM_ENGINEERS, p->engineers);
		expect_fact(p->name, &facts[p->service], MEASURE_SYSTEM_SOLE_TEAM_SERVICES,
			    p->sole > 0 ? p->sole : -1);
		expect_fact(p->name, &facts[p->service], MEASURE_SYSTEM_SERVICES, p->n);
		if (strcmp(p->name, "chain of two calls") == 0)
			/* 3 services x 10, 2 calls x 3, 1 chain, 3 that are shared */
			expect_fact(p->name, &facts[p->service], MEASURE_SYSTEM_SURFACE, 40);
		for (int s = 0; s < p->n; s++)
			facts_clear(&facts[s]);
	}
}

/* Teams that own something are counted; while none is named the number is not known. */
static void test_teams(void)
{
	static const struct portfolio_team teams[] = { { "A", 4 }, { "B", 5 } };
	static const int owners[] = { 0, 1 };
	static const struct { const char *name; int n_named; gint64 expected; } rows[] = {
		{ "none named", 0, -1 }, { "one named", 1, 1 }, { "two named", 2, 2 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct portfolio_service services[3] = {
			{ .slug = "a" }, { .slug = "b" }, { .slug = "c" },
		};
		struct portfolio all = { services, 3, teams, 2, -1 };
		struct facts facts[3] = { 0 };

		for (int s = 0; s < rows[i].n_named; s++) {
			services[s].teams = &owners[s];
			services[s].n_teams = 1;
		}
		portfolio_facts(&all, facts);
		for (int s = 0; s < 3; s++) {
			expect_fact(rows[i].name, &facts[s], MEASURE_SYSTEM_TEAMS,
				    rows[i].expected);
			expect_fact(rows[i].name, &facts[s], MEASURE_SYSTEM_SERVICES, 3);
			facts_clear(&facts[s]);
		}
	}
}

static void test_shared_service(void)
{
	static const struct portfolio_team teams[] = { { "A", 4 }, { "B", 5 } };
	static const int owners[] = { 0, 1 };
	struct portfolio_service one = { .slug = "s", .teams = owners, .n_teams = 2 };
	struct portfolio all = { &one, 1, teams, 2, 0 };
	struct facts f = { 0 };

	portfolio_facts(&all, &f);
	expect_fact("owners", &f, MEASURE_SERVICE_TEAMS, 2);
	expect_fact("size of none", &f, MEASURE_TEAM_SIZE, -1);
	expect_fact("running", &f, MEASURE_SYSTEM_RUNNING, 0);
	g_assert_cmpstr(f.fact[MEASURE_TEAM_NAME].text, ==, "A, B");
	facts_clear(&f);
}

static void test_cycle(void)
{
	static const int zero[] = { 1 }, one[] = { 2, 0 }, two[] = { 0 };
	struct portfolio_service s[] = {
		{ .slug = "a", .calls = zero, .n_calls = 1 },
		{ .slug = "b", .calls = one, .n_calls = 2 },
		{ .slug = "c", .calls = two, .n_calls = 1 },
	};
	struct portfolio p = { s, 3, NULL, 0, -1 };
	g_autoptr(GArray) a = portfolio_cycle(&p, 0);
	g_autoptr(GArray) c = portfolio_cycle(&p, 2);

	g_assert_cmpuint(a->len, ==, 2);	/* a, b: the shortest */
	g_assert_cmpint(g_array_index(a, int, 1), ==, 1);
	g_assert_cmpuint(c->len, ==, 3);
}

/* A chain of two thousand: depth of the data is not depth of our stack. */
static void test_long_chain(void)
{
	enum { N = 2000 };
	struct portfolio_service *s = g_new0(struct portfolio_service, N);
	g_autofree int *next = g_new(int, N);
	struct facts *facts = g_new0(struct facts, N);
	struct portfolio p = { s, N, NULL, 0, -1 };

	for (int i = 0; i < N; i++) {
		next[i] = i + 1;
		s[i] = (struct portfolio_service){ .slug = "s", .calls = &next[i],
						   .n_calls = i + 1 < N };
	}
	portfolio_facts(&p, facts);
	expect_fact("middle", &facts[N / 2], MEASURE_GRAPH_DEPTH, N - 1);
	for (int i = 0; i < N; i++)
		facts_clear(&facts[i]);
	g_free(facts);
	g_free(s);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/core/portfolio/facts", test_facts);
	g_test_add_func("/core/portfolio/teams", test_teams);
	g_test_add_func("/core/portfolio/shared-service", test_shared_service);
	g_test_add_func("/core/portfolio/cycle", test_cycle);
	g_test_add_func("/core/portfolio/long-chain", test_long_chain);
	return test_run();
}
