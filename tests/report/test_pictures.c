/*
 * Pictures: what is drawn, that every text in them stays text, and that the call graph
 * is laid out so that it can be read: nobody on top of another, callers before the
 * called, cycles found.
 */
#include "config.h"

#include <string.h>

#include "hostile.h"
#include "report/graph.h"
#include "report/graph_layout.h"
#include "testlib.h"

static const struct svg_head head = { .id = "it", .title = "A title", .desc = "What it shows" };

static int count(const char *text, const char *what)
{
	int n = 0;

	for (const char *c = text; (c = strstr(c, what)) != NULL; c += strlen(what))
		n++;
	return n;
}

static void check_well_formed(const char *row, const char *svg)
{
	static const GMarkupParser parser = { NULL };
	g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, NULL, NULL);
	g_autoptr(GError) error = NULL;
	bool ok = g_markup_parse_context_parse(context, svg, -1, &error) &&
		  g_markup_parse_context_end_parse(context, &error);

	if (!ok)
		g_test_message("%s: %s: %s", row, error->message, svg);
	test_row(row, ok);
	test_row(row, g_str_has_prefix(svg, "<svg "));
	test_row(row, strstr(svg, " role=\"img\"") != NULL);
	test_row(row, count(svg, "style=") == 0);
	test_row(row, count(svg, "<title id=\"it-title\">") == 1);
	test_row(row, count(svg, "<desc id=\"it-desc\">") == 1);
}

static void test_bars(void)
{
	static const struct svg_bar bars[] = {
		{ "None", "2 open", 0, 3 }, { "A third", NULL, 1, 3 }, { "All", NULL, 3, 3 },
		{ "Unknown", "nothing known", 0, 0 }, { "Too much", NULL, 9, 3 },
	};
	g_autofree char *svg = svg_bars(&head, bars, G_N_ELEMENTS(bars));

	check_well_formed("bars", svg);
	g_assert_cmpint(count(svg, "class=\"fill\""), ==, 3);
	g_assert_cmpint(count(svg, "class=\"track unknown\""), ==, 1);
	g_assert_nonnull(strstr(svg, "width=\"33.3%\""));
	g_assert_cmpint(count(svg, "class=\"fill\" x=\"0\" y=\"197\" width=\"100.0%\""), ==, 1);
	g_assert_nonnull(strstr(svg, ">2 open</text>"));
}

/* A gap where nothing is known, and one ruled line where the version changes. */
static void test_trend(void)
{
	static const struct svg_mark marks[] = {
		{ "2026-03-01", "1.0.0" }, { "2026-06-01", "1.0.0" }, { "2026-09-01", "1.1.0" },
	};
	static const int known[] = { 3, 6, 12 }, gap[] = { 3, -1, 6 };
	const struct svg_line lines[] = { { "Gates", known }, { "Ownership", gap } };
	g_autofree char *svg = svg_trend(&head, marks, 3, lines, 2, 12);
	g_autofree char *one = svg_trend(&head, marks, 1, lines, 2, 0);

	check_well_formed("trend", svg);
	check_well_formed("one mark", one);
	g_assert_cmpint(count(svg, "class=\"stroke line-1\""), ==, 2);
	g_assert_cmpint(count(svg, "class=\"stroke line-2\""), ==, 0);
	/* points, and one each in the legend */
	g_assert_cmpint(count(svg, "class=\"point line-1\""), ==, 3 + 1);
	g_assert_cmpint(count(svg, "class=\"point line-2\""), ==, 2 + 1);
	g_assert_cmpint(count(svg, "class=\"change\""), ==, 1);
	g_assert_cmpint(count(svg, ">1.1.0</text>"), ==, 1);
	g_assert_nonnull(strstr(svg, "x1=\"6.0%\" y1=\"169\" x2=\"50.0%\" y2=\"121\""));
}

