/*
 * Questionnaires from YAML, seam-questionnaire(5). A questionnaire that loads is
 * complete: every name in it is known, every condition resolved. All problems of
 * a file are reported in one run; only a mistake in the YAML itself stops there.
 */
#ifndef SEAM_LOAD_QUESTIONNAIRE_LOAD_H
#define SEAM_LOAD_QUESTIONNAIRE_LOAD_H

#include "base/diag.h"
#include "core/questionnaire.h"

/* name stands in for the file in messages. */
bool questionnaire_load_text(struct questionnaire **out, const char *text, gsize length,
			     const char *name, struct diags *ds);
bool questionnaire_load_file(struct questionnaire **out, const char *path, struct diags *ds);
/* The same for a text that is kept under its hash, which is believed: computing it
 * takes a good part of the time of loading. A NUL stands behind text, which is taken
 * over, also when this fails. */
bool questionnaire_load_kept_take(struct questionnaire **out, char *text, gsize length,
				  const char *hash, const char *name, struct diags *ds);

/*
 * The same followed by core/lint, whose findings get their places in the file.
 * False when there is an error; there may be warnings either way. *out (which may
 * not be asked for: NULL) is set whenever the file loads, whatever lint finds.
 */
bool questionnaire_lint_text(struct questionnaire **out, const char *text, gsize length,
			     const char *name, struct diags *ds);
bool questionnaire_lint_file(struct questionnaire **out, const char *path, struct diags *ds);

#endif
