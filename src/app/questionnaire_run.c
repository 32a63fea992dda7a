/*
 * Lists, prints, checks and starts questionnaires.
 */
#include "config.h"

#include "app/questionnaire_run.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/precedents.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "load/questionnaire_load.h"
#include "load/sidecar.h"
#include "load/source.h"
#include "report/qdiff_report.h"

struct listed { json_t *rows; struct doc *d; GHashTable *seen; };

static void list_one(struct listed *l, const char *id, const char *version,
		     const char *hash, const char *title, const char *where)
{
	if (!g_hash_table_add(l->seen, g_strdup(hash)))
		return;
	json_array_append_new(l->rows, json_pack("{s:s, s:s, s:s, s:s?, s:s}", "id", id,
						 "version", version, "hash", hash, "title", title,
						 "from", where));
	doc_row(l->d);
	doc_cell(l->d, 0, id);
	doc_cell(l->d, 1, version);
	doc_cell(l->d, 2, title);
	doc_cell(l->d, 3, strcmp(where, "shipped") == 0 ? _("shipped") : _("database"));
}

static bool list_stored(struct listed *l, struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) stored = NULL;
	struct store *st;

	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL)
		return true;
	if (!store_questionnaires(st, &stored, ds))
		return false;
	for (unsigned i = 0; i < stored->len; i++) {
		const struct store_questionnaire *s = stored->pdata[i];
		/* without its title when it cannot be read any more */
		const struct questionnaire *q = questionnaires_stored(app, s->hash, NULL);

		list_one(l, s->id, s->version, s->hash, q != NULL ? q->title : NULL,
			 "database");
	}
	return true;
}

enum exit_code questionnaire_run_list(struct app *app, const struct args *args,
				      struct diags *ds)
{
	const char *const heads[] = { _("id"), _("version"), _("title"), _("from"), NULL };
	g_autoptr(GPtrArray) files = questionnaires_shipped_files(app);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct listed l = { json_array(), doc_new(), seen };
	bool ok;

	(void)args;
	doc_table(l.d, heads, NULL);
	for (unsigned i = 0; i < files->len; i++) {
		const struct questionnaire *q = questionnaires_named(app, files->pdata[i], ds);

		/* the starter is no questionnaire to assess with */
		if (q != NULL && strcmp(q->status, "draft") != 0)
			list_one(&l, q->id, q->version, questionnaire_hash(q), q->title,
				 "shipped");
	}
	ok = list_stored(&l, app, ds);
	if (ok && app_prints_data(app))
		printing_json_take(app, json_pack("{s:i, s:O}", "schema", 1, "questionnaires",
						  l.rows));
	else if (ok)
		printing_list_take(app, g_steal_pointer(&l.d));
	json_decref(l.rows);
	doc_free(l.d);
	app_hint(app, _("next: seam questionnaire show %s"), QUESTIONNAIRE_DEFAULT_ID);
	return ok && !diags_has_errors(ds) ? EXIT_CODE_OK : EXIT_CODE_DATA;
}

enum exit_code questionnaire_run_show(struct app *app, const struct args *args,
				      struct diags *ds)
{
	const struct questionnaire *q = questionnaires_named(app, args_word(args, 0), ds);
	const struct question *question = NULL;
	g_autofree char *json = NULL;

	if (q == NULL)
		return EXIT_CODE_DATA;
	if (args_word(args, 1) != NULL) {
		question = answering_find_question(q, args_word(args, 1), NULL, ds);
		if (question == NULL)
			return EXIT_CODE_DATA;
	}
	if (app->format == FORMAT_JSON) {
		json = report_questionnaire_json(q);
		g_string_append(app->out, json);
	} else if (question != NULL) {
		printing_doc_take(app,
				  report_question_card(q, (int)(question - q->questions), NULL));
	} else {
		printing_doc_take(app, report_questionnaire(q));
	}
	return EXIT_CODE_OK;
}

enum exit_code questionnaire_run_diff(struct app *app, const struct args *args,
				      struct diags *ds)
{
	const struct questionnaire *a, *b;
	g_autofree char *json = NULL;
	g_autoptr(qdiff) d = NULL;

