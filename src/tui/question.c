/*
 * One question of a workshop: its state, what is read with it, where it is kept, and its
 * keys.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/voting.h"
#include "core/kind.h"
#include "tui/common.h"
#include "tui/key.h"
#include "tui/prompt.h"

static struct question_screen *of(struct screen *s)
{
	return (struct question_screen *)s;
}

/* ---- what is shown ------------------------------------------------------------ */

static void add_row(struct question_screen *s, enum row_kind kind, int choice)
{
	struct question_row row = { kind, choice };

	g_array_append_val(s->rows, row);
}

/* Ticks need a way to say that there are none, unless one of the items says so. */
static bool needs_none(const struct question *q)
{
	for (int i = 0; i < q->n_choices; i++)
		if (q->choices[i].exclusive)
			return false;
	return question_form(q) == FORM_ITEMS;
}

static void list_rows(struct question_screen *s)
{
	const struct question *q = question_of(s);

	g_array_set_size(s->rows, 0);
	for (int i = 0; i < q->n_choices; i++)
		add_row(s, ROW_CHOICE, i);
	if (needs_none(q))
		add_row(s, ROW_NONE, 0);
	if (question_form(q) == FORM_TEXT || question_form(q) == FORM_NUMBER || q->n_bands > 0)
		add_row(s, ROW_FIELD, 0);
	add_row(s, ROW_UNKNOWN, 0);
	if (q->allows_na)
		add_row(s, ROW_NA, 0);
	list_set_count(&s->list, (int)s->rows->len);
}

static bool row_is(const struct question_row *row, const struct value *v)
{
	switch (row->kind) {
	case ROW_CHOICE:
		return (v->kind == VALUE_CHOICE && v->choice == row->choice) ||
		       (v->kind == VALUE_ITEMS && v->items >> row->choice & 1);
	case ROW_NONE:
		return v->kind == VALUE_ITEMS && v->items == 0;
	case ROW_FIELD:
		return v->kind == VALUE_NUMBER || v->kind == VALUE_TEXT;
	case ROW_UNKNOWN:
		return v->kind == VALUE_UNKNOWN;
	case ROW_NA:
		return v->kind == VALUE_NA;
	}
	return false;
}

int question_answered_row(const struct question_screen *s)
{
	const struct value *v = &s->room->j->in->answers[s->room->question].value;

	for (guint i = 0; question_answer(s) != NULL && i < s->rows->len; i++)
		if (row_is(&g_array_index(s->rows, struct question_row, i), v))
			return (int)i;
	return -1;
}

/* Actions and topics of the service; its question picks its own. */
static bool read_items(struct question_screen *s, struct diags *ds)
{
	struct store *st = s->room->app->store;
	gint64 service = s->room->j->target.service->id;
	g_autoptr(GPtrArray) topics = NULL;
	GPtrArray *items = NULL;

	if (!store_items(st, service, STORE_ACTION, &items, ds))
		return false;
	g_clear_pointer(&s->items, g_ptr_array_unref);
	s->items = items;
	if (!store_items(st, service, STORE_TOPIC, &topics, ds))
		return false;
	while (topics->len > 0)
		g_ptr_array_add(items, g_ptr_array_steal_index(topics, 0));
	return true;
}

static bool read_beside(struct question_screen *s, struct diags *ds)
{
	const struct judgement *j = s->room->j;
	struct store *st = s->room->app->store;
	GPtrArray *rounds = NULL;

	s->services = 0;
	if (!read_items(s, ds) ||
	    !workshop_settings_get(&s->settings, st, j->target.assessment->id, ds) ||
	    !voting_rounds(&rounds, s->room->app, j->target.assessment->id, j->q, s->room->question, ds))
		return false;
	g_clear_pointer(&s->rounds, g_ptr_array_unref);
	s->rounds = rounds;
	return question_of(s)->scope != SCOPE_SYSTEM ||
	       store_count_services(st, j->target.service->system, &s->services, ds);
}

bool question_look(struct question_screen *s, struct diags *ds)
{
	list_rows(s);
	return read_beside(s, ds);
}

/* ---- where it is kept --------------------------------------------------------- */

void question_remember(struct question_screen *s)
{
	s->room->place.row = s->list.at;
	s->unkept = !room_remember(s->room, NULL);
}

