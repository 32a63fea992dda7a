/* The walk over a questionnaire's texts, and the short hash of one. */
#include "config.h"

#include "load/translatable.h"

#include <stdarg.h>
#include <string.h>

static void clear(void *data)
{
	struct translatable *t = data;

	g_free(t->key);
}

G_GNUC_PRINTF(3, 4)
static void add(GArray *all, char **text, const char *format, ...)
{
	struct translatable t = { .text = text };
	va_list args;

	if (*text == NULL || **text == '\0')
		return;
	va_start(args, format);
	t.key = g_strdup_vprintf(format, args);
	va_end(args);
	g_array_append_val(all, t);
}

static void add_tables(GArray *all, struct questionnaire *q)
{
	static const char *const columns[] = { "aspect", "function", "network" };

	for (int i = 0; i < q->n_texts; i++)
		add(all, &q->texts[i].cells[0], "texts/%s", q->texts[i].id);
	for (int i = 0; i < q->n_costs; i++)
		for (size_t c = 0; c < G_N_ELEMENTS(columns); c++)
			add(all, &q->costs[i].cells[c], "costs/%s/%s", q->costs[i].id,
			    columns[c]);
	for (int i = 0; i < q->n_paths; i++) {
		struct path_text *p = &q->paths[i];

		add(all, &p->title, "paths/%s/title", p->id);
		add(all, &p->text, "paths/%s/text", p->id);
		for (int s = 0; p->steps[s] != NULL; s++)
			add(all, &p->steps[s], "paths/%s/steps/%d", p->id, s + 1);
	}
}

static void add_question(GArray *all, struct question *q)
{
	add(all, &q->text, "%s/text", q->id);
	add(all, &q->why, "%s/why", q->id);
	add(all, &q->good, "%s/good", q->id);
	add(all, &q->not_an_answer, "%s/not_an_answer", q->id);
	add(all, &q->fix, "%s/fix", q->id);
	add(all, &q->help, "%s/help", q->id);
	for (int i = 0; i < q->n_choices; i++) {
		struct choice *c = &q->choices[i];

		add(all, &c->text, "%s/choices/%s", q->id, c->value);
		add(all, &c->remedy, "%s/choices/%s/remedy", q->id, c->value);
	}
}

static void add_rules(GArray *all, struct questionnaire *q)
{
	for (int i = 0; i < q->n_rules; i++) {
		struct rule *r = &q->rules[i];
		const char *effect = rule_effect_name(r->effect);

		if (r->effect == EFFECT_PATH)
			continue;
		add(all, &r->title, "rules/%s/%s/title", r->id, effect);
		add(all, &r->text, "rules/%s/%s/text", r->id, effect);
		add(all, &r->fix, "rules/%s/%s/fix", r->id, effect);
	}
}

GArray *questionnaire_translatables(struct questionnaire *q)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct translatable));

	g_array_set_clear_func(all, clear);
	add(all, &q->title, "title");
	add(all, &q->description, "description");
	add_tables(all, q);
	for (int i = 0; i < q->n_sections; i++) {
		struct section *s = &q->sections[i];

		add(all, &s->title, "sections/%s/title", s->id);
		add(all, &s->purpose, "sections/%s/purpose", s->id);
		for (int k = 0; k < s->n_questions; k++)
			add_question(all, &q->questions[s->first + k]);
	}
	add_rules(all, q);
	return all;
}

GArray *cases_translatables(GPtrArray *cases)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct translatable));

	g_array_set_clear_func(all, clear);
	for (guint i = 0; i < cases->len; i++) {
		struct published_case *c = cases->pdata[i];

		add(all, &c->name, "%s/name", c->id);
		add(all, &c->scope, "%s/scope", c->id);
		add(all, &c->reason, "%s/reason", c->id);
		add(all, &c->notes, "%s/notes", c->id);
	}
	return all;
}

void text_short_hash(char out[TEXT_HASH_SIZE], const char *text)
{
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

	g_strlcpy(out, hash, TEXT_HASH_SIZE);
}
