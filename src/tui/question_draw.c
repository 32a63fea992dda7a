/*
 * What a question looks like. All of it is written on a sheet as long as it needs,
 * roomy first; when that is longer than the screen, without its blank rows and with less
 * of what explains; when it is still longer, it scrolls. The presenter's sheet has
 * nothing but the question and its answers.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "core/kind.h"

enum { SHEET_ROWS_MAX = 400, LABEL_COLS = 15, KEY_COLS = 4, INDENT = 3 };

/* How much room there is. */
enum spacing { ROOMY, TIGHT, BARE /* compact: what is no part of answering goes */ };

struct pen {
	const struct question_screen *s;
	struct area a;
	int row;
	enum spacing spacing;
};

static void gap(struct pen *p)
{
	p->row += p->spacing == ROOMY;
}

static void write_wrapped(struct pen *p, int col, enum style style, const char *text)
{
	p->row += area_wrap(&p->a, p->row, col, style, text);
}

/* A label, and its text beside it; so many rows at most. */
static void write_labelled(struct pen *p, const char *label, enum style style,
			   const char *text, int rows_max)
{
	int col = p->spacing == BARE ? 1 : LABEL_COLS + 1;
	struct area part = area_part(&p->a, p->row, 0, rows_max, p->a.cols - 1);
	int used;

	if (p->spacing == BARE) {
		g_autofree char *all = g_strdup_printf("%s %s", label, text);

		used = area_wrap(&part, 0, col, style, all);
	} else {
		area_put_cols(&part, 0, 1, LABEL_COLS - 1, STYLE_QUIET, TEXT_LEFT, label);
		used = area_wrap(&part, 0, col, style, text);
	}
	p->row += MAX(used, 1);
}

static void write_expanded(struct pen *p, const char *label, const char *text, int rows_max)
{
	g_autofree char *expanded = placeholders_expand(text, &p->s->room->names);

	if (expanded != NULL && *expanded != '\0')
		write_labelled(p, label, STYLE_TEXT, expanded, rows_max);
}

/* ---- its head ---------------------------------------------------------------- */

static char *head_text(const struct question_screen *s)
{
	const struct question *q = question_of(s);
	GString *head = g_string_new(question_label(q));

	if (q->role == ROLE_GATE)
		g_string_append_printf(head, "   %s", _("gate"));
	else if (q->role == ROLE_BASELINE)
		g_string_append_printf(head, "   %s", _("baseline"));
	g_string_append_printf(head, "   %s", q->tense == TENSE_PLANNED ? _("as planned") :
									  _("today"));
	return g_string_free(head, FALSE);
}

static void write_head(struct pen *p)
{
	const struct room *r = p->s->room;
	g_autofree char *head = head_text(p->s);
	g_autofree char *left = r->j->v->decided ? room_text_settled(r) : order_summary(r->order);
	int head_cols, left_cols = text_width_cols(left);

	head_cols = area_put(&p->a, p->row, 1, STYLE_STRONG, head);
	if (p->spacing == BARE) {
		p->row++;
		return;
	}
	if (1 + head_cols + 3 + left_cols + 1 > p->a.cols)
		p->row++;
	if (left_cols > 0)
		area_put(&p->a, p->row, MAX(p->a.cols - 1 - left_cols, 1),
			 r->j->v->decided ? STYLE_WARNING : STYLE_QUIET, left);
	p->row++;
}

static void write_question(struct pen *p)
{
	g_autofree char *text = placeholders_expand(question_of(p->s)->text, &p->s->room->names);
	struct area inner = area_part(&p->a, 0, 0, p->a.rows, p->a.cols - 1);
	int col = p->spacing == BARE ? 1 : INDENT;

	p->row += area_wrap(&inner, p->row, col, STYLE_STRONG, text);
}

/* ---- the answers ------------------------------------------------------------- */

static const enum style mark_styles[STATE_COUNT] = {
	[STATE_PASS] = STYLE_READY,
	[STATE_PARTIAL] = STYLE_PARTLY,
	[STATE_FAIL] = STYLE_STOPS,
};

static char *row_key(const struct question_screen *s, const struct question_row *row)
{
	switch (row->kind) {
	case ROW_CHOICE:
		return row->choice < 9 ? g_strdup_printf("%d", row->choice + 1) : g_strdup("");
	case ROW_NONE:
		return question_of(s)->n_choices < 9 ?
			       g_strdup_printf("%d", question_of(s)->n_choices + 1) :
			       g_strdup("");
	case ROW_FIELD:
		return g_strdup(question_form(question_of(s)) == FORM_CHOICE ? "#" :
				question_form(question_of(s)) == FORM_TEXT   ? "1" :
									       "0-9");
	case ROW_UNKNOWN:
		return g_strdup(question_form(question_of(s)) == FORM_NUMBER ? "" : "0");
	case ROW_NA:
		break;
	}
	return g_strdup("-");
}

