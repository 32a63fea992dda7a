/*
 * One line a service: verdict, gates, age, open actions; below it more about the
 * selected one. What is read of the database is in home_rows.c, how it is drawn in
 * home_table.c and home_pane.c; everything that is opened from here is a screen of its
 * own.
 */
#include "config.h"

#include "tui/home.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/registering.h"
#include "app/target.h"
#include "tui/facts.h"
#include "tui/compare.h"
#include "tui/home_pane.h"
#include "tui/home_rows.h"
#include "tui/items.h"
#include "tui/key.h"
#include "tui/prompt.h"
#include "tui/register_forms.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/walk.h"

enum { LIST_ROWS_MIN = 6 };	/* of a longer list, before anything is shown below it */

struct home_screen {
	struct screen screen;
	struct home_rows rows;
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
	return home_rows_selected(&h->rows);
}

static const char *selected_slug(const struct home_screen *h)
{
	const struct home_line *l = selected(h);

	return l != NULL ? l->line->slug : NULL;
}

/* ---- reading ----------------------------------------------------------------- */

static bool home_refresh(struct screen *s, struct diags *ds)
{
	struct home_screen *h = home_of(s);
	g_autofree char *wanted = g_strdup(h->archived != NULL ? h->archived :
					   h->wanted != NULL   ? h->wanted :
								 selected_slug(h));

	g_clear_pointer(&h->wanted, g_free);
	home_due_clear(&h->due);
	return home_rows_read(&h->rows, s->tui->app, wanted, ds);
}

static bool home_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct home_screen *h = home_of(s);
	g_autoptr(store_system) system = NULL;

	if (arg != NULL && !target_find_system(&system, s->tui->app, arg, ds))
		return false;
	home_rows_init(&h->rows, s->tui->rows);
	h->rows.system = system != NULL ? system->id : 0;
	return home_refresh(s, ds);
}

static void home_close(struct screen *s)
{
	struct home_screen *h = home_of(s);

	home_rows_clear(&h->rows);
	home_due_clear(&h->due);
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

/* The one shown, or the only one there is; NULL: several. */
static const struct store_system *shown_system(const struct home_screen *h)
{
	for (guint i = 0; i < h->rows.systems->len; i++) {
		const struct store_system *one = h->rows.systems->pdata[i];

		if (one->id == h->rows.system || h->rows.systems->len == 1)
			return one;
	}
	return NULL;
}

/* ---- opening ----------------------------------------------------------------- */

static bool has_line(const struct screen *s)
{
	return selected(home_of(s)) != NULL;
}

/* A finished assessment is read; all else is gone on with. */
static void run_open(struct screen *s, int key)
{
	const struct home_line *l = selected(home_of(s));

	(void)key;
	if (l->line->finished != NULL)
		verdict_push(s->tui, l->line->slug);
	else
		walk_push(s->tui, l->line->slug);
}

static void run_walk(struct screen *s, int key)
{
	(void)key;
	walk_push(s->tui, selected_slug(home_of(s)));
}

static void run_new(struct screen *s, int key)
{
	const struct store_system *system = shown_system(home_of(s));

	(void)key;
	register_new_service(s->tui, system != NULL ? system->name : NULL);
}

static void run_edit(struct screen *s, int key)
{
	(void)key;
	register_edit_service(s->tui, selected_slug(home_of(s)));
}

static bool has_team(const struct screen *s)
{
	const struct home_line *l = selected(home_of(s));

	return l != NULL && l->line->teams != NULL;
}

static void run_team(struct screen *s, int key)
{
	g_auto(GStrv) teams = g_strsplit(selected(home_of(s))->line->teams, "\n", 2);

	(void)key;
	register_edit_team(s->tui, teams[0]);
}

static void run_system(struct screen *s, int key)
{
	(void)key;
	register_edit_system(s->tui, selected(home_of(s))->line->system_name);
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
	(void)key;
	actions_push(s->tui, selected_slug(home_of(s)));
}

static void run_facts(struct screen *s, int key)
{
	(void)key;
	facts_push(s->tui, selected_slug(home_of(s)));
}

static void run_parking(struct screen *s, int key)
{
	(void)key;
	topics_push(s->tui, selected_slug(home_of(s)));
}

/* Of the system of the service the cursor is on. */
static void run_matrix(struct screen *s, int key)
{
	const struct store_line *l = selected(home_of(s))->line;
	const char *const words[] = { "matrix", "--system", l->system_name, NULL };

	(void)key;
	viewer_push_command(s->tui, _("Matrix"), l->slug, words);
}

static void run_history(struct screen *s, int key)
{
	(void)key;
	show(s, _("History"), "history");
}

static void run_compare(struct screen *s, int key)
{
	(void)key;
	compare_push(s->tui, selected_slug(home_of(s)), NULL);
}

static void run_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, selected_slug(home_of(s)));
}

