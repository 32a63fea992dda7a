/*
 * Answers of a draft and of its system, what of them counts, what is only offered,
 * and closed rounds of votes. What a value means is for core to say: here it is
 * text that is kept as given.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

/* The words are core's; what no version of ours has written reads as the first. */
static enum answer_source parse_source(const char *word)
{
	for (int i = 0; i < SOURCE_COUNT; i++)
		if (strcmp(answer_source_name(i), word) == 0)
			return i;
	return SOURCE_ROOM;
}

static enum confidence parse_confidence(const char *word)
{
	enum confidence c = confidence_from_name(word, true);

	return c != CONFIDENCE_COUNT ? c : CONFIDENCE_NONE;
}

void store_answer_free(struct store_answer *a)
{
	if (!a || a->shared-- > 0)
		return;
	g_free(a->question);
	g_free(a->value);
	g_free(a->note);
	g_free(a->evidence);
	g_free(a->by);
	g_free(a->at);
	g_free(a->through);
	g_free(a->questionnaire);
	g_free(a);
}

struct store_answer *answer_share(struct store_answer *a)
{
	a->shared++;
	return a;
}

static struct store_answer *read_answer(struct query *q)
{
	struct store_answer *a = g_new0(struct store_answer, 1);
	g_autofree char *source = NULL;
	g_autofree char *confidence = NULL;

	a->question = column_string(q);
	source = column_string(q);
	a->source = parse_source(source);
	a->value = column_string(q);
	a->note = column_text(q);
	a->evidence = column_text(q);
	confidence = column_text(q);
	a->confidence = parse_confidence(confidence);
	a->by = column_string(q);
	a->at = column_string(q);
	a->head = column_int(q);
	a->of_system = column_bool(q);
	a->through = column_text(q);
	a->undone = column_bool(q);
	a->questionnaire = column_text(q);
	return a;
}

