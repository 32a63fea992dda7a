/*
 * Writing answers. "Saved" is said after the database has committed. What was refused is
 * kept until it is given again or dropped: when somebody else answered meanwhile, both
 * answers are shown, and when the disk is full, Enter tries again.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "core/kind.h"
#include "tui/key.h"
#include "tui/menu.h"
#include "tui/prompt.h"

/* ---- what is said after a write ---------------------------------------------- */

/* How the verdict moved, in a few words. */
static char *how_it_moved(const struct verdict *now, const struct verdict *before)
{
	if (now->decided && (!before->decided || now->best != before->best))
		return g_strdup_printf(_("%s is settled"), verdict_word(now->best));
	if (now->decided != before->decided)
		return g_strdup_printf(_("nothing is settled any more; so far %s"),
				       verdict_word(now->token));
	if (now->best != before->best && now->worst != before->worst)
		return g_strdup_printf(_("best still possible: %s, was %s; worst: %s, was %s"),
				       verdict_word(now->best), verdict_word(before->best),
				       verdict_word(now->worst), verdict_word(before->worst));
	if (now->best != before->best)
		return g_strdup_printf(_("best still possible: %s, was %s"),
				       verdict_word(now->best), verdict_word(before->best));
	if (now->worst != before->worst)
		return g_strdup_printf(_("worst still possible: %s, was %s"),
				       verdict_word(now->worst), verdict_word(before->worst));
	if (now->token != before->token)
		return g_strdup_printf(_("verdict: %s, was %s"), verdict_word(now->token),
				       verdict_word(before->token));
	return g_strdup_printf(_("verdict still %s"), verdict_word(now->token));
}

static void say_saved(struct question_screen *s, int question, const struct verdict *before,
		      int services)
{
	const char *label = question_label(&s->room->j->q->questions[question]);
	g_autofree char *moved = how_it_moved(s->room->j->v, before);

	if (services > 1)
		tui_saved(s->screen.tui, ngettext("%s for %d service; %s", "%s for %d services; %s",
						  (gulong)services),
			  label, services, moved);
	else
		tui_saved(s->screen.tui, "%s; %s", label, moved);
}

/* ---- what was refused --------------------------------------------------------- */

void attempt_clear(struct attempt *a)
{
	g_free(a->value);
	g_free(a->note);
	g_free(a->evidence);
	*a = (struct attempt){ .question = -1 };
}

static void attempt_set(struct attempt *to, int question, const struct room_answer *a)
{
	struct attempt copy = {
		.question = question,
		.value = g_strdup(a->value),
		.note = g_strdup(a->note),
		.evidence = g_strdup(a->evidence),
		.confidence = a->confidence,
	};

	attempt_clear(to);
	*to = copy;
}

static void give_again(struct question_screen *s)
{
	struct attempt a = s->attempt;
	struct room_answer answer = {
		.value = a.value,
		.note = a.note,
		.evidence = a.evidence,
		.confidence = a.confidence,
	};

	s->attempt = (struct attempt){ .question = -1 };
	if (a.question == s->room->question)
		question_give_or_ask(s, &answer);
	attempt_clear(&a);
}

enum { CONFLICT_THEIRS, CONFLICT_MINE };

static void settle_conflict(struct screen *screen, int option)
{
	struct question_screen *s = (struct question_screen *)screen;

	if (option == CONFLICT_MINE) {
		give_again(s);
		return;
	}
	attempt_clear(&s->attempt);
	tui_say(screen->tui, STATUS_PLAIN, "%s", _("The answer of the other terminal counts."));
}

/* An answer as the question to choose shows it; beside: what else tells them apart. */
static char *conflict_words(const struct room *r, int question, const char *value,
			    const char *beside)
{
	g_autofree char *text = room_text_value(r, question, value);

	if (beside == NULL || *beside == '\0')
		return g_steal_pointer(&text);
	return g_strdup_printf("%s \"%s\"", text, beside);
}

