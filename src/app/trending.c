/*
 * Collects what a trend is made of. A finished assessment is read from what its finish
 * froze; a draft is judged as it stands.
 */
#include "config.h"

#include "app/trending.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "app/overview.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "load/snapshot.h"

const struct option_row trending_options[] = {
	{ "all", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("one line for every service that is not archived") },
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("with --all: only services of this system") },
	{ "since", 0, OPTION_TEXT, N_("DATE"), NULL, NAMED_NOTHING,
	  N_("only assessments of this day and later") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

/* ---- one service ------------------------------------------------------------------------ */

static bool read_frozen(struct inputs **out, struct app *app, const struct store_assessment *a,
			const struct questionnaire *q, struct diags *ds)
{
	g_autofree char *snapshot = NULL;
	g_autofree char *result = NULL;

	return store_get_frozen(app->store, a->id, &snapshot, &result, ds) &&
	       snapshot_read(out, snapshot, strlen(snapshot), _("the snapshot"), q, ds);
}

static bool read_draft(struct inputs **out, struct app *app, const struct store_assessment *a,
		       const struct store_service *s, const struct questionnaire *q,
		       struct diags *ds)
{
	g_autoptr(registry) r = NULL;
	g_autoptr(GPtrArray) answers = NULL;
	int i;

	if (!registry_load(&r, app->store, s->system, ds))
		return false;
	i = registry_find(r, s->id);
	return judgement_inputs(out, &answers, app, q, a, s, i >= 0 ? &r->facts[i] : NULL,
				app->today, ds);
}

static char *keep(struct trending *tr, char *text)
{
	g_ptr_array_add(tr->texts, text);
	return text;
}

static bool add_point(struct trending *tr, struct app *app, const struct store_assessment *a,
		      const struct store_service *s, struct diags *ds)
{
	const struct questionnaire *q = questionnaires_of(app, a->questionnaire, ds);
	bool finished = a->finished != NULL;
	struct inputs *in = NULL;
	struct trend_point point;
	struct trend_label label;

	if (q == NULL || !(finished ? read_frozen(&in, app, a, q, ds)
				    : read_draft(&in, app, a, s, q, ds)))
		return false;
	point = (struct trend_point){ in, verdict_compute(in), in->date };
	label.assessment = keep(tr, g_strdup_printf("a%d", a->number));
	label.finished = finished;
	g_array_append_val(tr->points, point);
	g_array_append_val(tr->labels, label);
	return true;
}

static const char *day_of(const struct store_assessment *a, const struct app *app)
{
	return a->finished != NULL ? a->finished : app->today;
}

static bool add_points(struct trending *tr, struct app *app, const struct store_service *s,
		       const char *since, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;

	if (!store_assessments(app->store, s->id, &all, ds))
		return false;
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_assessment *a = all->pdata[i];

		/* ISO days and times compare as text. */
		if (since != NULL && strcmp(day_of(a, app), since) < 0)
			continue;
		if (!add_point(tr, app, a, s, ds))
			return false;
	}
	return true;
}

/* Actions that were dropped were not closed by doing them. */
static bool add_ages(struct trending *tr, struct app *app, const struct store_service *s,
		     struct diags *ds)
{
	g_autoptr(GPtrArray) items = NULL;
	g_autoptr(GArray) actions = g_array_new(FALSE, FALSE, sizeof(struct trend_action));

	if (!store_items(app->store, s->id, STORE_ACTION, &items, ds))
		return false;
	for (unsigned i = 0; i < items->len; i++) {
		const struct store_item *item = items->pdata[i];
		struct trend_action a = { item->created, item->closed };

		if (item->state != STORE_DROPPED)
			g_array_append_val(actions, a);
	}
	tr->input.ages = trend_ages((const struct trend_action *)actions->data, (int)actions->len,
				    app->today);
	return true;
}

static bool load(struct trending *tr, struct app *app, const char *name, const char *since,
		 struct diags *ds)
{
	g_autoptr(store_service) s = NULL;

	if (!target_find_service(&s, app, name, ds) || !add_points(tr, app, s, since, ds) ||
	    !add_ages(tr, app, s, ds))
		return false;
	tr->service = g_strdup(s->slug);
	tr->input.since = since != NULL;
	return true;
}

static void fill_input(struct trending *tr, const struct app *app)
{
	tr->t = trend_new((const struct trend_point *)tr->points->data, (int)tr->points->len);
	tr->input.t = tr->t;
	tr->input.service = tr->service;
	tr->input.labels = (const struct trend_label *)tr->labels->data;
	tr->input.today = app->today;
	tr->input.width_cols = app->width_cols;
}

bool trending_of(struct trending **out, struct app *app, const char *service,
		 const char *since, struct diags *ds)
{
	g_autoptr(trending) tr = g_new0(struct trending, 1);
	struct store *st;
	bool ok;

	*out = NULL;
	tr->points = g_array_new(FALSE, FALSE, sizeof(struct trend_point));
	tr->labels = g_array_new(FALSE, FALSE, sizeof(struct trend_label));
	tr->texts = g_ptr_array_new_with_free_func(g_free);
	if (!app_store_read(app, &st, ds))
		return false;
	if (st != NULL && !store_begin_read(st, ds))
		return false;
	ok = load(tr, app, service, since, ds);
	if (st != NULL)
		store_end_read(st);
	if (!ok)
		return false;
	fill_input(tr, app);
	*out = g_steal_pointer(&tr);
	return true;
}

