/*
 * How a trend is drawn: the words and signs of cells, columns around the picked one, the
 * chart above them where there is room.
 */
#include "config.h"

#include "tui/trend_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/verdict.h"

enum {
	CELL_COLS_MIN = 8, CELL_COLS_MAX = 12,	/* a blank included */
	FIXED_ROWS = 2,				/* assessments and verdicts stay */
	CHART_FROM_ROWS = 18, CHART_COLS_MAX = 100,
	TURN_COLS = 30,				/* for words behind the columns */
};

/* ---- what stands in a cell --------------------------------------------------------- */

static char *day_text(const struct trend_screen *t, int point, int cols)
{
	const char *day = t->tr->t->points[point].day;

	if (!t->tr->input.labels[point].finished)
		/* TRANSLATORS: in a column of 7, where a day stands else */
		return g_strdup(_("draft"));
	return cols >= (int)strlen("2026-09-12") ? g_strdup(day) :
						   g_strndup(day, strlen("2026-09"));
}

static char *gate_text(const struct trend_mark *m)
{
	return g_strdup_printf("%s%s", m->broken ? "| " : "", trend_sign(m));
}

static char *score_text(const struct score *score)
{
	if (score->total <= 0)
		return g_strdup("–");
	return g_strdup_printf("%d %%%s", score_low(score) / 10,
			       score->known < score->total ? " ?" : "");
}

static char *cell_text(const struct trend_screen *t, const struct trend_row *row, int point,
		       int cols)
{
	const struct trend_count *c = &t->tr->t->counts[point];

	switch (row->kind) {
	case ROW_DAY:
		return day_text(t, point, cols);
	case ROW_VERSION:
		return g_strdup_printf("%s%s", c->other_version ? "→" : "",
				       trend_q_at(t, point)->version);
	case ROW_READY:
		return g_strdup_printf("%d/%d", c->ready, c->gates);
	case ROW_UNANSWERED:
		return g_strdup_printf("%d", c->unanswered);
	case ROW_GATE:
		return gate_text(&row->gate->marks[point]);
	case ROW_SECTION:
		return row->section->asked[point] ? score_text(&row->section->scores[point]) :
						    g_strdup("–");
	case ROW_ALL:
		return score_text(&t->tr->t->points[point].v->score);
	default:
		return g_strdup("");
	}
}

static enum style cell_style(const struct trend_screen *t, const struct trend_row *row, int point)
{
	const struct trend_mark *m;

	if (row->kind == ROW_VERSION && t->tr->t->counts[point].other_version)
		return STYLE_WARNING;
	if (row->kind != ROW_GATE)
		return STYLE_TEXT;
	m = &row->gate->marks[point];
	return m->waived ? STYLE_PARTLY : state_style(m->state, !row->gate->baseline);
}

/* ---- layout ------------------------------------------------------------------------ */

static int label_cols(const struct trend_screen *t, int cols)
{
	return MIN(t->label_cols, cols / 3);
}

static int headline_rows(const struct trend_screen *t, const struct area *body)
{
	g_autofree char *words = trend_headline(&t->tr->input);

	return MIN(area_wrap_rows(body, 6, words), 2);
}

/* Its rows with axis, days and the line above; 0 = there is no room, or no line. */
static int chart_rows(const struct trend_screen *t, int rows)
{
	if (rows < CHART_FROM_ROWS || trend_n_points(t) < 2 || t->screen.tui->presenter)
		return 0;
	return 1 + (rows >= 36 ? 10 : 4) + 2;
}

/* Columns around the picked one. */
static void fit_columns(struct trend_screen *t, int cols)
{
	int space = MAX(cols - 3 - label_cols(t, cols), CELL_COLS_MIN), n = trend_n_points(t);

	t->cell_cols = CLAMP(space / n, CELL_COLS_MIN, CELL_COLS_MAX);
	t->shown = CLAMP(space / t->cell_cols, 1, n);
	if (t->at < t->first)
		t->first = t->at;
	if (t->at >= t->first + t->shown)
		t->first = t->at - t->shown + 1;
	t->first = CLAMP(t->first, 0, n - t->shown);
}

void trend_layout(struct screen *s, int rows, int cols)
{
	struct trend_screen *t = (struct trend_screen *)s;
	struct canvas probe = { .rows = rows, .cols = cols, .ascii = s->tui->ascii };
	struct area body = area_of(&probe);

	if (trend_n_points(t) == 0)
		return;
	fit_columns(t, cols);
	list_fit(&t->list, MAX(rows - headline_rows(t, &body) - chart_rows(t, rows) - FIXED_ROWS,
			       1));
}

/* ---- drawing ----------------------------------------------------------------------- */

static int col_of(const struct trend_screen *t, const struct area *a, int point)
{
	return 3 + label_cols(t, a->cols) + (point - t->first) * t->cell_cols;
}

