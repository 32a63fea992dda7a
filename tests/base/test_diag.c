/* What a diagnostic looks like, and that a hostile one cannot act. */
#include "config.h"

#include "base/diag.h"

#include <string.h>

#include "testlib.h"

static const char text[] = "sections:\n  - id: own\n\twieght: 3\n";

static struct place at(unsigned line, unsigned column, const char *source)
{
	return (struct place){ .file = "team.yaml", .line = line, .column = column,
			       .source = source };
}

static void check_format(const struct diags *ds, enum diags_flags flags, const char *expected)
{
	g_autofree char *got = diags_format(ds, flags);

	g_assert_cmpstr(got, ==, expected);
}

static void test_place(void)
{
	g_autoptr(diags) ds = diags_new();
	struct place p = at(2, 5, strchr(text, '\n') + 1);
	struct diag *d = diag_error(ds, "unknown-key", &p, "unknown key \"%s\"", "id");

	diag_hint(d, "did you mean \"%s\"?", "ids");
	check_format(ds, DIAGS_PLAIN,
		     "team.yaml:2:5: error: unknown key \"id\"\n"
		     "  - id: own\n"
		     "    ^\n"
		     "hint: did you mean \"ids\"?\n");
}

static void test_without_place(void)
{
	g_autoptr(diags) ds = diags_new();
	struct place whole_file = at(0, 0, NULL);
	struct place whole_line = at(3, 0, "abc");

	diag_hint(diag_error(ds, "no-service", NULL, "there is no service \"%s\"", "x"), "y");
	diag_warning(ds, "slow", NULL, "this will take long");
	diag_note(ds, "big", &whole_file, "the file is large");
	diag_warning(ds, "odd", &whole_line, "an odd line");
	check_format(ds, DIAGS_PLAIN,
		     "seam: there is no service \"x\"\n"
		     "hint: y\n"
		     "seam: warning: this will take long\n"
		     "team.yaml: note: the file is large\n"
		     "team.yaml:3: warning: an odd line\n"
		     "abc\n");
}

