/*
 * The report of a trend. Text draws the gates in characters, HTML as a picture; both
 * have the table.
 */
#include "config.h"

#include "report/trend_report.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "base/plot.h"
#include "report/part.h"
#include "report/svg.h"

enum { CHART_ROWS = 6, CHART_COLS = 60 };

static const struct verdict *v_at(const struct trend_input *ti, int point)
{
	return ti->t->points[point].v;
}

static const char *day_at(const struct trend_input *ti, int point)
{
	return ti->t->points[point].day;
}

static const struct questionnaire *q_at(const struct trend_input *ti, int point)
{
	return ti->t->points[point].in->q;
}

/* ---- words --------------------------------------------------------------------------- */

const char *trend_sign(const struct trend_mark *m)
{
	static const char *const signs[] = { [STATE_PASS] = "✓", [STATE_PARTIAL] = "○",
		[STATE_FAIL] = "×", [STATE_UNKNOWN] = "?", [STATE_NA] = "–",
		[STATE_UNANSWERED] = "?", [STATE_HIDDEN] = "–", [STATE_NONE] = "–" };

	G_STATIC_ASSERT(G_N_ELEMENTS(signs) == STATE_COUNT);
	return m->waived ? "!" : signs[m->state];
}

char *trend_turn_words(const struct trend_input *ti, const struct trend_gate *g)
{
	if (g->turned < 0)
		return g_strdup(_("has not turned"));
	/* TRANSLATORS: assessment, its day */
	return g_strdup_printf(g->to_ready ? _("ready with %s (%s)") : _("not ready since %s (%s)"),
			       ti->labels[g->turned].assessment, day_at(ti, g->turned));
}

/* Gates that are ready, per point, as plot_chart() wants them; *max is the largest number
 * of gates. Yours to free. */
static int *ready_gates(const struct trend *t, int *max)
{
	int *ready = g_new(int, t->n_points + 1);

	*max = 0;
	for (int i = 0; i < t->n_points; i++) {
		ready[i] = t->counts[i].ready;
		*max = MAX(*max, t->counts[i].gates);
	}
	return ready;
}

char *trend_chart(const struct trend_input *ti, int width_cols, int height_rows)
{
	const struct trend *t = ti->t;
	g_autofree int *marks = g_new(int, t->n_points + 1);
	g_autofree char *top = NULL;
	struct plot p = { .n = t->n_points, .bottom = "0", .marks = marks };
	g_autofree int *ready = ready_gates(t, &p.max);

	for (int i = 0; i < t->n_points; i++)
		if (t->counts[i].other_version)
			marks[p.n_marks++] = i;
	top = g_strdup_printf("%d", p.max);
	p.values = ready;
	p.top = top;
	if (t->n_points > 0) {
		p.first = day_at(ti, 0);
		p.last = day_at(ti, t->n_points - 1);
	}
	return plot_chart(&p, width_cols, height_rows);
}

/* ---- head ---------------------------------------------------------------------------- */

char *trend_headline(const struct trend_input *ti)
{
	const struct trend *t = ti->t;
	int at = t->verdict_turned, last = t->n_points - 1;
	const char *now = verdict_word(v_at(ti, last)->token);

	if (t->n_points == 1)
		return g_strdup_printf(_("%s, by the only assessment: a trend needs two."), now);
	if (at < 0)
		return g_strdup_printf(_("%s from the first assessment to the last."), now);
	/* TRANSLATORS: verdict now, verdict before, assessment that turned it, its day */
	return g_strdup_printf(_("%s. It was %s before %s (%s)."), now,
			       verdict_word(v_at(ti, at - 1)->token), ti->labels[at].assessment,
			       day_at(ti, at));
}

static void put_head(struct doc *doc, const struct trend_input *ti)
{
	int n = ti->t->n_points;
	g_autofree char *title = NULL;
	g_autofree char *words = NULL;

	title = g_strdup_printf(ngettext("%s: %d assessment", "%s: %d assessments", (gulong)n),
				ti->service, n);
	doc_heading(doc, 1, title);
	if (n == 0) {
		doc_paragraph(doc, ti->since ? _("Nothing was assessed in this time.") :
					       _("It was never assessed."));
		return;
	}
	words = trend_headline(ti);
	line_strong(doc_alert(doc, part_alert(v_at(ti, n - 1)->token), NULL), words);
}

