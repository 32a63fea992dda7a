/*
 * The first screen of a report: the way on in words, the verdict, what is
 * judged here. No percent: a number invites to argue about the number.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

#include "report/outlook.h"

struct gate_counts {
	int total, ready, partly, open, waived, not_ready;
};

static struct gate_counts count_gates(const struct verdict *v)
{
	struct gate_counts n = { 0 };

	for (guint i = 0; i < v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(v->gates, struct gate_line, i);

		if (g->state == STATE_HIDDEN || g->state == STATE_NA)
			continue;
		n.total++;
		if (g->waived)
			n.waived++;
		else if (g->state == STATE_PASS)
			n.ready++;
		else if (g->state == STATE_PARTIAL)
			n.partly++;
		else if (g->state == STATE_FAIL)
			n.not_ready++;
		else
			n.open++;
	}
	return n;
}

static char *headline_conditional(const struct part *p, const char *title)
{
	const guint n = p->v->conditions->len;

	/* TRANSLATORS: service, number of conditions, way on, token. "billing: go, if
	 * 2 conditions are met. Split it out (CONDITIONAL)" */
	return g_strdup_printf(ngettext("%s: go, if %u condition is met. %s (%s)",
					"%s: go, if %u conditions are met. %s (%s)", n),
			       p->r->service, n, title, verdict_word(p->v->token));
}

static char *headline_incomplete(const struct part *p)
{
	const guint n = p->v->open->len;

	return g_strdup_printf(ngettext("%s: cannot be said yet. %u answer is missing (%s)",
					"%s: cannot be said yet. %u answers are missing (%s)",
					n),
			       p->r->service, n, verdict_word(p->v->token));
}

char *report_headline(const struct report_input *r)
{
	struct part p;
	const char *title;

	part_init(&p, r, NULL);
	title = part_path_title(&p, r->v->path);
	if (r->v->token == VERDICT_INCOMPLETE)
		return headline_incomplete(&p);
	if (r->v->token == VERDICT_CONDITIONAL)
		return headline_conditional(&p, title);
	if (part_is_good_news(&p))
		return g_strdup_printf(_("%s: no split needed. %s (%s)"), r->service, title,
				       verdict_word(r->v->token));
	/* TRANSLATORS: service, way on, token. "billing: not yet. Form the team first
	 * (NO-GO)" */
	return g_strdup_printf(r->v->token == VERDICT_GO ? _("%s: go. %s (%s)")
							 : _("%s: not yet. %s (%s)"),
			       r->service, title, verdict_word(r->v->token));
}

enum alert_kind part_alert(enum verdict_token token)
{
	static const enum alert_kind kinds[] = {
		[VERDICT_NO_GO] = ALERT_IMPORTANT,
		[VERDICT_INCOMPLETE] = ALERT_NOTE,
		[VERDICT_CONDITIONAL] = ALERT_WARNING,
		[VERDICT_GO] = ALERT_TIP,
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == VERDICT_COUNT);
	return kinds[token];
}

static enum alert_kind alert_of(const struct part *p)
{
	return part_is_good_news(p) ? ALERT_TIP : part_alert(p->v->token);
}

/* What the verdict means: the questionnaire's words where it has any. */
static char *verdict_words(const struct part *p)
{
	const char *id = part_is_good_news(p) ? PASSAGE_GOOD_NEWS
		       : p->v->token == VERDICT_NO_GO ? PASSAGE_PREMATURE
		       : verdict_name(p->v->token);
	g_autofree char *passage = part_passage(p, id);

	if (passage == NULL && p->v->token == VERDICT_INCOMPLETE)
		return g_strdup(_("Answers are missing, and none of them counts as a yes."));
	return g_strdup(passage != NULL ? passage : _(verdict_sentence(p->v->token)));
}

static struct outlook outlook_of(const struct part *p)
{
	struct gate_counts n = count_gates(p->v);

	return (struct outlook){
		.token = p->v->token, .best = p->v->best,
		.leaning = (enum verdict_token)p->v->leaning, .decided = p->v->decided,
		.gates = n.total, .gates_open = n.open,
		.title = part_path_title(p, p->v->path),
	};
}

char *part_leaning_words(const struct part *p)
{
	struct outlook o = outlook_of(p);

	return outlook_sentence(&o);
}

char *part_way_words(const struct part *p)
{
	struct outlook o = outlook_of(p);

	return outlook_cell(&o);
}

