/*
 * The command line on a real terminal: line mode with a person in front of it,
 * what happens when the person or the window goes away, and what only a terminal
 * gets (colour, pager, questions).
 */
#include "config.h"

#include <signal.h>
#include <string.h>

#include <glib.h>

#include "terminal.h"
#include "testlib.h"

struct desk {
	char *dir, *db_env, *db;
};

static void desk_init(struct desk *d)
{
	struct test_process p;
	const char *argv[] = { test_program(), "-q", "new", "billing", "--from", "shop", "--team",
			       "Payments", NULL };
	const char *env[] = { NULL, "SEAM_USER=tester", NULL };

	d->dir = test_dir();
	d->db = g_build_filename(d->dir, "seam.db", NULL);
	d->db_env = g_strdup_printf("SEAM_DB=%s", d->db);
	env[0] = d->db_env;
	g_assert_true(test_spawn(&p, argv, NULL, env, NULL));
	g_assert_cmpint(p.status, ==, 0);
	test_process_clear(&p);
}

static void desk_clear(struct desk *d)
{
	g_free(d->dir);
	g_free(d->db);
	g_free(d->db_env);
}

/* seam on a terminal of 24 by 80; words is one line, split at blanks. */
static struct terminal *start_paged(const struct desk *d, const char *words,
				    const char *pager, const char *env)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	const char *all[] = { d->db_env, "SEAM_USER=tester", pager, env, NULL };

	g_ptr_array_add(argv, (gpointer)test_program());
	for (char **w = list; *w != NULL; w++)
		g_ptr_array_add(argv, *w);
	g_ptr_array_add(argv, NULL);
	return terminal_new(24, 80, (const char *const *)argv->pdata, all);
}

static struct terminal *start(const struct desk *d, const char *words, const char *env)
{
	return start_paged(d, words, "PAGER=cat", env);
}

/* What history says about a question: its newest value in JSON. */
static bool has_answer(const struct desk *d, const char *question, const char *value)
{
	struct test_process p;
	const char *argv[] = { test_program(), "-q", "history", "billing", question, "--json",
			       NULL };
	const char *env[] = { d->db_env, NULL };
	g_autofree char *member = g_strdup_printf("\"value\":\"%s\"", value);
	bool found;

	g_assert_true(test_spawn(&p, argv, NULL, env, NULL));
	found = strstr(p.out, member) != NULL;
	test_process_clear(&p);
	return found;
}

static bool wrote_escape(const struct terminal *t)
{
	const GByteArray *bytes = terminal_bytes(t);

	return memchr(bytes->data, '\033', bytes->len) != NULL;
}

static void test_workshop(void)
{
	struct desk d;
	g_autoptr(terminal) t = NULL;

	desk_init(&d);
	t = start(&d, "assess billing", "TERM=dumb");
	terminal_wait_for(t, "Line mode");
	terminal_wait_for(t, "Such as: 7");
	terminal_type(t, "7, operations\r");
	terminal_wait_for(t, "How many engineers");
	terminal_type(t, "1\r");
	terminal_wait_for(t, "Saved: S1.");
	g_assert_true(has_answer(&d, "S1", "no"));
	terminal_type(t, "q\r");
	g_assert_cmpint(terminal_wait_exit(t), ==, 0);
	g_assert_false(wrote_escape(t));
	desk_clear(&d);
}

/* A draft that sheets or commands started has had no room yet: who is there is asked. */
static void test_first_room(void)
{
	const char *argv[] = { test_program(), "-q", "answer", "billing", "P5=yes", NULL };
	struct test_process p;
	struct desk d;
	g_autoptr(terminal) t = NULL;

	desk_init(&d);
	{
		const char *env[] = { d.db_env, NULL };

		g_assert_true(test_spawn(&p, argv, NULL, env, NULL));
	}
	g_assert_cmpint(p.status, ==, 0);
	test_process_clear(&p);
	t = start(&d, "assess billing --plain", NULL);
	terminal_wait_for(t, "Such as: 7");
	terminal_type(t, "\r");
	terminal_wait_for(t, "How many engineers");
	terminal_type(t, "q\r");
	terminal_wait_exit(t);
	desk_clear(&d);
}

/* Ctrl-C, the end of input, a window that closes, kill -9: what was saved is there, a note
 * before its answer, too, and the next start goes on at the same question. */
