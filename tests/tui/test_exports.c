/* R and x on the screens over time and across a system: what is read, and what is written
 * to a file in each format, are what the command says. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/compare.h"
#include "tui/home.h"
#include "tui/matrix.h"
#include "tui/trend.h"
#include "tui/viewer.h"

static bool open_compare(struct tui *t)
{
	return compare_push(t, "Seating@a3", "Seating@a4");
}

static bool open_trend(struct tui *t)
{
	return trend_push(t, "Seating");
}

static bool open_matrix(struct tui *t)
{
	return matrix_push(t, "city-library", "loans");
}

static const struct row {
	const char *name;
	bool (*open)(struct tui *t);
	const char *read;		/* by R, on its first page */
	const char *file;		/* what x proposes */
	const char *endings;		/* the others, in the order Tab goes through */
	const char *words[8];		/* the command, as the shell has it */
} rows[] = {
	{ "compare", open_compare, "Still CONDITIONAL. The answers alone would have made it GO.",
	  "compare-Seating-a3-Seating-a4.md",
	  "txt html json csv", { "compare", "Seating@a3", "Seating@a4" } },
	{ "trend", open_trend, "CONDITIONAL. It was NO-GO before a3 (", "trend-Seating.md",
	  "txt html json csv", { "trend", "Seating" } },
	{ "matrix", open_matrix, "Of 6 services: 1 can go, 5 not now.",
	  "matrix-city-library.md", "txt html json csv dot",
	  { "matrix", "--system=city-library" } },
};

static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_demo(f, &home_ops, NULL);
	g_assert_cmpint(g_chdir(f->base.dir), ==, 0);	/* where files go */
}

static void finish(struct tui_fixture *f)
{
	g_assert_cmpint(g_chdir("/"), ==, 0);
	tui_fixture_clear(f);
}

static void test_read(void)
{
	struct tui_fixture f;

	begin(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct screen *from;

		g_assert_true(rows[i].open(&f.tui));
		from = tui_top(&f.tui);
		tui_type(&f, "R");
		g_assert_true(tui_top(&f.tui)->ops == &viewer_ops);
		tui_shows(&f, rows[i].read);
		tui_type(&f, "q");
		g_assert_true(tui_top(&f.tui) == from);
		tui_type(&f, "q");
	}
	finish(&f);
}

/* What the shell writes, to be compared with. */
static char *said(struct tui_fixture *f, const struct row *row, const char *ending)
{
	const char *format = strcmp(ending, "txt") == 0 ? "text" : ending;
	g_autofree char *option = g_strconcat("--format=", format, NULL);
	const char *const *w = row->words;
	const char *words[4] = { w[0], w[1], w[2] != NULL ? w[2] : option,
				 w[2] != NULL ? option : NULL };
	struct ran r;
	char *out;

	ran_init(&r);
	fixture_run(&f->base, &r, words[0], words[1], words[2], words[3], NULL);
	ran_expect(&r, EXIT_CODE_OK);
	out = g_strdup(r.out);
	ran_clear(&r);
	return out;
}

static void assert_written(struct tui_fixture *f, const struct row *row, const char *ending)
{
	g_autofree char *stem = g_strndup(row->file, strlen(row->file) - strlen("md"));
	g_autofree char *file = g_strconcat(stem, ending, NULL);
	g_autofree char *notice = g_strconcat("Written: ", file, NULL);
	g_autofree char *expected = said(f, row, ending);
	g_autofree char *got = NULL;

	tui_shows(f, notice);
	g_assert_true(g_file_get_contents(file, &got, NULL, NULL));
	test_row_str(file, got, expected);
}

static void test_export(void)
{
	struct tui_fixture f;

	begin(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) endings = g_strsplit(rows[i].endings, " ", -1);
		const struct screen *from;

		g_assert_true(rows[i].open(&f.tui));
		from = tui_top(&f.tui);
		tui_type(&f, "x");
		tui_shows(&f, rows[i].file);
		tui_type(&f, "Esc");			/* nothing is written */
		g_assert_true(tui_top(&f.tui) == from);
		g_assert_false(g_file_test(rows[i].file, G_FILE_TEST_EXISTS));
		tui_type(&f, "x Enter");
		g_assert_true(tui_top(&f.tui) == from);
		assert_written(&f, &rows[i], "md");
		for (size_t k = 0; endings[k] != NULL; k++) {
			tui_type(&f, "x");
			for (size_t n = 0; n <= k; n++)
				tui_type(&f, "Tab");
			tui_type(&f, "Enter");
			assert_written(&f, &rows[i], endings[k]);
		}
		tui_type(&f, "q");
	}
	finish(&f);
}

/* A file that is there is not replaced unasked; a folder that is not, and an ending that
 * names no format, leave the question open with what was typed. */
static void test_refused(void)
{
	struct tui_fixture f;
	g_autofree char *text = NULL;

	begin(&f);
	test_write_file("trend-Seating.md", "mine\n");
	g_assert_true(open_trend(&f.tui));
	tui_type(&f, "x Enter");
	tui_shows(&f, "Replace \"trend-Seating.md\"?");
	tui_type(&f, "Enter");				/* means no */
	g_assert_true(tui_top(&f.tui)->ops == &trend_ops);
	text = test_read_file("trend-Seating.md", NULL);
	g_assert_cmpstr(text, ==, "mine\n");
	tui_type(&f, "x Ctrl-U");
	tui_write(&f, "nowhere/trend.md");
	tui_type(&f, "Enter");
	tui_shows(&f, "nowhere");
	g_assert_false(tui_top(&f.tui)->ops == &trend_ops);
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "trend.doc");
	tui_type(&f, "Enter");
	tui_shows(&f, "names no format");
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "trend.csv");
	tui_type(&f, "Enter");
	tui_shows(&f, "Written: trend.csv");
	g_assert_true(tui_top(&f.tui)->ops == &trend_ops);
	finish(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/exports/read", test_read);
	g_test_add_func("/tui/exports/export", test_export);
	g_test_add_func("/tui/exports/refused", test_refused);
	return test_run();
}
