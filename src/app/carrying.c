/*
 * What carries over is said by core/qdiff; here it is read from the frozen snapshot and
 * written as offers. Waivers belong to the service and are not frozen: those there are now
 * follow their questions.
 */
#include "config.h"

#include "app/carrying.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/naming.h"
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
	target_set(&t, NULL, a);
	if (store_get_service(app->store, s->id, &t.service, ds))
		return judgement_take(out, app, &t, JUDGE_BRIEF, ds);
	target_clear(&t);
	return false;
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
	/* what another questionnaire means by a name is not for this one to say */
	return d->same_file || !d->related || carrying_waivers(app, s->id, d, ds);
}

/* ---- waivers ---------------------------------------------------------------- */

static bool put_waiver(struct store *st, gint64 service, const struct store_waiver *old,
		       const char *id, struct diags *ds)
{
	struct store_waiver w = *old;

	w.id = (char *)id;
	return store_put_waiver(st, service, &w, ds);
}

/* One change says one thing about a name: the new one of another waiver may be this one's
 * old one. */
static bool withdraw_waiver(struct store *st, gint64 service, const struct store_waiver *old,
			    const char *to, const struct qdiff *d, struct diags *ds)
{
	struct store_waiver w = *old;

	if (to == NULL)
		diag_hint(diag_warning(ds, "waiver-ended", NULL,
				       _("the waiver of \"%s\" by %s does not hold in %s %s"),
				       old->id, old->by, d->b->id, d->b->version),
			  _("that question is gone or asks something else there"));
	w.withdrawn = true;
	return store_put_waiver(st, service, &w, ds);
}

bool carrying_waivers(struct app *app, gint64 service, const struct qdiff *d, struct diags *ds)
{
	g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) waivers = NULL;

	if (!naming_waivers(&waivers, app, service, d->a, ds))
		return false;
	for (unsigned i = 0; i < waivers->len; i++) {
		const struct store_waiver *w = waivers->pdata[i];
		const char *to = qdiff_carry_waiver(d, w->id);

		if (to == NULL || !g_hash_table_add(taken, (char *)to) || strcmp(to, w->id) == 0)
			continue;
		if (!put_waiver(app->store, service, w, to, ds))
			return false;
	}
	for (unsigned i = 0; i < waivers->len; i++) {
		const struct store_waiver *w = waivers->pdata[i];

		if (!g_hash_table_contains(taken, w->id) &&
		    !withdraw_waiver(app->store, service, w, qdiff_carry_waiver(d, w->id), d, ds))
			return false;
	}
	return true;
}

bool carrying_waivers_lost(GPtrArray **out, struct app *app, gint64 service,
			   const struct qdiff *d, struct diags *ds)
{
	g_autoptr(GPtrArray) waivers = NULL;

	*out = NULL;
	if (!naming_waivers(&waivers, app, service, d->a, ds))
		return false;
	for (guint i = waivers->len; i-- > 0;) {
		const struct store_waiver *w = waivers->pdata[i];

		if (qdiff_carry_waiver(d, w->id) != NULL || strcmp(w->until, app->today) < 0)
			g_ptr_array_remove_index(waivers, i);
	}
	*out = g_steal_pointer(&waivers);
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
