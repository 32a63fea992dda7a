/*
 * What is known beside the answers and what is not: registered facts of service,
 * team and system, findings about the whole, questions worth a second look,
 * open questions with who can say, and waivers.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

enum { NOT_KNOWN_SHOWN = 8 };	/* more are folded away */

char *part_fact(const struct fact *f, enum measure m)
{
	if (!f->known)
		return g_strdup(_("not known"));
	if (measure_is_text(m))
		return g_strdup(f->text);
	if (measure_is_flag(m))
		return g_strdup(f->number != 0 ? _("yes") : _("no"));
	return g_strdup_printf("%" G_GINT64_FORMAT, f->number);
}

static void put_facts(struct part *p)
{
	const char *const heads[] = { _("Registered"), _("Value"), NULL };
	bool any = false;

	for (enum measure m = 0; m < MEASURE_FACT_COUNT; m++) {
		const struct fact *f = &p->in->facts.fact[m];
		g_autofree char *words = NULL;

		if (!f->known)
			continue;
		if (!any)
			doc_table(p->doc, heads, NULL);
		any = true;
		words = part_fact(f, m);
		doc_row(p->doc);
		doc_cell(p->doc, 0, measure_help(m));
		doc_cell(p->doc, 1, words);
	}
	if (!any)
		doc_paragraph(p->doc, _("Nothing is registered about the owning team, its size "
					"and its other services."));
}

void part_people(struct part *p)
{
	doc_heading(p->doc, 2, _("Service, team and system"));
	put_facts(p);
	for (guint i = 0; i < p->v->findings->len; i++) {
		int row = g_array_index(p->v->findings, struct finding, i).rule;
		const struct rule *rule = &p->q->rules[row];
		g_autofree char *text = part_expand(p, rule->text);
		struct line *l = doc_item(p->doc, NULL);

		line_label(l, part_rule_title(p, row, rule->id));
		line_text(l, text);
	}
}

static const struct justification *find_justification(const struct part *p, const char *smell)
{
	for (guint i = 0; i < p->in->justifications->len; i++) {
		const struct justification *j = &g_array_index(p->in->justifications,
							       struct justification, i);

		if (g_strcmp0(j->smell, smell) == 0)
			return j;
	}
	return NULL;
}

static void put_smell(struct part *p, const struct smell_line *smell)
{
	const struct rule *rule = &p->q->rules[smell->rule];
	const struct justification *j = find_justification(p, rule->id);
	g_autofree char *text = part_expand(p, rule->text);
	struct line *l = doc_item(p->doc, NULL);

	line_label(l, part_rule_title(p, smell->rule, rule->id));
	line_text(l, text);
	if (smell->question >= 0) {
		g_autofree char *answer = part_answer(p, smell->question);

		line_break(l);
		line_textf(l, _("Raised by %s: %s"),
			   question_label(&p->q->questions[smell->question]), answer);
	}
	if (smell->justified && j != NULL) {
		line_break(l);
		line_textf(l, _("Justified by %s: %s"), j->by, j->reason);
	}
}

void part_smells(struct part *p)
{
	if (p->v->smells->len == 0)
		return;
	doc_heading(p->doc, 2, _("Worth a second look"));
	doc_paragraph(p->doc, _("These are questions, not faults. A written reason answers one."));
	for (guint i = 0; i < p->v->smells->len; i++)
		put_smell(p, &g_array_index(p->v->smells, struct smell_line, i));
}

static bool is_not_known(const struct part *p, int question)
{
	enum state state = inputs_state(p->in, question);

	return (state == STATE_UNKNOWN || state == STATE_UNANSWERED) &&
	       inputs_is_open(p->in, question);
}

static void put_not_known(struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	g_autofree char *text = part_expand(p, q->text);
	g_autofree char *answer = part_answer(p, question);
	g_autofree char *who = part_who(p, question);

	doc_row(p->doc);
	line_strong(doc_cell(p->doc, 0, NULL), question_label(q));
	doc_cell(p->doc, 1, text);
	doc_cell(p->doc, 2, answer);
	doc_cell(p->doc, 3, who);
}

void part_not_known(struct part *p)
{
	const char *const heads[] = { _("Id"), _("Question"), _("Asked"), _("Who can say"), NULL };
	g_autofree char *summary = NULL;
	int asked = 0, not_asked = 0;
	bool fold;

	for (int i = 0; i < p->q->n_questions; i++) {
		if (!is_not_known(p, i))
			continue;
		asked += inputs_state(p->in, i) == STATE_UNKNOWN;
		not_asked += inputs_state(p->in, i) != STATE_UNKNOWN;
	}
	if (asked + not_asked == 0)
		return;
	doc_heading(p->doc, 2, _("What is not known"));
	summary = g_strdup_printf(_("Asked, and nobody knows: %d. Not asked: %d."),
				  asked, not_asked);
	fold = asked + not_asked > NOT_KNOWN_SHOWN;
	if (fold)
		doc_details_begin(p->doc, summary);
	else
		doc_paragraph(p->doc, summary);
	doc_table(p->doc, heads, NULL);
	/* What was asked and nobody knew is work for somebody; so it comes first. */
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < p->q->n_questions; i++)
			if (is_not_known(p, i) &&
			    (inputs_state(p->in, i) == STATE_UNKNOWN) == (pass == 0))
				put_not_known(p, i);
	if (fold)
		doc_details_end(p->doc);
}

static const char *waiver_state(const struct part *p, const struct waiver *w)
{
	if (part_ran_out_since(p, w))
		return _("held then, has run out since");
	if (waiver_is_valid(w, p->in->date))
		return _("holds");
	return g_strcmp0(w->until, p->in->date) < 0 ? _("has run out") : _("is not valid");
}

void part_waivers(struct part *p)
{
	const char *const heads[] = { _("Waived"), _("By"), _("Reason"), _("Given"), _("Until"),
		_("State"), NULL };

	if (p->in->waivers->len == 0)
		return;
	doc_heading(p->doc, 2, _("Waivers"));
	doc_paragraph(p->doc, _("A waiver takes a stop away for a time, never the condition."));
	doc_table(p->doc, heads, NULL);
	for (guint i = 0; i < p->in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(p->in->waivers, struct waiver, i);

		doc_row(p->doc);
		line_strong(doc_cell(p->doc, 0, NULL), w->id);
		doc_cell(p->doc, 1, w->by);
		doc_cell(p->doc, 2, w->reason);
		doc_cell(p->doc, 3, w->given);
		doc_cell(p->doc, 4, w->until);
		doc_cell(p->doc, 5, waiver_state(p, w));
	}
}
