/*
 * What is different between two questions that belong together, and between the rules
 * of two versions. That they belong together is said by qdiff.c.
 */
#include "config.h"

#include "core/qdiff_part.h"

#include <string.h>

#include "core/expr.h"
#include "core/kind.h"

/* ---- words ---- */

static bool texts_differ(const char *a, const char *b)
{
	return g_strcmp0(a != NULL ? a : "", b != NULL ? b : "") != 0;
}

/* Sentences of the choices that both have. */
static bool sentences_differ(const struct question *a, const struct question *b)
{
	for (int i = 0; i < a->n_choices; i++) {
		int k = question_find_choice(b, a->choices[i].value);

		if (k >= 0 && (texts_differ(a->choices[i].text, b->choices[k].text) ||
			       texts_differ(a->choices[i].remedy, b->choices[k].remedy)))
			return true;
	}
	return false;
}

bool qdiff_words_differ(const struct question *a, const struct question *b)
{
	return texts_differ(a->text, b->text) || texts_differ(a->why, b->why) ||
	       texts_differ(a->good, b->good) ||
	       texts_differ(a->not_an_answer, b->not_an_answer) ||
	       texts_differ(a->fix, b->fix) || texts_differ(a->help, b->help) ||
	       sentences_differ(a, b);
}

/* ---- answers and what they mean ---- */

/* Every choice of a is one of b. */
static bool has_choices_of(const struct question *a, const struct question *b)
{
	for (int i = 0; i < a->n_choices; i++)
		if (question_find_choice(b, a->choices[i].value) < 0)
			return false;
	return true;
}

bool qdiff_same_items(const struct question *a, const struct question *b)
{
	return a->n_choices == b->n_choices && has_choices_of(a, b);
}

static bool answers_differ(const struct question *a, const struct question *b)
{
	return !qdiff_same_items(a, b) || a->min != b->min || a->max != b->max;
}

static bool bands_differ(const struct question *a, const struct question *b)
{
	if (a->n_bands != b->n_bands)
		return true;
	for (int i = 0; i < a->n_bands; i++)
		if (a->bands[i].from != b->bands[i].from || a->bands[i].to != b->bands[i].to ||
		    a->bands[i].state != b->bands[i].state)
			return true;
	return false;
}

/* Conditions as they are understood: blanks and needless parentheses do not count. */
static bool conditions_differ(const struct expr *a, const struct expr *b)
{
	g_autofree char *text_a = a != NULL ? expr_print(a) : NULL;
	g_autofree char *text_b = b != NULL ? expr_print(b) : NULL;

	return g_strcmp0(text_a, text_b) != 0;
}

static bool grades_differ(const struct question *a, const struct question *b)
{
	if (a->n_grades != b->n_grades)
		return true;
	for (int i = 0; i < a->n_grades; i++)
		if (a->grades[i].state != b->grades[i].state ||
		    conditions_differ(a->grades[i].when, b->grades[i].when))
			return true;
	return false;
}

static bool states_differ(const struct question *a, const struct question *b)
{
	for (int i = 0; i < a->n_choices; i++) {
		int k = question_find_choice(b, a->choices[i].value);

		if (k >= 0 && (a->choices[i].state != b->choices[k].state ||
			       a->choices[i].exclusive != b->choices[k].exclusive))
			return true;
	}
	return bands_differ(a, b) || grades_differ(a, b);
}

static bool has_tags_of(const struct question *a, const struct question *b)
{
	for (int i = 0; a->tags[i] != NULL; i++)
		if (!g_strv_contains((const char *const *)b->tags, a->tags[i]))
			return false;
	return true;
}

/* Facts that stand in while it is open are part of what is asked when. */
static bool asked_differs(const struct question *a, const struct question *b)
{
	if (conditions_differ(a->when, b->when) || a->n_from != b->n_from)
		return true;
	for (int i = 0; i < a->n_from; i++)
		if (a->from[i] != b->from[i])
			return true;
	return false;
}

unsigned qdiff_changes_of(const struct questionnaire *a, const struct question *qa,
			  const struct questionnaire *b, const struct question *qb)
{
	const struct {
		enum qdiff_change change;
		bool differs;
	} all[] = {
		{ QDIFF_RENAMED, strcmp(qa->id, qb->id) != 0 },
		{ QDIFF_MOVED, strcmp(a->sections[qa->section].id,
				      b->sections[qb->section].id) != 0 },
		{ QDIFF_ROLE, qa->role != qb->role },
		{ QDIFF_GATE, g_strcmp0(qa->gate, qb->gate) != 0 ||
				      qa->waivable != qb->waivable },
		{ QDIFF_WEIGHT, qa->weight != qb->weight },
		{ QDIFF_SCOPE, qa->scope != qb->scope },
		{ QDIFF_TENSE, qa->tense != qb->tense },
		{ QDIFF_KIND, qa->kind != qb->kind },
		{ QDIFF_ANSWERS, answers_differ(qa, qb) },
		{ QDIFF_STATES, states_differ(qa, qb) },
		{ QDIFF_CONDITION, asked_differs(qa, qb) },
		{ QDIFF_TAGS, !has_tags_of(qa, qb) || !has_tags_of(qb, qa) },
	};
	unsigned changes = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		changes |= all[i].differs ? 1u << all[i].change : 0;
	return changes;
}

/* ---- rules ---- */

