/*
 * What must hold for every set of answers, tried on thousands of random ones: more
 * is never worse, best and worst bracket what can still come, what is called
 * decided is. Flips have their own file. A failure prints the seed of its set.
 */
#include "config.h"

#include <string.h>

#include "core/flip_trial.h"
#include "judging.h"
#include "testlib.h"

enum { OPEN_MAX = 3 };		/* questions whose completions are all tried */

static int rounds(int n)
{
	return test_is_long() ? 20 * n : n;
}

static void fail_set(guint32 seed, const char *what, const struct inputs *in,
		     const struct inputs *other)
{
	g_autoptr(verdict) v = verdict_compute(in);
	g_autofree char *dump = judging_dump(v, in->q);

	g_test_message("seed %u: %s", seed, what);
	g_test_message("%s", dump);
	for (int i = 0; i < in->q->n_questions; i++) {
		const struct question *q = &in->q->questions[i];
		g_autofree char *value = value_format(&in->answers[i].value, q);
		g_autofree char *changed = value_format(&other->answers[i].value, q);

		if (strcmp(value, changed) != 0)
			g_test_message("changed: %s %s -> %s", q->id, value, changed);
	}
	if (in != other) {
		g_autoptr(verdict) w = verdict_compute(other);
		g_autofree char *after = judging_dump(w, in->q);

		g_test_message("after: %s", after);
	}
	g_test_fail();
}

/* The answers of each round come from one number, which a failure prints. */
#define FOR_RANDOM_SETS(n, small, in, seed) \
	for (guint32 seed = 1; seed <= (guint32)rounds(n) && !g_test_failed(); seed++) \
		for (struct inputs *in = make_set(seed, small); in != NULL; in = drop_set(in))

static struct inputs *drop_set(struct inputs *in)
{
	inputs_free(in);
	return NULL;
}

static struct inputs *make_set(guint32 seed, bool small)
{
	const struct questionnaire *q = judging_questionnaire();
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);

	return q != NULL ? judging_random(q, rand, small) : NULL;
}

static bool has_open(const struct inputs *in)
{
	for (int i = 0; i < in->q->n_questions; i++)
		if (inputs_is_open(in, i))
			return true;
	return false;
}

static void test_order(void)
{
	int met[VERDICT_COUNT] = { 0 }, leanings[VERDICT_COUNT] = { 0 };

	FOR_RANDOM_SETS(4000, seed % 3 == 0, in, seed) {
		g_autoptr(verdict) v = verdict_compute(in);
		bool nothing_known = v->leaning == VERDICT_INCOMPLETE;

		met[v->token]++;
		leanings[v->leaning]++;
		if (v->worst > v->best || (int)v->worst > v->leaning ||
		    v->leaning > (int)v->best)
			fail_set(seed, "worst <= leaning <= best", in, in);
		if (v->token == VERDICT_GO && v->worst < VERDICT_CONDITIONAL)
			fail_set(seed, "GO implies worst >= CONDITIONAL", in, in);
		if (!has_open(in) && (v->token != v->best || v->token != v->worst ||
				      v->leaning != (int)v->token))
			fail_set(seed, "nothing open: all are the same", in, in);
		if (v->token != VERDICT_INCOMPLETE && v->leaning != (int)v->token)
			fail_set(seed, "leaning is the verdict unless incomplete", in, in);
		if ((v->path == NULL) != nothing_known)
			fail_set(seed, "every leaning has a path", in, in);
		if (v->path_decided && !v->decided)
			fail_set(seed, "a decided path has a decided verdict", in, in);
		if ((v->token == VERDICT_INCOMPLETE) != (v->open->len > 0))
			fail_set(seed, "incomplete says what is required", in, in);
		if ((v->token == VERDICT_NO_GO) != (v->stops->len > 0))
			fail_set(seed, "no-go says what stops", in, in);
		if (v->token == VERDICT_CONDITIONAL && v->conditions->len == 0)
			fail_set(seed, "conditional says on what", in, in);
	}
	for (int t = 0; t < VERDICT_COUNT; t++) {
		g_test_message("%s: %d verdicts, %d leanings", verdict_name(t), met[t],
			       leanings[t]);
		g_assert_cmpint(met[t], >, 20);
		g_assert_cmpint(leanings[t], >, 20);
	}
}

