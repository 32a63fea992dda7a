/*
 * Which changes made a verdict that changed. Each factor for itself, all else being the
 * second side's: its changes are taken back one at a time, and what can be taken back
 * without falling back to the first verdict is not what decided.
 */
#include "config.h"

#include <string.h>

#include "core/compare_pair.h"
#include "core/judge.h"

/* Whether these inputs are on the second side of the verdict that changed: better than
 * the first verdict if the second is, worse if that is. */
static bool is_across(struct judge *j, const struct compare *c, const struct inputs *in)
{
	enum verdict_token was = c->own[0].token;

	judge_take(j, in);
	return c->own[1].token > was ? j->token > was : j->token < was;
}

static void drop_waiver(struct inputs *in, const char *id)
{
	for (guint i = 0; i < in->waivers->len; i++)
		if (strcmp(g_array_index(in->waivers, struct waiver, i).id, id) == 0) {
			g_array_remove_index(in->waivers, i);
			return;
		}
}

static void drop_justification(struct inputs *in, const char *id)
{
	for (guint i = 0; i < in->justifications->len; i++)
		if (strcmp(g_array_index(in->justifications, struct justification, i).smell,
			   id) == 0) {
			g_array_remove_index(in->justifications, i);
			return;
		}
}

/* Puts one item into inputs under the second questionnaire as it was on a side. A waiver
 * that held on the first side only holds on the second side's day, too. */
static void put_item(struct compare *c, struct inputs *in, const struct compare_item *item,
		     int side)
{
	const struct inputs *from = c->side[side].in;

	switch (item->kind) {
	case SCOPE_FACT:
		if (measure_is_text(item->measure))
			facts_set_text(&in->facts, item->measure,
				       from->facts.fact[item->measure].text);
		else
			in->facts.fact[item->measure] = from->facts.fact[item->measure];
		break;
	case SCOPE_WAIVER:
		drop_waiver(in, item->id);
		if (item->holds[side])
			inputs_add_waiver(in, item->id, "-", "-", in->date, in->date);
		break;
	default:
		drop_justification(in, item->id);
		if (item->holds[side])
			inputs_add_justification(in, item->id, "-", "-");
		break;
	}
}

/* Everything that can be taken back: those that weigh least first. */
struct candidate {
	struct compare_row *row;	/* or: */
	struct compare_item *item;
};

static void add_rows(GArray *all, struct compare *c, enum factor f, enum question_role role)
{
	for (int i = (int)c->rows->len - 1; i >= 0; i--) {
		struct candidate found = { &g_array_index(c->rows, struct compare_row, i), NULL };

		if (found.row->factor == f && compare_row_is_moved(found.row) &&
		    compare_row_question(c, found.row)->role == role)
			g_array_append_val(all, found);
	}
}

static GArray *find_candidates(struct compare *c, enum factor f)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct candidate));

	for (guint i = 0; f == FACTOR_SCOPE && i < c->items->len; i++) {
		struct candidate found = { NULL, &g_array_index(c->items, struct compare_item, i) };

		g_array_append_val(all, found);
	}
	for (int role = ROLE_COUNT - 1; role >= 0; role--)
		add_rows(all, c, f, role);
	return all;
}

static void put(struct compare *c, const struct compare_pairs *p, struct inputs *in,
		const struct candidate *what, int side)
{
	if (what->item != NULL)
		put_item(c, in, what->item, side);
	else
		compare_put_answer(in, p,
				   compare_pair_at(p, p->of[1][what->row->question[1]]), 1, side);
}

static void mark(const struct candidate *what)
{
	*(what->item != NULL ? &what->item->deciding : &what->row->deciding) = true;
}

/* Takes back what the second verdict can do without; the rest, none of which can be
 * missed, decides. */
static void find_needed(struct compare *c, const struct compare_pairs *p, struct judge *j,
			const GArray *all)
{
	g_autoptr(inputs) in = compare_mix(p, CORNER_COUNT - 1);

	for (guint i = 0; i < all->len; i++) {
		const struct candidate *what = &g_array_index(all, struct candidate, i);

		put(c, p, in, what, 0);
		if (is_across(j, c, in))
			continue;
		put(c, p, in, what, 1);
		mark(what);
	}
}

/* Where several changes would each have been enough, all are named. */
static void find_sufficient(struct compare *c, const struct compare_pairs *p, struct judge *j,
			    const GArray *all, enum factor f)
{
	g_autoptr(inputs) in = compare_mix(p, (CORNER_COUNT - 1) ^ 1u << f);

	for (guint i = 0; i < all->len; i++) {
		const struct candidate *what = &g_array_index(all, struct candidate, i);

		put(c, p, in, what, 1);
		if (is_across(j, c, in))
			mark(what);
		put(c, p, in, what, 0);
	}
}

void compare_find_deciding(struct compare *c, const struct compare_pairs *p, struct judge *j)
{
	if (c->own[0].token == c->own[1].token)
		return;
	for (int f = FACTOR_SCOPE; f < FACTOR_COUNT; f++) {
		g_autoptr(inputs) without = compare_mix(p, (CORNER_COUNT - 1) ^ 1u << f);
		g_autoptr(GArray) all = NULL;

		if (is_across(j, c, without))
			continue;
		all = find_candidates(c, f);
		find_needed(c, p, j, all);
		find_sufficient(c, p, j, all, f);
	}
}
