/*
 * Any bytes as a questionnaire: accepted, or refused with a place and a reason. What
 * is accepted holds together: it can be linted, judged without answers and listed for
 * translators, its conditions print as themselves, and its snapshot reads back.
 */
#include "config.h"

#include "fuzz.h"

#include "base/diag.h"
#include "core/expr.h"
#include "core/questionnaire.h"
#include "core/verdict.h"
#include "load/questionnaire_load.h"
#include "load/snapshot.h"
#include "load/translatable.h"

#include <string.h>

#include <glib.h>

const char *const fuzz_seeds[] = { "data/questionnaires", "tests/load/bad",
				   "tests/fuzz/corpus/questionnaire", NULL };

static void check_condition(const struct expr *e)
{
	g_autofree char *first = expr_print(e);
	g_autofree char *second = NULL;
	g_autoptr(expr) again = NULL;

	g_assert(expr_parse(&again, first, NULL, NULL));
	second = expr_print(again);
	g_assert(strcmp(first, second) == 0);
}

static void check_conditions(const struct questionnaire *q)
{
	for (int i = 0; i < q->n_questions; i++)
		if (q->questions[i].when != NULL)
			check_condition(q->questions[i].when);
	for (int i = 0; i < q->n_rules; i++)
		check_condition(q->rules[i].when);
}

static void check_verdict(const struct questionnaire *q)
{
	g_autoptr(inputs) in = inputs_new(q, "2026-01-31");
	g_autoptr(verdict) v = verdict_compute(in);
	g_autofree char *first = snapshot_write(in);
	g_autofree char *second = NULL;
	g_autoptr(inputs) back = NULL;

	g_assert((unsigned)v->token < VERDICT_COUNT);
	g_assert(snapshot_read(&back, first, strlen(first), "snapshot", q, NULL));
	second = snapshot_write(back);
	g_assert(strcmp(first, second) == 0);
}

static void check_texts(struct questionnaire *q)
{
	g_autoptr(GArray) texts = questionnaire_translatables(q);

	for (guint i = 0; i < texts->len; i++) {
		const struct translatable *t = &g_array_index(texts, struct translatable, i);

		g_assert(**t->text != '\0' && g_utf8_validate(*t->text, -1, NULL));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(questionnaire) q = NULL;
	g_autofree char *shown = NULL;
	bool clean = questionnaire_lint_text(&q, (const char *)data, size, "x.yaml", ds);

	g_assert(clean == !diags_has_errors(ds));
	g_assert(q != NULL || !clean);
	shown = diags_format(ds, DIAGS_SANITIZE);
	g_assert(g_utf8_validate(shown, -1, NULL));
	if (q == NULL)
		return 0;
	check_conditions(q);
	check_texts(q);
	check_verdict(q);
	return 0;
}
