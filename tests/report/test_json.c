/*
 * Verdicts as JSON: read by another program's parser, with exactly the promised
 * fields, nothing in it that acts on a terminal, and a canonical record that does
 * not depend on texts.
 */
#include "config.h"

#include <string.h>

#include <jansson.h>

#include "judged.h"
#include "testlib.h"

enum { CHANGES_MAX = 8 };

static const char *const scenarios[][CHANGES_MAX] = {
	{ NULL },
	{ "own.named-team=no", "con.no-backdoor=unknown", NULL },
	{ "own.team-size=2", "own.team-name=everyone", "ops.logging=version", NULL },
	{ "mono.small-team=7", "waive=S1:isolation by law", NULL },
	{ "con.form=shared-database", NULL },
	{ "empty", "why.org-problem=yes", NULL },
};

/* product: the fields of `seam verdict --json', in order. */
static const char verdict_fields[] =
	"schema service assessment state questionnaire verdict leaning best worst decided "
	"path_decided path next_paths gates baseline score sections reasons conditions smells "
	"flips worse open contested votes ";

static const struct {
	const char *array;
	const char *fields;
} item_fields[] = {
	{ "gates", "id question state answered by waived " },
	{ "baseline", "id question state answered by waived " },
	{ "sections", "id score " },
	{ "reasons", "rule question text " },
	{ "conditions", "id question cause due owner due_date text " },
	{ "smells", "id question justified " },
	{ "flips", "question from to " },
	{ "worse", "question to " },
};

static char *keys_of(json_t *object)
{
	GString *out = g_string_new(NULL);
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
		g_string_append_printf(out, "%s ", key);
	return g_string_free(out, FALSE);
}

static void check_fields(const char *text)
{
	json_t *root = json_loads(text, 0, NULL);
	g_autofree char *keys = NULL;

	g_assert_nonnull(root);
	if (root == NULL)
		return;
	keys = keys_of(root);
	g_assert_cmpstr(keys, ==, verdict_fields);
	for (gsize i = 0; i < G_N_ELEMENTS(item_fields); i++) {
		json_t *array = json_object_get(root, item_fields[i].array);
		size_t k;
		json_t *item;

		json_array_foreach(array, k, item) {
			g_autofree char *got = keys_of(item);

			test_row_str(item_fields[i].array, got, item_fields[i].fields);
		}
	}
	json_decref(root);
}

static void test_fields(void)
{
	struct fixture f;

	fixture_load_shipped(&f);
	for (gsize i = 0; i < G_N_ELEMENTS(scenarios); i++) {
		struct judged j;
		g_autofree char *text = NULL;
		g_autofree char *again = NULL;

		judged_init(&j, &f, scenarios[i]);
		text = report_verdict_json(&j.r);
		again = report_verdict_json(&j.r);
		g_assert_cmpstr(text, ==, again);
		g_assert_null(strchr(text, '\033'));
		g_assert_true(g_str_has_suffix(text, "}\n"));
		g_assert_true(strchr(text, '\n') == text + strlen(text) - 1);
		check_fields(text);
		judged_clear(&j);
	}
	fixture_clear(&f);
}

/* What the tokens say for one verdict of each kind. */
static const struct {
	const char *name;
	const char *changes[CHANGES_MAX];
	const char *has;
} facts[] = {
	{ "go", { NULL }, "\"verdict\": \"go\", \"leaning\": null, \"best\": \"go\"" },
	{ "no-go", { "own.named-team=no", NULL },
	  "\"reasons\": [{\"rule\": \"P1\", \"question\": \"own.named-team\"" },
	{ "conditional", { "ops.alerts=none", NULL },
	  "{\"id\": \"ops.alerts\", \"question\": \"ops.alerts\", \"cause\": \"fail\", "
	  "\"due\": \"before-traffic\", \"owner\": null, \"due_date\": null" },
	{ "incomplete", { "own.named-team=unknown", NULL },
	  "\"open\": [\"own.named-team\"]" },
	{ "incomplete reason", { "own.named-team=unknown", NULL },
	  "\"reasons\": [{\"rule\": \"open\", \"question\": \"own.named-team\"" },
	{ "overruled", { "con.form=shared-database", NULL },
	  "\"state\": \"fail\", \"answered\": true, \"by\": \"SM-SHARED-DB\"" },
	{ "waived", { "mono.no-ops-team=yes", "waive=S3:bought as a service", NULL },
	  "\"id\": \"S3\", \"question\": \"mono.no-ops-team\", \"state\": \"fail\", "
	  "\"answered\": true, \"by\": null, \"waived\": true" },
	{ "smell", { "own.team-name=everyone", NULL },
	  "{\"question\": \"SM-NO-OWNER\", \"from\": \"\", \"to\": \"justify\"}" },
	{ "score", { "con.versioned=no", NULL }, "\"score\": {\"value\": 968, \"low\": 968" },
	{ "nothing to score", { NULL }, "{\"id\": \"mono\", \"score\": null}" },
};

