/*
 * Documents as GitHub-flavoured markdown. User text can be anything: what leaves
 * here parses back to exactly that text and to no structure of its own. Escapes
 * are kept to what that needs, so that the raw file stays readable. Names and
 * numbers that a forge would link and notify (@name, #12) get an invisible
 * space, the one thing that is added to the text.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "report/blocks.h"

/* Where in a line the escaping stands; one line of a document has one of these. */
struct cursor {
	GString *out;
	enum markdown_place place;
	bool at_start;		/* nothing but blanks of this line is out yet */
	bool in_number;		/* only digits since the start */
	gunichar before;	/* the character before, 0 at the start */
};

static const char *const alert_words[] = {
	[ALERT_NOTE] = "NOTE",
	[ALERT_TIP] = "TIP",
	[ALERT_IMPORTANT] = "IMPORTANT",
	[ALERT_WARNING] = "WARNING",
};
G_STATIC_ASSERT(G_N_ELEMENTS(alert_words) == ALERT_COUNT);

static void cursor_init(struct cursor *c, GString *out, enum markdown_place place)
{
	*c = (struct cursor){ .out = out, .place = place, .at_start = true };
}

static bool is_word(gunichar c)
{
	return c == '_' || g_unichar_isalnum(c);
}

/* A blank that would be eaten at the edge of a line. */
static bool is_edge(const struct cursor *c, const char *next)
{
	return c->at_start || *next == '\n' || *next == '\0';
}

static void put_newline(struct cursor *c)
{
	g_string_append(c->out, c->place == MARKDOWN_HEADING ? " " : "<br>");
	c->at_start = c->place != MARKDOWN_HEADING;
	c->in_number = false;
	c->before = 0;
}

static bool starts_www(const char *text)
{
	return g_ascii_strncasecmp(text, "www.", 4) == 0;
}

/* Whether a backslash has to go before this character here. */
static bool needs_backslash(const struct cursor *c, char character)
{
	if (strchr("\\`*_[]<>&|~#", character) != NULL)
		return true;
	if (c->at_start)	/* a list, a heading's underline, a table's rule */
		return strchr("+-=:", character) != NULL;
	return c->in_number && (character == '.' || character == ')');
}

static bool would_ping(const struct cursor *c, const char *text)
{
	if (*text == '#')
		return g_ascii_isdigit(text[1]);
	return *text == '@' && is_word(g_utf8_get_char(text + 1)) && !is_word(c->before);
}

/* One character; text is not at its end. Returns what follows it. */
static const char *put_character(struct cursor *c, const char *text)
{
	const char *next = g_utf8_next_char(text);
	bool pings = would_ping(c, text);

	if (*text == '\n') {
		put_newline(c);
		return next;
	}
	if (*text == ' ' && is_edge(c, next)) {
		g_string_append(c->out, "&#32;");
	} else if (*text == ':' && g_str_has_prefix(text, "://")) {
		g_string_append(c->out, "&#58;");
	} else if (starts_www(text)) {
		g_string_append_printf(c->out, "&#%d;", *text);
	} else {
		if (needs_backslash(c, *text))
			g_string_append_c(c->out, '\\');
		g_string_append_len(c->out, text, next - text);
	}
	if (pings)
		g_string_append(c->out, "&#8203;");
	c->in_number = (c->at_start || c->in_number) && g_ascii_isdigit(*text);
	c->at_start = false;
	c->before = g_utf8_get_char(text);
	return next;
}

static void put_text(struct cursor *c, const char *text)
{
	while (*text != '\0')
		text = put_character(c, text);
}

char *markdown_escape(const char *text, enum markdown_place place)
{
	g_autofree char *clean = g_strstrip(text_sanitize(text, -1, TEXT_KEEP_LINES));
	GString *out = g_string_new(NULL);
	struct cursor c;

	cursor_init(&c, out, place);
	put_text(&c, clean);
	return g_string_free(out, FALSE);
}

