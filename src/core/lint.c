/*
 * The checks of a questionnaire's meaning: its questions here, its rules and what
 * nobody uses in lint_rule.c, what it says about older versions in lint_version.c.
 */
#include "config.h"

#include "core/lint.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/expr.h"
#include "core/kind.h"
#include "core/lint_part.h"
#include "core/lint_reach.h"

/* Items of a graded multi whose combinations are all tried. */
enum { GRADED_ITEMS_MAX = 14 };

struct place lint_place(const struct lint *l, enum lint_item item, int index,
			const char *key, int member)
{
	struct place at = { 0 };

	if (l->places != NULL)
		l->places->find(l->places->data, item, index, key, member, &at);
	return at;
}

struct diag *lint_error(struct lint *l, const char *code, const struct place *at,
			const char *format, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(l->ds, code, at, format, args);
	va_end(args);
	l->ok = false;
	return d;
}

bool lint_is_blank(const char *text)
{
	return text == NULL || text[strspn(text, " \t\n")] == '\0';
}

void lint_negated_fact(struct lint *l, const struct expr *e, const struct place *at)
{
	struct expr_reads reads = { 0 };

	if (e == NULL)
		return;
	expr_reads_collect(&reads, e);
	if (reads.negates_fact)
		diag_hint(
			diag_warning(l->ds, "negated-fact", at,
				     _("a negated fact is silent while nobody has "
				       "registered it")),
			_("compare it the other way round, as in \"<\" for \"not >=\""));
	expr_reads_clear(&reads);
}

/* ---- conditions ---- */

/* The questions that the condition of question i reads, by name or by tag. */
static GArray *parents(const struct questionnaire *q, int i)
{
	GArray *result = g_array_new(FALSE, FALSE, sizeof(int));
	struct expr_reads reads = { 0 };

	if (q->questions[i].when == NULL)
		return result;
	expr_reads_collect(&reads, q->questions[i].when);
	g_array_append_vals(result, reads.questions->data, reads.questions->len);
	for (int k = 0; k < q->n_questions; k++)
		if (q->questions[k].tag_bits & reads.tags)
			g_array_append_val(result, k);
	expr_reads_clear(&reads);
	return result;
}

static void report_ring(struct lint *l, const int *next, int start)
{
	struct place at = lint_place(l, LINT_QUESTION, start, "when", -1);
	g_autoptr(GString) ring = g_string_new(l->q->questions[start].id);
	int i = start;

	do {
		i = next[i];
		g_string_append_printf(ring, " -> %s", l->q->questions[i].id);
	} while (i != start);
	diag_hint(lint_error(l, "condition-ring", &at,
			     _("the condition leads back to itself: %s"), ring->str),
		  _("drop one of these conditions; until then none is ever asked"));
}

/*
 * questionnaire_finish() has put each question after those it reads, as far as
 * that goes. Who stands before one that it reads is in a ring or hangs on one:
 * following such a parent from there must come round.
 */
static void lint_rings(struct lint *l)
{
	const int n = l->q->n_questions;
	g_autofree int *next = g_new(int, n + 1), *at = g_new(int, n + 1);
	g_autofree int *walk = g_new0(int, n + 1); /* number of the walk that came by */

	for (int k = 0; k < n; k++)
		at[l->q->order[k]] = k;
	for (int i = 0; i < n; i++)
		next[i] = -1;
	for (bool found = true; found;) {
		found = false;
		for (int i = 0; i < n; i++) {
			g_autoptr(GArray) reads = parents(l->q, i);

			for (unsigned p = 0; p < reads->len && next[i] < 0; p++) {
				int k = g_array_index(reads, int, p);

				if (at[k] >= at[i] || next[k] >= 0) {
					next[i] = k;
					found = true;
				}
			}
		}
	}
	for (int i = 0; i < n; i++) {
		int k = i;

		while (k >= 0 && walk[k] == 0) {
			walk[k] = i + 1;
			k = next[k];
		}
		if (k >= 0 && walk[k] == i + 1)
			report_ring(l, next, k);
	}
}

static void lint_asked(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	struct place at = lint_place(l, LINT_QUESTION, i, "when", -1);
	struct reach reach;

	if (qn->when == NULL)
		return;
	reach = lint_reach(l->q, qn->when, RULE_EACH_NONE);
	if (!reach.can_hold && reach.certain)
		diag_hint(lint_error(l, "never-asked", &at, _("%s can never be asked"),
				     qn->id),
			  _("no answers make its condition true"));
}