static void test_facts(void)
{
	struct fixture f;

	fixture_load_shipped(&f);
	for (gsize i = 0; i < G_N_ELEMENTS(facts); i++) {
		struct judged j;
		g_autofree char *text = NULL;

		judged_init(&j, &f, facts[i].changes);
		text = report_verdict_json(&j.r);
		if (strstr(text, facts[i].has) == NULL)
			g_test_message("%s: %s", facts[i].name, text);
		test_row(facts[i].name, strstr(text, facts[i].has) != NULL);
		judged_clear(&j);
	}
	fixture_clear(&f);
}

/* Python's parser reads back what was typed, control characters and all. */
static void test_round_trip(void)
{
	static const char hostile[] = "a\"b\\c\x1b[2J\x07\x7f\xc2\x9b\xe2\x80\xae</script>\n\tend";
	static const char *const changes[] = { NULL };
	const char *const argv[] = { "python3", "-c",
		"import json,sys\n"
		"a=[x for x in json.load(sys.stdin)['answers'] if x['question']=='own.team-name']\n"
		"sys.stdout.buffer.write((a[0]['value']+'|'+a[0]['note']).encode())", NULL };
	g_autofree char *python = g_find_program_in_path("python3");
	g_autofree char *expected = g_strconcat(hostile, "|", hostile, NULL);
	struct test_process p = { 0 };
	struct fixture f;
	struct judged j;
	g_autofree char *text = NULL;

	if (python == NULL) {
		g_test_skip("python3 is not installed");
		return;
	}
	fixture_load_shipped(&f);
	judged_init(&j, &f, changes);
	g_assert_true(inputs_set(j.in, "own.team-name", hostile, hostile, NULL));
	text = report_json(&j.r);
	for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
		g_assert_true(*c >= ' ' || *c == '\n');
		g_assert_true(*c != 0x7f && !(*c == 0xc2 && c[1] < 0xa0));
	}
	g_assert_true(test_spawn(&p, argv, text, NULL, NULL));
	g_assert_cmpint(p.status, ==, 0);
	g_assert_cmpstr(p.out, ==, expected);
	test_process_clear(&p);
	judged_clear(&j);
	fixture_clear(&f);
}

static void test_names_on_request(void)
{
	static const char *const changes[] = { NULL };
	struct fixture f;
	struct judged j;
	g_autofree char *without = NULL;
	g_autofree char *with = NULL;
	int question;

	fixture_load_shipped(&f);
	judged_init(&j, &f, changes);
	question = questionnaire_find(f.q, "own.named-team");
	g_free(j.in->answers[question].by);
	j.in->answers[question].by = g_strdup("Chiara");
	without = report_json(&j.r);
	j.r.names = true;
	with = report_json(&j.r);
	g_assert_null(strstr(without, "Chiara"));
	g_assert_nonnull(strstr(with, "\"by\": \"Chiara\""));
	judged_clear(&j);
	fixture_clear(&f);
}

/* The record of a finish: sorted, compact, the same again, and without any text. */
static void test_result(void)
{
	struct fixture f;

	fixture_load_shipped(&f);
	for (gsize i = 0; i < G_N_ELEMENTS(scenarios); i++) {
		struct judged j, k;
		g_autofree char *once = NULL;
		g_autofree char *twice = NULL;
		g_autofree char *sorted = NULL;
		json_t *root;

		judged_init(&j, &f, scenarios[i]);
		judged_init(&k, &f, scenarios[i]);
		once = report_result_text(j.in, j.v);
		twice = report_result_text(k.in, k.v);
		g_assert_cmpstr(once, ==, twice);
		g_assert_null(strstr(once, "Who "));
		root = json_loads(once, 0, NULL);
		g_assert_nonnull(root);
		sorted = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
		g_assert_cmpstr(once, ==, sorted);
		json_decref(root);
		judged_clear(&j);
		judged_clear(&k);
	}
	fixture_clear(&f);
}

static void test_questionnaire(void)
{
	struct fixture f;
	g_autofree char *text = NULL;
	json_t *root, *questions;

	fixture_load_shipped(&f);
	text = report_questionnaire_json(f.q);
	root = json_loads(text, 0, NULL);
	questions = json_object_get(root, "questions");
	g_assert_cmpint(json_array_size(questions), ==, (size_t)f.q->n_questions);
	g_assert_nonnull(strstr(text,
		"\"bands\": [{\"from\": 1, \"to\": 8, \"state\": \"fail\"}, "));
	g_assert_nonnull(strstr(text, "{\"from\": 13, \"to\": null, \"state\": \"pass\"}]"));
	json_decref(root);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/json/fields", test_fields);
	g_test_add_func("/json/facts", test_facts);
	g_test_add_func("/json/round-trip", test_round_trip);
	g_test_add_func("/json/names", test_names_on_request);
	g_test_add_func("/json/result", test_result);
	g_test_add_func("/json/questionnaire", test_questionnaire);
	return test_run();
}
