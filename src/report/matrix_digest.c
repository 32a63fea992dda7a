/*
 * Rows and cells from a portfolio. The sentences about findings, fixes and the order are
 * those of the pages (matrix_part.h); what stands behind a cell is said here alone, since
 * only a screen can be asked for it.
 */
#include "config.h"

#include "report/matrix_digest.h"

#include <stdarg.h>

#include <glib/gi18n.h>

#include "report/matrix_part.h"
#include "report/part.h"
#include "report/portfolio_part.h"

const char *matrix_group_title(enum matrix_group g)
{
	static const char *const titles[] = {
		[MATRIX_FINDINGS] = N_("What the rules find, worst first"),
		[MATRIX_FIXES] = N_("What one fix unlocks"),
		[MATRIX_ORDER] = N_("Which one first"),
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(titles) == MATRIX_GROUP_COUNT);
	return _(titles[g]);
}

/* ---- rows ---------------------------------------------------------------------------- */

static void row_free(gpointer data)
{
	struct matrix_digest_row *row = data;

	g_free(row->label);
	g_free(row->text);
	g_free(row->more);
	g_free(row);
}

static GPtrArray *rows_new(void)
{
	return g_ptr_array_new_with_free_func(row_free);
}

static struct matrix_digest_row *add_row(GPtrArray *rows, enum matrix_group group)
{
	struct matrix_digest_row *row = g_new0(struct matrix_digest_row, 1);

	row->group = group;
	row->weight = row->service = -1;
	g_ptr_array_add(rows, row);
	return row;
}

static char *finding_label(const struct system_finding *f)
{
	int n = (int)f->services->len;

	/* TRANSLATORS: little space; services that a finding stops, or is a condition of */
	if (f->weight == FINDING_STOPS)
		return g_strdup_printf(ngettext("stops %d", "stops %d", (gulong)n), n);
	if (f->weight == FINDING_CONDITION)
		return g_strdup_printf(ngettext("condition of %d", "condition of %d", (gulong)n),
				       n);
	return g_strdup(f->weight == FINDING_GOOD ? _("good") : _("the whole"));
}

static void add_finding(GPtrArray *rows, const struct matrix_input *m,
			const struct system_finding *f)
{
	struct matrix_digest_row *row = add_row(rows, MATRIX_FINDINGS);
	const char *title = f->rule->title != NULL ? f->rule->title : f->rule->id;
	g_autofree char *names = matrix_names(m, f->services, 6);
	g_autoptr(document) doc = doc_new();

	matrix_put_finding(doc, m, f);
	row->weight = f->weight;
	row->label = finding_label(f);
	row->text = f->services->len > 0 ? g_strdup_printf("%s: %s", title, names) :
					   g_strdup(title);
	row->more = doc_write(doc, FORMAT_TEXT, NULL);
}

static char *fix_label(const struct fix *f)
{
	int unlocked = (int)f->unlocked->len, better = (int)f->better->len;

	/* TRANSLATORS: little space; services that a fix lets go, makes better; stops */
	if (unlocked > 0)
		return g_strdup_printf(ngettext("unlocks %d", "unlocks %d", (gulong)unlocked),
				       unlocked);
	if (better > 0)
		return g_strdup_printf(ngettext("better for %d", "better for %d", (gulong)better),
				       better);
	return g_strdup_printf(ngettext("%d stop less", "%d stops less", (gulong)f->stops),
			       f->stops);
}

static void add_fix(GPtrArray *rows, const struct portfolio_input *pi, const struct fix *f)
{
	struct matrix_digest_row *row = add_row(rows, MATRIX_FIXES);
	g_autofree char *names = matrix_names(pi->matrix, f->services, G_MAXINT);
	g_autoptr(document) doc = doc_new();

	portfolio_put_fix(doc, pi, f);
	if (f->services->len > 0)
		line_textf(doc_paragraph(doc, NULL), _("Something has to be done in: %s."), names);
	row->label = fix_label(f);
	row->text = portfolio_fix_words(pi, f);
	row->more = doc_write(doc, FORMAT_TEXT, NULL);
}

