/*
 * One screen for both: a row an item, open ones first and by their day. Each key asks for
 * one thing and writes it; a topic becomes an action with a.
 */
#include "config.h"

#include "tui/items.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/items.h"
#include "tui/prompt.h"
#include "tui/viewer.h"

struct items_arg {
	const char *service;
	enum store_item_kind kind;
};

struct items_screen {
	struct screen screen;
	char *service;			/* NULL = of all */
	enum store_item_kind kind;
	GPtrArray *items;		/* struct store_item */
	struct list list;
	struct {
		gint64 id, head;	/* head: as it was shown when the prompt opened */
		char *service;
		int number;
		bool refused;		/* and read again since: the next Enter knows of it */
		char *owner;		/* of a topic's action, while the day is asked for */
	} asked;			/* what the prompt is about, wherever the selection goes */
};

/* ---- state ------------------------------------------------------------------------ */

/* Open before done, then by day, then as they were raised. */
static int compare(gconstpointer a, gconstpointer b)
{
	const struct store_item *x = *(const struct store_item *const *)a;
	const struct store_item *y = *(const struct store_item *const *)b;

	if (x->state != y->state)
		return x->state < y->state ? -1 : 1;
	if ((x->due == NULL) != (y->due == NULL))
		return x->due != NULL ? -1 : 1;
	if (x->due != NULL && strcmp(x->due, y->due) != 0)
		return strcmp(x->due, y->due);
	return x->id < y->id ? -1 : 1;
}

static const struct store_item *item_at(const struct items_screen *i, int row)
{
	return row < (int)i->items->len ? i->items->pdata[row] : NULL;
}

static const struct store_item *selected(const struct items_screen *i)
{
	return item_at(i, i->list.at);
}

/* The selection stays on its item, wherever that goes. */
static void select_item(struct items_screen *i, gint64 id)
{
	for (guint n = 0; n < i->items->len; n++)
		if (((const struct store_item *)i->items->pdata[n])->id == id)
			list_select(&i->list, (int)n);
}

/* Who was told that somebody else changed it sees that now: Enter writes over it. */
static void look_again(struct items_screen *i)
{
	for (guint n = 0; n < i->items->len; n++) {
		const struct store_item *item = i->items->pdata[n];

		if (i->asked.refused && item->id == i->asked.id)
			i->asked.head = item->head;
	}
	i->asked.refused = false;
}

static bool items_refresh(struct screen *s, struct diags *ds)
{
	struct items_screen *i = (struct items_screen *)s;
	gint64 id = i->items != NULL && selected(i) != NULL ? selected(i)->id : 0;
	GPtrArray *items;

	if (!items_list(&items, s->tui->app, i->service, i->kind, false, ds))
		return false;
	g_clear_pointer(&i->items, g_ptr_array_unref);
	i->items = items;
	g_ptr_array_sort(items, compare);
	list_set_count(&i->list, (int)items->len);
	select_item(i, id);
	look_again(i);
	return true;
}

static bool items_open(struct screen *s, const void *data, struct diags *ds)
{
	struct items_screen *i = (struct items_screen *)s;
	const struct items_arg *arg = data;

	i->service = g_strdup(arg->service);
	i->kind = arg->kind;
	return items_refresh(s, ds);
}

static void items_close(struct screen *s)
{
	struct items_screen *i = (struct items_screen *)s;

	g_free(i->service);
	g_free(i->asked.service);
	g_free(i->asked.owner);
	g_clear_pointer(&i->items, g_ptr_array_unref);
}

/* ---- drawing ---------------------------------------------------------------------- */

/* Columns that give way, in this order, when there is no room. */
struct columns {
	int number, service, text, owner, due, about;
};

static struct columns columns_of(const struct items_screen *i, int cols)
{
	struct columns c = { .number = 4, .due = i->kind == STORE_ACTION ? 12 : 0 };

	if (i->service == NULL)
		c.service = cols >= 60 ? 14 : 10;
	if (i->kind == STORE_ACTION && cols >= 60)
		c.owner = 12;
	if (cols >= 80)
		c.about = 10;
	c.text = cols - 6 - c.number - c.service - c.owner - c.due - c.about;
	return c;
}

