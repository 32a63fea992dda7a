/* Choosing published accounts. */
#include "config.h"

#include "core/precedent.h"

#include <string.h>

/* Ordered by weight: no number of gates (a questionnaire has a few dozen at most)
 * outweighs the same verdict, and that not the same path. */
enum { SAME_GATE = 1, SAME_VERDICT = 1000, SAME_PATH = 2000 };

static bool gate_fails(const struct verdict *v, int question)
{
	for (guint i = 0; i < v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(v->gates, struct gate_line, i);

		if (g->question == question)
			return g->state == STATE_FAIL;
	}
	return false;
}

/* Gates that fail in the case as well; a fact in words this questionnaire does not
 * know is no gate of it. */
static int shared_gates(const struct published_case *c, const struct inputs *in,
			const struct verdict *v)
{
	int shared = 0;

	for (int i = 0; i < c->n_facts; i++) {
		int question = questionnaire_find(in->q, c->facts[i].question);
		struct value value = { .kind = VALUE_NONE };

		if (question < 0 || !gate_fails(v, question) ||
		    !value_parse(&value, &in->q->questions[question], c->facts[i].answer, NULL))
			continue;
		shared += value_state(&value, &in->q->questions[question]) == STATE_FAIL;
		value_clear(&value);
	}
	return shared;
}

static int nearness(const struct published_case *c, const struct inputs *in,
		    const struct verdict *v)
{
	enum verdict_token judged = v->token == VERDICT_INCOMPLETE
				  ? (enum verdict_token)v->leaning : v->token;
	int gates = shared_gates(c, in, v);
	bool same_path = g_strcmp0(c->expected_path, v->path) == 0;

	if (!same_path && gates == 0)
		return 0;
	return gates * SAME_GATE +
	       (strcmp(c->expected_verdict, verdict_name(judged)) == 0 ? SAME_VERDICT : 0) +
	       (same_path ? SAME_PATH : 0);
}

int precedent_choose(int chosen[PRECEDENTS_MAX], const struct published_case *const *cases,
		     int n_cases, const struct inputs *in, const struct verdict *v)
{
	int near[PRECEDENTS_MAX] = { 0 };
	int n = 0;

	for (int i = 0; i < n_cases; i++) {
		int value = nearness(cases[i], in, v);
		int at = n;

		while (at > 0 && (value > near[at - 1] ||
				  (value == near[at - 1] &&
				   strcmp(cases[i]->id, cases[chosen[at - 1]]->id) < 0)))
			at--;
		if (value == 0 || at == PRECEDENTS_MAX)
			continue;
		n = MIN(n + 1, PRECEDENTS_MAX);
		for (int k = n - 1; k > at; k--) {
			near[k] = near[k - 1];
			chosen[k] = chosen[k - 1];
		}
		near[at] = value;
		chosen[at] = i;
	}
	return n;
}
