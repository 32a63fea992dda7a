/*
 * One command line from start to exit code: parse, set up what the action needs
 * to know, run it, write what it has to say. Commands are rows in app; nothing
 * here knows one of them except the bare `seam` and `seam SERVICE`.
 */
#include "config.h"

#include "cli/cli.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gi18n.h>

#include "app/app.h"
#include "app/help.h"
#include "app/version.h"
#include "base/text.h"
#include "cli/colour.h"
#include "cli/line_mode.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "store/store.h"

/* What a person sees first when no command was given. */
static const char service_action[] = "assess";

static int terminal_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 80;
	return size.ws_col;
}

/* What --lang names, before the command line is read: its mistakes are messages, too. */
static const char *find_lang(char **argv)
{
	static const char option[] = "--lang";

	for (char **arg = argv; *arg != NULL && strcmp(*arg, "--") != 0; arg++) {
		if (strcmp(*arg, option) == 0)
			return arg[1];
		if (g_str_has_prefix(*arg, option) && (*arg)[strlen(option)] == '=')
			return *arg + strlen(option) + 1;
	}
	return NULL;
}

/*
 * --lang for messages: gettext reads LANGUAGE as long as the locale is not plain
 * "C", so a machine without that language's locale still translates.
 */
static void speak(const char *lang)
{
	g_setenv("LANGUAGE", lang, TRUE);
	if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		setlocale(LC_MESSAGES, "en_US.UTF-8");
}