void question_keep(struct question_screen *s, const char *field, const char *text)
{
	struct room_place *p = &s->room->place;
	bool same = g_strcmp0(field, p->field) == 0 && g_strcmp0(text, p->text) == 0;
	char *new_field, *new_text;

	if (same)
		return;
	/* what goes in may be what stands there */
	new_field = g_strdup(field);
	new_text = g_strdup(text);
	g_free(p->field);
	g_free(p->text);
	p->field = new_field;
	p->text = new_text;
	s->unkept = true;
}

void question_resume(struct question_screen *s)
{
	g_autofree char *field = g_strdup(s->room->place.field);
	g_autofree char *text = g_strdup(s->room->place.text);

	if (field == NULL || text == NULL || *text == '\0') {
		question_keep(s, NULL, NULL);
		return;
	}
	if (strcmp(field, "answer") == 0)
		question_open_field(s, text);
	else if (!question_reopen(s, field, text))
		return;
	tui_say(s->screen.tui, STATUS_PLAIN, "%s", _("What was half typed is here again."));
}

/* ---- answering ---------------------------------------------------------------- */

static bool row_has_key(const struct question_screen *s, int row, int key)
{
	const struct question_row *r = &g_array_index(s->rows, struct question_row, row);
	enum answer_form form = question_form(question_of(s));

	switch (r->kind) {
	case ROW_CHOICE:
		return key == '1' + r->choice;
	case ROW_NONE:
		return key == '1' + question_of(s)->n_choices;
	case ROW_FIELD:
		return form == FORM_CHOICE ? key == '#' :
		       form == FORM_NUMBER ? key >= '0' && key <= '9' :
					     key == '1';
	case ROW_UNKNOWN:
		return key == '0';
	case ROW_NA:
		return key == '-';
	}
	return false;
}

static void complain_of(struct question_screen *s, int key)
{
	const struct question *q = question_of(s);

	if (key == '-')
		tui_say(s->screen.tui, STATUS_WARNING,
			_("%s always applies; 0 says that nobody knows"), question_label(q));
	else if (key == '#')
		tui_say(s->screen.tui, STATUS_WARNING, "%s", _("no number is asked for here"));
	else
		tui_say(s->screen.tui, STATUS_WARNING,
			ngettext("there is %d choice", "there are %d choices",
				 (gulong)q->n_choices),
			q->n_choices);
}

static void run_answer(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	for (int i = 0; i < s->list.count; i++) {
		if (!row_has_key(s, i, key))
			continue;
		list_select(&s->list, i);
		question_take_row(s, i);
		/* the digit is the first of the number */
		if (s->typing && g_ascii_isdigit(key) &&
		    question_form(question_of(s)) == FORM_NUMBER)
			question_field_key(s, key);
		return;
	}
	complain_of(s, key);
}

static void run_take(struct screen *screen, int key)
{
	(void)key;
	question_take_row(of(screen), of(screen)->list.at);
}

static void run_offer(struct screen *screen, int key)
{
	(void)key;
	question_take_offer(of(screen));
}

static void step(struct question_screen *s, bool redo)
{
	struct tui *t = s->screen.tui;
	g_autoptr(diags) ds = diags_new();
	g_autofree char *label = NULL;
	int before = s->room->question, services = 0;

	tui_changed(t);
	if (!room_undo(s->room, redo, &label, &services, ds)) {
		tui_complain(t, ds);
		return;
	}
	s->fresh = true;
	common_say_step(t, redo, label, services);
	if (label != NULL && s->room->question != before)
		question_arrive(s);
}

static void run_undo(struct screen *screen, int key)
{
	(void)key;
	step(of(screen), false);
}

static void run_redo(struct screen *screen, int key)
{
	(void)key;
	step(of(screen), true);
}

/* ---- ops ---------------------------------------------------------------------- */

static bool question_open(struct screen *screen, const void *arg, struct diags *ds)
{
	struct question_screen *s = of(screen);

	s->rows = g_array_new(FALSE, FALSE, sizeof(struct question_row));
	s->attempt.question = -1;
	edit_init(&s->field, NULL);
	if (!workshop_open(&s->workshop, screen->tui->app, arg, ds) ||
	    !room_open(&s->room, screen->tui->app, &s->workshop, ds))
		return false;
	if (s->room->question < 0)
		room_jump(s->room, 0);
	if (!question_look(s, ds))
		return false;
	list_select(&s->list, s->workshop.resumed ? s->room->place.row : 0);
	/* a draft that is left before anybody moved is resumed here, too */
	s->unkept = true;
	/* only what was finished once has one */
	if (!s->workshop.quick)
		agenda_of(&s->agenda, screen->tui->app, s->workshop.service, NULL);
	return true;
}

