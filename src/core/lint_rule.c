/*
 * The checks of rules, and of what is declared and never used.
 */
#include "config.h"

#include "core/lint.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/expr.h"
#include "core/lint_part.h"
#include "core/lint_reach.h"
#include "core/measure.h"

static void lint_section_measures(struct lint *l, int i)
{
	const struct rule *r = &l->q->rules[i];
	const guint64 section = G_GUINT64_CONSTANT(1) << MEASURE_SECTION_NUM |
				G_GUINT64_CONSTANT(1) << MEASURE_SECTION_DEN;
	struct place at = lint_place(l, LINT_RULE, i, "when", -1);
	struct expr_reads reads = { 0 };

	expr_reads_collect(&reads, r->when);
	if ((reads.measures & section) && r->each_tag != RULE_EACH_SECTION)
		diag_hint(lint_error(l, "no-section", &at,
				     _("%s reads the score of a section, but of which?"),
				     r->id),
			  _("add \"each: section\""));
	if (reads.reads_it && r->each_tag == RULE_EACH_SECTION)
		diag_hint(
			lint_error(
				l, "no-member", &at,
				_("\"it\" is a question, and %s walks through sections"),
				r->id),
			_("ask for section.num and section.den"));
	expr_reads_clear(&reads);
}

static void lint_fires(struct lint *l, int i)
{
	const struct rule *r = &l->q->rules[i];
	struct place at = lint_place(l, LINT_RULE, i, "when", -1);
	struct reach reach = lint_reach(l->q, r->when, r->each_tag);

	/* Of an uncertain sample a warning would often be wrong, save for its
	 * opposite: that it always fires is at least strange. */
	if (!reach.can_hold && reach.certain)
		diag_hint(diag_warning(l->ds, "never-fires", &at, _("%s can never fire"),
				       r->id),
			  _("no answers and no facts make its condition true"));
	else if (!reach.can_fail && reach.certain && r->effect == EFFECT_STOP)
		diag_hint(lint_error(l, "always-fires", &at,
				     _("%s stops every service, whatever is answered"),
				     r->id),
			  _("let its condition read an answer"));
	else if (!reach.can_fail && reach.certain && r->effect != EFFECT_PATH)
		diag_hint(diag_warning(l->ds, "always-fires", &at,
				       _("%s fires whatever is answered"), r->id),
			  _("let its condition read an answer"));
}

static void lint_rule_texts(struct lint *l, int i)
{
	const struct rule *r = &l->q->rules[i];
	struct place at = lint_place(l, LINT_RULE, i, NULL, -1);

	if (r->effect != EFFECT_PATH && lint_is_blank(r->text))
		diag_hint(diag_warning(l->ds, "missing-sentence", &at,
				       _("%s has no \"text\""), r->id),
			  _("the report says with it why the rule fired"));
}

static bool same_condition(const struct rule *a, const struct rule *b)
{
	g_autofree char *x = expr_print(a->when), *y = expr_print(b->when);

	return a->each_tag == b->each_tag && strcmp(x, y) == 0;
}

/* Rows of a path add their path once: a row is idle when an earlier one of the same
 * path matches whenever it does. */
static void lint_path_row(struct lint *l, int i)
{
	const struct rule *r = &l->q->rules[i];

	for (int k = 0; k < i; k++) {
		const struct rule *earlier = &l->q->rules[k];
		struct place at = lint_place(l, LINT_RULE, i, NULL, -1);
		struct reach reach;

		if (earlier->effect != EFFECT_PATH || earlier->path_if != NULL ||
		    r->path_if != NULL || g_strcmp0(earlier->path, r->path) != 0 ||
		    questionnaire_path(l->q, r->path) == NULL)
			continue;
		reach = lint_reach(l->q, earlier->when, earlier->each_tag);
		if (!same_condition(earlier, r) && (reach.can_fail || !reach.certain))
			continue;
		diag_hint(
			diag_warning(
				l->ds, "path-row-idle", &at,
				_("%s changes nothing: %s always leads to \"%s\" before "
				  "it"),
				r->id, earlier->id, r->path),
			_("remove one of the two"));
		return;
	}
}

static void lint_rule(struct lint *l, int i)
{
	const struct rule *r = &l->q->rules[i];
	struct place at = lint_place(l, LINT_RULE, i, "when", -1);
	struct place path_if = lint_place(l, LINT_RULE, i, "path_if", -1);

	lint_section_measures(l, i);
	lint_negated_fact(l, r->when, &at);
	lint_negated_fact(l, r->path_if, &path_if);
	lint_fires(l, i);
	lint_rule_texts(l, i);
	if (r->effect == EFFECT_PATH)
		lint_path_row(l, i);
}

void lint_rules(struct lint *l)
{
	for (int i = 0; i < l->q->n_rules; i++)
		lint_rule(l, i);
}

/* ---- what nobody uses ---- */

static const char *const report_tags[] = { TAG_GOOD_NEWS, TAG_BENEFIT, TAG_COST,
					   TAG_CALLS, NULL };

