/*
 * Rows against columns. A sign stands where they meet; its colour only repeats it.
 * Heads of columns are slanted, so that long names of services stay readable.
 */
#include "config.h"

#include "report/svg.h"

#include <glib/gi18n.h>

#include "base/text.h"

enum {
	CELL = 28,
	COLUMN_WIDTH = 8,	/* of one column of text, roughly */
	HEAD_COLS = 22,
	ROW_COLS = 26,
	MARGIN = 8,
	SLANT_SHARE = 71,	/* percent: what a text takes of each axis at 45 degrees */
};

static int widest(const char *const *labels, int n, int max_cols)
{
	int width = 1;

	for (int i = 0; i < n; i++)
		width = MAX(width, MIN(text_width_cols(labels[i]), max_cols));
	return width * COLUMN_WIDTH + MARGIN;
}

static void put_grid(GString *out, int left, int top, int n_rows, int n_columns)
{
	for (int r = 0; r <= n_rows; r++)
		g_string_append_printf(out, "<line class=\"rule\" x1=\"0\" y1=\"%d\" x2=\"%d\" "
				       "y2=\"%d\"/>\n", top + r * CELL, left + n_columns * CELL,
				       top + r * CELL);
	for (int c = 0; c <= n_columns; c++)
		g_string_append_printf(out, "<line class=\"rule\" x1=\"%d\" y1=\"%d\" x2=\"%d\" "
				       "y2=\"%d\"/>\n", left + c * CELL, top, left + c * CELL,
				       top + n_rows * CELL);
}

static void put_heads(GString *out, const struct svg_matrix *m, int left, int top, int n_rows,
		      int n_columns)
{
	for (int c = 0; c < n_columns; c++) {
		g_string_append_printf(out, "<g transform=\"translate(%d %d) rotate(-45)\">",
				       left + c * CELL + CELL / 2, top - 6);
		svg_text_at(out, 0, 0, "", m->columns[c], HEAD_COLS);
		g_string_append(out, "</g>\n");
	}
	for (int r = 0; r < n_rows; r++)
		svg_text_at(out, 0, top + r * CELL + CELL / 2 + 5, "", m->rows[r], ROW_COLS);
}

static void put_cell(GString *out, const struct svg_cell *cell, int left, int top)
{
	int x = left + cell->column * CELL, y = top + cell->row * CELL;
	g_autofree char *class = g_strdup_printf("middle sign %s", svg_tone(cell->tone));

	g_string_append_printf(out, "<rect class=\"cell %s\" x=\"%d\" y=\"%d\" width=\"%d\" "
			       "height=\"%d\"/>\n", svg_tone(cell->tone), x + 2, y + 2, CELL - 4,
			       CELL - 4);
	svg_text_at(out, x + CELL / 2, y + CELL / 2 + 5, class, cell->sign, 2);
}

char *svg_matrix(const struct svg_head *head, const struct svg_matrix *m)
{
	int n_rows = MIN(m->n_rows, SVG_MATRIX_MAX);
	int n_columns = MIN(m->n_columns, SVG_MATRIX_MAX);
	int left = widest(m->rows, n_rows, ROW_COLS);
	int slant = widest(m->columns, n_columns, HEAD_COLS) * SLANT_SHARE / 100 + 2 * MARGIN;
	int bottom = slant + n_rows * CELL;
	bool cut = n_rows < m->n_rows || n_columns < m->n_columns;
	GString *out = svg_begin(head, MAX(left + n_columns * CELL + slant, 360),
				 bottom + (cut ? 28 : MARGIN));

	put_grid(out, left, slant, n_rows, n_columns);
	put_heads(out, m, left, slant, n_rows, n_columns);
	for (int i = 0; i < m->n_cells; i++)
		if (m->cells[i].row < n_rows && m->cells[i].column < n_columns)
			put_cell(out, &m->cells[i], left, slant);
	if (cut) {
		g_autofree char *note = g_strdup_printf(
			_("Drawn: %d of %d rows, %d of %d columns. The table has all."), n_rows,
			m->n_rows, n_columns, m->n_columns);

		svg_text_at(out, 0, bottom + 20, "quiet", note, 0);
	}
	return svg_end(out);
}