/* A line a service, of the system that is shown. */
static void run_trend_all(struct screen *s, int key)
{
	const struct store_system *system = shown_system(home_of(s));
	const char *words[] = { "trend", "--all", system != NULL ? "--system" : NULL,
				system != NULL ? system->name : NULL, NULL };

	(void)key;
	viewer_push_command(s->tui, _("Trend of all services"), NULL, words);
}

/* ---- archive ----------------------------------------------------------------- */

static void bring_back(struct screen *s, const char *slug)
{
	g_autoptr(diags) ds = diags_new();

	if (registering_archive(s->tui->app, NAMED_SERVICE, slug, false, NULL, ds))
		tui_saved(s->tui, _("%s is brought back"), slug);
	else
		tui_complain(s->tui, ds);
}

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

/* Bringing back takes nothing away, and asks nothing. */
static void run_archive(struct screen *s, int key)
{
	g_autofree char *slug = g_strdup(selected_slug(home_of(s)));
	g_autofree char *question = NULL;

	(void)key;
	if (selected(home_of(s))->line->archived) {
		bring_back(s, slug);
		return;
	}
	question = g_strdup_printf(_("Archive %s? It leaves the lists and the portfolio; nothing "
				     "is deleted."),
				   slug);
	prompt_confirm(s, question, take_archive);
}

static void run_show_archived(struct screen *s, int key)
{
	struct home_screen *h = home_of(s);

	(void)key;
	h->rows.archived = !h->rows.archived;
	read_anew(h);
	tui_say(s->tui, STATUS_PLAIN, "%s",
		h->rows.archived ? _("Archived services are shown, too. d = bring one back") :
				   _("Archived services are left out."));
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
	if (!home_rows_look(&h->rows, s->tui->app, ds))
		tui_complain(s->tui, ds);
	return false;
}

/* ---- filter ------------------------------------------------------------------ */

static void set_filter(struct home_screen *h, const char *text)
{
	g_free(h->rows.filter);
	h->rows.filter = text != NULL && *text != '\0' ? g_strdup(text) : NULL;
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
	if (h->rows.filter == NULL || h->rows.table.list.count > 0)
		return true;
	diag_hint(diag_error(ds, "not-found", NULL, _("\"%s\" was not found in any name"),
			     h->rows.filter),
		  _("type another part of a name, or Esc"));
	return false;
}

static bool has_filter(const struct screen *s)
{
	return home_of(s)->rows.filter != NULL;
}

static bool can_filter(const struct screen *s)
{
	return has_line(s) || has_filter(s);
}

static void run_filter(struct screen *s, int key)
{
	struct prompt p = {
		.label = _("Show only names with:"),
		.text = home_of(s)->rows.filter,
		.done = take_filter,
		.typed = filter_typed,
	};

	(void)key;
	prompt_ask(s, &p);
}

static void run_clear(struct screen *s, int key)
{
	(void)key;
	set_filter(home_of(s), NULL);
}

/* All that are left match: the next one is the next row, and round. */
static void run_again(struct screen *s, int key)
{
	struct list *l = &home_of(s)->rows.table.list;

	if (l->count > 0)
		list_select(l, (l->at + (key == 'N' ? l->count - 1 : 1)) % l->count);
}

/* ---- systems ----------------------------------------------------------------- */

static bool has_systems(const struct screen *s)
{
	return home_of(s)->rows.systems->len > 1;
}

/* All, the first, the second, ... and all again. */
static void run_switch(struct screen *s, int key)
{
	struct home_screen *h = home_of(s);
	guint n = h->rows.systems->len, at = 0;

	for (guint i = 0; i < n; i++)
		if (((struct store_system *)h->rows.systems->pdata[i])->id == h->rows.system)
			at = i + 1;
	at = (at + (key == KEY_BACK_TAB ? n : 1)) % (n + 1);
	h->rows.system = at > 0 ? ((struct store_system *)h->rows.systems->pdata[at - 1])->id : 0;
	read_anew(h);
}

/* ---- drawing ----------------------------------------------------------------- */

static bool shows_pane(const struct home_screen *h, int rows)
{
	int rest = rows - 1 - HOME_PANE_ROWS;

	return rest >= MIN(h->rows.table.list.count, LIST_ROWS_MIN) &&
	       !h->screen.tui->presenter;
}

