/*
 * Answers are tried service by service on one copy of its inputs; registered changes on a
 * copy of the portfolio, from which all facts are computed anew.
 */
#include "config.h"

#include "core/fixes.h"

#include <string.h>

#include "core/fix_trial.h"
#include "core/flip_trial.h"

static const char *const kind_names[] = { "answer", "call", "callers", "writer", "owner",
	"merge" };
G_STATIC_ASSERT(G_N_ELEMENTS(kind_names) == FIX_KIND_COUNT);

const char *fix_kind_name(enum fix_kind k)
{
	g_return_val_if_fail((unsigned)k < FIX_KIND_COUNT, NULL);
	return kind_names[k];
}

static GArray *ints_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(int));
}

struct fix *fix_new(enum fix_kind kind)
{
	struct fix *f = g_new0(struct fix, 1);

	f->kind = kind;
	f->question = f->service = f->other = f->store = f->team = -1;
	f->services = ints_new();
	f->unlocked = ints_new();
	f->better = ints_new();
	return f;
}

void fix_free(struct fix *f)
{
	if (f == NULL)
		return;
	g_array_unref(f->services);
	g_array_unref(f->unlocked);
	g_array_unref(f->better);
	g_free(f);
}

struct outcome fix_outcome(const struct judge *j)
{
	return (struct outcome){ j->token, j->leaning, j->best->stops.n };
}

void fix_count(struct fix *f, int service, const struct outcome *before,
	       const struct outcome *after)
{
	if (before->token == VERDICT_NO_GO && after->token != VERDICT_NO_GO)
		g_array_append_val(f->unlocked, service);
	else if (after->token > before->token ||
		 (after->token == before->token && after->leaning > before->leaning))
		g_array_append_val(f->better, service);
	f->stops += before->stops - after->stops;
}

static bool has_effect(const struct fix *f)
{
	return f->unlocked->len > 0 || f->better->len > 0 || f->stops > 0;
}

void fix_add(GPtrArray *fixes, struct fix *f)
{
	if (has_effect(f))
		g_ptr_array_add(fixes, f);
	else
		fix_free(f);
}

int fix_compare(const struct fix *a, const struct fix *b)
{
	if (a->unlocked->len != b->unlocked->len)
		return (int)b->unlocked->len - (int)a->unlocked->len;
	if (a->better->len != b->better->len)
		return (int)b->better->len - (int)a->better->len;
	if (a->stops != b->stops)
		return b->stops - a->stops;
	return (int)a->services->len - (int)b->services->len;
}

static int best_first(gconstpointer a, gconstpointer b)
{
	const struct fix *const *x = a, *const *y = b;

	return fix_compare(*x, *y);
}

/* ---- answers ----------------------------------------------------------------------- */

struct answers {
	GHashTable *by_id;	/* question id -> struct fix, borrowed from: */
	GPtrArray *all;		/* in the order they were met */
};

static struct fix *fix_of(struct answers *a, const struct questionnaire *q, int question)
{
	struct fix *f = g_hash_table_lookup(a->by_id, q->questions[question].id);

	if (f == NULL) {
		f = fix_new(FIX_ANSWER);
		f->q = q;
		f->question = question;
		g_hash_table_insert(a->by_id, q->questions[question].id, f);
		g_ptr_array_add(a->all, f);
	}
	return f;
}

/* Known, and not as it should be; of info questions those that a rule of weight reads.
 * That nobody needs a split is nothing to be mended. */
static bool can_be_better(const struct trial *t, const unsigned char *states, int question)
{
	const struct question *qn = &t->q->questions[question];

	if (value_is_open(&t->in->answers[question].value) ||
	    question_has_tag(qn, questionnaire_find_tag(t->q, TAG_GOOD_NEWS)))
		return false;
	if (qn->role == ROLE_INFO)
		return qn->feeds_rule && states[question] == EVAL_KNOWN;
	return states[question] == EVAL_PARTIAL || states[question] == EVAL_FAIL;
}

static void try_answer(struct answers *a, struct trial *t, int question, int service,
		       const struct outcome *before)
{
	struct value given = t->in->answers[question].value, good = { 0 };
	struct outcome after;
	struct fix *f;

	if (!trial_pass_value(t, question, &good))
		return;
	t->in->answers[question].value = good;
	trial_judge(t);
	after = fix_outcome(&t->judge);
	t->in->answers[question].value = given;
	value_clear(&good);
	/* an info question that is well as it is needs no fix */
	if (t->q->questions[question].role == ROLE_INFO &&
	    memcmp(&after, before, sizeof(after)) == 0)
		return;
	f = fix_of(a, t->q, question);
	g_array_append_val(f->services, service);
	fix_count(f, service, before, &after);
}

static void try_answers(struct answers *a, const struct inputs *in, int service)
{
	g_autofree unsigned char *states = NULL;
	struct outcome before;
	struct trial t;

	trial_init(&t, in);
	trial_judge(&t);
	before = fix_outcome(&t.judge);
	states = g_memdup2(t.judge.now.states, (gsize)t.q->n_questions);
	for (int i = 0; i < t.q->n_questions; i++) {
		if (!can_be_better(&t, states, i))
			continue;
		try_answer(a, &t, i, service, &before);
		if (t.q->questions[i].role == ROLE_INFO)
			trial_judge(&t);	/* the next good value is found by its states */
	}
	trial_clear(&t);
}

GPtrArray *fixes_find(const struct fix_case *c)
{
	GPtrArray *fixes = g_ptr_array_new_with_free_func((GDestroyNotify)fix_free);
	g_autoptr(GPtrArray) met = g_ptr_array_new();
	g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
	struct answers a = { by_id, met };

	for (int i = 0; i < c->view->p->n_services; i++)
		if (c->in[i] != NULL)
			try_answers(&a, c->in[i], i);
	for (guint i = 0; i < met->len; i++)
		fix_add(fixes, met->pdata[i]);
	fixes_find_registered(fixes, c);
	g_ptr_array_sort(fixes, best_first);	/* stable: ties stay as they were met */
	return fixes;
}
