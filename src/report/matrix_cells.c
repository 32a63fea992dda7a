/*
 * What stands where a service meets a team, and the call graph as report/graph takes it.
 */
#include "config.h"

#include "report/matrix_part.h"

#include <glib/gi18n.h>

struct cells {
	const struct portfolio *p;
	unsigned char *at;
};

/* What a service does to another one, all of its teams do. */
static void add(struct cells *c, int service, const struct portfolio_service *by, unsigned bits)
{
	for (int t = 0; t < by->n_teams; t++)
		c->at[(gsize)service * (gsize)c->p->n_teams + (gsize)by->teams[t]] |=
			(unsigned char)bits;
}

static void add_writers(struct cells *c, const struct system_store *s, const guint64 *marks)
{
	for (guint i = 0; i < s->writers->len; i++)
		for (guint k = 0; k < s->writers->len; k++) {
			int service = g_array_index(s->writers, int, i);
			int by = g_array_index(s->writers, int, k);
			bool bad = matrix_has_mark(marks[service], MEASURE_GRAPH_SHARED_STORES);

			if (i != k)
				add(c, service, &c->p->services[by],
				    CELL_WRITES | (bad ? CELL_WRITES_BAD : 0));
		}
}

unsigned char *matrix_cells(const struct matrix_input *m)
{
	const struct portfolio *p = m->view->p;
	struct cells c = { p, g_new0(unsigned char, (gsize)p->n_services * (gsize)p->n_teams + 1) };
	g_autofree guint64 *marks = matrix_marks(m);

	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];
		bool bad = matrix_has_mark(marks[i], MEASURE_SERVICE_TEAMS);

		add(&c, i, s, CELL_OWNS | (bad ? CELL_OWNS_BAD : 0));
		for (int k = 0; k < s->n_calls; k++)
			if (s->calls[k] != i)
				add(&c, s->calls[k], s, CELL_CALLS);
		for (int k = 0; k < s->n_listens; k++)
			if (s->listens[k] != i)
				add(&c, s->listens[k], s, CELL_LISTENS);
	}
	for (guint i = 0; i < m->view->stores->len; i++)
		add_writers(&c, m->view->stores->pdata[i], marks);
	return c.at;
}

guint64 *matrix_marks(const struct matrix_input *m)
{
	guint64 *marks = g_new0(guint64, (gsize)m->view->p->n_services + 1);

	for (guint i = 0; i < m->findings->len; i++) {
		const struct system_finding *f = m->findings->pdata[i];

		for (guint k = 0; k < f->services->len; k++)
			marks[g_array_index(f->services, int, k)] |= f->measures;
	}
	return marks;
}

const char *matrix_name(const struct matrix_input *m, int service)
{
	return m->view->p->services[service].slug;
}

const char *matrix_verdict(const struct matrix_input *m, int service)
{
	const struct matrix_service *s = &m->services[service];

	/* TRANSLATORS: instead of a verdict; little space */
	return s->assessed ? verdict_label(s->token) : _("not yet");
}

enum tone matrix_tone(const struct matrix_input *m, int service)
{
	static const enum tone tones[] = { [VERDICT_NO_GO] = TONE_BAD,
		[VERDICT_INCOMPLETE] = TONE_OPEN, [VERDICT_CONDITIONAL] = TONE_MIXED,
		[VERDICT_GO] = TONE_GOOD };

	G_STATIC_ASSERT(G_N_ELEMENTS(tones) == VERDICT_COUNT);
	return m->services[service].assessed ? tones[m->services[service].token] : TONE_OPEN;
}

char *matrix_names(const struct matrix_input *m, const GArray *services, int max)
{
	g_autoptr(GString) list = g_string_new(NULL);
	int left = (int)services->len - max;

	for (guint i = 0; i < services->len && (int)i < max; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
				       matrix_name(m, g_array_index(services, int, i)));
	if (left <= 0)
		return g_string_free(g_steal_pointer(&list), FALSE);
	/* TRANSLATORS: a list of names, how many are left out */
	return g_strdup_printf(ngettext("%s and %d more", "%s and %d more", (gulong)left),
			       list->str, left);
}

