/*
 * One list per kind of name. A shell waits while this runs, so each list reads
 * what it needs and nothing else.
 */
#include "config.h"

#include "app/completion_names.h"

#include <string.h>

#include "app/action.h"
#include "app/precedents.h"
#include "app/questionnaires.h"
#include "app/topics.h"

static void add(struct app *app, const char *name)
{
	g_string_append_printf(app->out, "%s\n", name);
}

static bool write_services(struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	struct store *st;

	if (!app_store_read(app, &st, ds) || (st != NULL && !store_services(st, 0, &all, ds)))
		return false;
	for (unsigned i = 0; all != NULL && i < all->len; i++) {
		const struct store_service *s = all->pdata[i];

		if (!s->archived)
			add(app, s->slug);
	}
	return true;
}

static bool write_systems(struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	struct store *st;

	if (!app_store_read(app, &st, ds) || (st != NULL && !store_systems(st, &all, ds)))
		return false;
	for (unsigned i = 0; all != NULL && i < all->len; i++)
		add(app, ((struct store_system *)all->pdata[i])->name);
	return true;
}

static bool write_teams(struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	struct store *st;

	if (!app_store_read(app, &st, ds) || (st != NULL && !store_teams(st, &all, ds)))
		return false;
	for (unsigned i = 0; all != NULL && i < all->len; i++)
		add(app, ((struct store_team *)all->pdata[i])->name);
	return true;
}

static bool write_questions(struct app *app, struct diags *ds)
{
	const struct questionnaire *q = questionnaires_default(app, ds);

	for (int i = 0; q != NULL && i < q->n_questions; i++) {
		if (q->questions[i].gate != NULL)
			add(app, q->questions[i].gate);
		add(app, q->questions[i].id);
	}
	return q != NULL;
}

/* File names without their ending. */
static void write_stems(struct app *app, const GPtrArray *files)
{
	for (unsigned i = 0; i < files->len; i++) {
		g_autofree char *base = g_path_get_basename(files->pdata[i]);

		base[strcspn(base, ".")] = '\0';
		add(app, base);
	}
}

static bool write_questionnaires(struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) files = questionnaires_shipped_files(app);

	(void)ds;
	write_stems(app, files);
	return true;
}

static bool write_cases(struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) files = precedents_files(app);

	(void)ds;
	write_stems(app, files);
	return true;
}

static void add_command(const struct action *a, void *data)
{
	GHashTable *words = data;

	g_hash_table_add(words, g_strndup(a->command, strcspn(a->command, " ")));
}

/* What help explains: ideas, and every first word of a command. */
static bool write_topics(struct app *app, struct diags *ds)
{
	g_autoptr(GHashTable) words =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GList) sorted = NULL;

	action_foreach(add_command, words);
	sorted = g_list_sort(g_hash_table_get_keys(words), (GCompareFunc)strcmp);
	for (const GList *l = sorted; l != NULL; l = l->next)
		add(app, l->data);
	return topics_names(app, app->out, ds);
}

static const struct {
	const char *name;
	bool (*write)(struct app *app, struct diags *ds);
} lists[] = {
	{ "services", write_services },
	{ "systems", write_systems },
	{ "teams", write_teams },
	{ "questions", write_questions },
	{ "questionnaires", write_questionnaires },
	{ "cases", write_cases },
	{ "topics", write_topics },
};

bool completion_is_list(const char *what)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (strcmp(lists[i].name, what) == 0)
			return true;
	return false;
}

bool completion_write_list(struct app *app, const char *what, struct diags *ds)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (strcmp(lists[i].name, what) == 0)
			return lists[i].write(app, ds);
	g_assert_not_reached();
}
