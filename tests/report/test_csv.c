/*
 * CSV: the rows of JSON as cells, and hostile texts, which no spreadsheet may take for
 * a formula and which come back as they were typed. The reader here knows RFC 4180 and
 * the one rule about apostrophes; Python's is the second opinion.
 */
#include "config.h"

#include <string.h>

#include "hostile.h"
#include "report/blocks.h"
#include "report/csv.h"
#include "testlib.h"

static char *rows_of(const char *json)
{
	json_t *root = json_loads(json, 0, NULL);
	char *out;

	g_assert_nonnull(root);
	out = csv_rows(root);
	json_decref(root);
	return out;
}

static const struct {
	const char *name, *json, *expected;
} rows[] = {
	{ "plain", "{\"schema\":1,\"teams\":[{\"team\":\"Core\",\"size\":6}]}",
	  "team,size\r\nCore,6\r\n" },
	{ "no rows", "{\"schema\":1,\"teams\":[]}", "" },
	{ "no list", "{\"schema\":1,\"service\":\"a\"}", "" },
	{ "texts are no rows", "{\"x\":[\"a\"],\"y\":[{\"b\":1}]}", "b\r\n1\r\n" },
	{ "kinds", "{\"r\":[{\"a\":null,\"b\":true,\"c\":false,\"d\":-5,\"e\":0.5,\"f\":[]}]}",
	  "a,b,c,d,e,f\r\n,true,false,-5,0.5,\r\n" },
	{ "inner objects", "{\"r\":[{\"a\":1,\"gates\":{\"all\":12,\"ready\":9}},"
	  "{\"a\":2,\"gates\":null}]}", "a,gates.all,gates.ready\r\n1,12,9\r\n2,,\r\n" },
	{ "lists", "{\"r\":[{\"a\":[\"x\",\"y z\"],\"b\":[{\"c\":1}]}]}",
	  "a,b\r\n\"x; y z\",\"{\"\"c\"\":1}\"\r\n" },
	{ "quotes", "{\"r\":[{\"a\":\"say \\\"x\\\", y\",\"b\":\"two\\nlines\"}]}",
	  "a,b\r\n\"say \"\"x\"\", y\",\"two\nlines\"\r\n" },
	{ "formulas", "{\"r\":[{\"a\":\"=1+1\",\"b\":\"-5\",\"c\":\" @x\",\"d\":\"a=b\"}]}",
	  "a,b,c,d\r\n'=1+1,-5,\"' @x\",a=b\r\n" },
	{ "an apostrophe", "{\"r\":[{\"a\":\"'tis\",\"b\":\"it's\"}]}", "a,b\r\n''tis,it's\r\n" },
	{ "full width", "{\"r\":[{\"a\":\"\xef\xbc\x9d" "1\"}]}", "a\r\n'\xef\xbc\x9d" "1\r\n" },
};

static void test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = rows_of(rows[i].json);

		test_row_str(rows[i].name, got, rows[i].expected);
	}
}

/* One cell under the head "a", read back. */
static char *read_cell(const char *csv)
{
	GString *out = g_string_new(NULL);
	const char *c = csv + strlen("a\r\n");
	bool quoted = *c == '"';

	for (c += quoted; *c != '\0'; c++) {
		if (quoted && *c == '"' && *++c != '"')
			break;
		if (!quoted && *c == '\r')
			break;
		g_string_append_c(out, *c);
	}
	if (*out->str == '\'')
		g_string_erase(out, 0, 1);
	g_assert_cmpstr(c, ==, "\r\n");
	return g_string_free(out, FALSE);
}

/* What the spreadsheet sees at the beginning of the cell. */
static bool could_be_formula(const char *csv)
{
	const char *c = csv + strlen("a\r\n");

	c += *c == '"';
	return strchr("=+-@\t\r\n", *c) != NULL;
}

static char *csv_of(const char *text)
{
	json_t *root = json_pack("{s:[{s:s}]}", "rows", "a", text);
	char *csv = csv_rows(root);

	json_decref(root);
	return csv;
}

