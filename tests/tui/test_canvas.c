/* What is drawn stays in its area, and its columns stay aligned. */
#include "config.h"

#include <string.h>

#include "testlib.h"
#include "tui/canvas.h"

static const struct {
	const char *name;
	const char *text;
	int cols;
	bool ascii;
	const char *expected;	/* between two bars */
} puts_rows[] = {
	{ "plain", "billing", 10, false, "|billing   |" },
	{ "too long", "notification-service", 10, false, "|notificat\xe2\x80\xa6|" },
	{ "too long in ASCII", "notification-service", 10, true, "|notific...|" },
	{ "wide", "\xe8\xab\x8b\xe6\xb1\x82", 6, false, "|\xe8\xab\x8b\xe6\xb1\x82  |" },
	{ "wide cut in the middle", "\xe8\xab\x8b\xe6\xb1\x82", 3, false,
	  "|\xe8\xab\x8b\xe2\x80\xa6|" },
	{ "marks stay with their letter", "e\xcc\x81t\xc3\xa9", 4, false, "|e\xcc\x81t\xc3\xa9 |" },
	{ "a mark behind plain letters", "abce\xcc\x81" "d", 6, false, "|abce\xcc\x81" "d |" },
	{ "two marks on one letter", "a\xcc\x88\xcc\xa3" "b", 3, false,
	  "|a\xcc\x88\xcc\xa3" "b |" },
	{ "a control cannot act", "a\x1b[31mb", 8, false, "|a\xef\xbf\xbd[31mb |" },
	{ "a bidi control cannot act", "a\xe2\x80\xae" "b", 4, false, "|a\xef\xbf\xbd" "b |" },
	{ "a line end is a blank", "a\nb", 4, false, "|a b |" },
	{ "joined signs are shown apart",
	  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", 5, false,
	  "|\xf0\x9f\x91\xa9\xf0\x9f\x92\xbb |" },
	{ "letters without ASCII", "Gr\xc3\xb6\xc3\x9f" "e", 8, true, "|Grosse  |" },
};

static void test_put(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(puts_rows); i++) {
		g_autoptr(canvas) c = canvas_new(1, puts_rows[i].cols + 2, puts_rows[i].ascii);
		struct area all = area_of(c);
		g_autofree char *text = NULL;

		area_put(&all, 0, 0, STYLE_TEXT, "|");
		area_put_cols(&all, 0, 1, puts_rows[i].cols, STYLE_TEXT, TEXT_LEFT,
			      puts_rows[i].text);
		area_put(&all, 0, puts_rows[i].cols + 1, STYLE_TEXT, "|");
		text = canvas_text(c);
		g_strchomp(text);
		test_row_str(puts_rows[i].name, text, puts_rows[i].expected);
	}
}

/* Blanks before and behind take the place of what stood there. */
static void test_aligned(void)
{
	static const struct {
		enum text_align align;
		const char *text, *expected;
	} rows[] = {
		{ TEXT_LEFT, "abc", "#abc   #\n" },
		{ TEXT_RIGHT, "abc", "#   abc#\n" },
		{ TEXT_CENTER, "abc", "# abc  #\n" },
		{ TEXT_RIGHT, "\xe8\xab\x8b", "#    \xe8\xab\x8b#\n" },
		{ TEXT_RIGHT, NULL, "#      #\n" },
		{ TEXT_RIGHT, "much too long", "# much\xe2\x80\xa6#\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(canvas) c = canvas_new(1, 8, false);
		struct area all = area_of(c);
		g_autofree char *text = NULL;

		area_put(&all, 0, 0, STYLE_TEXT, "########");
		g_assert_cmpint(area_put_cols(&all, 0, 1, 6, STYLE_KEY, rows[i].align,
					      rows[i].text), ==, 6);
		text = canvas_text(c);
		g_assert_cmpstr(text, ==, rows[i].expected);
		g_assert_cmpint(canvas_cell(c, 0, 0)->style, ==, STYLE_TEXT);
		for (int col = 1; col <= 6; col++)
			g_assert_cmpint(canvas_cell(c, 0, col)->style, ==, STYLE_KEY);
	}
}

/* One half of a wide character written over: the other half is blank. */
static void test_halves(void)
{
	for (int col = 1; col <= 2; col++) {
		g_autoptr(canvas) c = canvas_new(1, 4, false);
		struct area all = area_of(c);
		g_autofree char *text = NULL;

		area_put(&all, 0, 1, STYLE_TEXT, "\xe8\xab\x8b");
		area_put(&all, 0, col, STYLE_TEXT, "x");
		text = canvas_text(c);
		g_assert_cmpstr(text, ==, col == 1 ? " x\n" : "  x\n");
	}
}

/* The same by letters side by side: what they leave of wide ones at their ends is blank. */
static void test_many_halves(void)
{
	static const char *const expected[] = {
		"abc \xe6\x9b\xb8 \n", " abc\xe6\x9b\xb8 \n", "\xe8\xab\x8b" "abc  \n",
		"\xe8\xab\x8b abc \n",
	};

	for (int col = 0; col < (int)G_N_ELEMENTS(expected); col++) {
		g_autoptr(canvas) c = canvas_new(1, 7, false);
		struct area all = area_of(c), part = area_part(&all, 0, col, 1, 3);
		g_autofree char *text = NULL, *ruled = NULL, *plain = NULL;

		area_put(&all, 0, 0, STYLE_TEXT, "\xe8\xab\x8b\xe6\xb1\x82\xe6\x9b\xb8");
		area_put(&part, 0, 0, STYLE_KEY, "abc");
		text = canvas_text(c);
		plain = g_strchomp(g_strdup(expected[col]));
		test_row_str(expected[col], g_strchomp(text), plain);
		for (int i = 0; i < 3; i++)
			g_assert_cmpint(canvas_cell(c, 0, col + i)->style, ==, STYLE_KEY);
		area_fill(&all, STYLE_RULE);
		ruled = canvas_text(c);
		g_assert_cmpstr(ruled, ==, "\n");
	}
}

/* Cells that show the same are the same, whatever stood there: by that the painter goes. */
static void test_same_cells(void)
{
	static const char *const texts[] = { "e\xcc\x81tude", "\xe8\xab\x8b\xe6\xb1\x82", "abc" };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(canvas) fresh = canvas_new(1, 8, false), used = canvas_new(1, 8, false);
		struct area a = area_of(fresh), b = area_of(used);

		area_put(&b, 0, 0, STYLE_KEY, "o\xcc\x88\xe6\x9b\xb8\xe6\x9b\xb8\xe6\x9b\xb8");
		area_put_cols(&a, 0, 0, 8, STYLE_TEXT, TEXT_LEFT, texts[i]);
		area_put_cols(&b, 0, 0, 8, STYLE_TEXT, TEXT_LEFT, texts[i]);
		test_row(texts[i], memcmp(fresh->cells, used->cells,
					  8 * sizeof(struct cell)) == 0);
	}
}

