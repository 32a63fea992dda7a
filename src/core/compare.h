/*
 * Two assessments side by side: what became of every answer, and what it was that
 * moved the verdict and the score. Works on the union of the questions of both
 * questionnaires, so nothing that was asked once gets lost.
 *
 * What can differ is cut into three factors. Exchanging them one at a time leads
 * from the first assessment to the second, and what each exchange changes is its
 * part: the parts add up to the whole, whatever the order. All eight mixtures are
 * judged, so the parts of any order can be told, and how much the order matters.
 *
 *   questionnaire  its questions, weights and rules, together with the answers to
 *                  questions that cannot be compared: nobody answered those of the
 *                  other version, and taking them for open would blame the new
 *                  version for what was never asked
 *   scope          what holds around the service: answers given once for its
 *                  system, registered facts, waivers, justifications, the day
 *   answers        the service's own answers to questions that can be compared
 */
#ifndef SEAM_CORE_COMPARE_H
#define SEAM_CORE_COMPARE_H

#include "core/verdict.h"

enum factor { FACTOR_QUESTIONNAIRE, FACTOR_SCOPE, FACTOR_ANSWERS, FACTOR_COUNT };
enum { CORNER_COUNT = 1 << FACTOR_COUNT };
const char *factor_name(enum factor f);		/* token: "answers" */

/* What became of an answer, worst first: the order in which it is told. */
enum compare_change {
	CHANGE_REGRESSED,	/* fail is worse than partial, partial than pass */
	CHANGE_BECAME_UNKNOWN,	/* was known, is open again */
	CHANGE_UNWAIVED,	/* same answer, its waiver ended */
	CHANGE_NOT_COMPARABLE,	/* see compare_row.why */
	CHANGE_CHANGED,		/* another answer, neither better nor worse */
	CHANGE_WAIVED,		/* same answer, waived now */
	CHANGE_BECAME_KNOWN,
	CHANGE_IMPROVED,
	CHANGE_UNCHANGED,
	CHANGE_COUNT
};
const char *compare_change_name(enum compare_change c);	/* token: "became-known" */

/* Why two answers cannot be compared. */
enum compare_why {
	WHY_NONE,		/* they can */
	WHY_ADDED,		/* only the second questionnaire asks it */
	WHY_REMOVED,		/* only the first one does */
	WHY_MEANING,		/* same id, another meaning */
	WHY_WIDER, WHY_NARROWER,	/* the second asks for more, or for less */
	WHY_SPLIT, WHY_MERGED,	/* one became several, or several one */
	WHY_ANSWER,		/* one of the answers is none in the other version */
	WHY_UNRELATED,		/* two questionnaires that have nothing in common */
	WHY_COUNT
};
const char *compare_why_name(enum compare_why w);	/* token: "added" */

struct compare_row {
	int question[2];	/* on each side; -1 = it does not ask this */
	enum compare_change change;
	enum compare_why why;
	enum factor factor;	/* with which its answer is exchanged */
	enum state state[2];	/* what the answers mean to the questionnaire compared
				   under, or to their own where not comparable */
	bool waived[2];
	bool bare;		/* failed, passes now, and no evidence shows it */
	bool remarked;		/* same answer, other note, evidence or confidence */
	bool deciding;		/* see struct compare */
};

enum scope_kind { SCOPE_FACT, SCOPE_WAIVER, SCOPE_JUSTIFICATION, SCOPE_KIND_COUNT };
const char *scope_kind_name(enum scope_kind k);		/* token: "waiver" */

/* What differs around the service, system answers aside: those are rows. */
struct compare_item {
	enum scope_kind kind;
	const char *id;		/* measure, gate label, question, rule or smell; borrowed */
	enum measure measure;	/* of a fact, else MEASURE_COUNT */
	bool holds[2];		/* waiver valid, smell justified, fact known */
	bool deciding;
};

/* One mixture, or one of the totals. */
struct compare_total {
	enum verdict_token token;
	int leaning;		/* enum verdict_token, as in struct verdict */
	struct score score;
	int stops, conditions;
};

/* The sides, their questionnaires included, outlive the comparison. */
struct compare_side {
	const struct inputs *in;
	const struct verdict *v;
};

struct compare {
	struct compare_side side[2];
	int under;		/* whose questionnaire like for like goes by: 0 or 1 */
	bool same_questionnaire;	/* the very same file */
	bool related;		/* false: no answer can be compared */
	GArray *rows;		/* struct compare_row, worst first */
	GArray *items;		/* struct compare_item */
	int counts[CHANGE_COUNT];	/* rows */
	int n_left_out;		/* of counts: cannot be compared */

	/* Own: each under its own questionnaire. Like: only what can be compared, both
	 * under the questionnaire of side `under'; what is left out counts for nothing. */
	struct compare_total own[2], like[2];

	/* Bit f of the index set: factor f is the second side's. [0] and the last are
	 * the own totals. */
	struct compare_total corners[CORNER_COUNT];
	bool differs[FACTOR_COUNT];	/* whether there is anything to exchange */

	/*
	 * Of a verdict that changed, `deciding' marks what of scope and answers made it
	 * better (or worse) than the first: a smallest choice without any of which it
	 * would be as it was, and what alone would have been enough. Nothing is marked
	 * in a factor without which the verdict would have changed all the same.
	 */
};

/* under: 0 or 1. Never fails; borrows the sides. */
struct compare *compare_new(const struct compare_side sides[2], int under);
void compare_free(struct compare *c);
typedef struct compare comparison;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(comparison, compare_free)

/* Nothing differs: neither answers, scope, questionnaire nor verdict. Notes, evidence
 * and the day alone are no difference. */
bool compare_is_equal(const struct compare *c);

/* The question of a row as the newest side that asks it has it. */
const struct question *compare_row_question(const struct compare *c,
					    const struct compare_row *row);
/* Whether its answer, or what was noted beside it, is another: a rule may read notes. */
bool compare_row_is_moved(const struct compare_row *row);

/*
 * The exchange of one factor, in the stated order (enum factor, from the first side)
 * or in the reverse one: from which mixture to which.
 */
struct compare_part {
	const struct compare_total *from, *to;
};
struct compare_part compare_part(const struct compare *c, enum factor f, bool reverse);
/* What the first side would be with this factor of the second alone. */
const struct compare_total *compare_alone(const struct compare *c, enum factor f);
/* The only factor that changed the verdict: alone it is enough, and no other one
 * alone would have changed it. FACTOR_COUNT: there is none, nothing changed, or the
 * questionnaires have nothing in common. */
enum factor compare_sole_cause(const struct compare *c);

#endif
