/* A system as JSON, schema 1: slugs, names, tokens and numbers. */
#include "config.h"

#include "report/matrix_part.h"

#include "core/calc.h"
#include "report/json.h"

static json_t *names_array(const struct matrix_input *m, const int *services, guint n)
{
	json_t *list = json_array();

	for (guint i = 0; i < n; i++)
		json_array_append_new(list, json_text(matrix_name(m, services[i])));
	return list;
}

static json_t *array_of(const struct matrix_input *m, const GArray *services)
{
	return names_array(m, (const int *)services->data, services->len);
}

static json_t *teams_of(const struct matrix_input *m, const struct portfolio_service *s)
{
	json_t *list = json_array();

	for (int t = 0; t < s->n_teams; t++)
		json_array_append_new(list, json_text(m->view->p->teams[s->teams[t]].name));
	return list;
}

static json_t *stores_of(const struct portfolio_service *s)
{
	json_t *list = json_array();

	for (int i = 0; i < s->n_stores; i++)
		json_array_append_new(list, json_text(s->stores[i]));
	return list;
}

/* What CSV is made of: one row, no objects in it. */
static json_t *service_object(const struct matrix_input *m, int i)
{
	const struct portfolio_service *s = &m->view->p->services[i];
	const struct matrix_service *judged = &m->services[i];
	bool leans = judged->assessed && judged->token == VERDICT_INCOMPLETE;
	json_t *o = json_object();

	json_object_set_new(o, "service", json_text(s->slug));
	json_object_set_new(o, "teams", teams_of(m, s));
	json_object_set_new(o, "calls", names_array(m, s->calls, (guint)s->n_calls));
	json_object_set_new(o, "calls_outside", json_integer(s->n_outside_calls));
	json_object_set_new(o, "listens_to", names_array(m, s->listens, (guint)s->n_listens));
	json_object_set_new(o, "writes", stores_of(s));
	json_object_set_new(o, "callers", json_integer(m->view->callers[i]));
	json_object_set_new(o, "in_cycle", json_boolean(m->view->cycle[i] >= 0));
	json_object_set_new(o, "depth", json_count(m->view->depth[i]));
	json_object_set_new(o, "shared_stores", json_integer(m->view->shared_stores[i]));
	json_object_set_new(o, "verdict", judged->assessed
			    ? json_text(verdict_name(judged->token)) : json_null());
	json_object_set_new(o, "leaning", leans && judged->leaning >= 0
			    ? json_text(verdict_name(judged->leaning)) : json_null());
	return o;
}

static json_t *team_object(const struct matrix_input *m, int t)
{
	return json_pack("{s:o, s:o, s:I}", "team", json_text(m->view->p->teams[t].name), "size",
			 json_count(m->view->p->teams[t].size), "services",
			 (json_int_t)m->view->owned[t]);
}

static json_t *finding_object(const struct matrix_input *m, const struct system_finding *f)
{
	return json_pack("{s:o, s:s, s:s, s:o, s:i, s:o, s:o}", "rule", json_text(f->rule->id),
			 "effect", rule_effect_name(f->rule->effect), "weight",
			 finding_weight_name(f->weight), "services", array_of(m, f->services),
			 "waived", f->lifted, "title", json_text(f->rule->title), "text",
			 json_text(f->rule->text));
}

static json_t *cycle_object(const struct matrix_input *m, const struct system_cycle *c)
{
	return json_pack("{s:o, s:o, s:b}", "services", array_of(m, c->members), "way",
			 array_of(m, c->shortest), "shortest", c->is_shortest);
}

static json_t *store_object(const struct matrix_input *m, const struct system_store *s)
{
	return json_pack("{s:o, s:o}", "store", json_text(s->name), "writers",
			 array_of(m, s->writers));
}

static json_t *figures_object(const struct system_view *v)
{
	json_t *o = json_object();
	struct calc c;

	system_view_surface(v, &c);
	json_object_set_new(o, "services", json_integer(v->p->n_services));
	json_object_set_new(o, "teams", json_integer(v->teams));
	json_object_set_new(o, "engineers", json_count(v->engineers));
	json_object_set_new(o, "running", json_count(v->p->running));
	json_object_set_new(o, "most_services_of_a_team", json_integer(v->most_owned));
	json_object_set_new(o, "without_team", json_integer(v->without_team));
	json_object_set_new(o, "with_several_teams", json_integer(v->with_several_teams));
	json_object_set_new(o, "calls", json_integer(v->edges));
	json_object_set_new(o, "chains", json_integer(v->chains));
	json_object_set_new(o, "surface", json_integer(calc_count(&c, "total")));
	json_object_set_new(o, "surface_of_one", json_integer(calc_count(&c, "monolith")));
	calc_clear(&c);
	return o;
}

char *report_matrix_json(const struct matrix_input *m)
{
	const struct system_view *v = m->view;
	json_t *services = json_array(), *teams = json_array(), *findings = json_array();
	json_t *cycles = json_array(), *stores = json_array();

	for (int i = 0; i < v->p->n_services; i++)
		json_array_append_new(services, service_object(m, i));
	for (int t = 0; t < v->p->n_teams; t++)
		json_array_append_new(teams, team_object(m, t));
	for (guint i = 0; i < m->findings->len; i++)
		json_array_append_new(findings, finding_object(m, m->findings->pdata[i]));
	for (guint i = 0; i < v->cycles->len; i++)
		json_array_append_new(cycles, cycle_object(m, v->cycles->pdata[i]));
	for (guint i = 0; i < v->stores->len; i++)
		json_array_append_new(stores, store_object(m, v->stores->pdata[i]));
	return json_write(json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "schema", 1,
				    "system", json_text(m->system), "services", services, "teams",
				    teams, "findings", findings, "cycles", cycles,
				    "shared_stores", stores, "longest_chain",
				    array_of(m, v->chain), "figures", figures_object(v)), false);
}
