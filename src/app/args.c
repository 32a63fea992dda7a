/*
 * One parsed command line: words and options by name. Filling it is the work of
 * the front end; asking for an option the action does not declare is our mistake
 * and stops the program.
 */
#include "config.h"

#include "app/action.h"

#include <string.h>

#include <glib/gi18n.h>

struct args *args_new(const struct action *a)
{
	struct args *args = g_new0(struct args, 1);

	args->action = a;
	args->words = g_ptr_array_new();
	args->given = g_ptr_array_new_with_free_func(g_free);
	return args;
}

void args_free(struct args *args)
{
	if (args == NULL)
		return;
	g_ptr_array_unref(args->words);
	g_ptr_array_unref(args->given);
	g_free(args);
}

void args_add(struct args *args, const struct option_row *option, const char *value)
{
	struct given *g = g_new(struct given, 1);

	*g = (struct given){ option, value };
	g_ptr_array_add(args->given, g);
}

bool args_has(const struct args *args, const char *option)
{
	const struct option_row *row = action_find_option(args->action, option);

	g_assert(row != NULL);
	for (unsigned i = 0; i < args->given->len; i++) {
		const struct given *g = args->given->pdata[i];

		if (g->option == row)
			return true;
	}
	return false;
}

const char *args_text(const struct args *args, const char *option)
{
	const struct option_row *row = action_find_option(args->action, option);

	g_assert(row != NULL);
	for (unsigned i = args->given->len; i-- > 0;) {
		const struct given *g = args->given->pdata[i];

		if (g->option == row)
			return g->value;
	}
	return NULL;
}

bool args_need(const struct args *args, const char *option, struct diags *ds)
{
	const char *text = args_text(args, option);

	if (text != NULL && *text != '\0')
		return true;
	diag_error(ds, "missing-argument", NULL, _("\"seam %s\" needs --%s"),
		   args->action->command, option);
	return false;
}

const char *args_output(const struct args *args)
{
	const char *path = args_text(args, "output");

	return g_strcmp0(path, "-") != 0 ? path : NULL;
}

char **args_list(const struct args *args, const char *option)
{
	const struct option_row *row = action_find_option(args->action, option);
	GPtrArray *list = g_ptr_array_new();

	g_assert(row != NULL);
	for (unsigned i = 0; i < args->given->len; i++) {
		const struct given *g = args->given->pdata[i];
		g_auto(GStrv) parts = NULL;

		if (g->option != row)
			continue;
		parts = g_strsplit(g->value, ",", -1);
		for (char **p = parts; *p != NULL; p++) {
			g_strstrip(*p);
			if (**p != '\0')
				g_ptr_array_add(list, g_strdup(*p));
		}
	}
	g_ptr_array_add(list, NULL);
	return (char **)g_ptr_array_free(list, FALSE);
}

const char *args_word(const struct args *args, unsigned i)
{
	return i < args->words->len ? args->words->pdata[i] : NULL;
}
