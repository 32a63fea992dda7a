/*
 * The call graph of a system as a picture: an <svg> for HTML, or DOT for Graphviz. The
 * caller fills plain structs; cycles of calls are found here. Texts come in as they
 * were typed.
 */
#ifndef SEAM_REPORT_GRAPH_H
#define SEAM_REPORT_GRAPH_H

#include "report/svg.h"

enum graph_edge_kind {
	GRAPH_CALL,		/* waits for an answer; only these make cycles */
	GRAPH_EVENT,		/* listens to */
	GRAPH_EDGE_COUNT
};

struct graph_node {
	const char *label;
	const char *mark;	/* a word below the label, such as a verdict; NULL = none */
	enum tone tone;		/* of the mark */
	bool outside;		/* no service of the system */
};

struct graph_edge {
	int from, to;		/* indices of nodes: from calls, or listens to, to */
	enum graph_edge_kind kind;
};

struct graph {
	const struct graph_node *nodes;	int n_nodes;
	const struct graph_edge *edges;	int n_edges;
};

/*
 * Callers on the left, called ones on the right, cycles marked. More than
 * GRAPH_DRAWN_ALL boxes cannot be read: then what is outside is left out, and of more
 * services than that those in cycles and those with most calls are drawn,
 * GRAPH_DRAWN_CORE of them. A line says so. Yours to free.
 */
enum { GRAPH_DRAWN_ALL = 100, GRAPH_DRAWN_CORE = 60 };
char *graph_svg(const struct svg_head *head, const struct graph *g);

/* The whole graph; yours to free. */
char *graph_dot(const struct graph *g);

/*
 * Which cycle of calls each node is in: the smallest index of a node in it, or -1.
 * Filled for n_nodes. Linear; nothing recurses over the graph.
 */
void graph_cycles(const struct graph *g, int *cycles);

#endif
