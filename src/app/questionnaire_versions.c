/*
 * Finds versions by comparing them, not by when they came into the database: a team may
 * have tried the newer one first.
 */
#include "config.h"

#include "app/questionnaire_versions.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/questionnaires.h"
#include "base/near.h"

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

/* "1.0.0, 2.0.0": each once, oldest first as the database keeps them; "" = none. */
static char *list_versions(struct app *app, const char *id, const GPtrArray *kept)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	const struct questionnaire *shipped;

	if (questionnaires_shipped(&shipped, app, id, NULL) && shipped != NULL)
		g_ptr_array_add(list, shipped->version);
	for (unsigned i = 0; kept != NULL && i < kept->len; i++) {
		const struct store_questionnaire *q = kept->pdata[i];

		if (strcmp(q->id, id) == 0 &&
		    !g_ptr_array_find_with_equal_func(list, q->version, g_str_equal, NULL))
			g_ptr_array_add(list, q->version);
	}
	g_ptr_array_add(list, NULL);
	return g_strjoinv(", ", (char **)list->pdata);
}

static void refuse_id(struct app *app, const char *id, const GPtrArray *kept, struct diags *ds)
{
	g_autoptr(GPtrArray) files = questionnaires_shipped_files(app);
	struct diag *d = diag_error(ds, "no-questionnaire", NULL,
				    _("there is no questionnaire \"%s\""), id);
	struct near n;

	near_init(&n, id);
	for (unsigned i = 0; i < files->len; i++) {
		g_autofree char *base = g_path_get_basename(files->pdata[i]);

		base[strlen(base) - strlen(".yaml")] = '\0';
		near_offer(&n, g_intern_string(base));
	}
	for (unsigned i = 0; kept != NULL && i < kept->len; i++)
		near_offer(&n, ((const struct store_questionnaire *)kept->pdata[i])->id);
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), n.best);
	else
		diag_hint(d, _("\"seam questionnaire list\" shows those that are here; a file "
			       "is named with its ending .yaml"));
}

void questionnaire_versions_refuse(struct app *app, const char *id, const char *version,
				   struct diags *ds)
{
	g_autoptr(GPtrArray) kept = NULL;
	g_autofree char *versions = NULL;

	if (read_kept(app, &kept, NULL) && kept != NULL)
		g_ptr_array_sort(kept, by_version);
	versions = list_versions(app, id, kept);
	if (version != NULL && *versions != '\0')
		diag_hint(diag_error(ds, "no-questionnaire", NULL,
				     _("there is no version %s of \"%s\""), version, id),
			  _("there are: %s"), versions);
	else
		refuse_id(app, id, kept, ds);
}
