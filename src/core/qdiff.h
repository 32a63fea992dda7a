/*
 * Two versions of a questionnaire, question by question: which questions of the
 * older one (A) answer a question of the newer one (B), and whether such an answer
 * carries over as it stands. Comparing assessments, carrying answers into a new one
 * and lifting a draft all go by this and nothing else.
 *
 * Ids are the contract, never texts or positions. A question with the same id and
 * the same `revision' means the same. Otherwise `replaces' of B's question and B's
 * `mapping' rows say what became of which; when A is the newer one, A's rows are
 * read backwards. Questionnaires with different ids share nothing, unless one says
 * `based_on' the other.
 */
#ifndef SEAM_CORE_QDIFF_H
#define SEAM_CORE_QDIFF_H

#include "core/inputs.h"

/* How B's question stands to those of A that answer it. */
enum qdiff_class {
	QDIFF_SAME,		/* same id or renamed, same meaning, same words */
	QDIFF_REWORDED,		/* same meaning in other words */
	QDIFF_WIDER,		/* asks for more than A's did: a no stays a no */
	QDIFF_NARROWER,		/* asks for less: a yes stays a yes */
	QDIFF_SPLIT,		/* a part of one of A's */
	QDIFF_MERGED,		/* several of A's in one */
	QDIFF_CHANGED,		/* same id, another meaning, and nothing says how */
	QDIFF_ADDED,		/* nothing of A answers it */
	QDIFF_REMOVED,		/* a question of A that nothing of B asks any more */
	QDIFF_CLASS_COUNT
};
const char *qdiff_class_name(enum qdiff_class c);	/* token: "same", never translated */
const char *qdiff_class_title(enum qdiff_class c);	/* msgid: "changed meaning" */

/* What else is different; bits 1 << QDIFF_..., several possible, with any class that
 * has a question on both sides. Compared with the first of A's. */
enum qdiff_change {
	QDIFF_RENAMED,		/* another id */
	QDIFF_MOVED,		/* another section */
	QDIFF_ROLE,		/* gate, baseline, weighted, info */
	QDIFF_GATE,		/* label, whether it may be waived */
	QDIFF_WEIGHT,
	QDIFF_SCOPE,		/* service or system */
	QDIFF_TENSE,		/* as it is today, or as planned */
	QDIFF_KIND,		/* another form of answer */
	QDIFF_ANSWERS,		/* choices or items added or taken away; bounds */
	QDIFF_STATES,		/* the same answer means another state */
	QDIFF_CONDITION,	/* asked under another condition */
	QDIFF_TAGS,		/* rules count it differently */
	QDIFF_RULES,		/* a rule that reads it was added, removed or changed */
	QDIFF_CHANGE_COUNT
};
const char *qdiff_change_name(enum qdiff_change c);	/* token: "weight" */
const char *qdiff_change_title(enum qdiff_change c);	/* msgid */

struct qdiff_line {
	int question;		/* of B; of A when the class is QDIFF_REMOVED */
	enum qdiff_class class;
	unsigned changes;	/* bits of enum qdiff_change */
	int *from;		/* questions of A that answer it, file order; none: NULL */
	int n_from;
	bool carries;		/* an answer to from[0] is one to this question as it stands,
				   if qdiff_carry_value() takes its value */
	bool by_mapping;	/* `replaces' or a mapping row says so, not the id */
};

/* A rule row that is not the same on both sides. */
struct qdiff_rule {
	int a, b;		/* rows; -1 = there is none on that side */
	bool words_only;	/* title, text or fix, but not what it does */
};

struct qdiff {
	const struct questionnaire *a, *b;	/* borrowed */
	bool related;			/* same id, or one is based on the other */
	bool same_file;			/* same hash: nothing differs */
	struct qdiff_line *lines;	/* one per question of B, in its file order */
	int n_lines;
	GArray *removed;		/* struct qdiff_line, A's file order */
	GArray *rules;			/* struct qdiff_rule: B's file order, then removed */
};

struct qdiff *qdiff_new(const struct questionnaire *a, const struct questionnaire *b);
void qdiff_free(struct qdiff *d);
typedef struct qdiff qdiff;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(qdiff, qdiff_free)

/* The question of A whose answers carry over to question b as they stand, or -1. */
int qdiff_carry_from(const struct qdiff *d, int b);
/* The question of B to which answers of question a carry over as they stand, or -1. */
int qdiff_carry_to(const struct qdiff *d, int a);

/*
 * A value of A's question qdiff_carry_from(d, b) as question b takes it; false when
 * the question does not carry, or B has no such choice or number. VALUE_NONE
 * carries as itself. out is cleared by the caller.
 */
bool qdiff_carry_value(struct value *out, const struct qdiff *d, int b,
		       const struct value *value);

/* What a waiver of A's gate, question or rule is called in B; NULL when what it lifted means
 * something else there, or is gone. Borrowed from B, or id itself. */
const char *qdiff_carry_waiver(const struct qdiff *d, const char *id);

/* The question of B that asks what question a does, or what became of it; or -1. */
int qdiff_heir(const struct qdiff *d, int a);
/* What A's condition - a gate, question, rule, rule with its section - is called in B,
 * whether it means the same there or not; NULL when it is gone. Borrowed from B, or id. */
const char *qdiff_carry_condition(const struct qdiff *d, const char *id);

/*
 * The answers of A as inputs of B: what carries over with all that is said beside it,
 * nothing for the rest. Waivers follow their gate or question; facts, reasons and the
 * day stay. *lost gets how many known answers of A found no place (may be NULL).
 */
struct inputs *qdiff_carry_inputs(const struct qdiff *d, const struct inputs *in, int *lost);

/* How many questions of B that are no info carry, and how many there are. */
void qdiff_count_carried(const struct qdiff *d, int *carried, int *all);

#endif
