/*
 * A questionnaire as people read it: the card of one question (help in line mode
 * and `seam questionnaire show`), the whole file, and the same as JSON for
 * programs that fill in answers.
 */
#include "config.h"

#include "report/json.h"
#include "report/report.h"

#include <string.h>

#include <inttypes.h>
#include <glib/gi18n.h>

static void put_labelled(struct doc *doc, const char *label, const char *text,
			 const struct placeholders *p)
{
	g_autofree char *expanded = placeholders_expand(text, p);
	struct line *l;

	if (expanded == NULL || *expanded == '\0')
		return;
	l = doc_paragraph(doc, NULL);
	line_strong(l, label);
	line_textf(l, " %s", expanded);
}

const char *report_choice_mark(const struct questionnaire *q, int question, enum state state)
{
	switch (state) {
	case STATE_PASS:
		return _("ready");
	case STATE_PARTIAL:
		return _("partly");
	case STATE_FAIL:
		return questionnaire_gate_stops(q, question) ? _("stops the split")
							      : _("not ready");
	default:
		return NULL;
	}
}

static void put_choices(struct doc *doc, const struct questionnaire *of, int question,
			const struct placeholders *p)
{
	const struct question *q = &of->questions[question];

	for (int i = 0; i < q->n_choices; i++) {
		const struct choice *c = &q->choices[i];
		const char *mark = report_choice_mark(of, question, c->state);
		g_autofree char *text = placeholders_expand(c->text, p);
		struct line *l = doc_item(doc, NULL);

		line_code(l, c->value);
		line_textf(l, " %s", text);
		if (mark != NULL)
			line_textf(l, " (%s)", mark);
	}
	for (int i = 0; i < q->n_bands; i++) {
		const struct band *b = &q->bands[i];
		struct line *l = doc_item(doc, NULL);
		const char *mark = report_choice_mark(of, question, b->state);

		if (b->from == G_MININT64)
			line_textf(l, _("up to %" PRId64), b->to);
		else if (b->to == G_MAXINT64)
			line_textf(l, _("%" PRId64 " or more"), b->from);
		else
			line_textf(l, _("%" PRId64 " to %" PRId64), b->from,
				   b->to);
		if (mark != NULL)
			line_textf(l, " (%s)", mark);
	}
}

/* "gate P1 · asked per service · planned": how the question counts. */
static void put_kind(struct doc *doc, const struct question *q)
{
	struct line *l = doc_paragraph(doc, NULL);

	line_code(l, q->id);
	line_textf(l, " · %s", question_role_name(q->role));
	if (q->gate != NULL)
		line_textf(l, " %s", q->gate);
	if (q->weight > 0)
		line_textf(l, _(", weight %d"), q->weight);
	line_textf(l, " · %s", question_kind_name(q->kind));
	line_textf(l, " · %s", q->scope == SCOPE_SYSTEM
				? _("asked once for the system") : _("asked for each service"));
	line_textf(l, " · %s", q->tense == TENSE_PLANNED ? _("about the plan")
							   : _("about today"));
	if (q->waivable)
		line_textf(l, " · %s", _("can be waived"));
}

/* Sources of the file are named by key, "DORA; WV"; where it gives an address, the
 * key becomes a link. */
static void put_sources(struct doc *doc, const struct questionnaire *q, const char *source)
{
	g_auto(GStrv) keys = NULL;
	struct line *l;

	if (source == NULL || *source == '\0')
		return;
	keys = g_strsplit(source, ";", -1);
	l = doc_paragraph(doc, NULL);
	line_strong(l, _("Source:"));
	for (char **key = keys; *key != NULL; key++) {
		const char *url = NULL;

		g_strstrip(*key);
		for (int i = 0; i < q->n_sources; i++)
			if (strcmp(q->sources[i].key, *key) == 0)
				url = q->sources[i].url;
		line_text(l, key == keys ? " " : "; ");
		line_link(l, *key, url);
	}
}

