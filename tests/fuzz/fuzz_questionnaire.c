/* Any bytes as a questionnaire: accepted, or refused with a place and a reason. */
#include "config.h"

#include "fuzz.h"

#include "base/diag.h"
#include "core/questionnaire.h"
#include "load/questionnaire_load.h"

#include <string.h>

#include <glib.h>

const char *const fuzz_seeds[] = { "data/questionnaires", "tests/load/bad",
				   "tests/fuzz/corpus/questionnaire", NULL };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q = NULL;
	g_autofree char *shown = NULL;
	bool ok = questionnaire_load_text(&q, (const char *)data, size, "x.yaml", ds);

	g_assert(ok == (q != NULL));
	g_assert(ok == !diags_has_errors(ds));
	shown = diags_format(ds, DIAGS_SANITIZE);
	g_assert(g_utf8_validate(shown, -1, NULL));
	questionnaire_free(q);
	return 0;
}
