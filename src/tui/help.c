/*
 * Lists the rows of keys of the screen below, its own first, then those of every
 * screen. / narrows the list; a listed key closes the help and does what it says.
 */
#include "config.h"

#include "tui/help.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/common.h"
#include "tui/edit.h"
#include "tui/key.h"

enum { KEYS_COLS = 14 };

struct help_row {
	const struct binding *binding;	/* NULL = a heading */
	enum binding_group group;
};

struct help_screen {
	struct screen screen;
	GArray *rows;			/* struct help_row, those that match */
	struct list list;
	struct edit filter;
	bool filtering;			/* keys go into the filter */
};

static const struct screen *subject(const struct screen *s)
{
	return tui_below(s);
}

static bool matches(const struct help_screen *h, const struct binding *b)
{
	g_autofree char *wanted = g_utf8_casefold(h->filter.text->str, -1);
	g_autofree char *all = g_strdup_printf("%s %s %s %s", binding_keys(b), b->id,
					       b->hint != NULL ? _(b->hint) : "",
					       binding_help(b));
	g_autofree char *folded = g_utf8_casefold(all, -1);

	return strstr(folded, wanted) != NULL;
}

/* Those of a group, or of all groups (GROUP_COUNT), under a heading. */
static void add_rows(struct help_screen *h, enum binding_group heading,
		     const struct binding *rows, enum binding_group g)
{
	const struct screen *s = subject(&h->screen);
	struct help_row row = { NULL, heading };
	guint before = h->rows->len;

	g_array_append_val(h->rows, row);
	for (; rows != NULL && rows->id != NULL; rows++) {
		row.binding = rows;
		if ((g == GROUP_COUNT || rows->group == g) &&
		    tui_is_live(s, rows) && matches(h, rows))
			g_array_append_val(h->rows, row);
	}
	if (h->rows->len == before + 1)
		g_array_set_size(h->rows, before);
}

/* What is special here comes first, not what is known from every other screen. */
static void collect(struct help_screen *h)
{
	const struct screen *s = subject(&h->screen);

	g_array_set_size(h->rows, 0);
	for (enum binding_group g = 0; g < GROUP_COUNT; g++)
		add_rows(h, g, s->ops->bindings, g);
	add_rows(h, GROUP_EVERYWHERE,
		 s->ops->overlay ? common_overlay_bindings : tui_common_bindings(), GROUP_COUNT);
	list_set_count(&h->list, (int)h->rows->len);
}

static bool help_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct help_screen *h = (struct help_screen *)s;

	(void)arg;
	(void)ds;
	h->rows = g_array_new(FALSE, FALSE, sizeof(struct help_row));
	h->list.scrolls = true;
	edit_init(&h->filter, NULL);
	return true;
}

static void help_close(struct screen *s)
{
	struct help_screen *h = (struct help_screen *)s;

	g_array_unref(h->rows);
	edit_clear(&h->filter);
}

static void stop_filtering(struct help_screen *h)
{
	h->filtering = false;
}

/* In the filter all that can be typed is text; else a listed key runs. */
static bool help_input(struct screen *s, int key)
{
	struct help_screen *h = (struct help_screen *)s;
	const struct binding *b;

	if (h->filtering) {
		if (key == KEY_ESCAPE)
			edit_set(&h->filter, NULL);
		if (key == KEY_ESCAPE || key == KEY_RETURN)
			stop_filtering(h);
		else if (!edit_key(&h->filter, key))
			return false;
		h->list.at = 0;
		collect(h);
		return true;
	}
	if (binding_find(s->ops->bindings, s, key) != NULL)
		return false;
	b = NULL;
	for (guint i = 0; i < h->rows->len && b == NULL; i++) {
		const struct help_row *row = &g_array_index(h->rows, struct help_row, i);

		if (row->binding != NULL && key_is_in(key, binding_keys(row->binding)))
			b = row->binding;
	}
	if (b == NULL)
		return false;
	tui_pop(s->tui);
	tui_run_binding(s->tui, b, key);
	return true;
}