/* ---- assessments ----------------------------------------------------------------------- */

static void put_picture(struct doc *doc, const struct trend_input *ti)
{
	const struct trend *t = ti->t;
	g_autofree struct svg_mark *marks = g_new0(struct svg_mark, t->n_points + 1);
	g_autofree char *desc = NULL;
	int max;
	g_autofree int *ready = ready_gates(t, &max);
	const struct svg_line line = { _("Gates that are ready"), ready };
	struct svg_head head = { "gates", _("Gates that are ready"), NULL };

	for (int i = 0; i < t->n_points; i++)
		marks[i] = (struct svg_mark){ day_at(ti, i), q_at(ti, i)->version };
	/* TRANSLATORS: a picture for those who cannot see it: ready gates at first, at last */
	desc = g_strdup_printf(_("From %d to %d ready, of %d."), ready[0], ready[t->n_points - 1],
			       max);
	head.desc = desc;
	doc_picture_take(doc, svg_trend(&head, marks, t->n_points, &line, 1, max));
}

static void put_point(struct doc *doc, const struct trend_input *ti, int i)
{
	const struct trend_count *c = &ti->t->counts[i];
	struct line *l;

	doc_row(doc);
	l = doc_cell(doc, 0, NULL);
	line_strong(l, ti->labels[i].assessment);
	if (!ti->labels[i].finished)
		line_text(l, _(", draft"));
	doc_cell(doc, 1, day_at(ti, i));
	doc_cell(doc, 2, verdict_word(v_at(ti, i)->token));
	line_textf(doc_cell(doc, 3, NULL), _("%d of %d"), c->ready, c->gates);
	line_textf(doc_cell(doc, 4, NULL), "%d", c->open);
	line_textf(doc_cell(doc, 5, NULL), "%d", c->stop);
	line_textf(doc_cell(doc, 6, NULL), "%d", c->unanswered);
	l = doc_cell(doc, 7, NULL);
	if (c->other_version)
		line_text(l, "→ ");
	if (c->other_version && strcmp(q_at(ti, i)->id, q_at(ti, i - 1)->id) != 0)
		line_textf(l, "%s ", q_at(ti, i)->id);
	line_text(l, q_at(ti, i)->version);
}

static void put_points(struct doc *doc, const struct trend_input *ti)
{
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_LEFT, TEXT_LEFT, TEXT_RIGHT,
		TEXT_RIGHT, TEXT_RIGHT, TEXT_RIGHT, TEXT_LEFT };
	/* TRANSLATORS: heads of narrow columns; the last but one counts open questions */
	const char *const heads[] = { _("Which"), _("Day"), _("Verdict"), _("Ready"), _("Open"),
		_("Stops"), _("No answer"), _("Version"), NULL };

	doc_heading(doc, 2, _("Assessments"));
	doc_paragraph(doc, _("How many gates are ready, open, and stop the split; how many questions "
			     "have no answer. → marks another version of the questionnaire."));
	if (ti->t->n_points > 1) {
		int width = ti->width_cols > 0 ? MIN(ti->width_cols, CHART_COLS) : CHART_COLS;

		doc_drawing_take(doc, trend_chart(ti, width, CHART_ROWS));
		put_picture(doc, ti);
	}
	doc_table(doc, heads, aligns);
	for (int i = 0; i < ti->t->n_points; i++)
		put_point(doc, ti, i);
}

/* ---- gates and sections ------------------------------------------------------------------ */

static char *marks_of(const struct trend_input *ti, const struct trend_gate *g)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < ti->t->n_points; i++) {
		g_string_append(out, g->marks[i].broken ? " | " : i > 0 ? " " : "");
		g_string_append(out, trend_sign(&g->marks[i]));
	}
	return g_string_free(out, FALSE);
}

