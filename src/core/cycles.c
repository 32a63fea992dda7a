/*
 * Strongly connected components by Tarjan's algorithm with a stack of its own, and the
 * shortest way round in one of them by walks breadth first.
 */
#include "config.h"

#include "core/cycles.h"

#include <string.h>

/* ---- components ------------------------------------------------------------------- */

struct search {
	const struct call_graph *calls;
	int *number;		/* in the order of discovery from 1; 0 = not yet met */
	int *low;		/* smallest number that can be reached */
	int *next;		/* the call to follow next */
	bool *on_stack;
	GArray *path;		/* int: from where the search came */
	GArray *stack;		/* int: nodes of components that are not closed */
	int met;
	int *cycles;
};

static void enter(struct search *s, int node)
{
	s->number[node] = s->low[node] = ++s->met;
	s->next[node] = s->calls->start[node];
	s->on_stack[node] = true;
	g_array_append_val(s->path, node);
	g_array_append_val(s->stack, node);
}

/* Everything above node on the stack is one component; one node alone is no cycle. */
static void close_component(struct search *s, int node)
{
	guint from = s->stack->len;
	int least = node;

	do {
		int member = g_array_index(s->stack, int, --from);

		s->on_stack[member] = false;
		least = MIN(least, member);
		if (member == node)
			break;
	} while (from > 0);
	for (guint i = from; s->stack->len - from > 1 && i < s->stack->len; i++)
		s->cycles[g_array_index(s->stack, int, i)] = least;
	g_array_set_size(s->stack, from);
}

static void leave(struct search *s, int node)
{
	g_array_set_size(s->path, s->path->len - 1);
	if (s->path->len > 0) {
		int caller = g_array_index(s->path, int, s->path->len - 1);

		s->low[caller] = MIN(s->low[caller], s->low[node]);
	}
	if (s->low[node] == s->number[node])
		close_component(s, node);
}

static void search_from(struct search *s, int first)
{
	enter(s, first);
	while (s->path->len > 0) {
		int node = g_array_index(s->path, int, s->path->len - 1);
		int to;

		if (s->next[node] == s->calls->start[node + 1]) {
			leave(s, node);
			continue;
		}
		to = s->calls->to[s->next[node]++];
		if (s->number[to] == 0)
			enter(s, to);
		else if (s->on_stack[to])
			s->low[node] = MIN(s->low[node], s->number[to]);
	}
}

void cycles_find(const struct call_graph *g, int *cycles)
{
	struct search s = { .calls = g, .cycles = cycles };
	gsize n = (gsize)g->n + 1;

	s.number = g_new0(int, n);
	s.low = g_new0(int, n);
	s.next = g_new0(int, n);
	s.on_stack = g_new0(bool, n);
	s.path = g_array_new(FALSE, FALSE, sizeof(int));
	s.stack = g_array_new(FALSE, FALSE, sizeof(int));
	for (int i = 0; i < g->n; i++)
		cycles[i] = -1;
	for (int i = 0; i < g->n; i++)
		if (s.number[i] == 0)
			search_from(&s, i);
	g_free(s.number);
	g_free(s.low);
	g_free(s.next);
	g_free(s.on_stack);
	g_array_unref(s.path);
	g_array_unref(s.stack);
}

/* ---- the shortest way round --------------------------------------------------------- */

struct round {
	const struct call_graph *calls;
	const int *cycles;
	int cycle;
	int *steps;		/* from where the walk began; -1 = not reached */
	int *before;		/* the node before on a shortest way */
	int *queue;
	int n_queue;
	gint64 work, work_max;
	GArray *best;		/* int; empty = none yet */
};

/* The way from `first' to `last', which calls first. */
static void keep_way(struct round *r, int first, int last)
{
	int n = r->steps[last] + 1;

	g_array_set_size(r->best, (guint)n);
	for (int at = last; n-- > 0; at = r->before[at])
		g_array_index(r->best, int, n) = at;
	g_assert(g_array_index(r->best, int, 0) == first);
}

/* Walks from `first' no farther than where a shorter way round could still come of it. */
static void walk_round(struct round *r, int first)
{
	int most = r->best->len > 0 ? (int)r->best->len - 2 : G_MAXINT;
	int head = 0;

	for (int i = 0; i < r->n_queue; i++)	/* what the last walk met */
		r->steps[r->queue[i]] = -1;
	r->n_queue = 0;
	r->steps[first] = 0;
	r->queue[r->n_queue++] = first;
	while (head < r->n_queue && r->steps[r->queue[head]] <= most) {
		int at = r->queue[head++];

		r->work += r->calls->start[at + 1] - r->calls->start[at] + 1;
		for (int c = r->calls->start[at]; c < r->calls->start[at + 1]; c++) {
			int to = r->calls->to[c];

			if (to == first && at != first) {
				keep_way(r, first, at);
				return;
			}
			if (to == at || r->cycles[to] != r->cycle || r->steps[to] >= 0)
				continue;
			r->steps[to] = r->steps[at] + 1;
			r->before[to] = at;
			r->queue[r->n_queue++] = to;
		}
	}
}

/* Whether it calls more than one other of the cycle. Each way round but that of a plain
 * ring has such a node: without one it could never be left. */
static bool is_fork(const struct round *r, int node)
{
	int first = -1;

	for (int c = r->calls->start[node]; c < r->calls->start[node + 1]; c++) {
		int to = r->calls->to[c];

		if (to == node || to == first || r->cycles[to] != r->cycle)
			continue;
		if (first >= 0)
			return true;
		first = to;
	}
	return false;
}

/* Turns the way round so that the smallest index leads. */
static void turn(GArray *nodes)
{
	g_autofree int *old = g_memdup2(nodes->data, nodes->len * sizeof(int));
	guint least = 0;

	for (guint i = 1; i < nodes->len; i++)
		if (old[i] < old[least])
			least = i;
	for (guint i = 0; i < nodes->len; i++)
		g_array_index(nodes, int, i) = old[(least + i) % nodes->len];
}

bool cycles_shortest(const struct call_graph *g, const int *cycles, int cycle,
		      GArray *nodes)
{
	struct round r = {
		.calls = g, .cycles = cycles, .cycle = cycle, .best = nodes,
		.steps = g_new(int, (gsize)g->n + 1),
		.before = g_new0(int, (gsize)g->n + 1),
		.queue = g_new(int, (gsize)g->n + 1),
		.work_max = CYCLE_WORK * ((gint64)g->n + g->start[g->n] + 1),
	};
	bool finished = true;

	g_array_set_size(nodes, 0);
	memset(r.steps, -1, sizeof(int) * (gsize)g->n);
	walk_round(&r, cycle);
	for (int i = 0; i < g->n && nodes->len > 2 && finished; i++) {
		if (cycles[i] != cycle || !is_fork(&r, i))
			continue;
		finished = r.work < r.work_max;
		if (finished)
			walk_round(&r, i);
	}
	turn(nodes);
	g_free(r.steps);
	g_free(r.before);
	g_free(r.queue);
	return finished;
}
