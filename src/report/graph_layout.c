/*
 * Layers, order, coordinates: the usual three steps of layered drawing, each in its
 * simplest form. A graph of GRAPH_DRAWN_ALL nodes is the most that comes here.
 */
#include "config.h"

#include "report/graph_layout.h"

#include <string.h>

#include "base/text.h"

enum {
	TEXT_COLUMN = 8,	/* width of one column of text, roughly */
	LABEL_COLS = 24,
	PADDING = 10,
	NODE_LOW = 28,		/* height without and with marks */
	NODE_HIGH = 42,
	NODE_GAP = 14,
	BEND_PITCH = 12,
	LAYER_GAP = 60,		/* and a little more for each line that goes through */
	LAYER_GAP_MAX = 150,
	SWEEPS = 8,
	BENDS_MAX = 2000,	/* beyond, long lines go straight */
	ALONE_COLUMNS = 4,	/* services without calls stand below in so many */
};

/* Work on one layout. Nodes are places here, 0 to n_services - 1. */
struct work {
	struct layout *l;
	GArray *from, *to;	/* int, by route: ends in the order of layers */
	GPtrArray *layers;	/* GArray of int: places in their order */
	GArray *left, *right;	/* int, by segment: places in neighbouring layers */
};

#define AT(array, i) g_array_index(array, int, i)

static struct place *place_at(const struct layout *l, int i)
{
	return &g_array_index(l->places, struct place, i);
}

static int label_width(const struct graph_node *n)
{
	int cols = MIN(text_width_cols(n->label), LABEL_COLS);

	if (n->mark != NULL)
		cols = MAX(cols, MIN(text_width_cols(n->mark), LABEL_COLS));
	return cols * TEXT_COLUMN + 2 * PADDING;
}

static void route_free(gpointer data)
{
	struct route *r = data;

	g_array_unref(r->places);
	g_free(r);
}

static void add_services(struct work *w, const struct graph *g, const int *chosen, int n)
{
	w->l->node_height = NODE_LOW;
	for (int i = 0; i < n; i++) {
		const struct graph_node *node = &g->nodes[chosen[i]];
		struct place p = { .node = chosen[i], .layer = -1, .width = label_width(node) };

		if (node->mark != NULL)
			w->l->node_height = NODE_HIGH;
		g_array_append_val(w->l->places, p);
	}
	w->l->n_services = n;
}

/* Edges between chosen nodes; one to itself has no way to go. */
static void add_routes(struct work *w, const struct graph *g, const int *chosen, int n)
{
	g_autofree int *index = g_new(int, g->n_nodes + 1);

	for (int i = 0; i < g->n_nodes; i++)
		index[i] = -1;
	for (int i = 0; i < n; i++)
		index[chosen[i]] = i;
	for (int i = 0; i < g->n_edges; i++) {
		int from = index[g->edges[i].from], to = index[g->edges[i].to];
		struct route *r;

		if (from < 0 || to < 0 || from == to)
			continue;
		r = g_new0(struct route, 1);
		r->edge = i;
		r->places = g_array_new(FALSE, FALSE, sizeof(int));
		g_ptr_array_add(w->l->routes, r);
		g_array_append_val(w->from, from);
		g_array_append_val(w->to, to);
	}
}

/* Routes by their first end, as an index: those of i are list[start[i]] up to
 * list[start[i + 1]]. */
static void index_by(const GArray *ends, int n, int **start, int **list)
{
	g_autofree int *fill = NULL;

	*start = g_new0(int, n + 1);
	*list = g_new0(int, ends->len + 1);
	for (guint i = 0; i < ends->len; i++)
		(*start)[AT(ends, i) + 1]++;
	for (int i = 0; i < n; i++)
		(*start)[i + 1] += (*start)[i];
	fill = g_memdup2(*start, sizeof(int) * ((gsize)n + 1));
	for (guint i = 0; i < ends->len; i++)
		(*list)[fill[AT(ends, i)]++] = (int)i;
}

/* Depth first from node; a route back to where the search stands is turned. */
static void turn_from(struct work *w, int node, const int *start, const int *list, int *next,
		      char *state)
{
	g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(int));

	state[node] = 1;
	g_array_append_val(path, node);
	while (path->len > 0) {
		int at = AT(path, path->len - 1), to, route;

		if (next[at] == start[at + 1]) {
			state[at] = 2;
			g_array_set_size(path, path->len - 1);
			continue;
		}
		route = list[next[at]++];
		to = AT(w->to, route);
		if (state[to] == 1)
			((struct route *)w->l->routes->pdata[route])->back = true;
		else if (state[to] == 0) {
			state[to] = 1;
			g_array_append_val(path, to);
		}
	}
}