static void test_matrix(void)
{
	enum { MANY = SVG_MATRIX_MAX + 5 };
	const char *rows[MANY], *columns[MANY];
	static const struct svg_cell cells[] = {
		{ 0, 0, "×", TONE_BAD }, { 1, 2, "✓", TONE_GOOD }, { MANY - 1, 0, "·", TONE_OPEN },
	};
	struct svg_matrix m = { rows, MANY, columns, MANY, cells, G_N_ELEMENTS(cells) };
	g_autofree char *cut = NULL;
	g_autofree char *whole = NULL;

	for (int i = 0; i < MANY; i++)
		rows[i] = columns[i] = "a rather long name of a service";
	cut = svg_matrix(&head, &m);
	check_well_formed("matrix, cut", cut);
	g_assert_cmpint(count(cut, "class=\"cell "), ==, 2);
	g_assert_nonnull(strstr(cut, "60 of 65 rows, 60 of 65 columns"));
	g_assert_nonnull(strstr(cut, "<title>a rather long name of a service</title>"));
	m.n_rows = 2;
	m.n_columns = 3;
	whole = svg_matrix(&head, &m);
	check_well_formed("matrix", whole);
	g_assert_null(strstr(whole, " rows"));
	g_assert_cmpint(count(whole, "rotate(-45)"), ==, 3);
}

static const struct {
	const char *name;
	int n_nodes;
	struct graph_edge edges[8];
	int n_edges;
	int cycles[6];
} cycle_rows[] = {
	{ "none", 3, { { 0, 1, 0 }, { 1, 2, 0 } }, 2, { -1, -1, -1 } },
	{ "two", 3, { { 1, 0, 0 }, { 0, 1, 0 }, { 1, 2, 0 } }, 3, { 0, 0, -1 } },
	{ "events break it", 2, { { 0, 1, 0 }, { 1, 0, GRAPH_EVENT } }, 2, { -1, -1 } },
	{ "itself is none", 2, { { 0, 0, 0 }, { 0, 1, 0 } }, 2, { -1, -1 } },
	{ "two cycles", 6, { { 0, 1, 0 }, { 1, 2, 0 }, { 2, 0, 0 }, { 2, 3, 0 }, { 4, 5, 0 },
	  { 5, 4, 0 } }, 6, { 0, 0, 0, -1, 4, 4 } },
	{ "joined", 4, { { 3, 2, 0 }, { 2, 1, 0 }, { 1, 3, 0 }, { 1, 0, 0 }, { 0, 1, 0 } }, 5,
	  { 0, 0, 0, 0 } },
	{ "apart on the way back", 4, { { 0, 1, 0 }, { 0, 2, 0 }, { 2, 1, 0 }, { 1, 3, 0 } }, 4,
	  { -1, -1, -1, -1 } },
};

static void test_cycles(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cycle_rows); i++) {
		const struct graph g = { .n_nodes = cycle_rows[i].n_nodes,
			.edges = cycle_rows[i].edges, .n_edges = cycle_rows[i].n_edges };
		int cycles[6];

		graph_cycles(&g, cycles);
		for (int k = 0; k < g.n_nodes; k++)
			test_row(cycle_rows[i].name, cycles[k] == cycle_rows[i].cycles[k]);
	}
}

/* A graph of random calls; the seed is GLib's, printed with the test. */
struct random_graph {
	struct graph_node *nodes;
	struct graph_edge *edges;
	struct graph g;
};

static void random_graph_init(struct random_graph *r, int n_nodes, int n_edges)
{
	r->nodes = g_new0(struct graph_node, n_nodes);
	r->edges = g_new0(struct graph_edge, n_edges + 1);
	for (int i = 0; i < n_nodes; i++)
		r->nodes[i] = (struct graph_node){ .label = "service", .mark = "GO",
						   .tone = TONE_GOOD };
	for (int i = 0; i < n_edges; i++)
		r->edges[i] = (struct graph_edge){
			.from = g_test_rand_int_range(0, n_nodes),
			.to = g_test_rand_int_range(0, n_nodes),
			.kind = g_test_rand_int_range(0, GRAPH_EDGE_COUNT),
		};
	r->g = (struct graph){ r->nodes, n_nodes, r->edges, n_edges };
}

static void random_graph_clear(struct random_graph *r)
{
	g_free(r->nodes);
	g_free(r->edges);
}

static bool overlap(const struct place *a, const struct place *b, int height)
{
	return a->x < b->x + b->width && b->x < a->x + a->width && ABS(a->y - b->y) < height;
}