static void draw_heads(const struct area *a, const struct columns *c)
{
	int col = 6 + c->number;

	area_put_cols(a, 0, col, c->service, STYLE_QUIET, TEXT_LEFT, _("SERVICE"));
	col += c->service;
	area_put_cols(a, 0, col, c->text - 1, STYLE_QUIET, TEXT_LEFT, _("WHAT"));
	col += c->text;
	area_put_cols(a, 0, col, c->owner, STYLE_QUIET, TEXT_LEFT, _("WHO"));
	col += c->owner;
	area_put_cols(a, 0, col, c->due, STYLE_QUIET, TEXT_LEFT, _("UNTIL"));
	col += c->due;
	area_put_cols(a, 0, col, c->about, STYLE_QUIET, TEXT_LEFT, _("FOR"));
}

static void draw_item(const struct items_screen *i, const struct area *a, int line,
		      const struct columns *c, const struct store_item *item)
{
	bool overdue = item_is_overdue(item, i->screen.tui->app->today);
	const char *about = item->condition != NULL ? item->condition : item->question;
	g_autofree char *due = NULL;
	int col = 6;

	area_put(a, line, 2, STYLE_TEXT, item->state == STORE_OPEN ? "[ ]" : "[x]");
	area_printf(a, line, col, STYLE_QUIET, "%d", item->number);
	col += c->number;
	area_put_cols(a, line, col, c->service - 1, STYLE_TEXT, TEXT_LEFT, item->service_slug);
	col += c->service;
	area_put_cols(a, line, col, c->text - 1, STYLE_TEXT, TEXT_LEFT, item->text);
	col += c->text;
	area_put_cols(a, line, col, c->owner - 1, STYLE_TEXT, TEXT_LEFT,
		      item->owner != NULL ? item->owner : _("nobody"));
	col += c->owner;
	due = g_strdup_printf("%s%s", item->due != NULL ? item->due : "", overdue ? "!" : "");
	area_put_cols(a, line, col, c->due - 1, overdue ? STYLE_WARNING : STYLE_TEXT, TEXT_LEFT,
		      due);
	col += c->due;
	area_put_cols(a, line, col, c->about, STYLE_TEXT, TEXT_LEFT, about);
}

static void draw_empty(const struct items_screen *i, const struct area *body)
{
	area_put(body, 1, 2, STYLE_STRONG,
		 i->kind == STORE_ACTION ? _("No actions yet.") : _("Nothing parked."));
	area_wrap(body, 3, 2, STYLE_TEXT,
		  i->kind == STORE_ACTION ?
			  _("a on any question adds one: what, who, until when.") :
			  _("p on any question parks a topic, so that the room can go on."));
}

enum { DETAIL_ROWS = 4 };

static int detail_rows(const struct area *body)
{
	return body->rows >= 14 ? DETAIL_ROWS : 0;
}

static void items_layout(struct screen *s, int rows, int cols)
{
	struct area body = { .rows = rows, .cols = cols };

	list_fit(&((struct items_screen *)s)->list, MAX(rows - 1 - detail_rows(&body), 1));
}

/* What does not fit into a row. */
static void draw_detail(const struct area *a, const struct store_item *item)
{
	area_rule(a, 0, NULL);
	area_wrap(a, 1, 2, STYLE_TEXT, item->text);
}

static void items_draw(const struct screen *s, const struct area *body)
{
	const struct items_screen *i = (const struct items_screen *)s;
	struct columns c = columns_of(i, body->cols);
	struct area rows = area_part(body, 1, 0, body->rows - 1 - detail_rows(body), body->cols);
	struct area detail = area_part(body, body->rows - detail_rows(body), 0,
				       detail_rows(body), body->cols);

	if (i->items->len == 0) {
		draw_empty(i, body);
		return;
	}
	draw_heads(body, &c);
	for (int line = 0; line < rows.rows; line++) {
		const struct store_item *item = item_at(i, i->list.top + line);

		if (item == NULL)
			break;
		draw_item(i, &rows, line, &c, item);
		if (list_is_selected(&i->list, i->list.top + line))
			area_select_row(&rows, line);
	}
	if (detail.rows > 0)
		draw_detail(&detail, selected(i));
}

static char *items_crumb(const struct screen *s)
{
	const struct items_screen *i = (const struct items_screen *)s;
	const char *title = i->kind == STORE_ACTION ? _("Actions") : _("Parked topics");

	if (i->service == NULL || tui_below(s) != NULL)
		return g_strdup(title);
	return g_strdup_printf("%s %s %s", i->service, glyph_text(GLYPH_CRUMB, false), title);
}

static char *items_corner(const struct screen *s, int cols)
{
	const struct items_screen *i = (const struct items_screen *)s;
	int open = 0, overdue = 0;

	(void)cols;
	for (guint n = 0; n < i->items->len; n++) {
		const struct store_item *item = i->items->pdata[n];

		open += item->state == STORE_OPEN;
		overdue += item_is_overdue(item, s->tui->app->today);
	}
	if (overdue > 0)
		return g_strdup_printf(_("%d open, %d overdue"), open, overdue);
	return g_strdup_printf(_("%d open"), open);
}