static bool read_answers(struct query *q, GPtrArray **out)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_answer_free);

	*out = NULL;
	while (query_next(q))
		g_ptr_array_add(list, read_answer(q));
	if (!query_close(q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

/* ---- reading -------------------------------------------------------------- */

static bool system_answers(struct store *st, gint64 system, gint64 until,
			   GPtrArray **out, struct diags *ds)
{
	struct query q;

	query_open(&q, st, SYSTEM_ANSWERS, ds);
	query_int(&q, ":system", system);
	query_int(&q, ":until", until);
	return read_answers(&q, out);
}

bool store_system_answers(struct store *st, gint64 system, GPtrArray **out,
			  struct diags *ds)
{
	return system_answers(st, system, G_MAXINT64, out, ds);
}

static bool own_answers(struct store *st, enum statement which,
			const struct store_assessment *a, GPtrArray **out,
			struct diags *ds)
{
	struct query q;

	query_open(&q, st, which, ds);
	query_int(&q, ":assessment", a->id);
	query_int(&q, ":quick", a->mode == STORE_QUICK);
	return read_answers(&q, out);
}

/* System answers count as they were when it was finished; live for a draft. */
static bool inherits_until(struct store *st, const struct store_assessment *a,
			   gint64 *until, struct diags *ds)
{
	struct query q;

	*until = G_MAXINT64;
	if (!a->finished)
		return true;
	query_open(&q, st, FINISH_CHANGE, ds);
	query_int(&q, ":assessment", a->id);
	return query_number(&q, until);
}

/* Both are sorted by question; where both have one, the newer stays. */
static GPtrArray *merge_answers(GPtrArray *own, GPtrArray *inherited)
{
	GPtrArray *all = g_ptr_array_new_full(own->len + inherited->len,
					      (GDestroyNotify)store_answer_free);
	guint i = 0, j = 0;

	while (i < own->len || j < inherited->len) {
		struct store_answer **a = i < own->len ? (void *)&own->pdata[i] : NULL;
		struct store_answer **b = j < inherited->len ? (void *)&inherited->pdata[j] : NULL;
		int order = a == NULL ? 1 :
			    b == NULL ? -1 :
			    strcmp((*a)->question, (*b)->question);

		if (order < 0 || (order == 0 && (*a)->head > (*b)->head))
			g_ptr_array_add(all, g_steal_pointer(a));
		else
			g_ptr_array_add(all, g_steal_pointer(b));
		i += order <= 0;
		j += order >= 0;
	}
	return all;
}

static bool answers_that_count(struct store *st, const struct store_assessment *a,
			       GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) own = NULL;
	g_autoptr(GPtrArray) inherited = NULL;
	gint64 until;

	*out = NULL;
	if (!own_answers(st, ANSWERS_THAT_COUNT, a, &own, ds) ||
	    !inherits_until(st, a, &until, ds) ||
	    !system_answers(st, a->system, until, &inherited, ds))
		return false;
	*out = merge_answers(own, inherited);
	return true;
}

/* Those of a draft are kept, and read when there are others. */
static bool answers_of_draft(struct store *st, const struct store_assessment *a,
			     GPtrArray **out, struct diags *ds)
{
	g_autofree char *newest = NULL;

	if (!kept_answers_get(st, a, out, &newest, ds))
		return false;
	if (*out)
		return true;
	if (!answers_that_count(st, a, out, ds))
		return false;
	kept_answers_set(st, a, *out, newest);
	return true;
}

/* An assessment that is gone has no answers. */
static bool get_assessment(struct store *st, gint64 id, struct store_assessment **a,
			   GPtrArray **out, struct diags *ds)
{
	*out = NULL;
	if (!store_get_assessment(st, id, a, ds))
		return false;
	if (!*a)
		*out = g_ptr_array_new_with_free_func((GDestroyNotify)store_answer_free);
	return true;
}

bool store_answers(struct store *st, gint64 assessment, GPtrArray **out,
		   struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;

	if (!get_assessment(st, assessment, &a, out, ds))
		return false;
	if (!a)
		return true;
	return a->finished ? answers_that_count(st, a, out, ds) :
			     answers_of_draft(st, a, out, ds);
}

/* The change of what counts for a question, whoever gave it; answers of the system until
 * that change. */
static bool find_head(struct store *st, const struct store_assessment *a,
		      const char *question, gint64 until, gint64 *head, struct diags *ds)
{
	struct query q;
	gint64 own, inherited;

	*head = 0;
	query_open(&q, st, ANSWER_HEAD, ds);
	query_int(&q, ":assessment", a->id);
	query_text(&q, ":question", question);
	query_int(&q, ":quick", a->mode == STORE_QUICK);
	if (!query_number(&q, &own))
		return false;
	query_open(&q, st, SYSTEM_ANSWER_HEAD, ds);
	query_int(&q, ":system", a->system);
	query_text(&q, ":question", question);
	query_int(&q, ":until", until);
	if (!query_number(&q, &inherited))
		return false;
	*head = MAX(own, inherited);
	return true;
}

/* A withdrawn offer, or one the room has dealt with, is none. */
static bool drop_dealt_with(struct store *st, const struct store_assessment *a,
			    GPtrArray *offers, struct diags *ds)
{
	gint64 until, head;

	if (!inherits_until(st, a, &until, ds))
		return false;
	for (guint i = offers->len; i-- > 0;) {
		const struct store_answer *offer = offers->pdata[i];

		if (!find_head(st, a, offer->question, until, &head, ds))
			return false;
		if (*offer->value == '\0' || offer->head < head)
			g_ptr_array_remove_index(offers, i);
	}
	return true;
}

bool store_offers(struct store *st, gint64 assessment, GPtrArray **out, struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	g_autoptr(GPtrArray) offers = NULL;

	if (!get_assessment(st, assessment, &a, out, ds))
		return false;
	if (!a)
		return true;
	if (!own_answers(st, OFFERS, a, &offers, ds) || !drop_dealt_with(st, a, offers, ds))
		return false;
	*out = g_steal_pointer(&offers);
	return true;
}

bool store_answer_history(struct store *st, gint64 assessment, const char *question,
			  GPtrArray **out, struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	struct query q;

	if (!get_assessment(st, assessment, &a, out, ds))
		return false;
	if (!a)
		return true;
	query_open(&q, st, question ? ANSWER_HISTORY_OF : ANSWER_HISTORY, ds);
	query_int(&q, ":assessment", a->id);
	query_int(&q, ":system", a->system);
	if (question)
		query_text(&q, ":question", question);
	return read_answers(&q, out);
}

/* ---- writing -------------------------------------------------------------- */

static bool is_offer(enum answer_source source)
{
	return source == SOURCE_PREPARED || source == SOURCE_CARRIED;
}

static void query_answer(struct query *q, const struct store_answer *a, gint64 change)
{
	query_text(q, ":question", a->question);
	query_int(q, ":change", change);
	query_text(q, ":value", a->value);
	query_text(q, ":note", a->note);
	query_text(q, ":evidence", a->evidence);
	query_text(q, ":confidence",
		   a->confidence == CONFIDENCE_NONE ? NULL : confidence_name(a->confidence));
	query_text(q, ":given_by", a->by);
	query_text(q, ":given_at", a->at);
}

bool store_put_answer(struct store *st, gint64 assessment, const struct store_answer *a,
		      struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;
	bool of_system = a->of_system && a->source == SOURCE_ROOM;
	struct query q;
	gint64 head, change;

	if (!assessment_need_draft(st, assessment, &draft, ds) ||
	    !find_head(st, draft, a->question, G_MAXINT64, &head, ds))
		return false;
	if (!is_offer(a->source) && !change_expect(st, a->head, head, a->question, ds))
		return false;
	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, of_system ? SYSTEM_ANSWER_SAY : ANSWER_SAY, ds);
	query_answer(&q, a, change);
	if (of_system) {
		query_int(&q, ":system", draft->system);
		query_text(&q, ":questionnaire", draft->questionnaire);
	} else {
		query_int(&q, ":assessment", assessment);
		query_text(&q, ":source", answer_source_name(a->source));
	}
	if (!query_run(&q))
		return false;
	if (!of_system)
		return kept_answers_add(st, draft, a, ds);
	kept_answers_clear(st);
	return true;
}

