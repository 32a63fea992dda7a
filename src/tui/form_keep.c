/*
 * What was typed into a form and not saved yet: kept in the database within a second, so
 * that it is there again after whatever ended the program. A form has one such text per
 * person and thing it changes; only fields that were changed are in it, so that what
 * others register meanwhile shows in the rest.
 */
#include "config.h"

#include "tui/form_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "store/store.h"

#define FIELDS "fields"		/* of the key file */

static const char *subject_of(const struct form *f)
{
	return f->subject != NULL ? f->subject : "";
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

void form_take_up(struct form *f)
{
	struct app *app = f->screen.tui->app;
	g_autofree char *left = NULL;
	g_autofree char *at = NULL;
	struct store *st;

	/* without it the form is as good as it was without this file */
	if (!app_store_read(app, &st, NULL) || st == NULL ||
	    !store_get_half_form(st, f->spec->id, subject_of(f), app_author(app, NULL), &f->kept,
				 &at, NULL) ||
	    f->kept == NULL)
		return;
	read_fields(f, f->kept);
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
	struct app *app = f->screen.tui->app;
	struct store *st;

	/* tried again with the next tick; saving says what is wrong */
	if (!app_store_write(app, &st, NULL) ||
	    !store_put_half_form(st, f->spec->id, subject_of(f), app_author(app, NULL), fields,
				 app->now, NULL))
		return;
	g_free(f->kept);
	f->kept = g_strdup(fields);
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
