/*
 * What a comparison says in sentences: what the verdict was and is, and what did it.
 * Each case has its own whole sentence, so that translators can say it as a person
 * would.
 */
#include "config.h"

#include "report/compare_report.h"

#include <string.h>

#include <glib/gi18n.h>

static const char *const fate_names[] = { "done", "dropped", "carried", "new" };
G_STATIC_ASSERT(G_N_ELEMENTS(fate_names) == FATE_COUNT);

static const char *const change_titles[] = {
	[CHANGE_REGRESSED] = N_("Worse"),
	[CHANGE_BECAME_UNKNOWN] = N_("No longer known"),
	[CHANGE_UNWAIVED] = N_("No longer waived"),
	[CHANGE_NOT_COMPARABLE] = N_("Cannot be compared"),
	[CHANGE_CHANGED] = N_("Different, neither better nor worse"),
	[CHANGE_WAIVED] = N_("Waived"),
	[CHANGE_BECAME_KNOWN] = N_("Known now"),
	[CHANGE_IMPROVED] = N_("Better"),
	[CHANGE_UNCHANGED] = N_("Unchanged"),
};
G_STATIC_ASSERT(G_N_ELEMENTS(change_titles) == CHANGE_COUNT);

static const char *const why_words[] = {
	[WHY_NONE] = "",
	[WHY_ADDED] = N_("only the second version asks it"),
	[WHY_REMOVED] = N_("only the first version asks it"),
	[WHY_MEANING] = N_("its meaning changed"),
	[WHY_WIDER] = N_("the second version asks for more"),
	[WHY_NARROWER] = N_("the second version asks for less"),
	[WHY_SPLIT] = N_("one question became several"),
	[WHY_MERGED] = N_("several questions became one"),
	[WHY_ANSWER] = N_("one of the answers does not exist in the other version"),
	[WHY_UNRELATED] = N_("another questionnaire"),
};
G_STATIC_ASSERT(G_N_ELEMENTS(why_words) == WHY_COUNT);

static const struct { const char *title, *help; } factors[] = {
	[FACTOR_QUESTIONNAIRE] = { N_("Questionnaire"),
		N_("its questions, weights and rules, with the answers that cannot be compared") },
	[FACTOR_SCOPE] = { N_("Around the service"),
		N_("answers for the whole system, registered facts, waivers, justifications") },
	[FACTOR_ANSWERS] = { N_("Answers"),
		N_("the service's own answers to questions that can be compared") },
};
G_STATIC_ASSERT(G_N_ELEMENTS(factors) == FACTOR_COUNT);

const char *compare_fate_name(enum compare_fate f)
{
	g_return_val_if_fail(f < FATE_COUNT, "");
	return fate_names[f];
}

const char *compare_change_title(enum compare_change c)
{
	return _(change_titles[c]);
}

const char *compare_why_words(enum compare_why w)
{
	return w == WHY_NONE ? "" : _(why_words[w]);
}

const char *factor_title(enum factor f)
{
	return _(factors[f].title);
}

const char *factor_help(enum factor f)
{
	return _(factors[f].help);
}

/* ---- what did it ------------------------------------------------------------------- */

enum { IDS_SHOWN_MAX = 6 };

static void add_id(GString *ids, int *n, const char *id)
{
	if (*n == IDS_SHOWN_MAX)
		g_string_append(ids, ", ...");
	else if (*n < IDS_SHOWN_MAX)
		g_string_append_printf(ids, "%s%s", *n > 0 ? ", " : "", id);
	(*n)++;
}

/* The answers and items of a factor that decided, worst first; NULL when there are none. */
static char *deciding_ids(const struct compare *c, enum factor f)
{
	g_autoptr(GString) ids = g_string_new(NULL);
	int n = 0;

	for (guint i = 0; i < c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(c->rows, struct compare_row, i);

		if (row->deciding && row->factor == f)
			add_id(ids, &n, question_label(compare_row_question(c, row)));
	}
	for (guint i = 0; f == FACTOR_SCOPE && i < c->items->len; i++) {
		const struct compare_item *item = &g_array_index(c->items, struct compare_item, i);

		if (item->deciding)
			add_id(ids, &n, item->id);
	}
	return n > 0 ? g_string_free(g_steal_pointer(&ids), FALSE) : NULL;
}

static bool figures_are_equal(const struct compare_total *a, const struct compare_total *b)
{
	return a->token == b->token && a->leaning == b->leaning &&
	       score_low(&a->score) == score_low(&b->score) &&
	       score_value(&a->score) == score_value(&b->score) && a->stops == b->stops &&
	       a->conditions == b->conditions;
}

static void say_answers_did_it(GString *s, const struct compare_input *ci, const char *ids)
{
	const struct compare *c = ci->c;
	bool version = c->differs[FACTOR_QUESTIONNAIRE];
	bool nothing = figures_are_equal(&c->own[0], compare_alone(c, FACTOR_QUESTIONNAIRE));

	if (!ci->same_service)
		g_string_append_printf(s, _("The answers make the difference (%s)."), ids);
	else if (version && nothing)
		g_string_append_printf(s, _("Your answers did it (%s); the new questionnaire alone "
					    "would have changed nothing."), ids);
	else if (version)
		g_string_append_printf(s, _("Your answers did it (%s); the new questionnaire alone "
					    "would not have changed the verdict."), ids);
	else
		g_string_append_printf(s, _("Your answers did it (%s)."), ids);
}

