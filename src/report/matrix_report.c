/*
 * The page of a matrix. Teams are columns as long as they can be told apart; a wide
 * matrix folds into several, and where nobody could read one any more, services and
 * their owners stand in a list.
 */
#include "config.h"

#include "report/matrix_part.h"

#include <glib/gi18n.h>

#include "core/calc.h"
#include "report/svg.h"

enum {
	GAP_COLS = 2,		/* as in report/write_text */
	SIGNS_COLS = 7,		/* "O c W!" */
	FOLD_TEAMS = 12,	/* columns where no width is given */
	LIST_TEAMS = 40,	/* more: a list */
};

static const struct { unsigned bit; const char *sign; } signs[] = {
	{ CELL_OWNS, "O" },
	{ CELL_WRITES, "W" },
	{ CELL_CALLS, "c" },
	{ CELL_LISTENS, "e" },
};

/* ---- head ------------------------------------------------------------------------- */

static const struct system_finding *first_of_weight(const struct matrix_input *m,
						    enum finding_weight w)
{
	for (guint i = 0; i < m->findings->len; i++) {
		const struct system_finding *f = m->findings->pdata[i];

		if (f->weight == w)
			return f;
	}
	return NULL;
}

/* Services that a rule about the portfolio stops, waived ones left out. */
static int count_stopped(const struct matrix_input *m)
{
	g_autofree bool *stopped = g_new0(bool, (gsize)m->view->p->n_services + 1);
	int n = 0;

	for (guint i = 0; i < m->findings->len; i++) {
		const struct system_finding *f = m->findings->pdata[i];

		if (f->weight != FINDING_STOPS || f->lifted == (int)f->services->len)
			continue;
		for (guint k = 0; k < f->services->len; k++)
			stopped[g_array_index(f->services, int, k)] = true;
	}
	for (int i = 0; i < m->view->p->n_services; i++)
		n += stopped[i];
	return n;
}

static const char *finding_title(const struct system_finding *f)
{
	return f->rule->title != NULL ? f->rule->title : f->rule->id;
}

char *matrix_headline(const struct matrix_input *m, enum alert_kind *kind)
{
	const struct system_finding *worst = first_of_weight(m, FINDING_STOPS);

	*kind = ALERT_WARNING;
	if (worst != NULL) {
		int n = count_stopped(m);

		/* TRANSLATORS: title of a rule, services, all services */
		return g_strdup_printf(ngettext("Worst: %s. What is registered stops %d service "
						"of %d.", "Worst: %s. What is registered stops "
						"%d services of %d.", (gulong)n),
				       finding_title(worst), n, m->view->p->n_services);
	}
	if ((worst = first_of_weight(m, FINDING_CONDITION)) != NULL ||
	    (worst = first_of_weight(m, FINDING_SYSTEM)) != NULL) {
		*kind = ALERT_NOTE;
		return g_strdup_printf(_("What is registered stops no service. Look at: %s."),
				       finding_title(worst));
	}
	*kind = ALERT_TIP;
	return g_strdup(_("The rules find nothing in the way services, teams, calls and stores "
			  "are registered."));
}

static void put_head(struct doc *doc, const struct matrix_input *m)
{
	g_autofree char *title = g_strdup_printf(_("%s: who owns, calls and writes what"),
						 m->system);
	g_autofree char *words = NULL;
	enum alert_kind kind;

	doc_heading(doc, 1, title);
	if (m->view->p->n_services == 0) {
		doc_paragraph(doc, _("No service is registered in this system."));
		return;
	}
	words = matrix_headline(m, &kind);
	line_strong(doc_alert(doc, kind, NULL), words);
}

/* ---- the matrix --------------------------------------------------------------------- */