/* Both answers, and which of them counts. */
static void ask_conflict(struct question_screen *s)
{
	const struct attempt *mine = &s->attempt;
	const struct store_answer *a = room_answer_of(s->room, mine->question);
	const char *note = a != NULL ? a->note : NULL;
	const char *evidence = a != NULL ? a->evidence : NULL;
	bool notes = g_strcmp0(note, mine->note) != 0;
	bool proofs = !notes && g_strcmp0(evidence, mine->evidence) != 0;
	g_autofree char *there =
		a != NULL ? conflict_words(s->room, mine->question, a->value,
					   notes ? note : proofs ? evidence : NULL) :
			    g_strdup(_("no answer any more"));
	g_autofree char *here =
		conflict_words(s->room, mine->question, mine->value,
			       notes ? mine->note : proofs ? mine->evidence : NULL);
	g_autofree char *theirs = g_strdup_printf(_("Theirs: %s"), there);
	g_autofree char *ours = g_strdup_printf(_("This one: %s"), here);
	struct menu m = {
		.title = _("Answered meanwhile"),
		.text = _("Another terminal has answered this question. Which answer counts?"),
		.options = { theirs, ours, NULL },
		.chosen = settle_conflict,
	};

	menu_ask(&s->screen, &m);
}

static void try_again(struct screen *screen, bool yes)
{
	struct question_screen *s = (struct question_screen *)screen;

	if (yes)
		give_again(s);
	else
		tui_say(screen->tui, STATUS_WARNING, "%s", _("This answer was not saved."));
}

/* The disk is full, the file cannot be written: not the answer's fault. */
static bool is_worth_trying(const struct diags *ds)
{
	static const char *const codes[] = { "store-busy", "store-full", "store-io",
					     "store-readonly", "store-file" };

	for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
		if (diags_find(ds, codes[i]) != NULL)
			return true;
	return false;
}

/* ---- giving ------------------------------------------------------------------- */

bool question_give(struct question_screen *s, int question, const struct room_answer *a,
		   struct diags *ds)
{
	struct verdict before = *s->room->j->v;	/* plain members only are read */
	const struct store_answer *offer = room_offer_of(s->room, question);
	g_autofree char *said = offer != NULL ? room_text_offer(s->room, question) : NULL;
	g_autofree char *note = NULL;
	g_autofree char *evidence = NULL;
	struct room_answer whole = *a;
	int services, smell;

	room_complete(s->room, question, &whole);
	/* the room reads its answers anew while it gives one */
	whole.note = note = g_strdup(whole.note);
	whole.evidence = evidence = g_strdup(whole.evidence);
	s->room->place.row = s->list.at;
	if (!room_give(s->room, question, &whole, &services, &smell, ds)) {
		s->fresh = diags_find(ds, "draft-gone") == NULL;
		tui_changed(s->screen.tui);
		attempt_set(&s->attempt, question, &whole);
		if (diags_find(ds, "store-conflict") == NULL)
			return false;
		diags_clear(ds);
		ask_conflict(s);
		return true;
	}
	s->fresh = true;
	if (question == s->room->question) {
		g_free(s->said);
		s->said = g_steal_pointer(&said);
	}
	attempt_clear(&s->attempt);
	say_saved(s, question, &before, services);
	return true;
}

void question_give_or_ask(struct question_screen *s, const struct room_answer *a)
{
	g_autoptr(diags) ds = diags_new();

	if (question_give(s, s->room->question, a, ds))
		return;
	if (is_worth_trying(ds)) {
		const struct diag *why = ds->items->pdata[0];
		g_autofree char *question = g_strdup_printf(_("Not saved: %s. Try again?"),
							    why->message);

		prompt_confirm(&s->screen, question, try_again);
	} else {
		attempt_clear(&s->attempt);
		tui_complain(s->screen.tui, ds);
	}
}

void question_answered(struct question_screen *s, int question, int services)
{
	struct verdict before = *s->room->j->v;
	g_autoptr(diags) ds = diags_new();

	tui_changed(s->screen.tui);
	if (!room_refresh(s->room, ds)) {
		tui_complain(s->screen.tui, ds);
		return;
	}
	s->fresh = true;
	/* a vote that was agreed on takes along what was noted before it */
	if (question == s->room->question && question_answer(s) != NULL &&
	    room_has_early(s->room, question)) {
		const struct room_beside *early = question_early(s);
		const struct room_answer beside = {
			.note = early->note,
			.evidence = early->evidence,
			.confidence = early->confidence,
		};

		if (!question_give_beside(s, &beside, ds))
			tui_complain(s->screen.tui, ds);
	}
	say_saved(s, question, &before, services);
}

static char *text_or(const char *wanted, const char *otherwise)
{
	return g_strdup(wanted != NULL ? wanted : otherwise);
}

