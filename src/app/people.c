/*
 * The set-up of a room is one line: how many people, which roles are missing;
 * names are optional and can come later. Names are kept apart from answers and never
 * printed in a report unless asked for.
 */
#include "config.h"

#include "app/people.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/carrying.h"
#include "app/change.h"
#include "app/printing.h"
#include "base/near.h"
#include "core/who.h"

const struct option_row people_options[] = {
	{ "count", 0, OPTION_TEXT, N_("N"), NULL, NAMED_NOTHING,
	  N_("how many people are in the room") },
	{ "missing", 0, OPTION_LIST, N_("ROLE"), NULL, NAMED_NOTHING,
	  N_("roles nobody in the room has: operations, developers, product, leadership; "
	     "replaces those said before, none: all are there") },
	{ "late", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("the names come in addition to those counted") },
	{ "gone", 0, OPTION_LIST, N_("NAME"), NULL, NAMED_NOTHING,
	  N_("who has left, or was never there") },
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

static bool has_any(const char *const *list)
{
	return list != NULL && *list != NULL;
}

/* ---- the list --------------------------------------------------------------- */

static void free_person(gpointer data)
{
	store_person_free(data);
}

bool people_list(GPtrArray **out, struct store *st, gint64 assessment, struct diags *ds)
{
	*out = NULL;
	if (assessment != 0)
		return store_people(st, assessment, out, ds);
	*out = g_ptr_array_new_with_free_func(free_person);
	return true;
}

static const struct store_person *find_name(const GPtrArray *people, const char *name)
{
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name != NULL && g_ascii_strcasecmp(p->name, name) == 0)
			return p;
	}
	return NULL;
}

/* What was said about how many there are in all; 0 = nothing. */
static int said_count(const GPtrArray *people)
{
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name == NULL && p->role == NULL)
			return p->count;
	}
	return 0;
}

int people_count(const GPtrArray *people)
{
	int named = 0;

	for (unsigned i = 0; i < people->len; i++)
		named += ((struct store_person *)people->pdata[i])->name != NULL;
	return MAX(named, said_count(people));
}

/* What was said of a role without a name; NULL = nothing. */
static const struct store_person *find_nameless(const GPtrArray *people, const char *role)
{
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name == NULL && g_strcmp0(p->role, role) == 0)
			return p;
	}
	return NULL;
}

static bool is_named_with(const GPtrArray *people, const char *role)
{
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name != NULL && g_strcmp0(p->role, role) == 0)
			return true;
	}
	return false;
}

enum people_role people_role(const GPtrArray *people, const char *role)
{
	const struct store_person *said = find_nameless(people, role);

	if (is_named_with(people, role) || (said != NULL && said->count > 0))
		return PEOPLE_HERE;
	return said != NULL ? PEOPLE_MISSING : PEOPLE_NOT_SAID;
}

char **people_roles_absent(struct store *st, gint64 assessment)
{
	g_autoptr(GStrvBuilder) absent = g_strv_builder_new();
	g_autoptr(GPtrArray) people = NULL;
	g_auto(GStrv) list = NULL;
	bool all_said = true;

	if (!store_people(st, assessment, &people, NULL))
		return NULL;
	for (int i = 0; who_answers[i] != NULL; i++) {
		enum people_role is = people_role(people, who_answers[i]);

		if (is == PEOPLE_MISSING)
			g_strv_builder_add(absent, who_answers[i]);
		all_said = all_said && is != PEOPLE_NOT_SAID;
	}
	list = g_strv_builder_end(absent);
	return all_said || *list != NULL ? g_steal_pointer(&list) : NULL;
}

/* ---- writing ---------------------------------------------------------------- */

/* One change of a list, and the list as it stands. */
struct seating {
	struct app *app;
	gint64 assessment;
	GPtrArray *people;	/* as they were before */
	int count;		/* what is said about how many there are; 0 = nothing */
};

static bool read_seating(struct seating *s, struct diags *ds)
{
	g_clear_pointer(&s->people, g_ptr_array_unref);
	return store_people(s->app->store, s->assessment, &s->people, ds);
}

static bool put(struct seating *s, const char *name, const char *role, int count,
		struct diags *ds)
{
	const struct store_person p = { .name = (char *)name, .role = (char *)role,
		.count = count };

	return store_put_person(s->app->store, s->assessment, &p, ds);
}

