/*
 * What distribution costs, every month, beside what the split buys. The table
 * comes from the questionnaire; an answer there says how a cost is handled, never
 * that it is gone. Figures are given only for numbers that are known, with their
 * assumptions.
 */
#include "config.h"

#include "base/text.h"
#include "core/calc.h"
#include "report/part.h"

#include <inttypes.h>
#include <glib/gi18n.h>

enum { COST_ASPECT, COST_FUNCTION, COST_NETWORK, COST_QUESTION, COST_CELLS };

static const char *handled_words(const struct part *p, int question)
{
	switch (inputs_state(p->in, question)) {
	case STATE_PASS:
		return _("handled");
	case STATE_PARTIAL:
		return _("partly handled");
	case STATE_FAIL:
		return _("not handled");
	case STATE_NA:
		return _("does not apply");
	default:
		return _("not known");
	}
}

static void put_table(struct part *p)
{
	const char *const heads[] = { _("Aspect"), _("Function call"), _("Network call"),
		_("Here"), NULL };

	if (p->q->n_costs == 0)
		return;
	doc_table(p->doc, heads, NULL);
	for (int i = 0; i < p->q->n_costs; i++) {
		char **cells = p->q->costs[i].cells;
		int question = questionnaire_find(p->q, cells[COST_QUESTION]);

		doc_row(p->doc);
		for (int c = COST_ASPECT; c < COST_QUESTION; c++) {
			g_autofree char *text = part_expand(p, cells[c]);

			doc_cell(p->doc, c, text);
		}
		if (question >= 0) {
			struct line *l = doc_cell(p->doc, COST_QUESTION, NULL);

			line_textf(l, "%s (%s)", handled_words(p, question),
				   question_label(&p->q->questions[question]));
		}
	}
}

/* The largest of the number that was answered and the fact that may stand in. */
static gint64 known_number(const struct part *p, int question, enum measure m)
{
	gint64 number = -1;

	if (question >= 0 && p->in->answers[question].value.kind == VALUE_NUMBER)
		number = p->in->answers[question].value.number;
	if (m < MEASURE_FACT_COUNT && p->in->facts.fact[m].known)
		number = MAX(number, p->in->facts.fact[m].number);
	return number;
}

static int question_from(const struct questionnaire *q, enum measure m)
{
	for (int i = 0; i < q->n_questions; i++)
		for (int k = 0; k < q->questions[i].n_from; k++)
			if (q->questions[i].from[k] == (int)m)
				return i;
	return -1;
}

static int question_tagged(const struct questionnaire *q, const char *tag)
{
	int bit = questionnaire_find_tag(q, tag);

	for (int i = 0; i < q->n_questions; i++)
		if (question_has_tag(&q->questions[i], bit))
			return i;
	return -1;
}

static void put_chain(struct part *p, gint64 depth)
{
	struct calc c;
	g_autofree char *one = NULL, *share = NULL, *minutes = NULL, *alone = NULL;
	struct line *l = doc_item(p->doc, NULL);

	calc_init(&c, "availability");
	calc_set(&c, "parts", (double)depth + 1);
	calc_compute(&c);
	one = text_decimal(calc_get(&c, "percent_each"), "%.1f");
	share = text_decimal(calc_get(&c, "percent"), "%.4f");
	minutes = text_decimal(calc_get(&c, "minutes_down_per_30_days"), "%.1f");
	alone = text_decimal(calc_get(&c, "minutes_down_alone_per_30_days"), "%.1f");
	calc_clear(&c);
	line_textf(l, ngettext("Availability: a chain of %d call, each part up %s %% of the time, "
			       "is up %s %%: %s minutes down in 30 days, where one part alone is "
			       "down %s.",
			       "Availability: a chain of %d calls, each part up %s %% of the "
			       "time, is up %s %%: %s minutes down in 30 days, where one part "
			       "alone is down %s.", (gulong)depth),
		   (int)depth, one, share, minutes, alone);
}

static void put_latency(struct part *p, gint64 calls)
{
	g_autofree char *ms = NULL, *each = NULL, *slow = NULL;
	struct line *l = doc_item(p->doc, NULL);
	struct calc c;

	calc_init(&c, "latency");
	calc_set(&c, "network_calls", (double)calls);
	calc_compute(&c);
	ms = text_decimal(calc_get(&c, "serial_ms"), "%.0f");
	each = text_decimal(calc_get(&c, "network_ms"), "%.0f");
	slow = text_decimal(100 * calc_get(&c, "slow_share"), "%.2f");
	calc_clear(&c);
	line_textf(l, ngettext("Latency: %d remote call in a request adds %s ms if it takes %s "
			       "ms; %s %% of requests meet a call that is slower than 99 in 100.",
			       "Latency: %d remote calls in a request, one after the other, add "
			       "%s ms if each takes %s ms; %s %% of requests meet a call that is "
			       "slower than 99 in 100.", (gulong)calls),
		   (int)calls, ms, each, slow);
}

