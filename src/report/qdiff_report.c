/*
 * Two versions of a questionnaire as people and programs read them: what became of every
 * question, and of every rule. What is the same is counted, not listed.
 */
#include "config.h"

#include "report/qdiff_report.h"

#include <string.h>

#include <glib/gi18n.h>

#include "report/json.h"

/* ---- for people ---- */

/* "another weight; asked under another condition", or NULL. */
static char *changes_text(unsigned changes)
{
	GString *s = g_string_new(NULL);

	for (int c = 0; c < QDIFF_CHANGE_COUNT; c++)
		if (changes >> c & 1)
			g_string_append_printf(s, "%s%s", s->len > 0 ? "; " : "",
					       _(qdiff_change_title(c)));
	return g_string_free(s, s->len == 0);
}

static char *from_text(const struct qdiff *d, const struct qdiff_line *l)
{
	const char *id = d->b->questions[l->question].id;
	GString *s = g_string_new(NULL);

	for (int i = 0; i < l->n_from; i++) {
		const char *from = d->a->questions[l->from[i]].id;

		if (l->n_from > 1 || strcmp(from, id) != 0)
			g_string_append_printf(s, "%s%s", s->len > 0 ? ", " : "", from);
	}
	return g_string_free(s, s->len == 0);
}

static bool is_noteworthy(const struct qdiff_line *l)
{
	return l->class != QDIFF_SAME || l->changes != 0;
}

/* "P1 own.team", or the id alone. */
static void put_question(struct line *cell, const struct question *q)
{
	line_code(cell, q->id);
	if (q->gate != NULL)
		line_textf(cell, " %s", q->gate);
}

static void put_line(struct doc *doc, const struct qdiff *d, const struct qdiff_line *l)
{
	const struct questionnaire *of = l->class == QDIFF_REMOVED ? d->a : d->b;
	g_autofree char *from = l->class == QDIFF_REMOVED ? NULL : from_text(d, l);
	g_autofree char *changes = changes_text(l->changes);

	doc_row(doc);
	put_question(doc_cell(doc, 0, NULL), &of->questions[l->question]);
	doc_cell(doc, 1, _(qdiff_class_title(l->class)));
	line_code(doc_cell(doc, 2, NULL), from);
	doc_cell(doc, 3, changes);
	if (l->n_from > 0)
		doc_cell(doc, 4, l->carries ? _("carry over") : _("asked afresh"));
}

static void put_questions(struct doc *doc, const struct qdiff *d)
{
	const char *const heads[] = { _("question"), _("what became of it"), _("was"),
				      _("also"), _("answers"), NULL };
	int same = 0;

	for (int i = 0; i < d->n_lines; i++)
		same += !is_noteworthy(&d->lines[i]);
	if (same < d->n_lines || d->removed->len > 0) {
		doc_heading(doc, 2, _("Questions"));
		doc_table(doc, heads, NULL);
		for (int i = 0; i < d->n_lines; i++)
			if (is_noteworthy(&d->lines[i]))
				put_line(doc, d, &d->lines[i]);
		for (guint i = 0; i < d->removed->len; i++)
			put_line(doc, d, &g_array_index(d->removed, struct qdiff_line, i));
	}
	if (same > 0)
		line_textf(doc_paragraph(doc, NULL),
			   ngettext("%d question is the same.", "%d questions are the same.",
				    (gulong)same), same);
}

static const struct rule *rule_of(const struct qdiff *d, const struct qdiff_rule *r)
{
	return r->b >= 0 ? &d->b->rules[r->b] : &d->a->rules[r->a];
}

/* What became of a rule: a token, and what people read. */
static const struct { const char *name, *title; } fates[] = {
	{ "added", N_("added") },
	{ "removed", N_("removed") },
	{ "reworded", N_("reworded") },
	{ "changed", N_("changed") },
};

static size_t fate_of(const struct qdiff_rule *r)
{
	return r->a < 0 ? 0 : r->b < 0 ? 1 : r->words_only ? 2 : 3;
}

static void put_rules(struct doc *doc, const struct qdiff *d)
{
	const char *const heads[] = { _("rule"), _("effect"), _("what became of it"), NULL };

	if (d->rules->len == 0)
		return;
	doc_heading(doc, 2, _("Rules"));
	doc_table(doc, heads, NULL);
	for (guint i = 0; i < d->rules->len; i++) {
		const struct qdiff_rule *r = &g_array_index(d->rules, struct qdiff_rule, i);

		doc_row(doc);
		line_code(doc_cell(doc, 0, NULL), rule_of(d, r)->id);
		line_code(doc_cell(doc, 1, NULL), rule_effect_name(rule_of(d, r)->effect));
		doc_cell(doc, 2, _(fates[fate_of(r)].title));
	}
}

