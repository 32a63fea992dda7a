/*
 * How a verdict came about: best, worst and leaning, the score with its interval,
 * and every rule row with what it read and what came of it. For those who ask
 * why; the report itself tells less.
 */
#include "config.h"

#include "core/expr.h"
#include "report/part.h"

#include <inttypes.h>
#include <glib/gi18n.h>

static void put_verdicts(struct part *p)
{
	const struct verdict *v = p->v;
	struct line *l = doc_item(p->doc, NULL);

	line_textf(l, _("Best verdict still possible: %s. Worst: %s."), verdict_word(v->best),
		   verdict_word(v->worst));
	if (v->token == VERDICT_INCOMPLETE) {
		l = doc_item(p->doc, NULL);
		line_textf(l, _("Leaning on what is known: %s."),
			   verdict_word((enum verdict_token)v->leaning));
	}
	doc_item(p->doc, v->decided ? _("Decided: no open answer can change the verdict.")
				    : _("Not decided: open answers can still change the verdict."));
	doc_item(p->doc, v->path_decided
			? _("The way on is decided, too.")
			: _("Open answers can still change the way on."));
}

static void put_score(struct part *p, const char *title, const struct score *s)
{
	g_autofree char *value = part_percent(score_value(s));
	g_autofree char *low = part_percent(score_low(s));
	g_autofree char *high = part_percent(score_high(s));
	g_autofree char *points = g_strdup_printf("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT
						  " / %" G_GINT64_FORMAT,
						  s->points, s->known, s->total);

	doc_row(p->doc);
	doc_cell(p->doc, 0, title);
	doc_cell(p->doc, 1, low);
	doc_cell(p->doc, 2, value);
	doc_cell(p->doc, 3, high);
	doc_cell(p->doc, 4, points);
}

static void put_scores(struct part *p)
{
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT, TEXT_RIGHT,
		TEXT_RIGHT };
	const char *const heads[] = { _("Section"), _("Low"), _("Of the known"), _("High"),
		_("Points / known / all"), NULL };

	doc_heading(p->doc, 2, _("Score"));
	doc_table(p->doc, heads, aligns);
	for (int i = 0; i < p->q->n_sections; i++)
		if (p->v->sections[i].total > 0)
			put_score(p, p->q->sections[i].title, &p->v->sections[i]);
	put_score(p, _("All"), &p->v->score);
}

static void append_read(GString *out, const char *name, const char *value)
{
	g_string_append_printf(out, "%s%s = %s", out->len > 0 ? "; " : "", name, value);
}

static void append_question(GString *out, const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	const struct answer *a = &p->in->answers[question];
	g_autofree char *value = value_format(&a->value, q);

	if (q->role != ROLE_INFO || a->value.kind == VALUE_NONE)
		append_read(out, q->id, state_name(part_counted_state(p, question)));
	else
		append_read(out, q->id, value);
}

static void append_fact(GString *out, const struct part *p, enum measure m)
{
	const struct fact *f = &p->in->facts.fact[m];
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, f->number);

	append_read(out, measure_name(m), !f->known ? _("not registered")
					   : measure_is_text(m) ? f->text : number);
}

/* Conditions that count towards a limit: those of one group count once. */
static int counted_conditions(const struct part *p)
{
	g_autoptr(GHashTable) groups = g_hash_table_new(g_str_hash, g_str_equal);
	int n = 0;

	for (guint i = 0; i < p->v->conditions->len; i++) {
		const struct condition *c = &g_array_index(p->v->conditions, struct condition, i);
		const char *group = c->rule >= 0 ? p->q->rules[c->rule].count_as : NULL;

		if (c->counted && (group == NULL || g_hash_table_add(groups, (gpointer)group)))
			n++;
	}
	return n;
}

/* Values of the running evaluation that can be told afterwards. */
static void append_running(GString *out, const struct part *p, enum measure m)
{
	const struct score *s = &p->v->score;
	g_autofree char *value = NULL;

	if (m == MEASURE_SCORE_NUM)
		value = g_strdup_printf(_("%" PRId64 " to %" PRId64), s->points,
					s->points + s->total - s->known);
	else if (m == MEASURE_SCORE_DEN)
		value = g_strdup_printf("%" G_GINT64_FORMAT, s->total);
	else if (m == MEASURE_CONDITIONS_COUNTED)
		value = g_strdup_printf("%d", counted_conditions(p));
	if (value != NULL)
		append_read(out, measure_name(m), value);
}