static void question_close(struct screen *screen)
{
	struct question_screen *s = of(screen);

	if (s->room != NULL && !s->room->j->frozen) {
		question_remember(s);
		/* home says where it was left */
		tui_changed(screen->tui);
	}
	g_free(s->said);
	g_free(s->action);
	g_free(s->action_owner);
	g_free(s->field_error);
	g_free(s->begun_with);
	attempt_clear(&s->attempt);
	edit_clear(&s->field);
	agenda_free(s->agenda);
	g_clear_pointer(&s->items, g_ptr_array_unref);
	g_clear_pointer(&s->rounds, g_ptr_array_unref);
	g_array_unref(s->rows);
	canvas_free(s->sheet);
	room_free(s->room);
	workshop_clear(&s->workshop);
}

static bool question_refresh(struct screen *screen, struct diags *ds)
{
	struct question_screen *s = of(screen);
	/* between our commit and this look another terminal may have written */
	bool fresh = s->fresh && !screen->tui->others_wrote;

	s->fresh = false;
	return (fresh || room_refresh(s->room, ds)) && question_look(s, ds);
}

/* The draft is over: a half-typed answer, and a note that waits for one, are not. */
static bool question_hold(struct screen *screen, const char *why)
{
	struct question_screen *s = of(screen);

	if (s->typing && s->field.text->len > 0) {
		if (s->field_error == NULL)
			s->field_error = g_strdup(why);
		return true;
	}
	return room_waiting(s->room) >= 0;
}

static bool question_tick(struct screen *screen, int64_t now_ms)
{
	struct question_screen *s = of(screen);
	bool moved = question_count_time(s, now_ms);

	if (s->unkept)
		question_remember(s);
	return moved;
}

static bool question_input(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	return s->typing && question_field_key(s, key);
}

static void question_paste(struct screen *screen, const char *text)
{
	struct question_screen *s = of(screen);

	if (!s->typing) {
		tui_say(screen->tui, STATUS_WARNING, "%s",
			_("pasted text is not taken here; open a note with m first"));
		return;
	}
	edit_paste(&s->field, text);
	question_keep(s, "answer", s->field.text->str);
}

static struct list *question_list(struct screen *screen)
{
	return &of(screen)->list;
}

static const char *question_service(const struct screen *screen)
{
	return ((const struct question_screen *)screen)->workshop.service;
}

static bool has_offer(const struct screen *screen)
{
	const struct question_screen *s = (const struct question_screen *)screen;

	return room_offer_of(s->room, s->room->question) != NULL ||
	       (question_last(s) != NULL && !question_may_see(s, NULL));
}

static bool asks_number(const struct screen *screen)
{
	return question_form(question_of((const struct question_screen *)screen)) == FORM_NUMBER;
}

static bool asks_words(const struct screen *screen)
{
	return question_form(question_of((const struct question_screen *)screen)) == FORM_TEXT;
}

static bool asks_choice(const struct screen *screen)
{
	return !asks_number(screen) && !asks_words(screen);
}