static void test_same_bytes(void)
{
	FOR_RANDOM_SETS(100, false, in, seed) {
		g_autoptr(inputs) copy = inputs_dup(in);
		g_autoptr(verdict) v = verdict_compute(in);
		g_autoptr(verdict) w = verdict_compute(copy);
		g_autofree char *one = NULL, *two = NULL;

		verdict_add_flips(v, in);
		verdict_add_flips(w, copy);
		one = judging_dump(v, in->q);
		two = judging_dump(w, in->q);
		if (strcmp(one, two) != 0)
			fail_set(seed, "same input, same bytes", in, in);
	}
}

/*
 * Not lower in any respect. Two steps of the leaning are none down: from "nothing
 * to lean on" to a first word, and from the GO of an incomplete set to CONDITIONAL
 * when nothing required is open any more, for only then do open conditions count.
 */
static bool is_lower(const struct verdict *v, const struct verdict *before)
{
	bool leaning = v->leaning < before->leaning &&
		       before->leaning != VERDICT_INCOMPLETE &&
		       !(before->token == VERDICT_INCOMPLETE &&
			 v->token == VERDICT_CONDITIONAL);

	return v->token < before->token || v->best < before->best ||
	       v->worst < before->worst || leaning;
}

/* One step up: fail to partial, partial to pass, one item more. */
static bool improve(struct trial *t, int question, GRand *rand)
{
	const struct question *q = &t->q->questions[question];
	struct value *v = &t->in->answers[question].value, better = { 0 };
	enum state state = value_state(v, q);

	if (v->kind == VALUE_NA || state == STATE_PASS)
		return false;
	if (v->kind == VALUE_ITEMS && q->role != ROLE_INFO)
		better = (struct value){ .kind = VALUE_ITEMS,
					 .items = v->items | (v->items + 1) };
	else if (q->kind == KIND_YNPU && state == STATE_FAIL && g_rand_boolean(rand))
		better = (struct value){ .kind = VALUE_CHOICE, .choice = 1 };
	else if (!trial_pass_value(t, question, &better))
		return false;
	value_clear(v);
	*v = better;
	return true;
}

static void test_more_is_never_worse(void)
{
	int tried = 0;

	FOR_RANDOM_SETS(600, seed % 3 == 0, in, seed) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
		g_autoptr(verdict) before = verdict_compute(in);

		for (int i = 0; i < in->q->n_questions; i++) {
			g_autoptr(verdict) after = NULL;
			struct trial t;

			trial_init(&t, in);
			trial_judge(&t);
			if (improve(&t, i, rand)) {
				after = verdict_compute(t.in);
				tried++;
				if (is_lower(after, before))
					fail_set(seed, "better is never worse", in, t.in);
			}
			trial_clear(&t);
		}
	}
	g_assert_cmpint(tried, >, 1000);
}

static void test_waivers_never_harm(void)
{
	FOR_RANDOM_SETS(300, seed % 3 == 0, in, seed) {
		g_autoptr(verdict) before = verdict_compute(in);

		for (int i = 0; i < in->q->n_questions + in->q->n_rules; i++) {
			g_autoptr(inputs) waived = inputs_dup(in);
			g_autoptr(verdict) after = NULL;
			const char *id = i < in->q->n_questions ?
				question_label(&in->q->questions[i]) :
				in->q->rules[i - in->q->n_questions].id;

			inputs_add_waiver(waived, id, "Kim", "isolation", "2026-11-01",
					  "2026-12-01");
			after = verdict_compute(waived);
			if (is_lower(after, before))
				fail_set(seed, "a waiver never lowers", in, waived);
		}
	}
}

/* Answers most open questions, so that the completions of the rest can be counted. */
static int leave_few_open(struct inputs *in, int open[OPEN_MAX], GRand *rand)
{
	int n = 0, keep = g_rand_int_range(rand, 1, OPEN_MAX + 1);
	int offset = g_rand_int_range(rand, 0, in->q->n_questions);

	for (int k = 0; k < in->q->n_questions; k++) {
		int i = (k + offset) % in->q->n_questions;

		if (!inputs_is_open(in, i))
			continue;
		if (n < keep)
			open[n++] = i;
		else
			judging_random_answer(in, i, rand, 10);
	}
	/* What a condition hides or shows may have changed with the answers. */
	for (int k = 0; k < n; k++)
		if (!inputs_is_open(in, open[k]))
			open[k--] = open[--n];
	return n;
}

