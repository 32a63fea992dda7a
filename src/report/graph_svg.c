/*
 * The call graph as a picture. Lines first, boxes over them. A cycle of calls is
 * told by the line's colour, by its strokes and in the description.
 */
#include "config.h"

#include "report/graph_layout.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/text.h"

enum {
	MARGIN = 4,
	ARROW = 8,
	LABEL_COLS = 24,
	CORNER = 5,
	LEGEND_HEIGHT = 30,
	LEGEND_LINE = 36,
	LEGEND_GAP = 32,	/* around the words of one key */
	LEGEND_COLUMN = 7,	/* width of one column of its text, roughly */
	OUTSIDE_HEIGHT = 28,
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

/* What is outside has round ends, so that it is told without a colour. */
static void put_node(struct picture *p, const struct place *at)
{
	const struct graph_node *n = &p->g->nodes[at->node];
	int height = n->outside ? OUTSIDE_HEIGHT : p->l->node_height;
	int x = at->x + MARGIN, middle = x + at->width / 2, y = at->y + MARGIN;
	g_autofree char *class = g_strdup_printf("mark middle %s", svg_tone(n->tone));

	g_string_append_printf(p->out, "<rect class=\"node %s%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
			       "height=\"%d\" rx=\"%d\"/>\n", svg_tone(n->tone),
			       p->cycles[at->node] >= 0 ? " cycle" : n->outside ? " outside" : "",
			       x, y - height / 2, at->width, height,
			       n->outside ? height / 2 : CORNER);
	svg_text_at(p->out, middle, n->mark != NULL ? y - 3 : y + 5, "middle", n->label,
		    LABEL_COLS);
	if (n->mark != NULL)
		svg_text_at(p->out, middle, y + 14, class, n->mark, LABEL_COLS);
}

/* What lines and boxes mean, in the order of the legend. */
enum key { KEY_CALL, KEY_EVENT, KEY_CYCLE, KEY_OUTSIDE, KEY_COUNT };

static const struct { const char *class, *words; } keys[KEY_COUNT] = {
	[KEY_CALL] = { "call", N_("calls and waits") },
	[KEY_EVENT] = { "event", N_("listens to") },
	[KEY_CYCLE] = { "cycle", N_("in a cycle of calls") },
	[KEY_OUTSIDE] = { "outside", N_("outside the system") },
};

/* Those that are there. */
static void find_keys(const struct picture *p, bool shown[KEY_COUNT])
{
	memset(shown, 0, sizeof(bool) * KEY_COUNT);
	for (guint i = 0; i < p->l->routes->len; i++) {
		const struct route *r = p->l->routes->pdata[i];
		const struct graph_edge *e = &p->g->edges[r->edge];

		shown[is_cycle(p, e)		? KEY_CYCLE :
		      e->kind == GRAPH_EVENT	? KEY_EVENT :
						  KEY_CALL] = true;
	}
	for (int i = 0; i < p->l->n_services; i++)
		if (p->g->nodes[g_array_index(p->l->places, struct place, i).node].outside)
			shown[KEY_OUTSIDE] = true;
}

static int key_width(enum key k)
{
	return LEGEND_LINE + LEGEND_GAP + text_width_cols(_(keys[k].words)) * LEGEND_COLUMN;
}

static int legend_width(const bool shown[KEY_COUNT])
{
	int width = 0;

	for (enum key k = 0; k < KEY_COUNT; k++)
		width += shown[k] ? key_width(k) : 0;
	return width;
}

static void put_key(GString *out, enum key k, int x, int y)
{
	if (k == KEY_OUTSIDE) {
		g_string_append_printf(out, "<rect class=\"node plain outside\" x=\"%d\" y=\"%d\" "
				       "width=\"%d\" height=\"14\" rx=\"7\"/>\n", x, y - 7,
				       LEGEND_LINE);
	} else {
		g_string_append_printf(out, "<g class=\"%s\"><path d=\"M%d %dH%d\"/>",
				       keys[k].class, x, y, x + LEGEND_LINE - ARROW);
		put_arrow(out, x + LEGEND_LINE, y, 1);
		g_string_append(out, "</g>\n");
	}
	svg_text_at(out, x + LEGEND_LINE + 8, y + 5, "quiet", _(keys[k].words), 0);
}

static void put_legend(struct picture *p, const bool shown[KEY_COUNT], int y)
{
	int x = MARGIN;

	for (enum key k = 0; k < KEY_COUNT; k++) {
		if (!shown[k])
			continue;
		put_key(p->out, k, x, y);
		x += key_width(k);
	}
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

static int count_services(const struct graph *g)
{
	int n = 0;

	for (int i = 0; i < g->n_nodes; i++)
		n += !g->nodes[i].outside;
	return n;
}

/* All; or without what is outside; or of too many the cycles and the busiest. */
static GArray *choose(const struct graph *g, const int *cycles, int n_services)
{
	GArray *chosen = g_array_new(FALSE, FALSE, sizeof(int));
	g_autofree gint64 *weights = g_new0(gint64, g->n_nodes + 1);

	for (int i = 0; i < g->n_nodes; i++) {
		weights[i] = cycles[i] >= 0 ? G_MAXINT : 0;
		if (g->n_nodes <= GRAPH_DRAWN_ALL || !g->nodes[i].outside)
			g_array_append_val(chosen, i);
	}
	if (n_services <= GRAPH_DRAWN_ALL)
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

/* What is not drawn; NULL: all is. */
static char *cut_note(const struct graph *g, int n_services, int n_drawn)
{
	if (n_drawn < n_services)
		return g_strdup_printf(
			_("%d of %d services: those in cycles, and those with most calls."),
			n_drawn, n_services);
	if (n_drawn < g->n_nodes)
		return g_strdup(_("What is outside the system is left out: too much for one "
				  "picture."));
	return NULL;
}

char *graph_svg(const struct svg_head *head, const struct graph *g)
{
	g_autofree int *cycles = g_new0(int, g->n_nodes + 1);
	g_autoptr(GArray) chosen = NULL;
	g_autoptr(layout) l = NULL;
	struct picture p = { .g = g };
	g_autofree char *note = NULL;
	bool shown[KEY_COUNT];
	int bottom, n_services = count_services(g);

	graph_cycles(g, cycles);
	chosen = choose(g, cycles, n_services);
	note = cut_note(g, n_services, (int)chosen->len);
	l = layout_new(g, (const int *)chosen->data, (int)chosen->len);
	bottom = l->height + 2 * MARGIN + LEGEND_HEIGHT;
	p.l = l;
	p.cycles = cycles;
	find_keys(&p, shown);
	p.out = svg_begin(head, MAX(MAX(l->width, legend_width(shown)) + 2 * MARGIN, WIDTH_MIN),
			  bottom + (note != NULL ? LEGEND_HEIGHT : 0));
	for (guint i = 0; i < l->routes->len; i++)
		put_route(&p, l->routes->pdata[i]);
	for (int i = 0; i < l->n_services; i++)
		put_node(&p, &g_array_index(l->places, struct place, i));
	put_legend(&p, shown, bottom - LEGEND_HEIGHT / 2);
	if (note != NULL)
		svg_text_at(p.out, MARGIN, bottom + LEGEND_HEIGHT / 2, "quiet", note, 0);
	return svg_end(p.out);
}
