/*
 * Derives the plan from a finished questionnaire. It only reads; what the rows
 * mean is the business of core/evaluate and core/path.
 */
#include "config.h"

#include "core/plan.h"

#include <string.h>

#include "core/expr.h"
#include "core/measure.h"

static const guint64 running_measures = ~((G_GUINT64_CONSTANT(1) << MEASURE_FACT_COUNT) - 1);
static const guint64 score_measures = G_GUINT64_CONSTANT(1) << MEASURE_SCORE_NUM |
				      G_GUINT64_CONSTANT(1) << MEASURE_SCORE_DEN;

static void list_add(struct int_list *list, int value)
{
	/* Doubles at powers of two; lists are short and built once. */
	if ((list->n & (list->n - 1)) == 0)
		list->at = g_renew(int, list->at, MAX(1, 2 * list->n));
	list->at[list->n++] = value;
}

static void list_add_once(struct int_list *list, int value)
{
	for (int i = 0; i < list->n; i++)
		if (list->at[i] == value)
			return;
	list_add(list, value);
}

static int token_number(struct plan *p, const char *token)
{
	if (token == NULL)
		return PLAN_PATH_NONE;
	for (int i = 0; i < p->n_tokens; i++)
		if (strcmp(p->tokens[i], token) == 0)
			return i;
	p->tokens[p->n_tokens] = token;
	return p->n_tokens++;
}

static int row_path(struct plan *p, const char *path)
{
	if (g_strcmp0(path, "section") == 0)
		return PLAN_PATH_SECTION;
	if (g_strcmp0(path, "weakest-section") == 0)
		return PLAN_PATH_WEAKEST;
	return token_number(p, path);
}

static void plan_paths(struct plan *p, const struct questionnaire *q)
{
	p->tokens = g_new0(const char *, 2 * q->n_rules + q->n_sections + 1);
	p->section_path = g_new0(int, q->n_sections);
	for (int s = 0; s < q->n_sections; s++)
		p->section_path[s] = token_number(p, q->sections[s].path);
	for (int i = 0; i < q->n_rules; i++) {
		p->rows[i].path = row_path(p, q->rules[i].path);
		p->rows[i].path_if = q->rules[i].path_if != NULL ?
			token_number(p, q->rules[i].path_if_path) : PLAN_PATH_NONE;
	}
}

static void note_asked(struct plan *p, const struct questionnaire *q, const char *id)
{
	for (int i = 0; i < q->n_rules; i++)
		if (strcmp(q->rules[i].id, id) == 0)
			p->rows[i].asked_by_path = true;
}

static void plan_reads(struct plan *p, const struct questionnaire *q, int row,
		       const struct expr *e)
{
	struct plan_row *r = &p->rows[row];
	struct expr_reads reads = { 0 };
	bool info_only = true;

	if (e == NULL)
		return;
	expr_reads_collect(&reads, e);
	for (guint i = 0; i < reads.questions->len; i++) {
		int question = g_array_index(reads.questions, int, i);

		list_add_once(&r->named, question);
		list_add_once(&p->readers[question], row);
		info_only = info_only && q->questions[question].role == ROLE_INFO;
	}
	if (q->rules[row].effect == EFFECT_PATH)
		for (guint i = 0; i < reads.rules->len; i++)
			note_asked(p, q, g_array_index(reads.rules, const char *, i));
	r->tags |= reads.tags;
	r->reads_score |= (reads.measures & score_measures) != 0;
	r->reads_text |= reads.reads_text;
	r->constant = info_only && q->rules[row].effect != EFFECT_PATH &&
		      reads.tags == 0 && reads.rules->len == 0 && !reads.reads_it &&
		      (reads.measures & running_measures) == 0 &&
		      q->rules[row].each_tag == RULE_EACH_NONE;
	expr_reads_clear(&reads);
}

static int find_row(const struct questionnaire *q, const char *id, enum rule_effect effect)
{
	for (int i = 0; i < q->n_rules; i++)
		if (q->rules[i].effect == effect && strcmp(q->rules[i].id, id) == 0)
			return i;
	return -1;
}

static int group_number(struct plan *p, const struct questionnaire *q, int row)
{
	if (q->rules[row].count_as == NULL)
		return -1;
	for (int i = 0; i < row; i++)
		if (g_strcmp0(q->rules[i].count_as, q->rules[row].count_as) == 0)
			return p->rows[i].group;
	return p->n_groups++;
}

static void plan_row(struct plan *p, const struct questionnaire *q, int row)
{
	const struct rule *rule = &q->rules[row];
	struct plan_row *r = &p->rows[row];
	int marks = 1;

	plan_reads(p, q, row, rule->when);
	r->group = group_number(p, q, row);
	r->twin = -1;
	list_add(&p->by_effect[rule->effect], row);
	if (rule->each_tag >= 0)
		for (int i = 0; i < q->n_questions; i++)
			if (question_has_tag(&q->questions[i], rule->each_tag))
				list_add(&r->members, i);
	if (rule->each_tag >= 0)
		marks = r->members.n;
	else if (rule->each_tag == RULE_EACH_SECTION)
		marks = q->n_sections;
	/* A stop may turn into a condition, and all smells together are one more. */
	if (rule->effect == EFFECT_STOP)
		p->max_stops += marks;
	if (rule->effect != EFFECT_PATH)
		p->max_conditions += marks;
}

