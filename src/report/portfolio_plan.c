/*
 * What to do about a system: what one fix unlocks, what only leadership can settle, and
 * which service comes first. The page and the screen say it in the same words.
 */
#include "config.h"

#include "report/portfolio_report.h"

#include <glib/gi18n.h>

#include "core/who.h"
#include "report/matrix_part.h"
#include "report/part.h"
#include "report/portfolio_part.h"

enum { FIXES_MAX = 5 };

static bool is_any_judged(const struct portfolio_input *pi)
{
	for (int i = 0; i < portfolio_size(pi); i++)
		if (portfolio_is_judged(pi, i))
			return true;
	return false;
}

/* ---- fixes -------------------------------------------------------------------------------- */

/* What a fix of an answer is about: "name the owner first" alone does not say of what.
 * The question as the room reads it, of several services as of any. NULL: the fix says it
 * itself. Yours to free. */
static char *question_words(const struct portfolio_input *pi, const struct fix *f)
{
	const struct report_input *only = f->services->len == 1 ?
		&pi->services[g_array_index(f->services, int, 0)] : NULL;
	struct placeholders who = { .system = pi->matrix->system };

	if (f->kind != FIX_ANSWER || f->q->questions[f->question].fix == NULL)
		return NULL;
	if (only != NULL) {
		who.service = only->service;
		who.team = only->team;
	}
	return placeholders_expand(f->q->questions[f->question].text, &who);
}

static char *answer_words(const struct portfolio_input *pi, const struct fix *f)
{
	const struct question *q = &f->q->questions[f->question];
	bool one = f->services->len == 1;
	int first = g_array_index(f->services, int, 0);
	g_autofree char *names = matrix_names(pi->matrix, f->services, 3);
	struct placeholders who = { .service = names, .system = pi->matrix->system,
		.team = one ? pi->services[first].team : NULL };

	return placeholders_expand(q->fix != NULL ? q->fix : q->text, &who);
}

char *portfolio_fix_words(const struct portfolio_input *pi, const struct fix *f)
{
	const struct matrix_input *m = pi->matrix;
	int n = (int)f->services->len;

	switch (f->kind) {
	case FIX_ANSWER:
		return answer_words(pi, f);
	case FIX_CALL:
		return g_strdup_printf(_("%s no longer waits for %s: it takes events, or holds "
					 "what it needs."), matrix_name(m, f->service),
				       matrix_name(m, f->other));
	case FIX_CALLERS:
		return g_strdup_printf(_("Nobody waits for %s any more: a library, a check at the "
					 "entrance, or events."), matrix_name(m, f->service));
	case FIX_WRITER:
		return g_strdup_printf(_("One service alone writes to %s."),
				       ((const struct system_store *)
						m->view->stores->pdata[f->store])->name);
	case FIX_OWNER:
		return g_strdup_printf(_("One team alone owns %s."), matrix_name(m, f->service));
	case FIX_MERGE:
		return g_strdup_printf(ngettext("%s keeps its %d service as one.",
						"%s keeps its %d services as one.", (gulong)n),
				       m->view->p->teams[f->team].name, n);
	case FIX_KIND_COUNT:
		break;
	}
	g_assert_not_reached();
}

static void put_effect(struct line *l, const struct portfolio_input *pi, const struct fix *f)
{
	g_autofree char *unlocked = matrix_names(pi->matrix, f->unlocked, PORTFOLIO_NAMES_MAX);
	g_autofree char *better = matrix_names(pi->matrix, f->better, PORTFOLIO_NAMES_MAX);
	g_autofree char *where = matrix_names(pi->matrix, f->services, PORTFOLIO_NAMES_MAX);

	if (f->unlocked->len > 0)
		line_textf(l, _(" Unlocks %s."), unlocked);
	if (f->better->len > 0)
		line_textf(l, _(" Better for %s."), better);
	if (f->unlocked->len == 0 && f->stops > 0)
		line_textf(l, ngettext(" Takes away %d stop.", " Takes away %d stops.",
				       (gulong)f->stops), f->stops);
	/* the question names a single one, and the other kinds name all */
	if (f->kind == FIX_ANSWER && f->services->len > 1)
		line_textf(l, _(" To be done for: %s."), where);
}

void portfolio_put_fix(struct doc *doc, const struct portfolio_input *pi, const struct fix *f)
{
	g_autofree char *words = portfolio_fix_words(pi, f);
	g_autofree char *question = question_words(pi, f);
	struct line *l = doc_item(doc, NULL);

	if (question != NULL)
		line_textf(l, "%s ", question);
	line_strong(l, words);
	put_effect(l, pi, f);
}

