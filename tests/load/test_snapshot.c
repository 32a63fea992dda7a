/* Snapshots: the bytes, and that reading and writing give them again. */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "core/verdict.h"
#include "load/questionnaire_load.h"
#include "load/snapshot.h"

#define CHOICES \
	"    choices:\n    - {value: one, text: A}\n    - {value: two, text: B}\n" \
	"    - {value: three, text: C}\n"

static const char small[] =
	"schema: 1\nid: small\nversion: 1.2.3\ntitle: Small\nsections:\n"
	"- id: a\n  title: A\n  questions:\n"
	"  - {id: z.number, kind: number, role: info, text: T}\n"
	"  - id: a.multi\n    kind: multi\n    role: weighted\n    weight: 1\n    text: T\n" CHOICES
	"  - id: b.multi\n    kind: multi\n    role: weighted\n    weight: 1\n    text: T\n" CHOICES
	"  - {id: a.text, kind: text, role: info, text: T}\n"
	"  - id: a.choice\n    kind: choice\n    role: info\n    text: T\n" CHOICES
	"  - {id: a.left-out, kind: text, role: info, text: T}\n";

/* No controls and no breaks in what a text may hold, NUL aside. */
static const char hostile[] = "\"\\/\x01\x1b[31m\x7f\t\n\r\xc2\x85\xe2\x80\xa8\xe2\x80\xae"
			      "\xf0\x9f\x98\x80{service}";

static struct questionnaire *load_small(void)
{
	struct questionnaire *q;

	if (!questionnaire_load_text(&q, small, strlen(small), "small", NULL))
		g_error("the test's questionnaire does not load");
	return q;
}

static struct inputs *full_inputs(const struct questionnaire *q)
{
	struct inputs *in = inputs_new(q, "2026-01-31");
	struct diags *ds = NULL;

	g_assert_true(inputs_set(in, "z.number", "7", NULL, ds));
	g_assert_true(inputs_set(in, "a.multi", "three,one", "why not", ds));
	g_assert_true(inputs_set(in, "b.multi", "partial", NULL, ds));
	g_assert_true(inputs_set(in, "a.choice", "unknown", "", ds));
	g_assert_true(inputs_set(in, "a.text", "Orders (6 people)", NULL, ds));
	in->answers[0].evidence = g_strdup("https://example.org/?a=\"b\"");
	in->answers[0].by = g_strdup("J\xc3\xbcrgen");
	in->answers[0].at = g_strdup("2026-01-30T10:00:00Z");
	in->answers[0].confidence = CONFIDENCE_LOW;
	in->answers[0].source = SOURCE_PREPARED;
	facts_set_text(&in->facts, MEASURE_SERVICE_SLUG, "billing");
	facts_set_number(&in->facts, MEASURE_TEAM_SIZE, 6);
	facts_set_number(&in->facts, MEASURE_GRAPH_IN_CYCLE, 0);
	inputs_add_waiver(in, "S1", "CTO", "isolation", "2026-01-01", "2026-06-01");
	inputs_add_justification(in, "SM-TREND", "CTO", "we did compare");
	return in;
}

static const char full_answers[] =
	"\"answers\":{"
	"\"a.choice\":{\"note\":\"\",\"value\":\"unknown\"},"
	"\"a.multi\":{\"note\":\"why not\",\"value\":\"one,three\"},"
	"\"a.text\":{\"value\":\"Orders (6 people)\"},"
	"\"b.multi\":{\"value\":\"partial\"},"
	"\"z.number\":{\"at\":\"2026-01-30T10:00:00Z\",\"by\":\"J\xc3\xbcrgen\","
	"\"confidence\":\"low\",\"evidence\":\"https://example.org/?a=\\\"b\\\"\","
	"\"source\":\"prepared\",\"value\":\"7\"}}";

