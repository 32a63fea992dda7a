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
#include "report/report.h"
#include "tui/vote.h"

enum { SHEET_ROWS_MAX = 400, LABEL_COLS = 15, KEY_COLS = 4, INDENT = 3,
	READABLE_COLS = 108 /* wider, what a choice means would stand too far from it */ };

/* How much room there is, from much to little: the first that fits is taken. */
struct spacing {
	int gap;		/* rows between parts */
	int explained;		/* rows of why it is asked, at most */
	int beside;		/* rows of a note, at most */
	bool bare;		/* compact: what is no part of answering goes */
};

static const struct spacing spacings[] = {
	{ 1, 6, 4, false },
	{ 0, 6, 4, false },
	{ 0, 2, 2, false },
	{ 0, 1, 1, false },
};
static const struct spacing compact = { 0, 0, 1, true };

struct pen {
	const struct question_screen *s;
	struct area a;
	int row;
	const struct spacing *spacing;
};

static void gap(struct pen *p)
{
	p->row += p->spacing->gap;
}

static void write_wrapped(struct pen *p, int col, enum style style, const char *text)
{
	p->row += area_wrap(&p->a, p->row, col, style, text);
}

/* A label, and its text beside it; so many rows at most. */
static void write_labelled(struct pen *p, const char *label, enum style style,
			   const char *text, int rows_max)
{
	int col = p->spacing->bare ? 1 : LABEL_COLS + 1;
	struct area part = area_part(&p->a, p->row, 0, rows_max, p->a.cols - 1);
	int used;

	if (p->spacing->bare) {
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

char *question_head(const struct question_screen *s)
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
	g_autofree char *head = question_head(p->s);
	g_autofree char *left = r->j->v->decided ? room_text_settled(r) : order_summary(r->left);
	int head_cols, left_cols = text_width_cols(left);

	/* compact: the label stands in the first row of the screen */
	if (p->spacing->bare)
		return;
	head_cols = area_put(&p->a, p->row, 1, STYLE_STRONG, head);
	if (1 + head_cols + 3 + left_cols + 1 > p->a.cols)
		p->row++;
	p->row += MAX(area_wrap(&p->a, p->row, MAX(p->a.cols - 1 - left_cols, 1),
				r->j->v->decided ? STYLE_WARNING : STYLE_QUIET, left), 1);
}

static void write_question(struct pen *p)
{
	g_autofree char *text = placeholders_expand(question_of(p->s)->text, &p->s->room->names);
	struct area inner = area_part(&p->a, 0, 0, p->a.rows, p->a.cols - 1);
	int col = p->spacing->bare ? 1 : INDENT;

	p->row += area_wrap(&inner, p->row, col, STYLE_STRONG, text);
}

/* ---- the answers ------------------------------------------------------------- */

static const enum style mark_styles[STATE_COUNT] = {
	[STATE_PASS] = STYLE_READY,
	[STATE_PARTIAL] = STYLE_PARTLY,
	[STATE_FAIL] = STYLE_STOPS,
};

char *question_row_key(const struct question_screen *s, const struct question_row *row)
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

char *question_row_text(const struct question_screen *s, const struct question_row *row)
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
	const struct store_answer *a = question_answer(s);
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
		g_autofree char *text = question_row_text(s, row);

		p->row += area_wrap(&p->a, p->row, col, typed != NULL ? STYLE_STRONG : STYLE_QUIET,
				    typed != NULL ? typed : text);
	}
}

/* The sentence, and what choosing it means at the right edge. Compact, it has one row, and
 * that of the cursor two. */
static void draw_choice(struct pen *p, const struct question_row *row, int col, bool chosen,
			bool selected)
{
	const struct question_screen *s = p->s;
	g_autofree char *text = question_row_text(s, row);
	enum state state = row->kind == ROW_CHOICE && question_form(question_of(s)) == FORM_CHOICE ?
				   question_of(s)->choices[row->choice].state :
				   STATE_NONE;
	const char *mark = report_choice_mark(s->room->j->q, s->room->question, state);
	int mark_cols = mark != NULL ? text_width_cols(mark) + 2 : 0;
	int rows = !p->spacing->bare ? p->a.rows - p->row : selected ? 2 : 1;
	struct area part = area_part(&p->a, p->row, 0, rows, p->a.cols - mark_cols - 1);

	if (mark != NULL)
		area_put(&p->a, p->row, p->a.cols - mark_cols + 1, mark_styles[state], mark);
	p->row += area_wrap(&part, 0, col, chosen ? STYLE_STRONG : STYLE_TEXT, text);
}

