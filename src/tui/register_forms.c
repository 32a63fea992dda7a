/*
 * What each form asks, and how its texts become one change of the register. Of an edited
 * row only what differs is written, so that two people who change different fields do
 * not take each other's back.
 */
#include "config.h"

#include "tui/register_forms.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/registering.h"
#include "app/target.h"
#include "app/workshop.h"
#include "tui/form.h"
#include "tui/home.h"
#include "tui/walk.h"

static struct app *app_of(const struct form *f)
{
	return form_tui(f)->app;
}

/* ---- words to complete ---------------------------------------------------------- */

static char **known_teams(struct store *st, struct diags *ds)
{
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();
	g_autoptr(GPtrArray) all = NULL;

	if (!store_teams(st, &all, ds))
		return NULL;
	for (guint i = 0; i < all->len; i++) {
		const struct store_team *t = all->pdata[i];

		if (!t->archived)
			g_strv_builder_add(names, t->name);
	}
	return g_strv_builder_end(names);
}

static char **known_systems(struct store *st, struct diags *ds)
{
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();
	g_autoptr(GPtrArray) all = NULL;

	if (!store_systems(st, &all, ds))
		return NULL;
	for (guint i = 0; i < all->len; i++) {
		const struct store_system *s = all->pdata[i];

		if (!s->archived)
			g_strv_builder_add(names, s->name);
	}
	return g_strv_builder_end(names);
}

static void add_once(GPtrArray *list, const char *text)
{
	if (!g_ptr_array_find_with_equal_func(list, text, g_str_equal, NULL))
		g_ptr_array_add(list, g_strdup(text));
}

/* Slugs of the others, and the stores any of them writes. */
static bool set_service_words(struct form *f, struct store *st, struct diags *ds)
{
	g_autoptr(GPtrArray) slugs = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) stores = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) all = NULL;

	if (!store_services(st, 0, &all, ds))
		return false;
	for (guint i = 0; i < all->len; i++) {
		const struct store_service *s = all->pdata[i];

		if (s->archived)
			continue;
		if (g_strcmp0(s->slug, form_subject(f)) != 0)
			g_ptr_array_add(slugs, g_strdup(s->slug));
		for (guint k = 0; k < s->writes->len; k++)
			add_once(stores, s->writes->pdata[k]);
	}
	g_ptr_array_add(slugs, NULL);
	g_ptr_array_add(stores, NULL);
	form_set_words(f, "calls", (const char *const *)slugs->pdata);
	form_set_words(f, "listens-to", (const char *const *)slugs->pdata);
	form_set_words(f, "writes", (const char *const *)stores->pdata);
	return true;
}

/* st NULL: there is nothing to complete to. */
static bool set_words(struct form *f, struct store *st, struct diags *ds)
{
	g_auto(GStrv) teams = NULL;
	g_auto(GStrv) systems = NULL;

	if (st == NULL)
		return true;
	teams = known_teams(st, ds);
	systems = known_systems(st, ds);
	if (teams == NULL || systems == NULL || !set_service_words(f, st, ds))
		return false;
	form_set_words(f, "team", (const char *const *)teams);
	form_set_words(f, "system", (const char *const *)systems);
	if (g_strv_length(systems) == 1)
		form_set(f, "system", systems[0]);
	return true;
}

/* ---- a service ------------------------------------------------------------------ */

static const char *const thens[] = { N_("start the workshop"),
				     N_("check it alone, ten minutes"),
				     N_("back to the list"), NULL };
enum { THEN_WORKSHOP, THEN_QUICK, THEN_BACK };

#define SERVICE_FIELDS \
	{ "team", N_("Team"), \
	  N_("Who would own it. A team that is new is made; leave it empty when there is " \
	     "none yet. More than one, by commas, is kept and is a finding."), \
	  FORM_LIST, false, NULL }, \
	{ "people", N_("People in it"), \
	  N_("How many people are in that team. Empty = not known."), FORM_NUMBER, false, \
	  NULL }, \
	{ "purpose", N_("Purpose"), N_("What it owns, in one sentence without \"and\"."), \
	  FORM_TEXT, false, NULL }, \
	{ "calls", N_("Calls"), \
	  N_("Services it waits for, by commas; ext:NAME for one outside the system."), \
	  FORM_LIST, false, NULL }, \
	{ "listens-to", N_("Listens to"), N_("Services whose events it takes, by commas."), \
	  FORM_LIST, false, NULL }, \
	{ "writes", N_("Stores"), N_("Databases and stores it writes to, by commas."), \
	  FORM_LIST, false, NULL }

