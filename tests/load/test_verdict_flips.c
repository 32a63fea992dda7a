/*
 * Flips against brute force: what they say is tried, and every combination that is
 * smaller, as long as there are not too many of them.
 */
#include "config.h"

#include <string.h>

#include "core/flip_trial.h"
#include "core/flips.h"
#include "judging.h"
#include "testlib.h"

enum { CANDS_MAX = 64, TRIES_MAX = 2500 };

static guint32 rounds(guint32 n)
{
	return test_is_long() ? 20 * n : n;
}

static void fail_set(guint32 seed, const char *what, const struct inputs *in)
{
	g_autoptr(verdict) v = verdict_compute(in);
	g_autofree char *dump = NULL;

	verdict_add_flips(v, in);
	dump = judging_dump(v, in->q);
	g_test_message("seed %u: %s", seed, what);
	g_test_message("%s", dump);
	for (int i = 0; i < in->q->n_questions; i++) {
		g_autofree char *value = value_format(&in->answers[i].value,
						      &in->q->questions[i]);

		g_test_message("%s=%s", in->q->questions[i].id, value);
	}
	g_test_fail();
}

static struct inputs *make_set(guint32 seed, bool small)
{
	const struct questionnaire *q = judging_questionnaire();
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);

	return q != NULL ? judging_random(q, rand, small) : NULL;
}

static enum verdict_token judge(const struct inputs *in)
{
	g_autoptr(verdict) v = verdict_compute(in);

	return v->token;
}

/* What one flip may be: a question, or a smell to justify (rule). */
struct cand {
	int question, rule;
	struct value value;
};

struct cands {
	struct cand at[CANDS_MAX];
	int n;
};

static void add_cand(struct cands *cs, int question, int rule, struct value value)
{
	g_assert_cmpint(cs->n, <, CANDS_MAX);
	cs->at[cs->n++] = (struct cand){ question, rule, value };
}

static void cands_clear(struct cands *cs)
{
	for (int i = 0; i < cs->n; i++)
		value_clear(&cs->at[i].value);
}

static bool same_value(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && a->choice == b->choice && a->number == b->number &&
	       a->items == b->items;
}

/* All answers that could be better: known ones only to leave a NO-GO. */
static void find_cands(struct cands *cs, const struct inputs *in, enum verdict_token token)
{
	struct trial t;

	*cs = (struct cands){ .n = 0 };
	trial_init(&t, in);
	trial_judge(&t);
	for (int i = 0; i < in->q->n_questions; i++) {
		enum eval_state state = t.judge.now.states[i];
		bool open = value_is_open(&in->answers[i].value);
		struct value value = { 0 };

		if (state == EVAL_PASS || state == EVAL_NA || state == EVAL_HIDDEN)
			continue;
		if (open && (token == VERDICT_NO_GO || state != EVAL_OPEN))
			continue;
		if (!trial_pass_value(&t, i, &value) ||
		    same_value(&value, &in->answers[i].value))
			value_clear(&value);
		else
			add_cand(cs, i, -1, value);
	}
	for (int i = 0; i < t.judge.best->smells.n && token == VERDICT_CONDITIONAL; i++)
		if (!t.judge.best->smells.at[i].counted)
			add_cand(cs, -1, t.judge.best->smells.at[i].rule,
				 (struct value){ 0 });
	trial_clear(&t);
}

static void apply(struct inputs *in, const struct cands *cs, guint64 set)
{
	for (int i = 0; i < cs->n; i++) {
		const struct cand *c = &cs->at[i];

		if (!(set >> i & 1))
			continue;
		if (c->question < 0) {
			inputs_add_justification(in, in->q->rules[c->rule].id, "Kim", "planned");
			continue;
		}
		value_clear(&in->answers[c->question].value);
		value_copy(&in->answers[c->question].value, &c->value);
	}
}

static bool is_better(const struct inputs *in, const struct cands *cs, guint64 set,
		      enum verdict_token token, gint64 *points)
{
	g_autoptr(inputs) copy = inputs_dup(in);
	g_autoptr(verdict) v = NULL;

	apply(copy, cs, set);
	v = verdict_compute(copy);
	*points = v->score.points;
	return token == VERDICT_CONDITIONAL ? v->token == VERDICT_GO :
					      v->token > VERDICT_NO_GO;
}

/* Of equally many: the smallest position that only one of them has decides. */
static bool is_earlier(guint64 a, guint64 b)
{
	guint64 differ = a ^ b;

	return differ != 0 && (a & (differ & -differ)) != 0;
}