/* ---- questions ---- */

/* Whether a combination of items is one that can be ticked. */
static bool is_possible(const struct question *qn, guint64 items)
{
	for (int i = 0; i < qn->n_choices; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		if (qn->choices[i].exclusive && (items & bit) && items != bit)
			return false;
	}
	return true;
}

static int grade_of(const struct question *qn, guint64 items)
{
	int g = 0;

	while (g < qn->n_grades && !expr_eval_items(qn->grades[g].when, items))
		g++;
	return g;
}

static char *name_items(const struct question *qn, guint64 items)
{
	GString *s = g_string_new(NULL);

	for (int i = 0; i < qn->n_choices; i++)
		if (items >> i & 1)
			g_string_append_printf(s, "%s%s", s->len > 0 ? ", " : "",
					       qn->choices[i].value);
	return g_string_free(s, FALSE);
}

static void report_unmatched(struct lint *l, int i, int unmatched, guint64 first)
{
	const struct question *qn = &l->q->questions[i];
	struct place at = lint_place(l, LINT_QUESTION, i, "grades", -1);
	g_autofree char *items = name_items(qn, first);

	diag_hint(diag_warning(
			  l->ds, "grades-incomplete", &at,
			  ngettext("%d combination of items has no grade and counts as "
				   "fail: %s",
				   "%d combinations of items have no grade and count as "
				   "fail, as %s",
				   unmatched),
			  unmatched, first == 0 ? _("none of them") : items),
		  _("add a last grade that takes the rest"));
}

/* Tries every combination of ticked items. Returns the states that come out. */
static unsigned lint_grades(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	g_autofree bool *used = g_new0(bool, qn->n_grades + 1);
	unsigned states = 0;
	guint64 first = 0;
	int unmatched = 0;

	if (qn->n_choices > GRADED_ITEMS_MAX) {
		for (int g = 0; g < qn->n_grades; g++)
			states |= 1u << qn->grades[g].state;
		return states;
	}
	for (guint64 items = 0; items >> qn->n_choices == 0; items++) {
		int g = is_possible(qn, items) ? grade_of(qn, items) : -1;

		if (g == qn->n_grades && unmatched++ == 0)
			first = items;
		if (g < 0)
			continue;
		used[g] = true;
		states |= 1u << (g < qn->n_grades ? qn->grades[g].state : STATE_FAIL);
	}
	for (int g = 0; g < qn->n_grades; g++) {
		struct place at = lint_place(l, LINT_QUESTION, i, "grades", g);

		if (!used[g])
			diag_hint(diag_warning(l->ds, "grade-unused", &at,
					       _("no answer gets this grade")),
				  _("an earlier grade takes all that it would"));
	}
	if (unmatched > 0)
		report_unmatched(l, i, unmatched, first);
	return states;
}

/* The states an answer can have, as bits 1 << STATE_. */
static unsigned possible_states(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	unsigned states = 0;

	if (question_form(qn) == FORM_ITEMS && qn->n_grades > 0)
		return lint_grades(l, i);
	if (question_form(qn) == FORM_ITEMS)
		return 1u << STATE_PASS | 1u << STATE_PARTIAL | 1u << STATE_FAIL;
	for (int c = 0; c < qn->n_choices; c++)
		states |= 1u << qn->choices[c].state;
	for (int b = 0; b < qn->n_bands; b++)
		states |= 1u << qn->bands[b].state;
	return states;
}

static void lint_states(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	struct place at = lint_place(l, LINT_QUESTION, i,
				     qn->n_grades > 0	 ? "grades"
				     : qn->n_choices > 0 ? "choices"
							 : "bands",
				     -1);
	unsigned states;

	if (qn->role == ROLE_INFO)
		return;
	states = possible_states(l, i);
	if (!(states & 1u << STATE_PASS))
		diag_hint(lint_error(l, "never-passed", &at, _("no answer to %s passes"),
				     question_label(qn)),
			  _("give one of its answers the state pass"));
	else if (!(states & (1u << STATE_FAIL | 1u << STATE_PARTIAL)))
		diag_hint(diag_warning(l->ds, "never-failed", &at,
				       _("every answer to %s passes"),
				       question_label(qn)),
			  _("it decides nothing; make it an info question"));
}

