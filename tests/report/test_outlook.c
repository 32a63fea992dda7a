/* When it is too early to say where a verdict leads: the figures of the header. */
#include "config.h"

#include <glib.h>

#include "report/outlook.h"
#include "testlib.h"

static void test_kinds(void)
{
	static const struct {
		const char *name;
		struct outlook o;
		enum outlook_kind kind;
		const char *cell;
	} rows[] = {
		{ "judged", { VERDICT_GO, .gates = 12, .title = "Split" }, OUTLOOK_JUDGED, "Split" },
		{ "stopped early", { VERDICT_NO_GO, .gates = 12, .gates_open = 11, .title = "Stay" },
		  OUTLOOK_JUDGED, "Stay" },
		{ "decided", { VERDICT_INCOMPLETE, .best = VERDICT_CONDITIONAL, .decided = true,
			       .leaning = VERDICT_CONDITIONAL, .gates = 12, .gates_open = 4,
			       .title = "Split" }, OUTLOOK_DECIDED, "so far: Split" },
		{ "nothing", { VERDICT_INCOMPLETE, .leaning = VERDICT_INCOMPLETE, .gates = 12,
			       .gates_open = 12 }, OUTLOOK_NOTHING, "" },
		{ "1 of 12", { VERDICT_INCOMPLETE, .leaning = VERDICT_GO, .gates = 12,
			       .gates_open = 11, .title = "Split" }, OUTLOOK_TOO_EARLY,
		  "too early to say: 11 of 12 gates open" },
		{ "8 of 12", { VERDICT_INCOMPLETE, .leaning = VERDICT_GO, .gates = 12,
			       .gates_open = 4, .title = "Split" }, OUTLOOK_TOO_EARLY,
		  "too early to say: 4 of 12 gates open" },
		{ "9 of 12", { VERDICT_INCOMPLETE, .leaning = VERDICT_GO, .gates = 12,
			       .gates_open = 3, .title = "Split" }, OUTLOOK_LEANS, "so far: Split" },
		{ "1 of 3", { VERDICT_INCOMPLETE, .leaning = VERDICT_GO, .gates = 3,
			      .gates_open = 2, .title = "Split" }, OUTLOOK_TOO_EARLY,
		  "too early to say: 2 of 3 gates open" },
		{ "1 of 2", { VERDICT_INCOMPLETE, .leaning = VERDICT_GO, .gates = 2,
			      .gates_open = 1, .title = "Split" }, OUTLOOK_LEANS, "so far: Split" },
		{ "no gates", { VERDICT_INCOMPLETE, .leaning = VERDICT_GO, .title = "Split" },
		  OUTLOOK_LEANS, "so far: Split" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *cell = outlook_cell(&rows[i].o);
		g_autofree char *sentence = outlook_sentence(&rows[i].o);

		test_row(rows[i].name, outlook_kind_of(&rows[i].o) == rows[i].kind);
		test_row_str(rows[i].name, cell, rows[i].cell);
		test_row(rows[i].name, (sentence == NULL) == (rows[i].kind == OUTLOOK_JUDGED));
	}
}

static void test_sentences(void)
{
	struct outlook o = { VERDICT_INCOMPLETE, .best = VERDICT_GO, .leaning = VERDICT_GO,
			     .gates = 12, .gates_open = 11, .title = "Split it out" };
	g_autofree char *early = outlook_sentence(&o);
	g_autofree char *leans = NULL;

	g_assert_cmpstr(early, ==, "It is too early to say where this leads: 11 of 12 gates are "
				   "open.");
	o.gates_open = 2;
	leans = outlook_sentence(&o);
	g_assert_cmpstr(leans, ==, "What is known so far leans to GO: Split it out.");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/report/outlook/kinds", test_kinds);
	g_test_add_func("/report/outlook/sentences", test_sentences);
	return test_run();
}
