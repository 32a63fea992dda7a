/*
 * The screens in README are what the program shows on its demo: this test takes them
 * from a terminal and compares. SEAM_TEST_ACCEPT=1 writes them into README.
 */
#include "config.h"

#include <string.h>

#include "journey.h"
#include "testlib.h"

/* Each stands between its line and the next line that begins in the first column. */
static const struct screen {
	const char *line;	/* of README, in front of it */
	const char *start;	/* arguments */
	const char *keys, *shows;
} screens[] = {
	{ "Home: every service, its verdict and the way on", "--system shop-monolith", "",
	  "? help" },
	{ "A question of a workshop", "Fulfilment", "", "v vote" },
	{ "The verdict, live", "Fulfilment", "V", "Enter question" },
};

/* One tab in front of each line; blanks at ends are none. */
static char *capture(const struct screen *s)
{
	g_auto(GStrv) lines = NULL;
	g_autofree char *text = NULL;
	GString *block = g_string_new(NULL);
	struct journey j;

	journey_init(&j, JOURNEY_DEMO);
	journey_start(&j, 24, 80, s->start);
	terminal_wait_for(j.t, "? help");
	journey_keys(&j, s->keys);
	terminal_wait_for(j.t, s->shows);
	terminal_settle(j.t, 150);
	text = terminal_text(j.t);
	journey_end(&j, "C-c", 130);
	journey_clear(&j);
	lines = g_strsplit(g_strchomp(text), "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		g_string_append_printf(block, "%s%s\n", **line != '\0' ? "\t" : "", *line);
	return g_string_free(block, FALSE);
}

/* Where the block of a screen stands in README; false when its line is not there. */
static bool find_block(const char *readme, const char *line, const char **from,
		       const char **to)
{
	g_autofree char *head = g_strdup_printf("\n%s\n\n", line);
	const char *p = strstr(readme, head);

	if (p == NULL)
		return false;
	*from = p += strlen(head);
	while (*p == '\t' || *p == '\n')
		p = *p == '\n' ? p + 1 : strchr(p, '\n') + 1;
	/* the empty lines behind it are not of it */
	while (p > *from + 1 && p[-2] == '\n')
		p--;
	*to = p;
	return true;
}

static void test_screens(void)
{
	g_autofree char *path = test_src_path("README");

	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
		g_autofree char *readme = test_read_file(path, NULL);
		g_autofree char *got = capture(&screens[i]);
		g_autofree char *expected = NULL;
		const char *from, *to;

		if (!find_block(readme, screens[i].line, &from, &to)) {
			test_row(screens[i].line, false);
			continue;
		}
		expected = g_strndup(from, (gsize)(to - from));
		if (g_getenv("SEAM_TEST_ACCEPT") != NULL) {
			g_autofree char *whole = g_strdup_printf(
				"%.*s%s%s", (int)(from - readme), readme, got, to);

			test_write_file(path, whole);
			continue;
		}
		test_row_str(screens[i].line, got, expected);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/readme", test_screens);
	return test_run();
}
