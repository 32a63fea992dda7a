/*
 * A table with a column for each assessment: which column is picked is ours, the words
 * and signs are the report's. Where not all columns fit, those around the picked one are
 * shown. Services side by side are read in the viewer.
 */
#include "config.h"

#include "tui/trend.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/trending.h"
#include "tui/compare.h"
#include "tui/export.h"
#include "tui/key.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/walk.h"

enum {
	CELL_COLS_MIN = 8, CELL_COLS_MAX = 12,	/* a blank included */
	FIXED_ROWS = 2,				/* assessments and verdicts stay */
	CHART_FROM_ROWS = 18, CHART_COLS_MAX = 100,
	TURN_COLS = 30,				/* for words behind the columns */
};

enum row_kind { ROW_DAY, ROW_VERSION, ROW_READY, ROW_UNANSWERED, ROW_TITLE, ROW_GATE,
	ROW_SECTION, ROW_ALL };

struct trend_row {
	enum row_kind kind;
	const char *label;	/* translated or of the questionnaire */
	const struct trend_gate *gate;
	const struct trend_section *section;
};

struct trend_screen {
	struct screen screen;
	char *service;
	struct trending *tr;
	GArray *rows;		/* struct trend_row */
	int label_cols;
	int at, first;		/* the picked column, the first one shown */
	int cell_cols, shown;	/* as layout has it */
	struct list list;
};

static struct trend_screen *of(struct screen *s)
{
	return (struct trend_screen *)s;
}

static int n_points(const struct trend_screen *t)
{
	return t->tr->t->n_points;
}

static const struct questionnaire *q_at(const struct trend_screen *t, int point)
{
	return t->tr->t->points[point].in->q;
}

static const struct trend_row *row_at(const struct trend_screen *t, int line)
{
	return line < (int)t->rows->len ? &g_array_index(t->rows, struct trend_row, line) : NULL;
}

/* ---- reading --------------------------------------------------------------------- */

static void add(struct trend_screen *t, struct trend_row row)
{
	t->label_cols = MAX(t->label_cols, text_width_cols(row.label) + 2);
	g_array_append_val(t->rows, row);
}

static void add_gates(struct trend_screen *t, bool baseline)
{
	const GArray *gates = t->tr->t->gates;
	bool any = false;

	for (guint i = 0; i < gates->len; i++) {
		const struct trend_gate *g = &g_array_index(gates, struct trend_gate, i);

		if (g->baseline != baseline)
			continue;
		if (!any)
			add(t, (struct trend_row){ .kind = ROW_TITLE,
				.label = baseline ? _("Baseline") : _("Gates") });
		any = true;
		add(t, (struct trend_row){ .kind = ROW_GATE, .gate = g,
			.label = question_label(&q_at(t, g->point)->questions[g->question]) });
	}
}

static bool is_scored(const struct trend_section *s, int n)
{
	for (int i = 0; i < n; i++)
		if (s->scores[i].total > 0)
			return true;
	return false;
}

static void add_sections(struct trend_screen *t)
{
	const GArray *sections = t->tr->t->sections;

	add(t, (struct trend_row){ .kind = ROW_TITLE, .label = _("Sections") });
	for (guint i = 0; i < sections->len; i++) {
		const struct trend_section *s = &g_array_index(sections, struct trend_section, i);

		if (is_scored(s, n_points(t)))
			add(t, (struct trend_row){ .kind = ROW_SECTION, .section = s,
				.label = q_at(t, s->point)->sections[s->section].title });
	}
	add(t, (struct trend_row){ .kind = ROW_ALL, .label = _("All") });
}

static void collect_rows(struct trend_screen *t)
{
	g_array_set_size(t->rows, 0);
	t->label_cols = 0;
	if (n_points(t) > 0) {
		add(t, (struct trend_row){ .kind = ROW_DAY, .label = _("Day") });
		add(t, (struct trend_row){ .kind = ROW_VERSION, .label = _("Version") });
		add(t, (struct trend_row){ .kind = ROW_READY, .label = _("Gates ready") });
		add(t, (struct trend_row){ .kind = ROW_UNANSWERED, .label = _("No answer") });
		add_gates(t, false);
		add_gates(t, true);
		add_sections(t);
	}
	list_set_count(&t->list, (int)t->rows->len);
}