static void test_bytes(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(inputs) in = full_inputs(q);
	g_autofree char *got = snapshot_write(in);
	g_autofree char *expected = g_strdup_printf(
		"{%s,\"date\":\"2026-01-31\",\"engine\":%d,"
		"\"facts\":{\"graph.in_cycle\":0,\"service.slug\":\"billing\",\"team.size\":6},"
		"\"justifications\":[{\"by\":\"CTO\",\"reason\":\"we did compare\","
		"\"smell\":\"SM-TREND\"}],"
		"\"questionnaire\":{\"hash\":\"%s\",\"id\":\"small\",\"version\":\"1.2.3\"},"
		"\"schema\":1,\"service\":\"billing\","
		"\"waivers\":[{\"by\":\"CTO\",\"given\":\"2026-01-01\",\"id\":\"S1\","
		"\"reason\":\"isolation\",\"until\":\"2026-06-01\"}]}",
		full_answers, VERDICT_ENGINE, questionnaire_hash(q));

	g_assert_cmpstr(got, ==, expected);
}

static void check_round_trip(const char *name, const struct inputs *in)
{
	g_autofree char *first = snapshot_write(in);
	g_autofree char *second = NULL;
	g_autoptr(diags) ds = diags_new();
	g_autoptr(inputs) back = NULL;
	g_autofree char *said = NULL;

	if (snapshot_read(&back, first, strlen(first), name, in->q, ds))
		second = snapshot_write(back);
	test_row_str(name, second, first);
	said = diags_format(ds, DIAGS_PLAIN);
	test_row_str(name, said, "");
}

static void test_round_trip(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(inputs) empty = inputs_new(q, "1970-01-01");
	g_autoptr(inputs) full = full_inputs(q);
	g_autoptr(inputs) odd = inputs_new(q, "9999-12-31");

	check_round_trip("empty", empty);
	check_round_trip("full", full);
	odd->answers[0].note = g_strdup(hostile);
	odd->answers[1].by = g_strdup("");
	odd->answers[2].evidence = g_strdup("   ");
	odd->answers[3].value = (struct value){ .kind = VALUE_TEXT, .text = g_strdup(hostile) };
	inputs_add_waiver(odd, hostile, NULL, NULL, NULL, NULL);
	inputs_add_justification(odd, "", hostile, NULL);
	facts_set_text(&odd->facts, MEASURE_TEAM_NAME, hostile);
	facts_set_number(&odd->facts, MEASURE_TEAM_SIZE, -1);
	check_round_trip("odd", odd);
}

/* Random inputs over the shipped questionnaire, by a fixed seed. */
static void test_round_trip_random(void)
{
	static const char *const typed[] = { "yes", "no", "partial", "unknown", "3", "all", "" };
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	g_autoptr(questionnaire) q = NULL;
	int rounds = test_is_long() ? 5000 : 100;

	g_assert_true(questionnaire_load_file(&q, path, NULL));
	for (int r = 0; q != NULL && r < rounds; r++) {
		g_autoptr(inputs) in = inputs_new(q, "2026-01-31");
		g_autofree char *name = g_strdup_printf("round %d", r);

		for (int i = 0; i < q->n_questions; i++)
			inputs_set(in, q->questions[i].id,
				   typed[g_rand_int_range(rand, 0, G_N_ELEMENTS(typed))],
				   g_rand_boolean(rand) ? "n" : NULL, NULL);
		facts_set_portfolio(&in->facts, g_rand_int_range(rand, -1, 9),
				    g_rand_int_range(rand, -1, 9), g_rand_int_range(rand, -1, 99));
		check_round_trip(name, in);
	}
}

static void test_head(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(inputs) in = full_inputs(q);
	g_autofree char *text = snapshot_write(in);
	g_autoptr(diags) ds = diags_new();
	struct snapshot_head head;

	g_assert_true(snapshot_read_head(&head, text, strlen(text), "s", ds));
	g_assert_cmpint(head.engine, ==, VERDICT_ENGINE);
	g_assert_cmpstr(head.questionnaire, ==, "small");
	g_assert_cmpstr(head.version, ==, "1.2.3");
	g_assert_cmpstr(head.hash, ==, questionnaire_hash(q));
	g_assert_cmpstr(head.date, ==, "2026-01-31");
	g_assert_cmpstr(head.service, ==, "billing");
	snapshot_head_clear(&head);
	g_assert_null(head.hash);
}

