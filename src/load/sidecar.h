/*
 * Translations of a questionnaire, or of the published cases: a file beside them with one text per key
 * (load/translatable.h) and the short hash of the text it translates. A
 * translation whose source has changed since may say something else by now, so it
 * is left aside and the source shown, like one that is missing.
 */
#ifndef SEAM_LOAD_SIDECAR_H
#define SEAM_LOAD_SIDECAR_H

#include "base/diag.h"
#include "core/case.h"
#include "core/questionnaire.h"

struct sidecar_text {
	char *key, *of, *text;
	unsigned line, column;	/* of the key */
};

struct sidecar {
	char *file;		/* as the user named it */
	char *questionnaire;	/* id of the one it belongs to, or SIDECAR_OF_CASES */
	char *language;
	struct sidecar_text *texts;	int n_texts;
};

/* name stands in for the file in messages. */
bool sidecar_load_text(struct sidecar **out, const char *text, gsize length,
		       const char *name, struct diags *ds);
bool sidecar_load_file(struct sidecar **out, const char *path, struct diags *ds);
void sidecar_free(struct sidecar *s);
typedef struct sidecar sidecar;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sidecar, sidecar_free)

/*
 * Puts the translations in the place of the texts and sets shown_language. False,
 * with nothing changed, when s belongs to another questionnaire. What is stale,
 * missing, not known or has lost a placeholder is a warning each, for whoever
 * lints; ds may be NULL. q shows its own language before.
 */
bool sidecar_apply(struct questionnaire *q, const struct sidecar *s, struct diags *ds);

/* The same for published cases (struct published_case), which share one file: keys are
 * CASE/name|scope|reason|notes. Facts and titles of sources stay as they are: they are
 * close to the words of the account. */
#define SIDECAR_OF_CASES "published-cases"
bool sidecar_apply_cases(GPtrArray *cases, const struct sidecar *s, struct diags *ds);

#endif
