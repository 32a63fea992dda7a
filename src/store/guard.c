/*
 * What stands between a database and harm: which statements may do what (the log
 * is only ever added to), how long one may run, and how to wait for other programs.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

enum {
	RUN_CHECK_STEPS = 20000,	/* of SQLite's machine between looks at the clock */
	WAIT_LIMIT_US = 30 * G_USEC_PER_SEC,
	WAIT_TELL_US = 300 * 1000,
	WAIT_NAP_MIN_US = 500,
	WAIT_NAP_MAX_US = 6000,
};

/* ---- what statements may do ------------------------------------------------- */

/* Everything else is added to and never altered. */
static const struct {
	const char *table;
	const char *column;	/* NULL = all */
	bool when_purging;	/* only then */
} updatable[] = {
	{ "change", "system", false },	/* filled in by the change itself */
	{ "change", "service", false },
	{ "change", "label", true },
	{ "cursor", NULL, false },
	{ "half_form", NULL, false },
	{ "summary", NULL, false },
	{ "sidecar", "text", false },
	{ "file", "program", false },
};

static const char *const pragmas[] = {
	"data_version", "foreign_key_check", "integrity_check", "page_count", "page_size",
	"quick_check", "secure_delete",
};

static bool may_insert(const struct store *st, const char *table)
{
	return st->writable && !g_str_has_prefix(table, "sqlite_");
}

static bool may_update(const struct store *st, const char *table, const char *column)
{
	for (gsize i = 0; i < G_N_ELEMENTS(updatable); i++)
		if (strcmp(updatable[i].table, table) == 0 &&
		    (!updatable[i].column || g_strcmp0(updatable[i].column, column) == 0))
			return st->writable && (st->purging || !updatable[i].when_purging);
	return false;
}

static bool may_delete(const struct store *st, const char *table)
{
	if (!may_insert(st, table))
		return false;
	return st->purging || strcmp(table, "undone") == 0 ||
	       strcmp(table, "summary") == 0 || strcmp(table, "half_form") == 0;
}

static bool may_pragma(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pragmas); i++)
		if (g_ascii_strcasecmp(pragmas[i], name) == 0)
			return true;
	return false;
}

/* Called while a statement is prepared. What is not listed is refused. */
static int authorize(void *data, int action, const char *first, const char *second,
		     const char *database, const char *within)
{
	const struct store *st = data;
	bool ok;

	(void)database;
	(void)within;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
	case SQLITE_FUNCTION:
	case SQLITE_TRANSACTION:
		ok = true;
		break;
	case SQLITE_INSERT:
		ok = may_insert(st, first);
		break;
	case SQLITE_UPDATE:
		ok = may_update(st, first, second);
		break;
	case SQLITE_DELETE:
		ok = may_delete(st, first);
		break;
	case SQLITE_PRAGMA:
		ok = may_pragma(first);
		break;
	default:
		ok = false;
	}
	return ok ? SQLITE_OK : SQLITE_DENY;
}

/* ---- waiting ---------------------------------------------------------------- */

/*
 * SQLite's own back-off is unfair: who has waited long sleeps long and loses to
 * who comes fresh. Short sleeps of random length give everyone the same chance.
 */
static int on_busy(void *data, int count)
{
	struct store *st = data;
	gint64 now = g_get_monotonic_time();

	if (count == 0)
		st->wait_start_us = now;
	if (now - st->wait_start_us > WAIT_LIMIT_US)
		return 0;
	if (!st->wait_told && now - st->wait_start_us > WAIT_TELL_US) {
		st->wait_told = true;
		if (st->options.waiting)
			st->options.waiting(true, st->options.data);
	}
	g_usleep((gulong)g_random_int_range(WAIT_NAP_MIN_US, WAIT_NAP_MAX_US));
	/* Waiting is not running. */
	if (st->deadline_us != G_MAXINT64)
		st->deadline_us += g_get_monotonic_time() - now;
	return 1;
}

void guard_wait_over(struct store *st)
{
	if (!st->wait_told)
		return;
	st->wait_told = false;
	if (st->options.waiting)
		st->options.waiting(false, st->options.data);
}

/* ---- running ---------------------------------------------------------------- */

/* None of our statements takes seconds: one that does meets a file made to hang us. */
static int on_progress(void *data)
{
	const struct store *st = data;

	return g_get_monotonic_time() > st->deadline_us;
}

void guard_clocks_on(struct store *st)
{
	st->deadline_us = G_MAXINT64;
	sqlite3_busy_handler(st->db, on_busy, st);
	sqlite3_progress_handler(st->db, RUN_CHECK_STEPS, on_progress, st);
}

void guard_on(struct store *st)
{
	sqlite3_set_authorizer(st->db, authorize, st);
	st->guarded = true;
}

void guard_off(struct store *st)
{
	sqlite3_set_authorizer(st->db, NULL, NULL);
	st->guarded = false;
}
