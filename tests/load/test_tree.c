/*
 * The tree: what comes out of good texts, written as one line, and where and why
 * bad ones are refused.
 */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "load/tree.h"

/* A node as text: `text'line:col, [items], {key: value}. Quoted scalars get ", block
 * scalars |. */
static void append_node(GString *out, const struct node *n, bool places)
{
	static const char *const quotes[] = { "", "\"", "|" };

	if (n->kind == NODE_SCALAR)
		g_string_append_printf(out, "%s%s%s", quotes[n->style], n->text,
				       quotes[n->style]);
	else
		g_string_append_c(out, n->kind == NODE_SEQUENCE ? '[' : '{');
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		append_node(out, c, places);
		if (c->value != NULL) {
			g_string_append_c(out, ':');
			append_node(out, c->value, places);
		}
		if (c->next != NULL)
			g_string_append_c(out, ' ');
	}
	if (n->kind != NODE_SCALAR)
		g_string_append_c(out, n->kind == NODE_SEQUENCE ? ']' : '}');
	if (places)
		g_string_append_printf(out, "@%u,%u", n->line, n->column);
}

typedef bool parse_take(struct tree *t, struct source *s, struct diags *ds);

static bool parse(struct tree *t, parse_take *take, const char *text, gsize length,
		  struct diags *ds)
{
	struct source s;

	*t = (struct tree){ 0 };
	return source_set(&s, text, length, "f", SOURCE_FILE_MAX, ds) && take(t, &s, ds);
}

static char *dump(parse_take *take, const char *text, bool places)
{
	g_autoptr(diags) ds = diags_new();
	GString *out = g_string_new(NULL);
	g_auto(tree) t = { 0 };

	if (parse(&t, take, text, strlen(text), ds))
		append_node(out, t.root, places);
	else
		g_string_append(out, ((struct diag *)ds->items->pdata[0])->message);
	return g_string_free(out, FALSE);
}

