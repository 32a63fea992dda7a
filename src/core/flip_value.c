/*
 * Which answer a flip proposes. A scored question says itself what passes; for an
 * info question the rules that read it are asked.
 */
#include "config.h"

#include "core/flip_trial.h"

#include <string.h>

void trial_init(struct trial *t, const struct inputs *in)
{
	*t = (struct trial){
		.q = in->q,
		.in = inputs_dup(in),
		.flipped = g_new0(bool, in->q->n_questions),
		.justified = g_new0(bool, in->q->n_rules),
	};
	judge_init(&t->judge, in->q);
}

void trial_clear(struct trial *t)
{
	judge_clear(&t->judge);
	inputs_free(t->in);
	g_free(t->flipped);
	g_free(t->justified);
	*t = (struct trial){ 0 };
}

void trial_judge(struct trial *t)
{
	judge_take(&t->judge, t->in);
}

bool trial_row_fires(struct trial *t, int row)
{
	struct evaluation *ev = t->judge.best;

	ev->env.it = -1;
	return expr_eval(t->q->rules[row].when, &ev->env) == TRI_YES;
}

/* How much of the surroundings counts when a value is tried. Facts and other answers
 * can keep a rule firing whatever this answer is; then it is judged by itself. */
enum surroundings { WITH_ALL, WITHOUT_FACTS, WITHOUT_OTHERS, SURROUNDINGS_COUNT };

static bool is_of_weight(enum rule_effect effect)
{
	return effect == EFFECT_FAIL || effect == EFFECT_STOP ||
	       effect == EFFECT_CONDITION || effect == EFFECT_SMELL;
}

static bool row_has_effect(struct trial *t, int row, int question, enum surroundings with)
{
	const struct int_list *named = &t->q->plan->rows[row].named;
	struct evaluation *ev = t->judge.best;
	g_autofree unsigned char *states = g_memdup2(ev->states, t->q->n_questions);
	struct eval_env env = ev->env;
	struct inputs bare = *t->in;

	env.states = states;
	env.it = -1;
	if (with != WITH_ALL) {
		memset(&bare.facts, 0, sizeof(bare.facts));
		env.in = &bare;
	}
	for (int i = 0; with == WITHOUT_OTHERS && i < named->n; i++)
		states[named->at[i]] = EVAL_NA;
	states[question] = EVAL_KNOWN;
	return expr_eval(t->q->rules[row].when, &env) == TRI_YES;
}

/* Whether this info question, answered so, makes no rule fire. */
static bool is_without_effect(struct trial *t, int question, const struct value *value,
			      enum surroundings with)
{
	const struct int_list *readers = &t->q->plan->readers[question];
	struct value given = t->in->answers[question].value;
	bool quiet = true;

	t->in->answers[question].value = *value;
	for (int i = 0; quiet && i < readers->n; i++) {
		int row = readers->at[i];

		if (is_of_weight(t->q->rules[row].effect) &&
		    t->q->rules[row].each_tag == RULE_EACH_NONE)
			quiet = !row_has_effect(t, row, question, with);
	}
	t->in->answers[question].value = given;
	return quiet;
}

static bool fits(const struct question *qn, gint64 number)
{
	return qn->max <= qn->min || (number >= qn->min && number <= qn->max);
}

/* Tries one number; keeps it when it is nearer than what was found before. */
static void try_number(struct trial *t, int question, gint64 number, gint64 near,
		       enum surroundings with, struct value *out)
{
	struct value value = { .kind = VALUE_NUMBER, .number = number };
	gint64 distance = ABS(number - near);

	if (!fits(&t->q->questions[question], number))
		return;
	if (out->kind == VALUE_NUMBER && (distance > ABS(out->number - near) ||
	    (distance == ABS(out->number - near) && number > out->number)))
		return;
	if (is_without_effect(t, question, &value, with))
		*out = value;
}

/* Effects of a number change only around the constants of the rules that read it. */
static bool nearest_number(struct trial *t, int question, struct value *out,
			   enum surroundings with)
{
	const struct int_list *readers = &t->q->plan->readers[question];
	gint64 near = t->in->answers[question].value.number;

