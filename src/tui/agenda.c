/*
 * The rows of app/agenda.h under their headings, ticked when they were answered since,
 * and below them the selected one in full. Enter goes where a row is settled: to its
 * question in the workshop, to the actions, to the list to confirm.
 */
#include "config.h"

#include "tui/agenda.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/agenda.h"
#include "tui/items.h"
#include "tui/offers.h"
#include "tui/viewer.h"

enum { LINE_CONFIRM = -100 };	/* the last line: all that is not on the agenda */
enum { DETAIL_ROWS = 5 };

struct agenda_screen {
	struct screen screen;
	char *service;
	struct agenda *agenda;
	GArray *lines;			/* int: a row, -1 - kind: a heading, LINE_CONFIRM */
	struct list list;
};

static void collect_lines(struct agenda_screen *s)
{
	const struct agenda *a = s->agenda;
	int kind = -1, confirm = LINE_CONFIRM;

	g_array_set_size(s->lines, 0);
	for (int i = 0; i < (int)a->rows->len; i++) {
		const struct agenda_row *row = &g_array_index(a->rows, struct agenda_row, i);
		int heading = -1 - (int)row->kind;

		if ((int)row->kind != kind)
			g_array_append_val(s->lines, heading);
		kind = (int)row->kind;
		g_array_append_val(s->lines, i);
	}
	if (a->confirm->len > 0)
		g_array_append_val(s->lines, confirm);
	list_set_count(&s->list, (int)s->lines->len);
}

static bool agenda_refresh(struct screen *screen, struct diags *ds)
{
	struct agenda_screen *s = (struct agenda_screen *)screen;
	struct agenda *a;

	if (!agenda_of(&a, screen->tui->app, s->service, ds))
		return false;
	agenda_free(s->agenda);
	s->agenda = a;
	collect_lines(s);
	return true;
}

static bool agenda_open(struct screen *screen, const void *arg, struct diags *ds)
{
	struct agenda_screen *s = (struct agenda_screen *)screen;

	s->service = g_strdup(arg);
	s->lines = g_array_new(FALSE, FALSE, sizeof(int));
	if (!agenda_refresh(screen, ds))
		return false;
	list_select(&s->list, 1);	/* below the first heading */
	return true;
}

static void agenda_close(struct screen *screen)
{
	struct agenda_screen *s = (struct agenda_screen *)screen;

	g_free(s->service);
	agenda_free(s->agenda);
	g_array_unref(s->lines);
}

/* ---- drawing ---------------------------------------------------------------------- */

static const struct agenda_row *row_at(const struct agenda_screen *s, int line)
{
	int row = line < (int)s->lines->len ? g_array_index(s->lines, int, line) : -1;

	return row >= 0 ? &g_array_index(s->agenda->rows, struct agenda_row, row) : NULL;
}

static char *confirm_words(const struct agenda_screen *s)
{
	guint n = s->agenda->confirm->len;

	return g_strdup_printf(ngettext("%u other answer is as it was: confirm it in one list",
					"%u other answers are as they were: confirm them in one "
					"list", n), n);
}

static char *text_of(const struct agenda_screen *s, int line)
{
	int row = g_array_index(s->lines, int, line);

	if (row == LINE_CONFIRM)
		return confirm_words(s);
	if (row < 0)
		return g_strdup(agenda_kind_title((enum agenda_kind)(-1 - row)));
	return g_strdup(row_at(s, line)->text);
}

static int detail_rows(int rows)
{
	return rows >= 14 ? DETAIL_ROWS : 0;
}

static void agenda_layout(struct screen *s, int rows, int cols)
{
	(void)cols;
	list_fit(&((struct agenda_screen *)s)->list, MAX(rows - detail_rows(rows), 1));
}

/* What does not fit into a row, and what is asked where the row says something else. */
static void draw_detail(const struct agenda_screen *s, const struct area *a)
{
	const struct agenda_row *row = row_at(s, s->list.at);
	g_autofree char *text = NULL;
	int used = 1;

	area_rule(a, 0, NULL);
	if (row == NULL)
		return;
	used += area_wrap(a, used, 2, STYLE_TEXT, row->text);
	if (row->question < 0)
		return;
	text = agenda_question_text(s->agenda, s->screen.tui->app, row->question);
	if (!g_str_has_suffix(row->text, text))
		area_wrap(a, used, 2, STYLE_STRONG, text);
}

