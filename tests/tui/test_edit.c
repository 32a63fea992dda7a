/* A text while it is typed. */
#include "config.h"

#include "testlib.h"
#include "tui/edit.h"
#include "tui/key.h"

static const struct {
	const char *name;
	const char *start;
	const char *keys;	/* names */
	const char *expected;	/* with | where the cursor is */
} rows[] = {
	{ "typing", "", "a b Space c", "ab c|" },
	{ "in the middle", "ac", "Left b", "ab|c" },
	{ "rubbing out a letter with its mark", "xe\xcc\x81", "Backspace", "x|" },
	{ "rubbing out at the start", "a", "Home Backspace", "|a" },
	{ "deleting at the end", "a", "Delete", "a|" },
	{ "deleting", "ab", "Home Delete", "|b" },
	{ "a wide letter at a time", "\xe8\xab\x8b\xe6\xb1\x82", "Left x",
	  "\xe8\xab\x8bx|\xe6\xb1\x82" },
	{ "a word", "one two ", "Ctrl-W", "one |" },
	{ "to the start", "one two", "Left Ctrl-U", "|o" },
	{ "to the end", "one two", "Home Right Ctrl-K", "o|" },
};

static void test_keys(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) keys = g_strsplit(rows[i].keys, " ", -1);
		struct edit e;

		edit_init(&e, rows[i].start);
		for (char **k = keys; *k != NULL; k++)
			test_row(rows[i].name, edit_key(&e, key_from_name(*k)));
		g_string_insert_c(e.text, (gssize)e.at, '|');
		test_row_str(rows[i].name, e.text->str, rows[i].expected);
		edit_clear(&e);
	}
}

static void test_paste(void)
{
	static const struct {
		const char *name, *pasted, *expected;
		bool lines, digits;
	} pastes[] = {
		{ "one line", "a\r\nb\tc", "a b c", false, false },
		{ "several lines", "a\r\nb\n", "a\nb\n", true, false },
		{ "controls are left out", "a\x1b[0mb", "a[0mb", false, false },
		{ "digits alone", "12 people", "12 ", false, true },
		{ "no UTF-8", "a\xff" "b", "a\xef\xbf\xbd" "b", false, false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(pastes); i++) {
		struct edit e;

		edit_init(&e, NULL);
		e.lines = pastes[i].lines;
		e.digits = pastes[i].digits;
		edit_paste(&e, pastes[i].pasted);
		test_row_str(pastes[i].name, e.text->str, pastes[i].expected);
		edit_clear(&e);
	}
}

/* What does not fit scrolls, so that the cursor is inside. */
static void test_draw(void)
{
	g_autoptr(canvas) c = canvas_new(2, 6, true);
	struct area all = area_of(c), line = area_part(&all, 0, 0, 1, 6);
	g_autofree char *text = NULL;
	struct edit e;

	edit_init(&e, "0123456789");
	edit_draw(&e, &line, STYLE_FIELD, true);
	text = canvas_text(c);
	g_assert_cmpstr(text, ==, "56789\n\n");
	g_assert_cmpint(c->cursor_col, ==, 5);
	e.lines = true;
	edit_set(&e, "one two");
	edit_draw(&e, &all, STYLE_FIELD, true);
	g_assert_cmpint(c->cursor_row, ==, 1);
	g_assert_cmpint(c->cursor_col, ==, 3);
	g_assert_cmpint(edit_rows(&e, 6), ==, 2);
	edit_clear(&e);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/edit/keys", test_keys);
	g_test_add_func("/tui/edit/paste", test_paste);
	g_test_add_func("/tui/edit/draw", test_draw);
	return test_run();
}
