/*
 * One question: the file. It stands there already, in the folder the program was started
 * in; Tab goes through the endings the command has formats for.
 */
#include "config.h"

#include "tui/export.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/action.h"
#include "tui/command.h"
#include "tui/prompt.h"

struct export_screen {
	struct screen screen;
	char **words;
	char *path;		/* that is there already, while somebody is asked */
};

/* The format an ending names; FORMAT_COUNT when none does. */
static enum format format_of(const char *path)
{
	const char *dot = strrchr(path, '.');

	if (dot == NULL || strchr(dot, G_DIR_SEPARATOR) != NULL)
		return FORMAT_COUNT;
	return strcmp(dot, ".txt") == 0 ? FORMAT_TEXT : format_from_name(dot + 1);
}

static const char *ending_of(enum format f)
{
	return f == FORMAT_TEXT ? "txt" : format_name(f);
}

static const struct action *action_of(const struct export_screen *e)
{
	int n;

	return action_find(e->words[0], e->words[1], &n);
}

/* "report-billing-a3": what the command says, as a file's name. */
static char *stem_of(const struct export_screen *e)
{
	GString *stem = g_string_new(NULL);

	for (char **w = e->words; *w != NULL; w++)
		if (**w != '-')
			g_string_append_printf(stem, "%s%s", stem->len > 0 ? "-" : "", *w);
	return g_strdelimit(g_string_free(stem, FALSE), "@/", '-');
}

/* One name per format, markdown first; ends with NULL. */
static char **names_of(const struct export_screen *e)
{
	const struct action *a = action_of(e);
	g_autofree char *stem = stem_of(e);
	GPtrArray *names = g_ptr_array_new();

	for (int pass = 0; pass < 2; pass++)
		for (enum format f = 0; f < FORMAT_COUNT; f++)
			if (a != NULL && a->formats & 1u << f && (f == FORMAT_MD) == (pass == 0))
				g_ptr_array_add(names, g_strdup_printf("%s.%s", stem, ending_of(f)));
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

static bool write_file(struct export_screen *e, const char *path, struct diags *ds)
{
	const struct action *a = action_of(e);
	enum format f = format_of(path);
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_autofree char *out = NULL;

	if (f == FORMAT_COUNT || a == NULL || !(a->formats & 1u << f)) {
		diag_hint(diag_error(ds, "format", NULL, _("the ending of \"%s\" names no format"),
				     path),
			  _("Tab goes through the names that do"));
		return false;
	}
	for (char **w = e->words; *w != NULL; w++)
		g_ptr_array_add(words, *w);
	g_ptr_array_add(words, (void *)"-f");
	g_ptr_array_add(words, (void *)format_name(f));
	g_ptr_array_add(words, (void *)"-o");
	g_ptr_array_add(words, (void *)path);
	g_ptr_array_add(words, NULL);
	if (!command_run(e->screen.tui, (const char *const *)words->pdata, 80, &out, ds))
		return false;
	tui_say(e->screen.tui, STATUS_SAVED, _("Written: %s"), path);
	return true;
}

static void answer_replace(struct screen *s, bool yes)
{
	struct export_screen *e = (struct export_screen *)s;
	g_autoptr(diags) ds = diags_new();
	struct tui *t = s->tui;

	if (yes && !write_file(e, e->path, ds))
		tui_complain(t, ds);
	tui_lift(t, s);
	tui_drop(t, s);
}

static bool take_path(struct screen *s, const char *path, struct diags *ds)
{
	struct export_screen *e = (struct export_screen *)s;
	struct tui *t = s->tui;

	if (*path == '\0') {
		diag_error(ds, "file", NULL, _("a file needs a name"));
		return false;
	}
	if (g_file_test(path, G_FILE_TEST_EXISTS) && format_of(path) != FORMAT_COUNT) {
		g_autofree char *question = g_strdup_printf(_("Replace \"%s\"?"), path);

		g_free(e->path);
		e->path = g_strdup(path);
		prompt_confirm(s, question, answer_replace);
		return true;
	}
	if (!write_file(e, path, ds))
		return false;
	tui_lift(t, s);
	tui_drop(t, s);
	return true;
}

static void cancelled(struct screen *s)
{
	tui_lift(s->tui, s);
	tui_drop(s->tui, s);
}

static bool export_open(struct screen *s, const void *arg, struct diags *ds)
{
	(void)ds;
	((struct export_screen *)s)->words = g_strdupv((char **)arg);
	return true;
}

static void export_close(struct screen *s)
{
	struct export_screen *e = (struct export_screen *)s;

	g_strfreev(e->words);
	g_free(e->path);
}

/* Its prompt lies over it: there is nothing of its own to see. */
static void export_draw(const struct screen *s, const struct area *all)
{
	(void)s;
	(void)all;
}

static const struct screen_ops export_ops = {
	.name = "export",
	.size = sizeof(struct export_screen),
	.overlay = true,
	.open = export_open,
	.close = export_close,
	.draw = export_draw,
};

void export_ask(struct screen *owner, const char *const *words)
{
	struct tui *t = owner->tui;
	g_auto(GStrv) names = NULL;
	struct prompt p = { .label = _("Write to:"), .done = take_path, .cancelled = cancelled,
			    .replaced = true };

	if (!tui_push(t, &export_ops, words))
		return;
	names = names_of((struct export_screen *)tui_top(t));
	p.text = names[0];
	p.words = names;
	prompt_ask(tui_top(t), &p);
}
