/*
 * What is wrong with a questionnaire that reads well: questions nobody can be
 * asked, rings of conditions, rules that cannot fire, texts that are missing. The
 * loader has already refused unknown keys and names; this is about meaning.
 */
#ifndef SEAM_CORE_LINT_H
#define SEAM_CORE_LINT_H

#include "base/diag.h"
#include "core/questionnaire.h"

enum lint_item { LINT_FILE, LINT_SECTION, LINT_QUESTION, LINT_RULE, LINT_PATH,
	LINT_WORD_LIST, LINT_MAPPING };

/*
 * Where things stand in the file; the loader keeps that, core does not. Fills
 * *at with the place of `key' ("when", "fix", "choices", "grades", ... ) of item
 * `index', of the item itself when the key is NULL or not there. member counts
 * within lists ("choices", "grades", "tags"), else -1.
 */
struct lint_places {
	void (*find)(void *data, enum lint_item item, int index, const char *key, int member,
		     struct place *at);
	void *data;
};

/* Checks a finished questionnaire; places may be NULL. True when there is no error;
 * there may be warnings. Adds everything it finds. */
bool questionnaire_lint(const struct questionnaire *q, const struct lint_places *places,
			struct diags *ds);

#endif
