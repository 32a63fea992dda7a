/* The page of a system as JSON, schema 1: slugs, ids, tokens and numbers. */
#include "config.h"

#include "report/portfolio_report.h"

#include "report/json.h"
#include "report/matrix_part.h"

static json_t *names_array(const struct portfolio_input *pi, const GArray *services)
{
	json_t *list = json_array();

	for (guint i = 0; i < services->len; i++)
		json_array_append_new(list, json_text(matrix_name(pi->matrix, g_array_index(
						      services, int, i))));
	return list;
}

static json_t *service_object(const struct portfolio_input *pi, int i)
{
	const struct report_input *r = &pi->services[i];
	bool judged = r->in != NULL;
	bool leans = judged && r->v->token == VERDICT_INCOMPLETE;
	const struct waiver *ended = judged ? verdict_ended_waiver(r->v, r->in, pi->today) : NULL;

	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "service",
			 json_text(matrix_name(pi->matrix, i)), "assessment",
			 json_text(judged ? r->assessment : NULL), "state",
			 json_text(judged ? r->finished ? "finished" : "draft" : NULL), "date",
			 json_text(judged ? r->in->date : NULL), "verdict",
			 json_text(judged ? verdict_name(r->v->token) : NULL), "leaning",
			 json_text(leans ? verdict_name(r->v->leaning) : NULL), "path",
			 json_text(judged ? r->v->path : NULL), "open",
			 judged ? json_integer((json_int_t)r->v->open->len) : json_null(),
			 "waiver_ended", json_text(ended != NULL ? ended->until : NULL));
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
	return json_write(json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o}", "schema", 1, "system",
				    json_text(pi->matrix->system), "services", services, "counts",
				    counts_object(pi), "fixes", fixes, "order", order, "findings",
				    findings), false);
}
