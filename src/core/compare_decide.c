/*
 * Which changes a verdict that changed cannot do without. Each factor for itself, all
 * else being the second side's: its changes are taken back one at a time, and what
 * can be taken back without losing the verdict is not what decided.
 */
#include "config.h"

#include <string.h>

#include "core/compare_pair.h"
#include "core/judge.h"

static bool still(struct judge *j, const struct inputs *in, enum verdict_token token)
{
	judge_take(j, in);
	return j->token == token;
}

/*
 * Takes the answers of this factor back one at a time, those that weigh least first.
 * What can be taken back without losing the verdict stays so; the rest decides.
 */
static void find_deciding_rows(struct compare *c, const struct compare_pairs *p,
			       struct judge *j, struct inputs *in, enum factor f)
{
	for (int role = ROLE_COUNT - 1; role >= 0; role--) {
		for (int i = (int)c->rows->len - 1; i >= 0; i--) {
			struct compare_row *row = &g_array_index(c->rows, struct compare_row, i);
			const struct compare_pair *pair;

			if (row->factor != f || (int)compare_row_question(c, row)->role != role ||
			    !compare_row_is_moved(row))
				continue;
			pair = compare_pair_at(p, p->of[1][row->question[1]]);
			compare_put_answer(in, p, pair, 1, 0);
			row->deciding = !still(j, in, c->own[1].token);
			if (row->deciding)
				compare_put_answer(in, p, pair, 1, 1);
		}
	}
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

static void find_deciding_items(struct compare *c, struct judge *j, struct inputs *in)
{
	for (guint i = 0; i < c->items->len; i++) {
		struct compare_item *item = &g_array_index(c->items, struct compare_item, i);

		put_item(c, in, item, 0);
		item->deciding = !still(j, in, c->own[1].token);
		if (item->deciding)
			put_item(c, in, item, 1);
	}
}

void compare_find_deciding(struct compare *c, const struct compare_pairs *p, struct judge *j)
{
	if (c->own[0].token == c->own[1].token)
		return;
	for (int f = 0; f < FACTOR_COUNT; f++) {
		g_autoptr(inputs) in = NULL;

		if (f == FACTOR_QUESTIONNAIRE ||
		    c->corners[(CORNER_COUNT - 1) ^ 1u << f].token == c->own[1].token)
			continue;
		in = compare_mix(p, CORNER_COUNT - 1);
		if (f == FACTOR_SCOPE)
			find_deciding_items(c, j, in);
		find_deciding_rows(c, p, j, in, f);
	}
}
