/*
 * What a comparison says first, each sentence once; and hostile texts in comparisons
 * and trends, which every format must keep inert.
 */
#include "config.h"

#include <string.h>

#include "judged.h"
#include "report/compare_report.h"
#include "report/trend_report.h"
#include "testlib.h"

enum version { SAME, OTHER_HASH, STRICTER };	/* of the second side's questionnaire */

struct told {
	const char *name;
	enum version version;
	bool two_services;
	const char *changes[2][4];
	const char *expected;
};

static const struct told rows[] = {
	{ "equal", SAME, false, { { NULL }, { NULL } }, "No differences." },
	{ "answers", SAME, false, { { "P1=no", NULL }, { NULL } },
	  "NO-GO to GO. Your answers did it (P1)." },
	{ "answers of two", SAME, true, { { "P1=no", NULL }, { NULL } },
	  "billing: NO-GO. ledger: GO. The answers make the difference (P1)." },
	{ "a new version beside them", OTHER_HASH, false, { { "P1=no", "P2=no", NULL }, { NULL } },
	  "NO-GO to GO. Your answers did it (P1, P2); the new questionnaire alone would have "
	  "changed nothing." },
	{ "the system", SAME, false, { { "S3=yes", NULL }, { NULL } },
	  "NO-GO to GO. What holds around the service did it (S3), not your answers." },
	{ "a fact", SAME, false, { { NULL }, { "fact:team.services=3", NULL } },
	  "GO to NO-GO. What holds around the service did it (team.services), not your "
	  "answers." },
	{ "a waiver", SAME, false, { { "S3=yes", NULL }, { "S3=yes", "waive=S3:rota", NULL } },
	  "NO-GO to CONDITIONAL. What holds around the service did it (S3), not your answers." },
	{ "around two", SAME, true, { { "S3=yes", NULL }, { NULL } },
	  "billing: NO-GO. ledger: GO. What holds around the services makes the difference "
	  "(S3), not their answers." },
	{ "both together", SAME, false, { { "P1=no", "S3=yes", NULL }, { NULL } },
	  "NO-GO to GO. The answers and what holds around the service did it together; neither "
	  "alone would have." },
	{ "one cancels the other", SAME, false, { { "P1=no", NULL }, { "S3=yes", NULL } },
	  "Still NO-GO. The answers alone would have made it GO." },
	{ "the version", STRICTER, false, { { "P1=partial", NULL }, { "P1=partial", NULL } },
	  "CONDITIONAL to NO-GO. The other version of the questionnaire did it." },
	{ "the version, not the answers", STRICTER, false,
	  { { "P1=partial", "why.measure=no", NULL }, { "P1=partial", NULL } },
	  "CONDITIONAL to NO-GO. The other version of the questionnaire did it; the answers "
	  "alone would not have changed the verdict." },
	{ "version and answers", STRICTER, false, { { NULL }, { "P1=partial", NULL } },
	  "GO to NO-GO. The answers alone would have made it CONDITIONAL." },
};

/* Two fixtures, so that the second questionnaire can be another version. */
static struct fixture sides[2];

static void set_version(enum version version)
{
	struct questionnaire *q = sides[1].q;
	struct question *p1 = &q->questions[questionnaire_find_label(q, "P1")];

	questionnaire_set_hash(q, version == SAME ? questionnaire_hash(sides[0].q) : "another");
	p1->choices[1].state = version == STRICTER ? STATE_FAIL : STATE_PARTIAL;
}

struct compared {
	struct judged j[2];
	struct compare *c;
	struct compare_input input;
};

static void compared_init(struct compared *k, const struct told *r)
{
	struct compare_side both[2];

	set_version(r->version);
	for (int s = 0; s < 2; s++) {
		judged_init(&k->j[s], &sides[s], r->changes[s]);
		both[s] = (struct compare_side){ k->j[s].in, k->j[s].v };
	}
	k->c = compare_new(both, 1);
	k->input = (struct compare_input){
		.c = k->c, .side = { k->j[0].r, k->j[1].r }, .same_service = !r->two_services,
		.people = { .count = { -1, -1 } },
	};
	k->input.side[0].service = "billing";
	k->input.side[1].service = r->two_services ? "ledger" : "billing";
}

