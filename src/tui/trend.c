/*
 * A table with a column for each assessment: which column is picked is ours, the words
 * and signs are the report's. How it is drawn is in trend_draw.c. Services side by side
 * are read in the viewer.
 */
#include "config.h"

#include "tui/trend_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/compare.h"
#include "tui/export.h"
#include "tui/key.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/walk.h"

static struct trend_screen *of(struct screen *s)
{
	return (struct trend_screen *)s;
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
			.label = question_label(&trend_q_at(t, g->point)->questions[g->question]) });
	}
}

static void add_sections(struct trend_screen *t)
{
	const GArray *sections = t->tr->t->sections;

	add(t, (struct trend_row){ .kind = ROW_TITLE, .label = _("Sections") });
	for (guint i = 0; i < sections->len; i++) {
		const struct trend_section *s = &g_array_index(sections, struct trend_section, i);

		if (trend_is_scored(t->tr->t, s))
			add(t, (struct trend_row){ .kind = ROW_SECTION, .section = s,
				.label = trend_q_at(t, s->point)->sections[s->section].title });
	}
	add(t, (struct trend_row){ .kind = ROW_ALL, .label = _("All") });
}

static void collect_rows(struct trend_screen *t)
{
	g_array_set_size(t->rows, 0);
	t->label_cols = 0;
	if (trend_n_points(t) > 0) {
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
	bool was_last = t->tr == NULL || t->at == trend_n_points(t) - 1;

	if (!trending_of(&tr, s->tui->app, t->service, NULL, ds))
		return false;
	trending_free(t->tr);
	t->tr = tr;
	t->at = was_last ? trend_n_points(t) - 1 : MIN(t->at, trend_n_points(t) - 1);
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

/* ---- what is said around it ------------------------------------------------------- */

static char *trend_crumb(const struct screen *s)
{
	return g_strdup_printf(_("%s, trend"), ((const struct trend_screen *)s)->service);
}

static char *trend_corner(const struct screen *s, int cols)
{
	const struct trend_screen *t = (const struct trend_screen *)s;
	int n = trend_n_points(t);

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
	const struct trend_row *row = trend_row_at(t, t->list.at);
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
	const struct trend_row *row = trend_row_at(of(s), line);

	return g_strdup(row != NULL ? row->label : "");
}

static const char *trend_service(const struct screen *s)
{
	return ((const struct trend_screen *)s)->service;
}

static bool has_points(const struct screen *s)
{
	return trend_n_points((const struct trend_screen *)s) > 0;
}

static bool has_none(const struct screen *s)
{
	return !has_points(s);
}

static void run_pick(struct screen *s, int key)
{
	struct trend_screen *t = of(s);
	int step = key == 'h' || key == KEY_LEFT_ARROW ? -1 : 1;

	if (t->at + step >= 0 && t->at + step < trend_n_points(t))
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
	if (trend_n_points(t) < 2) {
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
