/*
 * Inside the comparison only: which question of one assessment is which of the
 * other, each answer in the words of the other version, and inputs mixed of both.
 */
#ifndef SEAM_CORE_COMPARE_PAIR_H
#define SEAM_CORE_COMPARE_PAIR_H

#include "core/compare.h"

struct compare_pair {
	int question[2];	/* -1 = this side does not ask it */
	enum compare_why why;
	struct value moved[2];	/* [s]: the answer of side s as a value of the other
				   side's question; WHY_NONE only */
};

struct compare_pairs {
	struct compare_side side[2];
	bool same_questionnaire, related;
	struct qdiff *ahead, *back;	/* first to second, and back; NULL when the same */
	GArray *pairs;		/* struct compare_pair: the second side's file order, then
				   what only the first one asks */
	int *of[2];		/* per question of each side: its pair */
};

struct compare_pairs *compare_pairs_new(const struct compare_side sides[2]);
void compare_pairs_free(struct compare_pairs *p);

static inline struct compare_pair *compare_pair_at(const struct compare_pairs *p, int i)
{
	return &g_array_index(p->pairs, struct compare_pair, i);
}

/* With which factor the answer of a pair is exchanged. */
enum factor compare_pair_factor(const struct compare_pairs *p, const struct compare_pair *pair);
/* The id of a waiver as the questionnaire of the other side names it; borrowed; NULL
 * when what it waives cannot be compared. from: whose id it is. */
const char *compare_waiver_id(const struct compare_pairs *p, int from, const char *id);

/* Inputs of which factor f is the second side's when bit f of mask is set. */
struct inputs *compare_mix(const struct compare_pairs *p, unsigned mask);
/* Puts the answer of a pair as side `from' gave it into inputs under the questionnaire of
 * side `of'. */
void compare_put_answer(struct inputs *in, const struct compare_pairs *p,
			const struct compare_pair *pair, int of, int from);
/* Side `from' under the questionnaire of side `of', without what cannot be compared. */
struct inputs *compare_like(const struct compare_pairs *p, int of, int from);

struct judge;
/* Marks what decides (core/compare_decide.c); j judges by the second questionnaire. */
void compare_find_deciding(struct compare *c, const struct compare_pairs *p, struct judge *j);

#endif
