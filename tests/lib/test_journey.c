/* The kit for journeys, on programs of the shell and commands of seam. */
#include "config.h"

#include "journey.h"

#include <stdio.h>
#include <string.h>

#include "testlib.h"

static void start_shell(struct journey *j, const char *script)
{
	const char *const argv[] = { "sh", "-c", script, NULL };

	journey_init(j, JOURNEY_NOTHING);
	journey_start_program(j, 16, 60, argv);
}

/* Each kind of data, the fixed clock, and a second seam on the same database. */
static void test_surroundings(void)
{
	static const struct { enum journey_data data; const char *has; } rows[] = {
		{ JOURNEY_NOTHING, "nothing is registered yet" },
		{ JOURNEY_SERVICE, "billing" },
		{ JOURNEY_DEMO, "UserService" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *list = NULL;
		struct journey j;

		journey_init(&j, rows[i].data);
		journey_start(&j, 24, 80, "list");
		test_row(rows[i].has, terminal_wait_for(j.t, rows[i].has));
		journey_end(&j, NULL, 0);
		list = journey_seam(&j, "list --json");
		g_assert_nonnull(strstr(list, "\"services\""));
		journey_clear(&j);
	}
}

static void test_env(void)
{
	struct journey j;
	const char *const argv[] = { "sh", "-c", "echo \"<$A ${SEAM_USER-nobody} $SEAM_NOW>\"",
				     NULL };

	journey_init(&j, JOURNEY_NOTHING);
	journey_env(&j, "A=one");
	journey_env(&j, "AB=other");
	journey_env(&j, "A=two");
	journey_env(&j, "SEAM_USER");
	journey_start_program(&j, 24, 80, argv);
	terminal_wait_for(j.t, "<two nobody " JOURNEY_NOW ">");
	journey_end(&j, NULL, 0);
	journey_clear(&j);
}

/* As the program reads them, in octal. */
static void test_keys(void)
{
	static const struct { const char *keys, *octal; } rows[] = {
		{ "j ? word", "152 077 167 157 162 144" },
		{ "Enter Space Tab", "015 040 011" },
		{ "Up Down Left Right", "033 133 101 033 133 102 033 133 104 033 133 103" },
		{ "Esc q", "033 161" },
		{ "S-Tab", "033 133 132" },
		{ "C-l C-x", "014 030" },
		{ "PgUp PgDn", "033 133 065 176 033 133 066 176" },
		{ "F1 F10 F13x", "033 117 120 033 133 062 061 176 106 061 063 170" },
		{ "Backspace Delete", "177 033 133 063 176" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *expected = g_strdup_printf("<%s >", rows[i].octal);
		g_autofree char *script = g_strdup_printf(
			"stty raw -echo; echo ready; printf '<'; head -c %zu | od -An -v -to1 |"
			" tr -s ' \\n' ' ' | sed 's/^ //'; echo '>'; stty sane",
			(strlen(rows[i].octal) + 1) / 4);
		struct journey j;

		start_shell(&j, script);
		terminal_wait_for(j.t, "ready");
		journey_keys(&j, rows[i].keys);
		test_row(rows[i].keys, terminal_wait_for(j.t, expected));
		terminal_wait_exit(j.t);
		journey_clear(&j);
	}
}

static void test_golden(void)
{
	struct journey j;

	start_shell(&j, "printf 'a screen\\nof two rows: \\303\\244\\n'; read x");
	journey_golden(&j, "kit");
	journey_end(&j, "Enter", 0);
	journey_clear(&j);
}

/* In a process of its own, since it must fail. */
static void test_golden_differs(void)
{
	struct journey j;

	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, 0);
		g_test_trap_assert_failed();
		return;
	}
	g_unsetenv("SEAM_TEST_ACCEPT");
	start_shell(&j, "printf 'a screen\\nanother row\\n'");
	journey_golden(&j, "kit");
	journey_clear(&j);
}

