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
static void put_node(GString *out, int i, const struct graph_node *n, bool in_cycle)
{
	g_string_append_printf(out, "\tn%d [label=", i);
	if (n->mark != NULL) {
		g_autofree char *both = g_strdup_printf("%s (%s)", n->label, n->mark);

		put_quoted(out, both);
	} else {
		put_quoted(out, n->label);
	}
	g_string_append_printf(out, "%s];\n", in_cycle ? ", color=\"#a3290f\", penwidth=2" :
				    n->outside ? ", shape=ellipse, style=dashed" : "");
}

char *graph_dot(const struct graph *g)
{
	g_autofree int *cycles = g_new0(int, g->n_nodes + 1);
	GString *out = g_string_new("digraph calls {\n\trankdir=LR;\n"
				    "\tnode [shape=box, style=rounded, fontname=\"sans-serif\"];\n");

	graph_cycles(g, cycles);
	for (int i = 0; i < g->n_nodes; i++)
		put_node(out, i, &g->nodes[i], cycles[i] >= 0);
	for (int i = 0; i < g->n_edges; i++) {
		const struct graph_edge *e = &g->edges[i];
		bool cycle = e->kind == GRAPH_CALL && cycles[e->from] >= 0 &&
			      cycles[e->from] == cycles[e->to];

		g_string_append_printf(out, "\tn%d -> n%d%s;\n", e->from, e->to,
				       cycle ? " [color=\"#a3290f\", penwidth=2]"
				       : e->kind == GRAPH_EVENT ? " [style=dashed]" : "");
	}
	g_string_append(out, "}\n");
	return g_string_free(out, FALSE);
}
