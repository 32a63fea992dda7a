/*
 * The top level of a questionnaire and the order of the two walks. Sections and
 * questions are in load_question.c, their answers in load_choices.c, rules in
 * load_rules.c, what became of older questions in load_mapping.c, everything else in
 * load_tables.c.
 */
#include "config.h"

#include "load/questionnaire_load.h"

#include <string.h>

#include <glib/gi18n.h>

#include "load/loader.h"

static const char *const statuses[] = { "draft", "published", "retired", NULL };

#define TEXT(key, flags, read, member) \
	{ key, flags, read, offsetof(struct questionnaire, member), NULL }

/* In the order a file has them: the walk is quicker when it finds them so. */
static const struct field top_fields[] = {
	{ "schema", FIELD_REQUIRED, bind_later_text, 0, NULL },
	TEXT("id", FIELD_REQUIRED, bind_slug, id),
	TEXT("version", FIELD_REQUIRED, bind_version, version),
	{ "status", FIELD_OPTIONAL, bind_one_of, offsetof(struct questionnaire, status),
	  statuses },
	TEXT("based_on", FIELD_OPTIONAL, bind_slug, based_on),
	TEXT("language", FIELD_OPTIONAL, bind_language, language),
	TEXT("title", FIELD_REQUIRED, bind_prose, title),
	TEXT("description", FIELD_OPTIONAL, bind_prose, description),
	TEXT("licence", FIELD_OPTIONAL, bind_text, licence),
	TEXT("authors", FIELD_OPTIONAL, bind_texts, authors),
	TEXT("changelog", FIELD_OPTIONAL, bind_texts, changelog),
	{ "sources", FIELD_OPTIONAL, load_sources, 0, NULL },
	{ "texts", FIELD_OPTIONAL, load_texts, 0, NULL },
	{ "costs", FIELD_OPTIONAL, load_costs, 0, NULL },
	{ "word_lists", FIELD_OPTIONAL, load_word_lists, 0, NULL },
	{ "paths", FIELD_OPTIONAL, load_paths, 0, NULL },
	{ "quick", FIELD_OPTIONAL, bind_later_list, 0, NULL },
	{ "sections", FIELD_REQUIRED, load_sections, 0, NULL },
	{ "rules", FIELD_OPTIONAL, load_rules, 0, NULL },
	{ "mapping", FIELD_OPTIONAL, load_mapping, 0, NULL },
};

static const char *const twice[] = {
	[ID_SECTION] = N_("the section \"%s\" is there twice"),
	[ID_QUESTION] = N_("the question \"%s\" is there twice"),
	[ID_GATE] = N_("the gate \"%s\" is there twice"),
	[ID_PATH] = N_("the path \"%s\" is there twice"),
	[ID_COST] = N_("the cost \"%s\" is there twice"),
};

/* ---- what the parts share ---- */

void loader_condition(struct loader *l, const struct node *value, const struct field *f,
		      char **words, struct expr **when)
{
	struct place at;
	struct diags *ds = l->b.errors < BIND_ERRORS_MAX ? l->b.ds : NULL;

	if (!bind_expect(&l->b, value, NODE_SCALAR, f->key))
		return;
	at = node_text_place(l->b.tree, value);
	if (!expr_parse(when, value->text, &at, ds)) {
		l->b.errors++;
		return;
	}
	g_free(*words);
	*words = g_strdup(value->text);
}

void loader_resolve(struct loader *l, struct expr *when, const struct node *value,
		    enum expr_context context, int self)
{
	struct diags *ds = l->b.errors < BIND_ERRORS_MAX ? l->b.ds : NULL;
	struct place at;

	if (when == NULL)
		return;
	at = node_text_place(l->b.tree, value);
	if (!expr_resolve(when, l->q, context, self, &at, ds))
		l->b.errors++;
}

int loader_question(struct loader *l, const struct node *id)
{
	int i = questionnaire_find(l->q, id->text);
	g_autofree const char **ids = NULL;

	if (i >= 0)
		return i;
	ids = g_new0(const char *, l->q->n_questions + 1);
	for (int k = 0; k < l->q->n_questions; k++)
		ids[k] = l->q->questions[k].id;
	bind_hint_near(bind_error(&l->b, id, "unknown-question", _("no question \"%s\""),
				  id->text),
		       id->text, ids);
	return -1;
}

const struct node *loader_text(const struct node *map, const char *key)
{
	const struct node *value = node_get(map, key);

	return value != NULL && value->kind == NODE_SCALAR && *value->text != '\0' ? value :
										      NULL;
}

const struct node *loader_at(const struct node *map, const char *key)
{
	const struct node *value = node_get(map, key);

	return value != NULL ? value : map;
}

