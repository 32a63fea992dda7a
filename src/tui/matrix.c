/*
 * Three views that Tab goes through: the matrix with the worst findings below it, the
 * findings alone, and fixes with the order. Cells and rows are report/matrix_digest's.
 */
#include "config.h"

#include "tui/matrix.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/portfolio_page.h"
#include "report/matrix_digest.h"
#include "tui/compare.h"
#include "tui/export.h"
#include "tui/key.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"

enum {
	CELL_COLS_MIN = 9, CELL_COLS_MAX = 14,	/* a blank included */
	VERDICT_COLS = 11,
	BELOW_FROM_ROWS = 14,			/* findings and the legend below the matrix */
	TITLE = -1,
};

enum view { VIEW_MATRIX, VIEW_FINDINGS, VIEW_FIXES, VIEW_COUNT };

struct matrix_arg {
	const char *system, *service;
};

struct matrix_screen {
	struct screen screen;
	char *system;
	struct portfolio_page *page;
	struct matrix_digest *digest;
	enum view view;
	struct list lists[VIEW_COUNT];
	GArray *lines;			/* int: row of the digest, or TITLE - group; of a
					   view that is no matrix */
	int team, first;		/* the picked column, the first one shown */
	int label_cols, cell_cols, shown;	/* as layout has it */
};

static struct matrix_screen *of(struct screen *s)
{
	return (struct matrix_screen *)s;
}

static const struct list *list_of(const struct matrix_screen *m)
{
	return &m->lists[m->view];
}

static const struct portfolio_input *input_of(const struct matrix_screen *m)
{
	return &m->page->input;
}

static const struct portfolio *portfolio_of(const struct matrix_screen *m)
{
	return m->page->matrix->input.view->p;
}

/* ---- reading ------------------------------------------------------------------------ */

static bool is_in_view(enum view v, const struct matrix_digest_row *row)
{
	return (row->group == MATRIX_FINDINGS) == (v == VIEW_FINDINGS);
}

static void collect_lines(struct matrix_screen *m)
{
	int group = -1;

	g_array_set_size(m->lines, 0);
	for (int i = 0; m->view != VIEW_MATRIX && i < (int)m->digest->rows->len; i++) {
		const struct matrix_digest_row *row = m->digest->rows->pdata[i];
		int title = TITLE - (int)row->group;

		if (!is_in_view(m->view, row))
			continue;
		if ((int)row->group != group)
			g_array_append_val(m->lines, title);
		group = (int)row->group;
		g_array_append_val(m->lines, i);
	}
	list_set_count(&m->lists[m->view], m->view == VIEW_MATRIX ? m->digest->n_services :
								    (int)m->lines->len);
}

static bool matrix_refresh(struct screen *s, struct diags *ds)
{
	struct matrix_screen *m = of(s);
	struct portfolio_page *page;

	if (!portfolio_page_of(&page, s->tui->app, m->system, ds))
		return false;
	portfolio_page_free(m->page);
	m->page = page;
	matrix_digest_free(m->digest);
	m->digest = matrix_digest_new(&page->input);
	m->team = CLAMP(m->team, 0, MAX(m->digest->n_teams - 1, 0));
	collect_lines(m);
	return true;
}

/* To the service, and to the team that owns it. */
static void select_service(struct matrix_screen *m, const char *service)
{
	const struct portfolio *p = portfolio_of(m);

	for (int i = 0; i < p->n_services; i++) {
		if (g_strcmp0(p->services[i].slug, service) != 0)
			continue;
		list_select(&m->lists[VIEW_MATRIX], i);
		m->team = p->services[i].n_teams > 0 ? p->services[i].teams[0] : 0;
	}
}

static bool matrix_open(struct screen *s, const void *data, struct diags *ds)
{
	struct matrix_screen *m = of(s);
	const struct matrix_arg *arg = data;

	m->system = g_strdup(arg->system);
	m->lines = g_array_new(FALSE, FALSE, sizeof(int));
	if (!matrix_refresh(s, ds))
		return false;
	select_service(m, arg->service);
	return true;
}

static void matrix_close(struct screen *s)
{
	struct matrix_screen *m = of(s);

	g_free(m->system);
	matrix_digest_free(m->digest);
	portfolio_page_free(m->page);
	g_array_unref(m->lines);
}

/* ---- what is selected ---------------------------------------------------------------- */

