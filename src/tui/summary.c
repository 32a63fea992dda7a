/*
 * A line a question. One that is skipped or hidden says because of which answer, so that
 * nobody wonders where it went; it comes back when that answer changes.
 */
#include "config.h"

#include "tui/summary.h"

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "core/expr.h"
#include "tui/verdict.h"
#include "tui/walk.h"

enum { INDENT = 4 };

struct summary_row {
	int section;
	int question;		/* -1 = the section's heading */
	enum state state;
	bool stops;
	char *text;		/* its answer, or why it is not asked */
	bool quiet;
};

struct summary_screen {
	struct screen screen;
	GArray *rows;		/* struct summary_row */
	int label_cols;		/* the widest label of a question, and a blank */
	struct list list;
};

static void row_clear(gpointer data)
{
	g_free(((struct summary_row *)data)->text);
}

static struct summary_screen *of(struct screen *s)
{
	return (struct summary_screen *)s;
}

static const struct summary_row *row_at(const struct summary_screen *s, int i)
{
	return i < (int)s->rows->len ? &g_array_index(s->rows, struct summary_row, i) : NULL;
}

/* "P2: Every second Thursday ..." */
static void name_answer(GString *text, const struct room *r, int question)
{
	const struct store_answer *a = room_answer_of(r, question);
	g_autofree char *value = a != NULL ? room_text_value(r, question, a->value) :
					     g_strdup(_("not asked"));

	g_string_append_printf(text, "%s%s: %s", text->len > 0 ? "; " : "",
			       question_label(&r->j->q->questions[question]), value);
}

/* The answers its condition goes by. */
static char *why_hidden(const struct room *r, int question)
{
	struct expr_reads reads = { 0 };
	g_autoptr(GString) text = g_string_new(NULL);

	expr_reads_collect(&reads, r->j->q->questions[question].when);
	for (guint i = 0; reads.questions != NULL && i < reads.questions->len; i++)
		name_answer(text, r, g_array_index(reads.questions, int, i));
	expr_reads_clear(&reads);
	return g_strdup_printf(_("not needed because of %s"), text->str);
}

static int skipped_by(const struct order *o, int question)
{
	for (guint i = 0; i < o->items->len; i++) {
		const struct order_item *item = &g_array_index(o->items, struct order_item, i);

		if (item->question == question)
			return item->skipped_by;
	}
	return -1;
}

static char *why_skipped(const struct room *r, int gate)
{
	g_autoptr(GString) text = g_string_new(NULL);

	name_answer(text, r, gate);
	return g_strdup_printf(_("asked last because of %s"), text->str);
}

static void add_question(struct summary_screen *s, const struct room *r,
			 const struct order *left, int question)
{
	struct summary_row row = {
		.section = r->j->q->questions[question].section,
		.question = question,
		.state = inputs_state(r->j->in, question),
		.stops = questionnaire_gate_stops(r->j->q, question),
	};
	const struct store_answer *a = room_answer_of(r, question);
	int gate = skipped_by(left, question);

	if (row.state == STATE_HIDDEN) {
		row.text = why_hidden(r, question);
		row.quiet = true;
	} else if (a != NULL) {
		row.text = room_text_value(r, question, a->value);
	} else if (inputs_stand_in(r->j->in, question) != NULL) {
		g_autofree char *fact = room_text_fact(r, question);

		row.text = g_strdup_printf(_("%s, as registered"), fact);
	} else if (gate >= 0) {
		row.text = why_skipped(r, gate);
		row.quiet = true;
	} else {
		row.text = placeholders_expand(r->j->q->questions[question].text, &r->names);
		row.quiet = true;
	}
	g_array_append_val(s->rows, row);
}

static bool summary_refresh(struct screen *screen, struct diags *ds)
{
	struct summary_screen *s = of(screen);
	const struct room *r = walk_room(screen->tui);
	const struct questionnaire *q;
	g_autoptr(order) left = NULL;

	(void)ds;
	if (r == NULL)
		return false;
	q = r->j->q;
	left = order_new(r->j->in, ORDER_ROOM);
	g_array_set_size(s->rows, 0);
	s->label_cols = 0;
	for (int i = 0; i < q->n_questions; i++)
		s->label_cols = MAX(s->label_cols,
				    text_width_cols(question_label(&q->questions[i])) + 1);
	for (int i = 0; i < q->n_sections; i++) {
		struct summary_row heading = { .section = i, .question = -1 };

		g_array_append_val(s->rows, heading);
		for (int k = 0; k < q->sections[i].n_questions; k++)
			add_question(s, r, left, q->sections[i].first + k);
	}
	list_set_count(&s->list, (int)s->rows->len);
	return true;
}

static bool summary_open(struct screen *screen, const void *arg, struct diags *ds)
{
	struct summary_screen *s = of(screen);
	const struct room *r = walk_room(screen->tui);

	(void)arg;
	s->rows = g_array_new(FALSE, FALSE, sizeof(struct summary_row));
	g_array_set_clear_func(s->rows, row_clear);
	if (!summary_refresh(screen, ds))
		return false;
	for (guint i = 0; i < s->rows->len; i++)
		if (row_at(s, (int)i)->question == r->question)
			list_select(&s->list, (int)i);
	return true;
}