/* The first table of a document; a negative number is no formula. */
static void test_table(void)
{
	const char *const heads[] = { "service", "change", NULL };
	g_autoptr(document) d = doc_new();
	g_autoptr(document) none = doc_new();
	g_autofree char *empty = NULL;
	g_autofree char *got = NULL;

	doc_heading(d, 1, "Title");
	doc_table(d, heads, NULL);
	doc_row(d);
	line_strong(doc_cell(d, 0, "a, b"), " c");
	doc_cell(d, 1, "-12");
	doc_row(d);
	doc_cell(d, 0, "=x");
	doc_cell(d, 1, "-1+2");
	doc_table(d, heads, NULL);
	got = doc_write(d, FORMAT_CSV, NULL);
	g_assert_cmpstr(got, ==, "service,change\r\n\"a, b c\",-12\r\n'=x,'-1+2\r\n");
	empty = doc_write(none, FORMAT_CSV, NULL);
	g_assert_cmpstr(empty, ==, "");
}

static const char *const formulas[] = {
	"=cmd|' /C calc'!A0", "-1+1", "-x", "+1",
	"@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "'=1", "''", "'",
	"\xef\xbc\x9d" "1", "\xef\xbc\x8b" "1", "\xc2\xa0=1", ",", ";", "\"", "\"\"", " ", "",
};

static bool holds(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *csv = csv_of(valid);
	g_autofree char *back = read_cell(csv);
	bool ok = g_str_equal(back, valid) && (*valid == '\0' || !could_be_formula(csv));

	if (!ok)
		g_test_message("\"%s\" becomes %s", valid, csv);
	return ok;
}

static void test_hostile(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(formulas); i++)
		test_row(formulas[i], holds(formulas[i]));
	for (int i = 0; i < hostile_atoms_length; i++)
		test_row(hostile_atoms[i], holds(hostile_atoms[i]));
	for (int round = 0; round < 500; round++) {
		g_autofree char *text = g_strconcat(
			formulas[g_test_rand_int_range(0, G_N_ELEMENTS(formulas))],
			hostile_atoms[g_test_rand_int_range(0, hostile_atoms_length)],
			formulas[g_test_rand_int_range(0, G_N_ELEMENTS(formulas))], NULL);

		g_assert_true(holds(text));
	}
}

/* Python's reader sees the same cells, and the manual's rule gives the texts back. */
static void test_second_opinion(void)
{
	const char *const argv[] = { "python3", "-c",
		"import csv,io,sys\n"
		"rows=list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(),newline='')))\n"
		"out=[r[0].removeprefix(\"'\") if r else '' for r in rows[1:]]\n"
		"sys.stdout.buffer.write('\\0'.join(out).replace('\\0','|END|').encode())", NULL };
	g_autofree char *python = g_find_program_in_path("python3");
	g_autoptr(GString) expected = g_string_new(NULL);
	g_autofree char *csv = NULL;
	struct test_process p = { 0 };
	json_t *root, *list = json_array();

	if (python == NULL) {
		json_decref(list);
		g_test_skip("python3 is not installed");
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(formulas); i++) {
		json_array_append_new(list, json_pack("{s:s}", "a", formulas[i]));
		g_string_append_printf(expected, "%s%s", i > 0 ? "|END|" : "", formulas[i]);
	}
	root = json_pack("{s:o}", "rows", list);
	csv = csv_rows(root);
	json_decref(root);
	g_assert_true(test_spawn(&p, argv, csv, NULL, NULL));
	g_assert_cmpint(p.status, ==, 0);
	g_assert_cmpstr(p.out, ==, expected->str);
	test_process_clear(&p);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/csv/rows", test_rows);
	g_test_add_func("/csv/table", test_table);
	g_test_add_func("/csv/hostile", test_hostile);
	g_test_add_func("/csv/second-opinion", test_second_opinion);
	return test_run();
}
