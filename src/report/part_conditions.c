/*
 * Conditions as a task list with owner and date, and the tables of gates and
 * baseline items they come from.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

static const char *due_words(enum due due)
{
	return due == DUE_BEFORE_TRAFFIC ? _("before first traffic") : _("before the split");
}

/* Today and what is needed, or who can answer. */
static void put_question_condition(struct part *p, const struct condition *c, struct line *l)
{
	g_autofree char *answer = part_answer(p, c->question);
	g_autofree char *goal = NULL;
	g_autofree char *who = NULL;

	line_break(l);
	if (c->open) {
		who = part_who(p, c->question);
		line_textf(l, *who != '\0' ? _("So far: %s. Needed: an answer, from %s.")
					   : _("So far: %s. Needed: an answer."), answer, who);
		return;
	}
	goal = part_goal(p, c->question);
	line_textf(l, c->cause == CAUSE_WAIVED ? _("So far (waived): %s") : _("So far: %s"), answer);
	line_break(l);
	line_textf(l, _("Needed: %s"), goal);
}

static void put_condition(struct part *p, const struct condition *c)
{
	const struct report_action *action = part_action(p, c->id);
	g_autofree char *text = part_condition_text(p, c);
	struct line *l = doc_task(p->doc, action != NULL && action->done, NULL);

	line_label(l, part_condition_label(p, c));
	line_text(l, text);
	if (c->question >= 0)
		put_question_condition(p, c, l);
	if (action != NULL && action->text != NULL) {
		line_break(l);
		line_textf(l, _("Agreed: %s"), action->text);
	}
	line_break(l);
	line_textf(l, _("Owner: %s; date: %s; %s"),
		   action != NULL && action->owner != NULL ? action->owner : _("open"),
		   action != NULL && action->due != NULL ? action->due : _("open"),
		   due_words(c->due));
}

static void put_conditions(struct part *p, const char *heading)
{
	if (p->v->conditions->len == 0)
		return;
	doc_heading(p->doc, 2, heading);
	for (guint i = 0; i < p->v->conditions->len; i++)
		put_condition(p, &g_array_index(p->v->conditions, struct condition, i));
}

/* The verdict itself, so it comes early. */
void part_conditions(struct part *p)
{
	if (p->v->token == VERDICT_CONDITIONAL)
		put_conditions(p, _("Conditions"));
}

/* What would still be to do once the stops are gone or the gates answered. */
void part_remaining(struct part *p)
{
	if (p->v->token != VERDICT_CONDITIONAL)
		put_conditions(p, _("What would remain as a condition"));
}

/* A question for product people that only engineers were there to answer. */
static bool is_engineers_view(const struct part *p, int question)
{
	const char *const *who = (const char *const *)p->q->questions[question].who;

	return p->r->roles_absent != NULL && g_strv_contains(who, "product") &&
	       g_strv_contains(p->r->roles_absent, "product") &&
	       !value_is_open(&p->in->answers[question].value);
}

static const enum tone state_tones[] = {
	[STATE_PASS] = TONE_GOOD,
	[STATE_PARTIAL] = TONE_MIXED,
	[STATE_FAIL] = TONE_BAD,
	[STATE_UNKNOWN] = TONE_OPEN,
	[STATE_UNANSWERED] = TONE_OPEN,
	[STATE_NONE] = TONE_NONE,
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_tones) == STATE_COUNT);

enum tone part_tone(const struct gate_line *g)
{
	return g->waived ? TONE_MIXED : state_tones[g->state];
}

enum tone part_verdict_tone(enum verdict_token t)
{
	static const enum tone tones[] = { [VERDICT_NO_GO] = TONE_BAD,
		[VERDICT_INCOMPLETE] = TONE_OPEN, [VERDICT_CONDITIONAL] = TONE_MIXED,
		[VERDICT_GO] = TONE_GOOD };

	G_STATIC_ASSERT(G_N_ELEMENTS(tones) == VERDICT_COUNT);
	return tones[t];
}

/* State, and what a reader must know to trust it. */
static void put_state(struct part *p, const struct gate_line *g, struct line *l)
{
	const char *accord = part_accord_words(part_accord(p, g->question));
	g_autofree char *state = part_gate_state(p, g);

	l->tone = part_tone(g);
	line_text(l, state);
	if (g->by_rule >= 0)
		line_textf(l, _(" (by %s)"), p->q->rules[g->by_rule].id);
	if (accord != NULL) {
		line_break(l);
		line_text(l, accord);
	}
	if (is_engineers_view(p, g->question)) {
		line_break(l);
		line_text(l, _("engineers' view: nobody from product was there"));
	}
}

static void put_lines(struct part *p, const GArray *lines, const char *first_head)
{
	const char *const heads[] = { first_head, _("Question"), _("State"), _("Answer"), NULL };

	doc_table(p->doc, heads, NULL);
	for (guint i = 0; i < lines->len; i++) {
		const struct gate_line *g = &g_array_index(lines, struct gate_line, i);
		g_autofree char *text = part_expand(p, p->q->questions[g->question].text);
		g_autofree char *answer = part_answer(p, g->question);
		g_autofree char *missing = part_missing_items(p, g->question);

		doc_row(p->doc);
		line_strong(doc_cell(p->doc, 0, NULL),
			    question_label(&p->q->questions[g->question]));
		doc_cell(p->doc, 1, text);
		put_state(p, g, doc_cell(p->doc, 2, NULL));
		doc_cell(p->doc, 3, answer);
		if (missing != NULL) {
			struct line *l = doc_cell(p->doc, 3, NULL);

			line_break(l);
			line_textf(l, _("Missing: %s"), missing);
		}
	}
}

void part_gates(struct part *p)
{
	if (p->v->gates->len == 0)
		return;
	doc_heading(p->doc, 2, _("Gates"));
	doc_paragraph(p->doc, _("Each gate decides alone; no score lifts one."));
	put_lines(p, p->v->gates, _("Gate"));
}

void part_baseline(struct part *p)
{
	if (p->v->baseline->len == 0)
		return;
	doc_heading(p->doc, 2, _("Operational baseline"));
	doc_paragraph(p->doc, _("What has to work before a service takes traffic; afterwards it "
				"is far dearer."));
	put_lines(p, p->v->baseline, _("Item"));
}
