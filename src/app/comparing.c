/*
 * Finds what is to be compared and what stands beside it. The comparison itself is
 * core/compare's, its words are the report's.
 */
#include "config.h"

#include "app/comparing.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/items.h"
#include "app/naming.h"
#include "app/people.h"
#include "app/printing.h"

const struct option_row comparing_options[] = {
	{ "exit-code", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("exit 1 when there is any difference") },
	{ "under", 0, OPTION_TEXT, N_("SIDE"), "first second", NAMED_WORDS,
	  N_("whose questionnaire like for like goes by: first or second (the default)") },
	{ "names", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("say who came and who left") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

/* ---- which two ----------------------------------------------------------------------- */

static struct store_assessment *take_assessment(GPtrArray *all, unsigned i)
{
	return g_ptr_array_steal_index(all, i);
}

/* Its place among all, oldest first; their number when a is none. */
static unsigned find_assessment(const GPtrArray *all, const struct store_assessment *a)
{
	unsigned i = 0;

	while (i < all->len && (a == NULL ||
		((const struct store_assessment *)all->pdata[i])->id != a->id))
		i++;
	return i;
}

static bool refuse_one(const struct target *t, const GPtrArray *all, struct diags *ds)
{
	const char *slug = t->service->slug;
	struct diag *d;

	if (all->len == 0) {
		d = diag_error(ds, "one-assessment", NULL,
			       _("\"%s\" has no assessment yet; comparing needs two"), slug);
		diag_hint(d, _("\"seam assess %s\" starts the first"), slug);
		return false;
	}
	d = diag_error(ds, "one-assessment", NULL,
		       _("\"%s\" has only one assessment; comparing needs two"), slug);
	if (t->assessment != NULL && t->assessment->finished == NULL)
		diag_hint(d, _("\"seam finish %s\" freezes it, then \"seam assess %s --new\" starts "
			       "the next"), slug, slug);
	else
		diag_hint(d, _("\"seam assess %s --new\" starts the next"), slug);
	return false;
}

/* One name: the first of the two is the one named, if any, else the last but one. */
static bool find_pair(struct target t[2], struct app *app, const char *name, struct diags *ds)
{
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(store_service) again = NULL;
	bool named = strchr(name, '@') != NULL;
	unsigned first, last;

	if (!target_find(&t[0], app, name, ds) ||
	    !store_get_service(app->store, t[0].service->id, &again, ds) ||
	    !store_assessments(app->store, t[0].service->id, &all, ds))
		return false;
	if (all->len < 2)
		return refuse_one(&t[0], all, ds);
	last = all->len - 1;
	first = named ? find_assessment(all, t[0].assessment) : last - 1;
	if (first == last)
		first = last - 1;
	target_set(&t[1], g_steal_pointer(&again), take_assessment(all, last));
	store_assessment_free(t[0].assessment);
	target_set(&t[0], t[0].service, take_assessment(all, first));
	return true;
}

static bool has_assessment(const struct target *t, struct diags *ds)
{
	struct diag *d;

	if (t->assessment != NULL)
		return true;
	d = diag_error(ds, "one-assessment", NULL, _("\"%s\" has no assessment yet; comparing "
						     "needs two"), t->service->slug);
	diag_hint(d, _("\"seam assess %s\" starts the first"), t->service->slug);
	return false;
}

static bool find_both(struct target t[2], struct app *app, const char *a, const char *b,
		      struct diags *ds)
{
	g_autofree char *slug = g_strndup(a, strcspn(a, "@"));
	g_autofree char *second = *b == '@' ? g_strconcat(slug, b, NULL) : g_strdup(b);

	return target_find(&t[0], app, a, ds) && target_find(&t[1], app, second, ds) &&
	       has_assessment(&t[0], ds) && has_assessment(&t[1], ds);
}

/* ---- what stands beside them --------------------------------------------------------- */

/* When the assessment ended, or now: a time that compares as text. */
static const char *end_of(const struct comparing *cmp, const struct app *app, int s)
{
	const struct store_assessment *a = cmp->j[s]->target.assessment;

	return a->finished != NULL ? a->finished : app->now;
}

static bool is_after(const char *time, const char *end)
{
	return time != NULL && strcmp(time, end) > 0;
}

/* What became of an action from the end of the first to the end of the second. */
static void add_action(struct comparing *cmp, const struct store_item *item,
		       const char *begin, const char *end)
{
	bool is_closed = item->state != STORE_OPEN && !is_after(item->closed, end);
	struct compare_action a = {
		.number = item->number, .text = item->text, .condition = item->condition,
		.owner = item->owner, .due = item->due,
	};

	if (is_after(item->created, end) ||
	    (item->state != STORE_OPEN && !is_after(item->closed, begin)))
		return;
	if (is_closed)
		a.fate = item->state == STORE_DONE ? FATE_DONE : FATE_DROPPED;
	else
		a.fate = is_after(item->created, begin) ? FATE_NEW : FATE_CARRIED;
	a.overdue = !is_closed && item->due != NULL &&
		    strncmp(item->due, end, strlen("2026-09-12")) < 0;
	g_array_append_val(cmp->actions, a);
}

static bool load_actions(struct comparing *cmp, struct app *app, struct diags *ds)
{
	const char *begin = end_of(cmp, app, 0), *end = end_of(cmp, app, 1);

	cmp->actions = g_array_new(FALSE, FALSE, sizeof(struct compare_action));
	if (!cmp->input.same_service)
		return true;
	if (!store_items(app->store, cmp->j[1]->target.service->id, STORE_ACTION, &cmp->items,
			 ds) ||
	    !naming_items(cmp->items, app, cmp->j[1]->q, ds))
		return false;
	for (unsigned i = 0; i < cmp->items->len; i++)
		add_action(cmp, cmp->items->pdata[i], begin, end);
	return true;
}

static bool has_name(const GPtrArray *people, const char *name)
{
	for (unsigned i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name != NULL && strcmp(p->name, name) == 0)
			return true;
	}
	return false;
}

/* Those with a name who are in one room and not in the other; NULL at the end. */
static GPtrArray *people_without(const GPtrArray *here, const GPtrArray *there)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i < here->len; i++) {
		const struct store_person *p = here->pdata[i];

		if (p->name != NULL && p->count > 0 && !has_name(there, p->name))
			g_ptr_array_add(names, g_strdup(p->name));
	}
	g_ptr_array_add(names, NULL);
	return names;
}