static void draw_head(const struct trend_screen *t, const struct area *a, int rows)
{
	enum verdict_token token = t->tr->t->points[trend_n_points(t) - 1].v->token;
	g_autofree char *words = trend_headline(&t->tr->input);
	struct area head = area_part(a, 0, 0, rows, a->cols);

	area_put(&head, 0, 1, verdict_style(token), "   ");
	area_glyph(&head, 0, 2, verdict_style(token), verdict_glyph(token));
	area_wrap(&head, 0, 6, STYLE_STRONG, words);
}

static void draw_chart(const struct trend_screen *t, const struct area *a)
{
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (a->rows == 0)
		return;
	area_rule(a, 0, _("Gates that are ready"));
	text = trend_chart(&t->tr->input, MIN(a->cols - 2, CHART_COLS_MAX), a->rows - 3);
	lines = g_strsplit(text, "\n", -1);
	for (int i = 0; lines[i] != NULL && i + 1 < a->rows; i++)
		area_put(a, 1 + i, 1, STYLE_TEXT, lines[i]);
}

/* The names of the assessments, and below them their verdicts. */
static void draw_fixed(const struct trend_screen *t, const struct area *a)
{
	int last = t->first + t->shown;

	if (t->first > 0)
		area_put(a, 0, col_of(t, a, t->first) - 2, STYLE_STRONG, "<");
	for (int i = t->first; i < last; i++) {
		enum verdict_token token = t->tr->t->points[i].v->token;
		int col = col_of(t, a, i);
		struct area cell = area_part(a, 0, col, FIXED_ROWS, t->cell_cols - 1);
		int used = 0;

		if (i == t->at)
			used = area_glyph(&cell, 0, 0, STYLE_SELECTED, GLYPH_POINTER);
		area_put(&cell, 0, used, i == t->at ? STYLE_SELECTED : STYLE_STRONG,
			 t->tr->input.labels[i].assessment);
		used = area_glyph(&cell, 1, 0, verdict_style(token), verdict_glyph(token));
		area_printf(&cell, 1, used, verdict_style(token), " %s", verdict_label(token));
	}
	if (last < trend_n_points(t))
		area_put(a, 0, MIN(col_of(t, a, last), a->cols - 1), STYLE_STRONG, ">");
	area_put_cols(a, 1, 3, label_cols(t, a->cols) - 1, STYLE_QUIET, TEXT_LEFT, _("Verdict"));
}

static void draw_row(const struct trend_screen *t, const struct area *a, int line,
		     const struct trend_row *row, bool at)
{
	int end = col_of(t, a, t->first + t->shown);

	if (row->kind == ROW_TITLE)
		area_rule(a, line, row->label);
	else
		area_put_cols(a, line, 3, label_cols(t, a->cols) - 1,
			      row->kind == ROW_GATE ? STYLE_STRONG : STYLE_TEXT, TEXT_LEFT,
			      row->label);
	for (int i = t->first; row->kind != ROW_TITLE && i < t->first + t->shown; i++) {
		g_autofree char *text = cell_text(t, row, i, t->cell_cols - 1);

		area_put_cols(a, line, col_of(t, a, i), t->cell_cols - 1, cell_style(t, row, i),
			      TEXT_LEFT, text);
	}
	if (row->kind == ROW_GATE && a->cols - end >= TURN_COLS) {
		g_autofree char *turn = trend_turn_words(&t->tr->input, row->gate);

		area_put(a, line, end, STYLE_TEXT, turn);
	}
	if (!at)
		return;
	if (row->kind != ROW_TITLE)
		area_mark_row(a, line, STYLE_SELECTED);
	area_glyph(a, line, 0, row->kind == ROW_TITLE ? STYLE_STRONG : STYLE_SELECTED,
		   GLYPH_POINTER);
}

void trend_draw(const struct screen *s, const struct area *body)
{
	const struct trend_screen *t = (const struct trend_screen *)s;
	int head, chart;
	struct area picture, table, rows;

	if (trend_n_points(t) == 0) {
		area_wrap(body, body->rows > 6 ? 1 : 0, 2, STYLE_STRONG,
			  _("No assessment yet: a trend needs two. Enter starts the first"));
		return;
	}
	head = headline_rows(t, body);
	chart = chart_rows(t, body->rows);
	picture = area_part(body, head, 0, chart, body->cols);
	table = area_part(body, head + chart, 0, FIXED_ROWS, body->cols);
	rows = area_part(body, head + chart + FIXED_ROWS, 0, body->rows, body->cols);
	draw_head(t, body, head);
	draw_chart(t, &picture);
	draw_fixed(t, &table);
	for (int i = 0; i < rows.rows && t->list.top + i < t->list.count; i++)
		draw_row(t, &rows, i, trend_row_at(t, t->list.top + i),
			 list_is_selected(&t->list, t->list.top + i));
}