static void put_gates(struct doc *doc, const struct trend_input *ti, bool baseline)
{
	const char *const heads[] = { baseline ? _("Baseline item") : _("Gate"),
		_("From the first to the last"), _("Last turned"), NULL };
	bool any = false;

	for (guint i = 0; i < ti->t->gates->len; i++) {
		const struct trend_gate *g = &g_array_index(ti->t->gates, struct trend_gate, i);
		g_autofree char *marks = NULL, *turn = NULL;

		if (g->baseline != baseline)
			continue;
		if (!any)
			doc_table(doc, heads, NULL);
		any = true;
		marks = marks_of(ti, g);
		turn = trend_turn_words(ti, g);
		doc_row(doc);
		line_strong(doc_cell(doc, 0, NULL),
			    question_label(&q_at(ti, g->point)->questions[g->question]));
		doc_cell(doc, 1, marks);
		doc_cell(doc, 2, turn);
	}
}

static void put_all_gates(struct doc *doc, const struct trend_input *ti)
{
	doc_heading(doc, 2, _("Gates"));
	doc_paragraph(doc, _("✓ ready, ○ partly, × not ready, ! waived, ? open, – not asked. Where a "
			     "| stands, the question got another meaning: what is before it cannot "
			     "be compared with what follows."));
	put_gates(doc, ti, false);
	put_gates(doc, ti, true);
}

static void put_score(struct line *l, const struct trend_section *s, int i)
{
	g_autofree char *low = NULL;

	if (!s->asked[i]) {
		line_text(l, _("not asked"));
		return;
	}
	low = part_percent(score_low(&s->scores[i]));
	line_text(l, low);
	if (s->scores[i].known < s->scores[i].total)
		line_text(l, " ?");
}

static void put_section(struct doc *doc, const struct trend_input *ti,
			const struct trend_section *s, const char *title)
{
	int n = ti->t->n_points;
	g_autofree int *values = g_new(int, n + 1);
	g_autofree char *spark = NULL;

	for (int i = 0; i < n; i++)
		values[i] = s->asked[i] ? score_low(&s->scores[i]) : -1;
	spark = plot_spark(values, n, 1000);
	doc_row(doc);
	doc_cell(doc, 0, title);
	doc_cell(doc, 1, spark);
	put_score(doc_cell(doc, 2, NULL), s, 0);
	if (n > 1)
		put_score(doc_cell(doc, 3, NULL), s, n - 1);
}

/* The whole, as if it were a section. */
static void put_whole(struct doc *doc, const struct trend_input *ti)
{
	int n = ti->t->n_points;
	g_autofree struct score *scores = g_new0(struct score, n + 1);
	g_autofree bool *asked = g_new0(bool, n + 1);
	struct trend_section all = { .scores = scores, .asked = asked };

	for (int i = 0; i < n; i++) {
		scores[i] = v_at(ti, i)->score;
		asked[i] = true;
	}
	put_section(doc, ti, &all, _("All"));
}

static void put_sections(struct doc *doc, const struct trend_input *ti)
{
	int n = ti->t->n_points;
	const char *const heads[] = { _("Section"), _("From the first to the last"),
		ti->labels[0].assessment, n > 1 ? ti->labels[n - 1].assessment : NULL, NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT };

	doc_heading(doc, 2, _("Sections"));
	doc_paragraph(doc, _("What is sure of the points: an open answer counts as failed, and ? says "
			     "that there are some. No score lifts a gate."));
	doc_table(doc, heads, aligns);
	for (guint i = 0; i < ti->t->sections->len; i++) {
		const struct trend_section *s =
			&g_array_index(ti->t->sections, struct trend_section, i);

		if (trend_is_scored(ti->t, s))
			put_section(doc, ti, s, q_at(ti, s->point)->sections[s->section].title);
	}
	put_whole(doc, ti);
}

/* ---- actions ------------------------------------------------------------------------------ */

static void put_ages(struct doc *doc, int n, const char *one, const char *many, int median,
		     int longest)
{
	if (n == 1)
		line_textf(doc_item(doc, NULL), one, longest);
	else if (n > 1)
		line_textf(doc_item(doc, NULL), many, n, median, longest);
}

static void put_actions(struct doc *doc, const struct trend_ages *a)
{
	if (a->closed + a->open == 0)
		return;
	doc_heading(doc, 2, _("Actions"));
	put_ages(doc, a->closed,
		 ngettext("One is closed; it was open for %d day.",
			  "One is closed; it was open for %d days.", (gulong)a->closed_longest),
		 ngettext("%d are closed. Half of them were open for %d days or less, the longest "
			  "for %d.",
			  "%d are closed. Half of them were open for %d days or less, the longest "
			  "for %d.", (gulong)a->closed), a->closed_median, a->closed_longest);
	put_ages(doc, a->open,
		 ngettext("One is open, for %d day.", "One is open, for %d days.",
			  (gulong)a->open_longest),
		 ngettext("%d are open. Half of them have been for %d days or less, the longest "
			  "for %d.",
			  "%d are open. Half of them have been for %d days or less, the longest "
			  "for %d.", (gulong)a->open), a->open_median, a->open_longest);
}

