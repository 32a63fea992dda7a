/*
 * Nothing is lost and nothing lies: over restarts, beside a second terminal, under a
 * storm of resizes, with texts made to harm, and when the window goes.
 */
#include "config.h"

#include <signal.h>
#include <string.h>

#include "journey.h"
#include "testlib.h"

enum { KEPT_WITHIN_MS = 2000 };		/* where a room went is on the disk by then */

/* At the first question of a service without answers. */
static void open_question(struct journey *j)
{
	journey_init(j, JOURNEY_SERVICE);
	journey_start(j, 24, 80, "assess billing");
	terminal_wait_for(j->t, "Is billing ready");
	journey_keys(j, "Enter");
	terminal_wait_for(j->t, "How many engineers build shop today?");
}

static bool history_has(struct journey *j, const char *question, const char *value)
{
	g_autofree char *words = g_strdup_printf("history billing %s --json", question);
	g_autofree char *member = g_strdup_printf("\"value\":\"%s\"", value);
	g_autofree char *history = journey_seam(j, words);

	if (strstr(history, member) == NULL)
		g_test_message("no %s in %s", member, history);
	return strstr(history, member) != NULL;
}

/* ---- undo -------------------------------------------------------------------------- */

/* Each is named, before a restart and behind it. */
static void test_point_11_undo_over_restart(void)
{
	static const char *const values[] = { "1", "2", "3", "1", "2", "3" };
	static const char *const undone[] = { "yes", "partial", "no", "yes", "partial" };
	struct journey j;

	open_question(&j);
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		journey_keys(&j, values[i]);
		terminal_wait_for(j.t, "Saved: S1");
		/* an arrow clears the word */
		journey_keys(&j, "Up");
		terminal_wait_gone(j.t, "Saved: S1");
	}
	for (int i = 0; i < 5; i++) {
		g_autofree char *name = g_strdup_printf("Undone: answer S1: %s", undone[i]);

		journey_keys(&j, "u");
		terminal_wait_for(j.t, name);
		journey_keys(&j, "Up");
		terminal_wait_gone(j.t, "Undone: ");
	}
	journey_end(&j, "C-c", 130);
	g_assert_true(history_has(&j, "S1", "yes"));
	journey_start(&j, 24, 80, "billing");
	terminal_wait_for(j.t, "all 1/");
	journey_keys(&j, "u");
	terminal_wait_for(j.t, "Undone: answer S1: no");
	terminal_wait_for(j.t, "all 0/");
	journey_keys(&j, "C-r");
	terminal_wait_for(j.t, "Redone: answer S1: no");
	terminal_wait_for(j.t, "all 1/");
	journey_end(&j, "C-c", 130);
	journey_clear(&j);
}

/* ---- two terminals ------------------------------------------------------------------- */

/* A second terminal on the database of the first. */
static struct terminal *start_beside(struct journey *j, const char *words)
{
	struct terminal *first = g_steal_pointer(&j->t);
	struct terminal *second;

	journey_start(j, 24, 80, words);
	second = j->t;
	j->t = first;
	return second;
}

static bool wrote(const struct terminal *t, const char *text)
{
	const GByteArray *bytes = terminal_bytes(t);

	return g_strstr_len((const char *)bytes->data, bytes->len, text) != NULL;
}

/* Each sees the other's answer without a key. */
static void test_point_34_two_terminals(void)
{
	struct journey j;
	g_autoptr(terminal) other = NULL;

	open_question(&j);
	journey_keys(&j, "1 Space");
	terminal_wait_for(j.t, "Who waits for whom");
	/* where it went is kept with its clock: who comes now begins there */
	terminal_settle(j.t, KEPT_WITHIN_MS);
	other = start_beside(&j, "billing");
	terminal_wait_for(other, "Who waits for whom");
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "all 2/");
	terminal_wait_for(other, "all 2/");
	terminal_type(other, "2");
	terminal_wait_for(other, "Saved: G0");
	terminal_wait_for(j.t, "*2   There is some waiting");
	terminal_hang_up(other);
	terminal_wait_exit(other);
	g_assert_false(wrote(other, "locked"));
	g_assert_false(wrote(j.t, "locked"));
	journey_end(&j, "C-c", 130);
	g_assert_true(history_has(&j, "G0", "partial"));
	journey_clear(&j);
}

