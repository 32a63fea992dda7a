/*
 * What decides stands first: how many can go, each service on a line, causes before
 * services. Words of the domain are the questionnaire's. What to do about it is said in
 * portfolio_plan.c.
 */
#include "config.h"

#include "report/portfolio_report.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "core/calc.h"
#include "report/matrix_part.h"
#include "report/part.h"
#include "report/portfolio_part.h"

enum { SERVICES_MAX = 40, LINES_MAX = 12 };

static void part_of(struct part *p, const struct portfolio_input *pi, int service,
		    struct doc *doc)
{
	part_init(p, &pi->services[service], doc);
}

/* ---- headline -------------------------------------------------------------------------- */

static void count_verdicts(const struct matrix_input *m, int counts[VERDICT_COUNT + 1])
{
	memset(counts, 0, sizeof(int) * (VERDICT_COUNT + 1));
	for (int i = 0; i < m->view->p->n_services; i++)
		counts[m->services[i].assessed ? m->services[i].token : VERDICT_COUNT]++;
}

static void add_count(GString *list, int n, char *words)
{
	if (n > 0)
		g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", words);
	g_free(words);
}

char *portfolio_headline(const struct matrix_input *m)
{
	g_autoptr(GString) list = g_string_new(NULL);
	int all = m->view->p->n_services;
	int n[VERDICT_COUNT + 1];

	count_verdicts(m, n);
	add_count(list, n[VERDICT_GO], g_strdup_printf(ngettext("%d can go", "%d can go",
		  (gulong)n[VERDICT_GO]), n[VERDICT_GO]));
	add_count(list, n[VERDICT_CONDITIONAL], g_strdup_printf(
		  ngettext("%d after its conditions", "%d after their conditions",
			   (gulong)n[VERDICT_CONDITIONAL]), n[VERDICT_CONDITIONAL]));
	add_count(list, n[VERDICT_NO_GO], g_strdup_printf(ngettext("%d not now", "%d not now",
		  (gulong)n[VERDICT_NO_GO]), n[VERDICT_NO_GO]));
	add_count(list, n[VERDICT_INCOMPLETE], g_strdup_printf(
		  ngettext("%d not known yet", "%d not known yet",
			   (gulong)n[VERDICT_INCOMPLETE]), n[VERDICT_INCOMPLETE]));
	add_count(list, n[VERDICT_COUNT], g_strdup_printf(ngettext("%d not assessed",
		  "%d not assessed", (gulong)n[VERDICT_COUNT]), n[VERDICT_COUNT]));
	/* TRANSLATORS: "Of 6 services: 1 can go, 2 not now." */
	return g_strdup_printf(ngettext("Of %d service: %s.", "Of %d services: %s.",
					(gulong)all), all, list->str);
}

static int count_stopped(const struct matrix_input *m)
{
	int n[VERDICT_COUNT + 1];

	count_verdicts(m, n);
	return n[VERDICT_NO_GO];
}

/* What stops services here, each thing once however many it stops. */
static int count_causes(const struct portfolio_input *pi)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);

	for (int i = 0; i < portfolio_size(pi); i++) {
		const struct verdict *v = portfolio_is_judged(pi, i) ? pi->services[i].v : NULL;

		for (guint k = 0; v != NULL && k < v->stops->len; k++)
			g_hash_table_add(ids, g_array_index(v->stops, struct stop, k).id);
	}
	return (int)g_hash_table_size(ids);
}

bool portfolio_is_better_whole(const struct portfolio_input *pi)
{
	int judged = 0;

	for (int i = 0; i < portfolio_size(pi); i++) {
		struct part p;

		if (!portfolio_is_judged(pi, i))
			continue;
		judged++;
		part_of(&p, pi, i, NULL);
		if (!part_is_good_news(&p))
			return false;
	}
	return judged > 0;
}

static void put_headline(struct doc *doc, const struct portfolio_input *pi)
{
	g_autofree char *title = g_strdup_printf(_("%s: which services can go"),
						 pi->matrix->system);
	g_autofree char *words = portfolio_headline(pi->matrix);
	int stopped = count_stopped(pi->matrix), causes = count_causes(pi);
	struct line *l;

	doc_heading(doc, 1, title);
	line_strong(doc_alert(doc, ALERT_IMPORTANT, NULL), words);
	if (stopped == 0 || portfolio_is_better_whole(pi))
		return;
	l = doc_paragraph(doc, NULL);
	line_textf(l, _("Causes: %d; services that they stop: %d."), causes, stopped);
	line_text(l, " ");
	portfolio_put_best(l, pi);
}

/* ---- service by service ------------------------------------------------------------------ */

static char *age_words(const struct portfolio_input *pi, int service)
{
	const struct report_input *r = &pi->services[service];
	int days;

	if (!r->finished)
		return g_strdup(_("draft"));
	if (!calendar_days_between(&days, r->in->date, pi->today) || days <= 0)
		return g_strdup(_("today"));
	return g_strdup_printf(ngettext("%d day ago", "%d days ago", (gulong)days), days);
}