static char *row_text(const struct question_screen *s, const struct question_row *row)
{
	const struct question *q = question_of(s);

	switch (row->kind) {
	case ROW_CHOICE:
		return placeholders_expand(q->choices[row->choice].text, &s->room->names);
	case ROW_NONE:
		return g_strdup(_("None of these"));
	case ROW_FIELD:
		return g_strdup(question_form(q) == FORM_TEXT	? _("Your words") :
				question_form(q) == FORM_NUMBER ? _("A whole number") :
								  _("The number itself"));
	case ROW_UNKNOWN:
		return g_strdup(_("Don't know"));
	case ROW_NA:
		break;
	}
	return g_strdup(_("Not applicable (asks for the reason)"));
}

/* What the answer is when its row does not say it. */
static char *typed_answer(const struct question_screen *s)
{
	const struct store_answer *a = room_answer_of(s->room, s->room->question);
	const struct value *v = &s->room->j->in->answers[s->room->question].value;

	if (a == NULL || (v->kind != VALUE_NUMBER && v->kind != VALUE_TEXT))
		return NULL;
	return g_strdup(a->value);
}

static void draw_field(struct pen *p, const struct question_row *row, int col)
{
	const struct question_screen *s = p->s;
	g_autofree char *typed = typed_answer(s);
	struct area field = area_part(&p->a, p->row, col, 1, p->a.cols - col - 1);

	if (s->typing) {
		edit_draw(&s->field, &field, STYLE_FIELD_ACTIVE, true);
		p->row++;
		if (s->field_error != NULL)
			write_wrapped(p, col, STYLE_ERROR, s->field_error);
	} else {
		g_autofree char *text = row_text(s, row);

		p->row += area_wrap(&p->a, p->row, col, typed != NULL ? STYLE_STRONG : STYLE_QUIET,
				    typed != NULL ? typed : text);
	}
}

/* The sentence, and what choosing it means at the right edge. */
static void draw_choice(struct pen *p, const struct question_row *row, int col, bool chosen)
{
	const struct question_screen *s = p->s;
	g_autofree char *text = row_text(s, row);
	enum state state = row->kind == ROW_CHOICE && question_form(question_of(s)) == FORM_CHOICE ?
				   question_of(s)->choices[row->choice].state :
				   STATE_NONE;
	const char *mark = room_text_mark(s->room, s->room->question, state);
	int mark_cols = mark != NULL ? text_width_cols(mark) + 2 : 0;
	bool beside = p->spacing != BARE || mark_cols == 0;
	struct area part = area_part(&p->a, p->row, 0, p->a.rows - p->row,
				     p->a.cols - (beside ? mark_cols : 0) - 1);

	if (mark != NULL && beside)
		area_put(&p->a, p->row, p->a.cols - mark_cols + 1, mark_styles[state], mark);
	if (mark != NULL && !beside) {
		g_autofree char *both = g_strdup_printf("%s [%s]", text, mark);

		p->row += area_wrap(&part, 0, col, chosen ? STYLE_STRONG : STYLE_TEXT, both);
		return;
	}
	p->row += area_wrap(&part, 0, col, chosen ? STYLE_STRONG : STYLE_TEXT, text);
}

static bool is_ticked(const struct question_screen *s, const struct question_row *row)
{
	const struct value *v = &s->room->j->in->answers[s->room->question].value;

	return room_answer_of(s->room, s->room->question) != NULL && row->kind == ROW_CHOICE &&
	       v->kind == VALUE_ITEMS && v->items >> row->choice & 1;
}

static void write_answers(struct pen *p, struct question_screen *layout)
{
	const struct question_screen *s = p->s;
	int answered = question_answered_row(s);
	bool items = question_form(question_of(s)) == FORM_ITEMS;
	int col = INDENT + KEY_COLS + (items ? 4 : 0);

	for (int i = 0; i < s->list.count; i++) {
		const struct question_row *row = &g_array_index(s->rows, struct question_row, i);
		g_autofree char *key = row_key(s, row);
		bool ticks = items && row->kind == ROW_CHOICE;
		bool chosen = ticks ? is_ticked(s, row) : i == answered;
		int first = p->row;

		if (list_is_selected(&s->list, i))
			area_glyph(&p->a, p->row, 1, STYLE_KEY, GLYPH_POINTER);
		area_put(&p->a, p->row, INDENT, STYLE_KEY, key);
		if (ticks)
			area_put(&p->a, p->row, INDENT + KEY_COLS - 1,
				 chosen ? STYLE_STRONG : STYLE_TEXT, chosen ? "[x]" : "[ ]");
		if (row->kind == ROW_FIELD)
			draw_field(p, row, col);
		else
			draw_choice(p, row, col, chosen);
		if (chosen && !ticks)
			area_put(&p->a, first, INDENT - 1, STYLE_STRONG, "*");
		if (list_is_selected(&s->list, i) && layout != NULL) {
			layout->at_first = first;
			layout->at_last = p->row - 1;
		}
	}
}

/* ---- beside it --------------------------------------------------------------- */

