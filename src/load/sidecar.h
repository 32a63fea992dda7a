/*
 * Translations of a questionnaire: a file beside it with one text per key
 * (load/translatable.h) and the short hash of the text it translates. A
 * translation whose source has changed since may say something else by now, so it
 * is left aside and the source shown, like one that is missing.
 */
#ifndef SEAM_LOAD_SIDECAR_H
#define SEAM_LOAD_SIDECAR_H

#include "base/diag.h"
#include "core/questionnaire.h"

struct sidecar_text {
	char *key, *of, *text;
	unsigned line, column;	/* of the key */
};

struct sidecar {
	char *file;		/* as the user named it */
	char *questionnaire;	/* id of the one it belongs to */
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

#endif