/* How much is in the way; what it is stands in the report of the service. */
static char *in_the_way(const struct verdict *v)
{
	int n;

	switch (v->token) {
	case VERDICT_NO_GO:
		n = (int)v->stops->len;
		return g_strdup_printf(ngettext("%d stop", "%d stops", (gulong)n), n);
	case VERDICT_CONDITIONAL:
		n = (int)v->conditions->len;
		return g_strdup_printf(ngettext("%d condition", "%d conditions", (gulong)n), n);
	case VERDICT_INCOMPLETE:
		n = (int)v->open->len;
		return g_strdup_printf(ngettext("%d open answer", "%d open answers", (gulong)n),
				       n);
	default:
		return g_strdup("");
	}
}

static void put_service(struct doc *doc, const struct portfolio_input *pi, int service)
{
	const struct report_input *r = &pi->services[service];
	g_autofree char *left = NULL, *way = NULL, *age = NULL;
	const struct waiver *ended;
	struct part p;
	struct line *l;

	doc_row(doc);
	doc_cell(doc, 0, matrix_name(pi->matrix, service));
	l = doc_cell(doc, 1, matrix_verdict(pi->matrix, service));
	l->tone = matrix_tone(pi->matrix, service);
	if (!portfolio_is_judged(pi, service))
		return;
	part_of(&p, pi, service, doc);
	left = in_the_way(r->v);
	doc_cell(doc, 2, left);
	ended = verdict_ended_waiver(r->v, r->in, pi->today);
	way = ended != NULL ? g_strdup_printf(_("waiver ended on %s: assess again"), ended->until)
			    : part_way_words(&p);
	doc_cell(doc, 3, way);
	age = age_words(pi, service);
	doc_cell(doc, 4, age);
}

/* A page stays a page: what is left out is in `seam list' and in the matrix. */
static void put_left(struct doc *doc, int left)
{
	g_autofree char *words = NULL;

	if (left <= 0)
		return;
	words = g_strdup_printf(ngettext("and %d more", "and %d more", (gulong)left), left);
	doc_paragraph(doc, words);
}

/* Best first: who decides reads what can go. */
static int rank_of(const struct portfolio_input *pi, int service)
{
	return portfolio_is_judged(pi, service) ? VERDICT_COUNT - (int)pi->services[service].v->token
				      : VERDICT_COUNT + 1;
}

