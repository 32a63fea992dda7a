/*
 * A condition reads finitely many things, and of each only a few values matter:
 * the states, the choices, the neighbours of a constant, a word that is on a list
 * and one that is not. Each such thing is a variable here, and trying its
 * candidates answers what a condition can become. Where there are too many
 * combinations, or arithmetic makes other numbers matter, the answer is marked as
 * uncertain.
 */
#include "config.h"

#include "core/lint_reach.h"

#include "core/inputs.h"
#include "core/kind.h"

enum { TRIALS_MAX = 20000, SAMPLE = 4000 };

enum variable_kind {
	VARIABLE_QUESTION,
	VARIABLE_NOTE,
	VARIABLE_FACT,
	VARIABLE_NUMBER,
	VARIABLE_RULE
};

struct candidate {
	unsigned char state; /* questions */
	struct value value;  /* questions; the text is borrowed */
	gint64 number;	     /* facts, numbers; rules: 0 or 1 */
	const char *text;    /* facts, notes; NULL = unknown */
};

struct variable {
	enum variable_kind kind;
	int ref;
	GArray *candidates; /* struct candidate */
};

/* What the condition is evaluated in. */
struct world {
	const struct questionnaire *q;
	const struct expr *e;
	struct expr_reads reads;
	struct inputs *in;
	unsigned char *states;
	gint64 numbers[MEASURE_COUNT - MEASURE_FACT_COUNT];
	guint64 *fired;
	GArray *variables; /* struct variable */
	int it;
	guint32 seed;
};

/* Any fixed sequence will do, as long as it is the same everywhere. */
static unsigned next_random(struct world *w)
{
	w->seed = w->seed * 1664525u + 1013904223u;
	return w->seed >> 16;
}

static GArray *add_variable(struct world *w, enum variable_kind kind, int ref)
{
	struct variable v = { kind, ref,
			      g_array_new(FALSE, TRUE, sizeof(struct candidate)) };

	g_array_append_val(w->variables, v);
	return v.candidates;
}

static void add_state(GArray *candidates, unsigned char state, struct value value)
{
	struct candidate c = { .state = state, .value = value };

	g_array_append_val(candidates, c);
}

/* A value with the state it means, in which conditions see it. */
static void add_value(GArray *candidates, const struct question *qn, struct value value)
{
	static const unsigned char seen_as[] = {
		[STATE_PASS] = EVAL_PASS,     [STATE_PARTIAL] = EVAL_PARTIAL,
		[STATE_FAIL] = EVAL_FAIL,     [STATE_UNKNOWN] = EVAL_OPEN,
		[STATE_NA] = EVAL_NA,	      [STATE_UNANSWERED] = EVAL_OPEN,
		[STATE_HIDDEN] = EVAL_HIDDEN, [STATE_NONE] = EVAL_KNOWN,
	};

	add_state(candidates, seen_as[value_state(&value, qn)], value);
}

/* Numbers that a comparison can tell apart: 0, 1, 2 and around each constant. */
static GArray *interesting_numbers(const struct world *w)
{
	GArray *numbers = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (gint64 n = 0; n <= 2; n++)
		g_array_append_val(numbers, n);
	kind_add_constants(numbers, &w->reads);
	return numbers;
}

/* A word of each list that is read, and one that is on none. */
static void add_texts(const struct world *w, GArray *candidates)
{
	g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(char *));

	kind_add_words(words, w->q, &w->reads);
	for (unsigned i = 0; i < words->len; i++) {
		struct candidate c = { .state = EVAL_KNOWN,
				       .text = g_array_index(words, char *, i) };

		g_array_append_val(candidates, c);
	}
}

static bool has_question(const struct world *w, int question)
{
	for (unsigned i = 0; i < w->variables->len; i++) {
		const struct variable *v =
			&g_array_index(w->variables, struct variable, i);

		if (v->kind == VARIABLE_QUESTION && v->ref == question)
			return true;
	}
	return false;
}

