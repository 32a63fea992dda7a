/*
 * Names in a questionnaire's texts. The neutral words follow the language of
 * the program, as the texts around them do; where they open a sentence they get
 * a capital, and quotes that a text has round a name go, since they would be round no
 * name. What a name looks like (quotes, case) is left to the texts.
 */
#include "config.h"

#include "core/placeholders.h"

#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

enum placeholder { PLACEHOLDER_SERVICE, PLACEHOLDER_TEAM, PLACEHOLDER_SYSTEM,
	PLACEHOLDER_CONSUMERS, PLACEHOLDER_COUNT };

static const struct {
	const char *token;
	const char *neutral;
} table[] = {
	/* TRANSLATORS: these four stand for a name in a questionnaire's texts, without
	 * quotes, in any case: prefer words that look the same in all of them, such as
	 * "Service X" */
	[PLACEHOLDER_SERVICE] = { "{service}", N_("the service") },
	[PLACEHOLDER_TEAM] = { "{team}", N_("the owning team") },
	[PLACEHOLDER_SYSTEM] = { "{system}", N_("the application") },
	[PLACEHOLDER_CONSUMERS] = { "{consumers}", N_("its consumers") },
};
G_STATIC_ASSERT(G_N_ELEMENTS(table) == PLACEHOLDER_COUNT);

/* Quotes that languages put round a name. */
static const struct {
	const char *open, *close;
} quotes[] = {
	{ "\"", "\"" }, { "“", "”" }, { "„", "“" }, { "„", "”" }, { "»", "«" },
	{ "«", "»" }, { "‚", "‘" }, { "‘", "’" }, { "'", "'" },
};

static const char *name_of(enum placeholder which, const struct placeholders *p)
{
	if (p == NULL)
		return NULL;
	switch (which) {
	case PLACEHOLDER_SERVICE:
		return p->service;
	case PLACEHOLDER_TEAM:
		return p->team;
	case PLACEHOLDER_SYSTEM:
		return p->system;
	case PLACEHOLDER_CONSUMERS:
		return p->consumers;
	case PLACEHOLDER_COUNT:
		break;
	}
	return NULL;
}

static enum placeholder placeholder_at(const char *text)
{
	for (int i = 0; i < PLACEHOLDER_COUNT; i++)
		if (g_str_has_prefix(text, table[i].token))
			return i;
	return PLACEHOLDER_COUNT;
}

/* Whether what comes next opens a sentence: nothing before it, or an end mark
 * and blanks. */
static bool opens_sentence(const GString *before)
{
	gsize n = before->len;

	while (n > 0 && g_ascii_isspace(before->str[n - 1]))
		n--;
	return n == 0 || (n < before->len && strchr(".!?", before->str[n - 1]) != NULL);
}

/* Takes back the quote that was opened before a name, when it is closed at once by what
 * comes next: what to leave out of that, 0 when there are no such quotes. */
static gsize drop_quotes(GString *out, const char *next)
{
	for (gsize i = 0; i < G_N_ELEMENTS(quotes); i++) {
		if (!g_str_has_suffix(out->str, quotes[i].open) ||
		    !g_str_has_prefix(next, quotes[i].close))
			continue;
		g_string_truncate(out, out->len - strlen(quotes[i].open));
		return strlen(quotes[i].close);
	}
	return 0;
}

static void append_neutral(GString *out, const char *words)
{
	if (!opens_sentence(out)) {
		g_string_append(out, words);
		return;
	}
	g_string_append_unichar(out, g_unichar_toupper(g_utf8_get_char(words)));
	g_string_append(out, g_utf8_next_char(words));
}

char *placeholders_expand(const char *text, const struct placeholders *p)
{
	GString *out;

	if (text == NULL)
		return NULL;
	out = g_string_new(NULL);
	while (*text != '\0') {
		enum placeholder which = *text == '{' ? placeholder_at(text)
						      : PLACEHOLDER_COUNT;
		const char *name;

		if (which == PLACEHOLDER_COUNT) {
			g_string_append_c(out, *text++);
			continue;
		}
		text += strlen(table[which].token);
		name = name_of(which, p);
		if (name != NULL && *name != '\0') {
			g_string_append(out, name);
			continue;
		}
		text += drop_quotes(out, text);
		append_neutral(out, _(table[which].neutral));
	}
	return g_string_free(out, FALSE);
}

bool placeholders_find_unknown(const char *text, int *at)
{
	for (const char *brace = text; (brace = strchr(brace, '{')) != NULL; brace++) {
		if (placeholder_at(brace) != PLACEHOLDER_COUNT)
			continue;
		if (at != NULL)
			*at = (int)(brace - text);
		return true;
	}
	return false;
}