/* Whitespace of any script at the ends would keep ** from opening or closing. */
static char *strip_unicode(char *text)
{
	char *start = text;
	char *end = text + strlen(text);

	while (*start != '\0' && g_unichar_isspace(g_utf8_get_char(start)))
		start = g_utf8_next_char(start);
	while (end > start) {
		char *last = g_utf8_prev_char(end);

		if (!g_unichar_isspace(g_utf8_get_char(last)))
			break;
		end = last;
	}
	memmove(text, start, (gsize)(end - start));
	text[end - start] = '\0';
	return text;
}

static void put_strong(struct cursor *c, char *text)
{
	if (*strip_unicode(text) == '\0')
		return;
	g_string_append(c->out, "**");
	c->at_start = c->in_number = false;
	put_text(c, text);
	g_string_append(c->out, "**");
}

/* Ids, values and conditions need no escape in a code span; what would is text. */
static void put_code(struct cursor *c, const char *text)
{
	if (strpbrk(text, "`|\\\n") != NULL || *text == ' ') {
		put_text(c, text);
		return;
	}
	g_string_append_printf(c->out, "`%s`", text);
	c->at_start = c->in_number = false;
	c->before = '`';
}

static void put_link(struct cursor *c, const char *text, const char *url)
{
	g_string_append_c(c->out, '[');
	c->at_start = c->in_number = false;
	put_text(c, text);
	g_string_append(c->out, "](<");
	for (const unsigned char *u = (const unsigned char *)url; *u != '\0'; u++) {
		if (*u == '&')
			g_string_append(c->out, "&amp;");
		else if (*u <= ' ' || *u == 0x7f || strchr("<>\\|`\"", *u) != NULL)
			g_string_append_printf(c->out, "%%%02X", *u);
		else
			g_string_append_c(c->out, (char)*u);
	}
	g_string_append(c->out, ">)");
	c->before = ')';
}

/* A run of text, which is emptied. A blank before ** is not at the edge of a word: what
 * follows is said. */
static void put_run(struct cursor *c, GString *text, bool is_last)
{
	if (c->at_start)
		g_string_erase(text, 0, (gssize)strspn(text->str, " \n"));
	if (is_last)
		g_string_truncate(text, strlen(g_strchomp(text->str)));
	if (g_str_has_suffix(text->str, " ")) {
		g_string_truncate(text, text->len - 1);
		put_text(c, text->str);
		if (!c->at_start)
			g_string_append_c(c->out, ' ');
		c->before = ' ';
	} else {
		put_text(c, text->str);
	}
	g_string_truncate(text, 0);
}

static bool is_plain(const struct span *s)
{
	return s->kind == SPAN_TEXT || s->kind == SPAN_BREAK;
}

/* Spans that escape alike are joined, so that an escape which looks ahead or at the
 * edge of the line sees what really stands there. */
static void put_line(GString *out, const struct line *l, enum markdown_place place)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct cursor c;
	guint n = l->spans != NULL ? l->spans->len : 0;

	cursor_init(&c, out, place);
	for (guint i = 0; i < n; i++) {
		const struct span *s = &g_array_index(l->spans, struct span, i);
		const struct span *next = i + 1 < n ? s + 1 : NULL;
		g_autofree char *clean = NULL;

		clean = text_sanitize(s->text != NULL ? s->text : "\n", -1, TEXT_KEEP_LINES);
		switch (s->kind) {
		case SPAN_TEXT:
		case SPAN_BREAK:
			g_string_append(text, clean);
			if (next == NULL || !is_plain(next))
				put_run(&c, text, next == NULL);
			break;
		case SPAN_STRONG:
			put_strong(&c, clean);
			break;
		case SPAN_CODE:
			put_code(&c, clean);
			break;
		case SPAN_LINK:
			put_link(&c, clean, s->url);
			break;
		case SPAN_COUNT:
			g_assert_not_reached();
		}
	}
}

