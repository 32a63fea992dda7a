/*
 * Sections as bars without figures, and the balance of what a split buys against
 * what it costs. The bars show the share of what is known; they are a picture of
 * the answers, and no rule reads them. Scores stand in the appendix.
 */
#include "config.h"

#include "report/part.h"
#include "report/svg.h"

#include <glib/gi18n.h>

enum {
	BAR_CELLS = 10,
	GATE_WEIGHT = 3,	/* a gate or baseline item in a bar; rules give it none */
};

struct share {
	const char *title;
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

static int full_cells(const struct share *s)
{
	if (s->total == 0)
		return 0;
	return MAX((int)(BAR_CELLS * s->points / s->total), s->points > 0);
}

static char *bar(const struct share *s)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; s->total > 0 && i < BAR_CELLS; i++)
		g_string_append(out, i < full_cells(s) ? "█" : "·");
	return g_string_free(out, FALSE);
}

/* The picture of the same: a bar is as long as its row of cells. */
static void put_picture(struct part *p, const GArray *shares)
{
	const struct svg_head head = {
		.id = "sections", .title = _("Sections"),
		.desc = _("One bar a section: how much of what is known is in place."),
	};
	g_autofree struct svg_bar *bars = g_new0(struct svg_bar, shares->len + 1);
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < shares->len; i++) {
		const struct share *s = &g_array_index(shares, struct share, i);
		g_autofree char *open = g_strdup_printf(_("%d open"), s->open);

		bars[i] = (struct svg_bar){ .label = s->title, .part = full_cells(s),
					    .whole = s->total > 0 ? BAR_CELLS : 0 };
		if (s->total == 0)
			bars[i].note = _("nothing known yet");
		else if (s->open > 0) {
			bars[i].note = open;
			g_ptr_array_add(notes, g_steal_pointer(&open));
		}
	}
	doc_picture_take(p->doc, svg_bars(&head, bars, (int)shares->len));
}

static void put_share(struct part *p, const struct share *s)
{
	g_autofree char *cells = bar(s);
	g_autofree char *open = s->open > 0 ? g_strdup_printf("%d", s->open) : NULL;

	doc_row(p->doc);
	doc_cell(p->doc, 0, s->title);
	doc_cell(p->doc, 1, s->total > 0 ? cells : _("nothing known yet"));
	doc_cell(p->doc, 2, open != NULL ? open : "");
}

void part_sections(struct part *p)
{
	const char *const heads[] = { _("Section"), _("In place"), _("Open"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_LEFT, TEXT_RIGHT };

	g_autoptr(GArray) shares = g_array_new(FALSE, FALSE, sizeof(struct share));

	for (int i = 0; i < p->q->n_sections; i++) {
		const struct section *section = &p->q->sections[i];
		struct share s = { .title = section->title };

		for (int k = 0; k < section->n_questions; k++)
			share_add(&s, p, section->first + k);
		if (s.total > 0 || s.open > 0)
			g_array_append_val(shares, s);
	}
	doc_heading(p->doc, 2, _("Sections"));
	if (shares->len > 0)
		put_picture(p, shares);
	doc_table(p->doc, heads, aligns);
	for (guint i = 0; i < shares->len; i++)
		put_share(p, &g_array_index(shares, struct share, i));
}
