/*
 * Where the room disagreed: the rounds of every question that left it apart or without
 * an answer, gates first. Counts stand beside the sentences they are about, in the order
 * of the choices; there is no average. Names stand there only when asked for, and only
 * if they were kept.
 */
#include "config.h"

#include "report/part.h"

#include <string.h>

#include <glib/gi18n.h>

/* Of more rounds, those between the first and the newest are left out. */
enum { ROUNDS_SHOWN = 3 };

/* ---- what came of it -------------------------------------------------------- */

static const struct report_round *newest(const struct report_vote *of)
{
	return &of->rounds[of->n_rounds - 1];
}

/* By the round itself, or by an answer that was given after it without another vote. */
static bool is_agreed(const struct part *p, const struct report_vote *of)
{
	const struct answer *a = &p->in->answers[of->question];
	const struct report_round *last = newest(of);

	if (value_is_open(&a->value))
		return false;
	return last->agreed != NULL || g_strcmp0(a->at, last->at) > 0;
}

enum part_accord part_accord(const struct part *p, int question)
{
	const struct report_vote *of = part_vote(p, question);

	if (of == NULL)
		return PART_ACCORD;
	if (!is_agreed(p, of))
		return PART_ACCORD_NONE;
	if (newest(of)->result->contested)
		return PART_ACCORD_SPLIT;
	for (int i = 0; i < of->n_rounds; i++)
		if (of->rounds[i].result->contested)
			return PART_ACCORD_LATE;
	return PART_ACCORD;
}

const char *part_accord_words(enum part_accord accord)
{
	static const char *const words[] = {
		[PART_ACCORD] = NULL,
		[PART_ACCORD_LATE] = N_("contested at first, then agreed"),
		[PART_ACCORD_SPLIT] = N_("contested, answered nevertheless"),
		[PART_ACCORD_NONE] = N_("contested, not agreed"),
	};

	return words[accord] != NULL ? _(words[accord]) : NULL;
}

/* ---- one round -------------------------------------------------------------- */

static void put_names(struct part *p, struct line *l, const struct vote *v, int position)
{
	g_auto(GStrv) names = p->r->names ? vote_names_at(v, position) : NULL;
	g_autofree char *list = names != NULL ? g_strjoinv(", ", names) : NULL;

	if (list != NULL && *list != '\0')
		line_textf(l, " (%s)", list);
}

static void put_counts(struct part *p, struct line *l, const struct report_round *round)
{
	const struct vote *v = round->vote;
	bool first = true;

	for (int i = 0; i <= round->result->n_positions; i++) {
		g_autofree char *label = NULL;

		if (round->result->counts[i] == 0)
			continue;
		if (!first)
			line_break(l);
		first = false;
		label = part_expand(p, vote_position_label(v->q, i));
		/* TRANSLATORS: how many chose it: "3 × Yes, a named team" */
		line_textf(l, _("%d × %s"), round->result->counts[i], label);
		put_names(p, l, v, i);
	}
}

static void put_card(struct part *p, struct line *l, const struct vote *v,
		     const struct vote_text *text)
{
	g_auto(GStrv) names = p->r->names ? vote_names_on(v, text->text) : NULL;
	g_autofree char *list = names != NULL ? g_strjoinv(", ", names) : NULL;

	line_break(l);
	line_textf(l, _("%d × %s"), text->cards, text->text);
	if (list != NULL && *list != '\0')
		line_textf(l, " (%s)", list);
}

static void put_cards(struct part *p, struct line *l, const struct report_round *round)
{
	const GArray *texts = round->result->texts;
	int cards = round->result->cast;
	g_autofree char *on = g_strdup_printf(ngettext("%d card", "%d cards",
						       (unsigned long)cards), cards);

	if (cards == 1)
		line_text(l, on);
	else
		line_textf(l, ngettext("%s, all the same", "%s, %d different texts", texts->len),
			   on, texts->len);
	for (guint i = 0; i < texts->len; i++)
		put_card(p, l, round->vote, &g_array_index(texts, struct vote_text, i));
}

static void put_round(struct part *p, struct line *l, const struct report_round *round)
{
	if (round->result->texts != NULL)
		put_cards(p, l, round);
	else
		put_counts(p, l, round);
}

