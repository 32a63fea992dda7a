/*
 * Whole journeys, as somebody makes them who has never seen the program: from an empty
 * database to a finished assessment and its report in a file, a vote, a follow-up. What
 * is pressed is what the screen says can be pressed.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "journey.h"
#include "testlib.h"

enum { STEPS_MAX = 150 };

/* In the folder of the journey, as a person's shell stands in theirs. */
static void start_there(struct journey *j)
{
	const char *argv[] = { "/bin/sh", "-c", "cd \"$0\" && exec \"$1\"", j->dir,
			       test_program(), NULL };

	journey_start_program(j, 24, 80, argv);
}

static bool is_on_screen(struct journey *j, const char *text)
{
	g_autofree char *screen = terminal_text(j->t);

	return strstr(screen, text) != NULL;
}

/* ---- the whole assessment -------------------------------------------------------- */

/* The form, filled in by what its labels ask for. */
static void add_billing(struct journey *j)
{
	terminal_wait_for(j->t, "+ new");
	journey_keys(j, "+");
	terminal_wait_for(j->t, "Name *");
	terminal_type(j->t, "billing\t");
	terminal_type(j->t, "shop\t");
	terminal_type(j->t, "Payments");
	terminal_wait_for(j->t, "Ctrl-S save");
	journey_keys(j, "C-s");
	terminal_wait_for(j->t, "Is billing ready to be split out of shop?");
}

/* What answers this question: 1 is the first choice, and a number that raises no doubt;
 * where words are asked for, nobody knows them. */
static const char *answering_keys(struct journey *j)
{
	static const char pointed[] = "\xe2\x96\xb8 ";

	for (int row = 0; row < 24; row++) {
		g_autofree char *line = terminal_row(j->t, row);
		const char *at = g_str_has_prefix(line, " ") ? line + 1 : line;

		at += g_str_has_prefix(at, pointed) ? strlen(pointed) : 2;
		if (g_str_has_prefix(at, "0-9 "))
			return "1 Space";
		if (g_str_has_prefix(at, "1   "))
			return strstr(at, "Your words") != NULL ? "0" : "1";
	}
	return "0";
}

/* The digit before this option of a menu. */
static int option_number(struct journey *j, const char *option)
{
	for (int row = 0; row < 24; row++) {
		g_autofree char *line = terminal_row(j->t, row);
		char *at = strstr(line, option);

		if (at == NULL)
			continue;
		while (at > line && !g_ascii_isdigit(*at))
			at--;
		return atoi(at);
	}
	return 0;
}

/* Answers what is asked and goes on, until nothing is asked any more; how many answers
 * that took. Digits and Space, nothing else. */
static int answer_all(struct journey *j)
{
	int answers = 0;

	for (int i = 0; i < STEPS_MAX && !is_on_screen(j, "Nothing left to ask"); i++) {
		if (is_on_screen(j, "Ask everything")) {
			g_autofree char *digit = g_strdup_printf(
				"%d", option_number(j, "Ask everything"));

			journey_keys(j, digit);
			terminal_wait_gone(j->t, "Ask everything");
			continue;
		}
		/* all of the question, not its first rows */
		terminal_settle(j->t, 20);
		journey_keys(j, answering_keys(j));
		if (!terminal_wait_for(j->t, "Saved: "))
			break;
		answers++;
		journey_keys(j, "Space");
		if (!terminal_wait_gone(j->t, "Saved: "))
			break;
	}
	return answers;
}

/* From the closing screen to the report, and into a file of the name that is offered. */
static void export_report(struct journey *j, const char *file)
{
	g_autofree char *path = g_build_filename(j->dir, file, NULL);
	g_autofree char *report = NULL;

	journey_keys(j, "R");
	terminal_wait_for(j->t, "x export");
	journey_keys(j, "x");
	terminal_wait_for(j->t, "Write to:");
	terminal_wait_for(j->t, file);
	journey_keys(j, "Enter");
	terminal_wait_for(j->t, "Written: ");
	report = test_read_file(path, NULL);
	g_assert_true(g_str_has_prefix(report, "# billing: "));
	g_assert_nonnull(strstr(report, "Payments"));
}

