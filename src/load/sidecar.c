/* Reading a sidecar, and laying it over a questionnaire. */
#include "config.h"

#include "load/sidecar.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/near.h"
#include "load/bind.h"
#include "load/translatable.h"

static const char *const placeholders[] = { "{service}", "{team}", "{system}",
	"{consumers}" };

void sidecar_free(struct sidecar *s)
{
	if (s == NULL)
		return;
	for (int i = 0; i < s->n_texts; i++) {
		g_free(s->texts[i].key);
		g_free(s->texts[i].of);
		g_free(s->texts[i].text);
	}
	g_free(s->texts);
	g_free(s->file);
	g_free(s->questionnaire);
	g_free(s->language);
	g_free(s);
}

/* ---- reading ---- */

static void read_hash(struct bind *b, const struct node *value, const struct field *f,
		      void *target)
{
	char **hash = target;

	if (!bind_expect(b, value, NODE_SCALAR, f->key))
		return;
	if (value->count == TEXT_HASH_SIZE - 1 &&
	    value->text[strspn(value->text, "0123456789abcdef")] == '\0')
		*hash = g_strdup(value->text);
	else
		diag_hint(bind_error(b, value, "bad-hash", _("\"%s\" is no text's hash"),
				     value->text),
			  _("the first 8 digits of the SHA-256 of the source text; lint "
			    "prints them"));
}

#define FIELD(type, key, flags, read, member) \
	{ key, flags, read, offsetof(struct type, member), NULL }

static const struct field text_fields[] = {
	FIELD(sidecar_text, "of", FIELD_REQUIRED, read_hash, of),
	FIELD(sidecar_text, "text", FIELD_REQUIRED, bind_prose, text),
};

static void read_texts(struct bind *b, const struct node *value, const struct field *f,
		       void *target)
{
	struct sidecar *s = target;

	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	s->texts = g_new0(struct sidecar_text, value->count + 1);
	for (const struct node *k = value->first; k != NULL; k = k->next) {
		struct sidecar_text *t = &s->texts[s->n_texts++];

		t->key = g_strdup(k->text);
		t->line = k->line;
		t->column = k->column;
		bind_mapping(b, k->value, text_fields, G_N_ELEMENTS(text_fields), t);
	}
}

static const struct field sidecar_fields[] = {
	{ "schema", FIELD_REQUIRED, bind_later_text, 0, NULL },
	FIELD(sidecar, "questionnaire", FIELD_REQUIRED, bind_slug, questionnaire),
	FIELD(sidecar, "language", FIELD_REQUIRED, bind_language, language),
	{ "texts", FIELD_REQUIRED, read_texts, 0, NULL },
};

/* Takes from over. */
static bool load(struct sidecar **out, struct source *from, struct diags *ds)
{
	g_autoptr(sidecar) s = g_new0(struct sidecar, 1);
	g_auto(tree) t = { 0 };
	g_autoptr(diags) found = diags_new();
	struct bind b = { .tree = &t, .ds = found };
	bool ok;

	if (!tree_parse_yaml_take(&t, from, ds))
		return false;
	s->file = g_strdup(t.source.name);
	ok = bind_check_schema(&b, t.root) &&
	     bind_mapping(&b, t.root, sidecar_fields, G_N_ELEMENTS(sidecar_fields), s);
	bind_report(ds, found);
	if (ok)
		*out = g_steal_pointer(&s);
	return ok;
}

bool sidecar_load_text(struct sidecar **out, const char *text, gsize length,
		       const char *name, struct diags *ds)
{
	struct source s;

	*out = NULL;
	return source_set(&s, text, length, name, SOURCE_FILE_MAX, ds) && load(out, &s, ds);
}

bool sidecar_load_file(struct sidecar **out, const char *path, struct diags *ds)
{
	struct source s;

	*out = NULL;
	return source_read(&s, path, SOURCE_FILE_MAX, ds) && load(out, &s, ds);
}

/* ---- applying ---- */

static void unknown_key(const GArray *all, const struct sidecar_text *text,
			const struct place *at, struct diags *ds)
{
	struct diag *d = diag_warning(ds, "unknown-text", at,
				      _("the questionnaire has no text \"%s\""), text->key);
	struct near near;

	if (ds == NULL)
		return;
	near_init(&near, text->key);
	for (guint i = 0; i < all->len; i++)
		near_offer(&near, g_array_index(all, struct translatable, i).key);
	if (near.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near.best);
	else
		diag_hint(d, _("remove it"));
}

