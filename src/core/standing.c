/*
 * Reads the inputs into the form evaluations work on: states, shares and waivers by
 * index. The only place that compares ids of waivers.
 */
#include "config.h"

#include "core/standing.h"

#include <string.h>

#include "core/expr.h"
#include "core/plan.h"
#include "core/score.h"

void standing_init(struct standing *s, const struct questionnaire *q)
{
	*s = (struct standing){
		.q = q,
		/* one more: a file without questions is judged, too, and no array is NULL */
		.states = g_new0(unsigned char, q->n_questions + 1),
		.shares = g_new0(int, q->n_questions + 1),
		.waived = g_new0(bool, q->n_questions + 1),
		.waived_rows = g_new0(bool, q->n_rules + 1),
		.constant = g_new0(signed char, q->n_rules + 1),
		.sections = g_new0(struct score, q->n_sections + 1),
	};
}

void standing_clear(struct standing *s)
{
	g_free(s->states);
	g_free(s->shares);
	g_free(s->waived);
	g_free(s->waived_rows);
	g_free(s->constant);
	g_free(s->sections);
	*s = (struct standing){ 0 };
}

static void take_waiver(struct standing *s, const struct waiver *w)
{
	const struct int_list *soft = &s->q->plan->soft_stops;
	int question;

	if (!waiver_is_valid(w, s->in->date))
		return;
	question = questionnaire_find_label(s->q, w->id);
	if (question >= 0 && s->q->questions[question].waivable)
		s->waived[question] = true;
	for (int i = 0; i < soft->n; i++)
		if (strcmp(s->q->rules[soft->at[i]].id, w->id) == 0)
			s->waived_rows[soft->at[i]] = true;
}

static int take_share(const struct standing *s, int question)
{
	const struct value *value = &s->in->answers[question].value;

	switch (s->states[question]) {
	case EVAL_PASS:
		return 1000;
	case EVAL_FAIL:
		return 0;
	case EVAL_PARTIAL:
		return value_is_open(value) ? 500 :
			value_share(value, &s->q->questions[question]);
	default:
		return -1;
	}
}

static void take_scores(struct standing *s)
{
	const struct int_list *weighted = &s->q->plan->weighted;

	s->score = (struct score){ 0 };
	memset(s->sections, 0, s->q->n_sections * sizeof(*s->sections));
	for (int i = 0; i < weighted->n; i++) {
		const struct question *qn = &s->q->questions[weighted->at[i]];
		enum eval_state state = s->states[weighted->at[i]];

		if (state == EVAL_NA || state == EVAL_HIDDEN)
			continue;
		s->shares[weighted->at[i]] = take_share(s, weighted->at[i]);
		score_add(&s->score, qn->weight, s->shares[weighted->at[i]]);
		score_add(&s->sections[qn->section], qn->weight, s->shares[weighted->at[i]]);
	}
}

void standing_take(struct standing *s, const struct inputs *in)
{
	const struct questionnaire *q = s->q;

	s->in = in;
	inputs_states(in, s->states);
	s->any_open = memchr(s->states, EVAL_OPEN, q->n_questions) != NULL;
	memset(s->waived, 0, q->n_questions * sizeof(*s->waived));
	memset(s->waived_rows, 0, q->n_rules * sizeof(*s->waived_rows));
	memset(s->constant, -1, q->n_rules);
	memset(s->shares, -1, q->n_questions * sizeof(*s->shares));
	for (guint i = 0; i < in->waivers->len; i++)
		take_waiver(s, &g_array_index(in->waivers, struct waiver, i));
	take_scores(s);
}