/* Who answers against what they cannot have seen is shown both. */
static void test_point_34_conflict(void)
{
	struct journey j;
	g_autoptr(terminal) other = NULL;

	open_question(&j);
	journey_keys(&j, "1 Space");
	terminal_wait_for(j.t, "Who waits for whom");
	/* where it went is kept with its clock: who comes now begins there */
	terminal_settle(j.t, KEPT_WITHIN_MS);
	other = start_beside(&j, "billing");
	terminal_wait_for(other, "Who waits for whom");
	terminal_wait_for(other, "? help");
	/* it has its key before its clock */
	terminal_signal(other, SIGSTOP);
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "Saved: G0");
	terminal_type(other, "3");
	terminal_signal(other, SIGCONT);
	terminal_wait_for(other, "Another terminal has answered this question.");
	terminal_wait_for(other, "Theirs: ");
	terminal_wait_for(other, "This one: ");
	terminal_type(other, "2");
	terminal_wait_for(other, "Saved: G0");
	terminal_hang_up(other);
	terminal_wait_exit(other);
	journey_end(&j, "C-c", 130);
	g_assert_true(history_has(&j, "G0", "yes"));
	g_assert_true(history_has(&j, "G0", "no"));
	journey_clear(&j);
}

/* Home, too. */
static void test_point_34_home(void)
{
	struct journey j;

	journey_init(&j, JOURNEY_SERVICE);
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "1 proposed service");
	g_free(journey_seam(&j, "new search --from shop"));
	terminal_wait_for(j.t, "2 proposed services");
	terminal_wait_for(j.t, "search");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* ---- a storm -------------------------------------------------------------------------- */

/* While somebody answers: nothing of another size is left, and no answer is lost. */
static void test_point_26_storm(void)
{
	struct journey j;
	g_autofree char *storm = NULL;
	g_autofree char *calm = NULL;

	open_question(&j);
	for (int i = 0; i < 40; i++) {
		terminal_resize(j.t, 10 + i % 6 * 8, 40 + i % 9 * 18);
		journey_keys(&j, i % 2 ? "1" : "2");
	}
	terminal_resize(j.t, 24, 80);
	terminal_wait_for(j.t, "Saved: S1");
	terminal_settle(j.t, 300);
	storm = terminal_text(j.t);
	journey_keys(&j, "C-l");
	terminal_settle(j.t, 300);
	calm = terminal_text(j.t);
	/* drawing it all again changes nothing but the word of what was saved */
	for (char *p = strstr(storm, " Saved: "); p != NULL && *p != '\n'; p++)
		*p = ' ';
	{
		g_auto(GStrv) a = g_strsplit(storm, "\n", -1);
		g_auto(GStrv) b = g_strsplit(calm, "\n", -1);

		for (int row = 0; row < 22; row++)
			test_row_str("row", a[row], b[row]);
	}
	journey_end(&j, "C-c", 130);
	g_assert_true(history_has(&j, "S1", "no"));
	journey_clear(&j);
}

/* ---- texts made to harm ----------------------------------------------------------------- */

#define BIDI "\xe2\x80\xae"		/* right to left from here on */
#define EMOJI "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"

/* Names take the first of them; the others are refused there. */
enum { NAMES = 4 };
static const char *const notes[] = {
	"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe3\x81\xae\xe3\x83\xa1\xe3\x83\xa2",
	"e\xcc\x81\xcc\x81\xcc\x81 Zoe\xcc\x88",
	EMOJI " asked " EMOJI EMOJI,
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d shalom",
	"x" BIDI "txt.exe",
	"\033]0;owned\007\033[31mred\033[2J\033[?1000h",
	"\xc2\x9b" "31m C1",
	"tab\there, bell\a, zero\xe2\x80\x8bwidth",
};

