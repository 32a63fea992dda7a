/* Sanitising, measuring and laying out, with the kind of text people paste. */
#include "config.h"

#include "base/text.h"

#include <locale.h>
#include <string.h>

#include "testlib.h"

#define FFFD "\xef\xbf\xbd"

static const struct {
	const char *name;
	const char *input;
	const char *one_line;
	const char *kept_lines; /* NULL: the same */
} sanitized[] = {
	{ "empty", "", "", NULL },
	{ "plain", "The team owns it.", "The team owns it.", NULL },
	{ "letters", "Größe 日本語 Ελλάδα", "Größe 日本語 Ελλάδα", NULL },
	{ "lf", "a\nb", "a b", "a\nb" },
	{ "crlf", "a\r\nb", "a b", "a\nb" },
	{ "cr", "a\rb", "a b", "a\nb" },
	{ "lf cr", "a\n\rb", "a  b", "a\n\nb" },
	{ "tab", "a\tb", "a b", NULL },
	{ "escape", "\x1b[31mred", FFFD "[31mred", NULL },
	{ "osc 52", "\x1b]52;c;eA==\a", FFFD "]52;c;eA==" FFFD, NULL },
	{ "bell, backspace, del", "\a\b\x7f", FFFD FFFD FFFD, NULL },
	{ "c1 encoded", "\xc2\x9b" "31m", FFFD "31m", NULL },
	{ "c1 raw byte", "\x9b" "31m", FFFD "31m", NULL },
	{ "nel", "a\xc2\x85" "b", "a" FFFD "b", NULL },
	{ "no-break space", "a\xc2\xa0" "b", "a\xc2\xa0" "b", NULL },
	{ "bidi override", "\u202Etxt.exe\u202C", FFFD "txt.exe" FFFD, NULL },
	{ "bidi isolate", "\u2066a\u2069", FFFD "a" FFFD, NULL },
	{ "marks", "\u200E\u200F\u061C", FFFD FFFD FFFD, NULL },
	{ "separators", "a\u2028b\u2029c", "a" FFFD "b" FFFD "c", NULL },
	{ "bom", "\ufeff" "a", FFFD "a", NULL },
	{ "zero-width space", "a\u200Bb", "a" FFFD "b", NULL },
	{ "tags", "a\U000E0041\U000E007F", "a" FFFD FFFD, NULL },
	{ "noncharacters", "\xef\xbf\xbe\xef\xb7\x90\xf0\x9f\xbf\xbf", FFFD FFFD FFFD, NULL },
	{ "joined emoji stays", "👩\u200D💻", "👩\u200D💻", NULL },
	{ "combining stays", "e\u0301", "e\u0301", NULL },
	{ "truncated sequence", "a\xe2\x82", "a" FFFD FFFD, NULL },
	{ "overlong slash", "\xc0\xaf", FFFD FFFD, NULL },
	{ "surrogate", "\xed\xa0\x80", FFFD FFFD FFFD, NULL },
	{ "beyond unicode", "\xf4\x90\x80\x80", FFFD FFFD FFFD FFFD, NULL },
	{ "latin-1", "caf\xe9", "caf" FFFD, NULL },
};

static void test_sanitize(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sanitized); i++) {
		const char *name = sanitized[i].name;
		const char *kept = sanitized[i].kept_lines;
		g_autofree char *one = text_sanitize(sanitized[i].input, -1, TEXT_ONE_LINE);
		g_autofree char *twice = text_sanitize(one, -1, TEXT_ONE_LINE);
		g_autofree char *lines = text_sanitize(sanitized[i].input, -1, TEXT_KEEP_LINES);

		test_row_str(name, one, sanitized[i].one_line);
		test_row_str(name, twice, one);
		test_row_str(name, lines, kept != NULL ? kept : sanitized[i].one_line);
	}
}

static void test_sanitize_length(void)
{
	g_autofree char *nul = text_sanitize("a\0b", 3, TEXT_ONE_LINE);
	g_autofree char *cut = text_sanitize("\xe2\x82\xac", 2, TEXT_ONE_LINE);

	g_assert_cmpstr(nul, ==, "a" FFFD "b");
	g_assert_cmpstr(cut, ==, FFFD FFFD);
}

