/* Every word of the lists has a name, and every name is of such a word. */
#include "config.h"

#include <string.h>

#include "core/who.h"
#include "testlib.h"

static void test_lists(void)
{
	static const char *const named[] = { "operations", "developers", "product", "leadership",
					     "team", "platform", NULL };

	for (int i = 0; who_answers[i] != NULL; i++) {
		test_row(who_answers[i], g_strv_contains(named, who_answers[i]));
		test_row(who_answers[i], who_is_asked(who_answers[i]));
	}
	for (int i = 0; who_fixes[i] != NULL; i++) {
		test_row(who_fixes[i], g_strv_contains(named, who_fixes[i]));
		test_row(who_fixes[i], who_fix_rank(who_fixes[i]) == i);
	}
	for (int i = 0; named[i] != NULL; i++)
		test_row(named[i], g_strv_contains(who_answers, named[i]) ||
					   g_strv_contains(who_fixes, named[i]));
}

static void test_names(void)
{
	g_assert_cmpstr(who_label("team"), ==, "the team");
	g_assert_cmpstr(who_label("operations"), ==, "operations");
	g_assert_cmpstr(who_label("cleaners"), ==, "cleaners");
	g_assert_false(who_is_asked("platform"));
	/* The organisation before the technology; what nobody fixes comes last. */
	g_assert_cmpint(who_fix_rank("leadership"), <, who_fix_rank("platform"));
	g_assert_cmpint(who_fix_rank("cleaners"), >, who_fix_rank("platform"));
	g_assert_cmpint(who_fix_rank(NULL), ==, who_fix_rank("cleaners"));
}

/* As people type it; a word of another list is none of these. */
static void test_words(void)
{
	g_assert_cmpstr(who_from_word("operations"), ==, "operations");
	g_assert_cmpstr(who_from_word("Product"), ==, "product");
	g_assert_null(who_from_word("ops"));
	g_assert_null(who_from_word("platform"));
	g_assert_null(who_from_word(""));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/who/lists", test_lists);
	g_test_add_func("/who/names", test_names);
	g_test_add_func("/who/words", test_words);
	return test_run();
}
