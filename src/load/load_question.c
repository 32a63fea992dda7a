/*
 * Sections and their questions. What the answers of a question are and mean is
 * read in load_choices.c.
 */
#include "config.h"

#include "load/load_choices.h"
#include "load/loader.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/kind.h"
#include "core/measure.h"
#include "core/who.h"

enum { NUMBER_DEFAULT_MAX = 1000000 };

static const struct bind_range weights = { 1, 9 };
static const struct bind_range revisions = { 1, 9999 };
static const struct bind_range ranks = { 0, 9999 };
static const struct bind_range seconds = { 0, 7200 };

static const char *kind_word(int i)
{
	return question_kind_name(i);
}

static const char *role_word(int i)
{
	return question_role_name(i);
}

static const char *scope_word(int i)
{
	return question_scope_name(i);
}

static const char *tense_word(int i)
{
	return tense_name(i);
}

static const char *due_word(int i)
{
	return due_name(i);
}

static const struct bind_words kinds = { kind_word, KIND_COUNT };
static const struct bind_words roles = { role_word, ROLE_COUNT };
static const struct bind_words scopes = { scope_word, SCOPE_COUNT };
static const struct bind_words tenses = { tense_word, TENSE_COUNT };
static const struct bind_words dues = { due_word, DUE_COUNT };

static void read_when(struct bind *b, const struct node *value, const struct field *f,
		      void *target)
{
	struct question *q = target;

	loader_condition(loader_of(b), value, f, &q->when_text, &q->when);
}

static void read_tags(struct bind *b, const struct node *value, const struct field *f,
		      void *target)
{
	char ***tags = target;

	bind_texts(b, value, f, target);
	for (int i = 0; *tags != NULL && (*tags)[i] != NULL; i++) {
		const char *tag = (*tags)[i];

		if (!bind_is_slug(tag))
			diag_hint(bind_error(b, value, "bad-slug", _("\"%s\" cannot be \"%s\""),
					     f->key, tag),
				  _("lower-case letters and digits joined by hyphens, up to 64"));
		else if (strcmp(tag, "section") == 0)
			bind_error(b, value, "reserved", _("the tag \"%s\" has a meaning of its own"),
				   tag);
	}
}

/* The two tables below are in the order of most files. */
#define FIELD(key, flags, read, member, arg) \
	{ key, flags, read, offsetof(struct question, member), arg }
#define WHOLE(key, flags, read) { key, flags, read, 0, NULL }

#define DEFAULTABLE_FIELDS \
	FIELD("scope", FIELD_OPTIONAL, bind_word, scope, &scopes), \
	FIELD("tense", FIELD_OPTIONAL, bind_word, tense, &tenses), \
	FIELD("due", FIELD_OPTIONAL, bind_word, due, &dues), \
	FIELD("who", FIELD_OPTIONAL, bind_some_of, who, who_answers), \
	FIELD("fix_by", FIELD_OPTIONAL, bind_one_of, fix_by, who_fixes)

static const struct field default_fields[] = { DEFAULTABLE_FIELDS };

