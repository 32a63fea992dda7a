/*
 * The report of a comparison: the change in words, gates, answers worst first, what
 * holds around the service, actions, people, the age of what was shown, and at the
 * end the totals and how the change was attributed.
 */
#include "config.h"

#include "report/compare_part.h"

#include <string.h>

#include <glib/gi18n.h>

void comparison_part_init(struct comparison_part *w, const struct compare_input *ci,
			  struct doc *doc)
{
	*w = (struct comparison_part){ .ci = ci, .c = ci->c, .doc = doc };
	for (int s = 0; s < 2; s++) {
		const struct report_input *r = &ci->side[s];
		const char *assessment = r->assessment != NULL ? r->assessment : "–";

		part_init(&w->side[s], r, doc);
		w->label[s] = ci->same_service ? g_strdup(assessment)
					       : g_strdup_printf("%s %s", r->service, assessment);
	}
}

void comparison_part_clear(struct comparison_part *w)
{
	g_free(w->label[0]);
	g_free(w->label[1]);
}

/* ---- head -------------------------------------------------------------------------- */

/* "a3, finished 2026-09-12" */
static char *side_words(const struct comparison_part *w, int s)
{
	const struct report_input *r = &w->ci->side[s];

	return r->finished ? g_strdup_printf(_("%s, finished on %s"), w->label[s], r->in->date)
			   : g_strdup_printf(_("%s, draft of %s"), w->label[s], r->in->date);
}

char *compare_versions_words(const struct comparison_part *w)
{
	const struct questionnaire *a = w->side[0].q, *b = w->side[1].q;

	if (w->c->same_questionnaire)
		return g_strdup_printf(_("Both by the same questionnaire: %s, version %s."), b->id,
				       b->version);
	if (w->c->related)
		return g_strdup_printf(_("By two versions of the questionnaire %s: %s and %s."),
				       b->id, a->version, b->version);
	return g_strdup_printf(_("By two questionnaires that have nothing in common, %s and %s: "
				 "verdicts, gates and what holds around the services stand side by "
				 "side, no answer can be compared with another."), a->id, b->id);
}

static void put_head(struct comparison_part *w)
{
	g_autofree char *first = side_words(w, 0), *second = side_words(w, 1);
	g_autofree char *headline = report_compare_headline(w->ci);
	g_autofree char *counts = report_compare_counts(w->ci);
	g_autofree char *versions = compare_versions_words(w);
	g_autofree char *title = NULL;

	if (w->ci->same_service)
		/* TRANSLATORS: service, its earlier and its later assessment */
		title = g_strdup_printf(_("%s: %s to %s"), w->ci->side[1].service, w->label[0],
					w->label[1]);
	else
		/* TRANSLATORS: two services with their assessments */
		title = g_strdup_printf(_("%s and %s"), w->label[0], w->label[1]);
	doc_heading(w->doc, 1, title);
	line_strong(doc_alert(w->doc, part_alert(w->c->own[1].token), NULL), headline);
	/* TRANSLATORS: what is compared with what */
	line_textf(doc_paragraph(w->doc, NULL), _("%s; %s. %s"), first, second, counts);
	doc_paragraph(w->doc, versions);
	if (w->ci->same_service && strcmp(w->ci->side[0].in->date, w->ci->side[1].in->date) > 0)
		line_textf(doc_paragraph(w->doc, NULL),
			   _("This looks back: %s is the earlier one of the two."), w->label[1]);
}

/* ---- gates ------------------------------------------------------------------------- */

static bool gate_is_moved(const struct gate_line *a, const struct gate_line *b)
{
	return a == NULL || b == NULL || a->state != b->state || a->waived != b->waived;
}

static void put_gate_state(struct comparison_part *w, int s, const struct gate_line *g)
{
	struct line *l = doc_cell(w->doc, 1 + s, NULL);
	g_autofree char *state = NULL;

	if (g == NULL) {
		line_text(l, _("– not in this version"));
		return;
	}
	state = part_gate_state(&w->side[s], g);
	line_text(l, state);
	l->tone = part_tone(g);
	if (g->by_rule >= 0)
		line_textf(l, _(" (by %s)"), w->side[s].q->rules[g->by_rule].id);
}

static void put_gate(struct comparison_part *w, const struct compare_row *row)
{
	const struct gate_line *lines[2];
	int s = row->question[1] >= 0;
	g_autofree char *question = part_question(&w->side[s], row->question[s]);

	for (int k = 0; k < 2; k++)
		lines[k] = verdict_find_line(w->c->side[k].v, row->question[k]);
	doc_row(w->doc);
	doc_cell(w->doc, 0, question);
	for (int k = 0; k < 2; k++)
		put_gate_state(w, k, lines[k]);
}

/* Gates and baseline items that do not stand as they did; how many do is said. */
static void put_gates(struct comparison_part *w)
{
	const char *const heads[] = { _("Gate or baseline item"), w->label[0], w->label[1], NULL };
	int same = 0, moved = 0;

	doc_heading(w->doc, 2, _("Gates"));
	for (int s = 0; s < 2; s++) {
		g_autofree char *words = part_gates_words(&w->side[s]);
		struct line *l = doc_item(w->doc, NULL);

		line_label(l, w->label[s]);
		line_text(l, words);
	}
	for (guint i = 0; i < w->c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(w->c->rows, struct compare_row, i);
		const struct gate_line *a = verdict_find_line(w->c->side[0].v, row->question[0]);
		const struct gate_line *b = verdict_find_line(w->c->side[1].v, row->question[1]);

		if (!w->c->related || (a == NULL && b == NULL))
			continue;
		if (!gate_is_moved(a, b)) {
			same++;
			continue;
		}
		if (moved++ == 0)
			doc_table(w->doc, heads, NULL);
		put_gate(w, row);
	}
	if (same > 0)
		line_textf(doc_paragraph(w->doc, NULL),
			   ngettext("%d gate or baseline item stands as it did.",
				    "%d gates and baseline items stand as they did.",
				    (gulong)same), same);
}

