/*
 * Actions and parked topics: one kind of row with a number people call it by, and
 * a state. They belong to the service, so they outlast its assessments.
 */
#include "config.h"

#include "store/private.h"

static const char *const kind_names[] = {
	[STORE_ACTION] = "action",
	[STORE_TOPIC] = "topic",
};
_Static_assert(G_N_ELEMENTS(kind_names) == STORE_ITEM_KIND_COUNT, "a name per kind");

static const char *const state_names[] = {
	[STORE_OPEN] = "open",
	[STORE_DONE] = "done",
	[STORE_DROPPED] = "dropped",
};
_Static_assert(G_N_ELEMENTS(state_names) == STORE_ITEM_STATE_COUNT, "a name per state");

const char *store_item_state_name(enum store_item_state s)
{
	return state_names[s];
}

static int word_index(const char *const *names, int n, const char *word)
{
	for (int i = 0; i < n; i++)
		if (g_str_equal(names[i], word))
			return i;
	return 0;
}

struct store_item *store_item_new(void)
{
	return g_new0(struct store_item, 1);
}

void store_item_free(struct store_item *i)
{
	if (!i)
		return;
	g_free(i->uid);
	g_free(i->service_slug);
	g_free(i->text);
	g_free(i->owner);
	g_free(i->due);
	g_free(i->condition);
	g_free(i->question);
	g_free(i->raised_by);
	g_free(i->created);
	g_free(i->closed);
	g_free(i->said_in);
	g_free(i);
}

static struct store_item *read_item(struct query *q)
{
	struct store_item *i = store_item_new();
	g_autofree char *kind = NULL;
	g_autofree char *state = NULL;

	i->id = column_int(q);
	i->uid = column_string(q);
	i->service = column_int(q);
	kind = column_string(q);
	i->kind = word_index(kind_names, STORE_ITEM_KIND_COUNT, kind);
	i->number = (int)column_int(q);
	i->head = column_int(q);
	state = column_string(q);
	i->state = word_index(state_names, STORE_ITEM_STATE_COUNT, state);
	i->text = column_string(q);
	i->owner = column_text(q);
	i->due = column_text(q);
	i->condition = column_text(q);
	i->question = column_text(q);
	i->raised_by = column_text(q);
	i->service_slug = column_string(q);
	i->created = column_string(q);
	i->closed = column_text(q);
	i->topic = (int)column_int(q);
	i->said_in = column_text(q);
	return i;
}

static bool get_item(struct store *st, gint64 id, struct store_item **out,
		     struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, ITEM_GET, ds);
	query_int(&q, ":item", id);
	if (query_next(&q))
		*out = read_item(&q);
	return query_close(&q);
}

bool store_find_item(struct store *st, gint64 service, enum store_item_kind kind,
		     int number, struct store_item **out, struct diags *ds)
{
	struct query q;
	gint64 id;

	*out = NULL;
	query_open(&q, st, ITEM_BY_NUMBER, ds);
	query_int(&q, ":service", service);
	query_text(&q, ":kind", kind_names[kind]);
	query_int(&q, ":number", number);
	if (!query_number(&q, &id))
		return false;
	return id == 0 || get_item(st, id, out, ds);
}

bool store_items(struct store *st, gint64 service, enum store_item_kind kind,
		 GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_item_free);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct query q;

	*out = NULL;
	query_open(&q, st, service ? ITEM_IDS_OF_SERVICE : ITEM_IDS, ds);
	query_text(&q, ":kind", kind_names[kind]);
	if (service)
		query_int(&q, ":service", service);
	while (query_next(&q)) {
		gint64 id = column_int(&q);

		g_array_append_val(ids, id);
	}
	if (!query_close(&q))
		return false;
	for (guint i = 0; i < ids->len; i++) {
		struct store_item *item;

		if (!get_item(st, g_array_index(ids, gint64, i), &item, ds))
			return false;
		if (item)	/* NULL: its adding was undone */
			g_ptr_array_add(list, item);
	}
	*out = g_steal_pointer(&list);
	return true;
}

static bool add_item(struct store *st, struct store_item *i, struct diags *ds)
{
	g_autofree char *uid = NULL;
	struct query q;

	if (!change_new_uid(st, &uid, ds))
		return false;
	query_open(&q, st, ITEM_ADD, ds);
	query_text(&q, ":uid", uid);
	query_int(&q, ":service", i->service);
	query_text(&q, ":kind", kind_names[i->kind]);
	if (!query_run(&q))
		return false;
	i->id = sqlite3_last_insert_rowid(st->db);
	return true;
}

static bool expect_item(struct store *st, const struct store_item *i, struct diags *ds)
{
	g_autoptr(store_item) now = NULL;

	if (!get_item(st, i->id, &now, ds))
		return false;
	return change_expect(st, i->head, now ? now->head : 0, i->text, ds);
}

/* What the database decides: number, times. */
static bool refresh(struct store *st, struct store_item *i, struct diags *ds)
{
	g_autoptr(store_item) now = NULL;

	if (!get_item(st, i->id, &now, ds) || !now)
		return false;
	i->head = now->head;
	i->number = now->number;
	g_free(i->uid);
	i->uid = g_steal_pointer(&now->uid);
	g_free(i->service_slug);
	i->service_slug = g_steal_pointer(&now->service_slug);
	g_free(i->created);
	i->created = g_steal_pointer(&now->created);
	g_free(i->closed);
	i->closed = g_steal_pointer(&now->closed);
	return true;
}

bool store_put_item(struct store *st, struct store_item *i, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(st, &change, ds))
		return false;
	if (i->id == 0 ? !add_item(st, i, ds) : !expect_item(st, i, ds))
		return false;
	query_open(&q, st, ITEM_SAY, ds);
	query_int(&q, ":item", i->id);
	query_int(&q, ":change", change);
	query_text(&q, ":state", state_names[i->state]);
	query_text(&q, ":text", i->text);
	query_text(&q, ":owner", i->owner);
	query_text(&q, ":due", i->due);
	query_text(&q, ":condition", i->condition);
	query_text(&q, ":question", i->question);
	query_text(&q, ":raised_by", i->raised_by);
	query_int(&q, ":topic", i->topic);
	return query_run(&q) && refresh(st, i, ds);
}
