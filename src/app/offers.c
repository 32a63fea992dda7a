/*
 * The one list of what waits to be confirmed.
 */
#include "config.h"

#include "app/offers.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/printing.h"
#include "core/order.h"
#include "core/who.h"

static void offer_free(gpointer data)
{
	struct offer *o = data;

	g_free(o->value);
	g_free(o->shown);
	g_free(o->by);
	g_free(o->at);
	g_free(o->note);
	g_free(o->evidence);
	g_clear_pointer(&o->others, g_ptr_array_unref);
	g_free(o);
}

void offers_free(struct offers *o)
{
	if (o == NULL)
		return;
	judgement_free(o->j);
	g_clear_pointer(&o->rows, g_ptr_array_unref);
	g_free(o);
}

static struct offer *offer_new(const struct store_answer *a, int question,
			       const struct report_input *r)
{
	struct offer *o = g_new0(struct offer, 1);

	o->question = question;
	o->value = g_strdup(a->value);
	o->shown = report_answer_text(r, question, a->value);
	o->by = g_strdup(a->by);
	o->role = a->source == SOURCE_PREPARED && who_is_asked(a->by) ? o->by : NULL;
	o->source = a->source;
	o->confidence = a->confidence;
	o->at = g_strdup(a->at);
	o->note = g_strdup(a->note);
	o->evidence = g_strdup(a->evidence);
	o->head = a->head;
	return o;
}

static bool is_named(const struct offer *o, const char *by)
{
	bool named = strcmp(o->by, by) == 0;

	for (guint i = 0; o->others != NULL && i < o->others->len; i++)
		named = named || strcmp(((struct offer *)o->others->pdata[i])->by, by) == 0;
	return named;
}

/* Only the newest offer of a question can be confirmed; what other sheets say of it
 * stands in the history since the room last answered, newest first. */
static void add_others(struct offer *o, const GPtrArray *history, const char *id,
		       const struct report_input *r)
{
	for (guint i = 0; i < history->len; i++) {
		const struct store_answer *a = history->pdata[i];

		if (a->undone || strcmp(a->question, id) != 0)
			continue;
		if (a->source == SOURCE_ROOM)
			break;
		if (a->source != SOURCE_PREPARED || is_named(o, a->by))
			continue;
		if (o->others == NULL)
			o->others = g_ptr_array_new_with_free_func(offer_free);
		g_ptr_array_add(o->others, offer_new(a, o->question, r));
	}
	/* a sheet that was taken back speaks for nobody */
	for (guint i = 0; o->others != NULL && i < o->others->len;) {
		if (*((struct offer *)o->others->pdata[i])->value == '\0')
			g_ptr_array_remove_index(o->others, i);
		else
			i++;
	}
	if (o->others != NULL && o->others->len == 0)
		g_clear_pointer(&o->others, g_ptr_array_unref);
}

/* Place of each question in the order of the room; what is answered comes last. */
static int *ranks_of(const struct judgement *j)
{
	g_autoptr(order) asked = order_new(j->in, ORDER_ROOM);
	int *ranks = g_new(int, j->q->n_questions);

	for (int i = 0; i < j->q->n_questions; i++)
		ranks[i] = j->q->n_questions + i;
	for (guint i = 0; i < asked->items->len; i++)
		ranks[g_array_index(asked->items, struct order_item, i).question] = (int)i;
	return ranks;
}

static gint compare_ranks(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct offer *x = *(struct offer *const *)a, *y = *(struct offer *const *)b;
	const int *ranks = data;

	return ranks[x->question] - ranks[y->question];
}

static void add_rows(struct offers *o, const struct app *app, const GPtrArray *found,
		     const GPtrArray *history)
{
	g_autofree int *ranks = ranks_of(o->j);
	struct report_input r;

	judgement_report_input(o->j, app, &r);
	o->rows = g_ptr_array_new_with_free_func(offer_free);
	for (guint i = 0; i < found->len; i++) {
		const struct store_answer *a = found->pdata[i];
		int question = questionnaire_find(o->j->q, a->question);
		struct offer *row;

		if (question < 0)
			continue;
		row = offer_new(a, question, &r);
		add_others(row, history, a->question, &r);
		g_ptr_array_add(o->rows, row);
	}
	g_ptr_array_sort_with_data(o->rows, compare_ranks, ranks);
}

bool offers_of_draft(struct offers **out, struct app *app, const char *service,
		     struct diags *ds)
{
	g_autoptr(offers) o = g_new0(struct offers, 1);
	g_autoptr(GPtrArray) found = NULL;
	g_autoptr(GPtrArray) history = NULL;
	const struct store_assessment *a;
	bool ok;

