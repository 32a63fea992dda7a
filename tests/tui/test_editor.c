/* The user's own editor: what it leaves, what it may do wrong, and what of it is kept. */
#include "config.h"

#include "tui/editor.h"

#include <string.h>

#include <glib/gstdio.h>

#include "testlib.h"

static const struct {
	const char *name, *does;	/* a line of shell; "$1" is the file */
	const char *text;		/* what comes of it; NULL = refused */
	const char *says, *kept;
} rows[] = {
	{ "nothing", ":", "before", NULL, NULL },
	{ "another text", "printf 'after\\n' >\"$1\"", "after\n", NULL, NULL },
	{ "another file in its place", "printf new >\"$1.new\"; mv \"$1.new\" \"$1\"", "new",
	  NULL, NULL },
	{ "all of it away", ": >\"$1\"", "", NULL, NULL },
	{ "given up", "exit 1", NULL, "set VISUAL or EDITOR", NULL },
	{ "no such program", "/nonexistent/editor \"$1\"", NULL, "set VISUAL or EDITOR", NULL },
	{ "killed", "kill -KILL $$", NULL, "set VISUAL or EDITOR", NULL },
	{ "killed, but there is a text", "printf half >\"$1\"; kill -KILL $$", NULL,
	  "what was written is in ", "half" },
	{ "failed behind a text", "printf most >\"$1\"; exit 2", NULL,
	  "what was written is in ", "most" },
	{ "another encoding", "printf 'gr\\374n' >\"$1\"", NULL, "what was written is in ",
	  "gr\374n" },
	{ "no text", "printf 'a\\000b' >\"$1\"", NULL, "what was written is in ", "a" },
	{ "no file", "rm \"$1\"", NULL, "No such file", NULL },
};

/* What the file holds that the editor was given, and that it is gone otherwise. */
static void check_kept(const char *name, const char *note, const char *said, const char *kept)
{
	g_autofree char *path = NULL;
	g_autofree char *text = NULL;

	test_row(name, g_file_get_contents(note, &path, NULL, NULL));
	test_row(name, g_file_get_contents(path, &text, NULL, NULL) == (kept != NULL));
	test_row_str(name, text, kept);
	test_row(name, kept == NULL || strstr(said, path) != NULL);
	g_unlink(path);
}

static void test_rows(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *note = g_build_filename(dir, "path", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *command = g_strdup_printf("f() { printf %%s \"$1\" >'%s'; %s; }; f",
							   note, rows[i].does);
		g_autoptr(diags) ds = diags_new();
		g_autofree char *text = NULL;
		g_autofree char *said = NULL;
		bool ok;

		g_setenv("VISUAL", command, TRUE);
		ok = editor_run("before", &text, ds);
		test_row(rows[i].name, ok == (rows[i].text != NULL));
		test_row(rows[i].name, diags_is_empty(ds) == ok);
		test_row_str(rows[i].name, text, rows[i].text);
		said = diags_format(ds, DIAGS_PLAIN);
		test_row(rows[i].name, ok || strstr(said, rows[i].says) != NULL);
		check_kept(rows[i].name, note, said, rows[i].kept);
	}
}

/* VISUAL comes first, an empty one does not count, and a command line may have options. */
static void test_which(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *one = NULL;
	g_autofree char *other = NULL;

	g_setenv("VISUAL", "cp -f /dev/null", TRUE);
	g_setenv("EDITOR", "false", TRUE);
	g_assert_true(editor_run("before", &one, ds));
	g_assert_cmpstr(one, ==, "");
	g_setenv("VISUAL", "", TRUE);
	g_assert_false(editor_run("before", &other, ds));
	g_unsetenv("EDITOR");
	g_unsetenv("VISUAL");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/editor/rows", test_rows);
	g_test_add_func("/tui/editor/which", test_which);
	return test_run();
}