/* The name of "Ana:product"; yours to free. */
static char *name_of(const char *typed, const char **role)
{
	const char *colon = strrchr(typed, ':');
	char *name = colon != NULL ? g_strndup(typed, (gsize)(colon - typed)) : g_strdup(typed);

	*role = colon != NULL ? colon + 1 : NULL;
	return g_strstrip(name);
}

static bool put_name(struct seating *s, const char *typed, bool late, struct diags *ds)
{
	const char *role;
	g_autofree char *name = name_of(typed, &role);
	const struct store_person *before;

	if (*name == '\0') {
		diag_error(ds, "name", NULL, _("\"%s\" is no name"), typed);
		return false;
	}
	if (role != NULL && !check_role(role, ds))
		return false;
	before = find_name(s->people, name);
	if (role == NULL && before != NULL)
		role = before->role;
	if (late && before == NULL && s->count > 0)
		s->count++;
	return put(s, name, role, 1, ds);
}

static bool take_name(struct seating *s, const char *typed, struct diags *ds)
{
	const struct store_person *p = find_name(s->people, typed);
	struct near n;
	struct diag *d;

	if (p != NULL) {
		if (s->count > 0)
			s->count--;
		return put(s, p->name, p->role, -1, ds);
	}
	near_init(&n, typed);
	for (unsigned i = 0; i < s->people->len; i++)
		if (((struct store_person *)s->people->pdata[i])->name != NULL)
			near_offer(&n, ((struct store_person *)s->people->pdata[i])->name);
	d = diag_error(ds, "no-person", NULL, _("nobody named \"%s\" is in the room"), typed);
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), n.best);
	return false;
}

static bool check_missing(const char *const *missing, struct diags *ds)
{
	if (missing == NULL || (g_strcmp0(missing[0], "none") == 0 && missing[1] == NULL))
		return true;
	for (const char *const *m = missing; *m != NULL; m++)
		if (!check_role(*m, ds))
			return false;
	return true;
}

/* Once the names are there: who is named with a role says more of it than what is said
 * without. Of the others exactly these are missing, so the rest is there; NULL = as it was. */
static bool put_roles(struct seating *s, const char *const *missing, struct diags *ds)
{
	for (int i = 0; who_answers[i] != NULL; i++) {
		const char *role = who_answers[i];
		bool named = is_named_with(s->people, role);
		bool said = find_nameless(s->people, role) != NULL;

		if (named && said && !put(s, NULL, role, -1, ds))
			return false;
		if (!named && missing != NULL &&
		    !put(s, NULL, role, !g_strv_contains(missing, role), ds))
			return false;
	}
	return true;
}

/* Each name once, and nobody who comes and goes at the same time: names tell people
 * apart, so a doubled one is a second person or a slip, and only who typed it knows. */
static bool check_once(const struct people_edit *e, struct diags *ds)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const char *const *lists[] = { e->names, e->gone };

	for (gsize l = 0; l < G_N_ELEMENTS(lists); l++) {
		for (const char *const *n = lists[l]; n != NULL && *n != NULL; n++) {
			const char *role;
			g_autofree char *name = lists[l] == e->gone ? g_strdup(*n) :
								      name_of(*n, &role);

			if (g_hash_table_add(seen, g_ascii_strdown(name, -1)))
				continue;
			diag_hint(diag_error(ds, "doubled", NULL, _("\"%s\" is named twice"), name),
				  _("name each person once; two of that name need something to "
				    "tell them apart, such as \"%s B.\""), name);
			return false;
		}
	}
	return true;
}

static bool put_all(struct seating *s, const struct people_edit *e, struct diags *ds)
{
	int before;

	if (!read_seating(s, ds))
		return false;
	before = said_count(s->people);
	s->count = e->count >= 0 ? e->count : before;
	for (const char *const *n = e->gone; n != NULL && *n != NULL; n++)
		if (!take_name(s, *n, ds))
			return false;
	for (const char *const *n = e->names; n != NULL && *n != NULL; n++)
		if (!put_name(s, *n, e->late, ds))
			return false;
	if (!read_seating(s, ds) || !put_roles(s, e->missing, ds))
		return false;
	return s->count == before ||
	       put(s, NULL, NULL, s->count > 0 ? s->count : -1, ds);
}

