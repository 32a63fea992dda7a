/*
 * Words, not places: whatever prints a verdict's word gets its colour, from the
 * sixteen the user's theme decides about. Red against green alone is never used.
 */
#include "config.h"

#include "cli/colour.h"

#include <string.h>

#include <glib.h>

static const struct {
	const char *word;	/* longer ones first where one starts another */
	const char *on;
} words[] = {
	{ "NO-GO", "\033[1;35m" },
	{ "GO IF", "\033[1;33m" },
	{ "GO", "\033[1;36m" },
	{ "CONDITIONAL", "\033[1;33m" },
	{ "INCOMPLETE", "\033[1m" },
	{ "OPEN", "\033[1m" },
};

static bool is_set(const char *name)
{
	const char *value = g_getenv(name);

	return value != NULL && *value != '\0';
}

bool colour_is_on(const char *when, bool is_terminal)
{
	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	return is_terminal && !is_set("NO_COLOR") && is_set("TERM") &&
	       strcmp(g_getenv("TERM"), "dumb") != 0;
}

static bool is_inside_word(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_' || (c & 0x80) != 0;
}

/* The row whose word stands here as a word of its own, or -1. */
static int word_at(const char *text, const char *p)
{
	if (p != text && is_inside_word(p[-1]))
		return -1;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		size_t length = strlen(words[i].word);

		if (strncmp(p, words[i].word, length) == 0 && !is_inside_word(p[length]))
			return (int)i;
	}
	return -1;
}

char *colour_verdicts(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p != '\0';) {
		int row = word_at(text, p);

		if (row < 0) {
			g_string_append_c(out, *p++);
			continue;
		}
		g_string_append_printf(out, "%s%s\033[0m", words[row].on, words[row].word);
		p += strlen(words[row].word);
	}
	return g_string_free(out, FALSE);
}