static const struct form_field new_service_fields[] = {
	{ "name", N_("Name"),
	  N_("Pick a name by what it owns, such as billing; letters, digits, - and _."), FORM_TEXT, true,
	  NULL },
	{ "system", N_("Split out of"),
	  N_("The application it is part of today. A name that is new makes it."), FORM_TEXT,
	  true, NULL },
	SERVICE_FIELDS,
	{ "then", N_("Then"), N_("What comes when it is saved."), FORM_CHOICE, false, thens },
	{ .id = NULL },
};

static const struct form_field service_fields[] = {
	{ "name", N_("Name"),
	  N_("Another name keeps its assessments, actions and history."), FORM_TEXT, true,
	  NULL },
	{ "system", N_("Split out of"), NULL, FORM_TEXT, false, NULL },
	SERVICE_FIELDS,
	{ .id = NULL },
};

/* A name that is free, or its own. */
static bool check_service_name(struct form *f, const char *slug, struct diags *ds)
{
	g_autoptr(store_service) other = NULL;
	struct store *st;

	if (!registering_check_slug(slug, ds) || !app_store_read(app_of(f), &st, ds))
		return false;
	if (form_subject(f) != NULL && g_ascii_strcasecmp(slug, form_subject(f)) == 0)
		return true;
	if (st != NULL && !store_find_service(st, slug, &other, ds))
		return false;
	if (other == NULL)
		return true;
	diag_hint(diag_error(ds, "store-taken", NULL, _("\"%s\" exists"), other->slug),
		  _("type another name, or Esc and open it in the list"));
	return false;
}

static bool check_calls(struct form *f, const char *id, struct diags *ds)
{
	g_auto(GStrv) targets = form_list(f, id);
	g_autofree char *system = form_text(f, "system");

	for (char **t = targets; *t != NULL; t++)
		if (!registering_check_call(app_of(f), system, form_subject(f), *t, ds))
			return false;
	return true;
}

static bool check_names(struct form *f, const char *id, struct diags *ds)
{
	g_auto(GStrv) names = form_list(f, id);

	for (char **n = names; *n != NULL; n++)
		if (!registering_check_name(*n, ds))
			return false;
	return true;
}

/* A head count belongs to one team. */
static bool check_people(struct form *f, struct diags *ds)
{
	g_auto(GStrv) teams = form_list(f, "team");

	if (g_strv_length(teams) == 1 && form_number(f, "people") > 0)
		return true;
	diag_error(ds, "team-size", NULL,
		   g_strv_length(teams) == 1 ? _("a team has at least one person; empty = not known") :
					       _("name one team to say how many are in it"));
	return false;
}

static bool check_service(struct form *f, const char *id, const char *text, struct diags *ds)
{
	if (strcmp(id, "name") == 0)
		return check_service_name(f, text, ds);
	if (strcmp(id, "system") == 0)
		return registering_check_name(text, ds);
	if (strcmp(id, "people") == 0)
		return !form_is_changed(f, "people") || check_people(f, ds);
	if (strcmp(id, "calls") == 0 || strcmp(id, "listens-to") == 0)
		return check_calls(f, id, ds);
	if (strcmp(id, "team") == 0 || strcmp(id, "writes") == 0)
		return check_names(f, id, ds);
	return true;
}

/* The fields that differ; strings and lists are freed by clear_edit(). */
static void read_edit(const struct form *f, struct service_edit *e)
{
	bool sized = form_is_changed(f, "people") && form_number(f, "people") > 0;

	*e = (struct service_edit){
		.purpose = form_is_changed(f, "purpose") ? form_text(f, "purpose") : NULL,
		.teams = sized || form_is_changed(f, "team") ? form_list(f, "team") : NULL,
		.calls = form_is_changed(f, "calls") ? form_list(f, "calls") : NULL,
		.listens_to = form_is_changed(f, "listens-to") ? form_list(f, "listens-to") :
								   NULL,
		.writes = form_is_changed(f, "writes") ? form_list(f, "writes") : NULL,
		.team_size = sized ? form_number(f, "people") : 0,
	};
}

