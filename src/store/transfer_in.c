/*
 * Takes rows in that transfer_out.c gave, on some other day from some other database, or
 * that somebody wrote who means us no good. Each row is looked at by its table first
 * (transfer_check.c), so that what is wrong is said at its place; the schema's constraints
 * are the second net. What comes out when both databases have gone on is in
 * transfer_merge.c.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <string.h>

#include <glib/gi18n.h>

struct transfer_in *transfer_in_new(struct store *st,
				    const struct transfer_in_options *options)
{
	struct transfer_in *in = g_new0(struct transfer_in, 1);

	g_assert(st->writing && st->change == 0);
	in->st = st;
	in->options = *options;
	in->system = g_strdup(options->system);
	in->options.system = in->system;
	in->first = -1;
	in->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	in->known = g_array_new(FALSE, TRUE, sizeof(guint32));
	in->twins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return in;
}

void transfer_in_free(struct transfer_in *in)
{
	if (!in)
		return;
	g_hash_table_unref(in->named);
	g_array_unref(in->known);
	g_hash_table_unref(in->twins);
	g_free(in->system);
	g_free(in->through_system);
	g_free(in->through_service);
	g_free(in);
}

/* ---- writing --------------------------------------------------------------------- */

/*
 * Steps a statement that writes. What the schema refuses is the file's mistake, to be
 * said at its place; everything else is the database's.
 */
bool transfer_write_row(struct transfer_in *in, struct query *q, bool *constraint)
{
	int rc;

	*constraint = false;
	if (q->failed)
		return query_close(q);
	rc = sqlite3_step(q->stmt);
	guard_wait_over(in->st);
	if ((rc & 0xff) == SQLITE_CONSTRAINT) {
		*constraint = true;
		query_close(q);
		return false;
	}
	if (rc != SQLITE_DONE) {
		q->failed = true;
		store_fail(in->st, rc, q->ds);
	}
	return query_close(q);
}

/*
 * What transfer_bind() does, for the statements that run for every line: the places of
 * the names are looked for once, and the texts have been checked by who read the line.
 */
void transfer_bind_row(struct transfer_in *in, struct query *q, enum transfer_kind kind,
		       const transfer_values values)
{
	const struct transfer_field *fields = transfer_fields(kind);
	int *places = in->places[kind];
	char name[32] = ":";

	for (int i = 0; fields[i].name && !in->placed[kind] && !q->failed; i++) {
		g_strlcpy(name + 1, fields[i].name, sizeof(name) - 1);
		places[i] = sqlite3_bind_parameter_index(q->stmt, name);
	}
	in->placed[kind] = true;
	for (int i = 0; fields[i].name && !q->failed; i++) {
		int rc = SQLITE_OK;

		if (places[i] == 0 || !values[i].given)
			continue;
		if (values[i].text)
			rc = sqlite3_bind_text(q->stmt, places[i], values[i].text, -1,
					       SQLITE_STATIC);
		else
			rc = sqlite3_bind_int64(q->stmt, places[i], values[i].number);
		if (rc != SQLITE_OK) {
			q->failed = true;
			store_fail(in->st, rc, q->ds);
		}
	}
}

/* ---- rows ------------------------------------------------------------------------ */

static bool find_same(struct transfer_in *in, enum transfer_kind kind,
		      const transfer_values values, bool *same, struct diags *ds)
{
	struct query q;
	gint64 found;

	*same = false;
	/* The same cannot be there, but for calls, which have no key to refuse it. */
	if (in->change_is_new && kind != TRANSFER_CALL)
		return true;
	query_open(&q, in->st, transfer_rows[kind].same, ds);
	transfer_bind(&q, transfer_fields(kind), values);
	query_int(&q, ":change", in->change);
	if (!query_number(&q, &found))
		return false;
	*same = found != 0;
	return true;
}

static bool refuse_row(struct transfer_in *in, enum transfer_kind kind, int error,
		       struct diags *ds)
{
	if (kind == TRANSFER_FINISH && error == SQLITE_CONSTRAINT_PRIMARYKEY) {
		transfer_refuse(in, -1, ds, "import-frozen",
				_("this assessment was finished here and in the file"));
		return false;
	}
	if (error != SQLITE_CONSTRAINT_PRIMARYKEY && error != SQLITE_CONSTRAINT_UNIQUE)
		return transfer_refuse(in, -1, ds, "import-value",
				       _("this %s does not make sense in a database"),
				       transfer_kind_name(kind));
	if (in->change_is_new)
		return transfer_refuse(in, -1, ds, "import-twice",
				       _("this %s is there already"),
				       transfer_kind_name(kind));
	return transfer_refuse(in, -1, ds, "import-differs",
			       _("the database has another %s under this change"),
			       transfer_kind_name(kind));
}

