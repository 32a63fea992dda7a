/*
 * What is seen over a whole system. The picture, by index:
 *
 *	0 desk -> 1 loans -> 2 holdings -> 3 members, and 2 -> 1: a cycle of 1 and 2
 *	4 mail -> 5 export -> outside; 4 -> 3; 6 fines -> 3
 *
 * Teams: A (4 people) owns 0, 1 and 6; B (5) owns 2; A and B own 3; nobody owns 4;
 * C (unknown size) owns 5. 0, 1 and 6 write "db" (in any case), 2 and 3 "stock".
 */
#include "config.h"

#include "core/system_view.h"

#include "testlib.h"

enum { N = 7 };

static const int a[] = { 0 }, b[] = { 1 }, both[] = { 0, 1 }, c[] = { 2 };
static const int from_0[] = { 1 }, from_1[] = { 2 }, from_2[] = { 1, 3 }, from_4[] = { 3, 5, 5 },
	from_6[] = { 3 };
static const char *const db[] = { "db" }, *const DB[] = { "DB", "own" },
	*const stock[] = { "stock" };

static const struct portfolio_team teams[] = { { "A", 4 }, { "B", 5 }, { "C", -1 }, { "D", 9 } };
static const struct portfolio_service services[N] = {
	{ .slug = "desk", .teams = a, .n_teams = 1, .calls = from_0, .n_calls = 1,
	  .stores = db, .n_stores = 1 },
	{ .slug = "loans", .teams = a, .n_teams = 1, .calls = from_1, .n_calls = 1,
	  .stores = DB, .n_stores = 2 },
	{ .slug = "holdings", .teams = b, .n_teams = 1, .calls = from_2, .n_calls = 2,
	  .stores = stock, .n_stores = 1 },
	{ .slug = "members", .teams = both, .n_teams = 2, .stores = stock, .n_stores = 1 },
	{ .slug = "mail", .calls = from_4, .n_calls = 3 },
	{ .slug = "export", .teams = c, .n_teams = 1, .n_outside_calls = 1 },
	{ .slug = "fines", .teams = a, .n_teams = 1, .calls = from_6, .n_calls = 1,
	  .stores = db, .n_stores = 1 },
};
static const struct portfolio picture = { services, N, teams, 4, -1 };

static void expect_ints(const char *what, const GArray *list, const char *expected)
{
	g_autoptr(GString) found = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++)
		g_string_append_printf(found, "%d", g_array_index(list, int, i));
	test_row_str(what, found->str, expected);
}

static void test_services(void)
{
	static const struct { int cycle; gint64 depth, callers, shared; } rows[N] = {
		{ -1, 1, 0, 1 },	/* its call enters the cycle: one step */
		{ 1, -1, 2, 1 },	/* called by desk and holdings; "own" is its own */
		{ 1, -1, 1, 1 },
		{ -1, 1, 3, 1 },	/* by holdings, mail and fines; a chain of one call */
		{ -1, 2, 0, 0 },	/* mail -> export -> outside */
		{ -1, 2, 1, 0 },	/* called twice by the same one */
		{ -1, 1, 0, 1 },
	};
	g_autoptr(system_view) v = system_view_new(&picture);

	for (int i = 0; i < N; i++) {
		test_row(services[i].slug, v->cycle[i] == rows[i].cycle);
		test_row(services[i].slug, v->depth[i] == rows[i].depth);
		test_row(services[i].slug, v->callers[i] == rows[i].callers);
		test_row(services[i].slug, v->shared_stores[i] == rows[i].shared);
	}
}

static void test_system(void)
{
	g_autoptr(system_view) v = system_view_new(&picture);
	const struct system_cycle *cycle = v->cycles->pdata[0];
	const struct system_store *first = v->stores->pdata[0], *second = v->stores->pdata[1];

	g_assert_cmpint(v->teams, ==, 3);		/* D owns nothing */
	g_assert_cmpint(v->engineers, ==, -1);		/* how many are in C is not known */
	g_assert_cmpint(v->most_owned, ==, 4);		/* A: desk, loans, members, fines */
	g_assert_cmpint(v->owned[1], ==, 2);
	g_assert_cmpint(v->without_team, ==, 1);
	g_assert_cmpint(v->with_several_teams, ==, 1);
	g_assert_cmpint(v->edges, ==, 9);		/* 1 + 1 + 2 + 0 + 3 + 1 + 1 */
	g_assert_cmpint(v->chains, ==, 3);		/* desk, mail, fines */
	g_assert_cmpuint(v->cycles->len, ==, 1);
	expect_ints("members", cycle->members, "12");
	expect_ints("shortest", cycle->shortest, "12");
	g_assert_true(cycle->is_shortest);
	g_assert_cmpuint(v->stores->len, ==, 2);
	g_assert_cmpstr(first->name, ==, "db");
	expect_ints("db", first->writers, "016");
	expect_ints(second->name, second->writers, "23");
	expect_ints("chain", v->chain, "45");
	g_assert_true(v->chain_goes_on);
}

static void test_empty(void)
{
	struct portfolio nothing = { NULL, 0, NULL, 0, -1 };
	g_autoptr(system_view) v = system_view_new(&nothing);

	g_assert_cmpint(v->teams, ==, 0);
	g_assert_cmpint(v->engineers, ==, -1);
	g_assert_cmpuint(v->cycles->len + v->stores->len + v->chain->len, ==, 0);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/core/system-view/services", test_services);
	g_test_add_func("/core/system-view/system", test_system);
	g_test_add_func("/core/system-view/empty", test_empty);
	return test_run();
}
