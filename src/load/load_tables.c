/* Ways on, word lists, sources, passages and the cost table. */
#include "config.h"

#include "load/loader.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/words.h"

#define FIELD(type, key, flags, read, member) \
	{ key, flags, read, offsetof(struct type, member), NULL }

/* ---- paths ---- */

static const struct field path_fields[] = {
	FIELD(path_text, "id", FIELD_REQUIRED, bind_slug, id),
	FIELD(path_text, "title", FIELD_REQUIRED, bind_prose, title),
	FIELD(path_text, "text", FIELD_REQUIRED, bind_prose, text),
	FIELD(path_text, "steps", FIELD_OPTIONAL, bind_prose_list, steps),
};

void load_paths(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	struct loader *l = loader_of(b);
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->paths = g_new0(struct path_text, value->count + 1);
	q->n_paths = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next, i++) {
		struct path_text *p = &q->paths[i];

		g_ptr_array_add(l->paths, (void *)n);
		bind_mapping(b, n, path_fields, G_N_ELEMENTS(path_fields), p);
		ensure_text(&p->id);
		ensure_text(&p->title);
		ensure_text(&p->text);
		ensure_list(&p->steps);
		loader_unique(l, seen, ID_PATH, p->id, n);
		if (strcmp(p->id, "section") == 0 || strcmp(p->id, "weakest-section") == 0)
			bind_error(b, loader_at(n, "id"), "reserved",
				   _("the path \"%s\" has a meaning of its own"), p->id);
	}
}

/* ---- tables whose keys are ids ---- */

/* Whether a key can be an id; says so if not. */
static bool check_key(struct bind *b, const struct node *key)
{
	if (bind_is_id(key->text))
		return true;
	diag_hint(bind_error(b, key, "bad-id", _("\"%s\" cannot be a name here"), key->text),
		  _("letters and digits joined by dots and hyphens, up to 64"));
	return false;
}

void load_word_lists(struct bind *b, const struct node *value, const struct field *f,
		     void *target)
{
	struct loader *l = loader_of(b);
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	q->word_lists = g_new0(struct word_list, value->count + 1);
	q->n_word_lists = value->count;
	for (const struct node *k = value->first; k != NULL; k = k->next, i++) {
		struct field words = { k->text, 0, NULL, 0, NULL };
		struct word_list *list = &q->word_lists[i];

		g_ptr_array_add(l->word_lists, (void *)k);
		check_key(b, k);
		list->id = g_strdup(k->text);
		bind_texts(b, k->value, &words, &list->words);
		ensure_list(&list->words);
		for (int w = 0; list->words[w] != NULL; w++) {
			char *folded = words_fold(list->words[w]);

			if (*folded == '\0')
				bind_error(b, k->value, "empty-value",
					   _("\"%s\" has no letter or digit to look for"),
					   list->words[w]);
			g_free(list->words[w]);
			list->words[w] = folded;
		}
	}
}

static const struct field source_fields[] = {
	FIELD(source_ref, "title", FIELD_REQUIRED, bind_text, title),
	FIELD(source_ref, "url", FIELD_OPTIONAL, bind_text, url),
};

void load_sources(struct bind *b, const struct node *value, const struct field *f,
		  void *target)
{
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	q->sources = g_new0(struct source_ref, value->count + 1);
	q->n_sources = value->count;
	for (const struct node *k = value->first; k != NULL; k = k->next, i++) {
		struct source_ref *s = &q->sources[i];

		check_key(b, k);
		s->key = g_strdup(k->text);
		bind_mapping(b, k->value, source_fields, G_N_ELEMENTS(source_fields), s);
		ensure_text(&s->title);
		ensure_text(&s->url);
		/* A report makes it a link: nothing but the web may stand there. */
		if (*s->url != '\0' && !g_str_has_prefix(s->url, "https://") &&
		    !g_str_has_prefix(s->url, "http://"))
			diag_hint(bind_error(b, loader_at(k->value, "url"), "bad-url",
					     _("\"%s\" is no web address"), s->url),
				  _("it starts with https://"));
	}
}

void load_texts(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	q->texts = g_new0(struct text_row, value->count + 1);
	q->n_texts = value->count;
	for (const struct node *k = value->first; k != NULL; k = k->next, i++) {
		struct field text = { k->text, 0, NULL, 0, NULL };
		struct text_row *row = &q->texts[i];

		check_key(b, k);
		row->id = g_strdup(k->text);
		row->cells = g_new0(char *, 2);
		bind_prose(b, k->value, &text, &row->cells[0]);
		ensure_text(&row->cells[0]);
	}
}

/* ---- the cost table ---- */

enum { COST_ASPECT, COST_FUNCTION, COST_NETWORK, COST_QUESTION, COST_CELLS };

struct cost_row {
	char *id;
	char *cells[COST_CELLS];
};

static const struct field cost_fields[] = {
	FIELD(cost_row, "id", FIELD_REQUIRED, bind_slug, id),
	FIELD(cost_row, "aspect", FIELD_REQUIRED, bind_prose, cells[COST_ASPECT]),
	FIELD(cost_row, "function", FIELD_REQUIRED, bind_prose, cells[COST_FUNCTION]),
	FIELD(cost_row, "network", FIELD_REQUIRED, bind_prose, cells[COST_NETWORK]),
	FIELD(cost_row, "question", FIELD_OPTIONAL, bind_id, cells[COST_QUESTION]),
};

void load_costs(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	struct loader *l = loader_of(b);
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->costs = g_new0(struct text_row, value->count + 1);
	q->n_costs = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next, i++) {
		struct text_row *row = &q->costs[i];
		struct cost_row read = { 0 };

		bind_mapping(b, n, cost_fields, G_N_ELEMENTS(cost_fields), &read);
		ensure_text(&read.id);
		row->id = read.id;
		row->cells = g_new0(char *, COST_CELLS + 1);
		for (int c = 0; c < COST_CELLS; c++) {
			ensure_text(&read.cells[c]);
			row->cells[c] = read.cells[c];
		}
		loader_unique(l, seen, ID_COST, row->id, n);
	}
}

/* ---- second walk ---- */

static void resolve_section_path(struct loader *l, int i)
{
	const char *path = l->q->sections[i].path;
	g_autofree const char **names = NULL;

	if (path == NULL || questionnaire_path(l->q, path) != NULL)
		return;
	names = g_new0(const char *, l->q->n_paths + 1);
	for (int p = 0; p < l->q->n_paths; p++)
		names[p] = l->q->paths[p].id;
	bind_hint_near(bind_error(&l->b, loader_at(l->sections->pdata[i], "path"),
				  "unknown-path", _("no path \"%s\""), path),
		       path, names);
}

void resolve_tables(struct loader *l)
{
	const struct node *costs = node_get(l->b.tree->root, "costs");
	const struct node *row = costs != NULL ? costs->first : NULL;

	for (int i = 0; i < l->q->n_sections; i++)
		resolve_section_path(l, i);
	for (int i = 0; i < l->q->n_costs; i++, row = row->next) {
		const struct node *question = loader_text(row, "question");

		if (question != NULL)
			loader_question(l, question);
	}
}