static bool trend_refresh(struct screen *s, struct diags *ds)
{
	struct trend_screen *t = of(s);
	struct trending *tr;
	bool was_last = t->tr == NULL || t->at == n_points(t) - 1;

	if (!trending_of(&tr, s->tui->app, t->service, NULL, ds))
		return false;
	trending_free(t->tr);
	t->tr = tr;
	t->at = was_last ? n_points(t) - 1 : MIN(t->at, n_points(t) - 1);
	t->at = MAX(t->at, 0);
	collect_rows(t);
	return true;
}

static bool trend_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct trend_screen *t = of(s);

	t->service = g_strndup(arg, strcspn(arg, "@"));
	t->rows = g_array_new(FALSE, FALSE, sizeof(struct trend_row));
	return trend_refresh(s, ds);
}

static void trend_close(struct screen *s)
{
	struct trend_screen *t = of(s);

	g_free(t->service);
	trending_free(t->tr);
	g_array_unref(t->rows);
}

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
				       q_at(t, point)->version);
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
	if (rows < CHART_FROM_ROWS || n_points(t) < 2 || t->screen.tui->presenter)
		return 0;
	return 1 + (rows >= 36 ? 10 : 4) + 2;
}

/* Columns around the picked one. */
static void fit_columns(struct trend_screen *t, int cols)
{
	int space = MAX(cols - 3 - label_cols(t, cols), CELL_COLS_MIN), n = n_points(t);

	t->cell_cols = CLAMP(space / n, CELL_COLS_MIN, CELL_COLS_MAX);
	t->shown = CLAMP(space / t->cell_cols, 1, n);
	if (t->at < t->first)
		t->first = t->at;
	if (t->at >= t->first + t->shown)
		t->first = t->at - t->shown + 1;
	t->first = CLAMP(t->first, 0, n - t->shown);
}

