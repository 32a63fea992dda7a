/* Published cases: all shipped ones load and answer the shipped questionnaire. */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "load/case_load.h"
#include "load/questionnaire_load.h"

static const char small_questionnaire[] =
	"schema: 1\nid: small\nversion: 1.2.3\ntitle: Small\nsections:\n"
	"- id: a\n  title: A\n  questions:\n"
	"  - {id: a.size, kind: number, role: info, text: T}\n"
	"  - id: a.form\n    kind: choice\n    role: info\n    text: T\n"
	"    choices:\n    - {value: request-api, text: A}\n    - {value: shared-database, text: B}\n"
	"  - {id: a.name, kind: text, role: info, text: T}\n";

static const char small_case[] =
	"case: small\nname: Small\nyear: unknown\nbasis: seen\n"
	"sources:\n- {title: T, url: \"https://example.org\", basis: known}\n"
	"scope: S\nportfolio: {services: 140, teams: unknown}\n"
	"facts:\n"
	"  a.form: {answer: Shared Database, evidence: E, basis: seen}\n"
	"  a.size: {answer: unknown, evidence: the account does not say, basis: \"-\"}\n"
	"outcome: reversed\nexpected_verdict: no-go\nacceptable_verdicts: [no-go, conditional]\n"
	"expected_path: stay-monolith\nacceptable_paths: [modular-monolith-first]\nreason: R\n";

static struct questionnaire *load_questionnaire(void)
{
	struct questionnaire *q;

	if (!questionnaire_load_text(&q, small_questionnaire, strlen(small_questionnaire), "q",
				     NULL))
		g_error("the test's questionnaire does not load");
	return q;
}

static struct published_case *load_case(const char *text, struct diags *ds)
{
	struct published_case *c;

	g_assert_true(case_load_text(&c, text, strlen(text), "small.yaml", ds));
	return c;
}

static void test_small(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(published_case) c = load_case(small_case, ds);

	if (c == NULL)
		return;
	g_assert_true(diags_is_empty(ds));
	g_assert_cmpstr(c->id, ==, "small");
	g_assert_cmpstr(c->year, ==, "unknown");
	g_assert_cmpint(c->n_sources, ==, 1);
	g_assert_cmpstr(c->sources[0].basis, ==, "known");
	g_assert_cmpint(c->services, ==, 140);
	g_assert_cmpint(c->teams, ==, -1);
	g_assert_cmpint(c->engineers, ==, -1);
	g_assert_cmpint(c->n_facts, ==, 2);
	g_assert_cmpstr(c->facts[0].question, ==, "a.form");
	g_assert_cmpstr(c->facts[0].answer, ==, "Shared Database");
	g_assert_cmpuint(c->facts[0].line, ==, 10);
	g_assert_cmpuint(c->facts[0].column, ==, 20);
	g_assert_cmpstr(c->outcome, ==, "reversed");
	g_assert_cmpstr(c->notes, ==, "");
}

static void test_accepts(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(published_case) c = load_case(small_case, ds);

	if (c == NULL)
		return;
	g_assert_true(case_accepts_verdict(c, "no-go"));
	g_assert_true(case_accepts_verdict(c, "conditional"));
	g_assert_false(case_accepts_verdict(c, "go"));
	g_assert_true(case_accepts_path(c, "stay-monolith"));
	g_assert_true(case_accepts_path(c, "modular-monolith-first"));
	g_assert_false(case_accepts_path(c, "split"));
}

static void test_to_inputs(void)
{
	g_autoptr(questionnaire) q = load_questionnaire();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(published_case) c = load_case(small_case, ds);
	g_autoptr(inputs) in = NULL;

	if (c == NULL)
		return;
	g_assert_true(case_to_inputs(&in, c, q, "2026-01-31", ds));
	g_assert_true(diags_is_empty(ds));
	g_assert_cmpstr(in->date, ==, "2026-01-31");
	g_assert_cmpint(in->answers[0].value.kind, ==, VALUE_UNKNOWN);
	g_assert_cmpint(in->answers[1].value.kind, ==, VALUE_CHOICE);
	g_assert_cmpint(in->answers[1].value.choice, ==, 1);
	g_assert_cmpstr(in->answers[1].evidence, ==, "E");
	g_assert_cmpint(in->answers[2].value.kind, ==, VALUE_NONE);
	g_assert_true(in->facts.fact[MEASURE_SYSTEM_SERVICES].known);
	g_assert_cmpint(in->facts.fact[MEASURE_SYSTEM_SERVICES].number, ==, 140);
	g_assert_false(in->facts.fact[MEASURE_SYSTEM_TEAMS].known);
	g_assert_false(in->facts.fact[MEASURE_SYSTEM_ENGINEERS].known);
}

/* All facts that do not fit are named, with their place. */
static void test_misfits(void)
{
	static const char text[] =
		"case: misfit\nname: M\nfacts:\n  a.fomr: {answer: request api}\n"
		"  a.form: {answer: reqest api}\n  a.size: {answer: many}\n"
		"expected_verdict: go\nexpected_path: split\n";
	g_autoptr(questionnaire) q = load_questionnaire();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(published_case) c = load_case(text, ds);
	g_autoptr(inputs) in = NULL;
	const struct diag *d;

	if (c == NULL)
		return;
	g_assert_false(case_to_inputs(&in, c, q, "2026-01-31", ds));
	g_assert_null(in);
	g_assert_cmpuint(ds->items->len, ==, 3);
	d = diags_find(ds, "unknown-question");
	g_assert_nonnull(d);
	if (d == NULL)
		return;
	g_assert_cmpstr(d->file, ==, "small.yaml");
	g_assert_cmpuint(d->line, ==, 4);
	g_assert_nonnull(strstr(d->hint, "a.form"));
	for (guint i = 0; i < ds->items->len; i++)
		g_assert_cmpuint(((struct diag *)ds->items->pdata[i])->line, ==, 4 + i);
}

static void test_shipped(void)
{
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autofree char *folder = test_data_path("cases");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(questionnaire) q = NULL;
	const char *name;
	int n = 0;

	g_assert_true(questionnaire_load_file(&q, path, NULL));
	while (q != NULL && dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *file = g_build_filename(folder, name, NULL);
		g_autoptr(published_case) c = NULL;
		g_autoptr(diags) ds = diags_new();
		g_autofree char *said = NULL;
		g_autoptr(inputs) in = NULL;

		/* one more has the words of another language */
		if (g_strcmp0(strchr(name, '.'), ".yaml") != 0)
			continue;
		if (case_load_file(&c, file, ds)) {
			test_row(name, case_to_inputs(&in, c, q, "2026-01-31", ds));
			test_row(name, g_str_has_prefix(name, c->id));
			test_row(name, questionnaire_path(q, c->expected_path) != NULL);
			test_row(name, c->n_facts >= 12);
		}
		said = diags_format(ds, DIAGS_PLAIN);
		g_assert_cmpstr(said, ==, "");
		n++;
	}
	g_assert_cmpint(n, >=, 12);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/case/small", test_small);
	g_test_add_func("/load/case/accepts", test_accepts);
	g_test_add_func("/load/case/to-inputs", test_to_inputs);
	g_test_add_func("/load/case/misfits", test_misfits);
	g_test_add_func("/load/case/shipped", test_shipped);
	return test_run();
}
