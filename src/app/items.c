/*
 * Actions and topics: one row type, two lists. What the commands print is in
 * items_run.c.
 */
#include "config.h"

#include "app/items.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/naming.h"
#include "app/people.h"
#include "app/settling.h"
#include "app/target.h"

bool item_is_overdue(const struct store_item *i, const char *today)
{
	return i->state == STORE_OPEN && i->due != NULL && strcmp(i->due, today) < 0;
}

/* ---- reading ---------------------------------------------------------------- */

bool items_list(GPtrArray **out, struct app *app, const char *service,
		enum store_item_kind kind, bool dropped, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(GPtrArray) items = NULL;
	struct store *st;

	*out = NULL;
	if (service != NULL && !target_find_service(&s, app, service, ds))
		return false;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL) {
		*out = g_ptr_array_new();
		return true;
	}
	if (!store_items(st, s != NULL ? s->id : 0, kind, &items, ds) ||
	    !naming_items_now(items, app, ds))
		return false;
	*out = g_steal_pointer(&items);
	for (unsigned i = (*out)->len; i-- > 0 && !dropped;)
		if (((struct store_item *)(*out)->pdata[i])->state == STORE_DROPPED)
			g_ptr_array_remove_index(*out, i);
	return true;
}

/* Adds a name unless it is there, however it is written. */
static void offer(GPtrArray *names, const char *name)
{
	g_autofree char *folded = g_utf8_casefold(name != NULL ? name : "", -1);

	for (unsigned i = 0; i < names->len; i++) {
		g_autofree char *other = g_utf8_casefold(names->pdata[i], -1);

		if (strcmp(other, folded) == 0)
			return;
	}
	if (*folded != '\0')
		g_ptr_array_add(names, g_strdup(name));
}

static bool offer_room(GPtrArray *names, struct store *st, gint64 service, struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	g_autoptr(GPtrArray) people = NULL;

	if (!store_current_assessment(st, service, &a, ds) ||
	    !people_list(&people, st, a != NULL ? a->id : 0, ds))
		return false;
	for (unsigned i = 0; i < people->len; i++)
		offer(names, ((struct store_person *)people->pdata[i])->name);
	return true;
}

static bool offer_owners(GPtrArray *names, struct store *st, struct diags *ds)
{
	g_autoptr(GPtrArray) teams = NULL;
	g_autoptr(GPtrArray) items = NULL;

	if (!store_teams(st, &teams, ds) || !store_items(st, 0, STORE_ACTION, &items, ds))
		return false;
	for (unsigned i = 0; i < teams->len; i++)
		if (!((struct store_team *)teams->pdata[i])->archived)
			offer(names, ((struct store_team *)teams->pdata[i])->name);
	for (unsigned i = 0; i < items->len; i++)
		offer(names, ((struct store_item *)items->pdata[i])->owner);
	return true;
}

