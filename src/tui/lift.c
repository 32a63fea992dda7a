/*
 * A preview from app/lifting.h as a list: what stops counting first, then what counts on.
 * Nothing is written before y was asked and answered; u brings all of it back.
 */
#include "config.h"

#include "tui/lift.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/lifting.h"
#include "tui/prompt.h"

enum { HEAD_ROWS = 3, SPLIT_COLS = 100 };

/* Headings of the list, in its order. */
enum group { GROUP_LOST, GROUP_WAIVERS, GROUP_RENAMED, GROUP_KEPT, GROUP_OF_LINES_COUNT };

struct lift_arg {
	const char *service, *to;
};

struct lift_row {
	enum group group;
	bool title;
	char *label;		/* "P1", "old-id → new-id" */
	char *text;		/* the question; the reason of a waiver */
	char *answer;		/* of a waiver: by whom, until when */
};

struct lift_screen {
	struct screen screen;
	char *service, *to;
	struct lifting *l;
	struct lifting *asked;	/* what the question that is open was about; else NULL */
	bool asking;
	GArray *rows;		/* struct lift_row */
	int label_cols;
	struct list list;
};

static struct lift_screen *of(struct screen *s)
{
	return (struct lift_screen *)s;
}

static const struct lift_row *row_at(const struct lift_screen *s, int line)
{
	return line < (int)s->rows->len ? &g_array_index(s->rows, struct lift_row, line) : NULL;
}

static void row_clear(gpointer data)
{
	struct lift_row *row = data;

	g_free(row->label);
	g_free(row->text);
	g_free(row->answer);
}

/* ---- reading ----------------------------------------------------------------------- */

static enum group group_of(const struct lifting *l, const struct lift_line *line)
{
	if (line->to < 0)
		return GROUP_LOST;
	return strcmp(l->before->q->questions[line->from].id, l->to->questions[line->to].id) != 0 ?
		       GROUP_RENAMED : GROUP_KEPT;
}

static void add_row(struct lift_screen *s, struct lift_row row)
{
	if (!row.title)
		s->label_cols = MAX(s->label_cols, text_width_cols(row.label) + 2);
	g_array_append_val(s->rows, row);
}

static void add_line(struct lift_screen *s, const struct report_input *r,
		     const struct lift_line *line, enum group group)
{
	const struct question *from = &s->l->before->q->questions[line->from];
	struct placeholders names = report_placeholders(r);
	struct value *value = &s->l->before->in->answers[line->from].value;
	g_autofree char *stored = value_format(value, from);
	struct lift_row row = { .group = group };

	row.label = group == GROUP_RENAMED ?
			    g_strdup_printf("%s → %s", question_label(from),
					    question_label(&s->l->to->questions[line->to])) :
			    g_strdup(question_label(from));
	row.text = placeholders_expand(from->text, &names);
	row.answer = report_answer_text(r, line->from, stored);
	add_row(s, row);
}

static void add_lines(struct lift_screen *s, const struct report_input *r, enum group group)
{
	for (guint i = 0; i < s->l->lines->len; i++) {
		const struct lift_line *line = &g_array_index(s->l->lines, struct lift_line, i);

		if (group_of(s->l, line) == group)
			add_line(s, r, line, group);
	}
}

static void add_waivers(struct lift_screen *s)
{
	for (guint i = 0; i < s->l->waivers->len; i++) {
		const struct store_waiver *w = s->l->waivers->pdata[i];

		add_row(s, (struct lift_row){
			.group = GROUP_WAIVERS, .label = g_strdup(w->id),
			.text = g_strdup(w->reason),
			/* TRANSLATORS: who gave a waiver, and its last day */
			.answer = g_strdup_printf(_("by %s, until %s"), w->by, w->until) });
	}
}

static void collect_rows(struct lift_screen *s)
{
	struct report_input r;

	judgement_report_input(s->l->before, s->screen.tui->app, &r);
	g_array_set_size(s->rows, 0);
	s->label_cols = 0;
	for (enum group g = 0; g < GROUP_OF_LINES_COUNT; g++) {
		guint title = s->rows->len;

		add_row(s, (struct lift_row){ .group = g, .title = true });
		if (g == GROUP_WAIVERS)
			add_waivers(s);
		else
			add_lines(s, &r, g);
		if (s->rows->len == title + 1)	/* nothing below it */
			g_array_set_size(s->rows, title);
	}
	list_set_count(&s->list, (int)s->rows->len);
}

