/*
 * Published cases in memory. How their files look is the loader's business, how
 * well the verdicts agree that of whoever prints it.
 */
#include "config.h"

#include "core/case.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/diag.h"
#include "base/near.h"

struct published_case *case_new(void)
{
	struct published_case *c = g_new0(struct published_case, 1);

	c->services = c->teams = c->engineers = -1;
	return c;
}

void case_free(struct published_case *c)
{
	if (c == NULL)
		return;
	for (int i = 0; i < c->n_facts; i++) {
		g_free(c->facts[i].question);
		g_free(c->facts[i].answer);
		g_free(c->facts[i].evidence);
		g_free(c->facts[i].basis);
	}
	for (int i = 0; i < c->n_sources; i++) {
		g_free(c->sources[i].title);
		g_free(c->sources[i].url);
		g_free(c->sources[i].basis);
	}
	g_free(c->facts);
	g_free(c->sources);
	g_free(c->file);
	g_free(c->id);
	g_free(c->name);
	g_free(c->year);
	g_free(c->basis);
	g_free(c->scope);
	g_free(c->outcome);
	g_free(c->expected_verdict);
	g_free(c->expected_path);
	g_free(c->reason);
	g_free(c->notes);
	g_free(c->shown_language);
	g_strfreev(c->acceptable_verdicts);
	g_strfreev(c->acceptable_paths);
	g_free(c);
}

static void unknown_question(const struct questionnaire *q, const struct case_fact *fact,
			     const struct place *at, struct diags *ds)
{
	struct diag *d = diag_error(ds, "unknown-question", at,
				    _("the questionnaire %s has no question \"%s\""), q->id,
				    fact->question);
	struct near near;

	near_init(&near, fact->question);
	for (int i = 0; i < q->n_questions; i++)
		near_offer(&near, q->questions[i].id);
	if (near.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near.best);
}

static bool set_fact(struct inputs *in, const struct published_case *c,
		     const struct case_fact *fact, struct diags *ds)
{
	struct place at = { .file = c->file, .line = fact->line, .column = fact->column };
	int i = questionnaire_find(in->q, fact->question);
	g_autoptr(diags) why = diags_new();
	const struct diag *first;
	struct diag *d;

	if (i < 0) {
		unknown_question(in->q, fact, &at, ds);
		return false;
	}
	if (!value_parse(&in->answers[i].value, &in->q->questions[i], fact->answer, why)) {
		first = g_ptr_array_index(why->items, 0);
		d = diag_error(ds, first->code, &at, "%s: %s", fact->question, first->message);
		if (first->hint != NULL)
			diag_hint(d, "%s", first->hint);
		return false;
	}
	if (*fact->evidence != '\0')
		in->answers[i].evidence = g_strdup(fact->evidence);
	return true;
}

bool case_to_inputs(struct inputs **out, const struct published_case *c,
		    const struct questionnaire *q, const char *date, struct diags *ds)
{
	g_autoptr(inputs) in = inputs_new(q, date);
	bool ok = true;

	*out = NULL;
	for (int i = 0; i < c->n_facts; i++)
		ok &= set_fact(in, c, &c->facts[i], ds);
	facts_set_portfolio(&in->facts, c->services, c->teams, c->engineers);
	if (ok)
		*out = g_steal_pointer(&in);
	return ok;
}

bool case_accepts_verdict(const struct published_case *c, const char *verdict)
{
	return strcmp(c->expected_verdict, verdict) == 0 ||
	       g_strv_contains((const char *const *)c->acceptable_verdicts, verdict);
}

bool case_accepts_path(const struct published_case *c, const char *path)
{
	return strcmp(c->expected_path, path) == 0 ||
	       g_strv_contains((const char *const *)c->acceptable_paths, path);
}
