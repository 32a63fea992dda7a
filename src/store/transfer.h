/*
 * Carrying a system from one database to another: every row of its log, in the order of
 * changes, as named values that mean the same everywhere. Ids of this file never leave
 * it: things go by uid, questionnaires by hash. What the values look like in a file is
 * for the caller; what may be said of which kind of row is in the table here.
 */
#ifndef SEAM_STORE_TRANSFER_H
#define SEAM_STORE_TRANSFER_H

#include "store/store.h"

/* In the order in which the rows of one change are carried: what is referred to comes
 * before what refers to it. */
enum transfer_kind {
	TRANSFER_CHANGE,
	TRANSFER_SYSTEM,
	TRANSFER_TEAM,
	TRANSFER_SERVICE,
	TRANSFER_OWNER,
	TRANSFER_CALL,
	TRANSFER_STORE,
	TRANSFER_ASSESSMENT,
	TRANSFER_MODE,
	TRANSFER_LIFT,
	TRANSFER_ANSWER,
	TRANSFER_SYSTEM_ANSWER,
	TRANSFER_VOTE,
	TRANSFER_PERSON,
	TRANSFER_ROOM,
	TRANSFER_WAIVER,
	TRANSFER_JUSTIFICATION,
	TRANSFER_ITEM,
	TRANSFER_OUTCOME,
	TRANSFER_FINISH,
	TRANSFER_KIND_COUNT
};

enum field_type {
	FIELD_TEXT,
	FIELD_WORD,		/* one of `words' */
	FIELD_DAY,		/* "2026-12-11" */
	FIELD_TIME,		/* "2026-12-11T09:30:00Z" */
	FIELD_NUMBER,
	FIELD_FLAG,
	FIELD_OWN,		/* uid of the thing the row is about */
	FIELD_REF,		/* uid of a thing of kind `of', named before */
	FIELD_HASH,		/* of a questionnaire */
};

struct transfer_field {
	const char *name;
	enum field_type type;
	enum transfer_kind of;	/* FIELD_OWN, FIELD_REF */
	const char *words;	/* FIELD_WORD: separated by blanks */
	bool optional;
	bool may_be_empty;	/* a text that is given */
	bool telling;		/* what people know the thing by */
};

enum { TRANSFER_FIELDS_MAX = 14 };

/* Of a service: what may not be the name of a command. */
enum { TRANSFER_SERVICE_SLUG = 4 };

/* Fields in the order of their names; the first without a name ends them. */
const char *transfer_kind_name(enum transfer_kind k);	/* "answer" */
/* TRANSFER_KIND_COUNT: there is none of that name. */
enum transfer_kind transfer_kind_find(const char *name);
const struct transfer_field *transfer_fields(enum transfer_kind k);

struct transfer_value {
	bool given;
	const char *text;	/* all but numbers and flags; NULL when not given */
	gint64 number;
};
typedef struct transfer_value transfer_values[TRANSFER_FIELDS_MAX];

/* ---- out ------------------------------------------------------------------------- */

struct transfer_out;

/* Inside store_begin_read(), so that all rows are of one state. */
bool transfer_out_open(struct transfer_out **out, struct store *st, gint64 system,
		       struct diags *ds);
/* The next row; a change comes before its rows. The texts are borrowed until the next
 * call. *kind TRANSFER_KIND_COUNT: that was all. */
bool transfer_out_next(struct transfer_out *o, enum transfer_kind *kind,
		       transfer_values values, struct diags *ds);
/* How far it is, of how much: changes of the whole database. */
void transfer_out_progress(const struct transfer_out *o, gint64 *done, gint64 *total);
void transfer_out_free(struct transfer_out *o);
typedef struct transfer_out transfer_out;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(transfer_out, transfer_out_free)

/* Languages (char *) of the sidecars that are kept for a questionnaire, sorted. */
bool store_sidecar_languages(struct store *st, const char *hash, GPtrArray **out,
			     struct diags *ds);

/* ---- in -------------------------------------------------------------------------- */

struct transfer_counts {
	gint64 changes, changes_same;	/* new; there already */
	gint64 rows, rows_same;
	gint64 answers;			/* of the new rows: answers, system answers too */
	gint64 conflicts;	/* things said here and there, knowing nothing of each other */
	gint64 kept;		/* of these: ours is newer, and holds */
};

struct transfer_in;

struct transfer_in_options {
	const char *system;	/* uid: what the file is about; copied */
	/* Where field number `field' of the row being read stands; -1: the row. */
	struct place (*place)(void *data, int field);
	void *data;
};

/* Inside store_begin(), labelled DEED_IMPORT_FILE: all of it holds with the commit, or
 * nothing does. */
struct transfer_in *transfer_in_new(struct store *st,
				    const struct transfer_in_options *options);
/* A questionnaire of that hash is kept now: rows may name it. */
void transfer_in_questionnaire(struct transfer_in *in, const char *hash);
/* One row, as transfer_out_next() gives them. False: it makes no sense here, and a
 * diagnostic says where and why ("import-..."). */
bool transfer_in_row(struct transfer_in *in, enum transfer_kind kind,
		     const transfer_values values, struct diags *ds);
/*
 * When all rows are in: what was undone, what both sides said, and whether the whole
 * makes sense. What is newer here is said again, so that it holds; how and by whom is a
 * note each. Ids of the systems whose summaries are out of date by now are in *systems
 * (gint64), yours to free.
 */
bool transfer_in_end(struct transfer_in *in, struct transfer_counts *counts,
		     GArray **systems, struct diags *ds);
void transfer_in_free(struct transfer_in *in);
typedef struct transfer_in transfer_in;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(transfer_in, transfer_in_free)

#endif
