/*
 * Lines and where they are. A heading is a line with one of = or - under it, as the text
 * writer makes them.
 */
#include "config.h"

#include "tui/viewer.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/command.h"
#include "tui/export.h"

struct viewer_arg {
	const char *title, *service, *text;
	const char *const *words;
};

struct viewer_screen {
	struct screen screen;
	char *title, *service;
	char **words;		/* the command, or NULL: text is all there is */
	char *text;
	char **lines;		/* of text in so many columns */
	int cols;
	struct list list;
};

/* Commands write for 40 columns at least: the narrowest screen has none to spare. */
static int margin(const struct viewer_screen *v)
{
	return v->cols >= TUI_COLS_MIN + 2 ? 1 : 0;
}

static int text_cols(const struct viewer_screen *v)
{
	return MAX(v->cols - 2 * margin(v), 1);
}

static void take_text(struct viewer_screen *v, const char *text)
{
	g_free(v->text);
	v->text = g_strchomp(text_sanitize(text, -1, TEXT_KEEP_LINES));
	g_strfreev(v->lines);
	v->lines = text_wrap(v->text, text_cols(v));
	list_set_count(&v->list, (int)g_strv_length(v->lines));
}

static bool viewer_refresh(struct screen *s, struct diags *ds)
{
	struct viewer_screen *v = (struct viewer_screen *)s;
	g_autofree char *text = NULL;

	if (v->words == NULL)
		return true;
	if (!command_run(s->tui, (const char *const *)v->words, text_cols(v), &text, ds))
		return false;
	take_text(v, text);
	return true;
}

static bool viewer_open(struct screen *s, const void *data, struct diags *ds)
{
	struct viewer_screen *v = (struct viewer_screen *)s;
	const struct viewer_arg *arg = data;

	v->title = g_strdup(arg->title);
	v->service = g_strdup(arg->service);
	v->list.scrolls = true;
	v->cols = s->tui->cols;
	v->words = g_strdupv((char **)arg->words);
	if (v->words != NULL)
		return viewer_refresh(s, ds);
	take_text(v, arg->text);
	return true;
}

static void viewer_close(struct screen *s)
{
	struct viewer_screen *v = (struct viewer_screen *)s;

	g_free(v->title);
	g_free(v->service);
	g_free(v->text);
	g_strfreev(v->words);
	g_strfreev(v->lines);
}

static void viewer_layout(struct screen *s, int rows, int cols)
{
	struct viewer_screen *v = (struct viewer_screen *)s;

	if (cols != v->cols) {
		g_autofree char *same = g_strdup(v->text);

		v->cols = cols;
		if (v->words == NULL || !viewer_refresh(s, NULL))
			take_text(v, same);
	}
	list_fit(&v->list, rows);
}

static bool is_underline(const char *line)
{
	size_t n = strlen(line);

	return n > 0 && (strspn(line, "=") == n || strspn(line, "-") == n);
}

static bool is_heading(const struct viewer_screen *v, int row)
{
	return row + 1 < v->list.count && *v->lines[row] != '\0' &&
	       is_underline(v->lines[row + 1]);
}

static void viewer_draw(const struct screen *s, const struct area *body)
{
	const struct viewer_screen *v = (const struct viewer_screen *)s;

	for (int i = 0; i < body->rows && v->list.top + i < v->list.count; i++) {
		int row = v->list.top + i;
		enum style style = is_heading(v, row)		? STYLE_STRONG :
				   is_underline(v->lines[row]) ? STYLE_RULE :
								 STYLE_TEXT;

		area_put(body, i, margin(v), style, v->lines[row]);
	}
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

static const char *viewer_service(const struct screen *s)
{
	return ((const struct viewer_screen *)s)->service;
}

static void run_page(struct screen *s, int key)
{
	(void)key;
	list_move(viewer_list(s), LIST_PAGE_DOWN);
}

static void run_heading(struct screen *s, int key)
{
	struct viewer_screen *v = (struct viewer_screen *)s;
	int step = key == '[' ? -1 : 1;

	for (int row = v->list.at + step; row >= 0 && row < v->list.count; row += step) {
		if (!is_heading(v, row))
			continue;
		list_select(&v->list, row);
		return;
	}
	tui_say(s->tui, STATUS_PLAIN, "%s",
		step > 0 ? _("This is the last heading.") : _("This is the first heading."));
}

static bool has_command(const struct screen *s)
{
	return ((const struct viewer_screen *)s)->words != NULL;
}

static void run_export(struct screen *s, int key)
{
	struct viewer_screen *v = (struct viewer_screen *)s;

	(void)key;
	export_ask(s, (const char *const *)v->words);
}

static const struct binding viewer_bindings[] = {
	{ "page", "Space", NULL, N_("scroll"), N_("a page down"), GROUP_MOVE, run_page, NULL },
	{ "heading", "] [", NULL, N_("next heading"), N_("next heading; [ the one before"),
	  GROUP_MOVE, run_heading, NULL },
	{ "export", "x", NULL, N_("export"), N_("write it to a file"), GROUP_ANSWER, run_export,
	  has_command },
	{ .id = NULL },
};

const struct screen_ops viewer_ops = {
	.name = "viewer",
	.size = sizeof(struct viewer_screen),
	.bindings = viewer_bindings,
	.open = viewer_open,
	.close = viewer_close,
	.refresh = viewer_refresh,
	.layout = viewer_layout,
	.list = viewer_list,
	.row_text = viewer_row_text,
	.crumb = viewer_crumb,
	.corner = viewer_corner,
	.draw = viewer_draw,
	.service = viewer_service,
};

bool viewer_push_command(struct tui *t, const char *title, const char *service,
			 const char *const *words)
{
	struct viewer_arg arg = { .title = title, .service = service, .words = words };

	return tui_push(t, &viewer_ops, &arg);
}

bool viewer_push_about(struct tui *t, const char *title, const char *command,
		       const char *service)
{
	const char *const words[] = { command, service, NULL };
	g_autofree char *slug = g_strndup(service, strcspn(service, "@"));

	return viewer_push_command(t, title, slug, words);
}

bool viewer_push(struct tui *t, const char *title, const char *text)
{
	struct viewer_arg arg = { .title = title, .text = text };

	return tui_push(t, &viewer_ops, &arg);
}
