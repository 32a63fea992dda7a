/*
 * Classes by trying answers, then a sort. Judging one trial takes microseconds, so
 * all answers of all open questions are tried each time; nothing is remembered.
 */
#include "config.h"

#include "core/order.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/kind.h"
#include "core/path.h"

/* Everything about a verdict that a class looks at. */
struct outcome {
	enum verdict_token best, worst;
	guint64 way;		/* hash of path, next paths and failed gates */
};

/* What is tried, and on what. */
struct tryout {
	const struct questionnaire *q;
	struct inputs *in;	/* ours */
	struct judge judge;
	struct path_walk walk;
	struct outcome now;	/* without any trial */
	GArray *answers;	/* struct value: what is tried for one question */
};

/* Sort key of a question; details follow the question they hang on. */
struct place_in_room {
	int question;
	int tier;		/* 0 asked, 1 for the record, 2 skipped */
	int rank, weight, quick, root, depth;
	struct order_item item;
};

/* A gate outweighs all weights, a baseline item all but gates. */
enum { WEIGHT_GATE = 101, WEIGHT_BASELINE = 100 };

static int room_weight(const struct question *q)
{
	switch (q->role) {
	case ROLE_GATE:
		return WEIGHT_GATE;
	case ROLE_BASELINE:
		return WEIGHT_BASELINE;
	default:
		return q->weight;
	}
}

/* Alone, nobody talks it over. */
enum { QUICK_SECONDS = 60 };

int question_seconds(const struct question *q)
{
	if (q->seconds > 0)
		return q->seconds;
	return q->role == ROLE_GATE ? 180 : q->weight >= 3 ? 120 : 60;
}

int order_minutes(int seconds)
{
	return (seconds + 59) / 60;
}

/* ---- what an answer changes ---- */

static void hash_number(guint64 *hash, guint64 number)
{
	*hash = (*hash ^ number) * G_GUINT64_CONSTANT(1099511628211);
}

static struct outcome judge_now(struct tryout *r)
{
	const struct int_list *gates = &r->q->plan->required;
	struct outcome o = { .way = G_GUINT64_CONSTANT(14695981039346656037) };

	judge_take(&r->judge, r->in);
	path_walk(&r->walk, &r->judge);
	o.best = r->judge.best->token;
	o.worst = r->judge.worst->token;
	for (int i = 0; i < r->walk.n; i++)
		hash_number(&o.way, r->walk.tokens[i]);
	for (int i = 0; i < gates->n; i++)
		if (r->judge.best->states[gates->at[i]] == EVAL_FAIL)
			hash_number(&o.way, (guint64)gates->at[i] + 1000);
	return o;
}

static void collect_answers(struct tryout *r, int question)
{
	const struct int_list *readers = &r->q->plan->readers[question];
	const struct question *qn = &r->q->questions[question];
	struct expr_reads reads = { 0 };

	g_array_set_size(r->answers, 0);
	for (int i = 0; i < readers->n; i++)
		expr_reads_collect(&reads, r->q->rules[readers->at[i]].when);
	kind_ops(qn->kind)->add_trials(r->answers, r->q, qn, &reads, TRY_ORDER);
	expr_reads_clear(&reads);
}

/* What one answer does, compared with none. */
static enum order_class answer_class(const struct tryout *r, const struct outcome *o)
{
	if (r->now.best != r->now.worst && o->best == o->worst)
		return ORDER_ENDS;
	if (o->best != r->now.best || o->worst != r->now.worst)
		return ORDER_DECIDES;
	return o->way != r->now.way ? ORDER_WAY : ORDER_RECORD;
}

static enum order_class try_answers(struct tryout *r, int question)
{
	struct value given = r->in->answers[question].value;
	enum order_class class = ORDER_RECORD;

	collect_answers(r, question);
	for (unsigned i = 0; i < r->answers->len && class != ORDER_ENDS; i++) {
		struct outcome o;

		r->in->answers[question].value = g_array_index(r->answers, struct value, i);
		o = judge_now(r);
		class = MIN(class, answer_class(r, &o));
	}
	r->in->answers[question].value = given;
	return class;
}

/* ---- classes of all ---- */

/*
 * Weak answers decide together: no single weighted question may turn a score, yet
 * without them there is none. What the verdict asks for counts as deciding, as
 * long as it is not settled.
 */
static void class_required(const struct tryout *r, enum order_class *classes)
{
	const struct judge *j = &r->judge;
	const struct marks *open = &j->open_conditions;

	if (r->now.best == r->now.worst)
		return;
	for (int i = 0; i < j->required.n; i++)
		classes[j->required.at[i]] = MIN(classes[j->required.at[i]], ORDER_DECIDES);
	for (int m = 0; m < open->n; m++)
		for (int i = 0; i < r->q->n_questions; i++) {
			const struct question *qn = &r->q->questions[i];
			bool scored = open->at[m].question < 0 &&
				      qn->role == ROLE_WEIGHTED &&
				      (open->at[m].section < 0 ||
				       open->at[m].section == qn->section);

			if (scored || open->at[m].question == i)
				classes[i] = MIN(classes[i], ORDER_DECIDES);
		}
}

