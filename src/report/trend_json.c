/* A trend as JSON, schema 1, and as rows for CSV: ids, tokens and numbers. */
#include "config.h"

#include "report/trend_report.h"

#include "report/json.h"

static const struct questionnaire *q_at(const struct trend_input *ti, int point)
{
	return ti->t->points[point].in->q;
}

static json_t *point_object(const struct trend_input *ti, int i)
{
	const struct trend_count *c = &ti->t->counts[i];
	const struct verdict *v = ti->t->points[i].v;
	const struct questionnaire *q = q_at(ti, i);
	json_t *o = json_object();

	json_object_set_new(o, "assessment", json_text(ti->labels[i].assessment));
	json_object_set_new(o, "state", json_text(ti->labels[i].finished ? "finished" : "draft"));
	json_object_set_new(o, "date", json_text(ti->t->points[i].day));
	json_object_set_new(o, "questionnaire", json_pack("{s:o, s:o, s:o}", "id",
			    json_text(q->id), "version", json_text(q->version), "hash",
			    json_text(questionnaire_hash(q))));
	json_object_set_new(o, "other_version", json_boolean(c->other_version));
	json_object_set_new(o, "verdict", json_text(verdict_name(v->token)));
	json_object_set_new(o, "leaning", v->token == VERDICT_INCOMPLETE
				? json_text(verdict_name(v->leaning)) : json_null());
	json_object_set_new(o, "path", json_text(v->path));
	json_object_set_new(o, "gates", json_pack("{s:i, s:i, s:i, s:i, s:i}", "all", c->gates,
			    "ready", c->ready, "open", c->open, "stop", c->stop, "waived",
			    c->waived));
	json_object_set_new(o, "unanswered", json_integer(c->unanswered));
	json_object_set_new(o, "score", json_score(&v->score));
	return o;
}

static json_t *mark_object(const struct trend_mark *m)
{
	return json_pack("{s:o, s:b, s:b}", "state", m->state == STATE_NONE ? json_null()
			 : json_text(state_name(m->state)), "waived", m->waived, "broken",
			 m->broken);
}

static json_t *turn_object(const struct trend_input *ti, int point, bool to_ready)
{
	if (point < 0)
		return json_null();
	return json_pack("{s:o, s:o, s:b}", "assessment", json_text(ti->labels[point].assessment),
			 "date", json_text(ti->t->points[point].day), "ready", to_ready);
}

static json_t *gate_object(const struct trend_input *ti, const struct trend_gate *g)
{
	const struct question *q = &q_at(ti, g->point)->questions[g->question];
	json_t *marks = json_array();

	for (int i = 0; i < ti->t->n_points; i++)
		json_array_append_new(marks, mark_object(&g->marks[i]));
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "id", json_text(question_label(q)),
			 "question", json_text(q->id), "role",
			 json_text(g->baseline ? "baseline" : "gate"), "marks", marks, "turned",
			 turn_object(ti, g->turned, g->to_ready));
}

static json_t *section_object(const struct trend_input *ti, const struct trend_section *s)
{
	json_t *scores = json_array();

	for (int i = 0; i < ti->t->n_points; i++)
		json_array_append_new(scores, s->asked[i] ? json_score(&s->scores[i])
							  : json_null());
	return json_pack("{s:o, s:o}", "id", json_text(q_at(ti, s->point)->sections[s->section].id),
			 "scores", scores);
}

static json_t *age_object(int n, int median, int longest)
{
	return json_pack("{s:i, s:o, s:o}", "count", n, "median_days", json_count(median),
			 "longest_days", json_count(longest));
}

char *report_trend_json(const struct trend_input *ti)
{
	const struct trend *t = ti->t;
	json_t *points = json_array(), *gates = json_array(), *sections = json_array();
	json_t *turned = json_null();

	for (int i = 0; i < t->n_points; i++)
		json_array_append_new(points, point_object(ti, i));
	for (guint i = 0; i < t->gates->len; i++)
		json_array_append_new(gates, gate_object(ti, &g_array_index(t->gates,
							 struct trend_gate, i)));
	for (guint i = 0; i < t->sections->len; i++)
		json_array_append_new(sections, section_object(ti, &g_array_index(t->sections,
							       struct trend_section, i)));
	if (t->verdict_turned >= 0)
		turned = json_pack("{s:o, s:o}", "assessment",
				   json_text(ti->labels[t->verdict_turned].assessment), "date",
				   json_text(t->points[t->verdict_turned].day));
	return json_write(json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:{s:o, s:o}}", "schema", 1,
				    "service", json_text(ti->service), "verdict_turned", turned,
				    "assessments", points, "gates", gates, "sections", sections,
				    "actions", "closed",
				    age_object(ti->ages.closed, ti->ages.closed_median,
					       ti->ages.closed_longest), "open",
				    age_object(ti->ages.open, ti->ages.open_median,
					       ti->ages.open_longest)), false);
}

struct doc *report_trend_rows(const struct trend_input *ti)
{
	static const char *const heads[] = { "assessment", "date", "questionnaire", "version",
		"verdict", "gates", "gates_ready", "gates_open", "gates_stop", "gates_waived",
		"unanswered", "score_low", "score_high", NULL };
	struct doc *doc = doc_new();

	doc_table(doc, heads, NULL);
	for (int i = 0; i < ti->t->n_points; i++) {
		const struct trend_count *c = &ti->t->counts[i];
		const struct verdict *v = ti->t->points[i].v;
		const int numbers[] = { c->gates, c->ready, c->open, c->stop, c->waived,
			c->unanswered, score_low(&v->score), score_high(&v->score) };

		doc_row(doc);
		doc_cell(doc, 0, ti->labels[i].assessment);
		doc_cell(doc, 1, ti->t->points[i].day);
		doc_cell(doc, 2, q_at(ti, i)->id);
		doc_cell(doc, 3, q_at(ti, i)->version);
		doc_cell(doc, 4, verdict_name(v->token));
		for (int k = 0; k < (int)G_N_ELEMENTS(numbers); k++)
			if (numbers[k] >= 0)
				line_textf(doc_cell(doc, 5 + k, NULL), "%d", numbers[k]);
	}
	return doc;
}

char *report_trends_json(const struct trend_line *lines, int n)
{
	json_t *list = json_array();

	for (int i = 0; i < n; i++) {
		const struct trend_line *l = &lines[i];
		json_t *verdicts = json_array();

		for (int k = 0; k < l->n; k++)
			json_array_append_new(verdicts, json_text(verdict_name(l->verdicts[k])));
		json_array_append_new(list, json_pack("{s:o, s:o, s:i, s:i, s:i, s:o, s:o}",
				      "service", json_text(l->service), "verdicts", verdicts,
				      "gates", l->gates, "ready_first", l->gates_first,
				      "ready_last", l->gates_last, "turned", json_text(l->turned),
				      "last", json_text(l->last)));
	}
	return json_write(json_pack("{s:i, s:o}", "schema", 1, "services", list), false);
}
