/* The rule rows: what an answer does to a verdict. */
#include "config.h"

#include "load/loader.h"

#include <string.h>

#include <glib/gi18n.h>

static const char *effect_word(int i)
{
	return rule_effect_name(i);
}

static const char *affects_word(int i)
{
	return rule_affects_name(i);
}

static const char *due_word(int i)
{
	return due_name(i);
}

static const struct bind_words effects = { effect_word, EFFECT_COUNT };
static const struct bind_words affected = { affects_word, AFFECTS_COUNT };
static const struct bind_words dues = { due_word, DUE_COUNT };

static void read_when(struct bind *b, const struct node *value, const struct field *f,
		      void *target)
{
	struct rule *r = target;

	loader_condition(loader_of(b), value, f, &r->when_text, &r->when);
}

static void read_path_if_when(struct bind *b, const struct node *value,
			      const struct field *f, void *target)
{
	struct rule *r = target;

	loader_condition(loader_of(b), value, f, &r->path_if_text, &r->path_if);
}

#define FIELD(key, flags, read, member, arg) \
	{ key, flags, read, offsetof(struct rule, member), arg }

static const struct field path_if_fields[] = {
	{ "when", FIELD_REQUIRED, read_path_if_when, 0, NULL },
	FIELD("path", FIELD_REQUIRED, bind_slug, path_if_path, NULL),
};

static void read_path_if(struct bind *b, const struct node *value, const struct field *f,
			 void *target)
{
	(void)f;
	bind_mapping(b, value, path_if_fields, G_N_ELEMENTS(path_if_fields), target);
}

static const struct field rule_fields[] = {
	FIELD("id", FIELD_REQUIRED, bind_id, id, NULL),
	FIELD("effect", FIELD_REQUIRED, bind_word, effect, &effects),
	FIELD("each", FIELD_OPTIONAL, bind_slug, each, NULL),
	FIELD("counted", FIELD_OPTIONAL, bind_switch, counted, NULL),
	FIELD("count_as", FIELD_OPTIONAL, bind_slug, count_as, NULL),
	FIELD("soft_if_waived", FIELD_OPTIONAL, bind_switch, soft_if_waived, NULL),
	FIELD("affects", FIELD_OPTIONAL, bind_word, affects, &affected),
	FIELD("due", FIELD_OPTIONAL, bind_word, due, &dues),
	{ "when", FIELD_REQUIRED, read_when, 0, NULL },
	{ "on", FIELD_OPTIONAL, bind_later, 0, NULL },
	FIELD("path", FIELD_OPTIONAL, bind_slug, path, NULL),
	{ "path_if", FIELD_OPTIONAL, read_path_if, 0, NULL },
	FIELD("title", FIELD_OPTIONAL, bind_prose, title, NULL),
	FIELD("text", FIELD_OPTIONAL, bind_prose, text, NULL),
	FIELD("fix", FIELD_OPTIONAL, bind_prose, fix, NULL),
};

/* Keys that only some effects know, and those that these must have. */
#define EFFECT(effect) (1u << EFFECT_##effect)
static const struct {
	const char *key;
	unsigned effects, needed;
} fits[] = {
	{ "counted", EFFECT(CONDITION), 0 },
	{ "count_as", EFFECT(CONDITION), 0 },
	{ "soft_if_waived", EFFECT(STOP), 0 },
	{ "due", EFFECT(CONDITION) | EFFECT(STOP), 0 },
	{ "on", EFFECT(FAIL), EFFECT(FAIL) },
	{ "path", EFFECT(PATH), EFFECT(PATH) },
	{ "path_if", EFFECT(PATH), 0 },
};

static void check_rule(struct loader *l, const struct rule *r, const struct node *map)
{
	unsigned effect = 1u << r->effect;

	for (size_t i = 0; i < G_N_ELEMENTS(fits); i++) {
		const struct node *value = node_get(map, fits[i].key);

		if (value != NULL && !(fits[i].effects & effect))
			bind_error(&l->b, value, "misplaced-key",
				   _("\"%s\" has no meaning for the effect \"%s\""),
				   fits[i].key, rule_effect_name(r->effect));
		if (value == NULL && (fits[i].needed & effect))
			bind_error(&l->b, map, "missing-key", _("the key \"%s\" is missing"),
				   fits[i].key);
	}
	if (r->effect == EFFECT_FAIL && r->each != NULL)
		diag_hint(bind_error(&l->b, loader_at(map, "each"), "misplaced-key",
				     _("\"%s\" has no meaning for the effect \"%s\""), "each",
				     "fail"),
			  _("\"on\" says which questions fail"));
	if (g_strcmp0(r->path, "section") == 0 && r->each == NULL)
		diag_hint(bind_error(&l->b, loader_at(map, "path"), "misplaced-key",
				     _("the path \"section\" needs \"each\"")),
			  _("or say \"weakest-section\""));
}

