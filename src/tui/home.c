/*
 * One line a service: verdict, gates, age, open actions; below it more about the
 * selected one. Only rows in sight are read (overview_window()), with one row of the
 * database each: what home costs does not grow with what has been answered. How it is
 * drawn is in home_table.c and home_pane.c; everything that is opened from here is a
 * screen of its own.
 */
#include "config.h"

#include "tui/home.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/overview.h"
#include "app/registering.h"
#include "app/summaries.h"
#include "tui/home_pane.h"
#include "tui/key.h"
#include "tui/prompt.h"
#include "tui/verdict.h"
#include "tui/viewer.h"

enum { PANE_BODY_ROWS = 15 };	/* with fewer the list has all of them */

struct home_screen {
	struct screen screen;
	GPtrArray *systems;	/* struct store_system, those not archived */
	gint64 system;		/* the one shown; 0 = all */
	char *filter;		/* NULL = none */
	GPtrArray *rows;	/* struct store_line: what was read */
	struct home_table table;	/* what is shown of it */
	int page;		/* rows of the list that fit */
	struct home_due due;	/* of the selected service */
	char *wanted;		/* the service to select when rows are read again */
	char *archived;		/* what u brings back, until another key */
};

static struct home_screen *home_of(const struct screen *s)
{
	return (struct home_screen *)s;
}

static const struct home_line *selected(const struct home_screen *h)
{
	return home_table_line(&h->table, h->table.list.at);
}

static const char *selected_slug(const struct home_screen *h)
{
	const struct home_line *l = selected(h);

	return l != NULL ? l->line->slug : NULL;
}

/* ---- reading ----------------------------------------------------------------- */

static void clear_line(gpointer data)
{
	struct home_line *l = data;

	g_free(l->way_on);
	g_free(l->reason);
	g_free(l->age);
}

static struct store_window window_of(const struct home_screen *h)
{
	return (struct store_window){
		.system = h->system,
		.filter = h->filter,
		.today = h->screen.tui->app->today,
	};
}

/* Rows in sight, and how many there are in all. */
static bool read_rows(struct home_screen *h, int first, struct diags *ds)
{
	struct app *app = h->screen.tui->app;
	struct store_window w = window_of(h);
	GPtrArray *rows;
	GArray *lines;
	int total;

	w.first = first;
	w.count = MAX(h->page, 1);
	if (!overview_window(&rows, &total, app, &w, ds))
		return false;
	lines = g_array_new(FALSE, FALSE, sizeof(struct home_line));
	g_array_set_clear_func(lines, clear_line);
	for (guint i = 0; i < rows->len; i++) {
		struct store_line *row = rows->pdata[i];
		struct home_line l = { row, overview_way_on(app, row),
				       summary_reason(row->summary, app),
				       home_age_words(app, row) };

		g_array_append_val(lines, l);
	}
	g_clear_pointer(&h->table.lines, g_array_unref);
	g_clear_pointer(&h->rows, g_ptr_array_unref);
	h->table.lines = lines;
	h->table.first = first;
	h->table.systems = h->system == 0 && h->systems->len > 1;
	h->rows = rows;
	list_set_count(&h->table.list, total);
	return true;
}

/* Goes to a service, where it is in the list; else the cursor stays in its row. */
static bool go_to(struct home_screen *h, const char *slug, struct diags *ds)
{
	g_autoptr(GPtrArray) one = NULL;
	struct store_window w = window_of(h);
	struct list *list = &h->table.list;
	struct store *st;

	if (!app_store_read(h->screen.tui->app, &st, ds))
		return false;
	if (st == NULL)
		return true;
	if (!store_count_lines(st, &w, slug, &w.first, ds))
		return false;
	w.count = 1;
	if (!store_lines_window(st, &w, &one, ds))
		return false;
	if (one->len == 0 || strcmp(((struct store_line *)one->pdata[0])->slug, slug) != 0)
		return true;
	list->count = MAX(list->count, w.first + 1);
	list_select(list, w.first);
	return true;
}

static bool is_in_sight(const struct home_screen *h)
{
	const struct list *l = &h->table.list;
	int read = h->table.first + (int)h->table.lines->len;

	return h->table.first <= l->top && read >= MIN(l->top + h->page, l->count) &&
	       (l->count == 0 || selected(h) != NULL);
}

/* What the cursor moved to is read when it is needed: before it is drawn, and before the
 * next key. */