static const struct matrix_digest_row *row_at(const struct matrix_screen *m, int line)
{
	int row = line < (int)m->lines->len ? g_array_index(m->lines, int, line) : TITLE;

	return m->view != VIEW_MATRIX && row >= 0 ? m->digest->rows->pdata[row] : NULL;
}

/* Its index, or -1. */
static int selected_service(const struct matrix_screen *m)
{
	const struct matrix_digest_row *row = row_at(m, list_of(m)->at);

	if (m->view == VIEW_MATRIX)
		return m->digest->n_services > 0 ? list_of(m)->at : -1;
	return row != NULL ? row->service : -1;
}

static const char *selected_slug(const struct matrix_screen *m)
{
	int service = selected_service(m);

	return service >= 0 ? portfolio_of(m)->services[service].slug : NULL;
}

/* ---- layout -------------------------------------------------------------------------- */

static int head_rows(const struct matrix_screen *m)
{
	return tui_is_compact(m->screen.tui) ? 1 : 2;
}

/* Rows for findings and the legend below the matrix. */
static int below_rows(const struct matrix_screen *m, int rows)
{
	int left = rows - head_rows(m) - 1 - m->digest->n_services;

	if (rows < BELOW_FROM_ROWS || m->view != VIEW_MATRIX)
		return 0;
	return CLAMP(left, MIN(rows / 3, 6), 2 + (int)m->digest->rows->len);
}

/* Teams around the picked one. */
static void fit_columns(struct matrix_screen *m, int cols)
{
	const struct portfolio *p = portfolio_of(m);
	int n = m->digest->n_teams, wanted = 0, space;

	m->label_cols = 0;
	for (int i = 0; i < p->n_services; i++)
		m->label_cols = MAX(m->label_cols, text_width_cols(p->services[i].slug) + 4);
	m->label_cols = MIN(m->label_cols, cols / 3);
	for (int t = 0; t < n; t++)
		wanted = MAX(wanted, text_width_cols(p->teams[t].name) + 2);
	space = MAX(cols - 3 - m->label_cols - VERDICT_COLS, CELL_COLS_MIN);
	m->cell_cols = CLAMP(MIN(wanted, n > 0 ? space / n : wanted), CELL_COLS_MIN,
			     MAX(CELL_COLS_MAX, MIN(wanted, space / MAX(n, 1))));
	m->shown = CLAMP(space / m->cell_cols, 0, n);
	if (m->team < m->first)
		m->first = m->team;
	if (m->team >= m->first + m->shown)
		m->first = m->team - m->shown + 1;
	m->first = CLAMP(m->first, 0, n - m->shown);
}

static void matrix_layout(struct screen *s, int rows, int cols)
{
	struct matrix_screen *m = of(s);
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
	const struct portfolio *p = portfolio_of(m);
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
	const struct matrix_service *s = &m->page->matrix->services[service];
	int col = col_of(m, m->first + m->shown) + 1;

	if (!s->assessed) {
		area_put(a, line, col, STYLE_TEXT, _("not yet"));
		return;
	}
	area_glyph(a, line, col, verdict_style((int)s->token), verdict_glyph((int)s->token));
	area_printf(a, line, col + 1, verdict_style((int)s->token), " %s",
		    verdict_label(s->token));
}

