/*
 * Ten questions end in one of three ways: a stop was found, too much is not
 * known, or it is worth a workshop.
 */
#include "config.h"

#include "app/quick.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/who.h"

enum { FINDS_SHOWN = 3 };

static bool is_unknown(const struct judgement *j, int question)
{
	return inputs_is_open(j->in, question);
}

static int count_unknown(const struct judgement *j)
{
	int n = 0;

	for (int i = 0; i < j->q->n_quick; i++)
		n += is_unknown(j, j->q->quick[i]);
	return n;
}

enum quick_ending quick_ending_of(const struct judgement *j)
{
	if (j->v->token == VERDICT_NO_GO)
		return QUICK_NO_WORKSHOP;
	return count_unknown(j) > QUICK_UNKNOWN_MAX ? QUICK_NOT_YET : QUICK_WORTH;
}

bool quick_is_asked(const struct judgement *j)
{
	for (int i = 0; i < j->q->n_quick; i++)
		if (j->in->answers[j->q->quick[i]].value.kind == VALUE_NONE)
			return false;
	return true;
}

bool quick_is_over(const struct judgement *j)
{
	return j->v->token == VERDICT_NO_GO || quick_is_asked(j);
}

/* Adds a word for people once. */
static void join_once(GString *list, const char *word)
{
	g_auto(GStrv) seen = g_strsplit(list->str, ", ", -1);

	if (!g_strv_contains((const char *const *)seen, word))
		g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", word);
}

static void join_roles(GString *list, const struct question *q)
{
	for (char **w = q->who; *w != NULL; w++)
		join_once(list, who_label(*w));
}

static int compare_ranks(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct questionnaire *q = data;
	const struct question *x = &q->questions[*(const int *)a];
	const struct question *y = &q->questions[*(const int *)b];

	return x->ask != y->ask ? x->ask - y->ask : x->quick - y->quick;
}

/* "P2 (developers), P5 (product, developers)" */
static char *first_finds(const struct judgement *j)
{
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
	GString *text = g_string_new(NULL);

	for (int i = 0; i < j->q->n_quick; i++)
		if (is_unknown(j, j->q->quick[i]))
			g_array_append_val(open, j->q->quick[i]);
	g_array_sort_with_data(open, compare_ranks, (gpointer)j->q);
	for (guint i = 0; i < MIN(open->len, FINDS_SHOWN); i++) {
		const struct question *q = &j->q->questions[g_array_index(open, int, i)];
		g_autoptr(GString) roles = g_string_new(NULL);

		join_roles(roles, q);
		/* TRANSLATORS: a gate's label, and who can answer it */
		g_string_append_printf(text, _("%s%s from %s"), i > 0 ? ", " : "",
				       question_label(q), roles->str);
	}
	return g_string_free(text, FALSE);
}

static bool is_guess(const struct judgement *j, int question)
{
	return is_unknown(j, question) ||
	       j->in->answers[question].confidence == CONFIDENCE_LOW;
}

static bool is_required(const struct question *q)
{
	return q->role == ROLE_GATE || q->role == ROLE_BASELINE;
}

/* Who can answer all gates and baseline items, since the room is asked every one of
 * them; whoever knows what was not asked or was guessed at comes first. */
static char *whom_to_invite(const struct judgement *j)
{
	GString *roles = g_string_new(NULL);

	for (int again = 0; again < 2; again++)
		for (int i = 0; i < j->q->n_questions; i++)
			if (is_required(&j->q->questions[i]) && (again || is_guess(j, i)))
				join_roles(roles, &j->q->questions[i]);
	return g_string_free(roles, FALSE);
}

static char *guessed(const struct judgement *j)
{
	GString *list = g_string_new(NULL);

	for (int i = 0; i < j->q->n_quick; i++) {
		int k = j->q->quick[i];

		if (is_guess(j, k))
			join_once(list, question_label(&j->q->questions[k]));
	}
	return g_string_free(list, list->len == 0);
}

char *quick_ending_text(const struct judgement *j, const struct app *app)
{
	g_autofree char *what = NULL;
	g_autofree char *guesses = NULL;
	struct report_input r;

	judgement_report_input(j, app, &r);
	switch (quick_ending_of(j)) {
	case QUICK_NO_WORKSHOP:
		what = report_headline(&r);
		return g_strdup_printf(_("No workshop needed: %s"), what);
	case QUICK_NOT_YET:
		what = first_finds(j);
		return g_strdup_printf(_("Not yet: first find out %s."), what);
	case QUICK_WORTH:
		break;
	}
	what = whom_to_invite(j);
	guesses = guessed(j);
	if (guesses == NULL)
		return g_strdup_printf(_("Worth 90 minutes: invite %s."), what);
	return g_strdup_printf(_("Worth 90 minutes: invite %s; you guessed at %s."), what,
			       guesses);
}

char *quick_no_go_text(const struct questionnaire *q)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (int i = 0; i < q->n_questions; i++)
		if (q->questions[i].role == ROLE_GATE && q->questions[i].quick == 0)
			join_once(list, question_label(&q->questions[i]));
	return g_strdup_printf(_("A quick check never says GO: it does not ask %s."), list->str);
}
