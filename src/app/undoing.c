/*
 * Taking changes back and bringing them back: which, what then has to be judged again,
 * and what is said about it. What may not be taken back is refused by the store.
 */
#include "config.h"

#include "app/undoing.h"

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/histories.h"
#include "app/printing.h"
#include "app/scope.h"
#include "app/summaries.h"
#include "app/target.h"

static bool refresh_owners(struct app *app, const struct store_service *s, struct diags *ds)
{
	for (guint i = 0; i < s->owners->len; i++) {
		gint64 team = g_array_index(s->owners, struct store_owner, i).team;

		if (!summaries_refresh_team(app, app->store, team, ds))
			return false;
	}
	return true;
}

/* Nothing can be taken back: where that is because the last one is finished, say so. */
static bool check_not_finished(struct app *app, const struct store_service *s, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;

	if (!judgement_of(&j, app, s->slug, JUDGE_BRIEF, ds))
		return false;
	if (!j->frozen)
		return true;
	diag_hint(diag_error(ds, "nothing", NULL,
			     _("%s of \"%s\" is finished and stays as it is; nothing was changed "
			       "since"), j->target.label, s->slug),
		  _("\"seam assess %s --new\" starts the next"), s->slug);
	return false;
}

/* What was undone may have been the service itself. */
static bool find_service(struct store_service **out, struct app *app, const char *name,
			 bool redo, struct diags *ds)
{
	if (redo && (!store_find_service(app->store, name, out, ds) ||
		     (*out == NULL && !store_find_undone_service(app->store, name, out, ds))))
		return false;
	return *out != NULL || target_find_service(out, app, name, ds);
}

/* The database, and in it what the step is about. None is made for a name that cannot be
 * in it. */
static bool find(struct scope *to, struct store_service **service, struct app *app, bool redo,
		 struct diags *ds)
{
	struct store *st;

	if (to->of != STORE_OF_SERVICE)
		return app_store_read(app, &st, ds) &&
		       (st == NULL || app_store_write(app, &st, ds)) &&
		       scope_find(to, app, redo, ds);
	if (!target_store(&st, app, to->name, ds) ||
	    !find_service(service, app, to->name, redo, ds))
		return false;
	to->id = (*service)->id;
	return true;
}

/* A team's change that belongs to a service's is taken back there, as a whole: who looks
 * at the team alone would not see what else goes with it. */
static bool check_through(struct app *app, const struct scope *to, bool redo,
			  struct diags *ds)
{
	g_autoptr(store_change) c = NULL;

	if (to->of == STORE_OF_SERVICE)
		return true;
	if (!store_next_step(app->store, to->of, to->id, redo, &c, ds))
		return false;
	if (c == NULL || c->service_slug == NULL)
		return true;
	diag_hint(diag_error(ds, "through", NULL,
			     _("the newest change of \"%s\" was made through \"%s\""), to->name,
			     c->service_slug),
		  redo ? _("\"seam redo %s\" brings it back") :
			 _("\"seam undo %s\" takes it back"), c->service_slug);
	return false;
}

static bool refresh_teams(struct app *app, const struct store_undo *u, struct diags *ds)
{
	for (guint i = 0; i < u->teams->len; i++)
		if (!summaries_refresh_team(app, app->store,
					    g_array_index(u->teams, gint64, i), ds))
			return false;
	return true;
}

/* What it touched: a room that takes back an answer does not wait until all services of a
 * big system were judged again. A change of what is registered may have set the head count
 * of a team, which other systems read, too. */
static bool commit_step(struct app *app, const struct scope *to,
			const struct store_service *s, const struct store_undo *u,
			struct diags *ds)
{
	if (s != NULL && !u->registered && u->services == 0)
		return change_commit(app, REACH_SERVICE, s->system, s->id, ds);
	if ((s != NULL && u->registered && !refresh_owners(app, s, ds)) ||
	    !refresh_teams(app, u, ds)) {
		change_rollback(app);
		return false;
	}
	if (to->of == STORE_OF_TEAM)
		return change_commit(app, REACH_NOTHING, 0, 0, ds);
	return change_commit(app, u->services > 0 ? REACH_SYSTEM : REACH_REGISTERED,
			     s != NULL ? s->system : to->id, 0, ds);
}

/* *label and *services as in undoing_service(). Of a team or a system it is what that was
 * changed through no service; refused ("through") when the newest was made through one. */
