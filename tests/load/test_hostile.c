/*
 * Files made to hurt: every one is accepted or refused within a second, and says why
 * in plain words. The generators are here, so that no file of 1 MiB is in the tree.
 */
#include "config.h"

#include "testlib.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "load/questionnaire_load.h"
#include "load/snapshot.h"

/* Of the processor's time: a busy machine is not our fault. The sanitizers slow loops
 * of small checks down most. */
#if defined(__SANITIZE_ADDRESS__)
enum { DEADLINE_MS = 5000 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { DEADLINE_MS = 5000 };
#else
enum { DEADLINE_MS = 1000 };
#endif
#else
enum { DEADLINE_MS = 1000 };
#endif

static gint64 used_ms(void)
{
	return (gint64)clock() * 1000 / CLOCKS_PER_SEC;
}

static void repeat(GString *out, const char *text, int n)
{
	while (n-- > 0)
		g_string_append(out, text);
}

/* ---- texts ---- */

static void many_anchors(GString *out)
{
	for (int i = 0; i < 90000; i++)
		g_string_append_printf(out, "- &a%d\n", i);
}

static void alias_bomb(GString *out)
{
	g_string_append(out, "a: &a [x, x, x, x, x, x, x, x, x, x]\n");
	for (char c = 'b'; c <= 'z'; c++)
		g_string_append_printf(out, "%c: &%c [*%c, *%c, *%c, *%c, *%c]\n", c, c, c - 1,
				       c - 1, c - 1, c - 1, c - 1);
}

static void self_alias(GString *out)
{
	g_string_append(out, "&a [*a]\n");
}

static void open_brackets(GString *out)
{
	repeat(out, "[", 1000000);
}

static void balanced_brackets(GString *out)
{
	repeat(out, "[", 500000);
	repeat(out, "]", 500000);
}

static void nested_mappings(GString *out)
{
	repeat(out, "{a: ", 250000);
}

static void nested_dashes(GString *out)
{
	repeat(out, "- ", 500000);
}

static void nested_keys(GString *out)
{
	repeat(out, "? ", 500000);
}

static void many_items(GString *out)
{
	repeat(out, "-\n", 500000);
}

static void many_commas(GString *out)
{
	g_string_append_c(out, '[');
	repeat(out, "a,", 500000);
}

static void many_keys(GString *out)
{
	for (int i = 0; i < 45000; i++)
		g_string_append_printf(out, "k%d: \n", i);
}

static void same_keys(GString *out)
{
	repeat(out, "k: \n", 45000);
}

static void one_long_line(GString *out)
{
	g_string_append(out, "{schema: 1, ");
	for (int i = 0; i < 40000; i++)
		g_string_append_printf(out, "k%d: v, ", i);
	g_string_append(out, "}\n");
}

static void one_long_scalar(GString *out)
{
	g_string_append(out, "schema: 1\ntitle: ");
	repeat(out, "x", 1000000);
}

static void one_long_key(GString *out)
{
	repeat(out, "k", 1000000);
	g_string_append(out, ": v\n");
}

static void many_comments(GString *out)
{
	repeat(out, "#\n", 500000);
}

static void many_documents(GString *out)
{
	repeat(out, "--- a\n", 170000);
}

static void many_directives(GString *out)
{
	for (int i = 0; i < 50000; i++)
		g_string_append_printf(out, "%%TAG !t%d! x\n", i);
}

static void open_quote(GString *out)
{
	g_string_append(out, "a: \"");
	repeat(out, "\\x41", 250000);
}

static void blank_lines(GString *out)
{
	g_string_append(out, "a: >\n");
	repeat(out, "\n", 1000000);
}

static void zeros(GString *out)
{
	g_string_set_size(out, 1000000);
	memset(out->str, 0, out->len);
}

static void too_large(GString *out)
{
	repeat(out, "#", (1 << 20) + 1);
}

static void deep_condition(GString *out)
{
	g_string_append(out, "schema: 1\nid: a\nversion: 1.0.0\ntitle: t\nsections:\n- id: a\n"
			     "  title: t\n  questions:\n  - id: a.b\n    kind: text\n"
			     "    role: info\n    text: t\n    when: \"");
	repeat(out, "(", 400000);
	g_string_append(out, "\"\n");
}

static void long_condition(GString *out)
{
	g_string_append(out, "schema: 1\nid: a\nversion: 1.0.0\ntitle: t\nsections:\n- id: a\n"
			     "  title: t\n  questions:\n  - id: a.b\n    kind: text\n"
			     "    role: info\n    text: t\n    when: \"a.b is known");
	repeat(out, " or a.b is known", 60000);
	g_string_append(out, "\"\n");
}

/* A questionnaire of as many questions as fit, each asked after another one. */
static void chain(GString *out, int step)
{
	enum { QUESTIONS = 8000 };

	g_string_append(out, "schema: 1\nid: a\nversion: 1.0.0\ntitle: t\nsections:\n- id: a\n"
			     "  title: t\n  questions:\n");
	for (int i = 0; i < QUESTIONS; i++) {
		int before = i + step;

		g_string_append_printf(out, "  - {id: q%d, kind: text, role: info, text: t", i);
		if (before >= 0 && before < QUESTIONS)
			g_string_append_printf(out, ", when: q%d is known", before);
		g_string_append(out, "}\n");
	}
}

static void forward_chain(GString *out)
{
	chain(out, -1);
}

static void backward_chain(GString *out)
{
	chain(out, 1);
}

static void many_rules(GString *out)
{
	g_string_append(out, "schema: 1\nid: a\nversion: 1.0.0\ntitle: t\nsections:\n- id: a\n"
			     "  title: t\n  questions:\n"
			     "  - {id: a.b, kind: text, role: info, text: t}\nrules:\n");
	for (int i = 0; i < 15000; i++)
		g_string_append_printf(out, "- {id: R%d, effect: stop, when: a.c is known}\n", i);
}

#define ANY NULL		/* accepted or refused, as long as it is soon */

static const struct {
	const char *name;
	void (*make)(GString *out);
	const char *code;
} texts[] = {
	{ "many anchors", many_anchors, "anchor" },
	{ "alias bomb", alias_bomb, "anchor" },
	{ "self alias", self_alias, "anchor" },
	{ "open brackets", open_brackets, "too-deep" },
	{ "balanced brackets", balanced_brackets, "too-deep" },
	{ "nested mappings", nested_mappings, "too-deep" },
	{ "nested dashes", nested_dashes, "too-deep" },
	{ "nested keys", nested_keys, "bad-key" },
	{ "many items", many_items, "too-many" },
	{ "many commas", many_commas, "too-many" },
	{ "many keys", many_keys, "unknown-key" },
	{ "same keys", same_keys, "duplicate-key" },
	{ "one long line", one_long_line, "unknown-key" },
	{ "one long scalar", one_long_scalar, "missing-key" },
	{ "one long key", one_long_key, "yaml-syntax" },
	{ "many comments", many_comments, "empty" },
	{ "many documents", many_documents, "second-document" },
	{ "many directives", many_directives, "directive" },
	{ "open quote", open_quote, "yaml-syntax" },
	{ "blank lines", blank_lines, "unknown-key" },
	{ "zeros", zeros, "control" },
	{ "too large", too_large, "file-too-large" },
	{ "deep condition", deep_condition, ANY },
	{ "long condition", long_condition, ANY },
	{ "forward chain", forward_chain, ANY },
	{ "backward chain", backward_chain, ANY },
	{ "many rules", many_rules, ANY },
};

static void check(const char *name, bool loaded, const char *code, const struct diags *ds,
		  gint64 since)
{
	gint64 ms = used_ms() - since;

	if (g_test_verbose())
		g_test_message("%s: %" G_GINT64_FORMAT " ms", name, ms);
	if (ms >= DEADLINE_MS) {
		g_test_message("row \"%s\" took %" G_GINT64_FORMAT " ms", name, ms);
		g_test_fail();
	}
	test_row(name, loaded == !diags_has_errors(ds));
	test_row(name, ds->counts[SEVERITY_ERROR] <= 101);
	if (code != NULL)
		test_row(name, diags_find(ds, code) != NULL);
}

static void test_texts(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(questionnaire) q = NULL;
		g_autoptr(diags) ds = diags_new();
		gint64 since;
		bool ok;

		texts[i].make(text);
		since = used_ms();
		ok = questionnaire_load_text(&q, text->str, text->len, "f", ds);
		check(texts[i].name, ok, texts[i].code, ds, since);
	}
}

