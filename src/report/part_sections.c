/*
 * Sections as bars without figures, and the balance of what a split buys against
 * what it costs. The bars show the share of what is known; they are a picture of
 * the answers, and no rule reads them. Scores stand in the appendix.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

enum {
	BAR_CELLS = 10,
	GATE_WEIGHT = 3,	/* a gate or baseline item in a bar; rules give it none */
};

struct share {
	gint64 points, total;	/* thousandths of weight, of the known questions */
	int open;		/* questions that are not known */
};

static void share_add(struct share *s, const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	enum state state = part_counted_state(p, question);
	int weight = q->role == ROLE_WEIGHTED ? q->weight : GATE_WEIGHT;

	if (q->role == ROLE_INFO || state == STATE_NA || state == STATE_HIDDEN)
		return;
	if (state > STATE_FAIL) {
		s->open++;
		return;
	}
	s->total += weight * 1000;
	/* An effect of a rule holds against what the answer alone would earn. */
	s->points += state == STATE_FAIL
		? 0 : weight * value_share(&p->in->answers[question].value, q);
}

static char *bar(const struct share *s)
{
	GString *out = g_string_new(NULL);
	int full;

	if (s->total == 0)
		return g_string_free(out, FALSE);
	full = (int)(BAR_CELLS * s->points / s->total);
	if (full == 0 && s->points > 0)
		full = 1;
	for (int i = 0; i < BAR_CELLS; i++)
		g_string_append(out, i < full ? "█" : "·");
	return g_string_free(out, FALSE);
}

static void put_share(struct part *p, const char *title, const struct share *s)
{
	g_autofree char *cells = bar(s);
	g_autofree char *open = s->open > 0 ? g_strdup_printf("%d", s->open) : NULL;

	doc_row(p->doc);
	doc_cell(p->doc, 0, title);
	doc_cell(p->doc, 1, s->total > 0 ? cells : _("nothing known yet"));
	doc_cell(p->doc, 2, open != NULL ? open : "");
}

void part_sections(struct part *p)
{
	const char *const heads[] = { _("Section"), _("In place"), _("Open"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_LEFT, TEXT_RIGHT };

	doc_heading(p->doc, 2, _("Sections"));
	doc_table(p->doc, heads, aligns);
	for (int i = 0; i < p->q->n_sections; i++) {
		const struct section *section = &p->q->sections[i];
		struct share s = { 0 };

		for (int k = 0; k < section->n_questions; k++)
			share_add(&s, p, section->first + k);
		if (s.total > 0 || s.open > 0)
			put_share(p, section->title, &s);
	}
}