/* ---- answers ----------------------------------------------------------------------- */

static const struct compare_origin *find_origin(const struct comparison_part *w,
						const struct compare_row *row)
{
	const char *id;

	if (row->question[1] < 0)
		return NULL;
	id = w->side[1].q->questions[row->question[1]].id;
	for (int i = 0; i < w->ci->n_origins; i++)
		if (strcmp(w->ci->origins[i].question, id) == 0)
			return &w->ci->origins[i];
	return NULL;
}

static void put_mark(struct line *l, const char *text)
{
	line_break(l);
	line_text(l, text);
}

static void put_question(struct comparison_part *w, const struct compare_row *row)
{
	int s = row->question[1] >= 0;
	const struct compare_origin *origin = find_origin(w, row);
	g_autofree char *text = part_expand(&w->side[s],
					    compare_row_question(w->c, row)->text);
	struct line *l = doc_cell(w->doc, 0, NULL);

	line_label(l, question_label(compare_row_question(w->c, row)));
	line_text(l, text);
	if (row->deciding)
		put_mark(l, _("this decided it"));
	if (row->bare)
		put_mark(l, _("improved, nothing shown"));
	if (row->factor == FACTOR_SCOPE && origin == NULL)
		put_mark(l, _("for the whole system"));
	if (origin != NULL) {
		line_break(l);
		line_textf(l, _("for the whole system, answered through %s on %s"),
			   origin->service, origin->day);
	}
}

static void put_answer(struct comparison_part *w, const struct compare_row *row, int s)
{
	struct line *l = doc_cell(w->doc, 1 + s, NULL);
	g_autofree char *answer = NULL;

	if (row->question[s] < 0) {
		line_text(l, "–");
		return;
	}
	answer = part_answer(&w->side[s], row->question[s]);
	if (row->state[s] <= STATE_FAIL)
		line_textf(l, "%s: ", part_state(row->state[s]));
	line_text(l, answer);
}

static void put_note(struct comparison_part *w, const struct compare_row *row)
{
	struct line *l = doc_cell(w->doc, 3, NULL);
	const struct answer *a;

	if (row->why != WHY_NONE) {
		line_text(l, compare_why_words(row->why));
		return;
	}
	a = &w->side[1].in->answers[row->question[1]];
	line_text(l, a->note);
	if (a->evidence != NULL && *a->evidence != '\0') {
		if (a->note != NULL)
			line_break(l);
		line_textf(l, _("Shown: %s"), a->evidence);
	}
}

static bool has_note(const struct comparison_part *w, const struct compare_row *row)
{
	const struct answer *a;

	if (row->why != WHY_NONE)
		return true;
	a = &w->side[1].in->answers[row->question[1]];
	return a->note != NULL || (a->evidence != NULL && *a->evidence != '\0');
}

/* An empty column takes from those that say something. */
static bool has_notes(const struct comparison_part *w, enum compare_change change)
{
	for (guint i = 0; i < w->c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(w->c->rows, struct compare_row, i);

		if (row->change == change && has_note(w, row))
			return true;
	}
	return false;
}

static void put_rows(struct comparison_part *w, enum compare_change change)
{
	bool noted = has_notes(w, change);
	const char *const heads[] = { _("Question"), w->label[0], w->label[1],
		!noted ? NULL : change == CHANGE_NOT_COMPARABLE ? _("Why") : _("Note"), NULL };

	doc_heading(w->doc, 2, compare_change_title(change));
	doc_table(w->doc, heads, NULL);
	for (guint i = 0; i < w->c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(w->c->rows, struct compare_row, i);

		if (row->change != change)
			continue;
		doc_row(w->doc);
		put_question(w, row);
		put_answer(w, row, 0);
		put_answer(w, row, 1);
		if (noted)
			put_note(w, row);
	}
}

/* Same answers with new words beside them: ids only. */
static void put_remarked(struct comparison_part *w)
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < w->c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(w->c->rows, struct compare_row, i);

		if (row->remarked && row->change == CHANGE_UNCHANGED)
			g_string_append_printf(ids, "%s%s", ids->len > 0 ? ", " : "",
					       question_label(compare_row_question(w->c, row)));
	}
	if (ids->len > 0)
		line_textf(doc_paragraph(w->doc, NULL),
			   _("The same answer with another note, evidence or confidence: %s."),
			   ids->str);
}

static void put_answers(struct comparison_part *w)
{
	for (int change = 0; change < CHANGE_UNCHANGED; change++)
		if (w->c->counts[change] > 0 && w->c->related)
			put_rows(w, change);
	put_remarked(w);
}

struct doc *report_compare(const struct compare_input *ci)
{
	struct doc *doc = doc_new();
	struct comparison_part w;

	comparison_part_init(&w, ci, doc);
	put_head(&w);
	put_gates(&w);
	put_answers(&w);
	compare_put_scope(&w);
	compare_put_actions(&w);
	compare_put_people(&w);
	compare_put_age(&w);
	compare_put_totals(&w);
	if (ci->c->related)
		compare_put_parts(&w);
	comparison_part_clear(&w);
	return doc;
}
