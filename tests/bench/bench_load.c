/*
 * How long the shipped questionnaire takes to load, against libyaml's bare event
 * loop over the same bytes: what the positions, checks, names and conditions cost
 * beyond the parser. The runs alternate, and the median counts, because the
 * machine has other work too.
 */
#include "config.h"

#include "row.h"
#include "testlib.h"

#include <string.h>

#include <yaml.h>

#include "load/questionnaire_load.h"

enum { ROUNDS = 201 };

/* A miss this gross is a mistake in the code, not a busy machine. */
static const double ratio_max = 4.0;

static double events_ms(const char *text, size_t length)
{
	gint64 since = g_get_monotonic_time();
	yaml_parser_t parser;
	yaml_event_t event;
	bool done = false;

	if (!yaml_parser_initialize(&parser))
		g_error("out of memory");
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
	while (!done) {
		if (!yaml_parser_parse(&parser, &event))
			g_error("the shipped questionnaire is no YAML");
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return (g_get_monotonic_time() - since) / 1000.0;
}

static double load_ms(const char *text, size_t length)
{
	gint64 since = g_get_monotonic_time();
	g_autoptr(questionnaire) q = NULL;

	if (!questionnaire_load_text(&q, text, length, "split-readiness.yaml", NULL))
		g_error("the shipped questionnaire does not load");
	return (g_get_monotonic_time() - since) / 1000.0;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double *ms)
{
	qsort(ms, ROUNDS, sizeof(*ms), by_size);
	return ms[ROUNDS / 2];
}

int main(int argc, char **argv)
{
	g_autofree char *path = NULL;
	g_autofree char *text = NULL;
	double events[ROUNDS], loads[ROUNDS];
	struct bench_row row = { .name = "load a questionnaire / libyaml's bare events",
		.limit = "2" };
	size_t length;

	test_init(&argc, &argv);
	path = test_data_path("questionnaires/split-readiness.yaml");
	text = test_read_file(path, &length);
	for (int i = 0; i < ROUNDS; i++) {
		events[i] = events_ms(text, length);
		loads[i] = load_ms(text, length);
	}
	row.ms = median(loads);
	row.against_ms = median(events);
	row.ratio = row.ms / row.against_ms;
	bench_row_print(&row);
	return row.ratio <= ratio_max ? 0 : 1;
}
