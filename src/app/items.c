/*
 * Actions and topics: one row type, two lists.
 */
#include "config.h"

#include "app/items.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/printing.h"
#include "app/settling.h"
#include "app/target.h"

bool item_is_overdue(const struct store_item *i, const char *today)
{
	return i->state == STORE_OPEN && i->due != NULL && strcmp(i->due, today) < 0;
}

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

/* What it is for, as verdicts write it: that is how reports find it. */
static bool read_id(char **out, struct app *app, const struct store_service *s,
		    const char *typed, struct diags *ds)
{
	*out = NULL;
	if (typed == NULL || *typed == '\0')
		return true;
	*out = settling_condition_id(app, s, typed, ds);
	return *out != NULL;
}

bool items_add(struct app *app, const char *service, const struct store_item *wanted,
	       int *number, const struct args *args, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_item) item = store_item_new();
	struct store *st;

	*number = 0;
	if (!target_store(&st, app, service, ds) || !target_find_service(&s, app, service, ds) ||
	    !read_due(&item->due, app, wanted->due, ds) ||
	    !read_id(&item->condition, app, s, wanted->condition, ds) ||
	    !read_id(&item->question, app, s, wanted->question, ds))
		return false;
	item->text = g_strstrip(g_strdup(wanted->text));
	if (*item->text == '\0') {
		diag_error(ds, "empty", NULL, _("there is no text to keep"));
		return false;
	}
	item->service = s->id;
	item->kind = wanted->kind;
	item->owner = g_strdup(wanted->owner);
	if (!change_begin(app, args, ds, "%s: %s",
			  wanted->kind == STORE_ACTION ? "action" : "park", item->text))
		return false;
	if (change_through(app, s, ds) && store_put_item(st, item, ds) &&
	    change_commit(app, REACH_NOTHING, 0, 0, ds)) {
		*number = item->number;
		return true;
	}
	change_rollback(app);
	return false;
}

/* The items of one service, or of all when slug is NULL. */
static bool read_items(GPtrArray **out, struct app *app, const char *slug,
		       enum store_item_kind kind, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	struct store *st;

	*out = NULL;
	if (slug != NULL && !target_find_service(&s, app, slug, ds))
		return false;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st != NULL)
		return store_items(st, s != NULL ? s->id : 0, kind, out, ds);
	*out = g_ptr_array_new();
	return true;
}

static bool is_wanted(const struct store_item *i, const struct args *args,
		      const char *today)
{
	const char *owner = args_text(args, "owner");

	if (i->state == STORE_DROPPED)
		return false;
	if (args_has(args, "open") && i->state != STORE_OPEN)
		return false;
	if (args_has(args, "overdue") && !item_is_overdue(i, today))
		return false;
	return owner == NULL ||
	       (i->owner != NULL && g_ascii_strcasecmp(i->owner, owner) == 0);
}

static json_t *item_json(const struct store_item *i, const char *today)
{
	return json_pack("{s:s, s:s, s:i, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:b, s:s?, s:s?}",
			 "id", i->uid, "service", i->service_slug, "number", i->number, "text",
			 i->text, "state", store_item_state_name(i->state), "owner", i->owner,
			 "due", i->due, "condition", i->condition, "question", i->question,
			 "overdue", item_is_overdue(i, today), "created", i->created, "closed",
			 i->closed);
}

static const char *item_state_label(const struct store_item *i, const char *today)
{
	if (i->state == STORE_DONE)
		return _("done");
	return item_is_overdue(i, today) ? _("overdue") : _("open");
}

static void add_action_row(struct doc *d, const struct store_item *i, const char *today)
{
	doc_row(d);
	doc_cell(d, 0, i->service_slug);
	line_textf(doc_cell(d, 1, NULL), "%d", i->number);
	doc_cell(d, 2, i->condition);
	doc_cell(d, 3, i->text);
	doc_cell(d, 4, i->owner != NULL ? i->owner : _("open"));
	doc_cell(d, 5, i->due != NULL ? i->due : "");
	doc_cell(d, 6, item_state_label(i, today));
}

enum exit_code items_run_actions(struct app *app, const struct args *args,
				 struct diags *ds)
{
	const char *const heads[] = { _("service"), _("no."), _("for"), _("what"), _("who"),
				      _("due"), _("state"), NULL };
	g_autoptr(GPtrArray) items = NULL;
	json_t *list = json_array();
	struct doc *d = doc_new();
	unsigned n = 0;

	doc_table(d, heads, NULL);
	if (!read_items(&items, app, args_word(args, 0), STORE_ACTION, ds)) {
		json_decref(list);
		doc_free(d);
		return EXIT_CODE_DATA;
	}
	for (unsigned i = 0; i < items->len; i++) {
		const struct store_item *item = items->pdata[i];

		if (!is_wanted(item, args, app->today))
			continue;
		n++;
		json_array_append_new(list, item_json(item, app->today));
		add_action_row(d, item, app->today);
	}
	if (app->format == FORMAT_JSON)
		printing_json_take(app, json_pack("{s:i, s:O}", "schema", 1, "actions", list));
	else if (n > 0)
		printing_list_take(app, g_steal_pointer(&d));
	else
		app_hint(app, _("no actions; \"seam actions add SERVICE TEXT\" adds one"));
	json_decref(list);
	doc_free(d);
	return EXIT_CODE_OK;
}

