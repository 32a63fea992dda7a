/*
 * The judgement of one service: a pure function of struct inputs. Implements
 * the rules that doc/verdict describes (states, score, best/worst/leaning,
 * verdict, path, flips); everything particular to a questionnaire comes from
 * its rule rows. All arithmetic is in integers.
 */
#ifndef SEAM_CORE_VERDICT_H
#define SEAM_CORE_VERDICT_H

#include "core/inputs.h"

/* Raised whenever the same inputs could give another verdict than before. */
enum { VERDICT_ENGINE = 1 };

/* From worst to best: an answer that improves never leads to an earlier one. */
enum verdict_token { VERDICT_NO_GO, VERDICT_INCOMPLETE, VERDICT_CONDITIONAL, VERDICT_GO,
	VERDICT_COUNT };

enum cause { CAUSE_PARTIAL, CAUSE_FAIL, CAUSE_WAIVED, CAUSE_OPEN, CAUSE_RULE, CAUSE_SCORE,
	CAUSE_SMELLS, CAUSE_COUNT };

/* Points in thousandths of weight. den 0 = there is nothing to score. */
struct score {
	gint64 total;		/* T */
	gint64 known;		/* K */
	gint64 points;		/* P */
};
/* low = P/T, high = (P+T-K)/T, value = P/K, coverage = K/T in thousandths, floored;
   -1 when the denominator is 0. */
int score_low(const struct score *s);
int score_high(const struct score *s);
int score_value(const struct score *s);
int score_coverage(const struct score *s);

struct stop {
	char *id;		/* gate label or rule id */
	int rule;		/* index of the rule row */
	int question;		/* gate's index, or -1 */
};

#define CONDITION_SMELLS "SMELLS"	/* all unjustified smells together */

struct condition {
	char *id;		/* gate label, question id, rule id, SECTION-50:bnd, SMELLS */
	int rule;		/* rule row, or -1 (SMELLS) */
	int question;		/* or -1 */
	int section;		/* or -1 */
	enum cause cause;
	enum due due;
	bool counted;
	bool open;		/* "answer this" */
};

struct gate_line {		/* gates and baseline items as they count */
	int question;
	enum state state;	/* after the effects of rules */
	bool answered;		/* has a room answer that counts (unknown included) */
	int by_rule;		/* rule row that changed the state, or -1 */
	bool waived;
};

struct smell_line {
	int rule;
	int question;		/* the question it was raised by, or -1 (name, purpose) */
	bool justified;
};

struct finding { int rule; };	/* portfolio findings: no effect on this service */

struct flip {
	int question;		/* -1 for a smell to justify */
	int rule;		/* smell's row, else -1 */
	char *from, *to;	/* stored values; "" = unanswered; to = "justify" for smells */
};

struct verdict {
	enum verdict_token token, best, worst;
	int leaning;		/* enum verdict_token; VERDICT_INCOMPLETE when no gate and no
				   baseline item is known; equals token unless incomplete */
	bool decided, path_decided;
	struct score score;
	struct score *sections;	/* per section of the questionnaire */
	const char *path;	/* token borrowed from the questionnaire; NULL = none yet */
	GPtrArray *next_paths;	/* const char *, borrowed */
	GArray *gates;		/* struct gate_line, file order */
	GArray *baseline;	/* struct gate_line, file order */
	GArray *stops;		/* struct stop: what makes the NO-GO (of best) */
	GArray *conditions;	/* struct condition */
	GArray *smells;		/* struct smell_line: fired on known answers */
	GArray *overruling;	/* struct finding: fail rows that fired on known answers,
				   also where the gate failed by its own answer */
	GArray *findings;	/* struct finding */
	GArray *open;		/* int question: required and open; INCOMPLETE only */
	GArray *flips;		/* struct flip; see verdict_add_flips */
	GArray *worse;		/* struct flip */
	GPtrArray *expired;	/* const struct waiver * of the inputs, run out; borrowed */
};

/* The verdict without flips and worse (both empty). Never fails. */
struct verdict *verdict_compute(const struct inputs *in);
/* Adds flips[] and worse[]: by far the dearer part; only reports need it. */
void verdict_add_flips(struct verdict *v, const struct inputs *in);
void verdict_free(struct verdict *v);
typedef struct verdict verdict;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(verdict, verdict_free)

/* A gate or baseline item as it counts; NULL when the question (or -1) is neither.
 * Borrowed. */
const struct gate_line *verdict_find_line(const struct verdict *v, int question);

/* Whether the verdict needs this waiver of its inputs: it held on the day of judgement,
 * and there was something for it to lift. */
bool verdict_relies_on(const struct verdict *v, const struct inputs *in,
		const struct waiver *w);

/* What was frozen stays as it was; what it relied on may end. The waiver that ended first,
 * before that ISO day; NULL when none has. Borrowed. */
const struct waiver *verdict_ended_waiver(const struct verdict *v, const struct inputs *in,
					  const char *today);

/* Tokens ("no-go"), screen labels ("GO IF"), report words ("CONDITIONAL"), sentences. */
const char *verdict_name(enum verdict_token v);
const char *verdict_label(enum verdict_token v);
const char *verdict_word(enum verdict_token v);
const char *verdict_sentence(enum verdict_token v);	/* translatable msgid */
enum verdict_token verdict_from_name(const char *name);	/* VERDICT_COUNT when none */
const char *cause_name(enum cause c);

#endif
