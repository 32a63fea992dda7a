/*
 * Finds, loads and keeps questionnaires.
 */
#include "config.h"

#include "app/questionnaires.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/questionnaire_versions.h"
#include "load/questionnaire_load.h"
#include "load/sidecar.h"
#include "load/source.h"

struct loaded {
	struct questionnaire *q;
	char *path;		/* NULL when it came out of the database */
};

static void loaded_free(gpointer data)
{
	struct loaded *l = data;

	questionnaire_free(l->q);
	g_free(l->path);
	g_free(l);
}

static GPtrArray *loaded_of(struct app *app)
{
	if (app->questionnaires == NULL)
		app->questionnaires = g_ptr_array_new_with_free_func(loaded_free);
	return app->questionnaires;
}

void questionnaires_clear(struct app *app)
{
	g_clear_pointer(&app->diffs, g_ptr_array_unref);
	g_clear_pointer(&app->questionnaires, g_ptr_array_unref);
	g_clear_pointer(&app->default_hash, g_free);
}

/* "x/split-readiness.yaml", "de" -> "x/split-readiness.de.yaml". */
static char *sidecar_path(const char *path, const char *language)
{
	size_t stem = strlen(path);

	if (g_str_has_suffix(path, ".yaml"))
		stem -= strlen(".yaml");
	return g_strdup_printf("%.*s.%s.yaml", (int)stem, path, language);
}

static bool wants_translation(const struct app *app, const struct questionnaire *q)
{
	return app->language != NULL && strcmp(app->language, q->language) != 0;
}

/* A file without a sidecar stays in its own language; a broken one is named. */
static void translate_from_file(const struct app *app, struct loaded *l, struct diags *ds)
{
	g_autoptr(sidecar) s = NULL;
	g_autofree char *path = NULL;

	if (!wants_translation(app, l->q) || source_is_stdin(l->path))
		return;
	path = sidecar_path(l->path, app->language);
	if (g_file_test(path, G_FILE_TEST_EXISTS) && sidecar_load_file(&s, path, ds))
		sidecar_apply(l->q, s, NULL);
}

static const struct questionnaire *load_path(struct app *app, const char *path,
					     struct diags *ds)
{
	GPtrArray *all = loaded_of(app);
	struct loaded *l;

	for (unsigned i = 0; i < all->len; i++) {
		l = all->pdata[i];
		if (g_strcmp0(l->path, path) == 0)
			return l->q;
	}
	l = g_new0(struct loaded, 1);
	l->path = g_strdup(path);
	if (!questionnaire_load_file(&l->q, path, ds)) {
		loaded_free(l);
		return NULL;
	}
	translate_from_file(app, l, ds);
	g_ptr_array_add(all, l);
	return l->q;
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "split-readiness.de.yaml" has a language before its ending. */
static bool is_sidecar(const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, ".", -1);

	return g_strv_length(parts) > 2;
}

GPtrArray *questionnaires_shipped_files(const struct app *app)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *folder = app_data_path(app, "questionnaires");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, ".yaml") && !is_sidecar(name))
			g_ptr_array_add(files, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(files, compare_paths);
	return files;
}

static char *shipped_path(const struct app *app, const char *id)
{
	g_autofree char *folder = app_data_path(app, "questionnaires");
	g_autofree char *file = g_strdup_printf("%s.yaml", id);

	return g_build_filename(folder, file, NULL);
}

bool questionnaires_shipped(const struct questionnaire **out, struct app *app,
			    const char *id, struct diags *ds)
{
	g_autofree char *path = shipped_path(app, id);

	*out = NULL;
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	*out = load_path(app, path, ds);
	return *out != NULL;
}

const struct questionnaire *questionnaires_default(struct app *app, struct diags *ds)
{
	g_autofree char *path = shipped_path(app, QUESTIONNAIRE_DEFAULT_ID);

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		struct diag *d = diag_error(ds, "no-data", NULL,
					    _("the shipped questionnaire is not at \"%s\""),
					    path);

		diag_hint(d, _("install seam's data, or set SEAM_DATA_DIR to its folder"));
		return NULL;
	}
	return load_path(app, path, ds);
}

const char *questionnaires_default_hash(struct app *app, struct diags *ds)
{
	g_autofree char *path = shipped_path(app, QUESTIONNAIRE_DEFAULT_ID);
	const struct questionnaire *q;
	struct source s;

	if (app->default_hash != NULL)
		return app->default_hash;
	if (source_read(&s, path, SOURCE_FILE_MAX, NULL)) {
		app->default_hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
								(const guchar *)s.bytes, s.length);
		source_clear(&s);
		return app->default_hash;
	}
	/* Says what is wrong with the file. */
	q = questionnaires_default(app, ds);
	return q != NULL ? questionnaire_hash(q) : NULL;
}

/* ID@VERSION. What the database keeps comes first: that is what was assessed with. */
static const struct questionnaire *named_version(struct app *app, const char *name,
						 const char *at, struct diags *ds)
{
	g_autofree char *id = g_strndup(name, (gsize)(at - name));
	const struct questionnaire *q;
	g_autofree char *hash = NULL;

	if (!questionnaire_versions_kept(app, id, at + 1, &hash, ds))
		return NULL;
	if (hash != NULL)
		return questionnaires_stored(app, hash, ds);
	if (!questionnaires_shipped(&q, app, id, ds))
		return NULL;
	if (q != NULL && strcmp(q->version, at + 1) == 0)
		return q;
	questionnaire_versions_refuse(app, id, at + 1, ds);
	return NULL;
}

