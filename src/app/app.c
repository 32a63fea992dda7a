/*
 * The surroundings of one run: clock, author, paths, database. Nothing here asks
 * or prints.
 */
#include "config.h"

#include "app/app.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/questionnaires.h"
#include "app/registry.h"
#include "base/savefile.h"
#include "base/text.h"
#include "store/store.h"

static const char *set_variable(const char *name)
{
	const char *value = g_getenv(name);

	return value != NULL && *value != '\0' ? value : NULL;
}

static void set_time(struct app *app)
{
	calendar_format_date(app->today, calendar_day_of(app->now_ms));
	calendar_format_time(app->now, app->now_ms);
}

bool app_init(struct app *app, struct diags *ds)
{
	const char *now = set_variable("SEAM_NOW");

	app->now_ms = calendar_now_ms();
	if (now != NULL && !calendar_parse_time(&app->now_ms, now)) {
		diag_error(ds, "clock", NULL,
			   _("SEAM_NOW is \"%s\", not a time such as 2026-09-12T08:30:00Z"),
			   now);
		return false;
	}
	set_time(app);
	app->out = g_string_new(NULL);
	app->width_cols = 80;
	return true;
}

void app_look_at_clock(struct app *app)
{
	if (set_variable("SEAM_NOW") != NULL)
		return;
	app->now_ms = calendar_now_ms();
	set_time(app);
}

bool app_take_format(struct app *app, const struct args *args, struct diags *ds)
{
	const struct action *a = args->action;
	const char *name = NULL;
	struct diag *d;

	app->format = FORMAT_TEXT;
	if (a == NULL || a->formats == FORMATS_NONE)
		return true;
	name = args_has(args, "json") ? "json" : args_text(args, "format");
	app->format_given = name != NULL;
	if (name != NULL) {
		app->format = format_from_name(name);
		if (app->format != FORMAT_COUNT && a->formats & 1u << app->format)
			return true;
		d = diag_error(ds, "format", NULL, _("\"seam %s\" has no format \"%s\""),
			       a->command, name);
		diag_hint(d, _("\"seam help %s\" lists its formats"), a->command);
		return false;
	}
	if (!app->out_is_terminal && a->formats & AS_MD)
		app->format = FORMAT_MD;
	return true;
}

void app_clear(struct app *app)
{
	questionnaires_clear(app);
	registry_free(app->registry);
	store_close(app->store);
	if (app->out != NULL)
		g_string_free(app->out, TRUE);
	if (app->spool != NULL)
		fclose(app->spool);
	g_free(app->db_path);
	g_free(app->author);
	g_free(app->language);
	g_free(app->hint);
	*app = (struct app){ 0 };
}

const char *app_author(struct app *app, const struct args *args)
{
	const char *by = args != NULL && args->action->writes ? args_text(args, "by") : NULL;

	/* Asked again in one command, it must not move: others have borrowed it. */
	if (by != NULL && *by != '\0' && g_strcmp0(app->author, by) != 0) {
		g_free(app->author);
		app->author = g_strdup(by);
	}
	if (app->author == NULL)
		app->author = g_strdup(set_variable("SEAM_USER"));
	if (app->author == NULL)
		app->author = g_strdup(set_variable("USER"));
	if (app->author == NULL)
		app->author = g_strdup(g_get_user_name());
	return app->author;
}

const char *app_db_path(struct app *app, struct diags *ds)
{
	const char *home;

	/* SQLite would take an empty name for a database that vanishes. */
	if (app->db_path != NULL && *app->db_path == '\0') {
		diag_hint(diag_error(ds, "store-name", NULL, _("the database has an empty name")),
			  _("name its file with --db or in $SEAM_DB, or leave both out"));
		return NULL;
	}
	if (app->db_path != NULL)
		return app->db_path;
	app->db_path = g_strdup(set_variable("SEAM_DB"));
	if (app->db_path != NULL)
		return app->db_path;
	home = g_get_user_data_dir();
	if (home == NULL || !g_path_is_absolute(home)) {
		struct diag *d = diag_error(ds, "no-home", NULL,
					    _("there is no data folder to keep the database in"));

		diag_hint(d, _("name a file with --db or set SEAM_DB"));
		return NULL;
	}
	app->db_path = g_build_filename(home, "seam", "seam.db", NULL);
	return app->db_path;
}