static bool is_ticked(const struct question_screen *s, const struct question_row *row)
{
	const struct value *v = &s->room->j->in->answers[s->room->question].value;

	return question_answer(s) != NULL && row->kind == ROW_CHOICE &&
	       v->kind == VALUE_ITEMS && v->items >> row->choice & 1;
}

static void write_answers(struct pen *p, struct question_screen *layout)
{
	const struct question_screen *s = p->s;
	int answered = question_answered_row(s);
	bool items = question_form(question_of(s)) == FORM_ITEMS;
	int col = (p->spacing->bare ? INDENT + 2 : INDENT + KEY_COLS) + (items ? 4 : 0);

	for (int i = 0; i < s->list.count; i++) {
		const struct question_row *row = &g_array_index(s->rows, struct question_row, i);
		g_autofree char *key = question_row_key(s, row);
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
			draw_choice(p, row, col, chosen, list_is_selected(&s->list, i));
		if (chosen && !ticks)
			area_put(&p->a, first, INDENT - 1, STYLE_STRONG, "*");
		if (list_is_selected(&s->list, i) && layout != NULL) {
			layout->at_first = first;
			layout->at_last = p->row - 1;
		}
	}
}

/* ---- beside it --------------------------------------------------------------- */

/* Whose a system answer is, since when, and how many it touches. Who gave it is said
 * where the room shows names. */
static void write_system(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct store_answer *a = question_answer(s);
	g_autoptr(GString) text = g_string_new(NULL);

	if (question_of(s)->scope != SCOPE_SYSTEM)
		return;
	g_string_append_printf(text, ngettext("%s: counts for %d service",
					      "%s: counts for %d services", (gulong)s->services),
			       s->room->j->target.service->system_name, s->services);
	if (a != NULL && a->through != NULL && a->at != NULL)
		g_string_append_printf(text, _("; given on %.10s through %s"), a->at, a->through);
	if (a != NULL && s->settings.names && a->by != NULL)
		g_string_append_printf(text, _(" by %s"), a->by);
	write_labelled(p, _("Whole system"), STYLE_TEXT, text->str, 2);
}

/* What is registered counts while nobody has answered; afterwards both are shown when they
 * differ. */
static void write_fact(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct store_answer *a = question_answer(s);
	g_autofree char *fact = room_text_fact(s->room, s->room->question);
	g_autofree char *text = NULL;

	if (fact == NULL || (a != NULL && strcmp(a->value, fact) == 0))
		return;
	text = g_strdup_printf(a == NULL ? _("%s: counts until the room answers; E shows where") :
					   _("%s: not what the room says; E shows where"),
			       fact);
	write_labelled(p, _("Registered"), a == NULL ? STYLE_TEXT : STYLE_WARNING, text, 2);
}

/* The answer of last time: its words, or that it is there. */
static void write_last(struct pen *p, const struct agenda_last *last)
{
	g_autofree char *shown = NULL;
	g_autofree char *text = NULL;

	if (!question_may_see(p->s, NULL)) {
		write_labelled(p, _("Last time"), STYLE_QUIET,
			       _("hidden until the room has answered; o shows it"), 1);
		return;
	}
	shown = placeholders_expand(last->shown, &p->s->room->names);
	text = last->note != NULL ? g_strdup_printf(_("%s Because: %s"), shown, last->note) :
				    g_strdup(shown);
	write_labelled(p, _("Last time"), STYLE_TEXT, text, p->spacing->beside);
}