static void add_step(GPtrArray *rows, const struct portfolio_input *pi,
		     const struct extraction_step *s)
{
	struct matrix_digest_row *row = add_row(rows, MATRIX_ORDER);
	g_autoptr(document) doc = doc_new();
	struct line *l = doc_paragraph(doc, NULL);

	portfolio_put_step(l, pi, s);
	row->service = s->service;
	row->label = g_strdup("");	/* the sentence begins with the service */
	row->text = line_plain(l);
	row->more = g_strdup(row->text);
}

GPtrArray *matrix_outlook_rows(const struct portfolio_input *pi)
{
	GPtrArray *rows = rows_new();

	for (guint i = 0; i < pi->fixes->len; i++)
		add_fix(rows, pi, pi->fixes->pdata[i]);
	for (guint i = 0; i < pi->order->len; i++)
		add_step(rows, pi, &g_array_index(pi->order, struct extraction_step, i));
	return rows;
}

/* ---- cells --------------------------------------------------------------------------- */

struct matrix_cell_sign matrix_digest_cell(const struct matrix_digest *d, int service, int team)
{
	unsigned bits = d->cells[(gsize)service * (gsize)d->n_teams + (gsize)team];

	return (struct matrix_cell_sign){
		.text = matrix_cell_words(bits),
		.bad = bits & (CELL_OWNS_BAD | CELL_WRITES_BAD),
		.owns = bits & CELL_OWNS,
	};
}

/* ---- behind a cell ------------------------------------------------------------------- */

/* A sentence, on a line of its own. */
static G_GNUC_PRINTF(2, 3) void say(GString *out, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	g_string_append_vprintf(out, format, ap);
	va_end(ap);
	g_string_append_c(out, '\n');
}

static bool is_among(const int *list, int n, int wanted)
{
	for (int i = 0; i < n; i++)
		if (list[i] == wanted)
			return true;
	return false;
}

static bool writes_to(const struct system_store *s, int service)
{
	return is_among((const int *)(const void *)s->writers->data, (int)s->writers->len,
			service);
}

static void add_stores(GString *out, const struct matrix_input *m, int service, int by)
{
	for (guint i = 0; i < m->view->stores->len; i++) {
		const struct system_store *s = m->view->stores->pdata[i];

		if (writes_to(s, service) && writes_to(s, by))
			/* TRANSLATORS: service, store, service */
			say(out, _("%s writes to %s, as %s does."), matrix_name(m, by), s->name,
			    matrix_name(m, service));
	}
}

/* What another service of the team does to this one. */
static void add_doings(GString *out, const struct matrix_input *m, int service, int by)
{
	const struct portfolio_service *s = &m->view->p->services[by];

	if (is_among(s->calls, s->n_calls, service))
		say(out, _("%s calls %s and waits."), s->slug, matrix_name(m, service));
	if (is_among(s->listens, s->n_listens, service))
		say(out, _("%s takes events of %s."), s->slug, matrix_name(m, service));
	add_stores(out, m, service, by);
}

static void add_owners(GString *out, const struct matrix_input *m, int service, int team)
{
	const struct portfolio_service *s = &m->view->p->services[service];

	if (s->n_teams == 0)
		say(out, _("Nobody owns %s."), s->slug);
	for (int t = 0; t < s->n_teams; t++)
		if (team < 0 || s->teams[t] == team)
			say(out, _("%s owns %s."), m->view->p->teams[s->teams[t]].name, s->slug);
	if (s->n_teams > 1)
		say(out, ngettext("%d team owns it.", "%d teams own it.", (gulong)s->n_teams),
		    s->n_teams);
}

