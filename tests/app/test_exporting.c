/*
 * What an export has and has not, and that what is new stands at its end.
 */
#include "config.h"

#include <string.h>

#include "sides.h"
#include "testlib.h"

#define DOES(side, ...) \
	do { \
		fixture_run(&(side)->f, &r, __VA_ARGS__, NULL); \
		ran_expect(&r, EXIT_CODE_OK); \
	} while (0)

static int count_lines(const char *text, const char *begins)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int n = 0;

	for (char **line = lines; *line != NULL; line++)
		n += g_str_has_prefix(*line, begins);
	return n;
}

static void test_which(void)
{
	struct side s;
	struct ran r;

	side_init(&s, 0);
	ran_init(&r);
	fixture_run(&s.f, &r, "export", NULL);
	g_assert_true(r.code == EXIT_CODE_DATA && ran_has(&r, "store-missing"));
	g_assert_false(g_file_test(s.f.db, G_FILE_TEST_EXISTS));
	DOES(&s, "team add", "Pay");
	fixture_run(&s.f, &r, "export", NULL);
	g_assert_true(r.code == EXIT_CODE_DATA && ran_has(&r, "no-system"));
	DOES(&s, "new", "billing", "--from=shop");
	DOES(&s, "export");
	DOES(&s, "new", "catalogue", "--from=library");
	fixture_run(&s.f, &r, "export", NULL);
	g_assert_true(r.code == EXIT_CODE_DATA && ran_has(&r, "which-system"));
	fixture_run(&s.f, &r, "export", "--system=shopp", NULL);
	g_assert_cmpint(r.code, ==, EXIT_CODE_DATA);
	DOES(&s, "export", "--system=library");
	ran_clear(&r);
	side_clear(&s);
}

/* The next export is the last one, but for its end, with more behind it. */
static void goes_on(struct side *s, char **before, const char *deed, int new_lines)
{
	static const char end[] = "{\"end\":{}}\n";
	g_autofree char *now = side_export(s);
	size_t kept = strlen(*before) - strlen(end);

	test_row(deed, g_str_has_suffix(*before, end) && g_str_has_suffix(now, end));
	test_row(deed, strncmp(now, *before, kept) == 0);
	if (new_lines >= 0)
		g_assert_cmpint(count_lines(now, "{") - count_lines(*before, "{"), ==, new_lines);
	g_free(*before);
	*before = g_steal_pointer(&now);
}

static void test_grows(void)
{
	g_autofree char *text = NULL;
	struct side s;
	struct ran r;

	side_init(&s, 0);
	ran_init(&r);
	DOES(&s, "new", "billing", "--from=shop", "--team=Pay");
	text = side_export(&s);
	goes_on(&s, &text, "nothing", 0);
	DOES(&s, "answer", "billing", "P1=yes");
	goes_on(&s, &text, "an answer and its questionnaire", -1);
	g_assert_cmpint(count_lines(text, "{\"questionnaire\""), ==, 1);
	g_assert_cmpint(count_lines(text, "{\"sidecar\""), >, 0);
	DOES(&s, "answer", "billing", "P1=no", "P2=yes");
	goes_on(&s, &text, "two answers", 3);
	DOES(&s, "undo", "billing");
	goes_on(&s, &text, "an undo", 1);
	DOES(&s, "redo", "billing");
	goes_on(&s, &text, "a redo", 1);
	DOES(&s, "actions add", "billing", "write the contract");
	goes_on(&s, &text, "an action", 2);
	DOES(&s, "actions done", "billing", "1");
	goes_on(&s, &text, "which is done", 2);
	DOES(&s, "service rename", "billing", "invoices");
	goes_on(&s, &text, "another name", 2);
	DOES(&s, "finish", "invoices");
	goes_on(&s, &text, "a finish", 2);
	g_assert_cmpint(count_lines(text, "{\"questionnaire\""), ==, 1);
	ran_clear(&r);
	side_clear(&s);
}

/* Of two systems that share a team: the team, and nothing of the other. */
static void test_only_one(void)
{
	g_autofree char *text = NULL;
	g_autofree char *option = NULL;
	struct side s;
	struct ran r;

	side_init(&s, 0);
	ran_init(&r);
	DOES(&s, "new", "billing", "--from=shop", "--team=Pay");
	DOES(&s, "new", "catalogue", "--from=library", "--team=Books");
	DOES(&s, "service set", "catalogue", "--team=Pay", "--purpose=lends secret books");
	DOES(&s, "answer", "catalogue", "P1=yes:secret");
	DOES(&s, "team set", "Pay", "--size=5");
	option = g_strconcat("--output=", s.file, NULL);
	DOES(&s, "export", "--system=shop", option);
	text = test_read_file(s.file, NULL);
	g_assert_nonnull(strstr(text, "\"name\":\"Pay\""));
	g_assert_nonnull(strstr(text, "\"size\":5"));
	g_assert_null(strstr(text, "Books"));
	g_assert_null(strstr(text, "catalogue"));
	g_assert_null(strstr(text, "secret"));
	g_assert_null(strstr(text, "{\"questionnaire\""));
	ran_clear(&r);
	side_clear(&s);
}

/* Where it cannot be written, the old file stays, and nothing beside it. */
static void test_target(void)
{
	g_autofree char *text = NULL;
	g_autofree char *into = NULL;
	struct side s;
	struct ran r;

	side_init(&s, 0);
	ran_init(&r);
	DOES(&s, "new", "billing", "--from=shop");
	g_free(side_export(&s));
	into = g_strconcat("--output=", s.f.dir, "/none/x.seam", NULL);
	fixture_run(&s.f, &r, "export", into, NULL);
	g_assert_cmpint(r.code, ==, EXIT_CODE_DATA);
	g_free(into);
	into = g_strconcat("--output=", s.f.dir, NULL);
	fixture_run(&s.f, &r, "export", into, NULL);
	g_assert_cmpint(r.code, ==, EXIT_CODE_DATA);
	text = test_read_file(s.file, NULL);
	g_assert_cmpint(count_lines(text, "{\"end\""), ==, 1);
	ran_clear(&r);
	side_clear(&s);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/exporting/which", test_which);
	g_test_add_func("/app/exporting/grows", test_grows);
	g_test_add_func("/app/exporting/only-one", test_only_one);
	g_test_add_func("/app/exporting/target", test_target);
	return test_run();
}
