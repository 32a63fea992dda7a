/*
 * A small command line of its own: the real one is tested where it lives.
 */
#include "config.h"

#include "fixture.h"

#include <string.h>

#include <jansson.h>

#include "app/workshop.h"
#include "testlib.h"

void fixture_init(struct fixture *f)
{
	*f = (struct fixture){ .dir = test_dir(), .now = FIXTURE_NOW };
	f->db = g_build_filename(f->dir, "seam.db", NULL);
}

void fixture_clear(struct fixture *f)
{
	g_free(f->dir);
	g_free(f->db);
	*f = (struct fixture){ 0 };
}

void fixture_app(struct fixture *f, struct app *app)
{
	g_autoptr(diags) ds = diags_new();

	g_setenv("SEAM_NOW", f->now, TRUE);
	*app = (struct app){ 0 };
	g_assert_true(app_init(app, ds));
	app->db_path = g_strdup(f->db);
	app->author = g_strdup("tester");
	app->language = g_strdup(f->language);
}

static const struct option_row *find_option(const struct action *a, const char *name)
{
	const struct option_row *o = action_find_option(a, name);

	if (o == NULL)
		g_error("%s has no option %s", a->id, name);
	return o;
}

static void add_token(struct args *args, GPtrArray *keep, const char *token)
{
	const char *equals = strchr(token, '=');
	char *name;

	if (!g_str_has_prefix(token, "--")) {
		g_ptr_array_add(args->words, (void *)token);
		return;
	}
	name = equals != NULL ? g_strndup(token + 2, (gsize)(equals - token - 2)) :
				g_strdup(token + 2);
	g_ptr_array_add(keep, name);
	args_add(args, find_option(args->action, name), equals != NULL ? equals + 1 : NULL);
}

static const struct action *find_action(const char *command)
{
	g_auto(GStrv) words = g_strsplit(command, " ", 2);
	const struct action *a;
	int n;

	a = action_find(words[0], words[1], &n);
	if (a == NULL)
		g_error("there is no command %s", command);
	return a;
}

void fixture_run(struct fixture *f, struct ran *r, const char *command, ...)
{
	g_autoptr(parsed_args) args = args_new(find_action(command));
	g_autoptr(GPtrArray) keep = g_ptr_array_new_with_free_func(g_free);
	struct app app;
	const char *token;
	va_list list;

	va_start(list, command);
	while ((token = va_arg(list, const char *)) != NULL)
		add_token(args, keep, token);
	va_end(list);
	ran_clear(r);
	ran_init(r);
	fixture_app(f, &app);
	if (args->action->formats != FORMATS_NONE && args_has(args, "json")) {
		app.format = FORMAT_JSON;
		app.format_given = true;
	} else if (args->action->formats != FORMATS_NONE && args_text(args, "format") != NULL) {
		app.format = format_from_name(args_text(args, "format"));
		app.format_given = true;
	}
	r->code = args->action->run(&app, args, r->ds);
	r->out = g_strdup(app.out->str);
	r->hint = g_strdup(app.hint);
	app_clear(&app);
}

bool fixture_start(struct fixture *f, struct ran *r, const char *service,
		   const char *named)
{
	struct workshop_request request = {
		.service = service, .questionnaire = named, .start = WORKSHOP_NEW,
	};
	struct workshop w;
	struct app app;
	bool ok;

	ran_clear(r);
	ran_init(r);
	fixture_app(f, &app);
	ok = workshop_open(&w, &app, &request, r->ds);
	r->code = ok ? EXIT_CODE_OK : EXIT_CODE_DATA;
	r->out = g_strdup("");
	workshop_clear(&w);
	app_clear(&app);
	return ok;
}

char *fixture_version(const char *name)
{
	g_autofree char *folder = test_src_path("tests/data/versions");

	return g_build_filename(folder, name, NULL);
}

void ran_init(struct ran *r)
{
	*r = (struct ran){ .ds = diags_new() };
}

void ran_clear(struct ran *r)
{
	diags_free(r->ds);
	g_free(r->out);
	g_free(r->hint);
	*r = (struct ran){ 0 };
}

void ran_expect(const struct ran *r, enum exit_code code)
{
	g_autofree char *said = diags_format(r->ds, DIAGS_PLAIN);

	if (r->code == code)
		return;
	g_test_message("ended with %d instead of %d: %s%s", r->code, code, said, r->out);
	g_test_fail();
}

bool ran_has(const struct ran *r, const char *diag_code)
{
	return diags_find(r->ds, diag_code) != NULL;
}

char *ran_json(const struct ran *r, const char *path)
{
	g_auto(GStrv) steps = g_strsplit(path, ".", -1);
	json_t *root = json_loads(r->out, 0, NULL);
	const json_t *at = root;
	char *text = NULL;

	for (char **s = steps; *s != NULL && at != NULL; s++)
		at = json_is_array(at) ? json_array_get(at, (size_t)g_ascii_strtoull(*s, NULL, 10)) :
					 json_object_get(at, *s);
	if (json_is_string(at))
		text = g_strdup(json_string_value(at));
	else if (at != NULL)
		text = json_dumps(at, JSON_ENCODE_ANY | JSON_COMPACT);
	json_decref(root);
	return text;
}

void ran_expect_json(const struct ran *r, const char *path, const char *expected)
{
	g_autofree char *got = ran_json(r, path);

	test_row_str(path, got, expected);
}
