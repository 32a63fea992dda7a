/*
 * The smallest addition that leaves no stop. Answers whose flip has the same
 * effect on what stops count form a class, so only how many to take of each is
 * tried; members go in file order. All other weighted questions give nothing but
 * points and fill up, most points first.
 *
 * Only rows that count something can still stop here (counts of states, counted
 * conditions, the score, a question by name): the caller has dealt with the
 * others. Those rows are asked again for each combination, with the counts
 * that the flips taken leave.
 */
#include "config.h"

#include "core/flip_trial.h"

#include <stdlib.h>
#include <string.h>

/* Enough for every set the shipped questionnaire can bring; a file with many more
 * classes gets the best set found until then. */
enum { STEPS_MAX = 200000 };

struct cand {			/* a known answer that could be better */
	int question;
	enum eval_state before;	/* as it counts unflipped */
	int gain;		/* points */
	/* What makes the effect of its flip; equal in all of a class. */
	int lifts;		/* counted conditions that vanish with it alone */
	int group;		/* count_as group it is one of, or -1 */
	int state;		/* enum eval_state where a stop counts its tags, else -1 */
	int named;		/* the question where a stop names it, else -1 */
	guint64 tags;		/* tags that stops count */
};

struct class {
	struct cand *members;	/* into search.cands */
	int n, taken;
};

struct search {
	struct trial *t;
	struct evaluation *ev;
	struct int_list stops;		/* rows to ask */
	struct int_list scores;		/* counted condition rows that read the score */
	guint64 counted_tags;
	struct cand *cands;		/* those with an effect, by class, file order */
	int n_cands;
	struct class *classes;
	int n_classes;
	struct cand *rest;		/* points only: most first, then file order */
	int n_rest;
	gint64 *rest_gain;		/* of the first n */
	/* the combination at hand */
	struct fraction score;		/* without any flip */
	gint64 gain;
	int counted;			/* conditions, a group as one; without score rows */
	int *group_left;
	int size;
	int steps;
	/* the best so far */
	int best_size;
	gint64 best_gain;
	int *best;			/* questions, file order */
	int *draft;
};

static void list_add(struct int_list *list, int value)
{
	list->at = g_renew(int, list->at, list->n + 1);
	list->at[list->n++] = value;
}

static bool find_rows(struct search *s)
{
	const struct questionnaire *q = s->t->q;
	const struct int_list *stops = &q->plan->by_effect[EFFECT_STOP];
	const struct int_list *conditions = &q->plan->by_effect[EFFECT_CONDITION];

	for (int i = 0; i < stops->n; i++) {
		int row = stops->at[i];

		if (q->rules[row].each_tag == RULE_EACH_NONE && !q->plan->rows[row].constant) {
			list_add(&s->stops, row);
			s->counted_tags |= q->plan->rows[row].tags;
		} else if (s->ev->stopped[row / 64] >> row % 64 & 1) {
			return false;
		}
	}
	for (int i = 0; i < conditions->n; i++) {
		int row = conditions->at[i];

		if (q->rules[row].counted && q->plan->rows[row].reads_score)
			list_add(&s->scores, row);
	}
	return true;
}

static bool is_named_by_stop(const struct search *s, int question)
{
	const struct int_list *readers = &s->t->q->plan->readers[question];

	for (int i = 0; i < readers->n; i++)
		for (int k = 0; k < s->stops.n; k++)
			if (s->stops.at[k] == readers->at[i])
				return true;
	return false;
}

/* Counted conditions of a rule of its own that would vanish with this answer. */
static int rules_quietened(struct search *s, int question)
{
	struct trial *t = s->t;
	struct value given = t->in->answers[question].value, value;
	const struct marks *conditions = &s->ev->conditions;
	int lifted = 0;

	if (t->q->questions[question].role != ROLE_INFO ||
	    !trial_pass_value(t, question, &value))
		return 0;
	t->in->answers[question].value = value;
	for (int i = 0; i < conditions->n; i++) {
		const struct mark *m = &conditions->at[i];
		int row = m->rule;

		if (!m->counted || m->question >= 0 || m->cause == CAUSE_SCORE)
			continue;
		if (!trial_row_fires(t, row) && (t->q->plan->rows[row].twin < 0 ||
		    !trial_row_fires(t, t->q->plan->rows[row].twin)))
			lifted++;
	}
	t->in->answers[question].value = given;
	value_clear(&value);
	return lifted;
}

static struct cand describe(struct search *s, int question)
{
	const struct question *qn = &s->t->q->questions[question];
	const struct marks *conditions = &s->ev->conditions;
	int share = s->t->judge.now.shares[question];
	struct cand c = {
		.question = question,
		.before = s->ev->states[question],
		.gain = share < 0 ? 0 : qn->weight * (1000 - share),
		.lifts = rules_quietened(s, question),
		.group = -1,
		.named = is_named_by_stop(s, question) ? question : -1,
		.tags = qn->tag_bits & s->counted_tags,
	};

