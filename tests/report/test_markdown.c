/*
 * Hostile text in markdown. cmark-gfm is the oracle: whatever the text, the tree
 * is that of the harmless word "x", and the text in it is what went in. The
 * negative control shows that the oracle would notice.
 */
#include "config.h"

#include <string.h>

#include "report/blocks.h"
#include "cmark.h"
#include "hostile.h"
#include "testlib.h"

enum place { PLACE_ITEM, PLACE_TASK, PLACE_PARAGRAPH, PLACE_CELL, PLACE_HEADING, PLACE_ALERT,
	PLACE_STRONG, PLACE_COUNT };

static const char *const place_names[] = { "item", "task", "paragraph", "cell", "heading",
	"alert", "strong" };
G_STATIC_ASSERT(G_N_ELEMENTS(place_names) == PLACE_COUNT);

static void put(struct doc *d, enum place place, const char *text)
{
	const char *const heads[] = { "one", "two", NULL };

	switch (place) {
	case PLACE_ITEM:
		doc_item(d, text);
		break;
	case PLACE_TASK:
		doc_task(d, true, text);
		break;
	case PLACE_PARAGRAPH:
		doc_paragraph(d, text);
		break;
	case PLACE_CELL:
		doc_table(d, heads, NULL);
		doc_row(d);
		doc_cell(d, 0, text);
		doc_cell(d, 1, "neighbour");
		break;
	case PLACE_HEADING:
		doc_heading(d, 2, text);
		break;
	case PLACE_ALERT:
		doc_alert(d, ALERT_NOTE, text);
		break;
	case PLACE_STRONG:
		line_strong(doc_item(d, NULL), text);
		break;
	case PLACE_COUNT:
		g_assert_not_reached();
	}
}

/* The text with a block before and one after it, which must stay what they are. */
static char *document_with(enum place place, const char *text)
{
	g_autoptr(document) d = doc_new();

	doc_heading(d, 1, "before");
	put(d, place, text);
	doc_heading(d, 3, "after");
	return doc_write(d, FORMAT_MD, NULL);
}

static char *without(const char *text, const char *what)
{
	g_auto(GStrv) parts = g_strsplit(text, what, -1);

	return g_strjoinv("", parts);
}

/* What must come back: sanitised and trimmed; a heading has one line, a strong span
 * no blanks of any script at its ends, and the space that breaks @name is ours. */
static char *expected_text(enum place place, const char *text)
{
	g_autofree char *clean = g_strstrip(text_sanitize(text, -1, TEXT_KEEP_LINES));

	if (place == PLACE_HEADING)
		g_strdelimit(clean, "\n", ' ');
	if (place == PLACE_STRONG) {
		const char *start = clean;
		char *end = clean + strlen(clean);

		while (g_unichar_isspace(g_utf8_get_char(start)))
			start = g_utf8_next_char(start);
		while (end > start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
			end = g_utf8_prev_char(end);
		*end = '\0';
		return without(start, "\xe2\x80\x8b");
	}
	return without(clean, "\xe2\x80\x8b");
}

/* Whether text stays text in that place; says what went wrong. */
static bool holds(enum place place, const char *text)
{
	g_autofree char *expected = expected_text(place, text);
	g_autofree char *markdown = document_with(place, text);
	g_autofree char *plain = document_with(place, *expected != '\0' ? "x" : "");
	g_autofree char *whole = g_strconcat(place == PLACE_CELL ? "beforeonetwo" : "before",
					     place == PLACE_ALERT ? "[!NOTE]" : "", expected,
					     place == PLACE_CELL ? "neighbour" : "", "after",
					     NULL);
	g_autofree char *got = NULL;
	struct cmark_tree hostile, harmless;
	bool ok;

	cmark_parse(&hostile, markdown);
	cmark_parse(&harmless, plain);
	got = without(hostile.text->str, "\xe2\x80\x8b");
	ok = g_str_equal(got, whole) && g_str_equal(hostile.tree->str, harmless.tree->str);
	if (!ok) {
		g_autofree char *shown = g_strescape(text, NULL);
		g_autofree char *back = g_strescape(got, NULL);

		g_test_message("%s: \"%s\" comes back as \"%s\" in %s", place_names[place], shown,
			       back, hostile.tree->str);
	}
	cmark_tree_clear(&hostile);
	cmark_tree_clear(&harmless);
	return ok;
}

static void test_atoms(void)
{
	if (!cmark_is_there())
		return;
	for (enum place place = 0; place < PLACE_COUNT; place++)
		for (int i = 0; i < hostile_atoms_length; i++)
			g_assert_true(holds(place, hostile_atoms[i]));
}

/* Seeded by GLib, which prints the seed; --seed repeats a run. */
static void test_mixes(void)
{
	const int rounds = test_is_long() ? 3000 : 150;

	if (!cmark_is_there())
		return;
	for (int round = 0; round < rounds; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		int n = g_test_rand_int_range(1, 9);

		for (int i = 0; i < n; i++)
			g_string_append(text, hostile_atoms[g_test_rand_int_range(
						      0, hostile_atoms_length)]);
		g_assert_true(holds((enum place)(round % PLACE_COUNT), text->str));
	}
}

/* Without escapes the oracle must complain, else its silence means nothing. */
static void test_oracle_notices(void)
{
	static const char *const raw[] = { "a | b", "<b>x</b>", "*x*", "[a](b)", "https://a.b" };

	if (!cmark_is_there())
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(raw); i++) {
		g_autofree char *bad = g_strdup_printf("# before\n\n| one | two |\n| --- | --- |\n"
						       "| %s | neighbour |\n\n### after\n",
						       raw[i]);
		g_autofree char *good = document_with(PLACE_CELL, "x");
		g_autofree char *whole = g_strconcat("beforeonetwo", raw[i], "neighbourafter",
						     NULL);
		struct cmark_tree hostile, harmless;

		cmark_parse(&hostile, bad);
		cmark_parse(&harmless, good);
		test_row(raw[i], !g_str_equal(hostile.tree->str, harmless.tree->str) ||
				 !g_str_equal(hostile.text->str, whole));
		cmark_tree_clear(&hostile);
		cmark_tree_clear(&harmless);
	}
}

