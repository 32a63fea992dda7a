/*
 * Keys that mean the same everywhere. Moves apply where a screen has a list; undo goes
 * by the service a screen is about.
 */
#include "config.h"

#include "tui/common.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/undoing.h"
#include "tui/help.h"
#include "tui/key.h"
#include "tui/palette.h"
#include "tui/prompt.h"

/* ---- moving ------------------------------------------------------------------ */

static bool has_list(const struct screen *s)
{
	return s->ops->list != NULL;
}

/* Each key has its move; at an end it says so by standing still. */
static const struct {
	const char *keys;
	enum list_move move;
} moves[] = {
	{ "j Down", LIST_DOWN },	{ "k Up", LIST_UP },
	{ "PgDn", LIST_PAGE_DOWN },	{ "PgUp", LIST_PAGE_UP },
	{ "Ctrl-D", LIST_HALF_DOWN },	{ "Ctrl-U", LIST_HALF_UP },
	{ "g Home", LIST_FIRST },	{ "G End", LIST_LAST },
};

static void run_move(struct screen *s, int key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		if (key_is_in(key, moves[i].keys))
			list_move(s->ops->list(s), moves[i].move);
}

/* ---- search ------------------------------------------------------------------ */

static bool has_search(const struct screen *s)
{
	return has_list(s) && s->ops->row_text != NULL;
}

static bool has_found(const struct screen *s)
{
	return has_search(s) && s->tui->find != NULL;
}

static bool row_matches(struct screen *s, int row, const char *wanted)
{
	g_autofree char *text = s->ops->row_text(s, row);
	g_autofree char *folded = g_utf8_casefold(text, -1);

	return strstr(folded, wanted) != NULL;
}

/* From the row after the selected one, going round. */
static void find_next(struct screen *s, int step)
{
	struct list *l = s->ops->list(s);
	g_autofree char *valid = g_utf8_make_valid(s->tui->find, -1);
	g_autofree char *wanted = g_utf8_casefold(valid, -1);

	for (int i = 1; i <= l->count; i++) {
		int row = (l->at + i * step + l->count * 2) % l->count;

		if (row_matches(s, row, wanted)) {
			list_select(l, row);
			return;
		}
	}
	tui_say(s->tui, STATUS_WARNING, _("\"%s\" was not found"), s->tui->find);
}

static bool take_find(struct screen *s, const char *text, struct diags *ds)
{
	(void)ds;
	if (*text == '\0')
		return true;
	g_free(s->tui->find);
	s->tui->find = g_strdup(text);
	/* so that the selected row itself can be the first hit */
	list_move(s->ops->list(s), LIST_UP);
	find_next(s, 1);
	return true;
}

static void run_find(struct screen *s, int key)
{
	struct prompt p = { .label = _("Search:"), .done = take_find };

	(void)key;
	prompt_ask(s, &p);
}

static void run_again(struct screen *s, int key)
{
	find_next(s, key == 'N' ? -1 : 1);
}

/* ---- undo -------------------------------------------------------------------- */

static bool has_service(const struct screen *s)
{
	return s->ops->service != NULL && s->ops->service(s) != NULL;
}

void common_say_step(struct tui *t, bool redo, const char *label, int services)
{
	if (label == NULL)
		tui_say(t, STATUS_PLAIN, "%s",
			redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
	else if (services > 1)
		tui_say(t, STATUS_SAVED,
			redo ? ngettext("Redone: %s, for %d service. u = undo",
					"Redone: %s, for %d services. u = undo", (gulong)services) :
			       ngettext("Undone: %s, for %d service. Ctrl-R = redo",
					"Undone: %s, for %d services. Ctrl-R = redo",
					(gulong)services),
			label, services);
	else
		tui_say(t, STATUS_SAVED,
			redo ? _("Redone: %s. u = undo") : _("Undone: %s. Ctrl-R = redo"), label);
}

/* Also without a row: what undo took away last stands on none. */
static bool can_redo(const struct screen *s)
{
	return s->ops->service != NULL;
}

/* Redo is meant for the service that was just taken away, also after a restart; else for
 * the one that is shown. NULL: there is none. Yours to free. */
static char *service_of_step(const struct screen *s, bool redo)
{
	char *gone = NULL;

	if (redo && s->tui->app->store != NULL &&
	    store_service_taken_back(s->tui->app->store, &gone, NULL) && gone != NULL)
		return gone;
	return g_strdup(s->ops->service(s));
}

static void step(struct screen *s, bool redo)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *service = service_of_step(s, redo);
	g_autofree char *label = NULL;
	int services = 0;

	if (service == NULL) {
		common_say_step(s->tui, redo, NULL, 0);
		return;
	}
	if (!undoing_service(s->tui->app, service, redo, NULL, &label, &services, ds)) {
		tui_complain(s->tui, ds);
		tui_changed(s->tui);
		return;
	}
	common_say_step(s->tui, redo, label, services);
	if (label != NULL)
		tui_changed(s->tui);
}

static void run_undo(struct screen *s, int key)
{
	(void)key;
	step(s, false);
}

static void run_redo(struct screen *s, int key)
{
	(void)key;
	step(s, true);
}

/* ---- coming and going -------------------------------------------------------- */

static bool may_leave(struct screen *s)
{
	return s->ops->leave == NULL || s->ops->leave(s);
}

static void run_back(struct screen *s, int key)
{
	(void)key;
	if (may_leave(s))
		tui_pop(s->tui);
}

