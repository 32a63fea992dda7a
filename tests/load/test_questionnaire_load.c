/*
 * What a good file becomes: the shipped questionnaire against the counts of its
 * design, and small ones for defaults, derived states, bands and words.
 */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "core/expr.h"
#include "core/measure.h"
#include "core/words.h"
#include "load/questionnaire_load.h"

#define HEAD \
	"schema: 1\nid: small\nversion: 1.2.3\ntitle: Small\nsections:\n" \
	"- id: a\n  title: A\n  questions:\n"
#define YNPU \
	"    choices:\n    - {value: \"yes\", text: It is}\n" \
	"    - {value: partial, text: Half}\n    - {value: \"no\", text: It is not}\n"
#define YNPU_BAD \
	"    choices:\n    - {value: \"no\", text: It is not}\n" \
	"    - {value: partial, text: Half}\n    - {value: \"yes\", text: It is}\n"

static struct questionnaire *load(const char *text)
{
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q;

	if (!questionnaire_load_text(&q, text, strlen(text), "f", ds)) {
		g_autofree char *why = diags_format(ds, DIAGS_PLAIN);

		g_test_message("%s", why);
		g_test_fail();
	}
	g_assert_true(diags_is_empty(ds));
	return q;
}

static struct questionnaire *load_shipped(void)
{
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autofree char *text = test_read_file(path, NULL);

	return load(text);
}

static void test_shipped_counts(void)
{
	static const struct { const char *section; int weight; } weights[] = {
		{ "why", 2 }, { "own", 12 }, { "dep", 4 }, { "bnd", 15 }, { "con", 9 },
		{ "dom", 2 }, { "ops", 9 }, { "dst", 11 }, { "mono", 0 },
	};
	g_autoptr(questionnaire) q = load_shipped();
	int roles[ROLE_COUNT] = { 0 }, by_weight[10] = { 0 };

	if (q == NULL)
		return;
	g_assert_cmpint(q->n_questions, ==, 61);
	g_assert_cmpint(q->n_sections, ==, (int)G_N_ELEMENTS(weights));
	for (int i = 0; i < q->n_questions; i++) {
		roles[q->questions[i].role]++;
		by_weight[q->questions[i].weight]++;
	}
	g_assert_cmpint(roles[ROLE_GATE], ==, 12);
	g_assert_cmpint(roles[ROLE_BASELINE], ==, 5);
	g_assert_cmpint(roles[ROLE_WEIGHTED], ==, 30);
	g_assert_cmpint(roles[ROLE_INFO], ==, 14);
	g_assert_cmpint(by_weight[1], ==, 3);
	g_assert_cmpint(by_weight[2], ==, 20);
	g_assert_cmpint(by_weight[3], ==, 7);
	for (int s = 0; s < q->n_sections && s < (int)G_N_ELEMENTS(weights); s++) {
		const struct section *section = &q->sections[s];
		int weight = 0;

		for (int i = 0; i < section->n_questions; i++)
			weight += q->questions[section->first + i].weight;
		g_assert_cmpstr(section->id, ==, weights[s].section);
		test_row(section->id, weight == weights[s].weight);
	}
}

static void test_shipped_gates(void)
{
	static const char *const gates[] = { "G0", "P1", "P2", "P3", "P5", "B1", "B2", "P4", "S1",
		"S2", "S3", "S4" };
	g_autoptr(questionnaire) q = load_shipped();

	for (size_t i = 0; q != NULL && i < G_N_ELEMENTS(gates); i++) {
		int k = questionnaire_find_label(q, gates[i]);

		test_row(gates[i], k >= 0 && q->questions[k].role == ROLE_GATE);
	}
}

