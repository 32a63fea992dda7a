/*
 * Type a part of a name, take a row, Enter. A command of the shell that needs words
 * gets them behind its name, as in the shell; what it prints is shown in a viewer.
 */
#include "config.h"

#include "tui/palette.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/action.h"
#include "tui/command.h"
#include "tui/edit.h"
#include "tui/key.h"
#include "tui/viewer.h"

struct palette_row {
	const struct binding *binding;	/* a key of the screen below, or */
	const struct action *action;	/* a command of the shell */
};

struct palette_screen {
	struct screen screen;
	struct edit edit;
	GArray *rows;			/* struct palette_row: those that match */
	struct list list;
};

static const char *row_name(const struct palette_row *r)
{
	return r->binding != NULL ? r->binding->id : r->action->command;
}

static const char *row_help(const struct palette_row *r)
{
	return r->binding != NULL ? binding_help(r->binding) : _(r->action->summary);
}

/* The command's name is typed, and words behind it. */
static bool has_words_for(const char *typed, const struct action *a)
{
	size_t n = strlen(a->command);

	return g_str_has_prefix(typed, a->command) && typed[n] == ' ';
}

static bool matches(const char *typed, const struct palette_row *r)
{
	g_autofree char *wanted = g_utf8_casefold(typed, -1);
	g_autofree char *name = g_utf8_casefold(row_name(r), -1);

	if (strstr(name, wanted) != NULL)
		return true;
	return r->action != NULL && has_words_for(typed, r->action);
}

static void add_bindings(struct palette_screen *p, const struct binding *rows)
{
	const struct screen *below = tui_below(&p->screen);

	for (; rows != NULL && rows->id != NULL; rows++) {
		struct palette_row row = { rows, NULL };

		if (rows->group != GROUP_MOVE &&
		    (rows->applies == NULL || rows->applies(below)) &&
		    matches(p->edit.text->str, &row))
			g_array_append_val(p->rows, row);
	}
}

static bool has_binding_for(const struct palette_screen *p, const struct action *a)
{
	for (guint i = 0; i < p->rows->len; i++) {
		const struct palette_row *r = &g_array_index(p->rows, struct palette_row, i);

		if (r->binding != NULL && g_strcmp0(r->binding->action, a->id) == 0)
			return true;
	}
	return false;
}

static void add_action(const struct action *a, void *data)
{
	struct palette_screen *p = data;
	struct palette_row row = { NULL, a };

	/* a key that does the same stands there already; words make it the command */
	if (matches(p->edit.text->str, &row) &&
	    (has_words_for(p->edit.text->str, a) || !has_binding_for(p, a)))
		g_array_append_val(p->rows, row);
}

/* Names that begin with what was typed come first; else as they stand. */
static void raise_prefixes(struct palette_screen *p)
{
	guint to = 0;

	for (guint i = 0; i < p->rows->len; i++) {
		struct palette_row row = g_array_index(p->rows, struct palette_row, i);

		if (!g_str_has_prefix(row_name(&row), p->edit.text->str))
			continue;
		g_array_remove_index(p->rows, i);
		g_array_insert_val(p->rows, to, row);
		to++;
	}
}

static void collect(struct palette_screen *p)
{
	g_array_set_size(p->rows, 0);
	add_bindings(p, tui_below(&p->screen)->ops->bindings);
	add_bindings(p, tui_common_bindings());
	action_foreach(add_action, p);
	raise_prefixes(p);
	p->list.at = 0;
	list_set_count(&p->list, (int)p->rows->len);
}

static bool palette_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct palette_screen *p = (struct palette_screen *)s;

	(void)arg;
	(void)ds;
	edit_init(&p->edit, NULL);
	p->rows = g_array_new(FALSE, FALSE, sizeof(struct palette_row));
	return true;
}

static void palette_close(struct screen *s)
{
	struct palette_screen *p = (struct palette_screen *)s;

	edit_clear(&p->edit);
	g_array_unref(p->rows);
}

static bool palette_input(struct screen *s, int key)
{
	struct palette_screen *p = (struct palette_screen *)s;

	if (!edit_key(&p->edit, key))
		return false;
	collect(p);
	return true;
}

static void palette_paste(struct screen *s, const char *text)
{
	struct palette_screen *p = (struct palette_screen *)s;

	edit_paste(&p->edit, text);
	collect(p);
}

static const struct palette_row *selected(const struct palette_screen *p)
{
	return p->rows->len > 0 ?
		       &g_array_index(p->rows, struct palette_row, (guint)p->list.at) : NULL;
}

static void complete(struct palette_screen *p)
{
	const struct palette_row *r = selected(p);
	g_autofree char *text = NULL;

	if (r == NULL || (r->action != NULL && has_words_for(p->edit.text->str, r->action)))
		return;
	text = r->action != NULL ? g_strconcat(r->action->command, " ", NULL) :
				   g_strdup(row_name(r));
	edit_set(&p->edit, text);
	collect(p);
}

