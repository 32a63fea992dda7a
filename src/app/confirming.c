/*
 * Offers are looked up, compared with what the room saw, and given as answers; the write
 * compares once more under its lock, since somebody may have filled in a sheet in between.
 */
#include "config.h"

#include "app/confirming.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/offers.h"

static const struct offer *find_offer(const struct offers *all, const char *id)
{
	for (guint i = 0; i < all->rows->len; i++) {
		const struct offer *o = all->rows->pdata[i];

		if (strcmp(all->j->q->questions[o->question].id, id) == 0)
			return o;
	}
	return NULL;
}

static void refuse(const char *label, const char *seen, const char *now, struct diags *ds)
{
	struct diag *d;

	if (now != NULL)
		d = diag_error(ds, "offer-changed", NULL,
			       _("%s: the room saw \"%s\", and \"%s\" is offered now"), label, seen,
			       now);
	else
		d = diag_error(ds, "offer-changed", NULL,
			       _("%s: the room saw \"%s\", and nothing is offered any more"), label,
			       seen);
	diag_hint(d, _("nothing was confirmed; look at it, then confirm it again"));
}

/* What was said may be the same, and what was noted beside it another. */
static char *words_of(const char *shown, const char *note, const char *seen)
{
	return note != NULL && strcmp(shown, seen) == 0 ?
		       g_strdup_printf("%s (%s)", shown, note) : g_strdup(shown);
}

static const struct offer *find_picked(const struct offers *all, const struct confirm_pick *p,
				       struct diags *ds)
{
	const struct question *q = answering_find_question(all->j->q, p->question, NULL, ds);
	const struct offer *o = q != NULL ? find_offer(all, q->id) : NULL;
	g_autofree char *now = NULL;

	if (q == NULL)
		return NULL;
	if (o == NULL && p->seen == 0) {
		diag_error(ds, "no-offer", NULL,
			   _("\"%s\" has no prepared or carried answer to confirm"), p->question);
		return NULL;
	}
	if (o != NULL && (p->seen == 0 || o->head == p->seen))
		return o;
	now = o != NULL ? words_of(o->shown, o->note, p->shown) : NULL;
	refuse(question_label(q), p->shown, now, ds);
	return NULL;
}

/* Those that are confirmed; NULL when one of them cannot be. Borrowed from all. */
static GPtrArray *find_all(const struct offers *all, const struct confirm_pick *picks,
			   struct diags *ds)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	bool ok = true;

	for (guint i = 0; picks == NULL && i < all->rows->len; i++)
		g_ptr_array_add(found, all->rows->pdata[i]);
	for (; picks != NULL && picks->question != NULL; picks++) {
		const struct offer *o = find_picked(all, picks, ds);

		if (o == NULL)
			ok = false;
		else if (!g_ptr_array_find(found, o, NULL))
			g_ptr_array_add(found, (void *)o);
	}
	return ok ? g_steal_pointer(&found) : NULL;
}

/* The answer that counts beside the offer: one given meanwhile is not overwritten by a
 * yes to an older one. */
static gint64 head_of(const struct judgement *j, const char *id)
{
	for (guint i = 0; i < j->answers->len; i++) {
		const struct store_answer *a = j->answers->pdata[i];

		if (strcmp(a->question, id) == 0)
			return a->head;
	}
	return 0;
}

static void refuse_other(const struct app *app, const struct judgement *j, const struct offer *o,
			 const struct store_answer *now, struct diags *ds)
{
	g_autofree char *shown = NULL;
	g_autofree char *words = NULL;
	struct report_input r;

	judgement_report_input(j, app, &r);
	if (now != NULL) {
		shown = report_answer_text(&r, o->question, now->value);
		words = words_of(shown, now->note, o->shown);
	}
	refuse(question_label(&j->q->questions[o->question]), o->shown, words, ds);
}

struct confirming {
	const struct offers *all;
	const GPtrArray *found;
};

/* Under the lock of the write. */
static bool is_still_offered(struct app *app, const struct store_assessment *draft,
			     const GPtrArray *answers, void *data, struct diags *ds)
{
	const struct confirming *c = data;
	g_autoptr(GPtrArray) there = NULL;

	(void)answers;
	if (!store_offers(app->store, draft->id, &there, ds))
		return false;
	for (guint i = 0; i < c->found->len; i++) {
		const struct offer *o = c->found->pdata[i];
		const struct question *q = &c->all->j->q->questions[o->question];
		const struct store_answer *now = NULL;

		for (guint k = 0; k < there->len && now == NULL; k++)
			if (strcmp(((struct store_answer *)there->pdata[k])->question, q->id) == 0)
				now = there->pdata[k];
		if (now != NULL && now->head == o->head)
			continue;
		refuse_other(app, c->all->j, o, now, ds);
		return false;
	}
	return true;
}

bool confirming_store(struct judgement **out, struct app *app, const char *service,
		      const struct confirm_pick *picks, const struct args *args, int *n,
		      int *services, struct diags *ds)
{
	g_autoptr(GPtrArray) edits = answer_edits_new();
	g_autoptr(GPtrArray) found = NULL;
	g_autoptr(offers) all = NULL;
	struct confirming c;
	struct answering how = { .source = SOURCE_ROOM, .args = args, .data = &c };
	int touched = 0;

	*out = NULL;
	*n = 0;
	if (services == NULL)
		services = &touched;
	*services = 0;
	if (!offers_of_draft(&all, app, service, ds))
		return false;
	found = find_all(all, picks, ds);
	if (found == NULL)
		return false;
	for (guint i = 0; i < found->len; i++) {
		const struct offer *o = found->pdata[i];
		const char *id = all->j->q->questions[o->question].id;
		struct answer_edit *e = answer_edits_add(edits, id, o->value, o->note);

		e->evidence = g_strdup(o->evidence);
		e->confidence = o->confidence;
		e->head = head_of(all->j, id);
	}
	*n = (int)found->len;
	c = (struct confirming){ all, found };
	how.draft = all->j->target.assessment->id;
	how.also = found->len > 0 ? is_still_offered : NULL;
	return answering_store(out, app, service, edits, &how, services, ds);
}
