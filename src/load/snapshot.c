/*
 * Snapshots: jansson writes them, the tables of bind.h read them. A member that is
 * unknown, empty or at its default is left out, so that a later version can add
 * members without changing the bytes of old ones.
 */
#include "config.h"

#include "load/snapshot.h"

#include <string.h>

#include <glib/gi18n.h>
#include <jansson.h>

#include "base/calendar.h"
#include "core/verdict.h"
#include "load/bind.h"

/* ---- writing ---- */

static void set_text(json_t *object, const char *key, const char *text)
{
	if (text == NULL)
		return;
	if (json_object_set_new(object, key, json_string(text)) != 0)
		g_error("a text of \"%s\" is not UTF-8", key);
}

static json_t *write_answer(const struct answer *a, const struct question *q)
{
	g_autofree char *value = value_format(&a->value, q);
	json_t *object = json_object();

	if (*value != '\0')
		set_text(object, "value", value);
	set_text(object, "note", a->note);
	set_text(object, "evidence", a->evidence);
	set_text(object, "by", a->by);
	set_text(object, "at", a->at);
	if (a->confidence != CONFIDENCE_NONE)
		set_text(object, "confidence", confidence_name(a->confidence));
	if (a->source != SOURCE_ROOM)
		set_text(object, "source", answer_source_name(a->source));
	return object;
}

static json_t *write_answers(const struct inputs *in)
{
	json_t *answers = json_object();

	for (int i = 0; i < in->q->n_questions; i++) {
		const struct question *q = &in->q->questions[i];
		json_t *answer = write_answer(&in->answers[i], q);

		if (json_object_size(answer) > 0)
			json_object_set(answers, q->id, answer);
		json_decref(answer);
	}
	return answers;
}

static json_t *write_facts(const struct facts *facts)
{
	json_t *object = json_object();

	for (int m = 0; m < MEASURE_FACT_COUNT; m++) {
		const struct fact *f = &facts->fact[m];

		if (!f->known)
			continue;
		if (measure_is_text(m))
			set_text(object, measure_name(m), f->text);
		else
			json_object_set_new(object, measure_name(m), json_integer(f->number));
	}
	return object;
}

