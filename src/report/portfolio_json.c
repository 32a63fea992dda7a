/*
 * The page of a system as JSON, schema 1: slugs, ids, tokens and numbers; and a row a
 * service of it, for spreadsheets.
 */
#include "config.h"

#include "report/portfolio_report.h"

#include "core/calc.h"
#include "report/json.h"
#include "report/matrix_part.h"
#include "report/portfolio_part.h"

static json_t *names_array(const struct portfolio_input *pi, const GArray *services)
{
	json_t *list = json_array();

	for (guint i = 0; i < services->len; i++)
		json_array_append_new(list, json_text(matrix_name(pi->matrix, g_array_index(
						      services, int, i))));
	return list;
}

/* What the split is to buy, as the room answered; null when it did not. */
static json_t *reason_object(const struct part *p)
{
	int reason = part_reason(p);
	const struct answer *a = reason >= 0 ? &p->in->answers[reason] : NULL;
	const struct question *q = reason >= 0 ? &p->q->questions[reason] : NULL;
	g_autofree char *value = NULL;

	if (a == NULL || value_is_open(&a->value))
		return json_null();
	value = value_format(&a->value, q);
	return json_pack("{s:o, s:o, s:o}", "question", json_text(q->id), "value",
			 json_text(value), "note", json_text(a->note));
}

static json_t *service_object(const struct portfolio_input *pi, int i)
{
	const struct report_input *r = portfolio_is_judged(pi, i) ? &pi->services[i] : NULL;
	const struct verdict *v = r != NULL ? r->v : NULL;
	bool leans = v != NULL && v->token == VERDICT_INCOMPLETE;
	const struct waiver *ended = v != NULL ? verdict_ended_waiver(v, r->in, pi->today) : NULL;
	json_t *o = json_object();
	struct part p;

	if (r != NULL)
		part_init(&p, r, NULL);
	json_object_set_new(o, "service", json_text(matrix_name(pi->matrix, i)));
	json_object_set_new(o, "assessment", json_text(r != NULL ? r->assessment : NULL));
	json_object_set_new(o, "state", json_text(r == NULL    ? NULL :
						  r->finished  ? "finished" : "draft"));
	json_object_set_new(o, "date", json_text(r != NULL ? r->in->date : NULL));
	json_object_set_new(o, "verdict", json_text(v != NULL ? verdict_name(v->token) : NULL));
	json_object_set_new(o, "leaning", json_text(leans ? verdict_name(v->leaning) : NULL));
	json_object_set_new(o, "path", json_text(v != NULL ? v->path : NULL));
	json_object_set_new(o, "stops", json_count(v != NULL ? (int)v->stops->len : -1));
	json_object_set_new(o, "conditions", json_count(v != NULL ? (int)v->conditions->len : -1));
	json_object_set_new(o, "open", json_count(v != NULL ? (int)v->open->len : -1));
	json_object_set_new(o, "contested", json_count(r != NULL ? portfolio_contested(&p) : -1));
	json_object_set_new(o, "roles_missing", r != NULL ? json_texts(r->roles_absent) :
							    json_null());
	json_object_set_new(o, "reason", r != NULL ? reason_object(&p) : json_null());
	json_object_set_new(o, "waiver_ended", json_text(ended != NULL ? ended->until : NULL));
	return o;
}

/* What all of them together cost for as long as they live. */
static json_t *costs_object(const struct system_view *v)
{
	struct calc c;
	json_t *o;

	system_view_surface(v, &c);
	o = json_pack("{s:I, s:I, s:I, s:o, s:I, s:i}", "surface",
		      (json_int_t)calc_count(&c, "total"), "surface_of_one",
		      (json_int_t)calc_count(&c, "monolith"), "calls_that_wait",
		      (json_int_t)v->edges, "engineers",
		      json_count(v->engineers), "teams", (json_int_t)v->teams,
		      "calls_in_a_row", portfolio_calls_in_a_row(v));
	calc_clear(&c);
	return o;
}

static json_t *name_or_null(const struct portfolio_input *pi, int service)
{
	return service >= 0 ? json_text(matrix_name(pi->matrix, service)) : json_null();
}

static json_t *fix_object(const struct portfolio_input *pi, const struct fix *f)
{
	const struct system_view *v = pi->matrix->view;
	const struct question *q = f->q != NULL ? &f->q->questions[f->question] : NULL;
	const struct system_store *store = f->store >= 0 ? v->stores->pdata[f->store] : NULL;
	json_t *o = json_object();

	json_object_set_new(o, "kind", json_text(fix_kind_name(f->kind)));
	json_object_set_new(o, "question", json_text(q != NULL ? q->id : NULL));
	json_object_set_new(o, "fix_by", json_text(q != NULL ? q->fix_by : NULL));
	json_object_set_new(o, "service", name_or_null(pi, f->service));
	json_object_set_new(o, "other", name_or_null(pi, f->other));
	json_object_set_new(o, "store", json_text(store != NULL ? store->name : NULL));
	json_object_set_new(o, "team", json_text(f->team >= 0 ? v->p->teams[f->team].name : NULL));
	json_object_set_new(o, "services", names_array(pi, f->services));
	json_object_set_new(o, "unlocked", names_array(pi, f->unlocked));
	json_object_set_new(o, "better", names_array(pi, f->better));
	json_object_set_new(o, "stops_removed", json_integer(f->stops));
	return o;
}

static json_t *step_object(const struct portfolio_input *pi, const struct extraction_step *s)
{
	return json_pack("{s:o, s:s, s:i, s:i, s:i}", "service",
			 json_text(matrix_name(pi->matrix, s->service)), "verdict",
			 verdict_name(s->token), "waiting", s->waiting, "asking", s->asking,
			 "later", s->later);
}

