/*
 * Which questionnaire it was said in, the store works out from its log (store/record.sql);
 * what became of a name, core/qdiff.
 */
#include "config.h"

#include "app/naming.h"

#include <string.h>

#include "app/questionnaires.h"
#include "core/qdiff.h"

typedef const char *(*carry_function)(const struct qdiff *d, const char *name);

static bool is_said_in(const char *said_in, const struct questionnaire *q)
{
	return said_in != NULL && strcmp(said_in, questionnaire_hash(q)) == 0;
}

static bool carry(const char **out, struct app *app, const char *said_in,
		  const struct questionnaire *q, const char *name, carry_function function,
		  struct diags *ds)
{
	const struct questionnaire *from;
	const struct qdiff *d;

	*out = NULL;
	from = questionnaires_of(app, said_in, ds);	/* NULL: what a new assessment uses */
	if (from == NULL)
		return false;
	d = questionnaires_diff(app, from, q);
	if (d->related)
		*out = function(d, name);
	return true;
}

/* What to put in the place of a name: that of the same thing in q, or NULL when it is gone
 * or q is another questionnaire. Borrowed from q, or name itself. */
static bool name_in(const char **out, struct app *app, const char *said_in,
		    const struct questionnaire *q, const char *name, struct diags *ds)
{
	/* nothing changes its name where it was said: for each verdict no comparison */
	if (is_said_in(said_in, q)) {
		*out = name;
		return true;
	}
	return carry(out, app, said_in, q, name, qdiff_carry_waiver, ds);
}

static void drop_waiver(GPtrArray *waivers, const char *id)
{
	for (guint i = waivers->len; i-- > 0;)
		if (strcmp(((struct store_waiver *)waivers->pdata[i])->id, id) == 0)
			g_ptr_array_remove_index(waivers, i);
}

static int by_id(gconstpointer a, gconstpointer b)
{
	const struct store_waiver *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

bool naming_waivers(GPtrArray **out, struct app *app, gint64 service,
		    const struct questionnaire *q, struct diags *ds)
{
	g_autoptr(GPtrArray) named =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_waiver_free);
	g_autoptr(GPtrArray) said = NULL;

	*out = NULL;
	if (!store_waivers(app->store, service, &said, ds))
		return false;
	while (said->len > 0) {		/* oldest first: what q calls the same, the last counts */
		struct store_waiver *w = g_ptr_array_steal_index(said, 0);
		g_autofree char *old = w->id;
		const char *name;
		bool ok = name_in(&name, app, w->said_in, q, old, ds);

		w->id = g_strdup(name);
		if (name != NULL)
			drop_waiver(named, name);
		if (name != NULL && !w->withdrawn)
			g_ptr_array_add(named, w);
		else
			store_waiver_free(w);
		if (!ok)
			return false;
	}
	g_ptr_array_sort(named, by_id);
	*out = g_steal_pointer(&named);
	return true;
}

/* In the place of *name. */
static bool rename_to(char **name, struct app *app, const char *said_in,
		      const struct questionnaire *q, struct diags *ds)
{
	int question = *name != NULL ? questionnaire_find_label(q, *name) : -1;
	const char *now = question >= 0 ? question_label(&q->questions[question]) : *name;
	char *old = *name;

	if (*name == NULL)
		return true;
	if (!is_said_in(said_in, q) &&
	    !carry(&now, app, said_in, q, *name, qdiff_carry_condition, ds))
		return false;
	*name = g_strdup(now);
	g_free(old);
	return true;
}

static bool rename_item(struct store_item *item, struct app *app,
			const struct questionnaire *q, struct diags *ds)
{
	return rename_to(&item->condition, app, item->said_in, q, ds) &&
	       rename_to(&item->question, app, item->said_in, q, ds);
}

bool naming_items(GPtrArray *items, struct app *app, const struct questionnaire *q,
		  struct diags *ds)
{
	for (guint i = 0; i < items->len; i++)
		if (!rename_item(items->pdata[i], app, q, ds))
			return false;
	return true;
}

bool naming_items_now(GPtrArray *items, struct app *app, struct diags *ds)
{
	const struct questionnaire *q = NULL;
	gint64 service = 0;

	for (guint i = 0; i < items->len; i++) {
		struct store_item *item = items->pdata[i];
		g_autoptr(store_assessment) a = NULL;

		if (item->condition == NULL && item->question == NULL)
			continue;
		if (q == NULL || item->service != service) {
			if (!store_current_assessment(app->store, item->service, &a, ds))
				return false;
			q = questionnaires_of(app, a != NULL ? a->questionnaire : NULL, ds);
		}
		service = item->service;
		if (q == NULL || !rename_item(item, app, q, ds))
			return false;
	}
	return true;
}
