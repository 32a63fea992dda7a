/*
 * What the engine derives from a questionnaire once, so that a verdict compares
 * no strings and looks nothing up: rows by effect, the members of `each' rows,
 * who reads whom, and small numbers in place of path tokens and groups. Built
 * by questionnaire_finish(), freed with the questionnaire, never changed.
 */
#ifndef SEAM_CORE_PLAN_H
#define SEAM_CORE_PLAN_H

#include "core/questionnaire.h"

struct int_list {
	int *at;
	int n;
};

/* Path tokens that are no token: decided while walking. */
enum { PLAN_PATH_NONE = -1, PLAN_PATH_SECTION = -2, PLAN_PATH_WEAKEST = -3 };

struct plan_row {		/* beside questionnaire.rules[i] */
	struct int_list members;	/* each TAG: its questions, file order */
	struct int_list named;		/* questions its conditions read by name */
	guint64 tags;			/* tags it counts */
	int twin;		/* stop that a waiver softens: the condition row of that id;
				   that condition row: the stop; else -1 */
	int group;		/* number of its count_as, or -1 */
	int path, path_if;	/* path token number, or PLAN_PATH_* */
	bool constant;		/* reads only facts and info questions, which no assumption
				   changes: says the same in best, worst and leaning */
	bool reads_score;	/* the score of the whole */
	bool reads_text;
	bool asked_by_path;	/* a path row reads fired() or stopped() of its id */
};

struct plan {
	struct plan_row *rows;			/* one per rule */
	int n_rows, n_readers;			/* rules and questions */
	struct int_list by_effect[EFFECT_COUNT];	/* rows, file order */
	struct int_list *readers;		/* per question: rows that name it */
	struct int_list required;		/* gates and baseline items, file order */
	struct int_list weighted;		/* file order */
	struct int_list soft_stops;		/* stop rows that a waiver softens */
	const char **tokens;			/* path tokens, borrowed */
	int *section_path;			/* per section: token number or NONE */
	bool *moves_path;	/* per question: while open, any answer may turn the path,
				   whatever the others say */
	struct int_list fact_rows;	/* rows that weigh, and read registered facts alone */
	guint64 facts_read;	/* bit m: all others that weigh read enum measure m, by value */
	int n_tokens, n_groups;
	int max_stops, max_conditions;		/* marks one evaluation can make */
};

struct plan *plan_new(const struct questionnaire *q);
void plan_free(struct plan *p);

#endif