/* ---- writing ---------------------------------------------------------------------- */

static bool has_item(const struct screen *s)
{
	return selected((const struct items_screen *)s) != NULL;
}

static bool has_action(const struct screen *s)
{
	return has_item(s) && ((const struct items_screen *)s)->kind == STORE_ACTION;
}

static bool has_topic(const struct screen *s)
{
	return has_item(s) && ((const struct items_screen *)s)->kind == STORE_TOPIC;
}

/* About the selected item. The list may be read again while the prompt is open: what is
 * typed stays with this item, and with what it said. */
static void ask(struct items_screen *i, const struct prompt *p)
{
	const struct store_item *item = selected(i);

	g_free(i->asked.service);
	i->asked.service = g_strdup(item->service_slug);
	i->asked.id = item->id;
	i->asked.head = item->head;
	i->asked.number = item->number;
	i->asked.refused = false;
	prompt_ask(&i->screen, p);
}

/* Somebody else may have been there: what it says now is shown. */
static bool refuse(struct items_screen *i)
{
	i->asked.refused = true;
	tui_changed(i->screen.tui);
	return false;
}

/* One thing of the item that was asked about; what is not in e stays. */
static bool set(struct screen *s, struct item_edit *e, struct diags *ds)
{
	struct items_screen *i = (struct items_screen *)s;

	e->head = i->asked.head;
	if (!items_set(s->tui->app, i->asked.service, i->asked.number, i->kind, e, NULL, ds))
		return diags_find(ds, "store-conflict") != NULL ? refuse(i) : false;
	tui_saved(s->tui, i->kind == STORE_ACTION ? _("action %d") : _("topic %d"),
		  i->asked.number);
	return true;
}

static bool take_text(struct screen *s, const char *text, struct diags *ds)
{
	struct item_edit e = { .text = text };

	return set(s, &e, ds);
}

static bool take_owner(struct screen *s, const char *text, struct diags *ds)
{
	struct item_edit e = { .owner = text };

	return set(s, &e, ds);
}

static bool take_due(struct screen *s, const char *text, struct diags *ds)
{
	struct item_edit e = { .due = text };

	return set(s, &e, ds);
}

static void run_text(struct screen *s, int key)
{
	const struct store_item *item = selected((struct items_screen *)s);
	struct prompt p = { .label = _("What:"), .text = item->text, .done = take_text,
			    .guarded = true };

	(void)key;
	ask((struct items_screen *)s, &p);
}

static void run_owner(struct screen *s, int key)
{
	const struct store_item *item = selected((struct items_screen *)s);
	g_auto(GStrv) words = items_owner_candidates(s->tui->app, item->service_slug, NULL);
	struct prompt p = { .label = _("Who:"), .text = item->owner, .words = words,
			    .done = take_owner };

	(void)key;
	ask((struct items_screen *)s, &p);
}

static void run_due(struct screen *s, int key)
{
	const struct store_item *item = selected((struct items_screen *)s);
	struct prompt p = { .label = _("Until (2026-12-11, +2w, fri):"), .text = item->due,
			    .done = take_due };

	(void)key;
	ask((struct items_screen *)s, &p);
}

static void move(struct screen *s, enum store_item_state to)
{
	struct items_screen *i = (struct items_screen *)s;
	const struct store_item *item = selected(i);
	g_autoptr(diags) ds = diags_new();

	if (items_move(s->tui->app, item->service_slug, item->number, i->kind, to, NULL, ds))
		tui_saved(s->tui, to == STORE_DONE    ? _("%d is done") :
				  to == STORE_DROPPED ? _("%d is dropped") :
							_("%d is open again"),
			  item->number);
	tui_complain(s->tui, ds);
}

static void run_toggle(struct screen *s, int key)
{
	const struct store_item *item = selected((struct items_screen *)s);

	(void)key;
	move(s, item->state == STORE_OPEN ? STORE_DONE : STORE_OPEN);
}

static void run_drop(struct screen *s, int key)
{
	(void)key;
	move(s, STORE_DROPPED);
}

