/*
 * The line of progress: late enough, not too often, and gone when it is over.
 */
#include "config.h"

#include "cli/progress.h"
#include "testlib.h"

static void test_steps(void)
{
	static const struct {
		const char *row;
		gint64 ms, done, total;
		const char *line;	/* NULL = nothing is written */
	} rows[] = {
		{ "the first look", 1000, 0, 1000, NULL },
		{ "soon after", 1400, 100, 1000, NULL },
		{ "after a while", 1500, 123, 1000, "\r 12 %" },
		{ "not each time", 1600, 200, 1000, NULL },
		{ "a few times a second", 1700, 234, 1000, "\r 23 %" },
		{ "not quite", 1900, 999, 1000, "\r 99 %" },
		{ "over", 1950, 1000, 1000, "\r     \r" },
		{ "once", 2000, 1000, 1000, NULL },
		{ "the next begins anew", 5000, 1, 10, NULL },
		{ "and is over before it is seen", 5400, 10, 10, NULL },
		{ "as large as a file may be", 6000, G_GINT64_CONSTANT(1) << 50,
		  G_GINT64_CONSTANT(1) << 51, NULL },
		{ "of that", 7000, G_GINT64_CONSTANT(1) << 50, G_GINT64_CONSTANT(1) << 51,
		  "\r 50 %" },
		{ "nothing at all", 8000, 0, 0, "\r     \r" },
	};
	struct progress p = { 0 };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		char line[PROGRESS_LINE_SIZE] = "";
		bool any = progress_step(&p, rows[i].ms * 1000, rows[i].done, rows[i].total,
					 line);

		test_row(rows[i].row, any == (rows[i].line != NULL));
		if (any)
			test_row_str(rows[i].row, line, rows[i].line);
	}
}

static void test_end(void)
{
	char line[PROGRESS_LINE_SIZE];
	struct progress p = { 0 };

	g_assert_false(progress_end(&p, line));
	g_assert_false(progress_step(&p, 1, 0, 10, line));
	g_assert_true(progress_step(&p, 1000 * 1000, 1, 10, line));
	g_assert_true(progress_end(&p, line));
	g_assert_cmpstr(line, ==, "\r     \r");
	g_assert_false(progress_end(&p, line));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/cli/progress/steps", test_steps);
	g_test_add_func("/cli/progress/end", test_end);
	return test_run();
}
