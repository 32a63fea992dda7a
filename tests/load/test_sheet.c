/*
 * Filled sheets: what counts as an answer, what stays a word of a note, and every
 * way in which a sheet makes no sense, with its place.
 */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "load/questionnaire_load.h"
#include "load/sheet.h"

static struct questionnaire *load_small(void)
{
	g_autofree char *path = test_src_path("tests/report/golden/small.yaml");
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q;

	if (!questionnaire_load_file(&q, path, ds))
		g_error("the test's questionnaire does not load");
	return q;
}

/* A sheet of q with this below its head; head NULL: the one that fits. */
static bool read_sheet(struct sheet **out, const struct questionnaire *q, const char *head,
		       const char *body, struct diags *ds)
{
	g_autofree char *fitting = sheet_head_format("billing", "product", q);
	g_autofree char *text = g_strdup_printf("# A sheet\n\n`%s`\n\n- prose `[x]`\n\n%s",
						head != NULL ? head : fitting, body);
	g_auto(source) s = { 0 };

	*out = NULL;
	g_assert_true(source_set(&s, text, strlen(text), "s.md", SOURCE_FILE_MAX, ds));
	g_assert_true(sheet_is(&s));
	return sheet_read(out, &s, q, ds);
}

/* "id=value|note|evidence" of each answer, a line each. */
static char *answers_of(const struct sheet *sheet, const struct questionnaire *q)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < sheet->answers->len; i++) {
		const struct sheet_answer *a =
			&g_array_index(sheet->answers, struct sheet_answer, i);

		g_string_append_printf(out, "%s=%s|%s|%s\n", q->questions[a->question].id,
				       a->value, a->note != NULL ? a->note : "",
				       a->evidence != NULL ? a->evidence : "");
	}
	return g_string_free(out, FALSE);
}

#define WAIT "## Who waits? `why.wait`\n\nAs it is today.\n\n"
#define BOXES "- [ ] `yes` We can.\n- [ ] `partial` Some.\n- [ ] `no` Nobody.\n" \
	"- [ ] `unknown` I don't know.\n\n"
#define FIELDS "**Note, why** `note:`\n\n**Evidence** `evidence:`\n\n"
#define TICKED "- [ ] `yes` We can.\n- [x] `no` Nobody.\n\n"

