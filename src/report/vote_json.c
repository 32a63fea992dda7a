/*
 * Rounds of votes as JSON: every round, however many there were. Names are there only
 * when they are asked for and were kept.
 */
#include "config.h"

#include "report/json.h"
#include "report/part.h"

static json_t *count_lines(const struct report_round *round)
{
	const struct question *q = round->vote->q;
	json_t *counts = json_object();

	for (int i = 0; round->result->texts == NULL && i <= round->result->n_positions; i++)
		json_object_set_new(counts, vote_position_value(q, i),
				    json_integer(round->result->counts[i]));
	return counts;
}

static json_t *card_lines(const struct report_round *round)
{
	const GArray *texts = round->result->texts;
	json_t *cards = json_array();

	for (guint i = 0; texts != NULL && i < texts->len; i++) {
		const struct vote_text *t = &g_array_index(texts, struct vote_text, i);

		json_array_append_new(cards, json_pack("{s:o, s:i}", "text", json_text(t->text),
						       "cards", t->cards));
	}
	return cards;
}

static json_t *name_lines(const struct vote *v)
{
	json_t *names = json_object();

	for (guint i = 0; i < v->ballots->len; i++) {
		const struct ballot *b = v->ballots->pdata[i];

		if (b->name != NULL)
			json_object_set_new(names, b->name, json_text(b->text != NULL ? b->text :
					    vote_position_value(v->q, b->position)));
	}
	return names;
}

static json_t *round_line(const struct part *p, const struct report_round *round)
{
	const struct vote_result *r = round->result;
	json_t *o = json_object();

	json_object_set_new(o, "round", json_integer(round->number));
	json_object_set_new(o, "kind", json_text(vote_kind_name(round->vote->kind)));
	json_object_set_new(o, "at", json_text(round->at));
	json_object_set_new(o, "votes", json_integer(r->cast));
	json_object_set_new(o, "people", r->people > 0 ? json_integer(r->people) : json_null());
	json_object_set_new(o, "counts", count_lines(round));
	json_object_set_new(o, "cards", card_lines(round));
	json_object_set_new(o, "spread", r->ordered ? json_integer(r->spread) :
						      json_null());
	json_object_set_new(o, "contested", json_boolean(r->contested));
	json_object_set_new(o, "agreed", json_text(round->agreed));
	if (p->r->names)
		json_object_set_new(o, "by", name_lines(round->vote));
	return o;
}

json_t *json_votes(const struct part *p, int question)
{
	json_t *votes = json_array();

	for (int i = 0; i < p->r->n_votes; i++) {
		const struct report_vote *of = &p->r->votes[i];
		json_t *rounds;

		if (question >= 0 && of->question != question)
			continue;
		rounds = json_array();
		for (int k = 0; k < of->n_rounds; k++)
			json_array_append_new(rounds, round_line(p, &of->rounds[k]));
		json_array_append_new(votes, json_pack("{s:s, s:b, s:o}", "question",
			p->q->questions[of->question].id, "contested",
			part_accord(p, of->question) > PART_ACCORD_LATE, "rounds", rounds));
	}
	return votes;
}

json_t *json_contested(const struct part *p)
{
	json_t *ids = json_array();

	for (int i = 0; i < p->q->n_questions; i++)
		if (part_accord(p, i) > PART_ACCORD_LATE)
			json_array_append_new(ids, json_text(p->q->questions[i].id));
	return ids;
}

char *report_votes_json(const struct report_input *r, int question)
{
	struct part p;

	part_init(&p, r, NULL);
	return json_write(json_pack("{s:i, s:s, s:s?, s:o}", "schema", 1, "service", r->service,
				    "assessment", r->assessment, "votes",
				    json_votes(&p, question)), false);
}
