/*
 * Flips against brute force: what they say is tried, and on sets where few answers
 * do not pass every smaller combination is tried too.
 */
#include "config.h"

#include <string.h>

#include "core/flip_trial.h"
#include "core/flips.h"
#include "judging.h"
#include "testlib.h"

enum { CANDS_MAX = 9 };

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
	bool too_many;
};

static void add_cand(struct cands *cs, int question, int rule, struct value value)
{
	if (cs->n == CANDS_MAX) {
		cs->too_many = true;
		value_clear(&value);
		return;
	}
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

static void apply(struct inputs *in, const struct cands *cs, unsigned set)
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

static bool is_better(const struct inputs *in, const struct cands *cs, unsigned set,
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
static bool is_earlier(unsigned a, unsigned b)
{
	unsigned differ = a ^ b;

	return differ != 0 && (a & (differ & -differ)) != 0;
}

/* The best set by trying all, as bits over cs; 0 when none is enough. */
static unsigned brute_force(const struct inputs *in, const struct cands *cs,
			    enum verdict_token token)
{
	unsigned best = 0;
	gint64 best_points = 0;

	for (int size = 1; size <= cs->n && best == 0; size++)
		for (unsigned set = 1; set < 1u << cs->n; set++) {
			gint64 points;

			if (__builtin_popcount(set) != size ||
			    !is_better(in, cs, set, token, &points))
				continue;
			if (best == 0 || points > best_points ||
			    (points == best_points && is_earlier(set, best))) {
				best = set;
				best_points = points;
			}
		}
	return best;
}

static unsigned flips_as_set(const GArray *flips, const struct cands *cs)
{
	unsigned set = 0;

	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);

		for (int k = 0; k < cs->n; k++)
			if (cs->at[k].question == f->question && cs->at[k].rule == f->rule)
				set |= 1u << k;
	}
	return set;
}

static void test_smallest(void)
{
	int no_go = 0, conditional = 0, impossible = 0;

	for (guint32 seed = 1; seed <= rounds(2500) && !g_test_failed(); seed++) {
		g_autoptr(inputs) in = make_set(seed, true);
		g_autoptr(verdict) v = verdict_compute(in);
		struct cands cs = { .n = 0 };
		unsigned best, found;

		if (v->token != VERDICT_NO_GO && v->token != VERDICT_CONDITIONAL)
			continue;
		find_cands(&cs, in, v->token);
		if (!cs.too_many) {
			verdict_add_flips(v, in);
			best = brute_force(in, &cs, v->token);
			found = flips_as_set(v->flips, &cs);
			if (__builtin_popcount(found) != (int)v->flips->len)
				fail_set(seed, "a flip that is no candidate", in);
			if (__builtin_popcount(best) != __builtin_popcount(found))
				fail_set(seed, "not the smallest set", in);
			/* From CONDITIONAL the order of choosing is given, not the points. */
			if (v->token == VERDICT_NO_GO && best != found)
				fail_set(seed, "not the best of the smallest", in);
			no_go += v->token == VERDICT_NO_GO && best != 0;
			conditional += v->token == VERDICT_CONDITIONAL && best != 0;
			impossible += best == 0;
		}
		cands_clear(&cs);
	}
	g_test_message("%d no-go, %d conditional, %d where facts stand in the way", no_go,
		       conditional, impossible);
	g_assert_cmpint(no_go, >, 50);
	g_assert_cmpint(conditional, >, 50);
	g_assert_cmpint(impossible, >, 10);
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