void portfolio_put_best(struct line *l, const struct portfolio_input *pi)
{
	const struct fix *best = pi->fixes->len > 0 ? pi->fixes->pdata[0] : NULL;
	g_autofree char *way = NULL, *question = NULL, *fix = NULL;

	if (best == NULL || best->unlocked->len == 0) {
		line_text(l, _("No single one of them is enough to let a service go: each has more "
			       "than one thing in the way."));
		return;
	}
	way = portfolio_fix_words(pi, best);
	question = question_words(pi, best);
	fix = question == NULL ? g_strdup(way) : g_strdup_printf("%s %s", question, way);
	/* TRANSLATORS: services, a sentence that says what to do */
	line_textf(l, ngettext("The one that unlocks most unlocks %d: %s",
			       "The one that unlocks most unlocks %d: %s",
			       (gulong)best->unlocked->len),
		   (int)best->unlocked->len, fix);
}

void portfolio_put_fixes(struct doc *doc, const struct portfolio_input *pi)
{
	if (pi->fixes->len == 0 || portfolio_is_better_whole(pi))
		return;
	doc_heading(doc, 2, _("What one fix unlocks"));
	doc_paragraph(doc, _("Each was applied to all services it touches, alone, and these were "
			     "judged again."));
	for (guint i = 0; i < pi->fixes->len && i < FIXES_MAX; i++)
		portfolio_put_fix(doc, pi, pi->fixes->pdata[i]);
}

static bool is_for_leadership(const struct fix *f)
{
	return f->kind == FIX_ANSWER &&
	       who_fix_rank(f->q->questions[f->question].fix_by) == 0;
}

void portfolio_put_leadership(struct doc *doc, const struct portfolio_input *pi)
{
	bool any = false;

	for (guint i = 0; i < pi->fixes->len; i++) {
		const struct fix *f = pi->fixes->pdata[i];
		g_autofree char *question = NULL;
		g_autofree char *words = NULL;
		g_autofree char *names = NULL;
		struct line *l;

		if (!is_for_leadership(f))
			continue;
		if (!any)
			doc_heading(doc, 2, _("What only leadership can settle"));
		any = true;
		words = answer_words(pi, f);
		question = question_words(pi, f);
		names = matrix_names(pi->matrix, f->services, PORTFOLIO_NAMES_MAX);
		l = doc_item(doc, NULL);
		if (question != NULL)
			line_textf(l, "%s ", question);
		line_text(l, words);
		line_textf(l, " (%s)", names);
	}
}

/* ---- the order ----------------------------------------------------------------------------- */

void portfolio_put_step(struct line *l, const struct portfolio_input *pi,
			const struct extraction_step *s)
{
	line_label(l, matrix_name(pi->matrix, s->service));
	line_text(l, s->token == VERDICT_GO ? _("it is ready.")
					    : _("once its conditions are met."));
	if (s->waiting == 0)
		line_text(l, _(" Nothing that stays inside waits for it."));
	else
		line_textf(l, ngettext(" %d service that stays inside will wait for it over the "
				       "network.", " %d services that stay inside will wait for "
				       "it over the network.", (gulong)s->waiting), s->waiting);
	if (s->asking > 0)
		line_textf(l, ngettext(" It will wait for %d that stays inside.",
				       " It will wait for %d that stay inside.",
				       (gulong)s->asking), s->asking);
	if (s->later > 0)
		line_textf(l, ngettext(" %d that may go later calls it: its contract is tried by "
				       "then.", " %d that may go later call it: its contract is "
				       "tried by then.", (gulong)s->later), s->later);
}

void portfolio_put_order(struct doc *doc, const struct portfolio_input *pi)
{
	doc_heading(doc, 2, _("Which one first"));
	if (pi->order->len == 0) {
		doc_paragraph(doc, !is_any_judged(pi) ? _("Not known: no service was assessed yet.")
			: portfolio_is_better_whole(pi)
			? _("None: keep it whole. Whatever was assessed is well where it is, and a "
			    "split would cost more than it gives.")
			: _("None yet. What is listed above comes first; then look again."));
		return;
	}
	for (guint i = 0; i < pi->order->len; i++)
		portfolio_put_step(doc_item(doc, NULL), pi,
				   &g_array_index(pi->order, struct extraction_step, i));
	if (pi->order->len > 1)
		doc_paragraph(doc, _("One after the other: run the first before the next is decided. "
				     "The order follows from verdicts and calls alone; it knows "
				     "nothing of effort."));
}