	c.state = c.tags != 0 ? (int)c.before : -1;
	for (int i = 0; i < conditions->n; i++) {
		const struct mark *m = &conditions->at[i];

		if (m->question != question || !m->counted)
			continue;
		if (s->t->q->plan->rows[m->rule].group >= 0)
			c.group = s->t->q->plan->rows[m->rule].group;
		else
			c.lifts++;
	}
	return c;
}

static bool is_candidate(const struct search *s, int question)
{
	const struct trial *t = s->t;
	enum eval_state state = t->judge.now.states[question];

	if (t->flipped[question] || value_is_open(&t->in->answers[question].value))
		return false;
	if (t->q->questions[question].role == ROLE_INFO)
		return state == EVAL_KNOWN && t->q->questions[question].feeds_rule;
	return state == EVAL_PARTIAL || state == EVAL_FAIL;
}

static bool gives_points_only(const struct cand *c)
{
	return c->lifts == 0 && c->group < 0 && c->named < 0 && c->tags == 0;
}

#define ORDER(a, b) do { if ((a) != (b)) return (a) < (b) ? -1 : 1; } while (0)

/* Zero for members of one class. The heaviest come first: they are most likely in a
 * smallest set, which then bounds the others. */
static int compare_effect(const struct cand *a, const struct cand *b)
{
	ORDER(b->gain, a->gain);
	ORDER(b->lifts, a->lifts);
	ORDER(b->tags, a->tags);
	ORDER(a->group, b->group);
	ORDER(a->state, b->state);
	ORDER(a->named, b->named);
	return 0;
}

static int compare_cands(const void *a, const void *b)
{
	const struct cand *x = a, *y = b;
	int order = compare_effect(x, y);

	return order != 0 ? order : x->question - y->question;
}

static int compare_rest(const void *a, const void *b)
{
	const struct cand *x = a, *y = b;

	ORDER(y->gain, x->gain);
	return x->question - y->question;
}

static void find_cands(struct search *s)
{
	int n = s->t->q->n_questions;

	s->cands = g_new0(struct cand, n);
	s->rest = g_new0(struct cand, n);
	for (int i = 0; i < n; i++) {
		struct value value = { 0 };
		struct cand c;

		if (!is_candidate(s, i) || !trial_pass_value(s->t, i, &value))
			continue;
		value_clear(&value);
		c = describe(s, i);
		if (!gives_points_only(&c))
			s->cands[s->n_cands++] = c;
		else if (c.gain > 0)
			s->rest[s->n_rest++] = c;
	}
	qsort(s->cands, s->n_cands, sizeof(*s->cands), compare_cands);
	qsort(s->rest, s->n_rest, sizeof(*s->rest), compare_rest);
}

static void find_classes(struct search *s)
{
	s->classes = g_new0(struct class, s->n_cands + 1);
	for (int i = 0; i < s->n_cands; i++) {
		if (i == 0 || compare_effect(&s->cands[i - 1], &s->cands[i]) != 0)
			s->classes[s->n_classes++].members = &s->cands[i];
		s->classes[s->n_classes - 1].n++;
	}
	s->rest_gain = g_new0(gint64, s->n_rest + 1);
	for (int i = 0; i < s->n_rest; i++)
		s->rest_gain[i + 1] = s->rest_gain[i] + s->rest[i].gain;
}

/* Conditions as they count before anything is flipped, score rows left out. */
static void count_conditions(struct search *s)
{
	const struct marks *conditions = &s->ev->conditions;
	const struct plan *plan = s->t->q->plan;

	s->group_left = g_new0(int, plan->n_groups);
	for (int i = 0; i < conditions->n; i++) {
		const struct mark *m = &conditions->at[i];

		if (!m->counted || m->cause == CAUSE_SCORE)
			continue;
		if (m->rule < 0 || plan->rows[m->rule].group < 0 ||
		    s->group_left[plan->rows[m->rule].group]++ == 0)
			s->counted++;
	}
}

/* Whether no stop is left when the combination at hand gains that much. */
static bool is_enough(struct search *s, gint64 gain)
{
	const struct rule *rules = s->t->q->rules;
	struct evaluation *ev = s->ev;
	int counted = s->counted;

	s->steps++;
	evaluation_set_fraction(ev, MEASURE_SCORE_NUM,
				(struct fraction){ s->score.num + gain, s->score.den });
	for (int i = 0; i < s->scores.n; i++)
		counted += expr_eval(rules[s->scores.at[i]].when, &ev->env) == TRI_YES;
	evaluation_set(ev, MEASURE_CONDITIONS_COUNTED, counted);
	for (int i = 0; i < s->stops.n; i++)
		if (expr_eval(rules[s->stops.at[i]].when, &ev->env) == TRI_YES)
			return false;
	return true;
}

