/*
 * The call graph as a picture. Lines first, boxes over them. A cycle of calls is
 * told by the line's colour, by its strokes and in the description.
 */
#include "config.h"

#include "report/graph_layout.h"

#include <glib/gi18n.h>

#include "base/text.h"

enum {
	MARGIN = 4,
	ARROW = 8,
	LABEL_COLS = 24,
	CORNER = 5,
	LEGEND_HEIGHT = 30,
	LEGEND_LINE = 36,
	WIDTH_MIN = 320,
};

struct picture {
	GString *out;
	const struct graph *g;
	const struct layout *l;
	const int *cycles;
};

static const struct place *end_of(const struct picture *p, const struct route *r, bool last)
{
	int i = g_array_index(r->places, int, last ? r->places->len - 1 : 0);

	return &g_array_index(p->l->places, struct place, i);
}

/* A call between two of one cycle; events wait for nobody. */
static bool is_cycle(const struct picture *p, const struct graph_edge *e)
{
	return e->kind == GRAPH_CALL && p->cycles[e->from] >= 0 &&
	       p->cycles[e->from] == p->cycles[e->to];
}

static const char *edge_class(const struct picture *p, const struct graph_edge *e)
{
	return is_cycle(p, e) ? "cycle" : e->kind == GRAPH_EVENT ? "event" : "call";
}

static void put_arrow(GString *out, int tip_x, int y, int direction)
{
	g_string_append_printf(out, "<path class=\"arrow\" d=\"M%d %dl%d -4v8z\"/>", tip_x, y,
			       -direction * ARROW);
}

/* From the right side of the left box to the left side of the right one. */
static void put_route(struct picture *p, const struct route *r)
{
	const struct graph_edge *e = &p->g->edges[r->edge];
	const struct place *a = end_of(p, r, false);
	const struct place *b = end_of(p, r, true);
	int x = a->x + a->width + MARGIN + (r->back ? ARROW : 0), y = a->y + MARGIN;

	g_string_append_printf(p->out, "<g class=\"%s\"><path d=\"M%d %d", edge_class(p, e), x, y);
	for (guint i = 1; i < r->places->len; i++) {
		const struct place *to = &g_array_index(p->l->places, struct place,
							g_array_index(r->places, int, i));
		bool last = i == r->places->len - 1;
		int to_x = to->x + MARGIN - (last && !r->back ? ARROW : 0);
		int to_y = to->y + MARGIN, middle = (x + to_x) / 2;

		g_string_append_printf(p->out, "C%d %d %d %d %d %d", middle, y, middle, to_y, to_x,
				       to_y);
		x = to_x + to->width;
		y = to_y;
		if (!last)
			g_string_append_printf(p->out, "H%d", x);
	}
	g_string_append(p->out, "\"/>");
	if (r->back)
		put_arrow(p->out, a->x + a->width + MARGIN, a->y + MARGIN, -1);
	else
		put_arrow(p->out, b->x + MARGIN, b->y + MARGIN, 1);
	g_string_append(p->out, "</g>\n");
}

static void put_node(struct picture *p, const struct place *at)
{
	const struct graph_node *n = &p->g->nodes[at->node];
	int height = p->l->node_height, x = at->x + MARGIN, middle = x + at->width / 2;
	int y = at->y + MARGIN;
	g_autofree char *class = g_strdup_printf("mark middle %s", svg_tone(n->tone));

	g_string_append_printf(p->out, "<rect class=\"node %s%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
			       "height=\"%d\" rx=\"%d\"/>\n", svg_tone(n->tone),
			       p->cycles[at->node] >= 0 ? " cycle" : "", x, y - height / 2,
			       at->width, height, CORNER);
	svg_text_at(p->out, middle, n->mark != NULL ? y - 3 : y + 5, "middle", n->label,
		    LABEL_COLS);
	if (n->mark != NULL)
		svg_text_at(p->out, middle, y + 14, class, n->mark, LABEL_COLS);
}