static void check_layout(const struct layout *l, const struct graph *g)
{
	const struct place *places = (const struct place *)l->places->data;

	for (int i = 0; i < l->n_services; i++) {
		g_assert_true(places[i].x >= 0 && places[i].x + places[i].width <= l->width);
		g_assert_true(places[i].y >= l->node_height / 2 &&
			      places[i].y + l->node_height / 2 <= l->height);
		for (int k = 0; k < i; k++)
			g_assert_false(overlap(&places[i], &places[k], l->node_height));
	}
	for (guint i = 0; i < l->routes->len; i++) {
		const struct route *r = l->routes->pdata[i];
		const struct graph_edge *e = &g->edges[r->edge];
		int first = g_array_index(r->places, int, 0);
		int last = g_array_index(r->places, int, r->places->len - 1);

		g_assert_cmpint(places[first].node, ==, r->back ? e->to : e->from);
		g_assert_cmpint(places[last].node, ==, r->back ? e->from : e->to);
		for (guint k = 1; k < r->places->len; k++)
			g_assert_true(places[g_array_index(r->places, int, k)].layer >
				      places[g_array_index(r->places, int, k - 1)].layer);
	}
}

static void test_layout(void)
{
	const int rounds = test_is_long() ? 300 : 40;

	for (int round = 0; round < rounds; round++) {
		int n = g_test_rand_int_range(1, GRAPH_DRAWN_ALL);
		g_autofree int *chosen = g_new0(int, n);
		g_autoptr(layout) l = NULL;
		struct random_graph r;

		for (int i = 0; i < n; i++)
			chosen[i] = i;
		random_graph_init(&r, n, g_test_rand_int_range(0, 3 * n));
		l = layout_new(&r.g, chosen, n);
		check_layout(l, &r.g);
		random_graph_clear(&r);
	}
}

static void test_graph(void)
{
	static const struct graph_node nodes[] = {
		{ "billing", "NO-GO", TONE_BAD }, { "ledger", "GO", TONE_GOOD }, { "mail", NULL, 0 },
	};
	static const struct graph_edge edges[] = {
		{ 0, 1, GRAPH_CALL }, { 1, 0, GRAPH_CALL }, { 2, 1, GRAPH_EVENT },
	};
	const struct graph g = { nodes, 3, edges, 3 }, none = { 0 };
	g_autofree char *svg = graph_svg(&head, &g);
	g_autofree char *empty = graph_svg(&head, &none);

	check_well_formed("graph", svg);
	check_well_formed("no graph", empty);
	g_assert_cmpint(count(svg, "<rect class=\"node "), ==, 3);
	/* two lines and one in the legend */
	g_assert_cmpint(count(svg, "<g class=\"cycle\">"), ==, 2 + 1);
	g_assert_cmpint(count(svg, "<g class=\"event\">"), ==, 1 + 1);
	g_assert_cmpint(count(svg, "<g class=\"call\">"), ==, 0);
	g_assert_nonnull(strstr(svg, ">in a cycle of calls</text>"));
}

/* What is outside is told by its shape, in the legend too, and named in both. */
static void test_outside(void)
{
	static const struct graph_node nodes[] = {
		{ "billing", "NO-GO", TONE_BAD, false }, { "bank", NULL, TONE_NONE, true },
		{ "mail", NULL, TONE_NONE, true },
	};
	static const struct graph_edge edges[] = { { 0, 1, GRAPH_CALL }, { 0, 2, GRAPH_EVENT } };
	const struct graph g = { nodes, 3, edges, 2 };
	g_autofree char *svg = graph_svg(&head, &g);
	g_autofree char *dot = graph_dot(&g);

	check_well_formed("outside", svg);
	/* two, and one in the legend */
	g_assert_cmpint(count(svg, "<rect class=\"node plain outside\""), ==, 2 + 1);
	g_assert_cmpint(count(svg, ">outside the system</text>"), ==, 1);
	g_assert_nonnull(strstr(dot, "n1 [label=\"bank\", shape=ellipse, style=dashed];"));
	g_assert_nonnull(strstr(dot, "n0 -> n1;"));
	g_assert_nonnull(strstr(dot, "n0 -> n2 [style=dashed];"));
}

