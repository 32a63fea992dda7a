/*
 * The changes of a transfer: one that is here already is met, with where it stands in the
 * file; one that is new is added behind ours. Their rows are in transfer_in.c.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <string.h>

#include <glib/gi18n.h>

static bool by_uid(struct transfer_in *in, const char *uid, gint64 *seq, struct diags *ds)
{
	struct query q;

	query_open(&q, in->st, CHANGE_BY_UID, ds);
	query_text(&q, ":uid", uid);
	return query_number(&q, seq);
}

/* What the last change was made through, as soon as its rows are in. */
bool transfer_settle_through(struct transfer_in *in, struct diags *ds)
{
	g_autofree char *system = g_steal_pointer(&in->through_system);
	g_autofree char *service = g_steal_pointer(&in->through_service);
	struct query q;

	if (!system && !service)
		return true;
	if (system && !transfer_is_named(in, system, TRANSFER_SYSTEM))
		return transfer_refuse(
			in, -1, ds, "import-reference",
			_("the change above was made through the system \"%s\", which "
			  "the file does not have"),
			system);
	if (service && !transfer_is_named(in, service, TRANSFER_SERVICE))
		return transfer_refuse(
			in, -1, ds, "import-reference",
			_("the change above was made through the service \"%s\", which "
			  "the file does not have"),
			service);
	query_open(&q, in->st, CHANGE_THROUGH_UID, ds);
	query_text(&q, ":system", system);
	query_text(&q, ":service", service);
	query_int(&q, ":seq", in->change);
	return query_run(&q);
}

/* ---- those that are here --------------------------------------------------------- */

guint32 transfer_is_known(const struct transfer_in *in, gint64 seq)
{
	return seq < in->known->len ? g_array_index(in->known, guint32, seq) : 0;
}

/* One of ours, which the file knows: where it stands among those that are new. */
static bool know(struct transfer_in *in, gint64 seq)
{
	if (seq > in->first || transfer_is_known(in, seq) != 0)
		return false;
	if (seq >= in->known->len)
		g_array_set_size(in->known, MAX((guint)seq + 1, in->known->len * 2));
	g_array_index(in->known, guint32, seq) = 1 + (guint32)in->counts.changes;
	in->counts.changes_same++;
	in->change = seq;
	in->change_is_new = false;
	return true;
}

static bool meet_change(struct transfer_in *in, gint64 seq, const transfer_values values,
			struct diags *ds)
{
	struct query q;
	gint64 same;

	query_open(&q, in->st, SAME_CHANGE, ds);
	transfer_bind(&q, transfer_fields(TRANSFER_CHANGE), values);
	if (!query_number(&q, &same))
		return false;
	if (same != seq)
		return transfer_refuse(in, CHANGE_UID, ds, "import-differs",
				       _("the database has another change under this uid"));
	return know(in, seq) ||
	       transfer_refuse(in, CHANGE_UID, ds, "import-twice",
			       _("this change stands in a line above already"));
}

/*
 * A change is taken back once. Where both sides did it, knowing nothing of each other, it
 * is the same deed: ours stands for the file's, and what takes that back takes back ours.
 */
static bool meet_twin(struct transfer_in *in, const transfer_values values, bool *met,
		      struct diags *ds)
{
	g_autofree char *uid = NULL;
	struct query q;
	gint64 seq = 0;

	*met = false;
	query_open(&q, in->st, CHANGE_THAT_UNDOES, ds);
	query_text(&q, ":uid", values[CHANGE_UNDOES].text);
	if (query_next(&q)) {
		seq = column_int(&q);
		uid = column_string(&q);
	}
	if (!query_close(&q))
		return false;
	if (seq == 0)
		return true;
	if (!know(in, seq))
		return transfer_refuse(in, CHANGE_UNDOES, ds, "import-undone-twice",
				       _("another change takes this one back already"));
	g_hash_table_insert(in->twins, g_strdup(values[CHANGE_UID].text),
			    g_steal_pointer(&uid));
	in->change_is_twin = *met = true;
	return true;
}

/* ---- those that are new ---------------------------------------------------------- */

static bool names_ref(const struct transfer_in *in, const struct transfer_value *v,
		      enum transfer_kind kind)
{
	return !v->given || transfer_is_named(in, v->text, kind);
}

static bool add_change(struct transfer_in *in, const transfer_values values,
		       struct diags *ds)
{
	bool constraint, late, met;
	struct query q;
	gint64 target;

	if (values[CHANGE_UNDOES].given) {
		if (!by_uid(in, values[CHANGE_UNDOES].text, &target, ds))
			return false;
		if (target == 0)
			return transfer_refuse(in, CHANGE_UNDOES, ds, "import-reference",
					       _("no line above has the change \"%s\""),
					       values[CHANGE_UNDOES].text);
		if (!meet_twin(in, values, &met, ds) || met)
			return met;
		in->undoes = true;
	}
	/* Only what the file names, be there what may; mostly it has by now. */
	late = !names_ref(in, &values[CHANGE_SYSTEM], TRANSFER_SYSTEM) ||
	       !names_ref(in, &values[CHANGE_SERVICE], TRANSFER_SERVICE);
	query_open(&q, in->st, IN_CHANGE, ds);
	transfer_bind_row(in, &q, TRANSFER_CHANGE, values);
	if (late) {
		query_text(&q, ":system", NULL);
		query_text(&q, ":service", NULL);
	}
	if (!transfer_write_row(in, &q, &constraint))
		return constraint && transfer_refuse(in, CHANGE_UID, ds, "import-twice",
						     _("this change stands in a line above "
						       "already"));
	in->change = sqlite3_last_insert_rowid(in->st->db);
	in->change_is_new = true;
	in->counts.changes++;
	if (late) {
		in->through_system = g_strdup(values[CHANGE_SYSTEM].text);
		in->through_service = g_strdup(values[CHANGE_SERVICE].text);
	}
	return true;
}

bool transfer_take_change(struct transfer_in *in, const transfer_values values,
			  struct diags *ds)
{
	const char *undoes = values[CHANGE_UNDOES].text, *twin = NULL;
	transfer_values ours;
	gint64 seq = 0;

	memcpy(ours, values, sizeof(ours));
	if (undoes)
		twin = g_hash_table_lookup(in->twins, undoes);
	if (twin)
		ours[CHANGE_UNDOES].text = twin;
	in->change_is_twin = false;
	/* Into an empty database nothing needs to be looked for. */
	return transfer_settle_through(in, ds) &&
	       (in->first == 0 || by_uid(in, ours[CHANGE_UID].text, &seq, ds)) &&
	       (seq != 0 ? meet_change(in, seq, ours, ds) : add_change(in, ours, ds));
}
