/*
 * Cuts and folds text into words and looks for the entries of a word list. ASCII,
 * which is nearly all there is, takes a path without allocation, because smells
 * are part of every evaluation.
 */
#include "config.h"

#include "core/words.h"

#include <string.h>

#include "core/questionnaire.h"

/* Longer ASCII texts are folded on the heap. */
enum { SHORT_TEXT = 512 };

/* Whether a byte of ASCII text starts a word although the one before is a letter. */
static bool is_hump(char before, char c)
{
	return g_ascii_islower(before) && g_ascii_isupper(c);
}

/* Writes " word word " (with both outer blanks) and returns its end. At most one
 * blank more than bytes is needed per hump: out holds 2 * strlen(text) + 3. */
static char *fold_ascii(char *out, const char *text)
{
	char before = ' ';

	*out++ = ' ';
	for (const char *p = text; *p != '\0'; p++) {
		if ((!g_ascii_isalnum(*p) || is_hump(before, *p)) && out[-1] != ' ')
			*out++ = ' ';
		if (g_ascii_isalnum(*p))
			*out++ = g_ascii_tolower(*p);
		before = *p;
	}
	if (out[-1] != ' ')
		*out++ = ' ';
	*out = '\0';
	return out;
}

static bool is_word_char(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* The same for any text. Composed first, so that an umlaut is one letter however
 * it was typed. */
static char *fold_unicode(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
	g_autoptr(GString) cut = g_string_new(" ");
	gunichar before = ' ';

	for (const char *p = composed; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool hump = g_unichar_islower(before) &&
			    (g_unichar_isupper(c) || g_unichar_istitle(c));

		if ((!is_word_char(c) || hump) && cut->str[cut->len - 1] != ' ')
			g_string_append_c(cut, ' ');
		if (is_word_char(c))
			g_string_append_unichar(cut, c);
		before = c;
	}
	if (cut->str[cut->len - 1] != ' ')
		g_string_append_c(cut, ' ');
	return g_utf8_casefold(cut->str, cut->len);
}

/* " word word ", in the buffer when it fits, else *heap. */
static const char *fold(const char *text, char buffer[2 * SHORT_TEXT + 3], char **heap)
{
	size_t length = strlen(text);

	if (!g_str_is_ascii(text))
		return *heap = fold_unicode(text);
	if (length > SHORT_TEXT)
		buffer = *heap = g_malloc(2 * length + 3);
	fold_ascii(buffer, text);
	return buffer;
}

/* Plain words in small letters with one blank between them: most lists are so. */
static bool is_folded(const char *text)
{
	char before = ' ';

	for (const char *p = text; *p != '\0'; before = *p++)
		if (!g_ascii_islower(*p) && !g_ascii_isdigit(*p) &&
		    (*p != ' ' || before == ' '))
			return false;
	return before != ' ';
}

char *words_fold(const char *text)
{
	char buffer[2 * SHORT_TEXT + 3];
	g_autofree char *heap = NULL;

	if (is_folded(text))
		return g_strdup(text);
	return g_strstrip(g_strdup(fold(text, buffer, &heap)));
}

void words_index(struct word_list *list)
{
	GString *initials = g_string_new(NULL);

	for (char **w = list->words; w != NULL && *w != NULL; w++) {
		char *folded = words_fold(*w);

		g_free(*w);
		*w = folded;
		/* No word starts with a blank: an empty entry is never found. */
		g_string_append_c(initials, *folded != '\0' ? *folded : ' ');
	}
	g_free(list->initials);
	list->initials = g_string_free(initials, FALSE);
}

const char *words_find(const char *text, const struct word_list *list)
{
	char buffer[2 * SHORT_TEXT + 3];
	g_autofree char *heap = NULL;
	const char *p = fold(text, buffer, &heap);

	/* p stands on the blank before each word in turn. */
	for (; p[1] != '\0'; p = strchr(p + 1, ' ')) {
		const char *best = NULL;
		size_t best_length = 0;

		for (const char *i = list->initials; (i = strchr(i, p[1])) != NULL; i++) {
			const char *entry = list->words[i - list->initials];
			size_t length = strlen(entry);

			if (length > best_length && strncmp(p + 1, entry, length) == 0 &&
			    p[1 + length] == ' ') {
				best = entry;
				best_length = length;
			}
		}
		if (best != NULL)
			return best;
	}
	return NULL;
}
