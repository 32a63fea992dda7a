/*
 * A list of rows from report/digest.h under the headline. Enter on a row goes to its
 * question: in the workshop when that is open below, else on the question's card.
 */
#include "config.h"

#include "tui/verdict.h"

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "report/digest.h"
#include "tui/closing.h"
#include "tui/compare.h"
#include "tui/lift.h"
#include "tui/matrix.h"
#include "tui/trend.h"
#include "tui/viewer.h"

enum { NOW_COLS = 16 };

struct verdict_screen {
	struct screen screen;
	char *target, *slug, *system;
	char *label;			/* "a3" */
	bool draft;
	enum verdict_token token;
	char *answered;			/* "18/40" */
	struct digest *digest;
	int label_cols;			/* the widest label of a question, and a blank */
	GArray *lines;			/* int: row of the digest, or -1 - group: a title */
	struct list list;
};

/* ---- styles -------------------------------------------------------------------- */

enum style verdict_style(int token)
{
	static const enum style styles[] = {
		[VERDICT_NO_GO] = STYLE_NO_GO, [VERDICT_INCOMPLETE] = STYLE_INCOMPLETE,
		[VERDICT_CONDITIONAL] = STYLE_CONDITIONAL, [VERDICT_GO] = STYLE_GO,
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(styles) == VERDICT_COUNT);

	return styles[token];
}

enum glyph verdict_glyph(int token)
{
	static const enum glyph glyphs[] = {
		[VERDICT_NO_GO] = GLYPH_NO_GO, [VERDICT_INCOMPLETE] = GLYPH_INCOMPLETE,
		[VERDICT_CONDITIONAL] = GLYPH_CONDITIONAL, [VERDICT_GO] = GLYPH_GO,
	};

	return glyphs[token];
}

enum style state_style(int state, bool stops)
{
	switch ((enum state)state) {
	case STATE_PASS:
		return STYLE_READY;
	case STATE_PARTIAL:
		return STYLE_PARTLY;
	case STATE_FAIL:
		return stops ? STYLE_STOPS : STYLE_PARTLY;
	default:
		return STYLE_TEXT;
	}
}

enum glyph state_glyph(int state, bool stops)
{
	switch ((enum state)state) {
	case STATE_PASS:
		return GLYPH_READY;
	case STATE_PARTIAL:
		return GLYPH_PARTLY;
	case STATE_FAIL:
		return stops ? GLYPH_STOPS : GLYPH_PARTLY;
	default:
		return GLYPH_OPEN;
	}
}

/* ---- state ---------------------------------------------------------------------- */

static const struct digest_row *row_at(const struct verdict_screen *v, int line)
{
	int row = line < (int)v->lines->len ? g_array_index(v->lines, int, line) : -1;

	return row >= 0 ? v->digest->rows->pdata[row] : NULL;
}

static void collect_lines(struct verdict_screen *v)
{
	int group = -1;

	g_array_set_size(v->lines, 0);
	for (int i = 0; i < (int)v->digest->rows->len; i++) {
		const struct digest_row *row = v->digest->rows->pdata[i];
		int title = -1 - (int)row->group;

		if ((int)row->group != group)
			g_array_append_val(v->lines, title);
		group = (int)row->group;
		g_array_append_val(v->lines, i);
		if (row->question >= 0)
			v->label_cols = MAX(v->label_cols, text_width_cols(row->label) + 2);
	}
	list_set_count(&v->list, (int)v->lines->len);
}

static bool verdict_refresh(struct screen *s, struct diags *ds)
{
	struct verdict_screen *v = (struct verdict_screen *)s;
	g_autoptr(judgement) j = NULL;
	struct report_input r;
	int answered, asked;

	if (!judgement_of(&j, s->tui->app, v->target, JUDGE_FLIPS, ds))
		return false;
	judgement_report_input(j, s->tui->app, &r);
	digest_free(v->digest);
	v->draft = !j->frozen;
	v->digest = digest_new(&r, v->draft);
	v->token = j->v->token;
	g_free(v->slug);
	v->slug = g_strdup(j->target.service->slug);
	g_free(v->system);
	v->system = g_strdup(j->target.service->system_name);
	g_free(v->label);
	v->label = g_strdup(j->target.label);
	inputs_count(j->in, 0, j->q->n_questions, &answered, &asked);
	g_free(v->answered);
	v->answered = g_strdup_printf(_("%d of %d answered"), answered, asked);
	collect_lines(v);
	return true;
}

static bool verdict_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct verdict_screen *v = (struct verdict_screen *)s;

	v->target = g_strdup(arg);
	v->lines = g_array_new(FALSE, FALSE, sizeof(int));
	if (!verdict_refresh(s, ds))
		return false;
	v->list.at = 1;		/* below the first title */
	list_set_count(&v->list, v->list.count);
	return true;
}

static void verdict_close(struct screen *s)
{
	struct verdict_screen *v = (struct verdict_screen *)s;

	g_free(v->target);
	g_free(v->slug);
	g_free(v->system);
	g_free(v->label);
	g_free(v->answered);
	digest_free(v->digest);
	g_array_unref(v->lines);
}

