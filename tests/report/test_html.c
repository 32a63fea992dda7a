/*
 * HTML: what the page is made of, and hostile text. The page is well-formed XML, so
 * GLib's parser is the oracle: whatever the text, the elements are those of the
 * harmless word "x", and the text in them is what went in.
 */
#include "config.h"

#include <string.h>

#include "hostile.h"
#include "report/blocks.h"
#include "testlib.h"

/* A page as its parser sees it. */
struct parsed {
	GString *tree;		/* elements with the names of their attributes */
	GString *text;		/* behind <body>, a <br/> as LF */
	GHashTable *ids;
	int n_h1, dead_links, doubled_ids;
	bool in_body;
};

static void note_attribute(struct parsed *p, const char *element, const char *name,
			   const char *value)
{
	g_string_append_printf(p->tree, " %s", name);
	/* what could load or act */
	g_assert_false(g_str_has_prefix(name, "on") || g_str_equal(name, "style") ||
		       g_str_equal(name, "src"));
	if (g_str_equal(name, "id") && !g_hash_table_add(p->ids, g_strdup(value)))
		p->doubled_ids++;
	if (g_str_equal(name, "href"))
		g_assert_true(g_str_equal(element, "a") &&
			      (*value == '#' || g_str_has_prefix(value, "http")));
}

static void on_start(GMarkupParseContext *context, const char *element, const char **names,
		     const char **values, gpointer data, GError **error)
{
	struct parsed *p = data;

	(void)context;
	(void)error;
	if (g_str_equal(element, "body"))
		p->in_body = true;
	p->n_h1 += g_str_equal(element, "h1");
	if (g_str_equal(element, "br")) {
		g_string_append_c(p->text, '\n');
		return;
	}
	g_assert_false(g_str_equal(element, "script") || g_str_equal(element, "link"));
	g_string_append_printf(p->tree, "<%s", element);
	for (int i = 0; names[i] != NULL; i++)
		note_attribute(p, element, names[i], values[i]);
	g_string_append_c(p->tree, '>');
}

static void on_end(GMarkupParseContext *context, const char *element, gpointer data,
		   GError **error)
{
	struct parsed *p = data;

	(void)context;
	(void)error;
	if (!g_str_equal(element, "br"))
		g_string_append_printf(p->tree, "</%s>", element);
}

static void on_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
		    GError **error)
{
	struct parsed *p = data;

	(void)context;
	(void)error;
	if (p->in_body)
		g_string_append_len(p->text, text, (gssize)length);
}

static void parse(struct parsed *p, const char *html)
{
	static const GMarkupParser parser = { .start_element = on_start, .end_element = on_end,
		.text = on_text };
	g_autoptr(GMarkupParseContext) context = NULL;
	g_autoptr(GError) error = NULL;

	*p = (struct parsed){ .tree = g_string_new(NULL), .text = g_string_new(NULL) };
	p->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	context = g_markup_parse_context_new(&parser, 0, p, NULL);
	if (!g_markup_parse_context_parse(context, html, -1, &error) ||
	    !g_markup_parse_context_end_parse(context, &error))
		g_test_message("not well-formed: %s", error->message);
	g_assert_no_error(error);
}

static void parsed_clear(struct parsed *p)
{
	g_string_free(p->tree, TRUE);
	g_string_free(p->text, TRUE);
	g_hash_table_unref(p->ids);
}

/* The text in every place that a document has. */
static char *document_with(const char *text)
{
	const char *const heads[] = { text, "two", text, NULL };
	g_autoptr(document) d = doc_new();
	struct line *l;

	doc_heading(d, 1, text);
	line_strong(doc_alert(d, ALERT_TIP, NULL), text);
	for (int i = 0; i < 6; i++)
		doc_heading(d, 2, text);
	l = doc_paragraph(d, text);
	line_code(l, text);
	line_break(l);
	line_link(l, text, "https://example.org/");
	doc_item(d, text);
	doc_task(d, true, text);
	doc_details_begin(d, text);
	doc_table(d, heads, NULL);
	doc_row(d);
	doc_cell(d, 0, text);
	doc_cell(d, 1, "neighbour");
	doc_cell(d, 2, text);
	doc_details_end(d);
	return doc_write(d, FORMAT_HTML, NULL);
}