static void test_leaving(void)
{
	static const struct { const char *name; int status; } rows[] = {
		{ "interrupt", 130 }, { "end of input", 0 }, { "hang-up", -1 }, { "kill", -1 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct desk d;
		g_autoptr(terminal) t = NULL;
		g_autoptr(terminal) again = NULL;
		int status;

		desk_init(&d);
		t = start(&d, "assess billing --plain", NULL);
		terminal_wait_for(t, "Such as: 7");
		terminal_type(t, "\r");
		terminal_wait_for(t, "How many engineers");
		terminal_type(t, "2\r");
		terminal_wait_for(t, "Saved: S1.");
		terminal_wait_for(t, "Who waits for whom");
		terminal_type(t, "n they all wait\r");
		terminal_wait_for(t, "Saved; it goes with your answer.");
		if (strcmp(rows[i].name, "interrupt") == 0)
			terminal_ctrl(t, 'c');
		else if (strcmp(rows[i].name, "end of input") == 0)
			terminal_ctrl(t, 'd');
		else if (strcmp(rows[i].name, "hang-up") == 0)
			terminal_hang_up(t);
		else
			terminal_signal(t, SIGKILL);
		status = terminal_wait_exit(t);
		test_row(rows[i].name, rows[i].status < 0 || status == rows[i].status);
		test_row(rows[i].name, has_answer(&d, "S1", "partial"));
		again = start(&d, "assess billing --plain", NULL);
		terminal_wait_for(again, "going on");
		terminal_wait_for(again, "Who waits for whom");
		terminal_wait_for(again, "Note: they all wait");
		terminal_type(again, "q\r");
		terminal_wait_exit(again);
		desk_clear(&d);
	}
}

static void test_finish_asks(void)
{
	struct desk d;
	g_autoptr(terminal) t = NULL;
	g_autoptr(terminal) yes = NULL;

	desk_init(&d);
	t = start(&d, "answer billing P1=yes", NULL);
	terminal_wait_for(t, "next: seam");
	g_assert_cmpint(terminal_wait_exit(t), ==, 0);
	terminal_free(g_steal_pointer(&t));
	t = start(&d, "finish billing", NULL);
	terminal_wait_for(t, "[y/N]");
	terminal_type(t, "\r");
	terminal_wait_for(t, "was not finished");
	g_assert_cmpint(terminal_wait_exit(t), ==, 3);
	yes = start(&d, "finish billing", NULL);
	terminal_wait_for(yes, "[y/N]");
	terminal_type(yes, "y\r");
	terminal_wait_for(yes, "INCOMPLETE");
	g_assert_cmpint(terminal_wait_exit(yes), ==, 0);
	desk_clear(&d);
}

static void test_purge_asks(void)
{
	struct desk d;
	g_autoptr(terminal) t = NULL;

	desk_init(&d);
	t = start(&d, "purge billing", NULL);
	terminal_wait_for(t, "[y/N]");
	terminal_type(t, "n\r");
	terminal_wait_for(t, "was not deleted");
	g_assert_cmpint(terminal_wait_exit(t), ==, 3);
	desk_clear(&d);
}

/* The service a quick check makes asks for nothing but its system's name. */
static void test_quick_asks_system(void)
{
	struct desk d;
	g_autoptr(terminal) t = NULL;

	d.dir = test_dir();
	d.db = g_build_filename(d.dir, "seam.db", NULL);
	d.db_env = g_strdup_printf("SEAM_DB=%s", d.db);
	t = start(&d, "assess search --quick --plain", NULL);
	terminal_wait_for(t, "Which application");
	terminal_type(t, "shop\r");
	terminal_wait_for(t, "How many engineers build shop today?");
	terminal_type(t, "q\r");
	g_assert_cmpint(terminal_wait_exit(t), ==, 0);
	desk_clear(&d);
}

static void test_colour(void)
{
	static const struct { const char *words, *env; bool escapes; } rows[] = {
		{ "list", NULL, true },
		{ "list", "NO_COLOR=1", false },
		{ "list", "NO_COLOR=", true },
		{ "list", "TERM=dumb", false },
		{ "--color never list", NULL, false },
		{ "--color always list", "NO_COLOR=1", true },
	};
	struct desk d;

	desk_init(&d);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(terminal) t = start(&d, rows[i].words, rows[i].env);

		terminal_wait_for(t, "OPEN");
		terminal_wait_exit(t);
		test_row(rows[i].env != NULL ? rows[i].env : rows[i].words,
			 wrote_escape(t) == rows[i].escapes);
	}
	desk_clear(&d);
}

/* Long text goes through $PAGER; short text, JSON and files do not, nor what is read line
 * after line. */
static void test_pager(void)
{
	static const struct { const char *words, *env; } lines[] = {
		{ "report billing --plain", NULL },
		{ "report billing", "ACCESSIBLE=1" },
		{ "report billing", "TERM=dumb" },
		{ "report billing", "TERM=no-such-terminal" },
	};
	struct desk d;
	g_autoptr(terminal) t = NULL;
	g_autoptr(terminal) list = NULL;
	g_autofree char *text = NULL;

	desk_init(&d);
	t = start(&d, "report billing", "PAGER=sed s/^/PAGED:/");
	terminal_wait_for(t, "PAGED:");
	terminal_wait_exit(t);
	list = start(&d, "list", "PAGER=sed s/^/PAGED:/");
	terminal_wait_for(list, "billing");
	terminal_wait_exit(list);
	text = terminal_text(list);
	g_assert_null(strstr(text, "PAGED:"));
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autoptr(terminal) each =
			start_paged(&d, lines[i].words, "PAGER=sed s/^/PAGED:/", lines[i].env);
		const GByteArray *bytes;

		terminal_wait_for(each, "billing");
		terminal_wait_exit(each);
		bytes = terminal_bytes(each);
		test_row(lines[i].env != NULL ? lines[i].env : lines[i].words,
			 memmem(bytes->data, bytes->len, "PAGED:", 6) == NULL);
	}
	desk_clear(&d);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/cli/terminal/workshop", test_workshop);
	g_test_add_func("/cli/terminal/first-room", test_first_room);
	g_test_add_func("/cli/terminal/leaving", test_leaving);
	g_test_add_func("/cli/terminal/finish-asks", test_finish_asks);
	g_test_add_func("/cli/terminal/purge-asks", test_purge_asks);
	g_test_add_func("/cli/terminal/quick-asks-system", test_quick_asks_system);
	g_test_add_func("/cli/terminal/colour", test_colour);
	g_test_add_func("/cli/terminal/pager", test_pager);
	return test_run();
}
