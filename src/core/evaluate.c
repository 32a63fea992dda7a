/*
 * Rows run by effect: fail, condition, smell, stop; within an effect in file
 * order. Path rows are walked by core/path, findings are asked by core/verdict.
 */
#include "config.h"

#include "core/evaluate.h"

#include <string.h>

static int bit_words(int n)
{
	return n / 64 + 1;
}

void evaluation_init(struct evaluation *ev, const struct questionnaire *q)
{
	*ev = (struct evaluation){
		.states = g_new0(unsigned char, q->n_questions),
		.by_rule = g_new0(int, q->n_questions),
		.fired = g_new0(guint64, bit_words(q->n_rules)),
		.stopped = g_new0(guint64, bit_words(q->n_rules)),
		.stops.at = g_new0(struct mark, q->plan->max_stops),
		.conditions.at = g_new0(struct mark, q->plan->max_conditions),
		.smells.at = g_new0(struct mark, q->plan->max_conditions),
		.group_members = g_new0(int, q->plan->n_groups),
	};
}

void evaluation_clear(struct evaluation *ev)
{
	g_free(ev->states);
	g_free(ev->by_rule);
	g_free(ev->fired);
	g_free(ev->stopped);
	g_free(ev->stops.at);
	g_free(ev->conditions.at);
	g_free(ev->smells.at);
	g_free(ev->group_members);
	*ev = (struct evaluation){ 0 };
}

void evaluation_set(struct evaluation *ev, enum measure m, gint64 number)
{
	ev->numbers[m - MEASURE_FACT_COUNT] = number;
	ev->env.numbers_known |= G_GUINT64_CONSTANT(1) << (m - MEASURE_FACT_COUNT);
}

/* Denominators follow their numerator in enum measure. */
void evaluation_set_fraction(struct evaluation *ev, enum measure num, struct fraction f)
{
	evaluation_set(ev, num, f.num);
	evaluation_set(ev, num + 1, f.den);
	if (f.den == 0)
		ev->env.numbers_known &= ~(G_GUINT64_CONSTANT(3)
					   << (num - MEASURE_FACT_COUNT));
}
G_STATIC_ASSERT(MEASURE_SCORE_DEN == MEASURE_SCORE_NUM + 1);
G_STATIC_ASSERT(MEASURE_SECTION_DEN == MEASURE_SECTION_NUM + 1);

enum tri evaluation_ask(struct evaluation *ev, int row, int it)
{
	const struct questionnaire *q = ev->now->q;
	signed char *kept = &ev->now->constant[row];

	ev->env.it = it;
	if (!q->plan->rows[row].constant)
		return expr_eval(q->rules[row].when, &ev->env);
	if (*kept < 0)
		*kept = expr_eval(q->rules[row].when, &ev->env);
	return *kept;
}

/* A waiver acts on a failing gate and on a baseline item that is not done. */
static enum eval_state waive(const struct evaluation *ev, int question, enum eval_state state)
{
	enum question_role role = ev->now->q->questions[question].role;

	if (!ev->now->waived[question])
		return state;
	if (role == ROLE_GATE)
		return state == EVAL_FAIL ? EVAL_WAIVED : state;
	if (role == ROLE_BASELINE)
		return state == EVAL_FAIL || state == EVAL_PARTIAL ? EVAL_WAIVED : state;
	return state;
}

static void assume(struct evaluation *ev)
{
	const struct questionnaire *q = ev->now->q;
	enum eval_state instead = ev->assumed == ASSUME_WORST ? EVAL_FAIL : EVAL_PASS;

	memcpy(ev->states, ev->now->states, q->n_questions);
	for (int i = 0; i < q->n_questions; i++) {
		if (q->questions[i].role == ROLE_INFO)
			continue;
		if (ev->states[i] == EVAL_OPEN)
			ev->states[i] = instead;
		ev->states[i] = waive(ev, i, ev->states[i]);
	}
}