static void summary_close(struct screen *screen)
{
	g_array_unref(of(screen)->rows);
}

static struct list *summary_list(struct screen *screen)
{
	return &of(screen)->list;
}

static void summary_layout(struct screen *screen, int rows, int cols)
{
	(void)cols;
	list_fit(summary_list(screen), rows);
}

static void draw_heading(const struct area *body, int line, const struct room *r, int section)
{
	const struct section *one = &r->j->q->sections[section];
	int answered, all;

	inputs_count(r->j->in, one->first, one->n_questions, &answered, &all);
	area_printf(body, line, 2, STYLE_STRONG, "%s  %d/%d", one->title, answered, all);
}

static void draw_question(const struct area *body, int line, int label_cols, const struct room *r,
			  const struct summary_row *row)
{
	const struct question *q = &r->j->q->questions[row->question];

	/* what means nothing for the verdict was answered all the same */
	if (row->state == STATE_NONE)
		area_put(body, line, INDENT - 1, STYLE_TEXT, "*");
	else
		area_glyph(body, line, INDENT - 1, state_style(row->state, row->stops),
			   state_glyph(row->state, row->stops));
	area_put_cols(body, line, INDENT + 1, label_cols - 1, STYLE_TEXT, TEXT_LEFT,
		      question_label(q));
	area_put(body, line, INDENT + 1 + label_cols, row->quiet ? STYLE_QUIET : STYLE_TEXT,
		 row->text);
}

static void summary_draw(const struct screen *screen, const struct area *body)
{
	const struct summary_screen *s = (const struct summary_screen *)screen;
	const struct room *r = walk_room(screen->tui);

	for (int i = 0; i < body->rows; i++) {
		const struct summary_row *row = row_at(s, s->list.top + i);

		if (row == NULL || r == NULL)
			break;
		if (row->question < 0)
			draw_heading(body, i, r, row->section);
		else
			draw_question(body, i, MIN(s->label_cols, body->cols / 3), r, row);
		if (list_is_selected(&s->list, s->list.top + i))
			area_select_row(body, i);
	}
}

static char *summary_row_text(struct screen *screen, int i)
{
	const struct summary_row *row = row_at(of(screen), i);
	const struct room *r = walk_room(screen->tui);

	if (row == NULL || r == NULL)
		return g_strdup("");
	if (row->question < 0)
		return g_strdup(r->j->q->sections[row->section].title);
	return g_strdup_printf("%s %s %s", question_label(&r->j->q->questions[row->question]),
			       r->j->q->questions[row->question].text, row->text);
}

static char *summary_crumb(const struct screen *screen)
{
	(void)screen;
	return g_strdup(_("All questions"));
}

/* What the selected line is about in full: the list has no room for it. */
static char *summary_idle(const struct screen *screen)
{
	const struct summary_screen *s = (const struct summary_screen *)screen;
	const struct summary_row *row = row_at(s, s->list.at);

	if (row == NULL || row->question < 0)
		return NULL;
	return g_strdup_printf("%s: %s", room_text_state(row->state), row->text);
}

static const char *summary_service(const struct screen *screen)
{
	const struct room *r = walk_room(screen->tui);

	return r != NULL ? r->w->service : NULL;
}

static bool has_question(const struct screen *screen)
{
	const struct summary_screen *s = (const struct summary_screen *)screen;
	const struct summary_row *row = row_at(s, s->list.at);

	return row != NULL && row->question >= 0;
}

static void run_go(struct screen *screen, int key)
{
	(void)key;
	tui_go(screen->tui, row_at(of(screen), of(screen)->list.at)->question);
}

/* From heading to heading. */
static void run_section(struct screen *screen, int key)
{
	struct summary_screen *s = of(screen);
	int step = key == 'J' ? 1 : -1, i = s->list.at + step;

	while (i >= 0 && i < s->list.count && row_at(s, i)->question >= 0)
		i += step;
	if (i >= 0 && i < s->list.count)
		list_select(&s->list, i);
	else
		tui_say(screen->tui, STATUS_PLAIN, "%s",
			step > 0 ? _("This is the last section.") :
				   _("This is the first section."));
}

static const struct binding summary_bindings[] = {
	{ "go", "Enter", NULL, N_("question"), N_("go to the question"), GROUP_ANSWER, run_go,
	  has_question },
	{ "section", "J K", NULL, N_("section"), N_("next section; K the one before"),
	  GROUP_MOVE, run_section, NULL },
	{ .id = NULL },
};

const struct screen_ops summary_ops = {
	.name = "summary",
	.size = sizeof(struct summary_screen),
	.bindings = summary_bindings,
	.open = summary_open,
	.close = summary_close,
	.refresh = summary_refresh,
	.layout = summary_layout,
	.list = summary_list,
	.row_text = summary_row_text,
	.crumb = summary_crumb,
	.idle = summary_idle,
	.draw = summary_draw,
	.service = summary_service,
};
