/*
 * Reads system answers through the versions they were given to.
 */
#include "config.h"

#include "app/live.h"

#include <string.h>

#include "app/questionnaires.h"

/* Same file, or nobody wrote down which: then the id has to do. */
static bool is_of(const struct store_answer *a, const struct questionnaire *q)
{
	return !a->of_system || a->questionnaire == NULL ||
	       strcmp(a->questionnaire, questionnaire_hash(q)) == 0;
}

/* The value as question b of the newer version takes it; NULL when it does not. */
static char *carried_value(const struct qdiff *d, int a, int b, const char *stored)
{
	struct value from = { 0 }, to = { 0 };
	char *text = NULL;

	if (!value_parse(&from, &d->a->questions[a], stored, NULL))
		return NULL;
	if (qdiff_carry_value(&to, d, b, &from))
		text = value_format(&to, &d->b->questions[b]);
	value_clear(&from);
	value_clear(&to);
	return text;
}

static struct store_answer *find(GPtrArray *answers, const char *question)
{
	for (unsigned i = 0; i < answers->len; i++) {
		struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, question) == 0)
			return a;
	}
	return NULL;
}

static struct store_answer *copy_as(const struct store_answer *a, const char *question,
				    const char *value)
{
	struct store_answer *copy = g_new0(struct store_answer, 1);

	copy->question = g_strdup(question);
	copy->value = g_strdup(value);
	copy->note = g_strdup(a->note);
	copy->evidence = g_strdup(a->evidence);
	copy->by = g_strdup(a->by);
	copy->at = g_strdup(a->at);
	copy->confidence = a->confidence;
	copy->source = a->source;
	copy->head = a->head;
	copy->of_system = a->of_system;
	copy->through = g_strdup(a->through);
	copy->questionnaire = g_strdup(a->questionnaire);
	return copy;
}

/* The answer as q has it; *out NULL when it is none there. */
static bool translate(struct store_answer **out, struct app *app,
		      const struct questionnaire *q, const struct store_answer *a,
		      struct diags *ds)
{
	const struct questionnaire *asked;
	g_autofree char *value = NULL;
	const struct qdiff *d;
	int from, to;

	*out = NULL;
	if (is_of(a, q)) {
		*out = copy_as(a, a->question, a->value);
		return true;
	}
	asked = questionnaires_stored(app, a->questionnaire, ds);
	if (asked == NULL)
		return false;
	d = questionnaires_diff(app, asked, q);
	from = questionnaire_find(asked, a->question);
	to = from >= 0 ? qdiff_carry_to(d, from) : -1;
	value = to >= 0 ? carried_value(d, from, to, a->value) : NULL;
	if (value != NULL)
		*out = copy_as(a, q->questions[to].id, value);
	return true;
}

/* Takes a over. Of two answers that became one question's, the one given last counts. */
static void add_newest(GPtrArray *answers, struct store_answer *a)
{
	struct store_answer *other = find(answers, a->question);

	if (other != NULL && other->head > a->head) {
		store_answer_free(a);
		return;
	}
	if (other != NULL)
		g_ptr_array_remove(answers, other);
	g_ptr_array_add(answers, a);
}

/* Whoever answers next is compared with the row there is under this very id. */
static void set_heads(GPtrArray *answers, GPtrArray *stored)
{
	for (unsigned i = 0; i < answers->len; i++) {
		struct store_answer *a = answers->pdata[i];
		const struct store_answer *row = find(stored, a->question);

		a->head = row != NULL ? row->head : 0;
	}
	for (unsigned i = 0; i < stored->len; i++) {
		const struct store_answer *row = stored->pdata[i];

		if (find(answers, row->question) == NULL)
			g_ptr_array_add(answers, copy_as(row, row->question, ""));
	}
}

static int by_question(gconstpointer a, gconstpointer b)
{
	const struct store_answer *const *x = a, *const *y = b;

	return strcmp((*x)->question, (*y)->question);
}

static bool all_are_of(const GPtrArray *answers, const struct questionnaire *q)
{
	for (unsigned i = 0; i < answers->len; i++)
		if (!is_of(answers->pdata[i], q))
			return false;
	return true;
}

static bool in_words_of(GPtrArray **out, struct app *app, const struct questionnaire *q,
			GPtrArray *stored, struct diags *ds)
{
	g_autoptr(GPtrArray) answers =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_answer_free);

	*out = NULL;
	if (all_are_of(stored, q)) {
		*out = g_ptr_array_ref(stored);
		return true;
	}
	for (unsigned i = 0; i < stored->len; i++) {
		struct store_answer *translated;

		if (!translate(&translated, app, q, stored->pdata[i], ds))
			return false;
		if (translated != NULL)
			add_newest(answers, translated);
	}
	set_heads(answers, stored);
	g_ptr_array_sort(answers, by_question);
	*out = g_steal_pointer(&answers);
	return true;
}

bool live_answers(GPtrArray **out, struct app *app, const struct questionnaire *q,
		  const struct store_assessment *a, struct diags *ds)
{
	g_autoptr(GPtrArray) stored = NULL;

	*out = NULL;
	return store_answers(app->store, a->id, &stored, ds) &&
	       in_words_of(out, app, q, stored, ds);
}

bool live_system_answers(GPtrArray **out, struct app *app, const struct questionnaire *q,
			 gint64 system, struct diags *ds)
{
	g_autoptr(GPtrArray) stored = NULL;

	*out = NULL;
	return store_system_answers(app->store, system, &stored, ds) &&
	       in_words_of(out, app, q, stored, ds);
}