static void check_placeholders(const char *from, const struct sidecar_text *text,
			       const struct place *at, struct diags *ds)
{
	for (size_t i = 0; i < G_N_ELEMENTS(placeholders); i++)
		if ((strstr(from, placeholders[i]) != NULL) !=
		    (strstr(text->text, placeholders[i]) != NULL))
			diag_warning(ds, "placeholder", at,
				     _("%s is only in one of \"%s\" and its translation"),
				     placeholders[i], text->key);
}

static void apply_text(const struct translatable *t, const struct sidecar_text *text,
		       const char *file, struct diags *ds)
{
	struct place at = { .file = file, .line = text->line, .column = text->column };
	char hash[TEXT_HASH_SIZE];

	text_short_hash(hash, *t->text);
	if (strcmp(hash, text->of) != 0) {
		diag_hint(diag_warning(ds, "stale-text", &at,
				       _("the source of \"%s\" has changed since"), text->key),
			  _("translate it again and write \"of: %s\""), hash);
		return;
	}
	check_placeholders(*t->text, text, &at, ds);
	g_free(*t->text);
	*t->text = g_strdup(text->text);
}

static void report_missing(const GArray *all, GHashTable *texts, const struct sidecar *s,
			   struct diags *ds)
{
	struct place at = { .file = s->file };
	char hash[TEXT_HASH_SIZE];

	for (guint i = 0; ds != NULL && i < all->len; i++) {
		const struct translatable *t = &g_array_index(all, struct translatable, i);

		if (g_hash_table_contains(texts, t->key))
			continue;
		text_short_hash(hash, *t->text);
		diag_hint(diag_warning(ds, "missing-text", &at, _("\"%s\" is not translated"),
				       t->key),
			  _("add it with \"of: %s\""), hash);
	}
}

static void lay_over(const GArray *all, const struct sidecar *s, struct diags *ds)
{
	g_autoptr(GHashTable) texts = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
	struct place at = { .file = s->file };

	for (guint i = 0; i < all->len; i++) {
		struct translatable *t = &g_array_index(all, struct translatable, i);

		g_hash_table_insert(keys, t->key, t);
	}
	for (int i = 0; i < s->n_texts; i++)
		g_hash_table_insert(texts, s->texts[i].key, &s->texts[i]);
	/* Before the texts change: the hashes are those of the source. */
	report_missing(all, texts, s, ds);
	for (int i = 0; i < s->n_texts; i++) {
		const struct sidecar_text *text = &s->texts[i];
		const struct translatable *t = g_hash_table_lookup(keys, text->key);

		at.line = text->line;
		at.column = text->column;
		if (t == NULL)
			unknown_key(all, text, &at, ds);
		else
			apply_text(t, text, s->file, ds);
	}
}

static bool belongs(const struct sidecar *s, const char *to, struct diags *ds)
{
	struct place at = { .file = s->file };

	if (g_strcmp0(to, s->questionnaire) == 0)
		return true;
	diag_error(ds, "wrong-questionnaire", &at, _("this translates \"%s\", not \"%s\""),
		   s->questionnaire, to);
	return false;
}

bool sidecar_apply(struct questionnaire *q, const struct sidecar *s, struct diags *ds)
{
	g_autoptr(GArray) all = NULL;

	if (!belongs(s, q->id, ds))
		return false;
	all = questionnaire_translatables(q);
	lay_over(all, s, ds);
	g_free(q->shown_language);
	q->shown_language = g_strdup(s->language);
	return true;
}

bool sidecar_apply_cases(GPtrArray *cases, const struct sidecar *s, struct diags *ds)
{
	g_autoptr(GArray) all = NULL;

	if (!belongs(s, SIDECAR_OF_CASES, ds))
		return false;
	all = cases_translatables(cases);
	lay_over(all, s, ds);
	for (guint i = 0; i < cases->len; i++) {
		struct published_case *c = cases->pdata[i];

		g_free(c->shown_language);
		c->shown_language = g_strdup(s->language);
	}
	return true;
}
