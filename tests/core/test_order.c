/* The order of questions in the room: classes, blocks, details, summaries. */
#include "config.h"

#include "core/order.h"

#include "fixture.h"
#include "testlib.h"

static const struct fixture_question questions[] = {
	{ "own.team", KIND_YNPU, ROLE_GATE, .gate = "P1", .ask = 1 },
	{ "own.name", KIND_TEXT, ROLE_INFO, .ask = 1 },
	{ "own.detail", KIND_YNPU, ROLE_WEIGHTED, .weight = 1, .ask = 4,
	  .skip_after = "own.team" },
	{ "own.size", KIND_NUMBER, ROLE_INFO, .ask = 3, .min = 0, .max = 100,
	  .from = "team.size" },
	{ "dep.alone", KIND_YNPU, ROLE_GATE, .gate = "P2", .ask = 2 },
	{ "dep.single", KIND_YNPU, ROLE_WEIGHTED, .weight = 3, .ask = 1 },
	{ "dep.test", KIND_YNPU, ROLE_WEIGHTED, .weight = 2, .ask = 4, .seconds = 90,
	  .quick = 2 },
	{ "ops.pipeline", KIND_MULTI, ROLE_BASELINE, .ask = 2, .choices = "build ship",
	  .quick = 1 },
	/* hangs on dep.alone, though it stands far from it */
	{ "zzz.blocker", KIND_CHOICE, ROLE_INFO, .ask = 9, .choices = "train code",
	  .when = "dep.alone is not pass" },
	{ "zzz.deeper", KIND_TEXT, ROLE_INFO, .when = "zzz.blocker is train" },
	{ "zzz.note", KIND_TEXT, ROLE_INFO, .ask = 5 },
	{ 0 }
};

static const struct fixture_rule rules[] = {
	{ "GATE", EFFECT_STOP, "it is fail", .each = "gate" },
	{ "HALF", EFFECT_STOP, .when = "2 * score.num < score.den" },
	{ "OPEN-WORK", EFFECT_CONDITION, "it in [partial, waived]", .each = "gate",
	  .counted = true },
	{ "BASELINE", EFFECT_CONDITION, "it is bad", .each = "baseline", .counted = true },
	{ "HEAVY", EFFECT_CONDITION, "it is fail", .each = "w3", .counted = true },
	{ "SIZE", EFFECT_CONDITION, .when = "own.size > 9", .counted = true },
	{ "SM-NAME", EFFECT_SMELL, .when = "own.name matches nobody" },
	{ "WAY-TEAM", EFFECT_PATH, .when = "own.team is fail", .path = "form-team" },
	{ "WAY-DEP", EFFECT_PATH, .when = "dep.alone is fail", .path = "redraw",
	  .path_if = "zzz.blocker is train", .path_if_path = "form-team" },
	{ "WAY-HEAVY", EFFECT_PATH, "it is fail", .each = "w3", .path = "section" },
	{ "WAY-SPLIT", EFFECT_PATH, .when = "leaning.stopped == 0", .path = "split" },
	{ 0 }
};

static const struct fixture_words words[] = {
	{ "nobody", "everyone" },
	{ 0 }
};

static struct questionnaire *q;

static const char marks[] = { [ORDER_ENDS] = 'A', [ORDER_DECIDES] = 'B', [ORDER_WAY] = 'C',
			      [ORDER_RECORD] = 'D' };

/* "A:own.team B:own.name | ...": bars between blocks, ? waits, ! skipped */
static char *print_order(const struct order *o)
{
	GString *s = g_string_new(NULL);
	int block = 0;

	for (unsigned i = 0; i < o->items->len; i++) {
		const struct order_item *it = &g_array_index(o->items, struct order_item, i);

		if (i > 0)
			g_string_append(s, it->block != block ? " | " : " ");
		block = it->block;
		g_string_append_printf(s, "%c:%s%s%s", marks[it->class],
				       q->questions[it->question].id, it->waits ? "?" : "",
				       it->skipped_by >= 0 ? "!" : "");
	}
	return g_string_free(s, FALSE);
}

