/*
 * Walking through a draft. The order comes from core/order and is taken anew only
 * when a block of questions is done, so that nothing moves while people look.
 */
#include "config.h"

#include "app/room.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/undoing.h"
#include "app/voting.h"
#include "core/expr.h"

static enum order_mode order_mode_of(const struct workshop *w)
{
	if (w->quick)
		return ORDER_QUICK;
	return w->by_section ? ORDER_SECTIONS : ORDER_ROOM;
}

static void take_order(struct room *r)
{
	order_free(r->order);
	r->order = order_new(r->j->in, order_mode_of(r->w));
}

static bool read_offers(struct room *r, struct diags *ds)
{
	GPtrArray *offers;

	if (!store_offers(r->app->store, r->j->target.assessment->id, &offers, ds))
		return false;
	g_clear_pointer(&r->offers, g_ptr_array_unref);
	r->offers = offers;
	return true;
}

static void take_judgement(struct room *r, struct judgement *j)
{
	struct report_input input;

	judgement_free(r->j);
	r->j = j;
	order_free(r->left);
	r->left = order_new(j->in, order_mode_of(r->w));
	judgement_report_input(j, r->app, &input);
	r->names = report_placeholders(&input);
}

static bool is_draft(const struct judgement *j)
{
	return j->target.assessment != NULL && j->target.assessment->finished == NULL;
}

bool room_refresh(struct room *r, struct diags *ds)
{
	struct judgement *j;

	if (!judgement_of(&j, r->app, r->w->service, JUDGE_BRIEF, ds))
		return false;
	if (!is_draft(j) || (r->j != NULL && r->j->target.assessment->id !=
						     j->target.assessment->id)) {
		judgement_free(j);
		diag_error(ds, "draft-gone", NULL,
			   _("this draft was finished or taken back meanwhile"));
		return false;
	}
	take_judgement(r, j);
	return read_offers(r, ds);
}

/* A question is open to the walk when it can be asked and was not in this sitting;
 * one that nobody could answer was asked. */
static bool is_to_ask(const struct room *r, int question)
{
	return !r->passed[question] && inputs_is_open(r->j->in, question) &&
	       inputs_state(r->j->in, question) != STATE_HIDDEN &&
	       r->j->in->answers[question].value.kind != VALUE_UNKNOWN;
}

static bool is_in_scope(const struct room *r, const struct order_item *item)
{
	if (r->w->quick || r->scope == ROOM_EVERYTHING || r->scope == ROOM_UNTIL_DECIDED)
		return true;
	return r->j->q->questions[item->question].role == ROLE_GATE;
}

static const struct order_item *first_to_ask(const struct room *r, int block)
{
	for (guint i = 0; i < r->order->items->len; i++) {
		const struct order_item *item =
			&g_array_index(r->order->items, struct order_item, i);

		if ((block < 0 || item->block == block) && is_to_ask(r, item->question) &&
		    is_in_scope(r, item))
			return item;
	}
	return NULL;
}

/* A question that only the last answer made visible comes directly after it. */
static int follow_up(const struct room *r, int parent)
{
	const struct questionnaire *q = r->j->q;

	for (int i = 0; parent >= 0 && i < q->n_questions; i++) {
		struct expr_reads reads = { 0 };
		bool hangs = false;

		if (q->questions[i].when == NULL || !is_to_ask(r, i))
			continue;
		expr_reads_collect(&reads, q->questions[i].when);
		for (guint k = 0; reads.questions != NULL && k < reads.questions->len; k++)
			hangs = hangs || g_array_index(reads.questions, int, k) == parent;
		expr_reads_clear(&reads);
		if (hangs)
			return i;
	}
	return -1;
}

static void go_to(struct room *r, int question)
{
	if (r->question >= 0 && r->question != question) {
		g_array_append_val(r->trail, r->question);
		g_array_set_size(r->ahead, 0);
	}
	r->question = question;
}

bool room_next(struct room *r)
{
	bool answered = r->question >= 0 && room_answer_of(r, r->question) != NULL;
	int follows = answered && !r->w->quick ? follow_up(r, r->question) : -1;
	const struct order_item *item;

	r->block_ended = false;
	if (follows >= 0) {
		go_to(r, follows);
		return true;
	}
	item = first_to_ask(r, r->block);
	if (item == NULL || r->block < 0) {
		take_order(r);
		item = first_to_ask(r, -1);
		r->block_ended = r->block >= 0;
		r->block = item != NULL ? item->block : -1;
	}
	go_to(r, item != NULL ? item->question : -1);
	return item != NULL;
}

