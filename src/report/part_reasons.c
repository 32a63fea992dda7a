/*
 * Why the verdict is what it is: what is there already, what stops the split,
 * which answers are missing, what would turn the verdict better or worse, and
 * the way on.
 */
#include "config.h"

#include "report/part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/expr.h"

enum {
	IN_PLACE_MAX = 3,
	WORSE_SHOWN = 6,	/* more are folded away */
};

/* An item that opens with the question: an answer alone says nothing. */
static struct line *put_question_item(struct part *p, int question)
{
	g_autofree char *text = part_expand(p, p->q->questions[question].text);
	struct line *l = doc_item(p->doc, NULL);

	line_label(l, question_label(&p->q->questions[question]));
	line_text(l, text);
	return l;
}

static void put_in_place(struct part *p, int question, int *shown)
{
	g_autofree char *answer = NULL;
	struct line *l;

	if (*shown == IN_PLACE_MAX)
		return;
	if ((*shown)++ == 0)
		doc_heading(p->doc, 2, _("What is already in place"));
	answer = part_answer(p, question);
	l = put_question_item(p, question);
	line_break(l);
	line_text(l, answer);
}

/* Gates first, then baseline items, then what weighs most: what was hardest to get. */
void part_in_place(struct part *p)
{
	const GArray *lines[] = { p->v->gates, p->v->baseline };
	int shown = 0;

	if (p->v->token == VERDICT_GO)
		return;
	for (gsize k = 0; k < G_N_ELEMENTS(lines); k++) {
		for (guint i = 0; i < lines[k]->len; i++) {
			const struct gate_line *g;

			g = &g_array_index(lines[k], struct gate_line, i);
			if (g->state == STATE_PASS && !g->waived)
				put_in_place(p, g->question, &shown);
		}
	}
	for (int weight = 9; weight > 0; weight--)
		for (int i = 0; i < p->q->n_questions; i++)
			if (p->q->questions[i].weight == weight &&
			    inputs_state(p->in, i) == STATE_PASS)
				put_in_place(p, i, &shown);
}

static void put_labelled(struct part *p, const char *label, const char *text)
{
	struct line *l;

	if (text == NULL || *text == '\0')
		return;
	l = doc_paragraph(p->doc, NULL);
	line_label(l, label);
	line_text(l, text);
}

static void put_labelled_item(struct part *p, const char *label, const char *text)
{
	struct line *l = doc_item(p->doc, NULL);

	line_label(l, label);
	line_text(l, text);
}

/* The rule that overrules the answer of a gate, in its own words. */
static void put_overruled(struct part *p, int question)
{
	const struct gate_line *g = verdict_find_line(p->v, question);
	const struct rule *rule;
	g_autofree char *text = NULL;

	if (g == NULL || p->q->questions[question].role != ROLE_GATE || g->by_rule < 0)
		return;
	rule = &p->q->rules[g->by_rule];
	text = part_expand(p, rule->text != NULL ? rule->text : rule->title);
	put_labelled(p, _("What counts instead:"), text != NULL ? text : rule->id);
}

static void put_stop_question(struct part *p, const struct stop *s)
{
	const struct question *q = &p->q->questions[s->question];
	g_autofree char *heading = part_question(p, s->question);
	g_autofree char *answer = part_answer(p, s->question);
	g_autofree char *why = part_expand(p, q->why);
	g_autofree char *fix = part_expand(p, q->fix);
	g_autofree char *remedy = part_remedy(p, s->question);

	doc_heading(p->doc, 3, heading);
	put_labelled(p, _("The answer:"), answer);
	if (p->in->answers[s->question].value.kind != VALUE_NA)
		put_labelled(p, _("Noted:"), p->in->answers[s->question].note);
	put_overruled(p, s->question);
	put_labelled(p, _("Why it matters:"), why);
	put_labelled(p, _("What to do:"), fix);
	put_labelled(p, _("Cheaper first:"), remedy);
}

/* Whether a rule is about cycles of calls: then it names this one. */
static bool reads_cycle(const struct rule *rule)
{
	struct expr_reads reads = { 0 };
	bool found;

	expr_reads_collect(&reads, rule->when);
	found = reads.measures & G_GUINT64_CONSTANT(1) << MEASURE_GRAPH_IN_CYCLE;
	expr_reads_clear(&reads);
	return found;
}

static void put_stop_rule(struct part *p, const struct stop *s)
{
	const struct rule *rule = &p->q->rules[s->rule];
	g_autofree char *text = part_expand(p, rule->text);
	g_autofree char *fix = part_expand(p, rule->fix);

	doc_heading(p->doc, 3, part_rule_title(p, s->rule, s->id));
	doc_paragraph(p->doc, text);
	if (reads_cycle(rule))
		put_labelled(p, _("The cycle:"), p->r->cycle);
	put_labelled(p, _("What to do:"), fix);
}

