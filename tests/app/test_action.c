/*
 * The tables themselves: every row is complete and unique, and what is made from
 * them names every row.
 */
#include "config.h"

#include "app/action.h"

#include <string.h>

#include "app/help.h"
#include "testlib.h"

static GPtrArray *all_rows(void)
{
	GPtrArray *rows = g_ptr_array_new();

	for (const struct action_family *f = action_families(); f->id != NULL; f++)
		for (const struct action *a = f->actions; a->id != NULL; a++)
			g_ptr_array_add(rows, (void *)a);
	return rows;
}

static bool is_text(const char *text)
{
	return text != NULL && *text != '\0';
}

static void check_row(const struct action *a)
{
	g_autofree char *start = g_strdup_printf("seam %s", a->command);

	test_row(a->id, is_text(a->summary) && is_text(a->help) && is_text(a->example));
	test_row(a->id, a->args != NULL && a->run != NULL);
	test_row(a->id, g_str_has_prefix(a->example, start));
	test_row(a->id, !g_ascii_isupper(a->summary[0]));
	test_row(a->id, !g_str_has_suffix(a->summary, "."));
	test_row(a->id, g_str_has_suffix(a->help, "."));
	test_row(a->id, a->max_words < 0 || a->max_words >= a->min_words);
	test_row(a->id, (a->min_words > 0) <= (*a->args != '\0'));
	/* an id is the command with a hyphen */
	test_row(a->id, strchr(a->id, ' ') == NULL);
	for (size_t i = 0; i <= strlen(a->command); i++)
		test_row(a->id, a->id[i] == (a->command[i] == ' ' ? '-' : a->command[i]));
}

static void test_rows(void)
{
	g_autoptr(GPtrArray) rows = all_rows();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	g_assert_cmpuint(rows->len, >, 40);
	for (unsigned i = 0; i < rows->len; i++) {
		const struct action *a = rows->pdata[i];

		check_row(a);
		test_row(a->id, g_hash_table_add(seen, (void *)a->id));
		g_assert_true(action_find_id(a->id) == a);
	}
}

/* A key means one thing. "1-9 0 -" are several. */
static void test_keys(void)
{
	g_autoptr(GPtrArray) rows = all_rows();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < rows->len; i++) {
		const struct action *a = rows->pdata[i];
		g_auto(GStrv) keys = g_strsplit(a->keys != NULL ? a->keys : "", " ", -1);

		for (char **k = keys; *k != NULL; k++)
			test_row(a->id, g_hash_table_add(seen, g_strdup(*k)));
	}
}

static void check_option(const struct action *a, const struct option_row *o,
			 GHashTable *names)
{
	test_row(a->id, is_text(o->help));
	test_row(o->name, (o->kind == OPTION_FLAG) == (o->value == NULL));
	test_row(o->name, g_hash_table_add(names, g_strdup(o->name)));
	test_row(o->name, o->names != NAMED_WORDS || o->words != NULL ||
				  strcmp(o->name, "format") == 0);
	if (o->letter != 0)
		test_row(o->name, g_hash_table_add(names, g_strdup_printf("%c", o->letter)));
}

static void test_options(void)
{
	g_autoptr(GPtrArray) rows = all_rows();

	for (unsigned i = 0; i < rows->len; i++) {
		const struct action *a = rows->pdata[i];
		const struct option_row *tables[OPTION_TABLES_MAX];
		g_autoptr(GHashTable) names =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

		action_option_tables(a, tables);
		for (int t = 0; tables[t] != NULL; t++)
			for (const struct option_row *o = tables[t]; o->name != NULL; o++)
				check_option(a, o, names);
	}
}

static void test_find(void)
{
	static const struct {
		const char *first, *second, *id;
		int n_words;
	} rows[] = {
		{ "verdict", "billing", "verdict", 1 },
		{ "team", "add", "team-add", 2 },
		{ "team", NULL, "team-list", 1 },
		{ "team", "ad", NULL, 0 },
		{ "actions", "billing", "actions", 1 },
		{ "actions", "add", "actions-add", 2 },
		{ "calc", "surface", "calc-surface", 2 },
		{ "calc", NULL, NULL, 0 },
		{ "nothing", NULL, NULL, 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		int n;
		const struct action *a = action_find(rows[i].first, rows[i].second, &n);

		test_row_str(rows[i].first, a != NULL ? a->id : NULL, rows[i].id);
		if (a != NULL)
			test_row(rows[i].first, n == rows[i].n_words);
	}
	g_assert_true(action_is_command_word("List"));
	g_assert_true(action_is_command_word("team"));
	g_assert_false(action_is_command_word("billing"));
	g_assert_cmpstr(action_near("anwser"), ==, "answer");
	g_assert_cmpstr(action_near("verdcit"), ==, "verdict");
	g_assert_null(action_near("zzzzzzzz"));
}

static void test_args(void)
{
	g_autoptr(parsed_args) args = args_new(action_find_id("new"));
	const struct option_row *team = NULL;
	g_auto(GStrv) list = NULL;

	for (const struct option_row *o = args->action->options; o->name != NULL; o++)
		if (strcmp(o->name, "team") == 0)
			team = o;
	g_assert_nonnull(team);
	g_assert_false(args_has(args, "team"));
	args_add(args, team, "A, B");
	args_add(args, team, "C");
	list = args_list(args, "team");
	g_assert_cmpuint(g_strv_length(list), ==, 3);
	g_assert_cmpstr(list[1], ==, "B");
	g_assert_cmpstr(args_text(args, "team"), ==, "C");
	g_assert_null(args_word(args, 0));
}

/* Help, manual and completion name every command; help stays within its width. */
static void test_texts(void)
{
	g_autoptr(GPtrArray) rows = all_rows();
	g_autoptr(GString) overview = g_string_new(NULL);
	g_autoptr(GString) roff = g_string_new(NULL);
	g_autoptr(GString) bash = g_string_new(NULL);

	help_overview(overview, 80);
	help_roff(roff);
	g_assert_true(completion_write(bash, "bash"));
	for (unsigned i = 0; i < rows->len; i++) {
		const struct action *a = rows->pdata[i];
		g_autofree char *line = g_strdup_printf("\n  %s ", a->command);
		g_autofree char *entry = g_strdup_printf(".B seam %s", a->command);
		g_autofree char *branch = g_strdup_printf("\t'%s') options=", a->command);
		g_auto(GStrv) words = g_strsplit(entry, "-", -1);
		g_autofree char *dashes = g_strjoinv("\\-", words);
		g_autoptr(GString) help = g_string_new(NULL);
		g_auto(GStrv) lines = NULL;

		test_row(a->id, strstr(overview->str, line) != NULL);
		test_row(a->id, strstr(roff->str, dashes) != NULL);
		test_row(a->id, strstr(bash->str, branch) != NULL);
		help_action(help, a, 80);
		lines = g_strsplit(help->str, "\n", -1);
		for (char **l = lines; *l != NULL; l++)
			test_row(a->id, strlen(*l) <= 80 || strstr(*l, "seam ") != NULL);
	}
	g_assert_false(completion_write(bash, "tcsh"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/action/rows", test_rows);
	g_test_add_func("/app/action/keys", test_keys);
	g_test_add_func("/app/action/options", test_options);
	g_test_add_func("/app/action/find", test_find);
	g_test_add_func("/app/action/args", test_args);
	g_test_add_func("/app/action/texts", test_texts);
	return test_run();
}
