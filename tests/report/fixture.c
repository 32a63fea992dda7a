/* Services to report on. */
#include "config.h"

#include "fixture.h"

#include <string.h>

#include "load/case_load.h"
#include "load/questionnaire_load.h"
#include "testlib.h"

static const char fixture_day[] = "2026-11-22";

static const char *const case_names[] = { "segment", "shopify", "amazon", "doordash" };

void fixture_load(struct fixture *f)
{
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autoptr(diags) ds = diags_new();

	*f = (struct fixture){ 0 };
	g_assert_true(questionnaire_load_file(&f->q, path, ds));
	f->cases = g_new0(struct published_case *, G_N_ELEMENTS(case_names));
	for (gsize i = 0; i < G_N_ELEMENTS(case_names); i++) {
		g_autofree char *name = g_strdup_printf("cases/%s.yaml", case_names[i]);
		g_autofree char *file = test_data_path(name);

		if (case_load_file(&f->cases[f->n_cases], file, ds))
			f->n_cases++;
	}
	g_assert_cmpint(f->n_cases, ==, (int)G_N_ELEMENTS(case_names));
}

void fixture_clear(struct fixture *f)
{
	for (int i = 0; i < f->n_cases; i++)
		case_free(f->cases[i]);
	g_free(f->cases);
	questionnaire_free(f->q);
}

/* What info questions say when nothing is wrong; the others take their best choice. */
static const struct {
	const char *id, *value;
} good_info[] = {
	{ "why.trigger", "teams-block-each-other" },
	{ "why.decision-kind", "organisational-problem" },
	{ "own.team-name", "Orders" },
	{ "own.team-size", "6" },
	{ "own.services-owned", "1" },
	{ "dep.coordinating-teams", "none" },
	{ "dep.repos-per-change", "1" },
	{ "bnd.operations", "place_order and cancel_order" },
	{ "con.form", "events" },
	{ "dom.boundary-moves", "0" },
	{ "dom.core", "core" },
	{ "dst.sync-depth", "1" },
	{ "dst.calls-per-request", "2" },
};

static void set(struct inputs *in, const char *id, const char *typed, const char *note)
{
	g_autoptr(diags) ds = diags_new();

	if (!inputs_set(in, id, typed, note, ds)) {
		g_test_message("fixture: %s=%s is refused", id, typed);
		g_test_fail();
	}
}

static void answer_well(struct inputs *in)
{
	const struct questionnaire *q = in->q;

	for (int i = 0; i < q->n_questions; i++) {
		const struct question *question = &q->questions[i];

		if (question->role == ROLE_INFO)
			continue;
		set(in, question->id, question->kind == KIND_MULTI
					? "all" : question->choices[0].value, NULL);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(good_info); i++)
		set(in, good_info[i].id, good_info[i].value, NULL);
}

static void set_fact(struct inputs *in, const char *name, const char *value)
{
	enum measure m = measure_find(name);

	g_assert_cmpint(m, <, MEASURE_FACT_COUNT);
	if (measure_is_text(m))
		facts_set_text(&in->facts, m, value);
	else
		facts_set_number(&in->facts, m, g_ascii_strtoll(value, NULL, 10));
}

static void change(struct inputs *in, const char *text)
{
	g_auto(GStrv) pair = g_strsplit(text, "=", 2);
	g_auto(GStrv) value = g_strsplit(pair[1], ":", 2);

	if (g_str_has_prefix(pair[0], "fact:"))
		set_fact(in, pair[0] + strlen("fact:"), pair[1]);
	else
		set(in, pair[0], value[0] != NULL ? value[0] : "",
		    value[0] != NULL ? value[1] : NULL);
}

void judged_init(struct judged *j, const struct fixture *f, const char *const *changes)
{
	*j = (struct judged){ .in = inputs_new(f->q, fixture_day) };
	if (changes[0] != NULL && strcmp(changes[0], "empty") == 0)
		changes++;
	else
		answer_well(j->in);
	for (; *changes != NULL; changes++)
		change(j->in, *changes);
	j->v = verdict_compute(j->in);
	verdict_add_flips(j->v, j->in);
	report_input_init(&j->r, "billing", j->in, j->v);
	j->r.purpose = "Invoices, dunning and payment plans for all shops";
	j->r.system = "shop";
	j->r.team = "Orders";
	j->r.consumers = "ledger and checkout";
	j->r.assessment = "a2";
	j->r.today = "2026-12-24";
	j->r.cases = (const struct published_case *const *)f->cases;
	j->r.n_cases = f->n_cases;
}

void judged_clear(struct judged *j)
{
	verdict_free(j->v);
	inputs_free(j->in);
}
