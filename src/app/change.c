/*
 * The frame around every write. Callers that fail in between call
 * change_rollback(); closing the database would do it too.
 */
#include "config.h"

#include "app/change.h"

#include "app/summaries.h"

bool change_begin_labelled(struct app *app, const struct args *args, const char *label,
			   struct diags *ds)
{
	struct store *st;

	return app_store_write(app, &st, ds) &&
	       store_begin(st, app->now, app_author(app, args), label, ds);
}

bool change_begin(struct app *app, const struct args *args, enum deed deed,
		  const char *first, const char *second, struct diags *ds)
{
	g_autofree char *label = deed_label(deed, first, second);

	return change_begin_labelled(app, args, label, ds);
}

bool change_through(struct app *app, const struct store_service *s, struct diags *ds)
{
	return store_through(app->store, s != NULL ? s->system : 0, s != NULL ? s->id : 0,
			     ds);
}

static bool refresh(struct app *app, enum change_reach reach, gint64 system, gint64 id,
		    struct diags *ds)
{
	switch (reach) {
	case REACH_SERVICE:
		return summaries_refresh_service(NULL, app, app->store, system, id, ds);
	case REACH_SYSTEM:
		return summaries_refresh(app, app->store, system, ds);
	case REACH_REGISTERED:
		return summaries_refresh_registered(app, app->store, system, ds);
	case REACH_TEAM:
		return summaries_refresh_team(app, app->store, id, ds);
	case REACH_NOTHING:
		break;
	}
	return true;
}

bool change_commit(struct app *app, enum change_reach reach, gint64 system, gint64 id,
		   struct diags *ds)
{
	if (refresh(app, reach, system, id, ds) && store_commit(app->store, ds))
		return true;
	change_rollback(app);
	return false;
}

bool change_commit_service(struct judgement **out, struct app *app,
			   const struct store_service *s, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;

	*out = NULL;
	if (summaries_refresh_service(&j, app, app->store, s->system, s->id, ds) &&
	    store_commit(app->store, ds)) {
		*out = g_steal_pointer(&j);
		return true;
	}
	change_rollback(app);
	return false;
}

void change_rollback(struct app *app)
{
	if (app->store != NULL)
		store_rollback(app->store);
}
