/*
 * The register of systems, teams and services. Every function is one change.
 */
#include "config.h"

#include "app/registering.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/target.h"
#include "base/slug.h"
#include "base/text.h"

enum { NAME_COLS_MAX = 120 };

bool registering_check_slug(const char *slug, struct diags *ds)
{
	struct diag *d;

	if (!slug_check(slug, ds))
		return false;
	if (!action_is_command_word(slug))
		return true;
	d = diag_error(ds, "reserved", NULL,
		       _("a service cannot be called \"%s\": that is a command"), slug);
	diag_hint(d, _("call it by what it owns, such as \"%s-desk\""), slug);
	return false;
}

/* Names of teams and systems are free text on one line. */
bool registering_check_name(const char *name, struct diags *ds)
{
	g_autofree char *safe = text_sanitize(name, -1, TEXT_ONE_LINE);

	if (*name == '\0' || strcmp(safe, name) != 0 || g_ascii_isspace(*name) ||
	    text_width_cols(name) > NAME_COLS_MAX) {
		struct diag *d = diag_error(ds, "name", NULL, _("\"%s\" is no name"), name);

		diag_hint(d, _("a name is one line of at most %d columns without controls, "
			       "not starting with a blank"), NAME_COLS_MAX);
		return false;
	}
	return true;
}

/* The system a new service belongs to; one that is missing is made. */
static bool choose_system(gint64 *id, struct app *app, const char *name, struct diags *ds)
{
	g_autoptr(store_system) system = NULL;
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GString) names = g_string_new(NULL);
	int n = 0;

	if (name != NULL) {
		if (!store_find_system(app->store, name, &system, ds))
			return false;
		if (system == NULL) {
			if (!registering_check_name(name, ds))
				return false;
			system = g_new0(struct store_system, 1);
			system->name = g_strdup(name);
			system->running = -1;
			if (!store_put_system(app->store, system, ds))
				return false;
			diag_note(ds, "made", NULL, _("made the system \"%s\""), name);
		}
		*id = system->id;
		return true;
	}
	if (!store_systems(app->store, &all, ds))
		return false;
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_system *s = all->pdata[i];

		if (s->archived)
			continue;
		*id = s->id;
		g_string_append_printf(names, "%s%s", n > 0 ? ", " : "", s->name);
		n++;
	}
	if (n != 1) {
		struct diag *d = diag_error(ds, "which-system", NULL,
					    n == 0 ? _("there is no system yet to take it from") :
						     _("there are several systems to take it from"));

		if (n == 0)
			diag_hint(d, _("name the application with --from SYSTEM"));
		else
			diag_hint(d, _("choose one with --from: %s"), names->str);
	}
	return n == 1;
}

/* Of that size, unless it is 0. */
static bool find_or_make_team(gint64 *id, struct app *app, const char *name, gint64 size,
			      struct diags *ds)
{
	g_autoptr(store_team) team = NULL;
	bool made = false;

	if (!store_find_team(app->store, name, &team, ds))
		return false;
	if (team == NULL) {
		if (!registering_check_name(name, ds))
			return false;
		team = g_new0(struct store_team, 1);
		team->name = g_strdup(name);
		team->size = -1;
		made = true;
	}
	if (made || (size > 0 && team->size != size)) {
		team->size = size > 0 ? size : team->size;
		if (!store_put_team(app->store, team, ds))
			return false;
	}
	if (made)
		diag_note(ds, "made", NULL, _("made the team \"%s\""), name);
	*id = team->id;
	return true;
}

/* *sized: the team whose head count was given, or 0. */
static bool set_owners(struct app *app, const struct store_service *s,
		       const struct service_edit *e, gint64 *sized, struct diags *ds)
{
	char **teams = e->teams;
	g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (char **t = teams; *t != NULL; t++) {
		gint64 id;

		if (!find_or_make_team(&id, app, *t, e->team_size, ds) ||
		    !store_set_owner(app->store, s->id, id, true, ds))
			return false;
		*sized = e->team_size > 0 ? id : *sized;
		g_array_append_val(wanted, id);
	}
	for (guint i = 0; i < s->owners->len; i++) {
		gint64 id = g_array_index(s->owners, struct store_owner, i).team;
		bool keep = false;

		for (guint k = 0; k < wanted->len; k++)
			keep = keep || g_array_index(wanted, gint64, k) == id;
		if (!keep && !store_set_owner(app->store, s->id, id, false, ds))
			return false;
	}
	return true;
}