static void put_surface(struct part *p)
{
	const struct report_system *w = &p->r->whole;
	struct calc c;
	struct line *l;

	if (w->services < 0 || w->call_edges < 0)
		return;
	calc_surface(&c, w->services, w->call_edges, MAX(w->call_chains, 0));
	l = doc_item(p->doc, NULL);
	/* TRANSLATORS: numbers of things, services, calls; then of things in one
	 * application, and of places */
	line_textf(l, _("Things to keep running for all proposed services together: %"
			PRId64 " (services: %" PRId64 ", calls between them: %"
			PRId64 "); for one application: %" PRId64 ". Places "
			"where the eight fallacies of distributed computing apply: %"
			PRId64 "."),
		   calc_count(&c, "total"), w->services, w->call_edges,
		   calc_count(&c, "monolith"), calc_count(&c, "fallacies"));
	calc_clear(&c);
}

static void put_figures(struct part *p)
{
	gint64 depth = known_number(p, question_from(p->q, MEASURE_GRAPH_DEPTH),
				    MEASURE_GRAPH_DEPTH);
	gint64 calls = known_number(p, question_tagged(p->q, TAG_CALLS), MEASURE_FACT_COUNT);

	if (depth > 0 && depth < G_MAXINT)
		put_chain(p, depth);
	if (calls > 0 && calls < G_MAXINT)
		put_latency(p, calls);
	put_surface(p);
}

/* The answers of the section that asks for the reason are what stands on the other
 * side of the balance. */
static void put_benefit(struct part *p)
{
	int question = part_reason(p);
	const struct section *reason;

	if (question < 0)
		return;
	reason = &p->q->sections[p->q->questions[question].section];
	doc_heading(p->doc, 3, _("What the split buys"));
	for (int i = reason->first; i < reason->first + reason->n_questions; i++) {
		const struct question *q = &p->q->questions[i];
		g_autofree char *answer = NULL;
		struct line *l;

		if (q->role == ROLE_INFO)
			continue;
		answer = part_answer(p, i);
		l = doc_item(p->doc, NULL);
		line_label(l, question_label(q));
		line_text(l, answer);
		if (p->in->answers[i].note != NULL)
			line_textf(l, _(" Noted: %s"), p->in->answers[i].note);
	}
}

/* One side of the balance: how many of its points are as they should be. */
static void put_side(struct part *p, const char *label, const char *tag)
{
	int bit = questionnaire_find_tag(p->q, tag);
	int total = 0, ready = 0;
	struct line *l;

	for (int i = 0; i < p->q->n_questions; i++) {
		enum state state = inputs_state(p->in, i);

		if (!question_has_tag(&p->q->questions[i], bit) || state == STATE_NA ||
		    state == STATE_HIDDEN)
			continue;
		total++;
		ready += state == STATE_PASS;
	}
	if (total == 0)
		return;
	l = doc_item(p->doc, NULL);
	line_label(l, label);
	line_textf(l, _("%d of %d points in place"), ready, total);
}

static void put_balance(struct part *p)
{
	g_autofree char *question = part_passage(p, PASSAGE_COST);

	doc_heading(p->doc, 3, _("One against the other"));
	put_side(p, _("What earns the benefit:"), TAG_BENEFIT);
	put_side(p, _("What carries the cost:"), TAG_COST);
	if (question != NULL)
		doc_paragraph(p->doc, question);
}

static void put_handled(struct part *p)
{
	int handled = 0, total = 0;

	for (int i = 0; i < p->q->n_costs; i++) {
		int question = questionnaire_find(p->q, p->q->costs[i].cells[COST_QUESTION]);

		total += question >= 0;
		handled += question >= 0 && inputs_state(p->in, question) == STATE_PASS;
	}
	if (total > 0) {
		g_autofree char *words = g_strdup_printf(_("Handled: %d of %d lines of the "
							   "table. Handled is not gone."),
							 handled, total);

		doc_paragraph(p->doc, words);
	}
}

void part_cost(struct part *p)
{
	g_autofree char *forever = part_passage(p, PASSAGE_EVERY_MONTH);

	if (p->q->n_sections == 0)
		return;
	doc_heading(p->doc, 2, _("What distribution costs, and what it buys"));
	put_benefit(p);
	doc_heading(p->doc, 3, _("What it costs, every month"));
	put_table(p);
	put_handled(p);
	put_figures(p);
	doc_paragraph(p->doc, forever != NULL
			? forever
			: _("This is paid every month, for as long as the service lives."));
	put_balance(p);
}
