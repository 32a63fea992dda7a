/*
 * What must hold for every comparison, tried on random assessments of the shipped
 * questionnaire and of two versions of another: the ends are the verdicts themselves,
 * the way back mirrors the way there, the parts of the scope and of the answers are what
 * exchanging by hand gives, and what decided is enough to decide. A failure prints its
 * seed.
 */
#include "config.h"

#include <string.h>

#include "core/compare.h"
#include "judging.h"
#include "load/questionnaire_load.h"
#include "testlib.h"

enum { ROUNDS = 150 };

static const struct questionnaire *versions[3];	/* shipped; first and second version */

struct pair {
	guint32 seed;
	struct inputs *in[2];
	struct verdict *v[2];
	struct compare *there, *back;
};

static void copy_answer(struct inputs *to, const struct inputs *from, int i)
{
	value_clear(&to->answers[i].value);
	value_copy(&to->answers[i].value, &from->answers[i].value);
	g_free(to->answers[i].note);
	to->answers[i].note = g_strdup(from->answers[i].note);
}

/* Half of the pairs differ in a few answers only, so that causes can be told apart. */
static void pair_init(struct pair *p, guint32 seed, const struct questionnaire *a,
		      const struct questionnaire *b)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	struct compare_side sides[2], mirrored[2];

	p->seed = seed;
	p->in[0] = judging_random(a, rand, seed % 3 == 0);
	if (a == b && seed % 2 == 0) {
		p->in[1] = inputs_dup(p->in[0]);
		for (int i = 0; i < b->n_questions; i++)
			if (g_rand_int_range(rand, 0, 100) < 15)
				judging_random_answer(p->in[1], i, rand, 30);
	} else {
		p->in[1] = judging_random(b, rand, seed % 5 == 0);
	}
	for (int s = 0; s < 2; s++) {
		p->v[s] = verdict_compute(p->in[s]);
		sides[s] = (struct compare_side){ p->in[s], p->v[s] };
		mirrored[!s] = sides[s];
	}
	p->there = compare_new(sides, 1);
	p->back = compare_new(mirrored, 0);
}

static void pair_clear(struct pair *p)
{
	compare_free(p->there);
	compare_free(p->back);
	for (int s = 0; s < 2; s++) {
		verdict_free(p->v[s]);
		inputs_free(p->in[s]);
	}
}

static void check(const struct pair *p, bool holds, const char *what)
{
	if (holds)
		return;
	g_test_message("seed %u: %s", p->seed, what);
	g_test_fail();
}

static bool same_total(const struct compare_total *a, const struct compare_total *b)
{
	return a->token == b->token && a->leaning == b->leaning && a->stops == b->stops &&
	       a->conditions == b->conditions && a->score.total == b->score.total &&
	       a->score.known == b->score.known && a->score.points == b->score.points;
}

static void check_ends(const struct pair *p)
{
	for (int s = 0; s < 2; s++) {
		const struct compare_total *t = &p->there->own[s];
		const struct verdict *v = p->v[s];

		check(p, t->token == v->token && t->leaning == v->leaning, "own verdict");
		check(p, t->score.points == v->score.points && t->score.known == v->score.known &&
			 t->score.total == v->score.total, "own score");
		check(p, t->stops == (int)v->stops->len &&
			 t->conditions == (int)v->conditions->len, "own reasons");
	}
}

/* With the roles of the sides changed, everything is told the other way round. */
static void check_mirror(const struct pair *p)
{
	static const enum compare_change opposite[CHANGE_COUNT] = {
		[CHANGE_REGRESSED] = CHANGE_IMPROVED, [CHANGE_IMPROVED] = CHANGE_REGRESSED,
		[CHANGE_BECAME_KNOWN] = CHANGE_BECAME_UNKNOWN,
		[CHANGE_BECAME_UNKNOWN] = CHANGE_BECAME_KNOWN,
		[CHANGE_WAIVED] = CHANGE_UNWAIVED, [CHANGE_UNWAIVED] = CHANGE_WAIVED,
		[CHANGE_CHANGED] = CHANGE_CHANGED, [CHANGE_UNCHANGED] = CHANGE_UNCHANGED,
		[CHANGE_NOT_COMPARABLE] = CHANGE_NOT_COMPARABLE,
	};

	for (unsigned mask = 0; mask < CORNER_COUNT; mask++)
		check(p, same_total(&p->there->corners[mask],
				    &p->back->corners[(CORNER_COUNT - 1) ^ mask]),
		      "mirrored mixture");
	for (int s = 0; s < 2; s++)
		check(p, same_total(&p->there->like[s], &p->back->like[!s]),
		      "mirrored like for like");
	/* A question that became several is several rows there, and several questions
	 * that became one are. */
	for (int i = 0; i < CHANGE_COUNT; i++)
		if (i != CHANGE_NOT_COMPARABLE)
			check(p, p->there->counts[i] == p->back->counts[opposite[i]],
			      "mirrored counts");
}

