/*
 * Answers in line mode: numbers of choices, figures, words, 0 for "don't know", -
 * for "not applicable", and what is said about them once they are saved.
 */
#include "config.h"

#include "cli/line_answer.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "app/settling.h"
#include "cli/line_text.h"
#include "core/kind.h"

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

void line_answer_give(struct line_io *io, struct room *r, struct line_turn *turn,
		      const struct room_answer *a)
{
	g_autoptr(diags) ds = diags_new();
	struct verdict before = *r->j->v;	/* plain members only are read */
	struct room_answer whole = *a;
	int question = r->question, services, smell;
	g_autofree char *offer = room_text_offer(r, question);	/* gone once it is answered */

	room_complete(r, question, &whole);
	if (!room_give(r, question, &whole, &services, &smell, ds)) {
		turn->leave = diags_find(ds, "draft-gone") != NULL;
		line_complain(io, ds);
		return;
	}
	say_saved(io, r, question, &before, services, offer);
	if (smell >= 0)
		ask_smell(io, r, smell);
	turn->moved = true;
	turn->answered = true;
	room_next(r);
}

static void give(struct line_io *io, struct room *r, struct line_turn *turn, const char *value,
		 const char *note)
{
	struct room_answer a = {
		.value = value,
		.note = note != NULL && *note != '\0' ? note : NULL,
	};

	line_answer_give(io, r, turn, &a);
}

/* Not applicable, with the reason behind it or asked for. */
static void give_na(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *reason)
{
	g_autofree char *asked = NULL;

	if (!room_question(r)->allows_na) {
		line_say(io, _("\"%s\" always applies; 0 says that nobody knows."),
			 question_label(room_question(r)));
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
	give(io, r, turn, "na", reason);
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

/* A word of the file, such as "partial"; or a number where there are bands. */
static bool is_value(const struct question *q, const char *line)
{
	struct value v = { 0 };
	bool is = value_parse(&v, q, line, NULL);

	value_clear(&v);
	return is;
}

static void give_choice(struct line_io *io, struct room *r, struct line_turn *turn,
			const char *line)
{
	const struct question *q = room_question(r);
	const char *note;
	bool guess;
	int choice;

	if (*line == '#' && q->n_bands > 0) {
		give(io, r, turn, line + 1, NULL);
	} else if (parse_choice(q, line, &choice, &guess, &note)) {
		struct room_answer a = {
			.value = choice == 0 ? "unknown" : q->choices[choice - 1].value,
			.note = *note != '\0' ? note : NULL,
			.confidence = guess ? CONFIDENCE_LOW : CONFIDENCE_NONE,
		};

		line_answer_give(io, r, turn, &a);
	} else if (!is_value(q, line)) {
		line_say(io, _("There is no choice \"%s\"; take one of 1 to %d, or 0."), line,
			 q->n_choices);
	} else {
		give(io, r, turn, line, NULL);
	}
}

/* "1,3" as stored items; words go through as they are. */
static void give_items(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *line)
{
	const struct question *q = room_question(r);
	g_autoptr(GString) value = g_string_new(NULL);
	const char *p = line;

	if (strcmp(line, "0") == 0) {
		give(io, r, turn, "unknown", NULL);
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
		give(io, r, turn, line, NULL);
	else
		give(io, r, turn, value->str, p + strspn(p, ": \t"));
}

static void give_number(struct line_io *io, struct room *r, struct line_turn *turn,
			const char *line)
{
	give(io, r, turn, line, NULL);
}

static void give_text(struct line_io *io, struct room *r, struct line_turn *turn,
		      const char *line)
{
	give(io, r, turn, strcmp(line, "0") == 0 ? "unknown" : line, NULL);
}

/* What a line that is no command answers. */
static void (*const giving[])(struct line_io *, struct room *, struct line_turn *,
			      const char *) = {
	[FORM_CHOICE] = give_choice,
	[FORM_ITEMS] = give_items,
	[FORM_NUMBER] = give_number,
	[FORM_TEXT] = give_text,
};

G_STATIC_ASSERT(G_N_ELEMENTS(giving) == FORM_COUNT);

void line_answer_typed(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *line)
{
	enum answer_form form = question_form(room_question(r));

	if (*line == '-' && !(form == FORM_NUMBER && g_ascii_isdigit(line[1])))
		give_na(io, r, turn, line + 1 + strspn(line + 1, ": \t"));
	else
		giving[form](io, r, turn, line);
}
