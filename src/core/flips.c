/*
 * The two ways up: from CONDITIONAL to GO everything a condition names must be
 * flipped, then points are gathered where they are dearest; from NO-GO everything
 * a stop forces, then core/flip_search finds the smallest addition.
 */
#include "config.h"

#include "core/flips.h"

#include <string.h>

#include "core/flip_trial.h"

static const char justify[] = "justify";

void flip_clear(struct flip *f)
{
	g_free(f->from);
	g_free(f->to);
}

static bool is_known(const struct trial *t, int question)
{
	enum eval_state state = t->judge.now.states[question];

	return state != EVAL_OPEN && state != EVAL_NA && state != EVAL_HIDDEN &&
	       !value_is_open(&t->in->answers[question].value);
}

/* Flips the known answers that a row names until it is quiet. */
static void quieten(struct trial *t, int row)
{
	const struct int_list *named = &t->q->plan->rows[row].named;

	for (int i = 0; i < named->n && trial_row_fires(t, row); i++)
		if (is_known(t, named->at[i]) &&
		    t->judge.now.states[named->at[i]] != EVAL_PASS)
			trial_flip(t, named->at[i]);
}

/* A smell in words is justified; one in numbers and choices can be answered. */
static void lift_smells(struct trial *t)
{
	const struct marks *smells = &t->judge.best->smells;

	for (int i = 0; i < smells->n; i++) {
		const struct mark *m = &smells->at[i];

		if (m->counted)
			continue;
		if (m->question >= 0 && !t->q->plan->rows[m->rule].reads_text &&
		    is_known(t, m->question) && trial_flip(t, m->question))
			continue;
		t->justified[m->rule] = true;
		inputs_add_justification(t->in, t->q->rules[m->rule].id, justify, justify);
	}
}

static void meet_condition(struct trial *t, const struct mark *m)
{
	if (m->question >= 0) {
		trial_flip(t, m->question);
		return;
	}
	if (m->cause == CAUSE_SMELLS)
		lift_smells(t);
	else if (m->cause != CAUSE_SCORE) {
		quieten(t, m->rule);
		if (t->q->plan->rows[m->rule].twin >= 0)
			quieten(t, t->q->plan->rows[m->rule].twin);
	}
}

/* Flips the weighted question with most to gain (ties: file order). */
static bool raise_points(struct trial *t, int section)
{
	const struct int_list *weighted = &t->q->plan->weighted;
	const struct standing *now = &t->judge.now;
	int best = -1, most = 0;

	for (int i = 0; i < weighted->n; i++) {
		int question = weighted->at[i];
		const struct question *qn = &t->q->questions[question];
		int gain = qn->weight * (1000 - MAX(0, now->shares[question]));

		if (t->flipped[question] || now->states[question] == EVAL_NA ||
		    now->states[question] == EVAL_HIDDEN ||
		    (section >= 0 && qn->section != section))
			continue;
		if (gain > most) {
			most = gain;
			best = question;
		}
	}
	return best >= 0 && trial_flip(t, best);
}

/* The first score condition that open answers giving nothing still allows; those of
 * sections come first. */
static const struct mark *low_score(const struct trial *t)
{
	const struct marks *worst = &t->judge.worst->conditions;
	const struct mark *whole = NULL;

	for (int i = 0; i < worst->n; i++) {
		if (worst->at[i].cause != CAUSE_SCORE)
			continue;
		if (worst->at[i].section >= 0)
			return &worst->at[i];
		if (whole == NULL)
			whole = &worst->at[i];
	}
	return whole;
}

static bool reach_go(struct trial *t)
{
	const struct judge *j = &t->judge;
	const struct mark *low;

	for (int i = 0; i < j->best->conditions.n; i++)
		meet_condition(t, &j->best->conditions.at[i]);
	for (int i = 0; i < j->open_conditions.n; i++)
		meet_condition(t, &j->open_conditions.at[i]);
	trial_judge(t);
	while ((low = low_score(t)) != NULL) {
		if (!raise_points(t, low->section))
			return false;
		trial_judge(t);
	}
	return j->token == VERDICT_GO;
}

/* A failing gate: its own answer, and the answers that make a rule fail it. */
static void pass_gate(struct trial *t, int question)
{
	const struct int_list *rows = &t->q->plan->by_effect[EFFECT_FAIL];

	if (t->judge.now.states[question] == EVAL_FAIL)
		trial_flip(t, question);
	for (int i = 0; i < rows->n; i++) {
		const struct rule *rule = &t->q->rules[rows->at[i]];

		for (int k = 0; k < rule->n_on; k++)
			if (rule->on[k] == question &&
			    evaluation_row_fired(t->judge.best, rows->at[i]))
				quieten(t, rows->at[i]);
	}
}

