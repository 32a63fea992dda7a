/* Which answer counts: conditions, stand-ins, waivers, justifications. */
#include "config.h"

#include "core/inputs.h"

#include "core/expr.h"
#include "fixture.h"
#include "testlib.h"

enum { LATE, GATE, BLOCKER, DETAIL, SIZE, NAME, BANDED, RING_A, RING_B, QUESTIONS };

static const struct fixture_question questions[] = {
	/* reads a question that stands later in the file */
	[LATE] = { "a.late", KIND_YNPU, ROLE_WEIGHTED, .weight = 1,
		   .when = "b.blocker is approval" },
	[GATE] = { "b.gate", KIND_YNPU, ROLE_GATE, .gate = "P2" },
	[BLOCKER] = { "b.blocker", KIND_CHOICE, ROLE_INFO, .choices = "train approval",
		      .when = "b.gate is not pass" },
	[DETAIL] = { "b.detail", KIND_YNPU, ROLE_WEIGHTED, .weight = 2,
		     .when = "count(fail, gate) >= 1" },
	[SIZE] = { "b.size", KIND_NUMBER, ROLE_INFO, .from = "team.size team.services" },
	[NAME] = { "b.name", KIND_TEXT, ROLE_INFO, .from = "team.name" },
	[BANDED] = { "b.banded", KIND_NUMBER, ROLE_WEIGHTED, .weight = 1,
		     .from = "graph.depth", .bands = "1..2=pass 3..9=fail" },
	[RING_A] = { "c.ring-a", KIND_YNPU, ROLE_WEIGHTED, .weight = 1,
		     .when = "c.ring-b is pass" },
	[RING_B] = { "c.ring-b", KIND_YNPU, ROLE_WEIGHTED, .weight = 1,
		     .when = "c.ring-a is pass" },
	{ 0 }
};

static struct questionnaire *q;

static struct inputs *read_inputs(const char *answers, const char *facts)
{
	struct inputs *in = inputs_new(q, "2026-03-01");
	g_auto(GStrv) parts = g_strsplit(answers, ";", -1);
	g_auto(GStrv) known = g_strsplit(facts != NULL ? facts : "", ";", -1);

	for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
		g_auto(GStrv) pair = g_strsplit(parts[i], "=", 2);

		g_assert_true(inputs_set(in, pair[0], pair[1], "note", NULL));
	}
	for (int i = 0; known[i] != NULL && *known[i] != '\0'; i++) {
		g_auto(GStrv) pair = g_strsplit(known[i], "=", 2);
		enum measure m = measure_find(pair[0]);

		if (measure_is_text(m))
			facts_set_text(&in->facts, m, pair[1]);
		else
			facts_set_number(&in->facts, m, g_ascii_strtoll(pair[1], NULL, 10));
	}
	return in;
}

static const struct {
	const char *answers, *facts;
	int question;
	enum state state;
	bool open;
} states[] = {
	{ "", NULL, GATE, STATE_UNANSWERED, true },
	{ "P2=?", NULL, GATE, STATE_UNKNOWN, true },
	{ "p2=yes", NULL, GATE, STATE_PASS, false },
	{ "b.gate=no", NULL, GATE, STATE_FAIL, false },
	/* a condition that is not settled keeps its question open */
	{ "", NULL, BLOCKER, STATE_UNANSWERED, true },
	{ "b.blocker=train", NULL, BLOCKER, STATE_UNANSWERED, true },
	{ "b.blocker=?", NULL, BLOCKER, STATE_UNKNOWN, true },
	{ "P2=yes", NULL, BLOCKER, STATE_HIDDEN, false },
	{ "P2=yes;b.blocker=train", NULL, BLOCKER, STATE_HIDDEN, false },
	{ "P2=no", NULL, BLOCKER, STATE_UNANSWERED, true },
	{ "P2=no;b.blocker=train", NULL, BLOCKER, STATE_NONE, false },
	{ "P2=no;b.blocker=na", NULL, BLOCKER, STATE_NA, false },
	/* a chain: what hangs on a hidden question is hidden */
	{ "P2=yes;b.blocker=approval;a.late=yes", NULL, LATE, STATE_HIDDEN, false },
	{ "P2=no;b.blocker=approval;a.late=yes", NULL, LATE, STATE_PASS, false },
	{ "P2=no;b.blocker=train;a.late=yes", NULL, LATE, STATE_HIDDEN, false },
	{ "P2=no;a.late=yes", NULL, LATE, STATE_UNANSWERED, true },
	{ "P2=no;b.detail=partial", NULL, DETAIL, STATE_PARTIAL, false },
	{ "P2=partial;b.detail=partial", NULL, DETAIL, STATE_HIDDEN, false },
	{ "b.detail=partial", NULL, DETAIL, STATE_UNANSWERED, true },
	/* stand-ins */
	{ "", NULL, SIZE, STATE_UNANSWERED, true },
	{ "", "team.size=6", SIZE, STATE_NONE, false },
	{ "b.size=?", "team.size=6", SIZE, STATE_NONE, false },
	{ "b.size=na", "team.size=6", SIZE, STATE_NA, false },
	{ "", "team.name=Orders", NAME, STATE_NONE, false },
	{ "", "graph.depth=2", BANDED, STATE_PASS, false },
	{ "", "graph.depth=5", BANDED, STATE_FAIL, false },
	{ "", "graph.depth=50", BANDED, STATE_UNANSWERED, true },
	{ "b.banded=1", "graph.depth=5", BANDED, STATE_PASS, false },
	/* a ring ends, open */
	{ "c.ring-a=yes;c.ring-b=yes", NULL, RING_A, STATE_UNANSWERED, true },
};

