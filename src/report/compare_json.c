/*
 * A comparison as JSON, schema 1, and as rows for CSV: ids, tokens and numbers, never
 * translated and without the questionnaires' texts.
 */
#include "config.h"

#include "report/compare_report.h"

#include "report/json.h"

static const struct questionnaire *q_of(const struct compare_input *ci, int s)
{
	return ci->side[s].in->q;
}

static json_t *total_object(const struct compare_total *t)
{
	return json_pack("{s:o, s:o, s:i, s:i, s:o}", "verdict",
			 json_text(verdict_name(t->token)), "leaning",
			 t->token == VERDICT_INCOMPLETE ? json_text(verdict_name(t->leaning))
							: json_null(),
			 "stops", t->stops, "conditions", t->conditions, "score",
			 json_score(&t->score));
}

static json_t *side_object(const struct compare_input *ci, int s)
{
	const struct report_input *r = &ci->side[s];
	const struct questionnaire *q = r->in->q;
	json_t *o = total_object(&ci->c->own[s]);

	json_object_set_new(o, "service", json_text(r->service));
	json_object_set_new(o, "assessment", json_text(r->assessment));
	json_object_set_new(o, "state", json_text(r->finished ? "finished" : "draft"));
	json_object_set_new(o, "date", json_text(r->in->date));
	json_object_set_new(o, "path", json_text(r->v->path));
	json_object_set_new(o, "questionnaire", json_pack("{s:o, s:o, s:o}", "id",
			    json_text(q->id), "version", json_text(q->version), "hash",
			    json_text(questionnaire_hash(q))));
	return o;
}

static char *stored_value(const struct compare_input *ci, const struct compare_row *row, int s)
{
	int question = row->question[s];

	if (question < 0)
		return NULL;
	return value_format(&ci->side[s].in->answers[question].value,
			    &q_of(ci, s)->questions[question]);
}

static const char *question_id(const struct compare_input *ci, const struct compare_row *row,
			       int s)
{
	return row->question[s] >= 0 ? q_of(ci, s)->questions[row->question[s]].id : NULL;
}

static json_t *state_text(const struct compare_row *row, int s)
{
	/* "none" is the word of questions that mean nothing alone. */
	return row->question[s] < 0 ? json_null() : json_text(state_name(row->state[s]));
}

static json_t *answer_object(const struct compare_input *ci, const struct compare_row *row)
{
	g_autofree char *from = stored_value(ci, row, 0), *to = stored_value(ci, row, 1);
	json_t *o = json_object();

	json_object_set_new(o, "question", json_text(compare_row_question(ci->c, row)->id));
	json_object_set_new(o, "change", json_text(compare_change_name(row->change)));
	json_object_set_new(o, "why", row->why == WHY_NONE ? json_null()
				: json_text(compare_why_name(row->why)));
	json_object_set_new(o, "from", json_text(from));
	json_object_set_new(o, "to", json_text(to));
	json_object_set_new(o, "from_state", state_text(row, 0));
	json_object_set_new(o, "to_state", state_text(row, 1));
	json_object_set_new(o, "from_question", json_text(question_id(ci, row, 0)));
	json_object_set_new(o, "to_question", json_text(question_id(ci, row, 1)));
	json_object_set_new(o, "factor", json_text(factor_name(row->factor)));
	json_object_set_new(o, "waived", json_pack("[b, b]", row->waived[0], row->waived[1]));
	json_object_set_new(o, "nothing_shown", json_boolean(row->bare));
	json_object_set_new(o, "remarked", json_boolean(row->remarked));
	json_object_set_new(o, "decided", json_boolean(row->deciding));
	return o;
}

static json_t *answer_list(const struct compare_input *ci)
{
	json_t *list = json_array();

	for (guint i = 0; i < ci->c->rows->len; i++)
		json_array_append_new(list, answer_object(ci, &g_array_index(ci->c->rows,
								struct compare_row, i)));
	return list;
}

static json_t *item_value(const struct compare_input *ci, const struct compare_item *item, int s)
{
	const struct fact *f;

	if (item->kind != SCOPE_FACT)
		return json_boolean(item->holds[s]);
	f = &ci->side[s].in->facts.fact[item->measure];
	if (!f->known)
		return json_null();
	return measure_is_text(item->measure) ? json_text(f->text) : json_integer(f->number);
}

static json_t *scope_list(const struct compare_input *ci)
{
	json_t *list = json_array();

	for (guint i = 0; i < ci->c->items->len; i++) {
		const struct compare_item *item =
			&g_array_index(ci->c->items, struct compare_item, i);

		json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:o, s:b}", "kind",
				      json_text(scope_kind_name(item->kind)), "id",
				      json_text(item->id), "from", item_value(ci, item, 0), "to",
				      item_value(ci, item, 1), "decided", item->deciding));
	}
	return list;
}

static json_t *part_object(const struct compare *c, enum factor f, bool reverse)
{
	struct compare_part part = compare_part(c, f, reverse);
	int from = score_low(&part.from->score), to = score_low(&part.to->score);

	return json_pack("{s:o, s:o, s:o, s:o}", "factor", json_text(factor_name(f)), "from",
			 total_object(part.from), "to", total_object(part.to), "low",
			 from < 0 || to < 0 ? json_null() : json_integer(to - from));
}