/* Every condition is resolved, every text is there. */
static void test_shipped_whole(void)
{
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autoptr(questionnaire) q = load_shipped();
	g_autofree char *text = NULL;
	g_autofree char *hash = NULL;
	size_t length;

	if (q == NULL)
		return;
	for (int i = 0; i < q->n_questions; i++) {
		const struct question *qn = &q->questions[i];

		test_row(qn->id, (qn->when_text != NULL) == (qn->when != NULL));
		test_row(qn->id, *qn->why != '\0' && *qn->good != '\0' && *qn->fix != '\0');
		test_row(qn->id, *qn->not_an_answer != '\0' && *qn->source != '\0');
		test_row(qn->id, qn->seconds > 0 && qn->ask > 0 && qn->who[0] != NULL);
		if (qn->kind == KIND_YNPU)
			test_row(qn->id, qn->choices[0].state == STATE_PASS &&
						 qn->choices[2].state == STATE_FAIL);
	}
	for (int i = 0; i < q->n_rules; i++)
		test_row(q->rules[i].id, q->rules[i].when != NULL);
	text = test_read_file(path, &length);
	hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)text, length);
	g_assert_cmpstr(questionnaire_hash(q), ==, hash);
}

/* What is shipped, the starter too, gives lint nothing to say. */
static void test_shipped_lint(void)
{
	static const char *const files[] = { "questionnaires/split-readiness.yaml",
		"questionnaires/starter.yaml" };

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = test_data_path(files[i]);
		g_autoptr(questionnaire) q = NULL;
		g_autoptr(diags) ds = diags_new();
		g_autofree char *said = NULL;

		test_row(files[i], questionnaire_lint_file(&q, path, ds));
		said = diags_format(ds, DIAGS_PLAIN);
		test_row_str(files[i], said, "");
		test_row(files[i], q != NULL && q->n_questions > 0);
	}
}

static void test_defaults(void)
{
	g_autoptr(questionnaire) q = load(HEAD "  - {id: a.b, kind: text, role: info, text: T}\n");
	const struct question *qn;

	if (q == NULL)
		return;
	qn = &q->questions[0];
	g_assert_cmpstr(q->status, ==, "draft");
	g_assert_cmpstr(q->language, ==, "en");
	g_assert_cmpstr(q->shown_language, ==, "en");
	g_assert_cmpstr(q->description, ==, "");
	g_assert_null(q->authors[0]);
	g_assert_cmpint(qn->scope, ==, SCOPE_SERVICE);
	g_assert_cmpint(qn->tense, ==, TENSE_TODAY);
	g_assert_cmpint(qn->due, ==, DUE_BEFORE_SPLIT);
	g_assert_cmpint(qn->revision, ==, 1);
	g_assert_cmpint(qn->skip_after, ==, -1);
	g_assert_cmpstr(qn->fix_by, ==, "team");
	g_assert_cmpstr(qn->why, ==, "");
	g_assert_null(qn->help);
	g_assert_null(qn->tags[0]);
	g_assert_null(qn->who[0]);
	g_assert_false(qn->bad || qn->waivable);
}

static void test_section_defaults(void)
{
	g_autoptr(questionnaire) q =
		load("schema: 1\nid: small\nversion: 1.2.3\ntitle: Small\nsections:\n"
		     "- id: a\n  title: A\n  questions:\n"
		     "  - {id: a.own, kind: text, role: info, text: T, scope: service, "
		     "who: [product, leadership], tense: today}\n"
		     "  - {id: a.left-out, kind: text, role: info, text: T}\n"
		     "  defaults: {scope: system, tense: planned, due: before-traffic, "
		     "who: operations, fix_by: platform}\n"
		     "- id: b\n  title: B\n  questions:\n"
		     "  - {id: b.c, kind: text, role: info, text: T}\n");

	if (q == NULL)
		return;
	g_assert_cmpint(q->questions[0].scope, ==, SCOPE_SERVICE);
	g_assert_cmpint(q->questions[0].tense, ==, TENSE_TODAY);
	g_assert_cmpstr(q->questions[0].who[1], ==, "leadership");
	g_assert_cmpint(q->questions[1].scope, ==, SCOPE_SYSTEM);
	g_assert_cmpint(q->questions[1].tense, ==, TENSE_PLANNED);
	g_assert_cmpint(q->questions[1].due, ==, DUE_BEFORE_TRAFFIC);
	g_assert_cmpstr(q->questions[1].who[0], ==, "operations");
	g_assert_cmpstr(q->questions[1].fix_by, ==, "platform");
	/* they end with their section */
	g_assert_cmpint(q->questions[2].scope, ==, SCOPE_SERVICE);
	g_assert_cmpstr(q->questions[2].fix_by, ==, "team");
	g_assert_cmpint(q->questions[2].section, ==, 1);
}

