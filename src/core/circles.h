/*
 * Circles in a graph of calls: which services wait for each other all the way round.
 * Linear, and nothing recurses over the graph: a chain of calls can be as long as what
 * somebody registered.
 */
#ifndef SEAM_CORE_CIRCLES_H
#define SEAM_CORE_CIRCLES_H

#include <glib.h>
#include <stdbool.h>

/* Calls by caller: those of node i are to[start[i]] up to to[start[i + 1]]. Calls of a
 * node to itself are no circle. */
struct call_graph {
	int n;
	const int *start, *to;	/* borrowed; start has n + 1 */
};

/*
 * Which circle each node is in: the smallest index of a node that can be reached from it
 * and reaches it, or -1. Fills n numbers.
 */
void circles_find(const struct call_graph *g, int *circles);

/*
 * The shortest way round inside one circle, as nodes in the order of their calls, the
 * smallest index first; of several the one that is found first going by index. False when
 * the search was given up after CIRCLE_WORK times the size of the graph: then it is a way
 * round, maybe not the shortest.
 */
enum { CIRCLE_WORK = 32 };
bool circles_shortest(const struct call_graph *g, const int *circles, int circle,
		      GArray *nodes);

#endif
