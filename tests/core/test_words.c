/* Word lists: how text is cut, folded and compared. */
#include "config.h"

#include "core/words.h"

#include "core/questionnaire.h"
#include "testlib.h"

static const struct {
	const char *text, *folded;
} folds[] = {
	{ "", "" },
	{ " -- ", "" },
	{ "Backend Team", "backend team" },
	{ "validateUser", "validate user" },
	{ "HTTPServer", "httpserver" },
	{ "getHTTPServer2Go", "get httpserver2go" },
	{ "place_order, cancel_order", "place order cancel order" },
	{ "user-service/v2", "user service v2" },
	{ "Größe Straße", "grösse strasse" },
	{ "Ägypten", "ägypten" },
	{ "A\xcc\x88gypten", "ägypten" },	/* A and a combining diaeresis */
	{ "prüfeÜbergabe", "prüfe übergabe" },
	{ "ΣΊΣΥΦΟΣ", "σίσυφοσ" },
	{ "команда Заказов", "команда заказов" },
	{ "it's", "it s" },
	{ "naïve\xff", "naïve" },		/* invalid byte */
};

static void test_fold(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(folds); i++) {
		g_autofree char *folded = words_fold(folds[i].text);
		g_autofree char *again = words_fold(folded);

		test_row_str(folds[i].text, folded, folds[i].folded);
		test_row_str(folds[i].text, again, folds[i].folded);
	}
}

static const char *const entries[] = { "auth", "user", "users", "user service", "backend team",
	"release train", "größe", "", NULL };

static const struct {
	const char *text, *entry;
} finds[] = {
	{ "auth", "auth" },
	{ "Auth-Service", "auth" },
	{ "authority", NULL },
	{ "the author", NULL },
	{ "oauth", NULL },
	{ "AuthGateway", "auth" },
	{ "validateUser", "user" },
	{ "users", "users" },
	{ "user service", "user service" },	/* the longest at a place */
	{ "UserService for auth", "user service" },
	{ "backend", NULL },
	{ "the backend-team", "backend team" },
	{ "team backend", NULL },
	{ "backend x team", NULL },
	{ "next release\ntrain", "release train" },
	{ "GRÖSSE", "grösse" },			/* of größe, folded */
	{ "none", NULL },
	{ "-", NULL },
	{ "", NULL },
};

static void list_init(struct word_list *list)
{
	*list = (struct word_list){ .words = g_strdupv((char **)entries) };
	words_index(list);
}

static void list_clear(struct word_list *list)
{
	g_strfreev(list->words);
	g_free(list->initials);
}

static void test_find(void)
{
	struct word_list list;

	list_init(&list);
	for (unsigned i = 0; i < G_N_ELEMENTS(finds); i++)
		test_row_str(finds[i].text, words_find(finds[i].text, &list), finds[i].entry);
	/* Again is the same; nothing to find is nothing found. */
	words_index(&list);
	g_assert_cmpstr(words_find("GRÖSSE", &list), ==, "grösse");
	list_clear(&list);
	list = (struct word_list){ 0 };
	words_index(&list);
	g_assert_null(words_find("auth", &list));
	list_clear(&list);
}

/* Longer than any buffer on the stack, the match at the very end. */
static void test_long_text(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct word_list list;

	list_init(&list);
	for (int i = 0; i < 10000; i++)
		g_string_append(text, "aB ");
	g_assert_null(words_find(text->str, &list));
	g_string_append(text, "the backend team");
	g_assert_cmpstr(words_find(text->str, &list), ==, "backend team");
	g_string_append(text, " ä");
	g_assert_cmpstr(words_find(text->str, &list), ==, "backend team");
	list_clear(&list);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/words/fold", test_fold);
	g_test_add_func("/words/find", test_find);
	g_test_add_func("/words/long-text", test_long_text);
	return test_run();
}
