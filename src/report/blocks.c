/*
 * Building and freeing of documents, and the table of formats. What a block
 * looks like is the writers' business.
 */
#include "config.h"

#include "report/blocks.h"

#include <string.h>

#define FORMAT_ROW(NAME, name, write) [FORMAT_##NAME] = { #name, write },
static const struct {
	const char *name;
	char *(*write)(const struct doc *d, const struct doc_options *options);
} formats[] = { DOCUMENT_FORMATS(FORMAT_ROW) DATA_FORMATS(FORMAT_ROW) };
#undef FORMAT_ROW

static void clear_span(gpointer data)
{
	struct span *s = data;

	g_free(s->text);
	g_free(s->url);
}

static void clear_line(struct line *l)
{
	g_clear_pointer(&l->spans, g_array_unref);
}

static void clear_item(gpointer data)
{
	struct item *item = data;

	clear_line(&item->line);
}

static void free_block(gpointer data)
{
	struct block *b = data;

	clear_line(&b->line);
	g_clear_pointer(&b->items, g_array_unref);
	if (b->rows != NULL) {
		for (guint r = 0; r < b->rows->len; r++) {
			struct row *row = &g_array_index(b->rows, struct row, r);

			for (int c = 0; c < b->n_columns; c++)
				clear_line(&row->cells[c]);
			g_free(row->cells);
		}
		g_array_unref(b->rows);
	}
	g_free(b->aligns);
	g_free(b->svg);
	g_clear_pointer(&b->blocks, g_ptr_array_unref);
	g_free(b);
}

struct doc *doc_new(void)
{
	struct doc *d = g_new0(struct doc, 1);

	d->blocks = g_ptr_array_new_with_free_func(free_block);
	d->open = g_ptr_array_new();
	g_ptr_array_add(d->open, d->blocks);
	return d;
}

void doc_free(struct doc *d)
{
	if (d == NULL)
		return;
	g_ptr_array_unref(d->open);
	g_ptr_array_unref(d->blocks);
	g_free(d);
}

/* Where blocks go now. */
static GPtrArray *current(struct doc *d)
{
	return g_ptr_array_index(d->open, d->open->len - 1);
}

static struct block *last_block(struct doc *d)
{
	GPtrArray *blocks = current(d);

	return blocks->len > 0 ? g_ptr_array_index(blocks, blocks->len - 1) : NULL;
}

static struct block *add_block(struct doc *d, enum block_kind kind, const char *text)
{
	struct block *b = g_new0(struct block, 1);

	b->kind = kind;
	line_text(&b->line, text);
	g_ptr_array_add(current(d), b);
	return b;
}

struct line *doc_heading(struct doc *d, int level, const char *text)
{
	struct block *b = add_block(d, BLOCK_HEADING, text);

	b->level = CLAMP(level, 1, 4);
	return &b->line;
}

struct line *doc_paragraph(struct doc *d, const char *text)
{
	return &add_block(d, BLOCK_PARAGRAPH, text)->line;
}

struct line *doc_alert(struct doc *d, enum alert_kind kind, const char *text)
{
	struct block *b = add_block(d, BLOCK_ALERT, text);

	b->alert = kind;
	return &b->line;
}

static struct line *add_item(struct doc *d, enum block_kind kind, bool done, const char *text)
{
	struct block *b = last_block(d);
	struct item item = { .done = done };

	if (b == NULL || b->kind != kind)
		b = add_block(d, kind, NULL);
	if (b->items == NULL) {
		b->items = g_array_new(FALSE, TRUE, sizeof(struct item));
		g_array_set_clear_func(b->items, clear_item);
	}
	line_text(&item.line, text);
	g_array_append_val(b->items, item);
	return &g_array_index(b->items, struct item, b->items->len - 1).line;
}

struct line *doc_item(struct doc *d, const char *text)
{
	return add_item(d, BLOCK_LIST, false, text);
}

struct line *doc_task(struct doc *d, bool done, const char *text)
{
	return add_item(d, BLOCK_TASKS, done, text);
}

void doc_table(struct doc *d, const char *const *heads, const enum text_align *aligns)
{
	struct block *b = add_block(d, BLOCK_TABLE, NULL);

	b->n_columns = (int)g_strv_length((char **)heads);
	b->rows = g_array_new(FALSE, TRUE, sizeof(struct row));
	b->aligns = g_new0(enum text_align, b->n_columns);
	if (aligns != NULL)
		memcpy(b->aligns, aligns, (gsize)b->n_columns * sizeof(*aligns));
	doc_row(d);
	for (int c = 0; c < b->n_columns; c++)
		doc_cell(d, c, heads[c]);
}

