/*
 * A box over the lower part of the question: who has voted while it is open; after the
 * reveal a bar for each choice, how far the room is apart, and who speaks first.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/voting.h"
#include "tui/vote.h"

enum { BAR_COLS_MAX = 20 };

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

/* ---- while it is open -------------------------------------------------------------- */

static int draw_choices(const struct vote_screen *v, const struct area *in)
{
	int n = vote_n_positions(v->vote->q), row = 0;

	for (int i = 0; i <= n && row < in->rows; i++, row++)
		area_printf(in, row, 0, STYLE_TEXT, "%d  %s", i < n ? i + 1 : 0, v->labels[i]);
	return row;
}

static void draw_field(const struct vote_screen *v, const struct area *in, int row,
		       const char *label)
{
	int cols = area_put(in, row, 0, STYLE_QUIET, label) + 1;
	struct area field = area_part(in, row, cols, 1, in->cols - cols);

	edit_draw(&v->field, &field, STYLE_FIELD, true);
}

static int open_hands(const struct vote_screen *v, const struct area *in)
{
	struct area choices = area_part(in, 0, 0, in->rows - 2, in->cols);
	int row = draw_choices(v, &choices);

	draw_field(v, in, row, _("How many for each, in this order (1 3 1 0):"));
	return row + 1;
}

