/*
 * Documents as one HTML file that needs nothing else: no script, no address that is
 * loaded, and a content policy that forbids both. It is read on a screen, light or
 * dark, wide or narrow, by ear, and on paper. How it looks is in html.css, which is
 * compiled in; the drawings in it come from report/svg.h. What is written is also
 * well-formed XML, so that any parser can read it.
 *
 * This is the only place that escapes for HTML and SVG.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/text.h"
#include "report/blocks.h"

static const char style[] =
#include "report/html.inc"
;

enum {
	LEVEL_SECTION = 2,	/* headings that open a section and stand in the contents */
	LONG_SECTIONS = 5,	/* documents of so many have contents */
};

static const char *const alert_classes[] = {
	[ALERT_NOTE] = "note",
	[ALERT_TIP] = "tip",
	[ALERT_IMPORTANT] = "important",
	[ALERT_WARNING] = "warning",
};
G_STATIC_ASSERT(G_N_ELEMENTS(alert_classes) == ALERT_COUNT);

static const char *const tone_classes[] = {
	[TONE_NONE] = "",
	[TONE_GOOD] = "good",
	[TONE_MIXED] = "mixed",
	[TONE_BAD] = "bad",
	[TONE_OPEN] = "open",
};
G_STATIC_ASSERT(G_N_ELEMENTS(tone_classes) == TONE_COUNT);

static const char *const align_classes[] = {
	[TEXT_LEFT] = "", [TEXT_RIGHT] = "right", [TEXT_CENTER] = "center",
};

struct page {
	GString *out;
	int heading;		/* number of the last heading, which is its id */
	int depth;		/* of details, in which nothing opens a section */
	bool in_section;
	bool has_title;		/* the one h1 is out */
};

static void put_escaped(GString *out, const char *text, enum html_place place)
{
	for (const char *c = text; *c != '\0'; c++) {
		switch (*c) {
		case '&':
			g_string_append(out, "&amp;");
			break;
		case '<':
			g_string_append(out, "&lt;");
			break;
		case '>':
			g_string_append(out, "&gt;");
			break;
		case '"':
			g_string_append(out, "&quot;");
			break;
		case '\'':
			g_string_append(out, "&#39;");
			break;
		case '\n':
			g_string_append(out, place == HTML_ELEMENT ? "<br/>" : " ");
			break;
		default:
			g_string_append_c(out, *c);
		}
	}
}

char *html_escape(const char *text, enum html_place place)
{
	g_autofree char *clean = text_sanitize(
		text, -1, place == HTML_ELEMENT ? TEXT_KEEP_LINES : TEXT_ONE_LINE);
	GString *out = g_string_new(NULL);

	put_escaped(out, clean, place);
	return g_string_free(out, FALSE);
}

static void put_text(GString *out, const char *text)
{
	g_autofree char *safe = html_escape(text, HTML_ELEMENT);

	g_string_append(out, safe);
}

/* NAME="text", or nothing when there is no text. */
static void put_attribute(GString *out, const char *name, const char *text)
{
	g_autofree char *safe = html_escape(text, HTML_ATTRIBUTE);

	if (*safe != '\0')
		g_string_append_printf(out, " %s=\"%s\"", name, safe);
}

static void put_link(GString *out, const struct span *s)
{
	g_string_append(out, "<a rel=\"noreferrer\"");
	put_attribute(out, "href", s->url);
	g_string_append_c(out, '>');
	put_text(out, s->text);
	g_string_append(out, "</a>");
}

static void put_span(GString *out, const struct span *s)
{
	static const char *const elements[] = { [SPAN_STRONG] = "strong", [SPAN_CODE] = "code" };

	switch (s->kind) {
	case SPAN_TEXT:
		put_text(out, s->text);
		break;
	case SPAN_STRONG:
	case SPAN_CODE:
		g_string_append_printf(out, "<%s>", elements[s->kind]);
		put_text(out, s->text);
		g_string_append_printf(out, "</%s>", elements[s->kind]);
		break;
	case SPAN_LINK:
		put_link(out, s);
		break;
	case SPAN_BREAK:
		g_string_append(out, "<br/>");
		break;
	case SPAN_COUNT:
		g_assert_not_reached();
	}
}

