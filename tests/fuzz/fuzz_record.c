/*
 * Any bytes as what else we read: a snapshot's head, a published case, a sidecar.
 * Accepted, or refused with a reason; nothing is kept of what is refused.
 */
#include "config.h"

#include "fuzz.h"

#include "base/diag.h"
#include "load/case_load.h"
#include "load/sidecar.h"
#include "load/snapshot.h"

#include <glib.h>

const char *const fuzz_seeds[] = { "data/cases", "tests/load/bad",
				   "tests/fuzz/corpus/record", NULL };

static void check(bool ok, const struct diags *ds)
{
	g_autofree char *shown = diags_format(ds, DIAGS_SANITIZE);

	g_assert(ok == !diags_has_errors(ds));
	g_assert(g_utf8_validate(shown, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	g_autoptr(diags) of_head = diags_new();
	g_autoptr(diags) of_case = diags_new();
	g_autoptr(diags) of_sidecar = diags_new();
	g_autoptr(published_case) c = NULL;
	g_autoptr(sidecar) s = NULL;
	struct snapshot_head head;

	check(snapshot_read_head(&head, text, size, "x.json", of_head), of_head);
	g_assert((head.hash != NULL) == !diags_has_errors(of_head));
	snapshot_head_clear(&head);
	check(case_load_text(&c, text, size, "x.yaml", of_case), of_case);
	g_assert((c != NULL) == !diags_has_errors(of_case));
	check(sidecar_load_text(&s, text, size, "x.de.yaml", of_sidecar), of_sidecar);
	g_assert((s != NULL) == !diags_has_errors(of_sidecar));
	return 0;
}
