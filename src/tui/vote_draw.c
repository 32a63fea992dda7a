/*
 * A box over the lower part of the question: who has voted while it is open; after the
 * reveal a bar for each choice, how far the room is apart, and who speaks first.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/room_text.h"
#include "base/text.h"
#include "core/kind.h"
#include "tui/vote.h"

enum { BAR_COLS_MAX = 20, KEY_COLS = 3, FIELD_COLS_MIN = 16, MEASURE_ROWS = 200 };

/* How much of it there is room for; the first that fits is taken. */
struct fit {
	bool text;		/* the question itself, and rounds before; it stands below too */
	bool wrap;		/* choices in full, over as many rows as they need */
};

static const struct fit fits[] = { { true, true }, { false, true }, { false, false } };

static char *title_of(const struct vote_screen *v)
{
	static const char *const titles[] = {
		[VOTE_HANDS] = N_("Vote by hands"),
		[VOTE_SECRET] = N_("Secret vote"),
		[VOTE_BLIND] = N_("Cards"),
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(titles) == VOTE_KIND_COUNT);

	/* TRANSLATORS: a kind of vote, and which round it is */
	return g_strdup_printf(_("%s, round %d"), _(titles[v->vote->kind]), v->round);
}

static char *in_words(const struct vote_screen *v)
{
	int n = vote_cast_count(v->vote);

	if (v->vote->people > 0)
		return g_strdup_printf(_("%d of %d are in."), n, v->vote->people);
	return g_strdup_printf(ngettext("%d is in.", "%d are in.", (gulong)n), n);
}

/* A choice in its columns; gives the rows it took. */
static int draw_label(const struct area *in, int row, int cols, const struct fit *fit,
		      const char *label)
{
	struct area part = area_part(in, row, KEY_COLS, fit->wrap ? in->rows - row : 1, cols);

	return MAX(area_wrap(&part, 0, 0, STYLE_TEXT, label), 1);
}

static char *position_key(const struct question *q, int position)
{
	return g_strdup_printf("%d", position < vote_n_positions(q) ? position + 1 : 0);
}

/* ---- while it is open -------------------------------------------------------------- */

static int draw_choices(const struct vote_screen *v, const struct area *in,
			const struct fit *fit)
{
	int n = vote_n_positions(v->vote->q), row = 0;

	for (int i = 0; i <= n && row < in->rows; i++) {
		g_autofree char *key = position_key(v->vote->q, i);

		area_put(in, row, 0, STYLE_KEY, key);
		row += draw_label(in, row, in->cols - KEY_COLS, fit, v->labels[i]);
	}
	return row;
}

static void draw_field(const struct vote_screen *v, const struct area *in, int row,
		       const char *label)
{
	int cols = area_put(in, row, 0, STYLE_QUIET, label) + 1;
	struct area field = area_part(in, row, cols, 1, in->cols - cols);

	edit_draw(&v->field, &field, STYLE_FIELD, true);
}

static int open_hands(const struct vote_screen *v, const struct area *in, const struct fit *fit)
{
	struct area choices = area_part(in, 0, 0, in->rows - 1, in->cols);
	g_autofree char *example = vote_tally_example(v->vote->q);
	g_autofree char *full = g_strdup_printf(_("How many for each, in this order (%s):"),
						example);
	/* TRANSLATORS: how many votes for each choice, such as (1 3 1 0); little space */
	g_autofree char *brief = g_strdup_printf(_("For each (%s):"), example);
	int row = draw_choices(v, &choices, fit);

	draw_field(v, in, row,
		   text_width_cols(full) + FIELD_COLS_MIN <= in->cols ? full : brief);
	return row + 1;
}

/* Stars for those who voted; whose turn it is when names are known. */
static int open_secret(const struct vote_screen *v, const struct area *in,
		       const struct fit *fit)
{
	struct area choices = area_part(in, 0, 0, in->rows - 2, in->cols);
	g_autofree char *words = in_words(v);
	int row = draw_choices(v, &choices, fit), col = 0;

	for (int i = 0; i < vote_cast_count(v->vote); i++)
		col += area_put(in, row, col, STYLE_STRONG, "* ");
	area_put(in, row, col, STYLE_FIELD, "_");
	row++;
	if (v->names != NULL && v->voter < (int)g_strv_length(v->names))
		area_printf(in, row, 0, STYLE_TEXT, _("%s Next: %s."), words, v->names[v->voter]);
	else
		area_put(in, row, 0, STYLE_TEXT, words);
	return row + 1;
}

