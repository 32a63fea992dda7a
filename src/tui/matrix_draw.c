/*
 * How the views of the matrix are drawn: columns around the picked team, findings and the
 * legend below, lists of rows with headings.
 */
#include "config.h"

#include "tui/matrix_part.h"

#include <glib/gi18n.h>

#include "tui/verdict.h"

enum {
	CELL_COLS_MIN = 9, CELL_COLS_MAX = 14,	/* a blank included */
	VERDICT_COLS = 11,
	BELOW_FROM_ROWS = 14,			/* findings and the legend below the matrix */
};

/* ---- layout -------------------------------------------------------------------------- */

static int head_rows(const struct matrix_screen *m)
{
	return tui_is_compact(m->screen.tui) ? 1 : 2;
}

/* Rows for findings and the legend below the matrix: what it leaves, and never none. */
static int below_rows(const struct matrix_screen *m, int rows)
{
	int left = rows - head_rows(m) - 1 - m->digest->n_services;

	if (rows < BELOW_FROM_ROWS || m->view != VIEW_MATRIX)
		return 0;
	return MAX(left, MIN(rows / 3, 6));
}

/* Teams around the picked one. */
static void fit_columns(struct matrix_screen *m, int cols)
{
	int n = m->digest->n_teams, wanted = m->team_cols + 2, space;

	m->label_cols = MIN(m->slug_cols + 4, cols / 3);
	space = MAX(cols - 3 - m->label_cols - VERDICT_COLS, CELL_COLS_MIN);
	if (n * CELL_COLS_MIN > space)	/* they never all fit: then with readable names */
		m->cell_cols = MIN(CLAMP(wanted, CELL_COLS_MIN, CELL_COLS_MAX), space);
	else
		m->cell_cols = MAX(MIN(wanted, space / MAX(n, 1)), CELL_COLS_MIN);
	m->shown = CLAMP(space / m->cell_cols, 0, n);
	if (m->team < m->first)
		m->first = m->team;
	if (m->team >= m->first + m->shown)
		m->first = m->team - m->shown + 1;
	m->first = CLAMP(m->first, 0, n - m->shown);
}

void matrix_layout(struct screen *s, int rows, int cols)
{
	struct matrix_screen *m = (struct matrix_screen *)s;
	int heads = m->view == VIEW_MATRIX ? 1 : 0;

	fit_columns(m, cols);
	list_fit(&m->lists[m->view],
		 MAX(rows - head_rows(m) - heads - below_rows(m, rows), 1));
}

/* ---- drawing ------------------------------------------------------------------------- */

static int col_of(const struct matrix_screen *m, int team)
{
	return 3 + m->label_cols + (team - m->first) * m->cell_cols;
}

static void draw_heads(const struct matrix_screen *m, const struct area *a)
{
	const struct portfolio *p = matrix_portfolio(m);
	int last = m->first + m->shown;

	if (m->first > 0)
		area_put(a, 0, col_of(m, m->first) - 2, STYLE_STRONG, "<");
	for (int t = m->first; t < last; t++) {
		int col = col_of(m, t);

		area_put_cols(a, 0, col, m->cell_cols - 1,
			      t == m->team ? STYLE_SELECTED : STYLE_STRONG, TEXT_LEFT,
			      p->teams[t].name);
		if (t == m->team)
			area_glyph(a, 0, col - 1, STYLE_SELECTED, GLYPH_POINTER);
	}
	if (last < m->digest->n_teams)
		area_put(a, 0, col_of(m, last) - 1, STYLE_STRONG, ">");
	/* TRANSLATORS: head of a narrow column */
	area_put(a, 0, col_of(m, last) + 1, STYLE_STRONG, _("verdict"));
}

static void draw_verdict(const struct matrix_screen *m, const struct area *a, int line,
			 int service)
{
	const struct matrix_service *s = &m->matrix->services[service];
	int col = col_of(m, m->first + m->shown) + 1;

	if (!s->assessed) {
		area_put(a, line, col, STYLE_TEXT, _("not yet"));
		return;
	}
	area_glyph(a, line, col, verdict_style((int)s->token), verdict_glyph((int)s->token));
	area_printf(a, line, col + 1, verdict_style((int)s->token), " %s",
		    verdict_label(s->token));
}

/* What is wrong with it is seen however long its name is. */
static void draw_name(const struct matrix_screen *m, const struct area *a, int line, int service)
{
	const struct portfolio_service *s = &matrix_portfolio(m)->services[service];
	const char *mark = m->digest->stopped[service] ? " !" : s->n_teams == 0 ? " ?" : "";
	int cols = m->label_cols - 1 - text_width_cols(mark);

	cols = MIN(cols, text_width_cols(s->slug));
	area_put_cols(a, line, 3, cols, STYLE_STRONG, TEXT_LEFT, s->slug);
	area_put(a, line, 3 + cols, STYLE_STRONG, mark);
}

