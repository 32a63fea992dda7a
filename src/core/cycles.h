/*
 * Cycles in a graph of calls: which services wait for each other all the way round.
 * Linear, and nothing recurses over the graph: a chain of calls can be as long as what
 * somebody registered.
 */
#ifndef SEAM_CORE_CYCLES_H
#define SEAM_CORE_CYCLES_H

#include <glib.h>
#include <stdbool.h>

/* Calls by caller: those of node i are to[start[i]] up to to[start[i + 1]]. Calls of a
 * node to itself are no cycle. */
struct call_graph {
	int n;
	const int *start, *to;	/* borrowed; start has n + 1 */
};

/*
 * Which cycle each node is in: the smallest index of a node that can be reached from it
 * and reaches it, or -1. Fills n numbers.
 */
void cycles_find(const struct call_graph *g, int *cycles);

/*
 * The shortest way round inside one cycle, as nodes in the order of their calls, the
 * smallest index first; of several the one that is found first going by index. False when
 * the search was given up after CYCLE_WORK times the size of the graph: then it is a way
 * round, maybe not the shortest.
 */
enum { CYCLE_WORK = 32 };
bool cycles_shortest(const struct call_graph *g, const int *cycles, int cycle,
		      GArray *nodes);

#endif