static bool step(struct app *app, struct scope *to, bool redo, const struct args *args,
		 char **label, int *services, struct diags *ds)
{
	g_autoptr(store_service) service = NULL;
	g_autoptr(store_undo_result) u = NULL;

	*label = NULL;
	*services = 0;
	if (!find(to, &service, app, redo, ds) ||
	    !change_begin(app, args, redo ? DEED_REDO : DEED_UNDO, NULL, NULL, ds))
		return false;
	if (!check_through(app, to, redo, ds) ||
	    !store_step(app->store, to->of, to->id, redo, &u, ds)) {
		change_rollback(app);
		return false;
	}
	if (u == NULL) {
		change_rollback(app);
		return redo || service == NULL || check_not_finished(app, service, ds);
	}
	if (!commit_step(app, to, service, u, ds))
		return false;
	*label = deed_words(u->change->label);
	*services = u->services;
	return true;
}

bool undoing_service(struct app *app, const char *service, bool redo,
		     const struct args *args, char **label, int *services,
		     struct diags *ds)
{
	g_auto(scope) to = { .of = STORE_OF_SERVICE, .name = service };

	return step(app, &to, redo, args, label, services, ds);
}

const struct option_row undo_options[] = {
	{ "team", 0, OPTION_TEXT, N_("TEAM"), NULL, NAMED_TEAM,
	  N_("what a team was changed, through no service") },
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("what a system was changed, through no service") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static void say_nothing_to_do(enum store_scope of, const char *name, bool redo,
			      struct diags *ds)
{
	if (redo)
		diag_error(ds, "nothing", NULL, _("there is nothing to redo for \"%s\""), name);
	else if (of == STORE_OF_SERVICE)
		diag_error(ds, "nothing", NULL,
			   _("there is nothing to undo for \"%s\" since its last finish"), name);
	else
		diag_error(ds, "nothing", NULL, _("there is nothing to undo for \"%s\""), name);
}

/* Where a service stands after it; undoing `add service' leaves nothing to judge. */
static enum exit_code say_verdict(struct app *app, const char *service, bool redo,
				  struct diags *ds)
{
	g_autoptr(judgement) j = NULL;
	g_autoptr(store_service) there = NULL;

	if (!store_find_service(app->store, service, &there, ds))
		return EXIT_CODE_DATA;
	if (there == NULL)
		return EXIT_CODE_OK;
	if (!judgement_of(&j, app, service, JUDGE_BRIEF, ds))
		return EXIT_CODE_DATA;
	printing_verdict_line(app, j);
	app_hint(app, redo ? _("next: seam history %s") : _("\"seam redo %s\" brings it back"),
		 service);
	return EXIT_CODE_OK;
}

/* A team or a system has no verdict: for programs it is the list of its changes. */
static enum exit_code say_changes(struct app *app, struct scope *to, struct diags *ds)
{
	if (!app_prints_data(app))
		return EXIT_CODE_OK;
	return scope_follow(to, app, ds) && histories_print(app, to, ds) ? EXIT_CODE_OK :
									   EXIT_CODE_DATA;
}

static enum exit_code run_step(struct app *app, const struct args *args, bool redo,
			       struct diags *ds)
{
	g_autofree char *label = NULL;
	g_auto(scope) to = { 0 };
	int services;

	if (!scope_read(&to, args, ds))
		return EXIT_CODE_USAGE;
	if (!step(app, &to, redo, args, &label, &services, ds))
		return EXIT_CODE_DATA;
	if (label == NULL) {
		say_nothing_to_do(to.of, to.name, redo, ds);
		return EXIT_CODE_DATA;
	}
	diag_note(ds, "undone", NULL, redo ? _("redone: %s") : _("undone: %s"), label);
	if (services > 1)
		diag_note(ds, "system-answer", NULL,
			  ngettext("it touches %d service of the system",
				   "it touches %d services of the system",
				   (unsigned long)services), services);
	return to.of == STORE_OF_SERVICE ? say_verdict(app, to.name, redo, ds) :
					   say_changes(app, &to, ds);
}

enum exit_code undoing_run_undo(struct app *app, const struct args *args,
				struct diags *ds)
{
	return run_step(app, args, false, ds);
}

enum exit_code undoing_run_redo(struct app *app, const struct args *args,
				struct diags *ds)
{
	return run_step(app, args, true, ds);
}
