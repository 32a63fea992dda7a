/*
 * The room's order on the shipped questionnaire: what its classes claim is held
 * against verdicts computed anew, and a walk through it ends.
 */
#include "config.h"

#include <string.h>

#include "core/order.h"
#include "judging.h"
#include "testlib.h"

static const struct order_item *item_of(const struct order *o, const struct questionnaire *q,
					const char *id)
{
	for (unsigned i = 0; i < o->items->len; i++) {
		const struct order_item *it = &g_array_index(o->items, struct order_item, i);

		if (strcmp(q->questions[it->question].id, id) == 0)
			return it;
	}
	return NULL;
}

static void test_start(void)
{
	const struct questionnaire *q = judging_questionnaire();
	g_autoptr(inputs) in = inputs_new(q, JUDGING_DATE);
	g_autoptr(order) o = order_new(in, ORDER_ROOM);
	g_autoptr(order) quick = order_new(in, ORDER_QUICK);
	const struct order_item *blocker = item_of(o, q, "dep.blocker");
	const struct order_item *parent = item_of(o, q, "dep.independent");

	g_assert_cmpint(o->items->len, ==, q->n_questions);
	g_assert_cmpint(o->gates, ==, 12);
	g_assert_cmpint(quick->items->len, ==, 10);
	g_assert_true(blocker != NULL && parent != NULL && blocker == parent + 1);
	g_assert_true(blocker != NULL && blocker->waits);
	/* Every gate but S4 can end it at once. */
	for (unsigned i = 0; i < o->items->len; i++) {
		const struct order_item *it = &g_array_index(o->items, struct order_item, i);
		const struct question *qn = &q->questions[it->question];
		bool stops = qn->role == ROLE_GATE && strcmp(qn->gate, "S4") != 0;

		test_row(qn->id, !stops || it->class == ORDER_ENDS);
	}
}

/* What ends most talks comes first: is the group small, is there a reason, an owner. */
static void test_gates_in_order(void)
{
	static const char *const expected = "S1 G0 P1 B2 B1 S2 P3 P2 P5 P4 S3 S4 ";
	const struct questionnaire *q = judging_questionnaire();
	g_autoptr(inputs) in = inputs_new(q, JUDGING_DATE);
	g_autoptr(order) o = order_new(in, ORDER_ROOM);
	g_autoptr(GString) gates = g_string_new(NULL);

	for (unsigned i = 0; i < o->items->len; i++) {
		const struct order_item *it = &g_array_index(o->items, struct order_item, i);

		if (q->questions[it->question].role == ROLE_GATE)
			g_string_append_printf(gates, "%s ", q->questions[it->question].gate);
	}
	g_assert_cmpstr(gates->str, ==, expected);
}

/* Once P4 failed, the contract's details come last; the way out is still asked. */
static void test_details(void)
{
	const struct questionnaire *q = judging_questionnaire();
	g_autoptr(inputs) in = inputs_new(q, JUDGING_DATE);
	g_autoptr(order) before = NULL, after = NULL;

	before = order_new(in, ORDER_ROOM);
	judging_set(in, "con.defined", "no", NULL);
	after = order_new(in, ORDER_ROOM);
	g_assert_cmpint(before->skipped, ==, 0);
	g_assert_cmpint(after->skipped, ==, 5);
	g_assert_cmpint(after->count[ORDER_ENDS] + after->count[ORDER_DECIDES], ==, 0);
	g_assert_cmpint(after->count[ORDER_WAY], >, 0);
	for (unsigned i = 0; i < after->items->len; i++) {
		const struct order_item *it = &g_array_index(after->items, struct order_item, i);
		const struct question *qn = &q->questions[it->question];

		test_row(qn->id, (it->skipped_by >= 0) == (i >= after->items->len - 5));
		test_row(qn->id, (it->skipped_by >= 0) == g_str_has_prefix(qn->id, "con."));
	}
}

static bool same_way(const struct verdict *a, const struct verdict *b)
{
	if (g_strcmp0(a->path, b->path) != 0 || a->next_paths->len != b->next_paths->len)
		return false;
	for (unsigned i = 0; i < a->next_paths->len; i++)
		if (strcmp(a->next_paths->pdata[i], b->next_paths->pdata[i]) != 0)
			return false;
	return true;
}

