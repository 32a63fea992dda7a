/*
 * The lines of the log: what every row makes is kept in English and found again, so that
 * a reader sees it in his language, whatever the words in it look like.
 */
#include "config.h"

#include <glib.h>

#include "core/deed.h"
#include "testlib.h"

/* Kept lines are data of other files and of older versions: they never change. */
static void test_labels(void)
{
	static const struct {
		enum deed deed;
		const char *first, *second;
		const char *label;
	} rows[] = {
		{ DEED_ANSWER, "P1", "yes", "answer P1: yes" },
		{ DEED_ANSWER_SEVERAL, "3", NULL, "answer 3 questions" },
		{ DEED_WITHDRAW, "P1", NULL, "withdraw P1" },
		{ DEED_WITHDRAW_WAIVER, "S1", NULL, "withdraw the waiver of S1" },
		{ DEED_READ_SHEET, "ops", "4", "read the sheet of ops: 4 prepared" },
		{ DEED_VOTE, "P1", NULL, "vote P1" },
		{ DEED_QUICK_TO_ROOM, "billing", NULL,
		  "go on with the quick check of billing in the room" },
		{ DEED_TOPIC_TO_ACTION, "2", "ask %s", "topic 2 to action: ask %s" },
		{ DEED_SERVICE_SET, "billing", NULL, "change service billing" },
		{ DEED_TEAM_BRING_BACK, "Payments", NULL, "bring back team Payments" },
		{ DEED_UNDO, NULL, NULL, "undo" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *label = deed_label(rows[i].deed, rows[i].first, rows[i].second);

		g_assert_cmpstr(label, ==, rows[i].label);
	}
}

/* Whatever is behind the words of a row, the row is found; nothing is translated here, so
 * that what comes back is what went in. */
static void test_round(void)
{
	static const char *const texts[] = { "x", "a: b", "3 questions", "%s %n", "日本: é",
					     "in the room", "to action: x", "service y" };

	for (enum deed d = 0; d < DEED_COUNT; d++) {
		for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
			g_autofree char *label = deed_label(d, "P1", texts[i]);
			g_autofree char *words = deed_words(label);

			g_assert_cmpint(deed_of(label), ==, d);
			g_assert_cmpstr(words, ==, label);
		}
	}
}

/* Rows with one word that people type. */
static void test_texts(void)
{
	static const enum deed typed[] = { DEED_ACTION, DEED_TOPIC, DEED_SERVICE_ADD,
					   DEED_TEAM_SET, DEED_SYSTEM_RENAME, DEED_IMPORT_FILE,
					   DEED_ACTION_DONE };
	static const char *const texts[] = { "", "a: b", "%s", "service x", "日本" };

	for (gsize i = 0; i < G_N_ELEMENTS(typed); i++) {
		for (gsize k = 0; k < G_N_ELEMENTS(texts); k++) {
			g_autofree char *label = deed_label(typed[i], texts[k], NULL);

			g_assert_cmpint(deed_of(label), ==, typed[i]);
		}
	}
}

/* Purging a service empties the lines that named it. */
static void test_purged(void)
{
	g_autofree char *words = deed_words("");

	g_assert_cmpint(deed_of(""), ==, DEED_COUNT);
	g_assert_cmpstr(words, ==, "something of a service that was purged");
}

/* Lines of a file that somebody else made. */
static void test_unknown(void)
{
	static const char *const lines[] = { "frobnicate billing", "answer", "undo it",
					     "change ship billing", "go on with the quick check of " };

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *words = deed_words(lines[i]);

		g_assert_cmpint(deed_of(lines[i]), ==, DEED_COUNT);
		g_assert_cmpstr(words, ==, lines[i]);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/deed/labels", test_labels);
	g_test_add_func("/deed/round", test_round);
	g_test_add_func("/deed/texts", test_texts);
	g_test_add_func("/deed/purged", test_purged);
	g_test_add_func("/deed/unknown", test_unknown);
	return test_run();
}
