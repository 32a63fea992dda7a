/*
 * Verdicts come from the rows that lists read. What is found is asked of what is
 * registered today, and answered once for the system, with the questionnaire each service
 * goes by.
 */
#include "config.h"

#include "app/matrix.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "app/live.h"
#include "app/overview.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "app/target.h"
#include "base/text.h"

const struct option_row matrix_options[] = {
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("of this system; without it there must be only one") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

/* ---- which system -------------------------------------------------------------------- */

static bool find_only_system(struct store_system **out, struct store *st, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GString) names = g_string_new(NULL);
	struct diag *d;
	int n = 0;
	gint64 id = 0;

	if (st != NULL && !store_systems(st, &all, ds))
		return false;
	for (guint i = 0; all != NULL && i < all->len; i++) {
		const struct store_system *s = all->pdata[i];

		if (s->archived)
			continue;
		id = s->id;
		g_string_append_printf(names, "%s%s", n++ > 0 ? ", " : "", s->name);
	}
	if (n == 1)
		return store_get_system(st, id, out, ds);
	d = diag_error(ds, "which-system", NULL, n == 0 ? _("there is no system yet")
							: _("there are several systems"));
	if (n == 0)
		diag_hint(d, _("\"seam new SERVICE --from SYSTEM\" makes one; \"seam demo\" "
			       "shows an example"));
	else
		diag_hint(d, _("choose one with --system: %s"), names->str);
	return false;
}

static bool find_system(struct store_system **out, struct app *app, const char *name,
			struct diags *ds)
{
	struct store *st;

	*out = NULL;
	if (name != NULL)
		return target_find_system(out, app, name, ds);
	return app_store_read(app, &st, ds) && find_only_system(out, st, ds);
}

/* ---- what is registered ---------------------------------------------------------------- */

/* Lines and services both stand by slug; archived ones are only among the lines. */
static const struct store_line *line_of(const GPtrArray *lines, guint *from, gint64 service)
{
	while (*from < lines->len) {
		const struct store_line *l = lines->pdata[(*from)++];

		if (l->service == service)
			return l;
	}
	return NULL;
}

/* What was answered once for the system, in the words of q; empty where no rule about a
 * portfolio reads it. */
static const GPtrArray *system_answers(struct matrix *m, struct app *app,
				       const struct questionnaire *q, struct diags *ds)
{
	GPtrArray *answers = g_hash_table_lookup(m->answers, q);

	if (answers != NULL)
		return answers;
	if (!system_rules_read_answers(q))
		answers = g_ptr_array_new();
	else if (!live_system_answers(&answers, app, q, m->registry->system->id, ds))
		return NULL;
	g_hash_table_insert(m->answers, (gpointer)q, answers);
	return answers;
}

static bool read_service(struct matrix *m, struct app *app, int i, const struct store_line *l,
			 struct diags *ds)
{
	const struct questionnaire *q = questionnaires_of(app, l != NULL ? l->questionnaire : NULL,
							  ds);
	const GPtrArray *answers = q != NULL ? system_answers(m, app, q, ds) : NULL;
	const char *leaning;

	if (answers == NULL)
		return false;
	m->in[i] = inputs_new(q, app->today);
	/* that a stored one no longer fits is said where its service is judged */
	judgement_set_answers(m->in[i], answers, NULL);
	facts_copy(&m->in[i]->facts, &m->registry->facts[i]);
	if (l == NULL || l->assessment == 0 || l->summary == NULL)
		return true;
	leaning = l->summary->leaning;
	m->services[i] = (struct matrix_service){
		.assessed = true,
		.token = verdict_from_name(l->summary->verdict),
		.leaning = (int)verdict_from_name(leaning != NULL ? leaning
								  : l->summary->verdict),
	};
	return true;
}

/* Waivers are read only for services that a rule stops which knows waivers. */
static bool ask_rules(struct matrix *m, struct app *app, struct diags *ds)
{
	int n = (int)m->registry->services->len;
	bool any = false;

	m->findings = system_findings(m->in, n);
	for (guint i = 0; i < m->findings->len; i++) {
		const struct system_finding *f = m->findings->pdata[i];

		for (guint k = 0; f->rule->soft_if_waived && k < f->services->len; k++) {
			int at = g_array_index(f->services, int, k);
			const struct store_service *s = m->registry->services->pdata[at];

			if (!judgement_add_waivers(m->in[at], app, s->id, ds))
				return false;
			any = any || m->in[at]->waivers->len > 0;
		}
	}
	if (any) {
		g_ptr_array_unref(m->findings);
		m->findings = system_findings(m->in, n);
	}
	return true;
}

static bool load(struct matrix *m, struct app *app, const char *name, struct diags *ds)
{
	g_autoptr(store_system) system = NULL;
	g_autoptr(GPtrArray) lines = NULL;
	guint from = 0;
	gsize n;

	if (!find_system(&system, app, name, ds) ||
	    !registry_shared(&m->registry, app, system->id, ds) ||
	    !overview_load(&lines, app, system->name, ds))
		return false;
	n = m->registry->services->len;
	m->services = g_new0(struct matrix_service, n + 1);
	m->in = g_new0(struct inputs *, n + 1);
	m->answers = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	for (gsize i = 0; i < n; i++) {
		const struct store_service *s = m->registry->services->pdata[i];

		if (!read_service(m, app, (int)i, line_of(lines, &from, s->id), ds))
			return false;
	}
	return ask_rules(m, app, ds);
}

bool matrix_of(struct matrix **out, struct app *app, const char *system, struct diags *ds)
{
	g_autoptr(matrix) m = g_new0(struct matrix, 1);
	struct store *st;
	bool ok;

	*out = NULL;
	if (!app_store_read(app, &st, ds) || (st != NULL && !store_begin_read(st, ds)))
		return false;
	ok = load(m, app, system, ds);	/* without a file it says that there is no system */
	if (st != NULL)
		store_end_read(st);
	if (!ok)
		return false;
	m->input = (struct matrix_input){
		.system = m->registry->system->name,
		.view = m->registry->view,
		.services = m->services,
		.findings = m->findings,
	};
	*out = g_steal_pointer(&m);
	return true;
}

void matrix_free(struct matrix *m)
{
	if (m == NULL)
		return;
	for (guint i = 0; m->in != NULL && i < m->registry->services->len; i++)
		inputs_free(m->in[i]);
	g_free(m->in);
	g_free(m->services);
	g_clear_pointer(&m->answers, g_hash_table_unref);
	g_clear_pointer(&m->findings, g_ptr_array_unref);
	registry_free(m->registry);
	g_free(m);
}

/* ---- the command ------------------------------------------------------------------------ */

enum exit_code matrix_run(struct app *app, const struct args *args, struct diags *ds)
{
	g_autoptr(matrix) m = NULL;
	g_autofree char *text = NULL;
	g_autofree char *shown = NULL;

	if (!matrix_of(&m, app, args_text(args, "system"), ds))
		return EXIT_CODE_DATA;
	if (app->format == FORMAT_TEXT)
		m->input.width_cols = app->width_cols;
	if (app->format == FORMAT_DOT) {
		text = report_matrix_dot(&m->input);
		g_string_append(app->out, text);
	} else if (app_prints_data(app)) {
		text = report_matrix_json(&m->input);
		printing_json_text(app, text);
	} else {
		printing_doc_take(app, report_matrix(&m->input));
	}
	shown = text_for_shell(m->registry->system->name);
	app_hint(app, _("next: seam report --system %s"), shown);
	return EXIT_CODE_OK;
}
