/* Markdown as cmark-gfm, an independent parser of GitHub's, reads it. */
#include "config.h"

#include "cmark.h"

#include <string.h>

#include "testlib.h"

bool cmark_is_there(void)
{
	g_autofree char *path = g_find_program_in_path("cmark-gfm");

	if (path == NULL)
		g_test_skip("cmark-gfm is not installed");
	return path != NULL;
}

static char *cmark_xml(const char *markdown)
{
	const char *const argv[] = { "cmark-gfm", "-e", "table", "-e", "tasklist", "-e",
		"autolink", "-e", "strikethrough", "-t", "xml", NULL };
	struct test_process p = { 0 };
	char *out;

	if (!test_spawn(&p, argv, markdown, NULL, NULL) || p.status != 0)
		g_test_fail();
	out = g_steal_pointer(&p.out);
	test_process_clear(&p);
	return out;
}

static bool is_inline_text(const char *element)
{
	return g_str_equal(element, "text") || g_str_equal(element, "html_inline");
}

static void on_start(GMarkupParseContext *context, const char *element, const char **names,
		     const char **values, gpointer data, GError **error)
{
	struct cmark_tree *p = data;

	(void)context;
	(void)error;
	p->is_text = is_inline_text(element) || g_str_equal(element, "code");
	if (g_str_equal(element, "link")) {
		for (int i = 0; names[i] != NULL; i++)
			if (g_str_equal(names[i], "destination"))
				p->url = g_strdup(values[i]);
		p->url_from = p->text->len;
	} else if (!is_inline_text(element)) {
		g_string_append_printf(p->tree, "%s(", element);
	}
}

/* cmark-gfm links what looks like a mail address after all escapes; such a link says
 * what it is and is all that may come. */
static void close_link(struct cmark_tree *p)
{
	const char *text = p->text->str + p->url_from;
	g_autofree char *mail = g_strconcat("mailto:", text, NULL);

	if (!g_str_equal(p->url, mail) && !(g_str_equal(p->url, text) && strchr(text, '@')))
		g_string_append_printf(p->tree, "LINK<%s>", p->url);
	g_clear_pointer(&p->url, g_free);
}

static void on_end(GMarkupParseContext *context, const char *element, gpointer data,
		   GError **error)
{
	struct cmark_tree *p = data;

	(void)context;
	(void)error;
	p->is_text = false;
	if (g_str_equal(element, "link"))
		close_link(p);
	else if (!is_inline_text(element))
		g_string_append_c(p->tree, ')');
}

static void on_text(GMarkupParseContext *context, const char *text, gsize length, gpointer data,
		    GError **error)
{
	struct cmark_tree *p = data;
	g_autofree char *copy = g_strndup(text, length);

	(void)context;
	(void)error;
	if (!p->is_text)
		return;
	/* The only HTML that may stand in a line is our own line break. */
	if (g_str_equal(copy, "<br>") &&
	    g_str_equal(g_markup_parse_context_get_element(context), "html_inline"))
		g_string_append_c(p->text, '\n');
	else if (g_str_equal(g_markup_parse_context_get_element(context), "html_inline"))
		g_string_append_printf(p->tree, "HTML<%s>", copy);
	else
		g_string_append(p->text, copy);
}

void cmark_parse(struct cmark_tree *p, const char *markdown)
{
	static const GMarkupParser parser = { .start_element = on_start, .end_element = on_end,
		.text = on_text };
	g_autofree char *xml = cmark_xml(markdown);
	g_autoptr(GMarkupParseContext) context = NULL;
	const char *body = strstr(xml, "<document");

	*p = (struct cmark_tree){ .tree = g_string_new(NULL), .text = g_string_new(NULL) };
	context = g_markup_parse_context_new(&parser, 0, p, NULL);
	if (body == NULL ||
	    !g_markup_parse_context_parse(context, body, -1, NULL) ||
	    !g_markup_parse_context_end_parse(context, NULL)) {
		g_test_message("cmark-gfm's XML cannot be read");
		g_test_fail();
	}
}

void cmark_tree_clear(struct cmark_tree *p)
{
	g_string_free(p->tree, TRUE);
	g_string_free(p->text, TRUE);
}
