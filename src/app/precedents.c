/*
 * Finds and loads the shipped cases. A database without the data folder still
 * reports: then there are no precedents.
 */
#include "config.h"

#include "app/precedents.h"

#include <string.h>

#include "load/case_load.h"
#include "load/sidecar.h"

static int compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "published-cases.de.yaml" has a language before its ending. */
static bool is_case(const char *name)
{
	const char *dot = strchr(name, '.');

	return dot != NULL && strcmp(dot, ".yaml") == 0;
}

static GPtrArray *files_in(const char *folder)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (is_case(name))
			g_ptr_array_add(files, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(files, compare_paths);
	return files;
}

GPtrArray *precedents_files(const struct app *app)
{
	g_autofree char *folder = app_data_path(app, "cases");

	return files_in(folder);
}

static void free_case(gpointer data)
{
	case_free(data);
}

struct precedents *precedents_in(const char *folder)
{
	g_autoptr(GPtrArray) files = files_in(folder);
	struct precedents *p = g_new0(struct precedents, 1);

	p->all = g_ptr_array_new_with_free_func(free_case);
	for (unsigned i = 0; i < files->len; i++) {
		struct published_case *c;

		if (case_load_file(&c, files->pdata[i], NULL))
			g_ptr_array_add(p->all, c);
	}
	return p;
}

struct precedents *precedents_load(const struct app *app)
{
	g_autofree char *folder = app_data_path(app, "cases");
	struct precedents *p = precedents_in(folder);

	precedents_translate(app, p->all);
	return p;
}

/* One that is missing or broken leaves them as they are: they are English then. */
void precedents_translate(const struct app *app, GPtrArray *cases)
{
	g_autoptr(sidecar) s = NULL;
	g_autofree char *folder = app_data_path(app, "cases");
	g_autofree char *file = g_strdup_printf(SIDECAR_OF_CASES ".%s.yaml",
						app->language != NULL ? app->language : "en");
	g_autofree char *path = g_build_filename(folder, file, NULL);

	if (g_file_test(path, G_FILE_TEST_EXISTS) && sidecar_load_file(&s, path, NULL))
		sidecar_apply_cases(cases, s, NULL);
}

void precedents_free(struct precedents *p)
{
	if (p == NULL)
		return;
	g_ptr_array_unref(p->all);
	g_free(p);
}