static void test_answers(void)
{
	static const struct { const char *name, *body, *expected; } rows[] = {
		{ "nothing ticked", WAIT BOXES FIELDS, "" },
		{ "one ticked", WAIT TICKED FIELDS, "why.wait=no||\n" },
		{ "large, other bullets, blanks", WAIT "*  [ X ]  `no` Nobody.\n+ [] `yes`\n" FIELDS,
		  "why.wait=no||\n" },
		{ "a tick from a keyboard of its own", WAIT "- [✓] `no` Nobody.\n" FIELDS,
		  "why.wait=no||\n" },
		{ "lines of another system", "## Who? `why.wait`\r\n\r\n- [x] `no` Nobody.\r\n\r\n"
		  "**Note** `note:` so it is\r\n", "why.wait=no|so it is|\n" },
		{ "without an end of the last line", WAIT "- [x] `no` Nobody.", "why.wait=no||\n" },
		{ "any level of heading", "#### Who? `why.wait` ###\n\n" TICKED, "why.wait=no||\n" },
		{ "note and evidence", WAIT TICKED "**N** `note:` counted\n\n**E** `evidence:` "
		  "https://example.org\n", "why.wait=no|counted|https://example.org\n" },
		{ "a note of several lines", WAIT TICKED "**N** `note:`\n\none\n\n  two\n\n"
		  "**E** `evidence:`\n", "why.wait=no|one\n\n  two|\n" },
		{ "the language does not matter", WAIT TICKED "**Замітка — чому** `note:` так\n",
		  "why.wait=no|так|\n" },
		{ "boxes in a note stay words", WAIT TICKED "**N** `note:`\n- [x] `yes` not so\n"
		  "- [?] `what`\n\n**E** `evidence:`\n- [x] `partial`\n",
		  "why.wait=no|- [x] `yes` not so\n- [?] `what`|- [x] `partial`\n" },
		{ "marks in a note stay words", WAIT TICKED "**N** `note:` see `evidence:` and\n"
		  "`note:` again\n**N** `note:` twice\n`answer:` 3\n**A** `answer:` 3\n",
		  "why.wait=no|see `evidence:` and\n`note:` again\n**N** `note:` twice\n"
		  "`answer:` 3\n**A** `answer:` 3|\n" },
		{ "headings in a note stay words", WAIT TICKED "**N** `note:`\n# Heading\n"
		  "## Of `code`\n## Who? `why.gone`\nend\n",
		  "why.wait=no|# Heading\n## Of `code`\n## Who? `why.gone`\nend|\n" },
		{ "a head in a note stays a word", WAIT TICKED "**N** `note:`\n"
		  "`seam-sheet: 1 x y z 0 1`\n", "why.wait=no|`seam-sheet: 1 x y z 0 1`|\n" },
		{ "the seal belongs to nobody", WAIT TICKED "**E** `evidence:` here\n\n"
		  "<!-- seam 01234567 -->\n", "why.wait=no||here\n" },
		{ "several of several", "## What? `why.trigger`\n\n- [x] `block` B.\n- [x] `slow` S.\n"
		  "- [ ] `none` None.\n", "why.trigger=block,slow||\n" },
		{ "none of several", "## What? `why.trigger`\n\n- [ ] `block` B.\n- [x] `none` None.\n",
		  "why.trigger=none||\n" },
		{ "nobody knows", WAIT "- [x] `unknown` I don't know.\n", "why.wait=unknown||\n" },
		{ "words", "## Called? `own.name`\n\n- [ ] `unknown`\n\n"
		  "**Answer** `answer:` Orders: all\n\n**N** `note:` hm\n",
		  "own.name=Orders: all|hm|\n" },
		{ "words below their mark", "## Called? `own.name`\n\n**Answer** `answer:`\n\n"
		  " Orders\n\n**N** `note:`\n", "own.name=Orders||\n" },
		{ "words after a blank line", "## Called? `own.name`\n\n**A** `answer:`\n\n\nOrders\n",
		  "own.name=Orders||\n" },
		{ "a number", "## How long? `risk.depth`\n\n**A** `answer:` 3\n", "risk.depth=3||\n" },
		{ "what does not apply", "## How long? `risk.depth`\n\n- [x] `na` Not.\n\n**N** `note:` "
		  "no calls\n", "risk.depth=na|no calls|\n" },
		{ "several questions", WAIT TICKED FIELDS "## Down? `risk.down`\n\n- [x] `yes` Y.\n"
		  FIELDS "## Called? `own.name`\n\n**A** `answer:`\n",
		  "why.wait=no||\nrisk.down=yes||\n" },
		{ "what stands before the first question", "- [x] `yes` early\n\n**N** `note:` no\n" WAIT
		  TICKED, "why.wait=no||\n" },
	};
	g_autoptr(questionnaire) q = load_small();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(filled_sheet) sheet = NULL;
		g_autofree char *got = NULL;
		g_autofree char *said = NULL;

		if (!read_sheet(&sheet, q, NULL, rows[i].body, ds)) {
			said = diags_format(ds, DIAGS_PLAIN);
			g_test_message("row \"%s\": %s", rows[i].name, said);
			g_test_fail();
			continue;
		}
		got = answers_of(sheet, q);
		test_row_str(rows[i].name, got, rows[i].expected);
		for (guint k = 0; k < sheet->answers->len; k++) {
			const struct sheet_answer *a =
				&g_array_index(sheet->answers, struct sheet_answer, k);

			test_row(rows[i].name, a->line > 7 && a->column > 0);
		}
		test_row(rows[i].name, diags_is_empty(ds));
		test_row(rows[i].name, sheet->left_out->len == 0);
	}
}

/* The body starts on line 7. */
static void test_problems(void)
{
	static const struct {
		const char *name, *body;
		const char *code;
		unsigned line, column;
	} rows[] = {
		{ "two boxes", WAIT "- [x] `yes` Y.\n- [x] `no` N.\n", "answered-twice", 12, 3 },
		{ "knowing and not", "## What? `why.trigger`\n- [x] `block` B.\n* [x] `unknown`\n",
		  "answered-twice", 8, 3 },
		{ "none and some", "## What? `why.trigger`\n- [x] `none` N.\n- [x] `slow` S.\n",
		  "answered-twice", 8, 3 },
		{ "a box and an answer", "## Called? `own.name`\n- [x] `unknown`\n\n**A** `answer:` O\n",
		  "answered-twice", 8, 3 },
		{ "no tick", WAIT "- [y] `yes` Y.\n", "box", 11, 3 },
		{ "no word", WAIT "- [x] Yes, we can.\n", "box", 11, 3 },
		{ "a blank for a word", WAIT "- [x] ` ` Y.\n", "box", 11, 3 },
		{ "a note alone", WAIT BOXES "**N** `note:` who knows\n", "no-answer", 16, 0 },
		{ "evidence alone", WAIT BOXES "**N** `note:`\n\n**E** `evidence:`\nhere\n", "no-answer",
		  16, 0 },
	};
	g_autoptr(questionnaire) q = load_small();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(filled_sheet) sheet = NULL;
		const struct diag *d;

		test_row(rows[i].name, !read_sheet(&sheet, q, NULL, rows[i].body, ds));
		test_row(rows[i].name, sheet == NULL);
		test_row(rows[i].name, ds->counts[SEVERITY_ERROR] == 1);
		d = ds->items->len > 0 ? ds->items->pdata[0] : NULL;
		if (d == NULL)
			continue;
		test_row_str(rows[i].name, d->code, rows[i].code);
		if (d->line != rows[i].line || d->column != rows[i].column)
			g_test_message("%s: %u:%u", rows[i].name, d->line, d->column);
		test_row(rows[i].name, d->line == rows[i].line && d->column == rows[i].column);
		test_row(rows[i].name, d->hint != NULL);
	}
}

