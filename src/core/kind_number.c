/*
 * Questions that are answered by a whole number. A scored one has bands, which say
 * what a number means; a ynpu with bands takes a number too and parses it here.
 */
#include "config.h"

#include "core/kind.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "core/expr.h"

bool kind_is_whole_number(const char *text)
{
	const char *digits = text + (*text == '-' || *text == '+');

	return *digits != '\0' && digits[strspn(digits, "0123456789")] == '\0';
}

bool kind_parse_number(struct value *out, const struct question *q, const char *text,
			 struct diags *ds)
{
	bool has_bounds = q->max > q->min;
	gint64 number;

	if (!kind_is_whole_number(text)) {
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("\"%s\" is no answer to %s"), text, q->id),
			  _("it takes a whole number or unknown"));
		return false;
	}
	errno = 0;
	number = g_ascii_strtoll(text, NULL, 10);
	if (errno == ERANGE || (has_bounds && (number < q->min || number > q->max))) {
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("%s is out of range for %s"), text, q->id),
			  _("it takes %" PRId64 " to %" PRId64),
			  has_bounds ? q->min : G_MININT64,
			  has_bounds ? q->max : G_MAXINT64);
		return false;
	}
	if (q->n_bands > 0 && question_band_state(q, number) == STATE_NONE) {
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("%s is out of range for %s"), text, q->id),
			  _("no band of the question says what it means"));
		return false;
	}
	out->kind = VALUE_NUMBER;
	out->number = number;
	return true;
}

static bool parse(struct value *out, const struct question *q, const char *typed,
		  const char *folded, struct diags *ds)
{
	(void)typed;
	return kind_parse_number(out, q, folded, ds);
}

static void add_number(GArray *values, const struct question *q, gint64 number)
{
	struct value v = { .kind = VALUE_NUMBER, .number = number };

	if (question_holds(q, number))
		g_array_append_val(values, v);
}

/* One of each band. Effects of a number change only there and around constants. */
static void add_bands(GArray *values, const struct question *q)
{
	gint64 from = q->max > q->min ? q->min : 0;

	for (int i = 0; i < q->n_bands; i++)
		add_number(values, q, CLAMP(from, q->bands[i].from, q->bands[i].to));
}

static void add_trials(GArray *values, const struct questionnaire *of,
		       const struct question *q, const struct expr_reads *reads,
		       enum trial_purpose purpose)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gint64));

	(void)of;
	if (purpose == TRY_ORDER)
		add_bands(values, q);
	for (gint64 n = 0; purpose == TRY_LINT && n <= 2; n++)
		add_number(values, q, n);
	kind_add_constants(numbers, reads);
	for (unsigned i = 0; i < numbers->len; i++)
		add_number(values, q, g_array_index(numbers, gint64, i));
	if (purpose == TRY_LINT) {
		add_number(values, q, q->min);
		add_number(values, q, q->max);
	}
}

/* The number of such a band that is nearest to what was answered. */
static bool value_of_state(struct value *out, const struct question *q,
			   const struct value *given, enum state state)
{
	gint64 near = given->number;

	*out = (struct value){ 0 };
	for (int i = 0; i < q->n_bands; i++) {
		gint64 number = CLAMP(near, q->bands[i].from, q->bands[i].to);

		if (q->bands[i].state != state || !question_holds(q, number))
			continue;
		if (out->kind == VALUE_NONE || ABS(number - near) < ABS(out->number - near))
			*out = (struct value){ .kind = VALUE_NUMBER, .number = number };
	}
	return out->kind == VALUE_NUMBER;
}

static const char *best(const struct question *q)
{
	return q->good_value;
}

const struct kind_ops kind_number = {
	.name = "number",
	.form = FORM_NUMBER,
	.keys = KEY_FROM | KEY_BOUNDS | KEY_GOOD_VALUE | KEY_BANDS,
	.needs_scored = KEY_BANDS,
	.flips_to_good = GOOD_WHEN_OPEN,
	.parse = parse,
	.add_trials = add_trials,
	.value_of_state = value_of_state,
	.best = best,
};