/* The summary of folded details stands in HTML, where markdown is not read. */
static void put_summary(GString *out, const struct line *l)
{
	g_autofree char *plain = line_plain(l);
	g_autofree char *clean = text_sanitize(plain, -1, TEXT_ONE_LINE);
	g_autofree char *html = g_markup_escape_text(clean, -1);

	g_string_append_printf(out, "<details><summary>%s</summary>\n", html);
}

static void put_items(GString *out, const struct block *b)
{
	for (guint i = 0; i < b->items->len; i++) {
		const struct item *item = &g_array_index(b->items, struct item, i);

		g_string_append(out, "- ");
		if (b->kind == BLOCK_TASKS)
			g_string_append(out, item->done ? "[x] " : "[ ] ");
		put_line(out, &item->line, MARKDOWN_ITEM);
		g_string_append_c(out, '\n');
	}
}

static void put_rule(GString *out, const struct block *b)
{
	static const char *const rules[] = {
		[TEXT_LEFT] = " --- |", [TEXT_RIGHT] = " --: |", [TEXT_CENTER] = " :-: |",
	};

	g_string_append_c(out, '|');
	for (int c = 0; c < b->n_columns; c++)
		g_string_append(out, rules[b->aligns[c]]);
	g_string_append_c(out, '\n');
}

static void put_table(GString *out, const struct block *b)
{
	for (guint r = 0; r < b->rows->len; r++) {
		const struct row *row = &g_array_index(b->rows, struct row, r);

		g_string_append_c(out, '|');
		for (int c = 0; c < b->n_columns; c++) {
			g_string_append_c(out, ' ');
			put_line(out, &row->cells[c], MARKDOWN_CELL);
			g_string_append(out, " |");
		}
		g_string_append_c(out, '\n');
		if (r == 0)
			put_rule(out, b);
	}
}

static void put_blocks(GString *out, const GPtrArray *blocks);

static void put_block(GString *out, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		g_string_append(out, &"#### "[4 - b->level]);
		put_line(out, &b->line, MARKDOWN_HEADING);
		g_string_append_c(out, '\n');
		break;
	case BLOCK_PARAGRAPH:
		put_line(out, &b->line, MARKDOWN_PARAGRAPH);
		g_string_append_c(out, '\n');
		break;
	case BLOCK_LIST:
	case BLOCK_TASKS:
		put_items(out, b);
		break;
	case BLOCK_TABLE:
		put_table(out, b);
		break;
	case BLOCK_ALERT:
		g_string_append_printf(out, "> [!%s]\n> ", alert_words[b->alert]);
		put_line(out, &b->line, MARKDOWN_PARAGRAPH);
		g_string_append_c(out, '\n');
		break;
	case BLOCK_DETAILS:
		put_summary(out, &b->line);
		put_blocks(out, b->blocks);
		g_string_append(out, "\n</details>\n");
		break;
	case BLOCK_PICTURE:
	case BLOCK_DRAWING:
		break;
	case BLOCK_COUNT:
		g_assert_not_reached();
	}
}

static bool is_list(const struct block *b)
{
	return b->kind == BLOCK_LIST || b->kind == BLOCK_TASKS;
}

static void put_blocks(GString *out, const GPtrArray *blocks)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct block *b = g_ptr_array_index(blocks, i);

		if (b->kind == BLOCK_PICTURE || b->kind == BLOCK_DRAWING)
			continue;
		if (out->len > 0)
			g_string_append_c(out, '\n');
		/* Two lists in a row would become one. */
		if (i > 0 && is_list(b) && is_list(g_ptr_array_index(blocks, i - 1)))
			g_string_append(out, "<!-- -->\n\n");
		put_block(out, b);
	}
}

char *markdown_write(const struct doc *d, const struct doc_options *options)
{
	GString *out = g_string_new(NULL);

	(void)options;
	put_blocks(out, d->blocks);
	return g_string_free(out, FALSE);
}
