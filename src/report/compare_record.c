/*
 * The second half of the report of a comparison: what holds around the service,
 * actions, people, age, and the totals with the parts they moved by.
 */
#include "config.h"

#include "report/compare_part.h"

#include <string.h>

#include <glib/gi18n.h>

/* ---- around the service ------------------------------------------------------------ */

char *compare_item_words(const struct comparison_part *w, const struct compare_item *item, int s)
{
	const struct inputs *in = w->c->side[s].in;
	const struct waiver *waiver;

	switch (item->kind) {
	case SCOPE_FACT:
		return part_fact(&in->facts.fact[item->measure], item->measure);
	case SCOPE_WAIVER:
		waiver = inputs_waiver(in, item->id);
		if (waiver == NULL)
			return g_strdup(_("not waived"));
		return g_strdup_printf(item->holds[s] ? _("waived until %s")
						      : _("waiver ended on %s"), waiver->until);
	default:
		return g_strdup(item->holds[s] ? _("justified") : _("not justified"));
	}
}

static void put_item(struct comparison_part *w, const struct compare_item *item)
{
	struct line *l;

	doc_row(w->doc);
	l = doc_cell(w->doc, 0, NULL);
	if (item->kind == SCOPE_FACT)
		line_text(l, measure_help(item->measure));
	else
		line_strong(l, item->id);
	if (item->deciding) {
		line_break(l);
		line_text(l, _("this decided it"));
	}
	for (int s = 0; s < 2; s++) {
		g_autofree char *words = compare_item_words(w, item, s);

		doc_cell(w->doc, 1 + s, words);
	}
}

void compare_put_scope(struct comparison_part *w)
{
	const char *const heads[] = { _("What"), w->label[0], w->label[1], NULL };

	if (w->c->items->len == 0)
		return;
	doc_heading(w->doc, 2, factor_title(FACTOR_SCOPE));
	doc_table(w->doc, heads, NULL);
	for (guint i = 0; i < w->c->items->len; i++)
		put_item(w, &g_array_index(w->c->items, struct compare_item, i));
}

/* ---- actions ----------------------------------------------------------------------- */

static int count_fate(const struct comparison_part *w, enum compare_fate fate)
{
	int n = 0;

	for (int i = 0; i < w->ci->n_actions; i++)
		n += w->ci->actions[i].fate == fate;
	return n;
}

/* The row an action's condition is about, or NULL. */
static const struct compare_row *find_row(const struct comparison_part *w, const char *condition)
{
	int question = condition != NULL ? questionnaire_find_label(w->side[1].q, condition) : -1;

	for (guint i = 0; question >= 0 && i < w->c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(w->c->rows, struct compare_row, i);

		if (row->question[1] == question)
			return row;
	}
	return NULL;
}

/* Where action and answer do not agree, one of the two is not true. */
static const char *disagreement(const struct comparison_part *w, const struct compare_action *a)
{
	const struct compare_row *row = find_row(w, a->condition);

	if (row == NULL || row->why != WHY_NONE)
		return NULL;
	if (a->fate == FATE_CARRIED && row->state[0] != STATE_PASS && row->state[1] == STATE_PASS)
		return _("still open, though the answer is ready");
	if (a->fate == FATE_DONE && row->state[1] != STATE_PASS &&
	    row->change != CHANGE_IMPROVED && row->change != CHANGE_BECAME_KNOWN)
		return _("done, though the answer is no better");
	return NULL;
}

static void put_action(struct comparison_part *w, const struct compare_action *a)
{
	static const char *const words[] = { [FATE_DONE] = N_("done"),
		[FATE_DROPPED] = N_("dropped"), [FATE_CARRIED] = N_("carried over"),
		[FATE_NEW] = N_("new") };
	const char *odd = disagreement(w, a);
	struct line *l = doc_task(w->doc, a->fate == FATE_DONE, NULL);

	if (a->condition != NULL)
		line_label(l, a->condition);
	line_text(l, a->text);
	line_textf(l, " (%s", _(words[a->fate]));
	if (a->owner != NULL)
		line_textf(l, ", %s", a->owner);
	if (a->due != NULL)
		line_textf(l, a->overdue ? _(", was due %s") : _(", due %s"), a->due);
	line_text(l, ")");
	if (odd != NULL)
		line_textf(l, " – %s", odd);
}

void compare_put_actions(struct comparison_part *w)
{
	if (w->ci->n_actions == 0)
		return;
	doc_heading(w->doc, 2, _("Actions"));
	line_textf(doc_paragraph(w->doc, NULL),
		   _("Done: %d. Carried over: %d. New: %d. Dropped: %d."), count_fate(w, FATE_DONE),
		   count_fate(w, FATE_CARRIED), count_fate(w, FATE_NEW),
		   count_fate(w, FATE_DROPPED));
	for (int fate = 0; fate < FATE_COUNT; fate++)
		for (int i = 0; i < w->ci->n_actions; i++)
			if (w->ci->actions[i].fate == (enum compare_fate)fate)
				put_action(w, &w->ci->actions[i]);
}