static json_t *counts_object(const struct portfolio_input *pi)
{
	int counts[VERDICT_COUNT + 1] = { 0 };
	json_t *o = json_object();

	for (int i = 0; i < pi->matrix->view->p->n_services; i++)
		counts[pi->services[i].in != NULL ? pi->services[i].v->token : VERDICT_COUNT]++;
	for (int v = VERDICT_COUNT; v-- > 0;)
		json_object_set_new(o, verdict_name(v), json_integer(counts[v]));
	json_object_set_new(o, "not-assessed", json_integer(counts[VERDICT_COUNT]));
	return o;
}

static json_t *finding_object(const struct portfolio_input *pi, const struct system_finding *f)
{
	return json_pack("{s:o, s:s, s:o}", "rule", json_text(f->rule->id), "weight",
			 finding_weight_name(f->weight), "services",
			 names_array(pi, f->services));
}

char *report_portfolio_json(const struct portfolio_input *pi)
{
	json_t *services = json_array(), *fixes = json_array(), *order = json_array();
	json_t *findings = json_array();

	for (int i = 0; i < pi->matrix->view->p->n_services; i++)
		json_array_append_new(services, service_object(pi, i));
	for (guint i = 0; i < pi->fixes->len; i++)
		json_array_append_new(fixes, fix_object(pi, pi->fixes->pdata[i]));
	for (guint i = 0; i < pi->order->len; i++)
		json_array_append_new(order, step_object(pi, &g_array_index(pi->order,
						struct extraction_step, i)));
	for (guint i = 0; i < pi->matrix->findings->len; i++)
		json_array_append_new(findings, finding_object(pi,
						pi->matrix->findings->pdata[i]));
	return json_write(json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "schema", 1, "system",
				    json_text(pi->matrix->system), "services", services, "counts",
				    counts_object(pi), "fixes", fixes, "order", order, "findings",
				    findings, "costs", costs_object(pi->matrix->view)), false);
}

/* ---- rows ---------------------------------------------------------------------------- */

enum column { COLUMN_SERVICE, COLUMN_ASSESSMENT, COLUMN_STATE, COLUMN_DATE, COLUMN_VERDICT,
	COLUMN_LEANING, COLUMN_PATH, COLUMN_STOPS, COLUMN_CONDITIONS, COLUMN_OPEN,
	COLUMN_CONTESTED, COLUMN_ROLES_MISSING, COLUMN_WAIVER_ENDED, COLUMN_REASON,
	COLUMN_ORDER, COLUMN_FINDINGS, COLUMN_COUNT };

/* Those before the reason are members of a service under the same name. */
static const char *const columns[COLUMN_COUNT + 1] = {
	[COLUMN_SERVICE] = "service",
	[COLUMN_ASSESSMENT] = "assessment",
	[COLUMN_STATE] = "state",
	[COLUMN_DATE] = "date",
	[COLUMN_VERDICT] = "verdict",
	[COLUMN_LEANING] = "leaning",
	[COLUMN_PATH] = "path",
	[COLUMN_STOPS] = "stops",
	[COLUMN_CONDITIONS] = "conditions",
	[COLUMN_OPEN] = "open",
	[COLUMN_CONTESTED] = "contested",
	[COLUMN_ROLES_MISSING] = "roles_missing",
	[COLUMN_WAIVER_ENDED] = "waiver_ended",
	[COLUMN_REASON] = "reason",
	[COLUMN_ORDER] = "order",
	[COLUMN_FINDINGS] = "findings",
};

static void add_joined(GString *text, const char *item)
{
	g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "", item);
}

static void put_member(struct doc *d, int column, const json_t *value)
{
	g_autoptr(GString) text = g_string_new(json_string_value(value));
	const json_t *item;
	size_t i;

	if (json_is_integer(value))
		g_string_append_printf(text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	json_array_foreach(value, i, item)
		add_joined(text, json_string_value(item));
	doc_cell(d, column, text->str);
}

/* Its place in the order, from 1; empty for what nothing moves out yet. */
static void put_place(struct doc *d, const struct portfolio_input *pi, int service)
{
	for (guint i = 0; i < pi->order->len; i++)
		if (g_array_index(pi->order, struct extraction_step, i).service == service)
			line_textf(doc_cell(d, COLUMN_ORDER, NULL), "%u", i + 1);
}

static void put_findings(struct doc *d, const struct portfolio_input *pi, int service)
{
	g_autoptr(GString) rules = g_string_new(NULL);

	for (guint i = 0; i < pi->matrix->findings->len; i++) {
		const struct system_finding *f = pi->matrix->findings->pdata[i];

		for (guint k = 0; k < f->services->len; k++)
			if (g_array_index(f->services, int, k) == service)
				add_joined(rules, f->rule->id);
	}
	doc_cell(d, COLUMN_FINDINGS, rules->str);
}

struct doc *report_portfolio_rows(const struct portfolio_input *pi)
{
	struct doc *doc = doc_new();

	doc_table(doc, columns, NULL);
	for (int i = 0; i < pi->matrix->view->p->n_services; i++) {
		json_t *o = service_object(pi, i);

		doc_row(doc);
		for (int c = 0; c < COLUMN_REASON; c++)
			put_member(doc, c, json_object_get(o, columns[c]));
		put_member(doc, COLUMN_REASON,
			   json_object_get(json_object_get(o, "reason"), "value"));
		put_place(doc, pi, i);
		put_findings(doc, pi, i);
		json_decref(o);
	}
	return doc;
}