static void test_text_stays_text(void)
{
	g_autoptr(questionnaire) q = load(HEAD
		"  - {id: no, kind: text, role: info, text: on}\n"
		"  - {id: 1e3, kind: text, role: info, text: 017}\n"
		"  - {id: 017, kind: text, role: info, text: ~, good: null, fix: 2026-01-01}\n"
		"quick: [017, no]\n");

	if (q == NULL)
		return;
	g_assert_cmpint(questionnaire_find(q, "no"), ==, 0);
	g_assert_cmpint(questionnaire_find(q, "1e3"), ==, 1);
	g_assert_cmpint(questionnaire_find(q, "017"), ==, 2);
	g_assert_cmpstr(q->questions[0].text, ==, "on");
	g_assert_cmpstr(q->questions[1].text, ==, "017");
	g_assert_cmpstr(q->questions[2].text, ==, "~");
	g_assert_cmpstr(q->questions[2].good, ==, "null");
	g_assert_cmpstr(q->questions[2].fix, ==, "2026-01-01");
	g_assert_cmpint(q->n_quick, ==, 2);
	g_assert_cmpint(q->quick[0], ==, 2);
	g_assert_cmpint(q->questions[0].quick, ==, 2);
}

static void test_states(void)
{
	g_autoptr(questionnaire) q = load(HEAD
		"  - id: a.good\n    kind: ynpu\n    role: weighted\n    weight: 2\n    text: T\n" YNPU
		"  - id: a.bad\n    kind: ynpu\n    role: weighted\n    weight: 2\n    bad: yes\n"
		"    text: T\n" YNPU_BAD
		"  - id: a.risk\n    kind: choice\n    role: weighted\n    weight: 1\n    text: T\n"
		"    choices:\n    - {value: a, text: A, risk: green}\n"
		"    - {value: b, text: B, risk: yellow}\n    - {value: c, text: C, risk: red}\n"
		"    - {value: d, text: D, risk: unknown}\n"
		"  - id: a.info\n    kind: ynpu\n    role: info\n    text: T\n" YNPU);
	static const enum state risks[] = { STATE_PASS, STATE_PARTIAL, STATE_FAIL, STATE_UNKNOWN };
	static const enum state ynpu[] = { STATE_PASS, STATE_PARTIAL, STATE_FAIL };

	for (int i = 0; q != NULL && i < 4; i++)
		g_assert_cmpint(q->questions[2].choices[i].state, ==, risks[i]);
	for (int i = 0; q != NULL && i < 3; i++) {
		g_assert_cmpint(q->questions[0].choices[i].state, ==, ynpu[i]);
		g_assert_cmpint(q->questions[1].choices[i].state, ==, ynpu[i]);
		g_assert_cmpint(q->questions[3].choices[i].state, ==, STATE_NONE);
	}
	if (q != NULL)
		g_assert_cmpstr(q->questions[1].choices[0].value, ==, "no");
}

static void test_bands(void)
{
	g_autoptr(questionnaire) q = load(HEAD
		"  - id: a.group\n    kind: ynpu\n    role: weighted\n    weight: 2\n    bad: yes\n"
		"    text: T\n" YNPU_BAD
		"    bands:\n    - {from: 13, state: pass}\n    - {from: 9, to: 12, state: partial}\n"
		"    - {from: 1, to: 8, state: fail}\n"
		"  - {id: a.n, kind: number, role: info, text: T}\n"
		"  - {id: a.m, kind: number, role: info, text: T, min: -5, max: 017}\n");
	const struct question *qn;

	if (q == NULL)
		return;
	qn = &q->questions[0];
	g_assert_cmpint(qn->n_bands, ==, 3);
	g_assert_cmpint(qn->min, ==, 1);
	g_assert_cmpint(qn->bands[0].to, ==, 8);
	g_assert_cmpint(qn->bands[2].state, ==, STATE_PASS);
	g_assert_cmpint(qn->bands[2].to, ==, G_MAXINT64);
	g_assert_cmpint(q->questions[1].min, ==, 0);
	g_assert_cmpint(q->questions[1].max, >=, 10000);
	g_assert_cmpint(q->questions[2].min, ==, -5);
	g_assert_cmpint(q->questions[2].max, ==, 17);
}