static void add_edges(GArray *edges, int from, const int *to, int n, enum graph_edge_kind kind)
{
	for (int k = 0; k < n; k++) {
		struct graph_edge e = { from, to[k], kind };

		if (to[k] != from)
			g_array_append_val(edges, e);
	}
}

/* The nodes are yours; the array of edges as well. */
static struct graph graph_of(const struct matrix_input *m, struct graph_node **nodes,
			     GArray **edges)
{
	const struct portfolio *p = m->view->p;

	*nodes = g_new0(struct graph_node, (gsize)p->n_services + 1);
	*edges = g_array_new(FALSE, FALSE, sizeof(struct graph_edge));
	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];

		(*nodes)[i] = (struct graph_node){ s->slug, matrix_verdict(m, i),
						   matrix_tone(m, i) };
		add_edges(*edges, i, s->calls, s->n_calls, GRAPH_CALL);
		add_edges(*edges, i, s->listens, s->n_listens, GRAPH_EVENT);
	}
	return (struct graph){
		.nodes = *nodes, .n_nodes = p->n_services,
		.edges = (const struct graph_edge *)(*edges)->data, .n_edges = (int)(*edges)->len,
	};
}

char *report_matrix_dot(const struct matrix_input *m)
{
	g_autofree struct graph_node *nodes = NULL;
	g_autoptr(GArray) edges = NULL;
	struct graph g = graph_of(m, &nodes, &edges);

	return graph_dot(&g);
}

/* ---- the table of calls ------------------------------------------------------------ */

enum { NAMES_MAX = 8 };

static char *targets(const struct matrix_input *m, const int *to, int n)
{
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(int));

	if (n > 0)
		g_array_append_vals(list, to, (guint)n);
	return matrix_names(m, list, NAMES_MAX);
}

static void put_row(struct doc *doc, const struct matrix_input *m, int service)
{
	const struct portfolio_service *s = &m->view->p->services[service];
	g_autofree char *calls = targets(m, s->calls, s->n_calls);
	g_autofree char *listens = targets(m, s->listens, s->n_listens);
	struct line *l;

	doc_row(doc);
	doc_cell(doc, 0, s->slug);
	l = doc_cell(doc, 1, calls);
	if (s->n_outside_calls > 0)
		/* TRANSLATORS: behind names of services it calls */
		line_textf(l, ngettext("%s%d outside", "%s%d outside",
				       (gulong)s->n_outside_calls),
			   s->n_calls > 0 ? ", " : "", s->n_outside_calls);
	doc_cell(doc, 2, listens);
	line_textf(doc_cell(doc, 3, NULL), "%d", (int)m->view->callers[service]);
	if (m->view->depth[service] >= 0)
		line_textf(doc_cell(doc, 4, NULL), "%d", (int)m->view->depth[service]);
	else
		/* TRANSLATORS: instead of the length of a chain of calls; little space */
		doc_cell(doc, 4, _("cycle"));
}

void matrix_put_calls(struct doc *doc, const struct matrix_input *m)
{
	const char *const heads[] = { _("service"), _("waits for"), _("listens to"),
		_("callers"), _("chain"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_LEFT, TEXT_LEFT, TEXT_RIGHT,
		TEXT_RIGHT };
	const struct svg_head head = { "calls", _("Who calls whom"),
		_("Arrows point from who calls to who is called; cycles of calls are marked. "
		  "The table below holds all of it.") };
	g_autofree struct graph_node *nodes = NULL;
	g_autoptr(GArray) edges = NULL;
	struct graph g = graph_of(m, &nodes, &edges);

	if (edges->len == 0 && m->view->edges == 0)
		return;
	doc_heading(doc, 2, _("Who calls whom"));
	if (edges->len > 0)
		doc_picture_take(doc, graph_svg(&head, &g));
	doc_table(doc, heads, aligns);
	for (int i = 0; i < m->view->p->n_services; i++)
		put_row(doc, m, i);
	doc_paragraph(doc, _("chain: calls in the longest chain of calls through the service."));
}
