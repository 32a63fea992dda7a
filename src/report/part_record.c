/*
 * The end of a report: what else is missing, every answer with its notes, and how
 * the verdict was computed, exactly enough to do it again by hand.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

/* Weighted questions that are not as they should be; conditions name some of them,
 * here stands what to do about each. */
void part_gaps(struct part *p)
{
	const char *const heads[] = { _("Id"), _("The answer today"), _("What to do"), NULL };
	bool any = false;

	for (int i = 0; i < p->q->n_questions; i++) {
		const struct question *q = &p->q->questions[i];
		enum state state = inputs_state(p->in, i);
		g_autofree char *answer = NULL;
		g_autofree char *fix = NULL;

		if (q->role != ROLE_WEIGHTED || (state != STATE_FAIL && state != STATE_PARTIAL))
			continue;
		if (!any) {
			doc_heading(p->doc, 2, _("What else is missing"));
			doc_table(p->doc, heads, NULL);
		}
		any = true;
		answer = part_answer(p, i);
		fix = part_expand(p, q->fix);
		doc_row(p->doc);
		line_strong(doc_cell(p->doc, 0, NULL), q->id);
		doc_cell(p->doc, 1, answer);
		doc_cell(p->doc, 2, fix);
	}
}

static void put_answer(struct part *p, int question)
{
	const struct answer *a = &p->in->answers[question];
	g_autofree char *text = part_expand(p, p->q->questions[question].text);
	g_autofree char *answer = part_answer(p, question);
	int column = 0;

	doc_row(p->doc);
	line_code(doc_cell(p->doc, column++, NULL), p->q->questions[question].id);
	doc_cell(p->doc, column++, text);
	doc_cell(p->doc, column++, answer);
	doc_cell(p->doc, column++, a->note);
	doc_cell(p->doc, column++, a->evidence);
	if (p->r->names)
		doc_cell(p->doc, column, a->by);
}

static bool was_touched(const struct part *p, int question)
{
	enum state state = inputs_state(p->in, question);

	return state != STATE_HIDDEN && state != STATE_UNANSWERED;
}

void part_answers(struct part *p)
{
	/* A name column only on request: answers are the room's, not a person's. */
	const char *const heads[] = { _("Id"), _("Question"), _("Answer"), _("Note"),
		_("Evidence"), p->r->names ? _("By") : NULL, NULL };

	doc_heading(p->doc, 2, _("All answers"));
	for (int s = 0; s < p->q->n_sections; s++) {
		const struct section *section = &p->q->sections[s];
		g_autofree char *summary = NULL;
		int touched = 0;

		for (int i = 0; i < section->n_questions; i++)
			touched += was_touched(p, section->first + i);
		/* TRANSLATORS: section, answered of all */
		summary = g_strdup_printf(_("%s: %d of %d answered"), section->title, touched,
					  section->n_questions);
		if (touched == 0) {
			doc_paragraph(p->doc, summary);
			continue;
		}
		doc_details_begin(p->doc, summary);
		doc_table(p->doc, heads, NULL);
		for (int i = 0; i < section->n_questions; i++)
			if (was_touched(p, section->first + i))
				put_answer(p, section->first + i);
		doc_details_end(p->doc);
	}
}

static void put_score_row(struct part *p, const char *title, const struct score *s)
{
	g_autofree char *value = part_percent(score_value(s));
	g_autofree char *low = part_percent(score_low(s));
	g_autofree char *high = part_percent(score_high(s));
	g_autofree char *coverage = part_percent(score_coverage(s));

	doc_row(p->doc);
	doc_cell(p->doc, 0, title);
	doc_cell(p->doc, 1, value);
	doc_cell(p->doc, 2, low);
	doc_cell(p->doc, 3, high);
	doc_cell(p->doc, 4, coverage);
}

static void put_scores(struct part *p)
{
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT, TEXT_RIGHT,
		TEXT_RIGHT };
	const char *const heads[] = { _("Section"), _("Of the known"), _("At least"), _("At most"),
		_("Known"), NULL };

	doc_paragraph(p->doc, _("The score counts weighted questions only and lifts no gate. \"At "
				"least\" takes every open answer as failed, \"at most\" as passed; "
				"all figures are rounded down."));
	doc_table(p->doc, heads, aligns);
	for (int i = 0; i < p->q->n_sections; i++)
		if (p->v->sections[i].total > 0)
			put_score_row(p, p->q->sections[i].title, &p->v->sections[i]);
	put_score_row(p, _("All"), &p->v->score);
}

static void put_rules(struct part *p)
{
	const char *const heads[] = { _("Rule"), _("Effect"), _("Applies when"), NULL };

	doc_details_begin(p->doc, _("The rules of this questionnaire"));
	doc_table(p->doc, heads, NULL);
	for (int i = 0; i < p->q->n_rules; i++) {
		const struct rule *rule = &p->q->rules[i];
		struct line *when;

		doc_row(p->doc);
		line_code(doc_cell(p->doc, 0, NULL), rule->id);
		doc_cell(p->doc, 1, rule_effect_name(rule->effect));
		when = doc_cell(p->doc, 2, NULL);
		line_code(when, rule->when_text);
		if (rule->each != NULL)
			line_textf(when, _(", for each %s"), rule->each);
		if (rule->path != NULL)
			line_textf(when, " → %s", rule->path);
	}
	doc_details_end(p->doc);
}

void part_method(struct part *p)
{
	struct line *l;

	doc_heading(p->doc, 2, _("How this was computed"));
	doc_paragraph(p->doc, _("A stop that is known makes a NO-GO, whatever is still open. Else an "
				"open gate or baseline item makes it INCOMPLETE, else a condition "
				"makes it CONDITIONAL, else it is a GO. Nobody types a verdict."));
	l = doc_paragraph(p->doc, NULL);
	line_textf(l, _("Best verdict still possible: %s. Worst: %s."), verdict_word(p->v->best),
		   verdict_word(p->v->worst));
	put_scores(p);
	put_rules(p);
	l = doc_paragraph(p->doc, NULL);
	line_textf(l, _("Questionnaire %s, version %s, "), p->q->id, p->q->version);
	line_code(l, questionnaire_hash(p->q));
	line_textf(l, _("; engine %d."), VERDICT_ENGINE);
}