/* ---- what is no file ---- */

static void test_file(const char *name, const char *path, const char *code)
{
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(diags) ds = diags_new();
	gint64 since = used_ms();

	check(name, questionnaire_load_file(&q, path, ds), code, ds, since);
	test_row(name, ds->items->len == 1);
}

static void test_files(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *sparse = g_build_filename(dir, "sparse", NULL);
	g_autofree char *fifo = g_build_filename(dir, "fifo", NULL);
	g_autofree char *loop = g_build_filename(dir, "loop", NULL);
	g_autofree char *none = g_build_filename(dir, "none", NULL);
	int fd = g_open(sparse, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	g_assert_cmpint(ftruncate(fd, (off_t)1 << 30), ==, 0);
	close(fd);
	g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
	g_assert_cmpint(symlink("loop", loop), ==, 0);
	test_file("sparse file of 1 GiB", sparse, "file-too-large");
	test_file("FIFO", fifo, "not-a-file");
	test_file("folder", dir, "not-a-file");
	test_file("/dev/zero", "/dev/zero", "not-a-file");
	test_file("/dev/null", "/dev/null", "not-a-file");
	test_file("loop of links", loop, "cannot-read");
	test_file("nothing", none, "cannot-read");
	test_file("no name", "", "cannot-read");
}

/* A file of /proc says it has no bytes and then has some: the limit holds there too. */
static void test_growing_file(void)
{
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(diags) ds = diags_new();

	if (!g_file_test("/proc/self/maps", G_FILE_TEST_EXISTS)) {
		g_test_skip("no /proc here");
		return;
	}
	g_assert_false(questionnaire_load_file(&q, "/proc/self/maps", ds));
	g_assert_true(diags_has_errors(ds));
}

/* ---- JSON ---- */

static void test_json(void)
{
	static const struct { const char *name, *start, *unit; int n; const char *code; } rows[] = {
		{ "open brackets", "", "[", 5000000, "too-deep" },
		{ "open braces", "", "{\"a\":", 1000000, "too-deep" },
		{ "many items", "[0", ",0", 1000000, "json-syntax" },
		{ "one long text", "\"", "x", 5000000, "json-syntax" },
		{ "escapes", "\"", "\\", 5000000, "json-syntax" },
		{ "big number", "1", "0", 1000000, "json-syntax" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) text = g_string_new(rows[i].start);
		g_autoptr(diags) ds = diags_new();
		struct snapshot_head head;
		gint64 since;
		bool ok;

		repeat(text, rows[i].unit, rows[i].n);
		since = used_ms();
		ok = snapshot_read_head(&head, text->str, text->len, "f", ds);
		check(rows[i].name, ok, rows[i].code, ds, since);
		snapshot_head_clear(&head);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/hostile/texts", test_texts);
	g_test_add_func("/load/hostile/files", test_files);
	g_test_add_func("/load/hostile/growing", test_growing_file);
	g_test_add_func("/load/hostile/json", test_json);
	return test_run();
}