/* What the lines mean, of those that are there. Returns where the next may stand. */
static int put_key(struct picture *p, const char *class, const char *words, int x, int y)
{
	g_string_append_printf(p->out, "<g class=\"%s\"><path d=\"M%d %dH%d\"/>", class, x, y,
			       x + LEGEND_LINE - ARROW);
	put_arrow(p->out, x + LEGEND_LINE, y, 1);
	g_string_append(p->out, "</g>\n");
	svg_text_at(p->out, x + LEGEND_LINE + 8, y + 5, "quiet", words, 0);
	return x + LEGEND_LINE + 32 + text_width_cols(words) * 7;
}

static void put_legend(struct picture *p, int y)
{
	int seen[GRAPH_EDGE_COUNT + 1] = { 0 };
	int x = MARGIN;

	for (guint i = 0; i < p->l->routes->len; i++) {
		const struct route *r = p->l->routes->pdata[i];
		const struct graph_edge *e = &p->g->edges[r->edge];

		seen[is_cycle(p, e) ? GRAPH_EDGE_COUNT : e->kind]++;
	}
	if (seen[GRAPH_CALL] > 0)
		x = put_key(p, "call", _("calls and waits"), x, y);
	if (seen[GRAPH_EVENT] > 0)
		x = put_key(p, "event", _("listens to"), x, y);
	if (seen[GRAPH_EDGE_COUNT] > 0)
		put_key(p, "cycle", _("in a cycle of calls"), x, y);
}

static int degree_order(gconstpointer a, gconstpointer b, gpointer data)
{
	const gint64 *weights = data;
	int left = *(const int *)a, right = *(const int *)b;

	if (weights[left] != weights[right])
		return weights[left] > weights[right] ? -1 : 1;
	return left - right;
}

static int index_order(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

/* All, or the cycles and the busiest of too many. */
static GArray *choose(const struct graph *g, const int *cycles)
{
	GArray *chosen = g_array_new(FALSE, FALSE, sizeof(int));
	g_autofree gint64 *weights = g_new0(gint64, g->n_nodes + 1);

	for (int i = 0; i < g->n_nodes; i++) {
		weights[i] = cycles[i] >= 0 ? G_MAXINT : 0;
		g_array_append_val(chosen, i);
	}
	if (g->n_nodes <= GRAPH_DRAWN_ALL)
		return chosen;
	for (int i = 0; i < g->n_edges; i++) {
		weights[g->edges[i].from]++;
		weights[g->edges[i].to]++;
	}
	g_array_sort_with_data(chosen, degree_order, weights);
	g_array_set_size(chosen, GRAPH_DRAWN_CORE);
	g_array_sort(chosen, index_order);
	return chosen;
}

char *graph_svg(const struct svg_head *head, const struct graph *g)
{
	g_autofree int *cycles = g_new0(int, g->n_nodes + 1);
	g_autoptr(GArray) chosen = NULL;
	g_autoptr(layout) l = NULL;
	struct picture p = { .g = g };
	bool cut;
	int bottom;

	graph_cycles(g, cycles);
	chosen = choose(g, cycles);
	cut = (int)chosen->len < g->n_nodes;
	l = layout_new(g, (const int *)chosen->data, (int)chosen->len);
	bottom = l->height + 2 * MARGIN + LEGEND_HEIGHT;
	p.l = l;
	p.cycles = cycles;
	p.out = svg_begin(head, MAX(l->width + 2 * MARGIN, WIDTH_MIN),
			  bottom + (cut ? LEGEND_HEIGHT : 0));
	for (guint i = 0; i < l->routes->len; i++)
		put_route(&p, l->routes->pdata[i]);
	for (int i = 0; i < l->n_services; i++)
		put_node(&p, &g_array_index(l->places, struct place, i));
	put_legend(&p, bottom - LEGEND_HEIGHT / 2);
	if (cut) {
		g_autofree char *note = g_strdup_printf(
			_("%d of %d services: those in cycles, and those with most calls."),
			(int)chosen->len, g->n_nodes);

		svg_text_at(p.out, MARGIN, bottom + LEGEND_HEIGHT / 2, "quiet", note, 0);
	}
	return svg_end(p.out);
}