/* Esc never ends the program. */
static void run_escape(struct screen *s, int key)
{
	(void)key;
	if (s->tui->stack->len == 1)
		tui_say(s->tui, STATUS_PLAIN, "%s", _("q quits. Everything is saved."));
	else if (may_leave(s))
		tui_pop(s->tui);
}

static void run_leave(struct screen *s, int key)
{
	(void)key;
	tui_quit(s->tui, EXIT_CODE_INTERRUPTED);
}

static bool is_first(const struct screen *s)
{
	return s->tui->stack->len == 1;
}

static void run_help(struct screen *s, int key)
{
	(void)key;
	tui_push(s->tui, &help_ops, NULL);
}

static void run_palette(struct screen *s, int key)
{
	(void)key;
	tui_push(s->tui, &palette_ops, NULL);
}

static bool is_presenting(const struct screen *s)
{
	return s->tui->presenter;
}

static void run_presenter(struct screen *s, int key)
{
	(void)key;
	s->tui->presenter = !s->tui->presenter;
}

static void run_mouse(struct screen *s, int key)
{
	struct tui *t = s->tui;

	(void)key;
	t->mouse = !t->mouse;
	if (t->host != NULL && t->host->mouse != NULL)
		t->host->mouse(t->host_data, t->mouse);
	tui_say(t, STATUS_PLAIN, "%s",
		t->mouse ? _("The mouse is on: wheel and click. :mouse gives it back.") :
			   _("The mouse is off: the terminal selects text again."));
}

static void run_theme(struct screen *s, int key)
{
	struct tui *t = s->tui;

	(void)key;
	t->theme = (t->theme + 1) % THEME_COUNT;
	tui_say(t, STATUS_PLAIN, _("Colours: %s. :theme takes the next."), theme_name(t->theme));
}

static void run_redraw(struct screen *s, int key)
{
	(void)key;
	if (s->tui->host != NULL && s->tui->host->redraw != NULL)
		s->tui->host->redraw(s->tui->host_data);
}

static void run_suspend(struct screen *s, int key)
{
	(void)key;
	if (s->tui->host != NULL && s->tui->host->suspend != NULL)
		s->tui->host->suspend(s->tui->host_data);
}

#define TERMINAL_BINDINGS \
	{ "redraw", "Ctrl-L", NULL, NULL, N_("draw everything again"), GROUP_EVERYWHERE, \
	  run_redraw, NULL }, \
	{ "suspend", "Ctrl-Z", NULL, NULL, N_("back to the shell; fg returns"), \
	  GROUP_EVERYWHERE, run_suspend, NULL }, \
	{ "leave", "Ctrl-C", NULL, NULL, N_("leave at once; everything is saved"), \
	  GROUP_EVERYWHERE, run_leave, NULL }

const struct binding common_bindings[] = {
	{ "down", "j Down", NULL, NULL, N_("down"), GROUP_MOVE, run_move, has_list },
	{ "up", "k Up", NULL, NULL, N_("up"), GROUP_MOVE, run_move, has_list },
	{ "page-down", "PgDn Ctrl-D", NULL, NULL, N_("a page down; Ctrl-D half a page"),
	  GROUP_MOVE, run_move, has_list },
	{ "page-up", "PgUp Ctrl-U", NULL, NULL, N_("a page up; Ctrl-U half a page"),
	  GROUP_MOVE, run_move, has_list },
	{ "first", "g Home", NULL, NULL, N_("to the first"), GROUP_MOVE, run_move, has_list },
	{ "last", "G End", NULL, NULL, N_("to the last"), GROUP_MOVE, run_move, has_list },
	{ "find", "/", NULL, NULL, N_("search"), GROUP_MOVE, run_find, has_search },
	{ "next-match", "n N", NULL, NULL, N_("next match; N the one before"), GROUP_MOVE,
	  run_again, has_found },
	{ "undo", NULL, "undo", NULL, NULL, GROUP_EVERYWHERE, run_undo, has_service },
	{ "redo", NULL, "redo", NULL, NULL, GROUP_EVERYWHERE, run_redo, can_redo },
	{ "palette", ":", NULL, NULL, N_("run any command by its name"), GROUP_EVERYWHERE,
	  run_palette, NULL },
	{ "bare", "z", NULL, N_("all of it again"), N_("leave the presenter view"),
	  GROUP_EVERYWHERE, run_presenter, is_presenting },
	{ "presenter", "z", NULL, NULL, N_("presenter view: big and bare"), GROUP_EVERYWHERE,
	  run_presenter, NULL },
	{ "mouse", "", NULL, NULL, N_("wheel and click; off leaves selecting to the terminal"),
	  GROUP_EVERYWHERE, run_mouse, NULL },
	{ "theme", "", NULL, NULL, N_("other colours: auto, cb, mono"), GROUP_EVERYWHERE,
	  run_theme, NULL },
	{ "quit", "q", NULL, N_("quit"), N_("leave; everything is saved"), GROUP_EVERYWHERE,
	  run_back, is_first },
	{ "back", "q", NULL, N_("back"), N_("one screen back; quits on the first"),
	  GROUP_EVERYWHERE, run_back, NULL },
	{ "escape", "Esc", NULL, NULL, N_("one step back; never quits"), GROUP_EVERYWHERE,
	  run_escape, NULL },
	TERMINAL_BINDINGS,
	{ "help", "?", NULL, N_("help"), N_("what keys do here"), GROUP_EVERYWHERE, run_help,
	  NULL },
	{ .id = NULL },
};

const struct binding common_overlay_bindings[] = {
	TERMINAL_BINDINGS,
	{ "help", "?", NULL, NULL, N_("what keys do here"), GROUP_EVERYWHERE, run_help, NULL },
	{ .id = NULL },
};
