/*
 * All inputs of a verdict as canonical JSON: sorted keys, no blanks, only what is
 * there. The same inputs always give the same bytes, and reading them back and
 * writing again gives them once more; what a finish freezes and an export carries.
 */
#ifndef SEAM_LOAD_SNAPSHOT_H
#define SEAM_LOAD_SNAPSHOT_H

#include "base/diag.h"
#include "core/inputs.h"

/* Yours to free. All texts of in are UTF-8. */
char *snapshot_write(const struct inputs *in);

/* What it was made of: enough to find the questionnaire before reading the rest. */
struct snapshot_head {
	int engine;		/* VERDICT_ENGINE of the program that wrote it */
	char *questionnaire, *version, *hash;
	char *date;
	char *service;		/* slug, or NULL */
};
bool snapshot_read_head(struct snapshot_head *out, const char *text, gsize length,
			const char *name, struct diags *ds);
void snapshot_head_clear(struct snapshot_head *h);

/*
 * The inputs of a snapshot; name stands in for a file in messages. q must be the
 * very questionnaire it was made with: its hash is compared.
 */
bool snapshot_read(struct inputs **out, const char *text, gsize length, const char *name,
		   const struct questionnaire *q, struct diags *ds);

#endif