/* Stars for those who voted; whose turn it is when names are known. */
static int open_secret(const struct vote_screen *v, const struct area *in)
{
	struct area choices = area_part(in, 0, 0, in->rows - 3, in->cols);
	g_autofree char *words = in_words(v);
	int row = draw_choices(v, &choices), col = 0;

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

static int open_blind(const struct vote_screen *v, const struct area *in)
{
	g_autofree char *words = in_words(v);
	int row = area_wrap(in, 0, 0, STYLE_TEXT,
			    _("Everybody writes a card. Type what each card says; an empty "
			      "one reveals them."));

	area_put(in, row, 0, STYLE_TEXT, words);
	draw_field(v, in, row + 1, _("Next card:"));
	return row + 2;
}

/* ---- revealed ---------------------------------------------------------------------- */

static void draw_count(const struct area *in, int row, const char *key, const char *label,
		       int count, int most, char **names)
{
	int bar = MIN(BAR_COLS_MAX, in->cols / 5);
	int label_cols = MAX(names != NULL ? in->cols / 2 - 6 : in->cols - bar - 10, 8);
	g_autofree char *who = names != NULL ? g_strjoinv(", ", names) : NULL;
	int col = 3 + label_cols + 1;

	area_put(in, row, 0, STYLE_KEY, key);
	area_put_cols(in, row, 3, label_cols, STYLE_TEXT, TEXT_LEFT, label);
	area_printf(in, row, col, STYLE_STRONG, "%3d ", count);
	if (count > 0)
		area_bar(in, row, col + 4, bar * count / MAX(most, 1), STYLE_TEXT, 1, 1);
	if (who != NULL)
		area_put(in, row, col + 5 + bar, STYLE_TEXT, who);
}

static int draw_counts(const struct vote_screen *v, const struct area *in)
{
	const struct vote_result *r = &v->result;
	int most = r->unknown;

	for (int i = 0; i < r->n_positions; i++)
		most = MAX(most, r->counts[i]);
	for (int i = 0; i <= r->n_positions; i++) {
		g_autofree char *key = g_strdup_printf("%d", i < r->n_positions ? i + 1 : 0);
		g_auto(GStrv) names = v->names != NULL ? vote_names_at(v->vote, i) : NULL;

		draw_count(in, i, key, v->labels[i],
			   i < r->n_positions ? r->counts[i] : r->unknown, most, names);
	}
	return r->n_positions + 1;
}

static int draw_texts(const struct vote_screen *v, const struct area *in)
{
	const GArray *texts = v->result.texts;
	bool choices = vote_n_positions(v->vote->q) > 0;

	for (guint i = 0; i < texts->len; i++) {
		const struct vote_text *t = &g_array_index(texts, struct vote_text, i);
		g_autofree char *key = choices ? g_strdup("") : g_strdup_printf("%u", i + 1);
		g_auto(GStrv) names = v->names != NULL ? vote_names_on(v->vote, t->text) : NULL;

		draw_count(in, (int)i, key, t->text, t->cards, v->result.cast, names);
	}
	return (int)texts->len;
}

static char *apart_words(const struct vote_screen *v)
{
	const struct vote_result *r = &v->result;

	if (r->texts != NULL)
		return g_strdup_printf(ngettext("%d card", "%d cards", (gulong)r->cast), r->cast);
	if (r->contested)
		return g_strdup_printf(_("Spread %d: the room is split. Talk first, then vote "
					 "again."), r->spread);
	return g_strdup_printf(_("Spread %d."), r->spread);
}

/* Who stands alone is heard first: the lowest, then the highest. */
static char *speakers_words(const struct vote_screen *v)
{
	const struct vote_result *r = &v->result;
	g_auto(GStrv) low = NULL;
	g_auto(GStrv) high = NULL;
	g_autofree char *lows = NULL;
	g_autofree char *highs = NULL;

	if (r->texts != NULL || r->lowest < 0 || r->highest == r->lowest)
		return NULL;
	if (v->names != NULL) {
		low = vote_names_at(v->vote, r->lowest);
		high = vote_names_at(v->vote, r->highest);
	}
	if (low == NULL || *low == NULL || high == NULL || *high == NULL)
		return g_strdup_printf(_("First to speak: who voted %d, then who voted %d."),
				       r->lowest + 1, r->highest + 1);
	lows = g_strjoinv(", ", low);
	highs = g_strjoinv(", ", high);
	return g_strdup_printf(_("First to speak: %s, then %s."), lows, highs);
}

static int draw_before(const struct vote_screen *v, const struct area *in, int row)
{
	for (guint i = 0; i < v->before->len && row < in->rows; i++, row++) {
		const struct voting_round *r = v->before->pdata[i];
		g_autofree char *words = voting_words(r);

		area_printf(in, row, 0, STYLE_QUIET, _("Round %d: %s"), r->number, words);
	}
	return row;
}

static int draw_revealed(const struct vote_screen *v, const struct area *in)
{
	g_autofree char *apart = apart_words(v);
	g_autofree char *speakers = speakers_words(v);
	int row = v->result.texts != NULL ? draw_texts(v, in) : draw_counts(v, in);

	if (v->result.texts != NULL && v->result.contested)
		area_printf(in, row++, 0, STYLE_WARNING,
			    ngettext("%s, %d answer on them.",
				     "%s, %d different answers: this is contested.",
				     v->result.texts->len),
			    apart, (int)v->result.texts->len);
	else
		area_put(in, row++, 0, v->result.contested ? STYLE_WARNING : STYLE_STRONG, apart);
	if (speakers != NULL)
		area_put(in, row++, 0, STYLE_TEXT, speakers);
	return row;
}

/* ---- the box ------------------------------------------------------------------------ */

static int wanted_rows(const struct vote_screen *v)
{
	int n = v->vote->kind == VOTE_BLIND && v->result.texts == NULL ?
			4 : vote_n_positions(v->vote->q) + 1;

	if (v->result.texts != NULL)
		n = (int)v->result.texts->len;
	return n + (int)v->before->len + 9;
}

void vote_draw(const struct screen *s, const struct area *all)
{
	static int (*const draws[])(const struct vote_screen *, const struct area *) = {
		[VOTE_HANDS] = open_hands, [VOTE_SECRET] = open_secret, [VOTE_BLIND] = open_blind,
	};
	const struct vote_screen *v = (const struct vote_screen *)s;
	int rows = MIN(wanted_rows(v), all->rows - 2);
	struct area box = area_part(all, all->rows - 1 - rows, 0, rows, all->cols);
	g_autofree char *title = title_of(v);
	struct area in = area_box(&box, title);
	int row = area_wrap(&in, 0, 0, STYLE_STRONG, v->text);
	int below = v->error != NULL ? MIN(area_wrap_rows(&in, 0, v->error), 2) : 1;
	struct area rest = area_part(&in, row, 0, in.rows - row - below, in.cols);

	row = vote_is_revealed(v) ? draw_revealed(v, &rest) : draws[v->vote->kind](v, &rest);
	draw_before(v, &rest, row);
	if (v->error != NULL)
		area_wrap(&in, in.rows - below, 0, STYLE_ERROR, v->error);
	else if (vote_is_revealed(v))
		area_put(&in, in.rows - 1, 0, STYLE_QUIET,
			 _("No average: the room agrees on one answer, votes stay on record."));
}