/* ---- drawing -------------------------------------------------------------------- */

/* Rows of the head, in so many columns. */
static int head_rows(const struct verdict_screen *v, const struct area *body)
{
	int rows = area_wrap_rows(body, 6, v->digest->headline);

	rows += v->digest->leaning != NULL ? area_wrap_rows(body, 6, v->digest->leaning) : 0;
	if (tui_is_compact(v->screen.tui))
		return MIN(rows, 2) + 1;
	return rows + 1 + (v->digest->reach != NULL) + (v->digest->step != NULL) + 1;
}

static void verdict_layout(struct screen *s, int rows, int cols)
{
	struct verdict_screen *v = (struct verdict_screen *)s;
	struct canvas probe = { .rows = rows, .cols = cols, .ascii = s->tui->ascii };
	struct area body = area_of(&probe);

	list_fit(&v->list, MAX(rows - head_rows(v, &body), 1));
}

static void draw_head(const struct verdict_screen *v, const struct area *head)
{
	const struct digest *d = v->digest;
	int row;

	area_put(head, 0, 1, verdict_style(v->token), "   ");
	area_glyph(head, 0, 2, verdict_style(v->token), verdict_glyph(v->token));
	row = area_wrap(head, 0, 6, STYLE_STRONG, d->headline);
	if (d->leaning != NULL)
		row += area_wrap(head, row, 6, STYLE_TEXT, d->leaning);
	row += area_put(head, row, 6, STYLE_TEXT, d->gates) > 0;
	if (d->reach != NULL)
		row += area_put(head, row, 6, STYLE_TEXT, d->reach) > 0;
	if (d->step != NULL) {
		/* TRANSLATORS: %s is a sentence */
		g_autofree char *step = g_strdup_printf(_("First step: %s"), d->step);

		area_put(head, row, 6, STYLE_TEXT, step);
	}
}

/* A rule has a title where a question has its label: too long for a column. */
static void draw_text(const struct area *a, int line, int label_cols, int text_cols,
		      const struct digest_row *r)
{
	g_autofree char *both = NULL;

	if (r->question >= 0) {
		area_put_cols(a, line, 3, label_cols - 1, STYLE_STRONG, TEXT_LEFT, r->label);
		area_put_cols(a, line, 3 + label_cols, text_cols, STYLE_TEXT, TEXT_LEFT, r->text);
		return;
	}
	both = g_strdup_printf("%s: %s", r->label, r->text);
	area_put_cols(a, line, 3, label_cols + text_cols, STYLE_TEXT, TEXT_LEFT, both);
}

static void draw_row(const struct area *a, int line, int label_cols, const struct digest_row *r,
		     bool at)
{
	bool gate = r->group == DIGEST_GATES;
	int now_cols = gate && a->cols >= 70 ? NOW_COLS : 0;
	int text_cols = a->cols - label_cols - 4 - (now_cols > 0 ? now_cols + 1 : 0);

	draw_text(a, line, label_cols, text_cols, r);
	if (gate)
		area_glyph(a, line, 1, state_style(r->state, r->stops),
			   state_glyph(r->state, r->stops));
	if (now_cols > 0)
		area_put_cols(a, line, a->cols - now_cols, now_cols,
			      state_style(r->state, r->stops), TEXT_LEFT, r->now);
	if (at)
		area_select_row(a, line);
}

static void verdict_draw(const struct screen *s, const struct area *body)
{
	const struct verdict_screen *v = (const struct verdict_screen *)s;
	int top = head_rows(v, body);
	struct area head = area_part(body, 0, 0, top, body->cols);
	struct area rows = area_part(body, top, 0, body->rows - top, body->cols);

	draw_head(v, &head);
	for (int i = 0; i < rows.rows && v->list.top + i < v->list.count; i++) {
		int line = v->list.top + i;
		const struct digest_row *r = row_at(v, line);
		bool at = list_is_selected(&v->list, line);

		if (r == NULL) {
			int group = -1 - g_array_index(v->lines, int, line);

			area_rule(&rows, i, v->digest->titles[group]);
			if (at)
				area_glyph(&rows, i, 0, STYLE_STRONG, GLYPH_POINTER);
			continue;
		}
		draw_row(&rows, i, MIN(v->label_cols, rows.cols / 4), r, at);
	}
}

/* The answer in full, for the row that is too short for it. */
static char *verdict_idle(const struct screen *s)
{
	const struct verdict_screen *v = (const struct verdict_screen *)s;
	const struct digest_row *r = row_at(v, v->list.at);

	if (r == NULL || r->group == DIGEST_GATES)
		return NULL;
	if (r->to != NULL)
		/* TRANSLATORS: an answer, and what it would have to be */
		return g_strdup_printf(_("Now: %s. Needed: %s"), r->now, r->to);
	return r->now != NULL ? g_strdup_printf(_("Now: %s"), r->now) : NULL;
}

