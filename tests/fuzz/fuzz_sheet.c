/*
 * Any bytes as a filled sheet. Accepted, or refused with a reason; what is accepted
 * names questions there are, each with a value, and nothing is kept of the rest.
 */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "base/diag.h"
#include "load/questionnaire_load.h"
#include "load/sheet.h"

#include <glib.h>

const char *const fuzz_seeds[] = { "tests/fuzz/corpus/sheet", NULL };

/* One question of each form; sheets of the corpus carry this hash. */
static const char small[] =
	"schema: 1\nid: small\nversion: 1.0.0\ntitle: Small\nsections:\n- id: a\n  title: A\n"
	"  questions:\n"
	"  - {id: a.one, kind: choice, role: info, text: T, choices: [{value: x, text: X},"
	" {value: z, text: Z}]}\n"
	"  - {id: a.many, kind: multi, role: info, text: T, choices: [{value: x, text: X},"
	" {value: z, text: Z}]}\n"
	"  - {id: a.text, kind: text, role: info, text: T}\n"
	"  - {id: a.number, kind: number, role: info, text: T}\n";
static const char hash[] = "0123456789abcdef0123456789abcdef";

static const struct questionnaire *small_one(void)
{
	static struct questionnaire *q;

	if (q == NULL) {
		g_assert(questionnaire_load_text(&q, small, strlen(small), "small", NULL));
		questionnaire_set_hash(q, hash);
	}
	return q;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct questionnaire *q = small_one();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(filled_sheet) sheet = NULL;
	g_auto(source) s = { 0 };
	g_autofree char *shown = NULL;
	bool ok;

	if (!source_set(&s, (const char *)data, size, "x.md", SOURCE_FILE_MAX, ds) ||
	    !sheet_is(&s))
		return 0;
	ok = sheet_read(&sheet, &s, q, ds);
	g_assert(ok == !diags_has_errors(ds));
	g_assert((sheet != NULL) == ok);
	for (guint i = 0; ok && i < sheet->answers->len; i++) {
		const struct sheet_answer *a =
			&g_array_index(sheet->answers, struct sheet_answer, i);

		g_assert(a->question >= 0 && a->question < q->n_questions);
		g_assert(a->value != NULL && *a->value != '\0');
		g_assert(a->line > 0 && a->line <= s.lines->len);
	}
	shown = diags_format(ds, DIAGS_SANITIZE);
	g_assert(g_utf8_validate(shown, -1, NULL));
	return 0;
}