/* "ext:NAME" is outside; all else is a service of the same system. */
static bool read_call(struct store_call *call, struct app *app,
		      const struct store_service *s, const char *target, struct diags *ds)
{
	g_autoptr(store_service) other = NULL;
	struct diag *d;

	if (g_str_has_prefix(target, "ext:")) {
		call->target = (char *)target + strlen("ext:");
		return registering_check_name(call->target, ds);
	}
	/* without a database there is none */
	if (app->store != NULL && !store_find_service(app->store, target, &other, ds))
		return false;
	if (other != NULL && other->system == s->system && other->id != s->id) {
		call->service = other->id;
		call->target = (char *)target;
		return true;
	}
	d = diag_error(ds, "no-service", NULL,
		       other != NULL && other->id == s->id ?
			       _("\"%s\" cannot call itself") :
			       _("\"%s\" is no service of this system"), target);
	if (other == NULL || other->id != s->id)
		diag_hint(d, _("write ext:%s when it is outside the system, or add it there "
			       "first"), target);
	return false;
}

bool registering_check_call(struct app *app, const char *system, const char *slug,
			    const char *target, struct diags *ds)
{
	g_autoptr(store_system) in = NULL;
	g_autoptr(store_service) self = NULL;
	struct store_service caller = { .system = -1 };
	struct store_call call = { .kind = STORE_CALL_SYNC };
	struct store *st;

	if (!app_store_read(app, &st, ds))
		return false;
	if (st != NULL && (!store_find_system(st, system, &in, ds) ||
			   (slug != NULL && !store_find_service(st, slug, &self, ds))))
		return false;
	caller.system = in != NULL ? in->id : -1;
	caller.id = self != NULL ? self->id : 0;
	return read_call(&call, app, &caller, target, ds);
}

static bool same_call(const struct store_call *a, const struct store_call *b)
{
	return a->kind == b->kind && a->service == b->service &&
	       (a->service != 0 || g_ascii_strcasecmp(a->target, b->target) == 0);
}

static bool set_calls(struct app *app, const struct store_service *s, char **targets,
		      enum store_call_kind kind, struct diags *ds)
{
	g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(struct store_call));

	for (char **t = targets; *t != NULL; t++) {
		struct store_call call = { .kind = kind };

		if (!read_call(&call, app, s, *t, ds) ||
		    !store_set_call(app->store, s->id, &call, true, ds))
			return false;
		g_array_append_val(wanted, call);
	}
	for (guint i = 0; i < s->calls->len; i++) {
		const struct store_call *old = &g_array_index(s->calls, struct store_call, i);
		bool keep = old->kind != kind;

		for (guint k = 0; k < wanted->len; k++)
			keep = keep || same_call(old, &g_array_index(wanted, struct store_call,
								     k));
		if (!keep && !store_set_call(app->store, s->id, old, false, ds))
			return false;
	}
	return true;
}

static bool set_writes(struct app *app, const struct store_service *s, char **names,
		       struct diags *ds)
{
	for (char **n = names; *n != NULL; n++)
		if (!registering_check_name(*n, ds) ||
		    !store_set_write(app->store, s->id, *n, true, ds))
			return false;
	for (unsigned i = 0; i < s->writes->len; i++) {
		bool keep = false;

		for (char **n = names; *n != NULL; n++)
			keep = keep || g_ascii_strcasecmp(*n, s->writes->pdata[i]) == 0;
		if (!keep &&
		    !store_set_write(app->store, s->id, s->writes->pdata[i], false, ds))
			return false;
	}
	return true;
}

static void replace_text(char **to, const char *text)
{
	if (text == NULL)
		return;
	g_free(*to);
	*to = *text != '\0' ? g_strdup(text) : NULL;
}

static bool apply_lists(struct app *app, const struct store_service *s,
			const struct service_edit *e, gint64 *sized, struct diags *ds)
{
	return (e->teams == NULL || set_owners(app, s, e, sized, ds)) &&
	       (e->calls == NULL || set_calls(app, s, e->calls, STORE_CALL_SYNC, ds)) &&
	       (e->listens_to == NULL ||
		set_calls(app, s, e->listens_to, STORE_CALL_EVENT, ds)) &&
	       (e->writes == NULL || set_writes(app, s, e->writes, ds));
}

static bool finish_change(struct app *app, bool ok, enum change_reach reach,
			  gint64 system, gint64 id, struct diags *ds)
{
	ok = ok && change_commit(app, reach, system, id, ds);
	if (!ok) {
		change_rollback(app);
		diags_drop(ds, "made");		/* what was made on the way is not there */
	}
	return ok;
}

/* A head count touches all systems of the team, this one among them. */
static bool finish_service(struct app *app, bool ok, gint64 system, gint64 sized,
			   struct diags *ds)
{
	return sized != 0 ? finish_change(app, ok, REACH_TEAM, 0, sized, ds) :
			    finish_change(app, ok, REACH_REGISTERED, system, 0, ds);
}

