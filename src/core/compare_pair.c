/*
 * Pairs the questions of two assessments and mixes their inputs. What is left out
 * of a like-for-like total is set to "does not apply", which is how the engine
 * leaves out a question of any role.
 */
#include "config.h"

#include "core/compare_pair.h"

#include <string.h>

static void pair_clear(void *data)
{
	struct compare_pair *pair = data;

	value_clear(&pair->moved[0]);
	value_clear(&pair->moved[1]);
}

static const struct questionnaire *q_of(const struct compare_pairs *p, int side)
{
	return p->side[side].in->q;
}

static const struct answer *answer_of(const struct compare_pairs *p,
				      const struct compare_pair *pair, int side)
{
	return &p->side[side].in->answers[pair->question[side]];
}

/* The question of the first side that is question b of the second, or -1. */
static int find_partner(const struct compare_pairs *p, int b)
{
	if (p->same_questionnaire)
		return b;
	return p->related ? questionnaire_find(q_of(p, 0), q_of(p, 1)->questions[b].id) : -1;
}

static bool means_the_same(const struct question *a, const struct question *b)
{
	return a->revision == b->revision && a->kind == b->kind;
}

/* The answer of one side as the other side's question takes it. */
static bool move_value(struct compare_pair *pair, const struct compare_pairs *p, int from)
{
	const struct question *own = &q_of(p, from)->questions[pair->question[from]];
	const struct question *other = &q_of(p, !from)->questions[pair->question[!from]];
	const struct value *value = &answer_of(p, pair, from)->value;
	g_autofree char *stored = NULL;

	if (p->same_questionnaire) {
		value_copy(&pair->moved[from], value);
		return true;
	}
	stored = value_format(value, own);
	return value_parse(&pair->moved[from], other, stored, NULL);
}

static void move_values(struct compare_pair *pair, const struct compare_pairs *p)
{
	if (pair->why == WHY_NONE && (!move_value(pair, p, 0) || !move_value(pair, p, 1)))
		pair->why = WHY_ANSWER;
}

static void add_pair(struct compare_pairs *p, int a, int b, enum compare_why why)
{
	struct compare_pair pair = { .question = { a, b }, .why = why };
	int at = (int)p->pairs->len;

	move_values(&pair, p);
	g_array_append_val(p->pairs, pair);
	if (a >= 0)
		p->of[0][a] = at;
	if (b >= 0)
		p->of[1][b] = at;
}

static void pair_questions(struct compare_pairs *p)
{
	const struct questionnaire *a = q_of(p, 0), *b = q_of(p, 1);

	memset(p->of[0], -1, a->n_questions * sizeof(int));
	for (int i = 0; i < b->n_questions; i++) {
		int from = find_partner(p, i);

		if (from < 0)
			add_pair(p, -1, i, p->related ? WHY_ADDED : WHY_UNRELATED);
		else
			add_pair(p, from, i, means_the_same(&a->questions[from],
							    &b->questions[i])
						 ? WHY_NONE : WHY_MEANING);
	}
	for (int i = 0; i < a->n_questions; i++)
		if (p->of[0][i] < 0)
			add_pair(p, i, -1, p->related ? WHY_REMOVED : WHY_UNRELATED);
}

struct compare_pairs *compare_pairs_new(const struct compare_side sides[2])
{
	struct compare_pairs *p = g_new0(struct compare_pairs, 1);
	const struct questionnaire *a = sides[0].in->q, *b = sides[1].in->q;

	p->side[0] = sides[0];
	p->side[1] = sides[1];
	p->same_questionnaire = a == b ||
		strcmp(questionnaire_hash(a), questionnaire_hash(b)) == 0;
	p->related = strcmp(a->id, b->id) == 0;
	p->pairs = g_array_new(FALSE, FALSE, sizeof(struct compare_pair));
	g_array_set_clear_func(p->pairs, pair_clear);
	p->of[0] = g_new(int, a->n_questions);
	p->of[1] = g_new(int, b->n_questions);
	pair_questions(p);
	return p;
}

void compare_pairs_free(struct compare_pairs *p)
{
	if (p == NULL)
		return;
	g_array_unref(p->pairs);
	g_free(p->of[0]);
	g_free(p->of[1]);
	g_free(p);
}

enum factor compare_pair_factor(const struct compare_pairs *p, const struct compare_pair *pair)
{
	if (pair->why != WHY_NONE)
		return FACTOR_QUESTIONNAIRE;
	for (int s = 0; s < 2; s++)
		if (q_of(p, s)->questions[pair->question[s]].scope == SCOPE_SYSTEM)
			return FACTOR_SCOPE;
	return FACTOR_ANSWERS;
}

const char *compare_waiver_id(const struct compare_pairs *p, int from, const char *id)
{
	int question = questionnaire_find_label(q_of(p, from), id);
	const struct compare_pair *pair;

	if (question < 0)	/* of a rule */
		return id;
	pair = compare_pair_at(p, p->of[from][question]);
	if (pair->why != WHY_NONE)
		return NULL;
	return question_label(&q_of(p, !from)->questions[pair->question[!from]]);
}

static void copy_answer(struct answer *to, const struct answer *from, const struct value *value)
{
	struct value own;

	value_copy(&own, value);
	value_clear(&to->value);
	g_free(to->note);
	*to = (struct answer){ .value = own, .note = g_strdup(from->note),
			       .confidence = from->confidence, .source = from->source };
}

void compare_put_answer(struct inputs *in, const struct compare_pairs *p,
			const struct compare_pair *pair, int of, int from)
{
	const struct answer *a = answer_of(p, pair, from);

	copy_answer(&in->answers[pair->question[of]], a,
		    from == of ? &a->value : &pair->moved[from]);
}

static void put_scope(struct inputs *in, const struct compare_pairs *p, int of, int from)
{
	const struct inputs *source = p->side[from].in;

	facts_copy(&in->facts, &source->facts);
	for (unsigned i = 0; i < source->waivers->len; i++) {
		const struct waiver *w = &g_array_index(source->waivers, struct waiver, i);
		const char *id = from == of ? w->id : compare_waiver_id(p, from, w->id);

		if (id != NULL)
			inputs_add_waiver(in, id, w->by, w->reason, w->given, w->until);
	}
	for (unsigned i = 0; i < source->justifications->len; i++) {
		const struct justification *j =
			&g_array_index(source->justifications, struct justification, i);

		inputs_add_justification(in, j->smell, j->by, j->reason);
	}
}

struct inputs *compare_mix(const struct compare_pairs *p, unsigned mask)
{
	int of = mask >> FACTOR_QUESTIONNAIRE & 1, scope = mask >> FACTOR_SCOPE & 1;
	struct inputs *in = inputs_new(q_of(p, of), p->side[scope].in->date);

	for (int i = 0; i < in->q->n_questions; i++) {
		const struct compare_pair *pair = compare_pair_at(p, p->of[of][i]);

		compare_put_answer(in, p, pair, of,
				   mask >> compare_pair_factor(p, pair) & 1);
	}
	put_scope(in, p, of, scope);
	return in;
}

struct inputs *compare_like(const struct compare_pairs *p, int of, int from)
{
	struct inputs *in = inputs_new(q_of(p, of), p->side[from].in->date);

	for (int i = 0; i < in->q->n_questions; i++) {
		const struct compare_pair *pair = compare_pair_at(p, p->of[of][i]);

		if (pair->why == WHY_NONE)
			compare_put_answer(in, p, pair, of, from);
		else
			in->answers[i].value.kind = VALUE_NA;
	}
	put_scope(in, p, of, from);
	return in;
}
