/*
 * The inputs of a verdict: filling them, and which answer counts for a question
 * once conditions, stand-ins and waivers are looked at. What follows from that is
 * the verdict's.
 */
#include "config.h"

#include "core/inputs.h"

#include <glib/gi18n.h>

#include <string.h>

#include "base/calendar.h"
#include "core/expr.h"

static const char *const confidence_names[] = { "none", "low", "medium", "high" };
static const char *const source_names[] = { "room", "quick", "prepared", "carried" };

G_STATIC_ASSERT(G_N_ELEMENTS(confidence_names) == CONFIDENCE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(source_names) == SOURCE_COUNT);

/* How conditions see what an answer means. */
static const unsigned char eval_states[] = {
	[STATE_PASS] = EVAL_PASS,     [STATE_PARTIAL] = EVAL_PARTIAL,
	[STATE_FAIL] = EVAL_FAIL,     [STATE_UNKNOWN] = EVAL_OPEN,
	[STATE_NA] = EVAL_NA,	      [STATE_UNANSWERED] = EVAL_OPEN,
	[STATE_HIDDEN] = EVAL_HIDDEN, [STATE_NONE] = EVAL_KNOWN,
};

G_STATIC_ASSERT(G_N_ELEMENTS(eval_states) == STATE_COUNT);

static void waiver_clear(void *data)
{
	struct waiver *w = data;

	g_free(w->id);
	g_free(w->by);
	g_free(w->reason);
	g_free(w->given);
	g_free(w->until);
}

static void justification_clear(void *data)
{
	struct justification *j = data;

	g_free(j->smell);
	g_free(j->by);
	g_free(j->reason);
}

static void answer_clear(struct answer *a)
{
	value_clear(&a->value);
	g_free(a->note);
	g_free(a->evidence);
	g_free(a->by);
	g_free(a->at);
}

struct inputs *inputs_new(const struct questionnaire *q, const char *date)
{
	struct inputs *in = g_new0(struct inputs, 1);

	in->q = q;
	in->answers = g_new0(struct answer, q->n_questions);
	in->waivers = g_array_new(FALSE, TRUE, sizeof(struct waiver));
	g_array_set_clear_func(in->waivers, waiver_clear);
	in->justifications = g_array_new(FALSE, TRUE, sizeof(struct justification));
	g_array_set_clear_func(in->justifications, justification_clear);
	in->date = g_strdup(date);
	return in;
}

struct inputs *inputs_dup(const struct inputs *in)
{
	struct inputs *copy = inputs_new(in->q, in->date);

	for (int i = 0; i < in->q->n_questions; i++) {
		const struct answer *from = &in->answers[i];
		struct answer *to = &copy->answers[i];

		*to = *from;
		value_copy(&to->value, &from->value);
		to->note = g_strdup(from->note);
		to->evidence = g_strdup(from->evidence);
		to->by = g_strdup(from->by);
		to->at = g_strdup(from->at);
	}
	facts_copy(&copy->facts, &in->facts);
	for (unsigned i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);

		inputs_add_waiver(copy, w->id, w->by, w->reason, w->given, w->until);
	}
	for (unsigned i = 0; i < in->justifications->len; i++) {
		const struct justification *j =
			&g_array_index(in->justifications, struct justification, i);

		inputs_add_justification(copy, j->smell, j->by, j->reason);
	}
	return copy;
}

void inputs_free(struct inputs *in)
{
	if (in == NULL)
		return;
	for (int i = 0; i < in->q->n_questions; i++)
		answer_clear(&in->answers[i]);
	g_free(in->answers);
	facts_clear(&in->facts);
	g_array_unref(in->waivers);
	g_array_unref(in->justifications);
	g_free(in->date);
	g_free(in);
}

static void refuse_question(const struct questionnaire *q, const char *id,
			    struct diags *ds)
{
	struct diag *d = diag_error(ds, "unknown-question", NULL,
				    _("there is no question \"%s\""), id);
	const char *near = questionnaire_near_label(q, id);

	if (near != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near);
}

bool inputs_set(struct inputs *in, const char *question_id, const char *typed,
		const char *note, struct diags *ds)
{
	int i = questionnaire_find_label(in->q, question_id);
	struct value value;

	if (i < 0) {
		refuse_question(in->q, question_id, ds);
		return false;
	}
	if (!value_parse(&value, &in->q->questions[i], typed, ds))
		return false;
	value_clear(&in->answers[i].value);
	in->answers[i].value = value;
	g_free(in->answers[i].note);
	in->answers[i].note = g_strdup(note);
	return true;
}

void inputs_add_waiver(struct inputs *in, const char *id, const char *by,
		       const char *reason, const char *given, const char *until)
{
	struct waiver w = { g_strdup(id), g_strdup(by), g_strdup(reason), g_strdup(given),
			    g_strdup(until) };

	for (unsigned i = 0; i < in->waivers->len; i++)
		if (strcmp(g_array_index(in->waivers, struct waiver, i).id, id) == 0) {
			g_array_remove_index(in->waivers, i);
			break;
		}
	g_array_append_val(in->waivers, w);
}

void inputs_add_justification(struct inputs *in, const char *smell, const char *by,
			      const char *reason)
{
	struct justification j = { g_strdup(smell), g_strdup(by), g_strdup(reason) };
	GArray *all = in->justifications;

	for (unsigned i = 0; i < all->len; i++)
		if (strcmp(g_array_index(all, struct justification, i).smell, smell) ==
		    0) {
			g_array_remove_index(all, i);
			break;
		}
	g_array_append_val(all, j);
}