/* What the condition names; members of an each row stand with its result. */
static char *reads_words(const struct part *p, const struct expr *when)
{
	GString *out = g_string_new(NULL);
	struct expr_reads reads = { 0 };

	if (when == NULL)
		return g_string_free(out, FALSE);
	expr_reads_collect(&reads, when);
	for (guint i = 0; reads.questions != NULL && i < reads.questions->len; i++)
		append_question(out, p, g_array_index(reads.questions, int, i));
	for (enum measure m = 0; m < MEASURE_COUNT; m++) {
		if (!(reads.measures >> m & 1))
			continue;
		if (m < MEASURE_FACT_COUNT)
			append_fact(out, p, m);
		else
			append_running(out, p, m);
	}
	expr_reads_clear(&reads);
	return g_string_free(out, FALSE);
}

static void append_id(GString *out, const char *id)
{
	g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", id);
}

static void append_stops(GString *out, const struct part *p, int rule)
{
	for (guint i = 0; i < p->v->stops->len; i++) {
		const struct stop *s = &g_array_index(p->v->stops, struct stop, i);

		if (s->rule == rule)
			append_id(out, s->id);
	}
}

static void append_fails(GString *out, const struct part *p, int rule)
{
	const struct rule *row = &p->q->rules[rule];

	for (guint i = 0; i < p->v->overruling->len; i++)
		if (g_array_index(p->v->overruling, struct finding, i).rule == rule)
			for (int k = 0; k < row->n_on; k++)
				append_id(out, question_label(&p->q->questions[row->on[k]]));
}

static void append_conditions(GString *out, const struct part *p, int rule)
{
	for (guint i = 0; i < p->v->conditions->len; i++) {
		const struct condition *c = &g_array_index(p->v->conditions, struct condition, i);

		if (c->rule == rule)
			append_id(out, c->id);
	}
}

static void append_smells(GString *out, const struct part *p, int rule)
{
	for (guint i = 0; i < p->v->smells->len; i++) {
		const struct smell_line *s = &g_array_index(p->v->smells, struct smell_line, i);

		if (s->rule == rule)
			append_id(out, s->justified ? _("asked, and justified") : _("asks"));
	}
}

static void append_findings(GString *out, const struct part *p, int rule)
{
	for (guint i = 0; i < p->v->findings->len; i++)
		if (g_array_index(p->v->findings, struct finding, i).rule == rule)
			append_id(out, _("found"));
}

/* A row's own match is not kept; that its path is on the way is what can be seen. */
static void append_paths(GString *out, const struct part *p, int rule)
{
	const struct rule *row = &p->q->rules[rule];
	const char *paths[] = { row->path, row->path_if_path };

	for (gsize k = 0; k < G_N_ELEMENTS(paths); k++) {
		if (paths[k] == NULL)
			continue;
		if (g_strcmp0(p->v->path, paths[k]) == 0)
			append_id(out, _("leads the way on"));
		else if (g_ptr_array_find_with_equal_func(p->v->next_paths, paths[k],
							  g_str_equal, NULL))
			append_id(out, _("comes after that"));
	}
}

static void (*const results[])(GString *, const struct part *, int) = {
	[EFFECT_STOP] = append_stops,
	[EFFECT_FAIL] = append_fails,
	[EFFECT_CONDITION] = append_conditions,
	[EFFECT_SMELL] = append_smells,
	[EFFECT_PATH] = append_paths,
	[EFFECT_FINDING] = append_findings,
};
G_STATIC_ASSERT(G_N_ELEMENTS(results) == EFFECT_COUNT);

/* A list, not a table: conditions are long, and a terminal is narrow. */
static void put_rule(struct part *p, int rule)
{
	const struct rule *row = &p->q->rules[rule];
	g_autofree char *reads = reads_words(p, row->when);
	g_autoptr(GString) result = g_string_new(NULL);
	struct line *l = doc_item(p->doc, NULL);

	results[row->effect](result, p, rule);
	line_strong(l, row->id);
	line_textf(l, " (%s): %s", rule_effect_name(row->effect),
		   result->len > 0 ? result->str : _("nothing"));
	line_break(l);
	line_code(l, row->when_text);
	if (row->each != NULL)
		line_textf(l, _(", for each %s"), row->each);
	if (*reads != '\0') {
		line_break(l);
		line_textf(l, _("Read: %s"), reads);
	}
}

struct doc *report_explain(const struct report_input *r)
{
	struct doc *doc = doc_new();
	g_autofree char *headline = report_headline(r);
	struct part p;

	part_init(&p, r, doc);
	doc_heading(doc, 1, headline);
	put_verdicts(&p);
	put_scores(&p);
	doc_heading(doc, 2, _("Rules"));
	doc_paragraph(doc, _("Every rule with its effect, what came of it, its condition and what "
			     "it read."));
	for (int i = 0; i < p.q->n_rules; i++)
		put_rule(&p, i);
	return doc;
}