void part_stops(struct part *p)
{
	g_autoptr(GArray) order = NULL;

	if (p->v->token != VERDICT_NO_GO)
		return;
	order = part_stops_in_order(p);
	doc_heading(p->doc, 2, part_is_good_news(p) ? _("Why nothing has to be split")
						     : _("What stops it"));
	for (guint i = 0; i < order->len; i++) {
		const struct stop *s = &g_array_index(p->v->stops, struct stop,
						      g_array_index(order, int, i));

		if (s->question >= 0)
			put_stop_question(p, s);
		else
			put_stop_rule(p, s);
	}
}

/* What set the talk off has a cheaper remedy, printed beside it. Remedies of gates
 * stand with their stops. */
void part_remedies(struct part *p)
{
	bool any = false;

	for (int i = 0; i < p->q->n_questions; i++) {
		const struct question *q = &p->q->questions[i];
		const struct value *value = &p->in->answers[i].value;

		for (int c = 0; q->role == ROLE_INFO && c < q->n_choices; c++) {
			bool chosen = value->kind == VALUE_ITEMS ? value->items >> c & 1
				    : value->kind == VALUE_CHOICE && value->choice == c;
			g_autofree char *text = NULL;
			g_autofree char *remedy = NULL;

			if (!chosen || q->choices[c].remedy == NULL)
				continue;
			if (!any)
				doc_heading(p->doc, 2, _("Cheaper remedies to try first"));
			any = true;
			text = part_expand(p, q->choices[c].text);
			remedy = part_expand(p, q->choices[c].remedy);
			put_labelled_item(p, text, remedy);
		}
	}
}

static void put_open(struct part *p, int question)
{
	g_autofree char *answer = part_answer(p, question);
	g_autofree char *who = part_who(p, question);
	struct line *l = put_question_item(p, question);

	line_break(l);
	if (*who != '\0')
		/* TRANSLATORS: state of the answer, who can answer it */
		line_textf(l, _("%s; can be answered by: %s"), answer, who);
	else
		line_text(l, answer);
}

/* Gates and baseline items on the page, weighted questions that the score still
 * needs folded away: there can be dozens. */
void part_open(struct part *p)
{
	g_autofree char *summary = NULL;
	guint first = 0;

	if (p->v->token != VERDICT_INCOMPLETE)
		return;
	doc_heading(p->doc, 2, _("What has to be answered first"));
	for (; first < p->v->open->len; first++) {
		int question = g_array_index(p->v->open, int, first);

		if (p->q->questions[question].role == ROLE_WEIGHTED)
			break;
		put_open(p, question);
	}
	if (first == p->v->open->len)
		return;
	summary = g_strdup_printf(ngettext("%u answer more, because too little is known to score",
					   "%u answers more, because too little is known to "
					   "score", p->v->open->len - first),
				  p->v->open->len - first);
	doc_details_begin(p->doc, summary);
	for (; first < p->v->open->len; first++)
		put_open(p, g_array_index(p->v->open, int, first));
	doc_details_end(p->doc);
}

static void put_flip(struct part *p, const struct flip *f)
{
	g_autofree char *from = NULL;
	g_autofree char *to = NULL;
	struct line *l;

	if (f->question < 0) {
		l = doc_item(p->doc, NULL);
		line_label(l, part_rule_title(p, f->rule, p->q->rules[f->rule].id));
		line_text(l, _("Say in writing why it does not apply here."));
		return;
	}
	from = part_value(p, f->question, f->from);
	to = part_needed(p, f);
	l = put_question_item(p, f->question);
	line_break(l);
	line_textf(l, _("So far: %s"), from);
	line_break(l);
	line_textf(l, _("Needed: %s"), to);
}

static void put_rule_item(struct part *p, int rule, const char *id, const char *text)
{
	struct line *l = doc_item(p->doc, NULL);

	line_label(l, part_rule_title(p, rule, id));
	line_text(l, text);
}

/* A rule that fails a gate and reads no answer: none can take it away. */
static void put_overruling(struct part *p)
{
	for (guint i = 0; i < p->v->overruling->len; i++) {
		int rule = g_array_index(p->v->overruling, struct finding, i).rule;
		const struct rule *row = &p->q->rules[rule];
		struct expr_reads reads = { 0 };

		expr_reads_collect(&reads, row->when);
		if (reads.questions->len == 0) {
			g_autofree char *text = part_expand(p, row->text);

			put_rule_item(p, rule, row->id, text);
		}
		expr_reads_clear(&reads);
	}
}