static void plan_twins(struct plan *p, const struct questionnaire *q)
{
	for (int i = 0; i < q->n_rules; i++) {
		int condition;

		if (q->rules[i].effect != EFFECT_STOP || !q->rules[i].soft_if_waived)
			continue;
		list_add(&p->soft_stops, i);
		condition = find_row(q, q->rules[i].id, EFFECT_CONDITION);
		if (condition < 0 || q->rules[condition].each_tag != RULE_EACH_NONE)
			continue;
		p->rows[i].twin = condition;
		p->rows[condition].twin = i;
	}
}

/*
 * Gates, baseline items and members of path rows turn the path by their state;
 * an info question does when a stop, a fail or a path row names it, or a
 * condition that a path row asks for. Weighted questions turn it through the score
 * or by name, which core/path asks case by case, unless a fail row names them.
 */
static bool row_moves_path(const struct plan *p, const struct questionnaire *q, int row,
			   int question)
{
	enum rule_effect effect = q->rules[row].effect;

	if (q->questions[question].role == ROLE_WEIGHTED)
		return effect == EFFECT_FAIL;
	return effect == EFFECT_STOP || effect == EFFECT_FAIL || effect == EFFECT_PATH ||
	       (effect == EFFECT_CONDITION && p->rows[row].asked_by_path);
}

static void plan_moves(struct plan *p, const struct questionnaire *q)
{
	p->moves_path = g_new0(bool, q->n_questions);
	for (int i = 0; i < q->n_questions; i++) {
		enum question_role role = q->questions[i].role;

		p->moves_path[i] = role == ROLE_GATE || role == ROLE_BASELINE;
		for (int r = 0; r < p->readers[i].n && !p->moves_path[i]; r++)
			p->moves_path[i] = row_moves_path(p, q, p->readers[i].at[r], i);
	}
	for (int r = 0; r < p->by_effect[EFFECT_PATH].n; r++) {
		int row = p->by_effect[EFFECT_PATH].at[r];
		const struct int_list *members = &p->rows[row].members;

		for (int m = 0; m < members->n; m++)
			p->moves_path[members->at[m]] = true;
	}
}

static bool reads_facts_alone(const struct expr_reads *reads)
{
	return reads->questions->len == 0 && reads->tags == 0 && reads->rules->len == 0 &&
	       !reads->reads_it && !reads->reads_text && (reads->measures & running_measures) == 0;
}

/* Texts are kept by value: what they match is dearer to find out than to compare. */
static void plan_condition(struct plan *p, const struct expr *e, int row)
{
	struct expr_reads reads = { 0 };

	if (e == NULL)
		return;
	expr_reads_collect(&reads, e);
	if (row >= 0 && reads_facts_alone(&reads))
		list_add(&p->fact_rows, row);
	else
		p->facts_read |= reads.measures & ~running_measures;
	expr_reads_clear(&reads);
}

static void plan_facts(struct plan *p, const struct questionnaire *q)
{
	for (int i = 0; i < q->n_questions; i++) {
		const struct question *question = &q->questions[i];

		plan_condition(p, question->when, -1);
		for (int k = 0; k < question->n_from; k++)
			p->facts_read |= G_GUINT64_CONSTANT(1) << question->from[k];
	}
	for (int i = 0; i < q->n_rules; i++) {
		if (q->rules[i].effect == EFFECT_FINDING)
			continue;
		plan_condition(p, q->rules[i].when, i);
		plan_condition(p, q->rules[i].path_if, -1);
	}
}

struct plan *plan_new(const struct questionnaire *q)
{
	struct plan *p = g_new0(struct plan, 1);

	p->n_rows = q->n_rules;
	p->n_readers = q->n_questions;
	p->rows = g_new0(struct plan_row, q->n_rules);
	p->readers = g_new0(struct int_list, q->n_questions);
	for (int i = 0; i < q->n_questions; i++) {
		enum question_role role = q->questions[i].role;

		if (role == ROLE_GATE || role == ROLE_BASELINE)
			list_add(&p->required, i);
		else if (role == ROLE_WEIGHTED)
			list_add(&p->weighted, i);
	}
	for (int i = 0; i < q->n_rules; i++)
		plan_row(p, q, i);
	for (int i = 0; i < q->n_rules; i++)
		plan_reads(p, q, i, q->rules[i].path_if);
	plan_twins(p, q);
	plan_paths(p, q);
	plan_moves(p, q);
	plan_facts(p, q);
	p->max_conditions++;
	return p;
}

void plan_free(struct plan *p)
{
	if (p == NULL)
		return;
	for (int i = 0; i < p->n_rows; i++) {
		g_free(p->rows[i].members.at);
		g_free(p->rows[i].named.at);
	}
	for (int i = 0; i < p->n_readers; i++)
		g_free(p->readers[i].at);
	for (int e = 0; e < EFFECT_COUNT; e++)
		g_free(p->by_effect[e].at);
	g_free(p->rows);
	g_free(p->readers);
	g_free(p->required.at);
	g_free(p->weighted.at);
	g_free(p->soft_stops.at);
	g_free(p->fact_rows.at);
	g_free(p->tokens);
	g_free(p->section_path);
	g_free(p->moves_path);
	g_free(p);
}
