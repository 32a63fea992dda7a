/* The box, its numbers, and what was chosen. */
#include "config.h"

#include "tui/menu.h"

#include <glib/gi18n.h>

#include "tui/key.h"

enum { MENU_COLS_MAX = 76, KEY_COLS = 5 };

struct menu_screen {
	struct screen screen;
	struct screen *owner;
	char *title, *text;
	char **options;
	struct list list;
	bool deliberate;
	void (*chosen)(struct screen *owner, int option);
};

struct menu_arg {
	struct screen *owner;
	const struct menu *menu;
};

static bool menu_open(struct screen *s, const void *data, struct diags *ds)
{
	struct menu_screen *m = (struct menu_screen *)s;
	const struct menu_arg *arg = data;

	(void)ds;
	m->owner = arg->owner;
	m->title = g_strdup(arg->menu->title);
	m->text = g_strdup(arg->menu->text);
	m->options = g_strdupv((char **)arg->menu->options);
	m->deliberate = arg->menu->deliberate;
	m->chosen = arg->menu->chosen;
	list_set_count(&m->list, (int)g_strv_length(m->options));
	list_select(&m->list, arg->menu->preset);
	return true;
}

static void menu_close(struct screen *s)
{
	struct menu_screen *m = (struct menu_screen *)s;

	g_free(m->title);
	g_free(m->text);
	g_strfreev(m->options);
}

static struct list *menu_list(struct screen *s)
{
	return &((struct menu_screen *)s)->list;
}

static void choose(struct screen *s, int option)
{
	struct menu_screen *m = (struct menu_screen *)s;

	tui_pop(s->tui);
	m->chosen(m->owner, option);
}

static void run_number(struct screen *s, int key)
{
	int option = key - '1';

	if (option < menu_list(s)->count)
		choose(s, option);
}

static void run_take(struct screen *s, int key)
{
	(void)key;
	choose(s, menu_list(s)->at);
}

static void run_move(struct screen *s, int key)
{
	list_move(menu_list(s), key_is_in(key, "j Down") ? LIST_DOWN : LIST_UP);
}

static void run_drop(struct screen *s, int key)
{
	(void)key;
	choose(s, -1);
}

/* Rows all of it takes in an area so wide. */
static int rows_of(const struct menu_screen *m, const struct area *in)
{
	int rows = area_wrap_rows(in, 0, m->text) + 1;

	for (char **o = m->options; *o != NULL; o++)
		rows += area_wrap_rows(in, KEY_COLS, *o);
	return rows;
}

static void menu_draw(const struct screen *s, const struct area *all)
{
	const struct menu_screen *m = (const struct menu_screen *)s;
	int cols = MIN(all->cols, MENU_COLS_MAX), row;
	struct area inner = area_part(all, 0, 0, all->rows, cols - 4);
	int rows = MIN(rows_of(m, &inner) + 2, all->rows - 1);
	struct area box = area_part(all, MAX((all->rows - 1 - rows) / 2, 0),
				    (all->cols - cols) / 2, rows, cols);
	struct area in = area_box(&box, m->title);

	row = area_wrap(&in, 0, 0, STYLE_STRONG, m->text);
	row += row + 1 + m->list.count < in.rows || rows_of(m, &in) <= in.rows;
	for (int i = 0; i < m->list.count; i++) {
		if (list_is_selected(&m->list, i))
			area_glyph(&in, row, 0, STYLE_KEY, GLYPH_POINTER);
		area_printf(&in, row, 2, STYLE_KEY, "%d", i + 1);
		row += area_wrap(&in, row, KEY_COLS, STYLE_TEXT, m->options[i]);
	}
}

static bool is_deliberate(const struct screen *s)
{
	return ((const struct menu_screen *)s)->deliberate;
}

static bool is_light(const struct screen *s)
{
	return !is_deliberate(s);
}

static const struct binding menu_bindings[] = {
	{ "choose", "1-9", NULL, N_("choose"), N_("take the one of this number"), GROUP_ANSWER,
	  run_number, NULL },
	{ "take", "Enter Space", NULL, N_("take the marked one"),
	  N_("take the one the cursor is on"), GROUP_ANSWER, run_take, is_light },
	{ "take-with-enter", "Enter", NULL, N_("take the marked one"),
	  N_("take the one the cursor is on"), GROUP_ANSWER, run_take, is_deliberate },
	{ "move", "j k Down Up", NULL, NULL, N_("up and down"), GROUP_MOVE, run_move, NULL },
	{ "drop", "Esc q", NULL, N_("cancel"), N_("choose nothing"), GROUP_MOVE, run_drop,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops menu_ops = {
	.name = "menu",
	.size = sizeof(struct menu_screen),
	.bindings = menu_bindings,
	.overlay = true,
	.open = menu_open,
	.close = menu_close,
	.draw = menu_draw,
};

void menu_ask(struct screen *owner, const struct menu *m)
{
	struct menu_arg arg = { owner, m };

	tui_push(owner->tui, &menu_ops, &arg);
}
