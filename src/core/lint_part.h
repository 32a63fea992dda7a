/*
 * The parts of a lint, shared by the files lint*.c and nobody else.
 */
#ifndef SEAM_CORE_LINT_PART_H
#define SEAM_CORE_LINT_PART_H

#include "core/lint.h"

struct expr;

struct lint {
	const struct questionnaire *q;
	const struct lint_places *places;
	struct diags *ds;
	bool ok;		/* no error so far; warnings do not count */
	/* what some condition or rule names */
	guint64 tags;
	bool *word_lists;
};

/* Without places, a place without a file. */
struct place lint_place(const struct lint *l, enum lint_item item, int index,
			const char *key, int member);
/* Adds an error; a warning is diag_warning(l->ds, ...). The result takes a hint. */
struct diag *lint_error(struct lint *l, const char *code, const struct place *at,
			const char *format, ...) G_GNUC_PRINTF(4, 5);
bool lint_is_blank(const char *text);
/* Warns where a condition (or NULL) turns "unknown" into "no" by mistake. */
void lint_negated_fact(struct lint *l, const struct expr *e, const struct place *at);

/* The walks, each over all it is named after. */
void lint_rules(struct lint *l);
/* Tags, word lists and paths that nothing reads; sections without a way on. */
void lint_uses(struct lint *l);
/* What a version says about older ones. */
void lint_versions(struct lint *l);

#endif
