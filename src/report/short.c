/*
 * The short forms: one screen for a terminal, and a dozen plain lines for a
 * chat. Both say the way on, what stands against the split, and the first step.
 */
#include "config.h"

#include <string.h>

#include "report/part.h"

#include <glib/gi18n.h>

enum {
	BRIEF_LINES_MAX = 12,
	BRIEF_REASONS_MAX = 5,
	SCREEN_REASONS_MAX = 9,
};

struct reason {
	const char *label;	/* borrowed */
	char *text;		/* owned */
};

static void clear_reason(gpointer data)
{
	struct reason *r = data;

	g_free(r->text);
}

/* The answer alone would say nothing to who was not there. */
static char *question_and_answer(const struct part *p, int question)
{
	g_autofree char *text = part_expand(p, p->q->questions[question].text);
	g_autofree char *answer = part_answer(p, question);
	const char *rule = part_overruled_by(p, question);

	if (rule != NULL)
		/* TRANSLATORS: question, name of the rule that counts more than the answer */
		return g_strdup_printf(_("%s – counts as failed: %s"), text, rule);
	return g_strdup_printf("%s – %s", text, answer);
}

static void add_stops(const struct part *p, GArray *out)
{
	g_autoptr(GArray) order = part_stops_in_order(p);

	for (guint i = 0; i < order->len; i++) {
		const struct stop *s = &g_array_index(p->v->stops, struct stop,
						      g_array_index(order, int, i));
		struct reason r = { .text = NULL };

		if (s->question >= 0) {
			r.label = question_label(&p->q->questions[s->question]);
			r.text = question_and_answer(p, s->question);
		} else {
			r.label = part_rule_title(p, s->rule, s->id);
			r.text = part_stop_text(p, s);
		}
		g_array_append_val(out, r);
	}
}

static void add_conditions(const struct part *p, GArray *out)
{
	for (guint i = 0; i < p->v->conditions->len; i++) {
		const struct condition *c = &g_array_index(p->v->conditions, struct condition, i);
		struct reason r = { .text = NULL };

		r.label = part_condition_label(p, c);
		r.text = c->question >= 0 ? question_and_answer(p, c->question)
					  : part_condition_text(p, c);
		g_array_append_val(out, r);
	}
}

static void add_open(const struct part *p, GArray *out)
{
	for (guint i = 0; i < p->v->open->len; i++) {
		int question = g_array_index(p->v->open, int, i);
		struct reason r = {
			.label = question_label(&p->q->questions[question]),
			.text = part_expand(p, p->q->questions[question].text),
		};

		g_array_append_val(out, r);
	}
}

/* What made the verdict: stops, conditions or open answers. */
static GArray *collect_reasons(const struct part *p)
{
	GArray *out = g_array_new(FALSE, TRUE, sizeof(struct reason));

	g_array_set_clear_func(out, clear_reason);
	if (p->v->token == VERDICT_NO_GO)
		add_stops(p, out);
	else if (p->v->token == VERDICT_CONDITIONAL)
		add_conditions(p, out);
	else if (p->v->token == VERDICT_INCOMPLETE)
		add_open(p, out);
	return out;
}

/* Translators see whole sentences, so each verdict has its own heading. */
static const char *reasons_heading(enum verdict_token token)
{
	switch (token) {
	case VERDICT_NO_GO:
		return _("What stops it:");
	case VERDICT_CONDITIONAL:
		return _("Conditions:");
	case VERDICT_INCOMPLETE:
		return _("To be answered first:");
	default:
		return NULL;
	}
}

static char *flips_words(const struct part *p)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < p->v->flips->len; i++) {
		const struct flip *f = &g_array_index(p->v->flips, struct flip, i);

		g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", f->question >= 0
				       ? question_label(&p->q->questions[f->question])
				       : part_rule_title(p, f->rule, p->q->rules[f->rule].id));
	}
	return g_string_free(out, FALSE);
}

static char *source_words(const struct part *p)
{
	g_autofree char *assessment = part_assessment_words(p->r);

	/* TRANSLATORS: day, assessment, questionnaire and its version */
	return g_strdup_printf(_("Judged as of %s; assessment: %s; questionnaire: %s %s."),
			       p->in->date, assessment, p->q->id, p->q->version);
}

static void put_labelled(struct doc *doc, const char *label, const char *text)
{
	struct line *l = doc_paragraph(doc, NULL);

	line_label(l, label);
	line_text(l, text);
}

static char *more_words(guint n)
{
	return g_strdup_printf(ngettext("and %u more", "and %u more", n), n);
}

