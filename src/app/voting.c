/*
 * Keeping rounds of votes and reading them back. A round is written in the change that
 * gives the agreed answer, so that neither is there without the other.
 */
#include "config.h"

#include "app/voting.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/carrying.h"
#include "app/people.h"
#include "app/questionnaires.h"
#include "app/workshop_settings.h"
#include "core/deed.h"

/* ---- reading ---------------------------------------------------------------- */

static void free_round(gpointer data)
{
	struct voting_round *r = data;

	vote_result_clear(&r->result);
	vote_free(r->vote);
	g_free(r->agreed);
	g_free(r->by);
	g_free(r->at);
	g_free(r);
}

static struct voting_round *read_round(const struct store_vote *row,
				       const struct questionnaire *q, int question,
				       struct diags *ds)
{
	enum vote_kind kind = vote_kind_from_name(row->kind);
	g_autoptr(diags) why = diags_new();
	struct voting_round *r;
	struct vote *v = NULL;

	if (kind == VOTE_KIND_COUNT ||
	    !vote_parse(&v, &q->questions[question], kind, row->tally, why)) {
		diag_warning(ds, "stored-vote", NULL,
			     _("round %d of the votes about \"%s\" cannot be read and is left out"),
			     row->round, row->question);
		return NULL;
	}
	r = g_new0(struct voting_round, 1);
	r->question = question;
	r->number = row->round;
	r->vote = v;
	vote_result(v, &r->result);
	r->agreed = g_strdup(row->agreed);
	r->by = g_strdup(row->by);
	r->at = g_strdup(row->at);
	r->head = row->head;
	return r;
}

/* The question of q that the row is about; *of = -1: there is none any more. */
static bool find_question(int *of, struct app *app, const struct store_vote *row,
			  const struct questionnaire *q, struct diags *ds)
{
	const struct questionnaire *then;

	*of = questionnaire_find(q, row->question);
	if (strcmp(row->questionnaire, questionnaire_hash(q)) == 0)
		return true;
	then = questionnaires_stored(app, row->questionnaire, ds);
	if (then == NULL)
		return false;
	*of = questionnaire_find(then, row->question);
	if (*of >= 0)
		*of = qdiff_carry_to(questionnaires_diff(app, then, q), *of);
	return true;
}

/* Rounds that came from another database stand where they were held. */
static int by_question(gconstpointer a, gconstpointer b)
{
	const struct voting_round *const *x = a, *const *y = b;
	int order = (*x)->question - (*y)->question;

	if (order == 0)
		order = strcmp((*x)->at, (*y)->at);
	if (order != 0)
		return order;
	return (*x)->head < (*y)->head ? -1 : (*x)->head > (*y)->head;
}

/* Rows are numbered by the id they were stored under, which a lift may have changed. */
static void number_rounds(GPtrArray *rounds)
{
	const struct voting_round *last = NULL;

	g_ptr_array_sort(rounds, by_question);
	for (unsigned i = 0; i < rounds->len; i++) {
		struct voting_round *r = rounds->pdata[i];

		r->number = last != NULL && last->question == r->question ? last->number + 1 : 1;
		last = r;
	}
}

bool voting_rounds(GPtrArray **out, struct app *app, gint64 assessment,
		   const struct questionnaire *q, int question, struct diags *ds)
{
	g_autoptr(GPtrArray) rounds = g_ptr_array_new_with_free_func(free_round);
	g_autoptr(GPtrArray) rows = NULL;

	*out = NULL;
	if (assessment != 0 && !store_votes(app->store, assessment, &rows, ds))
		return false;
	for (unsigned i = 0; rows != NULL && i < rows->len; i++) {
		const struct store_vote *row = rows->pdata[i];
		struct voting_round *r = NULL;
		int of;

		if (!find_question(&of, app, row, q, ds))
			return false;
		if (of >= 0 && (question < 0 || of == question))
			r = read_round(row, q, of, ds);
		if (r != NULL)
			g_ptr_array_add(rounds, r);
	}
	number_rounds(rounds);
	*out = g_steal_pointer(&rounds);
	return true;
}

char *voting_words(const struct voting_round *r)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; r->result.texts == NULL && i <= r->result.n_positions; i++)
		g_string_append_printf(out, "%s%s %d", i > 0 ? ", " : "",
				       vote_position_value(r->vote->q, i), r->result.counts[i]);
	for (guint i = 0; r->result.texts != NULL && i < r->result.texts->len; i++) {
		const struct vote_text *t = &g_array_index(r->result.texts, struct vote_text, i);

		g_string_append_printf(out, "%s%s %d", i > 0 ? ", " : "", t->text, t->cards);
	}
	return g_string_free(out, FALSE);
}

/* ---- writing ---------------------------------------------------------------- */

/* In the change that gives the answer: names are kept by the settings as they are now. */
static bool put_round(struct app *app, const struct store_assessment *draft,
		      const GPtrArray *answers, void *data, struct diags *ds)
{
	const struct vote *v = data;
	g_autofree char *tally = NULL;
	struct store_vote row = { .question = v->q->id, .kind = (char *)vote_kind_name(v->kind) };
	struct workshop_settings settings;

	if (!workshop_settings_get(&settings, app->store, draft->id, ds))
		return false;
	tally = vote_format(v, settings.names);
	row.tally = tally;
	if (answers->len > 0)
		row.agreed = ((const struct store_answer *)answers->pdata[0])->value;
	return store_put_vote(app->store, draft->id, &row, ds);
}

static enum confidence confidence_after(const struct vote *v, enum confidence given)
{
	struct vote_result r;
	bool split = vote_result(v, &r) && r.contested;

	vote_result_clear(&r);
	return given == CONFIDENCE_NONE && split ? CONFIDENCE_LOW : given;
}

bool voting_store(struct judgement **out, struct app *app, const char *service,
		  const struct vote *v, const struct voting_close *how, int *services,
		  struct diags *ds)
{
	g_autoptr(GPtrArray) edits = answer_edits_new();
	g_autofree char *label = NULL;
	int carried = 0;
	struct answering answering = {
		.source = how->source, .draft = how->draft, .args = how->args,
		.carried = &carried, .also = put_round, .data = (void *)v,
		.keep_note = how->note == NULL, .keep_evidence = how->evidence == NULL,
	};

	g_assert(v->closed);
	if (how->agreed != NULL) {
		struct answer_edit *e = answer_edits_add(edits, v->q->id, how->agreed, how->note);

		e->evidence = g_strdup(how->evidence);
		e->confidence = confidence_after(v, how->confidence);
		e->head = how->head;
		label = deed_label(DEED_VOTE_AGREED, question_label(v->q), how->agreed);
	} else {
		label = deed_label(DEED_VOTE, question_label(v->q), NULL);
	}
	answering.label = label;
	if (!answering_store(out, app, service, edits, &answering, services, ds))
		return false;
	carrying_note(carried, (*out)->target.service->slug, ds);
	return true;
}