static void clear_edit(struct service_edit *e)
{
	g_free((char *)e->purpose);
	g_strfreev(e->teams);
	g_strfreev(e->calls);
	g_strfreev(e->listens_to);
	g_strfreev(e->writes);
}

static bool fill_new_service(struct form *f, const void *arg, struct diags *ds)
{
	struct store *st;

	if (!app_store_read(app_of(f), &st, ds) || !set_words(f, st, ds))
		return false;
	if (arg != NULL)
		form_set(f, "system", arg);
	return true;
}

static void go_on(struct tui *t, const char *slug, int then)
{
	struct workshop_request quick = { .service = slug, .quick = true };

	if (then == THEN_WORKSHOP)
		walk_push(t, slug);
	else if (then == THEN_QUICK)
		walk_push_request(t, &quick);
}

static bool save_new_service(struct form *f, struct diags *ds)
{
	struct tui *t = form_tui(f);
	g_autofree char *slug = form_text(f, "name");
	g_autofree char *system = form_text(f, "system");
	struct service_edit e;
	bool ok;

	read_edit(f, &e);
	ok = registering_new_service(t->app, slug, system, &e, NULL, ds);
	clear_edit(&e);
	if (!ok)
		return false;
	home_select(t, slug);
	/* TRANSLATORS: what was done, in the status row; %s is a service */
	tui_saved(t, _("%s is added"), slug);
	go_on(t, slug, form_choice(f, "then"));
	return true;
}

static char *joined_owners(const struct store_service *s)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < s->owners->len; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
				       g_array_index(s->owners, struct store_owner, i).name);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *joined_calls(const struct store_service *s, enum store_call_kind kind)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < s->calls->len; i++) {
		const struct store_call *c = &g_array_index(s->calls, struct store_call, i);

		if (c->kind == kind)
			g_string_append_printf(text, "%s%s%s", text->len > 0 ? ", " : "",
					       c->service == 0 ? "ext:" : "", c->target);
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *joined_writes(const struct store_service *s)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < s->writes->len; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
				       (char *)s->writes->pdata[i]);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static bool fill_service(struct form *f, const void *arg, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autofree char *owners = NULL;
	g_autofree char *calls = NULL;
	g_autofree char *listens = NULL;
	g_autofree char *writes = NULL;

	if (!target_find_service(&s, app_of(f), arg, ds))
		return false;
	form_set_subject(f, s->slug, s->uid);
	if (!set_words(f, app_of(f)->store, ds))
		return false;
	owners = joined_owners(s);
	calls = joined_calls(s, STORE_CALL_SYNC);
	listens = joined_calls(s, STORE_CALL_EVENT);
	writes = joined_writes(s);
	form_set(f, "name", s->slug);
	form_set(f, "system", s->system_name);
	form_lock(f, "system");
	form_set(f, "team", owners);
	if (s->owners->len == 1)
		form_set_number(f, "people", g_array_index(s->owners, struct store_owner, 0).size);
	form_set(f, "purpose", s->purpose);
	form_set(f, "calls", calls);
	form_set(f, "listens-to", listens);
	form_set(f, "writes", writes);
	return true;
}

static bool save_service(struct form *f, struct diags *ds)
{
	struct tui *t = form_tui(f);
	g_autofree char *slug = form_text(f, "name");
	struct service_edit e;
	bool ok;

	read_edit(f, &e);
	e.slug = form_is_changed(f, "name") ? slug : NULL;
	ok = registering_set_service(t->app, form_subject(f), &e, NULL, ds);
	clear_edit(&e);
	if (!ok)
		return false;
	home_select(t, slug);
	/* TRANSLATORS: what was done, in the status row; %s is a name */
	tui_saved(t, _("%s is changed"), slug);
	return true;
}

