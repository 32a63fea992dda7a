/*
 * Compares two assessments: classifies every answer and judges the mixtures of both.
 * Which question is which, and the mixing, is core/compare_pair's; what the second
 * verdict cannot do without is core/compare_decide's.
 */
#include "config.h"

#include "core/compare.h"

#include <string.h>

#include "core/compare_pair.h"
#include "core/judge.h"

static const char *const factor_names[] = { "questionnaire", "scope", "answers" };
static const char *const change_names[] = { "regressed", "became-unknown", "unwaived",
	"not-comparable", "changed", "waived", "became-known", "improved", "unchanged" };
static const char *const why_names[] = { "comparable", "added", "removed", "changed-meaning",
	"wider", "narrower", "split", "merged", "answer-gone", "unrelated" };
static const char *const scope_kind_names[] = { "fact", "waiver", "justification" };

G_STATIC_ASSERT(G_N_ELEMENTS(factor_names) == FACTOR_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(change_names) == CHANGE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(why_names) == WHY_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(scope_kind_names) == SCOPE_KIND_COUNT);

const char *factor_name(enum factor f)
{
	g_return_val_if_fail(f < FACTOR_COUNT, "");
	return factor_names[f];
}

const char *compare_change_name(enum compare_change c)
{
	g_return_val_if_fail(c < CHANGE_COUNT, "");
	return change_names[c];
}

const char *compare_why_name(enum compare_why w)
{
	g_return_val_if_fail(w < WHY_COUNT, "");
	return why_names[w];
}

const char *scope_kind_name(enum scope_kind k)
{
	g_return_val_if_fail(k < SCOPE_KIND_COUNT, "");
	return scope_kind_names[k];
}

/* ---- answers --------------------------------------------------------------------- */

static bool value_is_equal(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && a->choice == b->choice && a->level == b->level &&
	       a->items == b->items && a->number == b->number &&
	       g_strcmp0(a->text, b->text) == 0;
}

/* Pass, partial, fail and nothing else can be ranked. */
static bool is_graded(enum state state)
{
	return state <= STATE_FAIL;
}

/* What became of an answer of which both versions speak the same language. */
static enum compare_change classify(const struct question *q, const struct value values[2],
				    const enum state states[2])
{
	bool open[2] = { value_is_open(&values[0]), value_is_open(&values[1]) };
	int shares[2];

	if (value_is_equal(&values[0], &values[1]))
		return CHANGE_UNCHANGED;
	if (open[0] || open[1])
		return open[0] && open[1] ? CHANGE_CHANGED
		     : open[0] ? CHANGE_BECAME_KNOWN : CHANGE_BECAME_UNKNOWN;
	if (!is_graded(states[0]) || !is_graded(states[1]))
		return CHANGE_CHANGED;
	if (states[0] != states[1])
		return states[1] < states[0] ? CHANGE_IMPROVED : CHANGE_REGRESSED;
	for (int s = 0; s < 2; s++)
		shares[s] = value_share(&values[s], q);
	return shares[1] > shares[0] ? CHANGE_IMPROVED
	     : shares[1] < shares[0] ? CHANGE_REGRESSED : CHANGE_CHANGED;
}

static const struct answer *row_answer(const struct compare *c, const struct compare_row *row,
				       int side)
{
	return &c->side[side].in->answers[row->question[side]];
}

static bool has_text(const char *text)
{
	return text != NULL && *text != '\0';
}

static void find_remarks(struct compare *c, struct compare_row *row)
{
	const struct answer *a = row_answer(c, row, 0), *b = row_answer(c, row, 1);

	row->remarked = row->change == CHANGE_UNCHANGED &&
		(g_strcmp0(a->note, b->note) != 0 || g_strcmp0(a->evidence, b->evidence) != 0 ||
		 a->confidence != b->confidence);
	row->bare = row->change == CHANGE_IMPROVED && row->state[0] == STATE_FAIL &&
		    row->state[1] == STATE_PASS && !has_text(b->evidence);
	if (row->change == CHANGE_UNCHANGED && row->waived[0] != row->waived[1])
		row->change = row->waived[1] ? CHANGE_WAIVED : CHANGE_UNWAIVED;
}

static void add_row(struct compare *c, const struct compare_pairs *p,
		    const struct compare_pair *pair, struct inputs *const like[2])
{
	struct compare_row row = {
		.question = { pair->question[0], pair->question[1] },
		.why = pair->why,
		.factor = compare_pair_factor(p, pair),
		.state = { STATE_NONE, STATE_NONE },
		.change = CHANGE_NOT_COMPARABLE,
	};
	int at = pair->question[c->under];

	for (int s = 0; s < 2; s++) {
		int own = pair->question[s];
		const struct gate_line *line;

		if (own < 0)
			continue;
		row.state[s] = pair->why == WHY_NONE ? inputs_state(like[s], at)
						     : inputs_state(c->side[s].in, own);
		line = verdict_find_line(c->side[s].v, own);
		row.waived[s] = line != NULL && line->waived;
	}
	if (pair->why == WHY_NONE) {
		const struct value values[2] = { like[0]->answers[at].value,
						 like[1]->answers[at].value };

		row.change = classify(&like[0]->q->questions[at], values, row.state);
		find_remarks(c, &row);
	}
	g_array_append_val(c->rows, row);
	c->counts[row.change]++;
}