static void test_sanitize_marks(void)
{
	g_autoptr(GString) zalgo = g_string_new("x");
	g_autofree char *safe = NULL;

	for (int i = 0; i < 1000; i++)
		g_string_append(zalgo, "\u0336");
	safe = text_sanitize(zalgo->str, -1, TEXT_ONE_LINE);
	g_assert_cmpstr(safe, ==, "x\u0336\u0336\u0336\u0336\u0336");
}

/* Any bytes: valid, without a control, stable, and never wider than the bytes. */
static void test_sanitize_noise(void)
{
	int rounds = test_is_long() ? 200000 : 2000;

	for (int round = 0; round < rounds; round++) {
		char noise[48];
		size_t n = g_test_rand_int_range(0, sizeof(noise));
		g_autofree char *safe = NULL;
		g_autofree char *twice = NULL;

		for (size_t i = 0; i < n; i++)
			noise[i] = g_test_rand_int_range(0, 256);
		safe = text_sanitize(noise, n, TEXT_ONE_LINE);
		twice = text_sanitize(safe, -1, TEXT_ONE_LINE);
		g_assert_cmpstr(safe, ==, twice);
		g_assert_true(g_utf8_validate(safe, -1, NULL));
		for (const char *p = safe; *p != '\0'; p = g_utf8_next_char(p))
			g_assert_false(g_unichar_iscntrl(g_utf8_get_char(p)));
		if (g_test_failed())
			return;
	}
}

