/*
 * What the files of this folder share: the open database, statements by name,
 * reading and binding, and how a refused or failed call is reported. Nothing
 * outside src/store includes this, tests of this folder aside.
 */
#ifndef SEAM_STORE_PRIVATE_H
#define SEAM_STORE_PRIVATE_H

#include <sqlite3.h>

#include "store/store.h"

enum {
	STORE_APPLICATION_ID = 0x5345414d,	/* "SEAM" */
	STORE_SCHEMA_VERSION = 6,		/* the newest migration's number */
};

enum statement {
#define X(name, sql) name,
#include "store/statements.inc"
#undef X
	STATEMENT_COUNT
};

struct store {
	sqlite3 *db;
	char *path;		/* as the user named it: for messages */
	char *file;		/* resolved: what is open */
	char *program;
	bool writable;		/* opened to write */
	bool guarded;		/* statements may do what guard.c allows only */
	bool purging;		/* deleting is allowed just now */
	struct store_options options;
	sqlite3_stmt *statements[STATEMENT_COUNT];	/* prepared when first used */

	/* the write transaction */
	bool writing;
	int reading;		/* how many reads have begun in each other */
	bool refused;		/* something in it failed: it cannot be committed */
	char *at, *who, *label;
	gint64 system, service;	/* made through */
	gint64 change;		/* its row; 0 = not needed so far */

	struct kept_answers {
		gint64 assessment;	/* a draft */
		bool quick;		/* its quick answers count */
		char *newest;		/* uid of the newest change then */
		GPtrArray *list;	/* struct store_answer; NULL = nothing is kept */
	} kept;

	/* waiting and running for too long */
	gint64 wait_start_us, deadline_us;
	bool wait_told;
};

/* ---- statement.c: one use of a prepared statement ------------------------- */

/*
 * Open, bind by name, step, close. A failure is reported once, where it happens;
 * what follows does nothing, and query_close() or query_run() returns false.
 */
struct query {
	struct store *st;
	struct diags *ds;
	sqlite3_stmt *stmt;
	int column;		/* the next one the column functions read */
	bool failed;
};

void query_open(struct query *q, struct store *st, enum statement id, struct diags *ds);
void query_int(struct query *q, const char *name, gint64 value);
void query_id(struct query *q, const char *name, gint64 id);	/* 0 becomes NULL */
void query_text(struct query *q, const char *name, const char *text);	/* or NULL */
void query_blob(struct query *q, const char *name, const char *data, gsize length);
/* The next row; false at the end and on failure. */
bool query_next(struct query *q);
/* Columns in their order. A string is never NULL, a text may be; both are valid
 * UTF-8 whatever is in the file, and yours. */
gint64 column_int(struct query *q);
gint64 column_count(struct query *q);	/* NULL becomes -1: an unknown number */
bool column_bool(struct query *q);
char *column_string(struct query *q);
char *column_text(struct query *q);
char *column_blob(struct query *q, gsize *length);
bool query_close(struct query *q);
/* For statements without rows: step to the end and close. */
bool query_run(struct query *q);
/* One row of one number, 0 when there is no row; closes. */
bool query_number(struct query *q, gint64 *out);

void statement_forget(struct store *st, enum statement id);
void statements_clear(struct store *st);
const char *statement_sql(enum statement id);
const char *statement_name(enum statement id);

/* A fixed text; for pragmas and migrations. */
bool store_exec(struct store *st, const char *sql, struct diags *ds);

/* ---- failure.c -------------------------------------------------------------- */

/* Reports what SQLite says about this connection; marks the transaction refused.
 * Returns false, for `return store_fail(...)'. */
bool store_fail(struct store *st, int rc, struct diags *ds);
/* Reports a write that cannot be done; returns the diagnostic for a hint. */
struct diag *store_refuse(struct store *st, struct diags *ds, const char *code,
			  const char *format, ...) G_GNUC_PRINTF(4, 5);
