/*
 * Documents as plain text for a terminal or a line printer: wrapped at a width,
 * marks by layout alone, no escape sequences. Whether the locale can show every
 * sign is the caller's question (text_for_locale).
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "report/blocks.h"

enum {
	GAP_COLS = 2,		/* between two columns of a table */
	CELL_MIN_COLS = 8,	/* a narrower cell reads worse than a list */
	WORD_KEPT_COLS = 24,	/* names up to this length are not broken for others */
	UNLIMITED_COLS = 1 << 20,
	CELL_ALIGNED_COLS = 200,	/* at no width: a longer cell stands out alone */
};

struct page {
	GString *out;
	int width_cols;
};

/* A line as people read it, without its marks: an address follows its text. */
static char *plain_text(const struct line *l)
{
	g_autoptr(GString) raw = g_string_new(NULL);

	for (guint i = 0; l->spans != NULL && i < l->spans->len; i++) {
		const struct span *s = &g_array_index(l->spans, struct span, i);

		g_string_append(raw, s->kind == SPAN_BREAK ? "\n" : s->text);
		if (s->kind == SPAN_LINK)
			g_string_append_printf(raw, " <%s>", s->url);
	}
	return text_sanitize(raw->str, -1, TEXT_KEEP_LINES);
}

static void put_filled(struct page *p, const struct line *l, const char *first,
		       const char *rest)
{
	g_autofree char *plain = g_strchomp(plain_text(l));
	g_autofree char *filled = text_fill(plain, p->width_cols, first, rest);

	g_string_append(p->out, filled);
}