/* "O", "O!", "c W!"; yours to free. */
char *matrix_cell_words(unsigned bits)
{
	GString *words = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		bool bad = (signs[i].bit == CELL_OWNS && bits & CELL_OWNS_BAD) ||
			   (signs[i].bit == CELL_WRITES && bits & CELL_WRITES_BAD);

		if (bits & signs[i].bit)
			g_string_append_printf(words, "%s%s%s", words->len > 0 ? " " : "",
					       signs[i].sign, bad ? "!" : "");
	}
	return g_string_free(words, FALSE);
}

static enum tone cell_tone(unsigned bits)
{
	if (bits & (CELL_OWNS_BAD | CELL_WRITES_BAD))
		return TONE_BAD;
	return bits & CELL_OWNS ? TONE_GOOD : TONE_NONE;
}

/* One or two characters for the picture: what weighs most. Whoever counts what a team
 * owns counts in the picture, too: writing beside that only adds the mark. */
static const char *cell_sign(unsigned bits)
{
	if (bits & CELL_OWNS)
		return bits & (CELL_OWNS_BAD | CELL_WRITES_BAD) ? "O!" : "O";
	if (bits & CELL_WRITES_BAD)
		return "W!";
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		if (bits & signs[i].bit)
			return signs[i].sign;
	return NULL;
}

static unsigned cell_at(const struct matrix_input *m, const unsigned char *cells, int service,
			int team)
{
	return cells[(gsize)service * (gsize)m->view->p->n_teams + (gsize)team];
}

static void put_picture(struct doc *doc, const struct matrix_input *m,
			const unsigned char *cells)
{
	const struct portfolio *p = m->view->p;
	const struct svg_head head = { "teams", _("Services and teams"),
		_("O: the team owns the service. W: it writes to a store of it. c: it calls it. "
		  "e: it takes its events. A mark is behind what a rule objects to. The table "
		  "below holds all of it.") };
	g_autoptr(GArray) drawn = g_array_new(FALSE, FALSE, sizeof(struct svg_cell));
	g_autofree const char **rows = g_new0(const char *, (gsize)p->n_services + 1);
	g_autofree const char **columns = g_new0(const char *, (gsize)p->n_teams + 1);

	for (int t = 0; t < p->n_teams; t++)
		columns[t] = p->teams[t].name;
	for (int s = 0; s < p->n_services; s++) {
		rows[s] = p->services[s].slug;
		for (int t = 0; t < p->n_teams; t++) {
			unsigned bits = cell_at(m, cells, s, t);
			struct svg_cell cell = { s, t, cell_sign(bits), cell_tone(bits) };

			if (cell.sign != NULL)
				g_array_append_val(drawn, cell);
		}
	}
	doc_picture_take(doc, svg_matrix(&head, &(struct svg_matrix){
		rows, p->n_services, columns, p->n_teams, (const struct svg_cell *)drawn->data,
		(int)drawn->len }));
}

/* How many teams from `first' on fit beside the names of services. */
static int teams_that_fit(const struct matrix_input *m, int first)
{
	const struct portfolio *p = m->view->p;
	int left = m->width_cols, n = 0;

	if (m->width_cols <= 0)
		return MIN(FOLD_TEAMS, p->n_teams - first);
	for (int s = 0, widest = 0; s < p->n_services; s++) {
		int width = text_width_cols(p->services[s].slug) + 2;	/* and its mark */

		left -= MAX(width - widest, 0);
		widest = MAX(width, widest);
	}
	left -= GAP_COLS + text_width_cols(_("not yet"));
	while (first + n < p->n_teams) {
		left -= GAP_COLS + MAX(text_width_cols(p->teams[first + n].name), SIGNS_COLS);
		if (left < 0)
			break;
		n++;
	}
	return MAX(n, 1);
}

static void put_matrix_heads(struct doc *doc, const struct matrix_input *m, int first, int n)
{
	g_autofree const char **heads = g_new0(const char *, (gsize)n + 3);
	g_autofree enum text_align *aligns = g_new0(enum text_align, (gsize)n + 2);

	heads[0] = _("service");
	for (int t = 0; t < n; t++)
		heads[t + 1] = m->view->p->teams[first + t].name;
	heads[n + 1] = _("verdict");
	doc_table(doc, heads, aligns);
}