static char *replaced(const char *text, const char *what, const char *with)
{
	g_auto(GStrv) parts = g_strsplit(text, what, -1);

	return g_strjoinv(with, parts);
}

static bool holds(const char *text)
{
	static const char mark[] = "xyzzy";
	g_autofree char *clean = text_sanitize(text, -1, TEXT_KEEP_LINES);
	g_autofree char *html = document_with(text);
	g_autofree char *plain = document_with(mark);
	g_autofree char *expected = NULL;
	struct parsed hostile, harmless;
	bool ok;

	parse(&hostile, html);
	parse(&harmless, plain);
	expected = replaced(harmless.text->str, mark, clean);
	ok = g_str_equal(hostile.tree->str, harmless.tree->str) &&
	     g_str_equal(hostile.text->str, expected);
	if (!ok)
		g_test_message("\"%s\" becomes %s", text, html);
	parsed_clear(&hostile);
	parsed_clear(&harmless);
	return ok;
}

static void test_atoms(void)
{
	for (int i = 0; i < hostile_atoms_length; i++)
		g_assert_true(holds(hostile_atoms[i]));
}

static void test_mixes(void)
{
	const int rounds = test_is_long() ? 3000 : 150;

	for (int round = 0; round < rounds; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		int n = g_test_rand_int_range(1, 9);

		for (int i = 0; i < n; i++)
			g_string_append(text, hostile_atoms[g_test_rand_int_range(
						      0, hostile_atoms_length)]);
		g_assert_true(holds(text->str));
	}
}

static const struct {
	const char *name, *text, *expected;
	enum html_place place;
} escapes[] = {
	{ "plain", "Is it owned, yes?", "Is it owned, yes?", HTML_ELEMENT },
	{ "markup", "<b>\"a\" & 'b'</b>", "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;",
	  HTML_ATTRIBUTE },
	{ "two lines", "a\r\nb", "a<br/>b", HTML_ELEMENT },
	{ "two lines in an attribute", "a\nb", "a b", HTML_ATTRIBUTE },
	{ "escape sequence", "a\x1b[2J", "a\xef\xbf\xbd[2J", HTML_ELEMENT },
	{ "reversed", "a\xe2\x80\xae" "b", "a\xef\xbf\xbd" "b", HTML_ATTRIBUTE },
};

static void test_escape(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++) {
		g_autofree char *got = html_escape(escapes[i].text, escapes[i].place);

		test_row_str(escapes[i].name, got, escapes[i].expected);
	}
}

/* What stands between <body> and </body>. */
static char *body_of(const char *html)
{
	const char *start = strstr(html, "<main id=\"main\">\n");
	const char *end = strstr(html, "</main>");

	g_assert_true(start != NULL && end != NULL);
	start += strlen("<main id=\"main\">\n");
	return g_strndup(start, (gsize)(end - start));
}

