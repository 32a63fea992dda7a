/*
 * The set-up of a room is one line: how many people, which roles are missing;
 * names are optional. Names are kept apart from answers and never printed unless
 * asked for.
 */
#include "config.h"

#include "app/people.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/change.h"
#include "app/printing.h"
#include "core/who.h"

const struct option_row people_options[] = {
	{ "count", 0, OPTION_TEXT, N_("N"), NULL, NAMED_NOTHING,
	  N_("how many people are in the room") },
	{ "missing", 0, OPTION_LIST, N_("ROLE"), NULL, NAMED_NOTHING,
	  N_("roles nobody in the room has: operations, developers, product, leadership") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static bool check_role(const char *role, struct diags *ds)
{
	struct diag *d;

	if (who_is_asked(role))
		return true;
	d = diag_error(ds, "role", NULL, _("\"%s\" is no role"), role);
	diag_hint(d, _("roles are operations, developers, product and leadership"));
	return false;
}

static bool put_name(struct app *app, gint64 assessment, const char *typed,
		     struct diags *ds)
{
	const char *colon = strrchr(typed, ':');
	g_autofree char *name = colon != NULL ? g_strndup(typed, (gsize)(colon - typed)) :
						g_strdup(typed);
	struct store_person p = {
		.name = g_strstrip(name),
		.role = colon != NULL ? (char *)colon + 1 : NULL,
		.count = 1,
	};

	if (*p.name == '\0') {
		diag_error(ds, "name", NULL, _("\"%s\" is no name"), typed);
		return false;
	}
	if (p.role != NULL && !check_role(p.role, ds))
		return false;
	return store_put_person(app->store, assessment, &p, ds);
}

static bool put_all(struct app *app, gint64 assessment, const char *const *names,
		    const char *const *missing, int count, struct diags *ds)
{
	for (const char *const *n = names; n != NULL && *n != NULL; n++)
		if (!put_name(app, assessment, *n, ds))
			return false;
	for (const char *const *m = missing; m != NULL && *m != NULL; m++) {
		struct store_person p = { .role = (char *)*m, .count = 0 };

		if (!check_role(*m, ds) || !store_put_person(app->store, assessment, &p, ds))
			return false;
	}
	if (count >= 0) {
		struct store_person p = { .count = count };

		return store_put_person(app->store, assessment, &p, ds);
	}
	return true;
}

bool people_set(struct app *app, const char *service, const char *const *names,
		const char *const *missing, int count, const struct args *args,
		struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) draft = NULL;
	struct store *st;

	if (!target_store(&st, app, service, ds) || !target_find_service(&s, app, service, ds) ||
	    !change_begin(app, args, ds, "say who is in the room"))
		return false;
	if (change_through(app, s, ds) &&
	    answering_draft(&draft, app, s, NULL, STORE_ROOM, ds) &&
	    put_all(app, draft->id, names, missing, count, ds) &&
	    change_commit(app, REACH_SERVICE, s->system, s->id, ds))
		return true;
	change_rollback(app);
	return false;
}

static void free_person(gpointer data)
{
	store_person_free(data);
}

static bool read_people(GPtrArray **out, struct store *st,
			const struct store_assessment *a, struct diags *ds)
{
	*out = NULL;
	if (a != NULL)
		return store_people(st, a->id, out, ds);
	*out = g_ptr_array_new_with_free_func(free_person);
	return true;
}

char **people_roles_absent(struct store *st, gint64 assessment)
{
	g_autoptr(GPtrArray) people = NULL;
	GPtrArray *absent;

	if (!store_people(st, assessment, &people, NULL) || people->len == 0)
		return NULL;
	absent = g_ptr_array_new();
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name == NULL && p->role != NULL && p->count == 0)
			g_ptr_array_add(absent, g_strdup(p->role));
	}
	g_ptr_array_add(absent, NULL);
	return (char **)g_ptr_array_free(absent, FALSE);
}

static void write_people_json(struct app *app, const char *service,
			      const GPtrArray *people)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		json_array_append_new(list, json_pack("{s:s?, s:s?, s:i}", "name", p->name,
						      "role", p->role, "count", p->count));
	}
	printing_json_take(app, json_pack("{s:i, s:s, s:o}", "schema", 1, "service", service,
					  "people", list));
}

static void write_people(struct app *app, const char *service, const GPtrArray *people)
{
	if (app->format == FORMAT_JSON) {
		write_people_json(app, service, people);
		return;
	}
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name != NULL && p->role != NULL)
			app_printf(app, "%s (%s)\n", p->name, who_label(p->role));
		else if (p->name != NULL)
			app_printf(app, "%s\n", p->name);
		else if (p->role != NULL && p->count == 0)
			app_printf(app, _("missing: %s\n"), who_label(p->role));
		else if (p->role != NULL)
			app_printf(app, "%s: %d\n", who_label(p->role), p->count);
		else
			app_printf(app, ngettext("%d person in the room\n",
						 "%d people in the room\n",
						 (unsigned long)p->count), p->count);
	}
}

enum exit_code people_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *service = args_word(args, 0), *count_text = args_text(args, "count");
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_auto(GStrv) missing = args_list(args, "missing");
	g_autoptr(GPtrArray) people = NULL;
	enum exit_code code = EXIT_CODE_OK;
	gint64 count = -1;
	struct target t;

	if (count_text != NULL &&
	    !g_ascii_string_to_signed(count_text, 10, 1, 10000, &count, NULL)) {
		diag_error(ds, "number", NULL, _("\"%s\" is no number of people"), count_text);
		return EXIT_CODE_USAGE;
	}
	for (unsigned i = 1; i < args->words->len; i++)
		g_ptr_array_add(names, args->words->pdata[i]);
	g_ptr_array_add(names, NULL);
	if ((names->len > 1 || *missing != NULL || count >= 0) &&
	    !people_set(app, service, (const char *const *)names->pdata,
			(const char *const *)missing, (int)count, args, ds))
		return EXIT_CODE_DATA;
	if (!target_find(&t, app, service, ds))
		return EXIT_CODE_DATA;
	if (read_people(&people, app->store, t.assessment, ds))
		write_people(app, t.service->slug, people);
	else
		code = EXIT_CODE_DATA;
	target_clear(&t);
	return code;
}