static const struct {
	const char *name, *answers;
	enum order_mode mode;
	const char *order, *summary;
} rows[] = {
	{ "nothing known", "", ORDER_ROOM,
	  "A:own.team B:dep.single B:own.name | A:dep.alone D:zzz.blocker? D:zzz.deeper? "
	  "B:ops.pipeline | B:own.size | B:dep.test B:own.detail | D:zzz.note",
	  "8 can still decide (14 min), 1 for the record (1 min)" },
	{ "by section", "", ORDER_SECTIONS,
	  "A:own.team B:own.name B:own.detail B:own.size | A:dep.alone B:dep.single B:dep.test | "
	  "B:ops.pipeline | D:zzz.blocker? D:zzz.deeper? D:zzz.note",
	  "8 can still decide (14 min), 1 for the record (1 min)" },
	{ "quick", "", ORDER_QUICK, "B:ops.pipeline B:dep.test",
	  "2 can still decide (2 min)" },
	/* what was asked in vain keeps its place and class, and is not asked again */
	{ "nobody knows", "P1=unknown;ops.pipeline=unknown", ORDER_ROOM,
	  "A:own.team B:dep.single B:own.name | A:dep.alone D:zzz.blocker? D:zzz.deeper? "
	  "B:ops.pipeline | B:own.size | B:dep.test B:own.detail | D:zzz.note",
	  "6 can still decide (10 min), 1 for the record (1 min), 2 nobody knows" },
	{ "nobody knows the rest", "P1=yes;P2=unknown;dep.single=yes;dep.test=yes;own.detail=yes;"
	  "own.name=Orders;ops.pipeline=all;own.size=6;zzz.note=x", ORDER_ROOM,
	  "A:dep.alone D:zzz.blocker? D:zzz.deeper?", "1 nobody knows" },
	/* a gate failed: nothing decides, its detail comes last */
	{ "no team", "P1=no", ORDER_ROOM,
	  "C:dep.single | C:dep.alone D:zzz.blocker? D:zzz.deeper? C:ops.pipeline | D:own.name "
	  "D:own.size D:dep.test D:zzz.note | D:own.detail!",
	  "3 change the way out (6 min), 5 for the record (6 min)" },
	/* the follow-up comes where its parent was, before later ranks */
	{ "not alone", "P1=yes;P2=no", ORDER_ROOM,
	  "C:dep.single | C:zzz.blocker D:zzz.deeper? C:ops.pipeline | D:own.name D:own.size "
	  "D:dep.test D:own.detail D:zzz.note",
	  "3 change the way out (4 min), 5 for the record (6 min)" },
	{ "hangs on a known answer", "P1=yes;P2=no;zzz.blocker=train", ORDER_ROOM,
	  "C:dep.single | C:ops.pipeline | D:own.name D:zzz.deeper D:own.size D:dep.test "
	  "D:own.detail D:zzz.note", NULL },
	{ "hidden", "P1=yes;P2=yes;dep.single=yes;dep.test=yes;own.detail=yes;own.name=Orders",
	  ORDER_ROOM, "A:ops.pipeline | A:own.size | D:zzz.note",
	  "2 can still decide (2 min), 1 for the record (1 min)" },
	{ "a fact stands in",
	  "P1=yes;P2=yes;dep.single=yes;dep.test=yes;own.detail=yes;own.name=Orders;"
	  "ops.pipeline=all;team.size=6", ORDER_ROOM, "D:zzz.note",
	  "1 for the record (1 min)" },
	{ "all answered",
	  "P1=yes;P2=yes;dep.single=yes;dep.test=yes;own.detail=yes;own.name=Orders;"
	  "ops.pipeline=all;own.size=6;zzz.note=x", ORDER_ROOM, "", "nothing is open" },
	/* alone, the lighter one turns no score; without it there is none */
	{ "points", "P1=yes;P2=yes;dep.single=partial;own.name=Orders;ops.pipeline=all;own.size=6;"
		    "zzz.note=x", ORDER_ROOM, "A:dep.test B:own.detail",
	  "2 can still decide (3 min)" },
};

static struct inputs *read_inputs(const char *spec)
{
	struct inputs *in = inputs_new(q, "2026-01-01");
	g_auto(GStrv) parts = g_strsplit(spec, ";", -1);

	for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
		g_auto(GStrv) pair = g_strsplit(parts[i], "=", 2);
		enum measure m = measure_find(pair[0]);

		if (m < MEASURE_COUNT)
			facts_set_number(&in->facts, m, g_ascii_strtoll(pair[1], NULL, 10));
		else
			g_assert_true(inputs_set(in, pair[0], pair[1], NULL, NULL));
	}
	return in;
}

static void test_order(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(inputs) in = read_inputs(rows[i].answers);
		g_autoptr(order) o = order_new(in, rows[i].mode);
		g_autoptr(order) again = order_new(in, rows[i].mode);
		g_autofree char *got = print_order(o);
		g_autofree char *same = print_order(again);
		g_autofree char *summary = order_summary(o);

		test_row_str(rows[i].name, got, rows[i].order);
		test_row_str(rows[i].name, same, got);
		if (rows[i].summary != NULL)
			test_row_str(rows[i].name, summary, rows[i].summary);
	}
}

static void test_counts(void)
{
	g_autoptr(inputs) in = read_inputs("P1=no");
	g_autoptr(order) o = order_new(in, ORDER_ROOM);

	g_assert_cmpint(o->skipped, ==, 1);
	g_assert_cmpint(o->skipped_seconds, ==, 60);
	g_assert_cmpint(o->gates, ==, 1);
	g_assert_cmpint(o->gates_seconds, ==, 180);
	g_assert_cmpint(o->count[ORDER_WAY], ==, 3);
	g_assert_cmpint(o->seconds[ORDER_WAY], ==, 360);
}

static void test_minutes(void)
{
	g_assert_cmpint(order_minutes(0), ==, 0);
	g_assert_cmpint(order_minutes(1), ==, 1);
	g_assert_cmpint(order_minutes(60), ==, 1);
	g_assert_cmpint(order_minutes(61), ==, 2);
}

/* Answering in the room's order never shows a question twice and ends. */
static void test_walk(void)
{
	g_autoptr(inputs) in = read_inputs("");
	int asked = 0;

	for (;;) {
		g_autoptr(order) o = order_new(in, ORDER_ROOM);
		const struct question *qn;
		const char *value = "Orders";

		if (o->items->len == 0)
			break;
		qn = &q->questions[g_array_index(o->items, struct order_item, 0).question];
		if (qn->n_choices > 0)
			value = qn->choices[0].value;
		else if (qn->kind == KIND_NUMBER)
			value = "5";
		g_assert_true(inputs_set(in, qn->id, value, NULL, NULL));
		g_assert_false(inputs_is_open(in, questionnaire_find(q, qn->id)));
		if (++asked > q->n_questions)
			break;
	}
	/* All but the two that hang on a failed gate. */
	g_assert_cmpint(asked, ==, q->n_questions - 2);
}

int main(int argc, char **argv)
{
	const struct fixture f = { questions, rules, words };
	int status;

	test_init(&argc, &argv);
	q = fixture_questionnaire(&f);
	g_test_add_func("/order/rows", test_order);
	g_test_add_func("/order/counts", test_counts);
	g_test_add_func("/order/minutes", test_minutes);
	g_test_add_func("/order/walk", test_walk);
	status = test_run();
	questionnaire_free(q);
	return status;
}
