/*
 * Questions that are answered in one's own words. They are for information only;
 * conditions hold the words against word lists.
 */
#include "config.h"

#include "core/kind.h"

static bool parse(struct value *out, const struct question *q, const char *typed,
		  const char *folded, struct diags *ds)
{
	(void)q, (void)folded, (void)ds;
	out->kind = VALUE_TEXT;
	out->text = g_strdup(typed);
	return true;
}

/* Flips try none: nobody wants words put into their mouth. */
static void add_trials(GArray *values, const struct questionnaire *of,
		       const struct question *q, const struct expr_reads *reads,
		       enum trial_purpose purpose)
{
	g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(char *));

	(void)q;
	if (purpose == TRY_FLIP)
		return;
	kind_add_words(words, of, reads);
	for (unsigned i = 0; i < words->len; i++) {
		struct value v = { .kind = VALUE_TEXT,
				   .text = g_array_index(words, char *, i) };

		g_array_append_val(values, v);
	}
}

static const char *best(const struct question *q)
{
	(void)q;
	return NULL;
}

const struct kind_ops kind_text = {
	.name = "text",
	.form = FORM_TEXT,
	.keys = KEY_FROM,
	.info_only = true,
	.parse = parse,
	.add_trials = add_trials,
	.best = best,
};