static int open_blind(const struct vote_screen *v, const struct area *in, const struct fit *fit)
{
	g_autofree char *words = in_words(v);
	int row = area_wrap(in, 0, 0, STYLE_TEXT,
			    _("Everybody writes a card. Type what each card says; an empty "
			      "one reveals them."));

	(void)fit;
	area_put(in, row, 0, STYLE_TEXT, words);
	draw_field(v, in, row + 1, _("Next card:"));
	return row + 2;
}

/* ---- revealed ---------------------------------------------------------------------- */

/* How a row of counts is laid out. */
struct counted {
	const struct area *in;
	const struct fit *fit;
	int most;		/* the largest count: a whole bar */
	int widest;		/* of the labels: the counts stand beside them */
};

/* Gives the rows it took. */
static int draw_count(const struct counted *all, int row, const char *key, const char *label,
		      int count, char **names)
{
	const struct area *in = all->in;
	int bar = MIN(BAR_COLS_MAX, in->cols / 5);
	int most_cols = names != NULL ? in->cols / 2 - 6 : in->cols - bar - 10;
	int label_cols = MAX(MIN(most_cols, all->widest), 8);
	g_autofree char *who = names != NULL ? g_strjoinv(", ", names) : NULL;
	int col = KEY_COLS + label_cols + 1;

	area_put(in, row, 0, STYLE_KEY, key);
	area_printf(in, row, col, STYLE_STRONG, "%3d ", count);
	if (count > 0)
		area_bar(in, row, col + 4, bar * count / MAX(all->most, 1), STYLE_TEXT, 1, 1);
	if (who != NULL)
		area_put(in, row, col + 5 + bar, STYLE_TEXT, who);
	return draw_label(in, row, label_cols, all->fit, label);
}

static int draw_counts(const struct vote_screen *v, const struct area *in, const struct fit *fit)
{
	const struct vote_result *r = &v->result;
	struct counted all = { .in = in, .fit = fit };
	int row = 0;

	for (int i = 0; i <= r->n_positions; i++) {
		all.most = MAX(all.most, r->counts[i]);
		all.widest = MAX(all.widest, text_width_cols(v->labels[i]));
	}
	for (int i = 0; i <= r->n_positions && row < in->rows; i++) {
		g_autofree char *key = position_key(v->vote->q, i);
		g_auto(GStrv) names = v->names != NULL ? vote_names_at(v->vote, i) : NULL;

		row += draw_count(&all, row, key, v->labels[i], r->counts[i], names);
	}
	return row;
}

static int draw_texts(const struct vote_screen *v, const struct area *in, const struct fit *fit)
{
	const GArray *texts = v->result.texts;
	struct counted all = { .in = in, .fit = fit, .most = v->result.cast };
	bool choices = vote_n_positions(v->vote->q) > 0;
	int row = 0;

	for (guint i = 0; i < texts->len; i++)
		all.widest = MAX(all.widest, text_width_cols(g_array_index(texts,
								  struct vote_text, i).text));
	for (guint i = 0; i < texts->len && row < in->rows; i++) {
		const struct vote_text *t = &g_array_index(texts, struct vote_text, i);
		g_autofree char *key = choices ? g_strdup("") : g_strdup_printf("%u", i + 1);
		g_auto(GStrv) names = v->names != NULL ? vote_names_on(v->vote, t->text) : NULL;

		row += draw_count(&all, row, key, t->text, t->cards, names);
	}
	return row;
}

/* Who stands alone is heard first: the lowest, then the highest. */
static char *speakers_words(const struct vote_screen *v)
{
	const struct vote_result *r = &v->result;
	g_auto(GStrv) low = NULL;
	g_auto(GStrv) high = NULL;
	g_autofree char *lows = NULL;
	g_autofree char *highs = NULL;

	if (v->names != NULL && r->lowest >= 0 && r->highest != r->lowest) {
		low = vote_names_at(v->vote, r->lowest);
		high = vote_names_at(v->vote, r->highest);
	}
	if (low == NULL || *low == NULL || high == NULL || *high == NULL)
		return room_text_speakers(r);
	lows = g_strjoinv(", ", low);
	highs = g_strjoinv(", ", high);
	return g_strdup_printf(_("First to speak: %s, then %s."), lows, highs);
}

bool vote_is_by_choice(const struct voting_round *r)
{
	return r->result.texts == NULL && question_form(r->vote->q) == FORM_CHOICE;
}

