/*
 * Records what became of a service, and holds it against the verdict that was given
 * before: how often GO held. Counts, never a share: a handful of services proves
 * nothing, and those nobody has said anything about are counted as what they are.
 */
#include "config.h"

#include "app/outcomes.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/printing.h"
#include "core/verdict.h"
#include "report/outcome.h"

const struct option_row outcomes_options[] = {
	{ "on", 0, OPTION_TEXT, N_("DAY"), NULL, NAMED_NOTHING,
	  N_("since when it is so (today)") },
	{ "note", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING, N_("why, in a sentence") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

bool outcomes_newest(struct store_outcome **out, struct store *st, gint64 service,
		     struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;

	*out = NULL;
	if (!store_outcomes(st, service, &all, ds))
		return false;
	if (all->len > 0)
		*out = g_ptr_array_steal_index(all, all->len - 1);
	return true;
}

/* ---- outcome --------------------------------------------------------------------- */

static bool read_day(char out[CALENDAR_DATE_SIZE], struct app *app,
		     const struct args *args, struct diags *ds)
{
	const char *text = args_text(args, "on");
	int today = calendar_day_of(app->now_ms), day = today;

	if (text != NULL && !calendar_parse_day(&day, text, today, ds))
		return false;
	calendar_format_date(out, day);
	if (day <= today)
		return true;
	diag_hint(diag_error(ds, "future", NULL, _("%s is still to come"), out),
		  _("an outcome is what has become of it; a plan is an action"));
	return false;
}

enum exit_code outcomes_run_add(struct app *app, const struct args *args,
				struct diags *ds)
{
	const char *name = args_word(args, 0), *kind = args_word(args, 1);
	g_autoptr(store_service) s = NULL;
	char day[CALENDAR_DATE_SIZE];
	struct store_outcome o = {
		.day = day,
		.kind = (char *)kind,
		.text = (char *)args_text(args, "note"),
	};
	struct store *st;

	if (outcome_from_name(kind) == OUTCOME_COUNT) {
		diag_hint(diag_error(ds, "outcome", NULL, _("\"%s\" is no outcome"), kind),
			  _("it is one of: %s"), OUTCOME_KINDS);
		return EXIT_CODE_USAGE;
	}
	if (!read_day(day, app, args, ds) || !target_store(&st, app, name, ds) ||
	    !target_find_service(&s, app, name, ds) ||
	    !change_begin(app, args, DEED_OUTCOME, s->slug, kind, ds))
		return EXIT_CODE_DATA;
	if (!change_through(app, s, ds) || !store_put_outcome(app->store, s->id, &o, ds) ||
	    !change_commit(app, REACH_NOTHING, 0, 0, ds)) {
		change_rollback(app);
		return EXIT_CODE_DATA;
	}
	app_printf(app, "%s: %s (%s)\n", s->slug, _(outcome_label(outcome_from_name(kind))), day);
	return EXIT_CODE_OK;
}

/* ---- outcomes -------------------------------------------------------------------- */

struct judged {
	char *service;
	int number;			/* of the assessment; 0 = none was finished by then */
	enum verdict_token verdict;	/* VERDICT_COUNT = none was given */
	struct store_outcome *outcome;	/* NULL = nobody has said */
};

static void judged_free(gpointer data)
{
	struct judged *j = data;

	g_free(j->service);
	store_outcome_free(j->outcome);
	g_free(j);
}

/* From the kept row when there is one. */
static bool find_verdict(struct judged *j, struct app *app, const struct store_service *s,
			 const struct store_assessment *a, struct diags *ds)
{
	g_autoptr(store_summary) row = NULL;
	g_autoptr(judgement) whole = NULL;
	g_autofree char *name = g_strdup_printf("%s@a%d", s->slug, a->number);

	if (!store_get_summary(app->store, s->id, a->id, &row, ds))
		return false;
	if (row != NULL) {
		j->verdict = verdict_from_name(row->verdict);
		return true;
	}
	if (!judgement_of(&whole, app, name, JUDGE_BRIEF, ds))
		return false;
	j->verdict = whole->v->token;
	return true;
}

/* What was said last before it came to that. One who was never judged and of whom nobody
 * has said anything is left out. */
static bool judge(struct judged **out, struct app *app, const struct store_service *s,
		  struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	struct store_outcome *o;
	struct judged *j;

	*out = NULL;
	if (!outcomes_newest(&o, app->store, s->id, ds))
		return false;
	if (!store_find_assessment(app->store, s->id, o != NULL ? o->day : "latest", &a, ds)) {
		store_outcome_free(o);
		return false;
	}
	if (a == NULL && o == NULL)
		return true;
	j = g_new0(struct judged, 1);
	j->service = g_strdup(s->slug);
	j->number = a != NULL ? a->number : 0;
	j->verdict = VERDICT_COUNT;
	j->outcome = o;
	if (a != NULL && !find_verdict(j, app, s, a, ds)) {
		judged_free(j);
		return false;
	}
	*out = j;
	return true;
}

static bool collect(GPtrArray **out, struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(judged_free);
	g_autoptr(GPtrArray) services = NULL;
	struct store *st;

	*out = NULL;
	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_services(st, 0, &services, ds)))
		return false;
	/* Archived ones, too: one that was merged back is put away. */
	for (guint i = 0; services != NULL && i < services->len; i++) {
		struct judged *j;

		if (!judge(&j, app, services->pdata[i], ds))
			return false;
		if (j != NULL)
			g_ptr_array_add(list, j);
	}
	*out = g_steal_pointer(&list);
	return true;
}

struct tally { int kinds[OUTCOME_COUNT], none, told, held; };

