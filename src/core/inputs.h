/*
 * Everything a verdict depends on, and nothing else: the questionnaire, the
 * answers that count, registered facts, waivers, justifications and the day of
 * judgement. This is what a snapshot freezes. Offers (prepared or carried
 * answers that nobody confirmed) do not get in here as values.
 */
#ifndef SEAM_CORE_INPUTS_H
#define SEAM_CORE_INPUTS_H

#include "core/measure.h"
#include "core/value.h"

enum confidence { CONFIDENCE_NONE, CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH,
	CONFIDENCE_COUNT };
enum answer_source { SOURCE_ROOM, SOURCE_QUICK, SOURCE_PREPARED, SOURCE_CARRIED,
	SOURCE_COUNT };

struct answer {
	struct value value;
	char *note, *evidence;		/* NULL = none */
	char *by, *at;			/* author; ISO UTC time; NULL = not recorded */
	enum confidence confidence;
	enum answer_source source;
};

struct waiver {
	char *id;			/* gate label, question id or rule id */
	char *by, *reason;
	char *given, *until;		/* ISO days, UTC */
};

struct justification {
	char *smell, *by, *reason;
};

struct inputs {
	const struct questionnaire *q;	/* borrowed */
	struct answer *answers;		/* one per question, file order */
	struct facts facts;
	GArray *waivers;		/* struct waiver; newest per id only */
	GArray *justifications;		/* struct justification */
	char *date;			/* ISO day of judgement, UTC */
};

struct inputs *inputs_new(const struct questionnaire *q, const char *date);
struct inputs *inputs_dup(const struct inputs *in);
void inputs_free(struct inputs *in);
typedef struct inputs inputs;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(inputs, inputs_free)

/* Sets the value of one question from text (as value_parse); note may be NULL.
 * inputs_add_waiver and _justification replace an earlier one of that id. */
bool inputs_set(struct inputs *in, const char *question_id, const char *typed,
		const char *note, struct diags *ds);
void inputs_add_waiver(struct inputs *in, const char *id, const char *by,
		const char *reason, const char *given, const char *until);
void inputs_add_justification(struct inputs *in, const char *smell, const char *by,
		const char *reason);

const struct waiver *inputs_waiver(const struct inputs *in, const char *id);
enum { WAIVER_DAYS_MAX = 180 };
/* A waiver that has who, why, an end at most WAIVER_DAYS_MAX days after it was
   given, and has not run out on date. */
bool waiver_is_valid(const struct waiver *w, const char *date);
bool inputs_is_justified(const struct inputs *in, const char *smell);

/* The fact that stands in for an open answer of question i (its `from:`), or NULL. */
const struct fact *inputs_stand_in(const struct inputs *in, int question);
/* Open: unknown or unanswered, visible, and no registered fact stands in. */
bool inputs_is_open(const struct inputs *in, int question);
/*
 * What the answer of question i means (hidden, na, unknown ... included). While its
 * condition is not settled, because it reads an open answer, the question is open
 * whatever was answered: STATE_UNKNOWN if that was unknown, else STATE_UNANSWERED.
 */
enum state inputs_state(const struct inputs *in, int question);
/* The same for all questions at once, as conditions see them (enum eval_state of
 * core/expr.h, one per question): without waivers and the effects of rules. */
void inputs_states(const struct inputs *in, unsigned char *states);
/* Whether its condition is settled and says that it is not asked. */
bool inputs_is_hidden(const struct inputs *in, int question);
/* Progress, of n questions from first on: those that are asked at all, and of them those
 * that were answered, be it that nobody knows. */
void inputs_count(const struct inputs *in, int first, int n, int *answered, int *asked);
/* The number that counts for question i: the answer's, else that of the largest
 * known stand-in. False when there is none. */
bool inputs_number(const struct inputs *in, int question, gint64 *number);
/* The text that counts, answered or registered, or NULL. Borrowed. */
const char *inputs_text(const struct inputs *in, int question);

const char *confidence_name(enum confidence c);
/* In any case; CONFIDENCE_COUNT when it is none, or NULL. A person may also type the
 * start of a name: whole = false. */
enum confidence confidence_from_name(const char *name, bool whole);
const char *answer_source_name(enum answer_source s);

#endif