static void test_states(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(states); i++) {
		g_autofree char *row = g_strdup_printf("%s, %s", states[i].answers,
						       q->questions[states[i].question].id);
		g_autoptr(inputs) in = read_inputs(states[i].answers, states[i].facts);
		unsigned char all[QUESTIONS];
		int k = states[i].question;

		inputs_states(in, all);
		test_row(row, inputs_state(in, k) == states[i].state);
		test_row(row, inputs_is_open(in, k) == states[i].open);
		test_row(row, (all[k] == EVAL_OPEN) == states[i].open);
		test_row(row, inputs_is_hidden(in, k) == (all[k] == EVAL_HIDDEN));
	}
}

static void test_order(void)
{
	int at[QUESTIONS];

	for (int k = 0; k < QUESTIONS; k++)
		at[q->order[k]] = k;
	g_assert_cmpint(at[GATE], <, at[BLOCKER]);
	g_assert_cmpint(at[BLOCKER], <, at[LATE]);
	g_assert_cmpint(at[GATE], <, at[DETAIL]);
	g_assert_cmpint(at[RING_A], ==, QUESTIONS - 2);
	g_assert_cmpint(at[RING_B], ==, QUESTIONS - 1);
}

static const struct {
	const char *answers, *facts;
	gint64 number;		/* -1: none */
	const char *text;
} readings[] = {
	{ "", NULL, -1, NULL },
	{ "b.size=4;b.name=A", "team.size=6;team.name=B", 4, "A" },
	{ "", "team.size=6;team.name=B", 6, "B" },
	{ "", "team.size=6;team.services=9", 9, NULL },	/* the largest */
	{ "b.size=?", "team.services=2", 2, NULL },
	{ "b.size=na;b.name=na", "team.size=6;team.name=B", -1, NULL },
};

static void test_readings(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(readings); i++) {
		g_autofree char *row = g_strdup_printf("%s, %s", readings[i].answers,
						       readings[i].facts);
		g_autoptr(inputs) in = read_inputs(readings[i].answers, readings[i].facts);
		gint64 number;
		bool known = inputs_number(in, SIZE, &number);

		test_row(row, known == (readings[i].number >= 0));
		test_row(row, !known || number == readings[i].number);
		test_row_str(row, inputs_text(in, NAME), readings[i].text);
	}
}

static const struct {
	const char *name, *by, *reason, *given, *until, *date;
	bool valid;
} waivers[] = {
	{ "today", "cto", "law", "2026-03-01", "2026-03-01", "2026-03-01", true },
	{ "last day", "cto", "law", "2026-01-01", "2026-03-01", "2026-03-01", true },
	{ "a day late", "cto", "law", "2026-01-01", "2026-03-01", "2026-03-02", false },
	{ "180 days", "cto", "law", "2026-01-01", "2026-06-30", "2026-03-01", true },
	{ "181 days", "cto", "law", "2026-01-01", "2026-07-01", "2026-03-01", false },
	{ "ends before", "cto", "law", "2026-03-02", "2026-03-01", "2026-03-01", false },
	{ "nobody", "", "law", "2026-01-01", "2026-03-01", "2026-03-01", false },
	{ "NULL by", NULL, "law", "2026-01-01", "2026-03-01", "2026-03-01", false },
	{ "blank reason", "cto", "  \n", "2026-01-01", "2026-03-01", "2026-03-01", false },
	{ "no end", "cto", "law", "2026-01-01", NULL, "2026-03-01", false },
	{ "no date", "cto", "law", "2026-01-01", "soon", "2026-03-01", false },
	{ "no such day", "cto", "law", "2026-01-01", "2026-02-30", "2026-02-01", false },
};