static bool add_service(struct app *app, const char *slug, const char *system,
			const struct service_edit *edit, gint64 *in_system, gint64 *sized,
			struct diags *ds)
{
	g_autoptr(store_service) s = store_service_new();

	if (!choose_system(in_system, app, system, ds))
		return false;
	s->slug = g_strdup(slug);
	s->system = *in_system;
	replace_text(&s->purpose, edit->purpose);
	replace_text(&s->operations, edit->operations);
	return store_put_service(app->store, s, ds) && change_through(app, s, ds) &&
	       apply_lists(app, s, edit, sized, ds);
}

/* One number is one team's. */
static bool may_size(const struct service_edit *edit, struct diags *ds)
{
	if (edit->team_size <= 0 ||
	    (edit->teams != NULL && g_strv_length(edit->teams) == 1))
		return true;
	diag_error(ds, "team-size", NULL, _("name one team to say how many are in it"));
	return false;
}

bool registering_new_service(struct app *app, const char *slug, const char *system,
			     const struct service_edit *edit, const struct args *args,
			     struct diags *ds)
{
	gint64 in_system = 0, sized = 0;
	bool ok;

	if (!registering_check_slug(slug, ds) || !may_size(edit, ds) ||
	    !change_begin(app, args, DEED_SERVICE_ADD, slug, NULL, ds))
		return false;
	ok = add_service(app, slug, system, edit, &in_system, &sized, ds);
	return finish_service(app, ok, in_system, sized, ds);
}

static bool apply_edit(struct app *app, struct store_service *s,
		       const struct service_edit *edit, gint64 *sized, struct diags *ds)
{
	bool own = edit->purpose != NULL || edit->operations != NULL || edit->slug != NULL;

	if (edit->slug != NULL) {
		g_free(s->slug);
		s->slug = g_strdup(edit->slug);
	}
	replace_text(&s->purpose, edit->purpose);
	replace_text(&s->operations, edit->operations);
	return (!own || store_put_service(app->store, s, ds)) &&
	       apply_lists(app, s, edit, sized, ds);
}

bool registering_set_service(struct app *app, const char *slug,
			     const struct service_edit *edit, const struct args *args,
			     struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	struct store *st;
	gint64 sized = 0;
	bool ok;

	if ((edit->slug != NULL && !registering_check_slug(edit->slug, ds)) ||
	    !may_size(edit, ds) || !target_store(&st, app, slug, ds) ||
	    !target_find_service(&s, app, slug, ds) ||
	    !change_begin(app, args, DEED_SERVICE_SET, s->slug, NULL, ds))
		return false;
	ok = change_through(app, s, ds) && apply_edit(app, s, edit, &sized, ds);
	return finish_service(app, ok, s->system, sized, ds);
}

bool registering_put_team(struct app *app, const char *name, gint64 size, bool is_new,
			  const struct args *args, struct diags *ds)
{
	g_autoptr(store_team) team = NULL;
	bool ok;

	if (is_new) {
		if (!registering_check_name(name, ds))
			return false;
		team = g_new0(struct store_team, 1);
		team->name = g_strdup(name);
	} else if (!target_find_team(&team, app, name, ds)) {
		return false;
	}
	team->size = size;
	if (!change_begin(app, args, is_new ? DEED_TEAM_ADD : DEED_TEAM_SET, team->name, NULL, ds))
		return false;
	ok = store_put_team(app->store, team, ds);
	return finish_change(app, ok, REACH_TEAM, 0, team->id, ds);
}

bool registering_put_system(struct app *app, const char *name, gint64 running,
			    bool is_new, const struct args *args, struct diags *ds)
{
	g_autoptr(store_system) system = NULL;
	bool ok;

	if (is_new) {
		if (!registering_check_name(name, ds))
			return false;
		system = g_new0(struct store_system, 1);
		system->name = g_strdup(name);
	} else if (!target_find_system(&system, app, name, ds)) {
		return false;
	}
	system->running = running;
	if (!change_begin(app, args, is_new ? DEED_SYSTEM_ADD : DEED_SYSTEM_SET,
			  system->name, NULL, ds))
		return false;
	ok = store_put_system(app->store, system, ds);
	return finish_change(app, ok, REACH_REGISTERED, system->id, 0, ds);
}

enum row_deed { ROW_SET, ROW_RENAME, ROW_ARCHIVE, ROW_BRING_BACK, ROW_DEED_COUNT };