static bool read_sight(struct home_screen *h, struct diags *ds)
{
	if (is_in_sight(h))
		return true;
	if (!read_rows(h, h->table.list.top, ds))
		return false;
	/* there may be fewer than before, and the list has moved */
	return is_in_sight(h) || read_rows(h, h->table.list.top, ds);
}

static bool read_systems(struct home_screen *h, struct diags *ds)
{
	GPtrArray *all = NULL;
	struct store *st;

	if (!app_store_read(h->screen.tui->app, &st, ds) ||
	    (st != NULL && !store_systems(st, &all, ds)))
		return false;
	if (all == NULL)
		all = g_ptr_array_new();
	for (guint i = all->len; i-- > 0;)
		if (((struct store_system *)all->pdata[i])->archived)
			g_ptr_array_remove_index(all, i);
	g_clear_pointer(&h->systems, g_ptr_array_unref);
	h->systems = all;
	return true;
}

static bool home_refresh(struct screen *s, struct diags *ds)
{
	struct home_screen *h = home_of(s);
	g_autofree char *wanted = g_strdup(h->archived != NULL ? h->archived :
					   h->wanted != NULL   ? h->wanted :
								 selected_slug(h));

	g_clear_pointer(&h->wanted, g_free);
	home_due_clear(&h->due);
	return read_systems(h, ds) && (wanted == NULL || go_to(h, wanted, ds)) &&
	       read_rows(h, h->table.list.top, ds) && read_sight(h, ds);
}

static bool home_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct home_screen *h = home_of(s);
	g_autoptr(store_system) system = NULL;

	if (arg != NULL && !target_find_system(&system, s->tui->app, arg, ds))
		return false;
	h->system = system != NULL ? system->id : 0;
	h->page = s->tui->rows;
	h->table.list.page = h->page;
	h->table.lines = g_array_new(FALSE, FALSE, sizeof(struct home_line));
	return home_refresh(s, ds);
}

static void home_close(struct screen *s)
{
	struct home_screen *h = home_of(s);

	g_clear_pointer(&h->systems, g_ptr_array_unref);
	g_clear_pointer(&h->table.lines, g_array_unref);
	g_clear_pointer(&h->rows, g_ptr_array_unref);
	home_due_clear(&h->due);
	g_free(h->filter);
	g_free(h->wanted);
	g_free(h->archived);
}

void home_select(struct tui *t, const char *service)
{
	struct screen *s = tui_find_screen(t, &home_ops);
	struct home_screen *h;

	if (s == NULL)
		return;
	h = home_of(s);
	g_free(h->wanted);
	h->wanted = g_strdup(service);
	g_clear_pointer(&h->archived, g_free);
}

static void read_anew(struct home_screen *h)
{
	g_autoptr(diags) ds = diags_new();

	home_refresh(&h->screen, ds);
	tui_complain(h->screen.tui, ds);
}

/* ---- opening ----------------------------------------------------------------- */

static bool has_line(const struct screen *s)
{
	return selected(home_of(s)) != NULL;
}

static void run_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, selected_slug(home_of(s)));
}

/* What a command of the shell prints about the service. */
static void show(struct screen *s, const char *title, const char *command)
{
	viewer_push_about(s->tui, title, command, selected_slug(home_of(s)));
}

static void run_report(struct screen *s, int key)
{
	(void)key;
	show(s, _("Report"), "report");
}

static void run_actions(struct screen *s, int key)
{
	const char *const words[] = { "actions", selected_slug(home_of(s)), NULL };

	(void)key;
	viewer_push_command(s->tui, _("Actions"), words[1], words);
}

static void run_parking(struct screen *s, int key)
{
	const char *const words[] = { "topic", "list", selected_slug(home_of(s)), NULL };

	(void)key;
	viewer_push_command(s->tui, _("Parked topics"), words[2], words);
}

static void run_history(struct screen *s, int key)
{
	(void)key;
	show(s, _("History"), "history");
}

/* ---- archive ----------------------------------------------------------------- */

static void take_archive(struct screen *s, bool yes)
{
	struct home_screen *h = home_of(s);
	g_autofree char *slug = g_strdup(selected_slug(h));
	g_autoptr(diags) ds = diags_new();

	if (!yes || slug == NULL)
		return;
	if (!registering_archive(s->tui->app, NAMED_SERVICE, slug, true, NULL, ds)) {
		tui_complain(s->tui, ds);
		return;
	}
	/* TRANSLATORS: what was done, in the status row; %s is a service */
	tui_saved(s->tui, _("%s is archived"), slug);
	g_free(h->archived);
	h->archived = g_steal_pointer(&slug);
}