static void test_words_and_rules(void)
{
	g_autoptr(questionnaire) q = load(
		HEAD "  - {id: a.name, kind: text, role: info, text: T, from: [team.name]}\n"
		     "word_lists:\n"
		     "  no-owner: [Backend Team, everyone, \"Plattform-\xc3\x9c" "bergang\"]\n"
		     "paths:\n- {id: stay, title: S, text: T, steps: [one, two]}\n"
		     "rules:\n- {id: SM, effect: smell, when: a.name matches no-owner, text: T}\n"
		     "- {id: ST, effect: stop, when: a.name is known}\n"
		     "- {id: ST, effect: path, path: stay, when: fired(ST)}\n");
	const struct word_list *list;

	if (q == NULL)
		return;
	list = questionnaire_word_list(q, "no-owner");
	g_assert_nonnull(list);
	g_assert_cmpstr(list->words[0], ==, "backend team");
	g_assert_cmpstr(list->words[2], ==, "plattform \xc3\xbc" "bergang");
	g_assert_nonnull(words_find("the Backend-Team", list));
	g_assert_cmpint(q->questions[0].n_from, ==, 1);
	g_assert_cmpint(q->questions[0].from[0], ==, MEASURE_TEAM_NAME);
	g_assert_cmpint(q->rules[0].each_tag, ==, RULE_EACH_NONE);
	g_assert_cmpstr(q->rules[2].path, ==, "stay");
	g_assert_cmpstr(q->paths[0].steps[1], ==, "two");
}

static void test_versions(void)
{
	static const struct { const char *version; bool good; } rows[] = {
		{ "1.0.0", true }, { "0.0.1", true }, { "10.20.30", true }, { "1.0.0-rc.1", true },
		{ "1.0.0+build-5", true }, { "1.0", false }, { "1", false }, { "01.0.0", false },
		{ "1.0.0.0", false }, { "1.0.x", false }, { "1.0.0-", false }, { "v1.0.0", false },
		{ "1.0.0 ", true /* YAML drops the blank */ }, { "1..0", false },
		{ "1.0.99999999999", false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf(
			"schema: 1\nid: a\nversion: %s\ntitle: T\nsections:\n- id: a\n  title: A\n"
			"  questions:\n  - {id: a.b, kind: text, role: info, text: T}\n",
			rows[i].version);
		g_autoptr(diags) ds = diags_new();
		g_autoptr(questionnaire) q = NULL;
		bool ok = questionnaire_load_text(&q, text, strlen(text), "f", ds);

		test_row(rows[i].version, ok == rows[i].good);
		test_row(rows[i].version, ok || diags_find(ds, "bad-version") != NULL);
	}
}

/* Failure leaves nothing behind, and nobody has to want the reasons. */
static void test_failure(void)
{
	struct questionnaire *q = (struct questionnaire *)1;

	g_assert_false(questionnaire_load_text(&q, "a: [", 4, "f", NULL));
	g_assert_null(q);
	q = (struct questionnaire *)1;
	g_assert_false(questionnaire_load_text(&q, "a: b\n", 5, "f", NULL));
	g_assert_null(q);
	q = (struct questionnaire *)1;
	g_assert_false(questionnaire_load_file(&q, "/nonexistent/file", NULL));
	g_assert_null(q);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/questionnaire/shipped/counts", test_shipped_counts);
	g_test_add_func("/load/questionnaire/shipped/gates", test_shipped_gates);
	g_test_add_func("/load/questionnaire/shipped/whole", test_shipped_whole);
	g_test_add_func("/load/questionnaire/shipped/lint", test_shipped_lint);
	g_test_add_func("/load/questionnaire/defaults", test_defaults);
	g_test_add_func("/load/questionnaire/section-defaults", test_section_defaults);
	g_test_add_func("/load/questionnaire/text-stays-text", test_text_stays_text);
	g_test_add_func("/load/questionnaire/states", test_states);
	g_test_add_func("/load/questionnaire/bands", test_bands);
	g_test_add_func("/load/questionnaire/words-and-rules", test_words_and_rules);
	g_test_add_func("/load/questionnaire/versions", test_versions);
	g_test_add_func("/load/questionnaire/failure", test_failure);
	return test_run();
}
