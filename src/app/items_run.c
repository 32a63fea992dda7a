/*
 * The commands about actions and parked topics: what they print. Reading and writing
 * them is in items.c.
 */
#include "config.h"

#include "app/items.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/printing.h"

static bool is_wanted(const struct store_item *i, const struct args *args,
		      const char *today)
{
	const char *owner = args_text(args, "owner");

	if (args_has(args, "open") && i->state != STORE_OPEN)
		return false;
	if (args_has(args, "overdue") && !item_is_overdue(i, today))
		return false;
	return owner == NULL ||
	       (i->owner != NULL && g_ascii_strcasecmp(i->owner, owner) == 0);
}

static json_t *item_json(const struct store_item *i, const char *today)
{
	json_t *o = json_pack("{s:s, s:s, s:i, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:b, s:s?, s:s?}",
			      "id", i->uid, "service", i->service_slug, "number", i->number,
			      "text", i->text, "state", store_item_state_name(i->state), "owner",
			      i->owner, "due", i->due, "condition", i->condition, "question",
			      i->question, "overdue", item_is_overdue(i, today), "created",
			      i->created, "closed", i->closed);

	if (i->kind == STORE_ACTION)
		json_object_set_new(o, "topic", i->topic > 0 ? json_integer(i->topic) :
							       json_null());
	return o;
}

static const char *item_state_label(const struct store_item *i, const char *today)
{
	if (i->state == STORE_DROPPED)
		return _("dropped");
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

static void add_topic_row(struct doc *d, const struct store_item *i, const char *today)
{
	doc_row(d);
	doc_cell(d, 0, i->service_slug);
	line_textf(doc_cell(d, 1, NULL), "%d", i->number);
	doc_cell(d, 2, i->question);
	doc_cell(d, 3, i->text);
	doc_cell(d, 4, item_state_label(i, today));
}

static void write_items(struct app *app, const GPtrArray *items, const char *key,
			const char *const *heads,
			void (*add)(struct doc *d, const struct store_item *i, const char *today))
{
	struct doc *d;
	json_t *list;

	if (app_prints_data(app)) {
		list = json_array();
		for (unsigned i = 0; i < items->len; i++)
			json_array_append_new(list, item_json(items->pdata[i], app->today));
		printing_json_take(app, json_pack("{s:i, s:o}", "schema", 1, key, list));
		return;
	}
	if (items->len == 0)
		return;
	d = doc_new();
	doc_table(d, heads, NULL);
	for (unsigned i = 0; i < items->len; i++)
		add(d, items->pdata[i], app->today);
	printing_list_take(app, d);
}

enum exit_code items_run_actions(struct app *app, const struct args *args,
				 struct diags *ds)
{
	const char *const heads[] = { _("service"), _("no."), _("for"), _("what"), _("who"),
				      _("due"), _("state"), NULL };
	g_autoptr(GPtrArray) items = NULL;

	if (!items_list(&items, app, args_word(args, 0), STORE_ACTION, false, ds))
		return EXIT_CODE_DATA;
	for (unsigned i = items->len; i-- > 0;)
		if (!is_wanted(items->pdata[i], args, app->today))
			g_ptr_array_remove_index(items, i);
	write_items(app, items, "actions", heads, add_action_row);
	if (items->len == 0 && !app_prints_data(app))
		app_hint(app, _("no actions; \"seam actions add SERVICE TEXT\" adds one"));
	return EXIT_CODE_OK;
}

enum exit_code items_run_topics(struct app *app, const struct args *args,
				struct diags *ds)
{
	const char *const heads[] = { _("service"), _("no."), _("question"), _("topic"),
				      _("state"), NULL };
	bool all = args_has(args, "all");
	g_autoptr(GPtrArray) items = NULL;

	if (!items_list(&items, app, args_word(args, 0), STORE_TOPIC, all, ds))
		return EXIT_CODE_DATA;
	for (unsigned i = items->len; i-- > 0 && !all;)
		if (((struct store_item *)items->pdata[i])->state != STORE_OPEN)
			g_ptr_array_remove_index(items, i);
	write_items(app, items, "topics", heads, add_topic_row);
	if (items->len == 0 && !app_prints_data(app))
		app_hint(app, _("nothing is parked; \"seam topic add SERVICE TEXT\" parks a topic"));
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

static bool read_number(int *number, const char *typed, struct diags *ds)
{
	guint64 n = 0;

	*number = 0;
	if (!g_ascii_string_to_unsigned(typed, 10, 1, G_MAXINT, &n, NULL)) {
		diag_error(ds, "number", NULL, _("\"%s\" is no number of the list"), typed);
		return false;
	}
	*number = (int)n;
	return true;
}

static struct item_edit edit_of(const struct args *args)
{
	return (struct item_edit){
		.text = args_text(args, "text"),
		.owner = args_text(args, "owner"),
		.due = args_text(args, "due"),
		.condition = args_text(args, "condition"),
		.head = STORE_ANY_HEAD,
	};
}

enum exit_code items_run_action_set(struct app *app, const struct args *args,
				    struct diags *ds)
{
	struct item_edit e = edit_of(args);
	int number;

	if (e.text == NULL && e.owner == NULL && e.due == NULL && e.condition == NULL) {
		diag_hint(diag_error(ds, "missing-argument", NULL,
				     _("\"seam %s\" needs something to change"),
				     args->action->command),
			  _("give --text, --owner, --due or --condition"));
		return EXIT_CODE_USAGE;
	}
	if (!read_number(&number, args_word(args, 1), ds) ||
	    !items_set(app, args_word(args, 0), number, STORE_ACTION, &e, args, ds))
		return EXIT_CODE_DATA;
	return EXIT_CODE_OK;
}

enum exit_code items_run_topic_action(struct app *app, const struct args *args,
				      struct diags *ds)
{
	struct item_edit e = edit_of(args);
	int topic, action;

	if (!read_number(&topic, args_word(args, 1), ds) ||
	    !items_to_action(app, args_word(args, 0), topic, &e, &action, args, ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("action %d; next: seam actions %s"), action, args_word(args, 0));
	return EXIT_CODE_OK;
}

static const struct move {
	const char *id;		/* of the action's row */
	enum store_item_kind kind;
	enum store_item_state to;
} moves[] = {
	{ "actions-done", STORE_ACTION, STORE_DONE },
	{ "actions-drop", STORE_ACTION, STORE_DROPPED },
	{ "actions-reopen", STORE_ACTION, STORE_OPEN },
	{ "topic-done", STORE_TOPIC, STORE_DONE },
	{ "topic-drop", STORE_TOPIC, STORE_DROPPED },
	{ "topic-reopen", STORE_TOPIC, STORE_OPEN },
};

static const struct move *find_move(const char *id)
{
	for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
		if (strcmp(moves[i].id, id) == 0)
			return &moves[i];
	g_assert_not_reached();
}

enum exit_code items_run_move(struct app *app, const struct args *args, struct diags *ds)
{
	const struct move *move = find_move(args->action->id);
	g_autoptr(GPtrArray) numbers = g_ptr_array_new();

	for (unsigned i = 1; i < args->words->len; i++)
		g_ptr_array_add(numbers, args->words->pdata[i]);
	g_ptr_array_add(numbers, NULL);
	if (!items_move_all(app, args_word(args, 0), (const char *const *)numbers->pdata,
			    move->kind, move->to, args, ds))
		return EXIT_CODE_DATA;
	if (move->kind == STORE_ACTION && move->to == STORE_DONE)
		app_hint(app, _("if that changed an answer: seam answer %s ID=VALUE"),
			 args_word(args, 0));
	return EXIT_CODE_OK;
}