static void put_agreed(struct part *p, struct line *l, const struct report_vote *of,
		       const struct report_round *round)
{
	const struct answer *a = &p->in->answers[of->question];
	g_autofree char *agreed = NULL;

	if (round->agreed != NULL) {
		agreed = part_value(p, of->question, round->agreed);
		line_text(l, agreed);
	} else if (round == newest(of)) {
		line_text(l, is_agreed(p, of) ? _("answered later, without a vote") :
						  _("not agreed: counts as open"));
	} else {
		line_text(l, _("another round"));
	}
	if (round == newest(of) && a->note != NULL && is_agreed(p, of)) {
		line_break(l);
		line_textf(l, _("said: %s"), a->note);
	}
}

static void put_vote(struct part *p, const struct report_vote *of)
{
	const struct question *q = &p->q->questions[of->question];
	g_autofree char *text = part_expand(p, q->text);
	int left_out = of->n_rounds - ROUNDS_SHOWN;

	for (int i = 0; i < of->n_rounds; i++) {
		const struct report_round *round = &of->rounds[i];

		if (i > 0 && i <= left_out)
			continue;
		doc_row(p->doc);
		line_strong(doc_cell(p->doc, 0, NULL), question_label(q));
		doc_cell(p->doc, 1, i == 0 ? text : NULL);
		line_textf(doc_cell(p->doc, 2, NULL), "%d", round->number);
		put_round(p, doc_cell(p->doc, 3, NULL), round);
		put_agreed(p, doc_cell(p->doc, 4, NULL), of, round);
	}
}

static void begin_table(struct part *p)
{
	const char *const heads[] = { _("Id"), _("Question"), _("Round"), _("Votes"),
				      _("Agreed"), NULL };

	doc_table(p->doc, heads, NULL);
}

/* ---- the part --------------------------------------------------------------- */

void part_votes(struct part *p)
{
	bool any = false;

	for (int gates = 1; gates >= 0; gates--)
		for (int i = 0; i < p->q->n_questions; i++) {
			if ((p->q->questions[i].role == ROLE_GATE) != (gates == 1) ||
			    part_accord(p, i) == PART_ACCORD)
				continue;
			if (!any) {
				doc_heading(p->doc, 2, _("Where the room disagreed"));
				begin_table(p);
			}
			any = true;
			put_vote(p, part_vote(p, i));
		}
}

/* ---- the command ------------------------------------------------------------ */

static void put_speakers(struct part *p, const struct report_vote *of)
{
	const struct report_round *round = newest(of);
	const struct question *q = &p->q->questions[of->question];
	g_autofree char *low = NULL;
	g_autofree char *high = NULL;
	struct line *l;

	if (!round->result->contested || round->agreed != NULL)
		return;
	l = doc_paragraph(p->doc, NULL);
	line_label(l, question_label(q));
	if (!round->result->ordered) {
		line_text(l, _("the room is split; each name says why, then vote again"));
		return;
	}
	low = part_expand(p, vote_position_label(q, round->result->lowest));
	high = part_expand(p, vote_position_label(q, round->result->highest));
	line_text(l, _("the room is split; hear both ends, then vote again"));
	l = doc_item(p->doc, NULL);
	line_textf(l, _("first who chose \"%s\""), low);
	put_names(p, l, round->vote, round->result->lowest);
	l = doc_item(p->doc, NULL);
	line_textf(l, _("then who chose \"%s\""), high);
	put_names(p, l, round->vote, round->result->highest);
}

struct doc *report_votes(const struct report_input *r, int question)
{
	struct doc *doc = doc_new();
	struct part p;
	bool any = false;

	part_init(&p, r, doc);
	for (int i = 0; i < r->n_votes; i++) {
		if (question >= 0 && r->votes[i].question != question)
			continue;
		if (!any)
			begin_table(&p);
		any = true;
		put_vote(&p, &r->votes[i]);
	}
	for (int i = 0; i < r->n_votes; i++)
		if (question < 0 || r->votes[i].question == question)
			put_speakers(&p, &r->votes[i]);
	return doc;
}