static void test_waivers(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(waivers); i++) {
		g_autoptr(inputs) in = inputs_new(q, waivers[i].date);
		const struct waiver *w;

		inputs_add_waiver(in, "S1", "x", "older", "2020-01-01", "2020-01-02");
		inputs_add_waiver(in, "S1", waivers[i].by, waivers[i].reason,
				  waivers[i].given, waivers[i].until);
		g_assert_cmpint(in->waivers->len, ==, 1);
		g_assert_null(inputs_waiver(in, "S2"));
		w = inputs_waiver(in, "S1");
		test_row(waivers[i].name,
			 w != NULL && waiver_is_valid(w, in->date) == waivers[i].valid);
	}
}

static void test_justifications(void)
{
	g_autoptr(inputs) in = inputs_new(q, "2026-03-01");

	g_assert_false(inputs_is_justified(in, "SM-A"));
	inputs_add_justification(in, "SM-A", "cto", " ");
	g_assert_false(inputs_is_justified(in, "SM-A"));
	inputs_add_justification(in, "SM-A", "cto", "because");
	g_assert_true(inputs_is_justified(in, "SM-A"));
	g_assert_false(inputs_is_justified(in, "SM-B"));
	g_assert_cmpint(in->justifications->len, ==, 1);
}

static void test_set_and_dup(void)
{
	g_autoptr(inputs) in = read_inputs("b.name=Orders;b.size=4", "team.name=B");
	g_autoptr(inputs) copy = NULL;
	g_autoptr(diags) ds = diags_new();

	inputs_add_waiver(in, "S1", "cto", "law", "2026-01-01", "2026-03-01");
	inputs_add_justification(in, "SM-A", "cto", "because");
	copy = inputs_dup(in);
	g_assert_true(inputs_set(in, "b.name", "", NULL, ds));
	facts_set_text(&in->facts, MEASURE_TEAM_NAME, NULL);
	g_assert_null(inputs_text(in, NAME));
	g_assert_null(in->answers[NAME].note);
	g_assert_cmpstr(inputs_text(copy, NAME), ==, "Orders");
	g_assert_cmpstr(copy->answers[NAME].note, ==, "note");
	g_assert_cmpstr(copy->facts.fact[MEASURE_TEAM_NAME].text, ==, "B");
	g_assert_nonnull(inputs_waiver(copy, "S1"));
	g_assert_true(inputs_is_justified(copy, "SM-A"));

	g_assert_false(inputs_set(in, "b.nane", "x", NULL, ds));
	g_assert_cmpstr(((struct diag *)ds->items->pdata[0])->hint, ==,
			"did you mean \"b.name\"?");
	/* A refused value leaves the answer as it was. */
	g_assert_false(inputs_set(in, "b.size", "four", NULL, ds));
	g_assert_cmpint(in->answers[SIZE].value.number, ==, 4);
}

static void test_names(void)
{
	g_assert_cmpstr(confidence_name(CONFIDENCE_MEDIUM), ==, "medium");
	g_assert_cmpstr(answer_source_name(SOURCE_CARRIED), ==, "carried");
}

static void test_confidence_from_name(void)
{
	static const struct {
		const char *name;
		enum confidence whole, start;
	} rows[] = {
		{ "none", CONFIDENCE_NONE, CONFIDENCE_NONE },
		{ "low", CONFIDENCE_LOW, CONFIDENCE_LOW },
		{ "High", CONFIDENCE_HIGH, CONFIDENCE_HIGH },
		{ "m", CONFIDENCE_COUNT, CONFIDENCE_MEDIUM },
		{ "lower", CONFIDENCE_COUNT, CONFIDENCE_COUNT },
		{ "sure", CONFIDENCE_COUNT, CONFIDENCE_COUNT },
		{ "", CONFIDENCE_COUNT, CONFIDENCE_COUNT },
		{ NULL, CONFIDENCE_COUNT, CONFIDENCE_COUNT },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		test_row(rows[i].name, confidence_from_name(rows[i].name, true) ==
			 rows[i].whole);
		test_row(rows[i].name, confidence_from_name(rows[i].name, false) ==
			 rows[i].start);
	}
}

int main(int argc, char **argv)
{
	const struct fixture f = { .questions = questions };
	int status;

	test_init(&argc, &argv);
	q = fixture_questionnaire(&f);
	g_test_add_func("/inputs/states", test_states);
	g_test_add_func("/inputs/order", test_order);
	g_test_add_func("/inputs/readings", test_readings);
	g_test_add_func("/inputs/waivers", test_waivers);
	g_test_add_func("/inputs/justifications", test_justifications);
	g_test_add_func("/inputs/set-and-dup", test_set_and_dup);
	g_test_add_func("/inputs/names", test_names);
	g_test_add_func("/inputs/confidence-from-name", test_confidence_from_name);
	status = test_run();
	questionnaire_free(q);
	return status;
}