static int count_people(const GPtrArray *people)
{
	int n = people_count(people);

	return n > 0 ? n : -1;
}

static bool load_people(struct comparing *cmp, struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) first = NULL, second = NULL;

	if (!store_people(app->store, cmp->j[0]->target.assessment->id, &first, ds) ||
	    !store_people(app->store, cmp->j[1]->target.assessment->id, &second, ds))
		return false;
	cmp->came = people_without(second, first);
	cmp->left = people_without(first, second);
	cmp->input.people = (struct compare_people){
		.count = { count_people(first), count_people(second) },
		.came = (const char *const *)cmp->came->pdata,
		.left = (const char *const *)cmp->left->pdata,
	};
	return true;
}

/* The version of a system answer that the second assessment holds, when another service
 * gave it. */
static void add_origin(struct comparing *cmp, const char *question, const char *at,
		       const GPtrArray *history)
{
	const char *slug = cmp->j[1]->target.service->slug;

	for (unsigned i = 0; i < history->len; i++) {
		const struct store_answer *a = history->pdata[i];
		struct compare_origin origin;

		if (!a->of_system || a->undone || g_strcmp0(a->at, at) != 0)
			continue;
		if (a->through == NULL || strcmp(a->through, slug) == 0)
			return;
		origin.question = question;
		origin.service = g_strdup(a->through);
		origin.day = g_strndup(a->at, strlen("2026-09-12"));
		g_ptr_array_add(cmp->texts, (char *)origin.service);
		g_ptr_array_add(cmp->texts, (char *)origin.day);
		g_array_append_val(cmp->origins, origin);
		return;
	}
}

static bool load_origins(struct comparing *cmp, struct app *app, struct diags *ds)
{
	gint64 assessment = cmp->j[1]->target.assessment->id;

	cmp->origins = g_array_new(FALSE, FALSE, sizeof(struct compare_origin));
	cmp->texts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < cmp->c->rows->len; i++) {
		const struct compare_row *row =
			&g_array_index(cmp->c->rows, struct compare_row, i);
		const struct questionnaire *q = cmp->j[1]->q;
		g_autoptr(GPtrArray) history = NULL;
		const char *id;

		if (row->factor != FACTOR_SCOPE || !compare_row_is_moved(row))
			continue;
		id = q->questions[row->question[1]].id;
		if (!store_answer_history(app->store, assessment, id, &history, ds))
			return false;
		add_origin(cmp, id, cmp->j[1]->in->answers[row->question[1]].at, history);
	}
	return true;
}

/* ---- all of it ----------------------------------------------------------------------- */

