/*
 * Text made safe to show and measured in columns. Two alphabets never meet here:
 * bytes may be anything, characters come from a strict decoder.
 */
#include "config.h"

#include "base/text.h"

#include <langinfo.h>
#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>
#include <uniwidth.h>

enum { MARKS_MAX = 5 }; /* per cell; what curses can hold */

#define REPLACEMENT 0xfffd

/* Characters that steer instead of showing, by code point. Controls are not listed:
 * they are ranges of their own in is_unsafe(). */
static const struct {
	gunichar first;
	gunichar last;
} unsafe[] = {
	{ 0x061c, 0x061c },   /* Arabic letter mark */
	{ 0x180e, 0x180e },   /* a vowel separator nobody sees */
	{ 0x200b, 0x200b },   /* zero-width space */
	{ 0x200e, 0x200f },   /* left-to-right and right-to-left marks */
	{ 0x2028, 0x202e },   /* line and paragraph separators, bidi embeddings */
	{ 0x2060, 0x206f },   /* invisible operators, bidi isolates */
	{ 0xfdd0, 0xfdef },   /* noncharacters */
	{ 0xfeff, 0xfeff },   /* byte order mark */
	{ 0xfff9, 0xfffb },   /* interlinear annotation */
	{ 0xe0000, 0xe007f }, /* tags: invisible ASCII */
};

static bool is_unsafe(gunichar c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(unsafe); i++) {
		if (c >= unsafe[i].first && c <= unsafe[i].last)
			return true;
	}
	return false;
}

/* The next character, or U+FFFD for a byte that begins none. Advances *p. */
static gunichar next_char(const char **p, const char *end)
{
	gunichar c;

	if ((unsigned char)**p < 0x80)
		return (unsigned char)*(*p)++;
	c = g_utf8_get_char_validated(*p, end - *p);
	if (c == (gunichar)-1 || c == (gunichar)-2) {
		(*p)++;
		return REPLACEMENT;
	}
	*p = g_utf8_next_char(*p);
	return c;
}

static bool is_mark(gunichar c)
{
	return c >= 0x300 && uc_width(c, "UTF-8") == 0;
}

bool text_is_valid(const char *bytes, ptrdiff_t length, size_t *bad)
{
	size_t n = length < 0 ? strlen(bytes) : (size_t)length;
	const char *end;
	bool valid = g_utf8_validate_len(bytes, n, &end);

	if (bad != NULL)
		*bad = valid ? n : (size_t)(end - bytes);
	return valid;
}

/* Most of what is shown: needs no table of characters. */
static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7f;
}

ptrdiff_t text_plain_length(const char *text)
{
	const char *p = text;

	while (is_plain(*p))
		p++;
	return *p == '\0' ? p - text : -1;
}

char *text_sanitize(const char *text, ptrdiff_t length, enum text_flags flags)
{
	const char *end = text + (length < 0 ? strlen(text) : (size_t)length);
	g_autoptr(GString) out = g_string_sized_new(end - text + 1);
	unsigned marks = 0;

	for (const char *p = text; p < end;) {
		const char *plain = p;
		gunichar c;

		while (p < end && is_plain(*p))
			p++;
		if (p > plain) {
			g_string_append_len(out, plain, p - plain);
			marks = 0;
			continue;
		}
		c = next_char(&p, end);
		if (c == '\r' && p < end && *p == '\n')
			p++;
		if (c == '\r' || c == '\n')
			c = flags & TEXT_KEEP_LINES ? '\n' : ' ';
		else if (c == '\t')
			c = ' ';
		else if (is_unsafe(c))
			c = REPLACEMENT;
		marks = is_mark(c) ? marks + 1 : 0;
		if (marks <= MARKS_MAX)
			g_string_append_unichar(out, c);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

int text_width_cols(const char *text)
{
	const char *end = text + strlen(text);
	int cols = 0;

	while (text < end) {
		int width;

		if (is_plain(*text)) {
			cols++;
			text++;
			continue;
		}
		width = uc_width(next_char(&text, end), "UTF-8");
		cols += MAX(width, 0);
	}
	return cols;
}

char *text_for_shell(const char *word)
{
	bool plain = *word != '\0';

	for (const char *p = word; plain && *p != '\0'; p++)
		plain = (guchar)*p >= 0x80 || g_ascii_isalnum(*p) || strchr("/._-+,:@%=", *p);
	return plain ? g_strdup(word) : g_shell_quote(word);
}

char *text_decimal(double number, const char *format)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	g_auto(GStrv) parts = g_strsplit(g_ascii_formatd(buffer, sizeof(buffer), format, number),
					 ".", 2);

	/* TRANSLATORS: between a whole number and its decimals, as in 99.5 */
	return g_strjoinv(C_("decimal point", "."), parts);
}

bool text_locale_is_utf8(void)
{
	return g_ascii_strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
