/*
 * One row per letter. Answers are everything that is no letter: numbers of
 * choices, figures, words, 0 for "don't know", - for "not applicable". In
 * questions answered by words, a command with something behind it needs a colon in
 * front, or it would be an answer.
 */
#include "config.h"

#include "cli/line_command.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/finishing.h"
#include "app/histories.h"
#include "app/items.h"
#include "app/people.h"
#include "app/printing.h"
#include "app/settling.h"
#include "cli/line_text.h"

struct line_command {
	char letter;
	void (*run)(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest);
};

void line_turn_clear(struct line_turn *turn)
{
	g_clear_pointer(&turn->note, g_free);
	g_clear_pointer(&turn->evidence, g_free);
	turn->confidence = CONFIDENCE_NONE;
}

static const struct question *question_of(const struct room *r)
{
	return &r->j->q->questions[r->question];
}

/* ---- answers ---- */

/* A smell is asked about at once; the answer stays as it was given. */
static void ask_smell(struct line_io *io, struct room *r, int rule)
{
	const struct rule *smell = &r->j->q->rules[rule];
	g_autofree char *text = placeholders_expand(smell->text, &r->names);
	g_autoptr(diags) ds = diags_new();
	g_autofree char *reason = NULL;

	line_say(io, "%s", text);
	reason = line_ask(io, _("A reason settles it; Enter leaves it open: "));
	if (reason == NULL || *reason == '\0') {
		line_say(io, _("The answer is kept. \"seam justify %s %s --reason TEXT\" does it "
			       "later."),
			 r->w->service, smell->id);
		return;
	}
	if (settling_justify(r->app, r->w->service, smell->id, reason, r->w->args, ds) &&
	    room_refresh(r, ds))
		line_say(io, "%s", _("Saved."));
	else
		line_complain(io, ds);
}

static void say_saved(struct line_io *io, const struct room *r, int question,
		      const struct verdict *before, int services, const char *offer)
{
	const struct question *q = &r->j->q->questions[question];
	const struct verdict *v = r->j->v;
	bool changed = v->best != before->best || v->worst != before->worst ||
		       v->token != before->token || v->decided != before->decided;

	if (services > 1)
		line_say(io, ngettext("Saved: %s, for %d service of the system.",
				      "Saved: %s, for %d services of the system.",
				      (unsigned long)services), question_label(q), services);
	else
		line_say(io, _("Saved: %s."), question_label(q));
	if (offer != NULL)
		line_say(io, "%s", offer);
	if (changed && v->decided && !room_must_choose(r))
		line_say(io, _("%s is settled."), verdict_word(v->best));
	else if (changed && !v->decided)
		line_say(io, _("So far: %s; best still possible %s, worst %s."),
			 verdict_word(v->token), verdict_word(v->best), verdict_word(v->worst));
}

/* Gives the answer and goes on; on a refusal stays, saying why. */
static void give(struct line_io *io, struct room *r, struct line_turn *turn,
		 const char *value, const char *note, enum confidence sure)
{
	g_autoptr(diags) ds = diags_new();
	struct room_answer a = {
		.value = value,
		.note = note != NULL && *note != '\0' ? note : turn->note,
		.evidence = turn->evidence,
		.confidence = sure != CONFIDENCE_NONE ? sure : turn->confidence,
	};
	struct verdict before = *r->j->v;	/* plain members only are read */
	int question = r->question, services, smell;
	g_autofree char *offer = line_text_offer(r, question);	/* gone once it is answered */

	if (!room_give(r, question, &a, &services, &smell, ds)) {
		turn->leave = diags_find(ds, "draft-gone") != NULL;
		line_complain(io, ds);
		return;
	}
	line_turn_clear(turn);
	say_saved(io, r, question, &before, services, offer);
	if (smell >= 0)
		ask_smell(io, r, smell);
	turn->moved = true;
	turn->answered = true;
	room_next(r);
}

/* Not applicable, with the reason behind it or asked for. */
static void give_na(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *reason)
{
	g_autofree char *asked = NULL;

	if (!question_of(r)->allows_na) {
		line_say(io, _("\"%s\" always applies; 0 says that nobody knows."),
			 question_label(question_of(r)));
		return;
	}
	if (*reason == '\0') {
		asked = line_ask(io, _("Why does it not apply? "));
		if (asked == NULL || *asked == '\0') {
			line_say(io, "%s", _("Without a reason it is not taken."));
			return;
		}
		reason = asked;
	}
	give(io, r, turn, "na", reason, CONFIDENCE_NONE);
}

/* "2? still waits": the number of a choice, a guess, a note. */
static bool parse_choice(const struct question *q, const char *line, int *choice,
			 bool *guess, const char **note)
{
	char *end;
	long n = strtol(line, &end, 10);

	if (end == line || n < 0 || n > q->n_choices)
		return false;
	*guess = *end == '?';
	end += *guess;
	if (*end != '\0' && !g_ascii_isspace(*end) && *end != ':')
		return false;
	*choice = (int)n;
	*note = end + strspn(end, ": \t");
	return true;
}