bool question_give_beside(struct question_screen *s, const struct room_answer *beside,
			  struct diags *ds)
{
	const char *note = beside->note, *evidence = beside->evidence;
	enum confidence c = beside->confidence;
	const struct store_answer *a = question_answer(s);
	g_autofree char *value = NULL;
	g_autofree char *all_note = NULL;
	g_autofree char *all_evidence = NULL;
	struct room_answer again;

	if (a == NULL) {
		room_say_early(s->room, s->room->question, beside);
		s->unkept = true;
		tui_say(s->screen.tui, STATUS_PLAIN, "%s", _("It goes with your answer."));
		return true;
	}
	value = g_strdup(a->value);
	all_note = text_or(note, a->note != NULL ? a->note : "");
	all_evidence = text_or(evidence, a->evidence != NULL ? a->evidence : "");
	again = (struct room_answer){
		.value = value,
		.note = all_note,
		.evidence = all_evidence,
		.confidence = c != CONFIDENCE_NONE ? c : a->confidence,
		.head = beside->head,
	};
	if (!question_give(s, s->room->question, &again, ds))
		return false;
	if (tui_top(s->screen.tui) == &s->screen)
		tui_saved(s->screen.tui, _("%s, beside the answer to %s"),
			  note != NULL ? _("note") : evidence != NULL ? _("evidence") : _("confidence"),
			  question_label(question_of(s)));
	return true;
}

static void give_value(struct question_screen *s, const char *value)
{
	struct room_answer a = { .value = value };

	question_give_or_ask(s, &a);
}

/* The items ticked now with this one the other way round, as they are stored. */
static char *toggled(const struct question_screen *s, int choice)
{
	const struct question *q = question_of(s);
	const struct value *v = &s->room->j->in->answers[s->room->question].value;
	guint64 one = G_GUINT64_CONSTANT(1) << choice, plain = question_plain_items(q);
	guint64 items = question_answer(s) != NULL && v->kind == VALUE_ITEMS ? v->items : 0;
	struct value next = { .kind = VALUE_ITEMS, .items = items ^ one };

	/* "none of these" and the others exclude each other */
	if (next.items & one)
		next.items &= plain & one ? plain : one;
	return value_format(&next, q);
}

/* ---- what was offered --------------------------------------------------------- */

const struct agenda_last *question_last(const struct question_screen *s)
{
	return s->agenda != NULL ? agenda_last_answer(s->agenda, s->room->question) : NULL;
}

/* It would speak first, and the room would nod. A follow-up asks afresh only what its
 * agenda names; the rest is there to be confirmed. */
bool question_may_see(const struct question_screen *s, const struct store_answer *offer)
{
	bool afresh = s->agenda != NULL && s->agenda->asked[s->room->question];

	if (s->said != NULL || question_answer(s) != NULL)
		return true;
	if (offer == NULL || offer->source == SOURCE_CARRIED)
		return s->agenda != NULL && !afresh;
	return offer->source != SOURCE_QUICK;
}

static void show_last(struct question_screen *s)
{
	const struct agenda_last *last = question_last(s);

	if (last == NULL || question_may_see(s, NULL)) {
		tui_say(s->screen.tui, STATUS_PLAIN, "%s",
			_("Nobody prepared an answer to this question."));
		return;
	}
	s->said = g_strdup(last->shown);
}

void question_take_offer(struct question_screen *s)
{
	const struct store_answer *o = room_offer_of(s->room, s->room->question);
	g_autofree char *value = NULL;
	g_autofree char *note = NULL;
	g_autofree char *evidence = NULL;
	struct room_answer a;

	if (o == NULL) {
		show_last(s);
		return;
	}
	if (!question_may_see(s, o)) {
		s->said = room_text_offer(s->room, s->room->question);
		tui_say(s->screen.tui, STATUS_PLAIN, "%s", _("o again takes it."));
		return;
	}
	value = g_strdup(o->value);
	note = g_strdup(o->note);
	evidence = g_strdup(o->evidence);
	a = (struct room_answer){
		.value = value,
		.note = note,
		.evidence = evidence,
		.confidence = o->confidence,
	};
	question_give_or_ask(s, &a);
}

/* ---- the field ---------------------------------------------------------------- */

static const char field_name[] = "answer";

static bool is_words(const struct store_answer *a)
{
	return a != NULL && strcmp(a->value, "unknown") != 0 && strcmp(a->value, "na") != 0;
}

