/*
 * What the tests of the verdict on the shipped questionnaire share: the
 * questionnaire, a set of answers in which everything passes, and a verdict as text.
 */
#ifndef SEAM_TESTS_LOAD_JUDGING_H
#define SEAM_TESTS_LOAD_JUDGING_H

#include "core/verdict.h"

#define JUDGING_DATE "2026-11-22"

/* Loaded once; NULL when that failed, which is a failed test. Borrowed. */
const struct questionnaire *judging_questionnaire(void);

/* Every scored question passes (all items ticked); info questions are open. */
struct inputs *judging_all_pass(const struct questionnaire *q);

/* Sets one answer; a value that cannot be read is a failed test. */
void judging_set(struct inputs *in, const char *id, const char *typed, const char *note);

/*
 * A random set of answers, facts, waivers (also ones that are void) and
 * justifications. How much is open and how much is bad differs from set to set, so
 * that all verdicts are met. In a `small' one only few answers do not pass.
 */
struct inputs *judging_random(const struct questionnaire *q, GRand *rand, bool small);

/* A random answer of one question; bad: the chance in 100 that it does not pass. */
void judging_random_answer(struct inputs *in, int question, GRand *rand, int bad);

/* Everything in it, one line each: equal verdicts give equal bytes. Yours to free. */
char *judging_dump(const struct verdict *v, const struct questionnaire *q);

#endif
