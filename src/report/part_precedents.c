/*
 * Published accounts that went a similar way, with what they cannot prove.
 */
#include "config.h"

#include "core/precedent.h"
#include "report/part.h"

#include <string.h>

#include <glib/gi18n.h>

static const struct {
	const char *outcome;
	const char *words;
} outcomes[] = {
	{ "succeeded", N_("It worked.") },
	{ "failed", N_("It failed.") },
	{ "reversed", N_("It was taken back.") },
	{ "stayed", N_("They stayed with one application.") },
};

static const char *outcome_words(const char *outcome)
{
	for (gsize i = 0; i < G_N_ELEMENTS(outcomes); i++)
		if (strcmp(outcomes[i].outcome, outcome) == 0)
			return _(outcomes[i].words);
	return "";
}

static void put_case(struct part *p, const struct published_case *c)
{
	struct line *l = doc_item(p->doc, NULL);

	line_strong(l, c->name);
	line_textf(l, " (%s). %s %s", c->year, c->scope, outcome_words(c->outcome));
	if (*c->reason != '\0') {
		line_break(l);
		line_text(l, c->reason);
	}
	if (c->n_sources > 0) {
		line_break(l);
		line_link(l, c->sources[0].title, c->sources[0].url);
		/* titles stay as they were published */
		if (c->shown_language != NULL)
			line_text(l, _(" (in English)"));
	}
}

void part_precedents(struct part *p)
{
	g_autofree char *caveat = part_passage(p, PASSAGE_PRECEDENTS);
	int chosen[PRECEDENTS_MAX];
	int n = precedent_choose(chosen, p->r->cases, p->r->n_cases, p->in, p->v);

	if (n == 0)
		return;
	doc_heading(p->doc, 2, _("Others who have been here"));
	doc_paragraph(p->doc, caveat != NULL
			? caveat : _("Published accounts are chosen by their authors."));
	for (int i = 0; i < n; i++)
		put_case(p, p->r->cases[chosen[i]]);
}
