/*
 * Finds and loads the shipped cases. A database without the data folder still
 * reports: then there are no precedents.
 */
#include "config.h"

#include "app/precedents.h"

#include <string.h>

#include "load/case_load.h"

static int compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *precedents_files(const struct app *app)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *folder = app_data_path(app, "cases");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, ".yaml"))
			g_ptr_array_add(files, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(files, compare_paths);
	return files;
}

static void free_case(gpointer data)
{
	case_free(data);
}

struct precedents *precedents_load(const struct app *app)
{
	g_autoptr(GPtrArray) files = precedents_files(app);
	struct precedents *p = g_new0(struct precedents, 1);

	p->all = g_ptr_array_new_with_free_func(free_case);
	for (unsigned i = 0; i < files->len; i++) {
		struct published_case *c;

		if (case_load_file(&c, files->pdata[i], NULL))
			g_ptr_array_add(p->all, c);
	}
	return p;
}

void precedents_free(struct precedents *p)
{
	if (p == NULL)
		return;
	g_ptr_array_unref(p->all);
	g_free(p);
}
