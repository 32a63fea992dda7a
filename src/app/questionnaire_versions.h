/*
 * The versions of a questionnaire that are at hand: the one that ships, and those that
 * the database keeps. A published version is frozen, which is checked here.
 */
#ifndef SEAM_APP_QUESTIONNAIRE_VERSIONS_H
#define SEAM_APP_QUESTIONNAIRE_VERSIONS_H

#include "app/app.h"
#include "core/questionnaire.h"
#include "store/store.h"

/* Hash of the version of id that the database keeps, or of its newest one (version NULL).
 * *hash NULL when it keeps none; yours to free. */
bool questionnaire_versions_kept(struct app *app, const char *id, const char *version,
				 char **hash, struct diags *ds);

/* The newest version of id that ships or is kept; NULL with a diagnostic when there is
 * none. Borrowed. */
const struct questionnaire *questionnaire_versions_newest(struct app *app, const char *id,
							  struct diags *ds);

/* What the next assessment of a service goes by when nobody says otherwise: the newest
 * version of what its last one went by, else the default. Borrowed. */
const struct questionnaire *questionnaire_versions_next(struct app *app, gint64 service,
							struct diags *ds);

/*
 * Refused ("questionnaire-frozen") when the database keeps another file under the same id
 * and version, and one of the two is more than a draft: whoever reads "1.0.0" in a report
 * must be able to rely on it.
 */
bool questionnaire_versions_check(struct app *app, struct store *st,
				  const struct questionnaire *q, struct diags *ds);

/* Says that id has no such version, and which there are; when there is none of it or no
 * version was named, that there is no such questionnaire, and which may have been meant. */
void questionnaire_versions_refuse(struct app *app, const char *id, const char *version,
				   struct diags *ds);

#endif