static const struct form_spec new_service_form = {
	.id = "new-service",
	.title = N_("New service"),
	.fields = new_service_fields,
	.fill = fill_new_service,
	.check = check_service,
	.save = save_new_service,
};

static const struct form_spec service_form = {
	.id = "service",
	.title = N_("Edit"),
	.fields = service_fields,
	.fill = fill_service,
	.check = check_service,
	.save = save_service,
};

bool register_new_service(struct tui *t, const char *system)
{
	return form_push(t, &new_service_form, system);
}

bool register_edit_service(struct tui *t, const char *service)
{
	return form_push(t, &service_form, service);
}

/* ---- teams and systems ----------------------------------------------------------- */

static const struct form_field team_fields[] = {
	{ "name", N_("Name"), N_("Another name keeps everything that is the team's."), FORM_TEXT,
	  true, NULL },
	{ "number", N_("People in it"),
	  N_("How many people are in the team. Empty = not known. Verdicts of its services "
	     "follow."), FORM_NUMBER, false, NULL },
	{ .id = NULL },
};

static const struct form_field system_fields[] = {
	{ "name", N_("Name"), N_("Another name keeps its services and answers."), FORM_TEXT,
	  true, NULL },
	{ "number", N_("Running services"),
	  N_("How many services run beside it already. Empty = not known; 0 says that none was "
	     "ever run, and splitting off many at once is then warned of."), FORM_NUMBER,
	  false, NULL },
	{ .id = NULL },
};

static bool check_named(struct form *f, const char *id, const char *text, struct diags *ds)
{
	(void)f;
	return strcmp(id, "name") != 0 || registering_check_name(text, ds);
}

struct named_arg {
	const char *name, *service;
};

static bool fill_team(struct form *f, const void *data, struct diags *ds)
{
	const struct named_arg *arg = data;
	g_autoptr(store_team) team = NULL;

	if (!target_find_team(&team, app_of(f), arg->name, ds))
		return false;
	form_set_through(f, arg->service);
	form_set_subject(f, team->name, team->uid);
	form_set(f, "name", team->name);
	form_set_number(f, "number", team->size);
	return true;
}

static bool fill_system(struct form *f, const void *data, struct diags *ds)
{
	const struct named_arg *arg = data;
	g_autoptr(store_system) system = NULL;

	if (!target_find_system(&system, app_of(f), arg->name, ds))
		return false;
	form_set_through(f, arg->service);
	form_set_subject(f, system->name, system->uid);
	form_set(f, "name", system->name);
	form_set_number(f, "number", system->running);
	return true;
}

static bool save_named(struct form *f, enum named kind, struct diags *ds)
{
	struct tui *t = form_tui(f);
	g_autofree char *name = form_text(f, "name");
	g_autofree char *number = form_text(f, "number");
	const char *before = form_before(f, "number");

	if (!registering_set(t->app, kind, form_subject(f),
			     form_is_changed(f, "name") ? name : NULL, form_number(f, "number"),
			     form_through(f), NULL, ds))
		return false;
	/* TRANSLATORS: name and number of a team or a system as they are and as they were;
	 * little space */
	tui_saved(t, _("%s (%s), was %s (%s)"), name, *number != '\0' ? number : "?",
		  form_subject(f), *before != '\0' ? before : "?");
	return true;
}

static bool save_team(struct form *f, struct diags *ds)
{
	return save_named(f, NAMED_TEAM, ds);
}

static bool save_system(struct form *f, struct diags *ds)
{
	return save_named(f, NAMED_SYSTEM, ds);
}

static const struct form_spec team_form = {
	.id = "team",
	.title = N_("Team"),
	.fields = team_fields,
	.fill = fill_team,
	.check = check_named,
	.save = save_team,
};

static const struct form_spec system_form = {
	.id = "system",
	.title = N_("System"),
	.fields = system_fields,
	.fill = fill_system,
	.check = check_named,
	.save = save_system,
};

bool register_edit_team(struct tui *t, const char *team, const char *service)
{
	struct named_arg arg = { team, service };

	return form_push(t, &team_form, &arg);
}

bool register_edit_system(struct tui *t, const char *system, const char *service)
{
	struct named_arg arg = { system, service };

	return form_push(t, &system_form, &arg);
}
