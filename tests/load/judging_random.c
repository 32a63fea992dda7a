/* Random inputs for the properties of the verdict; see judging.h. */
#include "config.h"

#include "judging.h"

#include "core/kind.h"
#include "testlib.h"

static bool chance(GRand *rand, int percent)
{
	return g_rand_int_range(rand, 0, 100) < percent;
}

static const char *pick_text(GRand *rand, bool bad)
{
	static const char *const good[] = { "Orders", "none", "place_order", "Payments" };
	static const char *const poor[] = { "backend team", "release train", "validate user",
		"various", "everyone" };

	return bad ? poor[g_rand_int_range(rand, 0, G_N_ELEMENTS(poor))] :
		     good[g_rand_int_range(rand, 0, G_N_ELEMENTS(good))];
}

static void random_items(struct value *v, const struct question *q, GRand *rand, bool bad)
{
	if (bad && chance(rand, 20)) {
		*v = (struct value){ .kind = VALUE_LEVEL,
				     .level = chance(rand, 50) ? STATE_FAIL : STATE_PARTIAL };
		return;
	}
	*v = (struct value){ .kind = VALUE_ITEMS };
	for (int i = 0; i < q->n_choices; i++)
		if (!bad || chance(rand, 50))
			v->items |= G_GUINT64_CONSTANT(1) << i;
}

static gint64 random_number(const struct question *q, GRand *rand, bool bad)
{
	gint64 number = bad ? g_rand_int_range(rand, 0, 13) :
		q->good_value != NULL ? g_ascii_strtoll(q->good_value, NULL, 10) : 1;

	return q->max > q->min ? CLAMP(number, q->min, q->max) : number;
}

void judging_random_answer(struct inputs *in, int question, GRand *rand, int bad)
{
	const struct question *q = &in->q->questions[question];
	struct value *v = &in->answers[question].value;
	bool is_bad = chance(rand, bad);

	value_clear(v);
	switch (question_form(q)) {
	case FORM_CHOICE:
		*v = (struct value){ .kind = VALUE_CHOICE,
			.choice = is_bad ? g_rand_int_range(rand, 0, q->n_choices) : 0 };
		if (q->n_bands > 0 && chance(rand, 30))
			*v = (struct value){ .kind = VALUE_NUMBER,
				.number = is_bad ? g_rand_int_range(rand, 1, 14) : 20 };
		break;
	case FORM_ITEMS:
		random_items(v, q, rand, is_bad);
		break;
	case FORM_NUMBER:
		*v = (struct value){ .kind = VALUE_NUMBER,
				     .number = random_number(q, rand, is_bad) };
		break;
	default:
		*v = (struct value){ .kind = VALUE_TEXT,
				     .text = g_strdup(pick_text(rand, is_bad)) };
		break;
	}
}

static void random_answers(struct inputs *in, GRand *rand, int open, int bad)
{
	int na = chance(rand, 30) ? 5 : 0;

	for (int i = 0; i < in->q->n_questions; i++) {
		struct answer *a = &in->answers[i];

		if (chance(rand, open)) {
			value_clear(&a->value);
			a->value.kind = chance(rand, 30) ? VALUE_UNKNOWN : VALUE_NONE;
		} else if (in->q->questions[i].allows_na && chance(rand, na)) {
			value_clear(&a->value);
			a->value.kind = VALUE_NA;
		} else {
			judging_random_answer(in, i, rand, bad);
		}
		if (chance(rand, 2))
			a->note = g_strdup("waits for the release train");
	}
}

/* Some of the facts, mostly harmless ones. */
static void random_facts(struct inputs *in, GRand *rand, int bad)
{
	for (int m = 0; m < MEASURE_FACT_COUNT; m++) {
		if (!chance(rand, 40))
			continue;
		if (measure_is_text(m))
			facts_set_text(&in->facts, m, pick_text(rand, chance(rand, bad)));
		else
			facts_set_number(&in->facts, m, chance(rand, bad) ?
					 g_rand_int_range(rand, 0, 8) : m == MEASURE_TEAM_SIZE ? 6 :
					 m >= MEASURE_GRAPH_IN_CYCLE ? 0 : 1);
	}
	if (chance(rand, 20))
		facts_set_portfolio(&in->facts, g_rand_int_range(rand, 1, 7),
				    g_rand_int_range(rand, 1, 7), g_rand_int_range(rand, 2, 40));
}

static void random_waiver(struct inputs *in, GRand *rand, const char *id)
{
	static const char *const until[] = { "2026-12-24", "2026-11-22", "2026-11-21",
		"2027-09-09" };

	inputs_add_waiver(in, id, "Kim", chance(rand, 90) ? "isolation" : "", "2026-11-01",
			  until[g_rand_int_range(rand, 0, G_N_ELEMENTS(until))]);
}

static void random_exceptions(struct inputs *in, GRand *rand, int percent)
{
	const struct questionnaire *q = in->q;

	for (int i = 0; i < q->n_questions; i++)
		if (chance(rand, q->questions[i].waivable ? percent : percent / 10))
			random_waiver(in, rand, question_label(&q->questions[i]));
	for (int r = 0; r < q->n_rules; r++) {
		if (q->rules[r].effect == EFFECT_STOP && chance(rand, percent))
			random_waiver(in, rand, q->rules[r].id);
		if (q->rules[r].effect == EFFECT_SMELL && chance(rand, percent))
			inputs_add_justification(in, q->rules[r].id, "Kim",
						 chance(rand, 80) ? "planned" : " ");
	}
}

struct inputs *judging_random(const struct questionnaire *q, GRand *rand, bool small)
{
	static const int opens[] = { 0, 2, 10, 40, 90 }, bads[] = { 1, 4, 10, 25, 60, 90 };
	int open = small ? 2 : opens[g_rand_int_range(rand, 0, G_N_ELEMENTS(opens))];
	int bad = small ? 9 : bads[g_rand_int_range(rand, 0, G_N_ELEMENTS(bads))];
	struct inputs *in = inputs_new(q, JUDGING_DATE);

	random_answers(in, rand, open, bad);
	if (chance(rand, 50))
		random_facts(in, rand, small ? 3 : bad / 2);
	random_exceptions(in, rand, chance(rand, 50) ? 30 : 0);
	return in;
}
