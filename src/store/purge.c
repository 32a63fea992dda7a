/*
 * The one function that deletes what was versioned. It overwrites what it frees,
 * so that nothing of the service can be read from the file afterwards; backups
 * and exports are for their owners to remove.
 */
#include "config.h"

#include "store/private.h"

#include <glib/gi18n.h>

/* In an order in which no row refers to one that is gone. */
static const enum statement purge_steps[] = {
	PURGE_ANSWERS, PURGE_VOTES, PURGE_PEOPLE, PURGE_ROOMS, PURGE_MODES,
	PURGE_LIFTS, PURGE_FINISHES, PURGE_SUMMARIES, PURGE_ASSESSMENTS, PURGE_WAIVERS,
	PURGE_JUSTIFICATIONS, PURGE_ITEM_VERSIONS, PURGE_ITEMS, PURGE_OUTCOMES,
	PURGE_CURSOR, PURGE_HALF_FORMS, PURGE_OWNERS, PURGE_CALLS, PURGE_WRITES,
	PURGE_VERSIONS,
};
static const enum statement purge_changes[] = {
	PURGE_UNDONE, PURGE_CHANGES, PURGE_THROUGH,
};

static bool purge_rows(struct store *st, gint64 service, gint64 change, struct diags *ds)
{
	struct query q;

	for (gsize i = 0; i < G_N_ELEMENTS(purge_steps); i++) {
		query_open(&q, st, purge_steps[i], ds);
		query_int(&q, ":service", service);
		if (!query_run(&q))
			return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(purge_changes); i++) {
		query_open(&q, st, purge_changes[i], ds);
		query_int(&q, ":service", service);
		query_int(&q, ":change", change);
		if (!query_run(&q))
			return false;
	}
	query_open(&q, st, PURGE_SERVICE, ds);
	query_int(&q, ":service", service);
	return query_run(&q);
}

bool store_purge_service(struct store *st, gint64 service, struct diags *ds)
{
	gint64 change;
	bool ok;

	/* The change stays, so that its number is never given again. */
	g_assert(st->writing && st->service == 0);
	if (!change_need(st, &change, ds) ||
	    !store_exec(st, "PRAGMA secure_delete = ON", ds))
		return false;
	st->purging = true;
	ok = purge_rows(st, service, change, ds);
	st->purging = false;
	/* Prepared while deleting was allowed. */
	for (gsize i = 0; i < G_N_ELEMENTS(purge_steps); i++)
		statement_forget(st, purge_steps[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(purge_changes); i++)
		statement_forget(st, purge_changes[i]);
	statement_forget(st, PURGE_SERVICE);
	return ok;
}