static char *verdict_crumb(const struct screen *s)
{
	const struct verdict_screen *v = (const struct verdict_screen *)s;

	if (tui_can_go(s->tui))
		return g_strdup(_("Verdict so far"));
	return v->draft ? g_strdup_printf(_("%s, verdict so far"), v->slug) :
			  /* TRANSLATORS: a service, "a3" */
			  g_strdup_printf(_("%s %s, verdict"), v->slug, v->label);
}

static char *verdict_corner(const struct screen *s, int cols)
{
	(void)cols;
	return g_strdup(((const struct verdict_screen *)s)->answered);
}

/* ---- keys ----------------------------------------------------------------------- */

static struct list *verdict_list(struct screen *s)
{
	return &((struct verdict_screen *)s)->list;
}

static char *verdict_row_text(struct screen *s, int line)
{
	const struct digest_row *r = row_at((struct verdict_screen *)s, line);

	return r != NULL ? g_strdup_printf("%s %s", r->label, r->text) : g_strdup("");
}

static const char *verdict_service(const struct screen *s)
{
	return ((const struct verdict_screen *)s)->slug;
}

static bool has_question(const struct screen *s)
{
	const struct verdict_screen *v = (const struct verdict_screen *)s;
	const struct digest_row *r = row_at(v, v->list.at);

	return r != NULL && r->question >= 0;
}

/* In the workshop to the question itself; else how it was answered. */
static void run_question(struct screen *s, int key)
{
	struct verdict_screen *v = (struct verdict_screen *)s;
	const struct digest_row *r = row_at(v, v->list.at);
	const char *words[] = { "history", v->slug, r->label, NULL };

	(void)key;
	if (tui_can_go(s->tui))
		tui_go(s->tui, r->question);
	else
		viewer_push_command(s->tui, r->label, v->slug, words);
}

static void run_report(struct screen *s, int key)
{
	struct verdict_screen *v = (struct verdict_screen *)s;

	(void)key;
	viewer_push_about(s->tui, _("Report"), "report", v->target);
}

static void run_explain(struct screen *s, int key)
{
	struct verdict_screen *v = (struct verdict_screen *)s;
	const char *words[] = { "verdict", v->target, "--explain", NULL };

	(void)key;
	viewer_push_command(s->tui, _("How it came about"), v->slug, words);
}

static void run_history(struct screen *s, int key)
{
	(void)key;
	viewer_push_about(s->tui, _("History"), "history", ((struct verdict_screen *)s)->slug);
}

static void run_closing(struct screen *s, int key)
{
	(void)key;
	closing_push(s->tui, ((struct verdict_screen *)s)->target);
}

/* Of a draft or the newest: the last two; of an older one: itself and the newest. */
static void run_compare(struct screen *s, int key)
{
	(void)key;
	compare_push(s->tui, ((struct verdict_screen *)s)->target, NULL);
}

static void run_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, ((struct verdict_screen *)s)->slug);
}

static void run_matrix(struct screen *s, int key)
{
	struct verdict_screen *v = (struct verdict_screen *)s;

	(void)key;
	matrix_push(s->tui, v->system, v->slug);
}

static bool is_draft(const struct screen *s)
{
	return ((const struct verdict_screen *)s)->draft;
}

static void run_lift(struct screen *s, int key)
{
	(void)key;
	lift_push(s->tui, ((struct verdict_screen *)s)->slug, NULL);
}

static const struct binding verdict_bindings[] = {
	{ "question", "Enter", NULL, N_("question"), N_("go to the question"), GROUP_ANSWER,
	  run_question, has_question },
	{ "report", NULL, "report", N_("report"), N_("read the report"), GROUP_LOOK, run_report,
	  NULL },
	{ "explain", "E", NULL, N_("every rule"), N_("every rule and what came of it"),
	  GROUP_LOOK, run_explain, NULL },
	{ "closing", "B", NULL, N_("in five lines"), N_("the result in five lines"), GROUP_LOOK,
	  run_closing, NULL },
	{ "compare", NULL, "compare", N_("compare"), NULL, GROUP_LOOK, run_compare, NULL },
	{ "trend", NULL, "trend", N_("trend"), NULL, GROUP_LOOK, run_trend, NULL },
	{ "matrix", NULL, "matrix", NULL, N_("all services of the system beside its teams"),
	  GROUP_LOOK, run_matrix, NULL },
	{ "lift", "", "lift", NULL, NULL, GROUP_WORKSHOP, run_lift, is_draft },
	{ "history", NULL, "history", N_("history"), NULL, GROUP_LOOK, run_history, NULL },
	{ .id = NULL },
};

const struct screen_ops verdict_ops = {
	.name = "verdict",
	.size = sizeof(struct verdict_screen),
	.bindings = verdict_bindings,
	.open = verdict_open,
	.close = verdict_close,
	.refresh = verdict_refresh,
	.layout = verdict_layout,
	.list = verdict_list,
	.row_text = verdict_row_text,
	.idle = verdict_idle,
	.crumb = verdict_crumb,
	.corner = verdict_corner,
	.draw = verdict_draw,
	.service = verdict_service,
};

bool verdict_push(struct tui *t, const char *target)
{
	return tui_push(t, &verdict_ops, target);
}