/* Whether a waiver softens the stop that belongs to this condition row. */
static bool is_softened(struct evaluation *ev, int row)
{
	int stop = ev->now->q->plan->rows[row].twin;

	return stop >= 0 && ev->now->waived_rows[stop] &&
	       evaluation_fires(ev, evaluation_ask(ev, stop, -1));
}

static bool row_fires(struct evaluation *ev, int row, int it)
{
	return evaluation_fires(ev, evaluation_ask(ev, row, it)) ||
	       (ev->now->q->rules[row].effect == EFFECT_CONDITION && is_softened(ev, row));
}

typedef void (*row_hit)(struct evaluation *ev, int row, int question, int section);

static void run_sections(struct evaluation *ev, int row, row_hit hit)
{
	for (int s = 0; s < ev->now->q->n_sections; s++) {
		evaluation_set_fraction(ev, MEASURE_SECTION_NUM,
					score_assume(&ev->now->sections[s], ev->assumed));
		evaluation_set(ev, MEASURE_SECTION_TOTAL, ev->now->sections[s].total);
		if (row_fires(ev, row, -1))
			hit(ev, row, -1, s);
	}
	evaluation_set_fraction(ev, MEASURE_SECTION_NUM, (struct fraction){ 0, 0 });
}

static void run_rows(struct evaluation *ev, enum rule_effect effect, row_hit hit)
{
	const struct questionnaire *q = ev->now->q;
	const struct int_list *rows = &q->plan->by_effect[effect];

	for (int i = 0; i < rows->n; i++) {
		int row = rows->at[i];
		const struct int_list *members = &q->plan->rows[row].members;

		if (q->rules[row].each_tag == RULE_EACH_SECTION)
			run_sections(ev, row, hit);
		else if (q->rules[row].each_tag == RULE_EACH_NONE && row_fires(ev, row, -1))
			hit(ev, row, -1, -1);
		for (int m = 0; m < members->n; m++)
			if (ev->states[members->at[m]] != EVAL_HIDDEN &&
			    row_fires(ev, row, members->at[m]))
				hit(ev, row, members->at[m], -1);
	}
}

static void set_bit(guint64 *bits, int row)
{
	bits[row / 64] |= G_GUINT64_CONSTANT(1) << row % 64;
}

static void fail_question(struct evaluation *ev, int row, int question)
{
	enum eval_state before = ev->states[question];

	if (before == EVAL_NA || before == EVAL_HIDDEN || before == EVAL_KNOWN ||
	    before == EVAL_FAIL)
		return;
	ev->states[question] = waive(ev, question, EVAL_FAIL);
	if (ev->states[question] != before)
		ev->by_rule[question] = row;
}

static void hit_fail(struct evaluation *ev, int row, int question, int section)
{
	const struct rule *rule = &ev->now->q->rules[row];

	(void)section;
	set_bit(ev->fired, row);
	for (int i = 0; i < rule->n_on; i++)
		fail_question(ev, row, rule->on[i]);
	if (rule->n_on == 0 && question >= 0)
		fail_question(ev, row, question);
}

static enum cause cause_of(struct evaluation *ev, int row, int question, int section)
{
	if (question >= 0)
		switch (ev->states[question]) {
		case EVAL_PARTIAL:
			return CAUSE_PARTIAL;
		case EVAL_FAIL:
			return CAUSE_FAIL;
		case EVAL_WAIVED:
			return CAUSE_WAIVED;
		default:
			return CAUSE_RULE;
		}
	if (section >= 0 || ev->now->q->plan->rows[row].reads_score)
		return CAUSE_SCORE;
	return is_softened(ev, row) ? CAUSE_WAIVED : CAUSE_RULE;
}

static void count_condition(struct evaluation *ev, int row)
{
	int group = ev->now->q->plan->rows[row].group;

	if (group < 0 || ev->group_members[group]++ == 0)
		ev->counted++;
	evaluation_set(ev, MEASURE_CONDITIONS_COUNTED, ev->counted);
}

static void hit_condition(struct evaluation *ev, int row, int question, int section)
{
	bool counted = ev->now->q->rules[row].counted;

	set_bit(ev->fired, row);
	ev->conditions.at[ev->conditions.n++] = (struct mark){
		row, question, section, cause_of(ev, row, question, section), counted,
	};
	if (counted)
		count_condition(ev, row);
}

