/*
 * Undo and redo: through a service, or of a team or a system. A change is taken back as
 * a whole, by a change that points to it; redo is a change that points to that one, and
 * so on. Which changes are without effect is kept in the table undone. Versions have no
 * dates of their own, so taking back a change whose rows were overtaken elsewhere would
 * have no effect or an odd one: that is refused.
 */
#include "config.h"

#include "store/private.h"

#include <glib/gi18n.h>

#include "core/deed.h"

void store_undo_free(struct store_undo *u)
{
	if (!u)
		return;
	store_change_free(u->change);
	g_clear_pointer(&u->teams, g_array_unref);
	g_free(u);
}

/* Imports are made through no service, so only the other scopes have to pass over them. */
static const struct {
	enum statement undo, redo;
	bool passes_imports;
} next_statements[] = {
	[STORE_OF_SERVICE] = { NEXT_UNDO, NEXT_REDO, false },
	[STORE_OF_TEAM] = { NEXT_UNDO_OF_TEAM, NEXT_REDO_OF_TEAM, true },
	[STORE_OF_SYSTEM] = { NEXT_UNDO_OF_SYSTEM, NEXT_REDO_OF_SYSTEM, true },
};

bool store_next_step(struct store *st, enum store_scope scope, gint64 id, bool redo,
		     struct store_change **out, struct diags *ds)
{
	g_autofree char *again = deed_label(DEED_IMPORT_FILE, "*", NULL);
	struct query q;
	gint64 seq;

	*out = NULL;
	query_open(&q, st, redo ? next_statements[scope].redo : next_statements[scope].undo, ds);
	query_int(&q, ":id", id);
	if (!redo && next_statements[scope].passes_imports)
		query_text(&q, ":again", again);
	if (!query_number(&q, &seq))
		return false;
	return seq == 0 || change_get(st, seq, out, ds);
}

static bool ask(struct store *st, enum statement which, gint64 change, gint64 *out,
		struct diags *ds)
{
	struct query q;

	query_open(&q, st, which, ds);
	query_int(&q, ":change", change);
	return query_number(&q, out);
}

static bool check_not_overtaken(struct store *st, const struct store_change *c,
				struct diags *ds)
{
	g_autofree char *what = deed_words(c->label);
	gint64 later;

	if (!ask(st, CHANGE_OVERTAKEN, c->seq, &later, ds))
		return false;
	if (later != 0)
		return store_refuse_conflict(st, later, what, ds);
	if (!ask(st, CHANGE_BUILT_ON, c->seq, &later, ds))
		return false;
	return later == 0 || store_refuse_built_on(st, later, what, ds);
}

/* A name that was free when it was given up may belong to something else now. */
static bool check_names(struct store *st, gint64 change, struct diags *ds)
{
	g_autofree char *name = NULL;
	struct query q;

	query_open(&q, st, CHANGE_NAME_TAKEN, ds);
	query_int(&q, ":change", change);
	if (query_next(&q))
		name = column_string(&q);
	if (!query_close(&q))
		return false;
	if (!name)
		return true;
	diag_hint(store_refuse(st, ds, "store-taken",
			       _("the name \"%s\" belongs to something else now"), name),
		  _("rename that first, then try again"));
	return false;
}

static bool say_last_word(struct store *st, gint64 change, struct diags *ds)
{
	struct query q;
	gint64 last;

	query_open(&q, st, CHANGE_LAST_WORD, ds);
	query_int(&q, ":seq", change);
	return query_number(&q, &last) && change_undoes(st, last, ds);
}

static bool read_teams(struct store *st, struct store_undo *u, struct diags *ds)
{
	struct query q;

	u->teams = g_array_new(FALSE, FALSE, sizeof(gint64));
	query_open(&q, st, CHANGE_TEAMS, ds);
	query_int(&q, ":change", u->change->seq);
	while (query_next(&q)) {
		gint64 team = column_int(&q);

		g_array_append_val(u->teams, team);
	}
	return query_close(&q);
}

/* The row of undone that says whether a change holds. */
static bool mark(struct store *st, gint64 change, bool undone, struct diags *ds)
{
	struct query q;

	query_open(&q, st, undone ? UNDONE_ADD : UNDONE_REMOVE, ds);
	query_int(&q, ":change", change);
	return query_run(&q);
}

bool store_step(struct store *st, enum store_scope scope, gint64 id, bool redo,
		struct store_undo **out, struct diags *ds)
{
	g_autoptr(store_undo_result) u = g_new0(struct store_undo, 1);
	gint64 services, registered;

	*out = NULL;
	g_assert(st->writing && st->change == 0);
	if (!store_next_step(st, scope, id, redo, &u->change, ds))
		return false;
	if (!u->change)
		return true;
	st->system = u->change->system;
	st->service = scope == STORE_OF_SERVICE ? id : u->change->service;
	if (!check_not_overtaken(st, u->change, ds) ||
	    !ask(st, CHANGE_SYSTEM_SERVICES, u->change->seq, &services, ds) ||
	    !ask(st, CHANGE_REGISTERED, u->change->seq, &registered, ds) ||
	    !read_teams(st, u, ds) || !say_last_word(st, u->change->seq, ds) ||
	    !mark(st, u->change->seq, !redo, ds) || !check_names(st, u->change->seq, ds))
		return false;
	u->change->undone = !redo;
	u->services = (int)services;
	u->registered = registered != 0;
	*out = g_steal_pointer(&u);
	return true;
}
