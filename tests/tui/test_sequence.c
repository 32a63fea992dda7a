/* What is a key, and what is a sequence that nobody knows. */
#include "config.h"

#include "tui/sequence.h"

#include <string.h>

#include "testlib.h"

/* In both, ^ is Esc, $ is Bell, and | a pause. */
static const struct {
	const char *name, *typed, *keys;
} rows[] = {
	{ "letters", "ab1", "ab1" },
	{ "Esc alone", "^|", "^" },
	{ "Esc, then a letter", "^|x", "^x" },
	{ "Esc and a letter at once", "^x", "^x" },
	{ "twice", "^^|", "^^" },
	{ "an unknown key", "^[5~1", "1" },
	{ "with Ctrl", "^[1;5D1", "1" },
	{ "in pieces", "^[1|;5D1", "1" },
	{ "an intermediate character", "^[0 q1", "1" },
	{ "focus", "^[I1^[O2", "12" },
	{ "a click", "^[<0;10;10M^[<0;10;10m1", "1" },
	{ "a click of old", "^[M !0x", "x" },
	{ "a parameter before M is none of old", "^[1Mabc", "abc" },
	{ "shifted", "^OHx", "x" },
	{ "Esc and O by hand", "^O|x", "^Ox" },
	{ "what a terminal answers", "^]11;rgb:0000/1111/2222$1", "1" },
	{ "ended in another way", "^]11;rgb:0000/1111/2222^\\1", "1" },
	{ "broken off by a key", "^[1;^|x", "^x" },
	{ "one in another", "^[1^[5~x", "x" },
	{ "never ended", "^[1;|", "" },
	{ "several", "^[I^[I^x", "^x" },
};

static wint_t character(char c)
{
	return c == '^' ? 27 : c == '$' ? 7 : (wint_t)(unsigned char)c;
}

static void put(GString *keys, const wint_t *out, int n)
{
	for (int i = 0; i < n; i++)
		g_string_append_c(keys, out[i] == 27 ? '^' : (char)out[i]);
}

static void test_rows(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct sequence s = { 0 };
		g_autoptr(GString) keys = g_string_new(NULL);
		wint_t out[SEQUENCE_KEYS_MAX];

		for (const char *c = rows[i].typed; *c != '\0'; c++)
			put(keys, out, *c == '|' ? sequence_pause(&s, out) :
						   sequence_take(&s, character(*c), out));
		test_row_str(rows[i].name, keys->str, rows[i].keys);
	}
}

/* What is cut off does not swallow what is typed a second later. */
static void test_forget(void)
{
	static const char *const cut[] = { "^[1;", "^[M1", "^]11;", "^]1^" };

	for (size_t i = 0; i < G_N_ELEMENTS(cut); i++) {
		struct sequence s = { 0 };
		wint_t out[SEQUENCE_KEYS_MAX];

		for (const char *c = cut[i]; *c != '\0'; c++)
			test_row(cut[i], sequence_take(&s, character(*c), out) == 0);
		sequence_forget(&s);
		test_row(cut[i], sequence_take(&s, '1', out) == 1 && out[0] == '1');
	}
}

/* Its beginning is a key that curses knows. */
static void test_mouse(void)
{
	static const struct {
		const char *typed;
		bool three;
	} rests[] = { { "0;12;11Mx", false }, { "#01x", true } };

	for (size_t i = 0; i < G_N_ELEMENTS(rests); i++) {
		struct sequence s = { 0 };
		g_autoptr(GString) keys = g_string_new(NULL);
		wint_t out[SEQUENCE_KEYS_MAX];

		sequence_begin_mouse(&s, rests[i].three);
		for (const char *c = rests[i].typed; *c != '\0'; c++)
			put(keys, out, sequence_take(&s, character(*c), out));
		test_row_str(rests[i].typed, keys->str, "x");
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/sequence/keys", test_rows);
	g_test_add_func("/tui/sequence/forget", test_forget);
	g_test_add_func("/tui/sequence/mouse", test_mouse);
	return test_run();
}