/* Answer number `which' of a question; false when there are no more. */
static bool nth_answer(struct inputs *in, int question, int which)
{
	static const gint64 numbers[] = { 0, 1, 2, 3, 4, 6, 9, 10, 12 };
	const struct question *q = &in->q->questions[question];
	struct value *v = &in->answers[question].value;

	value_clear(v);
	if (q->allows_na && which-- == 0) {
		v->kind = VALUE_NA;
		return true;
	}
	switch (q->kind) {
	case KIND_YNPU:
	case KIND_CHOICE:
		*v = (struct value){ .kind = VALUE_CHOICE, .choice = which };
		return which < q->n_choices;
	case KIND_MULTI:
		*v = (struct value){ .kind = VALUE_ITEMS,
				     .items = (G_GUINT64_CONSTANT(1) << which) - 1 };
		return which <= q->n_choices;
	case KIND_NUMBER:
		if (which >= (int)G_N_ELEMENTS(numbers))
			return false;
		*v = (struct value){ .kind = VALUE_NUMBER,
			.number = CLAMP(numbers[which], q->min, MAX(q->min + 1, q->max)) };
		return true;
	default:
		*v = (struct value){ .kind = VALUE_TEXT,
			.text = g_strdup(which == 0 ? "Orders" : "backend team, get_user") };
		return which < 2;
	}
}

static bool same_way(const struct verdict *a, const struct verdict *b)
{
	if (g_strcmp0(a->path, b->path) != 0 || a->next_paths->len != b->next_paths->len)
		return false;
	for (guint i = 0; i < a->next_paths->len; i++)
		if (strcmp(g_ptr_array_index(a->next_paths, i),
			   g_ptr_array_index(b->next_paths, i)) != 0)
			return false;
	for (guint i = 0; i < a->gates->len; i++) {
		const struct gate_line *x = &g_array_index(a->gates, struct gate_line, i);
		const struct gate_line *y = &g_array_index(b->gates, struct gate_line, i);

		if ((x->state == STATE_FAIL) != (y->state == STATE_FAIL))
			return false;
	}
	return true;
}

struct bracket {
	guint32 seed;
	const struct inputs *set;
	const struct verdict *v;
	const int *open;
	int n_open, completions, decided, path_decided;
};

static void check_completion(struct bracket *b, const struct inputs *in)
{
	g_autoptr(verdict) w = verdict_compute(in);

	b->completions++;
	if (w->token < b->v->worst || w->token > b->v->best)
		fail_set(b->seed, "worst <= every completion <= best", b->set, in);
	if (b->v->path_decided && !same_way(b->v, w))
		fail_set(b->seed, "a decided path stays", b->set, in);
}

static void complete(struct bracket *b, struct inputs *in, int k)
{
	if (k == b->n_open) {
		check_completion(b, in);
		return;
	}
	for (int which = 0; nth_answer(in, b->open[k], which) && !g_test_failed(); which++)
		complete(b, in, k + 1);
	value_clear(&in->answers[b->open[k]].value);
}

static void test_bracket(void)
{
	int path_decided = 0, decided = 0, completions = 0;

	FOR_RANDOM_SETS(1200, seed % 2 == 0, in, seed) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(~seed);
		int open[OPEN_MAX], n = leave_few_open(in, open, rand);
		g_autoptr(verdict) v = verdict_compute(in);
		g_autoptr(inputs) work = inputs_dup(in);
		struct bracket b = { seed, in, v, open, n, 0, 0, 0 };

		if (n == 0)
			continue;
		complete(&b, work, 0);
		completions += b.completions;
		decided += v->decided;
		path_decided += v->path_decided;
	}
	g_test_message("%d completions, %d sets decided, %d with their path", completions,
		       decided, path_decided);
	g_assert_cmpint(path_decided, >, 20);
	g_assert_cmpint(decided, >, path_decided);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/verdict/order", test_order);
	g_test_add_func("/verdict/same-bytes", test_same_bytes);
	g_test_add_func("/verdict/more-is-never-worse", test_more_is_never_worse);
	g_test_add_func("/verdict/waivers-never-harm", test_waivers_never_harm);
	g_test_add_func("/verdict/bracket", test_bracket);
	return test_run();
}