static void put_line(GString *out, const struct line *l)
{
	for (guint i = 0; l->spans != NULL && i < l->spans->len; i++)
		put_span(out, &g_array_index(l->spans, struct span, i));
}

/* The class attribute of one or two classes that may be empty. */
static void put_classes(GString *out, const char *one, const char *two)
{
	const char *gap = *one != '\0' && *two != '\0' ? " " : "";

	if (*one != '\0' || *two != '\0')
		g_string_append_printf(out, " class=\"%s%s%s\"", one, gap, two);
}

static void end_section(struct page *p)
{
	if (p->in_section)
		g_string_append(p->out, "</section>\n");
	p->in_section = false;
}

/* There is one h1; what would be another is a section. */
static void put_heading(struct page *p, const struct block *b)
{
	int level = b->level == 1 && p->has_title ? LEVEL_SECTION : b->level;

	p->heading++;
	p->has_title = p->has_title || level == 1;
	if (level == LEVEL_SECTION && p->depth == 0) {
		end_section(p);
		g_string_append_printf(p->out, "<section aria-labelledby=\"h%d\">\n", p->heading);
		p->in_section = true;
	}
	g_string_append_printf(p->out, "<h%d id=\"h%d\">", level, p->heading);
	put_line(p->out, &b->line);
	g_string_append_printf(p->out, "</h%d>\n", level);
}

static void put_items(struct page *p, const struct block *b)
{
	bool tasks = b->kind == BLOCK_TASKS;

	g_string_append(p->out, tasks ? "<ul class=\"tasks\">\n" : "<ul>\n");
	for (guint i = 0; i < b->items->len; i++) {
		const struct item *item = &g_array_index(b->items, struct item, i);

		g_string_append(p->out, "<li");
		put_classes(p->out, tone_classes[item->line.tone], "");
		g_string_append_c(p->out, '>');
		if (tasks)
			g_string_append_printf(
				p->out, "<span class=\"box\" aria-hidden=\"true\">%s</span>"
				"<span class=\"unseen\">%s </span>",
				item->done ? "☑" : "☐", item->done ? _("Done:") : _("To do:"));
		put_line(p->out, &item->line);
		g_string_append(p->out, "</li>\n");
	}
	g_string_append(p->out, "</ul>\n");
}

static void put_head_row(struct page *p, const struct block *b)
{
	const struct row *row = &g_array_index(b->rows, struct row, 0);

	g_string_append(p->out, "<thead><tr>");
	for (int c = 0; c < b->n_columns; c++) {
		g_string_append(p->out, "<th scope=\"col\"");
		put_classes(p->out, align_classes[b->aligns[c]], "");
		g_string_append_c(p->out, '>');
		put_line(p->out, &row->cells[c]);
		g_string_append(p->out, "</th>");
	}
	g_string_append(p->out, "</tr></thead>\n");
}

/* Each cell knows the head of its column, for screens that show rows as cards. The
 * first cell is what the row is about. */
static void put_row(struct page *p, const struct block *b, const struct row *row, char **heads)
{
	g_string_append(p->out, "<tr>");
	for (int c = 0; c < b->n_columns; c++) {
		const struct line *cell = &row->cells[c];

		g_string_append(p->out, c == 0 ? "<th scope=\"row\"" : "<td");
		put_classes(p->out, align_classes[b->aligns[c]], tone_classes[cell->tone]);
		if (c > 0)
			put_attribute(p->out, "data-head", heads[c]);
		g_string_append_c(p->out, '>');
		put_line(p->out, cell);
		g_string_append(p->out, c == 0 ? "</th>" : "</td>");
	}
	g_string_append(p->out, "</tr>\n");
}