static void say_sole_cause(GString *s, const struct compare_input *ci, enum factor f)
{
	g_autofree char *found = deciding_ids(ci->c, f);
	const char *ids = found != NULL ? found : "–";

	if (f == FACTOR_ANSWERS)
		say_answers_did_it(s, ci, ids);
	else if (f == FACTOR_SCOPE && ci->same_service)
		g_string_append_printf(s, _("What holds around the service did it (%s), not your "
					    "answers."), ids);
	else if (f == FACTOR_SCOPE)
		g_string_append_printf(s, _("What holds around the services makes the difference "
					    "(%s), not their answers."), ids);
	else if (!ci->c->differs[FACTOR_ANSWERS])
		g_string_append(s, _("The other version of the questionnaire did it."));
	else
		g_string_append(s, _("The other version of the questionnaire did it; the answers "
				     "alone would not have changed the verdict."));
}

/* Bits of the factors that differ: what it took when none of them was enough alone. */
static const char *const together[CORNER_COUNT] = {
	[1 << FACTOR_QUESTIONNAIRE | 1 << FACTOR_SCOPE] =
		N_("The questionnaire and what holds around the service did it together; neither "
		   "alone would have."),
	[1 << FACTOR_QUESTIONNAIRE | 1 << FACTOR_ANSWERS] =
		N_("The answers and the questionnaire did it together; neither alone would have."),
	[1 << FACTOR_SCOPE | 1 << FACTOR_ANSWERS] =
		N_("The answers and what holds around the service did it together; neither alone "
		   "would have."),
	[CORNER_COUNT - 1] =
		N_("Answers, questionnaire and what holds around the service did it together; none "
		   "of them alone would have."),
};

static void say_alone(GString *s, enum factor f, enum verdict_token token)
{
	static const char *const sentences[] = {
		[FACTOR_QUESTIONNAIRE] =
			N_("The other version of the questionnaire alone would have made it %s."),
		[FACTOR_SCOPE] = N_("What holds around the service alone would have made it %s."),
		[FACTOR_ANSWERS] = N_("The answers alone would have made it %s."),
	};

	g_string_append_c(s, ' ');
	g_string_append_printf(s, _(sentences[f]), verdict_word(token));
}

/* Several causes, or causes that cancel each other out. */
static void say_each_alone(GString *s, const struct compare *c)
{
	enum verdict_token was = c->own[0].token;
	unsigned differs = 0, moves = 0;

	for (int f = 0; f < FACTOR_COUNT; f++) {
		differs |= (unsigned)c->differs[f] << f;
		moves |= (unsigned)(compare_alone(c, f)->token != was) << f;
	}
	if (moves == 0 && c->own[1].token != was && together[differs] != NULL)
		g_string_append_printf(s, " %s", _(together[differs]));
	for (int f = FACTOR_COUNT - 1; f >= 0; f--)
		if (moves >> f & 1)
			say_alone(s, f, compare_alone(c, f)->token);
}

static void say_verdicts(GString *s, const struct compare_input *ci)
{
	const char *was = verdict_word(ci->c->own[0].token);
	const char *is = verdict_word(ci->c->own[1].token);

	if (!ci->same_service)
		/* TRANSLATORS: service, its verdict, another service, its verdict */
		g_string_append_printf(s, _("%s: %s. %s: %s."), ci->side[0].service, was,
				       ci->side[1].service, is);
	else if (ci->c->own[0].token == ci->c->own[1].token)
		/* TRANSLATORS: "Still NO-GO." */
		g_string_append_printf(s, _("Still %s."), is);
	else
		/* TRANSLATORS: "NO-GO to CONDITIONAL." */
		g_string_append_printf(s, _("%s to %s."), was, is);
}

char *report_compare_headline(const struct compare_input *ci)
{
	GString *s = g_string_new(NULL);
	enum factor sole = compare_sole_cause(ci->c);

	if (compare_is_equal(ci->c)) {
		g_string_append(s, _("No differences."));
		return g_string_free(s, FALSE);
	}
	say_verdicts(s, ci);
	if (!ci->c->related)
		g_string_append_printf(s, " %s", _("Two questionnaires that have nothing in common "
						   "cannot say what makes the difference."));
	else if (sole != FACTOR_COUNT) {
		g_string_append_c(s, ' ');
		say_sole_cause(s, ci, sole);
	} else {
		say_each_alone(s, ci->c);
	}
	return g_string_free(s, FALSE);
}

/* ---- counts ------------------------------------------------------------------------ */

static void append_count(GString *s, int n, const char *format)
{
	if (n == 0)
		return;
	g_string_append(s, s->len > 0 ? ", " : "");
	g_string_append_printf(s, format, n);
}

char *report_compare_counts(const struct compare_input *ci)
{
	const int *n = ci->c->counts;
	int all = (int)ci->c->rows->len, compared = all - ci->c->n_left_out;
	g_autoptr(GString) s = g_string_new(NULL);

	append_count(s, n[CHANGE_REGRESSED], _("%d worse"));
	append_count(s, n[CHANGE_BECAME_UNKNOWN], _("%d no longer known"));
	append_count(s, n[CHANGE_UNWAIVED], _("%d no longer waived"));
	append_count(s, n[CHANGE_CHANGED], _("%d different"));
	append_count(s, n[CHANGE_WAIVED], _("%d waived"));
	append_count(s, n[CHANGE_BECAME_KNOWN], _("%d known now"));
	append_count(s, n[CHANGE_IMPROVED], _("%d better"));
	append_count(s, n[CHANGE_UNCHANGED], _("%d unchanged"));
	if (compared == 0)
		return g_strdup(_("No answer can be compared."));
	if (compared == all)
		return g_strdup_printf(ngettext("%d answer: %s.", "%d answers: %s.",
						(gulong)all), all, s->str);
	return g_strdup_printf(ngettext("%d of %d questions can be compared: %s.",
					"%d of %d questions can be compared: %s.",
					(gulong)compared), compared, all, s->str);
}