bool people_set(struct app *app, const char *service, const struct people_edit *e,
		const struct args *args, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) draft = NULL;
	struct seating seating = { .app = app };
	struct draft_start start = { .mode = STORE_ROOM };
	struct store *st;
	bool ok;

	if (!check_once(e, ds) || !check_missing(e->missing, ds) ||
	    !target_store(&st, app, service, ds) ||
	    !target_find_service(&s, app, service, ds) ||
	    !change_begin(app, args, DEED_PEOPLE, NULL, NULL, ds))
		return false;
	ok = change_through(app, s, ds) &&
	     answering_draft(&draft, app, s, &start, ds);
	if (ok) {
		seating.assessment = draft->id;
		ok = put_all(&seating, e, ds);
	}
	g_clear_pointer(&seating.people, g_ptr_array_unref);
	if (ok && change_commit(app, REACH_SERVICE, s->system, s->id, ds)) {
		carrying_note(start.carried, s->slug, ds);
		return true;
	}
	change_rollback(app);
	return false;
}

/* ---- the command ------------------------------------------------------------ */

static void write_people_json(struct app *app, const char *service,
			      const GPtrArray *people)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		json_array_append_new(list, json_pack("{s:s?, s:s?, s:i, s:s?}", "name", p->name,
						      "role", p->role, "count", p->count,
						      "since", p->since));
	}
	printing_json_take(app, json_pack("{s:i, s:s, s:i, s:o}", "schema", 1, "service", service,
					  "count", people_count(people), "people", list));
}

static void add_person(GString *out, const struct store_person *p)
{
	if (p->name != NULL && p->role != NULL)
		g_string_append_printf(out, "%s (%s)\n", p->name, who_label(p->role));
	else if (p->name != NULL)
		g_string_append_printf(out, "%s\n", p->name);
	else if (p->role != NULL && p->count == 0)
		g_string_append_printf(out, _("missing: %s\n"), who_label(p->role));
}

static bool is_complete(const GPtrArray *people)
{
	for (int i = 0; who_answers[i] != NULL; i++)
		if (people_role(people, who_answers[i]) != PEOPLE_HERE)
			return false;
	return true;
}

char *people_text(const GPtrArray *people)
{
	GString *out = g_string_new(NULL);
	int count = people_count(people);

	for (unsigned i = 0; i < people->len; i++)
		add_person(out, people->pdata[i]);
	if (is_complete(people))
		g_string_append_printf(out, "%s\n", _("no role is missing"));
	if (count > 0)
		g_string_append_printf(out, ngettext("%d person in the room\n",
						     "%d people in the room\n",
						     (unsigned long)count), count);
	return g_string_free(out, FALSE);
}

static void write_people(struct app *app, const char *service, const GPtrArray *people)
{
	g_autofree char *text = NULL;

	if (app_prints_data(app)) {
		write_people_json(app, service, people);
		return;
	}
	text = people_text(people);
	app_printf(app, "%s", text);
}

static bool read_count(gint64 *count, const char *typed, struct diags *ds)
{
	*count = -1;
	if (typed == NULL || g_ascii_string_to_signed(typed, 10, 1, PEOPLE_MAX, count, NULL))
		return true;
	diag_hint(diag_error(ds, "number", NULL, _("\"%s\" is no number of people"), typed),
		  _("write a whole number from %d to %d"), 1, PEOPLE_MAX);
	return false;
}

enum exit_code people_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *service = args_word(args, 0);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GPtrArray) people = NULL;
	g_auto(GStrv) missing = args_list(args, "missing");
	g_auto(GStrv) gone = args_list(args, "gone");
	struct people_edit e = { .gone = (const char *const *)gone,
		.late = args_has(args, "late") };
	enum exit_code code = EXIT_CODE_OK;
	gint64 count;
	struct target t;

	if (!read_count(&count, args_text(args, "count"), ds))
		return EXIT_CODE_USAGE;
	for (unsigned i = 1; i < args->words->len; i++)
		g_ptr_array_add(names, args->words->pdata[i]);
	g_ptr_array_add(names, NULL);
	e.names = (const char *const *)names->pdata;
	e.count = (int)count;
	if (args_has(args, "missing"))
		e.missing = (const char *const *)missing;
	if ((has_any(e.names) || has_any(e.gone) || e.missing != NULL || count >= 0) &&
	    !people_set(app, service, &e, args, ds))
		return EXIT_CODE_DATA;
	if (!target_find(&t, app, service, ds))
		return EXIT_CODE_DATA;
	if (people_list(&people, app->store, t.assessment != NULL ? t.assessment->id : 0, ds))
		write_people(app, t.service->slug, people);
	else
		code = EXIT_CODE_DATA;
	target_clear(&t);
	return code;
}
