/*
 * Case files. Whether a fact names a question, and whether its answer is one, is
 * known only when a questionnaire is at hand: case_to_inputs().
 */
#include "config.h"

#include "load/case_load.h"

#include <string.h>

#include <glib/gi18n.h>

#include "load/bind.h"

static const char *const bases[] = { "seen", "known", "-", NULL };
static const char *const outcomes[] = { "succeeded", "failed", "reversed", "stayed", NULL };
static const char *const verdicts[] = { "go", "conditional", "no-go", NULL };

#define FIELD(type, key, flags, read, member, arg) \
	{ key, flags, read, offsetof(struct type, member), arg }

static const struct field source_fields[] = {
	FIELD(case_source, "title", FIELD_REQUIRED, bind_text, title, NULL),
	FIELD(case_source, "url", FIELD_OPTIONAL, bind_text, url, NULL),
	FIELD(case_source, "basis", FIELD_OPTIONAL, bind_one_of, basis, bases),
};

static const struct field fact_fields[] = {
	FIELD(case_fact, "answer", FIELD_REQUIRED, bind_text, answer, NULL),
	FIELD(case_fact, "evidence", FIELD_OPTIONAL, bind_text, evidence, NULL),
	FIELD(case_fact, "basis", FIELD_OPTIONAL, bind_one_of, basis, bases),
};

static void ensure(char **text)
{
	if (*text == NULL)
		*text = g_strdup("");
}

static void read_sources(struct bind *b, const struct node *value, const struct field *f,
			 void *target)
{
	struct published_case *c = target;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	c->sources = g_new0(struct case_source, value->count + 1);
	for (const struct node *n = value->first; n != NULL; n = n->next) {
		struct case_source *s = &c->sources[c->n_sources++];

		bind_mapping(b, n, source_fields, G_N_ELEMENTS(source_fields), s);
		ensure(&s->title);
		ensure(&s->url);
		ensure(&s->basis);
	}
}

static void read_facts(struct bind *b, const struct node *value, const struct field *f,
		       void *target)
{
	struct published_case *c = target;

	if (!bind_expect(b, value, NODE_MAPPING, f->key))
		return;
	c->facts = g_new0(struct case_fact, value->count + 1);
	for (const struct node *k = value->first; k != NULL; k = k->next) {
		struct case_fact *fact = &c->facts[c->n_facts++];
		const struct node *answer = node_get(k->value, "answer");

		bind_mapping(b, k->value, fact_fields, G_N_ELEMENTS(fact_fields), fact);
		fact->question = g_strdup(k->text);
		fact->line = answer != NULL ? answer->line : k->line;
		fact->column = answer != NULL ? answer->column : k->column;
		ensure(&fact->answer);
		ensure(&fact->evidence);
		ensure(&fact->basis);
	}
}

/* A number, or the word unknown. */
static void read_count(struct bind *b, const struct node *value, const struct field *f,
		       void *target)
{
	static const struct bind_range counts = { 0, 1000000 };
	struct field number = *f;

	number.arg = &counts;
	if (value->kind != NODE_SCALAR || strcmp(value->text, "unknown") != 0)
		bind_number(b, value, &number, target);
}

static const struct field portfolio_fields[] = {
	FIELD(published_case, "services", FIELD_OPTIONAL, read_count, services, NULL),
	FIELD(published_case, "teams", FIELD_OPTIONAL, read_count, teams, NULL),
	FIELD(published_case, "engineers", FIELD_OPTIONAL, read_count, engineers, NULL),
};

static void read_portfolio(struct bind *b, const struct node *value, const struct field *f,
			   void *target)
{
	(void)f;
	bind_mapping(b, value, portfolio_fields, G_N_ELEMENTS(portfolio_fields), target);
}

#define CASE(key, flags, read, member, arg) \
	FIELD(published_case, key, flags, read, member, arg)

static const struct field case_fields[] = {
	CASE("case", FIELD_REQUIRED, bind_slug, id, NULL),
	CASE("name", FIELD_REQUIRED, bind_text, name, NULL),
	CASE("year", FIELD_OPTIONAL, bind_text, year, NULL),
	CASE("basis", FIELD_OPTIONAL, bind_one_of, basis, bases),
	{ "sources", FIELD_OPTIONAL, read_sources, 0, NULL },
	CASE("scope", FIELD_OPTIONAL, bind_text, scope, NULL),
	{ "portfolio", FIELD_OPTIONAL, read_portfolio, 0, NULL },
	{ "facts", FIELD_REQUIRED, read_facts, 0, NULL },
	CASE("outcome", FIELD_OPTIONAL, bind_one_of, outcome, outcomes),
	CASE("expected_verdict", FIELD_REQUIRED, bind_one_of, expected_verdict, verdicts),
	CASE("acceptable_verdicts", FIELD_OPTIONAL, bind_some_of, acceptable_verdicts,
	     verdicts),
	CASE("expected_path", FIELD_REQUIRED, bind_slug, expected_path, NULL),
	CASE("acceptable_paths", FIELD_OPTIONAL, bind_texts, acceptable_paths, NULL),
	CASE("reason", FIELD_OPTIONAL, bind_text, reason, NULL),
	CASE("notes", FIELD_OPTIONAL, bind_text, notes, NULL),
};

static void fill_defaults(struct published_case *c)
{
	char **texts[] = { &c->id, &c->name, &c->year, &c->basis, &c->scope, &c->outcome,
		&c->expected_verdict, &c->expected_path, &c->reason, &c->notes };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		ensure(texts[i]);
	if (c->acceptable_verdicts == NULL)
		c->acceptable_verdicts = g_new0(char *, 1);
	if (c->acceptable_paths == NULL)
		c->acceptable_paths = g_new0(char *, 1);
}

/* Takes s over. */
static bool load(struct published_case **out, struct source *s, struct diags *ds)
{
	g_autoptr(published_case) c = case_new();
	g_auto(tree) t = { 0 };
	g_autoptr(diags) found = diags_new();
	struct bind b = { .tree = &t, .ds = found };
	bool ok;

	if (!tree_parse_yaml_take(&t, s, ds))
		return false;
	c->file = g_strdup(t.source.name);
	ok = bind_mapping(&b, t.root, case_fields, G_N_ELEMENTS(case_fields), c);
	bind_report(ds, found);
	fill_defaults(c);
	if (ok)
		*out = g_steal_pointer(&c);
	return ok;
}

bool case_load_text(struct published_case **out, const char *text, gsize length,
		    const char *name, struct diags *ds)
{
	struct source s;

	*out = NULL;
	return source_set(&s, text, length, name, SOURCE_FILE_MAX, ds) && load(out, &s, ds);
}

bool case_load_file(struct published_case **out, const char *path, struct diags *ds)
{
	struct source s;

	*out = NULL;
	return source_read(&s, path, SOURCE_FILE_MAX, ds) && load(out, &s, ds);
}