static void test_caret(void)
{
	static const struct {
		const char *name;
		const char *source;
		unsigned column;
		const char *shown;
	} rows[] = {
		{ "first", "abc", 1, "abc\n^\n" },
		{ "last", "abc", 3, "abc\n  ^\n" },
		{ "after the end", "abc", 4, "abc\n   ^\n" },
		{ "far after the end", "abc", 400, "abc\n   ^\n" },
		{ "tab", "\tabc", 2, " abc\n ^\n" },
		{ "wide", "日本: x", 3, "日本: x\n    ^\n" },
		{ "combining", "e\u0301x", 3, "e\u0301x\n ^\n" },
		{ "crlf", "abc\r\ndef", 2, "abc\n ^\n" },
		{ "escape", "\x1b[2Jx", 5, "\xef\xbf\xbd[2Jx\n    ^\n" },
		{ "empty", "", 1, "\n^\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		struct place p = at(1, rows[i].column, rows[i].source);
		g_autofree char *got = NULL;

		diag_error(ds, "x", &p, "m");
		got = diags_format(ds, DIAGS_PLAIN);
		test_row_str(rows[i].name, strchr(got, '\n') + 1, rows[i].shown);
	}
}

/* A megabyte in one line, the problem at its end. */
static void test_long_line(void)
{
	g_autofree char *line = g_strnfill(1 << 20, 'x');
	g_autoptr(diags) ds = diags_new();
	struct place p = at(1, 1 << 20, line);
	g_autofree char *got = NULL;

	diag_error(ds, "x", &p, "m");
	got = diags_format(ds, DIAGS_PLAIN);
	g_assert_cmpuint(strlen(got), <, 300);
	g_assert_nonnull(strstr(got, " ^\n"));
}

static void test_sanitized(void)
{
	g_autoptr(diags) ds = diags_new();
	struct place p = { .file = "a\x1b]0;t\ab.yaml", .line = 1 };

	diag_hint(diag_error(ds, "x", &p, "no \"%s\"", "\x1b[31m"), "\u202Eevil");
	check_format(ds, DIAGS_SANITIZE,
		     "a\xef\xbf\xbd]0;t\xef\xbf\xbd" "b.yaml:1: error: no \"\xef\xbf\xbd[31m\"\n"
		     "hint: \xef\xbf\xbd" "evil\n");
}

static void test_at_most_100(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *got = NULL;
	g_auto(GStrv) lines = NULL;

	for (int i = 0; i < 123; i++)
		diag_error(ds, "x", NULL, "problem %d", i);
	got = diags_format(ds, DIAGS_PLAIN);
	lines = g_strsplit(got, "\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 102);
	g_assert_cmpstr(lines[99], ==, "seam: problem 99");
	g_assert_cmpstr(lines[100], ==, "seam: 23 more are not shown");
	g_assert_cmpuint(ds->counts[SEVERITY_ERROR], ==, 123);
}

static void test_counts_and_moves(void)
{
	g_autoptr(diags) a = diags_new();
	g_autoptr(diags) b = diags_new();

	g_assert_true(diags_is_empty(a));
	diag_warning(a, "w", NULL, "first");
	g_assert_false(diags_has_errors(a));
	diag_error(b, "e", NULL, "second");
	diag_note(b, "n", NULL, "third");
	diags_move(a, b);
	g_assert_true(diags_is_empty(b));
	g_assert_false(diags_has_errors(b));
	g_assert_true(diags_has_errors(a));
	g_assert_cmpuint(a->counts[SEVERITY_WARNING], ==, 1);
	g_assert_cmpuint(a->counts[SEVERITY_NOTE], ==, 1);
	g_assert_nonnull(diags_find(a, "e"));
	g_assert_null(diags_find(a, "nothing"));
	check_format(a, DIAGS_PLAIN, "seam: warning: first\nseam: second\nseam: note: third\n");
	diag_error(b, "again", NULL, "b still works");
	diags_clear(a);
	g_assert_true(diags_is_empty(a));
	g_assert_cmpuint(a->counts[SEVERITY_ERROR], ==, 0);
}

static void test_sort(void)
{
	static const struct place places[] = {
		{ "b.yaml", 9, 1, NULL }, { "a.yaml", 3, 1, NULL }, { "b.yaml", 2, 7, NULL },
		{ "b.yaml", 2, 3, NULL }, { "a.yaml", 3, 1, NULL }, { NULL, 0, 0, NULL },
	};
	g_autoptr(diags) ds = diags_new();

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		diag_error(ds, "x", &places[i], "%zu", i);
	diags_sort(ds);
	check_format(ds, DIAGS_PLAIN,
		     "b.yaml:2:3: error: 3\nb.yaml:2:7: error: 2\nb.yaml:9:1: error: 0\n"
		     "a.yaml:3:1: error: 1\na.yaml:3:1: error: 4\nseam: 5\n");
}

/* The beginning and the end of a message say what it is about. */
static void test_long(void)
{
	g_autofree char *typed = g_strnfill(100000, 'x');
	g_autoptr(diags) ds = diags_new();
	g_autofree char *got = NULL;

	typed[700] = '\303';	/* a character that must not be cut in two */
	typed[701] = '\244';
	diag_hint(diag_error(ds, "x", NULL, "\"%s\" is no answer", typed), "not %s", typed);
	got = diags_format(ds, DIAGS_PLAIN);
	g_assert_cmpuint(strlen(got), <, 3000);
	g_assert_true(g_utf8_validate(got, -1, NULL));
	g_assert_true(g_str_has_prefix(got, "seam: \"xxx"));
	g_assert_nonnull(strstr(got, "xxx\" is no answer\nhint: not xxx"));
}

static void test_nobody_listens(void)
{
	struct diag *d = diag_error(NULL, "x", NULL, "nobody reads this %d", 1);

	g_assert_null(d);
	diag_hint(d, "nor this");
	diags_free(NULL);
}

static void test_print(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "out", NULL);
	g_autofree char *got = NULL;
	g_autoptr(diags) ds = diags_new();
	FILE *out = fopen(path, "w");
	FILE *full = fopen("/dev/full", "w");

	diag_error(ds, "x", NULL, "→");
	g_assert_true(out != NULL && diags_print(ds, out));
	g_assert_cmpint(fclose(out), ==, 0);
	got = test_read_file(path, NULL);
	g_assert_cmpstr(got, ==, "seam: →\n");
	if (full != NULL) {
		g_assert_false(diags_print(ds, full));
		fclose(full);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/diag/place", test_place);
	g_test_add_func("/diag/without-place", test_without_place);
	g_test_add_func("/diag/caret", test_caret);
	g_test_add_func("/diag/long-line", test_long_line);
	g_test_add_func("/diag/sanitized", test_sanitized);
	g_test_add_func("/diag/at-most-100", test_at_most_100);
	g_test_add_func("/diag/counts", test_counts_and_moves);
	g_test_add_func("/diag/sort", test_sort);
	g_test_add_func("/diag/nobody", test_nobody_listens);
	g_test_add_func("/diag/long", test_long);
	g_test_add_func("/diag/print", test_print);
	return test_run();
}
