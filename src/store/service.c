/*
 * Proposed services with their lists: owning teams, calls, written stores. What a
 * list holds is one version per entry, so that two terminals may add different
 * entries to it at the same time.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

#include <glib/gi18n.h>

static const char *const call_kind_names[] = {
	[STORE_CALL_SYNC] = "sync",
	[STORE_CALL_EVENT] = "event",
};
_Static_assert(G_N_ELEMENTS(call_kind_names) == STORE_CALL_COUNT, "a name per kind");

static void owner_clear(void *owner)
{
	g_free(((struct store_owner *)owner)->name);
}

static void call_clear(void *call)
{
	g_free(((struct store_call *)call)->target);
}

struct store_service *store_service_new(void)
{
	struct store_service *s = g_new0(struct store_service, 1);

	s->owners = g_array_new(FALSE, FALSE, sizeof(struct store_owner));
	g_array_set_clear_func(s->owners, owner_clear);
	s->calls = g_array_new(FALSE, FALSE, sizeof(struct store_call));
	g_array_set_clear_func(s->calls, call_clear);
	s->writes = g_ptr_array_new_with_free_func(g_free);
	return s;
}

void store_service_free(struct store_service *s)
{
	if (!s)
		return;
	g_free(s->uid);
	g_free(s->slug);
	g_free(s->system_name);
	g_free(s->purpose);
	g_free(s->operations);
	g_array_unref(s->owners);
	g_array_unref(s->calls);
	g_ptr_array_unref(s->writes);
	g_free(s);
}

static struct store_service *read_service(struct query *q)
{
	struct store_service *s = store_service_new();

	s->id = column_int(q);
	s->uid = column_string(q);
	s->system = column_int(q);
	s->head = column_int(q);
	s->slug = column_string(q);
	s->purpose = column_text(q);
	s->operations = column_text(q);
	s->archived = column_bool(q);
	s->system_name = column_string(q);
	return s;
}

/* Services whose lists are read, from one query each: rows come by service. */
struct listing {
	gint64 first, last, system;	/* 0 = of any system */
	GHashTable *by_id;		/* &service.id -> service */
};

static struct store_service *next_row(struct query *q, const struct listing *l)
{
	while (query_next(q)) {
		gint64 id = column_int(q);
		struct store_service *s = g_hash_table_lookup(l->by_id, &id);

		if (s)
			return s;	/* else all that was said about it is undone */
	}
	return NULL;
}

static void open_list(struct query *q, struct store *st, enum statement which,
		      const struct listing *l, struct diags *ds)
{
	query_open(q, st, which, ds);
	query_int(q, ":first", l->first);
	query_int(q, ":last", l->last);
	query_id(q, ":system", l->system);
}

static bool read_owners(struct store *st, const struct listing *l, struct diags *ds)
{
	struct store_service *s;
	struct query q;

	open_list(&q, st, OWNER_LIST, l, ds);
	while ((s = next_row(&q, l)) != NULL) {
		struct store_owner owner = { .team = column_int(&q) };

		owner.name = column_string(&q);
		owner.size = column_count(&q);
		g_array_append_val(s->owners, owner);
	}
	return query_close(&q);
}

static bool read_calls(struct store *st, const struct listing *l, struct diags *ds)
{
	struct store_service *s;
	struct query q;

	open_list(&q, st, CALL_LIST, l, ds);
	while ((s = next_row(&q, l)) != NULL) {
		g_autofree char *kind = column_string(&q);
		struct store_call call = { 0 };

		call.kind = strcmp(kind, "sync") == 0 ? STORE_CALL_SYNC
						      : STORE_CALL_EVENT;
		call.service = column_int(&q);
		call.target = column_string(&q);
		g_array_append_val(s->calls, call);
	}
	return query_close(&q);
}

static bool read_writes(struct store *st, const struct listing *l, struct diags *ds)
{
	struct store_service *s;
	struct query q;

	open_list(&q, st, WRITE_LIST, l, ds);
	while ((s = next_row(&q, l)) != NULL)
		g_ptr_array_add(s->writes, column_string(&q));
	return query_close(&q);
}

