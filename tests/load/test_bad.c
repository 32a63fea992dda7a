/*
 * Bad files and what is said about them: each file of tests/load/bad has its
 * expected diagnostics beside it. The name says who reads it: case-*, sidecar-*,
 * lint-*, all others are questionnaires. With SEAM_TEST_ACCEPT set the expected
 * files are written anew; read them before you commit them.
 */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "load/case_load.h"
#include "load/questionnaire_load.h"
#include "load/sidecar.h"

static bool read_questionnaire(const char *text, gsize length, const char *name,
			       struct diags *ds)
{
	g_autoptr(questionnaire) q = NULL;

	return questionnaire_load_text(&q, text, length, name, ds);
}

static bool read_case(const char *text, gsize length, const char *name, struct diags *ds)
{
	g_autoptr(published_case) c = NULL;

	return case_load_text(&c, text, length, name, ds);
}

static bool read_sidecar(const char *text, gsize length, const char *name, struct diags *ds)
{
	g_autoptr(sidecar) s = NULL;

	return sidecar_load_text(&s, text, length, name, ds);
}

static bool lint_questionnaire(const char *text, gsize length, const char *name,
			       struct diags *ds)
{
	g_autoptr(questionnaire) q = NULL;
	bool clean = questionnaire_lint_text(&q, text, length, name, ds);

	/* it loads all the same */
	g_assert_nonnull(q);
	return clean;
}

static const struct {
	const char *prefix;
	bool (*read)(const char *text, gsize length, const char *name, struct diags *ds);
} readers[] = {
	{ "case-", read_case },
	{ "lint-", lint_questionnaire },
	{ "sidecar-", read_sidecar },
	{ "", read_questionnaire },
};

static char *diagnose(const char *name, const char *text, gsize length)
{
	g_autoptr(diags) ds = diags_new();
	size_t i = 0;

	while (!g_str_has_prefix(name, readers[i].prefix))
		i++;
	g_assert_false(readers[i].read(text, length, name, ds));
	g_assert_true(diags_has_errors(ds));
	return diags_format(ds, DIAGS_PLAIN);
}

static void check_file(const char *dir, const char *name)
{
	g_autofree char *path = g_build_filename(dir, name, NULL);
	g_autofree char *golden = g_strconcat(path, ".expected", NULL);
	g_autofree char *expected = NULL;
	g_autofree char *text = NULL;
	g_autofree char *got = NULL;
	size_t length;

	text = test_read_file(path, &length);
	if (text == NULL)
		return;
	got = diagnose(name, text, length);
	if (g_getenv("SEAM_TEST_ACCEPT") != NULL)
		test_write_file(golden, got);
	expected = test_read_file(golden, NULL);
	test_row_str(name, got, expected);
}

static void test_bad_files(void)
{
	g_autofree char *path = test_src_path("tests/load/bad");
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;
	int n = 0;

	g_assert_nonnull(dir);
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		if (!g_str_has_suffix(name, ".yaml"))
			continue;
		check_file(path, name);
		n++;
	}
	g_assert_cmpint(n, >=, 11);
}

/* However many problems a file has, a hundred are kept. */
static void test_at_most_a_hundred(void)
{
	g_autoptr(GString) text = g_string_new("schema: 1\n");
	g_autoptr(diags) ds = diags_new();

	for (int i = 0; i < 5000; i++)
		g_string_append_printf(text, "k%d: v\n", i);
	g_assert_false(read_questionnaire(text->str, text->len, "many.yaml", ds));
	g_assert_cmpuint(ds->counts[SEVERITY_ERROR], ==, 100);
}

static void test_no_sections(void)
{
	static const char text[] = "schema: 1\nid: a\nversion: 1.0.0\ntitle: T\nsections: []\n";
	g_autoptr(diags) ds = diags_new();

	g_assert_false(read_questionnaire(text, strlen(text), "f", ds));
	g_assert_nonnull(diags_find(ds, "empty-value"));
}

/* Ticked items and tags are bits: more of them than a word has are refused. */
static void test_too_many_choices_and_tags(void)
{
	static const char head[] = "schema: 1\nid: a\nversion: 1.0.0\ntitle: T\nsections:\n"
				   "- id: a\n  title: A\n  questions:\n"
				   "  - id: a.b\n    kind: multi\n    role: info\n    text: T\n";
	g_autoptr(GString) choices = g_string_new(head);
	g_autoptr(GString) tags = g_string_new(head);
	g_autoptr(diags) ds = diags_new();

	g_string_append(choices, "    choices:\n");
	g_string_append(tags, "    choices:\n    - {value: one, text: One}\n    tags:\n");
	for (int i = 0; i < 65; i++) {
		g_string_append_printf(choices, "    - {value: v%d, text: T}\n", i);
		g_string_append_printf(tags, "    - t%d\n", i);
	}
	g_assert_false(read_questionnaire(choices->str, choices->len, "f", ds));
	g_assert_nonnull(diags_find(ds, "bad-choices"));
	g_assert_false(read_questionnaire(tags->str, tags->len, "f", ds));
	g_assert_nonnull(diags_find(ds, "too-many-tags"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/bad/files", test_bad_files);
	g_test_add_func("/load/bad/limit", test_at_most_a_hundred);
	g_test_add_func("/load/bad/no-sections", test_no_sections);
	g_test_add_func("/load/bad/too-many", test_too_many_choices_and_tags);
	return test_run();
}
