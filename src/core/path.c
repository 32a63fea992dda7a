/*
 * Which ways there are and what leads to them is said by the questionnaire;
 * this only walks its rows. A verdict of NO-GO never contains the way a row
 * guards with leaning.stopped.
 */
#include "config.h"

#include "core/path.h"

void path_walk_init(struct path_walk *w, const struct questionnaire *q)
{
	*w = (struct path_walk){ .tokens = g_new0(int, q->plan->n_tokens) };
}

void path_walk_clear(struct path_walk *w)
{
	g_free(w->tokens);
	*w = (struct path_walk){ 0 };
}

static void append(struct path_walk *w, int token)
{
	if (token < 0)
		return;
	for (int i = 0; i < w->n; i++)
		if (w->tokens[i] == token)
			return;
	w->tokens[w->n++] = token;
}

/* The way of the section that lost most points; ties: file order. */
static int weakest_section_path(const struct judge *j)
{
	int path = PLAN_PATH_NONE;
	gint64 most = 0;

	for (int s = 0; s < j->q->n_sections; s++) {
		gint64 lost = score_lost(&j->now.sections[s]);

		if (lost > most && j->q->plan->section_path[s] >= 0) {
			most = lost;
			path = j->q->plan->section_path[s];
		}
	}
	return path;
}

static int row_path(struct judge *j, int row, int member)
{
	const struct plan_row *plan = &j->q->plan->rows[row];
	const struct rule *rule = &j->q->rules[row];

	if (rule->path_if != NULL) {
		j->lean->env.it = member;
		if (expr_eval(rule->path_if, &j->lean->env) == TRI_YES)
			return plan->path_if;
	}
	if (plan->path == PLAN_PATH_WEAKEST)
		return weakest_section_path(j);
	if (plan->path != PLAN_PATH_SECTION)
		return plan->path;
	return member < 0 ? PLAN_PATH_NONE :
		j->q->plan->section_path[j->q->questions[member].section];
}

static void set_points(struct judge *j, struct fraction score, gint64 lost)
{
	evaluation_set_fraction(j->lean, MEASURE_SCORE_NUM, score);
	evaluation_set(j->lean, MEASURE_POINTS_LOST, lost);
}

/* Whether the row would fire if every open answer gave no points. */
static bool fires_with_fewer_points(struct judge *j, int row)
{
	const struct score *s = &j->now.score;
	enum tri says;

	set_points(j, score_assume(s, ASSUME_WORST), s->total - s->points);
	says = evaluation_ask(j->lean, row, -1);
	set_points(j, score_assume(s, j->lean->assumed), score_lost(s));
	return says == TRI_YES;
}

static void walk_row(struct path_walk *w, struct judge *j, int row)
{
	const struct plan_row *plan = &j->q->plan->rows[row];

	for (int i = 0; i < plan->members.n; i++) {
		int member = plan->members.at[i];

		if (j->lean->states[member] != EVAL_HIDDEN &&
		    evaluation_ask(j->lean, row, member) == TRI_YES)
			append(w, row_path(j, row, member));
	}
	if (j->q->rules[row].each_tag != RULE_EACH_NONE)
		return;
	if (plan->path == PLAN_PATH_WEAKEST && fires_with_fewer_points(j, row))
		w->by_points = true;
	if (evaluation_ask(j->lean, row, -1) == TRI_YES) {
		if (plan->path == PLAN_PATH_WEAKEST)
			w->by_points = true;
		append(w, row_path(j, row, -1));
	}
}

void path_walk(struct path_walk *w, struct judge *j)
{
	const struct int_list *rows = &j->q->plan->by_effect[EFFECT_PATH];

	w->n = 0;
	w->by_points = false;
	if (j->leaning == VERDICT_INCOMPLETE)
		return;
	evaluation_set(j->lean, MEASURE_LEANING_STOPPED, j->leaning == VERDICT_NO_GO);
	set_points(j, score_assume(&j->now.score, j->lean->assumed),
		   score_lost(&j->now.score));
	for (int i = 0; i < rows->n; i++) {
		evaluation_set(j->lean, MEASURE_PATHS_MATCHED, w->n);
		walk_row(w, j, rows->at[i]);
	}
}

/* Weighted questions that a row which bears on the path names. */
static bool is_asked_for(struct judge *j, int question)
{
	const struct int_list *readers = &j->q->plan->readers[question];

	for (int i = 0; i < readers->n; i++) {
		int row = readers->at[i];

		if (j->q->rules[row].effect != EFFECT_PATH &&
		    !j->q->plan->rows[row].asked_by_path)
			continue;
		if (j->q->rules[row].each_tag != RULE_EACH_NONE ||
		    judge_suppose(j->lean, row, question, EVAL_OPEN) == TRI_OPEN)
			return true;
	}
	return false;
}

bool path_is_decided(const struct path_walk *w, struct judge *j)
{
	if (j->best->token != j->worst->token)
		return false;
	if (!j->now.any_open)
		return true;
	for (int i = 0; i < j->q->n_questions; i++) {
		if (j->now.states[i] != EVAL_OPEN)
			continue;
		if (j->q->plan->moves_path[i])
			return false;
		if (j->q->questions[i].role == ROLE_WEIGHTED &&
		    (w->by_points || is_asked_for(j, i)))
			return false;
	}
	return true;
}