struct doc *report_trend(const struct trend_input *ti)
{
	struct doc *doc = doc_new();

	put_head(doc, ti);
	if (ti->t->n_points > 0) {
		put_points(doc, ti);
		put_all_gates(doc, ti);
		put_sections(doc, ti);
	}
	put_actions(doc, &ti->ages);
	return doc;
}

/* ---- several services ----------------------------------------------------------------------- */

static void put_line(struct doc *doc, const struct trend_line *l)
{
	static const char *const signs[] = { [VERDICT_NO_GO] = "×", [VERDICT_INCOMPLETE] = "?",
		[VERDICT_CONDITIONAL] = "○", [VERDICT_GO] = "✓" };
	g_autoptr(GString) marks = g_string_new(NULL);
	struct line *now;

	G_STATIC_ASSERT(G_N_ELEMENTS(signs) == VERDICT_COUNT);
	for (int i = 0; i < l->n; i++)
		g_string_append_printf(marks, "%s%s", i > 0 ? " " : "", signs[l->verdicts[i]]);
	doc_row(doc);
	doc_cell(doc, 0, l->service);
	doc_cell(doc, 1, marks->str);
	now = doc_cell(doc, 2, l->n > 0 ? verdict_word(l->verdicts[l->n - 1])
					: _("never assessed"));
	if (l->n > 0) {
		struct line *gates = doc_cell(doc, 3, NULL);

		now->tone = part_verdict_tone(l->verdicts[l->n - 1]);
		if (l->n > 1 && l->gates_first != l->gates_last)
			line_textf(gates, "%d → ", l->gates_first);
		line_textf(gates, _("%d of %d"), l->gates_last, l->gates);
		doc_cell(doc, 4, l->turned != NULL ? l->turned : _("never"));
		doc_cell(doc, 5, l->last);
	}
}

/* Verdicts stand in the order from worst to best. */
static void put_head_of_all(struct doc *doc, const struct trend_line *lines, int n)
{
	int several = 0, better = 0, worse = 0;
	g_autofree char *words = NULL;

	for (int i = 0; i < n; i++) {
		const struct trend_line *l = &lines[i];

		if (l->n < 2)
			continue;
		several++;
		better += l->verdicts[l->n - 1] > l->verdicts[0];
		worse += l->verdicts[l->n - 1] < l->verdicts[0];
	}
	if (n == 0)
		words = g_strdup(_("No service is registered."));
	else if (several == 0)
		words = g_strdup(_("No service was assessed twice: there is no trend yet."));
	else
		words = g_strdup_printf(ngettext("%d service was assessed more than once; "
						 "verdicts that are better now: %d, worse: %d.",
						 "%d services were assessed more than once; "
						 "verdicts that are better now: %d, worse: %d.",
						 (gulong)several),
					several, better, worse);
	doc_heading(doc, 1, _("All services over time"));
	line_strong(doc_alert(doc, worse > 0 ? ALERT_WARNING : ALERT_NOTE, NULL), words);
}

struct doc *report_trends(const struct trend_line *lines, int n)
{
	const char *const heads[] = { _("Service"), _("Verdicts"), _("Now"), _("Gates ready"),
		_("Last turned"), _("Last assessed"), NULL };
	struct doc *doc = doc_new();

	put_head_of_all(doc, lines, n);
	if (n == 0)
		return doc;
	doc_table(doc, heads, NULL);
	for (int i = 0; i < n; i++)
		put_line(doc, &lines[i]);
	line_textf(doc_paragraph(doc, NULL), _("✓ %s, ○ %s, × %s, ? %s."), verdict_word(VERDICT_GO),
		   verdict_word(VERDICT_CONDITIONAL), verdict_word(VERDICT_NO_GO),
		   verdict_word(VERDICT_INCOMPLETE));
	return doc;
}