static void trend_layout(struct screen *s, int rows, int cols)
{
	struct trend_screen *t = of(s);
	struct canvas probe = { .rows = rows, .cols = cols, .ascii = s->tui->ascii };
	struct area body = area_of(&probe);

	if (n_points(t) == 0)
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
	enum verdict_token token = t->tr->t->points[n_points(t) - 1].v->token;
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
	if (last < n_points(t))
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

static void trend_draw(const struct screen *s, const struct area *body)
{
	const struct trend_screen *t = (const struct trend_screen *)s;
	int head, chart;
	struct area picture, table, rows;

	if (n_points(t) == 0) {
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
		draw_row(t, &rows, i, row_at(t, t->list.top + i),
			 list_is_selected(&t->list, t->list.top + i));
}

static char *trend_crumb(const struct screen *s)
{
	return g_strdup_printf(_("%s, trend"), ((const struct trend_screen *)s)->service);
}

static char *trend_corner(const struct screen *s, int cols)
{
	const struct trend_screen *t = (const struct trend_screen *)s;
	int n = n_points(t);

	(void)cols;
	if (n == 0)
		return NULL;
	/* TRANSLATORS: which column is picked, its day, of how many */
	return g_strdup_printf(_("%s of %s, %d of %d"), t->tr->input.labels[t->at].assessment,
			       t->tr->t->points[t->at].day, t->at + 1, n);
}

/* What the row is about, and when it turned. */
static char *trend_idle(const struct screen *s)
{
	const struct trend_screen *t = (const struct trend_screen *)s;
	const struct trend_row *row = row_at(t, t->list.at);
	g_autofree char *turn = NULL;

	if (row == NULL || row->kind != ROW_GATE)
		return NULL;
	turn = trend_turn_words(&t->tr->input, row->gate);
	return g_strdup_printf("%s: %s", row->label, turn);
}

/* ---- keys -------------------------------------------------------------------------- */

static struct list *trend_list(struct screen *s)
{
	return &of(s)->list;
}

static char *trend_row_text(struct screen *s, int line)
{
	const struct trend_row *row = row_at(of(s), line);

	return g_strdup(row != NULL ? row->label : "");
}

static const char *trend_service(const struct screen *s)
{
	return ((const struct trend_screen *)s)->service;
}

static bool has_points(const struct screen *s)
{
	return n_points((const struct trend_screen *)s) > 0;
}

static bool has_none(const struct screen *s)
{
	return !has_points(s);
}

static void run_pick(struct screen *s, int key)
{
	struct trend_screen *t = of(s);
	int step = key == 'h' || key == KEY_LEFT_ARROW ? -1 : 1;

	if (t->at + step >= 0 && t->at + step < n_points(t))
		t->at += step;
	else
		tui_say(s->tui, STATUS_PLAIN, "%s",
			step < 0 ? _("There is no earlier assessment.") :
				   _("There is no later assessment."));
}

static char *target_at(const struct trend_screen *t, int point)
{
	return g_strdup_printf("%s@%s", t->service, t->tr->input.labels[point].assessment);
}

static void run_open(struct screen *s, int key)
{
	g_autofree char *target = target_at(of(s), of(s)->at);

	(void)key;
	verdict_push(s->tui, target);
}

static void run_start(struct screen *s, int key)
{
	(void)key;
	walk_replace(s, of(s)->service);
}

/* With the one before; the first has none. */
static void run_compare(struct screen *s, int key)
{
	struct trend_screen *t = of(s);
	g_autofree char *a = NULL, *b = NULL;

	(void)key;
	if (n_points(t) < 2) {
		compare_push(s->tui, t->service, NULL);
		return;
	}
	if (t->at == 0) {
		tui_say(s->tui, STATUS_PLAIN, "%s", _("There is no earlier assessment."));
		return;
	}
	a = target_at(t, t->at - 1);
	b = target_at(t, t->at);
	compare_push(s->tui, a, b);
}

static void run_report(struct screen *s, int key)
{
	(void)key;
	viewer_push_about(s->tui, _("Trend"), "trend", of(s)->service);
}

static void run_export(struct screen *s, int key)
{
	const char *words[] = { "trend", of(s)->service, NULL };

	(void)key;
	export_ask(s, words);
}

static void run_all(struct screen *s, int key)
{
	static const char *const words[] = { "trend", "--all", NULL };

	(void)key;
	viewer_push_command(s->tui, _("Trend of all services"), NULL, words);
}

static const struct binding bindings[] = {
	{ "start", "Enter", NULL, N_("assess"), N_("start the first assessment"), GROUP_WORKSHOP,
	  run_start, has_none },
	{ "pick", "Left Right h l", NULL, N_("pick"), N_("the assessment before; Right the next"),
	  GROUP_MOVE, run_pick, has_points },
	{ "open", "Enter", NULL, N_("verdict"), N_("the verdict of the picked assessment"),
	  GROUP_LOOK, run_open, has_points },
	{ "compare", NULL, "compare", N_("compare"), N_("compare it with the one before"),
	  GROUP_LOOK, run_compare, has_points },
	{ "report", NULL, "report", N_("report"), N_("the trend to read"), GROUP_LOOK, run_report,
	  has_points },
	{ "all", "Tab", NULL, N_("all services"), N_("all services, a line each"), GROUP_LOOK,
	  run_all, NULL },
	{ "export", "x", NULL, N_("export"), N_("write it to a file"), GROUP_ANSWER, run_export,
	  has_points },
	{ .id = NULL },
};

const struct screen_ops trend_ops = {
	.name = "trend",
	.size = sizeof(struct trend_screen),
	.bindings = bindings,
	.open = trend_open,
	.close = trend_close,
	.refresh = trend_refresh,
	.layout = trend_layout,
	.list = trend_list,
	.row_text = trend_row_text,
	.idle = trend_idle,
	.crumb = trend_crumb,
	.corner = trend_corner,
	.draw = trend_draw,
	.service = trend_service,
};

bool trend_push(struct tui *t, const char *service)
{
	return tui_push(t, &trend_ops, service);
}