static void set_language(struct app *app, const char *lang)
{
	const char *locale;

	if (lang != NULL) {
		speak(lang);
		app->language = g_strndup(lang, strcspn(lang, "_.@:"));
		return;
	}
	locale = setlocale(LC_MESSAGES, NULL);
	if (locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return;
	lang = g_getenv("LANGUAGE");
	if (lang == NULL || *lang == '\0')
		lang = g_str_has_prefix(locale, "C.") ? NULL : locale;
	if (lang != NULL)
		app->language = g_strndup(lang, strcspn(lang, "_.@:"));
}

/* Where no catalogue is there gettext looks for one again with each message, sixty times
 * a frame of the full screen; in plain "C" it does not. What the system says of an error
 * is in English then, as is the sentence it stands in. */
static void settle_language(void)
{
	static const char header[] = "";

	if (*gettext(header) == '\0')
		setlocale(LC_MESSAGES, "C");
}

static bool is_accessible(void)
{
	const char *value = g_getenv("ACCESSIBLE");

	return value != NULL && *value != '\0' && strcmp(value, "0") != 0 &&
	       strcmp(value, "false") != 0;
}

/* Lines where somebody asked for them, or where nothing else can be shown; and for
 * commands, which ask at most for a word and page long text. */
static void choose_front(struct app *app, const struct command_line *cl,
			 const struct app_front *full_screen)
{
	bool fills = cl->bare || (cl->action != NULL && full_screen->assess != NULL &&
				  strcmp(cl->action->id, service_action) == 0);

	app->pages = app->interactive && !args_has(cl->args, "plain") && !is_accessible() &&
		     full_screen->is_possible();
	app->front = fills && app->pages ? full_screen : &line_mode_front;
}

static bool set_up(struct app *app, const struct args *args, struct diags *ds)
{
	const char *db = args_text(args, "db");

	if (!app_init(app, ds))
		return false;
	app->db_path = g_strdup(db);
	app->out_is_terminal = isatty(STDOUT_FILENO);
	app->interactive = app->out_is_terminal && isatty(STDIN_FILENO);
	app->width_cols = app->out_is_terminal ? terminal_columns() : 80;
	app->ascii = args_has(args, "ascii");
	app->colour = colour_is_on(args_text(args, "color"), app->out_is_terminal);
	set_language(app, args_text(args, "lang"));
	settle_language();
	if (args->action != NULL && args->action->formats != FORMATS_NONE &&
	    args_output(args) != NULL)
		app->out_is_terminal = false;
	if (!app_take_format(app, args, ds))
		return false;
	/* Programs read it: the same in every language, down to the reasons of a check. */
	if (app_prints_data(app)) {
		g_clear_pointer(&app->language, g_free);
		g_setenv("LANGUAGE", "C", TRUE);
	}
	return true;
}

/* Help and version need no action to run; true when one of them was asked for. */
static bool print_about(struct app *app, const struct args *args)
{
	if (args_has(args, "help")) {
		if (args->action != NULL)
			help_action(app->out, args->action, app->width_cols);
		else
			help_overview(app->out, app->width_cols);
	} else if (args_has(args, "version")) {
		version_write(app->out);
	} else {
		return false;
	}
	app->format = FORMAT_TEXT;
	return true;
}

/* `seam anwser' is no service but a command misspelled, unless there is such a service. */
static bool is_misspelled(struct app *app, const struct command_line *cl, struct diags *ds)
{
	const char *near = cl->service != NULL ? action_near(cl->service) : NULL;
	g_autoptr(store_service) s = NULL;
	struct store *st;
	struct diag *d;

	if (near == NULL || !app_store_read(app, &st, NULL) ||
	    (st != NULL && (!store_find_service(st, cl->service, &s, NULL) || s != NULL)))
		return false;
	d = diag_error(ds, "unknown-command", NULL, _("there is no command or service \"%s\""),
		       cl->service);
	diag_hint(d, _("did you mean \"seam %s\"?"), near);
	return true;
}

static enum exit_code run(struct app *app, const struct command_line *cl,
			  struct diags *ds)
{
	const struct args *args = cl->args;
	const char *path = NULL;
	enum exit_code code;

	if (print_about(app, args))
		return output_write(app, NULL, false, ds) ? EXIT_CODE_OK : EXIT_CODE_DATA;
	if (is_misspelled(app, cl, ds))
		return EXIT_CODE_USAGE;
	if (cl->bare && app->front->home != NULL)
		return app->front->home(app, args_text(args, "system"), ds);
	code = args->action->run(app, args, ds);
	progress_clear();
	if (app->hint == NULL && args->action->next != NULL)
		app_hint(app, "%s", _(args->action->next));
	app_end_reading(app);
	if (args->action->formats != FORMATS_NONE)
		path = args_output(args);
	/* A command that was refused has nothing to say, which is no reason to empty the
	 * file that -o names. */
	if (app->out->len == 0 && code != EXIT_CODE_OK)
		return code;
	if (output_write(app, path, app->colour, ds))
		return code;
	if (args->action->writes && code == EXIT_CODE_OK)
		diag_note(ds, "stored", NULL,
			  _("what was to be stored is stored; only the output is missing"));
	return EXIT_CODE_DATA;
}

/* `seam' and `seam SERVICE' as the commands they stand for. */
static void complete_bare(struct command_line *cl)
{
	if (cl->action != NULL || args_has(cl->args, "help") || args_has(cl->args, "version"))
		return;
	cl->bare = cl->service == NULL;
	cl->action = action_find_id(cl->service != NULL ? service_action :
						     OPTIONS_BARE_ACTION);
	cl->args->action = cl->action;
	if (cl->service != NULL)
		g_ptr_array_add(cl->args->words, (void *)cl->service);
}

/* Made safe for pipes, too: what a pipeline logs is read on a terminal. Nobody can be
 * told when stderr fails. */
static void say_the_rest(const struct app *app, const struct args *args,
			 const struct diags *ds)
{
	g_autofree char *said = diags_format(ds, DIAGS_SANITIZE);
	g_autofree char *shown = text_for_locale(said);

	fputs(shown, stderr);
	if (app->hint != NULL && args != NULL && !args_has(args, "quiet") &&
	    !diags_has_errors(ds))
		output_say(app->hint);
}

/* For who runs a line inside the program. */
static struct args *parse_line(char **argv, struct diags *ds)
{
	struct command_line cl;
	struct args *args = NULL;

	if (!options_parse(&cl, (int)g_strv_length(argv), argv, ds))
		return NULL;
	if (cl.action != NULL && !args_has(cl.args, "help"))
		args = g_steal_pointer(&cl.args);
	command_line_clear(&cl);
	return args;
}

int cli_main(int argc, char **argv, const struct app_front *full_screen)
{
	g_autoptr(diags) ds = diags_new();
	struct command_line cl;
	struct app app = { 0 };
	enum exit_code code;

	output_guard_descriptors();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);	/* too large a file is an error like others */
	if (find_lang(argv) != NULL)
		speak(find_lang(argv));
	if (!options_parse(&cl, argc, argv, ds)) {
		code = EXIT_CODE_USAGE;
	} else {
		complete_bare(&cl);
		app.parse = parse_line;
		if (set_up(&app, cl.args, ds)) {
			choose_front(&app, &cl, full_screen);
			code = run(&app, &cl, ds);
		} else {
			code = EXIT_CODE_USAGE;
		}
	}
	say_the_rest(&app, cl.args, ds);
	command_line_clear(&cl);
	app_clear(&app);
	return code;
}
