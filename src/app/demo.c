/*
 * Plays data/demo/demo.yaml: systems, teams, services and their workshops, day by
 * day, through the same functions a person uses. What the demo tells is in that
 * file; here is only how to read it:
 *
 *	systems:	name, running
 *	teams:		name, size
 *	services:	service, system, purpose, teams, calls, listens_to, writes,
 *			operations
 *	steps:		day (days before today), by, service, and what is done:
 *			questionnaire: FILE beside it (starts the draft by it),
 *			people [NAME] in the room,
 *			answers {ID: VALUE or {value, note, evidence, confidence}},
 *			fill: best (all that is still open gets its best answer),
 *			done [NUMBER] of actions, actions [{text, condition, owner, due_in}],
 *			topics [TEXT], justify {SMELL: REASON}, finish: NAME or yes
 */
#include "config.h"

#include "app/demo.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/answering.h"
#include "app/finishing.h"
#include "app/items.h"
#include "app/people.h"
#include "app/questionnaires.h"
#include "app/registering.h"
#include "app/settling.h"
#include "app/workshop.h"
#include "base/text.h"
#include "core/kind.h"
#include "load/tree.h"

enum { MS_PER_DAY = 86400000 };

/* The clock of the demo: a step happens some days ago. */
static void set_day(struct app *app, int64_t now_ms, int days_ago)
{
	app->now_ms = now_ms - (int64_t)days_ago * MS_PER_DAY;
	calendar_format_date(app->today, calendar_day_of(app->now_ms));
	calendar_format_time(app->now, app->now_ms);
}

static const char *text_of(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n != NULL && n->kind == NODE_SCALAR ? n->text : NULL;
}

static gint64 number_of(const struct node *map, const char *key, gint64 otherwise)
{
	const char *text = text_of(map, key);

	return text != NULL ? g_ascii_strtoll(text, NULL, 10) : otherwise;
}

/* A list of texts; NULL when the key is not there. */
static char **list_of(const struct node *map, const char *key)
{
	const struct node *list = node_get(map, key);
	GPtrArray *texts;

	if (list == NULL)
		return NULL;
	texts = g_ptr_array_new();
	for (const struct node *n = list->first; n != NULL; n = n->next)
		g_ptr_array_add(texts, g_strdup(n->text));
	g_ptr_array_add(texts, NULL);
	return (char **)g_ptr_array_free(texts, FALSE);
}

static const struct node *first_of(const struct node *map, const char *key)
{
	const struct node *list = node_get(map, key);

	return list != NULL ? list->first : NULL;
}

static bool add_service(struct app *app, const struct node *n, struct diags *ds)
{
	struct service_edit edit = {
		.purpose = text_of(n, "purpose"),
		.operations = text_of(n, "operations"),
		.teams = list_of(n, "teams"),
	};
	bool ok = registering_new_service(app, text_of(n, "service"), text_of(n, "system"), &edit,
					  NULL, ds);

	g_strfreev(edit.teams);
	return ok;
}

/* Calls come second: their targets must be there. */
static bool add_calls(struct app *app, const struct node *n, struct diags *ds)
{
	struct service_edit edit = {
		.calls = list_of(n, "calls"),
		.listens_to = list_of(n, "listens_to"),
		.writes = list_of(n, "writes"),
	};
	bool ok = (edit.calls == NULL && edit.listens_to == NULL && edit.writes == NULL) ||
		  registering_set_service(app, text_of(n, "service"), &edit, NULL, ds);

	g_strfreev(edit.calls);
	g_strfreev(edit.listens_to);
	g_strfreev(edit.writes);
	return ok;
}

static bool play_register(struct app *app, const struct node *root, struct diags *ds)
{
	for (const struct node *n = first_of(root, "systems"); n != NULL; n = n->next)
		if (!registering_put_system(app, text_of(n, "name"),
					    number_of(n, "running", -1), true, NULL, ds))
			return false;
	for (const struct node *n = first_of(root, "teams"); n != NULL; n = n->next)
		if (!registering_put_team(app, text_of(n, "name"), number_of(n, "size", -1), true,
					  NULL, ds))
			return false;
	for (const struct node *n = first_of(root, "services"); n != NULL; n = n->next)
		if (!add_service(app, n, ds))
			return false;
	for (const struct node *n = first_of(root, "services"); n != NULL; n = n->next)
		if (!add_calls(app, n, ds))
			return false;
	return true;
}

