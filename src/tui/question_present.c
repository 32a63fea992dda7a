/*
 * The question for a projector: what is asked, the answers, and the votes once they are
 * shown. A row between everything, and nothing else.
 */
#include "config.h"

#include "tui/question.h"

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "core/kind.h"
#include "tui/vote.h"

/* The share of the width that is written on. */
enum { MARGIN_PARTS = 8 };

static const struct voting_round *last_round(const struct question_screen *s)
{
	return s->rounds != NULL && s->rounds->len > 0 ?
		       s->rounds->pdata[s->rounds->len - 1] : NULL;
}

/* "3 votes" beside an answer; NULL where nobody could vote for it. */
static char *votes_for(const struct question_screen *s, const struct question_row *row)
{
	const struct voting_round *last = last_round(s);
	int n;

	if (last == NULL || !vote_is_by_choice(last) ||
	    (row->kind != ROW_CHOICE && row->kind != ROW_UNKNOWN))
		return NULL;
	if (row->kind == ROW_UNKNOWN)
		n = last->result.unknown;
	else if (row->choice < last->result.n_positions)
		n = last->result.counts[row->choice];
	else
		return NULL;
	return g_strdup_printf(ngettext("%d vote", "%d votes", (gulong)n), n);
}

static int present_row(struct question_screen *s, const struct area *a, int row, int i,
		       int answered)
{
	const struct question_row *r = &g_array_index(s->rows, struct question_row, i);
	const struct value *v = &s->room->j->in->answers[s->room->question].value;
	bool ticked = v->kind == VALUE_ITEMS && r->kind == ROW_CHOICE &&
		      v->items >> r->choice & 1;
	bool chosen = question_answer(s) != NULL && (ticked || i == answered);
	enum style style = chosen ? STYLE_STRONG : STYLE_TEXT;
	g_autofree char *key = question_row_key(s, r);
	g_autofree char *text = question_row_text(s, r);
	g_autofree char *votes = votes_for(s, r);
	int cols = votes != NULL ? text_width_cols(votes) + 2 : 0;
	struct area part = area_part(a, row, 0, a->rows - row, a->cols - cols);
	int used;

	if (list_is_selected(&s->list, i))
		area_glyph(&part, 0, 0, STYLE_KEY, GLYPH_POINTER);
	area_put(&part, 0, 2, STYLE_KEY, key);
	if (chosen)
		area_put(&part, 0, 5, STYLE_STRONG, "*");
	used = area_wrap(&part, 0, 7, style, text);
	if (votes != NULL)
		area_put(a, row, a->cols - cols + 2, STYLE_STRONG, votes);
	if (r->kind == ROW_FIELD && s->typing) {
		struct area field = area_part(a, row, 7, 1, a->cols - 7);

		edit_draw(&s->field, &field, STYLE_FIELD_ACTIVE, true);
	}
	if (list_is_selected(&s->list, i)) {
		s->at_first = row;
		s->at_last = row + used - 1;
	}
	return row + used;
}

/* What cards said, and other votes that stand beside no answer; gives the rows it took. */
static int present_votes(const struct question_screen *s, const struct area *a, int row)
{
	const struct voting_round *last = last_round(s);
	g_autofree char *counts = NULL;
	g_autofree char *words = NULL;

	if (last == NULL || vote_is_by_choice(last))
		return 0;
	counts = vote_counts_words(last);
	/* TRANSLATORS: what was voted, such as "Payments 3, Orders 2" */
	words = g_strdup_printf(_("Votes: %s"), counts);
	return area_wrap(a, row, 7, STYLE_STRONG, words) + 1;
}

int question_present(struct question_screen *s, const struct area *a)
{
	g_autofree char *text = placeholders_expand(question_of(s)->text, &s->room->names);
	int answered = question_answered_row(s);
	int margin = a->cols / MARGIN_PARTS;
	struct area in = area_part(a, 0, margin, a->rows, a->cols - 2 * margin);
	int row = 1;

	row += area_wrap(&in, row, 0, STYLE_STRONG, text) + 1;
	for (int i = 0; i < s->list.count; i++)
		row = present_row(s, &in, row, i, answered) + 1;
	return row + present_votes(s, &in, row);
}
