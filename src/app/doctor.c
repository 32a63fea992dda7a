/*
 * Recomputes every finished assessment from its snapshot and compares bytes. A
 * verdict of another engine is only named: the same bytes are not promised.
 */
#include "config.h"

#include "app/doctor.h"

#include <string.h>

#include <inttypes.h>
#include <glib/gi18n.h>

#include "app/judgement.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "load/snapshot.h"

struct examination {
	int findings;		/* of the file and of what it keeps */
	int finished, same, different, other_engine;
};

/* One frozen verdict; false when the database could not be read. One whose inputs make
 * no sense is a finding, and the others are still looked at. */
static bool recompute(struct examination *e, struct app *app, const char *slug,
		      const struct store_assessment *a, struct diags *ds)
{
	g_autofree char *snapshot = NULL;
	g_autofree char *kept = NULL;
	g_autofree char *result = NULL;
	g_autoptr(inputs) in = NULL;
	g_autoptr(verdict) v = NULL;
	const struct questionnaire *q;

	e->finished++;
	if (a->engine != VERDICT_ENGINE) {
		e->other_engine++;
		diag_note(ds, "engine", NULL, _("%s@a%d was computed by engine %d"), slug,
			  a->number, a->engine);
		return true;
	}
	if (!store_get_frozen(app->store, a->id, &snapshot, &kept, ds))
		return false;
	q = questionnaires_stored(app, a->questionnaire, ds);
	if (q == NULL || !snapshot_read(&in, snapshot, strlen(snapshot), slug, q, ds)) {
		e->findings++;
		return true;
	}
	v = verdict_compute(in);
	result = report_result_text(in, v);
	if (strcmp(result, kept) == 0) {
		e->same++;
		return true;
	}
	e->different++;
	diag_error(ds, "result-differs", NULL,
		   _("the verdict of %s@a%d does not come out of its snapshot"), slug, a->number);
	return true;
}

/* Questionnaires are kept under the hash of their text; readers believe it. */
static bool check_hashes(struct examination *e, struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;

	if (!store_questionnaires(app->store, &all, ds))
		return false;
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_questionnaire *q = all->pdata[i];
		g_autoptr(store_questionnaire) whole = NULL;
		g_autofree char *hash = NULL;

		if (!store_get_questionnaire(app->store, q->hash, &whole, ds))
			return false;
		hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
						   (const guint8 *)whole->text, whole->length);
		if (strcmp(hash, q->hash) == 0)
			continue;
		e->findings++;
		diag_error(ds, "hash-differs", NULL,
			   _("the text of questionnaire %s %s is not what its hash says"), q->id,
			   q->version);
	}
	return true;
}

static bool recompute_all(struct examination *e, struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) services = NULL;

	if (!store_services(app->store, 0, &services, ds))
		return false;
	for (unsigned i = 0; i < services->len; i++) {
		const struct store_service *s = services->pdata[i];
		g_autoptr(GPtrArray) all = NULL;

		if (!store_assessments(app->store, s->id, &all, ds))
			return false;
		for (unsigned k = 0; k < all->len; k++) {
			const struct store_assessment *a = all->pdata[k];

			if (a->finished != NULL && !recompute(e, app, s->slug, a, ds))
				return false;
		}
	}
	return true;
}

static void write_result(struct app *app, const struct examination *e,
			 const struct store_counts *n)
{
	if (app->format == FORMAT_JSON) {
		printing_json_take(
			app, json_pack("{s:i, s:s, s:i, s:i, s:i, s:i, s:i, s:I, s:I, s:I}",
				       "schema", 1, "database", app->db_path, "findings",
				       e->findings, "finished", e->finished, "same", e->same,
				       "different", e->different, "other_engine", e->other_engine,
				       "services", (json_int_t)n->services, "answers",
				       (json_int_t)n->answers, "bytes", (json_int_t)n->bytes));
		return;
	}
	app_printf(app, "%s\n", app->db_path);
	app_printf(app, _("services: %" PRId64 ", answers: %" PRId64
			  ", bytes: %" PRId64 "\n"),
		   n->services, n->answers, n->bytes);
	app_printf(app, ngettext("file: %d finding\n", "file: %d findings\n",
				 (unsigned long)e->findings), e->findings);
	app_printf(app, _("finished assessments: %d, of which %d come out the same, %d differ, "
			  "%d are of another engine\n"),
		   e->finished, e->same, e->different, e->other_engine);
}

enum exit_code doctor_run(struct app *app, const struct args *args, struct diags *ds)
{
	struct examination e = { 0 };
	struct store_counts n;
	struct store *st;

	(void)args;
	if (!app_store_read(app, &st, ds))
		return EXIT_CODE_DATA;
	if (st == NULL) {
		app_printf(app, _("%s: there is no database yet\n"), app->db_path);
		return EXIT_CODE_OK;
	}
	/* Looking takes seconds on a big file: others may write in between. */
	app_end_reading(app);
	if (!store_check(st, &e.findings, ds) || !store_count(st, &n, ds) ||
	    !check_hashes(&e, app, ds) || !recompute_all(&e, app, ds))
		return EXIT_CODE_DATA;
	write_result(app, &e, &n);
	return e.findings > 0 || e.different > 0 ? EXIT_CODE_NEGATIVE : EXIT_CODE_OK;
}