/* In one sentence, what somebody wants to know before starting with it. */
static void put_summary(struct doc *doc, const struct qdiff *d)
{
	int carried, all;

	if (d->same_file) {
		doc_paragraph(doc, _("It is the same file."));
		return;
	}
	if (!d->related) {
		doc_paragraph(doc, _("These are two questionnaires, and neither is based on the "
				     "other: no answer of one is an answer of the other."));
		return;
	}
	qdiff_count_carried(d, &carried, &all);
	line_textf(doc_paragraph(doc, NULL),
		   ngettext("Of %d question that counts, %d means what it meant: its answers "
			    "carry over.",
			    "Of %d questions that count, %d mean what they meant: their answers "
			    "carry over.", (gulong)all), all, carried);
}

struct doc *report_qdiff(const struct qdiff *d)
{
	struct doc *doc = doc_new();
	g_autofree char *title = NULL;

	if (strcmp(d->a->id, d->b->id) == 0)
		title = g_strdup_printf(_("%s: from %s to %s"), d->b->id, d->a->version,
					d->b->version);
	else
		title = g_strdup_printf(_("From %s %s to %s %s"), d->a->id, d->a->version,
					d->b->id, d->b->version);
	doc_heading(doc, 1, title);
	put_summary(doc, d);
	if (!d->related || d->same_file)
		return doc;
	put_questions(doc, d);
	put_rules(doc, d);
	return doc;
}

/* ---- for programs ---- */

static json_t *side(const struct questionnaire *q)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", json_text(q->id));
	json_object_set_new(o, "version", json_text(q->version));
	json_object_set_new(o, "hash", json_text(questionnaire_hash(q)));
	return o;
}

static json_t *line_object(const struct qdiff *d, const struct qdiff_line *l)
{
	const struct questionnaire *of = l->class == QDIFF_REMOVED ? d->a : d->b;
	json_t *o = json_object(), *from = json_array(), *changes = json_array();

	for (int i = 0; i < l->n_from; i++)
		json_array_append_new(from, json_text(d->a->questions[l->from[i]].id));
	for (int c = 0; c < QDIFF_CHANGE_COUNT; c++)
		if (l->changes >> c & 1)
			json_array_append_new(changes, json_text(qdiff_change_name(c)));
	json_object_set_new(o, "id", json_text(of->questions[l->question].id));
	json_object_set_new(o, "gate", json_text(of->questions[l->question].gate));
	json_object_set_new(o, "class", json_text(qdiff_class_name(l->class)));
	json_object_set_new(o, "from", from);
	json_object_set_new(o, "changes", changes);
	json_object_set_new(o, "carries", json_boolean(l->carries));
	return o;
}

static json_t *rule_object(const struct qdiff *d, const struct qdiff_rule *r)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", json_text(rule_of(d, r)->id));
	json_object_set_new(o, "effect", json_text(rule_effect_name(rule_of(d, r)->effect)));
	json_object_set_new(o, "change", json_text(fates[fate_of(r)].name));
	return o;
}

char *report_qdiff_json(const struct qdiff *d)
{
	json_t *o = json_object(), *questions = json_array(), *rules = json_array();
	int carried, all;

	qdiff_count_carried(d, &carried, &all);
	for (int i = 0; i < d->n_lines; i++)
		json_array_append_new(questions, line_object(d, &d->lines[i]));
	for (guint i = 0; i < d->removed->len; i++)
		json_array_append_new(questions,
				      line_object(d, &g_array_index(d->removed,
								    struct qdiff_line, i)));
	for (guint i = 0; i < d->rules->len; i++)
		json_array_append_new(rules,
				      rule_object(d, &g_array_index(d->rules,
								    struct qdiff_rule, i)));
	json_object_set_new(o, "schema", json_integer(1));
	json_object_set_new(o, "from", side(d->a));
	json_object_set_new(o, "to", side(d->b));
	json_object_set_new(o, "related", json_boolean(d->related));
	json_object_set_new(o, "counting", json_integer(all));
	json_object_set_new(o, "carried", json_integer(carried));
	json_object_set_new(o, "questions", questions);
	json_object_set_new(o, "rules", rules);
	return json_write(o, false);
}
