/*
 * Questions of which any number of items can be ticked. What the ticks mean is said
 * by grades, else by how many there are; yes, partial and no answer them as a whole.
 */
#include "config.h"

#include "core/kind.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/expr.h"

static bool check_exclusive(const struct question *q, guint64 items, struct diags *ds)
{
	for (int i = 0; i < q->n_choices; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		if (!q->choices[i].exclusive || !(items & bit) || items == bit)
			continue;
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("\"%s\" of %s excludes all other items"),
				     q->choices[i].value, q->id),
			  _("give it alone, or leave it out"));
		return false;
	}
	return true;
}

static bool parse_items(struct value *out, const struct question *q, const char *typed,
			struct diags *ds)
{
	g_auto(GStrv) words = g_strsplit(typed, ",", -1);
	guint64 items = 0;

	for (int w = 0; words[w] != NULL; w++) {
		g_autofree char *folded = value_fold(words[w]);
		int item = kind_find_choice(q, folded);

		if (*folded == '\0')
			continue;	/* a comma too many */
		if (item < 0) {
			kind_refuse_word(q, g_strstrip(words[w]), ds);
			return false;
		}
		items |= G_GUINT64_CONSTANT(1) << item;
	}
	if (!check_exclusive(q, items, ds))
		return false;
	out->kind = VALUE_ITEMS;
	out->items = items;
	return true;
}

static bool parse(struct value *out, const struct question *q, const char *typed,
		  const char *folded, struct diags *ds)
{
	enum state level;

	/* An item of the same name wins over a word of ours. */
	if (kind_find_choice(q, folded) >= 0)
		return parse_items(out, q, typed, ds);
	if (value_level(&level, folded)) {
		out->kind = VALUE_LEVEL;
		out->level = level;
		return true;
	}
	if (strcmp(folded, "all") == 0 || strcmp(folded, "none") == 0) {
		out->kind = VALUE_ITEMS;
		out->items = *folded == 'a' ? question_plain_items(q) : 0;
		return true;
	}
	return parse_items(out, q, typed, ds);
}

static void add_items(GArray *values, guint64 items)
{
	struct value v = { .kind = VALUE_ITEMS, .items = items };

	g_array_append_val(values, v);
}

/* None, all, each alone and all but each: what can tell rules and grades apart. */
static void add_telling(GArray *values, const struct question *q)
{
	guint64 all = question_plain_items(q);

	add_items(values, 0);
	add_items(values, all);
	if (q->role != ROLE_INFO && q->n_grades == 0) {
		add_items(values, all & -all);	/* one of them: partial */
		return;
	}
	for (int i = 0; i < q->n_choices; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		add_items(values, bit);
		if (all & bit)
			add_items(values, all & ~bit);
	}
}

/* All subsets of a short list; of a long one those around none and all. */
static void add_subsets(GArray *values, const struct question *q)
{
	guint64 all = q->n_choices >= 64 ? G_MAXUINT64
					 : (G_GUINT64_CONSTANT(1) << q->n_choices) - 1;

	if (q->n_choices <= 8) {
		for (guint64 items = 0; items <= all; items++)
			add_items(values, items);
		return;
	}
	add_items(values, 0);
	add_items(values, all);
	for (int i = 0; i < q->n_choices; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		add_items(values, bit);
		add_items(values, all & ~bit);
	}
}

/* Flips try none: only the file knows which items are good together. */
static void add_trials(GArray *values, const struct questionnaire *of,
		       const struct question *q, const struct expr_reads *reads,
		       enum trial_purpose purpose)
{
	(void)of, (void)reads;
	if (purpose == TRY_LINT)
		add_subsets(values, q);
	else if (purpose == TRY_ORDER)
		add_telling(values, q);
}

static bool value_of_state(struct value *out, const struct question *q,
			   const struct value *given, enum state state)
{
	guint64 items = state == STATE_PASS ? question_plain_items(q) : 0;

	(void)given;
	if (state == STATE_PASS && kind_good_value(out, q) && value_state(out, q) == state)
		return true;
	*out = (struct value){ .kind = VALUE_ITEMS, .items = items };
	if (value_state(out, q) != state)
		*out = (struct value){ .kind = VALUE_LEVEL, .level = state };
	return true;
}

static const char *best(const struct question *q)
{
	return q->good_value != NULL ? q->good_value : "all";
}

const struct kind_ops kind_multi = {
	.name = "multi",
	.form = FORM_ITEMS,
	.keys = KEY_GOOD_VALUE | KEY_CHOICES | KEY_GRADES,
	.needs = KEY_CHOICES,
	.choice_states = CHOICES_HAVE_NONE,
	.min_choices = 1,
	.flips_to_good = GOOD_WHEN_OPEN | GOOD_WHEN_KNOWN,
	.parse = parse,
	.add_trials = add_trials,
	.value_of_state = value_of_state,
	.best = best,
};