static bool leave_no_go(struct trial *t)
{
	const struct marks *stops = &t->judge.best->stops;

	for (int i = 0; i < stops->n; i++) {
		if (stops->at[i].question >= 0)
			pass_gate(t, stops->at[i].question);
		else if (t->q->plan->rows[stops->at[i].rule].constant)
			quieten(t, stops->at[i].rule);
	}
	trial_judge(t);
	if (t->judge.best->token == VERDICT_NO_GO && !trial_search(t))
		return false;
	trial_judge(t);
	return t->judge.token != VERDICT_NO_GO;
}

static void add_flip(GArray *flips, const struct inputs *in, int question,
		     const struct value *to)
{
	const struct question *qn = &in->q->questions[question];
	struct flip flip = {
		.question = question,
		.rule = -1,
		.from = value_format(&in->answers[question].value, qn),
		.to = value_format(to, qn),
	};

	g_array_append_val(flips, flip);
}

static void collect(GArray *flips, const struct trial *t, const struct inputs *in)
{
	for (int i = 0; i < t->q->n_questions; i++)
		if (t->flipped[i])
			add_flip(flips, in, i, &t->in->answers[i].value);
	for (int r = 0; r < t->q->n_rules; r++) {
		struct flip flip = { -1, r, NULL, NULL };

		if (!t->justified[r])
			continue;
		flip.from = g_strdup("");
		flip.to = g_strdup(justify);
		g_array_append_val(flips, flip);
	}
}

void flips_find(GArray *flips, const struct inputs *in)
{
	struct trial t;

	trial_init(&t, in);
	trial_judge(&t);
	if ((t.judge.token == VERDICT_CONDITIONAL && reach_go(&t)) ||
	    (t.judge.token == VERDICT_NO_GO && leave_no_go(&t)))
		collect(flips, &t, in);
	trial_clear(&t);
}

/* A lower verdict; a lower leaning where the verdict was INCOMPLETE already. */
static bool makes_worse(struct trial *t, int question, const struct value *fail,
			enum verdict_token token, enum verdict_token leaning)
{
	struct value given = t->in->answers[question].value;

	t->in->answers[question].value = *fail;
	trial_judge(t);
	t->in->answers[question].value = given;
	return token == VERDICT_INCOMPLETE ? t->judge.leaning < leaning :
					     t->judge.token < token;
}

void flips_find_worse(GArray *worse, const struct inputs *in)
{
	g_autofree unsigned char *states = NULL;
	enum verdict_token token, leaning;
	struct trial t;

	trial_init(&t, in);
	trial_judge(&t);
	token = t.judge.token;
	leaning = t.judge.leaning;
	states = g_memdup2(t.judge.now.states, in->q->n_questions);
	for (int i = 0; i < in->q->n_questions && token != VERDICT_NO_GO; i++) {
		struct value fail;

		if ((states[i] != EVAL_PASS && states[i] != EVAL_PARTIAL) ||
		    value_is_open(&in->answers[i].value))
			continue;
		if (trial_fail_value(&t, i, &fail) &&
		    makes_worse(&t, i, &fail, token, leaning))
			add_flip(worse, in, i, &fail);
	}
	trial_clear(&t);
}

bool flips_apply(struct inputs *in, const GArray *flips)
{
	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);

		if (f->question < 0)
			inputs_add_justification(in, in->q->rules[f->rule].id, justify,
						 justify);
		else if (!inputs_set(in, in->q->questions[f->question].id, f->to, NULL,
				     NULL))
			return false;
	}
	return true;
}

bool flips_hold(const struct inputs *in, const GArray *flips, int question, gint64 number)
{
	g_autofree char *typed = g_strdup_printf("%" G_GINT64_FORMAT, number);
	g_autoptr(inputs) copy = inputs_dup(in);
	g_autoptr(verdict) flipped = NULL;
	g_autoptr(verdict) tried = NULL;

	if (!flips_apply(copy, flips))
		return false;
	flipped = verdict_compute(copy);
	if (!inputs_set(copy, in->q->questions[question].id, typed, NULL, NULL))
		return false;
	tried = verdict_compute(copy);
	return tried->token >= flipped->token && tried->token != VERDICT_INCOMPLETE;
}