void question_open_field(struct question_screen *s, const char *text)
{
	const struct store_answer *a = question_answer(s);
	bool number = question_form(question_of(s)) != FORM_TEXT;

	s->typing = true;
	s->dropping = false;
	s->begun = room_head_of(s->room, s->room->question);
	s->field.digits = number;
	if (text == NULL && !number && is_words(a))
		text = a->value;
	edit_set(&s->field, text);
	g_clear_pointer(&s->field_error, g_free);
	question_keep(s, field_name, s->field.text->str);
}

static void close_field(struct question_screen *s)
{
	s->typing = s->dropping = false;
	g_clear_pointer(&s->field_error, g_free);
	question_keep(s, NULL, NULL);
}

static void accept_field(struct question_screen *s)
{
	g_autofree char *text = edit_text(&s->field);
	struct room_answer a = { .value = text, .head = &s->begun };
	g_autoptr(diags) ds = diags_new();

	if (*text == '\0') {
		close_field(s);
		return;
	}
	/* what is given is half typed no more, also when nothing comes behind it */
	question_keep(s, NULL, NULL);
	if (question_give(s, s->room->question, &a, ds)) {
		close_field(s);
		return;
	}
	question_keep(s, field_name, s->field.text->str);
	g_free(s->field_error);
	s->field_error = tui_first_error(ds);
}

static void run_accept(struct screen *screen, int key)
{
	(void)key;
	accept_field((struct question_screen *)screen);
}

/* A second Esc drops what was typed; anything else goes on. */
static void run_drop(struct screen *screen, int key)
{
	struct question_screen *s = (struct question_screen *)screen;
	const struct store_answer *a = question_answer(s);
	const char *before = is_words(a) && !s->field.digits ? a->value : "";

	(void)key;
	if (s->dropping || strcmp(s->field.text->str, before) == 0) {
		close_field(s);
		return;
	}
	s->dropping = true;
	g_free(s->field_error);
	s->field_error = g_strdup(_("Drop what you typed? Esc = drop, any other key = go on"));
}

/* Digits need no blanks between them: Space takes a number as it goes to the next question
 * elsewhere. */
static const struct binding number_bindings[] = {
	{ "take-number", "Enter", NULL, N_("take the number"), N_("answer with what was typed"),
	  GROUP_ANSWER, run_accept, NULL },
	{ "take-number-too", "Space", NULL, N_("take it, too"), N_("answer with what was typed"),
	  GROUP_ANSWER, run_accept, NULL },
	{ "drop-number", "Esc", NULL, N_("cancel"), N_("leave without it"), GROUP_ANSWER,
	  run_drop, NULL },
	{ .id = NULL },
};

static const struct binding words_bindings[] = {
	{ "take-words", "Enter", NULL, N_("accept"), N_("answer with what was typed"),
	  GROUP_ANSWER, run_accept, NULL },
	{ "drop-words", "Esc", NULL, N_("cancel"), N_("leave without it"), GROUP_ANSWER, run_drop,
	  NULL },
	{ .id = NULL },
};

const struct binding *question_typing(const struct screen *screen)
{
	const struct question_screen *s = (const struct question_screen *)screen;

	if (!s->typing)
		return NULL;
	return s->field.digits ? number_bindings : words_bindings;
}

bool question_field_key(struct question_screen *s, int key)
{
	if (key != KEY_ESCAPE && s->dropping) {
		s->dropping = false;
		g_clear_pointer(&s->field_error, g_free);
	}
	if (binding_find(question_typing(&s->screen), &s->screen, key) != NULL)
		return false;
	if (!edit_key(&s->field, key)) {
		/* those of the terminal itself hold on */
		return !(key > 0 && key <= 26);
	}
	g_clear_pointer(&s->field_error, g_free);
	question_keep(s, field_name, s->field.text->str);
	return true;
}

void question_take_row(struct question_screen *s, int row)
{
	const struct question_row *r = &g_array_index(s->rows, struct question_row, row);
	const struct question *q = question_of(s);
	g_autofree char *items = NULL;

	switch (r->kind) {
	case ROW_CHOICE:
		items = question_form(q) == FORM_ITEMS ? toggled(s, r->choice) : NULL;
		give_value(s, items != NULL ? items : q->choices[r->choice].value);
		break;
	case ROW_NONE:
		give_value(s, "none");
		break;
	case ROW_FIELD:
		question_open_field(s, NULL);
		break;
	case ROW_UNKNOWN:
		give_value(s, "unknown");
		break;
	case ROW_NA:
		question_ask_na(s);
		break;
	}
}
