/*
 * Text laid out in columns: clusters, lines, cut and filled cells. Where a line may
 * break and what belongs together is libunistring's knowledge, by the Unicode
 * rules; the width of a cluster is the sum of its characters, as curses counts.
 */
#include "config.h"

#include "base/text.h"

#include <string.h>

#include <glib.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

enum { CLUSTER_WINDOW = 64 }; /* bytes one cluster may reach over */

static const char ellipsis_utf8[] = "\xe2\x80\xa6";

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static const char *trim(const char *from, const char *to)
{
	while (to > from && is_blank(to[-1]))
		to--;
	return to;
}

static int width_of(const char *from, size_t length)
{
	g_autofree char *part = NULL;
	size_t plain = 0;

	while (plain < length && g_ascii_isprint(from[plain]))
		plain++;
	if (plain == length)
		return (int)length;
	part = g_strndup(from, length);
	return text_width_cols(part);
}

/* Without the blanks at its end: they stand at the break. */
static void add_line(GPtrArray *lines, const char *from, const char *to)
{
	g_ptr_array_add(lines, g_strndup(from, trim(from, to) - from));
}

/* A line without LF, or the part of a word that is too wide for one: between
 * clusters. */
static void add_pieces(GPtrArray *lines, const char *from, const char *to, int width_cols)
{
	int cols = 0;

	if (width_of(from, trim(from, to) - from) <= width_cols) {
		add_line(lines, from, to);
		return;
	}
	for (const char *p = from; p < to;) {
		int step_cols;
		size_t step = text_next_cluster(p, &step_cols);

		bool blank = step == 1 && is_blank(*p); /* not one that carries an accent */

		if (cols > 0 && cols + step_cols > width_cols && !blank) {
			add_line(lines, from, p);
			from = p;
			cols = 0;
		}
		cols += step_cols;
		p += step;
	}
	add_line(lines, from, to);
}

/* One line of the text: as many of its unbreakable parts as fit, again and again. */
static void wrap_line(GPtrArray *lines, const char *from, const char *to, const char *breaks,
		      int width_cols)
{
	const char *part = from;
	int cols = 0; /* from the start of the line to `part', blanks included */

	for (const char *p = from + 1; p <= to; p++) {
		if (p < to && breaks[p - from] != UC_BREAK_POSSIBLE)
			continue;
		/* Blanks before a break need no room. */
		if (part > from && cols + width_of(part, trim(part, p) - part) > width_cols) {
			add_pieces(lines, from, part, width_cols);
			breaks += part - from;
			from = part;
			cols = 0;
		}
		cols += width_of(part, p - part);
		part = p;
	}
	add_pieces(lines, from, to, width_cols);
}

/* A word that starts with a hyphen is an option: "--by-section" stays in one piece.
 * So do verdicts and ids, such as NO-GO: a hyphen between capitals. */
static void keep_tokens_whole(const char *text, size_t n, char *breaks)
{
	bool is_option = false;

	if (memchr(text, '-', n) == NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		bool starts = i == 0 || strchr(" \t\n\"'([", text[i - 1]) != NULL;
		bool in_token = i >= 2 && g_ascii_isupper(text[i - 2]) &&
				g_ascii_isupper(text[i]);

		if (i > 0 && (is_option || in_token) && text[i - 1] == '-' &&
		    breaks[i] == UC_BREAK_POSSIBLE)
			breaks[i] = UC_BREAK_PROHIBITED;
		if (starts)
			is_option = text[i] == '-';
	}
}

size_t text_next_cluster(const char *text, int *width_cols)
{
	unsigned char first = text[0];
	char breaks[CLUSTER_WINDOW];
	size_t n = 0;
	size_t length = 1;

	/* Mostly: ASCII before ASCII. */
	if (first < 0x80 && (unsigned char)text[first != '\0'] < 0x80) {
		if (width_cols != NULL)
			*width_cols = first >= 0x20 && first < 0x7f;
		return first != '\0';
	}
	/* libunistring wants whole, valid characters. */
	while (text[n] != '\0') {
		gunichar c = g_utf8_get_char_validated(text + n, -1);
		size_t step;

		if (c == (gunichar)-1 || c == (gunichar)-2)
			break;
		step = g_unichar_to_utf8(c, NULL);
		if (n + step > sizeof(breaks))
			break;
		n += step;
	}
	if (n > 0) {
		u8_grapheme_breaks((const uint8_t *)text, n, breaks);
		while (length < n && !breaks[length])
			length++;
	}
	if (width_cols != NULL)
		*width_cols = width_of(text, length);
	return length;
}

static void wrap_text(GPtrArray *lines, const char *text, int width_cols)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	size_t n = strlen(valid);
	g_autofree char *breaks = g_malloc(n + 1);
	size_t from = 0;

	u8_possible_linebreaks((const uint8_t *)valid, n, "UTF-8", breaks);
	keep_tokens_whole(valid, n, breaks);
	do {
		size_t to = from + strcspn(valid + from, "\n");
		size_t end = to > from && valid[to - 1] == '\r' ? to - 1 : to;

		wrap_line(lines, valid + from, valid + end, breaks + from, width_cols);
		from = to + 1;
	} while (from < n);
}

char **text_wrap(const char *text, int width_cols)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	ptrdiff_t plain = text_plain_length(text);

	width_cols = MAX(width_cols, 1);
	/* Most of what a screen shows: nobody need look for where it may break. */
	if (plain >= 0 && plain <= width_cols)
		add_line(lines, text, text + plain);
	else
		wrap_text(lines, text, width_cols);
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&lines), FALSE);
}

char *text_fill(const char *text, int width_cols, const char *first, const char *rest)
{
	int indent_cols = MAX(text_width_cols(first), text_width_cols(rest));
	g_auto(GStrv) lines = text_wrap(text, width_cols - indent_cols);
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; lines[i] != NULL; i++)
		g_string_append_printf(out, "%s%s\n", i == 0 ? first : rest, lines[i]);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

char *text_truncate_cols(const char *text, int width_cols)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	const char *p = valid;
	int cols = 0;

	if (text_width_cols(valid) <= width_cols)
		return g_steal_pointer(&valid);
	if (width_cols <= 0)
		return g_strdup("");
	while (*p != '\0') {
		int step_cols;
		size_t step = text_next_cluster(p, &step_cols);

		if (cols + step_cols > width_cols - 1)
			break;
		cols += step_cols;
		p += step;
	}
	while (p > valid && p[-1] == ' ')
		p--;
	return g_strdup_printf("%.*s%s", (int)(p - valid), valid, ellipsis_utf8);
}

char *text_pad_cols(const char *text, int width_cols, enum text_align align)
{
	g_autofree char *cut = text_truncate_cols(text, width_cols);
	int missing = MAX(width_cols - text_width_cols(cut), 0);
	int left = align == TEXT_LEFT ? 0 : align == TEXT_RIGHT ? missing : missing / 2;

	return g_strdup_printf("%*s%s%*s", left, "", cut, missing - left, "");
}
