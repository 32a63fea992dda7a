/*
 * Inside the pictures only: where the services of a call graph stand. Layers from
 * left to right by the longest chain of calls, cycles broken at one call each, and
 * within a layer an order that keeps lines short. Integers only.
 */
#ifndef SEAM_REPORT_GRAPH_LAYOUT_H
#define SEAM_REPORT_GRAPH_LAYOUT_H

#include "report/graph.h"

/* A service, or a bend where a line passes a layer. Both have a box. */
struct place {
	int node;		/* index in the graph; -1 = a bend */
	int layer;		/* -1 = nobody calls it and it calls nobody */
	int position;		/* in its layer, from the top */
	int x, y;		/* left end, and middle */
	int width;
};

/* A drawn edge: places from left to right, the bends between its two ends. */
struct route {
	int edge;		/* index in the graph */
	bool back;		/* drawn from right to left, to break a cycle */
	GArray *places;		/* int */
};

typedef struct layout layout;	/* for g_autoptr only */
struct layout {
	GArray *places;		/* struct place; services first */
	GPtrArray *routes;	/* struct route */
	int n_services, n_layers;
	int width, height;
	int node_height;
};

/* For the chosen nodes, indices in rising order; yours to free. */
struct layout *layout_new(const struct graph *g, const int *chosen, int n_chosen);
void layout_free(struct layout *l);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(layout, layout_free)

#endif