static void put_table(struct page *p, const struct block *b)
{
	const struct row *head = &g_array_index(b->rows, struct row, 0);
	g_auto(GStrv) heads = g_new0(char *, b->n_columns + 1);

	for (int c = 0; c < b->n_columns; c++)
		heads[c] = line_plain(&head->cells[c]);
	g_string_append(p->out, "<table");
	if (p->heading > 0)
		g_string_append_printf(p->out, " aria-labelledby=\"h%d\"", p->heading);
	g_string_append(p->out, ">\n");
	put_head_row(p, b);
	g_string_append(p->out, "<tbody>\n");
	for (guint r = 1; r < b->rows->len; r++)
		put_row(p, b, &g_array_index(b->rows, struct row, r), heads);
	g_string_append(p->out, "</tbody>\n</table>\n");
}

static void put_blocks(struct page *p, const GPtrArray *blocks, guint from, guint to);

static void put_block(struct page *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(p, b);
		break;
	case BLOCK_PARAGRAPH:
		g_string_append(p->out, "<p");
		put_classes(p->out, tone_classes[b->line.tone], "");
		g_string_append_c(p->out, '>');
		put_line(p->out, &b->line);
		g_string_append(p->out, "</p>\n");
		break;
	case BLOCK_LIST:
	case BLOCK_TASKS:
		put_items(p, b);
		break;
	case BLOCK_TABLE:
		put_table(p, b);
		break;
	case BLOCK_ALERT:
		g_string_append_printf(p->out, "<p class=\"alert %s\">", alert_classes[b->alert]);
		put_line(p->out, &b->line);
		g_string_append(p->out, "</p>\n");
		break;
	case BLOCK_DETAILS:
		g_string_append(p->out, "<details><summary>");
		put_line(p->out, &b->line);
		g_string_append(p->out, "</summary>\n");
		p->depth++;
		put_blocks(p, b->blocks, 0, b->blocks->len);
		p->depth--;
		g_string_append(p->out, "</details>\n");
		break;
	case BLOCK_PICTURE:
		/* a wide one scrolls, by key, too */
		g_string_append_printf(p->out, "<figure class=\"picture\" tabindex=\"0\">\n%s"
				       "</figure>\n", b->svg);
		break;
	case BLOCK_DRAWING:
		break;
	case BLOCK_COUNT:
		g_assert_not_reached();
	}
}

/* The table that a picture repeats is folded away under it. */
static void put_blocks(struct page *p, const GPtrArray *blocks, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		const struct block *b = g_ptr_array_index(blocks, i);
		const struct block *before = i > from ? g_ptr_array_index(blocks, i - 1) : NULL;
		bool repeats = before != NULL && before->kind == BLOCK_PICTURE &&
			       b->kind == BLOCK_TABLE;

		if (repeats)
			g_string_append_printf(p->out, "<details><summary>%s</summary>\n",
					       _("The same as a table"));
		put_block(p, b);
		if (repeats)
			g_string_append(p->out, "</details>\n");
	}
}

/* A document opens with its title and the alerts behind it: what they say comes
 * before the contents. */
static guint opening_length(const GPtrArray *blocks)
{
	guint n = 0;

	while (n < blocks->len) {
		const struct block *b = g_ptr_array_index(blocks, n);

		if (!(b->kind == BLOCK_HEADING && b->level == 1 && n == 0) &&
		    b->kind != BLOCK_ALERT)
			break;
		n++;
	}
	return n;
}

static bool is_section(const struct block *b)
{
	return b->kind == BLOCK_HEADING && b->level <= LEVEL_SECTION;
}

/* How many numbers put_heading() will give away in this block. */
static int count_headings(const struct block *b)
{
	int n = b->kind == BLOCK_HEADING;

	for (guint i = 0; b->blocks != NULL && i < b->blocks->len; i++)
		n += count_headings(g_ptr_array_index(b->blocks, i));
	return n;
}

