/* Published cases from YAML; the form is described beside the shipped ones. */
#ifndef SEAM_LOAD_CASE_LOAD_H
#define SEAM_LOAD_CASE_LOAD_H

#include "base/diag.h"
#include "core/case.h"

/* name stands in for the file in messages. */
bool case_load_text(struct published_case **out, const char *text, gsize length,
		    const char *name, struct diags *ds);
bool case_load_file(struct published_case **out, const char *path, struct diags *ds);

#endif
