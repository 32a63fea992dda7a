/*
 * What stands where a service meets a team, and the call graph as report/graph takes it.
 */
#include "config.h"

#include "report/matrix_part.h"
#include "report/part.h"

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
	return m->services[service].assessed ? part_verdict_tone(m->services[service].token)
					     : TONE_OPEN;
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

/* The graph that is drawn, with what it is made of. */
struct calls_picture {
	struct graph g;
	GArray *nodes;		/* struct graph_node: services, then what is outside */
	GArray *edges;		/* struct graph_edge */
	GHashTable *outside;	/* lower-case name -> node + 1 */
};

static void calls_picture_clear(struct calls_picture *c)
{
	g_array_unref(c->nodes);
	g_array_unref(c->edges);
	g_hash_table_unref(c->outside);
}
typedef struct calls_picture calls_picture;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(calls_picture, calls_picture_clear)

/* One node for all who use it; as in the register, case makes no difference. */
static int outside_node(struct calls_picture *c, const char *name)
{
	char *key = g_ascii_strdown(name, -1);
	int at = GPOINTER_TO_INT(g_hash_table_lookup(c->outside, key)) - 1;
	struct graph_node node = { .label = name, .tone = TONE_NONE, .outside = true };

	if (at >= 0) {
		g_free(key);
		return at;
	}
	g_array_append_val(c->nodes, node);
	g_hash_table_insert(c->outside, key, GINT_TO_POINTER(c->nodes->len));
	return (int)c->nodes->len - 1;
}

static void add_outside(struct calls_picture *c, int from, const struct portfolio_service *s)
{
	for (int k = 0; k < s->n_outside; k++) {
		const struct portfolio_outside *o = &s->outside[k];
		struct graph_edge e = { from, outside_node(c, o->name),
					o->event ? GRAPH_EVENT : GRAPH_CALL };

		g_array_append_val(c->edges, e);
	}
}

static void calls_picture_init(struct calls_picture *c, const struct matrix_input *m)
{
	const struct portfolio *p = m->view->p;

	c->nodes = g_array_new(FALSE, FALSE, sizeof(struct graph_node));
	c->edges = g_array_new(FALSE, FALSE, sizeof(struct graph_edge));
	c->outside = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (int i = 0; i < p->n_services; i++) {
		struct graph_node node = { .label = p->services[i].slug,
			.mark = matrix_verdict(m, i), .tone = matrix_tone(m, i) };

		g_array_append_val(c->nodes, node);
	}
	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];

		add_edges(c->edges, i, s->calls, s->n_calls, GRAPH_CALL);
		add_edges(c->edges, i, s->listens, s->n_listens, GRAPH_EVENT);
		add_outside(c, i, s);
	}
	c->g = (struct graph){
		.nodes = (const struct graph_node *)c->nodes->data,
		.n_nodes = (int)c->nodes->len,
		.edges = (const struct graph_edge *)c->edges->data,
		.n_edges = (int)c->edges->len,
	};
}

char *report_matrix_dot(const struct matrix_input *m)
{
	g_auto(calls_picture) c;

	calls_picture_init(&c, m);
	return graph_dot(&c.g);
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
		_("Arrows point from who calls to who is called; cycles of calls are marked, and "
		  "what is outside the system has round ends. The table below says it in words.") };
	g_auto(calls_picture) c;

	calls_picture_init(&c, m);
	if (c.g.n_edges == 0 && m->view->edges == 0)
		return;
	doc_heading(doc, 2, _("Who calls whom"));
	if (c.g.n_edges > 0)
		doc_picture_take(doc, graph_svg(&head, &c.g));
	doc_table(doc, heads, aligns);
	for (int i = 0; i < m->view->p->n_services; i++)
		put_row(doc, m, i);
	doc_paragraph(doc, _("chain: calls in the longest chain of calls through the service."));
}
