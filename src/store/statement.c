/*
 * Statements by name: prepared when first used, bound by name, read column by
 * column. The SQL is in the .sql files of this folder; none is put together at
 * run time. What a failure means to a person is for failure.c to say.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

#include <glib/gi18n.h>

enum { RUN_LIMIT_US = 5 * G_USEC_PER_SEC };	/* one statement; see guard_on() */

static const struct {
	const char *name, *sql;
} statements[] = {
#define X(name, sql) [name] = { #name, sql },
#include "store/statements.inc"
#undef X
};
_Static_assert(G_N_ELEMENTS(statements) == STATEMENT_COUNT, "one row per statement");

const char *statement_sql(enum statement id)
{
	return statements[id].sql;
}

const char *statement_name(enum statement id)
{
	return statements[id].name;
}

static void query_fail(struct query *q, int rc)
{
	if (!q->failed)
		store_fail(q->st, rc, q->ds);
	q->failed = true;
}

void query_open(struct query *q, struct store *st, enum statement id, struct diags *ds)
{
	int rc;

	*q = (struct query){ .st = st, .ds = ds };
	st->deadline_us = g_get_monotonic_time() + RUN_LIMIT_US;
	if (!st->statements[id]) {
		rc = sqlite3_prepare_v3(st->db, statements[id].sql, -1,
					SQLITE_PREPARE_PERSISTENT, &st->statements[id],
					NULL);
		guard_wait_over(st);
		if (rc != SQLITE_OK) {
			query_fail(q, rc);
			return;
		}
	}
	q->stmt = st->statements[id];
	g_assert(!sqlite3_stmt_busy(q->stmt));
}

static int parameter(struct query *q, const char *name)
{
	int i = sqlite3_bind_parameter_index(q->stmt, name);

	g_assert(i > 0);
	return i;
}

void query_int(struct query *q, const char *name, gint64 value)
{
	int rc;

	if (q->failed)
		return;
	rc = sqlite3_bind_int64(q->stmt, parameter(q, name), value);
	if (rc != SQLITE_OK)
		query_fail(q, rc);
}

static void query_null(struct query *q, const char *name)
{
	int rc;

	if (q->failed)
		return;
	rc = sqlite3_bind_null(q->stmt, parameter(q, name));
	if (rc != SQLITE_OK)
		query_fail(q, rc);
}

void query_id(struct query *q, const char *name, gint64 id)
{
	if (id == 0)
		query_null(q, name);
	else
		query_int(q, name, id);
}

void query_text(struct query *q, const char *name, const char *text)
{
	int rc;

	if (!text) {
		query_null(q, name);
		return;
	}
	if (q->failed)
		return;
	if (!g_utf8_validate(text, -1, NULL)) {
		store_refuse(q->st, q->ds, "store-text",
			     _("this text is not valid UTF-8 and cannot be stored"));
		q->failed = true;
		return;
	}
	/* The caller's string outlives the step: no copy. */
	rc = sqlite3_bind_text(q->stmt, parameter(q, name), text, -1, SQLITE_STATIC);
	if (rc != SQLITE_OK)
		query_fail(q, rc);
}

void query_blob(struct query *q, const char *name, const char *data, gsize length)
{
	int rc;

	if (q->failed)
		return;
	rc = sqlite3_bind_blob64(q->stmt, parameter(q, name), length ? data : "", length,
				 SQLITE_STATIC);
	if (rc != SQLITE_OK)
		query_fail(q, rc);
}

bool query_next(struct query *q)
{
	int rc;

	if (q->failed)
		return false;
	q->column = 0;
	rc = sqlite3_step(q->stmt);
	guard_wait_over(q->st);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		query_fail(q, rc);
	return false;
}

gint64 column_int(struct query *q)
{
	return sqlite3_column_int64(q->stmt, q->column++);
}

gint64 column_count(struct query *q)
{
	bool is_null = sqlite3_column_type(q->stmt, q->column) == SQLITE_NULL;
	gint64 value = column_int(q);

	return is_null ? -1 : value;
}

bool column_bool(struct query *q)
{
	return column_int(q) != 0;
}

char *column_text(struct query *q)
{
	const char *text = (const char *)sqlite3_column_text(q->stmt, q->column++);

	if (!text)
		return NULL;
	/* Ours is always valid; a file made elsewhere may hold anything. */
	if (!g_utf8_validate(text, -1, NULL))
		return g_utf8_make_valid(text, -1);
	return g_strdup(text);
}

char *column_string(struct query *q)
{
	char *text = column_text(q);

	return text ? text : g_strdup("");
}

char *column_blob(struct query *q, gsize *length)
{
	const void *data = sqlite3_column_blob(q->stmt, q->column);
	int n = sqlite3_column_bytes(q->stmt, q->column);
	char *copy;

	q->column++;
	copy = g_malloc((gsize)n + 1);
	if (n > 0)
		memcpy(copy, data, n);
	copy[n] = '\0';		/* for those who know it is text */
	if (length)
		*length = n;
	return copy;
}

bool query_close(struct query *q)
{
	if (q->stmt) {
		/* What reset reports was reported by the step already. */
		sqlite3_reset(q->stmt);
		sqlite3_clear_bindings(q->stmt);
		q->stmt = NULL;
	}
	return !q->failed;
}

bool query_run(struct query *q)
{
	while (query_next(q))
		;
	return query_close(q);
}

bool query_number(struct query *q, gint64 *out)
{
	*out = query_next(q) ? column_int(q) : 0;
	return query_close(q);
}

void statement_forget(struct store *st, enum statement id)
{
	sqlite3_finalize(st->statements[id]);
	st->statements[id] = NULL;
}

void statements_clear(struct store *st)
{
	for (int i = 0; i < STATEMENT_COUNT; i++)
		statement_forget(st, i);
}

bool store_exec(struct store *st, const char *sql, struct diags *ds)
{
	int rc;

	st->deadline_us = g_get_monotonic_time() + RUN_LIMIT_US;
	rc = sqlite3_exec(st->db, sql, NULL, NULL, NULL);
	guard_wait_over(st);
	return rc == SQLITE_OK || store_fail(st, rc, ds);
}