/* Without cycles there are layers. Services that nobody calls come first. */
static void break_cycles(struct work *w)
{
	int n = w->l->n_services;
	g_autofree int *start = NULL, *list = NULL;
	g_autofree int *next = NULL;
	g_autofree char *state = g_new0(char, n + 1);
	g_autofree bool *called = g_new0(bool, n + 1);

	index_by(w->from, n, &start, &list);
	next = g_memdup2(start, sizeof(int) * ((gsize)n + 1));
	for (guint i = 0; i < w->to->len; i++)
		called[AT(w->to, i)] = true;
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < n; i++)
			if (state[i] == 0 && (pass == 1 || !called[i]))
				turn_from(w, i, start, list, next, state);
	for (guint i = 0; i < w->l->routes->len; i++) {
		const struct route *r = w->l->routes->pdata[i];

		if (r->back) {
			int from = AT(w->from, i);

			AT(w->from, i) = AT(w->to, i);
			AT(w->to, i) = from;
		}
	}
}

/* The longest chain to each; what starts one then moves up to whom it calls. */
static void put_in_layers(struct work *w)
{
	struct layout *l = w->l;
	int n = l->n_services;
	g_autofree int *start = NULL, *list = NULL;
	g_autofree int *waiting = g_new0(int, n + 1);
	g_autofree int *nearest = g_new0(int, n + 1);
	g_autofree bool *first = g_new0(bool, n + 1);
	g_autoptr(GArray) ready = g_array_new(FALSE, FALSE, sizeof(int));

	index_by(w->from, n, &start, &list);
	for (guint i = 0; i < w->to->len; i++)
		waiting[AT(w->to, i)]++;
	for (int i = 0; i < n; i++) {
		nearest[i] = G_MAXINT;
		first[i] = waiting[i] == 0 && start[i + 1] > start[i];
		if (first[i]) {
			place_at(l, i)->layer = 0;
			g_array_append_val(ready, i);
		}
	}
	for (guint k = 0; k < ready->len; k++) {
		int at = AT(ready, k);

		for (int e = start[at]; e < start[at + 1]; e++) {
			int to = AT(w->to, list[e]);

			place_at(l, to)->layer = MAX(place_at(l, to)->layer,
						     place_at(l, at)->layer + 1);
			if (--waiting[to] == 0)
				g_array_append_val(ready, to);
		}
	}
	for (guint i = 0; i < w->to->len; i++)
		nearest[AT(w->from, i)] = MIN(nearest[AT(w->from, i)],
					      place_at(l, AT(w->to, i))->layer);
	for (int i = 0; i < n; i++) {
		if (first[i])
			place_at(l, i)->layer = nearest[i] - 1;
		l->n_layers = MAX(l->n_layers, place_at(l, i)->layer + 1);
	}
}

static int add_bend(struct work *w, int layer)
{
	struct place p = { .node = -1, .layer = layer };
	int index = (int)w->l->places->len;

	g_array_append_val(w->l->places, p);
	return index;
}

static void add_segment(struct work *w, int left, int right)
{
	g_array_append_val(w->left, left);
	g_array_append_val(w->right, right);
}

/* A line that passes layers gets a place in each, so that it is kept off the boxes. */
static void add_bends(struct work *w)
{
	struct layout *l = w->l;
	int bends = 0;

	for (guint i = 0; i < l->routes->len; i++)
		bends += place_at(l, AT(w->to, i))->layer - place_at(l, AT(w->from, i))->layer - 1;
	for (guint i = 0; i < l->routes->len; i++) {
		struct route *r = l->routes->pdata[i];
		int at = AT(w->from, i), to = AT(w->to, i), last = place_at(l, to)->layer;

		g_array_append_val(r->places, at);
		for (int layer = place_at(l, at)->layer + 1; bends <= BENDS_MAX && layer < last;
		     layer++) {
			int bend = add_bend(w, layer);

			g_array_append_val(r->places, bend);
			add_segment(w, at, bend);
			at = bend;
		}
		g_array_append_val(r->places, to);
		add_segment(w, at, to);
	}
}

static void number_layer(struct layout *l, const GArray *layer)
{
	for (guint i = 0; i < layer->len; i++)
		place_at(l, AT(layer, i))->position = (int)i;
}

static void fill_layers(struct work *w)
{
	for (int i = 0; i < w->l->n_layers; i++)
		g_ptr_array_add(w->layers, g_array_new(FALSE, FALSE, sizeof(int)));
	for (int i = 0; i < (int)w->l->places->len; i++)
		if (place_at(w->l, i)->layer >= 0)
			g_array_append_val(w->layers->pdata[place_at(w->l, i)->layer], i);
	for (int i = 0; i < w->l->n_layers; i++)
		number_layer(w->l, w->layers->pdata[i]);
}

static gint by_key(gconstpointer a, gconstpointer b, gpointer data)
{
	const gint64 *keys = data;
	int left = *(const int *)a, right = *(const int *)b;

	return keys[left] < keys[right] ? -1 : keys[left] > keys[right];
}

/* Each place of a layer moves to the mean of its neighbours in the layer before (or
 * behind); the sort is stable, and nothing depends on the machine. */