static void write_offer(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct store_answer *o = room_offer_of(s->room, s->room->question);
	const struct agenda_last *last = question_last(s);

	if (last != NULL)
		write_last(p, last);
	if (last != NULL && (o == NULL || o->source == SOURCE_CARRIED))
		return;
	if (s->said != NULL) {
		write_labelled(p, _("Before"), STYLE_TEXT, s->said, p->spacing->beside);
	} else if (o != NULL && question_may_see(s, o)) {
		g_autofree char *offer = room_text_offer(s->room, s->room->question);

		write_labelled(p, _("Offer"), STYLE_TEXT, offer, p->spacing->beside);
	} else if (o != NULL) {
		write_labelled(p, _("Before"), STYLE_QUIET,
			       o->source == SOURCE_QUICK ?
				       _("the quick check said something; o shows it") :
				       _("hidden until the room has answered; o shows it"),
			       1);
	}
}

/* The last round and how far apart it was. */
static void write_votes(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct voting_round *last;
	g_autofree char *words = NULL;
	g_autofree char *text = NULL;

	if (s->rounds == NULL || s->rounds->len == 0)
		return;
	last = s->rounds->pdata[s->rounds->len - 1];
	words = vote_counts_words(last);
	/* TRANSLATORS: how many chose the first, second, ... choice, and in which round of
	 * voting: "1: 2, 2: 0, 3: 2, 0: 1 (round 2, apart)" */
	text = g_strdup_printf(last->result.contested ? _("%s (round %d, apart)") :
							_("%s (round %d)"),
			       words, last->number);
	write_labelled(p, _("Votes"), STYLE_TEXT, text, 2);
}

/* Pieces of evidence, each behind a comma or on a line of its own. */
static int count_evidence(const char *text)
{
	g_auto(GStrv) parts = g_strsplit_set(text != NULL ? text : "", ",\n", -1);
	int n = 0;

	for (char **part = parts; *part != NULL; part++)
		n += *g_strstrip(*part) != '\0';
	return n;
}

static void write_beside(struct pen *p)
{
	const struct question_screen *s = p->s;
	const struct store_answer *a = question_answer(s);
	const struct room_beside *early = question_early(s);
	enum confidence c = a != NULL ? a->confidence : early->confidence;
	const char *evidence = a != NULL ? a->evidence : early->evidence;
	const char *note = a != NULL ? a->note : early->note;
	int n = count_evidence(evidence);
	g_autofree char *row = g_strdup_printf("%s    %s %d%s%s", room_text_confidence(c),
					       _("Evidence"), n, n > 0 ? ": " : "",
					       n > 0 ? evidence : "");

	write_labelled(p, _("Confidence"), STYLE_TEXT, row, 1);
	if (note != NULL)
		write_labelled(p, _("Note"), STYLE_TEXT, note, p->spacing->beside);
}

/* Items name their question by its label. */
static bool is_here(const struct question_screen *s, const struct store_item *item)
{
	return item->state == STORE_OPEN && item->question != NULL &&
	       questionnaire_find_label(s->room->j->q, item->question) == s->room->question;
}

static void write_action(struct pen *p, const struct store_item *item)
{
	g_autoptr(GString) text = g_string_new(NULL);

	g_string_printf(text, "%d: %s", item->number, item->text);
	if (item->kind == STORE_ACTION)
		g_string_append_printf(text, ", %s",
				       item->owner != NULL ? item->owner : _("nobody yet"));
	if (item->due != NULL)
		g_string_append_printf(text, _(", due %s"), item->due);
	write_labelled(p, item->kind == STORE_ACTION ? _("Action") : _("Parked"), STYLE_TEXT,
		       text->str, 1);
}

static void write_items(struct pen *p)
{
	const struct question_screen *s = p->s;
	int n = 0;

	for (guint i = 0; s->items != NULL && i < s->items->len; i++) {
		if (!is_here(s, s->items->pdata[i]))
			continue;
		write_action(p, s->items->pdata[i]);
		n++;
	}
	if (n == 0 && !p->spacing->bare)
		write_labelled(p, _("Actions"), STYLE_QUIET, _("none"), 1);
}

