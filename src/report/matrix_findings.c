/*
 * What the rules about a portfolio found, and on what: the cycle, the callers, the
 * store, the team. Which evidence belongs to a rule follows from the measures it reads,
 * never from its id.
 */
#include "config.h"

#include <inttypes.h>
#include <glib/gi18n.h>

#include "core/calc.h"
#include "report/matrix_part.h"

enum { NAMES_MAX = 12, EVIDENCE_MAX = 8 };

/* A way in the order of its calls: "a → b → c". */
static char *way_words(const struct matrix_input *m, const GArray *way, bool closed)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < way->len + (closed ? 1 : 0); i++)
		g_string_append_printf(list, "%s%s", i > 0 ? " → " : "",
				       matrix_name(m, g_array_index(way, int, i % way->len)));
	return g_string_free(list, FALSE);
}

/* How many pieces of evidence are left out is said, so that none looks complete. */
static void put_left(struct doc *doc, int left)
{
	g_autofree char *words = NULL;

	if (left <= 0)
		return;
	words = g_strdup_printf(ngettext("and %d more", "and %d more", (gulong)left), left);
	doc_item(doc, words);
}

static void cycle_evidence(struct doc *doc, const struct matrix_input *m,
			    const struct system_finding *f)
{
	const GPtrArray *cycles = m->view->cycles;

	(void)f;
	for (guint i = 0; i < cycles->len && i < EVIDENCE_MAX; i++) {
		const struct system_cycle *c = cycles->pdata[i];
		g_autofree char *way = way_words(m, c->shortest, true);
		int others = (int)c->members->len - (int)c->shortest->len;
		struct line *l = doc_item(doc, NULL);

		line_text(l, way);
		if (others > 0)
			line_textf(l, ngettext("; with it %d other service stands in the same "
					       "cycle", "; with it %d other services stand in "
					       "the same cycle", (gulong)others), others);
	}
	put_left(doc, (int)cycles->len - EVIDENCE_MAX);
}

/* Minutes in 30 days that a service is away which is there 99.9 % of the time. */
static char *minutes_away(void)
{
	struct calc c;
	char *minutes;

	calc_init(&c, "availability");
	calc_set(&c, "parts", 1);
	calc_compute(&c);
	minutes = text_decimal(calc_get(&c, "minutes_down_per_30_days"), "%.1f");
	calc_clear(&c);
	return minutes;
}

/* What a call over a network takes where one inside an application took next to nothing. */
static char *call_ms(void)
{
	struct calc c;
	char *ms;

	calc_init(&c, "latency");
	calc_set(&c, "network_calls", 1);
	calc_compute(&c);
	ms = text_decimal(calc_get(&c, "serial_ms"), "%.0f");
	calc_clear(&c);
	return ms;
}

static void caller_evidence(struct doc *doc, const struct matrix_input *m,
			    const struct system_finding *f)
{
	g_autofree char *minutes = minutes_away();
	g_autofree char *ms = call_ms();

	for (guint i = 0; i < f->services->len && i < EVIDENCE_MAX; i++) {
		int service = g_array_index(f->services, int, i);
		struct line *l = doc_item(doc, NULL);

		/* TRANSLATORS: service, services that call it, all other services, minutes */
		line_textf(l, _("%s: called by %d of the %d others. If it is there 99.9 %% of "
				"the time, each of them is away %s minutes in 30 days because "
				"of it."),
			   matrix_name(m, service), (int)m->view->callers[service],
			   m->view->p->n_services - 1, minutes);
		/* TRANSLATORS: milliseconds */
		line_textf(l, _(" Each call adds about %s ms to what a user waits for."), ms);
	}
	put_left(doc, (int)f->services->len - EVIDENCE_MAX);
}

static void store_evidence(struct doc *doc, const struct matrix_input *m,
			   const struct system_finding *f)
{
	const GPtrArray *stores = m->view->stores;

	(void)f;
	for (guint i = 0; i < stores->len && i < EVIDENCE_MAX; i++) {
		const struct system_store *s = stores->pdata[i];
		g_autofree char *writers = matrix_names(m, s->writers, NAMES_MAX);

		/* TRANSLATORS: a store, the services that write to it */
		line_textf(doc_item(doc, NULL), _("%s: written by %s"), s->name, writers);
	}
	put_left(doc, (int)stores->len - EVIDENCE_MAX);
}

