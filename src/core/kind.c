/*
 * The table of kinds, and what several of them share. What is special to a kind is
 * in its own file.
 */
#include "config.h"

#include "core/kind.h"

#include <glib/gi18n.h>

#include <inttypes.h>
#include <string.h>

#include "base/near.h"
#include "core/expr.h"

#define KIND_ROW(NAME, name) extern const struct kind_ops kind_##name;
QUESTION_KINDS(KIND_ROW)
#undef KIND_ROW

#define KIND_ROW(NAME, name) [KIND_##NAME] = &kind_##name,
static const struct kind_ops *const kinds[] = { QUESTION_KINDS(KIND_ROW) };
#undef KIND_ROW

const struct kind_ops *kind_ops(enum question_kind kind)
{
	g_assert((unsigned)kind < KIND_COUNT);
	return kinds[kind];
}

const char *question_kind_name(enum question_kind kind)
{
	g_return_val_if_fail((unsigned)kind < KIND_COUNT, "");
	return kinds[kind]->name;
}

guint64 question_plain_items(const struct question *q)
{
	guint64 items = 0;

	for (int i = 0; i < q->n_choices; i++)
		if (!q->choices[i].exclusive)
			items |= G_GUINT64_CONSTANT(1) << i;
	return items;
}

bool question_holds(const struct question *q, gint64 number)
{
	return q->max <= q->min || (number >= q->min && number <= q->max);
}

/* As stored values are written; every answer is read once more for every verdict. */
static bool is_folded(const char *text)
{
	while (g_ascii_isgraph(*text) && !g_ascii_isupper(*text) && *text != '_')
		text++;
	return *text == '\0';
}

/* Stored values are compared without case; blanks and _ stand for hyphens. */
char *value_fold(const char *text)
{
	g_autofree char *lower = NULL;
	GString *folded;

	if (is_folded(text))
		return g_strdup(text);
	lower = g_utf8_strdown(text, -1);
	folded = g_string_new(NULL);
	g_strstrip(lower);
	for (const char *p = lower; *p != '\0'; p++) {
		if (*p != ' ' && *p != '\t' && *p != '_')
			g_string_append_c(folded, *p);
		else if (p[1] != ' ' && p[1] != '\t')
			g_string_append_c(folded, '-');
	}
	return g_string_free(folded, FALSE);
}

int kind_find_choice(const struct question *q, const char *folded)
{
	/* Most values are written as they are folded. */
	for (int i = 0; i < q->n_choices; i++)
		if (strcmp(q->choices[i].value, folded) == 0)
			return i;
	for (int i = 0; i < q->n_choices; i++) {
		g_autofree char *value = value_fold(q->choices[i].value);

		if (strcmp(value, folded) == 0)
			return i;
	}
	return -1;
}

/* "no answer to X": with the nearest value, or all there are. */
void kind_refuse_word(const struct question *q, const char *typed, struct diags *ds)
{
	g_autoptr(GString) all = g_string_new(NULL);
	struct diag *d;
	struct near near;

	near_init(&near, typed);
	for (int i = 0; i < q->n_choices; i++) {
		near_offer(&near, q->choices[i].value);
		g_string_append_printf(all, "%s, ", q->choices[i].value);
	}
	near_offer(&near, "unknown");
	d = diag_error(ds, "bad-value", NULL, _("\"%s\" is no answer to %s"), typed,
		       q->id);
	if (near.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near.best);
	else if (question_form(q) == FORM_ITEMS)
		diag_hint(d, _("it takes some of %sall, none or unknown"), all->str);
	else if (q->n_bands > 0)
		diag_hint(d, _("it takes %sa whole number or unknown"), all->str);
	else
		diag_hint(d, _("it takes %sor unknown"), all->str);
}

bool kind_good_value(struct value *out, const struct question *q)
{
	*out = (struct value){ 0 };
	return q->good_value != NULL && value_parse(out, q, q->good_value, NULL);
}

void kind_add_constants(GArray *numbers, const struct expr_reads *reads)
{
	for (unsigned i = 0; reads->constants != NULL && i < reads->constants->len; i++) {
		gint64 c = g_array_index(reads->constants, gint64, i);

		for (int d = -1; d <= 1; d++) {
			gint64 n = CLAMP(c, -G_MAXINT64 / 2, G_MAXINT64 / 2) + d;

			g_array_append_val(numbers, n);
		}
	}
}

void kind_add_words(GArray *words, const struct questionnaire *q,
		    const struct expr_reads *reads)
{
	const char *on_none = "qzx";

	for (unsigned i = 0; reads->word_lists != NULL && i < reads->word_lists->len; i++) {
		char **list = q->word_lists[g_array_index(reads->word_lists, int, i)].words;

		if (list != NULL && list[0] != NULL)
			g_array_append_val(words, list[0]);
	}
	g_array_append_val(words, on_none);
}
