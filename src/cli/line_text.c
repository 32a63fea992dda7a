/*
 * Texts of line mode. What the domain says comes from the questionnaire with its
 * names filled in.
 */
#include "config.h"

#include "cli/line_text.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "core/kind.h"
#include "report/report.h"

static void say_expanded(struct line_io *io, const struct room *r, const char *prefix,
			 const char *text)
{
	g_autofree char *expanded = placeholders_expand(text, &r->names);

	if (expanded != NULL && *expanded != '\0')
		line_say_behind(io, prefix, "%s", expanded);
}

static void say_choices(struct line_io *io, const struct room *r, int question)
{
	const struct question *q = &r->j->q->questions[question];

	for (int i = 0; i < q->n_choices; i++) {
		g_autofree char *prefix = g_strdup_printf("  %d  ", i + 1);
		g_autofree char *text = placeholders_expand(q->choices[i].text, &r->names);
		const char *mark = question_form(q) == FORM_ITEMS ?
					   NULL :
					   report_choice_mark(r->j->q, question,
							      q->choices[i].state);

		if (mark != NULL)
			line_say_behind(io, prefix, "%s [%s]", text, mark);
		else
			line_say_behind(io, prefix, "%s", text);
	}
}

/* How to answer, after the choices. */
static const struct {
	const char *how;
	const char *how_with_bands;
	bool zero_is_unknown;
} forms[] = {
	[FORM_CHOICE] = { NULL, N_("Or the number itself behind a #, such as #7."), true },
	[FORM_ITEMS] = { N_("Several numbers, such as 1,3; all; none."), NULL, true },
	[FORM_NUMBER] = { N_("A whole number. unknown: don't know."), NULL, false },
	[FORM_TEXT] = { N_("Your words on one line. A command with something "
			   "behind it takes a colon in front: :n a note."), NULL, true },
};

G_STATIC_ASSERT(G_N_ELEMENTS(forms) == FORM_COUNT);

static void say_form(struct line_io *io, const struct question *q)
{
	enum answer_form form = question_form(q);

	if (forms[form].how != NULL)
		line_say_behind(io, "  ", "%s", _(forms[form].how));
	if (forms[form].how_with_bands != NULL && q->n_bands > 0)
		line_say_behind(io, "  ", "%s", _(forms[form].how_with_bands));
	if (forms[form].zero_is_unknown)
		line_say(io, "%s", _("  0  Don't know."));
	if (q->allows_na)
		line_say(io, "%s", _("  -  Not applicable: - and the reason."));
}

/* "S1, gate, the whole system shop, planned" */
static char *question_head(const struct room *r, int question)
{
	const struct question *q = &r->j->q->questions[question];
	GString *head = g_string_new(question_label(q));

	if (q->role == ROLE_GATE)
		g_string_append_printf(head, ", %s", _("gate"));
	else if (q->role == ROLE_BASELINE)
		g_string_append_printf(head, ", %s", _("baseline"));
	if (q->scope == SCOPE_SYSTEM)
		g_string_append_printf(head, _(", for the whole system %s"),
				       r->j->target.service->system_name);
	if (q->tense == TENSE_PLANNED)
		g_string_append_printf(head, ", %s", _("as planned"));
	return g_string_free(head, FALSE);
}

static void say_beside(struct line_io *io, const char *note, const char *evidence,
		       enum confidence c)
{
	if (note != NULL)
		line_say(io, _("Note: %s"), note);
	if (evidence != NULL)
		line_say(io, _("Evidence: %s"), evidence);
	if (c != CONFIDENCE_NONE)
		line_say(io, _("Confidence: %s"), room_text_confidence(c));
}

/* The answer that counts, on coming back to a question. */
static void say_answer(struct line_io *io, const struct room *r)
{
	const struct store_answer *a = room_answer_of(r, r->question);
	g_autofree char *text = room_text_value(r, r->question, a->value);

	line_say(io, _("Answered: %s"), text);
	say_beside(io, a->note, a->evidence, a->confidence);
}

static void say_early(struct line_io *io, const struct room *r)
{
	const struct room_beside *early = &r->early[r->question];

	line_say(io, "%s", _("Said before the answer, and waiting for it:"));
	say_beside(io, early->note, early->evidence, early->confidence);
}

void line_text_question(struct line_io *io, const struct room *r)
{
	const struct question *q = &r->j->q->questions[r->question];
	g_autofree char *head = question_head(r, r->question);

	line_gap(io);
	line_say(io, "%s. %s", r->j->q->sections[q->section].title, head);
	say_expanded(io, r, "", q->text);
	say_choices(io, r, r->question);
	say_form(io, q);
	/* The last answer stays hidden until there is a new one; coming back is different. */
	if (room_answer_of(r, r->question) != NULL)
		say_answer(io, r);
	else if (room_has_early(r, r->question))
		say_early(io, r);
	if (r->place.text != NULL && *r->place.text != '\0')
		line_say(io, _("Half typed here, and not saved: %s"), r->place.text);
}

static void say_part(struct line_io *io, const struct room *r, const char *label,
		     const char *text)
{
	g_autofree char *expanded = placeholders_expand(text, &r->names);

	if (expanded != NULL && *expanded != '\0')
		line_say(io, "%s %s", label, expanded);
}

void line_text_help(struct line_io *io, const struct room *r)
{
	const struct question *q = &r->j->q->questions[r->question];

	say_part(io, r, _("Why:"), q->why);
	say_part(io, r, _("A good answer:"), q->good);
	say_part(io, r, _("Not an answer:"), q->not_an_answer);
	say_part(io, r, _("If not:"), q->fix);
	say_expanded(io, r, "", q->help);
	say_part(io, r, _("Source:"), q->source);
	line_say(io, "%s", _("Behind an answer stands its note: 2 still waits for the release "
			     "train. A question mark says that it is a guess: 2?"));
	line_say(io, "%s", _("n note, e evidence, c confidence (low, medium, high), h hands (h 1 3 1 "
			     "0: counted in the order of the choices), w who is here, a action, p "
			     "park a topic, s skip, b back, j ID jump, l list, v verdict, u undo, "
			     "r redo, o take the prepared answer, f finish (f NAME names it), q "
			     "quit; Enter says the question again"));
}

void line_text_standing(struct line_io *io, const struct room *r)
{
	g_autofree char *standing = room_text_standing(r);
	g_autofree char *left = order_summary(r->left);

	line_say(io, "%s", standing);
	if (*left != '\0')
		line_say(io, "%s", left);
}

void line_text_list(struct line_io *io, const struct room *r)
{
	const struct questionnaire *q = r->j->q;

	for (int s = 0; s < q->n_sections; s++) {
		line_say(io, "%s", q->sections[s].title);
		for (int k = 0; k < q->sections[s].n_questions; k++) {
			int i = q->sections[s].first + k;
			const struct question *one = &q->questions[i];

			line_say_behind(io, "  ", "%s%s%s: %s",
					one->gate != NULL ? one->gate : "",
					one->gate != NULL ? " " : "", one->id,
					room_text_state(inputs_state(r->j->in, i)));
		}
	}
}
