/*
 * Lists and cards of systems, teams and services. Each builds JSON objects; the
 * text is a table of the same members.
 */
#include "config.h"

#include "app/listing.h"

#include <glib/gi18n.h>

#include "app/printing.h"
#include "app/registry.h"
#include "app/target.h"

static json_t *count_json(gint64 n)
{
	return n >= 0 ? json_integer(n) : json_null();
}

static json_t *owners_json(const struct store_service *s)
{
	json_t *list = json_array();

	for (guint i = 0; i < s->owners->len; i++)
		json_array_append_new(
			list,
			json_string(g_array_index(s->owners, struct store_owner, i).name));
	return list;
}

/* Call targets of one kind, as they are typed: a slug or ext:NAME. */
static char *call_target(const struct store_call *c)
{
	return c->service != 0 ? g_strdup(c->target) : g_strdup_printf("ext:%s", c->target);
}

static json_t *calls_json(const struct store_service *s, enum store_call_kind kind)
{
	json_t *list = json_array();

	for (guint i = 0; i < s->calls->len; i++) {
		const struct store_call *c = &g_array_index(s->calls, struct store_call, i);
		g_autofree char *target = call_target(c);

		if (c->kind == kind)
			json_array_append_new(list, json_string(target));
	}
	return list;
}

static json_t *writes_json(const struct store_service *s)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < s->writes->len; i++)
		json_array_append_new(list, json_string(s->writes->pdata[i]));
	return list;
}

static json_t *service_json(const struct store_service *s)
{
	return json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:b, s:o, s:o, s:o, s:o}", "id", s->uid,
			 "service", s->slug, "system", s->system_name, "purpose", s->purpose,
			 "operations", s->operations, "archived", s->archived, "teams",
			 owners_json(s), "calls", calls_json(s, STORE_CALL_SYNC), "listens_to",
			 calls_json(s, STORE_CALL_EVENT), "writes", writes_json(s));
}

/* A JSON array of strings, joined for people. */
static char *join_json(json_t *list)
{
	GString *s = g_string_new(NULL);
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item)
		g_string_append_printf(s, "%s%s", i > 0 ? ", " : "", json_string_value(item));
	json_decref(list);
	return g_string_free(s, FALSE);
}

static void cell_number(struct doc *d, int column, gint64 n)
{
	if (n >= 0)
		line_textf(doc_cell(d, column, NULL), "%" G_GINT64_FORMAT, n);
	else
		doc_cell(d, column, _("unknown"));
}

/* Rows that a list shows: archived ones only when asked for. */
static bool is_shown(bool archived, const struct args *args)
{
	return !archived || args_has(args, "archived");
}

/* What every list ends with: {"schema":1, KEY: rows}, or the table, or a hint. */
static void finish_list(struct app *app, const char *key, json_t *rows, struct doc *d,
			const char *hint)
{
	bool empty = json_array_size(rows) == 0;

	if (app_prints_data(app))
		printing_json_take(app, json_pack("{s:i, s:O}", "schema", 1, key, rows));
	else if (!empty)
		printing_list_take(app, d);
	if (app_prints_data(app) || empty)
		doc_free(d);
	if (empty)
		app_hint(app, "%s", hint);
	json_decref(rows);
}

/* Services in which a team has a part; the numbers are of what is not archived. */
static GPtrArray *services_of_team(GPtrArray *services, gint64 team)
{
	GPtrArray *found = g_ptr_array_new();

	for (unsigned i = 0; i < services->len; i++) {
		const struct store_service *s = services->pdata[i];

		for (guint k = 0; !s->archived && k < s->owners->len; k++)
			if (g_array_index(s->owners, struct store_owner, k).team == team)
				g_ptr_array_add(found, (void *)s);
	}
	return found;
}

static json_t *slugs_json(const GPtrArray *services)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < services->len; i++)
		json_array_append_new(
			list, json_string(((struct store_service *)services->pdata[i])->slug));
	return list;
}

static json_t *team_json(const struct store_team *t, const GPtrArray *services)
{
	return json_pack("{s:s, s:s, s:o, s:b, s:o}", "id", t->uid, "team", t->name, "size",
			 count_json(t->size), "archived", t->archived, "services",
			 slugs_json(services));
}