struct brute {
	const struct inputs *in;
	const struct cands *cs;
	enum verdict_token token;
	guint64 best;		/* bits over cs; 0 = none is enough */
	gint64 best_points;
};

/* Tries all sets that add `size' candidates from `first' on. */
static void try_sets(struct brute *b, guint64 set, int first, int size)
{
	gint64 points;

	for (int i = first; size > 0 && i + size <= b->cs->n; i++)
		try_sets(b, set | G_GUINT64_CONSTANT(1) << i, i + 1, size - 1);
	if (size > 0 || !is_better(b->in, b->cs, set, b->token, &points))
		return;
	if (b->best == 0 || points > b->best_points ||
	    (points == b->best_points && is_earlier(set, b->best))) {
		b->best = set;
		b->best_points = points;
	}
}

static int tries(int n, int size)
{
	double all = 0, of_size = 1;

	for (int k = 1; k <= size; k++) {
		of_size = of_size * (n - k + 1) / k;
		all += of_size;
	}
	return all > TRIES_MAX ? TRIES_MAX + 1 : (int)all;
}

static guint64 flips_as_set(const GArray *flips, const struct cands *cs)
{
	guint64 set = 0;

	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);

		for (int k = 0; k < cs->n; k++)
			if (cs->at[k].question == f->question && cs->at[k].rule == f->rule)
				set |= G_GUINT64_CONSTANT(1) << k;
	}
	return set;
}

/* Returns the size of the set found, 0 for none; -1 when there is too much to try. */
static int check_smallest(guint32 seed, const struct inputs *in, const struct verdict *v,
			  const struct cands *cs)
{
	struct brute b = { in, cs, v->token, 0, 0 };
	guint64 found = flips_as_set(v->flips, cs);
	int size = v->flips->len, most = size > 0 ? size : cs->n;

	if (tries(cs->n, most) > TRIES_MAX)
		return -1;
	if (__builtin_popcountll(found) != size)
		fail_set(seed, "a flip that is no candidate", in);
	for (int n = 1; n <= most && b.best == 0; n++)
		try_sets(&b, 0, 0, n);
	if (__builtin_popcountll(b.best) != size)
		fail_set(seed, "not the smallest set", in);
	/* From CONDITIONAL the order of choosing is given, not the points. */
	if (v->token == VERDICT_NO_GO && b.best != found)
		fail_set(seed, "not the best of the smallest", in);
	return size;
}

static void test_smallest(void)
{
	int met[VERDICT_COUNT] = { 0 }, none = 0, large = 0;

	for (guint32 seed = 1; seed <= rounds(1800) && !g_test_failed(); seed++) {
		g_autoptr(inputs) in = make_set(seed, seed % 3 != 0);
		g_autoptr(verdict) v = verdict_compute(in);
		struct cands cs = { .n = 0 };
		int size;

		if (v->token != VERDICT_NO_GO && v->token != VERDICT_CONDITIONAL)
			continue;
		verdict_add_flips(v, in);
		find_cands(&cs, in, v->token);
		size = check_smallest(seed, in, v, &cs);
		met[v->token] += size > 0;
		none += size == 0;
		large += size > 0 && cs.n > 12;
		cands_clear(&cs);
	}
	g_test_message("%d no-go, %d conditional, %d with many candidates, %d where facts "
		       "stand in the way", met[VERDICT_NO_GO], met[VERDICT_CONDITIONAL],
		       large, none);
	g_assert_cmpint(met[VERDICT_NO_GO], >, 50);
	g_assert_cmpint(met[VERDICT_CONDITIONAL], >, 50);
	g_assert_cmpint(large, >, 50);
	g_assert_cmpint(none, >, 10);
}

static void check_applied(guint32 seed, const struct inputs *in, const struct verdict *v)
{
	g_autoptr(inputs) copy = inputs_dup(in);
	int last = -1;

	for (guint i = 0; i < v->flips->len; i++) {
		const struct flip *f = &g_array_index(v->flips, struct flip, i);
		int at = f->question >= 0 ? f->question : in->q->n_questions + f->rule;

		if (at <= last)
			fail_set(seed, "flips stand in file order", in);
		last = at;
	}
	if (v->flips->len > 0 && v->token != VERDICT_NO_GO && v->token != VERDICT_CONDITIONAL)
		fail_set(seed, "no flips for GO and INCOMPLETE", in);
	if (!flips_apply(copy, v->flips))
		fail_set(seed, "flips can be applied", in);
	if (v->flips->len > 0 && judge(copy) <= v->token)
		fail_set(seed, "flips give a better verdict", in);
}