static void test_blocks(void)
{
	const char *const heads[] = { "Section", "Score", NULL };
	const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT };
	g_autoptr(document) d = doc_new();
	g_autofree char *out = NULL;
	g_autofree char *body = NULL;

	doc_heading(d, 1, "Title");
	doc_heading(d, 2, "Part");
	doc_item(d, "one");
	doc_task(d, true, "two");
	doc_picture_take(d, g_strdup("<svg/>\n"));
	doc_table(d, heads, aligns);
	doc_row(d);
	doc_cell(d, 0, "a");
	doc_cell(d, 1, "1")->tone = TONE_BAD;
	doc_heading(d, 2, "Next");
	doc_details_begin(d, "More");
	doc_heading(d, 3, "Inside");
	line_link(doc_paragraph(d, NULL), "bad", "javascript:alert(1)");
	doc_details_end(d);
	out = doc_write(d, FORMAT_HTML, NULL);
	body = body_of(out);
	g_assert_cmpstr(body, ==,
		"<section aria-labelledby=\"h2\">\n<h2 id=\"h2\">Part</h2>\n"
		"<ul>\n<li>one</li>\n</ul>\n"
		"<ul class=\"tasks\">\n<li><span class=\"box\" aria-hidden=\"true\">☑</span>"
		"<span class=\"unseen\">Done: </span>two</li>\n</ul>\n"
		"<figure class=\"picture\" tabindex=\"0\">\n<svg/>\n</figure>\n"
		"<details><summary>The same as a table</summary>\n"
		"<table aria-labelledby=\"h2\">\n<thead><tr><th scope=\"col\">Section</th>"
		"<th scope=\"col\" class=\"right\">Score</th></tr></thead>\n<tbody>\n"
		"<tr><th scope=\"row\">a</th><td class=\"right bad\" data-head=\"Score\">1</td></tr>\n"
		"</tbody>\n</table>\n</details>\n</section>\n"
		"<section aria-labelledby=\"h3\">\n<h2 id=\"h3\">Next</h2>\n"
		"<details><summary>More</summary>\n<h3 id=\"h4\">Inside</h3>\n<p>bad</p>\n"
		"</details>\n</section>\n");
}

/* One h1 whatever the document has, and contents that lead somewhere. */
static void test_structure(void)
{
	static const int levels[][8] = { { 0 }, { 1 }, { 2, 3 }, { 1, 2, 2, 3, 2, 2, 2 }, { 1, 1, 2 },
		{ 3, 1, 2, 2, 2, 2, 2 } };

	for (gsize i = 0; i < G_N_ELEMENTS(levels); i++) {
		g_autoptr(document) d = doc_new();
		g_autofree char *out = NULL;
		struct parsed p;
		int n = 0;

		for (; levels[i][n] != 0; n++)
			doc_heading(d, levels[i][n], "x");
		doc_details_begin(d, "x");
		doc_heading(d, 2, "x");
		doc_details_end(d);
		doc_heading(d, 2, "last");
		out = doc_write(d, FORMAT_HTML, NULL);
		parse(&p, out);
		g_assert_cmpint(p.n_h1, ==, 1);
		g_assert_cmpint(p.doubled_ids, ==, 0);
		for (const char *c = out; (c = strstr(c, "href=\"#")) != NULL; ) {
			g_autofree char *id = NULL;

			c += strlen("href=\"#");
			id = g_strndup(c, strcspn(c, "\""));
			g_assert_true(g_hash_table_contains(p.ids, id));
		}
		g_assert_true((strstr(out, "<nav") != NULL) == (n >= 6));
		parsed_clear(&p);
	}
}

/* The hash in the policy is that of the style sheet as a browser reads it. */
static void test_policy(void)
{
	g_autoptr(document) d = doc_new();
	g_autofree char *out = doc_write(d, FORMAT_HTML, NULL);
	const char *start = strstr(out, "<style>");
	const char *end = strstr(out, "</style>");
	g_autofree char *sum = NULL;
	g_autofree char *base64 = NULL;
	g_autofree char *expected = NULL;
	guint8 digest[32];

	g_assert_true(start != NULL && end != NULL);
	start += strlen("<style>");
	sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, start, end - start);
	for (int i = 0; i < 32; i++)
		digest[i] = (guint8)(g_ascii_xdigit_value(sum[2 * i]) * 16 +
				     g_ascii_xdigit_value(sum[2 * i + 1]));
	base64 = g_base64_encode(digest, sizeof(digest));
	expected = g_strdup_printf("content=\"default-src 'none'; style-src 'sha256-%s';", base64);
	g_assert_nonnull(strstr(out, expected));
	g_assert_null(strstr(out, "url("));
	g_assert_null(strstr(out, "@import"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/html/blocks", test_blocks);
	g_test_add_func("/html/structure", test_structure);
	g_test_add_func("/html/policy", test_policy);
	g_test_add_func("/html/escape", test_escape);
	g_test_add_func("/html/hostile/atoms", test_atoms);
	g_test_add_func("/html/hostile/mixes", test_mixes);
	return test_run();
}
