/* Closed rounds of votes to report on. */
#include "config.h"

#include "voted.h"

#include "testlib.h"

static struct vote *make_vote(const struct questionnaire *q, const struct voted_round *round)
{
	int question = questionnaire_find(q, round->question);
	g_auto(GStrv) cards = g_strsplit(round->tally, "||", -1);
	struct vote *v;
	bool ok = true;

	g_assert_cmpint(question, >=, 0);
	v = vote_new(&q->questions[question], round->kind, 0);
	for (char **c = cards; round->kind == VOTE_BLIND && *c != NULL; c++)
		ok = vote_write(v, -1, NULL, *c, NULL) && ok;
	if (round->kind != VOTE_BLIND)
		ok = vote_set_tally(v, round->tally, NULL);
	test_row(round->tally, ok && vote_close(v, NULL));
	return v;
}

void voted_init(struct voted *t, struct judged *j, const struct voted_round *rounds)
{
	*t = (struct voted){ 0 };
	for (const struct voted_round *r = rounds; r->question != NULL; r++) {
		int i = t->n_rounds++, question = questionnaire_find(j->in->q, r->question);
		struct report_vote *last = t->n_of > 0 ? &t->of[t->n_of - 1] : NULL;

		g_assert_cmpint(i, <, VOTED_ROUNDS_MAX);
		t->votes[i] = make_vote(j->in->q, r);
		vote_result(t->votes[i], &t->results[i]);
		if (last == NULL || last->question != question) {
			last = &t->of[t->n_of++];
			*last = (struct report_vote){ question, &t->rounds[i], 0 };
		}
		t->rounds[i] = (struct report_round){ ++last->n_rounds, t->votes[i],
						      &t->results[i], r->agreed,
						      "2026-11-20T10:00:00Z" };
	}
	j->r.votes = t->of;
	j->r.n_votes = t->n_of;
}

void voted_clear(struct voted *t)
{
	for (int i = 0; i < t->n_rounds; i++) {
		vote_result_clear(&t->results[i]);
		vote_free(t->votes[i]);
	}
	*t = (struct voted){ 0 };
}