static void help_layout(struct screen *s, int rows, int cols)
{
	struct help_screen *h = (struct help_screen *)s;

	(void)cols;
	if (h->list.count == 0 && !h->filtering)
		collect(h);
	list_fit(&h->list, MAX(rows - 5, 1));
}

/* All its keys, or how it is called without one. */
static char *keys_text(const struct binding *b)
{
	return *binding_keys(b) != '\0' ? g_strdup(binding_keys(b)) : binding_label(b);
}

static void draw_row(const struct area *in, int line, const struct help_row *row)
{
	g_autofree char *keys = NULL;

	if (row->binding == NULL) {
		area_put(in, line, 0, STYLE_STRONG, binding_group_title(row->group));
		return;
	}
	keys = keys_text(row->binding);
	area_put_cols(in, line, 2, KEYS_COLS - 1, STYLE_KEY, TEXT_LEFT, keys);
	area_put(in, line, 2 + KEYS_COLS, STYLE_TEXT, binding_help(row->binding));
}

static void help_draw(const struct screen *s, const struct area *all)
{
	const struct help_screen *h = (const struct help_screen *)s;
	struct area box = area_part(all, 1, 0, all->rows - 2, all->cols);
	struct area in, foot;

	in = area_box(&box, _("Help: press a listed key to run it"));
	foot = area_part(&in, in.rows - 1, 0, 1, in.cols);
	in = area_part(&in, 0, 0, in.rows - 1, in.cols);
	for (int i = 0; i < in.rows && h->list.top + i < (int)h->rows->len; i++)
		draw_row(&in, i, &g_array_index(h->rows, struct help_row, h->list.top + i));
	if (h->rows->len == 0)
		area_printf(&in, 0, 0, STYLE_WARNING, _("\"%s\" was not found"),
			    h->filter.text->str);
	if (h->filtering || h->filter.text->len > 0) {
		struct area field = area_part(&foot, 0, 2, 1, foot.cols - 2);

		area_put(&foot, 0, 0, STYLE_KEY, "/");
		edit_draw(&h->filter, &field, STYLE_FIELD, h->filtering);
	} else if (h->list.top + in.rows < (int)h->rows->len) {
		area_glyph(&foot, 0, 0, STYLE_KEY, GLYPH_MORE_BELOW);
		area_put(&foot, 0, 2, STYLE_QUIET, _("more: PgDn"));
	}
}

static struct list *help_list(struct screen *s)
{
	return &((struct help_screen *)s)->list;
}

static void run_scroll(struct screen *s, int key)
{
	list_move(help_list(s), key == KEY_DOWN_ARROW ? LIST_DOWN :
				key == KEY_UP_ARROW   ? LIST_UP :
				key == KEY_PAGE_UP    ? LIST_PAGE_UP :
							LIST_PAGE_DOWN);
}

static void run_filter(struct screen *s, int key)
{
	(void)key;
	((struct help_screen *)s)->filtering = true;
}

static void run_close(struct screen *s, int key)
{
	(void)key;
	tui_pop(s->tui);
}

static const struct binding help_bindings[] = {
	{ "scroll", "Down Up PgDn PgUp", NULL, N_("scroll"), N_("scroll"), GROUP_MOVE,
	  run_scroll, NULL },
	{ "filter", "/", NULL, N_("search"), N_("show only what has these words"), GROUP_MOVE,
	  run_filter, NULL },
	{ "close", "Esc ?", NULL, N_("close"), N_("close the help"), GROUP_MOVE, run_close,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops help_ops = {
	.name = "help",
	.size = sizeof(struct help_screen),
	.bindings = help_bindings,
	.overlay = true,
	.open = help_open,
	.close = help_close,
	.input = help_input,
	.layout = help_layout,
	.draw = help_draw,
};