static bool add_row(struct transfer_in *in, enum transfer_kind kind,
		    const transfer_values values, struct diags *ds)
{
	const struct transfer_row *row = &transfer_rows[kind];
	bool constraint = false;
	struct query q;
	int error;

	if (row->add != STATEMENT_COUNT) {
		query_open(&q, in->st, row->add, ds);
		transfer_bind(&q, row->fields, values);
		if (!transfer_write_row(in, &q, &constraint))
			return constraint ? refuse_row(in, kind, SQLITE_CONSTRAINT, ds)
					  : false;
	}
	query_open(&q, in->st, row->in, ds);
	transfer_bind_row(in, &q, kind, values);
	query_int(&q, ":change", in->change);
	if (!transfer_write_row(in, &q, &constraint)) {
		error = sqlite3_extended_errcode(in->st->db);
		return constraint ? refuse_row(in, kind, error, ds) : false;
	}
	if (sqlite3_changes(in->st->db) == 1)
		return true;
	return transfer_refuse(in, transfer_own_field(kind), ds, "import-differs",
			       _("the database has this %s in another place"),
			       transfer_kind_name(kind));
}

static void name_own(struct transfer_in *in, enum transfer_kind kind,
		     const transfer_values values)
{
	int own = transfer_own_field(kind);

	if (own >= 0 && !transfer_is_named(in, values[own].text, kind))
		g_hash_table_insert(in->named, g_strdup(values[own].text),
				    GINT_TO_POINTER((int)kind + 1));
}

static bool take_row(struct transfer_in *in, enum transfer_kind kind,
		     const transfer_values values, struct diags *ds)
{
	bool same;

	if (in->change == 0)
		return transfer_refuse(in, -1, ds, "import-order",
				       _("a change must stand above its rows"));
	if (in->change_is_twin)
		return transfer_refuse(in, -1, ds, "import-value",
				       _("a change that takes another back has no rows"));
	if (!find_same(in, kind, values, &same, ds) ||
	    (!same && !add_row(in, kind, values, ds)))
		return false;
	name_own(in, kind, values);
	if (same) {
		in->counts.rows_same++;
	} else {
		in->counts.rows++;
		in->counts.answers += kind == TRANSFER_ANSWER ||
				      kind == TRANSFER_SYSTEM_ANSWER;
	}
	return true;
}

bool transfer_in_row(struct transfer_in *in, enum transfer_kind kind,
		     const transfer_values values, struct diags *ds)
{
	struct query q;

	if (in->first < 0) {
		query_open(&q, in->st, CHANGE_LAST, ds);
		if (!query_number(&q, &in->first))
			return false;
	}
	if (!transfer_check(in, kind, values, ds))
		return false;
	return kind == TRANSFER_CHANGE ? transfer_take_change(in, values, ds)
				       : take_row(in, kind, values, ds);
}

void transfer_in_questionnaire(struct transfer_in *in, const char *hash)
{
	g_hash_table_insert(in->named, g_strdup(hash),
			    GINT_TO_POINTER((int)TRANSFER_KIND_COUNT + 1));
}

static bool touched_systems(struct transfer_in *in, GArray **out, struct diags *ds)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct query q;

	query_open(&q, in->st, TOUCHED_SYSTEMS, ds);
	query_text(&q, ":system", in->system);
	while (query_next(&q)) {
		gint64 id = column_int(&q);

		g_array_append_val(all, id);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&all);
	return true;
}

bool transfer_in_end(struct transfer_in *in, struct transfer_counts *counts,
		     GArray **systems, struct diags *ds)
{
	*systems = NULL;
	*counts = (struct transfer_counts){ 0 };
	if (!transfer_settle_through(in, ds) || !transfer_merge(in, ds) ||
	    !touched_systems(in, systems, ds))
		return false;
	*counts = in->counts;
	return true;
}