static void order_layer(struct work *w, GArray *layer, const GArray *near, const GArray *far)
{
	struct layout *l = w->l;
	g_autofree gint64 *sums = g_new0(gint64, l->places->len);
	g_autofree int *counts = g_new0(int, l->places->len);

	for (guint i = 0; i < near->len; i++) {
		sums[AT(near, i)] += place_at(l, AT(far, i))->position;
		counts[AT(near, i)]++;
	}
	for (guint i = 0; i < l->places->len; i++)
		sums[i] = counts[i] > 0 ? sums[i] * 1024 / counts[i]
					: (gint64)place_at(l, (int)i)->position * 1024;
	g_array_sort_with_data(layer, by_key, sums);
	number_layer(l, layer);
}

static void order_layers(struct work *w)
{
	for (int sweep = 0; sweep < SWEEPS; sweep++)
		for (int i = 1; i < w->l->n_layers; i++) {
			if (sweep % 2 == 0)
				order_layer(w, w->layers->pdata[i], w->right, w->left);
			else
				order_layer(w, w->layers->pdata[w->l->n_layers - 1 - i], w->left,
					    w->right);
		}
}

static int pitch(const struct layout *l, int place)
{
	return place < l->n_services ? l->node_height + NODE_GAP : BEND_PITCH;
}

static int layer_height(const struct layout *l, const GArray *layer)
{
	int height = 0;

	for (guint i = 0; i < layer->len; i++)
		height += pitch(l, AT(layer, i));
	return height;
}

static void place_layer(struct layout *l, const GArray *layer, int x, int width, int top)
{
	for (guint i = 0; i < layer->len; i++) {
		struct place *p = place_at(l, AT(layer, i));
		int step = pitch(l, AT(layer, i));

		p->x = x;
		p->width = width;
		p->y = top + step / 2;
		top += step;
	}
}

static void place_layers(struct work *w)
{
	struct layout *l = w->l;
	int tallest = 0, x = 0;

	for (int i = 0; i < l->n_layers; i++)
		tallest = MAX(tallest, layer_height(l, w->layers->pdata[i]));
	for (int i = 0; i < l->n_layers; i++) {
		const GArray *layer = w->layers->pdata[i];
		int widest = 0, lines = 0;

		for (guint k = 0; k < layer->len; k++)
			widest = MAX(widest, place_at(l, AT(layer, k))->width);
		for (guint k = 0; k < w->left->len; k++)
			lines += place_at(l, AT(w->left, k))->layer == i;
		place_layer(l, layer, x, widest, (tallest - layer_height(l, layer)) / 2);
		l->width = x + widest;
		x += widest + MIN(LAYER_GAP + 2 * lines, LAYER_GAP_MAX);
	}
	l->height = tallest;
}

/* Services without any calls stand below, in rows. */
static void place_alone(struct layout *l)
{
	int widest = 0, n = 0, top = l->height;

	for (int i = 0; i < l->n_services; i++)
		if (place_at(l, i)->layer < 0)
			widest = MAX(widest, place_at(l, i)->width);
	for (int i = 0; i < l->n_services; i++) {
		struct place *p = place_at(l, i);
		int row = n / ALONE_COLUMNS, column = n % ALONE_COLUMNS;

		if (p->layer >= 0)
			continue;
		p->x = column * (widest + NODE_GAP);
		p->width = widest;
		p->y = top + row * pitch(l, i) + pitch(l, i) / 2;
		l->width = MAX(l->width, p->x + widest);
		l->height = MAX(l->height, p->y + pitch(l, i) / 2);
		n++;
	}
}

struct layout *layout_new(const struct graph *g, const int *chosen, int n_chosen)
{
	struct layout *l = g_new0(struct layout, 1);
	struct work w = { .l = l };

	l->places = g_array_new(FALSE, TRUE, sizeof(struct place));
	l->routes = g_ptr_array_new_with_free_func(route_free);
	w.from = g_array_new(FALSE, FALSE, sizeof(int));
	w.to = g_array_new(FALSE, FALSE, sizeof(int));
	w.left = g_array_new(FALSE, FALSE, sizeof(int));
	w.right = g_array_new(FALSE, FALSE, sizeof(int));
	w.layers = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	add_services(&w, g, chosen, n_chosen);
	add_routes(&w, g, chosen, n_chosen);
	break_cycles(&w);
	put_in_layers(&w);
	add_bends(&w);
	fill_layers(&w);
	order_layers(&w);
	place_layers(&w);
	place_alone(l);
	g_array_unref(w.from);
	g_array_unref(w.to);
	g_array_unref(w.left);
	g_array_unref(w.right);
	g_ptr_array_unref(w.layers);
	return l;
}

void layout_free(struct layout *l)
{
	if (l == NULL)
		return;
	g_array_unref(l->places);
	g_ptr_array_unref(l->routes);
	g_free(l);
}
