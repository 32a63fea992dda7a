/*
 * One question of a workshop: its state, and the way from question to question. An
 * answer never moves on by itself: the room sees what it gave, and Space goes on.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/kind.h"
#include "tui/key.h"

static struct question_screen *of(struct screen *s)
{
	return (struct question_screen *)s;
}

/* ---- what is shown ----------------------------------------------------------- */

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

static bool row_is(const struct question_screen *s, const struct question_row *row,
		   const struct value *v)
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
	(void)s;
	return false;
}

int question_answered_row(const struct question_screen *s)
{
	const struct value *v = &s->room->j->in->answers[s->room->question].value;

	for (guint i = 0; room_answer_of(s->room, s->room->question) != NULL && i < s->rows->len;
	     i++)
		if (row_is(s, &g_array_index(s->rows, struct question_row, i), v))
			return (int)i;
	return -1;
}

static bool read_beside(struct question_screen *s, struct diags *ds)
{
	const struct store_service *service = s->room->j->target.service;
	GPtrArray *items = NULL;

	s->services = 0;
	if (!store_items(s->room->app->store, service->id, STORE_ACTION, &items, ds))
		return false;
	g_clear_pointer(&s->items, g_ptr_array_unref);
	s->items = items;
	return question_of(s)->scope != SCOPE_SYSTEM ||
	       store_count_services(s->room->app->store, service->system, &s->services, ds);
}

bool question_look(struct question_screen *s, struct diags *ds)
{
	list_rows(s);
	return read_beside(s, ds);
}

/* ---- moving ------------------------------------------------------------------ */

static void forget_beside(struct question_screen *s)
{
	g_clear_pointer(&s->note, g_free);
	g_clear_pointer(&s->evidence, g_free);
	s->confidence = CONFIDENCE_NONE;
	s->smell = -1;
	attempt_clear(&s->attempt);
}

/* The room is at another question. */
static void arrive(struct question_screen *s)
{
	g_autoptr(diags) ds = diags_new();

	forget_beside(s);
	s->scroll = 0;
	if (!question_look(s, ds))
		tui_complain(s->screen.tui, ds);
	list_select(&s->list, MAX(question_answered_row(s), 0));
	room_remember(s->room, NULL);
}

void question_show(struct question_screen *s, int question)
{
	room_jump(s->room, question);
	arrive(s);
}

static void nothing_left(struct question_screen *s)
{
	if (!room_back(s->room))
		room_jump(s->room, 0);
	tui_say(s->screen.tui, STATUS_PLAIN, "%s", _("Everything that can be asked was asked."));
}

static void run_next(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);
	bool answered = room_answer_of(s->room, s->room->question) != NULL;

	(void)key;
	if (!(answered ? room_next(s->room) : room_skip(s->room)))
		nothing_left(s);
	arrive(s);
}

static void run_back(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	(void)key;
	if (!room_back(s->room)) {
		tui_say(screen->tui, STATUS_PLAIN, "%s", _("This is where you began."));
		return;
	}
	arrive(s);
}

/* ---- answering --------------------------------------------------------------- */

static bool row_has_key(const struct question_screen *s, int row, int key)
{
	const struct question_row *r = &g_array_index(s->rows, struct question_row, row);

	switch (r->kind) {
	case ROW_CHOICE:
		return key == '1' + r->choice;
	case ROW_NONE:
		return key == '1' + question_of(s)->n_choices;
	case ROW_FIELD:
		return question_form(question_of(s)) == FORM_CHOICE ? key == '#' :
		       question_form(question_of(s)) == FORM_NUMBER ? key >= '0' && key <= '9' :
								      key == '1';
	case ROW_UNKNOWN:
		return key == '0';
	case ROW_NA:
		return key == '-';
	}
	return false;
}

static void run_answer(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	for (int i = 0; i < s->list.count; i++) {
		if (!row_has_key(s, i, key))
			continue;
		list_select(&s->list, i);
		question_take_row(s, i);
		if (s->typing && g_ascii_isdigit(key) &&
		    question_form(question_of(s)) == FORM_NUMBER)
			question_field_key(s, key);
		return;
	}
	if (key == '-')
		tui_say(screen->tui, STATUS_WARNING,
			_("%s always applies; 0 says that nobody knows"),
			question_label(question_of(s)));
	else
		tui_say(screen->tui, STATUS_WARNING, ngettext("there is %d choice",
							      "there are %d choices",
							      (gulong)question_of(s)->n_choices),
			question_of(s)->n_choices);
}

