/*
 * Collects the inputs of one verdict and computes it. The questionnaire of a
 * service without an assessment is the one a new draft would use.
 */
#include "config.h"

#include "app/judgement.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/live.h"
#include "app/naming.h"
#include "app/people.h"
#include "app/questionnaires.h"
#include "load/snapshot.h"

static bool set_answer(struct inputs *in, const struct store_answer *a, struct diags *ds)
{
	int i = questionnaire_find(in->q, a->question);
	g_autoptr(diags) why = diags_new();
	struct answer *to;

	if (i < 0)
		return false;	/* of another version: it does not count here */
	to = &in->answers[i];
	if (!value_parse(&to->value, &in->q->questions[i], a->value, why)) {
		diag_warning(ds, "stored-answer", NULL,
			     _("the stored answer \"%s\" to \"%s\" does not count: %s no "
			       "longer takes it"),
			     a->value, a->question, in->q->id);
		return false;
	}
	if (to->value.kind == VALUE_NONE)
		return false;
	to->note = g_strdup(a->note);
	to->evidence = g_strdup(a->evidence);
	to->by = g_strdup(a->by);
	to->at = g_strdup(a->at);
	to->confidence = a->confidence;
	to->source = a->source;
	return true;
}

void judgement_set_answers(struct inputs *in, const GPtrArray *answers, struct diags *ds)
{
	for (guint i = 0; i < answers->len; i++)
		set_answer(in, answers->pdata[i], ds);
}

static bool set_answers(struct inputs *in, GPtrArray **answers, struct app *app,
			const struct store_assessment *a, struct diags *ds)
{
	if (a == NULL)
		return true;
	if (!live_answers(answers, app, in->q, a, ds))
		return false;
	judgement_set_answers(in, *answers, ds);
	return true;
}

bool judgement_add_waivers(struct inputs *in, struct app *app, gint64 service, struct diags *ds)
{
	g_autoptr(GPtrArray) waivers = NULL;

	if (!naming_waivers(&waivers, app, service, in->q, ds))
		return false;
	for (unsigned i = 0; i < waivers->len; i++) {
		const struct store_waiver *w = waivers->pdata[i];

		inputs_add_waiver(in, w->id, w->by, w->reason, w->given, w->until);
	}
	return true;
}

static bool add_justifications(struct inputs *in, struct store *st, gint64 service,
			       struct diags *ds)
{
	g_autoptr(GPtrArray) justified = NULL;

	if (!store_justifications(st, service, &justified, ds))
		return false;
	for (unsigned i = 0; i < justified->len; i++) {
		const struct store_justification *j = justified->pdata[i];

		inputs_add_justification(in, j->smell, j->by, j->reason);
	}
	return true;
}

bool judgement_inputs(struct inputs **out, GPtrArray **answers, struct app *app,
		      const struct questionnaire *q, const struct store_assessment *a,
		      const struct store_service *s, const struct facts *facts,
		      const char *day, struct diags *ds)
{
	g_autoptr(inputs) in = inputs_new(q, day);
	g_autoptr(GPtrArray) given = NULL;

	*out = NULL;
	*answers = NULL;
	if (facts != NULL)
		facts_copy(&in->facts, facts);
	if (!set_answers(in, &given, app, a, ds) ||
	    !judgement_add_waivers(in, app, s->id, ds) ||
	    !add_justifications(in, app->store, s->id, ds))
		return false;
	*out = g_steal_pointer(&in);
	*answers = g_steal_pointer(&given);
	return true;
}

/* The inputs a finish froze, and the questionnaire they were judged by. */
static bool load_frozen(struct judgement *j, struct store *st, struct diags *ds)
{
	g_autofree char *snapshot = NULL;
	g_autofree char *result = NULL;

	if (!store_get_frozen(st, j->target.assessment->id, &snapshot, &result, ds))
		return false;
	j->frozen = true;
	return snapshot_read(&j->in, snapshot, strlen(snapshot), _("the snapshot"), j->q, ds);
}

static bool load_live(struct judgement *j, struct app *app, struct diags *ds)
{
	int i = registry_find(j->registry, j->target.service->id);

	return judgement_inputs(&j->in, &j->answers, app, j->q, j->target.assessment,
				j->target.service, i >= 0 ? &j->registry->facts[i] : NULL,
				app->today, ds);
}

static bool load_actions(struct judgement *j, struct app *app, struct diags *ds)
{
	if (!store_items(app->store, j->target.service->id, STORE_ACTION, &j->items, ds) ||
	    !naming_items(j->items, app, j->q, ds))
		return false;
	j->actions = g_array_new(FALSE, FALSE, sizeof(struct report_action));
	for (unsigned i = 0; i < j->items->len; i++) {
		const struct store_item *item = j->items->pdata[i];
		struct report_action a = {
			.condition = item->condition,
			.text = item->text,
			.owner = item->owner,
			.due = item->due,
			.done = item->state == STORE_DONE,
		};

		if (item->state != STORE_DROPPED)
			g_array_append_val(j->actions, a);
	}
	return true;
}