bool room_skip(struct room *r)
{
	if (r->question >= 0)
		r->passed[r->question] = true;
	return room_next(r);
}

/* The last question of one list becomes the room's, which goes to the end of the other. */
static bool step(struct room *r, GArray *from, GArray *to)
{
	if (from->len == 0)
		return false;
	if (r->question >= 0)
		g_array_append_val(to, r->question);
	r->question = g_array_index(from, int, from->len - 1);
	g_array_set_size(from, from->len - 1);
	return true;
}

bool room_back(struct room *r)
{
	return step(r, r->trail, r->ahead);
}

bool room_forward(struct room *r)
{
	return step(r, r->ahead, r->trail);
}

void room_jump(struct room *r, int question)
{
	r->passed[question] = false;
	go_to(r, question);
}

bool room_ask(struct room *r, enum room_scope scope)
{
	const struct question *q = r->question >= 0 ? &r->j->q->questions[r->question] : NULL;

	r->scope = scope;
	r->block = -1;
	/* what was about to be asked stays, if it belongs: a follow-up always does */
	if (q != NULL && is_to_ask(r, r->question) &&
	    (scope == ROOM_EVERYTHING || q->role == ROLE_GATE || q->when != NULL))
		return true;
	return room_next(r);
}

static bool is_skipped(const struct room *r, int question)
{
	return r->passed[question] && inputs_is_open(r->j->in, question) &&
	       inputs_state(r->j->in, question) == STATE_UNANSWERED;
}

int room_count_skipped(const struct room *r)
{
	int n = 0;

	for (int i = 0; i < r->j->q->n_questions; i++)
		n += is_skipped(r, i);
	return n;
}

bool room_ask_skipped(struct room *r)
{
	for (int i = 0; i < r->j->q->n_questions; i++)
		r->passed[i] = r->passed[i] && !is_skipped(r, i);
	r->block = -1;
	return room_next(r);
}

bool room_must_choose(const struct room *r)
{
	return r->j->v->decided && r->scope == ROOM_UNTIL_DECIDED && !r->w->quick;
}

static const struct store_answer *find_answer(const GPtrArray *answers, const char *id)
{
	for (unsigned i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, id) == 0)
			return a;
	}
	return NULL;
}

const struct store_answer *room_answer_of(const struct room *r, int question)
{
	const struct store_answer *a = find_answer(r->j->answers, r->j->q->questions[question].id);

	return a != NULL && *a->value != '\0' ? a : NULL;
}

gint64 room_head_of(const struct room *r, int question)
{
	const struct store_answer *a = find_answer(r->j->answers, r->j->q->questions[question].id);

	return a != NULL ? a->head : 0;
}

const struct store_answer *room_offer_of(const struct room *r, int question)
{
	return find_answer(r->offers, r->j->q->questions[question].id);
}

/* A smell that fires now, is not justified, and did not fire before. */
static int new_smell(const struct verdict *now, const struct verdict *before)
{
	for (guint i = 0; i < now->smells->len; i++) {
		const struct smell_line *s = &g_array_index(now->smells, struct smell_line, i);
		bool old = s->justified;

		for (guint k = 0; !old && k < before->smells->len; k++)
			old = g_array_index(before->smells, struct smell_line, k).rule == s->rule;
		if (!old)
			return s->rule;
	}
	return -1;
}

/* In the change that gives the answer: killed right behind it, the room is where it was
 * given. */
static bool keep_place(struct app *app, const struct store_assessment *draft,
		       const GPtrArray *answers, void *data, struct diags *ds)
{
	(void)app;
	(void)draft;
	(void)answers;
	return room_remember(data, ds);
}

/* The answer alone; *j is the new judgement. */
static bool give_answer(struct judgement **j, struct room *r, const struct question *q,
			const struct room_answer *a, gint64 head, int *services,
			struct diags *ds)
{
	g_autoptr(GPtrArray) edits = answer_edits_new();
	struct answer_edit *e = answer_edits_add(edits, q->id, a->value, a->note);
	struct answering how = {
		.source = r->w->mode == STORE_QUICK ? SOURCE_QUICK : SOURCE_ROOM,
		.draft = r->j->target.assessment->id,
		.seen = r->j,
		.args = r->w->args,
		.also = keep_place,
		.data = r,
	};

