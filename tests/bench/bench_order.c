/*
 * How long the room's order takes on the shipped questionnaire with nothing answered,
 * when there is most to try. It is computed between two blocks of questions, on a key
 * press.
 */
#include "config.h"

#include <stdio.h>

#include "row.h"
#include "testlib.h"

#include "core/order.h"
#include "load/questionnaire_load.h"

enum { ROUNDS = 200, MISS_MS = 100 };

int main(int argc, char **argv)
{
	g_autofree char *path = NULL;
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(inputs) in = NULL;
	struct bench_row row = { .name = "order of the room, nothing answered",
		.limit = "20 ms" };
	gint64 since;

	test_init(&argc, &argv);
	path = test_data_path("questionnaires/split-readiness.yaml");
	if (!questionnaire_load_file(&q, path, NULL))
		g_error("the shipped questionnaire does not load");
	in = inputs_new(q, "2026-11-22");
	since = g_get_monotonic_time();
	for (int i = 0; i < ROUNDS; i++)
		order_free(order_new(in, ORDER_ROOM));
	row.ms = (g_get_monotonic_time() - since) / 1000.0 / ROUNDS;
	bench_row_print(&row);
	return row.ms <= MISS_MS ? 0 : 1;
}