static void run_archive(struct screen *s, int key)
{
	g_autofree char *question =
		g_strdup_printf(_("Archive %s? It leaves the lists and the portfolio; nothing is "
				  "deleted."),
				selected_slug(home_of(s)));

	(void)key;
	prompt_confirm(s, question, take_archive);
}

/* What was archived stands in no row any more, but u must find it. */
static void forget_archived(struct home_screen *h, int key)
{
	static const char *const keeps[] = { "undo", "redo", "help", "redraw", "suspend", NULL };
	const struct binding *b;

	if (h->archived == NULL)
		return;
	b = tui_find_binding(h->screen.tui, key);
	if (b != NULL && !g_strv_contains(keeps, b->id))
		g_clear_pointer(&h->archived, g_free);
}

static bool home_input(struct screen *s, int key)
{
	struct home_screen *h = home_of(s);
	g_autoptr(diags) ds = diags_new();

	forget_archived(h, key);
	if (!read_sight(h, ds))
		tui_complain(s->tui, ds);
	return false;
}

/* ---- filter ------------------------------------------------------------------ */

static void set_filter(struct home_screen *h, const char *text)
{
	g_free(h->filter);
	h->filter = text != NULL && *text != '\0' ? g_strdup(text) : NULL;
	read_anew(h);
}

static void filter_typed(struct screen *s, const char *text)
{
	g_autofree char *stripped = g_strstrip(g_strdup(text));

	set_filter(home_of(s), stripped);
}

static bool take_filter(struct screen *s, const char *text, struct diags *ds)
{
	struct home_screen *h = home_of(s);

	(void)text;
	if (h->filter == NULL || h->table.list.count > 0)
		return true;
	diag_hint(diag_error(ds, "not-found", NULL, _("\"%s\" was not found in any name"),
			     h->filter),
		  _("type another part of a name, or Esc"));
	return false;
}

static void run_filter(struct screen *s, int key)
{
	struct prompt p = {
		.label = _("Show only names with:"),
		.text = home_of(s)->filter,
		.done = take_filter,
		.typed = filter_typed,
	};

	(void)key;
	prompt_ask(s, &p);
}

static bool has_filter(const struct screen *s)
{
	return home_of(s)->filter != NULL;
}

static void run_clear(struct screen *s, int key)
{
	(void)key;
	set_filter(home_of(s), NULL);
}

/* All that are left match: the next one is the next row, and round. */
static void run_again(struct screen *s, int key)
{
	struct list *l = &home_of(s)->table.list;

	if (l->count > 0)
		list_select(l, (l->at + (key == 'N' ? l->count - 1 : 1)) % l->count);
}

/* ---- systems ----------------------------------------------------------------- */

static bool has_systems(const struct screen *s)
{
	return home_of(s)->systems->len > 1;
}

static const struct store_system *shown_system(const struct home_screen *h)
{
	for (guint i = 0; i < h->systems->len; i++) {
		const struct store_system *one = h->systems->pdata[i];

		if (one->id == h->system || h->systems->len == 1)
			return one;
	}
	return NULL;
}

/* All, the first, the second, ... and all again. */
static void run_switch(struct screen *s, int key)
{
	struct home_screen *h = home_of(s);
	guint n = h->systems->len, at = 0;

	for (guint i = 0; i < n; i++)
		if (((struct store_system *)h->systems->pdata[i])->id == h->system)
			at = i + 1;
	at = (at + (key == KEY_BACK_TAB ? n : 1)) % (n + 1);
	h->system = at > 0 ? ((struct store_system *)h->systems->pdata[at - 1])->id : 0;
	read_anew(h);
}

/* ---- drawing ----------------------------------------------------------------- */

static bool shows_pane(const struct home_screen *h, int rows)
{
	return rows >= PANE_BODY_ROWS && !h->screen.tui->presenter;
}

static void home_layout(struct screen *s, int rows, int cols)
{
	struct home_screen *h = home_of(s);
	const struct home_line *l;
	g_autoptr(diags) ds = diags_new();

	(void)cols;
	h->page = MAX(rows - 1 - (shows_pane(h, rows) ? HOME_PANE_ROWS : 0), 1);
	list_fit(&h->table.list, h->page);
	read_sight(h, ds);
	l = selected(h);
	if (l != NULL && shows_pane(h, rows) && h->due.service != l->line->service)
		home_due_read(&h->due, s->tui->app, l->line, ds);
	app_end_reading(s->tui->app);
	tui_complain(s->tui, ds);
}