static GArray *owned_among(const struct matrix_input *m, const GArray *services, int team)
{
	GArray *owned = g_array_new(FALSE, FALSE, sizeof(int));

	for (guint i = 0; i < services->len; i++) {
		int service = g_array_index(services, int, i);
		const struct portfolio_service *s = &m->view->p->services[service];

		for (int t = 0; t < s->n_teams; t++)
			if (s->teams[t] == team)
				g_array_append_val(owned, service);
	}
	return owned;
}

/* The teams of the services, in the order of these, each once. */
static GArray *teams_of(const struct matrix_input *m, const GArray *services)
{
	g_autofree bool *seen = g_new0(bool, (gsize)m->view->p->n_teams + 1);
	GArray *teams = g_array_new(FALSE, FALSE, sizeof(int));

	for (guint i = 0; i < services->len; i++) {
		const struct portfolio_service *s =
			&m->view->p->services[g_array_index(services, int, i)];

		for (int t = 0; t < s->n_teams; t++) {
			if (seen[s->teams[t]])
				continue;
			seen[s->teams[t]] = true;
			g_array_append_val(teams, s->teams[t]);
		}
	}
	return teams;
}

static void team_evidence(struct doc *doc, const struct matrix_input *m,
			  const struct system_finding *f)
{
	g_autoptr(GArray) teams = teams_of(m, f->services);

	for (guint i = 0; i < teams->len && i < EVIDENCE_MAX; i++) {
		const struct portfolio_team *team =
			&m->view->p->teams[g_array_index(teams, int, i)];
		g_autoptr(GArray) owned = owned_among(m, f->services,
						      g_array_index(teams, int, i));
		g_autofree char *names = matrix_names(m, owned, NAMES_MAX);

		if (team->size >= 0)
			/* TRANSLATORS: team, its people, its services */
			line_textf(doc_item(doc, NULL),
				   ngettext("%s (%d person): %s", "%s (%d people): %s",
					    (gulong)team->size), team->name, (int)team->size,
				   names);
		else
			line_textf(doc_item(doc, NULL), "%s: %s", team->name, names);
	}
	put_left(doc, (int)teams->len - EVIDENCE_MAX);
}

static void owner_evidence(struct doc *doc, const struct matrix_input *m,
			   const struct system_finding *f)
{
	for (guint i = 0; i < f->services->len && i < EVIDENCE_MAX; i++) {
		int service = g_array_index(f->services, int, i);
		const struct portfolio_service *s = &m->view->p->services[service];
		struct line *l = doc_item(doc, NULL);

		line_textf(l, "%s: ", s->slug);
		for (int t = 0; t < s->n_teams; t++)
			line_textf(l, "%s%s", t > 0 ? ", " : "",
				   m->view->p->teams[s->teams[t]].name);
	}
	put_left(doc, (int)f->services->len - EVIDENCE_MAX);
}

static void chain_evidence(struct doc *doc, const struct matrix_input *m,
			   const struct system_finding *f)
{
	g_autofree char *way = way_words(m, m->view->chain, false);
	int parts = system_view_parts(m->view);
	g_autofree char *share = NULL, *minutes = NULL;
	struct calc c;
	struct line *l;

	(void)f;
	if (m->view->chain->len == 0)
		return;
	l = doc_item(doc, way);
	if (m->view->chain_goes_on)
		line_text(l, _(" → outside"));
	calc_init(&c, "availability");
	calc_set(&c, "parts", parts);
	calc_compute(&c);
	share = text_decimal(calc_get(&c, "percent"), "%.4f");
	minutes = text_decimal(calc_get(&c, "minutes_down_per_30_days"), "%.1f");
	calc_clear(&c);
	/* TRANSLATORS: parts, percent, minutes */
	line_textf(l, ngettext(": %d part. Where each is there 99.9 %% of the time, all of them "
			       "are there %s %%: away %s minutes in 30 days.",
			       ": %d parts. Where each is there 99.9 %% of the time, all of them "
			       "are there %s %%: away %s minutes in 30 days.", (gulong)parts),
		   parts, share, minutes);
}

static void surface_evidence(struct doc *doc, const struct matrix_input *m,
			     const struct system_finding *f)
{
	(void)f;
	matrix_put_surface(doc, m->view);
}