static void put_service_cell(struct doc *doc, const struct matrix_input *m, int service,
			     const bool *stopped)
{
	struct line *l = doc_cell(doc, 0, matrix_name(m, service));

	if (stopped[service])
		line_text(l, " !");
}

static void put_folded(struct doc *doc, const struct matrix_input *m,
		       const unsigned char *cells, const bool *stopped, int first, int n)
{
	put_matrix_heads(doc, m, first, n);
	for (int s = 0; s < m->view->p->n_services; s++) {
		doc_row(doc);
		put_service_cell(doc, m, s, stopped);
		for (int t = 0; t < n; t++) {
			unsigned bits = cell_at(m, cells, s, first + t);
			g_autofree char *words = matrix_cell_words(bits);
			struct line *l = doc_cell(doc, t + 1, bits != 0 ? words : "·");

			l->tone = cell_tone(bits);
		}
		doc_cell(doc, n + 1, matrix_verdict(m, s))->tone = matrix_tone(m, s);
	}
}

static void put_matrix(struct doc *doc, const struct matrix_input *m, const bool *stopped)
{
	g_autofree unsigned char *cells = matrix_cells(m);
	int n_teams = m->view->p->n_teams;

	put_picture(doc, m, cells);
	for (int first = 0, n; first < n_teams; first += n) {
		n = teams_that_fit(m, first);
		put_folded(doc, m, cells, stopped, first, n);
	}
	doc_paragraph(doc, _("O owns it. W writes to a store of it, from another service. c calls "
			     "it and waits. e takes its events. ! a rule objects; behind a "
			     "service: what is registered stops it."));
}

/* Too many teams, or none: services and who owns them. */
static void put_list(struct doc *doc, const struct matrix_input *m, const bool *stopped)
{
	const char *const heads[] = { _("service"), _("team"), _("verdict"), NULL };
	const struct portfolio *p = m->view->p;

	doc_table(doc, heads, NULL);
	for (int i = 0; i < p->n_services; i++) {
		const struct portfolio_service *s = &p->services[i];
		struct line *l;

		doc_row(doc);
		put_service_cell(doc, m, i, stopped);
		l = doc_cell(doc, 1, NULL);
		for (int t = 0; t < s->n_teams; t++)
			line_textf(l, "%s%s", t > 0 ? ", " : "", p->teams[s->teams[t]].name);
		if (s->n_teams == 0)
			line_text(l, _("nobody"));
		doc_cell(doc, 2, matrix_verdict(m, i))->tone = matrix_tone(m, i);
	}
	doc_paragraph(doc, _("! behind a service: what is registered stops it."));
}

bool *matrix_stopped(const struct matrix_input *m)
{
	bool *stopped = g_new0(bool, (gsize)m->view->p->n_services + 1);

	for (guint i = 0; i < m->findings->len; i++) {
		const struct system_finding *f = m->findings->pdata[i];

		for (guint k = 0; f->weight == FINDING_STOPS && k < f->services->len; k++)
			stopped[g_array_index(f->services, int, k)] = true;
	}
	return stopped;
}

/* ---- teams and figures ---------------------------------------------------------------- */

/* Whether a rule about how much a team owns fires for a service of it. */
static bool *find_overloaded(const struct matrix_input *m)
{
	const struct portfolio *p = m->view->p;
	bool *overloaded = g_new0(bool, (gsize)p->n_teams + 1);
	g_autofree guint64 *marks = matrix_marks(m);

	for (int i = 0; i < p->n_services; i++)
		for (int t = 0; t < p->services[i].n_teams; t++)
			if (matrix_has_mark(marks[i], MEASURE_TEAM_SERVICES))
				overloaded[p->services[i].teams[t]] = true;
	return overloaded;
}