char *vote_counts_words(const struct voting_round *r)
{
	GString *counts;

	if (r->result.texts != NULL)
		return voting_words(r);
	counts = g_string_new(NULL);
	for (int i = 0; i <= r->result.n_positions; i++) {
		g_autofree char *key = position_key(r->vote->q, i);

		g_string_append_printf(counts, "%s%s: %d", i > 0 ? ", " : "",
				       vote_is_by_choice(r) ? key :
							      vote_position_label(r->vote->q, i),
				       r->result.counts[i]);
	}
	return g_string_free(counts, FALSE);
}

static char *round_words(const struct voting_round *r)
{
	g_autofree char *counts = vote_counts_words(r);

	/* TRANSLATORS: the second: how many chose the first, second, ... choice:
	 * "1: 2, 2: 0, 3: 2, 0: 1" */
	return g_strdup_printf(r->result.texts != NULL ? _("Round %d: %s") :
							 _("Round %d, votes for %s"),
			       r->number, counts);
}

static int draw_before(const struct vote_screen *v, const struct area *in, int row)
{
	for (guint i = 0; i < v->before->len && row < in->rows; i++) {
		g_autofree char *words = round_words(v->before->pdata[i]);

		row += area_wrap(in, row, 0, STYLE_QUIET, words);
	}
	return row;
}

static int draw_revealed(const struct vote_screen *v, const struct area *in,
			 const struct fit *fit)
{
	g_autofree char *spread = room_text_spread(&v->result);
	g_autofree char *speakers = speakers_words(v);
	int row = v->result.texts != NULL ? draw_texts(v, in, fit) : draw_counts(v, in, fit);

	row += area_wrap(in, row, 0, v->result.contested ? STYLE_WARNING : STYLE_STRONG,
			 spread);
	if (speakers != NULL)
		row += area_wrap(in, row, 0, STYLE_TEXT, speakers);
	return row;
}

/* ---- the box ------------------------------------------------------------------------ */

/* All above the last row; gives the rows it took. */
static int draw_inside(const struct vote_screen *v, const struct area *in, const struct fit *fit)
{
	static int (*const draws[])(const struct vote_screen *, const struct area *,
				    const struct fit *) = {
		[VOTE_HANDS] = open_hands, [VOTE_SECRET] = open_secret, [VOTE_BLIND] = open_blind,
	};
	int row = fit->text ? area_wrap(in, 0, 0, STYLE_STRONG, v->text) : 0;
	struct area rest = area_part(in, row, 0, in->rows - row, in->cols);
	int used = vote_is_revealed(v) ? draw_revealed(v, &rest, fit) :
					 draws[v->vote->kind](v, &rest, fit);

	return row + (fit->text ? draw_before(v, &rest, used) : used);
}

/* Drawn where nobody sees it: what it takes with no end to the box. */
static int rows_of(const struct vote_screen *v, int cols, const struct fit *fit)
{
	g_autoptr(canvas) c = canvas_new(MEASURE_ROWS, MAX(cols, 1), true);
	struct area all = area_of(c);

	return draw_inside(v, &all, fit);
}

void vote_draw(const struct screen *s, const struct area *all)
{
	const struct vote_screen *v = (const struct vote_screen *)s;
	int most = all->rows - (tui_is_compact(s->tui) ? 1 : 2);
	g_autoptr(canvas) scratch = canvas_new(MAX(most, 1), MAX(all->cols, 1), true);
	struct area whole = area_of(scratch);
	struct area inside = area_box(&whole, NULL);
	int below = v->error != NULL ? MIN(area_wrap_rows(&inside, 0, v->error),
					     MAX(most / 3, 2)) : 1;
	g_autofree char *title = title_of(v);
	const struct fit *fit = fits;
	struct area box, in, rest;
	int rows = rows_of(v, inside.cols, fit);

	while (rows + below > inside.rows && fit < &fits[G_N_ELEMENTS(fits) - 1])
		rows = rows_of(v, inside.cols, ++fit);
	/* a blank row before the last, where there is one; the error may take it */
	rows = MIN(rows + MAX(below, 2) + whole.rows - inside.rows, most);
	box = area_part(all, all->rows - 1 - rows, 0, rows, all->cols);
	in = area_box(&box, title);
	rest = area_part(&in, 0, 0, in.rows - below, in.cols);
	draw_inside(v, &rest, fit);
	if (v->error != NULL)
		area_wrap(&in, in.rows - below, 0, STYLE_ERROR, v->error);
	else if (vote_is_revealed(v))
		area_put(&in, in.rows - 1, 0, STYLE_QUIET,
			 _("No average: the room agrees on one answer, votes stay on record."));
}