/* All of a sheet's problems are said in one run. */
static void test_all_problems(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(filled_sheet) sheet = NULL;

	g_assert_false(read_sheet(&sheet, q, NULL,
				  WAIT "- [y] `yes`\n" FIELDS "## D? `risk.down`\n- [x] `yes`\n"
				       "- [x] `no`\n## N? `own.name`\n**N** `note:` alone\n", ds));
	g_assert_cmpuint(ds->counts[SEVERITY_ERROR], ==, 3);
}

/* What would be lost is not lost in silence. */
static void test_not_read(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(filled_sheet) sheet = NULL;
	const struct diag *d;

	g_assert_true(read_sheet(&sheet, q, NULL,
				 WAIT "- [x] `yes` Y.\n  wrapped\nbut not on Mondays\n"
				      "- [ ] `no` N.\n" FIELDS, ds));
	d = diags_find(ds, "not-read");
	g_assert_nonnull(d);
	g_assert_cmpuint(ds->counts[SEVERITY_WARNING], ==, 1);
	g_assert_cmpuint(d != NULL ? d->line : 0, ==, 13);
}

static void test_other_version(void)
{
	static const char body[] = WAIT TICKED FIELDS
		"## Gone? `why.gone`\n- [x] `yes` Y.\n" FIELDS
		"## Not answered? `why.lost`\n- [ ] `yes` Y.\n" FIELDS
		"## Means something else? `own.team 2`\n- [x] `yes` Y.\n" FIELDS
		"## Down? `risk.down`\n- [x] `perhaps` P.\n" FIELDS;
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(filled_sheet) sheet = NULL;
	g_autofree char *got = NULL;
	g_autofree char *left = NULL;

	g_assert_true(read_sheet(&sheet, q, "seam-sheet: 1 billing product small 000000000000 1.1.0",
				 body, ds));
	if (sheet == NULL)
		return;
	got = answers_of(sheet, q);
	g_assert_cmpstr(got, ==, "why.wait=no||\n");
	g_ptr_array_add(sheet->left_out, NULL);
	left = g_strjoinv(" ", (char **)sheet->left_out->pdata);
	g_assert_cmpstr(left, ==, "why.gone own.team 2 risk.down");
}

static void test_heads(void)
{
	static const struct { const char *head, *code; } rows[] = {
		{ "seam-sheet: 2 whatever", "sheet-format" },
		{ "seam-sheet: 1 billing product other 000000000000 1.0.0", "sheet-questionnaire" },
	};
	g_autoptr(questionnaire) q = load_small();

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(filled_sheet) sheet = NULL;
		const struct diag *d;

		test_row(rows[i].head, !read_sheet(&sheet, q, rows[i].head, WAIT TICKED, ds));
		d = diags_find(ds, rows[i].code);
		test_row(rows[i].head, d != NULL && d->line == 3 && d->hint != NULL);
	}
}

static void test_is(void)
{
	static const struct { const char *text; bool is; } rows[] = {
		{ "P1\tyes\n", false },
		{ "{\"question\":\"P1\",\"value\":\"seam-sheet: 1 a b c d e\"}\n", false },
		{ "P1\tyes\tsee `seam-sheet: 1 a b c d e`\n", false },
		{ "", false },
		{ "`seam-sheet: 1 a b c d e`", true },
		{ "\xef\xbb\xbf`seam-sheet: 1 a b c d e`\r\n", true },
		{ "\n\n  `seam-sheet: 1 a b c d e`  \n", true },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(source) s = { 0 };

		g_assert_true(source_set(&s, rows[i].text, strlen(rows[i].text), "s",
					 SOURCE_FILE_MAX, NULL));
		test_row(rows[i].text, sheet_is(&s) == rows[i].is);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/sheet/answers", test_answers);
	g_test_add_func("/sheet/problems", test_problems);
	g_test_add_func("/sheet/all-problems", test_all_problems);
	g_test_add_func("/sheet/not-read", test_not_read);
	g_test_add_func("/sheet/other-version", test_other_version);
	g_test_add_func("/sheet/heads", test_heads);
	g_test_add_func("/sheet/is", test_is);
	return test_run();
}