static void draw_service(const struct matrix_screen *m, const struct area *a, int line,
			 int service, bool at)
{
	const struct portfolio_service *s = &portfolio_of(m)->services[service];
	const char *mark = m->digest->stopped[service] ? " !" : s->n_teams == 0 ? " ?" : "";
	g_autofree char *name = g_strconcat(s->slug, mark, NULL);

	area_put_cols(a, line, 3, m->label_cols - 1, STYLE_STRONG, TEXT_LEFT, name);
	if (at)
		area_glyph(a, line, 0, STYLE_SELECTED, GLYPH_POINTER);
	for (int t = m->first; t < m->first + m->shown; t++) {
		const struct matrix_cell_sign *c = matrix_digest_cell(m->digest, service, t);
		bool picked = at && t == m->team;

		area_put_cols(a, line, col_of(m, t), m->cell_cols - 1,
			      picked	? STYLE_SELECTED :
			      c->bad	? STYLE_STOPS :
			      c->owns	? STYLE_READY :
					STYLE_TEXT,
			      TEXT_LEFT, *c->text != '\0' ? c->text : ".");
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

static int row_label_cols(const struct matrix_screen *m, int cols)
{
	int widest = 0;

	for (guint i = 0; i < m->digest->rows->len; i++) {
		const struct matrix_digest_row *r = m->digest->rows->pdata[i];

		widest = MAX(widest, text_width_cols(r->label) + 2);
	}
	return MIN(widest, cols / 3);
}

static void draw_below(const struct matrix_screen *m, const struct area *a)
{
	int label_cols = row_label_cols(m, a->cols), row = 1;

	area_rule(a, 0, matrix_group_title(MATRIX_FINDINGS));
	for (guint i = 0; i < m->digest->rows->len && row < a->rows - 1; i++) {
		const struct matrix_digest_row *r = m->digest->rows->pdata[i];

		if (r->group == MATRIX_FINDINGS)
			draw_row(a, row++, label_cols, r);
	}
	area_put(a, a->rows - 1, 1, STYLE_QUIET,
		 _("O owns  W writes its data  c calls  e events  ! a rule objects  ? no owner"));
}

static void draw_lines(const struct matrix_screen *m, const struct area *rows)
{
	int label_cols = row_label_cols(m, rows->cols);
	const struct list *l = list_of(m);

	if (l->count == 0)
		area_wrap(rows, 1, 3, STYLE_TEXT,
			  m->view == VIEW_FINDINGS ? _("The rules find nothing.") :
						     _("No single fix changes anything, and no "
						       "service may go yet."));
	for (int i = 0; i < rows->rows && l->top + i < l->count; i++) {
		const struct matrix_digest_row *r = row_at(m, l->top + i);
		bool at = list_is_selected(l, l->top + i);

		if (r == NULL)
			area_rule(rows, i, matrix_group_title((enum matrix_group)(
						   TITLE -
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

static void matrix_draw(const struct screen *s, const struct area *body)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;
	int top = head_rows(m), below = below_rows(m, body->rows);
	struct area rows = area_part(body, top, 0, body->rows - top - below, body->cols);
	struct area rest = area_part(body, body->rows - below, 0, below, body->cols);
	const struct list *l = list_of(m);

	if (m->digest->headline == NULL) {
		area_wrap(body, 1, 2, STYLE_STRONG, _("No service is registered in this system."));
		return;
	}
	area_put_cols(body, 0, 1, body->cols - 1, STYLE_STRONG, TEXT_LEFT, m->digest->headline);
	if (top > 1)
		area_put_cols(body, 1, 1, body->cols - 1, STYLE_TEXT, TEXT_LEFT,
			      m->digest->worst);
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

static char *matrix_crumb(const struct screen *s)
{
	static const char *const names[] = { N_("Matrix"), N_("Findings"), N_("Fixes and order") };
	const struct matrix_screen *m = (const struct matrix_screen *)s;

	G_STATIC_ASSERT(G_N_ELEMENTS(names) == VIEW_COUNT);
	return g_strdup(_(names[m->view]));
}

static char *matrix_corner(const struct screen *s, int cols)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;

	(void)cols;
	return g_strdup(m->page->matrix->input.system);
}

/* What is behind the cell, in a line; of a row all of its text. */
static char *matrix_idle(const struct screen *s)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;
	const struct matrix_digest_row *row = row_at(m, list_of(m)->at);
	int service = selected_service(m);
	char *text;

	if (m->view != VIEW_MATRIX)
		return row != NULL ? g_strdup(row->text) : NULL;
	if (service < 0)
		return NULL;
	text = matrix_behind(input_of(m), service, m->digest->n_teams > 0 ? m->team : -1);
	return g_strchomp(g_strdelimit(text, "\n", ' '));
}

/* ---- keys ---------------------------------------------------------------------------- */

static struct list *matrix_list(struct screen *s)
{
	return &of(s)->lists[of(s)->view];
}

static char *matrix_row_text(struct screen *s, int line)
{
	const struct matrix_screen *m = of(s);
	const struct matrix_digest_row *row = row_at(m, line);

	if (m->view == VIEW_MATRIX)
		return g_strdup(portfolio_of(m)->services[line].slug);
	return row != NULL ? g_strdup_printf("%s %s", row->label, row->text) : g_strdup("");
}

static const char *matrix_service_of(const struct screen *s)
{
	return selected_slug((const struct matrix_screen *)s);
}

static bool is_matrix(const struct screen *s)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;

	return m->view == VIEW_MATRIX && m->digest->n_services > 0;
}

static bool has_row(const struct screen *s)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;

	return row_at(m, list_of(m)->at) != NULL;
}

static bool has_service(const struct screen *s)
{
	return selected_slug((const struct matrix_screen *)s) != NULL;
}

static bool has_assessment(const struct screen *s)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;
	int service = selected_service(m);

	return service >= 0 && m->page->matrix->services[service].assessed;
}

static void run_team(struct screen *s, int key)
{
	struct matrix_screen *m = of(s);
	int to = m->team + (key == 'h' || key == KEY_LEFT_ARROW ? -1 : 1);

	if (to >= 0 && to < m->digest->n_teams)
		m->team = to;
	else
		tui_say(s->tui, STATUS_PLAIN, "%s",
			to < 0 ? _("This is the first team.") : _("This is the last team."));
}

static void run_behind(struct screen *s, int key)
{
	struct matrix_screen *m = of(s);
	int service = selected_service(m);
	bool teams = m->digest->n_teams > 0;
	g_autofree char *text = matrix_behind_page(input_of(m), service, teams ? m->team : -1);
	g_autofree char *title =
		teams ? g_strdup_printf("%s, %s", selected_slug(m),
					portfolio_of(m)->teams[m->team].name) :
			g_strdup(selected_slug(m));

	(void)key;
	viewer_push(s->tui, title, text);
}

static void run_more(struct screen *s, int key)
{
	const struct matrix_digest_row *row = row_at(of(s), list_of(of(s))->at);

	(void)key;
	if (row->service >= 0)
		verdict_push(s->tui, selected_slug(of(s)));
	else
		viewer_push(s->tui, row->label, row->more);
}

static void run_view(struct screen *s, int key)
{
	struct matrix_screen *m = of(s);
	int step = key == KEY_BACK_TAB ? VIEW_COUNT - 1 : 1;

	m->view = (enum view)(((int)m->view + step) % VIEW_COUNT);
	collect_lines(m);
	if (m->view != VIEW_MATRIX && list_of(m)->at == 0)
		list_select(&m->lists[m->view], 1);	/* below the title */
}

static void run_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, selected_slug(of(s)));
}