static void put_contents(struct page *p, const GPtrArray *blocks, guint from)
{
	int heading = p->heading;

	g_string_append_printf(p->out, "<nav aria-label=\"%s\">\n<details><summary>%s</summary>\n"
			       "<ol>\n", _("Contents"), _("Contents"));
	for (guint i = from; i < blocks->len; i++) {
		const struct block *b = g_ptr_array_index(blocks, i);

		if (is_section(b)) {
			g_string_append_printf(p->out, "<li><a href=\"#h%d\">", heading + 1);
			put_line(p->out, &b->line);
			g_string_append(p->out, "</a></li>\n");
		}
		heading += count_headings(b);
	}
	g_string_append(p->out, "</ol>\n</details>\n</nav>\n");
}

/* What may load or run: nothing but exactly our style sheet. */
static char *content_policy(void)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof(digest);
	g_autofree char *hash = NULL;

	g_checksum_update(sum, (const guchar *)style, sizeof(style) - 1);
	g_checksum_get_digest(sum, digest, &length);
	hash = g_base64_encode(digest, length);
	return g_strdup_printf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
			       "form-action 'none'", hash);
}

static void put_head(GString *out, const char *title)
{
	g_autofree char *policy = content_policy();
	g_autofree char *one_line = html_escape(title, HTML_ATTRIBUTE);

	g_string_append_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
			       "<meta charset=\"utf-8\"/>\n",
			       /* TRANSLATORS: not a word but the code of the language you
				* translate to, such as de, for HTML */
			       C_("language code", "en"));
	g_string_append_printf(out, "<meta http-equiv=\"Content-Security-Policy\" "
			       "content=\"%s\"/>\n", policy);
	g_string_append(out, "<meta name=\"viewport\" content=\"width=device-width, "
			"initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
			"<meta name=\"generator\" content=\"seam\"/>\n");
	g_string_append_printf(out, "<title>%s</title>\n<style>%s</style>\n</head>\n",
			       one_line, style);
}

/* The heading a document starts with, else the program's name. */
static char *title_of(const GPtrArray *blocks)
{
	const struct block *first = blocks->len > 0 ? g_ptr_array_index(blocks, 0) : NULL;

	if (first == NULL || first->kind != BLOCK_HEADING || first->level != 1)
		return g_strdup("seam");
	return line_plain(&first->line);
}

char *html_write(const struct doc *d, const struct doc_options *options)
{
	struct page p = { .out = g_string_new(NULL) };
	guint opening = opening_length(d->blocks);
	g_autofree char *title = title_of(d->blocks);
	int sections = 0;

	(void)options;
	for (guint i = opening; i < d->blocks->len; i++)
		sections += is_section(g_ptr_array_index(d->blocks, i));
	put_head(p.out, title);
	g_string_append_printf(p.out, "<body%s>\n<a class=\"skip\" href=\"#main\">%s</a>\n"
			       "<header>\n", sections >= LONG_SECTIONS ? " class=\"long\"" : "",
			       _("Skip to the text"));
	put_blocks(&p, d->blocks, 0, opening);
	if (!p.has_title) {
		g_string_append_printf(p.out, "<h1>");
		put_text(p.out, title);
		g_string_append(p.out, "</h1>\n");
		p.has_title = true;
	}
	g_string_append(p.out, "</header>\n");
	if (sections >= LONG_SECTIONS)
		put_contents(&p, d->blocks, opening);
	g_string_append(p.out, "<main id=\"main\">\n");
	put_blocks(&p, d->blocks, opening, d->blocks->len);
	end_section(&p);
	g_string_append_printf(p.out, "</main>\n<footer>%s</footer>\n</body>\n</html>\n",
			       _("Written by seam. This file is complete: it loads nothing and "
				 "runs nothing."));
	return g_string_free(p.out, FALSE);
}
