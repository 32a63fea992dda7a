/* Any bytes as a condition: what is understood prints as a text that means the same. */
#include "config.h"

#include "fuzz.h"

#include "base/diag.h"
#include "core/expr.h"

#include <string.h>

#include <glib.h>

const char *const fuzz_seeds[] = { "tests/fuzz/corpus/expr", NULL };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(diags) ds = diags_new();
	g_autoptr(expr) first = NULL;
	g_autoptr(expr) again = NULL;
	g_autofree char *printed = NULL;
	g_autofree char *printed_again = NULL;

	/* Loaders hand over valid text only. */
	if (!g_utf8_validate(text, -1, NULL))
		return 0;
	if (!expr_parse(&first, text, NULL, ds)) {
		g_assert(first == NULL && diags_has_errors(ds));
		return 0;
	}
	printed = expr_print(first);
	g_assert(expr_parse(&again, printed, NULL, ds));
	printed_again = expr_print(again);
	g_assert(strcmp(printed, printed_again) == 0);
	return 0;
}