char *app_data_path(const struct app *app, const char *name)
{
	const char *dir = set_variable("SEAM_DATA_DIR");

	(void)app;
	return g_build_filename(dir != NULL ? dir : PKGDATADIR, name, NULL);
}

static void show_waiting(bool waiting, void *data)
{
	struct app *app = data;

	if (app->front != NULL && app->front->waiting != NULL)
		app->front->waiting(app, waiting);
}

static bool open_store(struct app *app, enum store_mode mode, struct diags *ds)
{
	struct store_options options = {
		.mode = mode,
		.program = PACKAGE_VERSION,
		.waiting = show_waiting,
		.data = app,
		.reading = mode == STORE_READ,
	};
	const char *path = mode == STORE_MEMORY ? "" : app_db_path(app, ds);

	if (path == NULL || !store_open(&app->store, path, &options, ds))
		return false;
	app->reading = options.reading;
	return true;
}

bool app_store_read(struct app *app, struct store **out, struct diags *ds)
{
	const char *path;

	*out = app->store;
	if (app->store != NULL)
		return true;
	path = app_db_path(app, ds);
	if (path == NULL)
		return false;
	/* What is there and no file is for the store to refuse. */
	if (g_file_test(path, G_FILE_TEST_EXISTS) &&
	    !open_store(app, STORE_READ, ds))
		return false;
	*out = app->store;
	return true;
}

void app_end_reading(struct app *app)
{
	if (app->reading)
		store_end_read(app->store);
	app->reading = false;
}

bool app_store_write(struct app *app, struct store **out, struct diags *ds)
{
	*out = NULL;
	/* Opened for reading before: a command that writes opens it once more. */
	if (app->store != NULL && !app->store_writes) {
		app_end_reading(app);
		store_close(app->store);
		app->store = NULL;
	}
	if (app->store == NULL && !open_store(app, STORE_WRITE, ds))
		return false;
	app->store_writes = true;
	*out = app->store;
	return true;
}

bool app_store_new(struct app *app, struct diags *ds)
{
	g_assert(app->store == NULL);
	app->store_writes = open_store(app, STORE_NEW, ds);
	return app->store_writes;
}

bool app_store_memory(struct app *app, struct diags *ds)
{
	g_assert(app->store == NULL);
	app->store_writes = open_store(app, STORE_MEMORY, ds);
	return app->store_writes;
}

bool app_spool(struct app *app, struct diags *ds)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("seam-XXXXXX", &path, &error);

	g_assert(app->spool == NULL);
	if (fd >= 0) {
		g_unlink(path);
		app->spool = fdopen(fd, "w+");
		if (app->spool == NULL)
			close(fd);
	}
	if (app->spool != NULL)
		return true;
	diag_error(ds, "write", NULL, _("cannot make a temporary file: %s"),
		   error != NULL ? error->message : g_strerror(errno));
	return false;
}

void app_progress(struct app *app, int64_t done, int64_t total)
{
	if (app->front != NULL && app->front->progress != NULL)
		app->front->progress(app, done, total);
}

bool app_prints_data(const struct app *app)
{
	return app->format == FORMAT_JSON || app->format == FORMAT_CSV;
}

void app_hint(struct app *app, const char *format, ...)
{
	va_list list;

	g_free(app->hint);
	va_start(list, format);
	app->hint = g_strdup_vprintf(format, list);
	va_end(list);
}

void app_printf(struct app *app, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	g_string_append_vprintf(app->out, format, list);
	va_end(list);
}