/* One answer at random to a question of each class. */
static void check_item(const struct inputs *in, const struct verdict *v,
		       const struct order_item *it, GRand *rand)
{
	const struct question *qn = &in->q->questions[it->question];
	g_autoptr(inputs) trial = inputs_dup(in);
	g_autoptr(verdict) w = NULL;

	judging_random_answer(trial, it->question, rand, 60);
	w = verdict_compute(trial);
	if (it->class == ORDER_RECORD)
		test_row(qn->id, w->best == v->best && w->worst == v->worst && same_way(v, w));
	if (it->class == ORDER_WAY)
		test_row(qn->id, w->best == v->best && w->worst == v->worst);
	if (it->class != ORDER_ENDS && !v->decided)
		test_row(qn->id, !w->decided);
}

/* Some answer of a question that ends it does. */
static void check_ends(const struct inputs *in, const struct order_item *it)
{
	const struct question *qn = &in->q->questions[it->question];
	bool ends = false;

	if (qn->kind != KIND_YNPU && qn->kind != KIND_CHOICE)
		return;
	for (int c = 0; c < qn->n_choices && !ends; c++) {
		g_autoptr(inputs) trial = inputs_dup(in);
		g_autoptr(verdict) w = NULL;

		judging_set(trial, qn->id, qn->choices[c].value, NULL);
		w = verdict_compute(trial);
		ends = w->decided;
	}
	test_row(qn->id, ends);
}

static void test_classes(void)
{
	static const char *const names[ORDER_CLASS_COUNT] = { "ends", "decides", "way",
		"record" };
	const struct questionnaire *q = judging_questionnaire();
	int rounds = test_is_long() ? 3000 : 150, seen[ORDER_CLASS_COUNT] = { 0 };

	for (guint32 seed = 1; seed <= (guint32)rounds && !g_test_failed(); seed++) {
		GRand *rand = g_rand_new_with_seed(seed);
		g_autoptr(inputs) in = judging_random(q, rand, seed % 2);
		g_autoptr(verdict) v = verdict_compute(in);
		g_autoptr(order) o = order_new(in, ORDER_ROOM);

		for (unsigned i = 0; i < o->items->len; i++) {
			const struct order_item *it =
				&g_array_index(o->items, struct order_item, i);

			seen[it->class]++;
			test_row(q->questions[it->question].id,
				 inputs_is_open(in, it->question));
			check_item(in, v, it, rand);
			if (it->class == ORDER_ENDS)
				check_ends(in, it);
		}
		if (g_test_failed())
			g_test_message("seed %u", seed);
		g_rand_free(rand);
	}
	for (int c = 0; c < ORDER_CLASS_COUNT; c++)
		test_row(names[c], seen[c] > 0);
}

static const char *best_answer(const struct question *qn)
{
	if (qn->kind == KIND_MULTI && qn->good_value == NULL)
		return "all";
	if (qn->good_value != NULL)
		return qn->good_value;
	if (qn->kind == KIND_NUMBER)
		return "1";
	return qn->kind == KIND_TEXT ? "Orders" : qn->choices[0].value;
}

/* First question, best answer, again: every question once, and it ends in a GO. */
static void test_walk(void)
{
	const struct questionnaire *q = judging_questionnaire();
	g_autoptr(inputs) in = inputs_new(q, JUDGING_DATE);
	g_autoptr(verdict) v = NULL;
	int asked = 0;

	for (; asked <= q->n_questions; asked++) {
		g_autoptr(order) o = order_new(in, ORDER_ROOM);
		const struct question *qn;

		if (o->items->len == 0)
			break;
		qn = &q->questions[g_array_index(o->items, struct order_item, 0).question];
		judging_set(in, qn->id, best_answer(qn), NULL);
	}
	v = verdict_compute(in);
	g_assert_cmpint(asked, ==, q->n_questions - 1);	/* dep.blocker is hidden */
	g_assert_cmpstr(verdict_name(v->token), ==, "go");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (judging_questionnaire() == NULL)
		return 1;
	g_test_add_func("/order-shipped/start", test_start);
	g_test_add_func("/order-shipped/gates-in-order", test_gates_in_order);
	g_test_add_func("/order-shipped/details", test_details);
	g_test_add_func("/order-shipped/classes", test_classes);
	g_test_add_func("/order-shipped/walk", test_walk);
	return test_run();
}
