/* The marks of sheets: what is written is what is read. */
#include "config.h"

#include "testlib.h"

#include "core/sheet.h"

static void test_head(void)
{
	g_autofree char *text = NULL;
	struct questionnaire q = { .id = (char *)"split-readiness", .version = (char *)"1.2.0-rc.1",
				   .known_hash = (char *)"0123456789abcdef0123" };
	struct sheet_head h;

	text = sheet_head_format("Billing_2", "operations", &q);
	g_assert_cmpstr(text, ==, "seam-sheet: 1 Billing_2 operations split-readiness "
				  "0123456789ab 1.2.0-rc.1");
	g_assert_true(sheet_head_parse(&h, text));
	g_assert_cmpint(h.format, ==, SHEET_FORMAT);
	g_assert_cmpstr(h.service, ==, "Billing_2");
	g_assert_cmpstr(h.role, ==, "operations");
	g_assert_cmpstr(h.questionnaire, ==, "split-readiness");
	g_assert_cmpstr(h.version, ==, "1.2.0-rc.1");
	g_assert_true(sheet_head_fits(&h, &q));
	q.known_hash = (char *)"0123456789ffffff0123";
	g_assert_false(sheet_head_fits(&h, &q));
	sheet_head_clear(&h);
}

static void test_no_head(void)
{
	static const struct { const char *text; bool is; int format; } rows[] = {
		{ "", false, 0 },
		{ "seam-sheet:", false, 0 },
		{ "seam-sheet: 1", false, 0 },
		{ "seam-sheet: 1 a b c d", false, 0 },
		{ "seam-sheet: x a b c d e", false, 0 },
		{ "seam-sheet: 0 a b c d e", false, 0 },
		{ "seam-sheet:1 a b c d e", false, 0 },
		{ "sheet: 1 a b c d e", false, 0 },
		{ "seam-sheet: 1 a b c d e", true, 1 },
		{ "seam-sheet: 2", true, 2 },
		{ "seam-sheet: 2 what comes then", true, 2 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct sheet_head h;

		test_row(rows[i].text, sheet_head_parse(&h, rows[i].text) == rows[i].is);
		test_row(rows[i].text, h.format == rows[i].format);
		sheet_head_clear(&h);
	}
}

/* A hash that was cut short fits nothing by accident. */
static void test_short_hash(void)
{
	struct questionnaire q = { .id = (char *)"q", .version = (char *)"1",
				   .known_hash = (char *)"0123456789abcdef" };
	struct sheet_head h;

	g_assert_true(sheet_head_parse(&h, "seam-sheet: 1 a operations q 01 1"));
	g_assert_false(sheet_head_fits(&h, &q));
	sheet_head_clear(&h);
}

static void test_marks(void)
{
	static const struct { const char *text; bool is; } rows[] = {
		{ "dep.independent", true }, { "own.team_name-2", true }, { "S1", true },
		{ "dep.independent 2", true }, { "dep.independent 12", true },
		{ "", false }, { " dep.x", false }, { "dep.x ", false }, { "dep.x two", false },
		{ "dep.x 2 3", false }, { "note:", false }, { "a b", false }, { "ä", false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		test_row(rows[i].text, sheet_question_is_mark(rows[i].text) == rows[i].is);
}

/* A question whose meaning was changed is another one. */
static void test_revision(void)
{
	struct question q = { .id = (char *)"dep.independent", .revision = 1 };
	g_autofree char *first = sheet_question_format(&q);
	g_autofree char *second = NULL;

	q.revision = 2;
	second = sheet_question_format(&q);
	g_assert_cmpstr(first, ==, "dep.independent");
	g_assert_cmpstr(second, ==, "dep.independent 2");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/sheet/head", test_head);
	g_test_add_func("/sheet/no-head", test_no_head);
	g_test_add_func("/sheet/short-hash", test_short_hash);
	g_test_add_func("/sheet/marks", test_marks);
	g_test_add_func("/sheet/revision", test_revision);
	return test_run();
}