static void add_edit(GPtrArray *edits, const struct node *key)
{
	const struct node *v = key->value;
	enum confidence c = confidence_from_name(text_of(v, "confidence"), true);
	struct answer_edit *e;

	if (v->kind == NODE_SCALAR) {
		answer_edits_add(edits, key->text, v->text, NULL);
		return;
	}
	e = answer_edits_add(edits, key->text, text_of(v, "value"), text_of(v, "note"));
	e->evidence = g_strdup(text_of(v, "evidence"));
	if (c != CONFIDENCE_COUNT)
		e->confidence = c;
}

static bool fill_best(GPtrArray *edits, struct app *app, const char *service,
		      struct diags *ds)
{
	g_autoptr(judgement) j = NULL;

	if (!judgement_of(&j, app, service, JUDGE_BRIEF, ds))
		return false;
	for (int i = 0; i < j->q->n_questions; i++) {
		const char *best;

		/* what nobody knew was asked */
		if (!inputs_is_open(j->in, i) || inputs_state(j->in, i) == STATE_HIDDEN ||
		    j->in->answers[i].value.kind != VALUE_NONE)
			continue;
		best = kind_ops(j->q->questions[i].kind)->best(&j->q->questions[i]);
		if (best != NULL)
			answer_edits_add(edits, j->q->questions[i].id, best, NULL);
	}
	return true;
}

static bool store_edits(struct app *app, const char *service, GPtrArray *edits,
			struct diags *ds)
{
	struct answering how = { .source = SOURCE_ROOM };
	g_autoptr(judgement) j = NULL;
	int services;

	return edits->len == 0 || answering_store(&j, app, service, edits, &how, &services, ds);
}

/* What was said first; then, in the draft this started, what is still open. */
static bool play_answers(struct app *app, const char *service, const struct node *step,
			 struct diags *ds)
{
	g_autoptr(GPtrArray) said = answer_edits_new();
	g_autoptr(GPtrArray) filled = answer_edits_new();

	for (const struct node *k = first_of(step, "answers"); k != NULL; k = k->next)
		add_edit(said, k);
	if (!store_edits(app, service, said, ds))
		return false;
	return text_of(step, "fill") == NULL ||
	       (fill_best(filled, app, service, ds) && store_edits(app, service, filled, ds));
}

/* The draft of another questionnaire than the default must be there before answers. */
static bool play_start(struct app *app, const char *service, const struct node *step,
		       struct diags *ds)
{
	const char *file = text_of(step, "questionnaire");
	g_auto(GStrv) people = list_of(step, "people");
	g_autofree char *name = file != NULL ? g_build_filename("demo", file, NULL) : NULL;
	g_autofree char *path = name != NULL ? app_data_path(app, name) : NULL;
	struct workshop_request request = { .service = service, .questionnaire = path };
	struct people_edit edit = { .names = (const char *const *)people, .count = -1 };
	struct workshop w;

	if (path != NULL) {
		if (!workshop_open(&w, app, &request, ds))
			return false;
		workshop_clear(&w);
	}
	return people == NULL || people_set(app, service, &edit, NULL, ds);
}

static bool play_actions(struct app *app, const char *service, const struct node *step,
			 struct diags *ds)
{
	for (const struct node *n = first_of(step, "actions"); n != NULL; n = n->next) {
		const char *due_in = text_of(n, "due_in");
		g_autofree char *due = due_in != NULL ? g_strdup_printf("+%sd", due_in) : NULL;
		struct store_item wanted = {
			.kind = STORE_ACTION,
			.text = (char *)text_of(n, "text"),
			.owner = (char *)text_of(n, "owner"),
			.condition = (char *)text_of(n, "condition"),
			.due = due,
		};
		int number;

		if (!items_add(app, service, &wanted, &number, NULL, ds))
			return false;
	}
	for (const struct node *n = first_of(step, "topics"); n != NULL; n = n->next) {
		struct store_item wanted = { .kind = STORE_TOPIC, .text = (char *)n->text };
		int number;

		if (!items_add(app, service, &wanted, &number, NULL, ds))
			return false;
	}
	return true;
}

