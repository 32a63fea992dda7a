/*
 * The call graph as DOT, for Graphviz and whatever else reads it. All of it: what is
 * too much for one page is another program's work.
 */
#include "config.h"

#include "report/graph.h"

#include "base/text.h"

/* In double quotes DOT knows \" and, in labels, escapes such as \n and \N. */
static void put_quoted(GString *out, const char *text)
{
	g_autofree char *clean = text_sanitize(text, -1, TEXT_ONE_LINE);

	g_string_append_c(out, '"');
	for (const char *c = clean; *c != '\0'; c++) {
		if (*c == '"' || *c == '\\')
			g_string_append_c(out, '\\');
		g_string_append_c(out, *c);
	}
	g_string_append_c(out, '"');
}

/* Nodes are named by number: two labels may be alike. */
static void put_node(GString *out, int i, const struct graph_node *n, bool in_circle)
{
	g_string_append_printf(out, "\tn%d [label=", i);
	if (n->mark != NULL) {
		g_autofree char *both = g_strdup_printf("%s (%s)", n->label, n->mark);

		put_quoted(out, both);
	} else {
		put_quoted(out, n->label);
	}
	g_string_append_printf(out, "%s];\n", in_circle ? ", color=\"#a3290f\", penwidth=2" : "");
}

char *graph_dot(const struct graph *g)
{
	g_autofree int *circles = g_new0(int, g->n_nodes + 1);
	GString *out = g_string_new("digraph calls {\n\trankdir=LR;\n"
				    "\tnode [shape=box, style=rounded, fontname=\"sans-serif\"];\n");

	graph_circles(g, circles);
	for (int i = 0; i < g->n_nodes; i++)
		put_node(out, i, &g->nodes[i], circles[i] >= 0);
	for (int i = 0; i < g->n_edges; i++) {
		const struct graph_edge *e = &g->edges[i];
		bool circle = e->kind == GRAPH_CALL && circles[e->from] >= 0 &&
			      circles[e->from] == circles[e->to];

		g_string_append_printf(out, "\tn%d -> n%d%s;\n", e->from, e->to,
				       circle ? " [color=\"#a3290f\", penwidth=2]"
				       : e->kind == GRAPH_EVENT ? " [style=dashed]" : "");
	}
	g_string_append(out, "}\n");
	return g_string_free(out, FALSE);
}
