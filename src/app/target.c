/*
 * Turns names into rows of the database. A name that is not there is answered
 * with those that are: the near one, else the first few.
 */
#include "config.h"

#include "app/target.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/near.h"

enum { NAMES_SHOWN_MAX = 8 };

/* Some of them, "a1, a2, ..."; yours to free. */
static char *list_names(const GPtrArray *names)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (unsigned i = 0; i < names->len && i < NAMES_SHOWN_MAX; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
				       (const char *)names->pdata[i]);
	if (names->len > NAMES_SHOWN_MAX)
		g_string_append(list, ", ...");
	return g_string_free(g_steal_pointer(&list), FALSE);
}

/* Says the near name, or those that are as near as each other, else lists some; names ends
 * without a NULL. */
static void hint_names(struct diag *d, const char *typed, const GPtrArray *names)
{
	g_autoptr(GPtrArray) near_ones = g_ptr_array_new();
	g_autofree char *list = NULL;
	struct near n;

	near_init(&n, typed);
	for (unsigned i = 0; i < names->len; i++)
		near_offer(&n, names->pdata[i]);
	for (unsigned i = 0; n.best != NULL && i < names->len; i++)
		if (near_distance(typed, names->pdata[i], n.distance) == n.distance)
			g_ptr_array_add(near_ones, names->pdata[i]);
	if (names->len == 0)
		return;
	list = list_names(near_ones->len > 0 ? near_ones : names);
	if (near_ones->len == 1)
		diag_hint(d, _("did you mean \"%s\"?"), n.best);
	else if (near_ones->len > 1)
		diag_hint(d, _("did you mean one of: %s?"), list);
	else
		diag_hint(d, _("there are: %s"), list);
}

static GPtrArray *service_names(struct store *st)
{
	g_autoptr(GPtrArray) services = NULL;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	if (store_services(st, 0, &services, NULL))
		for (unsigned i = 0; i < services->len; i++) {
			const struct store_service *s = services->pdata[i];

			if (!s->archived)
				g_ptr_array_add(names, g_strdup(s->slug));
		}
	return names;
}

static void refuse_service(struct store *st, const char *name, struct diags *ds)
{
	struct diag *d = diag_error(ds, "no-service", NULL, _("there is no service \"%s\""),
				    name);
	g_autoptr(GPtrArray) names = NULL;
	const char *command = action_near(name);

	if (st == NULL) {
		diag_hint(d, _("the database is empty; \"seam new %s\" makes it"), name);
		return;
	}
	names = service_names(st);
	if (names->len == 0)
		diag_hint(d, _("there are none yet; \"seam new %s\" makes it"), name);
	else
		hint_names(d, name, names);
	if (d != NULL && d->hint == NULL && command != NULL)
		diag_hint(d, _("did you mean \"seam %s\"?"), command);
}

bool target_store(struct store **out, struct app *app, const char *name, struct diags *ds)
{
	const char *path = app_db_path(app, ds);

	*out = NULL;
	if (path == NULL)
		return false;
	if (app->store != NULL || g_file_test(path, G_FILE_TEST_EXISTS))
		return app_store_write(app, out, ds);
	refuse_service(NULL, name, ds);
	return false;
}

bool target_find_service(struct store_service **out, struct app *app, const char *name,
			 struct diags *ds)
{
	struct store *st;

	*out = NULL;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st != NULL && !store_find_service(st, name, out, ds))
		return false;
	if (*out == NULL)
		refuse_service(st, name, ds);
	return *out != NULL;
}

static void refuse_assessment(struct store *st, const struct store_service *s,
			      const char *label, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct diag *d = diag_error(ds, "no-assessment", NULL,
				    _("\"%s\" has no assessment \"%s\""), s->slug, label);

	if (!store_assessments(st, s->id, &all, NULL))
		return;
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_assessment *a = all->pdata[i];

		g_ptr_array_add(names, g_strdup_printf("a%d", a->number));
		if (a->name != NULL)
			g_ptr_array_add(names, g_strdup(a->name));
	}
	if (names->len == 0)
		diag_hint(d, _("it has none yet; \"seam assess %s\" starts one"), s->slug);
	else
		hint_names(d, label, names);
}