char **items_owner_candidates(struct app *app, const char *service, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct store *st;
	bool ok;

	if (!target_find_service(&s, app, service, ds) || !app_store_read(app, &st, ds) ||
	    !store_begin_read(st, ds))
		return NULL;
	ok = offer_room(names, st, s->id, ds);
	for (guint i = 0; ok && i < s->owners->len; i++)
		offer(names, g_array_index(s->owners, struct store_owner, i).name);
	ok = ok && offer_owners(names, st, ds);
	store_end_read(st);
	if (!ok)
		return NULL;
	g_ptr_array_set_free_func(names, NULL);
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

/* ---- checking what was typed ------------------------------------------------ */

/* "+2w" as the day that is kept. */
static bool read_due(char **out, const struct app *app, const char *typed,
		     struct diags *ds)
{
	char date[CALENDAR_DATE_SIZE];
	int day, today = calendar_day_of(app->now_ms);

	*out = NULL;
	if (typed == NULL || *typed == '\0')
		return true;
	if (!calendar_parse_day(&day, typed, today, ds))
		return false;
	calendar_format_date(date, day);
	*out = g_strdup(date);
	return true;
}

/* What it is for, under the name that is kept; app/naming makes a label of it again. */
static bool read_id(char **out, struct app *app, const struct store_service *s,
		    const char *typed, struct diags *ds)
{
	*out = NULL;
	if (typed == NULL || *typed == '\0')
		return true;
	*out = settling_condition_id(app, s, typed, ds);
	return *out != NULL;
}

static bool read_text(char **out, const char *typed, struct diags *ds)
{
	*out = g_strstrip(g_strdup(typed));
	if (**out != '\0')
		return true;
	g_clear_pointer(out, g_free);
	diag_error(ds, "empty", NULL, _("there is no text to keep"));
	return false;
}

static void take(char **member, char *value)
{
	g_free(*member);
	*member = value;
}

/* Checks everything that is typed, then fills in what is to change. */
static bool apply_edit(struct store_item *item, const struct item_edit *e, struct app *app,
		       const struct store_service *s, struct diags *ds)
{
	g_autofree char *text = NULL;
	g_autofree char *due = NULL;
	g_autofree char *condition = NULL;

	if ((e->text != NULL && !read_text(&text, e->text, ds)) ||
	    !read_due(&due, app, e->due, ds) ||
	    !read_id(&condition, app, s, e->condition, ds))
		return false;
	if (e->text != NULL)
		take(&item->text, g_steal_pointer(&text));
	if (e->due != NULL)
		take(&item->due, g_steal_pointer(&due));
	if (e->condition != NULL)
		take(&item->condition, g_steal_pointer(&condition));
	if (e->owner != NULL)
		take(&item->owner, *e->owner != '\0' ? g_strdup(e->owner) : NULL);
	return true;
}

/* ---- writing ---------------------------------------------------------------- */

static void refuse_number(const struct store_service *s, enum store_item_kind kind,
			  const char *typed, struct diags *ds)
{
	bool action = kind == STORE_ACTION;
	struct diag *d = diag_error(ds, action ? "no-action" : "no-parked-topic", NULL, action ?
				    _("\"%s\" has no action \"%s\"") :
				    _("\"%s\" has no parked topic \"%s\""), s->slug, typed);

	diag_hint(d, action ? _("\"seam actions %s\" lists them") :
			      _("\"seam topic list %s\" lists them"), s->slug);
}

static bool find_item(struct store_item **out, struct app *app, const struct store_service *s,
		      enum store_item_kind kind, const char *typed, struct diags *ds)
{
	guint64 number = 0;

	*out = NULL;
	if (g_ascii_string_to_unsigned(typed, 10, 1, G_MAXINT, &number, NULL) &&
	    !store_find_item(app->store, s->id, kind, (int)number, out, ds))
		return false;
	if (*out != NULL)
		return true;
	refuse_number(s, kind, typed, ds);
	return false;
}

static bool find_number(struct store_item **out, struct app *app,
			const struct store_service *s, enum store_item_kind kind, int number,
			struct diags *ds)
{
	g_autofree char *typed = g_strdup_printf("%d", number);

	return find_item(out, app, s, kind, typed, ds);
}

/* The service, ready to be written about. */
static bool open_service(struct store_service **s, struct app *app, const char *service,
			 struct diags *ds)
{
	struct store *st;

	*s = NULL;
	return target_store(&st, app, service, ds) && target_find_service(s, app, service, ds);
}

static bool commit(struct app *app, bool ok, struct diags *ds)
{
	if (ok && change_commit(app, REACH_NOTHING, 0, 0, ds))
		return true;
	change_rollback(app);
	return false;
}

bool items_add(struct app *app, const char *service, const struct store_item *wanted,
	       int *number, const struct args *args, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_item) item = store_item_new();

	*number = 0;
	if (!open_service(&s, app, service, ds) ||
	    !read_text(&item->text, wanted->text, ds) ||
	    !read_due(&item->due, app, wanted->due, ds) ||
	    !read_id(&item->condition, app, s, wanted->condition, ds) ||
	    !read_id(&item->question, app, s, wanted->question, ds))
		return false;
	item->service = s->id;
	item->kind = wanted->kind;
	item->owner = wanted->owner != NULL && *wanted->owner != '\0' ?
		      g_strdup(wanted->owner) : NULL;
	item->raised_by = g_strdup(wanted->raised_by);
	if (!change_begin(app, args, wanted->kind == STORE_ACTION ? DEED_ACTION : DEED_TOPIC,
			  item->text, NULL, ds) ||
	    !commit(app, change_through(app, s, ds) && store_put_item(app->store, item, ds), ds))
		return false;
	*number = item->number;
	return true;
}

bool items_set(struct app *app, const char *service, int number, enum store_item_kind kind,
	       const struct item_edit *e, const struct args *args, struct diags *ds)
{
	g_autofree char *typed = g_strdup_printf("%d", number);
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_item) item = NULL;

	if (!open_service(&s, app, service, ds) ||
	    !find_number(&item, app, s, kind, number, ds) ||
	    !apply_edit(item, e, app, s, ds))
		return false;
	item->head = e->head;
	return change_begin(app, args, kind == STORE_ACTION ? DEED_ACTION_SET : DEED_TOPIC_SET,
			    typed, item->text, ds) &&
	       commit(app, change_through(app, s, ds) && store_put_item(app->store, item, ds),
		      ds);
}

