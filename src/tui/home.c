/*
 * One line a service: verdict, gates, age, open actions; below it more about the
 * selected one. What is read of the database is in home_rows.c, how it is drawn in
 * home_table.c and home_pane.c, what keys do in home_keys.c.
 */
#include "config.h"

#include "tui/home_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/overview.h"
#include "app/target.h"
#include "tui/frame.h"

enum { LIST_ROWS_MIN = 6 };	/* of a longer list, before anything is shown below it */

/* ---- what decides first -------------------------------------------------------- */

/* Kept with the row in the language it was written in; for readers of another one it is
 * judged anew, for the selected service alone. */
static const char *reason_of(const struct home_screen *h, const struct home_line *l)
{
	const char *kept;

	if (l->reason != NULL || h->reasons == NULL)
		return l->reason;
	kept = g_hash_table_lookup(h->reasons, &l->line->service);
	return kept != NULL && *kept != '\0' ? kept : NULL;
}

static bool lacks_reason(const struct home_screen *h, const struct home_line *l)
{
	return l->reason == NULL && home_pane_has_reason(l) &&
	       (h->reasons == NULL ||
		!g_hash_table_contains(h->reasons, &l->line->service));
}

static void read_reason(struct home_screen *h, const struct home_line *l, struct diags *ds)
{
	char *reason = overview_reason(h->screen.tui->app, l->line, ds);

	if (h->reasons == NULL)
		h->reasons = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
						   g_free);
	/* "": not asked for again */
	g_hash_table_insert(h->reasons, g_memdup2(&l->line->service, sizeof(gint64)),
			    reason != NULL ? reason : g_strdup(""));
}

/* ---- reading ----------------------------------------------------------------- */

static bool home_refresh(struct screen *s, struct diags *ds)
{
	struct home_screen *h = home_of(s);
	g_autofree char *wanted = g_strdup(h->archived != NULL ? h->archived :
					   h->wanted != NULL   ? h->wanted :
								 home_slug(h));

	g_clear_pointer(&h->wanted, g_free);
	home_due_clear(&h->due);
	g_clear_pointer(&h->reasons, g_hash_table_unref);
	return home_rows_read(&h->rows, s->tui->app, wanted, ds);
}

static bool shows_pane(const struct home_screen *h, int rows)
{
	int rest = rows - 1 - HOME_PANE_ROWS;

	return rest >= MIN(h->rows.table.list.count, LIST_ROWS_MIN) &&
	       !h->screen.tui->presenter;
}

/* Rows of the list, in so many of the body. */
static int page_of(const struct home_screen *h, int rows)
{
	return MAX(rows - 1 - (shows_pane(h, rows) ? HOME_PANE_ROWS : 0), 1);
}

static bool home_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct home_screen *h = home_of(s);
	g_autoptr(store_system) system = NULL;

	if (arg != NULL && !target_find_system(&system, s->tui->app, arg, ds))
		return false;
	home_rows_init(&h->rows, page_of(h, frame_body_rows(s->tui)));
	h->rows.system = system != NULL ? system->id : 0;
	h->wanted = home_rows_broken_off(s->tui->app);
	return home_refresh(s, ds);
}

static void home_close(struct screen *s)
{
	struct home_screen *h = home_of(s);

	home_rows_clear(&h->rows);
	home_due_clear(&h->due);
	g_clear_pointer(&h->reasons, g_hash_table_unref);
	g_free(h->wanted);
	g_free(h->archiving);
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

void home_read_anew(struct home_screen *h)
{
	g_autoptr(diags) ds = diags_new();

	home_refresh(&h->screen, ds);
	tui_complain(h->screen.tui, ds);
}

/* The one shown, or the only one there is; NULL: several. */
const struct store_system *home_shown_system(const struct home_screen *h)
{
	for (guint i = 0; i < h->rows.systems->len; i++) {
		const struct store_system *one = h->rows.systems->pdata[i];

		if (one->id == h->rows.system || h->rows.systems->len == 1)
			return one;
	}
	return NULL;
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

/* ---- drawing ----------------------------------------------------------------- */

static void home_layout(struct screen *s, int rows, int cols)
{
	struct home_screen *h = home_of(s);
	const struct home_line *l;
	g_autoptr(diags) ds = diags_new();

	(void)cols;
	h->rows.page = page_of(h, rows);
	list_fit(&h->rows.table.list, h->rows.page);
	home_rows_look(&h->rows, s->tui->app, ds);
	l = home_selected(h);
	if (l != NULL && shows_pane(h, rows) && h->due.service != l->line->service)
		home_due_read(&h->due, s->tui->app, l->line, ds);
	/* the first time it waits for home_tick(), unless a row needed as much */
	h->lacking = l != NULL && shows_pane(h, rows) && lacks_reason(h, l);
	if (h->lacking && (h->drawn || s->tui->app->questionnaires != NULL)) {
		read_reason(h, l, ds);
		h->lacking = false;
	}
	h->drawn = true;
	app_end_reading(s->tui->app);
	tui_complain(s->tui, ds);
}

static bool home_tick(struct screen *s, int64_t now_ms)
{
	struct home_screen *h = home_of(s);
	g_autoptr(diags) ds = diags_new();
	bool late = !h->rows.judged;

	(void)now_ms;
	if (late && !home_rows_judge(&h->rows, s->tui->app, ds))
		tui_complain(s->tui, ds);
	return late || h->lacking;
}

static void home_draw(const struct screen *s, const struct area *body)
{
	const struct home_screen *h = home_of(s);
	const struct home_line *l = home_selected(h);
	struct area top = area_part(body, 0, 0, h->rows.page + 1, body->cols);
	struct area below = area_part(body, h->rows.page + 1, 0, body->rows, body->cols);

	if (h->rows.table.list.count > 0) {
		home_table_draw(&h->rows.table, &top);
		if (l != NULL && shows_pane(h, body->rows))
			home_pane_draw(l, reason_of(h, l), &h->due, s->tui->app, &below);
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
	const struct store_system *system = home_shown_system(h);

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
	if (home_of(s)->rows.filter != NULL)
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
	return home_attention(&h->rows, s->tui->app);
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

	return h->archived != NULL ? h->archived : home_slug(h);
}

const struct screen_ops home_ops = {
	.name = "home",
	.size = sizeof(struct home_screen),
	.bindings = home_bindings,
	.open = home_open,
	.close = home_close,
	.input = home_input,
	.refresh = home_refresh,
	.tick = home_tick,
	.layout = home_layout,
	.list = home_list,
	.row_at = home_row_at,
	.crumb = home_crumb,
	.corner = home_corner,
	.idle = home_idle,
	.draw = home_draw,
	.service = home_service,
};