/* ---- people -------------------------------------------------------------------------- */

static void put_names(struct comparison_part *w, const char *label, const char *const *names)
{
	guint n = names != NULL ? g_strv_length((char **)names) : 0;
	struct line *l;

	if (n == 0)
		return;
	l = doc_item(w->doc, NULL);
	line_label(l, label);
	if (w->ci->names) {
		g_autofree char *joined = g_strjoinv(", ", (char **)names);

		line_text(l, joined);
	} else {
		line_textf(l, ngettext("%u person", "%u people", n), n);
	}
}

void compare_put_people(struct comparison_part *w)
{
	const struct compare_people *p = &w->ci->people;

	if (p->count[0] < 0 && p->count[1] < 0)
		return;
	doc_heading(w->doc, 2, _("People"));
	for (int s = 0; s < 2; s++) {
		struct line *l = doc_item(w->doc, NULL);

		line_label(l, w->label[s]);
		if (p->count[s] < 0)
			line_text(l, _("not noted"));
		else
			line_textf(l, ngettext("%d person in the room", "%d people in the room",
					       (gulong)p->count[s]), p->count[s]);
	}
	put_names(w, _("Came"), p->came);
	put_names(w, _("Left"), p->left);
}

/* ---- age ------------------------------------------------------------------------------- */

/* What was shown longest ago. Evidence has no day of its own: it is as old as the answer
 * it was given with. */
static void put_evidence(struct comparison_part *w)
{
	const struct part *p = &w->side[1];
	int oldest = -1, question = -1;

	for (int i = 0; i < p->q->n_questions; i++) {
		const char *evidence = p->in->answers[i].evidence;

		if (evidence == NULL || *evidence == '\0' || part_answer_age(p, i) <= oldest)
			continue;
		oldest = part_answer_age(p, i);
		question = i;
	}
	if (question >= 0)
		line_textf(doc_paragraph(w->doc, NULL),
			   ngettext("The oldest evidence was %d day old: that of %s.",
				    "The oldest evidence was %d days old: that of %s.",
				    (gulong)oldest),
			   oldest, question_label(&p->q->questions[question]));
	else
		doc_paragraph(w->doc, _("No evidence was shown."));
}

/* Gate and baseline answers of the second side that were given long before it. */
void compare_put_age(struct comparison_part *w)
{
	const struct part *p = &w->side[1];
	int question = part_oldest_answer(p);
	g_autofree char *old = part_old_answers(p);
	int oldest;

	if (question < 0)
		return;
	oldest = part_answer_age(p, question);
	doc_heading(w->doc, 2, _("Age of the answers"));
	line_textf(doc_paragraph(w->doc, NULL),
		   ngettext("The oldest answer of %s was %d day old.",
			    "The oldest answer of %s was %d days old.", (gulong)oldest),
		   w->label[1], oldest);
	put_evidence(w);
	if (old != NULL)
		line_textf(doc_paragraph(w->doc, NULL),
			   _("Gates and baseline items answered more than %d days before: %s."),
			   PART_OLD_DAYS, old);
}

/* ---- totals ---------------------------------------------------------------------------- */

static void put_total_row(struct comparison_part *w, const char *title,
			  const struct compare_total *t)
{
	g_autofree char *low = part_percent(score_low(&t->score));
	g_autofree char *high = part_percent(score_high(&t->score));
	g_autofree char *coverage = part_percent(score_coverage(&t->score));

	doc_row(w->doc);
	doc_cell(w->doc, 0, title);
	doc_cell(w->doc, 1, verdict_word(t->token));
	line_textf(doc_cell(w->doc, 2, NULL), "%d", t->stops);
	line_textf(doc_cell(w->doc, 3, NULL), "%d", t->conditions);
	doc_cell(w->doc, 4, low);
	doc_cell(w->doc, 5, high);
	doc_cell(w->doc, 6, coverage);
}

static const enum text_align total_aligns[] = { TEXT_LEFT, TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT,
	TEXT_RIGHT, TEXT_RIGHT, TEXT_RIGHT };

static void put_like(struct comparison_part *w)
{
	const struct questionnaire *under = w->side[w->c->under].q;
	int all = (int)w->c->rows->len;

	if (!w->c->related) {
		doc_paragraph(w->doc, _("There is nothing like for like between them."));
		return;
	}
	if (w->c->n_left_out == 0) {
		doc_paragraph(w->doc, _("Like for like is the same: every question can be compared."));
		return;
	}
	line_textf(doc_paragraph(w->doc, NULL),
		   _("Like for like: both under %s %s, and only the %d of %d questions that can be "
		     "compared; %d are left out and count for nothing."),
		   under->id, under->version, all - w->c->n_left_out, all, w->c->n_left_out);
}