	*out = NULL;
	if (!judgement_of(&o->j, app, service, JUDGE_BRIEF, ds))
		return false;
	a = o->j->target.assessment;
	if (a == NULL || a->finished != NULL) {
		struct diag *d = diag_error(ds, "no-draft", NULL,
					    _("\"%s\" has no draft to confirm answers in"),
					    o->j->target.service->slug);

		diag_hint(d, _("\"seam assess %s\" starts one, and so does reading a sheet"),
			  o->j->target.service->slug);
		return false;
	}
	if (!store_begin_read(app->store, ds))
		return false;
	ok = store_offers(app->store, a->id, &found, ds) &&
	     store_answer_history(app->store, a->id, NULL, &history, ds);
	store_end_read(app->store);
	if (!ok)
		return false;
	add_rows(o, app, found, history);
	*out = g_steal_pointer(&o);
	return true;
}

/* Another sheet that says the same, and no more: it needs no row of its own. */
static bool is_echo(const struct offer *o, const struct offer *other)
{
	return o->source == SOURCE_PREPARED && strcmp(o->value, other->value) == 0 &&
	       other->note == NULL;
}

char *offer_origin(const struct offer *o)
{
	g_autoptr(GString) who = NULL;

	if (o->source == SOURCE_QUICK)
		return g_strdup(_("from the quick check"));
	if (o->source == SOURCE_CARRIED)
		return g_strdup_printf(_("carried from %.10s, not confirmed"), o->at);
	who = g_string_new(who_label(o->by));
	for (guint i = 0; o->others != NULL && i < o->others->len; i++) {
		const struct offer *other = o->others->pdata[i];

		if (is_echo(o, other))
			g_string_append_printf(who, ", %s", who_label(other->by));
	}
	return g_strdup_printf(_("prepared by %s"), who->str);
}

static json_t *offer_json(const struct offer *o, const struct questionnaire *q)
{
	json_t *others = json_array();

	for (guint i = 0; o->others != NULL && i < o->others->len; i++)
		json_array_append_new(others, offer_json(o->others->pdata[i], q));
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?, s:o}", "question",
			 q->questions[o->question].id, "value", o->value, "source",
			 answer_source_name(o->source), "by", o->by, "at", o->at, "note", o->note,
			 "evidence", o->evidence, "confidence",
			 o->confidence != CONFIDENCE_NONE ? confidence_name(o->confidence) : NULL,
			 "others", others);
}

static void write_json(struct app *app, const struct offers *o)
{
	json_t *list = json_array();

	for (guint i = 0; i < o->rows->len; i++)
		json_array_append_new(list, offer_json(o->rows->pdata[i], o->j->q));
	printing_json_take(app, json_pack("{s:i, s:s, s:s, s:o}", "schema", 1, "service",
					  o->j->target.service->slug, "assessment",
					  o->j->target.label, "offers", list));
}

static void put_row(struct doc *d, const struct offer *o, const char *label)
{
	g_autofree char *origin = offer_origin(o);

	doc_row(d);
	doc_cell(d, 0, label);
	doc_cell(d, 1, o->shown);
	doc_cell(d, 2, origin);
	doc_cell(d, 3, o->note);
}

static void write_list(struct app *app, const struct offers *o)
{
	const char *const heads[] = { _("question"), _("answer"), _("from"), _("note"), NULL };
	struct doc *d = doc_new();

	doc_table(d, heads, NULL);
	for (guint i = 0; i < o->rows->len; i++) {
		const struct offer *row = o->rows->pdata[i];

		put_row(d, row, question_label(&o->j->q->questions[row->question]));
		for (guint k = 0; row->others != NULL && k < row->others->len; k++) {
			const struct offer *other = row->others->pdata[k];
			bool same = strcmp(row->value, other->value) == 0;

			if (!is_echo(row, other))
				put_row(d, other, same ? _("and also") : _("or else"));
		}
	}
	printing_doc_take(app, d);
}

enum exit_code offers_run_list(struct app *app, const char *service, struct diags *ds)
{
	g_autoptr(offers) o = NULL;
	const char *slug;

	if (!offers_of_draft(&o, app, service, ds))
		return EXIT_CODE_DATA;
	slug = o->j->target.service->slug;
	if (app->format == FORMAT_JSON)
		write_json(app, o);
	else if (o->rows->len > 0)
		write_list(app, o);
	if (o->rows->len == 0)
		app_hint(app, _("nothing waits to be confirmed; next: seam assess %s"), slug);
	else
		app_hint(app, _("next: seam confirm %s --all, or some of them by their ids"), slug);
	return EXIT_CODE_OK;
}