static void write_system(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct store_answer *a = room_answer_of(s->room, s->room->question);
	g_autofree char *text = NULL;

	if (question_of(s)->scope != SCOPE_SYSTEM)
		return;
	text = g_strdup_printf(ngettext("%s: counts for %d service", "%s: counts for %d services",
					(gulong)s->services),
			       s->room->j->target.service->system_name, s->services);
	if (a != NULL && a->through != NULL && a->at != NULL) {
		g_autofree char *more = g_strdup_printf(_("%s; given on %.10s through %s"), text,
							a->at, a->through);

		write_labelled(p, _("Whole system"), STYLE_TEXT, more, 2);
	} else {
		write_labelled(p, _("Whole system"), STYLE_TEXT, text, 2);
	}
}

static const char *const confidences[] = {
	[CONFIDENCE_NONE] = N_("not said"),
	[CONFIDENCE_LOW] = N_("low"),
	[CONFIDENCE_MEDIUM] = N_("medium"),
	[CONFIDENCE_HIGH] = N_("high"),
};
G_STATIC_ASSERT(G_N_ELEMENTS(confidences) == CONFIDENCE_COUNT);

/* One row: "Confidence  medium     Evidence  2". */
static void write_beside(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct store_answer *a = room_answer_of(s->room, s->room->question);
	enum confidence c = a != NULL && s->confidence == CONFIDENCE_NONE ? a->confidence :
									    s->confidence;
	const char *evidence = s->evidence != NULL ? s->evidence : a != NULL ? a->evidence : NULL;
	const char *note = s->note != NULL ? s->note : a != NULL ? a->note : NULL;
	g_autofree char *row = g_strdup_printf("%-12s %s  %s", _(confidences[c]), _("Evidence"),
					       evidence != NULL ? evidence : _("none"));

	write_labelled(p, _("Confidence"), STYLE_TEXT, row, 1);
	if (note != NULL)
		write_labelled(p, _("Note"), STYLE_TEXT, note, p->spacing == ROOMY ? 4 : 1);
}

static void write_items(struct pen *p)
{
	const struct question_screen *s = p->s;

	for (guint i = 0; s->items != NULL && i < s->items->len; i++) {
		const struct store_item *item = s->items->pdata[i];
		g_autoptr(GString) text = g_string_new(NULL);

		if (item->state != STORE_OPEN || item->question == NULL ||
		    strcmp(item->question, question_of(s)->id) != 0)
			continue;
		g_string_append_printf(text, "%d: %s", item->number, item->text);
		if (item->owner != NULL)
			g_string_append_printf(text, ", %s", item->owner);
		if (item->due != NULL)
			g_string_append_printf(text, ", %s", item->due);
		write_labelled(p, _("Action"), STYLE_TEXT, text->str, 2);
	}
}

static void write_offer(struct pen *p)
{
	g_autofree char *offer = room_text_offer(p->s->room, p->s->room->question);

	if (offer != NULL)
		write_labelled(p, _("Offered (o)"), STYLE_TEXT, offer, p->spacing == ROOMY ? 3 : 1);
}

/* ---- the sheet --------------------------------------------------------------- */

static int write_all(struct question_screen *s, int cols, enum spacing spacing)
{
	const struct question *q = question_of(s);
	struct pen p = { .s = s, .spacing = spacing };
	int explained = spacing == ROOMY ? 6 : 1;

	if (s->sheet == NULL)
		s->sheet = canvas_new(SHEET_ROWS_MAX, cols, s->screen.tui->ascii);
	s->sheet->ascii = s->screen.tui->ascii;
	canvas_reset(s->sheet, SHEET_ROWS_MAX, cols);
	p.a = area_of(s->sheet);
	write_head(&p);
	gap(&p);
	write_question(&p);
	gap(&p);
	if (spacing != BARE) {
		write_expanded(&p, _("Why we ask"), q->why, explained);
		write_expanded(&p, _("Not an answer"), q->not_an_answer, explained);
		gap(&p);
	}
	write_answers(&p, s);
	gap(&p);
	write_system(&p);
	write_offer(&p);
	write_beside(&p);
	write_items(&p);
	return p.row;
}

void question_layout(struct screen *screen, int rows, int cols)
{
	struct question_screen *s = (struct question_screen *)screen;
	enum spacing spacing = tui_is_compact(screen->tui) ? BARE : ROOMY;
	int used = write_all(s, cols, spacing);

	s->list.page = s->list.count;
	if (used > rows && spacing == ROOMY)
		used = write_all(s, cols, TIGHT);
	s->scroll = CLAMP(s->scroll, 0, MAX(used - rows, 0));
	if (s->at_last >= s->scroll + rows)
		s->scroll = s->at_last - rows + 1;
	if (s->at_first < s->scroll)
		s->scroll = s->at_first;
}

void question_draw(const struct screen *screen, const struct area *body)
{
	const struct question_screen *s = (const struct question_screen *)screen;

	area_copy(body, s->sheet, s->scroll);
}