	*out = (struct value){ 0 };
	for (int i = 0; i < readers->n; i++) {
		struct expr_reads reads = { 0 };

		expr_reads_collect(&reads, t->q->rules[readers->at[i]].when);
		for (guint c = 0; c < reads.constants->len; c++) {
			gint64 constant = g_array_index(reads.constants, gint64, c);

			for (int d = -1; d <= 1; d++)
				try_number(t, question, constant + d, near, with, out);
		}
		expr_reads_clear(&reads);
	}
	return out->kind == VALUE_NUMBER;
}

static bool first_choice(struct trial *t, int question, struct value *out,
			 enum surroundings with)
{
	for (int i = 0; i < t->q->questions[question].n_choices; i++) {
		*out = (struct value){ .kind = VALUE_CHOICE, .choice = i };
		if (is_without_effect(t, question, out, with))
			return true;
	}
	*out = (struct value){ 0 };
	return false;
}

static bool good_value(const struct question *qn, struct value *out)
{
	*out = (struct value){ 0 };
	return qn->good_value != NULL && value_parse(out, qn, qn->good_value, NULL);
}

static bool quiet_value(struct trial *t, int question, struct value *out)
{
	const struct question *qn = &t->q->questions[question];
	bool found = false;

	if (qn->kind == KIND_TEXT)
		return false;
	if (qn->kind == KIND_MULTI || (qn->kind == KIND_NUMBER && qn->good_value != NULL &&
	    value_is_open(&t->in->answers[question].value)))
		return good_value(qn, out);
	for (int with = WITH_ALL; with < SURROUNDINGS_COUNT && !found; with++)
		found = qn->kind == KIND_NUMBER ? nearest_number(t, question, out, with) :
			first_choice(t, question, out, with);
	return found;
}

static bool choice_of_state(const struct question *qn, enum state state, struct value *out)
{
	for (int i = 0; i < qn->n_choices; i++)
		if (qn->choices[i].state == state) {
			*out = (struct value){ .kind = VALUE_CHOICE, .choice = i };
			return true;
		}
	return false;
}

/* The number of such a band that is nearest to what was answered. */
static bool number_of_state(const struct question *qn, gint64 near, enum state state,
			    struct value *out)
{
	*out = (struct value){ 0 };
	for (int i = 0; i < qn->n_bands; i++) {
		gint64 number = CLAMP(near, qn->bands[i].from, qn->bands[i].to);

		if (qn->bands[i].state != state || !fits(qn, number))
			continue;
		if (out->kind == VALUE_NONE || ABS(number - near) < ABS(out->number - near))
			*out = (struct value){ .kind = VALUE_NUMBER, .number = number };
	}
	return out->kind == VALUE_NUMBER;
}

static bool items_of_state(const struct question *qn, enum state state, struct value *out)
{
	guint64 items = 0;

	if (state == STATE_PASS && good_value(qn, out) && value_state(out, qn) == state)
		return true;
	for (int i = 0; i < qn->n_choices && state == STATE_PASS; i++)
		if (!qn->choices[i].exclusive)
			items |= G_GUINT64_CONSTANT(1) << i;
	*out = (struct value){ .kind = VALUE_ITEMS, .items = items };
	if (value_state(out, qn) != state)
		*out = (struct value){ .kind = VALUE_LEVEL, .level = state };
	return true;
}

static bool scored_value(const struct trial *t, int question, enum state state,
			 struct value *out)
{
	const struct question *qn = &t->q->questions[question];

	switch (qn->kind) {
	case KIND_YNPU:
	case KIND_CHOICE:
		return choice_of_state(qn, state, out);
	case KIND_MULTI:
		return items_of_state(qn, state, out);
	case KIND_NUMBER:
		return number_of_state(qn, t->in->answers[question].value.number, state,
				       out);
	default:
		return false;
	}
}

bool trial_pass_value(struct trial *t, int question, struct value *out)
{
	if (t->q->questions[question].role == ROLE_INFO)
		return quiet_value(t, question, out);
	return scored_value(t, question, STATE_PASS, out);
}

bool trial_fail_value(const struct trial *t, int question, struct value *out)
{
	return t->q->questions[question].role != ROLE_INFO &&
	       scored_value(t, question, STATE_FAIL, out);
}

bool trial_flip(struct trial *t, int question)
{
	struct value value;

	if (t->flipped[question])
		return true;
	if (!trial_pass_value(t, question, &value))
		return false;
	value_clear(&t->in->answers[question].value);
	t->in->answers[question].value = value;
	t->flipped[question] = true;
	return true;
}
