/*
 * Who was missing, where the room did not simply agree, and what it was not sure
 * of. Votes stand here without names.
 */
#include "config.h"

#include "report/part.h"

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

static void put_votes(struct part *p)
{
	const char *const heads[] = { _("Id"), _("Question"), _("The last vote"), _("Then"), NULL };

	doc_table(p->doc, heads, NULL);
	for (int i = 0; i < p->r->n_votes; i++) {
		const struct report_vote *vote = &p->r->votes[i];
		const struct question *q = &p->q->questions[vote->question];
		g_autofree char *text = part_expand(p, q->text);

		doc_row(p->doc);
		line_strong(doc_cell(p->doc, 0, NULL), question_label(q));
		doc_cell(p->doc, 1, text);
		doc_cell(p->doc, 2, vote->spread);
		doc_cell(p->doc, 3, vote->agreed ? _("agreed") : _("not agreed: counts as open"));
	}
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

	if (!absent && p->r->n_votes == 0 && *unsure == '\0')
		return;
	doc_heading(p->doc, 2, _("The room"));
	if (absent)
		put_absent(p);
	if (p->r->n_votes > 0)
		put_votes(p);
	if (*unsure != '\0') {
		struct line *l = doc_paragraph(p->doc, NULL);

		line_label(l, _("Answered with low confidence"));
		line_text(l, unsure);
	}
}