static json_t *part_list(const struct compare *c, bool reverse)
{
	json_t *list = json_array();

	for (int i = 0; i < FACTOR_COUNT; i++)
		json_array_append_new(list, part_object(c, reverse ? FACTOR_COUNT - 1 - i : i,
							reverse));
	return list;
}

static json_t *alone_object(const struct compare *c)
{
	json_t *o = json_object();

	for (int f = 0; f < FACTOR_COUNT; f++)
		json_object_set_new(o, factor_name(f), total_object(compare_alone(c, f)));
	return o;
}

static json_t *count_object(const struct compare *c)
{
	json_t *o = json_object();

	for (int i = 0; i < CHANGE_COUNT; i++)
		json_object_set_new(o, compare_change_name(i), json_integer(c->counts[i]));
	return o;
}

static json_t *action_list(const struct compare_input *ci)
{
	json_t *list = json_array();

	for (int i = 0; i < ci->n_actions; i++) {
		const struct compare_action *a = &ci->actions[i];

		json_array_append_new(list, json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:b}",
				      "number", a->number, "text", json_text(a->text),
				      "condition", json_text(a->condition), "owner",
				      json_text(a->owner), "due", json_text(a->due), "fate",
				      json_text(compare_fate_name(a->fate)), "overdue",
				      a->overdue));
	}
	return list;
}

/* Nobody's, unless they were asked for. */
static json_t *name_list(const struct compare_input *ci, const char *const *names)
{
	return json_texts(ci->names ? names : NULL);
}

static json_t *people_object(const struct compare_input *ci)
{
	const struct compare_people *p = &ci->people;
	guint came = p->came != NULL ? g_strv_length((char **)p->came) : 0;
	guint left = p->left != NULL ? g_strv_length((char **)p->left) : 0;

	return json_pack("{s:[o, o], s:i, s:i, s:o, s:o}", "count",
			 json_count(p->count[0]), json_count(p->count[1]), "came",
			 (int)came, "left", (int)left, "came_names", name_list(ci, p->came),
			 "left_names", name_list(ci, p->left));
}

static const char *extent(const struct compare *c)
{
	if (c->n_left_out == 0)
		return "fully";
	return c->n_left_out < (int)c->rows->len ? "partly" : "not";
}

static void set_totals(json_t *o, const struct compare_input *ci)
{
	const struct compare *c = ci->c;

	json_object_set_new(o, "comparable", json_pack("{s:s, s:i, s:i, s:i}", "extent", extent(c),
			    "questions", (int)c->rows->len, "compared",
			    (int)c->rows->len - c->n_left_out, "left_out", c->n_left_out));
	/* Of nothing in common there is no total: the verdict of no question is no verdict. */
	json_object_set_new(o, "like_for_like", !c->related ? json_null() :
			    json_pack("{s:s, s:[o, o]}", "under",
				      c->under == 0 ? "first" : "second", "totals",
				      total_object(&c->like[0]), total_object(&c->like[1])));
	json_object_set_new(o, "counts", count_object(c));
}

char *report_compare_json(const struct compare_input *ci)
{
	const struct compare *c = ci->c;
	enum factor sole = compare_sole_cause(c);
	json_t *o = json_object();

	json_object_set_new(o, "schema", json_integer(1));
	json_object_set_new(o, "equal", json_boolean(compare_is_equal(c)));
	json_object_set_new(o, "first", side_object(ci, 0));
	json_object_set_new(o, "second", side_object(ci, 1));
	json_object_set_new(o, "sole_cause", sole != FACTOR_COUNT ? json_text(factor_name(sole))
								  : json_null());
	set_totals(o, ci);
	json_object_set_new(o, "parts", part_list(c, false));
	json_object_set_new(o, "parts_in_reverse", part_list(c, true));
	json_object_set_new(o, "alone", alone_object(c));
	json_object_set_new(o, "answers", answer_list(ci));
	json_object_set_new(o, "scope", scope_list(ci));
	json_object_set_new(o, "actions", action_list(ci));
	json_object_set_new(o, "people", people_object(ci));
	return json_write(o, false);
}

/* ---- rows ---------------------------------------------------------------------------- */

struct doc *report_compare_rows(const struct compare_input *ci)
{
	static const char *const heads[] = { "question", "change", "why", "from", "to",
		"from_state", "to_state", "factor", "nothing_shown", "decided", NULL };
	struct doc *doc = doc_new();

	doc_table(doc, heads, NULL);
	for (guint i = 0; i < ci->c->rows->len; i++) {
		const struct compare_row *row =
			&g_array_index(ci->c->rows, struct compare_row, i);
		g_autofree char *from = stored_value(ci, row, 0), *to = stored_value(ci, row, 1);

		doc_row(doc);
		doc_cell(doc, 0, compare_row_question(ci->c, row)->id);
		doc_cell(doc, 1, compare_change_name(row->change));
		doc_cell(doc, 2, row->why == WHY_NONE ? "" : compare_why_name(row->why));
		doc_cell(doc, 3, from);
		doc_cell(doc, 4, to);
		doc_cell(doc, 5, row->question[0] < 0 ? "" : state_name(row->state[0]));
		doc_cell(doc, 6, row->question[1] < 0 ? "" : state_name(row->state[1]));
		doc_cell(doc, 7, factor_name(row->factor));
		doc_cell(doc, 8, row->bare ? "true" : "false");
		doc_cell(doc, 9, row->deciding ? "true" : "false");
	}
	return doc;
}