static void put_services(struct doc *doc, const struct portfolio_input *pi)
{
	const char *const heads[] = { _("service"), _("verdict"), _("in the way"),
		_("way on"), _("assessed"), NULL };

	int n = 0;

	doc_heading(doc, 2, _("Service by service"));
	doc_table(doc, heads, NULL);
	for (int rank = 0; rank <= VERDICT_COUNT + 1; rank++)
		for (int i = 0; i < portfolio_size(pi); i++)
			if (rank_of(pi, i) == rank && n++ < SERVICES_MAX)
				put_service(doc, pi, i);
	put_left(doc, n - SERVICES_MAX);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void put_findings(struct doc *doc, const struct portfolio_input *pi)
{
	const GPtrArray *findings = pi->matrix->findings;

	if (findings->len == 0)
		return;
	doc_heading(doc, 2, _("What is true of all of them together"));
	for (guint i = 0; i < findings->len; i++) {
		const struct system_finding *f = findings->pdata[i];
		g_autofree char *names = matrix_names(pi->matrix, f->services, PORTFOLIO_NAMES_MAX);
		struct line *l = doc_item(doc, NULL);

		line_label(l, f->rule->title != NULL ? f->rule->title : f->rule->id);
		line_text(l, f->services->len > 0 ? names : f->rule->text);
	}
}

/* ---- buys and costs -------------------------------------------------------------------------- */

/* What a split buys, in the words of the room, and the services of which that is said. */
struct benefit {
	char *words;
	GArray *services;	/* int */
};

static void benefit_clear(gpointer data)
{
	struct benefit *b = data;

	g_free(b->words);
	g_array_unref(b->services);
}

/* NULL: nobody has said it yet. */
static char *benefit_words(const struct part *p)
{
	int reason = part_reason(p);
	g_autofree char *answer = NULL, *noted = NULL;

	if (reason < 0 || value_is_open(&p->in->answers[reason].value))
		return NULL;
	answer = part_answer(p, reason);
	if (p->in->answers[reason].note != NULL)
		noted = g_strdup_printf(_(" Noted: %s"), p->in->answers[reason].note);
	return g_strconcat(answer, noted, NULL);
}

static void add_benefit(GArray *benefits, char *words, int service)
{
	struct benefit new = { words, NULL };

	for (guint i = 0; i < benefits->len; i++) {
		struct benefit *b = &g_array_index(benefits, struct benefit, i);

		if (strcmp(b->words, words) == 0) {
			g_array_append_val(b->services, service);
			g_free(words);
			return;
		}
	}
	new.services = g_array_new(FALSE, FALSE, sizeof(int));
	g_array_append_val(new.services, service);
	g_array_append_val(benefits, new);
}

/* Who says the same stands in one line: of forty services most do. */
static void put_benefits(struct doc *doc, const struct portfolio_input *pi)
{
	g_autoptr(GArray) benefits = g_array_new(FALSE, FALSE, sizeof(struct benefit));

	g_array_set_clear_func(benefits, benefit_clear);
	for (int i = 0; i < portfolio_size(pi); i++) {
		char *words;
		struct part p;

		if (!portfolio_is_judged(pi, i))
			continue;
		part_of(&p, pi, i, doc);
		words = benefit_words(&p);
		if (words != NULL)
			add_benefit(benefits, words, i);
	}
	for (guint i = 0; i < benefits->len && i < LINES_MAX; i++) {
		const struct benefit *b = &g_array_index(benefits, struct benefit, i);
		g_autofree char *names = matrix_names(pi->matrix, b->services, PORTFOLIO_NAMES_MAX);
		struct line *l = doc_item(doc, NULL);

		line_label(l, names);
		line_text(l, b->words);
	}
	put_left(doc, (int)benefits->len - LINES_MAX);
}

int portfolio_calls_in_a_row(const struct system_view *v)
{
	return MAX(system_view_parts(v) - 1, 0);
}

static void put_costs(struct doc *doc, const struct system_view *v)
{
	struct calc c;
	int row = portfolio_calls_in_a_row(v);

	system_view_surface(v, &c);
	/* TRANSLATORS: things, things, services, calls */
	line_textf(doc_item(doc, NULL), _("Things to keep running, for as long as they live: %d, "
					  "where one application has %d (services: %d, calls "
					  "that wait: %d)."),
		   (int)calc_count(&c, "total"), (int)calc_count(&c, "monolith"),
		   v->p->n_services, (int)v->edges);
	calc_clear(&c);
	if (v->engineers >= 0)
		line_textf(doc_item(doc, NULL), _("People to be on call for them: %d (teams: %d)."),
			   (int)v->engineers, (int)v->teams);
	if (row > 1)
		line_textf(doc_item(doc, NULL),
			   ngettext("A user may wait for %d call in a row.",
				    "A user may wait for %d calls in a row.", (gulong)row), row);
}

static void put_balance(struct doc *doc, const struct portfolio_input *pi)
{
	doc_heading(doc, 2, _("What it buys, and what it costs for ever"));
	put_benefits(doc, pi);
	put_costs(doc, pi->matrix->view);
}

/* ---- what is missing ---------------------------------------------------------------------- */

int portfolio_contested(const struct part *p)
{
	int n = 0;

	for (int i = 0; i < p->r->n_votes; i++)
		n += part_accord(p, p->r->votes[i].question) >= PART_ACCORD_SPLIT;
	return n;
}

static void put_gap(struct doc *doc, const struct portfolio_input *pi, int service, int *n)
{
	const struct report_input *r = &pi->services[service];
	g_autofree char *roles = NULL;
	struct part p;
	struct line *l;
	int open, contested;

	part_of(&p, pi, service, doc);
	open = (int)r->v->open->len;
	contested = portfolio_contested(&p);
	if (r->roles_absent != NULL && *r->roles_absent != NULL)
		roles = g_strjoinv(", ", (char **)r->roles_absent);
	if (open == 0 && contested == 0 && roles == NULL)
		return;
	if ((*n)++ == 0)
		doc_heading(doc, 2, _("What was not asked or not agreed"));
	if (*n > LINES_MAX)
		return;
	l = doc_item(doc, NULL);
	line_label(l, matrix_name(pi->matrix, service));
	if (open > 0)
		line_textf(l, ngettext("%d answer that decides is open. ",
				       "%d answers that decide are open. ", (gulong)open), open);
	if (contested > 0)
		line_textf(l, ngettext("On %d question the room did not agree. ",
				       "On %d questions the room did not agree. ",
				       (gulong)contested), contested);
	if (roles != NULL)
		line_textf(l, _("Not in the room: %s."), roles);
}

static void put_gaps(struct doc *doc, const struct portfolio_input *pi)
{
	g_autoptr(GArray) never = g_array_new(FALSE, FALSE, sizeof(int));
	int n = 0;

	for (int i = 0; i < portfolio_size(pi); i++)
		if (portfolio_is_judged(pi, i))
			put_gap(doc, pi, i, &n);
		else
			g_array_append_val(never, i);
	put_left(doc, n - LINES_MAX);
	if (never->len > 0) {
		g_autofree char *names = matrix_names(pi->matrix, never, PORTFOLIO_NAMES_MAX);

		if (n == 0)
			doc_heading(doc, 2, _("What was not asked or not agreed"));
		line_textf(doc_item(doc, NULL), _("Never assessed: %s."), names);
	}
}

struct doc *report_portfolio(const struct portfolio_input *pi)
{
	struct doc *doc = doc_new();

	if (portfolio_size(pi) == 0) {
		doc_heading(doc, 1, pi->matrix->system);
		doc_paragraph(doc, _("No service is registered in this system."));
		return doc;
	}
	put_headline(doc, pi);
	put_services(doc, pi);
	portfolio_put_fixes(doc, pi);
	portfolio_put_leadership(doc, pi);
	portfolio_put_order(doc, pi);
	put_findings(doc, pi);
	put_balance(doc, pi);
	put_gaps(doc, pi);
	return doc;
}
