/*
 * What a flip asks for, in words. A flip names one answer; of a number it is the nearest
 * one that is enough, and mostly those behind it are enough too. How far that goes is
 * tried, not guessed.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

#include "core/flips.h"

enum { FAR_UP = 1000000 };	/* where a question has no largest number */

static gint64 last_number(const struct question *q, bool down)
{
	bool has_bounds = q->max > q->min;

	if (down)
		return has_bounds ? q->min : 0;
	return has_bounds ? q->max : FAR_UP;
}

/* The end of the bands from a number on that mean no less than it does. */
static gint64 end_of_bands(const struct question *q, gint64 number, bool down)
{
	enum state state = question_band_state(q, number);
	gint64 end = number;

	for (int k = 0; k < q->n_bands; k++) {
		/* bands are sorted by where they begin */
		const struct band *b = &q->bands[down ? q->n_bands - 1 - k : k];

		if (b->state > state)
			continue;
		if (down && b->from < end && b->to >= end - 1)
			end = b->from;
		else if (!down && b->to > end && b->from <= end + 1)
			end = b->to;
	}
	return end;
}

static char *needed_number(const struct part *p, const struct flip *f, gint64 from, gint64 to)
{
	const struct question *q = &p->q->questions[f->question];
	bool down = from > to;
	gint64 last = last_number(q, down);
	gint64 end = end_of_bands(q, to, down);
	g_autofree char *edge = g_strdup_printf("%" G_GINT64_FORMAT, to);
	g_autofree char *other = g_strdup_printf("%" G_GINT64_FORMAT, end);

	if (to != last && flips_hold(p->in, p->v->flips, f->question, last))
		return down ? g_strdup_printf(_("at most %s"), edge) :
			      g_strdup_printf(_("at least %s"), edge);
	if (end == to || !flips_hold(p->in, p->v->flips, f->question, end))
		return g_steal_pointer(&edge);
	/* TRANSLATORS: two numbers, "4 to 8" */
	return down ? g_strdup_printf(_("%s to %s"), other, edge) :
		      g_strdup_printf(_("%s to %s"), edge, other);
}

char *part_needed(const struct part *p, const struct flip *f)
{
	const struct question *q = &p->q->questions[f->question];
	struct value from = { 0 }, to = { 0 };
	char *words = NULL;

	if (value_parse(&from, q, f->from, NULL) && value_parse(&to, q, f->to, NULL) &&
	    from.kind == VALUE_NUMBER && to.kind == VALUE_NUMBER)
		words = needed_number(p, f, from.number, to.number);
	value_clear(&from);
	value_clear(&to);
	return words != NULL ? words : part_value(p, f->question, f->to);
}