static bool find_questionnaire(struct judgement *j, struct app *app, struct diags *ds)
{
	const struct store_assessment *a = j->target.assessment;

	j->q = questionnaires_of(app, a != NULL ? a->questionnaire : NULL, ds);
	return j->q != NULL;
}

/* A finished assessment names the cycle there is today, if there still is one. */
static char *find_cycle(const struct judgement *j)
{
	const struct fact *f = &j->in->facts.fact[MEASURE_GRAPH_IN_CYCLE];
	int i = registry_find(j->registry, j->target.service->id);

	return f->known && f->number == 1 && i >= 0 ? registry_cycle(j->registry, i) : NULL;
}

static bool load(struct judgement *j, struct app *app, struct diags *ds)
{
	const struct store_assessment *a = j->target.assessment;
	bool finished = a != NULL && a->finished != NULL;

	if (!find_questionnaire(j, app, ds) ||
	    !(finished ? load_frozen(j, app->store, ds) : load_live(j, app, ds)) ||
	    !load_actions(j, app, ds) ||
	    !room_record_load(&j->room, app, a != NULL ? a->id : 0, j->q, ds))
		return false;
	j->owners = registry_owners(j->target.service);
	j->consumers = registry_consumers(j->registry, j->target.service->id);
	j->cycle = find_cycle(j);
	return true;
}

/* Everything a verdict depends on as of one moment: between two of these reads another
 * terminal may answer, or take a waiver back. */
static bool load_at_once(struct judgement *j, struct app *app, struct diags *ds)
{
	bool ok;

	if (!store_begin_read(app->store, ds))
		return false;
	ok = registry_shared(&j->own, app, j->target.service->system, ds);
	j->registry = j->own;
	ok = ok && load(j, app, ds);
	store_end_read(app->store);
	return ok;
}

bool judgement_take(struct judgement **out, struct app *app, struct target *t, unsigned flags,
		struct diags *ds)
{
	g_autoptr(judgement) j = g_new0(struct judgement, 1);

	*out = NULL;
	j->target = *t;
	*t = (struct target){ 0 };
	if (!load_at_once(j, app, ds))
		return false;
	j->v = verdict_compute(j->in);
	if (flags & JUDGE_FLIPS)
		verdict_add_flips(j->v, j->in);
	*out = g_steal_pointer(&j);
	return true;
}

bool judgement_with(struct judgement **out, struct app *app, struct target *t,
		const struct registry *r, struct diags *ds)
{
	g_autoptr(judgement) j = g_new0(struct judgement, 1);

	*out = NULL;
	j->target = *t;
	*t = (struct target){ 0 };
	j->registry = r;
	if (!load(j, app, ds))
		return false;
	j->v = verdict_compute(j->in);
	*out = g_steal_pointer(&j);
	return true;
}

bool judgement_of(struct judgement **out, struct app *app, const char *name, unsigned flags,
		struct diags *ds)
{
	struct store *st;
	struct target t;
	bool ok;

	*out = NULL;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL)		/* it says so */
		return target_find(&t, app, name, ds);
	if (!store_begin_read(st, ds))
		return false;
	ok = target_find(&t, app, name, ds) && judgement_take(out, app, &t, flags, ds);
	store_end_read(st);
	return ok;
}

void judgement_free(struct judgement *j)
{
	if (j == NULL)
		return;
	verdict_free(j->v);
	inputs_free(j->in);
	g_clear_pointer(&j->answers, g_ptr_array_unref);
	registry_free(j->own);
	target_clear(&j->target);
	room_record_clear(&j->room);
	g_clear_pointer(&j->items, g_ptr_array_unref);
	g_clear_pointer(&j->actions, g_array_unref);
	g_free(j->owners);
	g_free(j->consumers);
	g_free(j->cycle);
	g_free(j);
}

void judgement_report_input(const struct judgement *j, const struct app *app,
			    struct report_input *r)
{
	const struct store_assessment *a = j->target.assessment;
	const struct store_service *s = j->target.service;

	report_input_init(r, s->slug, j->in, j->v);
	r->purpose = s->purpose;
	r->system = s->system_name;
	r->team = j->owners;
	r->consumers = j->consumers;
	r->cycle = j->cycle;
	r->finished = j->frozen;
	r->today = app->today;
	r->actions = (const struct report_action *)j->actions->data;
	r->n_actions = (int)j->actions->len;
	room_record_report_input(&j->room, r);
	r->whole.services = j->registry->services->len;
	if (j->registry->view->edges > 0) {
		r->whole.call_edges = j->registry->view->edges;
		r->whole.call_chains = j->registry->view->chains;
	}
	if (a != NULL) {
		r->assessment = j->target.label;
		r->name = a->name;
	}
}

char **judgement_roles_absent(const struct judgement *j, const struct app *app)
{
	if (j->target.assessment == NULL)
		return NULL;
	return people_roles_absent(app->store, j->target.assessment->id);
}