static void run_compare(struct screen *s, int key)
{
	(void)key;
	compare_push(s->tui, selected_slug(of(s)), NULL);
}

static void run_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, selected_slug(of(s)));
}

static void run_report(struct screen *s, int key)
{
	const char *words[] = { "report", "--system", of(s)->page->matrix->input.system, NULL };

	(void)key;
	viewer_push_command(s->tui, _("Report"), NULL, words);
}

static void run_export(struct screen *s, int key)
{
	const char *words[] = { "matrix", "--system", of(s)->page->matrix->input.system, NULL };

	(void)key;
	export_ask(s, words);
}

static const struct binding bindings[] = {
	{ "team", "h l Left Right", NULL, N_("team"), N_("the team before; l the next"),
	  GROUP_MOVE, run_team, is_matrix },
	{ "behind", "Enter", NULL, N_("behind the cell"),
	  N_("what is registered and what was answered behind a cell"), GROUP_LOOK, run_behind,
	  is_matrix },
	{ "more", "Enter", NULL, N_("in full"), N_("all of it; of an order the verdict"),
	  GROUP_LOOK, run_more, has_row },
	{ "view", "Tab S-Tab", NULL, N_("findings, fixes"),
	  N_("findings alone, fixes and the order, the matrix"), GROUP_LOOK, run_view, NULL },
	{ "verdict", NULL, "verdict", N_("verdict"), NULL, GROUP_LOOK, run_verdict,
	  has_assessment },
	{ "report", NULL, "report", N_("report"), N_("one page about all services"), GROUP_LOOK,
	  run_report, NULL },
	{ "compare", NULL, "compare", NULL, NULL, GROUP_LOOK, run_compare, has_service },
	{ "trend", NULL, "trend", NULL, NULL, GROUP_LOOK, run_trend, has_service },
	{ "export", "x", NULL, N_("export"), N_("write it to a file"), GROUP_ANSWER, run_export,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops matrix_ops = {
	.name = "matrix",
	.size = sizeof(struct matrix_screen),
	.bindings = bindings,
	.open = matrix_open,
	.close = matrix_close,
	.refresh = matrix_refresh,
	.layout = matrix_layout,
	.list = matrix_list,
	.row_text = matrix_row_text,
	.idle = matrix_idle,
	.crumb = matrix_crumb,
	.corner = matrix_corner,
	.draw = matrix_draw,
	.service = matrix_service_of,
};

bool matrix_push(struct tui *t, const char *system, const char *service)
{
	struct matrix_arg arg = { system, service };

	return tui_push(t, &matrix_ops, &arg);
}