/* The same for a change that came in between; what says what it is about. */
bool store_refuse_conflict(struct store *st, gint64 change, const char *what,
			   struct diags *ds);

/* Of an undo: a later change needs what it would take away. */
bool store_refuse_built_on(struct store *st, gint64 change, const char *what,
			   struct diags *ds);

/* ---- change.c ---------------------------------------------------------------- */

/* The change being made, written when first needed; false on failure. */
bool change_need(struct store *st, gint64 *seq, struct diags *ds);
bool change_get(struct store *st, gint64 seq, struct store_change **out,
		struct diags *ds);
/* For undo: the change being made takes this one back. As the first write. */
bool change_undoes(struct store *st, gint64 seq, struct diags *ds);
/* Like change_need(), with a new id for a thing. Yours to free. */
bool change_new_uid(struct store *st, char **out, struct diags *ds);
/* Whether `expected' is `head', reporting the conflict if it is not. */
bool change_expect(struct store *st, gint64 expected, gint64 head, const char *what,
		   struct diags *ds);

/* assessment.c: a draft, to write to it; refuses what is finished or undone. */
bool assessment_need_draft(struct store *st, gint64 assessment,
			   struct store_assessment **out, struct diags *ds);

/* ---- answer_kept.c: what counts for a draft, as it was read last ---------------- */

/* *out NULL when it has to be read; *newest is as of when, for kept_answers_set(). The
 * list is the caller's to unref, the name to free. */
bool kept_answers_get(struct store *st, const struct store_assessment *a, GPtrArray **out,
		      char **newest, struct diags *ds);
void kept_answers_set(struct store *st, const struct store_assessment *a, GPtrArray *list,
		      const char *newest);
/* Says that this answer was written to the draft, by the change being made. */
bool kept_answers_add(struct store *st, const struct store_assessment *draft,
		      const struct store_answer *a, struct diags *ds);
/* Also for writes of the change being made that alter what was read. */
void kept_answers_clear(struct store *st);
/* answer.c: one more list will free it. */
struct store_answer *answer_share(struct store_answer *a);

/* ---- others ------------------------------------------------------------------ */

/* migrate.c: numbered steps from an older file to this one. */
struct migration {
	int to;			/* user_version afterwards; 0 ends a table */
	const char *what;	/* one line, for people */
	/* Tables and indexes to make as schema.sql has them, separated by blanks. A
	 * table that is there is made anew and keeps its rows; columns that are new
	 * need a default. */
	const char *make;
	const char *sql;	/* what is left to do afterwards, or NULL */
};
extern const struct migration store_migrations[];
/* Makes an empty file a database. */
bool migrate_create(struct store *st, struct diags *ds);
/* Takes an older one through the rows it lacks, after copying it. */
bool migrate_run(struct store *st, const struct migration *rows, struct diags *ds);
/* The file's user_version. */
bool migrate_version(struct store *st, int *version, struct diags *ds);

/* list.c: how large the file is. */
bool file_bytes(struct store *st, gint64 *bytes, struct diags *ds);

/* check.c */
extern const char store_schema[];
/* The statement of schema.sql that makes `name', without semicolon; yours. */
char *schema_statement(const char *name);
/* Whether the file's schema is exactly ours. */
bool check_schema(struct store *st, struct diags *ds);
/* SQLite's own quick look at the pages. */
bool check_pages(struct store *st, bool thorough, int *findings, struct diags *ds);

/* backup.c: VACUUM INTO `path', which must not exist, synced, mode 0600. */
bool backup_into(struct store *st, const char *path, struct diags *ds);

/* guard.c: what statements may do, lifted for migrations and backups; and limits of
 * running and waiting, which are always on. */
void guard_on(struct store *st);
void guard_off(struct store *st);
void guard_clocks_on(struct store *st);
void guard_wait_over(struct store *st);

#endif
