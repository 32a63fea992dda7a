/*
 * What counts for a draft, as it was read last. A room gives one answer after the other,
 * and each is judged together with all the others: they are read again only when
 * somebody else has written meanwhile, or something else was written than an answer of
 * this draft. Whether that is so, the log knows: the newest change has a name that no
 * other bears, also not one in another file or after a rollback.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

void kept_answers_clear(struct store *st)
{
	struct kept_answers *k = &st->kept;

	g_clear_pointer(&k->newest, g_free);
	g_clear_pointer(&k->list, g_ptr_array_unref);
	*k = (struct kept_answers){ 0 };
}

static bool is_of(const struct kept_answers *k, const struct store_assessment *a)
{
	return k->list != NULL && k->assessment == a->id &&
	       k->quick == (a->mode == STORE_QUICK);
}

/* The names of the newest change and of the one before it; NULL where there is none. */
static bool newest_changes(struct store *st, char **newest, char **before, struct diags *ds)
{
	struct query q;

	*newest = *before = NULL;
	query_open(&q, st, CHANGES_NEWEST, ds);
	if (query_next(&q))
		*newest = column_string(&q);
	if (query_next(&q))
		*before = column_string(&q);
	return query_close(&q);
}

bool kept_answers_get(struct store *st, const struct store_assessment *a, GPtrArray **out,
		      char **newest, struct diags *ds)
{
	const struct kept_answers *k = &st->kept;
	g_autofree char *before = NULL;

	*out = NULL;
	if (!newest_changes(st, newest, &before, ds))
		return false;
	if (is_of(k, a) && g_strcmp0(k->newest, *newest) == 0)
		*out = g_ptr_array_ref(k->list);
	return true;
}

void kept_answers_set(struct store *st, const struct store_assessment *a, GPtrArray *list,
		      const char *newest)
{
	/* in the middle of a change there may be more to come of it */
	if (st->change != 0)
		return;
	kept_answers_clear(st);
	st->kept = (struct kept_answers){
		.assessment = a->id,
		.quick = a->mode == STORE_QUICK,
		.newest = g_strdup(newest),
		.list = g_ptr_array_ref(list),
	};
}

/* As it would be read. */
static struct store_answer *as_read(const struct store *st, const struct store_answer *a)
{
	struct store_answer *read = g_new0(struct store_answer, 1);

	read->question = g_strdup(a->question);
	read->value = g_strdup(a->value);
	read->note = g_strdup(a->note);
	read->evidence = g_strdup(a->evidence);
	read->by = g_strdup(a->by ? a->by : st->who);
	read->at = g_strdup(a->at ? a->at : st->at);
	read->confidence = a->confidence;
	read->source = a->source;
	read->head = st->change;
	return read;
}

/* A list of its own, since others read the one there is; sorted as that is. */
static GPtrArray *list_with(const GPtrArray *list, struct store_answer *answer)
{
	GPtrArray *with = g_ptr_array_new_full(list->len + 1, (GDestroyNotify)store_answer_free);
	guint i = 0;

	for (; i < list->len; i++) {
		struct store_answer *a = list->pdata[i];

		if (strcmp(a->question, answer->question) >= 0)
			break;
		g_ptr_array_add(with, answer_share(a));
	}
	g_ptr_array_add(with, answer);
	for (; i < list->len; i++) {
		struct store_answer *a = list->pdata[i];

		if (strcmp(a->question, answer->question) != 0)
			g_ptr_array_add(with, answer_share(a));
	}
	return with;
}

static bool counts(const struct kept_answers *k, const struct store_answer *a)
{
	return a->source == SOURCE_ROOM || (a->source == SOURCE_QUICK && k->quick);
}

/* The name of the change being made, when what is kept is as of the one before it, or of
 * an answer before in the same; else NULL. */
static bool change_behind(struct store *st, char **uid, struct diags *ds)
{
	g_autofree char *ours = NULL;
	g_autofree char *before = NULL;

	*uid = NULL;
	if (!newest_changes(st, &ours, &before, ds))
		return false;
	if (g_strcmp0(st->kept.newest, before) == 0 || g_strcmp0(st->kept.newest, ours) == 0)
		*uid = g_steal_pointer(&ours);
	return true;
}

bool kept_answers_add(struct store *st, const struct store_assessment *draft,
		      const struct store_answer *a, struct diags *ds)
{
	struct kept_answers *k = &st->kept;
	g_autofree char *uid = NULL;
	GPtrArray *with;

	if (!is_of(k, draft))
		return true;
	if (!change_behind(st, &uid, ds))
		return false;
	if (!uid) {
		kept_answers_clear(st);
		return true;
	}
	g_free(k->newest);
	k->newest = g_steal_pointer(&uid);
	if (!counts(k, a))
		return true;
	with = list_with(k->list, as_read(st, a));
	g_ptr_array_unref(k->list);
	k->list = with;
	return true;
}
