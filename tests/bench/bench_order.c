/*
 * How long the room's order takes on the shipped questionnaire with nothing answered,
 * when there is most to try. It is computed between two blocks of questions, on a key
 * press.
 */
#include "config.h"

#include <stdio.h>

#include "testlib.h"

#include "core/order.h"
#include "load/questionnaire_load.h"

enum { ROUNDS = 200, TARGET_MS = 20, MISS_MS = 5 * TARGET_MS };

int main(int argc, char **argv)
{
	g_autofree char *path = NULL;
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(inputs) in = NULL;
	gint64 since;
	double ms;

	test_init(&argc, &argv);
	path = test_data_path("questionnaires/split-readiness.yaml");
	if (!questionnaire_load_file(&q, path, NULL))
		g_error("the shipped questionnaire does not load");
	in = inputs_new(q, "2026-11-22");
	since = g_get_monotonic_time();
	for (int i = 0; i < ROUNDS; i++)
		order_free(order_new(in, ORDER_ROOM));
	ms = (g_get_monotonic_time() - since) / 1000.0 / ROUNDS;
	printf("order: %d questions, mean of %d: %.2f ms (target %d)\n", q->n_questions, ROUNDS,
	       ms, TARGET_MS);
	return ms <= MISS_MS ? 0 : 1;
}
