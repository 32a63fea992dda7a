/*
 * Questionnaires and their sidecars, kept as bytes. They are named by what is in
 * them, so they have no versions and belong to no change.
 */
#include "config.h"

#include "store/private.h"

void store_questionnaire_free(struct store_questionnaire *q)
{
	if (!q)
		return;
	g_free(q->hash);
	g_free(q->id);
	g_free(q->version);
	g_free(q->language);
	g_free(q->added);
	g_free(q->text);
	g_free(q);
}

static struct store_questionnaire *read_questionnaire(struct query *q)
{
	struct store_questionnaire *out = g_new0(struct store_questionnaire, 1);

	out->hash = column_string(q);
	out->id = column_string(q);
	out->version = column_string(q);
	out->language = column_string(q);
	out->added = column_string(q);
	return out;
}

bool store_put_questionnaire(struct store *st, const struct store_questionnaire *in,
			     struct diags *ds)
{
	struct query q;

	g_assert(st->writing);
	query_open(&q, st, QUESTIONNAIRE_ADD, ds);
	query_text(&q, ":hash", in->hash);
	query_text(&q, ":id", in->id);
	query_text(&q, ":version", in->version);
	query_text(&q, ":language", in->language);
	query_text(&q, ":added", in->added ? in->added : st->at);
	query_blob(&q, ":text", in->text, in->length);
	return query_run(&q);
}

bool store_get_questionnaire(struct store *st, const char *hash,
			     struct store_questionnaire **out, struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, QUESTIONNAIRE_GET, ds);
	query_text(&q, ":hash", hash);
	if (query_next(&q)) {
		*out = read_questionnaire(&q);
		(*out)->text = column_blob(&q, &(*out)->length);
	}
	if (!query_close(&q))
		return false;
	/* Its pages are read once: who parses it can use their memory. */
	sqlite3_db_release_memory(st->db);
	return true;
}

bool store_questionnaires(struct store *st, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_questionnaire_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, QUESTIONNAIRE_LIST, ds);
	while (query_next(&q))
		g_ptr_array_add(list, read_questionnaire(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

bool store_put_sidecar(struct store *st, const char *hash, const char *language,
		       const char *text, gsize length, struct diags *ds)
{
	struct query q;

	g_assert(st->writing);
	query_open(&q, st, SIDECAR_PUT, ds);
	query_text(&q, ":questionnaire", hash);
	query_text(&q, ":language", language);
	query_blob(&q, ":text", text, length);
	return query_run(&q);
}

bool store_get_sidecar(struct store *st, const char *hash, const char *language,
		       char **text, gsize *length, struct diags *ds)
{
	struct query q;

	*text = NULL;
	*length = 0;
	query_open(&q, st, SIDECAR_GET, ds);
	query_text(&q, ":questionnaire", hash);
	query_text(&q, ":language", language);
	if (query_next(&q))
		*text = column_blob(&q, length);
	return query_close(&q);
}