static void run_complete(struct screen *s, int key)
{
	(void)key;
	complete((struct palette_screen *)s);
}

static void run_move(struct screen *s, int key)
{
	list_move(&((struct palette_screen *)s)->list, key == KEY_UP_ARROW ? LIST_UP : LIST_DOWN);
}

static void run_close(struct screen *s, int key)
{
	(void)key;
	tui_pop(s->tui);
}

/* "answer billing P1=yes" as the shell would run it. */
static void run_command(struct tui *t, const char *line)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) words = NULL;
	g_autofree char *out = NULL;

	if (!g_shell_parse_argv(line, NULL, &words, &error)) {
		tui_say(t, STATUS_ERROR, "%s", error->message);
		return;
	}
	if (command_run(t, (const char *const *)words, t->cols - 2, &out, ds)) {
		if (*out != '\0')
			viewer_push(t, line, out);
		else if (diags_is_empty(ds))
			tui_say(t, STATUS_PLAIN, _("\"%s\" is done"), line);
	}
	tui_complain(t, ds);
}

static void run_accept(struct screen *s, int key)
{
	struct palette_screen *p = (struct palette_screen *)s;
	g_autofree char *line = edit_text(&p->edit);
	const struct palette_row *r = selected(p);
	struct tui *t = s->tui;

	(void)key;
	if (r == NULL) {
		tui_say(t, STATUS_WARNING, _("there is no command \"%s\""), line);
		return;
	}
	if (r->binding != NULL) {
		const struct binding *b = r->binding;

		tui_pop(t);
		tui_run_binding(t, b, binding_first_key(b));
		return;
	}
	if (!has_words_for(p->edit.text->str, r->action) &&
	    (strcmp(line, r->action->command) != 0 || r->action->min_words > 0)) {
		complete(p);
		if (r->action->min_words > 0)
			return;
		g_free(line);
		line = edit_text(&p->edit);
	}
	tui_pop(t);
	run_command(t, line);
}

static void palette_layout(struct screen *s, int rows, int cols)
{
	struct palette_screen *p = (struct palette_screen *)s;

	(void)cols;
	if (p->list.count == 0 && p->edit.text->len == 0)
		collect(p);
	list_fit(&p->list, CLAMP(rows - 6, 1, 12));
}

static void draw_row(const struct area *in, int line, const struct palette_row *r, bool at)
{
	enum style s = at ? STYLE_SELECTED : STYLE_TEXT;
	int name_cols = MIN(24, in->cols / 2);

	area_put_cols(in, line, 0, in->cols, s, TEXT_LEFT, "");
	area_put_cols(in, line, 0, name_cols - 1, s, TEXT_LEFT, row_name(r));
	if (r->binding != NULL) {
		g_autofree char *label = binding_label(r->binding);

		area_put_cols(in, line, name_cols, 7, at ? s : STYLE_KEY, TEXT_LEFT, label);
	}
	area_put(in, line, name_cols + 8, s, row_help(r));
}

static void palette_draw(const struct screen *s, const struct area *all)
{
	const struct palette_screen *p = (const struct palette_screen *)s;
	int rows = CLAMP((int)p->rows->len, 1, p->list.page) + 3;
	struct area box = area_part(all, all->rows - 1 - rows, 0, rows, all->cols);
	struct area in = area_box(&box, _("Commands"));
	struct area field = area_part(&in, in.rows - 1, 2, 1, in.cols - 2);

	for (int i = 0; i < in.rows - 1 && p->list.top + i < (int)p->rows->len; i++)
		draw_row(&in, i,
			 &g_array_index(p->rows, struct palette_row, (guint)(p->list.top + i)),
			 list_is_selected(&p->list, p->list.top + i));
	if (p->rows->len == 0)
		area_printf(&in, 0, 0, STYLE_WARNING, _("there is no command \"%s\""),
			    p->edit.text->str);
	area_put(&in, in.rows - 1, 0, STYLE_KEY, ":");
	edit_draw(&p->edit, &field, STYLE_FIELD, true);
}

static const struct binding palette_bindings[] = {
	{ "run", "Enter", NULL, N_("run"), N_("run it"), GROUP_ANSWER, run_accept, NULL },
	{ "complete", "Tab", NULL, N_("complete"), N_("complete the name"), GROUP_ANSWER,
	  run_complete, NULL },
	{ "choose", "Down Up", NULL, N_("choose"), N_("choose another"), GROUP_MOVE, run_move,
	  NULL },
	{ "close", "Esc", NULL, N_("close"), N_("close the palette"), GROUP_MOVE, run_close,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops palette_ops = {
	.name = "palette",
	.size = sizeof(struct palette_screen),
	.bindings = palette_bindings,
	.overlay = true,
	.open = palette_open,
	.close = palette_close,
	.input = palette_input,
	.paste = palette_paste,
	.layout = palette_layout,
	.draw = palette_draw,
};
