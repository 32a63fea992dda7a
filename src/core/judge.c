/*
 * The order is: a known stop (NO-GO), a required answer that is open
 * (INCOMPLETE), a condition (CONDITIONAL), nothing (GO). An open answer alone
 * never makes a NO-GO, and what is unknown never makes a GO.
 */
#include "config.h"

#include "core/judge.h"

#include <string.h>

void judge_init(struct judge *j, const struct questionnaire *q)
{
	const struct plan *plan = q->plan;

	*j = (struct judge){
		.q = q,
		.required.at = g_new0(int, plan->required.n + plan->weighted.n),
		.open_conditions.at = g_new0(struct mark,
					     plan->max_conditions + q->n_questions),
	};
	standing_init(&j->now, q);
	for (int a = 0; a < ASSUME_COUNT; a++)
		evaluation_init(&j->run[a], q);
}

void judge_clear(struct judge *j)
{
	standing_clear(&j->now);
	for (int a = 0; a < ASSUME_COUNT; a++)
		evaluation_clear(&j->run[a]);
	g_free(j->required.at);
	g_free(j->open_conditions.at);
	*j = (struct judge){ 0 };
}

enum tri judge_suppose(struct evaluation *ev, int row, int question, enum eval_state state)
{
	enum eval_state before = ev->states[question];
	enum tri says;

	ev->states[question] = state;
	says = evaluation_ask(ev, row, -1);
	ev->states[question] = before;
	return says;
}

static bool is_open(const struct judge *j, int question)
{
	return j->now.states[question] == EVAL_OPEN;
}

/* While low points alone would stop it, every open point is required. */
static bool points_may_stop(const struct judge *j)
{
	const struct int_list *stops = &j->q->plan->by_effect[EFFECT_STOP];

	for (int i = 0; i < stops->n; i++)
		if (j->q->plan->rows[stops->at[i]].reads_score &&
		    evaluation_row_fired(j->worst, stops->at[i]))
			return true;
	return false;
}

/* Whether failing this one open answer is enough for a stop that names it. */
static bool answer_may_stop(const struct judge *j, int question)
{
	const struct int_list *readers = &j->q->plan->readers[question];

	for (int i = 0; i < readers->n; i++) {
		int row = readers->at[i];

		if (j->q->rules[row].effect == EFFECT_STOP &&
		    j->q->rules[row].each_tag == RULE_EACH_NONE &&
		    judge_suppose(j->best, row, question, EVAL_FAIL) == TRI_YES)
			return true;
	}
	return false;
}

/* Heaviest first, then file order. */
static void require_weighted(struct judge *j, bool all)
{
	const struct int_list *weighted = &j->q->plan->weighted;
	int first = j->required.n;

	for (int i = 0; i < weighted->n; i++) {
		int question = weighted->at[i];
		int weight = j->q->questions[question].weight, at = j->required.n;

		if (!is_open(j, question) || (!all && !answer_may_stop(j, question)))
			continue;
		while (at > first &&
		       j->q->questions[j->required.at[at - 1]].weight < weight) {
			j->required.at[at] = j->required.at[at - 1];
			at--;
		}
		j->required.at[at] = question;
		j->required.n++;
	}
}

static void find_required(struct judge *j)
{
	const struct int_list *always = &j->q->plan->required;

	j->required.n = 0;
	if (!j->now.any_open)
		return;
	for (int i = 0; i < always->n; i++)
		if (is_open(j, always->at[i]))
			j->required.at[j->required.n++] = always->at[i];
	require_weighted(j, points_may_stop(j));
}

static void add_open(struct judge *j, struct mark mark)
{
	const struct marks *open = &j->open_conditions;

	mark.cause = CAUSE_OPEN;
	mark.counted = false;
	for (int i = 0; mark.question >= 0 && i < open->n; i++)
		if (open->at[i].question == mark.question)
			return;
	j->open_conditions.at[j->open_conditions.n++] = mark;
}

/* The row of weight that makes an open info question a condition. */
static int feeding_row(const struct judge *j, int question)
{
	const struct int_list *readers = &j->q->plan->readers[question];

	for (int i = 0; i < readers->n; i++) {
		enum rule_effect effect = j->q->rules[readers->at[i]].effect;

		if (effect == EFFECT_STOP || effect == EFFECT_FAIL ||
		    effect == EFFECT_CONDITION)
			return readers->at[i];
	}
	return -1;
}

/*
 * What must be answered before it can be a GO: members of condition rows that
 * fail when they are left open, info questions that feed a rule of weight, and
 * scores that are low in the worst case only. The worst evaluation lists the
 * first and the last.
 */
static void find_open_conditions(struct judge *j)
{
	const struct marks *worst = &j->worst->conditions;

	j->open_conditions.n = 0;
	for (int i = 0; i < worst->n; i++)
		if (worst->at[i].question >= 0 && is_open(j, worst->at[i].question))
			add_open(j, worst->at[i]);
	for (int i = 0; i < j->q->n_questions; i++)
		if (j->q->questions[i].role == ROLE_INFO && is_open(j, i) &&
		    j->q->questions[i].feeds_rule)
			add_open(j, (struct mark){ feeding_row(j, i), i, -1, CAUSE_OPEN,
						   false });
	for (int i = 0; i < worst->n; i++) {
		const struct marks *best = &j->best->conditions;
		int k = 0;

		if (worst->at[i].cause != CAUSE_SCORE)
			continue;
		while (k < best->n && (best->at[k].rule != worst->at[i].rule ||
				       best->at[k].section != worst->at[i].section))
			k++;
		if (k == best->n)
			add_open(j, worst->at[i]);
	}
}

/* Nothing to lean on: gates and baseline items exist, and none is known. */
static bool knows_nothing(const struct judge *j)
{
	const struct int_list *always = &j->q->plan->required;
	bool any = false;

	for (int i = 0; i < always->n; i++)
		switch (j->now.states[always->at[i]]) {
		case EVAL_OPEN:
			any = true;
			break;
		case EVAL_HIDDEN:
		case EVAL_NA:
			break;
		default:
			return false;
		}
	return any;
}

static void run(struct judge *j)
{
	j->best = j->worst = j->lean = &j->run[ASSUME_BEST];
	evaluate(j->best, &j->now, ASSUME_BEST);
	if (j->now.any_open) {
		j->worst = &j->run[ASSUME_WORST];
		evaluate(j->worst, &j->now, ASSUME_WORST);
	}
	/* Best and leaning differ only in the points they grant. */
	if (j->now.score.known < j->now.score.total) {
		j->lean = &j->run[ASSUME_LEAN];
		evaluate(j->lean, &j->now, ASSUME_LEAN);
	}
}

void judge_take(struct judge *j, const struct inputs *in)
{
	standing_take(&j->now, in);
	run(j);
	find_required(j);
	j->open_conditions.n = 0;
	if (j->best->token == VERDICT_NO_GO)
		j->token = VERDICT_NO_GO;
	else if (j->required.n > 0)
		j->token = VERDICT_INCOMPLETE;
	else
		find_open_conditions(j);
	if (j->best->token != VERDICT_NO_GO && j->required.n == 0)
		j->token = j->best->conditions.n + j->open_conditions.n > 0 ?
			VERDICT_CONDITIONAL : VERDICT_GO;
	j->leaning = j->token != VERDICT_INCOMPLETE ? j->token :
		     knows_nothing(j) ? VERDICT_INCOMPLETE : j->lean->token;
}