static void compared_clear(struct compared *k)
{
	compare_free(k->c);
	judged_clear(&k->j[0]);
	judged_clear(&k->j[1]);
}

static void test_headlines(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct compared k;
		g_autofree char *line = NULL;

		compared_init(&k, &rows[i]);
		line = report_compare_headline(&k.input);
		test_row_str(rows[i].name, line, rows[i].expected);
		compared_clear(&k);
	}
}

/* A column for notes stands only where somebody noted something. */
static void test_notes(void)
{
	static const struct { const struct told told; bool noted; } cases[] = {
		{ { "no note", SAME, false, { { "P1=no", NULL }, { NULL } }, NULL }, false },
		{ { "a note", SAME, false, { { "P1=no", NULL }, { "P1=yes:named", NULL } }, NULL },
		  true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct doc_options options = { .width_cols = 80 };
		struct compared k;
		struct doc *doc;
		g_autofree char *text = NULL;

		compared_init(&k, &cases[i].told);
		doc = report_compare(&k.input);
		text = doc_write(doc, FORMAT_MD, &options);
		test_row(cases[i].told.name, (strstr(text, "| Note |") != NULL) == cases[i].noted);
		test_row(cases[i].told.name, strstr(text, "## Better") != NULL);
		doc_free(doc);
		compared_clear(&k);
	}
}

/* What a person typed stands in notes, evidence, actions and names. */
#define HOSTILE "<script>alert(1)</script>|[x](javascript:1)"

static void check_inert(const char *name, const struct doc *doc)
{
	static const enum format formats[] = { FORMAT_TEXT, FORMAT_MD, FORMAT_HTML };
	const struct doc_options options = { .width_cols = 80 };

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		g_autofree char *text = doc_write(doc, formats[i], &options);

		test_row(name, *text != '\0');
		if (formats[i] != FORMAT_TEXT)
			test_row(name, strstr(text, "<script>alert") == NULL);
		test_row(name, strstr(text, "\033") == NULL);
	}
}

static void test_hostile(void)
{
	static const struct told r = { "hostile", SAME, false,
		{ { "P1=no:" HOSTILE, NULL }, { "P2=partial:\033[31m" HOSTILE, NULL } }, NULL };
	const struct compare_action action = { 1, HOSTILE, HOSTILE, HOSTILE, "2026-12-01",
		FATE_CARRIED, true };
	const char *const names[] = { HOSTILE, NULL };
	struct compared k;
	struct doc *doc;
	g_autofree char *json = NULL;

	compared_init(&k, &r);
	k.input.actions = &action;
	k.input.n_actions = 1;
	k.input.names = true;
	k.input.people = (struct compare_people){ { 2, 2 }, names, names };
	k.input.side[1].service = HOSTILE;
	doc = report_compare(&k.input);
	check_inert("comparison", doc);
	doc_free(doc);
	json = report_compare_json(&k.input);
	g_assert_null(strstr(json, "\033"));
	compared_clear(&k);
}

static void test_trend(void)
{
	static const char *const none[] = { NULL };
	const struct trend_label labels[] = { { "a1", true }, { "a2", false } };
	struct judged j;
	struct trend_point points[2];
	g_autoptr(trend) t = NULL;
	struct trend_input ti = { .service = HOSTILE, .labels = labels, .today = "2026-11-22" };
	struct doc *doc;

	set_version(SAME);
	judged_init(&j, &sides[0], none);
	for (int i = 0; i < 2; i++)
		points[i] = (struct trend_point){ j.in, j.v, j.in->date };
	t = trend_new(points, 2);
	ti.t = t;
	doc = report_trend(&ti);
	check_inert("trend", doc);
	doc_free(doc);
	judged_clear(&j);
}

int main(int argc, char **argv)
{
	int status;

	test_init(&argc, &argv);
	for (int s = 0; s < 2; s++)
		fixture_load_shipped(&sides[s]);
	g_test_add_func("/compare-report/headlines", test_headlines);
	g_test_add_func("/compare-report/notes", test_notes);
	g_test_add_func("/compare-report/hostile", test_hostile);
	g_test_add_func("/compare-report/trend", test_trend);
	status = test_run();
	for (int s = 0; s < 2; s++)
		fixture_clear(&sides[s]);
	return status;
}