static void test_point_09_to_the_file(void)
{
	struct journey j;
	g_autofree char *list = NULL;
	int answers;

	journey_init(&j, JOURNEY_NOTHING);
	start_there(&j);
	add_billing(&j);
	journey_keys(&j, "Space");
	terminal_wait_for(j.t, "How many engineers build shop today?");
	answers = answer_all(&j);
	g_assert_cmpint(answers, >=, 40);
	if (g_test_failed()) {
		journey_clear(&j);
		return;
	}
	terminal_wait_for(j.t, "Finish now");
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "A name for it");
	journey_keys(&j, "Enter");
	terminal_wait_for(j.t, "Finished and saved as a1.");
	terminal_wait_for(j.t, "in five lines");
	export_report(&j, "report-billing-a1.md");
	journey_keys(&j, "Esc Esc");
	terminal_wait_for(j.t, "1 proposed service");
	journey_end(&j, "q", 0);
	list = journey_seam(&j, "list --json");
	g_assert_nonnull(strstr(list, "\"billing\""));
	journey_clear(&j);
}

/* ---- a vote ------------------------------------------------------------------------ */

/* Hands, counted, revealed, agreed on; the answer is the one the room gave. */
static void test_vote(void)
{
	struct journey j;
	g_autofree char *history = NULL;

	journey_init(&j, JOURNEY_SERVICE);
	g_free(journey_seam(&j, "answer billing P1=yes"));
	g_free(journey_seam(&j, "people billing --count 5 --missing none"));
	journey_start(&j, 24, 80, "assess billing");
	terminal_wait_for(j.t, "v vote");
	journey_keys(&j, "v");
	terminal_wait_for(j.t, "Vote by hands");
	terminal_type(j.t, "1 3 2\r");
	terminal_wait_for(j.t, "6 votes, 5 people");
	journey_keys(&j, "C-u");
	terminal_type(j.t, "1 3 1\r");
	terminal_wait_for(j.t, "Spread");
	journey_keys(&j, "2");
	terminal_wait_for(j.t, "Saved: S1");
	journey_end(&j, "C-c", 130);
	history = journey_seam(&j, "history billing S1 --json");
	g_assert_nonnull(strstr(history, "\"value\":\"partial\""));
	journey_clear(&j);
}

/* ---- a follow-up ------------------------------------------------------------------- */

static void test_follow_up(void)
{
	struct journey j;
	g_autofree char *history = NULL;

	journey_init(&j, JOURNEY_SERVICE);
	g_free(journey_seam(&j, "answer billing P1=no P3=yes own.on-call=partial"));
	g_free(journey_seam(&j, "finish billing"));
	journey_env(&j, "SEAM_NOW=2027-03-01T09:00:00Z");
	start_there(&j);
	terminal_wait_for(j.t, "billing");
	journey_keys(&j, "Space");
	terminal_wait_for(j.t, "Going on starts a follow-up");
	journey_keys(&j, "Enter");
	terminal_wait_for(j.t, "v vote");
	journey_keys(&j, "F");
	terminal_wait_for(j.t, "Gates answered long ago");
	journey_keys(&j, "Esc O");
	terminal_wait_for(j.t, "own.on-call");
	journey_keys(&j, "o");
	terminal_wait_for(j.t, "Nothing waits to be confirmed.");
	journey_end(&j, "C-c", 130);
	history = journey_seam(&j, "history billing own.on-call --json");
	g_assert_nonnull(strstr(history, "2027-03-01"));
	journey_clear(&j);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/points/09-to-the-file", test_point_09_to_the_file);
	g_test_add_func("/tui/journeys/vote", test_vote);
	g_test_add_func("/tui/journeys/follow-up", test_follow_up);
	return test_run();
}
