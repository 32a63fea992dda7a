/*
 * Three views that Tab goes through: the matrix with the worst findings below it, the
 * findings alone, and fixes with the order. Cells and rows are report/matrix_digest's;
 * how they are drawn is in matrix_draw.c.
 */
#include "config.h"

#include "tui/matrix_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/compare.h"
#include "tui/export.h"
#include "tui/key.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"

struct matrix_arg {
	const char *system, *service;
};

static struct matrix_screen *of(struct screen *s)
{
	return (struct matrix_screen *)s;
}

/* ---- reading ------------------------------------------------------------------------ */

/* Of a view that is no matrix; NULL: not read. */
static const GPtrArray *rows_of(const struct matrix_screen *m)
{
	return m->view == VIEW_FIXES ? m->outlook : m->digest->findings;
}

static void collect_lines(struct matrix_screen *m)
{
	const GPtrArray *rows = rows_of(m);
	int group = -1;

	g_array_set_size(m->lines, 0);
	for (int i = 0; m->view != VIEW_MATRIX && rows != NULL && i < (int)rows->len; i++) {
		const struct matrix_digest_row *row = rows->pdata[i];
		int title = MATRIX_TITLE - (int)row->group;

		if ((int)row->group != group)
			g_array_append_val(m->lines, title);
		group = (int)row->group;
		g_array_append_val(m->lines, i);
	}
	list_set_count(&m->lists[m->view], m->view == VIEW_MATRIX ? m->digest->n_services :
								    (int)m->lines->len);
}

static int widest_label(const GPtrArray *rows)
{
	int widest = 0;

	for (guint i = 0; i < rows->len; i++) {
		const struct matrix_digest_row *row = rows->pdata[i];

		widest = MAX(widest, text_width_cols(row->label));
	}
	return widest;
}

/* Once, and not for every key. */
static void measure(struct matrix_screen *m)
{
	const struct portfolio *p = matrix_portfolio(m);

	m->slug_cols = m->team_cols = 0;
	for (int i = 0; i < p->n_services; i++)
		m->slug_cols = MAX(m->slug_cols, text_width_cols(p->services[i].slug));
	for (int t = 0; t < p->n_teams; t++)
		m->team_cols = MAX(m->team_cols, text_width_cols(p->teams[t].name));
	m->row_cols[VIEW_FINDINGS] = widest_label(m->digest->findings);
}

static void drop_outlook(struct matrix_screen *m)
{
	g_clear_pointer(&m->outlook, g_ptr_array_unref);
	g_clear_pointer(&m->page, portfolio_page_free);
	m->outdated = false;
}

static bool read_outlook(struct matrix_screen *m, struct diags *ds)
{
	struct portfolio_page *page;

	if (!portfolio_page_of(&page, m->screen.tui->app, m->system, ds))
		return false;
	drop_outlook(m);
	m->page = page;
	m->outlook = matrix_outlook_rows(&page->input);
	m->row_cols[VIEW_FIXES] = widest_label(m->outlook);
	return true;
}

static bool is_shown(const struct matrix_screen *m)
{
	return tui_top(m->screen.tui) == &m->screen;
}

/* In the place of what was read last; the cursor stays on its service and its team. */
static void take_matrix(struct matrix_screen *m, struct matrix *read)
{
	struct matrix *old = m->matrix;
	const struct portfolio *was = old != NULL ? matrix_portfolio(m) : NULL, *now;
	struct list *l = &m->lists[VIEW_MATRIX];
	int service = l->at, team = m->team;

	m->matrix = read;
	matrix_digest_free(m->digest);
	m->digest = matrix_digest_new(&read->input);
	measure(m);
	now = matrix_portfolio(m);
	list_set_count(l, now->n_services);
	m->team = CLAMP(m->team, 0, MAX(now->n_teams - 1, 0));
	for (int i = 0; was != NULL && service < was->n_services && i < now->n_services; i++)
		if (strcmp(now->services[i].slug, was->services[service].slug) == 0)
			list_select(l, i);
	for (int t = 0; was != NULL && team < was->n_teams && t < now->n_teams; t++)
		if (strcmp(now->teams[t].name, was->teams[team].name) == 0)
			m->team = t;
	matrix_free(old);
}

/* Fixes are not tried again now, where each key that writes would wait for it, here or in a
 * workshop over this screen: the next tick does that, and until then the screen says so. */
static bool matrix_refresh(struct screen *s, struct diags *ds)
{
	struct matrix_screen *m = of(s);
	struct matrix *read;

	if (!matrix_of(&read, s->tui->app, m->system, ds))
		return false;
	take_matrix(m, read);
	if (m->view != VIEW_FIXES)
		drop_outlook(m);
	else
		m->outdated = true;
	collect_lines(m);
	return true;
}

/* It is on top again, and what was written meanwhile is tried. */
static bool matrix_tick(struct screen *s, int64_t now_ms)
{
	struct matrix_screen *m = of(s);
	g_autoptr(diags) ds = diags_new();

	(void)now_ms;
	if (!m->outdated || !is_shown(m))
		return false;
	if (read_outlook(m, ds))
		collect_lines(m);
	else
		tui_complain(s->tui, ds);
	return true;
}

