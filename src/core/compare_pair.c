/*
 * Pairs the questions of two assessments and mixes their inputs. What is left out
 * of a like-for-like total is set to "does not apply", which is how the engine
 * leaves out a question of any role.
 */
#include "config.h"

#include "core/compare_pair.h"

#include <string.h>

#include "core/qdiff.h"

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

/* The answer of one side as the other side's question takes it. */
static bool move_value(struct compare_pair *pair, const struct compare_pairs *p, int from)
{
	const struct value *value = &answer_of(p, pair, from)->value;

	if (!p->same_questionnaire)
		return qdiff_carry_value(&pair->moved[from], from == 0 ? p->ahead : p->back,
					 pair->question[!from], value);
	value_copy(&pair->moved[from], value);
	return true;
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

static const enum compare_why whys[] = {
	[QDIFF_SAME] = WHY_NONE, [QDIFF_REWORDED] = WHY_NONE, [QDIFF_WIDER] = WHY_WIDER,
	[QDIFF_NARROWER] = WHY_NARROWER, [QDIFF_SPLIT] = WHY_SPLIT, [QDIFF_MERGED] = WHY_MERGED,
	[QDIFF_CHANGED] = WHY_MEANING, [QDIFF_ADDED] = WHY_ADDED, [QDIFF_REMOVED] = WHY_REMOVED,
};
G_STATIC_ASSERT(G_N_ELEMENTS(whys) == QDIFF_CLASS_COUNT);

/* An answer must carry over both ways, and one question is paired once. */
static void pair_question(struct compare_pairs *p, int b)
{
	const struct qdiff_line *l = &p->ahead->lines[b];
	enum compare_why why = p->related ? whys[l->class] : WHY_UNRELATED;
	int a = l->n_from > 0 ? l->from[0] : -1;

	if (why == WHY_NONE && (!l->carries || p->of[0][a] >= 0 ||
				qdiff_carry_from(p->back, a) != b))
		why = WHY_MEANING;
	add_pair(p, a, b, why);
}

/* Questions of the first side that are not the first of what became of them. */
static void pair_rest(struct compare_pairs *p)
{
	for (int b = 0; b < q_of(p, 1)->n_questions; b++) {
		const struct qdiff_line *l = &p->ahead->lines[b];

		for (int i = 1; i < l->n_from; i++)
			if (p->of[0][l->from[i]] < 0)
				add_pair(p, l->from[i], -1, whys[l->class]);
	}
	for (int a = 0; a < q_of(p, 0)->n_questions; a++)
		if (p->of[0][a] < 0)
			add_pair(p, a, -1, p->related ? WHY_REMOVED : WHY_UNRELATED);
}

static void pair_questions(struct compare_pairs *p)
{
	memset(p->of[0], -1, q_of(p, 0)->n_questions * sizeof(int));
	for (int b = 0; b < q_of(p, 1)->n_questions; b++) {
		if (p->same_questionnaire)
			add_pair(p, b, b, WHY_NONE);
		else
			pair_question(p, b);
	}
	if (!p->same_questionnaire)
		pair_rest(p);
}

struct compare_pairs *compare_pairs_new(const struct compare_side sides[2])
{
	struct compare_pairs *p = g_new0(struct compare_pairs, 1);
	const struct questionnaire *a = sides[0].in->q, *b = sides[1].in->q;

	p->side[0] = sides[0];
	p->side[1] = sides[1];
	p->same_questionnaire = a == b ||
		strcmp(questionnaire_hash(a), questionnaire_hash(b)) == 0;
	p->related = true;
	if (!p->same_questionnaire) {
		p->ahead = qdiff_new(a, b);
		p->back = qdiff_new(b, a);
		p->related = p->ahead->related;
	}
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
	qdiff_free(p->ahead);
	qdiff_free(p->back);
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