static const struct {
	const char *name, *text, *expected;
	enum markdown_place place;
} escapes[] = {
	{ "plain", "Is it owned, yes?", "Is it owned, yes?", MARKDOWN_PARAGRAPH },
	{ "pipe", "a|b", "a\\|b", MARKDOWN_CELL },
	{ "dash at the start", "- a - b", "\\- a - b", MARKDOWN_PARAGRAPH },
	{ "number at the start", "12. a 3. b", "12\\. a 3. b", MARKDOWN_ITEM },
	{ "two lines", "a\nb", "a<br>b", MARKDOWN_CELL },
	{ "two lines in a heading", "a\nb", "a b", MARKDOWN_HEADING },
	{ "address", "see https://a.b", "see https&#58;//a.b", MARKDOWN_PARAGRAPH },
	{ "www", "www.a.b WWW.a.b", "&#119;ww.a.b &#87;WW.a.b", MARKDOWN_PARAGRAPH },
	{ "name", "ask @ana", "ask @&#8203;ana", MARKDOWN_PARAGRAPH },
	{ "mail is no name", "ana@b", "ana@b", MARKDOWN_PARAGRAPH },
	{ "issue", "see #12, shop#3", "see \\#&#8203;12, shop\\#&#8203;3", MARKDOWN_PARAGRAPH },
	{ "no issue", "C# is #nice", "C\\# is \\#nice", MARKDOWN_PARAGRAPH },
	{ "trimmed", "  a \n", "a", MARKDOWN_CELL },
	{ "escape sequence", "a\x1b[2Jb", "a\xef\xbf\xbd\\[2Jb", MARKDOWN_PARAGRAPH },
};

static void test_escape(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++) {
		g_autofree char *got = markdown_escape(escapes[i].text, escapes[i].place);

		test_row_str(escapes[i].name, got, escapes[i].expected);
	}
}

static void test_link(void)
{
	g_autoptr(document) d = doc_new();
	struct line *l = doc_paragraph(d, NULL);
	g_autofree char *out = NULL;

	line_link(l, "good", "https://a.b/c?d=1&copy=2");
	line_text(l, " ");
	line_link(l, "spaces ]", "https://a.b/<c d>");
	line_text(l, " ");
	line_link(l, "bad", "javascript:alert(1)");
	out = doc_write(d, FORMAT_MD, NULL);
	g_assert_cmpstr(out, ==, "[good](<https://a.b/c?d=1&amp;copy=2>) "
				 "[spaces \\]](<https://a.b/%3Cc%20d%3E>) bad\n");
}

static void test_code(void)
{
	g_autoptr(document) d = doc_new();
	struct line *l = doc_paragraph(d, NULL);
	g_autofree char *out = NULL;

	line_code(l, "own.team-size < 3");
	line_text(l, " ");
	line_code(l, "a`b|c");
	out = doc_write(d, FORMAT_MD, NULL);
	g_assert_cmpstr(out, ==, "`own.team-size < 3` a\\`b\\|c\n");
}

static void test_blocks(void)
{
	const char *const heads[] = { "Section", "Score", NULL };
	const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT };
	g_autoptr(document) d = doc_new();
	g_autofree char *out = NULL;

	doc_heading(d, 1, "Title");
	line_strong(doc_alert(d, ALERT_WARNING, NULL), "Mind this.");
	doc_item(d, "one");
	doc_task(d, false, "two");
	doc_task(d, true, "three");
	doc_details_begin(d, "More & <more>");
	doc_table(d, heads, aligns);
	doc_row(d);
	doc_cell(d, 0, "a");
	doc_cell(d, 1, "1");
	doc_details_end(d);
	doc_paragraph(d, "end");
	out = doc_write(d, FORMAT_MD, NULL);
	g_assert_cmpstr(out, ==,
			"# Title\n\n> [!WARNING]\n> **Mind this.**\n\n- one\n\n<!-- -->\n\n"
			"- [ ] two\n- [x] three\n\n"
			"<details><summary>More &amp; &lt;more&gt;</summary>\n\n"
			"| Section | Score |\n| --- | --: |\n| a | 1 |\n\n</details>\n\nend\n");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/markdown/blocks", test_blocks);
	g_test_add_func("/markdown/escape", test_escape);
	g_test_add_func("/markdown/link", test_link);
	g_test_add_func("/markdown/code", test_code);
	g_test_add_func("/markdown/hostile/atoms", test_atoms);
	g_test_add_func("/markdown/hostile/mixes", test_mixes);
	g_test_add_func("/markdown/hostile/control", test_oracle_notices);
	return test_run();
}
