/*
 * A braille cell has two columns and four rows of dots, so a chart is drawn on a grid
 * of dots, lines by Bresenham, and put together at the end.
 */
#include "config.h"

#include "base/plot.h"

#include <stdbool.h>
#include <stdlib.h>

#include <glib.h>

#include "base/text.h"

enum { DOTS_X = 2, DOTS_Y = 4, SPARK_LEVELS = 7, BRAILLE = 0x2800, SPARK = 0x2581 };

char *plot_spark(const int *values, int n, int max)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < n; i++) {
		int level = max > 0 ? (int)((gint64)CLAMP(values[i], 0, max) *
					    (SPARK_LEVELS - 1) / max) : 0;

		g_string_append_unichar(out, values[i] < 0 ? ' ' : (gunichar)(SPARK + level));
	}
	return g_string_free(out, FALSE);
}

struct grid {
	int width, height;	/* in dots */
	unsigned char *cells;	/* braille bits */
	int columns;
};

static void set_dot(struct grid *g, int x, int y)
{
	static const unsigned char bits[DOTS_Y][DOTS_X] = {
		{ 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

	g->cells[y / DOTS_Y * g->columns + x / DOTS_X] |= bits[y % DOTS_Y][x % DOTS_X];
}

static void draw_line(struct grid *g, int x0, int y0, int x1, int y1)
{
	int dx = abs(x1 - x0), dy = -abs(y1 - y0), error = dx + dy;

	for (;;) {
		int twice = 2 * error;

		set_dot(g, x0, y0);
		if (x0 == x1 && y0 == y1)
			return;
		if (twice >= dy) {
			error += dy;
			x0 += x0 < x1 ? 1 : -1;
		}
		if (twice <= dx) {
			error += dx;
			y0 += y0 < y1 ? 1 : -1;
		}
	}
}

/* Where value i stands on a width; a single one stands at the left. */
static int place_of(const struct plot *p, int i, int width)
{
	return p->n > 1 ? (int)((gint64)i * (width - 1) / (p->n - 1)) : 0;
}

static int height_of(const struct plot *p, int i, int height)
{
	int value = CLAMP(p->values[i], 0, p->max);

	return height - 1 - (p->max > 0 ? (int)((gint64)value * (height - 1) / p->max) : 0);
}

static void draw(struct grid *g, const struct plot *p)
{
	int before = -1;

	for (int i = 0; i < p->n; i++) {
		int from = p->values[i] >= 0 && before >= 0 ? before : i;

		if (p->values[i] >= 0)
			draw_line(g, place_of(p, from, g->width), height_of(p, from, g->height),
				  place_of(p, i, g->width), height_of(p, i, g->height));
		before = p->values[i] >= 0 ? i : -1;
	}
}

static void put_label(GString *out, const char *label, int width_cols)
{
	g_autofree char *padded = text_pad_cols(label, width_cols, TEXT_RIGHT);

	g_string_append(out, padded);
}

static void put_rows(GString *out, const struct grid *g, const struct plot *p, int label_cols)
{
	int rows = g->height / DOTS_Y;

	for (int r = 0; r < rows; r++) {
		put_label(out, r == 0 ? p->top : r == rows - 1 ? p->bottom : "", label_cols);
		g_string_append(out, " │");
		for (int c = 0; c < g->columns; c++)
			g_string_append_unichar(out, BRAILLE + g->cells[r * g->columns + c]);
		g_string_append_c(out, '\n');
	}
}

static bool is_marked(const struct plot *p, int column, int columns)
{
	for (int i = 0; i < p->n_marks; i++)
		if (place_of(p, p->marks[i], columns) == column)
			return true;
	return false;
}

static void put_axis(GString *out, const struct plot *p, int columns, int label_cols)
{
	put_label(out, "", label_cols);
	g_string_append(out, " └");
	for (int c = 0; c < columns; c++)
		g_string_append(out, is_marked(p, c, columns) ? "┴" : "─");
	g_string_append_c(out, '\n');
}

static void put_ends(GString *out, const struct plot *p, int columns, int label_cols)
{
	int first_cols = text_width_cols(p->first), gap;

	put_label(out, "", label_cols + 2);
	g_string_append(out, p->first);
	gap = columns - first_cols - text_width_cols(p->last);
	if (p->n > 1 && gap > 0)
		g_string_append_printf(out, "%*s%s", gap, "", p->last);
	g_string_append_c(out, '\n');
}

char *plot_chart(const struct plot *p, int width_cols, int height_rows)
{
	int label_cols = MAX(text_width_cols(p->top), text_width_cols(p->bottom));
	int columns = MAX(1, width_cols - label_cols - 2), rows = MAX(1, height_rows);
	g_autofree unsigned char *cells = g_malloc0((gsize)columns * rows);
	struct grid g = { columns * DOTS_X, rows * DOTS_Y, cells, columns };
	GString *out = g_string_new(NULL);

	draw(&g, p);
	put_rows(out, &g, p, label_cols);
	put_axis(out, p, columns, label_cols);
	if (p->first != NULL && p->last != NULL)
		put_ends(out, p, columns, label_cols);
	return g_string_free(out, FALSE);
}