static void test_valid(void)
{
	static const struct {
		const char *name;
		const char *bytes;
		ptrdiff_t length;
		bool valid;
		size_t bad;
	} rows[] = {
		{ "empty", "", -1, true, 0 },
		{ "text", "Größe", -1, true, 7 },
		{ "nul", "a\0b", 3, false, 1 },
		{ "latin-1", "caf\xe9", -1, false, 3 },
		{ "cut", "ab\xe2\x82", -1, false, 2 },
		{ "surrogate", "\xed\xa0\x80", -1, false, 0 },
		{ "control is valid", "\x1b[0m", -1, true, 4 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		size_t bad = 99;

		test_row(rows[i].name,
			 text_is_valid(rows[i].bytes, rows[i].length, &bad) == rows[i].valid);
		test_row(rows[i].name, bad == rows[i].bad);
	}
	g_assert_false(text_is_valid("\xff", -1, NULL));
}

static void test_width(void)
{
	static const struct {
		const char *text;
		int cols;
	} rows[] = {
		{ "", 0 },	     { "abc", 3 },     { "Größe", 5 },	{ "日本", 4 },
		{ "e\u0301", 1 },    { "👩", 2 },      { "a\xff", 2 },	{ "\n", 0 },
		{ "한국어", 6 },     { "…", 1 },       { FFFD, 1 },	{ "─│", 2 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		test_row(rows[i].text, text_width_cols(rows[i].text) == rows[i].cols);
}

static void test_cluster(void)
{
	static const struct {
		const char *text;
		size_t bytes;
		int cols;
	} rows[] = {
		{ "", 0, 0 },
		{ "ab", 1, 1 },
		{ "e\u0301x", 3, 1 },
		{ "日本", 3, 2 },
		{ "👩\u200D💻x", 11, 4 },
		{ "\xff" "a", 1, 1 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		int cols = -1;

		test_row(rows[i].text, text_next_cluster(rows[i].text, &cols) == rows[i].bytes);
		test_row(rows[i].text, cols == rows[i].cols);
	}
}

static void test_wrap(void)
{
	static const struct {
		const char *name;
		const char *text;
		int cols;
		const char *lines; /* joined by | */
	} rows[] = {
		{ "empty", "", 10, "" },
		{ "fits", "one two", 7, "one two" },
		{ "breaks", "one two three", 7, "one two|three" },
		{ "exact", "one two", 3, "one|two" },
		{ "line ends", "a\n\nb", 10, "a||b" },
		{ "last line end", "a\n", 10, "a" },
		{ "two last line ends", "a\n\n", 10, "a|" },
		{ "crlf", "a\r\nb", 10, "a|b" },
		{ "long word", "abcdefghij", 4, "abcd|efgh|ij" },
		{ "long word after short", "ab cdefghij", 4, "ab|cdef|ghij" },
		{ "trailing blanks", "abcd    ", 4, "abcd" },
		{ "trailing blanks that fit", "ab  ", 4, "ab" },
		{ "nothing but blanks", "   ", 4, "" },
		{ "nothing but blanks, too many", "      ", 4, "" },
		{ "wide", "日本語文字", 4, "日本|語文|字" },
		{ "wide in one column", "日本", 1, "日|本" },
		{ "combining", "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301" },
		{ "hyphen", "well-known fact", 6, "well-|known|fact" },
		{ "option", "say --by-section now", 12, "say|--by-section|now" },
		{ "option too long", "a --by-section", 6, "a|--by-s|ection" },
		{ "quoted option", "a \"--quick\" b", 9, "a|\"--quick\"|b" },
		{ "verdict", "worst NO-GO.", 9, "worst|NO-GO." },
		{ "capital after a word", "Pre-Go live", 4, "Pre-|Go|live" },
		{ "no break before comma", "aaa bbb, ccc", 7, "aaa|bbb,|ccc" },
		{ "no-break space", "a\u00a0b c", 3, "a\u00a0b|c" },
		{ "width 0 is 1", "ab", 0, "a|b" },
		{ "indented", "  a b", 10, "  a b" },
		{ "invalid", "a\xff" "b c", 3, "a" FFFD "b|c" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) lines = text_wrap(rows[i].text, rows[i].cols);
		g_autofree char *joined = g_strjoinv("|", lines);

		test_row_str(rows[i].name, joined, rows[i].lines);
	}
}

/* Whatever the words, no line is too wide and no letter is lost. */
static void test_wrap_properties(void)
{
	static const char *const words[] = { "a",  "team", "日本語", "well-known", " ",
					     "  ", "e\u0301", "👩", "(x)", "superlongwordindeed" };
	int rounds = test_is_long() ? 50000 : 1000;

	for (int round = 0; round < rounds && !g_test_failed(); round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GString) back = g_string_new(NULL);
		g_autoptr(GString) letters = g_string_new(NULL);
		int cols = g_test_rand_int_range(2, 40);
		g_auto(GStrv) lines = NULL;

		for (int n = g_test_rand_int_range(0, 30); n > 0; n--)
			g_string_append(text, words[g_test_rand_int_range(0, G_N_ELEMENTS(words))]);
		lines = text_wrap(text->str, cols);
		for (size_t i = 0; lines[i] != NULL; i++) {
			g_assert_cmpint(text_width_cols(lines[i]), <=, cols);
			g_string_append(back, lines[i]);
		}
		g_string_append(letters, text->str);
		g_string_replace(back, " ", "", 0);
		g_string_replace(letters, " ", "", 0);
		g_assert_cmpstr(back->str, ==, letters->str);
	}
}

static void test_fill(void)
{
	g_autofree char *text = text_fill("one two three", 9, "- ", "  ");
	g_autofree char *empty = text_fill("", 9, "- ", "  ");

	g_assert_cmpstr(text, ==, "- one two\n  three\n");
	g_assert_cmpstr(empty, ==, "- \n");
}

static void test_truncate_and_pad(void)
{
	static const struct {
		const char *text;
		int cols;
		enum text_align align;
		const char *cut;
		const char *padded;
	} rows[] = {
		{ "abc", 3, TEXT_LEFT, "abc", "abc" },
		{ "abc", 5, TEXT_LEFT, "abc", "abc  " },
		{ "abc", 5, TEXT_RIGHT, "abc", "  abc" },
		{ "abc", 6, TEXT_CENTER, "abc", " abc  " },
		{ "abcdef", 4, TEXT_LEFT, "abc…", "abc…" },
		{ "ab cdef", 4, TEXT_LEFT, "ab…", "ab… " },
		{ "日本語", 5, TEXT_LEFT, "日本…", "日本…" },
		{ "日本語", 4, TEXT_RIGHT, "日…", " 日…" },
		{ "e\u0301e\u0301e\u0301", 2, TEXT_LEFT, "e\u0301…", "e\u0301…" },
		{ "abc", 1, TEXT_LEFT, "…", "…" },
		{ "abc", 0, TEXT_LEFT, "", "" },
		{ "abc", -3, TEXT_LEFT, "", "" },
		{ "", 2, TEXT_LEFT, "", "  " },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *cut = text_truncate_cols(rows[i].text, rows[i].cols);
		g_autofree char *padded = text_pad_cols(rows[i].text, rows[i].cols, rows[i].align);

		test_row_str(rows[i].text, cut, rows[i].cut);
		test_row_str(rows[i].text, padded, rows[i].padded);
	}
}

static void test_ascii(void)
{
	static const struct {
		const char *text;
		const char *ascii;
	} rows[] = {
		{ "plain\n", "plain\n" },
		{ "“a” – b…", "\"a\" - b..." },
		{ "→ ≥ ×", "-> >= x" },
		{ "┌─┐│", "+-+|" },
		{ "Größe", "Grosse" },
		{ "cafe\u0301", "cafe" },
		{ "日本", "??" },
		{ "a\xff", "a?" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *ascii = text_to_ascii(rows[i].text);

		test_row_str(rows[i].text, ascii, rows[i].ascii);
	}
}

/* Plain is what sanitising leaves alone, a column each byte; never anything else. */
static void test_plain(void)
{
	g_assert_cmpint(text_plain_length(""), ==, 0);
	g_assert_cmpint(text_plain_length("12 of 12 ~"), ==, 10);
	for (size_t i = 0; i < G_N_ELEMENTS(sanitized); i++) {
		const char *text = sanitized[i].input;
		bool plain = g_str_is_ascii(text) &&
			     strpbrk(text, "\a\b\t\n\r\x1b\x7f") == NULL;

		g_assert_cmpint(text_plain_length(text), ==, plain ? (int)strlen(text) : -1);
	}
}

static void test_shell(void)
{
	static const struct { const char *word, *shown; } rows[] = {
		{ "Core", "Core" },
		{ "a/b.c_d-e+f,g:h@i%j=k", "a/b.c_d-e+f,g:h@i%j=k" },
		{ "Zahlungen und Geb\u00fchren", "'Zahlungen und Geb\u00fchren'" },
		{ "Geb\u00fchren", "Geb\u00fchren" },
		{ "", "''" },
		{ "it's", "'it'\\''s'" },
		{ "$(reboot)", "'$(reboot)'" },
		{ "~", "'~'" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *shown = text_for_shell(rows[i].word);

		test_row_str(rows[i].word, shown, rows[i].shown);
	}
}

static void test_locale(void)
{
	g_autofree char *utf8 = text_for_locale("→ é");
	g_autofree char *plain = NULL;

	g_assert_true(text_locale_is_utf8());
	g_assert_cmpstr(utf8, ==, "→ é");
	setlocale(LC_ALL, "C");
	plain = text_for_locale("→ é");
	g_assert_false(text_locale_is_utf8());
	g_assert_cmpstr(plain, ==, "-> e");
	setlocale(LC_ALL, "");
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/text/sanitize", test_sanitize);
	g_test_add_func("/text/sanitize/length", test_sanitize_length);
	g_test_add_func("/text/sanitize/marks", test_sanitize_marks);
	g_test_add_func("/text/sanitize/noise", test_sanitize_noise);
	g_test_add_func("/text/valid", test_valid);
	g_test_add_func("/text/width", test_width);
	g_test_add_func("/text/cluster", test_cluster);
	g_test_add_func("/text/wrap", test_wrap);
	g_test_add_func("/text/wrap/properties", test_wrap_properties);
	g_test_add_func("/text/fill", test_fill);
	g_test_add_func("/text/truncate-pad", test_truncate_and_pad);
	g_test_add_func("/text/ascii", test_ascii);
	g_test_add_func("/text/plain", test_plain);
	g_test_add_func("/text/shell", test_shell);
	g_test_add_func("/text/locale", test_locale);
	return test_run();
}