#define BODY(answers, facts, rest) \
	"{\"schema\":1,\"engine\":1,\"questionnaire\":{\"id\":\"small\",\"version\":\"1.2.3\"," \
	"\"hash\":\"HASH\"},\"date\":\"2026-01-31\",\"answers\":{" answers "},\"facts\":{" facts \
	"},\"waivers\":[],\"justifications\":[]" rest "}"

static void test_bad(void)
{
	static const struct { const char *name, *text, *code; } rows[] = {
		{ "nothing", "", "json-syntax" },
		{ "empty", "{}", "missing-key" },
		{ "list", "[]", "wrong-kind" },
		{ "other schema", "{\"schema\":2}", "out-of-range" },
		{ "unknown key", BODY("", "", ",\"x\":1"), "unknown-key" },
		{ "question", BODY("\"a.nmuber\":{\"value\":\"7\"}", "", ""), "unknown-question" },
		{ "value", BODY("\"z.number\":{\"value\":\"many\"}", "", ""), "bad-value" },
		{ "value kind", BODY("\"z.number\":{\"value\":[7]}", "", ""), "wrong-kind" },
		{ "answer kind", BODY("\"z.number\":7", "", ""), "wrong-kind" },
		{ "answer key", BODY("\"z.number\":{\"vlaue\":\"7\"}", "", ""), "unknown-key" },
		{ "confidence", BODY("\"z.number\":{\"confidence\":\"sure\"}", "", ""),
		  "unknown-word" },
		{ "fact", BODY("", "\"team.siez\":1", ""), "unknown-measure" },
		{ "running measure", BODY("", "\"score.num\":1", ""), "unknown-measure" },
		{ "fact's number", BODY("", "\"team.size\":\"big\"", ""), "bad-number" },
		{ "date", "{\"date\":\"yesterday\"}", "bad-date" },
		{ "answers' kind", "{\"answers\":[],\"facts\":[],\"waivers\":{}}", "wrong-kind" },
		{ "fact's kind", BODY("", "\"team.size\":[1]", ""), "wrong-kind" },
	};
	g_autoptr(questionnaire) q = load_small();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) parts = g_strsplit(rows[i].text, "HASH", -1);
		g_autofree char *text = g_strjoinv(questionnaire_hash(q), parts);
		g_autoptr(diags) ds = diags_new();
		g_autoptr(inputs) in = NULL;

		test_row(rows[i].name, !snapshot_read(&in, text, strlen(text), "s", q, ds));
		test_row(rows[i].name, in == NULL);
		test_row(rows[i].name, diags_find(ds, rows[i].code) != NULL);
	}
}

/* What the rows above are measured against: without its mistake such a text is read. */
static void test_body_is_good(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_auto(GStrv) parts = g_strsplit(BODY("\"z.number\":{\"value\":\"7\"}",
					      "\"team.size\":1", ""), "HASH", -1);
	g_autofree char *text = g_strjoinv(questionnaire_hash(q), parts);
	g_autofree char *wrong = g_strjoinv("0", parts);
	g_autoptr(diags) ds = diags_new();
	g_autoptr(inputs) in = NULL;
	g_autoptr(inputs) none = NULL;

	g_assert_true(snapshot_read(&in, text, strlen(text), "s", q, ds));
	g_assert_true(diags_is_empty(ds));
	g_assert_false(snapshot_read(&none, wrong, strlen(wrong), "s", q, ds));
	g_assert_nonnull(diags_find(ds, "wrong-questionnaire"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/snapshot/bytes", test_bytes);
	g_test_add_func("/load/snapshot/round-trip", test_round_trip);
	g_test_add_func("/load/snapshot/random", test_round_trip_random);
	g_test_add_func("/load/snapshot/head", test_head);
	g_test_add_func("/load/snapshot/bad", test_bad);
	g_test_add_func("/load/snapshot/good", test_body_is_good);
	return test_run();
}
