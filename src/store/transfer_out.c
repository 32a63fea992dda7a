/*
 * Reads a system out: one statement per kind of row, all side by side and each in the
 * order of changes, so that rows come by change and nothing is collected. Memory stays
 * the same however much there is, but for a bit per change.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <string.h>

static bool is_number(const struct transfer_field *f)
{
	return f->type == FIELD_NUMBER || f->type == FIELD_FLAG;
}

void transfer_read(struct query *q, const struct transfer_field *fields,
		   transfer_values values)
{
	for (int i = 0; fields[i].name; i++) {
		struct transfer_value *v = &values[i];
		int column = q->column++;

		v->given = sqlite3_column_type(q->stmt, column) != SQLITE_NULL;
		v->number = is_number(&fields[i]) ? sqlite3_column_int64(q->stmt, column) : 0;
		v->text = is_number(&fields[i]) ? NULL
			: (const char *)sqlite3_column_text(q->stmt, column);
	}
}

void transfer_bind(struct query *q, const struct transfer_field *fields,
		   const transfer_values values)
{
	char name[32] = ":";

	for (int i = 0; fields[i].name; i++) {
		/* What a statement has no use for is what the thing itself keeps. */
		g_strlcpy(name + 1, fields[i].name, sizeof(name) - 1);
		if (q->failed || sqlite3_bind_parameter_index(q->stmt, name) == 0)
			continue;
		if (is_number(&fields[i]) && values[i].given)
			query_int(q, name, values[i].number);
		else
			query_text(q, name, values[i].given ? values[i].text : NULL);
	}
}

struct transfer_out {
	struct store *st;
	struct query queries[TRANSFER_KIND_COUNT];	/* all of them run side by side */
	gint64 at[TRANSFER_KIND_COUNT];	/* change of the row each stands at */
	GByteArray *carried;	/* a bit per change: whoever undoes it is carried, too */
	gint64 change;		/* whose rows are next; 0 = look for one */
	int shown;		/* kind of the row that was given last, or -1 */
	gint64 last;		/* change of the database */
};

/* To the next row. The whole may take longer than one statement is given. */
static bool advance(struct transfer_out *o, enum transfer_kind k)
{
	struct query *q = &o->queries[k];

	o->st->deadline_us = G_MAXINT64;
	o->at[k] = query_next(q) ? column_int(q) : G_MAXINT64;
	return !q->failed;
}

bool transfer_out_open(struct transfer_out **out, struct store *st, gint64 system,
		       struct diags *ds)
{
	g_autoptr(transfer_out) o = g_new0(struct transfer_out, 1);
	struct query q;

	*out = NULL;
	g_assert(st->reading > 0 || st->writing);
	o->st = st;
	o->shown = -1;
	o->carried = g_byte_array_new();
	query_open(&q, st, CHANGE_LAST, ds);
	if (!query_number(&q, &o->last))
		return false;
	for (enum transfer_kind k = 0; k < TRANSFER_KIND_COUNT; k++) {
		query_open(&o->queries[k], st, transfer_rows[k].out, ds);
		query_int(&o->queries[k], ":system", system);
		if (!advance(o, k))
			return false;
	}
	*out = g_steal_pointer(&o);
	return true;
}

static bool is_carried(const struct transfer_out *o, gint64 seq)
{
	return seq / 8 < o->carried->len && o->carried->data[seq / 8] & 1u << seq % 8;
}

static void carry(struct transfer_out *o, gint64 seq)
{
	guint old = o->carried->len;

	if (seq / 8 >= old) {
		g_byte_array_set_size(o->carried, MAX((guint)(seq / 8) + 1, old * 2));
		memset(o->carried->data + old, 0, o->carried->len - old);
	}
	o->carried->data[seq / 8] |= 1u << seq % 8;
}

/* A change belongs to the system when a row of it does, or when it undoes one that does. */
static bool belongs(struct transfer_out *o, gint64 seq, transfer_values values)
{
	struct query *q = &o->queries[TRANSFER_CHANGE];
	gint64 undoes;

	q->column = 1;
	transfer_read(q, transfer_rows[TRANSFER_CHANGE].fields, values);
	undoes = column_int(q);
	for (enum transfer_kind k = TRANSFER_CHANGE + 1; k < TRANSFER_KIND_COUNT; k++)
		if (o->at[k] == seq)
			return true;
	return undoes != 0 && is_carried(o, undoes);
}

static bool next_change(struct transfer_out *o, enum transfer_kind *kind,
			transfer_values values)
{
	while (o->at[TRANSFER_CHANGE] != G_MAXINT64) {
		gint64 seq = o->at[TRANSFER_CHANGE];

		if (belongs(o, seq, values)) {
			carry(o, seq);
			o->change = seq;
			o->shown = TRANSFER_CHANGE;
			*kind = TRANSFER_CHANGE;
			return true;
		}
		if (!advance(o, TRANSFER_CHANGE))
			return false;
	}
	return true;
}

bool transfer_out_next(struct transfer_out *o, enum transfer_kind *kind,
		       transfer_values values, struct diags *ds)
{
	*kind = TRANSFER_KIND_COUNT;
	if (o->shown >= 0 && !advance(o, o->shown))
		return false;
	o->shown = -1;
	for (enum transfer_kind k = TRANSFER_CHANGE + 1; k < TRANSFER_KIND_COUNT; k++) {
		if (o->change == 0 || o->at[k] != o->change)
			continue;
		o->queries[k].column = 1;
		transfer_read(&o->queries[k], transfer_rows[k].fields, values);
		o->shown = (int)k;
		*kind = k;
		return true;
	}
	(void)ds;	/* the queries have it */
	return next_change(o, kind, values);
}

void transfer_out_progress(const struct transfer_out *o, gint64 *done, gint64 *total)
{
	*done = o->change;
	*total = o->last;
}

void transfer_out_free(struct transfer_out *o)
{
	if (!o)
		return;
	for (enum transfer_kind k = 0; k < TRANSFER_KIND_COUNT; k++)
		if (o->queries[k].stmt)
			query_close(&o->queries[k]);
	g_byte_array_unref(o->carried);
	g_free(o);
}

bool store_sidecar_languages(struct store *st, const char *hash, GPtrArray **out,
			     struct diags *ds)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, SIDECAR_LANGUAGES, ds);
	query_text(&q, ":questionnaire", hash);
	while (query_next(&q))
		g_ptr_array_add(list, column_string(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}
