/*
 * The kinds of questions: one row each, and everything that depends on the kind is
 * in its row. Adding a kind is an entry in QUESTION_KINDS (core/questionnaire.h)
 * and a file kind_NAME.c with its row `kind_NAME'. A kind is told apart by nothing
 * but its row: other files ask for a column, never for the kind.
 */
#ifndef SEAM_CORE_KIND_H
#define SEAM_CORE_KIND_H

#include "core/value.h"

struct expr_reads;

/* What an answer is: how a room asks for it, what conditions may ask of it and which
 * facts can stand in. */
enum answer_form {
	FORM_CHOICE,		/* one of the choices: "is" */
	FORM_ITEMS,		/* any of the choices: "has", "within" */
	FORM_NUMBER,		/* a whole number: comparisons, sums */
	FORM_TEXT,		/* words: "matches" */
	FORM_COUNT
};

/* Keys of the file that not every kind has. */
enum {
	KEY_BAD = 1 << 0,
	KEY_FROM = 1 << 1,
	KEY_BOUNDS = 1 << 2,		/* min, max */
	KEY_GOOD_VALUE = 1 << 3,
	KEY_CHOICES = 1 << 4,
	KEY_BANDS = 1 << 5,
	KEY_GRADES = 1 << 6,
};

/* Where the states of its choices come from. */
enum choice_states {
	CHOICES_HAVE_NONE,	/* items: they mean something together */
	CHOICES_STATE,		/* each choice of a scored question says its own */
	CHOICES_YNPU,		/* yes, partial, no, or the other way round with `bad' */
};

/* Who tries answers; each needs other ones. */
enum trial_purpose { TRY_FLIP, TRY_ORDER, TRY_LINT };

/* When a flip of an info question proposes its good_value unseen. */
enum { GOOD_WHEN_OPEN = 1 << 0, GOOD_WHEN_KNOWN = 1 << 1 };

struct kind_ops {
	const char *name;		/* as it stands in files and JSON */
	enum answer_form form;
	unsigned keys;			/* KEY_: it may have them */
	unsigned needs;			/* it must have them */
	unsigned needs_scored;		/* so must its questions that are no info */
	enum choice_states choice_states;
	int min_choices;
	unsigned flips_to_good;		/* GOOD_WHEN_ */
	bool info_only;			/* nothing it can answer is right or wrong */

	/* typed: as it was typed; folded: value_fold() of it, and none of the words
	 * that answer every kind. *out is empty. */
	bool (*parse)(struct value *out, const struct question *q, const char *typed,
		      const char *folded, struct diags *ds);
	/* Appends the answers that conditions which read so much can tell apart (struct
	 * value; texts are borrowed from the questionnaire). */
	void (*add_trials)(GArray *values, const struct questionnaire *q,
			   const struct question *qn, const struct expr_reads *reads,
			   enum trial_purpose purpose);
	/* The answer of a scored question that means state and is nearest to what was
	 * given; false when none does. NULL when info_only. */
	bool (*value_of_state)(struct value *out, const struct question *q,
			       const struct value *given, enum state state);
	/* The best answer as it is typed; borrowed; NULL when none can be named. */
	const char *(*best)(const struct question *q);
};

const struct kind_ops *kind_ops(enum question_kind kind);

static inline enum answer_form question_form(const struct question *q)
{
	return kind_ops(q->kind)->form;
}

/* All items but the exclusive ones ("none of these"), as bits. */
guint64 question_plain_items(const struct question *q);
/* Whether the bounds of the question, if it has any, hold this number. */
bool question_holds(const struct question *q, gint64 number);

/* ---- what several kinds share ---- */

/* Lower case, without blanks around; blanks and _ inside become hyphens. Yours. */
char *value_fold(const char *text);
/* Index of the choice, or -1. */
int kind_find_choice(const struct question *q, const char *folded);
/* Whether this word answers a multi as a whole (yes, partial, no), and as what. */
bool value_level(enum state *level, const char *folded);
/* "no answer to X": with the nearest value, or all there are. */
void kind_refuse_word(const struct question *q, const char *typed, struct diags *ds);
/* Whether the text has the shape of a whole number; its size is another matter. */
bool kind_is_whole_number(const char *text);
bool kind_parse_number(struct value *out, const struct question *q, const char *text,
		       struct diags *ds);
/* The good_value of the file; false when there is none. */
bool kind_good_value(struct value *out, const struct question *q);
/* Appends numbers (gint64) around each constant that is read. */
void kind_add_constants(GArray *numbers, const struct expr_reads *reads);
/* Appends a word (const char *) of each list that is read and one that is on none. */
void kind_add_words(GArray *words, const struct questionnaire *q,
		    const struct expr_reads *reads);

#endif