static const struct field question_fields[] = {
	FIELD("id", FIELD_REQUIRED, bind_id, id, NULL),
	FIELD("kind", FIELD_REQUIRED, bind_word, kind, &kinds),
	FIELD("role", FIELD_REQUIRED, bind_word, role, &roles),
	FIELD("gate", FIELD_OPTIONAL, bind_id, gate, NULL),
	FIELD("weight", FIELD_OPTIONAL, bind_int, weight, &weights),
	FIELD("revision", FIELD_OPTIONAL, bind_int, revision, &revisions),
	FIELD("replaces", FIELD_OPTIONAL, bind_ids, replaces, NULL),
	FIELD("bad", FIELD_OPTIONAL, bind_switch, bad, NULL),
	FIELD("waivable", FIELD_OPTIONAL, bind_switch, waivable, NULL),
	DEFAULTABLE_FIELDS,
	FIELD("tags", FIELD_OPTIONAL, read_tags, tags, NULL),
	FIELD("ask", FIELD_OPTIONAL, bind_int, ask, &ranks),
	FIELD("seconds", FIELD_OPTIONAL, bind_int, seconds, &seconds),
	WHOLE("skip_after", FIELD_OPTIONAL, bind_later_text),
	WHOLE("when", FIELD_OPTIONAL, read_when),
	WHOLE("from", FIELD_OPTIONAL, bind_later),
	FIELD("min", FIELD_OPTIONAL, bind_number, min, NULL),
	FIELD("max", FIELD_OPTIONAL, bind_number, max, NULL),
	FIELD("good_value", FIELD_OPTIONAL, bind_text, good_value, NULL),
	FIELD("text", FIELD_REQUIRED, bind_prose, text, NULL),
	FIELD("why", FIELD_OPTIONAL, bind_prose, why, NULL),
	FIELD("good", FIELD_OPTIONAL, bind_prose, good, NULL),
	FIELD("not_an_answer", FIELD_OPTIONAL, bind_prose, not_an_answer, NULL),
	FIELD("fix", FIELD_OPTIONAL, bind_prose, fix, NULL),
	FIELD("source", FIELD_OPTIONAL, bind_text, source, NULL),
	FIELD("help", FIELD_OPTIONAL, bind_prose, help, NULL),
	WHOLE("choices", FIELD_OPTIONAL, load_choices),
	WHOLE("bands", FIELD_OPTIONAL, load_bands),
	WHOLE("grades", FIELD_OPTIONAL, load_grades),
};

/* ---- which keys fit which question ---- */

#define ROLE(role) (1u << ROLE_##role)
enum { ANY = ~0u >> 1, SCORED = ROLE(GATE) | ROLE(BASELINE) | ROLE(WEIGHTED) };

/* Which kinds have a key with a bit is said by their rows (core/kind.h). */
static const struct {
	const char *key;
	unsigned roles;			/* where it may be */
	unsigned needed_roles;		/* where it must be, whatever the kind */
	unsigned bit;			/* KEY_; 0: of all kinds */
} fits[] = {
	{ "gate", ROLE(GATE), ROLE(GATE), 0 },
	{ "weight", ROLE(WEIGHTED), ROLE(WEIGHTED), 0 },
	{ "waivable", ROLE(GATE) | ROLE(BASELINE), 0, 0 },
	{ "bad", ANY, 0, KEY_BAD },
	{ "from", ANY, 0, KEY_FROM },
	{ "min", ANY, 0, KEY_BOUNDS },
	{ "max", ANY, 0, KEY_BOUNDS },
	{ "good_value", ANY, 0, KEY_GOOD_VALUE },
	{ "choices", ANY, 0, KEY_CHOICES },
	{ "bands", ANY, 0, KEY_BANDS },
	{ "grades", SCORED, 0, KEY_GRADES },
};

static void check_fits(struct loader *l, const struct question *q, const struct node *map)
{
	const struct kind_ops *kind = kind_ops(q->kind);
	unsigned role = 1u << q->role;
	unsigned needs = kind->needs | (q->role == ROLE_INFO ? 0 : kind->needs_scored);

	for (size_t i = 0; i < G_N_ELEMENTS(fits); i++) {
		const struct node *value = node_get(map, fits[i].key);

		if (value != NULL && fits[i].bit != 0 && !(kind->keys & fits[i].bit))
			bind_error(&l->b, value, "misplaced-key",
				   _("\"%s\" has no meaning for the kind \"%s\""), fits[i].key,
				   kind->name);
		else if (value != NULL && !(fits[i].roles & role))
			bind_error(&l->b, value, "misplaced-key",
				   _("\"%s\" has no meaning for the role \"%s\""), fits[i].key,
				   question_role_name(q->role));
		if (value == NULL && ((needs & fits[i].bit) || (fits[i].needed_roles & role)))
			bind_error(&l->b, map, "missing-key", _("the key \"%s\" is missing"),
				   fits[i].key);
	}
}

static void check_question(struct loader *l, struct question *q, const struct node *map)
{
	check_fits(l, q, map);
	if (kind_ops(q->kind)->info_only && q->role != ROLE_INFO)
		diag_hint(bind_error(&l->b, loader_at(map, "role"), "misplaced-key",
				     _("a text cannot be right or wrong")),
			  _("its role must be info"));
	load_check_choices(l, q, map);
	if (q->min > q->max)
		bind_error(&l->b, loader_at(map, "min"), "out-of-range",
			   _("\"min\" is larger than \"max\""));
}

