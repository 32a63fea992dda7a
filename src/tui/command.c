/*
 * The way of cli.c without its streams: parse, run the row, take what it wrote.
 */
#include "config.h"

#include "tui/command.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/savefile.h"

/* Words as the parser wants them, with a program's name in front; borrowed strings. */
static char **argv_of(const char *const *words)
{
	GPtrArray *argv = g_ptr_array_new();

	g_ptr_array_add(argv, (void *)"seam");
	for (; *words != NULL; words++)
		g_ptr_array_add(argv, (void *)*words);
	g_ptr_array_add(argv, NULL);
	return (char **)g_ptr_array_free(argv, FALSE);
}

/* A global option belongs to the program, which runs already. */
static bool is_global(const struct option_row *option)
{
	for (const struct option_row *o = options_global; o->name != NULL; o++)
		if (o == option)
			return true;
	return false;
}

static bool is_piped(enum named names, const char *value)
{
	return (names == NAMED_FILE || names == NAMED_QUESTIONNAIRE) &&
	       g_strcmp0(value, "-") == 0;
}

/* The keyboard is ours: nothing can be read from there. */
static bool reads_keyboard(const struct args *args)
{
	for (guint i = 0; i < args->given->len; i++) {
		const struct given *g = args->given->pdata[i];

		if (is_piped(g->option->names, g->value))
			return true;
	}
	for (guint i = 0; i < args->words->len; i++)
		if (is_piped(args->action->names[MIN(i, 1)], args->words->pdata[i]))
			return true;
	return false;
}

static bool may_run(const struct args *args, struct diags *ds)
{
	for (guint i = 0; i < args->given->len; i++) {
		const struct given *g = args->given->pdata[i];

		if (!is_global(g->option))
			continue;
		diag_hint(diag_error(ds, "command", NULL,
				     _("--%s is chosen when seam is started"), g->option->name),
			  _("leave with q first"));
		return false;
	}
	if (reads_keyboard(args)) {
		diag_hint(diag_error(ds, "command", NULL, _("nothing can be piped in here")),
			  _("name a file instead of -"));
		return false;
	}
	if (args->action->alone) {
		diag_hint(diag_error(ds, "command", NULL,
				     _("\"%s\" runs as a program of its own"),
				     args->action->command),
			  _("leave with q and run it in the shell; a workshop opens by Enter on "
			    "its service"));
		return false;
	}
	return true;
}

static bool run_args(struct app *app, const struct args *args, struct diags *ds)
{
	enum exit_code code;

	if (!may_run(args, ds) || !app_take_format(app, args, ds))
		return false;
	code = args->action->run(app, args, ds);
	return code != EXIT_CODE_USAGE && code != EXIT_CODE_DATA;
}

/* The file that -o names, or NULL. */
static const char *output_path(const struct args *args)
{
	return args->action->formats != FORMATS_NONE ? args_output(args) : NULL;
}

/* There; what is left for the screen is nothing. */
static bool put_away(const struct args *args, GString *out, struct diags *ds)
{
	const char *path = output_path(args);
	bool ok;

	if (path == NULL)
		return true;
	ok = savefile_write(path, out->str, out->len, SAVEFILE_REPLACE, ds);
	g_string_truncate(out, 0);
	return ok;
}

bool command_run(struct tui *t, const char *const *words, int width_cols, char **out,
		 struct diags *ds)
{
	struct app *app = t->app;
	g_autofree char **argv = argv_of(words);
	g_autoptr(parsed_args) args = app->parse != NULL ? app->parse(argv, ds) : NULL;
	int width = app->width_cols;
	bool ok;

	*out = NULL;
	if (args == NULL) {
		if (diags_is_empty(ds))		/* --help, --version */
			diag_error(ds, "command", NULL, _("write \"help\" and the command's name"));
		return false;
	}
	g_string_truncate(app->out, 0);
	app->width_cols = width_cols;
	app->out_is_terminal = output_path(args) == NULL;
	ok = run_args(app, args, ds) && put_away(args, app->out, ds);
	app->out_is_terminal = true;
	app->width_cols = width;
	app->format = FORMAT_TEXT;
	app->format_given = false;
	*out = g_strdup(app->out->str);
	g_string_truncate(app->out, 0);
	g_clear_pointer(&app->hint, g_free);
	if (args->action->writes)
		tui_changed(t);
	return ok;
}