static json_t *write_waivers(const struct inputs *in)
{
	json_t *list = json_array();

	for (guint i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);
		json_t *object = json_object();

		set_text(object, "id", w->id);
		set_text(object, "by", w->by);
		set_text(object, "reason", w->reason);
		set_text(object, "given", w->given);
		set_text(object, "until", w->until);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *write_justifications(const struct inputs *in)
{
	json_t *list = json_array();

	for (guint i = 0; i < in->justifications->len; i++) {
		const struct justification *j =
			&g_array_index(in->justifications, struct justification, i);
		json_t *object = json_object();

		set_text(object, "smell", j->smell);
		set_text(object, "by", j->by);
		set_text(object, "reason", j->reason);
		json_array_append_new(list, object);
	}
	return list;
}

char *snapshot_write(const struct inputs *in)
{
	const struct fact *slug = &in->facts.fact[MEASURE_SERVICE_SLUG];
	json_t *made_with = json_object();
	json_t *root = json_object();
	char *dumped, *text;

	set_text(made_with, "id", in->q->id);
	set_text(made_with, "version", in->q->version);
	set_text(made_with, "hash", questionnaire_hash(in->q));
	json_object_set_new(root, "schema", json_integer(1));
	json_object_set_new(root, "engine", json_integer(VERDICT_ENGINE));
	json_object_set_new(root, "questionnaire", made_with);
	set_text(root, "date", in->date);
	if (slug->known)
		set_text(root, "service", slug->text);
	json_object_set_new(root, "answers", write_answers(in));
	json_object_set_new(root, "facts", write_facts(&in->facts));
	json_object_set_new(root, "waivers", write_waivers(in));
	json_object_set_new(root, "justifications", write_justifications(in));
	dumped = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
	json_decref(root);
	g_assert(dumped != NULL);
	/* jansson's memory is not GLib's. */
	text = g_strdup(dumped);
	free(dumped);
	return text;
}

/* ---- reading ---- */

struct reading {
	struct bind b;			/* first: readers get it and cast */
	const struct questionnaire *q;
	struct inputs *in;
};

static const char *confidence_word(int i)
{
	return confidence_name(i);
}

static const char *source_word(int i)
{
	return answer_source_name(i);
}

static const struct bind_words confidences = { confidence_word, CONFIDENCE_COUNT };
static const struct bind_words sources = { source_word, SOURCE_COUNT };

/* Text as it was typed, blank or not. */
static void read_raw(struct bind *b, const struct node *value, const struct field *f,
		     void *target)
{
	char **text = target;

	if (bind_expect(b, value, NODE_SCALAR, f->key))
		*text = g_strdup(value->text);
}

static void read_date(struct bind *b, const struct node *value, const struct field *f,
		      void *target)
{
	char **date = target;
	int day;

	if (!bind_expect(b, value, NODE_SCALAR, f->key))
		return;
	if (calendar_parse_date(&day, value->text))
		*date = g_strdup(value->text);
	else
		bind_error(b, value, "bad-date", _("\"%s\" is no date"), value->text);
}

#define FIELD(type, key, flags, read, member, arg) \
	{ key, flags, read, offsetof(struct type, member), arg }

struct answer_row {
	char *value;
	struct answer answer;
};

static const struct field answer_fields[] = {
	FIELD(answer_row, "value", FIELD_OPTIONAL, read_raw, value, NULL),
	FIELD(answer_row, "note", FIELD_OPTIONAL, read_raw, answer.note, NULL),
	FIELD(answer_row, "evidence", FIELD_OPTIONAL, read_raw, answer.evidence, NULL),
	FIELD(answer_row, "by", FIELD_OPTIONAL, read_raw, answer.by, NULL),
	FIELD(answer_row, "at", FIELD_OPTIONAL, read_raw, answer.at, NULL),
	FIELD(answer_row, "confidence", FIELD_OPTIONAL, bind_word, answer.confidence,
	      &confidences),
	FIELD(answer_row, "source", FIELD_OPTIONAL, bind_word, answer.source, &sources),
};

static void read_answer(struct reading *r, const struct node *key)
{
	int i = questionnaire_find(r->q, key->text);
	g_autoptr(diags) why = diags_new();
	struct answer_row row = { 0 };

	if (i < 0) {
		bind_error(&r->b, key, "unknown-question", _("no question \"%s\""), key->text);
		return;
	}
	bind_mapping(&r->b, key->value, answer_fields, G_N_ELEMENTS(answer_fields), &row);
	/* Each key is there once: nothing is overwritten. */
	r->in->answers[i] = row.answer;
	if (row.value != NULL && !value_parse(&r->in->answers[i].value, &r->q->questions[i],
					      row.value, why))
		bind_error(&r->b, key->value, "bad-value", "%s: %s", key->text,
			   ((const struct diag *)why->items->pdata[0])->message);
	g_free(row.value);
}

static void read_answers(struct bind *b, const struct node *value, const struct field *f,
			 void *target)
{
	struct reading *r = (struct reading *)b;

	(void)target;
	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	for (const struct node *k = value->first; k != NULL; k = k->next)
		read_answer(r, k);
}

static void read_fact(struct bind *b, const struct node *key, struct facts *facts)
{
	struct field f = { key->text, 0, NULL, 0, NULL };
	enum measure m = measure_find(key->text);
	gint64 number;

	if (m >= MEASURE_FACT_COUNT)
		bind_error(b, key, "unknown-measure", _("no registered fact \"%s\""),
			   key->text);
	else if (!bind_expect(b, key->value, NODE_SCALAR, f.key))
		return;
	else if (measure_is_text(m))
		facts_set_text(facts, m, key->value->text);
	else if (bind_parse_number(&number, key->value->text))
		facts_set_number(facts, m, number);
	else
		bind_error(b, key->value, "bad-number", _("\"%s\" must be a whole number"),
			   key->text);
}

static void read_facts(struct bind *b, const struct node *value, const struct field *f,
		       void *target)
{
	struct reading *r = (struct reading *)b;

	(void)target;
	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	for (const struct node *k = value->first; k != NULL; k = k->next)
		read_fact(b, k, &r->in->facts);
}

static const struct field waiver_fields[] = {
	FIELD(waiver, "id", FIELD_REQUIRED, read_raw, id, NULL),
	FIELD(waiver, "by", FIELD_OPTIONAL, read_raw, by, NULL),
	FIELD(waiver, "reason", FIELD_OPTIONAL, read_raw, reason, NULL),
	FIELD(waiver, "given", FIELD_OPTIONAL, read_raw, given, NULL),
	FIELD(waiver, "until", FIELD_OPTIONAL, read_raw, until, NULL),
};

static void read_waivers(struct bind *b, const struct node *value, const struct field *f,
			 void *target)
{
	struct reading *r = (struct reading *)b;

	(void)target;
	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	for (const struct node *n = value->first; n != NULL; n = n->next) {
		struct waiver w = { 0 };

		if (bind_mapping(b, n, waiver_fields, G_N_ELEMENTS(waiver_fields), &w))
			inputs_add_waiver(r->in, w.id, w.by, w.reason, w.given, w.until);
		g_free(w.id);
		g_free(w.by);
		g_free(w.reason);
		g_free(w.given);
		g_free(w.until);
	}
}

static const struct field justification_fields[] = {
	FIELD(justification, "smell", FIELD_REQUIRED, read_raw, smell, NULL),
	FIELD(justification, "by", FIELD_OPTIONAL, read_raw, by, NULL),
	FIELD(justification, "reason", FIELD_OPTIONAL, read_raw, reason, NULL),
};

static void read_justifications(struct bind *b, const struct node *value,
				const struct field *f, void *target)
{
	struct reading *r = (struct reading *)b;

	(void)target;
	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	for (const struct node *n = value->first; n != NULL; n = n->next) {
		struct justification j = { 0 };

		if (bind_mapping(b, n, justification_fields,
				 G_N_ELEMENTS(justification_fields), &j))
			inputs_add_justification(r->in, j.smell, j.by, j.reason);
		g_free(j.smell);
		g_free(j.by);
		g_free(j.reason);
	}
}

static const struct bind_range schemas = { 1, 1 };
static const struct bind_range engines = { 1, 9999 };

static const struct field questionnaire_fields[] = {
	FIELD(snapshot_head, "id", FIELD_REQUIRED, bind_slug, questionnaire, NULL),
	FIELD(snapshot_head, "version", FIELD_REQUIRED, bind_version, version, NULL),
	FIELD(snapshot_head, "hash", FIELD_REQUIRED, bind_text, hash, NULL),
};

static void read_questionnaire(struct bind *b, const struct node *value,
			       const struct field *f, void *target)
{
	(void)f;
	bind_mapping(b, value, questionnaire_fields, G_N_ELEMENTS(questionnaire_fields),
		     target);
}

struct head_row {
	struct snapshot_head head;
	int schema;
};

#define HEAD_FIELDS \
	FIELD(head_row, "schema", FIELD_REQUIRED, bind_int, schema, &schemas), \
	FIELD(head_row, "engine", FIELD_REQUIRED, bind_int, head.engine, &engines), \
	{ "questionnaire", FIELD_REQUIRED, read_questionnaire, 0, NULL }, \
	FIELD(head_row, "date", FIELD_REQUIRED, read_date, head.date, NULL), \
	FIELD(head_row, "service", FIELD_OPTIONAL, read_raw, head.service, NULL)

static const struct field head_fields[] = {
	HEAD_FIELDS,
	{ "answers", FIELD_REQUIRED, bind_later_map, 0, NULL },
	{ "facts", FIELD_REQUIRED, bind_later_map, 0, NULL },
	{ "waivers", FIELD_REQUIRED, bind_later_list, 0, NULL },
	{ "justifications", FIELD_REQUIRED, bind_later_list, 0, NULL },
};

static const struct field body_fields[] = {
	HEAD_FIELDS,
	{ "answers", FIELD_REQUIRED, read_answers, 0, NULL },
	{ "facts", FIELD_REQUIRED, read_facts, 0, NULL },
	{ "waivers", FIELD_REQUIRED, read_waivers, 0, NULL },
	{ "justifications", FIELD_REQUIRED, read_justifications, 0, NULL },
};

void snapshot_head_clear(struct snapshot_head *h)
{
	g_clear_pointer(&h->questionnaire, g_free);
	g_clear_pointer(&h->version, g_free);
	g_clear_pointer(&h->hash, g_free);
	g_clear_pointer(&h->date, g_free);
	g_clear_pointer(&h->service, g_free);
	h->engine = 0;
}

static bool parse(struct tree *t, const char *text, gsize length, const char *name,
		  struct diags *ds)
{
	struct source s;

	return source_set(&s, text, length, name, SOURCE_RECORD_MAX, ds) &&
	       tree_parse_json_take(t, &s, ds);
}

bool snapshot_read_head(struct snapshot_head *out, const char *text, gsize length,
			const char *name, struct diags *ds)
{
	g_auto(tree) t = { 0 };
	struct bind b = { .tree = &t, .ds = ds };
	struct head_row row = { 0 };
	bool ok;

	*out = (struct snapshot_head){ 0 };
	if (!parse(&t, text, length, name, ds))
		return false;
	ok = bind_mapping(&b, t.root, head_fields, G_N_ELEMENTS(head_fields), &row);
	if (!ok)
		snapshot_head_clear(&row.head);
	*out = row.head;
	return ok;
}

static bool check_hash(struct reading *r, const struct snapshot_head *head)
{
	if (strcmp(head->hash, questionnaire_hash(r->q)) == 0)
		return true;
	diag_hint(bind_error(&r->b, r->b.tree->root, "wrong-questionnaire",
			     _("this was answered on another questionnaire: %s %s (%.8s)"),
			     head->questionnaire, head->version, head->hash),
		  _("here it is %s %s (%.8s)"), r->q->id, r->q->version,
		  questionnaire_hash(r->q));
	return false;
}

bool snapshot_read(struct inputs **out, const char *text, gsize length, const char *name,
		   const struct questionnaire *q, struct diags *ds)
{
	g_auto(tree) t = { 0 };
	struct reading r = { .b = { .tree = &t, .ds = ds }, .q = q };
	g_autoptr(inputs) in = NULL;
	struct head_row row = { 0 };
	bool ok;

	*out = NULL;
	if (!parse(&t, text, length, name, ds))
		return false;
	/* The hash first: on another questionnaire hardly an id would be known. */
	ok = bind_mapping(&r.b, t.root, head_fields, G_N_ELEMENTS(head_fields), &row) &&
	     check_hash(&r, &row.head);
	if (ok) {
		r.in = in = inputs_new(q, row.head.date);
		snapshot_head_clear(&row.head);
		ok = bind_mapping(&r.b, t.root, body_fields, G_N_ELEMENTS(body_fields), &row);
	}
	snapshot_head_clear(&row.head);
	if (ok)
		*out = g_steal_pointer(&in);
	return ok;
}