static void give_choice(struct line_io *io, struct room *r, struct line_turn *turn,
			const char *line)
{
	const struct question *q = question_of(r);
	enum confidence sure;
	const char *note;
	bool guess;
	int choice;

	if (*line == '#' && q->n_bands > 0) {
		give(io, r, turn, line + 1, NULL, CONFIDENCE_NONE);
	} else if (parse_choice(q, line, &choice, &guess, &note)) {
		sure = guess ? CONFIDENCE_LOW : CONFIDENCE_NONE;
		give(io, r, turn, choice == 0 ? "unknown" : q->choices[choice - 1].value, note,
		     sure);
	} else if (g_ascii_isdigit(*line) && q->n_bands == 0) {
		line_say(io, _("There is no choice \"%s\"; take one of 1 to %d, or 0."), line,
			 q->n_choices);
	} else {
		give(io, r, turn, line, NULL, CONFIDENCE_NONE);
	}
}

/* "1,3" as stored items; words go through as they are. */
static void give_items(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *line)
{
	const struct question *q = question_of(r);
	g_autoptr(GString) value = g_string_new(NULL);
	const char *p = line;

	if (strcmp(line, "0") == 0) {
		give(io, r, turn, "unknown", NULL, CONFIDENCE_NONE);
		return;
	}
	while (g_ascii_isdigit(*p)) {
		char *end;
		long n = strtol(p, &end, 10);

		if (n < 1 || n > q->n_choices)
			break;
		g_string_append_printf(value, "%s%s", value->len > 0 ? "," : "",
				       q->choices[n - 1].value);
		p = end;
		if (*p == ',' || (g_ascii_isspace(*p) && g_ascii_isdigit(p[1])))
			p += 1 + strspn(p + 1, " ");
		else
			break;
	}
	if (value->len == 0 || (*p != '\0' && !g_ascii_isspace(*p) && *p != ':'))
		give(io, r, turn, line, NULL, CONFIDENCE_NONE);
	else
		give(io, r, turn, value->str, p + strspn(p, ": \t"), CONFIDENCE_NONE);
}

static void give_typed(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *line)
{
	const struct question *q = question_of(r);

	if (*line == '-' && !(q->kind == KIND_NUMBER && g_ascii_isdigit(line[1]))) {
		give_na(io, r, turn, line + 1 + strspn(line + 1, ": \t"));
		return;
	}
	switch (q->kind) {
	case KIND_MULTI:
		give_items(io, r, turn, line);
		break;
	case KIND_NUMBER:
		give(io, r, turn, line, NULL, CONFIDENCE_NONE);
		break;
	case KIND_TEXT:
		give(io, r, turn, strcmp(line, "0") == 0 ? "unknown" : line, NULL,
		     CONFIDENCE_NONE);
		break;
	default:
		give_choice(io, r, turn, line);
		break;
	}
}

/* ---- commands ---- */

/* What was said after the letter, or is asked for now; NULL when nothing came. */
static char *rest_or_ask(struct line_io *io, const char *rest, const char *prompt)
{
	char *line = *rest != '\0' ? g_strdup(rest) : line_ask(io, prompt);

	if (line != NULL && *line == '\0')
		g_clear_pointer(&line, g_free);
	return line;
}

/* Notes, evidence and confidence go with the next answer, or into the one there is. */
static void keep_beside(struct line_io *io, struct room *r, struct line_turn *turn)
{
	const struct store_answer *a = room_answer_of(r, r->question);
	g_autoptr(diags) ds = diags_new();
	g_autofree char *value = NULL;
	struct room_answer again;
	int services, smell;

	if (a == NULL) {
		line_say(io, "%s", _("It goes with your answer."));
		return;
	}
	value = g_strdup(a->value);
	again = (struct room_answer){
		.value = value,
		.note = turn->note != NULL ? turn->note : a->note,
		.evidence = turn->evidence != NULL ? turn->evidence : a->evidence,
		.confidence = turn->confidence != CONFIDENCE_NONE ? turn->confidence :
								    a->confidence,
	};
	if (room_give(r, r->question, &again, &services, &smell, ds))
		line_say(io, "%s", _("Saved."));
	else
		line_complain(io, ds);
	line_turn_clear(turn);
}

static void do_note(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	char *text = rest_or_ask(io, rest, _("Note: "));

	if (text == NULL)
		return;
	g_free(turn->note);
	turn->note = text;
	keep_beside(io, r, turn);
}

static void do_evidence(struct line_io *io, struct room *r, struct line_turn *turn,
			const char *rest)
{
	char *text = rest_or_ask(io, rest, _("Evidence, such as a link: "));

	if (text == NULL)
		return;
	g_free(turn->evidence);
	turn->evidence = text;
	keep_beside(io, r, turn);
}

static void do_confidence(struct line_io *io, struct room *r, struct line_turn *turn,
			  const char *rest)
{
	g_autofree char *text = rest_or_ask(io, rest, _("Confidence (low, medium, high): "));

	for (int c = CONFIDENCE_LOW; text != NULL && c < CONFIDENCE_COUNT; c++)
		if (g_ascii_strncasecmp(confidence_name(c), text, strlen(text)) == 0) {
			turn->confidence = c;
			keep_beside(io, r, turn);
			return;
		}
	line_say(io, "%s", _("Confidence is low, medium or high."));
}

