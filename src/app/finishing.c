/*
 * Freezes drafts. The verdict that is kept is the one of the snapshot that is
 * kept: both are computed inside the write transaction.
 */
#include "config.h"

#include "app/finishing.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/printing.h"
#include "app/summaries.h"
#include "load/snapshot.h"

const struct option_row finishing_options[] = {
	{ "name", 0, OPTION_TEXT, N_("NAME"), NULL, NAMED_NOTHING,
	  N_("a name to find it by: SERVICE@NAME") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

char *finishing_open_gates(const struct judgement *j)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < j->v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(j->v->gates, struct gate_line, i);

		if (g->state == STATE_UNKNOWN || g->state == STATE_UNANSWERED)
			g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
					       question_label(&j->q->questions[g->question]));
	}
	return g_string_free(list, list->len == 0);
}

/* The draft's judgement, from inside the transaction. */
static bool judge_draft(struct judgement **out, struct app *app, const char *service,
			struct diags *ds)
{
	struct target t;
	struct diag *d;

	*out = NULL;
	if (!target_find(&t, app, service, ds))
		return false;
	if (t.assessment != NULL && t.assessment->finished == NULL)
		return judgement_take(out, app, &t, JUDGE_BRIEF, ds);
	d = diag_error(ds, "no-draft", NULL, _("\"%s\" has no draft to finish"),
		       t.service->slug);
	diag_hint(d, _("\"seam assess %s\" starts one"), t.service->slug);
	target_clear(&t);
	return false;
}

static bool store_frozen(struct app *app, struct judgement *j, const char *name,
			 struct diags *ds)
{
	g_autofree char *snapshot = snapshot_write(j->in);
	g_autofree char *result = report_result_text(j->in, j->v);
	g_autoptr(store_summary) row = NULL;
	struct store_finish f = {
		.name = name,
		.snapshot = snapshot,
		.result = result,
		.engine = VERDICT_ENGINE,
	};

	j->frozen = true;
	row = summary_of(j, app);
	return change_through(app, j->target.service, ds) &&
	       store_finish(app->store, j->target.assessment->id, &f, ds) &&
	       store_put_summary(app->store, row, ds);
}

bool finishing_freeze(struct judgement **out, struct app *app, const char *service,
		      const char *name, const struct args *args, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;

	*out = NULL;
	if (!change_begin(app, args, DEED_FINISH, service, NULL, ds))
		return false;
	if (judge_draft(&j, app, service, ds) && store_frozen(app, j, name, ds) &&
	    change_commit(app, REACH_NOTHING, 0, 0, ds)) {
		*out = g_steal_pointer(&j);
		return true;
	}
	change_rollback(app);
	return false;
}

static bool may_ask(const struct app *app)
{
	return app->interactive && app->front != NULL && app->front->confirm != NULL;
}

/* On a terminal open gates are asked about once; elsewhere they are named after it. */
static bool may_finish(struct app *app, const char *service, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;
	g_autofree char *open = NULL;
	g_autofree char *question = NULL;

	if (!judge_draft(&j, app, service, ds))
		return false;
	open = finishing_open_gates(j);
	if (open == NULL || !may_ask(app))
		return true;
	question = g_strdup_printf(_("Open gates: %s. Finish as incomplete?"), open);
	if (app->front->confirm(app, question))
		return true;
	diag_error(ds, "declined", NULL, _("\"%s\" was not finished"), service);
	return false;
}

enum exit_code finishing_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *service = args_word(args, 0);
	g_autoptr(judgement) j = NULL;
	g_autofree char *open = NULL;
	struct store *st;

	if (!target_store(&st, app, service, ds) || !may_finish(app, service, ds) ||
	    !finishing_freeze(&j, app, service, args_text(args, "name"), args, ds))
		return EXIT_CODE_DATA;
	open = finishing_open_gates(j);
	if (open != NULL && !may_ask(app))
		diag_warning(ds, "open-gates", NULL, _("finished with open gates: %s"), open);
	printing_verdict_line(app, j);
	app_hint(app, _("next: seam report %s@%s"), j->target.service->slug, j->target.label);
	return EXIT_CODE_OK;
}
