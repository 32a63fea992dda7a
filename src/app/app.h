/*
 * What one run of seam knows about its surroundings: where the database and the
 * shipped data are, who speaks, what day it is, in which language, and where
 * output goes. The front end fills it in; actions read it. Database and
 * questionnaires are opened when first needed, at most once.
 *
 * The clock is read once, so that one command has one time. SEAM_NOW (an ISO
 * time in UTC) replaces it: that is for tests, and nothing else is.
 */
#ifndef SEAM_APP_APP_H
#define SEAM_APP_APP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <glib.h>

#include "app/action.h"
#include "base/calendar.h"
#include "base/diag.h"

struct store;
struct questionnaire;
struct registry;
struct app;
struct workshop_request;

/* What only a front end can do. All but assess may be NULL, and so may the front
 * itself: there is nobody to ask. */
struct app_front {
	/* Whether it can run where the program was started; NULL = anywhere. */
	bool (*is_possible)(void);
	/* Shows all services, or those of a system, until the person leaves. NULL: what
	 * there is is printed. */
	enum exit_code (*home)(struct app *app, const char *system, struct diags *ds);
	/* Opens a workshop (workshop_open()) and walks the room through it; returns when the
	 * person leaves. Who runs the action "assess" has it. */
	enum exit_code (*assess)(struct app *app, const struct workshop_request *r,
				 struct diags *ds);
	/* Asks for a yes; text is a translated question. */
	bool (*confirm)(struct app *app, const char *text);
	/* Asks for a line of text; NULL when nothing was given. Yours to free. */
	char *(*ask)(struct app *app, const char *text);
	/* How far something long is; the last call has done equal to total. */
	void (*progress)(struct app *app, int64_t done, int64_t total);
	/* Another program holds the database; then that the wait is over. */
	void (*waiting)(struct app *app, bool waiting);
};

struct app {
	const struct app_front *front;
	void *front_data;
	char *db_path;		/* NULL until somebody asks: app_db_path() */
	char *author;		/* NULL until asked: app_author() */
	char *language;		/* of texts: "de"; NULL = as the files are written */
	int64_t now_ms;
	char today[CALENDAR_DATE_SIZE];
	char now[CALENDAR_TIME_SIZE];
	enum format format;	/* asked for, or the default of the action */
	bool format_given;
	bool interactive;	/* stdin and stdout are a terminal */
	bool out_is_terminal;
	bool pages;		/* a program may take the terminal over to show long text */
	bool ascii;		/* asked for: nothing but ASCII on the full screen */
	bool colour;		/* wanted where the terminal has it */
	/* argv ("seam", ..., NULL) as the shell would take it; NULL with a diagnostic.
	 * Strings are borrowed from argv. */
	struct args *(*parse)(char **argv, struct diags *ds);
	int width_cols;		/* of the text it writes */
	GString *out;		/* what the command has to say: data only */
	FILE *spool;		/* instead of out, when it is too much to keep in memory: an
				   unnamed file, to be read from its start; NULL = none */
	char *hint;		/* the next sensible command, or NULL */

	struct store *store;	/* NULL until app_store_...() */
	bool store_writes;
	bool reading;		/* until app_end_reading() */
	GPtrArray *questionnaires;	/* loaded ones; see questionnaires.h */
	GPtrArray *diffs;		/* between them; questionnaires_diff() */
	struct registry *registry;	/* read last; see registry_shared() */
	char *default_hash;		/* NULL until asked: questionnaires_default_hash() */
};

/* now_ms as calendar_now_ms(), or SEAM_NOW's; false when SEAM_NOW is no time. */
bool app_init(struct app *app, struct diags *ds);
void app_clear(struct app *app);
/* What time it is now, for a program that runs on: a command keeps the time it began. */
void app_look_at_clock(struct app *app);

/* The format the command line asks for, else the action's default, as app->format; false
 * when the action does not have it. */
bool app_take_format(struct app *app, const struct args *args, struct diags *ds);

/* --by, else $SEAM_USER, else the login; never empty. Borrowed. */
const char *app_author(struct app *app, const struct args *args);
/* --db, else $SEAM_DB, else the user's data folder. NULL with a diagnostic when the
 * name is refused. Borrowed. */
const char *app_db_path(struct app *app, struct diags *ds);
/* A file or folder of the shipped data; yours to free. */
char *app_data_path(const struct app *app, const char *name);

/*
 * The database, opened when first asked for and never made by a reader. A reader
 * that finds none gets *out NULL and true: an empty database is no error.
 */
bool app_store_read(struct app *app, struct store **out, struct diags *ds);
/* Everything a reader reads is one state of the database, and others cannot commit
 * until this is called: before anything that takes longer than reading, such as a pager. */
void app_end_reading(struct app *app);
/* For commands that write: made when it is not there. */
bool app_store_write(struct app *app, struct store **out, struct diags *ds);
/* A database that must not exist yet. */
bool app_store_new(struct app *app, struct diags *ds);
/* One that is in memory and goes with the program; none may be open. */
bool app_store_memory(struct app *app, struct diags *ds);
/* Makes app->spool. */
bool app_spool(struct app *app, struct diags *ds);

/* Tells the front end, if it wants to know, how far something long is. */
void app_progress(struct app *app, int64_t done, int64_t total);
/* Whether the result is for a program: JSON, or its rows as CSV. */
bool app_prints_data(const struct app *app);

/* One line on stderr about what comes next; replaces an earlier one. */
void app_hint(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);
void app_printf(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