static void note_uses(struct lint *l, const struct expr *e)
{
	struct expr_reads reads = { 0 };

	if (e == NULL)
		return;
	expr_reads_collect(&reads, e);
	l->tags |= reads.tags;
	for (unsigned i = 0; i < reads.word_lists->len; i++)
		l->word_lists[g_array_index(reads.word_lists, int, i)] = true;
	expr_reads_clear(&reads);
}

static void collect_uses(struct lint *l)
{
	for (int i = 0; i < l->q->n_questions; i++)
		note_uses(l, l->q->questions[i].when);
	for (int i = 0; i < l->q->n_rules; i++) {
		const struct rule *r = &l->q->rules[i];

		note_uses(l, r->when);
		note_uses(l, r->path_if);
		if (r->each_tag >= 0)
			l->tags |= G_GUINT64_CONSTANT(1) << r->each_tag;
	}
}

static void lint_tags(struct lint *l, int i)
{
	const struct question *qn = &l->q->questions[i];

	for (int t = 0; qn->tags != NULL && qn->tags[t] != NULL; t++) {
		int tag = questionnaire_find_tag(l->q, qn->tags[t]);
		struct place at = lint_place(l, LINT_QUESTION, i, "tags", t);

		if (l->tags >> tag & 1 || g_strv_contains(report_tags, qn->tags[t]))
			continue;
		l->tags |= G_GUINT64_CONSTANT(1) << tag; /* once is enough */
		diag_hint(diag_warning(l->ds, "unused-tag", &at,
				       _("no rule reads the tag \"%s\""), qn->tags[t]),
			  _("remove it, or read it by \"each\" or \"count\""));
	}
}

static void lint_word_list(struct lint *l, int i)
{
	const struct word_list *list = &l->q->word_lists[i];
	struct place at = lint_place(l, LINT_WORD_LIST, i, NULL, -1);

	if (!l->word_lists[i])
		diag_hint(diag_warning(l->ds, "unused-word-list", &at,
				       _("no rule reads the word list \"%s\""), list->id),
			  _("remove it, or read it by \"matches %s\""), list->id);
	for (int w = 0; list->words != NULL && list->words[w] != NULL; w++) {
		struct place word = lint_place(l, LINT_WORD_LIST, i, NULL, w);

		if (*list->words[w] == '\0')
			diag_warning(l->ds, "empty-word", &word,
				     _("entry %d of \"%s\" holds no letter and no digit"),
				     w + 1, list->id);
		for (int k = 0; k < w; k++)
			if (strcmp(list->words[k], list->words[w]) == 0) {
				diag_warning(l->ds, "duplicate-word", &word,
					     _("\"%s\" stands twice in \"%s\""),
					     list->words[w], list->id);
				break;
			}
	}
}

static bool is_way(const struct questionnaire *q, const char *path)
{
	bool by_section = false;

	for (int i = 0; i < q->n_rules; i++) {
		const struct rule *r = &q->rules[i];

		if (g_strcmp0(r->path, path) == 0 ||
		    g_strcmp0(r->path_if_path, path) == 0)
			return true;
		by_section |= r->path != NULL && questionnaire_path(q, r->path) == NULL;
	}
	for (int i = 0; i < q->n_sections && by_section; i++)
		if (g_strcmp0(q->sections[i].path, path) == 0)
			return true;
	return false;
}

static void lint_path(struct lint *l, int i)
{
	struct place at = lint_place(l, LINT_PATH, i, NULL, -1);

	if (!is_way(l->q, l->q->paths[i].id))
		diag_hint(diag_warning(l->ds, "unused-path", &at,
				       _("no rule leads to the path \"%s\""),
				       l->q->paths[i].id),
			  _("remove it, or add a rule with \"effect: path\""));
}

/* A section that a path rule may ask for its way on must have one. */
static void lint_section(struct lint *l, int s)
{
	const struct section *section = &l->q->sections[s];
	struct place at = lint_place(l, LINT_SECTION, s, NULL, -1);

	if (section->path != NULL)
		return;
	for (int i = 0; i < l->q->n_rules; i++) {
		const struct rule *r = &l->q->rules[i];
		bool asks = r->path != NULL && r->effect == EFFECT_PATH &&
			    questionnaire_path(l->q, r->path) == NULL;
		bool hit = false;

		for (int k = 0; asks && k < section->n_questions && !hit; k++) {
			const struct question *qn = &l->q->questions[section->first + k];

			hit = r->each_tag >= 0 ? question_has_tag(qn, r->each_tag)
					       : qn->role == ROLE_WEIGHTED;
		}
		if (!hit)
			continue;
		diag_hint(lint_error(
				  l, "no-path", &at,
				  _("%s asks section \"%s\" for a path, and it has none"),
				  r->id, section->id),
			  _("add \"path:\" to the section"));
		return;
	}
}

void lint_uses(struct lint *l)
{
	collect_uses(l);
	for (int i = 0; i < l->q->n_questions; i++)
		lint_tags(l, i);
	for (int i = 0; i < l->q->n_paths; i++)
		lint_path(l, i);
	for (int i = 0; i < l->q->n_word_lists; i++)
		lint_word_list(l, i);
	for (int i = 0; i < l->q->n_sections; i++)
		lint_section(l, i);
}