void loader_unique(struct loader *l, GHashTable *seen, enum id_kind kind, const char *id,
		   const struct node *map)
{
	const struct node *before = g_hash_table_lookup(seen, id);
	struct diag *d;

	if (*id == '\0')
		return;
	if (before == NULL) {
		g_hash_table_insert(seen, (char *)id, (void *)map);
		return;
	}
	d = bind_error(&l->b, loader_at(map, "id"), "duplicate-id", _(twice[kind]), id);
	diag_hint(d, _("the first is on line %u; ids are for good, so give the newer one "
		       "another"),
		  before->line);
}

/* ---- the walks ---- */

static void resolve_quick(struct loader *l, const struct node *root)
{
	const struct node *list = node_get(root, "quick");
	int place = 0;

	if (list == NULL || list->kind != NODE_SEQUENCE)
		return;
	for (const struct node *id = list->first; id != NULL; id = id->next) {
		int i;

		if (!bind_expect(&l->b, id, NODE_SCALAR, "quick"))
			continue;
		i = loader_question(l, id);
		if (i >= 0 && l->q->questions[i].quick > 0)
			bind_error(&l->b, id, "twice", _("\"%s\" is there twice"), id->text);
		else if (i >= 0)
			l->q->questions[i].quick = ++place;
	}
}

static void fill_defaults(struct questionnaire *q)
{
	char **texts[] = { &q->id, &q->version, &q->title, &q->description, &q->licence };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		ensure_text(texts[i]);
	ensure_list(&q->authors);
	ensure_list(&q->changelog);
	if (q->status == NULL)
		q->status = g_strdup("draft");
	if (q->language == NULL)
		q->language = g_strdup("en");
	q->shown_language = g_strdup(q->language);
}

static bool read_questionnaire(struct loader *l)
{
	const struct node *root = l->b.tree->root;

	if (!bind_check_schema(&l->b, root))
		return false;
	bind_mapping(&l->b, root, top_fields, G_N_ELEMENTS(top_fields), l->q);
	if (root->kind != NODE_MAPPING)
		return false;
	fill_defaults(l->q);
	if (!questionnaire_index(l->q, l->b.ds)) {
		l->b.errors++;
		return false;
	}
	resolve_questions(l);
	resolve_rules(l);
	resolve_tables(l);
	resolve_mapping(l);
	resolve_quick(l, root);
	if (l->b.errors > 0)
		return false;
	questionnaire_finish(l->q);
	return true;
}

/* ---- entrances ---- */

bool loader_read(struct loader *l, struct source *s, struct diags *ds)
{
	*l = (struct loader){ 0 };
	if (!tree_parse_yaml_take(&l->tree, s, ds))
		return false;
	l->b = (struct bind){ .tree = &l->tree, .ds = diags_new() };
	l->q = questionnaire_new();
	l->sections = g_ptr_array_new();
	l->questions = g_ptr_array_new();
	l->rules = g_ptr_array_new();
	l->paths = g_ptr_array_new();
	l->word_lists = g_ptr_array_new();
	l->mappings = g_ptr_array_new();
	return read_questionnaire(l);
}

void loader_clear(struct loader *l, struct diags *ds)
{
	if (l->b.ds == NULL)	/* the file was no YAML */
		return;
	bind_report(ds, l->b.ds);
	diags_free(l->b.ds);
	questionnaire_free(l->q);
	g_ptr_array_unref(l->sections);
	g_ptr_array_unref(l->questions);
	g_ptr_array_unref(l->rules);
	g_ptr_array_unref(l->paths);
	g_ptr_array_unref(l->word_lists);
	g_ptr_array_unref(l->mappings);
	tree_clear(&l->tree);
}

struct questionnaire *loader_take(struct loader *l)
{
	struct source *s = &l->tree.source;

	l->q->file_length = s->length;
	l->q->file = g_steal_pointer(&s->bytes);
	return g_steal_pointer(&l->q);
}

/* Takes s over. */
static bool load(struct questionnaire **out, struct source *s, struct diags *ds)
{
	struct loader l;
	bool ok = loader_read(&l, s, ds);

	if (ok)
		*out = loader_take(&l);
	loader_clear(&l, ds);
	return ok;
}

bool questionnaire_load_text(struct questionnaire **out, const char *text, gsize length,
			     const char *name, struct diags *ds)
{
	struct source s;

	*out = NULL;
	return source_set(&s, text, length, name, SOURCE_FILE_MAX, ds) && load(out, &s, ds);
}

bool questionnaire_load_kept_take(struct questionnaire **out, char *text, gsize length,
				  const char *hash, const char *name, struct diags *ds)
{
	struct source s;

	*out = NULL;
	if (!source_take(&s, text, length, name, SOURCE_FILE_MAX, ds) || !load(out, &s, ds))
		return false;
	questionnaire_set_hash(*out, hash);
	return true;
}

bool questionnaire_load_file(struct questionnaire **out, const char *path, struct diags *ds)
{
	struct source s;

	*out = NULL;
	return source_read(&s, path, SOURCE_FILE_MAX, ds) && load(out, &s, ds);
}