static bool play_step(struct app *app, const struct node *step, int64_t now_ms,
		      struct diags *ds)
{
	const char *service = text_of(step, "service"), *finish = text_of(step, "finish");
	g_autoptr(judgement) j = NULL;

	set_day(app, now_ms, (int)number_of(step, "day", 0));
	g_free(app->author);
	app->author = g_strdup(text_of(step, "by"));
	for (const struct node *n = first_of(step, "done"); n != NULL; n = n->next)
		if (!items_move_all(app, service, (const char *const[]){ n->text, NULL },
				    STORE_ACTION, STORE_DONE, NULL, ds))
			return false;
	if (!play_start(app, service, step, ds) || !play_answers(app, service, step, ds) ||
	    !play_actions(app, service, step, ds))
		return false;
	for (const struct node *k = first_of(step, "justify"); k != NULL; k = k->next)
		if (!settling_justify(app, service, k->text, k->value->text, NULL, ds))
			return false;
	return finish == NULL ||
	       finishing_freeze(&j, app, service, strcmp(finish, "yes") == 0 ? NULL : finish,
				NULL, ds);
}

static bool play(struct app *app, const struct node *root, struct diags *ds)
{
	int64_t now_ms = app->now_ms;
	bool ok;

	set_day(app, now_ms, (int)number_of(root, "day", 0));
	ok = play_register(app, root, ds);
	for (const struct node *n = first_of(root, "steps"); ok && n != NULL; n = n->next)
		ok = play_step(app, n, now_ms, ds);
	set_day(app, now_ms, 0);
	return ok;
}

/* --db FILE, else demo.db beside the default database. */
static char *demo_path(struct app *app, const struct args *args, struct diags *ds)
{
	const char *named = args_text(args, "db");
	const char *path = app_db_path(app, ds);
	g_autofree char *folder = NULL;

	if (named != NULL || path == NULL)
		return g_strdup(named);
	folder = g_path_get_dirname(path);
	return g_build_filename(folder, "demo.db", NULL);
}

static bool read_script(struct tree *t, const struct app *app, struct diags *ds)
{
	g_autofree char *path = app_data_path(app, "demo/demo.yaml");
	struct source s;

	return source_read(&s, path, SOURCE_FILE_MAX, ds) && tree_parse_yaml_take(t, &s, ds);
}

/* Half a demo would block the next try. The file is ours: it was made as a new one. */
static void drop_half(struct app *app, const char *path)
{
	store_close(app->store);
	app->store = NULL;
	app->store_writes = false;
	g_unlink(path);
}

enum exit_code demo_run(struct app *app, const struct args *args, struct diags *ds)
{
	g_autofree char *path = demo_path(app, args, ds);
	g_autofree char *shown = NULL;
	g_auto(tree) t = { 0 };
	struct diag *d;

	if (path == NULL || !read_script(&t, app, ds))
		return EXIT_CODE_DATA;
	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		shown = text_for_shell(path);
		d = diag_error(ds, "exists", NULL, _("\"%s\" is there already"), path);
		diag_hint(d, _("\"seam --db %s\" opens it; --db names another file"), shown);
		return EXIT_CODE_DATA;
	}
	g_free(app->db_path);
	app->db_path = g_strdup(path);
	if (!app_store_new(app, ds))
		return EXIT_CODE_DATA;
	if (!play(app, t.root, ds)) {
		drop_half(app, path);
		return EXIT_CODE_DATA;
	}
	shown = text_for_shell(path);
	app_printf(app, "seam --db %s\n", shown);
	return EXIT_CODE_OK;
}