enum exit_code listing_teams(struct app *app, const struct args *args, struct diags *ds)
{
	const char *const heads[] = { _("team"), _("people"), _("services"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT, TEXT_LEFT };
	g_autoptr(GPtrArray) teams = NULL;
	g_autoptr(GPtrArray) services = NULL;
	json_t *rows = json_array();
	struct doc *d = doc_new();
	struct store *st;

	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && (!store_teams(st, &teams, ds) ||
			    !store_services(st, 0, &services, ds)))) {
		json_decref(rows);
		doc_free(d);
		return EXIT_CODE_DATA;
	}
	doc_table(d, heads, aligns);
	for (unsigned i = 0; teams != NULL && i < teams->len; i++) {
		const struct store_team *t = teams->pdata[i];
		g_autoptr(GPtrArray) owned = services_of_team(services, t->id);
		g_autofree char *names = join_json(slugs_json(owned));

		if (!is_shown(t->archived, args))
			continue;
		json_array_append_new(rows, team_json(t, owned));
		doc_row(d);
		doc_cell(d, 0, t->name);
		cell_number(d, 1, t->size);
		doc_cell(d, 2, names);
	}
	finish_list(app, "teams", rows, d, _("no teams; \"seam team add NAME --size N\" adds one"));
	return EXIT_CODE_OK;
}

enum exit_code listing_team(struct app *app, const struct args *args, struct diags *ds)
{
	g_autoptr(store_team) t = NULL;
	g_autoptr(GPtrArray) services = NULL;
	g_autoptr(GPtrArray) owned = NULL;
	g_autofree char *names = NULL;

	if (!target_find_team(&t, app, args_word(args, 0), ds) ||
	    !store_services(app->store, 0, &services, ds))
		return EXIT_CODE_DATA;
	owned = services_of_team(services, t->id);
	if (app_prints_data(app)) {
		json_t *object = team_json(t, owned);

		json_object_set_new(object, "schema", json_integer(1));
		printing_json_take(app, object);
		return EXIT_CODE_OK;
	}
	names = join_json(slugs_json(owned));
	app_printf(app, "%s\n", t->name);
	if (t->size >= 0)
		app_printf(app, ngettext("%d person\n", "%d people\n", (unsigned long)t->size),
			   (int)t->size);
	else
		app_printf(app, "%s\n", _("head count unknown"));
	app_printf(app, _("services: %s\n"), *names != '\0' ? names : _("none"));
	return EXIT_CODE_OK;
}

enum exit_code listing_services(struct app *app, const struct args *args,
				struct diags *ds)
{
	const char *const heads[] = { _("service"), _("system"), _("team"), _("calls"),
				      _("listens to"), _("writes"), NULL };
	g_autoptr(GPtrArray) services = NULL;
	json_t *rows = json_array();
	struct doc *d = doc_new();
	struct store *st;

	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_services(st, 0, &services, ds))) {
		json_decref(rows);
		doc_free(d);
		return EXIT_CODE_DATA;
	}
	doc_table(d, heads, NULL);
	for (unsigned i = 0; services != NULL && i < services->len; i++) {
		const struct store_service *s = services->pdata[i];
		g_autofree char *owners = join_json(owners_json(s));
		g_autofree char *calls = join_json(calls_json(s, STORE_CALL_SYNC));
		g_autofree char *events = join_json(calls_json(s, STORE_CALL_EVENT));
		g_autofree char *writes = join_json(writes_json(s));

		if (!is_shown(s->archived, args))
			continue;
		json_array_append_new(rows, service_json(s));
		doc_row(d);
		doc_cell(d, 0, s->slug);
		doc_cell(d, 1, s->system_name);
		doc_cell(d, 2, owners);
		doc_cell(d, 3, calls);
		doc_cell(d, 4, events);
		doc_cell(d, 5, writes);
	}
	finish_list(app, "services", rows, d,
		    _("no services; \"seam new NAME --from SYSTEM\" adds one"));
	return EXIT_CODE_OK;
}

static void print_line(struct app *app, const char *label, const char *text)
{
	if (text != NULL && *text != '\0')
		app_printf(app, "%s: %s\n", label, text);
}

static json_t *assessments_json(GPtrArray *all)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < all->len; i++) {
		const struct store_assessment *a = all->pdata[i];
		g_autofree char *label = g_strdup_printf("a%d", a->number);

		json_array_append_new(
			list, json_pack("{s:s, s:s?, s:s, s:s?, s:s, s:s}", "assessment", label,
					"name", a->name, "started", a->started, "finished",
					a->finished, "questionnaire", a->questionnaire_id,
					"version", a->questionnaire_version));
	}
	return list;
}

static void print_assessments(struct app *app, GPtrArray *all)
{
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_assessment *a = all->pdata[i];

		app_printf(app, "a%d: %s %s, ", a->number, a->questionnaire_id,
			   a->questionnaire_version);
		if (a->finished != NULL)
			app_printf(app, _("finished %.10s"), a->finished);
		else
			app_printf(app, _("draft since %.10s"), a->started);
		app_printf(app, "%s%s\n", a->name != NULL ? ", " : "",
			   a->name != NULL ? a->name : "");
	}
}

