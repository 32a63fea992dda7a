/*
 * Text as it comes from a command or a report, broken anew when the width changes.
 */
#include "config.h"

#include "tui/viewer.h"

#include <glib/gi18n.h>

struct viewer_arg {
	const char *title, *text;
};

struct viewer_screen {
	struct screen screen;
	char *title, *text;
	char **lines;		/* of text in so many columns */
	int cols;
	struct list list;
};

static bool viewer_open(struct screen *s, const void *data, struct diags *ds)
{
	struct viewer_screen *v = (struct viewer_screen *)s;
	const struct viewer_arg *arg = data;

	(void)ds;
	v->title = g_strdup(arg->title);
	v->text = text_sanitize(arg->text, -1, TEXT_KEEP_LINES);
	g_strchomp(v->text);
	v->list.scrolls = true;
	return true;
}

static void viewer_close(struct screen *s)
{
	struct viewer_screen *v = (struct viewer_screen *)s;

	g_free(v->title);
	g_free(v->text);
	g_strfreev(v->lines);
}

static void viewer_layout(struct screen *s, int rows, int cols)
{
	struct viewer_screen *v = (struct viewer_screen *)s;

	if (cols != v->cols) {
		g_strfreev(v->lines);
		v->lines = text_wrap(v->text, MAX(cols - 2, 1));
		v->cols = cols;
	}
	v->list.page = rows;
	list_set_count(&v->list, (int)g_strv_length(v->lines));
	list_fit(&v->list, rows);
}

static void viewer_draw(const struct screen *s, const struct area *body)
{
	const struct viewer_screen *v = (const struct viewer_screen *)s;

	for (int i = 0; i < body->rows && v->list.top + i < v->list.count; i++)
		area_put(body, i, 1, STYLE_TEXT, v->lines[v->list.top + i]);
}

static struct list *viewer_list(struct screen *s)
{
	return &((struct viewer_screen *)s)->list;
}

static char *viewer_row_text(struct screen *s, int row)
{
	return g_strdup(((struct viewer_screen *)s)->lines[row]);
}

static char *viewer_crumb(const struct screen *s)
{
	return g_strdup(((const struct viewer_screen *)s)->title);
}

static char *viewer_corner(const struct screen *s, int cols)
{
	const struct list *l = &((const struct viewer_screen *)s)->list;

	(void)cols;
	return g_strdup_printf(_("lines %d-%d of %d"), MIN(l->top + 1, l->count),
			       MIN(l->top + l->page, l->count), l->count);
}

static void run_page(struct screen *s, int key)
{
	(void)key;
	list_move(viewer_list(s), LIST_PAGE_DOWN);
}

static const struct binding viewer_bindings[] = {
	{ "page", "Space", NULL, N_("scroll"), N_("a page down"), GROUP_MOVE, run_page, NULL },
	{ .id = NULL },
};

const struct screen_ops viewer_ops = {
	.name = "viewer",
	.size = sizeof(struct viewer_screen),
	.bindings = viewer_bindings,
	.open = viewer_open,
	.close = viewer_close,
	.layout = viewer_layout,
	.list = viewer_list,
	.row_text = viewer_row_text,
	.crumb = viewer_crumb,
	.corner = viewer_corner,
	.draw = viewer_draw,
};

bool viewer_push(struct tui *t, const char *title, const char *text)
{
	struct viewer_arg arg = { title, text };

	return tui_push(t, &viewer_ops, &arg);
}