/* Where nothing is proposed, even everything at once is not enough. */
static void check_empty(guint32 seed, const struct inputs *in, const struct verdict *v)
{
	g_autoptr(inputs) copy = inputs_dup(in);
	struct trial t;

	trial_init(&t, in);
	trial_judge(&t);
	for (int i = 0; i < in->q->n_questions; i++) {
		bool open = value_is_open(&in->answers[i].value);
		enum eval_state state = t.judge.now.states[i];
		struct value value = { 0 };

		if (state == EVAL_NA || state == EVAL_HIDDEN || state == EVAL_PASS ||
		    (open && (v->token == VERDICT_NO_GO || state != EVAL_OPEN)) ||
		    !trial_pass_value(&t, i, &value))
			continue;
		value_clear(&copy->answers[i].value);
		copy->answers[i].value = value;
	}
	trial_clear(&t);
	for (int r = 0; r < in->q->n_rules && v->token == VERDICT_CONDITIONAL; r++)
		inputs_add_justification(copy, in->q->rules[r].id, "Kim", "planned");
	if (v->token == VERDICT_NO_GO ? judge(copy) > VERDICT_NO_GO :
					judge(copy) == VERDICT_GO)
		fail_set(seed, "a set of answers was enough", in);
}

static void test_applied(void)
{
	gint64 started = g_get_monotonic_time(), longest = 0;
	int found = 0, empty = 0;

	for (guint32 seed = 1; seed <= rounds(2000) && !g_test_failed(); seed++) {
		g_autoptr(inputs) in = make_set(seed, seed % 4 == 0);
		g_autoptr(verdict) v = verdict_compute(in);
		gint64 now = g_get_monotonic_time();

		verdict_add_flips(v, in);
		longest = MAX(longest, g_get_monotonic_time() - now);
		check_applied(seed, in, v);
		found += v->flips->len > 0;
		if (v->flips->len > 0 ||
		    (v->token != VERDICT_NO_GO && v->token != VERDICT_CONDITIONAL))
			continue;
		check_empty(seed, in, v);
		empty++;
	}
	g_test_message("%d found, %d empty, longest %d us, all %d ms", found, empty,
		       (int)longest, (int)((g_get_monotonic_time() - started) / 1000));
	g_assert_cmpint(found, >, 200);
	g_assert_cmpint(empty, >, 50);
}

/* The first failing answer of a scored question, as it is stored. */
static char *failing(const struct question *q)
{
	if (q->kind == KIND_MULTI)
		return g_strdup("none");
	for (int i = 0; i < q->n_choices; i++)
		if (q->choices[i].state == STATE_FAIL)
			return g_strdup(q->choices[i].value);
	return NULL;
}

static bool lists(const GArray *worse, int question)
{
	for (guint i = 0; i < worse->len; i++)
		if (g_array_index(worse, struct flip, i).question == question)
			return true;
	return false;
}

static void check_worse(guint32 seed, const struct inputs *in, const struct verdict *v)
{
	for (int i = 0; i < in->q->n_questions && !g_test_failed(); i++) {
		enum state state = inputs_state(in, i);
		g_autoptr(inputs) copy = NULL;
		g_autoptr(verdict) w = NULL;
		g_autofree char *fail = NULL;
		bool lower;

		if ((state != STATE_PASS && state != STATE_PARTIAL) ||
		    in->q->questions[i].role == ROLE_INFO) {
			if (lists(v->worse, i))
				fail_set(seed, "worse lists known answers not failing", in);
			continue;
		}
		copy = inputs_dup(in);
		fail = failing(&in->q->questions[i]);
		judging_set(copy, in->q->questions[i].id, fail, in->answers[i].note);
		w = verdict_compute(copy);
		lower = v->token == VERDICT_INCOMPLETE ? w->leaning < v->leaning :
							 w->token < v->token;
		if (lower != lists(v->worse, i))
			fail_set(seed, "worse lists what gives a lower verdict", in);
	}
}

static void test_worse(void)
{
	int listed = 0;

	for (guint32 seed = 1; seed <= rounds(400) && !g_test_failed(); seed++) {
		g_autoptr(inputs) in = make_set(seed, seed % 2 == 0);
		g_autoptr(verdict) v = verdict_compute(in);

		verdict_add_flips(v, in);
		check_worse(seed, in, v);
		listed += v->worse->len;
	}
	g_assert_cmpint(listed, >, 200);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/flips/smallest", test_smallest);
	g_test_add_func("/flips/applied", test_applied);
	g_test_add_func("/flips/worse", test_worse);
	return test_run();
}
