/*
 * One row per letter; everything that is no letter is an answer (line_answer.c). In
 * questions answered by words, a command with something behind it needs a colon in
 * front, or it would be an answer.
 */
#include "config.h"

#include "cli/line_command.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/finishing.h"
#include "app/items.h"
#include "app/printing.h"
#include "app/room_text.h"
#include "cli/line_answer.h"
#include "cli/line_room.h"
#include "cli/line_text.h"
#include "core/kind.h"

struct line_command {
	char letter;
	void (*run)(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest);
};

/* Into the answer there is; before there is one it waits for it, also over a restart. */
static void give_beside(struct line_io *io, struct room *r, const struct room_answer *beside)
{
	const struct store_answer *a = room_answer_of(r, r->question);
	g_autoptr(diags) ds = diags_new();
	g_autofree char *value = NULL;
	struct room_answer whole = *beside;
	int services, smell;

	if (a == NULL) {
		room_say_early(r, r->question, beside);
		if (room_remember(r, ds))
			line_say(io, "%s", _("Saved; it goes with your answer."));
		else
			line_complain(io, ds);
		return;
	}
	whole.value = value = g_strdup(a->value);
	room_complete(r, r->question, &whole);
	if (room_give(r, r->question, &whole, &services, &smell, ds))
		line_say(io, "%s", _("Saved."));
	else
		line_complain(io, ds);
}

static void do_note(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	g_autofree char *text = line_rest_or_ask(io, rest, _("Note: "));

	(void)turn;
	if (text != NULL)
		give_beside(io, r, &(struct room_answer){ .note = text });
}

static void do_evidence(struct line_io *io, struct room *r, struct line_turn *turn,
			const char *rest)
{
	g_autofree char *text = line_rest_or_ask(io, rest, _("Evidence, such as a link: "));

	(void)turn;
	if (text != NULL)
		give_beside(io, r, &(struct room_answer){ .evidence = text });
}

/* The token or the reader's word, or how one of them begins. */
static enum confidence read_confidence(const char *typed)
{
	g_autofree char *folded = g_utf8_casefold(typed != NULL ? typed : "", -1);
	enum confidence c = confidence_from_name(typed, false);

	if (c != CONFIDENCE_COUNT || *folded == '\0')
		return c != CONFIDENCE_COUNT ? c : CONFIDENCE_NONE;
	for (c = CONFIDENCE_LOW; c < CONFIDENCE_COUNT; c++) {
		g_autofree char *word = g_utf8_casefold(room_text_confidence(c), -1);

		if (g_str_has_prefix(word, folded))
			return c;
	}
	return CONFIDENCE_NONE;
}

static void do_confidence(struct line_io *io, struct room *r, struct line_turn *turn,
			  const char *rest)
{
	g_autofree char *text = line_rest_or_ask(io, rest, _("Confidence (low, medium, high): "));
	enum confidence c = read_confidence(text);

	(void)turn;
	if (c == CONFIDENCE_NONE)
		line_say(io, "%s", _("Confidence is low, medium or high."));
	else
		give_beside(io, r, &(struct room_answer){ .confidence = c });
}

static void do_park(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = line_rest_or_ask(io, rest, _("Topic to park: "));
	struct store_item wanted = {
		.kind = STORE_TOPIC,
		.text = text,
		.question = room_question(r)->id,
	};
	int number;

	(void)turn;
	if (text == NULL)
		return;
	if (items_add(r->app, r->w->service, &wanted, &number, r->w->args, ds))
		line_say(io, _("Saved: parked as topic %d."), number);
	else
		line_complain(io, ds);
}

/* The condition an action at this question fulfils: the gate's label, or its id. */
static void do_action(struct line_io *io, struct room *r, struct line_turn *turn,
		      const char *rest)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = line_rest_or_ask(io, rest, _("What is to be done? "));
	g_autofree char *owner = NULL;
	g_autofree char *due = NULL;
	struct store_item wanted = { .kind = STORE_ACTION, .text = text };
	int number;

	(void)turn;
	if (text == NULL)
		return;
	owner = line_rest_or_ask(io, "", _("Who does it? "));
	due = line_rest_or_ask(io, "", _("By when (2026-12-11, +2w, fri)? "));
	wanted.owner = owner;
	wanted.due = due;
	wanted.question = room_question(r)->id;
	wanted.condition = (char *)question_label(room_question(r));
	if (items_add(r->app, r->w->service, &wanted, &number, r->w->args, ds))
		line_say(io, _("Saved: action %d."), number);
	else
		line_complain(io, ds);
}

static void step(struct line_io *io, struct room *r, struct line_turn *turn, bool redo)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *label = NULL;
	int services;

	if (!room_undo(r, redo, &label, &services, ds)) {
		turn->leave = diags_find(ds, "draft-gone") != NULL;
		line_complain(io, ds);
		return;
	}
	if (label == NULL) {
		line_say(io, "%s", redo ? _("There is nothing to redo.") :
					  _("There is nothing to undo."));
		return;
	}
	line_say(io, redo ? _("Redone: %s.") : _("Undone: %s."), label);
	/* what was undone is asked again */
	turn->moved = true;
	if (redo && room_answer_of(r, r->question) != NULL)
		room_next(r);
}

static void do_undo(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)rest;
	step(io, r, turn, false);
}

static void do_redo(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)rest;
	step(io, r, turn, true);
}

static void do_skip(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)rest;
	line_say(io, _("Skipped: %s stays open."), question_label(room_question(r)));
	turn->moved = true;
	room_skip(r);
}

static void do_back(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)rest;
	turn->moved = room_back(r);
	if (!turn->moved)
		line_say(io, "%s", _("This is where you began."));
}

