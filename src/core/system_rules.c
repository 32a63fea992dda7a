/*
 * Services may be judged by different questionnaires: findings are kept by id and effect,
 * and what is said of one is what the first questionnaire that has it says.
 */
#include "config.h"

#include "core/system_rules.h"

#include <string.h>

#include "core/expr.h"
#include "core/plan.h"
#include "core/standing.h"

static const char *const weight_names[] = { "stops", "condition", "system", "good" };
G_STATIC_ASSERT(G_N_ELEMENTS(weight_names) == FINDING_COUNT);

struct asking {			/* of services that go by one questionnaire */
	const struct questionnaire *q;
	struct standing now;
	guint64 *measures;	/* per rule row; 0 = not about a portfolio */
	struct system_finding **found;	/* per rule row */
	GPtrArray *findings;
};

const char *finding_weight_name(enum finding_weight w)
{
	g_return_val_if_fail((unsigned)w < FINDING_COUNT, NULL);
	return weight_names[w];
}

static void finding_free(struct system_finding *f)
{
	g_array_unref(f->services);
	g_free(f);
}

/* Registered numbers a rule reads, also through the questions they stand in for. */
static guint64 numbers_read(const struct questionnaire *q, const struct rule *rule)
{
	struct expr_reads reads = { 0 };
	guint64 measures, numbers = 0;

	expr_reads_collect(&reads, rule->when);
	measures = reads.measures;
	for (guint i = 0; i < reads.questions->len; i++) {
		const struct question *qn =
			&q->questions[g_array_index(reads.questions, int, i)];

		for (int k = 0; k < qn->n_from; k++)
			measures |= G_GUINT64_CONSTANT(1) << qn->from[k];
	}
	expr_reads_clear(&reads);
	for (int m = 0; m < MEASURE_FACT_COUNT; m++)
		if (!measure_is_text(m))
			numbers |= measures & G_GUINT64_CONSTANT(1) << m;
	return numbers;
}

static guint64 portfolio_measures(const struct questionnaire *q, const struct rule *rule)
{
	guint64 numbers;

	if (rule->each_tag != RULE_EACH_NONE || rule->effect == EFFECT_PATH ||
	    rule->effect == EFFECT_SMELL)
		return 0;
	numbers = numbers_read(q, rule);
	return rule->affects != AFFECTS_SERVICE || rule->effect == EFFECT_FAIL ? numbers : 0;
}

static bool reads_system_answer(const struct questionnaire *q, const struct rule *rule)
{
	struct expr_reads reads = { 0 };
	bool found = false;

	expr_reads_collect(&reads, rule->when);
	for (guint i = 0; i < reads.questions->len; i++)
		found |= q->questions[g_array_index(reads.questions, int, i)].scope ==
			 SCOPE_SYSTEM;
	expr_reads_clear(&reads);
	return found;
}

bool system_rules_read_answers(const struct questionnaire *q)
{
	for (int r = 0; r < q->n_rules; r++)
		if (portfolio_measures(q, &q->rules[r]) != 0 &&
		    reads_system_answer(q, &q->rules[r]))
			return true;
	return false;
}

static void asking_clear(struct asking *a)
{
	if (a->q != NULL)
		standing_clear(&a->now);
	g_clear_pointer(&a->measures, g_free);
	g_clear_pointer(&a->found, g_free);
	a->q = NULL;
}

static void asking_set(struct asking *a, const struct questionnaire *q)
{
	if (a->q == q)
		return;
	asking_clear(a);
	a->q = q;
	standing_init(&a->now, q);
	a->measures = g_new0(guint64, q->n_rules);
	a->found = g_new0(struct system_finding *, q->n_rules);
	for (int r = 0; r < q->n_rules; r++)
		a->measures[r] = portfolio_measures(q, &q->rules[r]);
}

static enum finding_weight weight_of(const struct rule *rule)
{
	if (rule->effect == EFFECT_STOP || rule->effect == EFFECT_FAIL)
		return FINDING_STOPS;
	if (rule->effect == EFFECT_CONDITION)
		return FINDING_CONDITION;
	return rule->fix != NULL ? FINDING_SYSTEM : FINDING_GOOD;
}

static struct system_finding *find(const GPtrArray *findings, const struct rule *rule)
{
	for (guint i = 0; i < findings->len; i++) {
		struct system_finding *f = findings->pdata[i];

		if (strcmp(f->rule->id, rule->id) == 0 && f->rule->effect == rule->effect)
			return f;
	}
	return NULL;
}

static struct system_finding *finding_of(struct asking *a, int row)
{
	const struct rule *rule = &a->q->rules[row];
	struct system_finding *f = a->found[row];

	if (f == NULL)
		f = find(a->findings, rule);
	if (f == NULL) {
		f = g_new0(struct system_finding, 1);
		f->rule = rule;
		f->weight = weight_of(rule);
		f->measures = a->measures[row];
		f->services = g_array_new(FALSE, FALSE, sizeof(int));
		g_ptr_array_add(a->findings, f);
	}
	a->found[row] = f;
	return f;
}

static void ask(struct asking *a, const struct inputs *in, int service)
{
	struct eval_env env = { .in = in, .it = -1 };

	asking_set(a, in->q);
	standing_take(&a->now, in);
	env.states = a->now.states;
	for (int r = 0; r < a->q->n_rules; r++) {
		struct system_finding *f;

		if (a->measures[r] == 0 || expr_eval(a->q->rules[r].when, &env) != TRI_YES)
			continue;
		f = finding_of(a, r);
		if (f->rule->affects == AFFECTS_SYSTEM)
			continue;
		g_array_append_val(f->services, service);
		f->lifted += a->now.waived_rows[r];
	}
}

static int worst_first(gconstpointer a, gconstpointer b)
{
	const struct system_finding *const *x = a, *const *y = b;

	if ((*x)->weight != (*y)->weight)
		return (int)(*x)->weight - (int)(*y)->weight;
	return (int)(*y)->services->len - (int)(*x)->services->len;
}

GPtrArray *system_findings(struct inputs *const *in, int n)
{
	GPtrArray *findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	struct asking a = { .findings = findings };

	for (int i = 0; i < n; i++)
		if (in[i] != NULL)
			ask(&a, in[i], i);
	asking_clear(&a);
	g_ptr_array_sort(findings, worst_first);	/* stable: a merge sort */
	return findings;
}
