/*
 * The value of an answer: parsing what a person typed against its question,
 * the one stored form, and what the value means (state and share). Values are
 * text in the database and in files; struct value is what core computes with.
 */
#ifndef SEAM_CORE_VALUE_H
#define SEAM_CORE_VALUE_H

#include "base/diag.h"
#include "core/questionnaire.h"

enum value_kind {
	VALUE_NONE,		/* nothing was answered, or it was withdrawn */
	VALUE_UNKNOWN,		/* asked, nobody knows */
	VALUE_NA,		/* does not apply; the reason is the note */
	VALUE_CHOICE,		/* ynpu and choice: `choice`; multi answered by a word:
				   see `level` */
	VALUE_LEVEL,		/* multi answered by yes, partial or no: `level` */
	VALUE_ITEMS,		/* multi: `items` */
	VALUE_NUMBER,		/* number, or a ynpu with bands */
	VALUE_TEXT,
	VALUE_COUNT
};

struct value {
	enum value_kind kind;
	int choice;		/* index into question.choices */
	enum state level;	/* STATE_PASS, STATE_PARTIAL, STATE_FAIL */
	guint64 items;		/* bit i = choices[i] is ticked */
	gint64 number;
	char *text;		/* owned */
};

void value_clear(struct value *v);
void value_copy(struct value *to, const struct value *from);

/*
 * Reads what was typed for question q. Case is ignored, blanks stand for
 * hyphens; multi takes items joined by commas, `all`, `none`, or yes, partial,
 * no; a ynpu with bands also takes a whole number; `unknown` (also `?`) always;
 * `na` only where q->allows_na; the empty string withdraws (VALUE_NONE).
 * Text is kept as typed. Errors name the allowed or the near values. Bounds hold
 * where max is above min. An item or choice of that name wins over a word of ours.
 */
bool value_parse(struct value *out, const struct question *q, const char *typed,
		struct diags *ds);

/* The stored form ("request-api", "a,b", "7", "unknown", "na", ""); yours to free. */
char *value_format(const struct value *v, const struct question *q);

/* For people: the choice's sentence, items joined, number, text; yours to free. */
char *value_display(const struct value *v, const struct question *q);

/* What the value means for q; STATE_NONE for a known value of an info question.
 * An exclusive item ("none of these") counts as no item. */
enum state value_state(const struct value *v, const struct question *q);
/* Thousandths of the weight it earns: 1000, 500, floor(1000 k / n), 0. */
int value_share(const struct value *v, const struct question *q);

static inline bool value_is_open(const struct value *v)
{
	return v->kind == VALUE_NONE || v->kind == VALUE_UNKNOWN;
}

#endif