static void put_reasons(struct part *p)
{
	g_autoptr(GArray) reasons = collect_reasons(p);
	const char *heading = reasons_heading(p->v->token);

	if (reasons->len == 0 || heading == NULL)
		return;
	line_strong(doc_paragraph(p->doc, NULL), heading);
	for (guint i = 0; i < reasons->len && i < SCREEN_REASONS_MAX; i++) {
		const struct reason *r = &g_array_index(reasons, struct reason, i);
		struct line *l = doc_item(p->doc, NULL);

		line_label(l, r->label);
		line_text(l, r->text);
	}
	if (reasons->len > SCREEN_REASONS_MAX) {
		g_autofree char *more = more_words(reasons->len - SCREEN_REASONS_MAX);

		doc_item(p->doc, more);
	}
}

char *report_first_reason(const struct report_input *r)
{
	g_autoptr(GArray) reasons = NULL;
	struct part p;

	part_init(&p, r, NULL);
	reasons = collect_reasons(&p);
	return reasons->len > 0 ?
		       g_steal_pointer(&g_array_index(reasons, struct reason, 0).text) :
		       NULL;
}

struct doc *report_verdict(const struct report_input *r)
{
	struct doc *doc = doc_new();
	struct part p;
	g_autofree char *headline = report_headline(r);
	g_autofree char *gates = NULL;
	g_autofree char *leaning = NULL;
	g_autofree char *run_out = NULL;
	g_autofree char *step = NULL;
	g_autofree char *flips = NULL;
	g_autofree char *source = NULL;

	part_init(&p, r, doc);
	gates = part_gates_words(&p);
	run_out = part_run_out_words(&p);
	step = part_first_step(&p);
	flips = flips_words(&p);
	source = source_words(&p);
	doc_heading(doc, 1, headline);
	leaning = part_leaning_words(&p);
	if (leaning != NULL)
		doc_paragraph(doc, leaning);
	line_textf(doc_paragraph(doc, NULL), "%s%s", gates, run_out);
	put_reasons(&p);
	if (step != NULL)
		put_labelled(doc, _("First step:"), step);
	if (*flips != '\0')
		put_labelled(doc, p.v->token == VERDICT_NO_GO ? _("Would turn it:")
							      : _("Would make it a GO:"), flips);
	doc_paragraph(doc, source);
	return doc;
}

struct brief {
	GString *out;
	int lines;
};

/* One line; line ends in it become blanks. */
static void put_brief(struct brief *b, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void put_brief(struct brief *b, const char *format, ...)
{
	g_autofree char *line = NULL;
	g_autofree char *clean = NULL;
	va_list args;

	va_start(args, format);
	line = g_strdup_vprintf(format, args);
	va_end(args);
	clean = text_sanitize(line, -1, TEXT_ONE_LINE);
	g_string_append_printf(b->out, "%s\n", g_strchomp(clean));
	b->lines++;
}

char *report_brief(const struct report_input *r)
{
	struct brief b = { .out = g_string_new(NULL) };
	struct part p;
	g_autofree char *headline = report_headline(r);
	g_autoptr(GArray) reasons = NULL;
	g_autofree char *gates = NULL;
	g_autofree char *leaning = NULL;
	g_autofree char *run_out = NULL;
	g_autofree char *step = NULL;
	g_autofree char *flips = NULL;
	g_autofree char *source = NULL;

	part_init(&p, r, NULL);
	reasons = collect_reasons(&p);
	gates = part_gates_words(&p);
	run_out = part_run_out_words(&p);
	step = part_next_step(&p);
	flips = flips_words(&p);
	source = source_words(&p);
	put_brief(&b, "%s", headline);
	put_brief(&b, "%s%s", gates, run_out);
	leaning = part_leaning_words(&p);
	if (leaning != NULL)
		put_brief(&b, "%s", leaning);
	for (guint i = 0; i < reasons->len && i < BRIEF_REASONS_MAX; i++) {
		const struct reason *reason = &g_array_index(reasons, struct reason, i);

		put_brief(&b, "- %s: %s", reason->label, reason->text);
	}
	if (reasons->len > BRIEF_REASONS_MAX) {
		g_autofree char *more = more_words(reasons->len - BRIEF_REASONS_MAX);

		put_brief(&b, "- %s", more);
	}
	if (step != NULL)
		put_brief(&b, _("First step: %s"), step);
	if (*flips != '\0')
		put_brief(&b, p.v->token == VERDICT_NO_GO ? _("Would turn it: %s")
							  : _("Would make it a GO: %s"), flips);
	put_brief(&b, "%s", source);
	g_assert(b.lines <= BRIEF_LINES_MAX);
	return g_string_free(b.out, FALSE);
}