char *matrix_behind(const struct matrix_input *m, int service, int team)
{
	const struct portfolio *p = m->view->p;
	g_autoptr(GString) out = g_string_new(NULL);

	add_owners(out, m, service, team);
	for (int by = 0; by < p->n_services; by++)
		if (by != service && team >= 0 &&
		    is_among(p->services[by].teams, p->services[by].n_teams, team))
			add_doings(out, m, service, by);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void put_stops(struct doc *doc, struct part *p)
{
	g_autoptr(GArray) told = part_stops_in_order(p);

	for (guint i = 0; i < told->len; i++) {
		const struct stop *s = &g_array_index(p->v->stops, struct stop,
						      g_array_index(told, int, i));
		struct line *l = doc_item(doc, NULL);
		g_autofree char *text = part_stop_text(p, s);

		line_label(l, s->question >= 0 ?
				      question_label(&p->q->questions[s->question]) :
				      part_rule_title(p, s->rule, s->id));
		line_text(l, text);
		if (s->question >= 0) {
			g_autofree char *answer = part_answer(p, s->question);

			line_break(l);
			line_text(l, answer);
		}
	}
}

static void put_conditions(struct doc *doc, struct part *p)
{
	for (guint i = 0; i < p->v->conditions->len; i++) {
		const struct condition *c = &g_array_index(p->v->conditions, struct condition, i);
		g_autofree char *text = part_condition_text(p, c);
		struct line *l;

		if (!c->counted)
			continue;
		l = doc_item(doc, NULL);
		line_label(l, part_condition_label(p, c));
		line_text(l, text);
	}
}

/* Details that hang on a gate and are not as they should be: an owner whom nobody pages at
 * night owns it by day. */
static void put_details(struct doc *doc, struct part *p, int gate)
{
	for (int i = 0; i < p->q->n_questions; i++) {
		enum state state = inputs_state(p->in, i);
		g_autofree char *answer = NULL;
		struct line *l;

		if (p->q->questions[i].skip_after != gate ||
		    (state != STATE_PARTIAL && state != STATE_FAIL))
			continue;
		answer = part_answer(p, i);
		l = doc_item(doc, NULL);
		line_label(l, question_label(&p->q->questions[i]));
		line_textf(l, "%s. %s", part_state(state), answer);
	}
}

/* The gates as they count: who owns, who is called, who may write is asked there. */
static void put_gates(struct doc *doc, struct part *p)
{
	for (guint i = 0; i < p->v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(p->v->gates, struct gate_line, i);
		g_autofree char *state = part_gate_state(p, g);
		g_autofree char *answer = part_answer(p, g->question);
		struct line *l = doc_item(doc, NULL);

		line_label(l, question_label(&p->q->questions[g->question]));
		line_textf(l, "%s. %s", state, answer);
		put_details(doc, p, g->question);
	}
}

static void put_answers(struct doc *doc, const struct report_input *judged)
{
	g_autofree char *headline = report_headline(judged);
	struct part p;

	part_init(&p, judged, doc);
	line_strong(doc_paragraph(doc, NULL), headline);
	put_stops(doc, &p);
	put_conditions(doc, &p);
	doc_heading(doc, 2, _("Gates"));
	put_gates(doc, &p);
}

char *matrix_behind_page(const struct matrix_input *m, const struct report_input *judged,
			 int service, int team)
{
	g_autoptr(document) doc = doc_new();
	g_autofree char *behind = matrix_behind(m, service, team);
	g_auto(GStrv) lines = g_strsplit(behind, "\n", -1);

	doc_heading(doc, 2, _("What is registered"));
	for (char **line = lines; *line != NULL; line++)
		if (**line != '\0')
			doc_item(doc, *line);
	if (*behind == '\0')
		doc_paragraph(doc, _("They have nothing to do with each other."));
	doc_heading(doc, 2, _("What was answered"));
	if (judged != NULL)
		put_answers(doc, judged);
	else
		doc_paragraph(doc, _("It was never assessed."));
	return doc_write(doc, FORMAT_TEXT, NULL);
}

/* ---- all of it ----------------------------------------------------------------------- */

struct matrix_digest *matrix_digest_new(const struct matrix_input *m)
{
	struct matrix_digest *d = g_new0(struct matrix_digest, 1);
	enum alert_kind kind;

	d->findings = rows_new();
	d->n_services = m->view->p->n_services;
	d->n_teams = m->view->p->n_teams;
	d->stopped = matrix_stopped(m);
	d->cells = matrix_cells(m);
	if (d->n_services == 0)
		return d;
	d->headline = portfolio_headline(m);
	d->worst = matrix_headline(m, &kind);
	for (guint i = 0; i < m->findings->len; i++)
		add_finding(d->findings, m, m->findings->pdata[i]);
	return d;
}

void matrix_digest_free(struct matrix_digest *d)
{
	if (d == NULL)
		return;
	g_free(d->cells);
	g_free(d->stopped);
	g_free(d->headline);
	g_free(d->worst);
	g_ptr_array_unref(d->findings);
	g_free(d);
}
