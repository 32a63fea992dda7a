/*
 * What carries over is said by core/qdiff; here it is read from the frozen snapshot and
 * written as offers.
 */
#include "config.h"

#include "app/carrying.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/questionnaires.h"

bool carrying_last(struct judgement **out, struct app *app, const struct store_service *s,
		   struct diags *ds)
{
	struct store_assessment *a;
	struct target t;

	*out = NULL;
	if (!store_find_assessment(app->store, s->id, "latest", &a, ds))
		return false;
	if (a == NULL)
		return true;
	t = (struct target){ 0 };
	target_set(&t, NULL, a);
	return store_get_service(app->store, s->id, &t.service, ds) &&
	       judgement_take(out, app, &t, JUDGE_BRIEF, ds);
}

static bool is_given(const GPtrArray *given, const char *question)
{
	for (unsigned i = 0; given != NULL && i < given->len; i++)
		if (strcmp(((const struct store_answer *)given->pdata[i])->question, question) == 0)
			return true;
	return false;
}

/* Given once for all services, and still so: it is there without being carried. */
static bool is_live(const struct question *a, const struct question *b)
{
	return a->scope == SCOPE_SYSTEM && b->scope == SCOPE_SYSTEM;
}

static bool put_offer(struct store *st, const struct store_assessment *draft,
		      const struct question *question, const struct value *value,
		      const struct answer *last, struct diags *ds)
{
	g_autofree char *stored = value_format(value, question);
	const struct store_answer a = {
		.question = question->id,
		.value = stored,
		.note = last->note,
		.evidence = last->evidence,
		.by = last->by,
		.at = last->at,
		.confidence = last->confidence,
		.source = SOURCE_CARRIED,
		.head = STORE_ANY_HEAD,
	};

	return store_put_answer(st, draft->id, &a, ds);
}

int carrying_from(const struct judgement *last, const struct qdiff *d, int b)
{
	int a = qdiff_carry_from(d, b);

	if (a < 0 || value_is_open(&last->in->answers[a].value) ||
	    is_live(&d->a->questions[a], &d->b->questions[b]))
		return -1;
	return a;
}

bool carrying_over(struct app *app, const struct store_service *s,
		   const struct store_assessment *draft, const struct questionnaire *q,
		   const GPtrArray *given, int *n, struct diags *ds)
{
	g_autoptr(judgement) last = NULL;
	const struct qdiff *d;

	*n = 0;
	if (!carrying_last(&last, app, s, ds))
		return false;
	if (last == NULL)
		return true;
	d = questionnaires_diff(app, last->q, q);
	for (int b = 0; b < q->n_questions; b++) {
		int a = carrying_from(last, d, b);
		const struct answer *answer = a >= 0 ? &last->in->answers[a] : NULL;
		struct value value;
		bool ok;

		if (answer == NULL || is_given(given, q->questions[b].id) ||
		    !qdiff_carry_value(&value, d, b, &answer->value))
			continue;
		ok = put_offer(app->store, draft, &q->questions[b], &value, answer, ds);
		value_clear(&value);
		if (!ok)
			return false;
		*n += 1;
	}
	return true;
}

void carrying_note(int n, const char *service, struct diags *ds)
{
	if (n == 0)
		return;
	diag_hint(diag_note(ds, "carried", NULL,
			    ngettext("%d answer of the last assessment is carried over, not "
				     "confirmed, and does not count yet",
				     "%d answers of the last assessment are carried over, not "
				     "confirmed, and do not count yet", (unsigned long)n), n),
		  _("\"seam agenda %s\" says what to talk about; \"seam confirm %s ID...\" makes "
		    "the rest count"), service, service);
}
