/*
 * A workshop on a real terminal: killed and taken up again, beside another program, in
 * front of a locked database, and from the first answer to the closing screen.
 */
#include "config.h"

#include <signal.h>
#include <string.h>

#include <sqlite3.h>

#include "journey.h"
#include "testlib.h"

enum { KEPT_WITHIN_MS = 2000 };		/* what is typed is on the disk by then */

/* At the first question of billing. */
static void sit_down(struct journey *j)
{
	journey_init(j, JOURNEY_SERVICE);
	journey_start(j, 24, 80, "billing");
	terminal_wait_for(j->t, "Is billing ready");
	journey_keys(j, "5 Enter");
	terminal_wait_for(j->t, "How many engineers");
	terminal_wait_for(j->t, "5 people in the room");
}

/* kill -9: the answer is there, the same question, and the half-typed note. */
static void test_point_10_kill(void)
{
	struct journey j;

	sit_down(&j);
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "Saved: S1");
	journey_keys(&j, "Space");
	terminal_wait_for(j.t, "Who waits for whom");
	journey_keys(&j, "2");
	terminal_wait_for(j.t, "Saved: G0");
	journey_keys(&j, "m");
	terminal_type(j.t, "two days a mon");
	terminal_wait_for(j.t, "Note: two days a mon");
	terminal_settle(j.t, KEPT_WITHIN_MS);
	terminal_signal(j.t, SIGKILL);
	terminal_wait_exit(j.t);
	journey_start(&j, 24, 80, "billing");
	terminal_wait_for(j.t, "Who waits for whom");
	terminal_wait_for(j.t, "Note: two days a mon");
	terminal_type(j.t, "th\r");
	terminal_wait_for(j.t, "Note           two days a month");
	journey_keys(&j, "u u u");
	terminal_wait_for(j.t, "Undone: answer S1");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* kill -9 in a form: what was typed is there again when it is opened, also that for a
 * service which has no row yet, in a database that was not there; and it can be dropped. */
static void test_form_kill(void)
{
	struct journey j;

	journey_init(&j, JOURNEY_NOTHING);
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "No proposed services yet");
	journey_keys(&j, "+");
	terminal_wait_for(j.t, "New service");
	terminal_type(j.t, "billing\tshop\tPaym");
	terminal_wait_for(j.t, "Paym");
	terminal_settle(j.t, KEPT_WITHIN_MS);
	terminal_signal(j.t, SIGKILL);
	terminal_wait_exit(j.t);
	journey_env(&j, "SEAM_NOW=2026-11-23T09:00:00Z");
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "No proposed services yet");
	journey_keys(&j, "+");
	terminal_wait_for(j.t, "Typed yesterday, not saved");
	terminal_wait_for(j.t, "billing");
	/* the cursor is where it was */
	terminal_type(j.t, "ents");
	terminal_wait_for(j.t, "Payments");
	journey_keys(&j, "C-s");
	terminal_wait_for(j.t, "Is billing ready");
	journey_keys(&j, "q");
	terminal_wait_gone(j.t, "Is billing ready");
	journey_keys(&j, "+");
	terminal_wait_for(j.t, "* is needed");
	terminal_type(j.t, "led");
	terminal_wait_for(j.t, "led");
	/* closing the window is no other end */
	terminal_signal(j.t, SIGHUP);
	terminal_wait_exit(j.t);
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "billing");
	journey_keys(&j, "+");
	terminal_wait_for(j.t, "Typed today, not saved");
	journey_keys(&j, "C-x");
	terminal_wait_for(j.t, "What was typed before is dropped");
	terminal_wait_gone(j.t, "led");
	journey_keys(&j, "Esc");
	terminal_wait_gone(j.t, "New service");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* What another terminal answers is there without a key. */
static void test_point_34_live(void)
{
	g_autofree char *said = NULL;
	struct journey j;

	sit_down(&j);
	said = journey_seam(&j, "answer billing S1=no:said-elsewhere");
	terminal_wait_for(j.t, "Note           said-elsewhere");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* A lock is waited for, and named by what people see: another terminal. */
static void test_point_34_lock(void)
{
	sqlite3 *db = NULL;
	struct journey j;

	sit_down(&j);
	g_assert_cmpint(sqlite3_open(j.db, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "waiting for another terminal");
	g_assert_cmpint(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
	terminal_wait_for(j.t, "Saved: S1");
	sqlite3_close(db);
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* From the first answer to the five lines, and the report behind them. */
static void test_to_the_end(void)
{
	g_autofree char *verdict = NULL;
	struct journey j;

	sit_down(&j);
	journey_keys(&j, "3");
	terminal_wait_for(j.t, "Saved: S1");
	journey_keys(&j, "Space");
	terminal_wait_for(j.t, "NO-GO is settled. Way out:");
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "Open gates:");
	journey_keys(&j, "y");
	terminal_wait_for(j.t, "A name for it");
	terminal_type(j.t, "first\r");
	terminal_wait_for(j.t, "Finished and saved as a1");
	terminal_wait_for(j.t, "First step");
	journey_keys(&j, "R");
	terminal_wait_for(j.t, "lines 1-");
	journey_keys(&j, "q");
	terminal_wait_for(j.t, "First step");
	journey_end(&j, "q", 0);
	verdict = journey_seam(&j, "verdict billing@first");
	g_assert_nonnull(strstr(verdict, "NO-GO"));
	journey_clear(&j);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/points/10-kill", test_point_10_kill);
	g_test_add_func("/tui/walk-journey/form-kill", test_form_kill);
	g_test_add_func("/tui/points/34-live-terminal", test_point_34_live);
	g_test_add_func("/tui/points/34-lock", test_point_34_lock);
	g_test_add_func("/tui/walk/to-the-end", test_to_the_end);
	return g_test_run();
}