static void add_question(struct world *w, int question)
{
	const struct question *qn = &w->q->questions[question];
	g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
	GArray *c;

	if (has_question(w, question))
		return;
	c = add_variable(w, VARIABLE_QUESTION, question);
	kind_ops(qn->kind)->add_trials(values, w->q, qn, &w->reads, TRY_LINT);
	for (unsigned i = 0; i < values->len; i++)
		add_value(c, qn, g_array_index(values, struct value, i));
	add_state(c, EVAL_OPEN, (struct value){ 0 });
	if (qn->waivable || qn->role == ROLE_BASELINE)
		add_state(c, EVAL_WAIVED,
			  (struct value){ .kind = VALUE_CHOICE,
					  .choice = MAX(qn->n_choices - 1, 0) });
	if (qn->allows_na)
		add_state(c, EVAL_NA, (struct value){ .kind = VALUE_NA });
	if (qn->when != NULL)
		add_state(c, EVAL_HIDDEN, (struct value){ 0 });
	if (w->reads.reads_text) {
		GArray *notes = add_variable(w, VARIABLE_NOTE, question);
		struct candidate none = { 0 };

		g_array_append_val(notes, none);
		add_texts(w, notes);
	}
}

static void add_measure(struct world *w, enum measure m)
{
	bool is_fact = m < MEASURE_FACT_COUNT;
	GArray *c = add_variable(w, is_fact ? VARIABLE_FACT : VARIABLE_NUMBER, m);
	g_autoptr(GArray) numbers = interesting_numbers(w);

	if (measure_is_text(m)) {
		add_texts(w, c);
		return;
	}
	for (unsigned i = 0; i < numbers->len; i++) {
		struct candidate n = { .number = g_array_index(numbers, gint64, i) };

		if (n.number >= 0)
			g_array_append_val(c, n);
	}
}

static void add_rules(struct world *w)
{
	for (unsigned i = 0; i < w->reads.rules->len; i++) {
		const char *id = g_array_index(w->reads.rules, const char *, i);

		for (int r = 0; r < w->q->n_rules; r++) {
			GArray *c;

			if (g_strcmp0(w->q->rules[r].id, id) != 0)
				continue;
			c = add_variable(w, VARIABLE_RULE, r);
			for (gint64 on = 0; on <= 1; on++) {
				struct candidate n = { .number = on };

				g_array_append_val(c, n);
			}
		}
	}
}

static void add_variables(struct world *w)
{
	for (unsigned i = 0; i < w->reads.questions->len; i++)
		add_question(w, g_array_index(w->reads.questions, int, i));
	if (w->it >= 0)
		add_question(w, w->it);
	for (int i = 0; i < w->q->n_questions; i++)
		if (w->q->questions[i].tag_bits & w->reads.tags)
			add_question(w, i);
	for (int m = 0; m < MEASURE_COUNT; m++)
		if (w->reads.measures >> m & 1)
			add_measure(w, m);
	add_rules(w);
}

static void set_variable(struct world *w, const struct variable *v, unsigned i)
{
	const struct candidate *c = &g_array_index(v->candidates, struct candidate, i);

	switch (v->kind) {
	case VARIABLE_QUESTION:
		w->states[v->ref] = c->state;
		w->in->answers[v->ref].value = c->value;
		break;
	case VARIABLE_NOTE:
		w->in->answers[v->ref].note = (char *)c->text;
		break;
	case VARIABLE_FACT:
		w->in->facts.fact[v->ref] =
			(struct fact){ true, c->number, (char *)c->text };
		break;
	case VARIABLE_NUMBER:
		w->numbers[v->ref - MEASURE_FACT_COUNT] = c->number;
		break;
	case VARIABLE_RULE:
		w->fired[v->ref / 64] &= ~(G_GUINT64_CONSTANT(1) << v->ref % 64);
		w->fired[v->ref / 64] |= (guint64)c->number << v->ref % 64;
		break;
	}
}

