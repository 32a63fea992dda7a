/*
 * What the functions of a form say to it and ask of it: what it is about, and what its
 * fields hold, by their ids. How a field is typed into is form.c's.
 */
#include "config.h"

#include "tui/form_part.h"

#include <string.h>

static struct field *field_of(const struct form *f, const char *id)
{
	for (int i = 0; i < f->n; i++)
		if (strcmp(f->fields[i].row->id, id) == 0)
			return &f->fields[i];
	g_assert_not_reached();
}

struct tui *form_tui(const struct form *f)
{
	return f->screen.tui;
}

const char *form_subject(const struct form *f)
{
	return f->subject;
}

void form_set_subject(struct form *f, const char *name, const char *uid)
{
	g_free(f->subject);
	f->subject = g_strdup(name);
	g_free(f->uid);
	f->uid = g_strdup(uid);
}

const char *form_through(const struct form *f)
{
	return f->through;
}

void form_set_through(struct form *f, const char *service)
{
	g_free(f->through);
	f->through = g_strdup(service);
}

void form_set(struct form *f, const char *id, const char *text)
{
	edit_set(&field_of(f, id)->edit, text != NULL ? text : "");
}

void form_set_number(struct form *f, const char *id, gint64 number)
{
	g_autofree char *text = number >= 0 ? g_strdup_printf("%" G_GINT64_FORMAT, number) :
					      g_strdup("");

	form_set(f, id, text);
}

void form_set_words(struct form *f, const char *id, const char *const *words)
{
	struct field *one = field_of(f, id);

	g_strfreev(one->words);
	one->words = g_strdupv((char **)words);
}

void form_lock(struct form *f, const char *id)
{
	field_of(f, id)->locked = true;
}

char *form_text(const struct form *f, const char *id)
{
	return edit_text(&field_of(f, id)->edit);
}

gint64 form_number(const struct form *f, const char *id)
{
	g_autofree char *text = form_text(f, id);
	gint64 number;

	return g_ascii_string_to_signed(text, 10, 0, G_MAXINT32, &number, NULL) ? number : -1;
}

int form_choice(const struct form *f, const char *id)
{
	return field_of(f, id)->choice;
}

static char **split_list(const char *text)
{
	g_auto(GStrv) items = g_strsplit(text, ",", -1);
	g_autoptr(GStrvBuilder) list = g_strv_builder_new();

	for (char **i = items; *i != NULL; i++)
		if (*g_strstrip(*i) != '\0')
			g_strv_builder_add(list, *i);
	return g_strv_builder_end(list);
}

const char *form_before(const struct form *f, const char *id)
{
	return field_of(f, id)->before;
}

char **form_list(const struct form *f, const char *id)
{
	return split_list(field_of(f, id)->edit.text->str);
}

char *form_content(const struct field *one)
{
	return form_is_choice(one) ? g_strdup_printf("%d", one->choice) : edit_text(&one->edit);
}

bool form_differs(const struct field *one)
{
	g_autofree char *now = form_content(one);

	return strcmp(now, one->before) != 0;
}

int form_count_choices(const struct field *one)
{
	int n = 0;

	while (one->row->choices[n] != NULL)
		n++;
	return n;
}

void form_put_content(struct field *one, const char *content)
{
	if (form_is_choice(one))
		one->choice = (int)MIN(g_ascii_strtoull(content, NULL, 10),
				       (guint64)form_count_choices(one) - 1);
	else
		edit_set(&one->edit, content);
}

bool form_is_changed(const struct form *f, const char *id)
{
	return form_differs(field_of(f, id));
}