static void run_take(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	(void)key;
	question_take_row(s, s->list.at);
}

/* ---- ops --------------------------------------------------------------------- */

static bool question_open(struct screen *screen, const void *arg, struct diags *ds)
{
	struct question_screen *s = of(screen);

	s->rows = g_array_new(FALSE, FALSE, sizeof(struct question_row));
	s->attempt.question = -1;
	s->smell = -1;
	edit_init(&s->field, NULL);
	if (!workshop_open(&s->workshop, screen->tui->app, arg, ds) ||
	    !room_open(&s->room, screen->tui->app, &s->workshop, ds))
		return false;
	if (s->room->question < 0)
		room_jump(s->room, 0);
	if (!question_look(s, ds))
		return false;
	list_select(&s->list, MAX(question_answered_row(s), 0));
	return true;
}

static void question_close(struct screen *screen)
{
	struct question_screen *s = of(screen);

	if (s->room != NULL)
		room_remember(s->room, NULL);
	g_free(s->note);
	g_free(s->evidence);
	g_free(s->field_error);
	attempt_clear(&s->attempt);
	edit_clear(&s->field);
	g_clear_pointer(&s->items, g_ptr_array_unref);
	g_array_unref(s->rows);
	canvas_free(s->sheet);
	room_free(s->room);
	workshop_clear(&s->workshop);
}

static bool question_refresh(struct screen *screen, struct diags *ds)
{
	struct question_screen *s = of(screen);
	bool fresh = s->fresh;

	s->fresh = false;
	return (fresh || room_refresh(s->room, ds)) && question_look(s, ds);
}

static bool question_input(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	return s->typing && question_field_key(s, key);
}

static void question_paste(struct screen *screen, const char *text)
{
	struct question_screen *s = of(screen);

	if (s->typing)
		edit_paste(&s->field, text);
	else
		tui_say(screen->tui, STATUS_WARNING, "%s",
			_("pasted text is not taken here; open a note with m first"));
}

static struct list *question_list(struct screen *screen)
{
	return &of(screen)->list;
}

static const char *question_service(const struct screen *screen)
{
	return ((const struct question_screen *)screen)->workshop.service;
}

static char *question_crumb(const struct screen *screen)
{
	const struct question_screen *s = (const struct question_screen *)screen;
	const struct questionnaire *q = s->room->j->q;

	return g_strdup_printf("%s %s %s", s->workshop.service,
			       glyph_text(GLYPH_CRUMB, screen->tui->ascii),
			       q->sections[question_of(s)->section].title);
}

static const struct binding bindings[] = {
	{ "answer", NULL, "answer", N_("answer"), NULL, GROUP_ANSWER, run_answer, NULL },
	{ "take", "Enter", NULL, NULL, N_("answer with the choice the cursor is on"),
	  GROUP_ANSWER, run_take, NULL },
	{ "next", "Space", NULL, N_("next"), N_("next open question"), GROUP_MOVE, run_next,
	  NULL },
	{ "previous", "h Left", NULL, NULL, N_("the question before"), GROUP_MOVE, run_back,
	  NULL },
	{ "vote", NULL, "vote", N_("vote"), N_("vote, reveal, vote again"), GROUP_WORKSHOP,
	  question_vote, NULL },
	{ "people", NULL, "people", NULL, N_("who is here"), GROUP_WORKSHOP, question_people,
	  NULL },
	{ "verdict", NULL, "verdict", NULL, N_("the verdict so far, and what would turn it"),
	  GROUP_LOOK, question_verdict, NULL },
	{ "report", NULL, "report", NULL, N_("the report so far"), GROUP_LOOK, question_report,
	  NULL },
	{ "actions", NULL, "actions", NULL, N_("actions: what, who, until when"), GROUP_LOOK,
	  question_actions, NULL },
	{ "topics", "P", NULL, NULL, N_("parked topics"), GROUP_LOOK, question_topics, NULL },
	{ "history", NULL, "history", NULL, N_("every answer to this question"), GROUP_LOOK,
	  question_history, NULL },
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
	.refresh = question_refresh,
	.layout = question_layout,
	.list = question_list,
	.crumb = question_crumb,
	.draw = question_draw,
	.go = question_go,
	.service = question_service,
};