static void test_areas(void)
{
	g_autoptr(canvas) c = canvas_new(5, 12, true);
	struct area all = area_of(c), middle, in;
	g_autofree char *text = NULL;

	middle = area_part(&all, 1, 2, 3, 100);
	g_assert_cmpint(middle.cols, ==, 10);
	in = area_box(&middle, "T");
	area_put(&in, 0, 0, STYLE_TEXT, "much too long");
	area_put(&in, 1, 0, STYLE_TEXT, "outside");
	area_put(&in, -1, 0, STYLE_TEXT, "outside");
	text = canvas_text(c);
	g_assert_cmpstr(text, ==, "\n  +- T ----+\n  | muc... |\n  +--------+\n\n");
}

static void test_wrap(void)
{
	g_autoptr(canvas) c = canvas_new(3, 10, true);
	struct area all = area_of(c);
	g_autofree char *text = NULL;

	g_assert_cmpint(area_wrap_rows(&all, 1, "one two three four five"), ==, 3);
	g_assert_cmpint(area_wrap(&all, 1, 1, STYLE_TEXT, "one two three four five"), ==, 2);
	text = canvas_text(c);
	g_assert_cmpstr(text, ==, "\n one two\n three ...\n");
}

static void test_glyphs(void)
{
	for (enum glyph g = 0; g < GLYPH_COUNT; g++) {
		g_assert_cmpint(text_width_cols(glyph_text(g, false)), ==, 1);
		g_assert_cmpuint(strlen(glyph_text(g, true)), ==, 1);
	}
}

/* Nothing drawn in the ASCII set has a byte over 127. */
static void test_ascii(void)
{
	g_autoptr(canvas) c = canvas_new(4, 30, true);
	struct area all = area_of(c);
	g_autofree char *text = NULL;

	area_box(&all, "\xc3\x84\xe2\x80\x9c\xe8\xab\x8b");
	area_put(&all, 1, 2, STYLE_TEXT, "\xe2\x9c\x93 \xf0\x9f\x92\xbb notification-service-of-all");
	area_bar(&all, 2, 2, 10, STYLE_TEXT, 5, 10);
	text = canvas_text(c);
	for (const char *p = text; *p != '\0'; p++)
		g_assert_cmpint((unsigned char)*p, <, 128);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/canvas/put", test_put);
	g_test_add_func("/tui/canvas/aligned", test_aligned);
	g_test_add_func("/tui/canvas/halves", test_halves);
	g_test_add_func("/tui/canvas/many-halves", test_many_halves);
	g_test_add_func("/tui/canvas/same-cells", test_same_cells);
	g_test_add_func("/tui/canvas/areas", test_areas);
	g_test_add_func("/tui/canvas/wrap", test_wrap);
	g_test_add_func("/tui/canvas/glyphs", test_glyphs);
	g_test_add_func("/tui/canvas/ascii", test_ascii);
	return test_run();
}