static void do_park(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = rest_or_ask(io, rest, _("Topic to park: "));
	struct store_item wanted = {
		.kind = STORE_TOPIC,
		.text = text,
		.question = question_of(r)->id,
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
	g_autofree char *text = rest_or_ask(io, rest, _("What is to be done? "));
	g_autofree char *owner = NULL;
	g_autofree char *due = NULL;
	struct store_item wanted = { .kind = STORE_ACTION, .text = text };
	int number;

	(void)turn;
	if (text == NULL)
		return;
	owner = rest_or_ask(io, "", _("Who does it? "));
	due = rest_or_ask(io, "", _("By when (2026-12-11, +2w, fri)? "));
	wanted.owner = owner;
	wanted.due = due;
	wanted.question = question_of(r)->id;
	wanted.condition = (char *)question_label(question_of(r));
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

	if (!histories_undo(r->app, r->w->service, redo, r->w->args, &label, &services, ds)) {
		line_complain(io, ds);
		return;
	}
	/* The start of the draft is no step of the room: it is brought back. */
	if (label != NULL && !room_refresh(r, NULL)) {
		g_clear_pointer(&label, g_free);
		if (!histories_undo(r->app, r->w->service, true, r->w->args, &label, &services,
				    ds) || !room_refresh(r, ds)) {
			line_complain(io, ds);
			turn->leave = true;
			return;
		}
		g_clear_pointer(&label, g_free);
	}
	if (label == NULL) {
		line_say(io, "%s", redo ? _("There is nothing to redo.") :
					  _("There is nothing to undo."));
		return;
	}
	line_say(io, redo ? _("Redone: %s.") : _("Undone: %s."), label);
	/* what was undone is asked again */
	turn->moved = true;
	if (!redo && !room_back(r))
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
	line_say(io, _("Skipped: %s stays open."), question_label(question_of(r)));
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
	g_autofree char *text = rest_or_ask(io, rest, _("Which question (P1, own.team-size)? "));
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
	text = doc_write(d, "text", &options);
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

	(void)rest;
	if (o == NULL) {
		line_say(io, "%s", _("Nobody prepared an answer to this question."));
		return;
	}
	value = g_strdup(o->value);
	note = g_strdup(o->note);
	give(io, r, turn, value, note, o->confidence);
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
	(void)rest;
	turn->leave = line_command_finish(io, r);
}

bool line_command_finish(struct line_io *io, struct room *r)
{
	g_autofree char *open = finishing_open_gates(r->j);
	g_autofree char *question = NULL;
	g_autofree char *closing = NULL;
	g_autoptr(diags) ds = diags_new();
	struct report_input input;
	struct judgement *j;

	if (open != NULL) {
		question = g_strdup_printf(_("Open gates: %s. Finish as it is?"), open);
		if (!line_confirm(io, question))
			return false;
	}
	if (!finishing_freeze(&j, r->app, r->w->service, NULL, r->w->args, ds)) {
		line_complain(io, ds);
		return false;
	}
	line_say(io, _("Finished and saved as %s."), j->target.label);
	judgement_report_input(j, r->app, &input);
	closing = report_brief(&input);
	line_gap(io);
	line_show(io, closing);
	r->j->frozen = true;
	judgement_free(j);
	return true;
}

void line_command_people(struct line_io *io, struct room *r, const char *typed)
{
	g_autoptr(diags) ds = diags_new();
	g_auto(GStrv) words = g_strsplit_set(typed, ", ", -1);
	g_autoptr(GPtrArray) missing = g_ptr_array_new();
	int count = -1;

	for (char **w = words; *w != NULL; w++) {
		guint64 n;

		if (g_ascii_string_to_unsigned(*w, 10, 1, 10000, &n, NULL))
			count = (int)n;
		else if (**w != '\0')
			g_ptr_array_add(missing, *w);
	}
	g_ptr_array_add(missing, NULL);
	if (people_set(r->app, r->w->service, NULL, (const char *const *)missing->pdata, count,
		       r->w->args, ds))
		line_say(io, "%s", _("Saved."));
	else
		line_complain(io, ds);
}

static const struct line_command commands[] = {
	{ '?', do_help },
	{ 'a', do_action },
	{ 'b', do_back },
	{ 'c', do_confidence },
	{ 'e', do_evidence },
	{ 'f', do_finish },
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
	g_autofree char *line = line_ask(io, "> ");
	const struct line_command *c;
	const char *rest = "";

	if (line == NULL)
		return;
	if (*line == '\0') {
		line_say(io, "%s", _("? explains, s skips, q leaves"));
		return;
	}
	c = find_command(line, question_of(r)->kind == KIND_TEXT, &rest);
	if (c != NULL)
		c->run(io, r, turn, rest);
	else
		give_typed(io, r, turn, line);
}
