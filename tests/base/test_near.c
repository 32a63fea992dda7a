/* What gets proposed, and what does not. */
#include "config.h"

#include "base/near.h"

#include <string.h>

#include "testlib.h"

static const char *const names[] = { "report", "verdict", "assess", "answer", "actions",
				     "compare", "weight", "id", "if", NULL };

static void test_find(void)
{
	static const struct {
		const char *word;
		const char *nearest;
	} rows[] = {
		{ "wieght", "weight" },	 { "reprot", "report" }, { "REPORT", "report" },
		{ "Verdcit", "verdict" }, { "asses", "assess" },  { "answers", "answer" },
		{ "compair", "compare" }, { "report", "report" }, { "banana", NULL },
		{ "", NULL },		  { "x", NULL },	  { "ix", "id" },
		{ "zzzzzz", NULL },	  { "\xff\xfe", NULL },	  { "日本語", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		test_row_str(rows[i].word, near_find(rows[i].word, names), rows[i].nearest);
}

static void test_distance(void)
{
	static const struct {
		const char *a;
		const char *b;
		unsigned limit;
		unsigned distance;
	} rows[] = {
		{ "", "", 9, 0 },	{ "abc", "", 9, 3 },	  { "", "abc", 9, 3 },
		{ "abc", "ABC", 9, 0 }, { "abc", "acb", 9, 1 },	  { "abc", "abd", 9, 1 },
		{ "abc", "ab", 9, 1 },	{ "kitten", "sitting", 9, 3 },
		{ "abcdef", "ghijkl", 2, 3 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		test_row(rows[i].a,
			 near_distance(rows[i].a, rows[i].b, rows[i].limit) == rows[i].distance);
}

/* A megabyte of a word costs nothing. */
static void test_long(void)
{
	g_autofree char *word = g_strnfill(1 << 20, 'r');

	g_assert_null(near_find(word, names));
	g_assert_cmpuint(near_distance(word, word, 5), ==, 6);
}

static void test_offer(void)
{
	struct near n;

	near_init(&n, "bar");
	near_offer(&n, "baz");
	near_offer(&n, "bat");
	g_assert_cmpstr(n.best, ==, "baz");
	near_offer(&n, "bar");
	g_assert_cmpstr(n.best, ==, "bar");
	g_assert_cmpuint(n.distance, ==, 0);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/near/find", test_find);
	g_test_add_func("/near/distance", test_distance);
	g_test_add_func("/near/long", test_long);
	g_test_add_func("/near/offer", test_offer);
	return test_run();
}