/* Words as they are: blanks in them stay. */
static void run(struct journey *j, const char *const *words)
{
	const char *argv[12] = { test_program(), "-q" };
	const char *env[3] = { NULL };
	g_autofree char *db = g_strconcat("SEAM_DB=", j->db, NULL);
	struct test_process p;
	int n = 2;

	while (*words != NULL)
		argv[n++] = *words++;
	env[0] = db;
	env[1] = "SEAM_NOW=" JOURNEY_NOW;
	g_assert_true(test_spawn(&p, argv, NULL, env, NULL));
	if (p.status != 0)
		g_test_message("%s", p.err);
	g_assert_cmpint(p.status, ==, 0);
	test_process_clear(&p);
}

/* The column of a character of the frame in each row where it stands is the same. */
static void check_box(struct terminal *t, const char *side)
{
	int column = -1;

	for (int row = 0; row < 24; row++)
		for (int col = 79; col >= 60; col--) {
			VTermScreenCell cell;
			char text[8] = "";

			terminal_cell(t, row, col, &cell);
			if (cell.chars[0] == 0 || cell.chars[0] == (uint32_t)-1)
				continue;
			text[g_unichar_to_utf8(cell.chars[0], text)] = '\0';
			if (strcmp(text, side) != 0)
				continue;
			if (column < 0)
				column = col;
			g_assert_cmpint(col, ==, column);
		}
}

static void test_point_27_hostile(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
		struct journey j;
		const char *const topic[] = { "topic", "add", "billing", notes[i], NULL };
		g_autofree char *pair = g_strconcat("S1=no:", notes[i], NULL);
		const char *const note[] = { "answer", "billing", pair, NULL };
		const char *const team[] = { "service", "set", "billing", "--team", notes[i],
					     NULL };
		const GByteArray *bytes;

		journey_init(&j, JOURNEY_SERVICE);
		run(&j, topic);
		run(&j, note);
		if (i < NAMES)
			run(&j, team);
		journey_start(&j, 24, 80, "");
		terminal_wait_for(j.t, "1 proposed service");
		journey_keys(&j, "Enter");
		terminal_wait_for(j.t, "v vote");
		journey_keys(&j, "S");
		terminal_wait_for(j.t, "All questions");
		journey_keys(&j, "Esc P");
		terminal_settle(j.t, 100);
		journey_keys(&j, "Esc ?");
		terminal_wait_for(j.t, "Help");
		check_box(j.t, "\xe2\x94\x82");
		journey_keys(&j, "Esc R");
		terminal_wait_for(j.t, "x export");
		bytes = terminal_bytes(j.t);
		test_row(notes[i], !wrote(j.t, BIDI));
		test_row(notes[i], !wrote(j.t, "\033]0;owned"));
		test_row(notes[i], !wrote(j.t, "\033[?1000h"));
		test_row(notes[i], !wrote(j.t, "\xc2\x9b"));
		test_row(notes[i], !wrote(j.t, "\xe2\x80\x8b"));
		test_row(notes[i], memchr(bytes->data, '\a', bytes->len) == NULL);
		journey_end(&j, "C-c", 130);
		journey_clear(&j);
	}
}

/* ---- the window goes --------------------------------------------------------------------- */

/* In the middle of a note: the program ends, and the note is there again. */
static void test_terminal_closed(void)
{
	struct journey j;

	open_question(&j);
	journey_keys(&j, "m");
	terminal_wait_for(j.t, "Note:");
	terminal_type(j.t, "half a thought");
	terminal_wait_for(j.t, "half a thought");
	terminal_hang_up(j.t);
	g_assert_cmpint(terminal_wait_exit(j.t), !=, -1);
	journey_start(&j, 24, 80, "billing");
	terminal_wait_for(j.t, "Note: half a thought");
	journey_end(&j, "C-c", 130);
	journey_clear(&j);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/points/11-undo-over-restart", test_point_11_undo_over_restart);
	g_test_add_func("/tui/points/26-storm", test_point_26_storm);
	g_test_add_func("/tui/points/27-hostile", test_point_27_hostile);
	g_test_add_func("/tui/points/34-two-terminals", test_point_34_two_terminals);
	g_test_add_func("/tui/points/34-conflict-on-terminals", test_point_34_conflict);
	g_test_add_func("/tui/points/34-home", test_point_34_home);
	g_test_add_func("/tui/safety/terminal-closed", test_terminal_closed);
	return test_run();
}
