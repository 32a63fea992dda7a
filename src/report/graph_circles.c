/*
 * Circles of calls: the strongly connected components of the graph, by Tarjan's
 * algorithm with a stack of its own, since a chain of calls can be as long as the
 * graph.
 */
#include "config.h"

#include "report/graph.h"

/* Calls by caller: those of node i are to[start[i]] up to to[start[i + 1]]. */
struct calls {
	int *start, *to;
};

struct search {
	const struct calls *calls;
	int *number;		/* in the order of discovery from 1; 0 = not yet met */
	int *low;		/* smallest number that can be reached */
	int *next;		/* the call to follow next */
	bool *on_stack;
	GArray *path;		/* int: from where the search came */
	GArray *stack;		/* int: nodes of components that are not closed */
	int met;
	int *circles;
};

static bool is_call(const struct graph_edge *e)
{
	return e->kind == GRAPH_CALL && e->from != e->to;
}

static void collect(struct calls *c, const struct graph *g)
{
	g_autofree int *fill = NULL;

	c->start = g_new0(int, g->n_nodes + 2);
	for (int i = 0; i < g->n_edges; i++)
		c->start[g->edges[i].from + 1] += is_call(&g->edges[i]);
	for (int i = 0; i < g->n_nodes; i++)
		c->start[i + 1] += c->start[i];
	c->to = g_new0(int, c->start[g->n_nodes] + 1);
	fill = g_memdup2(c->start, sizeof(int) * ((gsize)g->n_nodes + 1));
	for (int i = 0; i < g->n_edges; i++)
		if (is_call(&g->edges[i]))
			c->to[fill[g->edges[i].from]++] = g->edges[i].to;
}

static void enter(struct search *s, int node)
{
	s->number[node] = s->low[node] = ++s->met;
	s->next[node] = s->calls->start[node];
	s->on_stack[node] = true;
	g_array_append_val(s->path, node);
	g_array_append_val(s->stack, node);
}

/* Everything above node on the stack is one component; one node alone is no circle. */
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
		s->circles[g_array_index(s->stack, int, i)] = least;
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

void graph_circles(const struct graph *g, int *circles)
{
	struct calls calls;
	struct search s = { .calls = &calls, .circles = circles };
	gsize n = (gsize)g->n_nodes + 1;

	collect(&calls, g);
	s.number = g_new0(int, n);
	s.low = g_new0(int, n);
	s.next = g_new0(int, n);
	s.on_stack = g_new0(bool, n);
	s.path = g_array_new(FALSE, FALSE, sizeof(int));
	s.stack = g_array_new(FALSE, FALSE, sizeof(int));
	for (int i = 0; i < g->n_nodes; i++)
		circles[i] = -1;
	for (int i = 0; i < g->n_nodes; i++)
		if (s.number[i] == 0)
			search_from(&s, i);
	g_free(s.number);
	g_free(s.low);
	g_free(s.next);
	g_free(s.on_stack);
	g_array_unref(s.path);
	g_array_unref(s.stack);
	g_free(calls.start);
	g_free(calls.to);
}