/* Too many boxes: what is outside goes first, and a line says so. */
static void test_too_much_outside(void)
{
	struct random_graph r;
	g_autofree char *svg = NULL;

	random_graph_init(&r, GRAPH_DRAWN_ALL + 20, 100);
	for (int i = 40; i < r.g.n_nodes; i++)
		r.nodes[i].outside = true;
	svg = graph_svg(&head, &r.g);
	check_well_formed("too much outside", svg);
	g_assert_cmpint(count(svg, "<rect class=\"node "), ==, 40);
	g_assert_nonnull(strstr(svg, "What is outside the system is left out"));
	g_assert_null(strstr(svg, "outside\""));
	random_graph_clear(&r);
}

/* A thousand services: the core, and a line that says so. */
static void test_large(void)
{
	struct random_graph r;
	g_autofree char *svg = NULL;
	g_autofree char *again = NULL;

	random_graph_init(&r, 1000, 800);
	r.edges[0] = (struct graph_edge){ 998, 999, GRAPH_CALL };
	r.edges[1] = (struct graph_edge){ 999, 998, GRAPH_CALL };
	r.nodes[998].label = "in-the-cycle";
	svg = graph_svg(&head, &r.g);
	again = graph_svg(&head, &r.g);
	check_well_formed("large", svg);
	g_assert_cmpint(count(svg, "<rect class=\"node "), ==, GRAPH_DRAWN_CORE);
	g_assert_nonnull(strstr(svg, "60 of 1000 services"));
	g_assert_nonnull(strstr(svg, "in-the-cycle"));
	g_assert_cmpstr(svg, ==, again);
	random_graph_clear(&r);
}

static void test_dot(void)
{
	static const struct graph_node nodes[] = {
		{ "a \"b\" \\n", "GO", TONE_GOOD }, { "x];\n}", NULL, 0 }, { "mail", NULL, 0 },
	};
	static const struct graph_edge edges[] = {
		{ 0, 1, GRAPH_CALL }, { 1, 0, GRAPH_CALL }, { 2, 1, GRAPH_EVENT }, { 2, 0, 0 },
	};
	const struct graph g = { nodes, 3, edges, 4 };
	g_autofree char *dot = graph_dot(&g);

	g_assert_cmpstr(dot, ==,
		"digraph calls {\n\trankdir=LR;\n"
		"\tnode [shape=box, style=rounded, fontname=\"sans-serif\"];\n"
		"\tn0 [label=\"a \\\"b\\\" \\\\n (GO)\", color=\"#a3290f\", penwidth=2];\n"
		"\tn1 [label=\"x]; }\", color=\"#a3290f\", penwidth=2];\n"
		"\tn2 [label=\"mail\"];\n"
		"\tn0 -> n1 [color=\"#a3290f\", penwidth=2];\n"
		"\tn1 -> n0 [color=\"#a3290f\", penwidth=2];\n"
		"\tn2 -> n1 [style=dashed];\n\tn2 -> n0;\n}\n");
}

/* Whatever is typed as a name stays a name. */
static void test_hostile(void)
{
	for (int i = 0; i < hostile_atoms_length; i++) {
		const char *text = hostile_atoms[i];
		const struct svg_bar bar = { text, text, 1, 2 };
		const struct svg_head named = { "it", text, text };
		const struct graph_node node = { text, text, TONE_OPEN };
		const struct graph g = { &node, 1, NULL, 0 };
		g_autofree char *bars = svg_bars(&named, &bar, 1);
		g_autofree char *graph = graph_svg(&named, &g);

		check_well_formed(text, bars);
		check_well_formed(text, graph);
		test_row(text, count(bars, "<") == count(bars, ">"));
		test_row(text, count(bars, "<text") == 2 && count(graph, "<text") == 2);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/pictures/bars", test_bars);
	g_test_add_func("/pictures/trend", test_trend);
	g_test_add_func("/pictures/matrix", test_matrix);
	g_test_add_func("/pictures/cycles", test_cycles);
	g_test_add_func("/pictures/layout", test_layout);
	g_test_add_func("/pictures/graph", test_graph);
	g_test_add_func("/pictures/outside", test_outside);
	g_test_add_func("/pictures/too-much-outside", test_too_much_outside);
	g_test_add_func("/pictures/large", test_large);
	g_test_add_func("/pictures/dot", test_dot);
	g_test_add_func("/pictures/hostile", test_hostile);
	return test_run();
}
