/* Services to report on. */
#include "config.h"

#include "judged.h"

#include <string.h>

#include "load/case_load.h"
#include "load/questionnaire_load.h"
#include "testlib.h"

static const char fixture_day[] = "2026-11-22";

static const char *const case_names[] = { "amazon", "basecamp", "doordash", "gilt-2011",
	"gilt-2015", "invision", "kraken-tech", "lunar-way", "segment", "shopify", "uber-doma",
	"upday" };

static void load(struct fixture *f, const char *path)
{
	g_autoptr(diags) ds = diags_new();

	*f = (struct fixture){ 0 };
	g_assert_true(questionnaire_load_file(&f->q, path, ds));
}

void fixture_load_small(struct fixture *f)
{
	g_autofree char *path = test_src_path("tests/report/golden/small.yaml");

	load(f, path);
}

void fixture_load_shipped(struct fixture *f)
{
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autoptr(diags) ds = diags_new();

	load(f, path);
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

static void set(struct inputs *in, const char *id, const char *typed, const char *note)
{
	g_autoptr(diags) ds = diags_new();

	if (!inputs_set(in, id, typed, note, ds)) {
		g_test_message("fixture: %s=%s is refused", id, typed);
		g_test_fail();
	}
}

/* The answer with which nothing is wrong. */
static const char *good_answer(const struct question *q)
{
	if (q->good_value != NULL)
		return q->good_value;
	switch (q->kind) {
	case KIND_MULTI:
		return "all";
	case KIND_NUMBER:
		return "1";
	case KIND_TEXT:
		return "Orders";
	default:
		return q->choices[0].value;
	}
}

static void answer_well(struct inputs *in)
{
	for (int i = 0; i < in->q->n_questions; i++)
		set(in, in->q->questions[i].id, good_answer(&in->q->questions[i]), NULL);
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

	if (g_str_equal(pair[0], "waive"))
		inputs_add_waiver(in, value[0], "Dana", value[1], "2026-11-01", "2027-03-01");
	else if (g_str_equal(pair[0], "ran-out"))
		inputs_add_waiver(in, value[0], "Dana", value[1], "2026-05-01", "2026-08-01");
	else if (g_str_equal(pair[0], "justify"))
		inputs_add_justification(in, value[0], "Ana", value[1]);
	else if (g_str_has_prefix(pair[0], "fact:"))
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