void compare_put_totals(struct comparison_part *w)
{
	const char *const heads[] = { _("Total"), _("Verdict"), _("Stops"), _("Conditions"),
		_("At least"), _("At most"), _("Known"), NULL };

	doc_heading(w->doc, 2, _("Totals"));
	put_like(w);
	doc_table(w->doc, heads, total_aligns);
	for (int s = 0; s < 2; s++) {
		/* TRANSLATORS: "a3, own questionnaire" */
		g_autofree char *title = g_strdup_printf(_("%s, own questionnaire"), w->label[s]);

		put_total_row(w, title, &w->c->own[s]);
	}
	for (int s = 0; w->c->related && s < 2; s++) {
		g_autofree char *title = g_strdup_printf(_("%s, like for like"), w->label[s]);

		put_total_row(w, title, &w->c->like[s]);
	}
}

/* ---- what moved it ----------------------------------------------------------------------- */

/* Points in tenths of a per cent, of what is sure; "–" when there is nothing to count. */
static char *points_words(int from, int to)
{
	if (from < 0 || to < 0)
		return g_strdup("–");
	return g_strdup_printf("%+d", to - from);
}

static void put_move(struct comparison_part *w, const char *title, struct compare_part part)
{
	g_autofree char *points = points_words(score_low(&part.from->score),
					       score_low(&part.to->score));

	doc_row(w->doc);
	doc_cell(w->doc, 0, title);
	if (part.from->token == part.to->token)
		line_textf(doc_cell(w->doc, 1, NULL), _("stays %s"),
			   verdict_word(part.to->token));
	else
		line_textf(doc_cell(w->doc, 1, NULL), "%s → %s", verdict_word(part.from->token),
			   verdict_word(part.to->token));
	line_textf(doc_cell(w->doc, 2, NULL), "%+d", part.to->stops - part.from->stops);
	line_textf(doc_cell(w->doc, 3, NULL), "%+d", part.to->conditions - part.from->conditions);
	doc_cell(w->doc, 4, points);
}

static void put_order(struct comparison_part *w, bool reverse)
{
	const char *const heads[] = { reverse ? _("In reverse order") : _("Exchanged in turn"),
		_("Verdict"), _("Stops"), _("Conditions"), _("At least, per mille"), NULL };

	doc_table(w->doc, heads, total_aligns);
	for (int i = 0; i < FACTOR_COUNT; i++) {
		enum factor f = reverse ? FACTOR_COUNT - 1 - i : i;

		if (w->c->differs[f])
			put_move(w, factor_title(f), compare_part(w->c, f, reverse));
	}
	put_move(w, _("All together"),
		 (struct compare_part){ &w->c->own[0], &w->c->own[1] });
}

static int part_points(struct compare_part p)
{
	return score_low(&p.to->score) - score_low(&p.from->score);
}

/* Whether a part is the same wherever in the order it comes. */
static bool is_same_part(struct compare_part a, struct compare_part b)
{
	bool moves = a.from->token != a.to->token || b.from->token != b.to->token;

	return part_points(a) == part_points(b) &&
	       (!moves || (a.from->token == b.from->token && a.to->token == b.to->token));
}

/* How much of each part is owed to the order alone. */
static void put_order_effect(struct comparison_part *w)
{
	bool any = false;

	for (int f = 0; f < FACTOR_COUNT; f++) {
		struct compare_part ahead = compare_part(w->c, f, false);
		struct compare_part back = compare_part(w->c, f, true);
		int points[2] = { part_points(ahead), part_points(back) };

		if (!w->c->differs[f] || is_same_part(ahead, back))
			continue;
		any = true;
		line_textf(doc_item(w->doc, NULL),
			   _("%s: %+d in the stated order, %+d in reverse; the order makes %+d."),
			   factor_title(f), points[0], points[1], points[1] - points[0]);
	}
	if (!any)
		doc_paragraph(w->doc, _("The order makes no difference."));
}

void compare_put_parts(struct comparison_part *w)
{
	int n = 0;

	for (int f = 0; f < FACTOR_COUNT; f++)
		n += w->c->differs[f];
	if (n == 0)
		return;
	doc_heading(w->doc, 2, _("What moved it"));
	doc_paragraph(w->doc, _("One is exchanged after the other, from the first assessment to the "
				"second; what each changes is its part, and the parts add up. "
				"\"At least\" takes every open answer as failed."));
	for (int f = 0; f < FACTOR_COUNT; f++) {
		struct line *l;

		if (!w->c->differs[f])
			continue;
		l = doc_item(w->doc, NULL);
		line_label(l, factor_title(f));
		line_text(l, factor_help(f));
	}
	put_order(w, false);
	if (n < 2)
		return;
	put_order(w, true);
	put_order_effect(w);
}
