/* Pictures made of characters, and what becomes of them in ASCII. */
#include "config.h"

#include "base/plot.h"

#include <string.h>

#include "base/text.h"
#include "testlib.h"

static void test_spark(void)
{
	static const struct {
		const char *name;
		int values[8], n, max;
		const char *expected, *ascii;
	} rows[] = {
		{ "nothing", { 0 }, 0, 1000, "", "" },
		{ "ends", { 0, 1000 }, 2, 1000, "▁▇", "_=" },
		/* level = value x 6 / max: 0 1 2 3 4 5 6 */
		{ "each level", { 0, 167, 334, 500, 667, 834, 1000 }, 7, 1000, "▁▂▃▄▅▆▇",
		  "__..--=" },
		{ "a gap", { 500, -1, 500 }, 3, 1000, "▄ ▄", ". ." },
		{ "beyond", { 2000, 3 }, 2, 1, "▇▇", "==" },
		{ "no measure", { 5, 0 }, 2, 0, "▁▁", "__" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = plot_spark(rows[i].values, rows[i].n, rows[i].max);
		g_autofree char *ascii = text_to_ascii(got);

		test_row_str(rows[i].name, got, rows[i].expected);
		test_row_str(rows[i].name, ascii, rows[i].ascii);
	}
}

/* Two rows of four cells are eight by eight dots: from the lower left to the upper right
 * the line is the diagonal. */
static void test_chart(void)
{
	static const int values[] = { 0, 12 }, gap[] = { 12, -1, 0 }, marks[] = { 1 };
	const struct plot rising = { values, 2, 12, "12", "0", "03", "11", marks, 1 };
	const struct plot broken = { gap, 3, 12, "12", "0", NULL, NULL, NULL, 0 };
	g_autofree char *chart = plot_chart(&rising, 8, 2);
	g_autofree char *ascii = text_to_ascii(chart);
	g_autofree char *dots = plot_chart(&broken, 8, 2);

	g_assert_cmpstr(chart, ==, "12 │⠀⠀⡠⠊\n"
				   " 0 │⡠⠊⠀⠀\n"
				   "   └───┴\n"
				   "    03\n");
	g_assert_cmpstr(ascii, ==, "12 |  **\n"
				   " 0 |**  \n"
				   "   +---+\n"
				   "    03\n");
	/* What is not known is not bridged: two dots, in opposite corners. */
	g_assert_cmpstr(dots, ==, "12 │⠁⠀⠀⠀\n"
				  " 0 │⠀⠀⠀⢀\n"
				  "   └────\n");
}

/* Whatever the size and the number of values, every line has the width. */
static void test_sizes(void)
{
	static const int counts[] = { 0, 1, 2, 4, 12, 100 }, widths[] = { 1, 20, 60, 200 };
	int values[100];

	for (int i = 0; i < 100; i++)
		values[i] = i % 7 == 3 ? -1 : i * 37 % 1000;
	for (gsize c = 0; c < G_N_ELEMENTS(counts); c++)
		for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
			const struct plot p = { values, counts[c], 1000, "100", "0", "a", "z",
						NULL, 0 };
			g_autofree char *chart = plot_chart(&p, widths[w], 5);
			g_auto(GStrv) lines = g_strsplit(chart, "\n", -1);

			g_assert_cmpuint(g_strv_length(lines), ==, 8);	/* 5, axis, ends, "" */
			for (int i = 0; i < 6; i++)
				g_assert_cmpint(text_width_cols(lines[i]), ==, MAX(widths[w], 6));
		}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/plot/spark", test_spark);
	g_test_add_func("/plot/chart", test_chart);
	g_test_add_func("/plot/sizes", test_sizes);
	return test_run();
}