/* One or all of a system: the same three statements. */
static bool read_lists(struct store *st, GPtrArray *services, gint64 system, struct diags *ds)
{
	g_autoptr(GHashTable) by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	struct listing l = { G_MAXINT64, 0, system, by_id };

	for (guint i = 0; i < services->len; i++) {
		struct store_service *s = services->pdata[i];

		l.first = MIN(l.first, s->id);
		l.last = MAX(l.last, s->id);
		g_hash_table_insert(by_id, &s->id, s);
	}
	return read_owners(st, &l, ds) && read_calls(st, &l, ds) && read_writes(st, &l, ds);
}

/* ---- reading -------------------------------------------------------------- */

static bool get_service(struct store *st, enum statement which, gint64 id,
			struct store_service **out, struct diags *ds)
{
	g_autoptr(GPtrArray) one =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_service_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, which, ds);
	query_int(&q, ":service", id);
	if (query_next(&q))
		g_ptr_array_add(one, read_service(&q));
	if (!query_close(&q) || (one->len > 0 && !read_lists(st, one, 0, ds)))
		return false;
	if (one->len > 0)
		*out = g_ptr_array_steal_index(one, 0);
	return true;
}

bool store_get_service(struct store *st, gint64 id, struct store_service **out,
		       struct diags *ds)
{
	return get_service(st, SERVICE_GET, id, out, ds);
}

static bool id_by_slug(struct store *st, enum statement which, const char *slug,
		       gint64 *id, struct diags *ds)
{
	struct query q;

	query_open(&q, st, which, ds);
	query_text(&q, ":slug", slug);
	return query_number(&q, id);
}

bool store_find_service(struct store *st, const char *slug, struct store_service **out,
			struct diags *ds)
{
	gint64 id;

	*out = NULL;
	if (!id_by_slug(st, SERVICE_BY_SLUG, slug, &id, ds))
		return false;
	return id == 0 || get_service(st, SERVICE_GET, id, out, ds);
}

bool store_find_undone_service(struct store *st, const char *slug,
			       struct store_service **out, struct diags *ds)
{
	gint64 id;

	*out = NULL;
	if (!id_by_slug(st, SERVICE_BY_UNDONE_SLUG, slug, &id, ds))
		return false;
	return id == 0 || get_service(st, SERVICE_GET_UNDONE, id, out, ds);
}

bool store_service_taken_back(struct store *st, char **slug, struct diags *ds)
{
	struct query q;

	*slug = NULL;
	query_open(&q, st, SERVICE_TAKEN_BACK, ds);
	if (query_next(&q))
		*slug = column_string(&q);
	return query_close(&q);
}

bool store_services(struct store *st, gint64 system, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_service_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, system ? SERVICE_LIST_OF_SYSTEM : SERVICE_LIST, ds);
	if (system)
		query_int(&q, ":system", system);
	while (query_next(&q))
		g_ptr_array_add(list, read_service(&q));
	if (!query_close(&q) || !read_lists(st, list, system, ds))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

bool store_count_services(struct store *st, gint64 system, int *out, struct diags *ds)
{
	struct query q;
	gint64 count;
	bool ok;

	query_open(&q, st, SERVICE_COUNT, ds);
	query_int(&q, ":system", system);
	ok = query_number(&q, &count);
	*out = (int)count;
	return ok;
}

/* ---- writing -------------------------------------------------------------- */

static bool check_slug_free(struct store *st, const struct store_service *s,
			    struct diags *ds)
{
	gint64 id;

	if (!id_by_slug(st, SERVICE_BY_SLUG, s->slug, &id, ds))
		return false;
	if (id == 0 || id == s->id)
		return true;
	diag_hint(store_refuse(st, ds, "store-taken",
			       _("the name \"%s\" is taken"), s->slug),
		  _("names are compared ignoring case, and archived ones keep theirs"));
	return false;
}