static int compare_ints(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* Keeps the combination at hand with the first `fill' of the rest: fewer flips win,
 * then more points, then the smaller list of file positions. */
static void keep(struct search *s, int fill)
{
	gint64 gain = s->gain + s->rest_gain[fill];
	int size = 0, first = 0;

	if (s->best_size >= 0 && s->size + fill == s->best_size && gain < s->best_gain)
		return;
	for (int c = 0; c < s->n_classes; c++)
		for (int m = 0; m < s->classes[c].taken; m++)
			s->draft[size++] = s->classes[c].members[m].question;
	for (int i = 0; i < fill; i++)
		s->draft[size++] = s->rest[i].question;
	qsort(s->draft, size, sizeof(*s->draft), compare_ints);
	if (size == s->best_size && gain == s->best_gain) {
		while (first < size && s->draft[first] == s->best[first])
			first++;
		if (first == size || s->draft[first] > s->best[first])
			return;
	}
	memcpy(s->best, s->draft, size * sizeof(*s->best));
	s->best_size = size;
	s->best_gain = gain;
}

/* The fewest of the rest that are enough, if that is no worse than the best. */
static void try_combination(struct search *s)
{
	int low = 0, high = s->n_rest;

	if (s->best_size >= 0)
		high = MIN(high, s->best_size - s->size);
	if (high < 0 || !is_enough(s, s->gain + s->rest_gain[high]))
		return;
	while (low < high) {
		int middle = (low + high) / 2;

		if (is_enough(s, s->gain + s->rest_gain[middle]))
			high = middle;
		else
			low = middle + 1;
	}
	keep(s, high);
}

static void take(struct search *s, struct class *class)
{
	const struct cand *c = &class->members[class->taken++];

	if (s->t->q->questions[c->question].role != ROLE_INFO)
		s->ev->states[c->question] = EVAL_PASS;
	s->gain += c->gain;
	s->counted -= c->lifts;
	if (c->group >= 0 && --s->group_left[c->group] == 0)
		s->counted--;
	s->size++;
}

static void give_back(struct search *s, struct class *class)
{
	const struct cand *c = &class->members[--class->taken];

	s->ev->states[c->question] = c->before;
	s->gain -= c->gain;
	s->counted += c->lifts;
	if (c->group >= 0 && s->group_left[c->group]++ == 0)
		s->counted++;
	s->size--;
}

/*
 * A class that only lifts conditions is not touched while another one lifts as many
 * and gains more: exchanging a member would be as small and have more points.
 */
static bool is_pointless(const struct search *s, int class)
{
	const struct cand *c = s->classes[class].members;

	if (c->group >= 0 || c->named >= 0 || c->tags != 0)
		return false;
	for (int i = 0; i < class; i++) {
		const struct class *other = &s->classes[i];

		if (other->taken < other->n && other->members->lifts >= c->lifts &&
		    other->members->gain > c->gain)
			return true;
	}
	return false;
}

/* From class on; as deep as there are classes. */
static void combine(struct search *s, int class)
{
	struct class *c = &s->classes[class];
	int most;

	if (s->steps > STEPS_MAX || (s->best_size >= 0 && s->size > s->best_size))
		return;
	if (class == s->n_classes) {
		try_combination(s);
		return;
	}
	most = is_pointless(s, class) ? 0 : c->n;
	combine(s, class + 1);
	while (c->taken < most) {
		take(s, c);
		combine(s, class + 1);
	}
	while (c->taken > 0)
		give_back(s, c);
}

/* Everything at once: if that leaves a stop, facts stand in the way. */
static bool is_possible(struct search *s)
{
	bool enough;

	for (int i = 0; i < s->n_classes; i++)
		while (s->classes[i].taken < s->classes[i].n)
			take(s, &s->classes[i]);
	enough = is_enough(s, s->gain + s->rest_gain[s->n_rest]);
	for (int i = 0; i < s->n_classes; i++)
		while (s->classes[i].taken > 0)
			give_back(s, &s->classes[i]);
	return enough;
}

static void search_init(struct search *s, struct trial *t)
{
	*s = (struct search){
		.t = t,
		.ev = t->judge.best,
		.score = score_assume(&t->judge.now.score, ASSUME_BEST),
		.best_size = -1,
		.best = g_new0(int, t->q->n_questions),
		.draft = g_new0(int, t->q->n_questions),
	};
}

static void search_clear(struct search *s)
{
	g_free(s->stops.at);
	g_free(s->scores.at);
	g_free(s->cands);
	g_free(s->classes);
	g_free(s->rest);
	g_free(s->rest_gain);
	g_free(s->group_left);
	g_free(s->best);
	g_free(s->draft);
}

bool trial_search(struct trial *t)
{
	struct search s;
	bool found = false;

	search_init(&s, t);
	if (find_rows(&s)) {
		find_cands(&s);
		find_classes(&s);
		count_conditions(&s);
		if (is_possible(&s))
			combine(&s, 0);
		found = s.best_size >= 0;
	}
	for (int i = 0; i < s.best_size; i++)
		found = trial_flip(t, s.best[i]) && found;
	search_clear(&s);
	return found;
}
