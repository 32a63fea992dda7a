/*
 * Opens a workshop: the service, its draft, and the draft's mode. What happens in
 * it is the front end's work.
 */
#include "config.h"

#include "app/workshop.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/change.h"
#include "app/questionnaire_versions.h"
#include "app/questionnaires.h"
#include "app/registering.h"
#include "app/target.h"

/* What the system of a service made in passing is called when nobody can be asked. */
static char *ask_system(struct app *app, const struct workshop_request *r)
{
	if (r->system != NULL)
		return g_strdup(r->system);
	if (app->front == NULL || app->front->ask == NULL)
		return NULL;
	return app->front->ask(app, _("Which application would it be split out of?"));
}

static bool has_one_system(struct app *app)
{
	g_autoptr(GPtrArray) all = NULL;
	unsigned n = 0;

	if (!store_systems(app->store, &all, NULL))
		return false;
	for (unsigned i = 0; i < all->len; i++)
		n += !((struct store_system *)all->pdata[i])->archived;
	return n == 1;
}

/* Nothing is made for a check that could not start. */
static bool may_make(struct app *app, const struct workshop_request *r,
		     const struct questionnaire *asked, struct diags *ds)
{
	const struct questionnaire *q = asked != NULL ? asked : questionnaires_default(app, ds);

	return q != NULL && registering_check_slug(r->service, ds) &&
	       questionnaire_versions_check(app, app->store, q, ds);
}

/* --quick makes the service; everything else wants it to be there. */
static bool find_service(struct store_service **out, struct app *app,
			 const struct workshop_request *r, const struct questionnaire *asked,
			 struct diags *ds)
{
	struct service_edit none = { 0 };
	g_autofree char *system = NULL;

	*out = NULL;
	if (!r->quick || r->start == WORKSHOP_RESUME)
		return target_find_service(out, app, r->service, ds);
	if (!store_find_service(app->store, r->service, out, ds))
		return false;
	if (*out != NULL)
		return true;
	if (!may_make(app, r, asked, ds))
		return false;
	if (r->system != NULL || !has_one_system(app))
		system = ask_system(app, r);
	return registering_new_service(app, r->service, system, &none, r->args, ds) &&
	       target_find_service(out, app, r->service, ds);
}

/* What the request asks against what is there. */
static bool check_draft(const struct workshop_request *r, const struct store_service *s,
			const struct store_assessment *draft,
			const struct questionnaire *asked, struct diags *ds)
{
	struct diag *d;

	if (draft == NULL && r->start == WORKSHOP_RESUME) {
		d = diag_error(ds, "no-draft", NULL, _("\"%s\" has no draft to go on with"),
			       s->slug);
		diag_hint(d, _("\"seam assess %s\" starts one"), s->slug);
		return false;
	}
	if (draft == NULL)
		return true;
	if (r->start == WORKSHOP_NEW) {
		d = diag_error(ds, "draft", NULL, _("\"%s\" has a draft already, a%d"), s->slug,
			       draft->number);
		diag_hint(d, _("\"seam finish %s\" freezes it; \"seam assess %s\" goes on with it"),
			  s->slug, s->slug);
		return false;
	}
	if (asked != NULL && strcmp(questionnaire_hash(asked), draft->questionnaire) != 0) {
		d = diag_error(ds, "draft", NULL,
			       _("the draft a%d of \"%s\" uses another questionnaire, %s %s"),
			       draft->number, s->slug, draft->questionnaire_id,
			       draft->questionnaire_version);
		diag_hint(d, _("finish it first"));
		return false;
	}
	return true;
}

static bool start_draft(struct store_assessment **out, struct workshop *w, struct app *app,
			const struct workshop_request *r, const struct store_service *s,
			const struct questionnaire *asked, struct diags *ds)
{
	struct draft_start start = {
		.q = asked,
		.mode = r->quick ? STORE_QUICK : STORE_ROOM,
	};

	if (!change_begin(app, r->args, DEED_START, s->slug, NULL, ds))
		return false;
	if (change_through(app, s, ds) &&
	    answering_draft(out, app, s, &start, ds) &&
	    change_commit(app, REACH_SERVICE, s->system, s->id, ds)) {
		w->carried = start.carried;
		return true;
	}
	change_rollback(app);
	return false;
}

/* A full walk through a quick draft: its answers become offers. */
static bool leave_quick(struct app *app, const struct workshop_request *r,
			const struct store_service *s, struct store_assessment *draft,
			struct diags *ds)
{
	if (r->quick || draft->mode != STORE_QUICK)
		return true;
	if (!change_begin(app, r->args, DEED_QUICK_TO_ROOM, s->slug, NULL, ds))
		return false;
	if (!change_through(app, s, ds) ||
	    !store_set_mode(app->store, draft->id, STORE_ROOM, ds) ||
	    !change_commit(app, REACH_SERVICE, s->system, s->id, ds)) {
		change_rollback(app);
		return false;
	}
	draft->mode = STORE_ROOM;
	return true;
}

bool workshop_open(struct workshop *w, struct app *app, const struct workshop_request *r,
		   struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) draft = NULL;
	const struct questionnaire *asked = NULL;
	struct store *st;
	bool resumed;

	*w = (struct workshop){ 0 };
	if (!(r->quick && r->start != WORKSHOP_RESUME ?
		      app_store_write(app, &st, ds) :
		      target_store(&st, app, r->service, ds)))
		return false;
	if (r->questionnaire != NULL) {
		asked = questionnaires_named(app, r->questionnaire, ds);
		if (asked == NULL)
			return false;
	}
	if (!find_service(&s, app, r, asked, ds) || !store_draft(st, s->id, &draft, ds) ||
	    !check_draft(r, s, draft, asked, ds))
		return false;
	resumed = draft != NULL;
	if (draft == NULL && !start_draft(&draft, w, app, r, s, asked, ds))
		return false;
	if (!leave_quick(app, r, s, draft, ds))
		return false;
	w->q = questionnaires_stored(app, draft->questionnaire, ds);
	if (w->q == NULL)
		return false;
	w->service = g_strdup(s->slug);
	w->mode = draft->mode;
	w->quick = r->quick;
	w->by_section = r->by_section;
	w->plain = r->plain;
	w->resumed = resumed;
	w->args = r->args;
	return true;
}

void workshop_clear(struct workshop *w)
{
	g_free(w->service);
	*w = (struct workshop){ 0 };
}