static bool add_service(struct store *st, struct store_service *s, struct diags *ds)
{
	struct query q;

	g_clear_pointer(&s->uid, g_free);
	if (!change_new_uid(st, &s->uid, ds))
		return false;
	query_open(&q, st, SERVICE_ADD, ds);
	query_text(&q, ":uid", s->uid);
	query_int(&q, ":system", s->system);
	if (!query_run(&q))
		return false;
	s->id = sqlite3_last_insert_rowid(st->db);
	return true;
}

static bool expect_service(struct store *st, const struct store_service *s,
			   struct diags *ds)
{
	g_autoptr(store_service) now = NULL;

	if (!get_service(st, SERVICE_GET, s->id, &now, ds))
		return false;
	return change_expect(st, s->head, now ? now->head : 0, s->slug, ds);
}

bool store_put_service(struct store *st, struct store_service *s, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!check_slug_free(st, s, ds) || !change_need(st, &change, ds))
		return false;
	if (s->id == 0 ? !add_service(st, s, ds) : !expect_service(st, s, ds))
		return false;
	query_open(&q, st, SERVICE_SAY, ds);
	query_int(&q, ":service", s->id);
	query_int(&q, ":change", change);
	query_text(&q, ":slug", s->slug);
	query_text(&q, ":purpose", s->purpose);
	query_text(&q, ":operations", s->operations);
	query_int(&q, ":archived", s->archived);
	if (!query_run(&q))
		return false;
	s->head = change;
	kept_answers_clear(st);	/* they name the service they were given through */
	return true;
}

bool store_set_owner(struct store *st, gint64 service, gint64 team, bool owns,
		     struct diags *ds)
{
	struct query q;
	gint64 change, now;

	query_open(&q, st, OWNER_IS, ds);
	query_int(&q, ":service", service);
	query_int(&q, ":team", team);
	if (!query_number(&q, &now))
		return false;
	if (now == owns)
		return true;
	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, OWNER_SAY, ds);
	query_int(&q, ":service", service);
	query_int(&q, ":team", team);
	query_int(&q, ":change", change);
	query_int(&q, ":owns", owns);
	return query_run(&q);
}

static void query_call(struct query *q, gint64 service, const struct store_call *call)
{
	query_int(q, ":service", service);
	query_text(q, ":kind", call_kind_names[call->kind]);
	query_id(q, ":target", call->service);
	query_text(q, ":external", call->service ? NULL : call->target);
}

bool store_set_call(struct store *st, gint64 service, const struct store_call *call,
		    bool calls, struct diags *ds)
{
	struct query q;
	gint64 change, now;

	query_open(&q, st, CALL_IS, ds);
	query_call(&q, service, call);
	if (!query_number(&q, &now))
		return false;
	if (now == calls)
		return true;
	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, CALL_SAY, ds);
	query_call(&q, service, call);
	query_int(&q, ":change", change);
	query_int(&q, ":calls", calls);
	return query_run(&q);
}

bool store_set_write(struct store *st, gint64 service, const char *name, bool writes,
		     struct diags *ds)
{
	struct query q;
	gint64 change, now;

	query_open(&q, st, WRITE_IS, ds);
	query_int(&q, ":service", service);
	query_text(&q, ":name", name);
	if (!query_number(&q, &now))
		return false;
	if (now == writes)
		return true;
	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, WRITE_SAY, ds);
	query_int(&q, ":service", service);
	query_text(&q, ":name", name);
	query_int(&q, ":change", change);
	query_int(&q, ":writes", writes);
	return query_run(&q);
}

bool store_registry_stamp(struct store *st, char **out, struct diags *ds)
{
	g_autofree char *stamp = NULL;
	struct query q;

	*out = NULL;
	query_open(&q, st, REGISTRY_STAMP, ds);
	if (query_next(&q))
		stamp = column_string(&q);
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&stamp);
	return true;
}