static void lint_sentences(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	struct place at = lint_place(l, LINT_QUESTION, i, NULL, -1);
	const struct {
		const char *key, *text;
		bool wanted;
	} sentences[] = {
		{ "why", qn->why, qn->role == ROLE_GATE || qn->role == ROLE_BASELINE },
		{ "good", qn->good, qn->role == ROLE_GATE },
		{ "not_an_answer", qn->not_an_answer, qn->role == ROLE_GATE },
		{ "fix", qn->fix, qn->role != ROLE_INFO },
	};

	if (lint_is_blank(qn->text))
		lint_error(l, "missing-sentence", &at, _("%s has no text to ask"),
			   qn->id);
	for (unsigned s = 0; s < G_N_ELEMENTS(sentences); s++)
		if (sentences[s].wanted && lint_is_blank(sentences[s].text))
			diag_hint(diag_warning(l->ds, "missing-sentence", &at,
					       _("%s has no \"%s\""), question_label(qn),
					       sentences[s].key),
				  _("the room and the report ask for it"));
	for (int c = 0; c < qn->n_choices; c++) {
		struct place choice = lint_place(l, LINT_QUESTION, i, "choices", c);

		if (lint_is_blank(qn->choices[c].text))
			lint_error(l, "missing-sentence", &choice,
				   _("the answer \"%s\" of %s has no sentence"),
				   qn->choices[c].value, qn->id);
	}
}

/* People name gates by their labels, which also answer for ids. */
static void lint_label(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	struct place at = lint_place(l, LINT_QUESTION, i, "gate", -1);
	int first;

	if (qn->gate == NULL)
		return;
	first = questionnaire_find_label(l->q, qn->gate);
	if (first == i && questionnaire_find(l->q, qn->gate) >= 0)
		first = questionnaire_find(l->q, qn->gate);
	if (first != i)
		diag_hint(lint_error(l, "duplicate-label", &at,
				     _("the label \"%s\" already names %s"), qn->gate,
				     l->q->questions[first].id),
			  _("give every gate a label of its own"));
}

/* Whether a stop or condition row can be about the question. */
static bool is_judged(const struct questionnaire *q, int question)
{
	const struct question *qn = &q->questions[question];
	bool judged = false;

	for (int i = 0; i < q->n_rules && !judged; i++) {
		const struct rule *r = &q->rules[i];
		struct expr_reads reads = { 0 };

		if (r->effect != EFFECT_STOP && r->effect != EFFECT_CONDITION)
			continue;
		expr_reads_collect(&reads, r->when);
		judged = (reads.reads_it && question_has_tag(qn, r->each_tag)) ||
			 (qn->tag_bits & reads.tags);
		for (unsigned k = 0; k < reads.questions->len && !judged; k++)
			judged = g_array_index(reads.questions, int, k) == question;
		expr_reads_clear(&reads);
	}
	return judged;
}

static void lint_judged(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];
	struct place at = lint_place(l, LINT_QUESTION, i, "role", -1);

	if ((qn->role != ROLE_GATE && qn->role != ROLE_BASELINE) || is_judged(l->q, i))
		return;
	diag_hint(diag_warning(l->ds, "never-judged", &at,
			       _("no stop or condition rule reads %s"),
			       question_label(qn)),
		  _("add a rule with \"each: %s\""), question_role_name(qn->role));
}

static void lint_question(struct lint *l, int i)
{
	struct place when = lint_place(l, LINT_QUESTION, i, "when", -1);

	lint_asked(l, i);
	lint_negated_fact(l, l->q->questions[i].when, &when);
	lint_states(l, i);
	lint_sentences(l, i);
	lint_label(l, i);
	lint_judged(l, i);
}

bool questionnaire_lint(const struct questionnaire *q, const struct lint_places *places,
			struct diags *ds)
{
	g_autofree bool *word_lists = g_new0(bool, q->n_word_lists + 1);
	struct lint l = {
		.q = q, .places = places, .ds = ds, .ok = true, .word_lists = word_lists
	};

	lint_rings(&l);
	for (int i = 0; i < q->n_questions; i++)
		lint_question(&l, i);
	lint_rules(&l);
	lint_uses(&l);
	lint_versions(&l);
	return l.ok;
}