/* ---- first walk ---- */

/* Bounds that were left out: those of the bands, else what is surely enough. */
static void default_bounds(struct question *q, const struct node *map)
{
	bool takes_number = question_form(q) == FORM_NUMBER || q->n_bands > 0;

	if (!takes_number) {
		q->min = q->max = 0;
		return;
	}
	if (node_get(map, "min") == NULL)
		q->min = q->n_bands > 0 && q->bands[0].from > G_MININT64 ? q->bands[0].from : 0;
	if (node_get(map, "max") == NULL)
		q->max = q->n_bands > 0 && q->bands[q->n_bands - 1].to < G_MAXINT64 ?
				 q->bands[q->n_bands - 1].to :
				 NUMBER_DEFAULT_MAX;
}

static void read_question(struct loader *l, const struct node *map, int section,
			  const struct question *defaults, GArray *questions)
{
	struct question *q;
	bool ok;

	g_ptr_array_add(l->questions, (void *)map);
	g_array_set_size(questions, questions->len + 1);
	q = &g_array_index(questions, struct question, questions->len - 1);
	*q = (struct question){
		.section = section,
		.scope = defaults->scope,
		.tense = defaults->tense,
		.due = defaults->due,
		.who = g_strdupv(defaults->who),
		.fix_by = g_strdup(defaults->fix_by),
		.revision = 1,
		.skip_after = -1,
	};
	ok = bind_mapping(&l->b, map, question_fields, G_N_ELEMENTS(question_fields), q);
	default_bounds(q, map);
	ensure_text(&q->id);
	ensure_text(&q->text);
	ensure_text(&q->why);
	ensure_text(&q->good);
	ensure_text(&q->not_an_answer);
	ensure_text(&q->fix);
	ensure_text(&q->source);
	ensure_list(&q->replaces);
	ensure_list(&q->tags);
	ensure_list(&q->who);
	if (q->fix_by == NULL)
		q->fix_by = g_strdup("team");
	/* One that was misread would only bring errors that follow from the first. */
	if (ok)
		check_question(l, q, map);
}

#define SECTION(key, flags, read, member) \
	{ key, flags, read, offsetof(struct section, member), NULL }

static const struct field section_fields[] = {
	SECTION("id", FIELD_REQUIRED, bind_slug, id),
	SECTION("title", FIELD_REQUIRED, bind_prose, title),
	SECTION("purpose", FIELD_OPTIONAL, bind_prose, purpose),
	SECTION("path", FIELD_OPTIONAL, bind_slug, path),
	WHOLE("defaults", FIELD_OPTIONAL, bind_later_map),
	WHOLE("questions", FIELD_REQUIRED, bind_later_list),
};

static void read_section(struct loader *l, const struct node *map, int index,
			 GArray *sections, GArray *questions)
{
	const struct node *defaults = node_get(map, "defaults");
	const struct node *list = node_get(map, "questions");
	struct section s = { .first = questions->len };
	struct question d = { 0 };

	g_ptr_array_add(l->sections, (void *)map);
	bind_mapping(&l->b, map, section_fields, G_N_ELEMENTS(section_fields), &s);
	if (defaults != NULL && defaults->kind == NODE_MAPPING)
		bind_mapping(&l->b, defaults, default_fields, G_N_ELEMENTS(default_fields), &d);
	if (list != NULL && list->kind == NODE_SEQUENCE) {
		if (list->first == NULL)
			bind_error(&l->b, list, "empty-value",
				   _("a section needs a question"));
		for (const struct node *n = list->first; n != NULL; n = n->next)
			read_question(l, n, index, &d, questions);
	}
	g_strfreev(d.who);
	g_free(d.fix_by);
	ensure_text(&s.id);
	ensure_text(&s.title);
	s.n_questions = questions->len - s.first;
	g_array_append_val(sections, s);
}

static void check_unique(struct loader *l)
{
	g_autoptr(GHashTable) sections = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) questions = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) gates = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < l->q->n_sections; i++)
		loader_unique(l, sections, ID_SECTION, l->q->sections[i].id,
			      l->sections->pdata[i]);
	for (int i = 0; i < l->q->n_questions; i++) {
		const struct question *q = &l->q->questions[i];

		loader_unique(l, questions, ID_QUESTION, q->id, l->questions->pdata[i]);
		if (q->gate != NULL)
			loader_unique(l, gates, ID_GATE, q->gate, l->questions->pdata[i]);
	}
}

