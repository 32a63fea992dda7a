/* Look-ups, tokens, and what is derived from a questionnaire. */
#include "config.h"

#include "core/questionnaire.h"

#include "base/diag.h"
#include "fixture.h"
#include "testlib.h"

enum { TEAM, SIZE, LOGS, BEFORE, FORM, DETAIL };

static const struct fixture_question questions[] = {
	[TEAM] = { "own.named-team", KIND_YNPU, ROLE_GATE, .gate = "P1", .quick = 2,
		   .tags = "prerequisite stop-gate" },
	[SIZE] = { "own.team-size", KIND_NUMBER, .role = ROLE_INFO },
	[LOGS] = { "ops.logging", KIND_YNPU, ROLE_BASELINE, .quick = 1 },
	[BEFORE] = { "ops.before", KIND_YNPU, ROLE_WEIGHTED, .weight = 2 },
	[FORM] = { "con.form", KIND_CHOICE, ROLE_INFO, .choices = "events shared-database" },
	[DETAIL] = { "con.detail", KIND_YNPU, ROLE_WEIGHTED, .weight = 9,
		     .tags = "prerequisite" },
	{ 0 }
};

static const struct fixture_rule rules[] = {
	{ "BASE", EFFECT_STOP, .when = "count(fail, baseline) > 0 and ops.before is bad" },
	{ "SIZE", EFFECT_CONDITION, .when = "own.team-size > 9" },
	{ "SM-FORM", EFFECT_SMELL, .when = "con.form is shared-database" },
	{ "BASE", EFFECT_CONDITION, .when = "count(fail, baseline) > 0" },
	{ "WAY", EFFECT_PATH, .when = "con.detail is fail", .path = "redraw" },
	{ 0 }
};

static const struct fixture_words words[] = {
	{ "list", "Backend-Team;doEverything" },
	{ 0 }
};

static struct questionnaire *q;

static void test_find(void)
{
	g_assert_cmpint(questionnaire_find(q, "ops.before"), ==, BEFORE);
	g_assert_cmpint(questionnaire_find(q, "ops.after"), ==, -1);
	g_assert_cmpint(questionnaire_find(q, "P1"), ==, -1);
	g_assert_cmpint(questionnaire_find_label(q, "p1"), ==, TEAM);
	g_assert_cmpint(questionnaire_find_label(q, "ops.before"), ==, BEFORE);
	g_assert_cmpint(questionnaire_find_label(q, "P9"), ==, -1);
	g_assert_cmpint(questionnaire_find_tag(q, "gate"), ==, 0);
	g_assert_cmpint(questionnaire_find_tag(q, "prerequisite"), >, 0);
	g_assert_cmpint(questionnaire_find_tag(q, "nothing"), ==, -1);
	g_assert_true(questionnaire_rule(q, "BASE", EFFECT_STOP) == &q->rules[0]);
	g_assert_true(questionnaire_rule(q, "BASE", EFFECT_CONDITION) == &q->rules[3]);
	g_assert_null(questionnaire_rule(q, "BASE", EFFECT_SMELL));
	g_assert_nonnull(questionnaire_path(q, "redraw"));
	g_assert_null(questionnaire_path(q, "split"));
	g_assert_null(questionnaire_text(q, "thesis"));
	g_assert_cmpstr(questionnaire_word_list(q, "list")->words[0], ==, "backend team");
	g_assert_cmpstr(questionnaire_word_list(q, "list")->words[1], ==, "do everything");
	g_assert_cmpint(question_find_choice(&q->questions[FORM], "events"), ==, 0);
	g_assert_cmpint(question_find_choice(&q->questions[FORM], "Events"), ==, -1);
	g_assert_cmpstr(question_label(&q->questions[TEAM]), ==, "P1");
	g_assert_cmpstr(question_label(&q->questions[LOGS]), ==, "ops.logging");
}