static void draw_line(const struct agenda_screen *s, const struct area *a, int i, int line)
{
	const struct agenda_row *at = row_at(s, line);
	g_autofree char *text = text_of(s, line);
	bool confirm = g_array_index(s->lines, int, line) == LINE_CONFIRM;

	if (at != NULL) {
		area_put(a, i, 2, STYLE_TEXT, at->answered ? "[x]" : "[ ]");
		area_put(a, i, 6, STYLE_TEXT, text);
	} else if (confirm) {
		area_put(a, i, 6, STYLE_STRONG, text);
	} else {
		area_rule(a, i, text);
	}
	if (!list_is_selected(&s->list, line))
		return;
	if (at != NULL || confirm)
		area_mark_row(a, i, STYLE_SELECTED);
	area_glyph(a, i, 0, STYLE_SELECTED, GLYPH_POINTER);
}

static void agenda_draw(const struct screen *screen, const struct area *body)
{
	const struct agenda_screen *s = (const struct agenda_screen *)screen;
	int below = detail_rows(body->rows);
	struct area rows = area_part(body, 0, 0, body->rows - below, body->cols);
	struct area detail = area_part(body, body->rows - below, 0, below, body->cols);

	if (s->lines->len == 0) {
		area_put(body, 1, 2, STYLE_STRONG, _("Nothing is left from last time."));
		return;
	}
	for (int i = 0; i < rows.rows && s->list.top + i < s->list.count; i++)
		draw_line(s, &rows, i, s->list.top + i);
	if (below > 0)
		draw_detail(s, &detail);
}

static char *agenda_crumb(const struct screen *s)
{
	(void)s;
	return g_strdup(_("Agenda"));
}

static char *agenda_corner(const struct screen *screen, int cols)
{
	const struct agenda_screen *s = (const struct agenda_screen *)screen;

	(void)cols;
	/* TRANSLATORS: "since a3 of 2026-09-12" */
	return g_strdup_printf(_("since %s of %.10s"), s->agenda->last->target.label,
			       s->agenda->last->target.assessment->finished);
}

/* ---- keys ------------------------------------------------------------------------- */

static bool has_line(const struct screen *screen)
{
	const struct agenda_screen *s = (const struct agenda_screen *)screen;

	return row_at(s, s->list.at) != NULL ||
	       (s->list.at < (int)s->lines->len &&
		g_array_index(s->lines, int, s->list.at) == LINE_CONFIRM);
}

static void run_open(struct screen *screen, int key)
{
	struct agenda_screen *s = (struct agenda_screen *)screen;
	const struct agenda_row *row = row_at(s, s->list.at);

	(void)key;
	if (row == NULL)
		offers_push(screen->tui, s->service);
	else if (row->question >= 0 && tui_can_go(screen->tui))
		tui_go(screen->tui, row->question);
	else if (row->item > 0)
		actions_push(screen->tui, s->service);
	else
		tui_say(screen->tui, STATUS_PLAIN, "%s", row->text);
}

static void run_actions(struct screen *screen, int key)
{
	(void)key;
	actions_push(screen->tui, ((struct agenda_screen *)screen)->service);
}

static void run_offers(struct screen *screen, int key)
{
	(void)key;
	offers_push(screen->tui, ((struct agenda_screen *)screen)->service);
}

static void run_print(struct screen *screen, int key)
{
	(void)key;
	viewer_push_about(screen->tui, _("Agenda"), "agenda",
			  ((struct agenda_screen *)screen)->service);
}

static struct list *agenda_list(struct screen *s)
{
	return &((struct agenda_screen *)s)->list;
}

static char *agenda_row_text(struct screen *s, int line)
{
	return text_of((struct agenda_screen *)s, line);
}

static const char *agenda_service(const struct screen *s)
{
	return ((const struct agenda_screen *)s)->service;
}

static const struct binding agenda_bindings[] = {
	{ "open", "Enter", NULL, N_("go there"), N_("go where it is settled"), GROUP_ANSWER,
	  run_open, has_line },
	{ "actions", NULL, "actions", N_("actions"), NULL, GROUP_LOOK, run_actions, NULL },
	{ "offers", "O", NULL, N_("to be confirmed"), N_("answers that wait for the room"),
	  GROUP_LOOK, run_offers, NULL },
	{ "print", "R", NULL, NULL, N_("as a text, to be exported"), GROUP_LOOK, run_print,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops agenda_ops = {
	.name = "agenda",
	.size = sizeof(struct agenda_screen),
	.bindings = agenda_bindings,
	.open = agenda_open,
	.close = agenda_close,
	.refresh = agenda_refresh,
	.layout = agenda_layout,
	.list = agenda_list,
	.row_text = agenda_row_text,
	.crumb = agenda_crumb,
	.corner = agenda_corner,
	.draw = agenda_draw,
	.service = agenda_service,
};

bool agenda_push(struct tui *t, const char *service)
{
	return tui_push(t, &agenda_ops, service);
}