void load_sections(struct bind *b, const struct node *value, const struct field *f,
		   void *target)
{
	struct loader *l = loader_of(b);
	struct questionnaire *q = target;
	GArray *sections, *questions;
	int index = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	if (value->first == NULL)
		bind_error(b, value, "empty-value", _("a questionnaire needs a section"));
	sections = g_array_new(FALSE, TRUE, sizeof(struct section));
	questions = g_array_new(FALSE, TRUE, sizeof(struct question));
	for (const struct node *n = value->first; n != NULL; n = n->next)
		read_section(l, n, index++, sections, questions);
	q->n_sections = sections->len;
	q->n_questions = questions->len;
	q->sections = (struct section *)g_array_free(sections, FALSE);
	q->questions = (struct question *)g_array_free(questions, FALSE);
	check_unique(l);
}

/* ---- second walk ---- */

static void resolve_from(struct loader *l, struct question *q, const struct node *value)
{
	const struct node *n = value->kind == NODE_SCALAR ? value : value->first;
	const char *names[MEASURE_FACT_COUNT + 1] = { NULL };

	if (!(value->kind == NODE_SCALAR || bind_expect(&l->b, value, NODE_SEQUENCE, "from")))
		return;
	for (int m = 0; m < MEASURE_FACT_COUNT; m++)
		names[m] = measure_name(m);
	q->from = g_new0(int, value->kind == NODE_SCALAR ? 1 : value->count + 1);
	for (; n != NULL; n = n == value ? NULL : n->next) {
		enum measure m;

		if (!bind_expect(&l->b, n, NODE_SCALAR, "from"))
			continue;
		m = measure_find(n->text);
		if (m >= MEASURE_FACT_COUNT)
			bind_hint_near(bind_error(&l->b, n, "unknown-measure",
						  _("no registered fact \"%s\""), n->text),
				       n->text, names);
		else if (measure_is_text(m) != (question_form(q) == FORM_TEXT))
			bind_error(&l->b, n, "misplaced-key",
				   measure_is_text(m) ?
					   _("\"%s\" is a text, the question takes a number") :
					   _("\"%s\" is a number, the question takes a text"),
				   n->text);
		else
			q->from[q->n_from++] = m;
	}
}

static void resolve_good_value(struct loader *l, const struct question *q,
			       const struct node *map)
{
	struct value v = { 0 };
	g_autoptr(diags) ds = diags_new();
	const struct diag *why;

	if (value_parse(&v, q, q->good_value, ds)) {
		value_clear(&v);
		return;
	}
	why = ds->items->len > 0 ? g_ptr_array_index(ds->items, 0) : NULL;
	bind_error(&l->b, loader_at(map, "good_value"), "bad-value",
		   _("\"good_value\" does not fit: %s"),
		   why != NULL ? why->message : q->good_value);
}

static void resolve_question(struct loader *l, int i)
{
	struct question *q = &l->q->questions[i];
	const struct node *map = l->questions->pdata[i];
	const struct node *skip = loader_text(map, "skip_after");
	const struct node *from = node_get(map, "from");

	if (skip != NULL)
		q->skip_after = loader_question(l, skip);
	if (q->skip_after == i)
		bind_error(&l->b, skip, "misplaced-key",
			   _("a question cannot come after itself"));
	else if (q->skip_after >= 0 && l->q->questions[q->skip_after].role != ROLE_GATE)
		bind_error(&l->b, skip, "misplaced-key", _("\"%s\" is not a gate"), skip->text);
	if (from != NULL)
		resolve_from(l, q, from);
	if (q->when != NULL)
		loader_resolve(l, q->when, node_get(map, "when"), EXPR_QUESTION, i);
	load_resolve_grades(l, q, i, map);
	if (q->good_value != NULL)
		resolve_good_value(l, q, map);
}

void resolve_questions(struct loader *l)
{
	for (int i = 0; i < l->q->n_questions; i++)
		resolve_question(l, i);
}