static bool to_action(struct items_screen *i, const char *due, struct diags *ds)
{
	struct item_edit e = {
		.owner = i->asked.owner,
		.due = *due != '\0' ? due : NULL,
		.head = i->asked.head,
	};
	struct tui *t = i->screen.tui;
	int number;

	if (!items_to_action(t->app, i->asked.service, i->asked.number, &e, &number, NULL, ds))
		return diags_find(ds, "store-conflict") != NULL ? refuse(i) : false;
	tui_saved(t, _("topic is now action %d"), number);
	return true;
}

static bool take_action_due(struct screen *s, const char *text, struct diags *ds)
{
	return to_action((struct items_screen *)s, text, ds);
}

/* Who takes it on was said: that stays, also without a day. */
static void leave_action_due(struct screen *s)
{
	g_autoptr(diags) ds = diags_new();

	if (!to_action((struct items_screen *)s, "", ds))
		tui_complain(s->tui, ds);
}

static bool take_action_owner(struct screen *s, const char *text, struct diags *ds)
{
	struct items_screen *i = (struct items_screen *)s;
	struct prompt p = { .label = _("By when (2026-12-11, +2w, fri)?"), .guarded = true,
			    .done = take_action_due, .cancelled = leave_action_due };

	(void)ds;
	g_free(i->asked.owner);
	i->asked.owner = *text != '\0' ? g_strdup(text) : NULL;
	prompt_ask(s, &p);
	return true;
}

static void run_to_action(struct screen *s, int key)
{
	const struct store_item *item = selected((struct items_screen *)s);
	g_auto(GStrv) words = items_owner_candidates(s->tui->app, item->service_slug, NULL);
	struct prompt p = { .label = _("Who takes it on?"), .words = words,
			    .done = take_action_owner };

	(void)key;
	ask((struct items_screen *)s, &p);
}

/* ---- keys ------------------------------------------------------------------------- */

static struct list *items_list_of(struct screen *s)
{
	return &((struct items_screen *)s)->list;
}

static char *items_row_text(struct screen *s, int row)
{
	const struct store_item *item = item_at((struct items_screen *)s, row);

	return g_strdup_printf("%s %s %s", item->service_slug, item->text,
			       item->owner != NULL ? item->owner : "");
}

static const char *items_service(const struct screen *s)
{
	const struct items_screen *i = (const struct items_screen *)s;

	if (i->service != NULL)
		return i->service;
	return selected(i) != NULL ? selected(i)->service_slug : NULL;
}

static void run_export(struct screen *s, int key)
{
	struct items_screen *i = (struct items_screen *)s;
	const char *words[4] = { i->kind == STORE_ACTION ? "actions" : "topic" };
	int n = 1;

	(void)key;
	if (i->kind == STORE_TOPIC)
		words[n++] = "list";
	words[n] = i->service;
	viewer_push_command(s->tui, i->kind == STORE_ACTION ? _("Actions") : _("Parked topics"),
			    i->service, words);
}

static const struct binding items_bindings[] = {
	{ "done", "Space x", NULL, N_("done"), N_("done, or open again"), GROUP_ANSWER,
	  run_toggle, has_item },
	{ "to-action", "a", NULL, N_("make it an action"), N_("make an action of the topic"),
	  GROUP_ANSWER, run_to_action, has_topic },
	{ "owner", "o", NULL, N_("who"), N_("say who does it"), GROUP_ANSWER, run_owner,
	  has_action },
	{ "due", "b", NULL, N_("until"), N_("say until when"), GROUP_ANSWER, run_due,
	  has_action },
	{ "text", "e Enter", NULL, N_("edit"), N_("change what it says"), GROUP_ANSWER, run_text,
	  has_item },
	{ "drop", "d", NULL, N_("drop"), N_("drop it: it is not done, and no longer wanted"),
	  GROUP_ANSWER, run_drop, has_item },
	{ "print", "R", NULL, NULL, N_("as a text, to be exported"), GROUP_LOOK, run_export,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops items_ops = {
	.name = "items",
	.size = sizeof(struct items_screen),
	.bindings = items_bindings,
	.open = items_open,
	.close = items_close,
	.refresh = items_refresh,
	.layout = items_layout,
	.list = items_list_of,
	.row_text = items_row_text,
	.crumb = items_crumb,
	.corner = items_corner,
	.draw = items_draw,
	.service = items_service,
};

static bool push(struct tui *t, const char *service, enum store_item_kind kind)
{
	struct items_arg arg = { service, kind };

	return tui_push(t, &items_ops, &arg);
}

bool actions_push(struct tui *t, const char *service)
{
	return push(t, service, STORE_ACTION);
}

bool topics_push(struct tui *t, const char *service)
{
	return push(t, service, STORE_TOPIC);
}
