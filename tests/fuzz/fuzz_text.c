/* Any bytes: safe to show, within their columns, nothing lost but what must be. */
#include "config.h"

#include "fuzz.h"

#include "base/text.h"

#include <string.h>

#include <glib.h>

const char *const fuzz_seeds[] = { "tests/fuzz/corpus/text", NULL };

static void check_safe(const char *text, bool lines_kept)
{
	g_assert(g_utf8_validate(text, -1, NULL));
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		g_assert(!g_unichar_iscntrl(c) || (lines_kept && c == '\n'));
		g_assert(c < 0x202a || c > 0x202e);
	}
}

static int widest_cluster(const char *line)
{
	int widest = 0;

	while (*line != '\0') {
		int cols;

		line += text_next_cluster(line, &cols);
		widest = MAX(widest, cols);
	}
	return widest;
}

static void check_layout(const char *text, int cols)
{
	g_auto(GStrv) lines = text_wrap(text, cols);
	g_autofree char *cut = text_truncate_cols(text, cols);
	g_autofree char *padded = text_pad_cols(text, cols, TEXT_CENTER);

	g_assert(lines[0] != NULL);
	/* Only a cluster that alone is too wide makes a line too wide. */
	for (size_t i = 0; lines[i] != NULL; i++)
		g_assert(text_width_cols(lines[i]) <= MAX(cols, widest_cluster(lines[i])));
	g_assert(text_width_cols(cut) <= cols);
	g_assert(text_width_cols(padded) == cols);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	g_autofree char *one = NULL;
	g_autofree char *twice = NULL;
	g_autofree char *lines = NULL;
	g_autofree char *raw = NULL;
	g_autofree char *ascii = NULL;

	if (size > 4096)
		return 0;
	one = text_sanitize(bytes, size, TEXT_ONE_LINE);
	twice = text_sanitize(one, -1, TEXT_ONE_LINE);
	lines = text_sanitize(bytes, size, TEXT_KEEP_LINES);
	raw = g_strndup(bytes, size);
	ascii = text_to_ascii(raw);
	check_safe(one, false);
	check_safe(lines, true);
	g_assert(strcmp(one, twice) == 0);
	g_assert(g_str_is_ascii(ascii));
	for (int cols = 1; cols < 80; cols += 13) {
		check_layout(one, cols);
		check_layout(lines, cols);
		check_layout(raw, cols);
	}
	return 0;
}