static bool lift_refresh(struct screen *screen, struct diags *ds)
{
	struct lift_screen *s = of(screen);
	struct lifting *l;

	if (!lifting_preview(&l, screen->tui->app, s->service, s->to, ds))
		return false;
	/* a yes holds for what was looked at, though another terminal writes meanwhile */
	if (s->asking && s->asked == NULL)
		s->asked = g_steal_pointer(&s->l);
	lifting_free(s->l);
	s->l = l;
	collect_rows(s);
	return true;
}

static bool lift_open(struct screen *screen, const void *data, struct diags *ds)
{
	struct lift_screen *s = of(screen);
	const struct lift_arg *arg = data;

	s->service = g_strdup(arg->service);
	s->to = g_strdup(arg->to);
	s->rows = g_array_new(FALSE, FALSE, sizeof(struct lift_row));
	g_array_set_clear_func(s->rows, row_clear);
	if (!lift_refresh(screen, ds))
		return false;
	list_select(&s->list, 1);	/* below the first title */
	return true;
}

static void lift_close(struct screen *screen)
{
	struct lift_screen *s = of(screen);

	g_free(s->service);
	g_free(s->to);
	lifting_free(s->l);
	lifting_free(s->asked);
	g_array_unref(s->rows);
}

/* ---- drawing ----------------------------------------------------------------------- */

static void lift_layout(struct screen *screen, int rows, int cols)
{
	(void)cols;
	list_fit(&of(screen)->list, MAX(rows - HEAD_ROWS, 1));
}

static void draw_head(const struct lift_screen *s, const struct area *a)
{
	const struct lifting *l = s->l;
	const struct questionnaire *from = l->before->q;
	int n = (int)l->lines->len;

	/* TRANSLATORS: a questionnaire, its version, the version it would go to */
	area_printf(a, 0, 2, STYLE_STRONG, _("From %s %s to %s"), from->id, from->version,
		    l->to->version);
	area_printf(a, 1, 2, l->kept < n ? STYLE_WARNING : STYLE_TEXT,
		    ngettext("Of %u answer %d counts on.", "Of %u answers %d count on.",
			     (gulong)n), (guint)n, l->kept);
	area_printf(a, 2, 2, STYLE_TEXT, _("Verdict: %s before, %s after."),
		    verdict_word(l->before->v->token), verdict_word(l->after->token));
}

static const char *group_title(enum group g)
{
	static const char *const titles[] = {
		[GROUP_LOST] = N_("Answers that do not count any more"),
		[GROUP_WAIVERS] = N_("Waivers that end"),
		[GROUP_RENAMED] = N_("Answers that count on, under another name"),
		[GROUP_KEPT] = N_("Answers that count on"),
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(titles) == GROUP_OF_LINES_COUNT);
	return _(titles[g]);
}

static void draw_row(const struct area *a, int line, int label_cols, const struct lift_row *r)
{
	int text_cols = a->cols - 3 - label_cols;
	int answer_cols = a->cols >= SPLIT_COLS ? text_cols / 2 : 0;

	area_put_cols(a, line, 3, label_cols - 1, STYLE_STRONG, TEXT_LEFT, r->label);
	area_put_cols(a, line, 3 + label_cols, text_cols - answer_cols, STYLE_TEXT, TEXT_LEFT,
		      r->text);
	if (answer_cols > 0)
		area_put_cols(a, line, a->cols - answer_cols + 1, answer_cols - 1, STYLE_TEXT,
			      TEXT_LEFT, r->answer);
}

static void lift_draw(const struct screen *screen, const struct area *body)
{
	const struct lift_screen *s = (const struct lift_screen *)screen;
	struct area rows = area_part(body, HEAD_ROWS, 0, body->rows - HEAD_ROWS, body->cols);

	draw_head(s, body);
	if (s->list.count == 0)
		area_wrap(&rows, 1, 2, STYLE_TEXT, _("Nothing is answered yet: nothing can get lost."));
	for (int i = 0; i < rows.rows && s->list.top + i < s->list.count; i++) {
		const struct lift_row *r = row_at(s, s->list.top + i);
		bool at = list_is_selected(&s->list, s->list.top + i);

		if (r->title)
			area_rule(&rows, i, group_title(r->group));
		else
			draw_row(&rows, i, MIN(s->label_cols, rows.cols / 3), r);
		if (at && !r->title)
			area_mark_row(&rows, i, STYLE_SELECTED);
		if (at)
			area_glyph(&rows, i, 0, r->title ? STYLE_STRONG : STYLE_SELECTED,
				   GLYPH_POINTER);
	}
}