/* ---- votes ---------------------------------------------------------------- */

void store_vote_free(struct store_vote *v)
{
	if (!v)
		return;
	g_free(v->question);
	g_free(v->kind);
	g_free(v->tally);
	g_free(v->agreed);
	g_free(v->by);
	g_free(v->at);
	g_free(v->questionnaire);
	g_free(v);
}

bool store_put_vote(struct store *st, gint64 assessment, const struct store_vote *v,
		    struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;
	struct query q;
	gint64 round, change;

	if (!assessment_need_draft(st, assessment, &draft, ds))
		return false;
	query_open(&q, st, VOTE_NEXT_ROUND, ds);
	query_int(&q, ":assessment", assessment);
	query_text(&q, ":question", v->question);
	if (!query_number(&q, &round) || !change_need(st, &change, ds))
		return false;
	query_open(&q, st, VOTE_SAY, ds);
	query_int(&q, ":assessment", assessment);
	query_text(&q, ":question", v->question);
	query_int(&q, ":change", change);
	query_int(&q, ":round", round);
	query_text(&q, ":kind", v->kind);
	query_text(&q, ":tally", v->tally);
	query_text(&q, ":agreed", v->agreed);
	query_text(&q, ":given_by", v->by);
	return query_run(&q);
}

bool store_votes(struct store *st, gint64 assessment, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_vote_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, VOTES, ds);
	query_int(&q, ":assessment", assessment);
	while (query_next(&q)) {
		struct store_vote *v = g_new0(struct store_vote, 1);

		v->question = column_string(&q);
		v->round = (int)column_int(&q);
		v->kind = column_string(&q);
		v->tally = column_string(&q);
		v->agreed = column_text(&q);
		v->by = column_string(&q);
		v->at = column_string(&q);
		v->head = column_int(&q);
		v->questionnaire = column_string(&q);
		g_ptr_array_add(list, v);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}