static void home_draw(const struct screen *s, const struct area *body)
{
	const struct home_screen *h = home_of(s);
	const struct home_line *l = selected(h);
	struct area top = area_part(body, 0, 0, h->page + 1, body->cols);
	struct area below = area_part(body, h->page + 1, 0, body->rows, body->cols);

	if (h->table.list.count > 0) {
		home_table_draw(&h->table, &top);
		if (l != NULL && shows_pane(h, body->rows))
			home_pane_draw(l, &h->due, s->tui->app, &below);
	} else if (h->filter != NULL) {
		area_printf(body, 1, 2, STYLE_STRONG, _("\"%s\" was not found in any name"),
			    h->filter);
	} else {
		home_welcome_draw(body);
	}
}

static char *home_crumb(const struct screen *s)
{
	const struct home_screen *h = home_of(s);
	const struct store_system *system = shown_system(h);

	if (system != NULL)
		return g_strdup(system->name);
	return g_strdup(h->systems->len > 0 ? _("all systems") : "");
}

static char *home_corner(const struct screen *s, int cols)
{
	const struct list *l = &home_of(s)->table.list;

	(void)cols;
	if (l->count == 0)
		return NULL;
	if (has_filter(s))
		return g_strdup_printf(ngettext("%d service matches", "%d services match",
						(gulong)l->count), l->count);
	if (l->count > home_of(s)->page)
		/* TRANSLATORS: which row is selected, of how many services */
		return g_strdup_printf(_("%d of %d services"), l->at + 1, l->count);
	return g_strdup_printf(ngettext("%d proposed service", "%d proposed services",
					(gulong)l->count), l->count);
}

static char *home_idle(const struct screen *s)
{
	const struct home_screen *h = home_of(s);

	if (h->filter != NULL)
		return g_strdup_printf(_("Only names with \"%s\". Esc = all"), h->filter);
	return home_attention(&h->table, s->tui->app);
}

static struct list *home_list(struct screen *s)
{
	return &home_of(s)->table.list;
}

static int home_row_at(const struct screen *s, int row)
{
	const struct home_screen *h = home_of(s);
	int hit = h->table.list.top + row - 1;

	return row >= 1 && row <= h->page && hit < h->table.list.count ? hit : -1;
}

static const char *home_service(const struct screen *s)
{
	const struct home_screen *h = home_of(s);

	return h->archived != NULL ? h->archived : selected_slug(h);
}

static const struct binding home_bindings[] = {
	{ "report", NULL, "report", N_("report"), NULL, GROUP_LOOK, run_report, has_line },
	{ "verdict", NULL, "verdict", N_("verdict"), NULL, GROUP_LOOK, run_verdict, has_line },
	{ "actions", NULL, "actions", N_("actions"), NULL, GROUP_LOOK, run_actions, has_line },
	{ "filter", "/", NULL, N_("filter"), N_("show only names with these letters"),
	  GROUP_MOVE, run_filter, NULL },
	{ "next-match", "n N", NULL, NULL, N_("next match; N the one before"), GROUP_MOVE,
	  run_again, has_filter },
	{ "clear", "Esc", NULL, NULL, N_("show all again"), GROUP_MOVE, run_clear, has_filter },
	{ "switch", "Tab S-Tab", NULL, N_("system"), N_("the next system; behind the last: all"),
	  GROUP_LOOK, run_switch, has_systems },
	{ "archive", NULL, "service-archive", NULL, NULL, GROUP_WORKSHOP, run_archive,
	  has_line },
	{ "parking", NULL, "topic-list", NULL, NULL, GROUP_LOOK, run_parking, has_line },
	{ "history", NULL, "history", NULL, NULL, GROUP_LOOK, run_history, has_line },
	{ .id = NULL },
};

const struct screen_ops home_ops = {
	.name = "home",
	.size = sizeof(struct home_screen),
	.bindings = home_bindings,
	.open = home_open,
	.close = home_close,
	.input = home_input,
	.refresh = home_refresh,
	.layout = home_layout,
	.list = home_list,
	.row_at = home_row_at,
	.crumb = home_crumb,
	.corner = home_corner,
	.idle = home_idle,
	.draw = home_draw,
	.service = home_service,
};