static char *lift_crumb(const struct screen *screen)
{
	const struct lift_screen *s = (const struct lift_screen *)screen;

	/* TRANSLATORS: service, "a3" */
	return g_strdup_printf(_("%s %s, lift"), s->service, s->l->before->target.label);
}

/* The answer of the row the cursor is on; else what y does. */
static char *lift_idle(const struct screen *screen)
{
	const struct lift_screen *s = (const struct lift_screen *)screen;
	const struct lift_row *r = row_at(s, s->list.at);

	if (r == NULL || r->title)
		return g_strdup(_("Nothing is changed yet. y lifts it, u brings it back"));
	if (r->group == GROUP_WAIVERS)
		return g_strdup(r->answer);
	return g_strdup_printf(_("Now: %s"), r->answer);
}

/* ---- keys -------------------------------------------------------------------------- */

static struct list *lift_list(struct screen *screen)
{
	return &of(screen)->list;
}

static char *lift_row_text(struct screen *screen, int line)
{
	const struct lift_row *r = row_at(of(screen), line);

	return r == NULL || r->title ? g_strdup("") :
				       g_strdup_printf("%s %s %s", r->label, r->text, r->answer);
}

static const char *lift_service(const struct screen *screen)
{
	return ((const struct lift_screen *)screen)->service;
}

static void take_lift(struct screen *screen, bool yes)
{
	struct lift_screen *s = of(screen);
	struct tui *t = screen->tui;
	g_autoptr(lifting) asked = g_steal_pointer(&s->asked);
	g_autoptr(diags) ds = diags_new();

	s->asking = false;
	if (!yes)
		return;
	if (!lifting_apply(asked != NULL ? asked : s->l, t->app, NULL, ds)) {
		tui_complain(t, ds);
		tui_changed(t);
		return;
	}
	/* TRANSLATORS: what was done, in the status row: service, questionnaire, version */
	tui_saved(t, _("%s goes by %s %s"), s->service, s->l->to->id, s->l->to->version);
	tui_lift(t, screen);
	tui_drop(t, screen);
}

static void run_lift(struct screen *screen, int key)
{
	struct lift_screen *s = of(screen);
	int lost = (int)s->l->lines->len - s->l->kept;
	g_autofree char *question = NULL;

	(void)key;
	if (lost == 0)
		/* TRANSLATORS: service, questionnaire, version */
		question = g_strdup_printf(_("Lift %s to %s %s? All answers count on."),
					   s->service, s->l->to->id, s->l->to->version);
	else
		question = g_strdup_printf(ngettext("Lift %s to %s %s? %d answer does not count "
						    "any more, and stays in the history.",
						    "Lift %s to %s %s? %d answers do not count "
						    "any more, and stay in the history.",
						    (gulong)lost),
					   s->service, s->l->to->id, s->l->to->version, lost);
	s->asking = true;
	prompt_confirm(screen, question, take_lift);
}

static const struct binding bindings[] = {
	{ "do-lift", "y", NULL, N_("lift it"), N_("take the draft to the newer version; asks first"),
	  GROUP_ANSWER, run_lift, NULL },
	{ .id = NULL },
};

const struct screen_ops lift_ops = {
	.name = "lift",
	.size = sizeof(struct lift_screen),
	.bindings = bindings,
	.open = lift_open,
	.close = lift_close,
	.refresh = lift_refresh,
	.layout = lift_layout,
	.list = lift_list,
	.row_text = lift_row_text,
	.idle = lift_idle,
	.crumb = lift_crumb,
	.draw = lift_draw,
	.service = lift_service,
};

bool lift_push(struct tui *t, const char *service, const char *to)
{
	struct lift_arg arg = { service, to };

	return tui_push(t, &lift_ops, &arg);
}
