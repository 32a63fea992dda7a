/*
 * Documents as plain text: wrapped, tables that fit or fall apart into records, and
 * never a byte that acts on a terminal.
 */
#include "config.h"

#include <string.h>

#include "report/blocks.h"
#include "testlib.h"

static char *write_at(const struct doc *d, int width_cols)
{
	const struct doc_options options = { .width_cols = width_cols };

	return doc_write(d, FORMAT_TEXT, &options);
}

static void test_blocks(void)
{
	g_autoptr(document) d = doc_new();
	g_autofree char *out = NULL;

	doc_heading(d, 1, "Title");
	doc_alert(d, ALERT_NOTE, "set off");
	doc_heading(d, 2, "Part");
	line_label(doc_item(d, NULL), "one");
	doc_item(d, "two two two two two");
	doc_task(d, true, "done");
	doc_task(d, false, "open");
	doc_details_begin(d, "More");
	doc_paragraph(d, "inside");
	doc_details_end(d);
	line_link(doc_paragraph(d, NULL), "here", "https://a.b");
	out = write_at(d, 18);
	g_assert_cmpstr(out, ==, "Title\n=====\n\n  set off\n\nPart\n----\n\n- one:\n"
				 "- two two two two\n  two\n\n[x] done\n[ ] open\n\nMore\n\n"
				 "inside\n\nhere <https://a.b>\n");
}

static struct doc *table(const char *left, const char *right)
{
	const char *const heads[] = { "Name", "No", NULL };
	const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT };
	struct doc *d = doc_new();

	doc_table(d, heads, aligns);
	doc_row(d);
	doc_cell(d, 0, left);
	doc_cell(d, 1, right);
	return d;
}

static const struct {
	const char *name, *left, *right;
	int width_cols;
	const char *expected;
} tables[] = {
	{ "fits", "a", "12", 80, "Name  No\n----  --\na     12\n" },
	{ "wraps", "one two three four five", "12", 20,
	  "Name              No\n----------------  --\none two three     12\nfour five\n" },
	{ "records", "one two three four", "12345678", 16,
	  "Name: one two\n  three four\nNo: 12345678\n" },
	{ "a name stays whole", "NotificationService", "one two three four five", 38,
	  "Name                                No\n"
	  "-------------------  -----------------\n"
	  "NotificationService      one two three\n                             four five\n" },
	{ "as long as the table can be read", "NotificationServiceOf", "12345678901", 30,
	  "Name                        No\n-----------------  -----------\n"
	  "NotificationServi  12345678901\nceOf\n" },
	{ "wide letters", "日本", "1", 80, "Name  No\n----  --\n日本   1\n" },
	{ "two lines", "a\nb", "1", 80, "Name  No\n----  --\na      1\nb\n" },
	{ "unlimited", "one two three four five", "1", 0,
	  "Name                     No\n-----------------------  --\n"
	  "one two three four five   1\n" },
};

/* At no width one long cell costs its own length, not that of all rows. */
static void test_long_cell(void)
{
	const char *const heads[] = { "What", "Who", NULL };
	g_autofree char *text = g_strnfill(100000, 'x');
	g_autoptr(document) d = doc_new();
	g_autofree char *out = NULL;

	doc_table(d, heads, NULL);
	for (int i = 0; i < 100; i++) {
		doc_row(d);
		doc_cell(d, 0, i == 50 ? text : "short");
		doc_cell(d, 1, "me");
	}
	out = write_at(d, 0);
	g_assert_cmpuint(strlen(out), <, 150000);
	g_assert_nonnull(strstr(out, "xxx  me\nshort  "));
}

static void test_tables(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(document) d = table(tables[i].left, tables[i].right);
		g_autofree char *out = write_at(d, tables[i].width_cols);

		test_row_str(tables[i].name, out, tables[i].expected);
	}
}

/* Random bytes in every kind of block: no control but LF, no line too wide. */
static void test_hostile(void)
{
	const int rounds = test_is_long() ? 5000 : 500;

	for (int round = 0; round < rounds; round++) {
		char bytes[25] = "";
		g_autoptr(document) d = NULL;
		g_autofree char *out = NULL;
		g_auto(GStrv) lines = NULL;

		for (gsize i = 0; i < sizeof(bytes) - 1; i++)
			bytes[i] = (char)g_test_rand_int_range(1, 256);
		d = table(bytes, bytes);
		doc_heading(d, 1, bytes);
		doc_alert(d, ALERT_TIP, bytes);
		line_code(doc_item(d, bytes), bytes);
		doc_details_begin(d, bytes);
		doc_details_end(d);
		out = write_at(d, 30);
		g_assert_true(g_utf8_validate(out, -1, NULL));
		for (const char *c = out; *c != '\0'; c = g_utf8_next_char(c))
			g_assert_true(*c == '\n' || !g_unichar_iscntrl(g_utf8_get_char(c)));
		lines = g_strsplit(out, "\n", -1);
		for (char **line = lines; *line != NULL; line++)
			g_assert_cmpint(text_width_cols(*line), <=, 30);
	}
}

/* Formats of documents write one; names are found again. */
static void test_formats(void)
{
	for (int f = 0; f < FORMAT_COUNT; f++) {
		g_autoptr(document) d = doc_new();
		g_autofree char *out = NULL;

		g_assert_cmpint(format_from_name(format_name(f)), ==, f);
		if (!(AS_DOCUMENT & 1u << f))
			continue;
		doc_paragraph(d, "xyzzy");
		out = doc_write(d, f, NULL);
		g_assert_nonnull(strstr(out, "xyzzy"));
		g_assert_true(g_str_has_suffix(out, "\n"));
	}
	g_assert_cmpint(format_from_name("JSON"), ==, FORMAT_JSON);
	g_assert_cmpint(format_from_name("nonesuch"), ==, FORMAT_COUNT);
	g_assert_true(AS_DOCUMENT & AS_TEXT && AS_DOCUMENT & AS_MD &&
		      AS_DOCUMENT & AS_HTML);
	g_assert_false(AS_DOCUMENT & (AS_JSON | AS_JUNIT));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/text/blocks", test_blocks);
	g_test_add_func("/text/tables", test_tables);
	g_test_add_func("/text/long-cell", test_long_cell);
	g_test_add_func("/text/hostile", test_hostile);
	g_test_add_func("/text/formats", test_formats);
	return test_run();
}