enum exit_code items_run_topics(struct app *app, const struct args *args,
				struct diags *ds)
{
	const char *const heads[] = { _("service"), _("no."), _("question"), _("topic"), NULL };
	g_autoptr(GPtrArray) items = NULL;
	json_t *list = json_array();
	struct doc *d = doc_new();

	doc_table(d, heads, NULL);
	if (!read_items(&items, app, args_word(args, 0), STORE_TOPIC, ds)) {
		json_decref(list);
		doc_free(d);
		return EXIT_CODE_DATA;
	}
	for (unsigned i = 0; i < items->len; i++) {
		const struct store_item *item = items->pdata[i];

		json_array_append_new(list, item_json(item, app->today));
		doc_row(d);
		doc_cell(d, 0, item->service_slug);
		line_textf(doc_cell(d, 1, NULL), "%d", item->number);
		doc_cell(d, 2, item->question);
		doc_cell(d, 3, item->text);
	}
	if (app->format == FORMAT_JSON)
		printing_json_take(app, json_pack("{s:i, s:O}", "schema", 1, "topics", list));
	else if (items->len > 0)
		printing_list_take(app, g_steal_pointer(&d));
	else
		app_hint(app, _("nothing is parked; \"seam topic add SERVICE TEXT\" parks a topic"));
	json_decref(list);
	doc_free(d);
	return EXIT_CODE_OK;
}

enum exit_code items_run_action_add(struct app *app, const struct args *args,
				    struct diags *ds)
{
	struct store_item wanted = {
		.kind = STORE_ACTION,
		.text = (char *)args_word(args, 1),
		.owner = (char *)args_text(args, "owner"),
		.due = (char *)args_text(args, "due"),
		.condition = (char *)args_text(args, "condition"),
	};
	int number;

	if (!items_add(app, args_word(args, 0), &wanted, &number, args, ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("action %d; next: seam actions %s"), number, args_word(args, 0));
	return EXIT_CODE_OK;
}

enum exit_code items_run_topic_add(struct app *app, const struct args *args,
				   struct diags *ds)
{
	struct store_item wanted = {
		.kind = STORE_TOPIC,
		.text = (char *)args_word(args, 1),
		.question = (char *)args_text(args, "question"),
	};
	int number;

	if (!items_add(app, args_word(args, 0), &wanted, &number, args, ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("topic %d; next: seam topic list %s"), number, args_word(args, 0));
	return EXIT_CODE_OK;
}

static bool close_item(struct app *app, const struct store_service *s, const char *typed,
		       bool *closed, struct diags *ds)
{
	g_autoptr(store_item) item = NULL;
	guint64 number = 0;

	if (g_ascii_string_to_unsigned(typed, 10, 1, G_MAXINT, &number, NULL) &&
	    !store_find_item(app->store, s->id, STORE_ACTION, (int)number, &item, ds))
		return false;
	if (item == NULL) {
		struct diag *d = diag_error(ds, "no-action", NULL,
					    _("\"%s\" has no action \"%s\""), s->slug, typed);

		diag_hint(d, _("\"seam actions %s\" lists them"), s->slug);
		return false;
	}
	if (item->state == STORE_DONE) {
		diag_note(ds, "done", NULL, _("action %s was done already"), typed);
		return true;
	}
	item->state = STORE_DONE;
	*closed = true;
	return store_put_item(app->store, item, ds);
}

/* Several in one change: all or none. */
static bool close_items(struct app *app, const char *service, const char *const *numbers,
			const struct args *args, struct diags *ds)
{
	g_autofree char *list = g_strjoinv(", ", (char **)numbers);
	g_autoptr(store_service) s = NULL;
	struct store *st;
	bool ok, closed = false;

	if (!target_store(&st, app, service, ds) || !target_find_service(&s, app, service, ds) ||
	    !change_begin(app, args, ds, "action done: %s", list))
		return false;
	ok = change_through(app, s, ds);
	for (; ok && *numbers != NULL; numbers++)
		ok = close_item(app, s, *numbers, &closed, ds);
	if (ok && closed)
		return change_commit(app, REACH_NOTHING, 0, 0, ds);
	change_rollback(app);
	return ok;
}

bool items_close(struct app *app, const char *service, const char *number,
		 const struct args *args, struct diags *ds)
{
	const char *const numbers[] = { number, NULL };

	return close_items(app, service, numbers, args, ds);
}

enum exit_code items_run_action_done(struct app *app, const struct args *args,
				     struct diags *ds)
{
	g_autoptr(GPtrArray) numbers = g_ptr_array_new();

	for (unsigned i = 1; i < args->words->len; i++)
		g_ptr_array_add(numbers, args->words->pdata[i]);
	g_ptr_array_add(numbers, NULL);
	if (!close_items(app, args_word(args, 0), (const char *const *)numbers->pdata, args, ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("if that changed an answer: seam answer %s ID=VALUE"),
		 args_word(args, 0));
	return EXIT_CODE_OK;
}
