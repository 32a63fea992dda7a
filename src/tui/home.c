/*
 * One line a service: verdict, gates, age, open actions.
 */
#include "config.h"

#include "tui/home.h"

#include <glib/gi18n.h>

#include "app/overview.h"

struct home_screen {
	struct screen screen;
	char *system;
	GPtrArray *lines;	/* struct store_line */
	struct list list;
};

static bool home_refresh(struct screen *s, struct diags *ds)
{
	struct home_screen *h = (struct home_screen *)s;
	GPtrArray *lines;

	if (!overview_load(&lines, s->tui->app, h->system, ds))
		return false;
	g_clear_pointer(&h->lines, g_ptr_array_unref);
	h->lines = lines;
	list_set_count(&h->list, (int)lines->len);
	return true;
}

static bool home_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct home_screen *h = (struct home_screen *)s;

	h->system = g_strdup(arg);
	return home_refresh(s, ds);
}

static void home_close(struct screen *s)
{
	struct home_screen *h = (struct home_screen *)s;

	g_free(h->system);
	g_clear_pointer(&h->lines, g_ptr_array_unref);
}

static struct list *home_list(struct screen *s)
{
	return &((struct home_screen *)s)->list;
}

static const struct store_line *line_at(const struct home_screen *h, int row)
{
	return row < (int)h->lines->len ? h->lines->pdata[row] : NULL;
}

static void home_layout(struct screen *s, int rows, int cols)
{
	(void)cols;
	list_fit(home_list(s), rows);
}

static void home_draw(const struct screen *s, const struct area *body)
{
	const struct home_screen *h = (const struct home_screen *)s;

	for (int i = 0; i < body->rows; i++) {
		int row = h->list.top + i;
		const struct store_line *l = line_at(h, row);

		if (l == NULL)
			break;
		area_put(body, i, 2, STYLE_TEXT, l->slug);
		if (list_is_selected(&h->list, row)) {
			area_mark_row(body, i, STYLE_SELECTED);
			area_glyph(body, i, 0, STYLE_SELECTED, GLYPH_POINTER);
		}
	}
	if (h->lines->len == 0)
		area_put(body, 1, 2, STYLE_STRONG, _("No proposed services yet."));
}

static const char *home_service(const struct screen *s)
{
	const struct home_screen *h = (const struct home_screen *)s;
	const struct store_line *l = line_at(h, h->list.at);

	return l != NULL ? l->slug : NULL;
}

const struct screen_ops home_ops = {
	.name = "home",
	.size = sizeof(struct home_screen),
	.open = home_open,
	.close = home_close,
	.refresh = home_refresh,
	.layout = home_layout,
	.list = home_list,
	.draw = home_draw,
	.service = home_service,
};