/* To the service, and to the team that owns it. */
static void select_service(struct matrix_screen *m, const char *service)
{
	const struct portfolio *p = matrix_portfolio(m);

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
	drop_outlook(m);
	matrix_digest_free(m->digest);
	matrix_free(m->matrix);
	g_array_unref(m->lines);
}

/* ---- what is selected ---------------------------------------------------------------- */

const struct matrix_digest_row *matrix_row_at(const struct matrix_screen *m, int line)
{
	int row = line < (int)m->lines->len ? g_array_index(m->lines, int, line) : MATRIX_TITLE;

	return m->view != VIEW_MATRIX && row >= 0 ? rows_of(m)->pdata[row] : NULL;
}

/* Of the matrix; -1 = none, or another view. */
static int selected_service(const struct matrix_screen *m)
{
	bool any = m->view == VIEW_MATRIX && m->digest->n_services > 0;

	return any ? matrix_list_shown(m)->at : -1;
}

/* That of a row of the order is one of the page, which may have been read before. */
static const char *selected_slug(const struct matrix_screen *m)
{
	const struct matrix_digest_row *row = matrix_row_at(m, matrix_list_shown(m)->at);
	int service = selected_service(m);

	if (service >= 0)
		return matrix_portfolio(m)->services[service].slug;
	return row != NULL && row->service >= 0 ?
		       m->page->matrix->input.view->p->services[row->service].slug : NULL;
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
	return g_strdup(m->matrix->input.system);
}

/* What is behind the cell, in a line; of a row all of its text. */
static char *matrix_idle(const struct screen *s)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;
	const struct matrix_digest_row *row = matrix_row_at(m, matrix_list_shown(m)->at);
	int service = selected_service(m);
	char *text;

	if (m->view != VIEW_MATRIX)
		return row != NULL ? g_strdup(row->text) : NULL;
	if (service < 0)
		return NULL;
	text = matrix_behind(&m->matrix->input, service, m->digest->n_teams > 0 ? m->team : -1);
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
	const struct matrix_digest_row *row = matrix_row_at(m, line);

	if (m->view == VIEW_MATRIX)
		return g_strdup(matrix_portfolio(m)->services[line].slug);
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

	return matrix_row_at(m, matrix_list_shown(m)->at) != NULL;
}

static bool has_service(const struct screen *s)
{
	return selected_slug((const struct matrix_screen *)s) != NULL;
}

/* What stands in an order was judged. */
static bool has_assessment(const struct screen *s)
{
	const struct matrix_screen *m = (const struct matrix_screen *)s;
	int service = selected_service(m);

	return service >= 0 ? m->matrix->services[service].assessed : has_service(s);
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

static void show_behind(struct matrix_screen *m, const struct report_input *judged)
{
	bool teams = m->digest->n_teams > 0;
	g_autofree char *text = matrix_behind_page(&m->matrix->input, judged, selected_service(m),
						   teams ? m->team : -1);
	g_autofree char *title =
		teams ? g_strdup_printf("%s, %s", selected_slug(m),
					matrix_portfolio(m)->teams[m->team].name) :
			g_strdup(selected_slug(m));

	viewer_push(m->screen.tui, title, text);
}

static void run_behind(struct screen *s, int key)
{
	struct matrix_screen *m = of(s);
	g_autoptr(diags) ds = diags_new();
	g_autoptr(judgement) j = NULL;
	struct report_input r;

	(void)key;
	if (!m->matrix->services[selected_service(m)].assessed) {
		show_behind(m, NULL);
	} else if (judgement_of(&j, s->tui->app, selected_slug(m), JUDGE_BRIEF, ds)) {
		judgement_report_input(j, s->tui->app, &r);
		show_behind(m, &r);
	} else {
		tui_complain(s->tui, ds);
	}
}

static void run_more(struct screen *s, int key)
{
	const struct matrix_digest_row *row = matrix_row_at(of(s), matrix_list_shown(of(s))->at);

	(void)key;
	if (row->service >= 0)
		verdict_push(s->tui, selected_slug(of(s)));
	else
		viewer_push(s->tui, row->label, row->more);
}

static void run_view(struct screen *s, int key)
{
	struct matrix_screen *m = of(s);
	g_autoptr(diags) ds = diags_new();
	int step = key == KEY_BACK_TAB ? VIEW_COUNT - 1 : 1;
	enum matrix_view view = (enum matrix_view)(((int)m->view + step) % VIEW_COUNT);

	if (view == VIEW_FIXES && (m->page == NULL || m->outdated) && !read_outlook(m, ds)) {
		tui_complain(s->tui, ds);
		return;
	}
	m->view = view;
	collect_lines(m);
	if (m->view != VIEW_MATRIX && matrix_list_shown(m)->at == 0)
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
	const char *words[] = { "report", "--system", of(s)->matrix->input.system, NULL };

	(void)key;
	viewer_push_command(s->tui, _("Report"), NULL, words);
}

static void run_export(struct screen *s, int key)
{
	const char *words[] = { "matrix", "--system", of(s)->matrix->input.system, NULL };

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
	.tick = matrix_tick,
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