static void do_jump(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = line_rest_or_ask(io, rest, _("Which question (P1, own.team-size)? "));
	const struct question *q;

	if (text == NULL)
		return;
	q = answering_find_question(r->j->q, text, NULL, ds);
	if (q == NULL) {
		line_complain(io, ds);
		return;
	}
	room_jump(r, (int)(q - r->j->q->questions));
	turn->moved = true;
}

static void do_list(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)turn;
	(void)rest;
	line_text_list(io, r);
}

static void do_help(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)turn;
	(void)rest;
	line_text_help(io, r);
}

static void do_verdict(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *rest)
{
	struct doc_options options = { .width_cols = io->width_cols };
	struct report_input input;
	g_autofree char *text = NULL;
	struct doc *d;

	(void)turn;
	(void)rest;
	judgement_report_input(r->j, r->app, &input);
	d = report_verdict(&input);
	text = doc_write(d, FORMAT_TEXT, &options);
	doc_free(d);
	line_show(io, text);
}

/* Takes the prepared, carried or quick answer as the room's. */
static void do_offer(struct line_io *io, struct room *r, struct line_turn *turn,
		     const char *rest)
{
	const struct store_answer *o = room_offer_of(r, r->question);
	g_autofree char *value = NULL;
	g_autofree char *note = NULL;
	g_autofree char *evidence = NULL;
	struct room_answer a;

	(void)rest;
	if (o == NULL) {
		line_say(io, "%s", _("Nobody prepared an answer to this question."));
		return;
	}
	a = (struct room_answer){
		.value = value = g_strdup(o->value),
		.note = note = g_strdup(o->note),
		.evidence = evidence = g_strdup(o->evidence),
		.confidence = o->confidence,
	};
	line_answer_give(io, r, turn, &a);
}

static void do_quit(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	(void)io;
	(void)r;
	(void)rest;
	turn->leave = true;
}

static void do_finish(struct line_io *io, struct room *r, struct line_turn *turn,
		      const char *rest)
{
	turn->leave = line_command_finish(io, r, *rest != '\0' ? rest : NULL);
}

/* A note whose question is not answered has no place in what is frozen. */
static bool confirm_without(struct line_io *io, const struct room *r)
{
	int waiting = room_waiting(r);
	g_autofree char *question = NULL;

	if (waiting < 0)
		return true;
	question = g_strdup_printf(_("What was noted on %s has no answer to go with. "
				     "Finish without it?"),
				   question_label(&r->j->q->questions[waiting]));
	return line_confirm(io, question);
}

bool line_command_finish(struct line_io *io, struct room *r, const char *name)
{
	g_autofree char *open = finishing_open_gates(r->j);
	g_autofree char *question = NULL;
	g_autofree char *closing = NULL;
	g_autoptr(diags) ds = diags_new();
	struct report_input input;
	struct judgement *j;

	if (!confirm_without(io, r))
		return false;
	if (open != NULL) {
		question = g_strdup_printf(_("Open gates: %s. Finish as it is?"), open);
		if (!line_confirm(io, question))
			return false;
	}
	if (!finishing_freeze(&j, r->app, r->w->service, name, r->w->args, ds)) {
		line_complain(io, ds);
		return false;
	}
	if (name != NULL)
		line_say(io, _("Finished and saved as %s, %s@%s."), j->target.label, r->w->service,
			 name);
	else
		line_say(io, _("Finished and saved as %s."), j->target.label);
	judgement_report_input(j, r->app, &input);
	closing = report_brief(&input);
	line_gap(io);
	line_show(io, closing);
	r->j->frozen = true;
	judgement_free(j);
	return true;
}

static void do_people(struct line_io *io, struct room *r, struct line_turn *turn,
		      const char *rest)
{
	(void)turn;
	line_room_people(io, r, rest);
}

static const struct line_command commands[] = {
	{ '?', do_help },
	{ 'a', do_action },
	{ 'b', do_back },
	{ 'c', do_confidence },
	{ 'e', do_evidence },
	{ 'f', do_finish },
	{ 'h', line_room_vote },
	{ 'j', do_jump },
	{ 'l', do_list },
	{ 'n', do_note },
	{ 'o', do_offer },
	{ 'p', do_park },
	{ 'q', do_quit },
	{ 'r', do_redo },
	{ 's', do_skip },
	{ 'u', do_undo },
	{ 'v', do_verdict },
	{ 'w', do_people },
};

/* A letter alone or before a blank; with a colon in front always. */
static const struct line_command *find_command(const char *line, bool words,
					       const char **rest)
{
	bool colon = *line == ':';
	const char *p = colon ? line + 1 : line;

	if (*p == '\0' || (p[1] != '\0' && !g_ascii_isspace(p[1])))
		return NULL;
	if (words && !colon && p[1] != '\0')
		return NULL;
	*rest = p + 1 + strspn(p + 1, " \t");
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (commands[i].letter == *p)
			return &commands[i];
	return NULL;
}

void line_command_turn(struct line_io *io, struct room *r, struct line_turn *turn)
{
	g_autofree char *line = line_ask_turn(io);
	const struct line_command *c;
	const char *rest = "";

	if (line == NULL)
		return;
	/* behind a list or a verdict the question is out of sight, or out of mind */
	if (*line == '\0') {
		line_text_question(io, r);
		line_say(io, "%s", _("? explains, s skips, q leaves"));
		return;
	}
	c = find_command(line, question_form(room_question(r)) == FORM_TEXT, &rest);
	if (c != NULL)
		c->run(io, r, turn, rest);
	else
		line_answer_typed(io, r, turn, line);
}
