/*
 * What keys do on home. Everything that is opened from here is a screen of its own;
 * archiving, narrowing and changing the system happen here.
 */
#include "config.h"

#include "tui/home_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/registering.h"
#include "tui/compare.h"
#include "tui/facts.h"
#include "tui/items.h"
#include "tui/key.h"
#include "tui/lift.h"
#include "tui/matrix.h"
#include "tui/prompt.h"
#include "tui/register_forms.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/walk.h"

/* ---- opening ----------------------------------------------------------------- */

static bool has_line(const struct screen *s)
{
	return home_selected(home_of(s)) != NULL;
}

/* A finished assessment is read; all else is gone on with. */
static void run_open(struct screen *s, int key)
{
	const struct home_line *l = home_selected(home_of(s));

	(void)key;
	if (l->line->finished)
		verdict_push(s->tui, l->line->slug);
	else
		walk_push(s->tui, l->line->slug);
}

static void run_walk(struct screen *s, int key)
{
	(void)key;
	walk_push(s->tui, home_slug(home_of(s)));
}

static void run_new(struct screen *s, int key)
{
	const struct store_system *system = home_shown_system(home_of(s));

	(void)key;
	register_new_service(s->tui, system != NULL ? system->name : NULL);
}

static void run_edit(struct screen *s, int key)
{
	(void)key;
	register_edit_service(s->tui, home_slug(home_of(s)));
}

static bool has_team(const struct screen *s)
{
	const struct home_line *l = home_selected(home_of(s));

	return l != NULL && l->line->teams != NULL;
}

static void run_team(struct screen *s, int key)
{
	g_auto(GStrv) teams = g_strsplit(home_selected(home_of(s))->line->teams, "\n", 2);

	(void)key;
	register_edit_team(s->tui, teams[0], home_slug(home_of(s)));
}

static void run_system(struct screen *s, int key)
{
	(void)key;
	register_edit_system(s->tui, home_selected(home_of(s))->line->system_name,
			     home_slug(home_of(s)));
}

static void run_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, home_slug(home_of(s)));
}

/* What a command of the shell prints about the service. */
static void show(struct screen *s, const char *title, const char *command)
{
	viewer_push_about(s->tui, title, command, home_slug(home_of(s)));
}

static void run_report(struct screen *s, int key)
{
	(void)key;
	show(s, _("Report"), "report");
}

static void run_actions(struct screen *s, int key)
{
	(void)key;
	actions_push(s->tui, home_slug(home_of(s)));
}

static void run_facts(struct screen *s, int key)
{
	(void)key;
	facts_push(s->tui, home_slug(home_of(s)));
}

static void run_parking(struct screen *s, int key)
{
	(void)key;
	topics_push(s->tui, home_slug(home_of(s)));
}

static void run_lift(struct screen *s, int key)
{
	(void)key;
	lift_push(s->tui, home_slug(home_of(s)), NULL);
}

/* Of the system of the service the cursor is on. */
static void run_matrix(struct screen *s, int key)
{
	const struct store_line *l = home_selected(home_of(s))->line;

	(void)key;
	matrix_push(s->tui, l->system_name, l->slug);
}

static void run_history(struct screen *s, int key)
{
	(void)key;
	show(s, _("History"), "history");
}

/* Of the team or the system of the service the cursor is on: what s and t changed. */
static void show_named(struct screen *s, const char *option, const char *name)
{
	const char *words[] = { "history", option, name, NULL };
	/* TRANSLATORS: title of a page; the name of a team or a system */
	g_autofree char *title = g_strdup_printf(_("History of %s"), name);

	viewer_push_command(s->tui, title, NULL, words);
}

static void run_team_history(struct screen *s, int key)
{
	g_auto(GStrv) teams = g_strsplit(home_selected(home_of(s))->line->teams, "\n", 2);

	(void)key;
	show_named(s, "--team", teams[0]);
}

static void run_system_history(struct screen *s, int key)
{
	(void)key;
	show_named(s, "--system", home_selected(home_of(s))->line->system_name);
}

static void run_compare(struct screen *s, int key)
{
	(void)key;
	compare_push(s->tui, home_slug(home_of(s)), NULL);
}

static void run_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, home_slug(home_of(s)));
}

/* A line a service, of the system that is shown. */
static void run_trend_all(struct screen *s, int key)
{
	const struct store_system *system = home_shown_system(home_of(s));
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
	g_autofree char *slug = g_steal_pointer(&h->archiving);
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
	g_autofree char *slug = g_strdup(home_slug(home_of(s)));
	g_autofree char *question = NULL;

	(void)key;
	if (home_selected(home_of(s))->line->archived) {
		bring_back(s, slug);
		return;
	}
	question = g_strdup_printf(_("Archive %s? It leaves the lists and the portfolio; nothing "
				     "is deleted."),
				   slug);
	g_free(home_of(s)->archiving);
	home_of(s)->archiving = g_steal_pointer(&slug);
	prompt_confirm(s, question, take_archive);
}

static void run_show_archived(struct screen *s, int key)
{
	struct home_screen *h = home_of(s);

	(void)key;
	h->rows.archived = !h->rows.archived;
	home_read_anew(h);
	tui_say(s->tui, STATUS_PLAIN, "%s",
		h->rows.archived ? _("Archived services are shown, too. d = bring one back") :
				   _("Archived services are left out."));
}

/* ---- filter ------------------------------------------------------------------ */

static void set_filter(struct home_screen *h, const char *text)
{
	g_free(h->rows.filter);
	h->rows.filter = text != NULL && *text != '\0' ? g_strdup(text) : NULL;
	home_read_anew(h);
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
	home_read_anew(h);
}

const struct binding home_bindings[] = {
	{ "open", NULL, "assess", N_("open it"),
	  N_("go on with the workshop, or read its verdict"), GROUP_ANSWER, run_open,
	  has_line },
	{ "new", NULL, "new", N_("new"), NULL, GROUP_WORKSHOP, run_new, NULL },
	{ "walk", "Space", NULL, N_("workshop"),
	  N_("start a workshop, or go on with it"), GROUP_ANSWER,
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
	  N_("rename its system, or say how many services run"), GROUP_WORKSHOP,
	  run_system, has_line },
	{ "archive", NULL, "service-archive", NULL,
	  N_("take it out of the lists; an archived one: bring it back"), GROUP_WORKSHOP,
	  run_archive, has_line },
	{ "archived", "D", NULL, NULL, N_("show archived services, too, or leave them out"),
	  GROUP_LOOK, run_show_archived, NULL },
	{ "lift", "", "lift", NULL, NULL, GROUP_WORKSHOP, run_lift, has_line },
	{ "matrix", NULL, "matrix", NULL, NULL, GROUP_LOOK, run_matrix, has_line },
	{ "facts", NULL, "facts", NULL, NULL, GROUP_LOOK, run_facts, has_line },
	{ "parking", NULL, "topic-list", NULL, NULL, GROUP_LOOK, run_parking, has_line },
	{ "history", NULL, "history", NULL, NULL, GROUP_LOOK, run_history, has_line },
	{ "team-history", "", NULL, NULL, N_("who changed its team, and when"),
	  GROUP_LOOK, run_team_history, has_team },
	{ "system-history", "", NULL, NULL, N_("who changed its system, and when"),
	  GROUP_LOOK, run_system_history, has_line },
	{ .id = NULL },
};