static const struct {
	int question;
	const char *tag;
	bool has;
} tags[] = {
	{ TEAM, "gate", true },		{ TEAM, "weighted", false },
	{ TEAM, "prerequisite", true }, { TEAM, "stop-gate", true },
	{ TEAM, "w1", false },		{ LOGS, "baseline", true },
	{ BEFORE, "weighted", true },	{ BEFORE, "w2", true },
	{ BEFORE, "w3", false },	{ DETAIL, "w9", true },
	{ DETAIL, "prerequisite", true }, { DETAIL, "stop-gate", false },
	{ SIZE, "info", true },
};

static void test_tags(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(tags); i++) {
		int tag = questionnaire_find_tag(q, tags[i].tag);

		test_row(tags[i].tag, question_has_tag(&q->questions[tags[i].question], tag) ==
					      tags[i].has);
	}
}

static const struct {
	int question;
	bool allows_na, feeds_rule;
} derived[] = {
	{ TEAM, false, false },	 { LOGS, false, false },  { BEFORE, false, false },
	{ SIZE, false, true },	 { FORM, true, false },	  { DETAIL, true, false },
};

static void test_finish(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(derived); i++) {
		const struct question *qn = &q->questions[derived[i].question];

		test_row(qn->id, qn->allows_na == derived[i].allows_na);
		test_row(qn->id, qn->feeds_rule == derived[i].feeds_rule);
	}
	g_assert_cmpint(q->n_quick, ==, 2);
	g_assert_cmpint(q->quick[0], ==, LOGS);
	g_assert_cmpint(q->quick[1], ==, TEAM);
	for (int i = 0; i < q->n_questions; i++)
		g_assert_cmpint(q->order[i], ==, i);
}

/* A file may have 51 tags of its own and 64 choices a question. */
static void test_limits(void)
{
	static const int counts[] = { 51, 52, 64, 65 };

	for (unsigned i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_autoptr(questionnaire) big = questionnaire_new();
		g_autoptr(diags) ds = diags_new();
		struct question *qn = g_new0(struct question, 1);
		bool tags_case = i < 2;

		big->questions = qn;
		big->n_questions = 1;
		qn->id = g_strdup("a.b");
		qn->tags = g_new0(char *, 100);
		qn->choices = g_new0(struct choice, 100);
		for (int k = 0; tags_case && k < counts[i]; k++)
			qn->tags[k] = g_strdup_printf("t%d", k);
		qn->n_choices = tags_case ? 0 : counts[i];
		g_assert_cmpint(questionnaire_index(big, ds), ==, i % 2 == 0);
		g_assert_cmpint(ds->items->len, ==, i % 2);
		if (i == 1)
			g_assert_nonnull(diags_find(ds, "too-many-tags"));
		if (i == 3)
			g_assert_nonnull(diags_find(ds, "too-many-choices"));
	}
}

/* A token stands for one value: files and JSON are read by it. */
static void test_tokens(void)
{
	static const struct {
		const char *name;
		int count;
		const char *(*token)(int value);
	} rows[] = {
#define ROW(prefix, count) { #prefix, count, (const char *(*)(int))prefix##_name }
		ROW(question_kind, KIND_COUNT), ROW(question_role, ROLE_COUNT),
		ROW(question_scope, SCOPE_COUNT), ROW(state, STATE_COUNT),
		ROW(tense, TENSE_COUNT), ROW(due, DUE_COUNT),
		ROW(rule_effect, EFFECT_COUNT), ROW(rule_affects, AFFECTS_COUNT),
		ROW(mapping_kind, MAPPING_KIND_COUNT),
#undef ROW
	};

	for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
		g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

		for (int i = 0; i < rows[r].count; i++)
			test_row(rows[r].name,
				 g_hash_table_add(seen, (char *)rows[r].token(i)));
	}
}

int main(int argc, char **argv)
{
	const struct fixture f = { questions, rules, words };
	int status;

	test_init(&argc, &argv);
	q = fixture_questionnaire(&f);
	g_test_add_func("/questionnaire/find", test_find);
	g_test_add_func("/questionnaire/tags", test_tags);
	g_test_add_func("/questionnaire/finish", test_finish);
	g_test_add_func("/questionnaire/limits", test_limits);
	g_test_add_func("/questionnaire/tokens", test_tokens);
	status = test_run();
	questionnaire_free(q);
	return status;
}