void trending_free(struct trending *tr)
{
	if (tr == NULL)
		return;
	trend_free(tr->t);
	for (guint i = 0; i < tr->points->len; i++) {
		struct trend_point *p = &g_array_index(tr->points, struct trend_point, i);

		verdict_free((struct verdict *)p->v);
		inputs_free((struct inputs *)p->in);
	}
	g_array_unref(tr->points);
	g_array_unref(tr->labels);
	g_ptr_array_unref(tr->texts);
	g_free(tr->service);
	g_free(tr);
}

/* ---- many services ------------------------------------------------------------------------ */

struct many {
	GArray *lines;		/* struct trend_line */
	GPtrArray *texts, *verdicts;
};

/* The line of a service from the summaries of its assessments; that of the draft, which
 * may be of another day, is the one the overview has made anew. */
static bool add_line(struct many *m, struct app *app, const struct store_line *l,
		     const char *since, struct diags *ds)
{
	g_autoptr(GPtrArray) summaries = NULL;
	struct trend_line line = { .service = l->slug };
	enum verdict_token *verdicts;

	if (!store_summaries(app->store, l->service, &summaries, ds))
		return false;
	verdicts = g_new(enum verdict_token, summaries->len + 1);
	g_ptr_array_add(m->verdicts, verdicts);
	for (unsigned i = 0; i < summaries->len; i++) {
		const struct store_summary *s = summaries->pdata[i];

		if (s->assessment == 0)
			continue;
		if (s->assessment == l->assessment && l->summary != NULL)
			s = l->summary;
		if (since != NULL && strcmp(s->day, since) < 0)
			continue;
		verdicts[line.n] = verdict_from_name(s->verdict);
		if (line.n == 0)
			line.gates_first = s->gates_pass;
		line.last = g_strdup(s->day);
		g_ptr_array_add(m->texts, (char *)line.last);
		if (line.n > 0 && verdicts[line.n] != verdicts[line.n - 1])
			line.turned = line.last;
		line.gates_last = s->gates_pass;
		line.gates = s->gates;
		line.n++;
	}
	line.verdicts = verdicts;
	g_array_append_val(m->lines, line);
	return true;
}

static void print_lines(struct app *app, const struct many *m)
{
	const struct trend_line *lines = (const struct trend_line *)m->lines->data;
	g_autofree char *json = NULL;

	if (app_prints_data(app)) {
		json = report_trends_json(lines, (int)m->lines->len);
		printing_json_text(app, json);
	} else {
		printing_list_take(app, report_trends(lines, (int)m->lines->len));
	}
}

static enum exit_code run_all(struct app *app, const char *system, const char *since,
			      struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct trend_line));
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) verdicts = g_ptr_array_new_with_free_func(g_free);
	struct many m = { lines, texts, verdicts };

	if (!overview_load(&all, app, system, ds))
		return EXIT_CODE_DATA;
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_line *l = all->pdata[i];

		if (!l->archived && !add_line(&m, app, l, since, ds))
			return EXIT_CODE_DATA;
	}
	print_lines(app, &m);
	if (lines->len > 0)
		app_hint(app, _("next: seam trend %s"),
			 g_array_index(lines, struct trend_line, 0).service);
	else
		app_hint(app, _("next: seam new SERVICE --from SYSTEM; \"seam demo\" shows an "
				"example"));
	return EXIT_CODE_OK;
}

/* ---- the command ---------------------------------------------------------------------------- */

static bool read_since(char out[CALENDAR_DATE_SIZE], const struct app *app,
		       const char *typed, struct diags *ds)
{
	int today, day;

	if (!calendar_parse_date(&today, app->today) ||
	    !calendar_parse_day(&day, typed, today, ds))
		return false;
	calendar_format_date(out, day);
	return true;
}

static enum exit_code run_one(struct app *app, const char *service, const char *since,
			      struct diags *ds)
{
	g_autoptr(trending) tr = NULL;
	g_autofree char *json = NULL;

	if (!trending_of(&tr, app, service, since, ds))
		return EXIT_CODE_DATA;
	if (app->format == FORMAT_JSON) {
		json = report_trend_json(&tr->input);
		g_string_append(app->out, json);
	} else if (app->format == FORMAT_CSV) {
		printing_doc_take(app, report_trend_rows(&tr->input));
	} else {
		printing_doc_take(app, report_trend(&tr->input));
	}
	if (tr->points->len > 1)
		app_hint(app, _("next: seam compare %s"), tr->service);
	else
		app_hint(app, _("\"seam assess %s --new\" starts the next"), tr->service);
	return EXIT_CODE_OK;
}

enum exit_code trending_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *service = args_word(args, 0), *typed = args_text(args, "since");
	char since[CALENDAR_DATE_SIZE] = "";
	struct diag *d;

	if (args_has(args, "all") != (service == NULL)) {
		d = diag_error(ds, "usage", NULL, _("name one service, or --all"));
		diag_hint(d, _("\"seam list\" names them"));
		return EXIT_CODE_USAGE;
	}
	if (service != NULL && args_text(args, "system") != NULL) {
		diag_error(ds, "options", NULL, _("--system goes with --all"));
		return EXIT_CODE_USAGE;
	}
	if (typed != NULL && !read_since(since, app, typed, ds))
		return EXIT_CODE_DATA;
	if (service != NULL)
		return run_one(app, service, typed != NULL ? since : NULL, ds);
	return run_all(app, args_text(args, "system"), typed != NULL ? since : NULL, ds);
}