static void test_yaml_good(void)
{
	static const struct { const char *text, *expected; } rows[] = {
		{ "a", "a" },
		{ "a: b\n", "{a:b}" },
		{ "a: {b: [c, d], e: }\n", "{a:{b:[c d] e:}}" },
		{ "- a\n- - b\n  - c\n- d: e\n", "[a [b c] {d:e}]" },
		/* nothing is taken for anything but text */
		{ "[no, on, 1e3, 017, ~, null, 1.0, 0x10, 2026-01-01, =, yes]",
		  "[no on 1e3 017 ~ null 1.0 0x10 2026-01-01 = yes]" },
		{ "a: 'it''s'\nb: \"x\\ty\"\n", "{a:\"it's\" b:\"x\ty\"}" },
		{ "a: |\n  two\n  lines\nb: >\n  one\n  line\n", "{a:|two\nlines\n| b:|one line\n|}" },
		{ "\xef\xbb\xbf" "a: b\n", "{a:b}" },
		{ "a: b\r\nc: d\r\n", "{a:b c:d}" },
		{ "---\na: b\n...\n", "{a:b}" },
		{ "# only\na: \xc3\xbc # comment\n", "{a:\xc3\xbc}" },
		{ "'<<': quoted is a key\n", "{\"<<\":quoted is a key}" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = dump(tree_parse_yaml_take, rows[i].text, false);

		test_row_str(rows[i].text, got, rows[i].expected);
	}
}

static void test_yaml_places(void)
{
	static const struct { const char *text, *expected; } rows[] = {
		{ "a: b\nc:\n- d\n", "{a@1,1:b@1,4 c@2,1:[d@3,3]@3,1}@1,1" },
		/* columns count code points, not bytes */
		{ "[\xc3\xbc, b]", "[\xc3\xbc@1,2 b@1,5]@1,1" },
		{ "\xef\xbb\xbf" "a: b\n", "{a@1,1:b@1,4}@1,1" },
		{ "a: b\r\nc: d\r\n", "{a@1,1:b@1,4 c@2,1:d@2,4}@1,1" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = dump(tree_parse_yaml_take, rows[i].text, true);

		test_row_str(rows[i].text, got, rows[i].expected);
	}
}

#define TEXT(s) s, sizeof(s) - 1

/* The code of the error and its place. */
static const struct { const char *name, *text; gsize length; const char *expected; } bad_yaml[] = {
	{ "nothing", TEXT(""), "empty 0,0" },
	{ "only a comment", TEXT("# hello\n"), "empty 0,0" },
	{ "only a mark", TEXT("\xef\xbb\xbf"), "empty 0,0" },
	{ "two documents", TEXT("a: b\n---\nc: d\n"), "second-document 2,1" },
	{ "anchor", TEXT("a: &x b\n"), "anchor 1,4" },
	{ "anchored list", TEXT("a: &x [b]\n"), "anchor 1,4" },
	{ "anchored mapping", TEXT("a:\n  &x b: c\n"), "anchor 2,3" },
	{ "alias", TEXT("a: *x\n"), "alias 1,4" },
	{ "alias as a key", TEXT("*x : b\n"), "alias 1,1" },
	{ "tag", TEXT("a: !!str b\n"), "tag 1,4" },
	{ "own tag", TEXT("a: !x {b: c}\n"), "tag 1,4" },
	{ "tagged list", TEXT("!x [a]\n"), "tag 1,1" },
	{ "directive", TEXT("%YAML 1.1\n---\na: b\n"), "directive 1,1" },
	{ "late directive", TEXT("a: b\n...\n%TAG ! x\n--- c\n"), "directive 3,1" },
	{ "merge key", TEXT("a:\n  <<: b\n"), "merge-key 2,3" },
	{ "duplicate", TEXT("a: b\nc: d\na: e\n"), "duplicate-key 3,1" },
	{ "duplicate deep", TEXT("a:\n- {b: c, b: d}\n"), "duplicate-key 2,10" },
	{ "list as a key", TEXT("[a, b]: c\n"), "bad-key 1,1" },
	{ "mapping as a key", TEXT("{a: b}: c\n"), "bad-key 1,1" },
	{ "tab", TEXT("a:\n\tb: c\n"), "yaml-syntax 2,1" },
	{ "colon", TEXT("a: b: c\n"), "yaml-syntax 1,5" },
	{ "bracket", TEXT("a: [b\nc: d\n"), "yaml-syntax 2,2" },
	{ "quote", TEXT("a: \"b\nc: d\n"), "yaml-syntax 3,1" },
	{ "at sign", TEXT("a: @b\n"), "yaml-syntax 1,4" },
	{ "escape", TEXT("a: \"\\q\"\n"), "yaml-syntax 1,5" },
	{ "indent", TEXT("a: b\n  c: d\n"), "yaml-syntax 2,4" },
	{ "bad byte", TEXT("a: b\nb: \xff\n"), "not-utf8 2,4" },
	{ "cut sequence", TEXT("\xc3\xbc: \xe2\x82\n"), "not-utf8 1,4" },
	{ "overlong", TEXT("a: \xc0\x80\n"), "not-utf8 1,4" },
	{ "surrogate", TEXT("a: \xed\xa0\x80\n"), "not-utf8 1,4" },
	{ "NUL", TEXT("a: b\nc: \0d\n"), "control 2,4" },
	{ "escape byte", TEXT("a: \x1b[31m\n"), "control 1,4" },
	{ "delete", TEXT("a: \x7f\n"), "control 1,4" },
	{ "C1", TEXT("a: \xc2\x9b\n"), "control 1,4" },
	{ "next line", TEXT("a: \xc2\x85\n"), "control 1,4" },
	{ "line separator", TEXT("a: \xe2\x80\xa8\n"), "control 1,4" },
	{ "mark inside", TEXT("a: \xef\xbb\xbf\n"), "control 1,4" },
	{ "lone return", TEXT("a: b\rc: d\n"), "control 1,5" },
	{ "NUL escape", TEXT("a: \"x\\0y\"\n"), "control 1,4" },
	{ "ESC escape", TEXT("a: \"\\e[31m\"\n"), "control 1,4" },
	{ "C1 escape", TEXT("a: \"\\x9b\"\n"), "control 1,4" },
	{ "NEL escape", TEXT("a: \"\\N\"\n"), "control 1,4" },
	{ "control in a key", TEXT("\"\\a\": b\n"), "control 1,1" },
	{ "UTF-16LE", TEXT("\xff\xfe" "a\0:\0"), "utf16 0,0" },
	{ "UTF-16BE", TEXT("\xfe\xff" "\0a\0:"), "utf16 0,0" },
	{ "deep", TEXT("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
	  "too-deep 1,33" },
};

static const struct { const char *name, *text; gsize length; const char *expected; } bad_json[] = {
	{ "nothing", TEXT(""), "json-syntax 1,0" },
	{ "cut", TEXT("{\"a\":\n [1, 2"), "json-syntax 2,6" },
	{ "comma", TEXT("{\"a\": 1,}"), "json-syntax 1,9" },
	{ "duplicate", TEXT("{\"a\": 1, \"a\": 2}"), "json-syntax 1,12" },
	{ "more after it", TEXT("{} {}"), "json-syntax 1,4" },
	{ "a text", TEXT("\"a\""), "json-syntax 0,0" },
	{ "NUL escape", TEXT("{\"a\": \"\\u0000\"}"), "json-syntax 1,14" },
	{ "bad byte", TEXT("{\"a\": \"\xff\"}"), "not-utf8 1,8" },
	{ "deep", TEXT("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
	  "too-deep 1,33" },
};

static void check_bad(parse_take *take, const char *name, const char *text, gsize length,
		      const char *expected)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *got = NULL;
	g_auto(tree) t = { 0 };
	const struct diag *d;

	if (parse(&t, take, text, length, ds)) {
		test_row_str(name, "accepted", expected);
		return;
	}
	test_row(name, ds->items->len == 1);
	test_row(name, t.root == NULL);
	d = ds->items->pdata[0];
	got = g_strdup_printf("%s %u,%u", d->code, d->line, d->column);
	test_row_str(name, got, expected);
}

static void test_yaml_bad(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(bad_yaml); i++)
		check_bad(tree_parse_yaml_take, bad_yaml[i].name, bad_yaml[i].text,
			  bad_yaml[i].length, bad_yaml[i].expected);
}

static void test_json_bad(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(bad_json); i++)
		check_bad(tree_parse_json_take, bad_json[i].name, bad_json[i].text,
			  bad_json[i].length, bad_json[i].expected);
}

static void test_json_good(void)
{
	static const struct { const char *text, *expected; } rows[] = {
		{ "{}", "{}" },
		{ "{\"a\": \"b\", \"c\": [1, -2], \"d\": {\"e\": true, \"f\": false}}",
		  "{\"a\":\"b\" \"c\":[1 -2] \"d\":{\"e\":yes \"f\":no}}" },
		{ "{\"a\": null, \"b\": \"\"}", "{\"b\":\"\"}" },
		{ "[\"\\ud83d\\ude00\", \"\\u001b\"]", "[\"\xf0\x9f\x98\x80\" \"\x1b\"]" },
		{ "[1.5]", "[1.5]" },
		{ "[null, 1]", "[ 1]" },
		{ "\xef\xbb\xbf[\"]]]]]]]]]]]]\"]", "[\"]]]]]]]]]]]]\"]" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = dump(tree_parse_json_take, rows[i].text, false);

		test_row_str(rows[i].text, got, rows[i].expected);
	}
}

/* The advice on syntax errors is what people see most: the whole text counts. */
static void test_advice(void)
{
	static const struct { const char *text, *expected; } rows[] = {
		{ "a:\n\tb: c\n", "f:2:1: error: a tab cannot indent\n b: c\n^\n"
		  "hint: indent with blanks\n" },
		{ "a: what: this\n", "f:1:8: error: a key cannot start here\na: what: this\n"
		  "       ^\n"
		  "hint: a text with \": \" in it needs quotes, and a key starts a line of its "
		  "own\n" },
		{ "a: b\na: c\n", "f:2:1: error: the key \"a\" is there twice\na: c\n^\n"
		  "hint: the first is on line 1; remove one\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autofree char *got = NULL;
		g_auto(tree) t = { 0 };

		g_assert_false(parse(&t, tree_parse_yaml_take, rows[i].text,
				     strlen(rows[i].text), ds));
		got = diags_format(ds, DIAGS_PLAIN);
		test_row_str(rows[i].text, got, rows[i].expected);
	}
}

static void test_many_keys(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(diags) ds = diags_new();
	g_auto(tree) t = { 0 };

	for (int i = 0; i < 1000; i++)
		g_string_append_printf(text, "k%d: v\n", i);
	g_assert_true(parse(&t, tree_parse_yaml_take, text->str, text->len, ds));
	g_assert_cmpuint(t.root->count, ==, 1000);
	tree_clear(&t);
	g_string_append(text, "k500: v\n");
	g_assert_false(parse(&t, tree_parse_yaml_take, text->str, text->len, ds));
	g_assert_nonnull(diags_find(ds, "duplicate-key"));
}

static void test_get(void)
{
	g_autoptr(diags) ds = diags_new();
	g_auto(tree) t = { 0 };

	g_assert_true(parse(&t, tree_parse_yaml_take, TEXT("a: b\nc: [d]\n"), ds));
	g_assert_cmpstr(node_get(t.root, "a")->text, ==, "b");
	g_assert_null(node_get(t.root, "b"));
	g_assert_null(node_get(node_get(t.root, "c"), "d"));
	g_assert_null(node_get(NULL, "a"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/tree/yaml/good", test_yaml_good);
	g_test_add_func("/load/tree/yaml/places", test_yaml_places);
	g_test_add_func("/load/tree/yaml/bad", test_yaml_bad);
	g_test_add_func("/load/tree/yaml/advice", test_advice);
	g_test_add_func("/load/tree/yaml/many-keys", test_many_keys);
	g_test_add_func("/load/tree/json/good", test_json_good);
	g_test_add_func("/load/tree/json/bad", test_json_bad);
	g_test_add_func("/load/tree/get", test_get);
	return test_run();
}