bool target_find(struct target *t, struct app *app, const char *name, struct diags *ds)
{
	const char *at = strchr(name, '@');
	g_autofree char *slug = at != NULL ? g_strndup(name, (gsize)(at - name)) :
					     g_strdup(name);
	g_autoptr(store_service) service = NULL;
	struct store_assessment *a = NULL;
	struct store *st;

	*t = (struct target){ 0 };
	if (!target_find_service(&service, app, slug, ds))
		return false;
	st = app->store;
	if (at == NULL) {
		if (!store_current_assessment(st, service->id, &a, ds))
			return false;
	} else {
		if (!store_find_assessment(st, service->id, at + 1, &a, ds))
			return false;
		if (a == NULL) {
			refuse_assessment(st, service, at + 1, ds);
			return false;
		}
	}
	target_set(t, g_steal_pointer(&service), a);
	return true;
}

bool target_of_service(struct target *t, struct app *app, gint64 service,
		       struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	struct store_assessment *a = NULL;

	*t = (struct target){ 0 };
	if (!store_get_service(app->store, service, &s, ds) || s == NULL ||
	    !store_current_assessment(app->store, service, &a, ds))
		return false;
	target_set(t, g_steal_pointer(&s), a);
	return true;
}

bool target_of_line(struct target *t, struct app *app, const struct store_line *l,
		    struct diags *ds)
{
	g_autoptr(store_service) service = NULL;
	g_autoptr(store_assessment) a = NULL;

	*t = (struct target){ 0 };
	if (!store_get_service(app->store, l->service, &service, ds) || service == NULL ||
	    (l->assessment != 0 && !store_get_assessment(app->store, l->assessment, &a, ds)))
		return false;
	target_set(t, g_steal_pointer(&service), g_steal_pointer(&a));
	return true;
}

void target_set(struct target *t, struct store_service *service,
		struct store_assessment *assessment)
{
	*t = (struct target){ .service = service, .assessment = assessment };
	if (assessment != NULL)
		g_snprintf(t->label, sizeof t->label, "a%d", assessment->number);
}

void target_clear(struct target *t)
{
	store_service_free(t->service);
	store_assessment_free(t->assessment);
	*t = (struct target){ 0 };
}

/* Systems and teams are asked for by name; these say what there is instead. */
struct register_ops {
	const char *code, *message;
	const char *none;	/* N_(): what to do where there is none at all */
	bool (*list)(struct store *st, GPtrArray **out, struct diags *ds);
	char *(*name)(const void *row);	/* borrowed */
};

static char *system_name(const void *row)
{
	return ((const struct store_system *)row)->name;
}

static char *team_name(const void *row)
{
	return ((const struct store_team *)row)->name;
}

static const struct register_ops registers[] = {
	[STORE_OF_TEAM] = {
		"no-team", N_("there is no team \"%s\""),
		N_("there are none yet; \"seam team add\" registers one"), store_teams,
		team_name,
	},
	[STORE_OF_SYSTEM] = {
		"no-system", N_("there is no system \"%s\""),
		N_("there are none yet; \"seam system add\" registers one"), store_systems,
		system_name,
	},
};

bool target_refuse_name(enum store_scope of, struct store *st, const char *name,
			struct diags *ds)
{
	const struct register_ops *r = &registers[of];
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *shown = g_strdup_printf(_(r->message), name);
	struct diag *d = diag_error(ds, r->code, NULL, "%s", shown);

	if (st != NULL && r->list(st, &all, NULL))
		for (unsigned i = 0; i < all->len; i++)
			g_ptr_array_add(names, r->name(all->pdata[i]));
	if (names->len > 0)
		hint_names(d, name, names);
	else
		diag_hint(d, "%s", _(r->none));
	return false;
}

bool target_find_system(struct store_system **out, struct app *app, const char *name,
			struct diags *ds)
{
	struct store *st;

	*out = NULL;
	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_find_system(st, name, out, ds)))
		return false;
	return *out != NULL || target_refuse_name(STORE_OF_SYSTEM, st, name, ds);
}

bool target_find_team(struct store_team **out, struct app *app, const char *name,
		      struct diags *ds)
{
	struct store *st;

	*out = NULL;
	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_find_team(st, name, out, ds)))
		return false;
	return *out != NULL || target_refuse_name(STORE_OF_TEAM, st, name, ds);
}
