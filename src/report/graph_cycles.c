/*
 * Cycles of calls in a picture: its calls by caller, for core/cycles.
 */
#include "config.h"

#include "core/cycles.h"
#include "report/graph.h"

static bool is_call(const struct graph_edge *e)
{
	return e->kind == GRAPH_CALL && e->from != e->to;
}

void graph_cycles(const struct graph *g, int *cycles)
{
	g_autofree int *start = g_new0(int, (gsize)g->n_nodes + 2);
	g_autofree int *to = NULL, *fill = NULL;

	for (int i = 0; i < g->n_edges; i++)
		start[g->edges[i].from + 1] += is_call(&g->edges[i]);
	for (int i = 0; i < g->n_nodes; i++)
		start[i + 1] += start[i];
	to = g_new0(int, (gsize)start[g->n_nodes] + 1);
	fill = g_memdup2(start, sizeof(int) * ((gsize)g->n_nodes + 1));
	for (int i = 0; i < g->n_edges; i++)
		if (is_call(&g->edges[i]))
			to[fill[g->edges[i].from]++] = g->edges[i].to;
	cycles_find(&(struct call_graph){ g->n_nodes, start, to }, cycles);
}