static void ratio_evidence(struct doc *doc, const struct matrix_input *m,
			   const struct system_finding *f)
{
	const struct system_view *v = m->view;

	if (f->measures >> MEASURE_SYSTEM_ENGINEERS & 1 && v->engineers >= 0) {
		g_autofree char *each = text_decimal((double)v->engineers / v->p->n_services,
						     "%.1f");

		/* TRANSLATORS: engineers, services, engineers per service */
		line_textf(doc_item(doc, NULL), _("Engineers: %d, services: %d; %s for each."),
			   (int)v->engineers, v->p->n_services, each);
	} else if (f->measures >> MEASURE_SYSTEM_RUNNING & 1 && v->p->running >= 0) {
		line_textf(doc_item(doc, NULL), _("Services: %d, running today: %d."),
			   v->p->n_services, (int)v->p->running);
	} else if (f->measures >> MEASURE_SYSTEM_TEAMS & 1) {
		line_textf(doc_item(doc, NULL), _("Services: %d, teams: %d."), v->p->n_services,
			   (int)v->teams);
	}
}

/* The first row whose measure a rule reads gives its evidence. */
static const struct {
	enum measure measure;
	void (*put)(struct doc *, const struct matrix_input *, const struct system_finding *);
} evidence[] = {
	{ MEASURE_GRAPH_IN_CYCLE, cycle_evidence },
	{ MEASURE_GRAPH_CALLERS, caller_evidence },
	{ MEASURE_GRAPH_SHARED_STORES, store_evidence },
	{ MEASURE_GRAPH_DEPTH, chain_evidence },
	{ MEASURE_SYSTEM_SURFACE, surface_evidence },
	{ MEASURE_SERVICE_TEAMS, owner_evidence },
	{ MEASURE_TEAM_SERVICES, team_evidence },
	{ MEASURE_TEAM_SIZE, team_evidence },
	{ MEASURE_SYSTEM_SERVICES, ratio_evidence },
	{ MEASURE_SYSTEM_TEAMS, ratio_evidence },
	{ MEASURE_SYSTEM_ENGINEERS, ratio_evidence },
};

static void put_evidence(struct doc *doc, const struct matrix_input *m,
			 const struct system_finding *f)
{
	for (gsize i = 0; i < G_N_ELEMENTS(evidence); i++)
		if (f->measures >> evidence[i].measure & 1) {
			evidence[i].put(doc, m, f);
			return;
		}
}

static const char *weight_words(enum finding_weight w)
{
	static const char *const words[] = {
		[FINDING_STOPS] = N_("stops the split of each service it names"),
		[FINDING_CONDITION] = N_("a condition of each service it names"),
		[FINDING_SYSTEM] = N_("about the whole; stops no single service"),
		[FINDING_GOOD] = N_("as it should be"),
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(words) == FINDING_COUNT);
	return _(words[w]);
}

void matrix_put_finding(struct doc *doc, const struct matrix_input *m,
			const struct system_finding *f)
{
	static const enum tone tones[] = { TONE_BAD, TONE_MIXED, TONE_OPEN, TONE_GOOD };
	const char *title = f->rule->title != NULL ? f->rule->title : f->rule->id;
	struct line *l = doc_paragraph(doc, NULL);

	l->tone = tones[f->weight];
	line_strong(l, title);
	line_textf(l, " (%s; ", weight_words(f->weight));
	line_code(l, f->rule->id);
	line_text(l, "). ");
	line_text(l, f->rule->text);
	if (f->lifted > 0)
		line_textf(l, ngettext(" A waiver makes it a condition for %d of them.",
				       " Waivers make it a condition for %d of them.",
				       (gulong)f->lifted), f->lifted);
	if (f->services->len > 0) {
		g_autofree char *names = matrix_names(m, f->services, NAMES_MAX);

		line_break(l);
		line_textf(l, ngettext("%d service: %s.", "%d services: %s.",
				       (gulong)f->services->len), (int)f->services->len, names);
	}
	put_evidence(doc, m, f);
	if (f->rule->fix != NULL) {
		struct line *fix = doc_paragraph(doc, NULL);

		line_label(fix, _("What helps"));
		line_text(fix, f->rule->fix);
	}
}

void matrix_put_findings(struct doc *doc, const struct matrix_input *m)
{
	if (m->findings->len == 0)
		return;
	doc_heading(doc, 2, _("What the rules find, worst first"));
	for (guint i = 0; i < m->findings->len; i++)
		matrix_put_finding(doc, m, m->findings->pdata[i]);
}