/* The same for the way out: when no single answer turns it and several still could,
 * the weighted ones are not only for the record. */
static void class_joint_way(const struct tryout *r, enum order_class *classes, bool decided)
{
	for (int i = 0; i < r->q->n_questions; i++)
		if (r->judge.now.states[i] == EVAL_OPEN && classes[i] < ORDER_RECORD)
			return;
	for (int i = 0; i < r->q->n_questions && !decided; i++)
		if (r->q->questions[i].role == ROLE_WEIGHTED)
			classes[i] = ORDER_WAY;
}

static void find_classes(struct tryout *r, enum order_class *classes)
{
	const int n = r->q->n_questions;
	g_autofree bool *open = g_new0(bool, n + 1);
	bool path_decided;

	r->now = judge_now(r);
	for (int i = 0; i < n; i++)
		open[i] = r->judge.now.states[i] == EVAL_OPEN;
	for (int i = 0; i < n; i++)
		classes[i] = open[i] ? try_answers(r, i) : ORDER_RECORD;
	r->now = judge_now(r);
	path_decided = path_is_decided(&r->walk, &r->judge);
	class_required(r, classes);
	class_joint_way(r, classes, path_decided);
}

/* ---- where each stands ---- */

/* The first question its condition reads by name, or -1. */
static int parent_of(const struct questionnaire *q, int question)
{
	struct expr_reads reads = { 0 };
	int parent = -1;

	if (q->questions[question].when == NULL)
		return -1;
	expr_reads_collect(&reads, q->questions[question].when);
	if (reads.questions->len > 0)
		parent = g_array_index(reads.questions, int, 0);
	expr_reads_clear(&reads);
	return parent == question ? -1 : parent;
}

static bool waits(const struct tryout *r, int question)
{
	const struct eval_env env = { .in = r->in, .states = r->judge.now.states,
				      .it = -1 };
	const struct expr *when = r->q->questions[question].when;

	return when != NULL && expr_eval(when, &env) == TRI_OPEN;
}

static int skipped_by(const struct tryout *r, int question)
{
	int gate = r->q->questions[question].skip_after;

	return gate >= 0 && r->judge.best->states[gate] == EVAL_FAIL ? gate : -1;
}

/* Parents come first in questionnaire.order, so each finds its own place ready. */
static void place_questions(const struct tryout *r, const enum order_class *classes,
			    struct place_in_room *places)
{
	for (int k = 0; k < r->q->n_questions; k++) {
		int i = r->q->order[k], parent = parent_of(r->q, i);
		const struct question *qn = &r->q->questions[i];
		struct place_in_room *p = &places[i];

		*p = (struct place_in_room){ .question = i, .root = i, .depth = k,
					     .rank = qn->ask > 0 ? qn->ask : G_MAXINT,
					     .weight = room_weight(qn),
					     .quick = qn->quick > 0 ? qn->quick : G_MAXINT };
		p->item = (struct order_item){ i, classes[i], 0, skipped_by(r, i),
					       waits(r, i),
					       r->in->answers[i].value.kind == VALUE_UNKNOWN };
		p->tier = p->item.skipped_by >= 0 ? 2 : classes[i] == ORDER_RECORD;
		if (parent < 0 || p->item.skipped_by >= 0)
			continue;
		p->root = places[parent].root;
		p->rank = places[parent].rank;
		p->weight = places[parent].weight;
		p->quick = places[parent].quick;
		if (p->item.waits)
			p->tier = places[parent].tier;
	}
}

static int by_place(const void *a, const void *b)
{
	const struct place_in_room *x = a, *y = b;

	if (x->tier != y->tier)
		return x->tier - y->tier;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->weight != y->weight)
		return y->weight - x->weight;
	if (x->quick != y->quick)
		return x->quick < y->quick ? -1 : 1;
	if (x->root != y->root)
		return x->root - y->root;
	return x->depth - y->depth;
}

static void add_item(struct order *o, const struct questionnaire *q, struct order_item item,
		     int seconds)
{
	const struct question *qn = &q->questions[item.question];

	g_array_append_val(o->items, item);
	if (item.waits)
		return;
	if (item.unknown) {
		o->unknown++;
		return;
	}
	if (qn->role == ROLE_GATE) {
		o->gates++;
		o->gates_seconds += seconds;
	}
	if (item.skipped_by >= 0) {
		o->skipped++;
		o->skipped_seconds += seconds;
		return;
	}
	o->count[item.class]++;
	o->seconds[item.class] += seconds;
}