enum exit_code listing_service(struct app *app, const struct args *args,
			       struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(GPtrArray) all = NULL;
	g_autofree char *owners = NULL;
	g_autofree char *calls = NULL;
	g_autofree char *events = NULL;
	g_autofree char *writes = NULL;

	if (!target_find_service(&s, app, args_word(args, 0), ds) ||
	    !store_assessments(app->store, s->id, &all, ds))
		return EXIT_CODE_DATA;
	if (app_prints_data(app)) {
		json_t *object = service_json(s);

		json_object_set_new(object, "schema", json_integer(1));
		json_object_set_new(object, "assessments", assessments_json(all));
		printing_json_take(app, object);
		return EXIT_CODE_OK;
	}
	owners = join_json(owners_json(s));
	calls = join_json(calls_json(s, STORE_CALL_SYNC));
	events = join_json(calls_json(s, STORE_CALL_EVENT));
	writes = join_json(writes_json(s));
	app_printf(app, "%s%s\n", s->slug, s->archived ? _(" (archived)") : "");
	print_line(app, _("system"), s->system_name);
	print_line(app, _("purpose"), s->purpose);
	print_line(app, _("team"), *owners != '\0' ? owners : _("none"));
	print_line(app, _("calls"), calls);
	print_line(app, _("listens to"), events);
	print_line(app, _("writes"), writes);
	print_line(app, _("operations"), s->operations);
	print_assessments(app, all);
	app_hint(app, _("next: seam verdict %s"), s->slug);
	return EXIT_CODE_OK;
}

static json_t *system_json(const struct store_system *s, gint64 services)
{
	return json_pack("{s:s, s:s, s:o, s:b, s:I}", "id", s->uid, "system", s->name,
			 "running", count_json(s->running), "archived", s->archived,
			 "services", (json_int_t)services);
}

enum exit_code listing_systems(struct app *app, const struct args *args,
			       struct diags *ds)
{
	const char *const heads[] = { _("system"), _("running"), _("proposed"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT };
	g_autoptr(GPtrArray) systems = NULL;
	json_t *rows = json_array();
	struct doc *d = doc_new();
	struct store *st;
	bool ok = app_store_read(app, &st, ds) &&
		  (st == NULL || store_systems(st, &systems, ds));

	doc_table(d, heads, aligns);
	for (unsigned i = 0; ok && systems != NULL && i < systems->len; i++) {
		const struct store_system *s = systems->pdata[i];
		int n = 0;

		if (!is_shown(s->archived, args))
			continue;
		ok = store_count_services(st, s->id, &n, ds);
		json_array_append_new(rows, system_json(s, n));
		doc_row(d);
		doc_cell(d, 0, s->name);
		cell_number(d, 1, s->running);
		cell_number(d, 2, n);
	}
	if (!ok) {
		json_decref(rows);
		doc_free(d);
		return EXIT_CODE_DATA;
	}
	finish_list(app, "systems", rows, d,
		    _("no systems; \"seam new NAME --from SYSTEM\" makes one"));
	return EXIT_CODE_OK;
}

enum exit_code listing_system(struct app *app, const struct args *args,
			      struct diags *ds)
{
	const char *const heads[] = { _("question"), _("answer"), _("note"), _("through"),
				      NULL };
	g_autoptr(store_system) s = NULL;
	g_autoptr(GPtrArray) answers = NULL;
	json_t *list;
	struct doc *d;
	int n;

	if (!target_find_system(&s, app, args_word(args, 0), ds) ||
	    !store_count_services(app->store, s->id, &n, ds) ||
	    !store_system_answers(app->store, s->id, &answers, ds))
		return EXIT_CODE_DATA;
	list = json_array();
	d = doc_new();
	doc_heading(d, 1, s->name);
	line_textf(doc_paragraph(d, NULL),
		   ngettext("%d proposed service.", "%d proposed services.", (unsigned long)n), n);
	if (answers->len > 0)
		doc_table(d, heads, NULL);
	for (unsigned i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (*a->value == '\0')
			continue;
		json_array_append_new(list, json_pack("{s:s, s:s, s:s?, s:s?, s:s, s:s}",
						      "question", a->question, "value", a->value,
						      "note", a->note, "through", a->through, "by",
						      a->by, "at", a->at));
		doc_row(d);
		doc_cell(d, 0, a->question);
		doc_cell(d, 1, a->value);
		doc_cell(d, 2, a->note);
		doc_cell(d, 3, a->through);
	}
	if (app_prints_data(app)) {
		json_t *object = system_json(s, n);

		json_object_set_new(object, "schema", json_integer(1));
		json_object_set(object, "answers", list);
		printing_json_take(app, object);
		doc_free(d);
	} else {
		printing_doc_take(app, d);
	}
	json_decref(list);
	return EXIT_CODE_OK;
}