void doc_row(struct doc *d)
{
	struct block *b = last_block(d);
	struct row row;

	g_assert(b != NULL && b->kind == BLOCK_TABLE);
	row.cells = g_new0(struct line, b->n_columns);
	g_array_append_val(b->rows, row);
}

struct line *doc_cell(struct doc *d, int column, const char *text)
{
	struct block *b = last_block(d);
	struct line *cell;

	g_assert(b != NULL && b->kind == BLOCK_TABLE && column < b->n_columns);
	cell = &g_array_index(b->rows, struct row, b->rows->len - 1).cells[column];
	line_text(cell, text);
	return cell;
}

void doc_details_begin(struct doc *d, const char *summary)
{
	struct block *b = add_block(d, BLOCK_DETAILS, summary);

	b->blocks = g_ptr_array_new_with_free_func(free_block);
	g_ptr_array_add(d->open, b->blocks);
}

void doc_details_end(struct doc *d)
{
	g_assert(d->open->len > 1);
	g_ptr_array_set_size(d->open, (int)d->open->len - 1);
}

void doc_picture_take(struct doc *d, char *svg)
{
	add_block(d, BLOCK_PICTURE, NULL)->svg = svg;
}

void doc_drawing_take(struct doc *d, char *lines)
{
	add_block(d, BLOCK_DRAWING, NULL)->svg = lines;
}

static void add_span(struct line *l, enum span_kind kind, const char *text, const char *url)
{
	struct span s = { .kind = kind, .text = g_strdup(text), .url = g_strdup(url) };

	if (l->spans == NULL) {
		l->spans = g_array_new(FALSE, TRUE, sizeof(struct span));
		g_array_set_clear_func(l->spans, clear_span);
	}
	g_array_append_val(l->spans, s);
}

void line_text(struct line *l, const char *text)
{
	if (text != NULL && *text != '\0')
		add_span(l, SPAN_TEXT, text, NULL);
}

void line_textf(struct line *l, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	line_text(l, text);
}

void line_strong(struct line *l, const char *text)
{
	if (text != NULL && *text != '\0')
		add_span(l, SPAN_STRONG, text, NULL);
}

void line_label(struct line *l, const char *label)
{
	gsize length = strlen(label);
	bool is_marked = length > 0 && g_ascii_ispunct(label[length - 1]);
	g_autofree char *marked = g_strconcat(label, is_marked ? "" : ":", NULL);

	line_strong(l, marked);
	line_text(l, " ");
}

void line_code(struct line *l, const char *text)
{
	if (text != NULL && *text != '\0')
		add_span(l, SPAN_CODE, text, NULL);
}

void line_link(struct line *l, const char *text, const char *url)
{
	bool is_web = url != NULL && (g_str_has_prefix(url, "https://") ||
				      g_str_has_prefix(url, "http://"));

	if (text == NULL || *text == '\0')
		return;
	/* Any other address could act (javascript:, file:): its text is enough. */
	add_span(l, is_web ? SPAN_LINK : SPAN_TEXT, text, is_web ? url : NULL);
}

void line_break(struct line *l)
{
	add_span(l, SPAN_BREAK, NULL, NULL);
}

char *line_plain(const struct line *l)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; l->spans != NULL && i < l->spans->len; i++) {
		const struct span *s = &g_array_index(l->spans, struct span, i);

		g_string_append(out, s->kind == SPAN_BREAK ? "\n" : s->text);
	}
	return g_string_free(out, FALSE);
}

const char *format_name(enum format f)
{
	g_assert((unsigned)f < FORMAT_COUNT);
	return formats[f].name;
}

enum format format_from_name(const char *name)
{
	int f = 0;

	while (f < FORMAT_COUNT && g_ascii_strcasecmp(formats[f].name, name) != 0)
		f++;
	return f;
}

char *doc_write(const struct doc *d, enum format format, const struct doc_options *options)
{
	static const struct doc_options defaults;

	g_assert(format < FORMAT_COUNT && formats[format].write != NULL);
	return formats[format].write(d, options != NULL ? options : &defaults);
}