/* "done already": nothing was wrong, and nothing is written. */
static void note_as_it_is(const struct store_item *item, struct diags *ds)
{
	static const char *const action_words[] = {
		[STORE_OPEN] = N_("action %d was open already"),
		[STORE_DONE] = N_("action %d was done already"),
		[STORE_DROPPED] = N_("action %d was dropped already"),
	};
	static const char *const topic_words[] = {
		[STORE_OPEN] = N_("topic %d was open already"),
		[STORE_DONE] = N_("topic %d was done already"),
		[STORE_DROPPED] = N_("topic %d was dropped already"),
	};
	const char *const *words = item->kind == STORE_ACTION ? action_words : topic_words;
	g_autofree char *text = g_strdup_printf(_(words[item->state]), item->number);

	diag_note(ds, store_item_state_name(item->state), NULL, "%s", text);
}

static bool move_item(struct app *app, const struct store_service *s, const char *typed,
		      enum store_item_kind kind, enum store_item_state to, bool *moved,
		      struct diags *ds)
{
	g_autoptr(store_item) item = NULL;

	if (!find_item(&item, app, s, kind, typed, ds))
		return false;
	if (item->state == to) {
		note_as_it_is(item, ds);
		return true;
	}
	item->state = to;
	*moved = true;
	return store_put_item(app->store, item, ds);
}

bool items_move_all(struct app *app, const char *service, const char *const *numbers,
		    enum store_item_kind kind, enum store_item_state to,
		    const struct args *args, struct diags *ds)
{
	static const enum deed deeds[][STORE_ITEM_STATE_COUNT] = {
		[STORE_ACTION] = { [STORE_OPEN] = DEED_ACTION_REOPEN,
				   [STORE_DONE] = DEED_ACTION_DONE,
				   [STORE_DROPPED] = DEED_ACTION_DROP },
		[STORE_TOPIC] = { [STORE_OPEN] = DEED_TOPIC_REOPEN,
				  [STORE_DONE] = DEED_TOPIC_DONE,
				  [STORE_DROPPED] = DEED_TOPIC_DROP },
	};
	g_autofree char *list = g_strjoinv(", ", (char **)numbers);
	g_autoptr(store_service) s = NULL;
	bool ok, moved = false;

	if (!open_service(&s, app, service, ds) ||
	    !change_begin(app, args, deeds[kind][to], list, NULL, ds))
		return false;
	ok = change_through(app, s, ds);
	for (; ok && *numbers != NULL; numbers++)
		ok = move_item(app, s, *numbers, kind, to, &moved, ds);
	if (ok && moved)
		return commit(app, true, ds);
	change_rollback(app);
	return ok;
}

bool items_move(struct app *app, const char *service, int number, enum store_item_kind kind,
		enum store_item_state to, const struct args *args, struct diags *ds)
{
	g_autofree char *typed = g_strdup_printf("%d", number);
	const char *const numbers[] = { typed, NULL };

	return items_move_all(app, service, numbers, kind, to, args, ds);
}

/* The action a topic becomes, as far as the topic says. */
static struct store_item *action_of(const struct store_item *topic)
{
	struct store_item *a = store_item_new();

	a->service = topic->service;
	a->kind = STORE_ACTION;
	a->text = g_strdup(topic->text);
	a->question = g_strdup(topic->question);
	a->raised_by = g_strdup(topic->raised_by);
	a->topic = topic->number;
	return a;
}

bool items_to_action(struct app *app, const char *service, int topic,
		     const struct item_edit *e, int *action, const struct args *args,
		     struct diags *ds)
{
	g_autofree char *typed = g_strdup_printf("%d", topic);
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_item) from = NULL;
	g_autoptr(store_item) to = NULL;

	*action = 0;
	if (!open_service(&s, app, service, ds) ||
	    !find_number(&from, app, s, STORE_TOPIC, topic, ds))
		return false;
	if (from->state != STORE_OPEN) {
		note_as_it_is(from, ds);
		diag_error(ds, "not-open", NULL, _("only an open topic becomes an action"));
		return false;
	}
	to = action_of(from);
	if (!apply_edit(to, e, app, s, ds))
		return false;
	from->state = STORE_DONE;
	from->head = e->head;
	if (!change_begin(app, args, DEED_TOPIC_TO_ACTION, typed, to->text, ds) ||
	    !commit(app, change_through(app, s, ds) && store_put_item(app->store, from, ds) &&
			 store_put_item(app->store, to, ds), ds))
		return false;
	*action = to->number;
	return true;
}