const struct question *compare_row_question(const struct compare *c,
					    const struct compare_row *row)
{
	int s = row->question[1] >= 0;

	return &c->side[s].in->q->questions[row->question[s]];
}

/* Worst first; gates before the rest, what weighs more before what weighs less; then the
 * worse answer; then the order of the file, which is that of the rows. */
static int compare_rows(const void *a, const void *b, void *data)
{
	const struct compare_row *rows[2] = { a, b };
	int keys[2][4];

	for (int i = 0; i < 2; i++) {
		const struct question *q = compare_row_question(data, rows[i]);
		enum state state = rows[i]->state[1];

		keys[i][0] = rows[i]->change;
		keys[i][1] = q->role;
		keys[i][2] = -q->weight;
		keys[i][3] = is_graded(state) ? -(int)state : 1;
	}
	for (gsize k = 0; k < G_N_ELEMENTS(keys[0]); k++)
		if (keys[0][k] != keys[1][k])
			return keys[0][k] - keys[1][k];
	return 0;
}

static void add_rows(struct compare *c, const struct compare_pairs *p,
		     struct inputs *const like[2])
{
	for (guint i = 0; i < p->pairs->len; i++)
		add_row(c, p, compare_pair_at(p, i), like);
	/* GLib's sort keeps the order of equals. */
	g_array_sort_with_data(c->rows, compare_rows, c);
}

/* ---- what holds around the service ----------------------------------------------- */

static bool fact_is_equal(const struct fact *a, const struct fact *b)
{
	return a->known == b->known && a->number == b->number &&
	       g_strcmp0(a->text, b->text) == 0;
}

static void add_facts(struct compare *c)
{
	for (int m = 0; m < MEASURE_FACT_COUNT; m++) {
		const struct fact *a = &c->side[0].in->facts.fact[m];
		const struct fact *b = &c->side[1].in->facts.fact[m];
		struct compare_item item = { SCOPE_FACT, measure_name(m), m,
					     { a->known, b->known }, false };

		if (!fact_is_equal(a, b))
			g_array_append_val(c->items, item);
	}
}

static bool has_item(const struct compare *c, enum scope_kind kind, const char *id)
{
	for (guint i = 0; i < c->items->len; i++) {
		const struct compare_item *item = &g_array_index(c->items, struct compare_item, i);

		if (item->kind == kind && strcmp(item->id, id) == 0)
			return true;
	}
	return false;
}

static void add_item(struct compare *c, enum scope_kind kind, const char *id, bool first,
		     bool second)
{
	struct compare_item item = { kind, id, MEASURE_COUNT, { first, second }, false };

	if (first != second && !has_item(c, kind, id))
		g_array_append_val(c->items, item);
}

static bool waiver_holds(const struct compare *c, int side, const char *id)
{
	const struct inputs *in = c->side[side].in;
	const struct waiver *w = id != NULL ? inputs_waiver(in, id) : NULL;

	return w != NULL && waiver_is_valid(w, in->date);
}

static void add_waivers(struct compare *c, const struct compare_pairs *p)
{
	for (int s = 1; s >= 0; s--) {
		const GArray *waivers = c->side[s].in->waivers;

		for (guint i = 0; i < waivers->len; i++) {
			const char *id = g_array_index(waivers, struct waiver, i).id;
			const char *other = compare_waiver_id(p, s, id);
			bool holds[2];

			holds[s] = waiver_holds(c, s, id);
			holds[!s] = waiver_holds(c, !s, other);
			add_item(c, SCOPE_WAIVER, s == 1 || other == NULL ? id : other, holds[0],
				 holds[1]);
		}
	}
}

static void add_justifications(struct compare *c)
{
	for (int s = 0; s < 2; s++) {
		const GArray *all = c->side[s].in->justifications;

		for (guint i = 0; i < all->len; i++) {
			const char *id = g_array_index(all, struct justification, i).smell;

			add_item(c, SCOPE_JUSTIFICATION, id,
				 inputs_is_justified(c->side[0].in, id),
				 inputs_is_justified(c->side[1].in, id));
		}
	}
}

/* ---- totals ------------------------------------------------------------------------ */

static struct compare_total judge_total(struct judge *j, const struct inputs *in)
{
	judge_take(j, in);
	return (struct compare_total){
		.token = j->token,
		.leaning = j->leaning,
		.score = j->now.score,
		.stops = j->best->stops.n,
		.conditions = j->best->conditions.n + j->open_conditions.n,
	};
}