static void check_union(const struct pair *p)
{
	for (int s = 0; s < 2; s++) {
		int n = p->in[s]->q->n_questions;
		g_autofree int *seen = g_new0(int, n);

		for (guint i = 0; i < p->there->rows->len; i++) {
			const struct compare_row *row =
				&g_array_index(p->there->rows, struct compare_row, i);

			if (row->question[s] >= 0)
				seen[row->question[s]]++;
			check(p, i == 0 || row->change >=
				 g_array_index(p->there->rows, struct compare_row, i - 1).change,
			      "worst first");
		}
		for (int i = 0; i < n; i++)
			check(p, seen[i] > 0, "every question has a row");
	}
}

static void check_equal(const struct pair *p)
{
	const struct compare_side same[2] = { { p->in[0], p->v[0] }, { p->in[0], p->v[0] } };
	g_autoptr(comparison) c = compare_new(same, 1);

	check(p, compare_is_equal(c) && compare_sole_cause(c) == FACTOR_COUNT, "equal to itself");
	check(p, c->counts[CHANGE_UNCHANGED] == (int)c->rows->len, "all unchanged");
}

static bool is_system(const struct questionnaire *q, int i)
{
	return q->questions[i].scope == SCOPE_SYSTEM;
}

/* The mixtures of one questionnaire, put together by hand. */
static void check_mixtures(const struct pair *p)
{
	const struct questionnaire *q = p->in[0]->q;

	for (int system = 0; system < 2; system++) {
		g_autoptr(inputs) in = inputs_dup(p->in[system]);
		g_autoptr(verdict) v = NULL;
		unsigned mask = system ? 1 << FACTOR_SCOPE : 1 << FACTOR_ANSWERS;

		for (int i = 0; i < q->n_questions; i++)
			if (!is_system(q, i))
				copy_answer(in, p->in[!system], i);
		v = verdict_compute(in);
		check(p, p->there->corners[mask].token == v->token &&
			 p->there->corners[mask].score.points == v->score.points,
		      "mixed by hand");
	}
}

/* The second side with only those of its answers that decided is across, too. */
static void check_deciding(const struct pair *p)
{
	const struct compare *c = p->there;
	enum verdict_token was = c->own[0].token, is = c->own[1].token;
	g_autoptr(inputs) in = inputs_dup(p->in[1]);
	g_autoptr(verdict) v = NULL;
	bool any = false;

	for (guint i = 0; i < c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(c->rows, struct compare_row, i);

		check(p, !row->deciding || compare_row_is_moved(row), "only changes decide");
		check(p, !row->deciding || was != is, "nothing decides where nothing changed");
		if (row->factor != FACTOR_ANSWERS)
			continue;
		any |= row->deciding;
		if (!row->deciding)
			copy_answer(in, p->in[0], row->question[1]);
	}
	if (!any)
		return;
	v = verdict_compute(in);
	check(p, is > was ? v->token > was : v->token < was, "what decided is enough");
}

static void try_pairs(const struct questionnaire *a, const struct questionnaire *b)
{
	int n = test_is_long() ? 20 * ROUNDS : ROUNDS;

	for (int seed = 1; seed <= n && !g_test_failed(); seed++) {
		struct pair p;

		pair_init(&p, (guint32)seed, a, b);
		check_ends(&p);
		check_mirror(&p);
		check_union(&p);
		check_equal(&p);
		if (a == b) {
			check_mixtures(&p);
			check_deciding(&p);
		}
		pair_clear(&p);
	}
}

static void test_shipped(void)
{
	try_pairs(versions[0], versions[0]);
}

static void test_versions(void)
{
	try_pairs(versions[1], versions[1]);
	try_pairs(versions[1], versions[2]);
	try_pairs(versions[2], versions[1]);
}

static const struct questionnaire *load_version(const char *name)
{
	g_autofree char *folder = test_src_path("tests/data/versions");
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q = NULL;

	g_assert_true(questionnaire_load_file(&q, path, ds));
	return q;
}

int main(int argc, char **argv)
{
	int status;

	test_init(&argc, &argv);
	versions[0] = judging_questionnaire();
	versions[1] = load_version("readiness-1.yaml");
	versions[2] = load_version("readiness-2.yaml");
	g_test_add_func("/compare/properties/shipped", test_shipped);
	g_test_add_func("/compare/properties/versions", test_versions);
	status = test_run();
	questionnaire_free((struct questionnaire *)versions[1]);
	questionnaire_free((struct questionnaire *)versions[2]);
	return status;
}