const struct questionnaire *questionnaires_named(struct app *app, const char *name,
						 struct diags *ds)
{
	const char *at = strchr(name, '@');
	g_autofree char *hash = NULL;
	const struct questionnaire *q;

	if (strchr(name, '/') != NULL || g_str_has_suffix(name, ".yaml") ||
	    source_is_stdin(name))
		return load_path(app, name, ds);
	if (at != NULL)
		return named_version(app, name, at, ds);
	if (!questionnaires_shipped(&q, app, name, ds))
		return NULL;
	if (q != NULL)
		return q;
	if (!questionnaire_versions_kept(app, name, NULL, &hash, ds))
		return NULL;
	if (hash != NULL)
		return questionnaires_stored(app, hash, ds);
	questionnaire_versions_refuse(app, name, NULL, ds);
	return NULL;
}

static bool translate_from_store(struct app *app, struct loaded *l, const char *hash,
				 struct diags *ds)
{
	g_autoptr(sidecar) s = NULL;
	g_autofree char *text = NULL;
	gsize length;

	if (!wants_translation(app, l->q))
		return true;
	if (!store_get_sidecar(app->store, hash, app->language, &text, &length, ds))
		return false;
	if (text != NULL && sidecar_load_text(&s, text, length, app->language, ds))
		sidecar_apply(l->q, s, NULL);
	return true;
}

const struct questionnaire *questionnaires_stored(struct app *app, const char *hash,
						  struct diags *ds)
{
	g_autoptr(store_questionnaire) row = NULL;
	GPtrArray *all = loaded_of(app);
	g_autofree char *name = NULL;
	struct loaded *l;

	for (unsigned i = 0; i < all->len; i++) {
		l = all->pdata[i];
		if (strcmp(questionnaire_hash(l->q), hash) == 0)
			return l->q;
	}
	if (!store_get_questionnaire(app->store, hash, &row, ds))
		return NULL;
	if (row == NULL) {
		diag_error(ds, "no-questionnaire", NULL,
			   _("the database keeps no questionnaire with the hash %.12s"), hash);
		return NULL;
	}
	l = g_new0(struct loaded, 1);
	name = g_strdup_printf("%s %s", row->id, row->version);
	if (!questionnaire_load_kept_take(&l->q, g_steal_pointer(&row->text), row->length, hash,
					  name, ds) ||
	    !translate_from_store(app, l, hash, ds)) {
		loaded_free(l);
		return NULL;
	}
	g_ptr_array_add(all, l);
	return l->q;
}

const struct questionnaire *questionnaires_of(struct app *app, const char *hash,
					      struct diags *ds)
{
	return hash != NULL ? questionnaires_stored(app, hash, ds) :
			      questionnaires_default(app, ds);
}

const struct qdiff *questionnaires_diff(struct app *app, const struct questionnaire *a,
					const struct questionnaire *b)
{
	if (app->diffs == NULL)
		app->diffs = g_ptr_array_new_with_free_func((GDestroyNotify)qdiff_free);
	for (unsigned i = 0; i < app->diffs->len; i++) {
		const struct qdiff *d = app->diffs->pdata[i];

		if (d->a == a && d->b == b)
			return d;
	}
	g_ptr_array_add(app->diffs, qdiff_new(a, b));
	return app->diffs->pdata[app->diffs->len - 1];
}

/* Sidecars beside the file, each under its language. */
static bool keep_sidecars(struct store *st, const struct loaded *l, struct diags *ds)
{
	g_autofree char *folder = g_path_get_dirname(l->path);
	g_autofree char *base = g_path_get_basename(l->path);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	if (g_str_has_suffix(base, ".yaml"))
		base[strlen(base) - strlen("yaml")] = '\0';	/* keeps the dot */
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *language = NULL;
		g_autofree char *path = NULL;
		struct source s;
		bool ok;

		if (!g_str_has_prefix(name, base) || !g_str_has_suffix(name, ".yaml") ||
		    strlen(name) <= strlen(base) + strlen("yaml"))
			continue;
		language = g_strndup(name + strlen(base),
				     strlen(name) - strlen(base) - strlen(".yaml"));
		path = g_build_filename(folder, name, NULL);
		if (strchr(language, '.') != NULL || !source_read(&s, path, SOURCE_FILE_MAX, NULL))
			continue;
		ok = store_put_sidecar(st, questionnaire_hash(l->q), language, s.bytes, s.length,
				       ds);
		source_clear(&s);
		if (!ok)
			return false;
	}
	return true;
}

bool questionnaires_keep(struct app *app, struct store *st, const struct questionnaire *q,
			 struct diags *ds)
{
	GPtrArray *all = loaded_of(app);
	const struct loaded *l = NULL;
	struct store_questionnaire row;

	for (unsigned i = 0; i < all->len && l == NULL; i++)
		if (((struct loaded *)all->pdata[i])->q == q)
			l = all->pdata[i];
	g_assert(l != NULL);
	if (l->path == NULL)
		return true;	/* came out of the database */
	if (!questionnaire_versions_check(app, st, q, ds))
		return false;
	row = (struct store_questionnaire){
		.hash = (char *)questionnaire_hash(q),
		.id = q->id,
		.version = q->version,
		.language = q->language,
		.added = app->now,
		.text = q->file,
		.length = q->file_length,
	};
	return store_put_questionnaire(st, &row, ds) &&
	       (source_is_stdin(l->path) || keep_sidecars(st, l, ds));
}
