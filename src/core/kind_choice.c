/*
 * Questions with one choice as their answer: choice, whose choices are what the file
 * says, and ynpu: yes, no, partial, unknown. A ynpu with bands also takes a number.
 */
#include "config.h"

#include "core/kind.h"

static bool parse(struct value *out, const struct question *q, const char *typed,
		  const char *folded, struct diags *ds)
{
	int choice = kind_find_choice(q, folded);

	if (choice < 0 && q->n_bands > 0 && kind_is_whole_number(folded))
		return kind_parse_number(out, q, folded, ds);
	if (choice < 0) {
		kind_refuse_word(q, typed, ds);
		return false;
	}
	out->kind = VALUE_CHOICE;
	out->choice = choice;
	return true;
}

static void add_trials(GArray *values, const struct questionnaire *of,
		       const struct question *q, const struct expr_reads *reads,
		       enum trial_purpose purpose)
{
	(void)of, (void)reads, (void)purpose;
	for (int i = 0; i < q->n_choices; i++) {
		struct value v = { .kind = VALUE_CHOICE, .choice = i };

		g_array_append_val(values, v);
	}
}

static bool value_of_state(struct value *out, const struct question *q,
			   const struct value *given, enum state state)
{
	(void)given;
	for (int i = 0; i < q->n_choices; i++)
		if (q->choices[i].state == state) {
			*out = (struct value){ .kind = VALUE_CHOICE, .choice = i };
			return true;
		}
	return false;
}

static const char *best(const struct question *q)
{
	return q->choices[0].value;
}

const struct kind_ops kind_choice = {
	.name = "choice",
	.form = FORM_CHOICE,
	.keys = KEY_GOOD_VALUE | KEY_CHOICES,
	.needs = KEY_CHOICES,
	.choice_states = CHOICES_STATE,
	.min_choices = 2,
	.parse = parse,
	.add_trials = add_trials,
	.value_of_state = value_of_state,
	.best = best,
};

const struct kind_ops kind_ynpu = {
	.name = "ynpu",
	.form = FORM_CHOICE,
	.keys = KEY_BAD | KEY_FROM | KEY_BOUNDS | KEY_GOOD_VALUE | KEY_CHOICES | KEY_BANDS,
	.needs = KEY_CHOICES,
	.choice_states = CHOICES_YNPU,
	.min_choices = 1,
	.parse = parse,
	.add_trials = add_trials,
	.value_of_state = value_of_state,
	.best = best,
};
