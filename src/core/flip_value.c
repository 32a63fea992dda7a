/*
 * Which answer a flip proposes. A scored question says itself what passes; for an
 * info question the rules that read it are asked.
 */
#include "config.h"

#include "core/flip_trial.h"

#include <string.h>

#include "core/kind.h"

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

/* Which of two numbers is nearer to a third, the smaller one of two equally near. */
static bool is_nearer(gint64 a, gint64 b, gint64 to)
{
	gint64 to_a = ABS(a - to), to_b = ABS(b - to);

	return to_a < to_b || (to_a == to_b && a < b);
}

/* Of the answers that make a difference to the rules that read it, the nearest one
 * without effect; of choices, the first one. */
static bool quiet_trial(struct trial *t, int question, const GArray *trials,
			enum surroundings with, struct value *out)
{
	gint64 near = t->in->answers[question].value.number;
	bool found = false;

	*out = (struct value){ 0 };
	for (unsigned i = 0; i < trials->len; i++) {
		const struct value *v = &g_array_index(trials, struct value, i);

		if (found && !is_nearer(v->number, out->number, near))
			continue;
		if (!is_without_effect(t, question, v, with))
			continue;
		*out = *v;
		found = true;
	}
	return found;
}

static GArray *trials_of(const struct trial *t, int question)
{
	const struct int_list *readers = &t->q->plan->readers[question];
	const struct question *qn = &t->q->questions[question];
	GArray *trials = g_array_new(FALSE, FALSE, sizeof(struct value));
	struct expr_reads reads = { 0 };

	for (int i = 0; i < readers->n; i++)
		expr_reads_collect(&reads, t->q->rules[readers->at[i]].when);
	kind_ops(qn->kind)->add_trials(trials, t->q, qn, &reads, TRY_FLIP);
	expr_reads_clear(&reads);
	return trials;
}

static bool quiet_value(struct trial *t, int question, struct value *out)
{
	const struct question *qn = &t->q->questions[question];
	unsigned now = value_is_open(&t->in->answers[question].value) ? GOOD_WHEN_OPEN :
									GOOD_WHEN_KNOWN;
	g_autoptr(GArray) trials = NULL;
	bool found = false;

	if ((kind_ops(qn->kind)->flips_to_good & now) && kind_good_value(out, qn))
		return true;
	trials = trials_of(t, question);
	for (int with = WITH_ALL; with < SURROUNDINGS_COUNT && !found; with++)
		found = quiet_trial(t, question, trials, with, out);
	return found;
}

static bool scored_value(const struct trial *t, int question, enum state state,
			 struct value *out)
{
	const struct question *qn = &t->q->questions[question];
	const struct kind_ops *kind = kind_ops(qn->kind);

	return kind->value_of_state != NULL &&
	       kind->value_of_state(out, qn, &t->in->answers[question].value, state);
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
