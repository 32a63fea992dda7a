/*
 * Finds versions by comparing them, not by when they came into the database: a team may
 * have tried the newer one first.
 */
#include "config.h"

#include "app/questionnaire_versions.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/questionnaires.h"

/* All that the database keeps; *out NULL when there is no database. */
static bool read_kept(struct app *app, GPtrArray **out, struct diags *ds)
{
	struct store *st;

	*out = NULL;
	return app_store_read(app, &st, ds) && (st == NULL || store_questionnaires(st, out, ds));
}

bool questionnaire_versions_kept(struct app *app, const char *id, const char *version,
				 char **hash, struct diags *ds)
{
	const struct store_questionnaire *best = NULL;
	g_autoptr(GPtrArray) all = NULL;

	*hash = NULL;
	if (!read_kept(app, &all, ds))
		return false;
	for (unsigned i = 0; all != NULL && i < all->len; i++) {
		const struct store_questionnaire *q = all->pdata[i];

		if (strcmp(q->id, id) != 0 ||
		    (version != NULL && strcmp(q->version, version) != 0))
			continue;
		/* of drafts with one version the one that came last */
		if (best == NULL || questionnaire_compare_versions(q->version, best->version) >= 0)
			best = q;
	}
	*hash = best != NULL ? g_strdup(best->hash) : NULL;
	return true;
}

const struct questionnaire *questionnaire_versions_newest(struct app *app, const char *id,
							  struct diags *ds)
{
	const struct questionnaire *shipped, *kept = NULL;
	g_autofree char *hash = NULL;

	if (!questionnaires_shipped(&shipped, app, id, ds) ||
	    !questionnaire_versions_kept(app, id, NULL, &hash, ds))
		return NULL;
	if (hash != NULL && shipped != NULL && strcmp(hash, questionnaire_hash(shipped)) == 0)
		return shipped;
	if (hash != NULL && (kept = questionnaires_stored(app, hash, ds)) == NULL)
		return NULL;
	if (kept == NULL && shipped == NULL) {
		questionnaire_versions_refuse(app, id, NULL, ds);
		return NULL;
	}
	if (kept == NULL || (shipped != NULL &&
			     questionnaire_compare_versions(shipped->version, kept->version) >= 0))
		return shipped;
	return kept;
}

const struct questionnaire *questionnaire_versions_next(struct app *app, gint64 service,
							struct diags *ds)
{
	g_autoptr(store_assessment) last = NULL;

	if (!store_find_assessment(app->store, service, "latest", &last, ds))
		return NULL;
	return last != NULL ? questionnaire_versions_newest(app, last->questionnaire_id, ds) :
			      questionnaires_default(app, ds);
}

static bool is_draft(const struct questionnaire *q)
{
	return strcmp(q->status, "draft") == 0;
}

static bool refuse_edited(const struct questionnaire *q, struct diags *ds)
{
	struct diag *d = diag_error(ds, "questionnaire-frozen", NULL,
				    _("the file of %s %s is not the one that this database keeps "
				      "under that version"),
				    q->id, q->version);

	diag_hint(d, _("a published version is frozen: raise \"version\" in the file, or go on "
		       "with the kept one, --questionnaire %s@%s"),
		  q->id, q->version);
	return false;
}

bool questionnaire_versions_check(struct app *app, struct store *st,
				  const struct questionnaire *q, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;

	if (!store_questionnaires(st, &all, ds))
		return false;
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_questionnaire *kept = all->pdata[i];
		const struct questionnaire *other;

		if (strcmp(kept->id, q->id) != 0 || strcmp(kept->version, q->version) != 0 ||
		    strcmp(kept->hash, questionnaire_hash(q)) == 0)
			continue;
		other = questionnaires_stored(app, kept->hash, ds);
		if (other == NULL)
			return false;
		if (!is_draft(q) || !is_draft(other))
			return refuse_edited(q, ds);
	}
	return true;
}

static int by_version(gconstpointer a, gconstpointer b)
{
	const struct store_questionnaire *const *x = a, *const *y = b;

	return questionnaire_compare_versions((*x)->version, (*y)->version);
}

void questionnaire_versions_refuse(struct app *app, const char *id, const char *version,
				   struct diags *ds)
{
	g_autoptr(GString) versions = g_string_new(NULL);
	const struct questionnaire *shipped;
	g_autoptr(GPtrArray) all = NULL;
	struct diag *d;

	d = version != NULL ? diag_error(ds, "no-questionnaire", NULL,
					 _("there is no version %s of \"%s\""), version, id) :
			      diag_error(ds, "no-questionnaire", NULL,
					 _("there is no questionnaire \"%s\""), id);
	if (questionnaires_shipped(&shipped, app, id, NULL) && shipped != NULL)
		g_string_append(versions, shipped->version);
	if (read_kept(app, &all, NULL) && all != NULL)
		g_ptr_array_sort(all, by_version);
	for (unsigned i = 0; all != NULL && i < all->len; i++) {
		const struct store_questionnaire *q = all->pdata[i];

		if (strcmp(q->id, id) == 0 && strstr(versions->str, q->version) == NULL)
			g_string_append_printf(versions, "%s%s", versions->len > 0 ? ", " : "",
					       q->version);
	}
	if (versions->len > 0)
		diag_hint(d, _("there are: %s"), versions->str);
	else
		diag_hint(d, _("\"seam questionnaire list\" shows those that are here; a file "
			       "is named with its ending .yaml"));
}