/* A program that leaves the screen in a mess fails its journey. */
static void test_end_checks(void)
{
	static const struct { const char *name, *script; int status; } rows[] = {
		{ "status", "exit 3", 0 },
		{ "alternate screen", "printf '\\033[?1049h'", 0 },
		{ "cursor", "printf '\\033[?25l'", 0 },
		{ "modes", "stty -echo", 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows) && !g_test_subprocess(); i++) {
		g_autofree char *number = g_strdup_printf("%zu", i);

		g_setenv("JOURNEY_ROW", number, TRUE);
		g_test_trap_subprocess(NULL, 0, 0);
		test_row(rows[i].name, !g_test_trap_has_passed());
	}
	if (g_test_subprocess()) {
		int i = (int)g_ascii_strtoll(g_getenv("JOURNEY_ROW"), NULL, 10);
		struct journey j;

		start_shell(&j, rows[i].script);
		journey_end(&j, NULL, rows[i].status);
		journey_clear(&j);
	}
}

/* Whether a program that waits this way notices a resize inside its wait. */
static bool notices_resize(const char *way)
{
	g_autofree char *waiter = test_build_path("tests/lib/waiter");
	const char *const argv[] = { waiter, way, NULL };
	g_autofree char *text = NULL;
	struct journey j;

	journey_init(&j, JOURNEY_NOTHING);
	journey_arm_resize(&j);
	journey_start_program(&j, 24, 80, argv);
	terminal_wait_for(j.t, "24 rows 80 columns");
	test_row(way, journey_resize_in_wait(&j, 30, 100, "j"));
	terminal_wait_for(j.t, "key");
	terminal_settle(j.t, 200);
	text = terminal_text(j.t);
	journey_end(&j, "q", 0);
	journey_clear(&j);
	return strstr(text, "30 rows 100 columns") != NULL;
}

/* Both ways of waiting, so that the shim is known to find what it is for. On a busy
 * machine the key may come after the resize, and wake the deaf one, too: once is enough. */
static void test_resize_in_wait(void)
{
	bool lost = false;

	for (int i = 0; i < 5; i++) {
		test_row("listening", notices_resize("listening"));
		lost = lost || !notices_resize("deaf");
	}
	test_row("deaf", lost);
}

static void test_what_was_written(void)
{
	static const struct { const char *bytes; bool colour; } rows[] = {
		{ "plain", false },
		{ "\033[1;7mbold\033[m\033[0m", false },
		{ "\033[39;49mback", false },
		{ "\033[31mred", true },
		{ "\033[1;31mred", true },
		{ "\033[38;5;9mred", true },
		{ "\033[48:2::1:2:3mback", true },
		{ "\033[97m", true },
		{ "\033[31Hno", false },
		{ "\033[?31m", false },
		{ "\033]31m", false },
		{ "\033[31", false },
		{ "\033", false },
		{ "\033\033[42m", true },
	};
	struct journey j;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		test_row(rows[i].bytes + strspn(rows[i].bytes, "\033"),
			 journey_has_colour(rows[i].bytes, strlen(rows[i].bytes)) ==
				 rows[i].colour);
	start_shell(&j, "echo plain; printf '\\033[32m'; read x; echo \303\244");
	terminal_wait_for(j.t, "plain");
	terminal_settle(j.t, 20);
	g_assert_false(journey_wrote_beyond_ascii(&j));
	g_assert_true(journey_wrote_colour(&j));
	journey_end(&j, "Enter", 0);
	g_assert_true(journey_wrote_beyond_ascii(&j));
	journey_clear(&j);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/lib/journey/surroundings", test_surroundings);
	g_test_add_func("/lib/journey/env", test_env);
	g_test_add_func("/lib/journey/keys", test_keys);
	g_test_add_func("/lib/journey/golden", test_golden);
	g_test_add_func("/lib/journey/golden-differs", test_golden_differs);
	g_test_add_func("/lib/journey/end-checks", test_end_checks);
	g_test_add_func("/lib/journey/resize-in-wait", test_resize_in_wait);
	g_test_add_func("/lib/journey/what-was-written", test_what_was_written);
	return test_run();
}