static void put_heading(struct page *p, const struct block *b)
{
	static const char marks[] = { '=', '-' };
	g_autofree char *plain = g_strchomp(plain_text(&b->line));
	g_autofree char *filled = NULL;
	g_auto(GStrv) lines = NULL;
	int widest = 0;

	g_strdelimit(plain, "\n", ' ');
	filled = text_fill(plain, p->width_cols, "", "");
	g_string_append(p->out, filled);
	if (b->level > (int)G_N_ELEMENTS(marks))
		return;
	lines = g_strsplit(filled, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		widest = MAX(widest, text_width_cols(*line));
	for (int i = 0; i < widest; i++)
		g_string_append_c(p->out, marks[b->level - 1]);
	g_string_append_c(p->out, '\n');
}

static void put_items(struct page *p, const struct block *b)
{
	for (guint i = 0; i < b->items->len; i++) {
		const struct item *item = &g_array_index(b->items, struct item, i);

		if (b->kind == BLOCK_LIST)
			put_filled(p, &item->line, "- ", "  ");
		else
			put_filled(p, &item->line, item->done ? "[x] " : "[ ] ", "    ");
	}
}

/* All cells of a table as text, row by row. */
static GPtrArray *table_texts(const struct block *b)
{
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

	for (guint r = 0; r < b->rows->len; r++) {
		const struct row *row = &g_array_index(b->rows, struct row, r);

		for (int c = 0; c < b->n_columns; c++)
			g_ptr_array_add(texts, g_strchomp(plain_text(&row->cells[c])));
	}
	return texts;
}

static int natural_width(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int width = 0;

	for (char **line = lines; *line != NULL; line++)
		width = MAX(width, text_width_cols(*line));
	return width;
}

/* What a column should keep: its longest word, within reason. */
static int word_width(const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
	int width = CELL_MIN_COLS;

	for (char **word = words; *word != NULL; word++)
		width = MAX(width, text_width_cols(*word));
	return MIN(width, WORD_KEPT_COLS);
}

/* Takes columns from the widest of those above their floor until the table fits; false
 * when it cannot. */
static bool shrink_widths(int *widths, const int *floors, int n, int width_cols)
{
	for (;;) {
		int total = GAP_COLS * (n - 1);
		int widest = -1, step;

		for (int c = 0; c < n; c++) {
			total += widths[c];
			if (widths[c] > floors[c] &&
			    (widest < 0 || widths[c] > widths[widest]))
				widest = c;
		}
		if (total <= width_cols)
			return true;
		if (widest < 0)
			return false;
		step = MIN(total - width_cols, (widths[widest] - CELL_MIN_COLS) / 4 + 1);
		widths[widest] -= MIN(step, widths[widest] - floors[widest]);
	}
}

/* Words are broken only when the table would not fit otherwise. */
static bool fit_widths(int *widths, int *floors, int n, int width_cols)
{
	if (shrink_widths(widths, floors, n, width_cols))
		return true;
	for (int c = 0; c < n; c++)
		floors[c] = CELL_MIN_COLS;
	return shrink_widths(widths, floors, n, width_cols);
}

/* One cell's line, filled up to the width of its column. */
static void put_cell(struct page *p, const char *text, int width_cols, enum text_align align)
{
	g_autofree char *padded = NULL;

	if (text_width_cols(text) > width_cols) {
		g_string_append(p->out, text);
		return;
	}
	padded = text_pad_cols(text, width_cols, align);
	g_string_append(p->out, padded);
}

static void put_row(struct page *p, const struct block *b, char **cells, const int *widths)
{
	g_autofree char ***wrapped = g_new0(char **, b->n_columns);
	bool unlimited = p->width_cols == UNLIMITED_COLS;
	guint height = 0;

	for (int c = 0; c < b->n_columns; c++) {
		wrapped[c] = text_wrap(cells[c], unlimited ? G_MAXINT : MAX(1, widths[c]));
		height = MAX(height, g_strv_length(wrapped[c]));
	}
	for (guint i = 0; i < height; i++) {
		gsize start = p->out->len;

		for (int c = 0; c < b->n_columns; c++) {
			bool has = i < g_strv_length(wrapped[c]);

			if (c > 0)
				g_string_append_printf(p->out, "%*s", GAP_COLS, "");
			put_cell(p, has ? wrapped[c][i] : "", widths[c], b->aligns[c]);
		}
		while (p->out->len > start && p->out->str[p->out->len - 1] == ' ')
			g_string_truncate(p->out, p->out->len - 1);
		g_string_append_c(p->out, '\n');
	}
	for (int c = 0; c < b->n_columns; c++)
		g_strfreev(wrapped[c]);
}

/* A table that does not fit: one "Head: cell" a line, rows apart. */
static void put_records(struct page *p, const struct block *b, char **texts)
{
	for (guint r = 1; r < b->rows->len; r++) {
		if (r > 1)
			g_string_append_c(p->out, '\n');
		for (int c = 0; c < b->n_columns; c++) {
			const char *cell = texts[(int)r * b->n_columns + c];
			g_autofree char *text = g_strdup_printf("%s: %s", texts[c], cell);
			g_autofree char *filled = text_fill(text, p->width_cols, "", "  ");

			if (*cell != '\0')
				g_string_append(p->out, filled);
		}
	}
}

static void put_table(struct page *p, const struct block *b)
{
	g_autoptr(GPtrArray) texts = table_texts(b);
	g_autofree int *widths = g_new0(int, b->n_columns);
	g_autofree int *floors = g_new0(int, b->n_columns);
	char **all = (char **)texts->pdata;

	for (guint i = 0; i < texts->len; i++) {
		int c = (int)(i % (guint)b->n_columns);

		widths[c] = MAX(widths[c], natural_width(all[i]));
		floors[c] = MAX(floors[c], word_width(all[i]));
	}
	/* one long cell must not widen thousands of rows */
	for (int c = 0; p->width_cols == UNLIMITED_COLS && c < b->n_columns; c++)
		widths[c] = MIN(widths[c], CELL_ALIGNED_COLS);
	if (!fit_widths(widths, floors, b->n_columns, p->width_cols)) {
		put_records(p, b, all);
		return;
	}
	for (guint r = 0; r < b->rows->len; r++) {
		put_row(p, b, &all[(int)r * b->n_columns], widths);
		if (r > 0)
			continue;
		for (int c = 0; c < b->n_columns; c++) {
			for (int i = 0; i < widths[c]; i++)
				g_string_append_c(p->out, '-');
			g_string_append_printf(p->out, "%*s",
					       c + 1 < b->n_columns ? GAP_COLS : 0, "");
		}
		g_string_append_c(p->out, '\n');
	}
}

static void put_blocks(struct page *p, const GPtrArray *blocks);

static void put_block(struct page *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(p, b);
		break;
	case BLOCK_PARAGRAPH:
		put_filled(p, &b->line, "", "");
		break;
	case BLOCK_LIST:
	case BLOCK_TASKS:
		put_items(p, b);
		break;
	case BLOCK_TABLE:
		put_table(p, b);
		break;
	case BLOCK_ALERT:
		put_filled(p, &b->line, "  ", "  ");
		break;
	case BLOCK_DETAILS:
		put_filled(p, &b->line, "", "");
		g_string_append_c(p->out, '\n');
		put_blocks(p, b->blocks);
		break;
	case BLOCK_DRAWING: {
		g_autofree char *lines = text_sanitize(b->svg, -1, TEXT_KEEP_LINES);

		g_string_append(p->out, lines);
		break;
	}
	case BLOCK_PICTURE:
		break;
	case BLOCK_COUNT:
		g_assert_not_reached();
	}
}

static void put_blocks(struct page *p, const GPtrArray *blocks)
{
	bool first = true;

	for (guint i = 0; i < blocks->len; i++) {
		const struct block *b = g_ptr_array_index(blocks, i);

		if (b->kind == BLOCK_PICTURE)
			continue;
		if (!first)
			g_string_append_c(p->out, '\n');
		put_block(p, b);
		first = false;
	}
}

char *text_write(const struct doc *d, const struct doc_options *options)
{
	struct page p = { .out = g_string_new(NULL) };

	p.width_cols = options->width_cols > 0 ? options->width_cols : UNLIMITED_COLS;
	put_blocks(&p, d->blocks);
	return g_string_free(p.out, FALSE);
}
