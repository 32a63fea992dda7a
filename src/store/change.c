/*
 * Write transactions and the change log. A transaction takes the write lock at
 * once (BEGIN IMMEDIATE): one that reads first and writes later would fail with
 * "locked" whenever another program wrote in between. Undo is in undo.c.
 */
#include "config.h"

#include "store/private.h"

#include <glib/gi18n.h>

#include "base/calendar.h"

void store_change_free(struct store_change *c)
{
	if (!c)
		return;
	g_free(c->uid);
	g_free(c->at);
	g_free(c->who);
	g_free(c->label);
	g_free(c->service_slug);
	g_free(c);
}

static struct store_change *read_change(struct query *q)
{
	struct store_change *c = g_new0(struct store_change, 1);

	c->seq = column_int(q);
	c->uid = column_string(q);
	c->at = column_string(q);
	c->who = column_string(q);
	c->label = column_string(q);
	c->system = column_int(q);
	c->service = column_int(q);
	c->service_slug = column_text(q);
	c->undoes = column_int(q);
	c->undone = column_bool(q);
	return c;
}

static void forget_transaction(struct store *st)
{
	st->writing = false;
	st->refused = false;
	st->change = st->system = st->service = 0;
	g_clear_pointer(&st->at, g_free);
	g_clear_pointer(&st->who, g_free);
	g_clear_pointer(&st->label, g_free);
}

bool store_begin(struct store *st, const char *at, const char *who, const char *label,
		 struct diags *ds)
{
	struct query q;

	g_assert(st->writable && !st->writing && !st->reading);
	query_open(&q, st, BEGIN_WRITE, ds);
	if (!query_run(&q))
		return false;
	st->writing = true;
	st->refused = false;	/* whatever failed before has nothing to do with it */
	st->at = g_strdup(at);
	st->who = g_strdup(who);
	st->label = g_strdup(label);
	return true;
}

void store_rollback(struct store *st)
{
	struct query q;

	if (!st->writing)
		return;
	/* Some failures (a full disk, say) have rolled back already. */
	if (!sqlite3_get_autocommit(st->db)) {
		query_open(&q, st, ROLLBACK_ALL, NULL);
		query_run(&q);
	}
	forget_transaction(st);
}

bool store_commit(struct store *st, struct diags *ds)
{
	struct query q;

	g_assert(st->writing);
	/* Whoever refused has said why. */
	if (st->refused || sqlite3_get_autocommit(st->db)) {
		store_rollback(st);
		return false;
	}
	query_open(&q, st, COMMIT_ALL, ds);
	if (!query_run(&q)) {
		store_rollback(st);
		return false;
	}
	forget_transaction(st);
	return true;
}

bool store_begin_read(struct store *st, struct diags *ds)
{
	struct query q;

	if (st->writing)
		return true;
	if (st->reading == 0) {
		query_open(&q, st, BEGIN_READ, ds);
		if (!query_run(&q))
			return false;
	}
	st->reading++;
	return true;
}

void store_end_read(struct store *st)
{
	struct query q;

	if (st->reading == 0 || --st->reading > 0)
		return;
	if (sqlite3_get_autocommit(st->db))
		return;
	query_open(&q, st, COMMIT_ALL, NULL);
	query_run(&q);
}

bool store_data_version(struct store *st, guint32 *out, struct diags *ds)
{
	struct query q;
	gint64 version;
	bool ok;

	query_open(&q, st, DATA_VERSION, ds);
	ok = query_number(&q, &version);
	*out = (guint32)version;
	return ok;
}

/* Random bytes, and the time the caller gave: this folder has no clock. */
static bool make_uid(struct store *st, char out[UID_SIZE], struct diags *ds)
{
	uint8_t bytes[UID_RANDOM_BYTES];
	int64_t ms;

	if (st->options.make_uid)
		return st->options.make_uid(out, st->at, st->options.data, ds);
	if (!calendar_parse_time(&ms, st->at))
		ms = 0;
	if (!uid_random(bytes, ds))
		return false;
	uid_v7(out, ms, bytes);
	return true;
}

bool change_new_uid(struct store *st, char **out, struct diags *ds)
{
	char uid[UID_SIZE];

	*out = NULL;
	g_assert(st->writing);
	if (!make_uid(st, uid, ds)) {
		st->refused = true;
		return false;
	}
	*out = g_strdup(uid);
	return true;
}

static bool write_change(struct store *st, gint64 undoes, struct diags *ds)
{
	g_autofree char *uid = NULL;
	struct query q;

	if (!change_new_uid(st, &uid, ds))
		return false;
	query_open(&q, st, CHANGE_ADD, ds);
	query_text(&q, ":uid", uid);
	query_text(&q, ":at", st->at);
	query_text(&q, ":who", st->who);
	query_text(&q, ":label", st->label);
	query_id(&q, ":system", st->system);
	query_id(&q, ":service", st->service);
	query_id(&q, ":undoes", undoes);
	if (!query_run(&q))
		return false;
	st->change = sqlite3_last_insert_rowid(st->db);
	return true;
}

bool change_need(struct store *st, gint64 *seq, struct diags *ds)
{
	*seq = 0;
	g_assert(st->writing);
	if (st->change == 0 && !write_change(st, 0, ds))
		return false;
	*seq = st->change;
	return true;
}

bool change_undoes(struct store *st, gint64 seq, struct diags *ds)
{
	g_assert(st->writing && st->change == 0);
	return write_change(st, seq, ds);
}

bool store_through(struct store *st, gint64 system, gint64 service, struct diags *ds)
{
	struct query q;

	g_assert(st->writing);
	st->system = system;
	st->service = service;
	/* What was added before its service was known. */
	if (st->change == 0)
		return true;
	query_open(&q, st, CHANGE_THROUGH, ds);
	query_id(&q, ":system", system);
	query_id(&q, ":service", service);
	query_int(&q, ":seq", st->change);
	return query_run(&q);
}

bool change_get(struct store *st, gint64 seq, struct store_change **out,
		struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, CHANGE_GET, ds);
	query_int(&q, ":seq", seq);
	if (query_next(&q))
		*out = read_change(&q);
	return query_close(&q);
}

bool change_expect(struct store *st, gint64 expected, gint64 head, const char *what,
		   struct diags *ds)
{
	/* What this very transaction wrote is no conflict with itself. */
	if (expected == STORE_ANY_HEAD || expected == head ||
	    (st->change != 0 && head == st->change))
		return true;
	if (head > expected)
		return store_refuse_conflict(st, head, what, ds);
	diag_hint(store_refuse(st, ds, "store-conflict",
			       _("\"%s\" was undone in the meantime"), what),
		  _("nothing was stored; look at it as it is now, then decide again"));
	return false;
}

static const enum statement lists[] = {
	[STORE_OF_SERVICE] = CHANGES_OF_SERVICE,
	[STORE_OF_TEAM] = CHANGES_OF_TEAM,
	[STORE_OF_SYSTEM] = CHANGES_OF_SYSTEM,
};

bool store_changes(struct store *st, enum store_scope scope, gint64 id, int limit,
		   GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_change_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, id != 0 ? lists[scope] : CHANGES_ALL, ds);
	if (id != 0)
		query_int(&q, ":id", id);
	query_int(&q, ":limit", limit > 0 ? limit : -1);
	while (query_next(&q))
		g_ptr_array_add(list, read_change(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}