/* Counts that are zero say nothing and are left out. */
static void append_count(GString *out, int n, const char *format)
{
	if (n == 0)
		return;
	g_string_append(out, ", ");
	g_string_append_printf(out, format, n);
}

char *part_gates_words(const struct part *p)
{
	struct gate_counts n = count_gates(p->v);
	g_autoptr(GString) counts = g_string_new(NULL);

	/* TRANSLATORS: the beginning of a list of counts of gates */
	g_string_append_printf(counts, _("%d of %d ready"), n.ready, n.total);
	append_count(counts, n.partly, _("%d partly"));
	append_count(counts, n.open, _("%d open"));
	append_count(counts, n.waived, _("%d waived"));
	append_count(counts, n.not_ready, _("%d not ready"));
	return g_strdup_printf(_("Gates: %s."), counts->str);
}

char *part_run_out_words(const struct part *p)
{
	g_autoptr(GString) out = g_string_new(NULL);
	guint since = 0;

	for (guint i = 0; i < p->in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(p->in->waivers, struct waiver, i);

		since += part_ran_out_since(p, w) && verdict_relies_on(p->v, p->in, w);
	}
	if (p->v->expired->len > 0)
		g_string_append_printf(out, ngettext(" %u waiver has run out.",
						     " %u waivers have run out.",
						     p->v->expired->len), p->v->expired->len);
	if (since > 0)
		g_string_append_printf(out,
				       ngettext(" %u waiver has run out since then: assess again.",
						" %u waivers have run out since then: assess again.",
						since), since);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void put_alert(struct part *p)
{
	struct line *l = doc_alert(p->doc, alert_of(p), NULL);
	g_autofree char *words = verdict_words(p);
	g_autofree char *leaning = part_leaning_words(p);
	g_autofree char *gates = part_gates_words(p);
	g_autofree char *run_out = part_run_out_words(p);
	g_autofree char *again = part_day_after_months(p->in->date, PART_AGAIN_MONTHS);

	line_strong(l, verdict_word(p->v->token));
	line_textf(l, ". %s", words);
	if (leaning != NULL)
		line_textf(l, " %s", leaning);
	line_textf(l, " %s", gates);
	if (p->v->token == VERDICT_GO && again != NULL)
		line_textf(l, _(" Assess again by %s."), again);
	line_text(l, run_out);
}

char *part_assessment_words(const struct report_input *r)
{
	if (r->assessment == NULL)
		return g_strdup(_("none yet"));
	if (r->name != NULL)
		return g_strdup_printf(r->finished ? _("%s \"%s\", finished")
						   : _("%s \"%s\", draft"),
				       r->assessment, r->name);
	return g_strdup_printf(r->finished ? _("%s, finished") : _("%s, draft"), r->assessment);
}

static void put_facts(struct part *p)
{
	const struct report_input *r = p->r;
	const char *const heads[] = { _("Service"), _("Team"), _("System"), _("Assessment"),
		_("Judged as of"), _("Questionnaire"), NULL };
	g_autofree char *assessment = part_assessment_words(r);
	g_autofree char *source = g_strdup_printf("%s %s", p->q->id, p->q->version);

	doc_table(p->doc, heads, NULL);
	doc_row(p->doc);
	doc_cell(p->doc, 0, r->service);
	doc_cell(p->doc, 1, r->team != NULL ? r->team : _("nobody yet"));
	doc_cell(p->doc, 2, r->system != NULL ? r->system : "–");
	doc_cell(p->doc, 3, assessment);
	doc_cell(p->doc, 4, p->in->date);
	doc_cell(p->doc, 5, source);
}

/* What was noted where the room was asked why at all opens a report. */
static void put_reason(struct part *p)
{
	int question = part_reason(p);
	const char *note = question >= 0 ? p->in->answers[question].note : NULL;

	if (note != NULL && *note != '\0') {
		struct line *l = doc_paragraph(p->doc, NULL);

		line_label(l, _("The reason given:"));
		line_text(l, note);
	}
}

void part_head(struct part *p)
{
	g_autofree char *headline = report_headline(p->r);
	g_autofree char *thesis = part_passage(p, PASSAGE_THESIS);

	doc_heading(p->doc, 1, headline);
	put_alert(p);
	if (p->r->purpose != NULL && *p->r->purpose != '\0')
		doc_paragraph(p->doc, p->r->purpose);
	put_reason(p);
	if (thesis != NULL)
		doc_paragraph(p->doc, thesis);
	put_facts(p);
}