static void put_teams(struct doc *doc, const struct matrix_input *m)
{
	const char *const heads[] = { _("team"), _("services"), _("people"),
		_("people per service"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT,
		TEXT_RIGHT };
	const struct portfolio *p = m->view->p;
	g_autofree bool *overloaded = find_overloaded(m);

	if (p->n_teams == 0)
		return;
	doc_heading(doc, 2, _("What each team would carry"));
	doc_table(doc, heads, aligns);
	for (int t = 0; t < p->n_teams; t++) {
		gint64 size = p->teams[t].size, owned = m->view->owned[t];

		doc_row(doc);
		doc_cell(doc, 0, p->teams[t].name);
		line_textf(doc_cell(doc, 1, NULL), "%d%s", (int)owned, overloaded[t] ? "!" : "");
		if (size < 0) {
			doc_cell(doc, 2, _("unknown"));
			doc_cell(doc, 3, _("unknown"));
			continue;
		}
		line_textf(doc_cell(doc, 2, NULL), "%d", (int)size);
		if (owned > 0) {
			g_autofree char *each = text_decimal((double)size / (double)owned, "%.1f");

			doc_cell(doc, 3, each);
		}
	}
}

static void put_without_team(struct doc *doc, const struct matrix_input *m)
{
	g_autoptr(GArray) nobody = g_array_new(FALSE, FALSE, sizeof(int));
	g_autofree char *names = NULL;

	for (int i = 0; i < m->view->p->n_services; i++)
		if (m->view->p->services[i].n_teams == 0)
			g_array_append_val(nobody, i);
	if (nobody->len == 0)
		return;
	names = matrix_names(m, nobody, 12);
	line_textf(doc_item(doc, NULL), ngettext("Nobody is entered as owner of %s.",
						 "Nobody is entered as owner of %s.",
						 (gulong)nobody->len), names);
}

void matrix_put_surface(struct doc *doc, const struct system_view *v)
{
	struct calc c;

	system_view_surface(v, &c);
	/* TRANSLATORS: numbers of things, for all services and for one application */
	line_textf(doc_item(doc, NULL), _("Things to keep running: %d for all of them, %d for one "
					  "application."),
		   (int)calc_count(&c, "total"), (int)calc_count(&c, "monolith"));
	calc_clear(&c);
}

static void put_figures(struct doc *doc, const struct matrix_input *m)
{
	const struct system_view *v = m->view;

	if (v->p->n_services == 0)
		return;
	doc_heading(doc, 2, _("In figures"));
	line_textf(doc_item(doc, NULL), _("Services: %d, teams that own one: %d."),
		   v->p->n_services, (int)v->teams);
	if (v->engineers >= 0) {
		g_autofree char *each = text_decimal((double)v->engineers / v->p->n_services,
						     "%.1f");

		line_textf(doc_item(doc, NULL), _("Engineers in these teams: %d, or %s for each "
						  "service."), (int)v->engineers, each);
	} else {
		doc_item(doc, _("How many engineers are in these teams is not known."));
	}
	if (v->p->running >= 0)
		line_textf(doc_item(doc, NULL), _("Services running today: %d."),
			   (int)v->p->running);
	put_without_team(doc, m);
	line_textf(doc_item(doc, NULL), ngettext("Calls that wait for an answer: %d, in %d chain.",
						 "Calls that wait for an answer: %d, in %d chains.",
						 (gulong)v->chains),
		   (int)v->edges, (int)v->chains);
	matrix_put_surface(doc, v);
}

struct doc *report_matrix(const struct matrix_input *m)
{
	struct doc *doc = doc_new();
	g_autofree bool *stopped = matrix_stopped(m);

	put_head(doc, m);
	if (m->view->p->n_services == 0)
		return doc;
	doc_heading(doc, 2, _("Services and teams"));
	if (m->view->p->n_teams > 0 && m->view->p->n_teams <= LIST_TEAMS)
		put_matrix(doc, m, stopped);
	else
		put_list(doc, m, stopped);
	matrix_put_findings(doc, m);
	put_teams(doc, m);
	matrix_put_calls(doc, m);
	put_figures(doc, m);
	return doc;
}
