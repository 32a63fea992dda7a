/*
 * Which questionnaire counts: the shipped ones, those a database keeps, and files
 * a person names. Each is loaded at most once in a run, in the language of the
 * app, and lives as long as the app.
 */
#ifndef SEAM_APP_QUESTIONNAIRES_H
#define SEAM_APP_QUESTIONNAIRES_H

#include "app/app.h"
#include "core/qdiff.h"
#include "store/store.h"

/* What a new draft uses when nobody says otherwise. */
#define QUESTIONNAIRE_DEFAULT_ID "split-readiness"

/* All results are borrowed; NULL with a diagnostic when there is none. */
const struct questionnaire *questionnaires_default(struct app *app, struct diags *ds);
/* Its hash alone, without loading it. */
const char *questionnaires_default_hash(struct app *app, struct diags *ds);
/* The one that ships under this id, borrowed; true and *out NULL when none does. */
bool questionnaires_shipped(const struct questionnaire **out, struct app *app,
			    const char *id, struct diags *ds);
/* An id, ID@VERSION, or a file (a name with a slash, or ending in .yaml). */
const struct questionnaire *questionnaires_named(struct app *app, const char *name,
						 struct diags *ds);
/* The one with this hash that the open database keeps. */
const struct questionnaire *questionnaires_stored(struct app *app, const char *hash,
						  struct diags *ds);

/* What is judged by it: the questionnaire with this hash, as an assessment names it, or
 * the default where hash is NULL because nothing is assessed yet. */
const struct questionnaire *questionnaires_of(struct app *app, const char *hash,
					      struct diags *ds);

/* What became of a's questions in b. Borrowed, and made once. */
const struct qdiff *questionnaires_diff(struct app *app, const struct questionnaire *a,
					const struct questionnaire *b);

/* Puts a loaded questionnaire, with the sidecars beside its file, into the database;
 * inside a write transaction. Refused when a published version was edited in place
 * (app/questionnaire_versions.h). */
bool questionnaires_keep(struct app *app, struct store *st, const struct questionnaire *q,
			 struct diags *ds);

/* Files of the shipped questionnaires, sidecars left out: full paths, sorted. Yours
 * to free with g_ptr_array_unref(). */
GPtrArray *questionnaires_shipped_files(const struct app *app);

void questionnaires_clear(struct app *app);

#endif