	e->evidence = g_strdup(a->evidence);
	e->confidence = a->confidence;
	e->head = head;
	return answering_store(j, r->app, r->w->service, edits, &how, services, ds);
}

static bool give_vote(struct judgement **j, struct room *r, const struct room_answer *a,
		      gint64 head, int *services, struct diags *ds)
{
	const struct voting_close how = {
		.agreed = a->value,
		.note = a->note,
		.evidence = a->evidence,
		.confidence = a->confidence,
		.source = r->w->mode == STORE_QUICK ? SOURCE_QUICK : SOURCE_ROOM,
		.draft = r->j->target.assessment->id,
		.head = head,
		.args = r->w->args,
	};

	return voting_store(j, r->app, r->w->service, a->vote, &how, services, ds);
}

bool room_give(struct room *r, int question, const struct room_answer *a, int *services,
	       int *smell, struct diags *ds)
{
	const struct question *q = &r->j->q->questions[question];
	gint64 head = a->head != NULL ? *a->head : room_head_of(r, question);
	struct judgement *j;
	bool ok;

	*smell = -1;
	*services = 0;
	r->giving = question;
	ok = a->vote != NULL ? give_vote(&j, r, a, head, services, ds) :
			       give_answer(&j, r, q, a, head, services, ds);
	r->giving = -1;
	if (!ok) {
		room_refresh(r, NULL);
		return false;
	}
	if (a->value != NULL)
		room_beside_clear(&r->early[question]);
	*smell = new_smell(j->v, r->j->v);
	take_judgement(r, j);
	return read_offers(r, ds);
}

/* The question whose answer is another one than before, or -1. */
static int changed_answer(const struct room *r, const GPtrArray *before)
{
	for (int i = 0; i < r->j->q->n_questions; i++) {
		const char *id = r->j->q->questions[i].id;
		const struct store_answer *now = find_answer(r->j->answers, id);
		const struct store_answer *then = find_answer(before, id);

		if ((now != NULL ? now->head : 0) != (then != NULL ? then->head : 0))
			return i;
	}
	return -1;
}

bool room_undo(struct room *r, bool redo, char **label, int *services, struct diags *ds)
{
	g_autoptr(GPtrArray) before = g_ptr_array_ref(r->j->answers);
	int question;

	if (!undoing_service(r->app, r->w->service, redo, r->w->args, label, services, ds))
		return false;
	if (*label == NULL)
		return true;
	if (!room_refresh(r, NULL)) {
		g_clear_pointer(label, g_free);
		if (!undoing_service(r->app, r->w->service, !redo, r->w->args, label, services, ds))
			return false;
		g_clear_pointer(label, g_free);
		return room_refresh(r, ds);
	}
	question = changed_answer(r, before);
	if (question >= 0 && question != r->question)
		room_jump(r, question);
	return true;
}

bool room_open(struct room **out, struct app *app, const struct workshop *w,
	       struct diags *ds)
{
	g_autoptr(room) r = g_new0(struct room, 1);

	*out = NULL;
	r->app = app;
	r->w = w;
	r->question = -1;
	r->block = -1;
	r->giving = -1;
	r->scope = w->by_section ? ROOM_EVERYTHING : ROOM_UNTIL_DECIDED;
	r->trail = g_array_new(FALSE, FALSE, sizeof(int));
	r->ahead = g_array_new(FALSE, FALSE, sizeof(int));
	if (!room_refresh(r, ds))
		return false;
	r->passed = g_new0(bool, r->j->q->n_questions);
	r->early = g_new0(struct room_beside, r->j->q->n_questions);
	take_order(r);
	room_resume(r);
	if (r->question < 0)
		room_next(r);
	*out = g_steal_pointer(&r);
	return true;
}

void room_free(struct room *r)
{
	if (r == NULL)
		return;
	for (int i = 0; r->early != NULL && i < r->j->q->n_questions; i++)
		room_beside_clear(&r->early[i]);
	g_free(r->early);
	judgement_free(r->j);
	order_free(r->order);
	order_free(r->left);
	g_clear_pointer(&r->offers, g_ptr_array_unref);
	g_clear_pointer(&r->trail, g_array_unref);
	g_clear_pointer(&r->ahead, g_array_unref);
	room_place_clear(&r->place);
	g_free(r->passed);
	g_free(r);
}