/* The same id may have a row per effect; path rows are only told apart by order. */
static void check_unique(struct loader *l)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
							   NULL);

	for (int i = 0; i < l->q->n_rules; i++) {
		const struct rule *r = &l->q->rules[i];
		const struct node *map = l->rules->pdata[i], *before;
		g_autofree char *key = g_strdup_printf("%s/%d", r->id, r->effect);

		if (r->effect == EFFECT_PATH || *r->id == '\0')
			continue;
		before = g_hash_table_lookup(seen, key);
		if (before == NULL)
			g_hash_table_insert(seen, g_steal_pointer(&key), (void *)map);
		else
			diag_hint(bind_error(&l->b, loader_at(map, "id"), "duplicate-id",
					     _("the %s rule \"%s\" is there twice"),
					     rule_effect_name(r->effect), r->id),
				  _("the first is on line %u; give this one another id"),
				  before->line);
	}
}

void load_rules(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	struct loader *l = loader_of(b);
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->rules = g_new0(struct rule, value->count + 1);
	q->n_rules = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next, i++) {
		struct rule *r = &q->rules[i];
		bool ok;

		g_ptr_array_add(l->rules, (void *)n);
		r->each_tag = RULE_EACH_NONE;
		ok = bind_mapping(b, n, rule_fields, G_N_ELEMENTS(rule_fields), r);
		ensure_text(&r->id);
		if (ok)
			check_rule(l, r, n);
	}
	check_unique(l);
}

/* ---- second walk ---- */

static void resolve_each(struct loader *l, struct rule *r, const struct node *map)
{
	if (strcmp(r->each, "section") == 0) {
		r->each_tag = RULE_EACH_SECTION;
		return;
	}
	r->each_tag = questionnaire_find_tag(l->q, r->each);
	if (r->each_tag >= 0)
		return;
	r->each_tag = RULE_EACH_NONE;
	bind_hint_near(bind_error(&l->b, loader_at(map, "each"), "unknown-tag",
				  _("no question has the tag \"%s\""), r->each),
		       r->each, (const char *const *)l->q->tags);
}

static void resolve_on(struct loader *l, struct rule *r, const struct node *value)
{
	const struct node *n = value->kind == NODE_SCALAR ? value : value->first;

	if (value->kind == NODE_MAPPING) {
		bind_expect(&l->b, value, NODE_SEQUENCE, "on");
		return;
	}
	r->on = g_new0(int, value->count + 1);
	for (; n != NULL; n = n == value ? NULL : n->next) {
		int i = bind_expect(&l->b, n, NODE_SCALAR, "on") ? loader_question(l, n) : -1;

		if (i < 0)
			continue;
		if (l->q->questions[i].role == ROLE_INFO)
			diag_hint(bind_error(&l->b, n, "misplaced-key",
					     _("\"%s\" is an info question and cannot fail"),
					     n->text),
				  _("name a gate, a baseline item or a weighted question"));
		r->on[r->n_on++] = i;
	}
}

static void resolve_path(struct loader *l, const char *path, const struct node *at)
{
	g_autofree const char **names = NULL;

	if (path == NULL || questionnaire_path(l->q, path) != NULL ||
	    strcmp(path, "section") == 0 || strcmp(path, "weakest-section") == 0)
		return;
	names = g_new0(const char *, l->q->n_paths + 1);
	for (int i = 0; i < l->q->n_paths; i++)
		names[i] = l->q->paths[i].id;
	bind_hint_near(bind_error(&l->b, at, "unknown-path", _("no path \"%s\""), path), path,
		       names);
}

static void check_it(struct loader *l, const struct rule *r, const struct node *when)
{
	struct expr_reads reads = { 0 };

	if (r->each != NULL || r->when == NULL)
		return;
	expr_reads_collect(&reads, r->when);
	if (reads.reads_it)
		diag_hint(bind_error(&l->b, when, "misplaced-key",
				     _("\"it\" has no meaning without \"each\"")),
			  _("add \"each\" with a tag or a role"));
	expr_reads_clear(&reads);
}

void resolve_rules(struct loader *l)
{
	for (int i = 0; i < l->q->n_rules; i++) {
		struct rule *r = &l->q->rules[i];
		const struct node *map = l->rules->pdata[i];
		const struct node *on = node_get(map, "on");
		const struct node *path_if = node_get(map, "path_if");

		if (r->each != NULL)
			resolve_each(l, r, map);
		if (on != NULL)
			resolve_on(l, r, on);
		resolve_path(l, r->path, loader_at(map, "path"));
		if (r->when != NULL) {
			loader_resolve(l, r->when, node_get(map, "when"), EXPR_RULE, -1);
			check_it(l, r, node_get(map, "when"));
		}
		if (r->path_if != NULL)
			loader_resolve(l, r->path_if, node_get(path_if, "when"), EXPR_RULE, -1);
		if (r->path_if_path != NULL)
			resolve_path(l, r->path_if_path, loader_at(path_if, "path"));
	}
}