static void add_with_time(struct order *o, const struct questionnaire *q,
			  struct order_item item)
{
	add_item(o, q, item, question_seconds(&q->questions[item.question]));
}

static bool is_open(const struct tryout *r, int question)
{
	return r->judge.now.states[question] == EVAL_OPEN;
}

/* What is for the record, and what is skipped, is one block each; so is a rank, and
 * without ranks a weight. */
static bool is_same_block(const struct place_in_room *a, const struct place_in_room *b)
{
	return a->tier == b->tier &&
	       (a->tier > 0 ||
		(a->rank == b->rank && (a->rank < G_MAXINT || a->weight == b->weight)));
}

static void fill_room(struct order *o, const struct tryout *r, struct place_in_room *places)
{
	const struct place_in_room *before = NULL;
	int block = -1;

	qsort(places, r->q->n_questions, sizeof *places, by_place);
	for (int k = 0; k < r->q->n_questions; k++) {
		struct place_in_room *p = &places[k];

		if (!is_open(r, p->question))
			continue;
		if (before == NULL || !is_same_block(before, p))
			block++;
		p->item.block = block;
		add_with_time(o, r->q, p->item);
		before = p;
	}
}

static void fill_file(struct order *o, const struct tryout *r,
		      const struct place_in_room *places)
{
	for (int i = 0; i < r->q->n_questions; i++) {
		struct order_item item = places[i].item;

		item.block = r->q->questions[i].section;
		if (is_open(r, i))
			add_with_time(o, r->q, item);
	}
}

static void fill_quick(struct order *o, const struct tryout *r,
		       const struct place_in_room *places)
{
	for (int k = 0; k < r->q->n_quick; k++)
		if (is_open(r, r->q->quick[k]))
			add_item(o, r->q, places[r->q->quick[k]].item, QUICK_SECONDS);
}

struct order *order_new(const struct inputs *in, enum order_mode mode)
{
	const int n = in->q->n_questions;
	g_autofree enum order_class *classes = g_new(enum order_class, n + 1);
	/* Zeroed: in a ring of conditions a parent is asked for before it is placed. */
	g_autofree struct place_in_room *places = g_new0(struct place_in_room, n + 1);
	struct order *o = g_new0(struct order, 1);
	struct tryout r = { .q = in->q, .in = inputs_dup(in) };

	o->items = g_array_new(FALSE, FALSE, sizeof(struct order_item));
	r.answers = g_array_new(FALSE, FALSE, sizeof(struct value));
	judge_init(&r.judge, in->q);
	path_walk_init(&r.walk, in->q);
	find_classes(&r, classes);
	place_questions(&r, classes, places);
	if (mode == ORDER_ROOM)
		fill_room(o, &r, places);
	else if (mode == ORDER_SECTIONS)
		fill_file(o, &r, places);
	else
		fill_quick(o, &r, places);
	path_walk_clear(&r.walk);
	judge_clear(&r.judge);
	g_array_unref(r.answers);
	inputs_free(r.in);
	return o;
}

void order_free(struct order *o)
{
	if (o == NULL)
		return;
	g_array_unref(o->items);
	g_free(o);
}

static void append_part(GString *s, int count, int seconds, const char *format)
{
	if (count == 0)
		return;
	if (s->len > 0)
		g_string_append(s, ", ");
	g_string_append_printf(s, format, count, order_minutes(seconds));
}

char *order_summary(const struct order *o)
{
	int decide = o->count[ORDER_ENDS] + o->count[ORDER_DECIDES];
	GString *s = g_string_new(NULL);

	/* TRANSLATORS: three parts of one line, each a number of questions and minutes */
	append_part(s, decide, o->seconds[ORDER_ENDS] + o->seconds[ORDER_DECIDES],
		    ngettext("%d can still decide (%d min)", "%d can still decide (%d min)",
			     decide));
	append_part(s, o->count[ORDER_WAY], o->seconds[ORDER_WAY],
		    ngettext("%d changes the way out (%d min)",
			     "%d change the way out (%d min)", o->count[ORDER_WAY]));
	append_part(s, o->count[ORDER_RECORD] + o->skipped,
		    o->seconds[ORDER_RECORD] + o->skipped_seconds,
		    ngettext("%d for the record (%d min)", "%d for the record (%d min)",
			     o->count[ORDER_RECORD] + o->skipped));
	if (o->unknown > 0) {
		if (s->len > 0)
			g_string_append(s, ", ");
		/* TRANSLATORS: questions that were asked, and nobody could answer */
		g_string_append_printf(s, ngettext("%d nobody knows", "%d nobody knows",
						   (gulong)o->unknown), o->unknown);
	}
	if (s->len == 0)
		g_string_append(s, _("nothing is open"));
	return g_string_free(s, FALSE);
}
