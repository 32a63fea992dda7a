/* What the files of a transfer share, inside this folder: which statements carry which
 * kind of row, and what an import remembers while it reads. */
#ifndef SEAM_STORE_TRANSFER_PART_H
#define SEAM_STORE_TRANSFER_PART_H

#include "store/private.h"
#include "store/transfer.h"

struct transfer_row {
	const char *name;
	enum statement out;	/* every row of a system; STATEMENT_COUNT = none */
	enum statement add;	/* the thing it is about, when it is new */
	enum statement in;	/* the row itself */
	enum statement same;	/* the very row */
	enum statement rival;	/* what was said here about the same */
	struct transfer_field fields[TRANSFER_FIELDS_MAX + 1];
};
extern const struct transfer_row transfer_rows[];

/* Of a change, in the order of their names. */
enum { CHANGE_AT, CHANGE_LABEL, CHANGE_SERVICE, CHANGE_SYSTEM, CHANGE_UID, CHANGE_UNDOES,
	CHANGE_WHO };

struct transfer_in {
	struct store *st;
	char *system;		/* uid */
	struct transfer_in_options options;
	GHashTable *named;	/* char * (uid, hash) -> GINT_TO_POINTER(kind + 1) */
	gint64 first;		/* the newest change that was here before */
	/* Of our changes, by seq: 1 + how many new ones stood above it in the file, 0 when
	 * the file does not know it. */
	GArray *known;		/* guint32 */
	gint64 change;		/* whose rows are being read; 0 = none yet */
	bool change_is_new;
	/* Undoes of the file that were made here, too: char * (uid) -> char * (ours). */
	GHashTable *twins;
	bool change_is_twin;
	/* What it was made through, when the file names that below it only. */
	char *through_system, *through_service;
	bool undoes;		/* some new change undoes another */
	struct transfer_counts counts;
	/* parameters of the statements `in', once they have run */
	bool placed[TRANSFER_KIND_COUNT];
	int places[TRANSFER_KIND_COUNT][TRANSFER_FIELDS_MAX];
};

/* transfer_out.c: the columns of a statement that stands at a row, from q->column on. */
void transfer_read(struct query *q, const struct transfer_field *fields,
		   transfer_values values);
/* The same the other way, by the names of the fields. */
void transfer_bind(struct query *q, const struct transfer_field *fields,
		   const transfer_values values);

/* transfer_check.c: whether a row makes sense by itself. */
bool transfer_check(struct transfer_in *in, enum transfer_kind kind,
		    const transfer_values values, struct diags *ds);
/* At a field of the row being read, or -1. False, so that a check can end with it. */
bool transfer_refuse(struct transfer_in *in, int field, struct diags *ds, const char *code,
		     const char *format, ...) G_GNUC_PRINTF(5, 6);
bool transfer_is_named(const struct transfer_in *in, const char *uid, enum transfer_kind k);
/* Of the row's own thing: its field, or -1. */
int transfer_own_field(enum transfer_kind kind);

/* transfer_change.c */
bool transfer_take_change(struct transfer_in *in, const transfer_values values,
			  struct diags *ds);
/* What the last change was made through, as soon as its rows are in. */
bool transfer_settle_through(struct transfer_in *in, struct diags *ds);

/* transfer_in.c: a statement that writes a row; *constraint: the schema refuses it. */
void transfer_bind_row(struct transfer_in *in, struct query *q, enum transfer_kind kind,
		       const transfer_values values);
bool transfer_write_row(struct transfer_in *in, struct query *q, bool *constraint);

/* 1 + how many new ones stand above a change of ours in the file; 0: it is not there. */
guint32 transfer_is_known(const struct transfer_in *in, gint64 seq);

/* transfer_merge.c, when all rows are in; the last is in transfer_whole.c */
bool transfer_merge(struct transfer_in *in, struct diags *ds);
bool transfer_check_whole(struct transfer_in *in, struct diags *ds);

#endif
