/*
 * Writing answers. "Saved" is said after the database has committed; what was refused is
 * kept until it is given again or dropped.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "core/kind.h"
#include "tui/key.h"
#include "tui/prompt.h"

void attempt_clear(struct attempt *a)
{
	g_free(a->value);
	g_free(a->note);
	g_free(a->evidence);
	*a = (struct attempt){ .question = -1 };
}

/* How the verdict moved, in a few words. */
static char *how_it_moved(const struct verdict *now, const struct verdict *before)
{
	if (now->decided && !before->decided)
		return g_strdup_printf(_("%s is settled"), verdict_word(now->best));
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

bool question_give(struct question_screen *s, const struct room_answer *a, struct diags *ds)
{
	struct verdict before = *s->room->j->v;	/* plain members only are read */
	struct room_answer whole = *a;
	int services, smell;

	if (whole.note == NULL)
		whole.note = s->note;
	if (whole.evidence == NULL)
		whole.evidence = s->evidence;
	if (whole.confidence == CONFIDENCE_NONE)
		whole.confidence = s->confidence;
	if (!room_give(s->room, s->room->question, &whole, &services, &smell, ds))
		return false;
	s->fresh = true;
	g_clear_pointer(&s->note, g_free);
	g_clear_pointer(&s->evidence, g_free);
	s->confidence = CONFIDENCE_NONE;
	say_saved(s, s->room->question, &before, services);
	s->smell = smell;
	return true;
}

void question_answered(struct question_screen *s, int question, int services)
{
	struct verdict before = *s->room->j->v;
	g_autoptr(diags) ds = diags_new();

	if (!room_refresh(s->room, ds)) {
		tui_complain(s->screen.tui, ds);
		tui_changed(s->screen.tui);
		return;
	}
	s->fresh = true;
	say_saved(s, question, &before, services);
}

void question_give_or_ask(struct question_screen *s, const struct room_answer *a)
{
	g_autoptr(diags) ds = diags_new();

	if (!question_give(s, a, ds)) {
		tui_complain(s->screen.tui, ds);
		tui_changed(s->screen.tui);
	}
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
	guint64 items = v->kind == VALUE_ITEMS ? v->items : 0;
	guint64 exclusive = ((guint64)1 << q->n_choices) - 1;
	struct value next = { .kind = VALUE_ITEMS };

	if (room_answer_of(s->room, s->room->question) == NULL)
		items = 0;
	exclusive &= ~question_plain_items(q);
	next.items = items ^ (guint64)1 << choice;
	if (next.items >> choice & 1)
		next.items &= exclusive >> choice & 1 ? (guint64)1 << choice : ~exclusive;
	return value_format(&next, q);
}

static bool take_na(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = (struct question_screen *)screen;
	struct room_answer a = { .value = "na", .note = text };

	if (*text == '\0') {
		diag_error(ds, "na-reason", NULL, _("without a reason it is not taken"));
		return false;
	}
	return question_give(s, &a, ds);
}

static void ask_na(struct question_screen *s)
{
	struct prompt p = { .label = _("Why does it not apply?"), .guarded = true,
			    .done = take_na };

	prompt_ask(&s->screen, &p);
}

/* ---- the field --------------------------------------------------------------- */

static void open_field(struct question_screen *s)
{
	const struct store_answer *a = room_answer_of(s->room, s->room->question);
	bool number = question_form(question_of(s)) != FORM_TEXT;

	s->typing = true;
	s->field.digits = number;
	edit_set(&s->field, !number && a != NULL && strcmp(a->value, "unknown") != 0 &&
			    strcmp(a->value, "na") != 0 ? a->value : NULL);
	g_clear_pointer(&s->field_error, g_free);
}

static void close_field(struct question_screen *s)
{
	s->typing = false;
	g_clear_pointer(&s->field_error, g_free);
}

static void accept_field(struct question_screen *s)
{
	g_autofree char *text = edit_text(&s->field);
	struct room_answer a = { .value = text };
	g_autoptr(diags) ds = diags_new();

	if (*text == '\0') {
		close_field(s);
		return;
	}
	if (question_give(s, &a, ds)) {
		close_field(s);
		return;
	}
	g_free(s->field_error);
	s->field_error = tui_first_error(ds);
}

bool question_field_key(struct question_screen *s, int key)
{
	bool number = s->field.digits;

	if (key == KEY_RETURN || (number && key == ' '))
		accept_field(s);
	else if (key == KEY_ESCAPE)
		close_field(s);
	else if (edit_key(&s->field, key))
		g_clear_pointer(&s->field_error, g_free);
	else
		return !(key > 0 && key <= 26);
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
		open_field(s);
		break;
	case ROW_UNKNOWN:
		give_value(s, "unknown");
		break;
	case ROW_NA:
		ask_na(s);
		break;
	}
}