static struct tally count(const GPtrArray *all, enum verdict_token given)
{
	struct tally t = { 0 };

	for (guint i = 0; i < all->len; i++) {
		const struct judged *j = all->pdata[i];
		enum outcome o;

		if (j->verdict != given)
			continue;
		o = j->outcome != NULL ? outcome_from_name(j->outcome->kind) : OUTCOME_COUNT;
		if (o == OUTCOME_COUNT) {
			t.none++;
			continue;
		}
		t.kinds[o]++;
		t.told++;
		t.held += outcome_held(o);
	}
	return t;
}

/* From the best to the worst, as everywhere. */
static const enum verdict_token order[] = { VERDICT_GO, VERDICT_CONDITIONAL,
	VERDICT_NO_GO, VERDICT_INCOMPLETE };

static json_t *verdicts_json(const GPtrArray *all)
{
	json_t *verdicts = json_array();

	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		struct tally t = count(all, order[i]);
		json_t *row = json_pack("{s:s}", "verdict", verdict_name(order[i]));

		for (enum outcome o = 0; o < OUTCOME_COUNT; o++)
			json_object_set_new(row, outcome_name(o), json_integer(t.kinds[o]));
		json_object_set_new(row, "none", json_integer(t.none));
		json_object_set_new(row, "held", json_integer(t.held));
		json_array_append_new(verdicts, row);
	}
	return verdicts;
}

static json_t *services_json(const GPtrArray *all)
{
	json_t *services = json_array();

	for (guint i = 0; i < all->len; i++) {
		const struct judged *j = all->pdata[i];
		const struct store_outcome *o = j->outcome;
		bool given = j->number > 0;
		g_autofree char *label = given ? g_strdup_printf("a%d", j->number) : NULL;

		json_array_append_new(
			services,
			json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?}", "service", j->service,
				  "assessment", label, "verdict",
				  given ? verdict_name(j->verdict) : NULL, "outcome",
				  o != NULL ? o->kind : NULL, "day",
				  o != NULL ? o->day : NULL, "note",
				  o != NULL ? o->text : NULL));
	}
	return services;
}

/* As CSV the services: what is counted can be counted from them. */
static void write_json(struct app *app, const GPtrArray *all)
{
	json_t *root = json_pack("{s:i}", "schema", 1);

	if (app->format == FORMAT_JSON)
		json_object_set_new(root, "verdicts", verdicts_json(all));
	json_object_set_new(root, "services", services_json(all));
	printing_json_take(app, root);
}

static void number_cell(struct doc *d, int column, int n)
{
	line_textf(doc_cell(d, column, NULL), "%d", n);
}

static void write_tally(struct doc *d, const GPtrArray *all)
{
	const char *const heads[] = { _("verdict given"), _(outcome_label(0)),
		_(outcome_label(1)), _(outcome_label(2)), _(outcome_label(3)),
		_("nothing said yet"), NULL };

	_Static_assert(OUTCOME_COUNT == 4, "a column per outcome");
	doc_table(d, heads, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		struct tally t = count(all, order[i]);

		if (t.told + t.none == 0)
			continue;
		doc_row(d);
		doc_cell(d, 0, verdict_word(order[i]));
		for (enum outcome o = 0; o < OUTCOME_COUNT; o++)
			number_cell(d, 1 + (int)o, t.kinds[o]);
		number_cell(d, 1 + OUTCOME_COUNT, t.none);
	}
}

static void write_services(struct doc *d, const GPtrArray *all)
{
	const char *const heads[] = { _("service"), _("verdict given"), _("outcome"), _("since"),
		_("note"), NULL };
	bool any = false;

	for (guint i = 0; i < all->len; i++) {
		const struct judged *j = all->pdata[i];
		enum outcome o;

		if (j->outcome == NULL)
			continue;
		if (!any)
			doc_table(d, heads, NULL);
		any = true;
		o = outcome_from_name(j->outcome->kind);
		doc_row(d);
		if (j->number > 0)
			line_textf(doc_cell(d, 0, NULL), "%s@a%d", j->service, j->number);
		else
			doc_cell(d, 0, j->service);
		doc_cell(d, 1, j->number > 0 ? verdict_word(j->verdict) : _("none by then"));
		doc_cell(d, 2, o != OUTCOME_COUNT ? _(outcome_label(o)) : j->outcome->kind);
		doc_cell(d, 3, j->outcome->day);
		doc_cell(d, 4, j->outcome->text);
	}
}

static void write_doc(struct app *app, const GPtrArray *all)
{
	struct tally go = count(all, VERDICT_GO);
	struct doc *d = doc_new();
	struct line *l;

	doc_heading(d, 1, _("What became of them"));
	l = doc_paragraph(d, NULL);
	if (go.told > 0)
		line_textf(l, ngettext("GO held for %d of %d service with an outcome.",
				       "GO held for %d of %d services with an outcome.",
				       (gulong)go.told), go.held, go.told);
	else
		line_text(l, _("No service with a GO has an outcome yet."));
	if (go.none > 0) {
		line_text(l, " ");
		line_textf(l, ngettext("Of %d with a GO nobody has said yet.",
				       "Of %d with a GO nobody has said yet.", (gulong)go.none),
			   go.none);
	}
	write_tally(d, all);
	write_services(d, all);
	printing_doc_take(app, d);
}

enum exit_code outcomes_run_list(struct app *app, const struct args *args,
				 struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;

	(void)args;
	if (!collect(&all, app, ds))
		return EXIT_CODE_DATA;
	if (app_prints_data(app))
		write_json(app, all);
	else
		write_doc(app, all);
	return EXIT_CODE_OK;
}