static void fill_input(struct comparing *cmp, const struct app *app)
{
	struct compare_input *ci = &cmp->input;

	ci->c = cmp->c;
	for (int s = 0; s < 2; s++)
		judgement_report_input(cmp->j[s], app, &ci->side[s]);
	ci->actions = (const struct compare_action *)cmp->actions->data;
	ci->n_actions = (int)cmp->actions->len;
	ci->origins = (const struct compare_origin *)cmp->origins->data;
	ci->n_origins = (int)cmp->origins->len;
}

static bool take(struct comparing *cmp, struct app *app, struct target t[2], int under,
		 struct diags *ds)
{
	struct compare_side sides[2];

	cmp->input.same_service = t[0].service->id == t[1].service->id;
	for (int s = 0; s < 2; s++) {
		if (!judgement_take(&cmp->j[s], app, &t[s], JUDGE_BRIEF, ds))
			return false;
		sides[s] = (struct compare_side){ cmp->j[s]->in, cmp->j[s]->v };
	}
	cmp->c = compare_new(sides, under);
	if (!load_actions(cmp, app, ds) || !load_people(cmp, app, ds) ||
	    !load_origins(cmp, app, ds))
		return false;
	fill_input(cmp, app);
	return true;
}

static bool find_targets(struct target t[2], struct app *app, const char *a, const char *b,
			 struct diags *ds)
{
	return b == NULL ? find_pair(t, app, a, ds) : find_both(t, app, a, b, ds);
}

bool comparing_of(struct comparing **out, struct app *app, const char *a, const char *b,
		  int under, struct diags *ds)
{
	g_autoptr(comparing) cmp = g_new0(struct comparing, 1);
	struct target t[2] = { 0 };
	struct store *st;
	bool ok;

	*out = NULL;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL)		/* it says so */
		return target_find(&t[0], app, a, ds);
	if (!store_begin_read(st, ds))
		return false;
	ok = find_targets(t, app, a, b, ds) && take(cmp, app, t, under, ds);
	store_end_read(st);
	for (int s = 0; s < 2; s++)
		target_clear(&t[s]);
	if (ok)
		*out = g_steal_pointer(&cmp);
	return ok;
}

bool comparing_assessments(GPtrArray **out, struct app *app, const struct comparing *cmp,
			   int side, struct diags *ds)
{
	const struct store_service *service = cmp->j[side]->target.service;
	g_autoptr(GPtrArray) all = NULL;

	*out = NULL;
	if (!store_assessments(app->store, service->id, &all, ds))
		return false;
	*out = g_ptr_array_new_with_free_func(g_free);
	for (unsigned i = 0; i < all->len; i++) {
		const struct store_assessment *a = all->pdata[i];

		g_ptr_array_add(*out, g_strdup_printf("%s@a%d", service->slug, a->number));
	}
	return true;
}

void comparing_free(struct comparing *cmp)
{
	if (cmp == NULL)
		return;
	compare_free(cmp->c);
	for (int s = 0; s < 2; s++)
		judgement_free(cmp->j[s]);
	g_clear_pointer(&cmp->items, g_ptr_array_unref);
	g_clear_pointer(&cmp->actions, g_array_unref);
	g_clear_pointer(&cmp->origins, g_array_unref);
	g_clear_pointer(&cmp->came, g_ptr_array_unref);
	g_clear_pointer(&cmp->left, g_ptr_array_unref);
	g_clear_pointer(&cmp->texts, g_ptr_array_unref);
	g_free(cmp);
}

enum exit_code comparing_run(struct app *app, const struct args *args, struct diags *ds)
{
	int under = g_strcmp0(args_text(args, "under"), "first") == 0 ? 0 : 1;
	g_autoptr(comparing) cmp = NULL;
	g_autofree char *json = NULL;

	if (!comparing_of(&cmp, app, args_word(args, 0), args_word(args, 1), under, ds))
		return EXIT_CODE_DATA;
	cmp->input.names = args_has(args, "names");
	if (app->format == FORMAT_JSON)
		json = report_compare_json(&cmp->input);
	if (json != NULL)
		g_string_append(app->out, json);
	else
		printing_doc_take(app, app->format == FORMAT_CSV ? report_compare_rows(&cmp->input)
								 : report_compare(&cmp->input));
	app_hint(app, _("next: seam trend %s"), cmp->j[1]->target.service->slug);
	return args_has(args, "exit-code") && !compare_is_equal(cmp->c) ? EXIT_CODE_NEGATIVE
									 : EXIT_CODE_OK;
}