/* The question a smell was raised by: without it the row would not fire. */
static int raised_by(struct evaluation *ev, int row)
{
	const struct int_list *named = &ev->now->q->plan->rows[row].named;

	for (int i = 0; i + 1 < named->n; i++) {
		enum eval_state state = ev->states[named->at[i]];
		enum tri without;

		ev->states[named->at[i]] = EVAL_NA;
		without = expr_eval(ev->now->q->rules[row].when, &ev->env);
		ev->states[named->at[i]] = state;
		if (without != TRI_YES)
			return named->at[i];
	}
	return named->n > 0 ? named->at[named->n - 1] : -1;
}

static void hit_smell(struct evaluation *ev, int row, int question, int section)
{
	bool justified = inputs_is_justified(ev->now->in, ev->now->q->rules[row].id);

	set_bit(ev->fired, row);
	ev->smells.at[ev->smells.n++] = (struct mark){
		row, question >= 0 ? question : raised_by(ev, row), section, CAUSE_RULE,
		justified,
	};
}

static void hit_stop(struct evaluation *ev, int row, int question, int section)
{
	const struct plan_row *plan = &ev->now->q->plan->rows[row];

	set_bit(ev->fired, row);
	if (ev->now->waived_rows[row]) {
		if (plan->twin < 0) {
			ev->conditions.at[ev->conditions.n++] = (struct mark){
				row, question, section, CAUSE_WAIVED, true,
			};
			count_condition(ev, row);
		}
		return;
	}
	set_bit(ev->stopped, row);
	ev->stops.at[ev->stops.n++] = (struct mark){
		row, question, section, CAUSE_RULE, false,
	};
}

/* All unjustified smells are one condition, which TOO-MANY does not count. */
static void add_smells(struct evaluation *ev)
{
	for (int i = 0; i < ev->smells.n; i++)
		if (!ev->smells.at[i].counted) {
			ev->conditions.at[ev->conditions.n++] =
				(struct mark){ -1, -1, -1, CAUSE_SMELLS, false };
			return;
		}
}

static void evaluation_reset(struct evaluation *ev, struct standing *now,
			     enum assumption assumed)
{
	const struct questionnaire *q = now->q;

	ev->now = now;
	ev->assumed = assumed;
	ev->counted = ev->stops.n = ev->conditions.n = ev->smells.n = 0;
	memset(ev->by_rule, -1, q->n_questions * sizeof(*ev->by_rule));
	memset(ev->fired, 0, bit_words(q->n_rules) * sizeof(*ev->fired));
	memset(ev->stopped, 0, bit_words(q->n_rules) * sizeof(*ev->stopped));
	if (q->plan->n_groups > 0)	/* else NULL, which memset must not be given */
		memset(ev->group_members, 0,
		       q->plan->n_groups * sizeof(*ev->group_members));
	ev->env = (struct eval_env){
		.in = now->in,
		.states = ev->states,
		.numbers = ev->numbers,
		.fired = ev->fired,
		.stopped = ev->stopped,
		.it = -1,
	};
	evaluation_set_fraction(ev, MEASURE_SCORE_NUM, score_assume(&now->score, assumed));
	evaluation_set(ev, MEASURE_CONDITIONS_COUNTED, 0);
}

void evaluate(struct evaluation *ev, struct standing *now, enum assumption assumed)
{
	evaluation_reset(ev, now, assumed);
	assume(ev);
	run_rows(ev, EFFECT_FAIL, hit_fail);
	run_rows(ev, EFFECT_CONDITION, hit_condition);
	run_rows(ev, EFFECT_SMELL, hit_smell);
	add_smells(ev);
	run_rows(ev, EFFECT_STOP, hit_stop);
	ev->token = ev->stops.n > 0 ? VERDICT_NO_GO :
		    ev->conditions.n > 0 ? VERDICT_CONDITIONAL : VERDICT_GO;
}
