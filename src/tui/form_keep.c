/*
 * What was typed into a form and not saved yet: kept in the database within a second, so
 * that it is there again after whatever ended the program. It is kept by person and by the
 * uid of what it changes, and by the sitting, so that two terminals do not write over each
 * other: who opens the form takes up what was typed last. Where that terminal is gone it
 * has moved; where it goes on it sees within a second that its own is gone, and keeps it
 * again. Only fields that were changed are in it, so that what others register meanwhile
 * shows in the rest.
 */
#include "config.h"

#include "tui/form_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "store/store.h"

#define FIELDS "fields"		/* of the key file */

enum { KEEP_DAYS = 90 };	/* who has not come back by then started anew long ago */

static struct store_half_form key_of(const struct form *f, bool any)
{
	return (struct store_half_form){
		.form = f->spec->id,
		.subject = f->uid != NULL ? f->uid : "",
		.who = app_author(f->screen.tui->app, NULL),
		.sitting = any ? NULL : f->sitting,
	};
}

/* NULL: nothing was changed. */
static char *write_fields(const struct form *f)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	bool any = false;

	for (int i = 0; i < f->n; i++) {
		const struct field *one = &f->fields[i];
		g_autofree char *content = form_content(one);

		if (strcmp(content, one->before) == 0)
			continue;
		g_key_file_set_string(file, FIELDS, one->row->id, content);
		any = true;
	}
	return any ? g_key_file_to_data(file, NULL, NULL) : NULL;
}

/* The cursor stands on the last field that was changed: there somebody stopped. */
static void read_fields(struct form *f, const char *text)
{
	g_autoptr(GKeyFile) file = g_key_file_new();

	if (!g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_NONE, NULL))
		return;
	for (int i = 0; i < f->n; i++) {
		struct field *one = &f->fields[i];
		g_autofree char *content = g_key_file_get_string(file, FIELDS, one->row->id, NULL);

		if (content == NULL || one->locked)
			continue;
		form_put_content(one, content);
		if (form_differs(one))
			f->active = i;
	}
}

/* *mine: it is of this sitting from now on; in a file that cannot be written it stays whose
 * it was. */
static char *take(const struct form *f, char **at, bool *mine)
{
	const struct store_half_form any = key_of(f, true), key = key_of(f, false);
	struct app *app = f->screen.tui->app;
	g_autofree char *fields = NULL;
	struct store *st;

	/* without it the form is as good as it was without this file */
	if (!app_store_read(app, &st, NULL) || st == NULL ||
	    !store_get_half_form(st, &any, &fields, at, NULL) || fields == NULL)
		return NULL;
	*mine = app_store_write(app, &st, NULL) && store_take_half_form(st, &key, NULL);
	if (*mine) {
		g_clear_pointer(&fields, g_free);
		g_clear_pointer(at, g_free);
		*mine = store_get_half_form(st, &key, &fields, at, NULL);
	}
	return g_steal_pointer(&fields);
}

void form_take_up(struct form *f)
{
	g_autofree char *at = NULL;
	bool mine = false;
	g_autofree char *fields = take(f, &at, &mine);
	g_autofree char *left = NULL;

	if (fields == NULL)
		return;
	read_fields(f, fields);
	if (mine)
		f->kept = g_steal_pointer(&fields);
	left = write_fields(f);
	if (left != NULL)
		f->kept_at = g_steal_pointer(&at);
}

void form_say_taken_up(const struct form *f)
{
	struct tui *t = f->screen.tui;
	g_autofree char *day = NULL;
	int then, days = -1;

	if (f->kept_at == NULL)
		return;
	day = g_strndup(f->kept_at, CALENDAR_DATE_SIZE - 1);
	if (calendar_parse_date(&then, day))
		days = calendar_day_of(t->app->now_ms) - then;
	/* TRANSLATORS: the next three say when a form was typed into; little space */
	if (days == 0)
		tui_say(t, STATUS_PLAIN, "%s",
			_("Typed today, not saved: go on, or Ctrl-X to start afresh."));
	else if (days == 1)
		tui_say(t, STATUS_PLAIN, "%s",
			_("Typed yesterday, not saved: go on, or Ctrl-X to start afresh."));
	else
		tui_say(t, STATUS_PLAIN,
			_("Typed on %s, not saved: go on, or Ctrl-X to start afresh."), day);
}

static void put(struct form *f, const char *fields)
{
	const struct store_half_form key = key_of(f, false);
	struct app *app = f->screen.tui->app;
	char oldest[CALENDAR_DATE_SIZE];
	int today = calendar_day_of(app->now_ms);
	struct store *st;

	/* tried again with the next tick; saving says what is wrong */
	if (!app_store_write(app, &st, NULL) ||
	    !store_put_half_form(st, &key, fields, app->now, NULL))
		return;
	if (f->kept == NULL) {
		calendar_format_date(oldest, calendar_add_days(today, -KEEP_DAYS));
		store_drop_half_forms(st, oldest, NULL);
	}
	g_free(f->kept);
	f->kept = g_strdup(fields);
}

void form_look_after(struct form *f)
{
	const struct store_half_form key = key_of(f, false);
	g_autofree char *fields = NULL;
	g_autofree char *at = NULL;
	struct store *st;

	if (f->over || f->kept == NULL || !app_store_read(f->screen.tui->app, &st, NULL) ||
	    st == NULL || !store_get_half_form(st, &key, &fields, &at, NULL))
		return;
	g_free(f->kept);
	f->kept = g_steal_pointer(&fields);
}

void form_keep(struct form *f)
{
	g_autofree char *fields = NULL;

	if (f->over)
		return;
	fields = write_fields(f);
	if (g_strcmp0(fields, f->kept) != 0)
		put(f, fields);
}

void form_forget(struct form *f)
{
	f->over = true;
	if (f->kept != NULL)
		put(f, NULL);
}
