/*
 * Systems and teams: put, find, get, list. Both are a name with a number and a
 * flag, so they differ in their rows only.
 */
#include "config.h"

#include "store/private.h"

#include <glib/gi18n.h>

void store_system_free(struct store_system *s)
{
	if (!s)
		return;
	g_free(s->uid);
	g_free(s->name);
	g_free(s);
}

void store_team_free(struct store_team *t)
{
	if (!t)
		return;
	g_free(t->uid);
	g_free(t->name);
	g_free(t);
}

static struct store_system *read_system(struct query *q)
{
	struct store_system *s = g_new0(struct store_system, 1);

	s->id = column_int(q);
	s->uid = column_string(q);
	s->head = column_int(q);
	s->name = column_string(q);
	s->running = column_count(q);
	s->archived = column_bool(q);
	return s;
}

static struct store_team *read_team(struct query *q)
{
	struct store_team *t = g_new0(struct store_team, 1);

	t->id = column_int(q);
	t->uid = column_string(q);
	t->head = column_int(q);
	t->name = column_string(q);
	t->size = column_count(q);
	t->archived = column_bool(q);
	return t;
}

static void query_count(struct query *q, const char *name, gint64 count)
{
	if (count < 0)
		query_text(q, name, NULL);
	else
		query_int(q, name, count);
}

static bool id_by_name(struct store *st, enum statement which, const char *name,
		       gint64 *id, struct diags *ds)
{
	struct query q;

	query_open(&q, st, which, ds);
	query_text(&q, ":name", name);
	return query_number(&q, id);
}

static bool check_name_free(struct store *st, enum statement which, const char *name,
			    gint64 own_id, struct diags *ds)
{
	gint64 id;

	if (!id_by_name(st, which, name, &id, ds))
		return false;
	if (id == 0 || id == own_id)
		return true;
	diag_hint(store_refuse(st, ds, "store-taken",
			       _("the name \"%s\" is taken"), name),
		  _("names are compared ignoring case, and archived ones keep theirs"));
	return false;
}

static bool add_thing(struct store *st, enum statement which, gint64 *id, char **uid,
		      struct diags *ds)
{
	g_autofree char *made = NULL;
	struct query q;

	if (!change_new_uid(st, &made, ds))
		return false;
	query_open(&q, st, which, ds);
	query_text(&q, ":uid", made);
	if (!query_run(&q))
		return false;
	*id = sqlite3_last_insert_rowid(st->db);
	g_free(*uid);
	*uid = g_steal_pointer(&made);
	return true;
}

/* ---- systems -------------------------------------------------------------- */

static bool expect_system(struct store *st, const struct store_system *s,
			  struct diags *ds)
{
	g_autoptr(store_system) now = NULL;

	if (!store_get_system(st, s->id, &now, ds))
		return false;
	return change_expect(st, s->head, now ? now->head : 0, s->name, ds);
}

bool store_put_system(struct store *st, struct store_system *s, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!check_name_free(st, SYSTEM_BY_NAME, s->name, s->id, ds) ||
	    !change_need(st, &change, ds))
		return false;
	if (s->id == 0 ? !add_thing(st, SYSTEM_ADD, &s->id, &s->uid, ds)
		       : !expect_system(st, s, ds))
		return false;
	query_open(&q, st, SYSTEM_SAY, ds);
	query_int(&q, ":system", s->id);
	query_int(&q, ":change", change);
	query_text(&q, ":name", s->name);
	query_count(&q, ":running", s->running);
	query_int(&q, ":archived", s->archived);
	if (!query_run(&q))
		return false;
	s->head = change;
	return true;
}

bool store_get_system(struct store *st, gint64 id, struct store_system **out,
		      struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, SYSTEM_GET, ds);
	query_int(&q, ":system", id);
	if (query_next(&q))
		*out = read_system(&q);
	return query_close(&q);
}

bool store_find_system(struct store *st, const char *name, struct store_system **out,
		       struct diags *ds)
{
	gint64 id;

	*out = NULL;
	if (!id_by_name(st, SYSTEM_BY_NAME, name, &id, ds))
		return false;
	return id == 0 || store_get_system(st, id, out, ds);
}

bool store_systems(struct store *st, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_system_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, SYSTEM_LIST, ds);
	while (query_next(&q))
		g_ptr_array_add(list, read_system(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

bool store_systems_of_team(struct store *st, gint64 team, GArray **out, struct diags *ds)
{
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct query q;

	*out = NULL;
	query_open(&q, st, SYSTEMS_OF_TEAM, ds);
	query_int(&q, ":team", team);
	while (query_next(&q)) {
		gint64 id = column_int(&q);

		g_array_append_val(list, id);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

/* ---- teams ---------------------------------------------------------------- */

static bool expect_team(struct store *st, const struct store_team *t, struct diags *ds)
{
	g_autoptr(store_team) now = NULL;

	if (!store_get_team(st, t->id, &now, ds))
		return false;
	return change_expect(st, t->head, now ? now->head : 0, t->name, ds);
}

bool store_put_team(struct store *st, struct store_team *t, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!check_name_free(st, TEAM_BY_NAME, t->name, t->id, ds) ||
	    !change_need(st, &change, ds))
		return false;
	if (t->id == 0 ? !add_thing(st, TEAM_ADD, &t->id, &t->uid, ds)
		       : !expect_team(st, t, ds))
		return false;
	query_open(&q, st, TEAM_SAY, ds);
	query_int(&q, ":team", t->id);
	query_int(&q, ":change", change);
	query_text(&q, ":name", t->name);
	query_count(&q, ":size", t->size);
	query_int(&q, ":archived", t->archived);
	if (!query_run(&q))
		return false;
	t->head = change;
	return true;
}

bool store_get_team(struct store *st, gint64 id, struct store_team **out,
		    struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, TEAM_GET, ds);
	query_int(&q, ":team", id);
	if (query_next(&q))
		*out = read_team(&q);
	return query_close(&q);
}

bool store_find_team(struct store *st, const char *name, struct store_team **out,
		     struct diags *ds)
{
	gint64 id;

	*out = NULL;
	if (!id_by_name(st, TEAM_BY_NAME, name, &id, ds))
		return false;
	return id == 0 || store_get_team(st, id, out, ds);
}

bool store_teams(struct store *st, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_team_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, TEAM_LIST, ds);
	while (query_next(&q))
		g_ptr_array_add(list, read_team(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

/* ---- either ---------------------------------------------------------------- */

static bool find_name(struct store *st, enum statement which, const char *name, gint64 *id,
		      char **stored, struct diags *ds)
{
	struct query q;

	query_open(&q, st, which, ds);
	query_text(&q, ":name", name);
	if (query_next(&q)) {
		*id = column_int(&q);
		*stored = column_string(&q);
	}
	return query_close(&q);
}

bool store_find_name(struct store *st, enum store_scope scope, const char *name,
		     bool undone, gint64 *id, char **stored, struct diags *ds)
{
	static const enum statement which[][2] = {
		[STORE_OF_TEAM] = { TEAM_BY_NAME, TEAM_BY_UNDONE_NAME },
		[STORE_OF_SYSTEM] = { SYSTEM_BY_NAME, SYSTEM_BY_UNDONE_NAME },
	};

	g_assert(scope == STORE_OF_TEAM || scope == STORE_OF_SYSTEM);
	*id = 0;
	*stored = NULL;
	return find_name(st, which[scope][0], name, id, stored, ds) &&
	       (*id != 0 || !undone || find_name(st, which[scope][1], name, id, stored, ds));
}