/* Smells that this question raised: they ask, and are never red. */
static void write_smells(struct pen *p)
{
	const struct room *r = p->s->room;

	for (guint i = 0; i < r->j->v->smells->len; i++) {
		const struct smell_line *line =
			&g_array_index(r->j->v->smells, struct smell_line, i);
		g_autofree char *text = NULL;

		if (line->question != r->question || line->justified)
			continue;
		text = placeholders_expand(r->j->q->rules[line->rule].text, &r->names);
		write_labelled(p, _("To ask (Y)"), STYLE_WARNING, text, 3);
	}
}

/* ---- the sheet --------------------------------------------------------------- */

/* Few of its rows were written on, so few are blanked; one more than was counted, for
 * what stands beside the last. */
static struct area clean_sheet(struct question_screen *s, int cols)
{
	struct area written;

	if (s->sheet == NULL || s->sheet->cols != cols) {
		canvas_free(s->sheet);
		s->sheet = canvas_new(SHEET_ROWS_MAX, cols, false);
	}
	s->sheet->ascii = s->screen.tui->ascii;
	written = area_of(s->sheet);
	written = area_part(&written, 0, 0, s->used + 1, cols);
	area_fill(&written, STYLE_TEXT);
	s->sheet->cursor_row = s->sheet->cursor_col = -1;
	return area_of(s->sheet);
}

static int write_all(struct question_screen *s, int cols, const struct spacing *spacing)
{
	const struct question *q = question_of(s);
	struct pen p = { .s = s, .spacing = spacing };

	p.a = clean_sheet(s, cols);
	p.a = area_part(&p.a, 0, 0, p.a.rows, MIN(cols, READABLE_COLS));
	write_head(&p);
	gap(&p);
	write_question(&p);
	gap(&p);
	if (!spacing->bare) {
		write_expanded(&p, _("Why we ask"), q->why, spacing->explained);
		write_expanded(&p, _("Not an answer"), q->not_an_answer, spacing->explained);
		gap(&p);
	}
	write_answers(&p, s);
	gap(&p);
	write_smells(&p);
	write_system(&p);
	write_fact(&p);
	write_offer(&p);
	write_votes(&p);
	write_beside(&p);
	write_items(&p);
	return p.row;
}

/* As much as possible is seen, the row of the cursor in any case. */
static void fit(struct question_screen *s, int rows)
{
	int *scroll = &s->room->place.scroll;

	*scroll = CLAMP(*scroll, 0, MAX(s->used - rows, 0));
	if (s->at_last < 0)
		return;
	/* back to the question as soon as the cursor is seen with it */
	if (s->at_last < rows)
		*scroll = 0;
	else if (s->at_last >= *scroll + rows)
		*scroll = s->at_last - rows + 1;
	if (s->at_first < *scroll)
		*scroll = s->at_first;
}

void question_layout(struct screen *screen, int rows, int cols)
{
	struct question_screen *s = (struct question_screen *)screen;
	bool scrolled = s->at_last < 0;

	s->list.page = s->list.count;
	if (screen->tui->presenter) {
		struct area a = clean_sheet(s, cols);

		s->used = question_present(s, &a);
	} else if (tui_is_compact(screen->tui)) {
		s->used = write_all(s, cols, &compact);
	} else {
		for (gsize i = 0; i < G_N_ELEMENTS(spacings) && (i == 0 || s->used > rows); i++)
			s->used = write_all(s, cols, &spacings[i]);
	}
	/* who has scrolled looks at something else than the cursor, until it moves */
	if (scrolled)
		s->at_last = -1;
	fit(s, rows);
}

void question_draw(const struct screen *screen, const struct area *body)
{
	const struct question_screen *s = (const struct question_screen *)screen;
	int last = s->room->place.scroll + body->rows;

	area_copy(body, s->sheet, s->room->place.scroll);
	if (last < s->used)
		area_glyph(body, body->rows - 1, body->cols - 1, STYLE_KEY, GLYPH_MORE_BELOW);
	if (s->room->place.scroll > 0)
		area_glyph(body, 0, body->cols - 1, STYLE_KEY, GLYPH_MORE_ABOVE);
}