static const struct binding bindings[] = {
	{ "answer", NULL, "answer", N_("answer"), NULL, GROUP_ANSWER, run_answer, asks_choice },
	{ "digits", "0-9 -", NULL, N_("type the number"), N_("a digit begins the number"),
	  GROUP_ANSWER, run_answer, asks_number },
	{ "words", "1 0 -", NULL, N_("write the answer"), N_("write the answer; 0: nobody knows"),
	  GROUP_ANSWER, run_answer, asks_words },
	{ "number", "#", NULL, NULL, N_("answer with the number itself, where one is asked for"),
	  GROUP_ANSWER, run_answer, NULL },
	{ "take", "Enter", NULL, NULL, N_("answer with the row the cursor is on"),
	  GROUP_ANSWER, run_take, NULL },
	{ "next", "Space", NULL, N_("next"), N_("next open question"), GROUP_MOVE, question_run_next,
	  NULL },
	{ "more-time", "+", NULL, N_("2 min more"), N_("two more minutes for these questions"),
	  GROUP_WORKSHOP, question_run_more_time, question_has_limit },
	{ "offer", NULL, "confirm", N_("take offer"), N_("take the prepared or earlier answer"),
	  GROUP_ANSWER, run_offer, has_offer },
	{ "vote", NULL, "vote", N_("vote"), N_("vote, reveal, vote again"), GROUP_WORKSHOP,
	  question_vote, NULL },
	{ "note", "m", NULL, N_("note"), N_("note; Ctrl-O opens $EDITOR"), GROUP_ANSWER,
	  question_run_note, NULL },
	{ "action", NULL, "actions-add", N_("action"), N_("action: what, who, when"),
	  GROUP_WORKSHOP, question_run_action, NULL },
	{ "park", NULL, "topic-add", N_("park"), N_("park a topic"), GROUP_WORKSHOP,
	  question_run_park, NULL },
	{ "evidence", "e", NULL, NULL, N_("evidence: what shows it, such as a link"),
	  GROUP_ANSWER, question_run_evidence, NULL },
	{ "confidence", "c", NULL, NULL, N_("confidence: low, medium, high"), GROUP_ANSWER,
	  question_run_confidence, NULL },
	{ "justify", NULL, "justify", N_("reason"), N_("write the reason why what is asked here is "
						       "all right"), GROUP_ANSWER,
	  question_run_justify, question_has_smell },
	{ "finish", NULL, "finish", N_("finish"), NULL, GROUP_WORKSHOP, question_run_finish,
	  NULL },
	{ "timer", "t", NULL, NULL, N_("start and stop the timer"), GROUP_WORKSHOP,
	  question_run_timer, NULL },
	{ "people", NULL, "people", NULL, N_("who is here"), GROUP_WORKSHOP, question_people,
	  NULL },
	{ "previous", "h Left", NULL, NULL, N_("the question before"), GROUP_MOVE,
	  question_run_previous, NULL },
	{ "following", "l Right", NULL, NULL, N_("the question after it"), GROUP_MOVE,
	  question_run_following, NULL },
	{ "section", "J K", NULL, NULL, N_("next section; K the one before"), GROUP_MOVE,
	  question_run_section, NULL },
	{ "scroll", "PgDn PgUp Ctrl-D Ctrl-U", NULL, NULL, N_("scroll, where it is long"),
	  GROUP_MOVE, question_run_scroll, NULL },
	{ "summary", "S", NULL, NULL, N_("all questions by section, and why some are not asked"),
	  GROUP_LOOK, question_summary, NULL },
	{ "verdict", NULL, "verdict", NULL, N_("the verdict so far, and what would turn it"),
	  GROUP_LOOK, question_verdict, NULL },
	{ "report", NULL, "report", NULL, N_("the report so far"), GROUP_LOOK, question_report,
	  NULL },
	{ "actions", NULL, "actions", NULL, N_("actions: what, who, until when"), GROUP_LOOK,
	  question_actions, NULL },
	{ "topics", NULL, "topic-list", NULL, N_("parked topics"), GROUP_LOOK, question_topics,
	  NULL },
	{ "compare", NULL, "compare", NULL, N_("what changed since the assessment before"),
	  GROUP_LOOK, question_compare, NULL },
	{ "trend", NULL, "trend", NULL, N_("verdict, gates and sections over all assessments"),
	  GROUP_LOOK, question_trend, NULL },
	{ "history", NULL, "history", NULL, N_("every answer to this question"), GROUP_LOOK,
	  question_history, NULL },
	{ "matrix", NULL, "matrix", NULL, N_("all services of the system beside its teams"),
	  GROUP_LOOK, question_matrix, NULL },
	{ "lift", "", "lift", NULL, NULL, GROUP_WORKSHOP, question_lift, NULL },
	{ "offers", "O", NULL, NULL, N_("answers that wait for the room"), GROUP_LOOK,
	  question_offers, NULL },
	{ "facts", "E", NULL, NULL, N_("what is registered, and how the room sees it"),
	  GROUP_LOOK, question_facts, NULL },
	{ "agenda", "F", NULL, NULL, N_("what a follow-up talks about"), GROUP_LOOK,
	  question_agenda, NULL },
	{ "undo", NULL, "undo", NULL, NULL, GROUP_EVERYWHERE, run_undo, NULL },
	{ "redo", NULL, "redo", NULL, NULL, GROUP_EVERYWHERE, run_redo, NULL },
	{ .id = NULL },
};

const struct screen_ops question_ops = {
	.name = "question",
	.size = sizeof(struct question_screen),
	.bindings = bindings,
	.open = question_open,
	.close = question_close,
	.input = question_input,
	.paste = question_paste,
	.typing = question_typing,
	.refresh = question_refresh,
	.hold = question_hold,
	.tick = question_tick,
	.layout = question_layout,
	.list = question_list,
	.crumb = question_crumb,
	.corner = question_corner,
	.idle = question_idle,
	.draw = question_draw,
	.go = question_go,
	.service = question_service,
};