	/* Words are compared: those of the files, not what a translation made of them. */
	g_clear_pointer(&app->language, g_free);
	a = questionnaires_named(app, args_word(args, 0), ds);
	b = questionnaires_named(app, args_word(args, 1), ds);
	if (a == NULL || b == NULL)
		return EXIT_CODE_DATA;
	d = qdiff_new(a, b);
	if (app->format == FORMAT_JSON) {
		json = report_qdiff_json(d);
		g_string_append(app->out, json);
	} else {
		printing_doc_take(app, report_qdiff(d));
	}
	return EXIT_CODE_OK;
}

/* "x/name.de.yaml" -> "x/name.yaml"; NULL when there is no language in it. */
static char *translated_file(const char *path)
{
	g_autofree char *base = g_path_get_basename(path);
	g_autofree char *folder = g_path_get_dirname(path);
	g_auto(GStrv) parts = g_strsplit(base, ".", -1);
	g_autofree char *name = NULL;

	if (g_strv_length(parts) != 3 || strcmp(parts[2], "yaml") != 0)
		return NULL;
	name = g_strdup_printf("%s.yaml", parts[0]);
	return g_build_filename(folder, name, NULL);
}

static bool lint_sidecar(const char *path, const char *of, struct diags *ds)
{
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(sidecar) s = NULL;

	return questionnaire_load_file(&q, of, ds) && sidecar_load_file(&s, path, ds) &&
	       sidecar_apply(q, s, ds);
}

/* The words of all cases are in one file beside them. */
static bool is_case_sidecar(const char *path)
{
	g_autofree char *base = g_path_get_basename(path);

	return g_str_has_prefix(base, SIDECAR_OF_CASES ".");
}

static bool lint_case_sidecar(const char *path, struct diags *ds)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(precedents) cases = precedents_in(folder);
	g_autoptr(sidecar) s = NULL;

	return sidecar_load_file(&s, path, ds) && sidecar_apply_cases(cases->all, s, ds);
}

enum exit_code questionnaire_run_lint(struct app *app, const struct args *args,
				      struct diags *ds)
{
	bool readable = true;

	for (unsigned i = 0; i < args->words->len; i++) {
		const char *path = args->words->pdata[i];
		g_autofree char *of = translated_file(path);

		if (!source_is_stdin(path) && !g_file_test(path, G_FILE_TEST_EXISTS)) {
			diag_error(ds, "no-file", NULL, _("there is no file \"%s\""), path);
			readable = false;
		} else if (is_case_sidecar(path)) {
			lint_case_sidecar(path, ds);
		} else if (of != NULL && g_file_test(of, G_FILE_TEST_EXISTS)) {
			lint_sidecar(path, of, ds);
		} else {
			questionnaire_lint_file(NULL, path, ds);
		}
	}
	if (!readable)
		return EXIT_CODE_DATA;
	if (!diags_is_empty(ds))
		return EXIT_CODE_NEGATIVE;
	app_hint(app, _("no findings"));
	return EXIT_CODE_OK;
}

/* How the starter names itself: the one line that is not the same for everybody. */
static const char starter_id[] = "\nid: starter";

static bool is_questionnaire_id(const char *id)
{
	const char *p = id;

	while (g_ascii_islower(*p) || (p != id && (g_ascii_isdigit(*p) || *p == '-')))
		p++;
	return p != id && *p == '\0';
}

enum exit_code questionnaire_run_new(struct app *app, const struct args *args,
				     struct diags *ds)
{
	const char *id = args_word(args, 0);
	g_autofree char *path = app_data_path(app, "questionnaires/starter.yaml");
	g_auto(source) s = { 0 };
	const char *line;

	if (!is_questionnaire_id(id)) {
		diag_hint(diag_error(ds, "id", NULL, _("\"%s\" is no id of a questionnaire"), id),
			  _("write lower-case words joined by hyphens"));
		return EXIT_CODE_DATA;
	}
	if (!source_read(&s, path, SOURCE_FILE_MAX, ds))
		return EXIT_CODE_DATA;
	line = strstr(s.bytes, starter_id);
	if (line != NULL) {
		g_string_append_len(app->out, s.bytes, line - s.bytes);
		app_printf(app, "\nid: %s%s", id, line + strlen(starter_id));
	} else {
		g_string_append(app->out, s.bytes);	/* somebody's own starter */
	}
	app_hint(app, _("write it to a file with -o, then: seam questionnaire lint FILE"));
	return EXIT_CODE_OK;
}