static const enum deed row_deeds[][ROW_DEED_COUNT] = {
	[NAMED_SERVICE] = { DEED_SERVICE_SET, DEED_SERVICE_RENAME, DEED_SERVICE_ARCHIVE,
			    DEED_SERVICE_BRING_BACK },
	[NAMED_TEAM] = { DEED_TEAM_SET, DEED_TEAM_RENAME, DEED_TEAM_ARCHIVE,
			 DEED_TEAM_BRING_BACK },
	[NAMED_SYSTEM] = { DEED_SYSTEM_SET, DEED_SYSTEM_RENAME, DEED_SYSTEM_ARCHIVE,
			   DEED_SYSTEM_BRING_BACK },
};

/* What rename, archive and a form change. */
struct row_edit {
	const char *name;	/* NULL = stays */
	int archived;		/* -1 = stays */
	enum row_deed what;
	gint64 number;		/* size or running services; NUMBER_STAYS */
	const char *through;	/* a service, for its undo; NULL = none */
};
enum { NUMBER_STAYS = -2 };

/* number: NULL where there is none. */
static void edit_row(const struct row_edit *e, char **name, bool *archived, gint64 *number)
{
	if (number != NULL && e->number > NUMBER_STAYS)
		*number = e->number;
	if (e->name != NULL) {
		g_free(*name);
		*name = g_strdup(e->name);
	}
	if (e->archived >= 0)
		*archived = e->archived;
}

static bool edit_service(struct app *app, const char *name, const struct row_edit *e,
			 const struct args *args, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	bool ok;

	if (!target_find_service(&s, app, name, ds) ||
	    !change_begin(app, args, row_deeds[NAMED_SERVICE][e->what], s->slug, NULL, ds))
		return false;
	edit_row(e, &s->slug, &s->archived, NULL);
	ok = change_through(app, s, ds) && store_put_service(app->store, s, ds);
	return finish_change(app, ok, REACH_REGISTERED, s->system, 0, ds);
}

/* The service somebody looked at while changing its team or system. */
static bool go_through(struct app *app, const struct row_edit *e, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;

	return e->through == NULL || (target_find_service(&s, app, e->through, ds) &&
				      change_through(app, s, ds));
}

static bool edit_team(struct app *app, const char *name, const struct row_edit *e,
		      const struct args *args, struct diags *ds)
{
	g_autoptr(store_team) t = NULL;

	if (!target_find_team(&t, app, name, ds) ||
	    !change_begin(app, args, row_deeds[NAMED_TEAM][e->what], t->name, NULL, ds))
		return false;
	edit_row(e, &t->name, &t->archived, &t->size);
	return finish_change(app, go_through(app, e, ds) && store_put_team(app->store, t, ds),
			     REACH_TEAM, 0, t->id, ds);
}

static bool edit_system(struct app *app, const char *name, const struct row_edit *e,
			const struct args *args, struct diags *ds)
{
	g_autoptr(store_system) s = NULL;

	if (!target_find_system(&s, app, name, ds) ||
	    !change_begin(app, args, row_deeds[NAMED_SYSTEM][e->what], s->name, NULL, ds))
		return false;
	edit_row(e, &s->name, &s->archived, &s->running);
	return finish_change(app, go_through(app, e, ds) && store_put_system(app->store, s, ds),
			     REACH_REGISTERED, s->id, 0, ds);
}

static bool edit_named(struct app *app, enum named kind, const char *name,
		       const struct row_edit *e, const struct args *args, struct diags *ds)
{
	switch (kind) {
	case NAMED_SERVICE:
		return edit_service(app, name, e, args, ds);
	case NAMED_TEAM:
		return edit_team(app, name, e, args, ds);
	default:
		g_assert(kind == NAMED_SYSTEM);
		return edit_system(app, name, e, args, ds);
	}
}

bool registering_rename(struct app *app, enum named kind, const char *from,
			const char *to, const struct args *args, struct diags *ds)
{
	struct row_edit e = { to, -1, ROW_RENAME, NUMBER_STAYS, NULL };

	if (kind == NAMED_SERVICE ? !registering_check_slug(to, ds) :
				    !registering_check_name(to, ds))
		return false;
	return edit_named(app, kind, from, &e, args, ds);
}

bool registering_set(struct app *app, enum named kind, const char *name, const char *to,
		     gint64 number, const char *through, const struct args *args,
		     struct diags *ds)
{
	struct row_edit e = { to, -1, ROW_SET, number, through };

	g_assert(kind == NAMED_TEAM || kind == NAMED_SYSTEM);
	return (to == NULL || registering_check_name(to, ds)) &&
	       edit_named(app, kind, name, &e, args, ds);
}

bool registering_archive(struct app *app, enum named kind, const char *name,
			 bool archived, const struct args *args, struct diags *ds)
{
	struct row_edit e = { NULL, archived, archived ? ROW_ARCHIVE : ROW_BRING_BACK,
			      NUMBER_STAYS, NULL };

	return edit_named(app, kind, name, &e, args, ds);
}