const struct waiver *inputs_waiver(const struct inputs *in, const char *id)
{
	for (unsigned i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);

		if (strcmp(w->id, id) == 0)
			return w;
	}
	return NULL;
}

static bool is_filled(const char *text)
{
	return text != NULL && text[strspn(text, " \t\n")] != '\0';
}

bool waiver_is_valid(const struct waiver *w, const char *date)
{
	int lasts, left;

	return is_filled(w->by) && is_filled(w->reason) && w->given != NULL &&
	       w->until != NULL && calendar_days_between(&lasts, w->given, w->until) &&
	       calendar_days_between(&left, date, w->until) && lasts >= 0 &&
	       lasts <= WAIVER_DAYS_MAX && left >= 0;
}

bool inputs_is_justified(const struct inputs *in, const char *smell)
{
	for (unsigned i = 0; i < in->justifications->len; i++) {
		const struct justification *j =
			&g_array_index(in->justifications, struct justification, i);

		if (strcmp(j->smell, smell) == 0)
			return is_filled(j->reason);
	}
	return false;
}

/* The first known text, else the largest known number. */
static const struct fact *find_stand_in(const struct inputs *in, const struct question *q)
{
	const struct fact *best = NULL;

	for (int i = 0; i < q->n_from; i++) {
		const struct fact *f = &in->facts.fact[q->from[i]];

		if (!f->known)
			continue;
		if (f->text != NULL)
			return f;
		if (best == NULL || f->number > best->number)
			best = f;
	}
	return best;
}

const struct fact *inputs_stand_in(const struct inputs *in, int question)
{
	if (!value_is_open(&in->answers[question].value))
		return NULL;
	return find_stand_in(in, &in->q->questions[question]);
}

void inputs_count(const struct inputs *in, int first, int n, int *answered, int *asked)
{
	*answered = *asked = 0;
	for (int i = first; i < first + n; i++) {
		if (inputs_state(in, i) == STATE_HIDDEN)
			continue;
		(*asked)++;
		*answered += in->answers[i].value.kind != VALUE_NONE;
	}
}

bool inputs_number(const struct inputs *in, int question, gint64 *number)
{
	const struct value *v = &in->answers[question].value;
	const struct fact *f;

	*number = v->number;
	if (v->kind == VALUE_NUMBER)
		return true;
	f = inputs_stand_in(in, question);
	if (f == NULL || f->text != NULL)
		return false;
	*number = f->number;
	return true;
}

const char *inputs_text(const struct inputs *in, int question)
{
	const struct value *v = &in->answers[question].value;
	const struct fact *f;

	if (v->kind == VALUE_TEXT)
		return v->text;
	f = inputs_stand_in(in, question);
	return f != NULL ? f->text : NULL;
}

/* Of a question that is asked: without its condition. */
static enum state asked_state(const struct inputs *in, int question)
{
	const struct question *q = &in->q->questions[question];
	const struct fact *f = inputs_stand_in(in, question);
	enum state state;

	if (f == NULL)
		return value_state(&in->answers[question].value, q);
	if (q->role == ROLE_INFO)
		return STATE_NONE;
	/* A number that stands in is judged like an answer, if there are bands. */
	state = f->text == NULL ? question_band_state(q, f->number) : STATE_NONE;
	return state != STATE_NONE ? state : value_state(&in->answers[question].value, q);
}

/* With it, which reads the states of others. */
static enum state state_among(const struct inputs *in, int question,
			      const unsigned char *states)
{
	const struct eval_env env = { .in = in, .states = states, .it = -1 };
	const struct expr *when = in->q->questions[question].when;
	enum tri asked = when != NULL ? expr_eval(when, &env) : TRI_YES;

	if (asked == TRI_YES)
		return asked_state(in, question);
	if (asked != TRI_OPEN)
		return STATE_HIDDEN;
	return in->answers[question].value.kind == VALUE_UNKNOWN ? STATE_UNKNOWN
								 : STATE_UNANSWERED;
}

void inputs_states(const struct inputs *in, unsigned char *states)
{
	/* Where conditions form a ring, which lint refuses, each finds the next open. */
	memset(states, EVAL_OPEN, in->q->n_questions);
	for (int k = 0; k < in->q->n_questions; k++) {
		int i = in->q->order[k];

		states[i] = eval_states[state_among(in, i, states)];
	}
}

enum state inputs_state(const struct inputs *in, int question)
{
	g_autofree unsigned char *states = NULL;

	if (in->q->questions[question].when == NULL)
		return asked_state(in, question);
	states = g_malloc(in->q->n_questions);
	inputs_states(in, states);
	return state_among(in, question, states);
}

bool inputs_is_open(const struct inputs *in, int question)
{
	enum state state = inputs_state(in, question);

	return state == STATE_UNKNOWN || state == STATE_UNANSWERED;
}

bool inputs_is_hidden(const struct inputs *in, int question)
{
	return inputs_state(in, question) == STATE_HIDDEN;
}

const char *confidence_name(enum confidence c)
{
	g_return_val_if_fail((unsigned)c < CONFIDENCE_COUNT, "");
	return confidence_names[c];
}

enum confidence confidence_from_name(const char *name, bool whole)
{
	gsize length = name != NULL ? strlen(name) : 0;

	for (int c = 0; length > 0 && c < CONFIDENCE_COUNT; c++)
		if (g_ascii_strncasecmp(name, confidence_names[c], length) == 0 &&
		    (!whole || confidence_names[c][length] == '\0'))
			return c;
	return CONFIDENCE_COUNT;
}

const char *answer_source_name(enum answer_source s)
{
	g_return_val_if_fail((unsigned)s < SOURCE_COUNT, "");
	return source_names[s];
}