/* No set of answers is enough: say which rules stand in the way, and which gates
 * fail beside them. */
static void put_in_the_way(struct part *p)
{
	const struct verdict *v = p->v;
	bool gates = false;

	doc_paragraph(p->doc, _("No set of answers alone is enough: a rule about the whole "
				"plan stands in the way."));
	put_overruling(p);
	for (guint i = 0; i < v->stops->len; i++) {
		const struct stop *s = &g_array_index(v->stops, struct stop, i);
		g_autofree char *text = part_stop_text(p, s);

		gates = gates || s->question >= 0;
		if (s->question < 0)
			put_rule_item(p, s->rule, s->id, text);
	}
	for (guint i = 0; v->token != VERDICT_NO_GO && i < v->conditions->len; i++) {
		const struct condition *c = &g_array_index(v->conditions, struct condition, i);
		g_autofree char *text = part_condition_text(p, c);

		if (c->question < 0 && c->cause == CAUSE_RULE)
			put_rule_item(p, c->rule, c->id, text);
	}
	if (!gates)
		return;
	doc_paragraph(p->doc, _("Gates that fail beside it:"));
	for (guint i = 0; i < v->stops->len; i++) {
		int question = g_array_index(v->stops, struct stop, i).question;

		if (question >= 0)
			put_question_item(p, question);
	}
}

void part_turns(struct part *p)
{
	const guint n = p->v->flips->len;

	if (p->v->token == VERDICT_GO || p->v->token == VERDICT_INCOMPLETE)
		return;
	doc_heading(p->doc, 2, part_is_good_news(p)
				? _("What would have to be different for a split to pay")
			: p->v->token == VERDICT_NO_GO ? _("What would turn it")
						       : _("What would make it a GO"));
	if (n == 0) {
		put_in_the_way(p);
		return;
	}
	if (p->v->token == VERDICT_NO_GO)
		doc_paragraph(p->doc, ngettext("One answer, changed in truth and not on paper, "
					       "takes the NO-GO away:",
					       "These answers together, changed in truth and "
					       "not on paper, take the NO-GO away:", n));
	else
		doc_paragraph(p->doc, ngettext("One answer makes it a GO:",
					       "These answers together make it a GO:", n));
	for (guint i = 0; i < n; i++)
		put_flip(p, &g_array_index(p->v->flips, struct flip, i));
}

void part_worse(struct part *p)
{
	const guint n = p->v->worse->len;
	const bool fold = n > WORSE_SHOWN;
	g_autofree char *summary = NULL;

	if (n == 0)
		return;
	doc_heading(p->doc, 2, _("What would make it worse"));
	summary = g_strdup_printf(ngettext("%u answer carries the verdict. If it turns out to be "
					   "wrong, the verdict falls.",
					   "%u answers carry the verdict. If one of them turns "
					   "out to be wrong, the verdict falls.", n), n);
	if (fold)
		doc_details_begin(p->doc, summary);
	else
		doc_paragraph(p->doc, summary);
	for (guint i = 0; i < n; i++) {
		const struct flip *f = &g_array_index(p->v->worse, struct flip, i);
		g_autofree char *to = part_value(p, f->question, f->to);
		struct line *l = put_question_item(p, f->question);

		line_break(l);
		line_textf(l, _("If it were: %s"), to);
	}
	if (fold)
		doc_details_end(p->doc);
}

static void put_path(struct part *p, const char *token)
{
	const struct path_text *path = questionnaire_path(p->q, token);
	g_autofree char *text = NULL;

	if (path == NULL)
		return;
	text = part_expand(p, path->text);
	doc_paragraph(p->doc, text);
	for (char **step = path->steps; *step != NULL; step++) {
		g_autofree char *expanded = part_expand(p, *step);

		doc_item(p->doc, expanded);
	}
}

void part_way_on(struct part *p)
{
	const char *title = part_path_title(p, p->v->path);
	g_autofree char *heading = NULL;
	g_autoptr(GString) next = g_string_new(NULL);

	/* While gates are open, the steps of a leaning would be taken for a plan. */
	if (title == NULL || p->v->token == VERDICT_INCOMPLETE)
		return;
	heading = g_strdup_printf(_("The way on: %s"), title);
	doc_heading(p->doc, 2, heading);
	put_path(p, p->v->path);
	for (guint i = 0; i < p->v->next_paths->len; i++)
		g_string_append_printf(next, "%s%s", i > 0 ? "; " : "",
				       part_path_title(p, g_ptr_array_index(p->v->next_paths,
									    i)));
	if (next->len > 0)
		put_labelled(p, _("After that:"), next->str);
}