static bool on_differs(const struct questionnaire *a, const struct rule *ra,
		       const struct questionnaire *b, const struct rule *rb)
{
	if (ra->n_on != rb->n_on)
		return true;
	for (int i = 0; i < ra->n_on; i++)
		if (strcmp(a->questions[ra->on[i]].id, b->questions[rb->on[i]].id) != 0)
			return true;
	return false;
}

static bool list_differs(const struct questionnaire *a, const struct questionnaire *b,
			 const char *id)
{
	const struct word_list *la = questionnaire_word_list(a, id);
	const struct word_list *lb = questionnaire_word_list(b, id);

	return la == NULL || lb == NULL ||
	       !g_strv_equal((const char *const *)la->words, (const char *const *)lb->words);
}

/* A rule over a word list says something else when the list does. */
static bool word_lists_differ(const struct questionnaire *a, const struct rule *ra,
			      const struct questionnaire *b)
{
	struct expr_reads reads = { 0 };
	bool differ = false;

	expr_reads_collect(&reads, ra->when);
	for (guint i = 0; reads.word_lists != NULL && i < reads.word_lists->len; i++) {
		int list = g_array_index(reads.word_lists, int, i);

		differ = differ || list_differs(a, b, a->word_lists[list].id);
	}
	expr_reads_clear(&reads);
	return differ;
}

static bool rules_differ(const struct questionnaire *a, const struct rule *ra,
			 const struct questionnaire *b, const struct rule *rb)
{
	return conditions_differ(ra->when, rb->when) ||
	       conditions_differ(ra->path_if, rb->path_if) ||
	       g_strcmp0(ra->each, rb->each) != 0 || ra->counted != rb->counted ||
	       g_strcmp0(ra->count_as, rb->count_as) != 0 ||
	       ra->soft_if_waived != rb->soft_if_waived || g_strcmp0(ra->path, rb->path) != 0 ||
	       g_strcmp0(ra->path_if_path, rb->path_if_path) != 0 || ra->due != rb->due ||
	       ra->affects != rb->affects || on_differs(a, ra, b, rb) ||
	       word_lists_differ(a, ra, b);
}

static bool rule_words_differ(const struct rule *a, const struct rule *b)
{
	return texts_differ(a->title, b->title) || texts_differ(a->text, b->text) ||
	       texts_differ(a->fix, b->fix);
}

/* The how-many-eth row of its id and effect: only path rows may have several. */
static int ordinal(const struct questionnaire *q, int row)
{
	int n = 0;

	for (int i = 0; i < row; i++)
		n += q->rules[i].effect == q->rules[row].effect &&
		     strcmp(q->rules[i].id, q->rules[row].id) == 0;
	return n;
}

/* The row of `in' that is row of q, or -1. */
static int counterpart(const struct questionnaire *q, int row, const struct questionnaire *in)
{
	int n = ordinal(q, row);

	for (int i = 0; i < in->n_rules; i++)
		if (in->rules[i].effect == q->rules[row].effect &&
		    strcmp(in->rules[i].id, q->rules[row].id) == 0 && n-- == 0)
			return i;
	return -1;
}

/* The questions that a rule is about, by name, by tag or by acting on them. */
static bool is_about(const struct questionnaire *q, const struct rule *r,
		     const struct expr_reads *reads, int question)
{
	const struct question *qn = &q->questions[question];
	bool about = (qn->tag_bits & reads->tags) ||
		     (r->each_tag >= 0 && question_has_tag(qn, r->each_tag));

	for (guint i = 0; reads->questions != NULL && i < reads->questions->len; i++)
		about = about || g_array_index(reads->questions, int, i) == question;
	for (int i = 0; i < r->n_on; i++)
		about = about || r->on[i] == question;
	return about;
}

/* Marks the lines of the questions that row of q is about; q is d->a or d->b. */
static void mark_questions(struct qdiff *d, const struct questionnaire *q, int row)
{
	const struct rule *r = &q->rules[row];
	struct expr_reads reads = { 0 };

	expr_reads_collect(&reads, r->when);
	if (r->path_if != NULL)
		expr_reads_collect(&reads, r->path_if);
	for (int i = 0; i < d->n_lines; i++) {
		struct qdiff_line *l = &d->lines[i];
		int question = q == d->b ? l->question : l->n_from > 0 ? l->from[0] : -1;

		if (l->n_from > 0 && is_about(q, r, &reads, question))
			l->changes |= 1u << QDIFF_RULES;
	}
	expr_reads_clear(&reads);
}

static void add_rule(struct qdiff *d, int a, int b, bool words_only)
{
	struct qdiff_rule r = { a, b, words_only };

	g_array_append_val(d->rules, r);
	if (words_only)
		return;
	if (a >= 0)
		mark_questions(d, d->a, a);
	if (b >= 0)
		mark_questions(d, d->b, b);
}

void qdiff_add_rules(struct qdiff *d)
{
	int last_path = -1;	/* paths are tried in their order: one that overtakes differs */

	for (int i = 0; i < d->b->n_rules; i++) {
		const struct rule *r = &d->b->rules[i];
		int a = counterpart(d->b, i, d->a);
		bool moved = r->effect == EFFECT_PATH && a >= 0 && a < last_path;

		if (r->effect == EFFECT_PATH)
			last_path = MAX(last_path, a);
		if (a < 0 || moved || rules_differ(d->a, &d->a->rules[a], d->b, r))
			add_rule(d, a, i, false);
		else if (rule_words_differ(&d->a->rules[a], r))
			add_rule(d, a, i, true);
	}
	for (int i = 0; i < d->a->n_rules; i++)
		if (counterpart(d->a, i, d->b) < 0)
			add_rule(d, i, -1, false);
}