static void put_card(struct doc *doc, const struct questionnaire *q, int question, int level,
		     const struct placeholders *p)
{
	const struct question *row = &q->questions[question];
	g_autofree char *text = placeholders_expand(row->text, p);
	g_autofree char *heading = g_strdup_printf("%s: %s", question_label(row), text);

	doc_heading(doc, level, heading);
	put_kind(doc, row);
	put_choices(doc, q, question, p);
	put_labelled(doc, _("Why we ask:"), row->why, p);
	put_labelled(doc, _("A good answer:"), row->good, p);
	put_labelled(doc, _("Not an answer:"), row->not_an_answer, p);
	put_labelled(doc, _("What to do:"), row->fix, p);
	put_labelled(doc, _("More:"), row->help, p);
	put_sources(doc, q, row->source);
}

struct doc *report_question_card(const struct questionnaire *q, int question,
				 const struct placeholders *p)
{
	struct doc *doc = doc_new();

	put_card(doc, q, question, 1, p);
	return doc;
}

struct doc *report_questionnaire(const struct questionnaire *q)
{
	struct doc *doc = doc_new();
	struct line *l;

	doc_heading(doc, 1, q->title);
	l = doc_paragraph(doc, NULL);
	line_textf(l, _("Questionnaire %s, version %s, %s. "), q->id, q->version, q->status);
	line_textf(l, ngettext("%d question.", "%d questions.", (gulong)q->n_questions),
		   q->n_questions);
	if (q->description != NULL)
		doc_paragraph(doc, q->description);
	for (int s = 0; s < q->n_sections; s++) {
		const struct section *section = &q->sections[s];

		doc_heading(doc, 2, section->title);
		if (section->purpose != NULL)
			doc_paragraph(doc, section->purpose);
		for (int i = 0; i < section->n_questions; i++)
			put_card(doc, q, section->first + i, 3, NULL);
	}
	return doc;
}

/* A choice's state is null where it means nothing for the verdict. */
static json_t *state_token(enum state state)
{
	return json_text(state == STATE_NONE ? NULL : state_name(state));
}

static json_t *choices_array(const struct question *q)
{
	json_t *array = json_array();

	for (int i = 0; i < q->n_choices; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "value", json_text(q->choices[i].value));
		json_object_set_new(o, "state", state_token(q->choices[i].state));
		json_array_append_new(array, o);
	}
	return array;
}

/* An open end is null. */
static json_t *bands_array(const struct question *q)
{
	json_t *array = json_array();

	for (int i = 0; i < q->n_bands; i++) {
		const struct band *b = &q->bands[i];
		json_t *o = json_object();

		json_object_set_new(o, "from", b->from == G_MININT64 ? json_null()
							      : json_integer(b->from));
		json_object_set_new(o, "to", b->to == G_MAXINT64 ? json_null()
							  : json_integer(b->to));
		json_object_set_new(o, "state", state_token(b->state));
		json_array_append_new(array, o);
	}
	return array;
}

static json_t *question_object(const struct questionnaire *q, int question)
{
	const struct question *row = &q->questions[question];
	json_t *o = json_object();

	json_object_set_new(o, "id", json_text(row->id));
	json_object_set_new(o, "section", json_text(q->sections[row->section].id));
	json_object_set_new(o, "scope", json_text(question_scope_name(row->scope)));
	json_object_set_new(o, "kind", json_text(question_kind_name(row->kind)));
	json_object_set_new(o, "role", json_text(question_role_name(row->role)));
	json_object_set_new(o, "gate", json_text(row->gate));
	json_object_set_new(o, "weight", row->weight > 0 ? json_integer(row->weight)
							  : json_null());
	json_object_set_new(o, "quick", json_boolean(row->quick > 0));
	json_object_set_new(o, "ask", row->ask > 0 ? json_integer(row->ask) : json_null());
	json_object_set_new(o, "choices", choices_array(row));
	json_object_set_new(o, "bands", bands_array(row));
	return o;
}

char *report_questionnaire_json(const struct questionnaire *q)
{
	json_t *o = json_object();
	json_t *questions = json_array();

	json_object_set_new(o, "schema", json_integer(1));
	json_object_set_new(o, "id", json_text(q->id));
	json_object_set_new(o, "version", json_text(q->version));
	json_object_set_new(o, "status", json_text(q->status));
	json_object_set_new(o, "hash", json_text(questionnaire_hash(q)));
	json_object_set_new(o, "title", json_text(q->title));
	for (int i = 0; i < q->n_questions; i++)
		json_array_append_new(questions, question_object(q, i));
	json_object_set_new(o, "questions", questions);
	return json_write(o, false);
}