static void home_layout(struct screen *s, int rows, int cols)
{
	struct home_screen *h = home_of(s);
	const struct home_line *l;
	g_autoptr(diags) ds = diags_new();

	(void)cols;
	h->rows.page = MAX(rows - 1 - (shows_pane(h, rows) ? HOME_PANE_ROWS : 0), 1);
	list_fit(&h->rows.table.list, h->rows.page);
	home_rows_look(&h->rows, s->tui->app, ds);
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
	struct area top = area_part(body, 0, 0, h->rows.page + 1, body->cols);
	struct area below = area_part(body, h->rows.page + 1, 0, body->rows, body->cols);

	if (h->rows.table.list.count > 0) {
		home_table_draw(&h->rows.table, &top);
		if (l != NULL && shows_pane(h, body->rows))
			home_pane_draw(l, &h->due, s->tui->app, &below);
	} else if (h->rows.filter != NULL) {
		area_printf(body, 1, 2, STYLE_STRONG, _("\"%s\" was not found in any name"),
			    h->rows.filter);
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
	return g_strdup(h->rows.systems->len > 0 ? _("all systems") : "");
}

static char *home_corner(const struct screen *s, int cols)
{
	const struct list *l = &home_of(s)->rows.table.list;

	(void)cols;
	if (l->count == 0)
		return NULL;
	if (has_filter(s))
		return g_strdup_printf(ngettext("%d service matches", "%d services match",
						(gulong)l->count), l->count);
	if (l->count > home_of(s)->rows.page)
		/* TRANSLATORS: which row is selected, of how many services */
		return g_strdup_printf(_("%d of %d services"), l->at + 1, l->count);
	return g_strdup_printf(ngettext("%d proposed service", "%d proposed services",
					(gulong)l->count), l->count);
}

static char *home_idle(const struct screen *s)
{
	const struct home_screen *h = home_of(s);

	if (h->rows.filter != NULL)
		return g_strdup_printf(_("Only names with \"%s\". Esc = all"), h->rows.filter);
	return home_attention(&h->rows.table, s->tui->app);
}

static struct list *home_list(struct screen *s)
{
	return &home_of(s)->rows.table.list;
}

static int home_row_at(const struct screen *s, int row)
{
	const struct home_screen *h = home_of(s);
	int hit = h->rows.table.list.top + row - 1;

	return row >= 1 && row <= h->rows.page && hit < h->rows.table.list.count ? hit : -1;
}

static const char *home_service(const struct screen *s)
{
	const struct home_screen *h = home_of(s);

	return h->archived != NULL ? h->archived : selected_slug(h);
}

static const struct binding home_bindings[] = {
	{ "open", NULL, "assess", N_("open it"),
	  N_("go on with the workshop; a finished one: its verdict"), GROUP_ANSWER, run_open,
	  has_line },
	{ "new", NULL, "new", N_("new"), NULL, GROUP_WORKSHOP, run_new, NULL },
	{ "walk", "Space", NULL, N_("workshop"),
	  N_("go on with the workshop; after a finished one: assess again"), GROUP_ANSWER,
	  run_walk, has_line },
	{ "report", NULL, "report", N_("report"), NULL, GROUP_LOOK, run_report, has_line },
	{ "filter", "/", NULL, N_("filter"), N_("show only names with these letters"),
	  GROUP_MOVE, run_filter, can_filter },
	{ "verdict", NULL, "verdict", N_("verdict"), NULL, GROUP_LOOK, run_verdict, has_line },
	{ "actions", NULL, "actions", N_("actions"), NULL, GROUP_LOOK, run_actions, has_line },
	{ "compare", NULL, "compare", N_("compare"),
	  N_("what changed between its last two assessments"), GROUP_LOOK, run_compare,
	  has_line },
	{ "trend", NULL, "trend", N_("trend"), NULL, GROUP_LOOK, run_trend, has_line },
	{ "trend-all", "", NULL, NULL, N_("all services over time, a line each"), GROUP_LOOK,
	  run_trend_all, has_line },
	{ "next-match", "n N", NULL, NULL, N_("next match; N the one before"), GROUP_MOVE,
	  run_again, has_filter },
	{ "clear", "Esc", NULL, NULL, N_("show all again"), GROUP_MOVE, run_clear, has_filter },
	{ "switch", "Tab S-Tab", NULL, N_("system"), N_("the next system; behind the last: all"),
	  GROUP_LOOK, run_switch, has_systems },
	{ "edit", NULL, "service-set", N_("edit"), NULL, GROUP_WORKSHOP, run_edit, has_line },
	{ "team", NULL, "team-set", NULL, N_("rename its team, or change the head count"),
	  GROUP_WORKSHOP, run_team, has_team },
	{ "system", NULL, "system-set", NULL,
	  N_("rename its system, or change how many services run already"), GROUP_WORKSHOP,
	  run_system, has_line },
	{ "archive", NULL, "service-archive", NULL,
	  N_("take it out of the lists; an archived one: bring it back"), GROUP_WORKSHOP,
	  run_archive, has_line },
	{ "archived", "D", NULL, NULL, N_("show archived services, too, or leave them out"),
	  GROUP_LOOK, run_show_archived, NULL },
	{ "matrix", NULL, "matrix", NULL, NULL, GROUP_LOOK, run_matrix, has_line },
	{ "facts", NULL, "facts", NULL, NULL, GROUP_LOOK, run_facts, has_line },
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