static void draw_service(const struct matrix_screen *m, const struct area *a, int line,
			 int service, bool at)
{
	draw_name(m, a, line, service);
	if (at)
		area_glyph(a, line, 0, STYLE_SELECTED, GLYPH_POINTER);
	for (int t = m->first; t < m->first + m->shown; t++) {
		struct matrix_cell_sign c = matrix_digest_cell(m->digest, service, t);
		g_autofree char *text = c.text;
		bool picked = at && t == m->team;

		area_put_cols(a, line, col_of(m, t), m->cell_cols - 1,
			      picked	? STYLE_SELECTED :
			      c.bad	? STYLE_STOPS :
			      c.owns	? STYLE_READY :
					STYLE_TEXT,
			      TEXT_LEFT, *text != '\0' ? text : ".");
		if (picked)
			area_glyph(a, line, col_of(m, t) - 1, STYLE_SELECTED, GLYPH_POINTER);
	}
	draw_verdict(m, a, line, service);
}

static enum style row_style(const struct matrix_digest_row *r)
{
	if (r->weight == FINDING_STOPS)
		return STYLE_STOPS;
	if (r->weight == FINDING_CONDITION)
		return STYLE_PARTLY;
	return r->weight == FINDING_GOOD ? STYLE_READY : STYLE_STRONG;
}

static void draw_row(const struct area *a, int line, int label_cols,
		     const struct matrix_digest_row *r)
{
	int col = 3;

	if (*r->label != '\0') {
		area_put_cols(a, line, col, label_cols - 1, row_style(r), TEXT_LEFT, r->label);
		col += label_cols;
	}
	area_put_cols(a, line, col, a->cols - col, STYLE_TEXT, TEXT_LEFT, r->text);
}

static int row_label_cols(const struct matrix_screen *m, enum matrix_view v, int cols)
{
	return MIN(m->row_cols[v] + 2, cols / 3);
}

static void draw_below(const struct matrix_screen *m, const struct area *a)
{
	int label_cols = row_label_cols(m, VIEW_FINDINGS, a->cols);

	area_rule(a, 0, matrix_group_title(MATRIX_FINDINGS));
	for (int i = 0; i < (int)m->digest->findings->len && i + 2 < a->rows; i++)
		draw_row(a, 1 + i, label_cols, m->digest->findings->pdata[i]);
	area_put(a, a->rows - 1, 1, STYLE_QUIET,
		 _("O owns  W writes its data  c calls  e events  ! a rule objects  ? no owner"));
}

static void draw_lines(const struct matrix_screen *m, const struct area *rows)
{
	int label_cols = row_label_cols(m, m->view, rows->cols);
	const struct list *l = matrix_list_shown(m);

	if (l->count == 0)
		area_wrap(rows, 1, 3, STYLE_TEXT,
			  m->view == VIEW_FINDINGS ? _("The rules find nothing.") :
						     _("No single fix changes anything, and no "
						       "service may go yet."));
	for (int i = 0; i < rows->rows && l->top + i < l->count; i++) {
		const struct matrix_digest_row *r = matrix_row_at(m, l->top + i);
		bool at = list_is_selected(l, l->top + i);

		if (r == NULL)
			area_rule(rows, i, matrix_group_title((enum matrix_group)(
						   MATRIX_TITLE -
						   g_array_index(m->lines, int, l->top + i))));
		else
			draw_row(rows, i, label_cols, r);
		if (at && r != NULL)
			area_mark_row(rows, i, STYLE_SELECTED);
		if (at)
			area_glyph(rows, i, 0, r != NULL ? STYLE_SELECTED : STYLE_STRONG,
				   GLYPH_POINTER);
	}
}

static const char behind[] = N_("Something was written since; fixes are being tried again.");

static bool is_behind(const struct matrix_screen *m)
{
	return m->view == VIEW_FIXES && m->outdated;
}

void matrix_draw(const struct screen *s, const struct area *body)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;
	int top = head_rows(m), below = below_rows(m, body->rows);
	struct area rows = area_part(body, top, 0, body->rows - top - below, body->cols);
	struct area rest = area_part(body, body->rows - below, 0, below, body->cols);
	const struct list *l = matrix_list_shown(m);

	if (m->digest->headline == NULL) {
		area_wrap(body, 1, 2, STYLE_STRONG, _("No service is registered in this system."));
		return;
	}
	area_put_cols(body, 0, 1, body->cols - 1, STYLE_STRONG, TEXT_LEFT,
		      top > 1 || !is_behind(m) ? m->digest->headline : _(behind));
	if (top > 1)
		area_put_cols(body, 1, 1, body->cols - 1, STYLE_TEXT, TEXT_LEFT,
			      is_behind(m) ? _(behind) : m->digest->worst);
	if (m->view != VIEW_MATRIX) {
		draw_lines(m, &rows);
		return;
	}
	draw_heads(m, &rows);
	for (int i = 0; i + 1 < rows.rows && l->top + i < l->count; i++)
		draw_service(m, &rows, i + 1, l->top + i, list_is_selected(l, l->top + i));
	if (below > 0)
		draw_below(m, &rest);
}
