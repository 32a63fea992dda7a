/*
 * Who was missing or came late, and what the room was not sure of. Who came late is
 * named by the role unless names are asked for.
 */
#include "config.h"

#include "report/part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/who.h"

static void put_absent(struct part *p)
{
	g_autoptr(GString) roles = g_string_new(NULL);

	for (const char *const *role = p->r->roles_absent; *role != NULL; role++)
		g_string_append_printf(roles, "%s%s", roles->len > 0 ? ", " : "",
				       who_label(*role));
	if (roles->len > 0) {
		struct line *l = doc_paragraph(p->doc, NULL);

		line_label(l, _("Nobody was there from"));
		line_text(l, roles->str);
	}
}

/* Answers the room had given before somebody came. */
static int answers_before(const struct part *p, const char *since)
{
	int n = 0;

	for (int i = 0; i < p->q->n_questions; i++) {
		const struct answer *a = &p->in->answers[i];

		n += a->value.kind != VALUE_NONE && a->source == SOURCE_ROOM && a->at != NULL &&
		     g_strcmp0(a->at, since) < 0;
	}
	return n;
}

/* "2026-11-20 10:40": a workshop may go on another day. */
static char *time_words(const char *at)
{
	char *text = g_strndup(at, strlen("2026-11-20T10:40"));

	g_strdelimit(text, "T", ' ');
	return text;
}

static bool is_late(const struct part *p, const struct report_person *person)
{
	return person->since != NULL && answers_before(p, person->since) > 0;
}

/* Who was not there for some of the answers. */
static void put_late(struct part *p)
{
	for (int i = 0; i < p->r->n_people; i++) {
		const struct report_person *person = &p->r->people[i];
		g_autofree char *at = NULL;
		struct line *l;
		int n;

		if (!is_late(p, person))
			continue;
		at = time_words(person->since);
		n = answers_before(p, person->since);
		l = doc_item(p->doc, NULL);
		if (p->r->names)
			line_label(l, person->name);
		else
			line_label(l, person->role != NULL ? who_label(person->role) : _("somebody"));
		line_textf(l, ngettext("in the room from %s (UTC), after %d answer",
				       "in the room from %s (UTC), after %d answers",
				       (unsigned long)n), at, n);
	}
}

static bool has_late(const struct part *p)
{
	for (int i = 0; i < p->r->n_people; i++)
		if (is_late(p, &p->r->people[i]))
			return true;
	return false;
}

static char *unsure_words(const struct part *p)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < p->q->n_questions; i++)
		if (p->in->answers[i].confidence == CONFIDENCE_LOW &&
		    !value_is_open(&p->in->answers[i].value))
			g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "",
					       question_label(&p->q->questions[i]));
	return g_string_free(out, FALSE);
}

void part_room(struct part *p)
{
	g_autofree char *unsure = unsure_words(p);
	bool absent = p->r->roles_absent != NULL && p->r->roles_absent[0] != NULL;

	if (!absent && !has_late(p) && *unsure == '\0')
		return;
	doc_heading(p->doc, 2, _("The room"));
	if (absent)
		put_absent(p);
	put_late(p);
	if (*unsure != '\0') {
		struct line *l = doc_paragraph(p->doc, NULL);

		line_label(l, _("Answered with low confidence"));
		line_text(l, unsure);
	}
}
