/*
 * Sheets and the invitation as people get them, compared with files that people have
 * read (SEAM_TEST_ACCEPT=1 writes them anew), and with hostile names in them.
 */
#include "config.h"

#include <string.h>

#include "cmark.h"
#include "judged.h"
#include "report/sheet.h"
#include "testlib.h"

static char *sheet_text(const struct report_input *r, const char *role)
{
	g_autoptr(order) asked = order_new(r->in, ORDER_ROOM);
	g_autoptr(document) d = role != NULL ? report_sheet(r, asked, role) :
					       report_invitation(r, asked);

	return doc_write(d, FORMAT_MD, NULL);
}

static void compare_with_file(const char *file, const char *got)
{
	g_autofree char *name = g_strconcat("tests/report/golden/", file, NULL);
	g_autofree char *path = test_src_path(name);
	g_autofree char *expected = NULL;

	if (g_getenv("SEAM_TEST_ACCEPT") != NULL) {
		test_write_file(path, got);
		return;
	}
	expected = test_read_file(path, NULL);
	test_row_str(file, got, expected);
}

/* One role with open questions, a fact and an answer; one that is asked a number and
 * several items. */
static void test_golden(void)
{
	static const char *const changes[] = { "empty", "own.team=yes", "fact:team.name=Orders",
					       NULL };
	static const struct { const char *role, *file; } rows[] = {
		{ NULL, "sheet.invitation.md" },
		{ "product", "sheet.product.md" },
		{ "operations", "sheet.operations.md" },
	};
	struct fixture f;
	struct judged j;

	fixture_load_small(&f);
	/* any change of the file's texts would change its hash on every sheet */
	questionnaire_set_hash(f.q, "0123456789abcdef0123456789abcdef");
	judged_init(&j, &f, changes);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = sheet_text(&j.r, rows[i].role);

		compare_with_file(rows[i].file, got);
	}
	judged_clear(&j);
	fixture_clear(&f);
}

/* On the shipped questionnaire every question is on the sheet of each of its roles. */
static void test_complete(void)
{
	static const char *const changes[] = { "empty", NULL };
	static const char *const roles[] = { "operations", "developers", "product", "leadership" };
	struct fixture f;
	struct judged j;

	fixture_load_shipped(&f);
	judged_init(&j, &f, changes);
	for (gsize r = 0; r < G_N_ELEMENTS(roles); r++) {
		g_autofree char *text = sheet_text(&j.r, roles[r]);

		for (int i = 0; i < f.q->n_questions; i++) {
			const struct question *q = &f.q->questions[i];
			g_autofree char *mark = g_strdup_printf(" `%s`\n", q->id);
			bool asked = g_strv_contains((const char *const *)q->who, roles[r]);

			test_row(q->id, (strstr(text, mark) != NULL) == asked);
		}
	}
	judged_clear(&j);
	fixture_clear(&f);
}

/* A role with nothing left to look up is told so. */
static void test_nothing(void)
{
	static const char *const changes[] = { "empty", NULL };
	struct fixture f;
	struct judged j;
	g_autofree char *text = NULL;

	fixture_load_small(&f);
	judged_init(&j, &f, changes);
	text = sheet_text(&j.r, "nobody");
	g_assert_nonnull(strstr(text, "There is no question for you."));
	g_assert_null(strstr(text, "\n## "));
	judged_clear(&j);
	fixture_clear(&f);
}

static const char *const hostile[] = {
	"a\n**Note** `note:` b", "- [x] `yes` c", "x\n- [x] `no`", "# d `own.team`", "`own.team`",
	"a | b", "<script>alert(1)</script>", "```\nfence\n```", "<!-- seam 01234567 -->",
	"`seam-sheet: 1 a b c d e`", "line\n\nline", "@all #12", "[a](javascript:b)", "{service}",
	"===", "1. x", "\\",
};

static char *papers_with(const struct fixture *f, const char *typed)
{
	static const char *const changes[] = { "empty", NULL };
	static const char *const roles[] = { NULL, "operations", "developers", "product",
					     "leadership" };
	GString *all = g_string_new(NULL);
	struct judged j;

	judged_init(&j, f, changes);
	facts_set_text(&j.in->facts, MEASURE_TEAM_NAME, typed);
	j.r.purpose = j.r.team = j.r.consumers = j.r.system = typed;
	for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
		g_autofree char *text = sheet_text(&j.r, roles[i]);

		g_string_append_printf(all, "%s\n", text);
	}
	judged_clear(&j);
	return g_string_free(all, FALSE);
}

/* Whether the line ends in a code span. */
static bool ends_in_code(const char *line)
{
	gsize length = strlen(line);

	return length > 2 && line[length - 1] == '`' && line[length - 2] != '\\';
}

/* Lines that would be read back as a box, a field, a question, a head or a seal. */
static char *marks_of(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *out = g_string_new(NULL);

	for (char **l = lines; *l != NULL; l++) {
		if (g_str_has_prefix(*l, "- [") || g_str_has_prefix(*l, "`seam-sheet"))
			g_string_append_printf(out, "%.*s\n", (int)strcspn(*l + 6, " ") + 6, *l);
		else if (g_str_has_prefix(*l, "**") && strstr(*l, "** `") != NULL)
			g_string_append_printf(out, "%s\n", *l);
		else if (g_str_has_prefix(*l, "#") && ends_in_code(*l))
			g_string_append_c(out, '#');
		else if (g_str_has_prefix(*l, "<!--"))
			g_string_append(out, "comment\n");
	}
	return g_string_free(out, FALSE);
}

/* Whatever a name is, the sheet has the marks it would have with the name "x", and
 * GitHub shows the same tree. */
static void test_hostile(void)
{
	g_autofree char *harmless = NULL;
	g_autofree char *marks = NULL;
	struct cmark_tree plain;
	struct fixture f;

	fixture_load_shipped(&f);
	harmless = papers_with(&f, "x");
	marks = marks_of(harmless);
	g_assert_nonnull(strstr(marks, "- [ ] `yes`"));
	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autofree char *text = papers_with(&f, hostile[i]);
		g_autofree char *got = marks_of(text);

		test_row(hostile[i], g_str_equal(got, marks));
	}
	if (cmark_is_there()) {
		cmark_parse(&plain, harmless);
		g_assert_nonnull(strstr(plain.tree->str, "tasklist(paragraph(code"));
		for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
			g_autofree char *text = papers_with(&f, hostile[i]);
			struct cmark_tree got;

			cmark_parse(&got, text);
			test_row_str(hostile[i], got.tree->str, plain.tree->str);
			cmark_tree_clear(&got);
		}
		cmark_tree_clear(&plain);
	}
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/sheet/golden", test_golden);
	g_test_add_func("/sheet/complete", test_complete);
	g_test_add_func("/sheet/nothing", test_nothing);
	g_test_add_func("/sheet/hostile", test_hostile);
	return test_run();
}
