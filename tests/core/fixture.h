/*
 * Small questionnaires for the tests of core, from tables: what a YAML file says,
 * without the loader, which core's tests do not link. A mistake in a table ends
 * the test.
 */
#ifndef SEAM_TESTS_CORE_FIXTURE_H
#define SEAM_TESTS_CORE_FIXTURE_H

#include "core/questionnaire.h"

struct fixture_question {
	const char *id;		/* what stands before its first dot is its section */
	enum question_kind kind;
	enum question_role role;
	const char *gate;
	int weight;
	bool bad;
	/* "value=state other=state ..."; "value!" is exclusive; ynpu makes its own */
	const char *choices;
	const char *bands;	/* "13..=pass 9..12=partial 1..8=fail" */
	const char *grades;	/* "a and b=pass; a=partial" */
	const char *tags;	/* "prerequisite stop-gate" */
	const char *replaces;	/* "older.id another" */
	const char *when;
	const char *from;	/* "team.size team.services" */
	gint64 min, max;
	const char *good_value;
	const char *skip_after;	/* id of an earlier question */
	int ask, seconds, quick;
	bool waivable;
	bool bare;		/* without the sentences lint asks for */
};

struct fixture_rule {
	const char *id;
	enum rule_effect effect;
	const char *when;
	const char *each;
	const char *on;		/* "id id" */
	const char *path, *path_if, *path_if_path;
	const char *count_as;
	bool counted, soft_if_waived;
	enum due due;
	enum rule_affects affects;
};

struct fixture_words {
	const char *id;
	const char *words;	/* "one;two words" */
};

struct fixture {
	const struct fixture_question *questions;	/* each table ends with id NULL */
	const struct fixture_rule *rules;
	const struct fixture_words *words;
};

/* Finished, with every condition resolved. Yours to free. */
struct questionnaire *fixture_questionnaire(const struct fixture *f);

#endif
