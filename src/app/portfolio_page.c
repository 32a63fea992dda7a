/*
 * Judges every service of a system that was assessed, and asks core what single fixes
 * would do and which service comes first.
 */
#include "config.h"

#include "app/portfolio_page.h"

#include <glib/gi18n.h>

#include "app/printing.h"
#include "base/text.h"

/* *out NULL: it was never assessed. */
static bool judge(struct judgement **out, struct app *app, const struct registry *r,
		  const struct store_line *l, struct diags *ds)
{
	struct target t;

	*out = NULL;
	if (l->assessment == 0)
		return true;
	return target_of_line(&t, app, l, ds) && judgement_with(out, app, &t, r, ds);
}

static void take_in(struct portfolio_page *p, struct app *app, int i, struct judgement *j)
{
	p->judged->pdata[i] = j;
	p->services[i].service = p->matrix->input.view->p->services[i].slug;
	if (j == NULL)
		return;
	judgement_report_input(j, app, &p->services[i]);
	p->absent->pdata[i] = judgement_roles_absent(j, app);
	p->services[i].roles_absent = (const char *const *)p->absent->pdata[i];
}

static bool judge_all(struct portfolio_page *p, struct app *app, struct diags *ds)
{
	const struct registry *r = p->matrix->registry;
	g_autoptr(GPtrArray) lines = NULL;

	if (!store_lines(app->store, r->system->id, &lines, ds))
		return false;
	for (guint i = 0; i < lines->len; i++) {
		const struct store_line *l = lines->pdata[i];
		int at = registry_find(r, l->service);
		struct judgement *j;

		if (at < 0)
			continue;	/* archived */
		if (!judge(&j, app, r, l, ds))
			return false;
		take_in(p, app, at, j);
	}
	return true;
}

/* What counts for the order: a verdict that has lost the waiver it relied on lets nothing
 * go before it was given again. */
static enum verdict_token token_of(const struct judgement *j, const struct app *app)
{
	if (j == NULL || verdict_ended_waiver(j->v, j->in, app->today) != NULL)
		return VERDICT_COUNT;
	return j->v->token;
}

static void look_ahead(struct portfolio_page *p, const struct app *app)
{
	const struct registry *r = p->matrix->registry;
	int n = (int)r->services->len;
	g_autofree struct inputs **in = g_new0(struct inputs *, (gsize)n + 1);
	g_autofree enum verdict_token *tokens = g_new0(enum verdict_token, (gsize)n + 1);

	for (int i = 0; i < n; i++) {
		const struct judgement *j = p->judged->pdata[i];

		in[i] = j != NULL ? j->in : NULL;
		tokens[i] = token_of(j, app);
	}
	p->fixes = fixes_find(&(struct fix_case){ r->view, r->facts, in });
	p->order = extraction_order(r->view->p, tokens, PORTFOLIO_STEPS_MAX);
}

static bool load(struct portfolio_page *p, struct app *app, const char *system,
		 struct diags *ds)
{
	guint n;

	if (!matrix_of(&p->matrix, app, system, ds))
		return false;
	n = p->matrix->registry->services->len;
	p->services = g_new0(struct report_input, (gsize)n + 1);
	p->judged = g_ptr_array_new_with_free_func((GDestroyNotify)judgement_free);
	p->absent = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	g_ptr_array_set_size(p->judged, (int)n);
	g_ptr_array_set_size(p->absent, (int)n);
	return judge_all(p, app, ds);
}

bool portfolio_page_of(struct portfolio_page **out, struct app *app, const char *system,
		       struct diags *ds)
{
	g_autoptr(portfolio_page) p = g_new0(struct portfolio_page, 1);
	struct store *st;
	bool ok;

	*out = NULL;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st != NULL && !store_begin_read(st, ds))
		return false;
	ok = load(p, app, system, ds);
	if (st != NULL)
		store_end_read(st);
	if (!ok)
		return false;
	look_ahead(p, app);
	p->input = (struct portfolio_input){
		.matrix = &p->matrix->input,
		.services = p->services,
		.fixes = p->fixes,
		.order = p->order,
		.today = app->today,
	};
	*out = g_steal_pointer(&p);
	return true;
}

void portfolio_page_free(struct portfolio_page *p)
{
	if (p == NULL)
		return;
	g_clear_pointer(&p->order, g_array_unref);
	g_clear_pointer(&p->fixes, g_ptr_array_unref);
	g_clear_pointer(&p->judged, g_ptr_array_unref);
	g_clear_pointer(&p->absent, g_ptr_array_unref);
	g_free(p->services);
	matrix_free(p->matrix);
	g_free(p);
}

enum exit_code portfolio_page_run(struct app *app, const char *system, struct diags *ds)
{
	g_autoptr(portfolio_page) p = NULL;
	g_autofree char *json = NULL;
	g_autofree char *shown = NULL;

	if (!portfolio_page_of(&p, app, system, ds))
		return EXIT_CODE_DATA;
	if (app->format == FORMAT_JSON) {
		json = report_portfolio_json(&p->input);
		g_string_append(app->out, json);
	} else {
		printing_doc_take(app, app->format == FORMAT_CSV ?
					       report_portfolio_rows(&p->input) :
					       report_portfolio(&p->input));
	}
	shown = text_for_shell(p->matrix->registry->system->name);
	app_hint(app, _("next: seam matrix --system %s"), shown);
	return EXIT_CODE_OK;
}