static void find_differences(struct compare *c)
{
	c->differs[FACTOR_QUESTIONNAIRE] = !c->same_questionnaire;
	c->differs[FACTOR_SCOPE] = c->items->len > 0;
	for (guint i = 0; i < c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(c->rows, struct compare_row, i);

		if (row->factor != FACTOR_QUESTIONNAIRE && compare_row_is_moved(row))
			c->differs[row->factor] = true;
	}
}

/* The mixtures that are not the same as another one: with nothing to exchange in a
 * factor, its bit makes no difference. */
static void judge_corners(struct compare *c, const struct compare_pairs *p, struct judge judges[2])
{
	unsigned differs = 0;

	for (int f = 0; f < FACTOR_COUNT; f++)
		differs |= (unsigned)c->differs[f] << f;
	for (unsigned mask = 0; mask < CORNER_COUNT; mask++) {
		g_autoptr(inputs) in = NULL;

		if ((mask & differs) != mask) {
			c->corners[mask] = c->corners[mask & differs];
			continue;
		}
		in = compare_mix(p, mask);
		c->corners[mask] = judge_total(&judges[mask >> FACTOR_QUESTIONNAIRE & 1], in);
	}
	c->own[0] = c->corners[0];
	c->own[1] = c->corners[CORNER_COUNT - 1];
}

/* ---- all of it ----------------------------------------------------------------------- */

struct compare *compare_new(const struct compare_side sides[2], int under)
{
	struct compare *c = g_new0(struct compare, 1);
	struct compare_pairs *p = compare_pairs_new(sides);
	g_autoptr(inputs) first = compare_like(p, under, 0);
	g_autoptr(inputs) second = compare_like(p, under, 1);
	struct inputs *const like[2] = { first, second };
	struct judge judges[2];

	c->side[0] = sides[0];
	c->side[1] = sides[1];
	c->under = under;
	c->same_questionnaire = p->same_questionnaire;
	c->related = p->related;
	c->rows = g_array_new(FALSE, FALSE, sizeof(struct compare_row));
	c->items = g_array_new(FALSE, FALSE, sizeof(struct compare_item));
	for (int s = 0; s < 2; s++)
		judge_init(&judges[s], sides[s].in->q);
	add_rows(c, p, like);
	add_facts(c);
	add_waivers(c, p);
	add_justifications(c);
	c->n_left_out = c->counts[CHANGE_NOT_COMPARABLE];
	find_differences(c);
	judge_corners(c, p, judges);
	for (int s = 0; s < 2; s++)
		c->like[s] = judge_total(&judges[under], like[s]);
	compare_find_deciding(c, p, &judges[1]);
	for (int s = 0; s < 2; s++)
		judge_clear(&judges[s]);
	compare_pairs_free(p);
	return c;
}

void compare_free(struct compare *c)
{
	if (c == NULL)
		return;
	g_array_unref(c->rows);
	g_array_unref(c->items);
	g_free(c);
}

static bool total_is_equal(const struct compare_total *a, const struct compare_total *b)
{
	return a->token == b->token && a->leaning == b->leaning &&
	       a->score.total == b->score.total && a->score.known == b->score.known &&
	       a->score.points == b->score.points && a->stops == b->stops &&
	       a->conditions == b->conditions;
}

bool compare_row_is_moved(const struct compare_row *row)
{
	return row->remarked || (row->change != CHANGE_UNCHANGED &&
				 row->change != CHANGE_WAIVED &&
				 row->change != CHANGE_UNWAIVED);
}

bool compare_is_equal(const struct compare *c)
{
	return c->same_questionnaire && c->items->len == 0 &&
	       c->counts[CHANGE_UNCHANGED] == (int)c->rows->len &&
	       total_is_equal(&c->own[0], &c->own[1]);
}

struct compare_part compare_part(const struct compare *c, enum factor f, bool reverse)
{
	/* In either order the factors before f are exchanged already. */
	unsigned before = reverse ? (CORNER_COUNT - 1) & ~((2u << f) - 1) : (1u << f) - 1;

	return (struct compare_part){ &c->corners[before], &c->corners[before | 1u << f] };
}

const struct compare_total *compare_alone(const struct compare *c, enum factor f)
{
	return &c->corners[1u << f];
}

enum factor compare_sole_cause(const struct compare *c)
{
	enum verdict_token was = c->own[0].token, is = c->own[1].token;
	int sole = FACTOR_COUNT;

	if (was == is || !c->related)
		return FACTOR_COUNT;
	for (int f = 0; f < FACTOR_COUNT; f++) {
		enum verdict_token alone = compare_alone(c, f)->token;

		if (alone == was)
			continue;
		if (alone != is || sole != FACTOR_COUNT)
			return FACTOR_COUNT;
		sole = f;
	}
	return sole;
}