static void try_world(const struct world *w, struct reach *reach)
{
	const struct eval_env env = {
		.in = w->in,
		.states = w->states,
		.numbers = w->numbers,
		.numbers_known = G_MAXUINT64,
		.fired = w->fired,
		.stopped = w->fired,
		.it = w->it,
	};

	if (expr_eval(w->e, &env) == TRI_YES)
		reach->can_hold = true;
	else
		reach->can_fail = true;
}

/* Combinations there are, or TRIALS_MAX + 1 when they are more than can be tried. */
static int count_trials(const struct world *w)
{
	int trials = 1;

	for (unsigned i = 0; i < w->variables->len; i++) {
		trials *= g_array_index(w->variables, struct variable, i).candidates->len;
		if (trials > TRIALS_MAX)
			return TRIALS_MAX + 1;
	}
	return trials;
}

static void try_all(struct world *w, int trials, struct reach *reach)
{
	for (int t = 0; t < trials && !(reach->can_hold && reach->can_fail); t++) {
		int rest = t;

		for (unsigned i = 0; i < w->variables->len; i++) {
			const struct variable *v =
				&g_array_index(w->variables, struct variable, i);

			set_variable(w, v, rest % v->candidates->len);
			rest /= v->candidates->len;
		}
		try_world(w, reach);
	}
}

/* Counts need many equal states, so a sample leans to one candidate of each. */
static void try_sample(struct world *w, struct reach *reach)
{
	for (int t = 0; t < SAMPLE && !(reach->can_hold && reach->can_fail); t++) {
		unsigned favourite = next_random(w), lean = next_random(w) % 5;

		for (unsigned i = 0; i < w->variables->len; i++) {
			const struct variable *v =
				&g_array_index(w->variables, struct variable, i);
			unsigned pick = next_random(w) % 4 < lean ? favourite
								  : next_random(w);

			set_variable(w, v, pick % v->candidates->len);
		}
		try_world(w, reach);
	}
}

static void world_clear(struct world *w)
{
	for (int i = 0; i < w->q->n_questions; i++) {
		w->in->answers[i].value.text = NULL; /* borrowed from candidates */
		w->in->answers[i].note = NULL;
	}
	for (int m = 0; m < MEASURE_FACT_COUNT; m++)
		w->in->facts.fact[m].text = NULL;
	inputs_free(w->in);
	for (unsigned i = 0; i < w->variables->len; i++)
		g_array_unref(g_array_index(w->variables, struct variable, i).candidates);
	g_array_unref(w->variables);
	g_free(w->states);
	g_free(w->fired);
	expr_reads_clear(&w->reads);
}

static void reach_with(const struct questionnaire *q, const struct expr *e, int it,
		       struct reach *reach)
{
	struct world w = { .q = q, .e = e, .it = it, .seed = 1 };
	int trials;

	w.in = inputs_new(q, "2000-01-01");
	w.states = g_malloc(q->n_questions + 1);
	w.fired = g_new0(guint64, q->n_rules / 64 + 1);
	w.variables = g_array_new(FALSE, FALSE, sizeof(struct variable));
	memset(w.states, EVAL_OPEN, q->n_questions);
	expr_reads_collect(&w.reads, e);
	add_variables(&w);
	trials = count_trials(&w);
	if (trials <= TRIALS_MAX)
		try_all(&w, trials, reach);
	else
		try_sample(&w, reach);
	if (trials > TRIALS_MAX || w.reads.computes)
		reach->certain = false;
	world_clear(&w);
}

struct reach lint_reach(const struct questionnaire *q, const struct expr *e, int each_tag)
{
	struct reach reach = { .certain = true };

	if (each_tag < 0) {
		reach_with(q, e, -1, &reach);
		return reach;
	}
	for (int i = 0; i < q->n_questions; i++)
		if (question_has_tag(&q->questions[i], each_tag) &&
		    !(reach.can_hold && reach.can_fail))
			reach_with(q, e, i, &reach);
	return reach;
}
