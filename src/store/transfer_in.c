/*
 * Takes rows in that transfer_out.c gave, on some other day from some other database, or
 * that somebody wrote who means us no good. Each row is looked at by its table first, so
 * that what is wrong is said at its place; the schema's constraints are the second net.
 * What comes out when both databases have gone on is in transfer_merge.c.
 */
#include "config.h"

#include "store/transfer_private.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "base/slug.h"

enum { NUMBER_MAX = 1000 * 1000 * 1000 };

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
	return in;
}

void transfer_in_free(struct transfer_in *in)
{
	if (!in)
		return;
	g_hash_table_unref(in->named);
	g_array_unref(in->known);
	g_free(in->system);
	g_free(in->through_system);
	g_free(in->through_service);
	g_free(in);
}

/* False, so that a check can end with it. */
static bool refuse(struct transfer_in *in, int field, struct diags *ds, const char *code,
		   const char *format, ...) G_GNUC_PRINTF(5, 6);

static bool refuse(struct transfer_in *in, int field, struct diags *ds, const char *code,
		   const char *format, ...)
{
	struct place at = in->options.place(in->options.data, field);
	va_list args;

	va_start(args, format);
	diag_verror(ds, code, &at, format, args);
	va_end(args);
	in->st->refused = true;
	return false;
}

/* ---- values ---------------------------------------------------------------------- */

static bool is_named(const struct transfer_in *in, const char *uid, enum transfer_kind k)
{
	return g_hash_table_lookup(in->named, uid) == GINT_TO_POINTER((int)k + 1);
}

static bool is_one_of(const char *words, const char *text)
{
	size_t length = strlen(text);

	for (const char *p = words; length > 0 && (p = strstr(p, text)) != NULL; p += length)
		if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
			return true;
	return false;
}

static bool check_ref(struct transfer_in *in, int i, const struct transfer_field *f,
		      const char *uid, struct diags *ds)
{
	enum transfer_kind of = f->type == FIELD_HASH ? TRANSFER_KIND_COUNT : f->of;

	if (is_named(in, uid, of))
		return true;
	return refuse(in, i, ds, "import-reference",
		      _("no line above has the %s \"%s\""),
		      f->type == FIELD_HASH ? "questionnaire" : transfer_kind_name(of), uid);
}

static bool check_text(struct transfer_in *in, int i, const struct transfer_field *f,
		       const char *text, struct diags *ds)
{
	int64_t ms;
	int day;

	switch (f->type) {
	case FIELD_WORD:
		return is_one_of(f->words, text) ||
		       refuse(in, i, ds, "import-value", _("\"%s\" is none of: %s"), text,
			      f->words);
	case FIELD_DAY:
		return calendar_parse_date(&day, text) ||
		       refuse(in, i, ds, "import-value",
			      _("\"%s\" is no day such as 2026-12-11"), text);
	case FIELD_TIME:
		return calendar_parse_time(&ms, text) ||
		       refuse(in, i, ds, "import-value",
			      _("\"%s\" is no time such as 2026-12-11T09:30:00Z"), text);
	case FIELD_OWN:
		return uid_is_valid(text) ||
		       refuse(in, i, ds, "import-value",
			      _("\"%s\" is no uid: a UUID of version 7 in lower case"), text);
	default:
		return f->may_be_empty || *text != '\0' ||
		       refuse(in, i, ds, "import-value", _("\"%s\" is empty"), f->name);
	}
}

/* What a change was made through may be named by its own rows. */
static bool is_late(enum transfer_kind kind, const struct transfer_field *f)
{
	return kind == TRANSFER_CHANGE && f->type == FIELD_REF;
}

static bool check_values(struct transfer_in *in, enum transfer_kind kind,
			 const transfer_values values, struct diags *ds)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name; i++) {
		const struct transfer_field *f = &fields[i];
		const struct transfer_value *v = &values[i];

		if (!v->given && !f->optional)
			return refuse(in, -1, ds, "import-missing", _("\"%s\" is missing"),
				      f->name);
		if (!v->given || is_late(kind, f))
			continue;
		if (f->type == FIELD_NUMBER && (v->number < -1 || v->number > NUMBER_MAX))
			return refuse(in, i, ds, "import-value",
				      _("%" PRId64 " is out of range"), v->number);
		if ((f->type == FIELD_REF || f->type == FIELD_HASH) &&
		    !check_ref(in, i, f, v->text, ds))
			return false;
		if (v->text && !check_text(in, i, f, v->text, ds))
			return false;
	}
	return true;
}

/* Of the row's own thing: its field, or -1. */
static int own_field(enum transfer_kind kind)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name; i++)
		if (fields[i].type == FIELD_OWN)
			return i;
	return -1;
}

static bool check_own(struct transfer_in *in, enum transfer_kind kind,
		      const transfer_values values, struct diags *ds)
{
	int own = own_field(kind);
	const char *uid = own >= 0 ? values[own].text : NULL;

	if (!uid)
		return true;
	if (kind == TRANSFER_SYSTEM && strcmp(uid, in->system) != 0)
		return refuse(in, own, ds, "import-value",
			      _("this is another system than the one the file is about"));
	if (!is_named(in, uid, kind) && g_hash_table_contains(in->named, uid))
		return refuse(in, own, ds, "import-value",
			      _("\"%s\" was something else in a line above"), uid);
	for (int i = 0; kind == TRANSFER_SERVICE && transfer_fields(kind)[i].name; i++)
		if (strcmp(transfer_fields(kind)[i].name, "slug") == 0 &&
		    !slug_is_valid(values[i].text))
			return refuse(in, i, ds, "import-value", _("\"%s\" is no slug"),
				      values[i].text);
	return true;
}

/* ---- changes --------------------------------------------------------------------- */

static bool by_uid(struct transfer_in *in, const char *uid, gint64 *seq, struct diags *ds)
{
	struct query q;

	query_open(&q, in->st, CHANGE_BY_UID, ds);
	query_text(&q, ":uid", uid);
	return query_number(&q, seq);
}

/*
 * Steps a statement that writes. What the schema refuses is the file's mistake, to be
 * said at its place; everything else is the database's.
 */
static bool write_row(struct transfer_in *in, struct query *q, bool *constraint)
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
static void bind_row(struct transfer_in *in, struct query *q, enum transfer_kind kind,
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

/* What the last change was made through, as soon as its rows are in. */
static bool settle_through(struct transfer_in *in, struct diags *ds)
{
	g_autofree char *system = g_steal_pointer(&in->through_system);
	g_autofree char *service = g_steal_pointer(&in->through_service);
	struct query q;

	if (!system && !service)
		return true;
	if (system && !is_named(in, system, TRANSFER_SYSTEM))
		return refuse(in, -1, ds, "import-reference",
			      _("the change above was made through the system \"%s\", which "
				"the file does not have"), system);
	if (service && !is_named(in, service, TRANSFER_SERVICE))
		return refuse(in, -1, ds, "import-reference",
			      _("the change above was made through the service \"%s\", which "
				"the file does not have"), service);
	query_open(&q, in->st, CHANGE_THROUGH_UID, ds);
	query_text(&q, ":system", system);
	query_text(&q, ":service", service);
	query_int(&q, ":seq", in->change);
	return query_run(&q);
}

/* One of ours, which the file knows: where it stands among those that are new. */
static bool meet_change(struct transfer_in *in, gint64 seq, const transfer_values values,
			struct diags *ds)
{
	guint32 above = 1 + (guint32)in->counts.changes;
	struct query q;
	gint64 same;

	if (seq > in->first || (seq < in->known->len &&
				g_array_index(in->known, guint32, seq) != 0))
		return refuse(in, CHANGE_UID, ds, "import-twice",
			      _("this change stands in a line above already"));
	query_open(&q, in->st, SAME_CHANGE, ds);
	transfer_bind(&q, transfer_fields(TRANSFER_CHANGE), values);
	if (!query_number(&q, &same))
		return false;
	if (same != seq)
		return refuse(in, CHANGE_UID, ds, "import-differs",
			      _("the database has another change under this uid"));
	if (seq >= in->known->len)
		g_array_set_size(in->known, MAX((guint)seq + 1, in->known->len * 2));
	g_array_index(in->known, guint32, seq) = above;
	in->counts.changes_same++;
	in->change = seq;
	in->change_is_new = false;
	return true;
}

static bool names_ref(const struct transfer_in *in, const struct transfer_value *v,
		      enum transfer_kind kind)
{
	return !v->given || is_named(in, v->text, kind);
}

/* Either index that a change can break. */
static bool refuse_change(struct transfer_in *in, struct diags *ds)
{
	if (strstr(sqlite3_errmsg(in->st->db), "undoes") != NULL)
		return refuse(in, CHANGE_UNDOES, ds, "import-undone-twice",
			      _("another change takes this one back already"));
	return refuse(in, CHANGE_UID, ds, "import-twice",
		      _("this change stands in a line above already"));
}

static bool add_change(struct transfer_in *in, const transfer_values values,
		       struct diags *ds)
{
	bool constraint, late;
	struct query q;
	gint64 target;

	if (values[CHANGE_UNDOES].given) {
		if (!by_uid(in, values[CHANGE_UNDOES].text, &target, ds))
			return false;
		if (target == 0)
			return refuse(in, CHANGE_UNDOES, ds, "import-reference",
				      _("no line above has the change \"%s\""),
				      values[CHANGE_UNDOES].text);
		in->undoes = true;
	}
	/* Only what the file names, be there what may; mostly it has by now. */
	late = !names_ref(in, &values[CHANGE_SYSTEM], TRANSFER_SYSTEM) ||
	       !names_ref(in, &values[CHANGE_SERVICE], TRANSFER_SERVICE);
	query_open(&q, in->st, IN_CHANGE, ds);
	bind_row(in, &q, TRANSFER_CHANGE, values);
	if (late) {
		query_text(&q, ":system", NULL);
		query_text(&q, ":service", NULL);
	}
	if (!write_row(in, &q, &constraint))
		return constraint ? refuse_change(in, ds) : false;
	in->change = sqlite3_last_insert_rowid(in->st->db);
	in->change_is_new = true;
	in->counts.changes++;
	if (late) {
		in->through_system = g_strdup(values[CHANGE_SYSTEM].text);
		in->through_service = g_strdup(values[CHANGE_SERVICE].text);
	}
	return true;
}

static bool take_change(struct transfer_in *in, const transfer_values values,
			struct diags *ds)
{
	gint64 seq = 0;

	/* Into an empty database nothing needs to be looked for. */
	return settle_through(in, ds) &&
	       (in->first == 0 ||
		by_uid(in, values[CHANGE_UID].text, &seq, ds)) &&
	       (seq != 0 ? meet_change(in, seq, values, ds) : add_change(in, values, ds));
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
	if (error != SQLITE_CONSTRAINT_PRIMARYKEY && error != SQLITE_CONSTRAINT_UNIQUE)
		return refuse(in, -1, ds, "import-value",
			      _("this %s does not make sense in a database"),
			      transfer_kind_name(kind));
	if (in->change_is_new)
		return refuse(in, -1, ds, "import-twice", _("this %s is there already"),
			      transfer_kind_name(kind));
	return refuse(in, -1, ds, "import-differs",
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
		if (!write_row(in, &q, &constraint))
			return constraint ? refuse_row(in, kind, SQLITE_CONSTRAINT, ds) : false;
	}
	query_open(&q, in->st, row->in, ds);
	bind_row(in, &q, kind, values);
	query_int(&q, ":change", in->change);
	if (!write_row(in, &q, &constraint)) {
		error = sqlite3_extended_errcode(in->st->db);
		return constraint ? refuse_row(in, kind, error, ds) : false;
	}
	if (sqlite3_changes(in->st->db) == 1)
		return true;
	return refuse(in, own_field(kind), ds, "import-differs",
		      _("the database has this %s in another place"), transfer_kind_name(kind));
}

static void name_own(struct transfer_in *in, enum transfer_kind kind,
		     const transfer_values values)
{
	int own = own_field(kind);

	if (own >= 0 && !is_named(in, values[own].text, kind))
		g_hash_table_insert(in->named, g_strdup(values[own].text),
				    GINT_TO_POINTER((int)kind + 1));
}

static bool take_row(struct transfer_in *in, enum transfer_kind kind,
		     const transfer_values values, struct diags *ds)
{
	bool same;

	if (in->change == 0)
		return refuse(in, -1, ds, "import-order",
			      _("a change must stand above its rows"));
	if (!find_same(in, kind, values, &same, ds) ||
	    (!same && !add_row(in, kind, values, ds)))
		return false;
	name_own(in, kind, values);
	if (same) {
		in->counts.rows_same++;
	} else {
		in->counts.rows++;
		in->counts.answers += kind == TRANSFER_ANSWER || kind == TRANSFER_SYSTEM_ANSWER;
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
	if (!check_values(in, kind, values, ds) || !check_own(in, kind, values, ds))
		return false;
	return kind == TRANSFER_CHANGE ? take_change(in, values, ds)
				       : take_row(in, kind, values, ds);
}

void transfer_in_questionnaire(struct transfer_in *in, const char *hash)
{
	g_hash_table_insert(in->named, g_strdup(hash),
			    GINT_TO_POINTER((int)TRANSFER_KIND_COUNT + 1));
}

/* Systems in which a team of the file owns a service: its head count counts there. */
static bool touched_systems(struct transfer_in *in, GArray **out, struct diags *ds)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GPtrArray) systems = NULL;
	g_autoptr(GPtrArray) teams = NULL;

	if (!store_systems(in->st, &systems, ds) || !store_teams(in->st, &teams, ds))
		return false;
	for (guint i = 0; i < systems->len; i++) {
		const struct store_system *s = systems->pdata[i];

		if (strcmp(s->uid, in->system) == 0)
			g_array_append_val(all, s->id);
	}
	for (guint i = 0; i < teams->len; i++) {
		const struct store_team *t = teams->pdata[i];
		g_autoptr(GArray) of = NULL;

		if (!is_named(in, t->uid, TRANSFER_TEAM))
			continue;
		if (!store_systems_of_team(in->st, t->id, &of, ds))
			return false;
		for (guint k = 0; k < of->len; k++) {
			gint64 id = g_array_index(of, gint64, k);
			bool seen = false;

			for (guint n = 0; n < all->len; n++)
				seen = seen || g_array_index(all, gint64, n) == id;
			if (!seen)
				g_array_append_val(all, id);
		}
	}
	*out = g_steal_pointer(&all);
	return true;
}

bool transfer_in_end(struct transfer_in *in, struct transfer_counts *counts,
		     GArray **systems, struct diags *ds)
{
	*systems = NULL;
	*counts = (struct transfer_counts){ 0 };
	if (!settle_through(in, ds) || !transfer_merge(in, ds) ||
	    !touched_systems(in, systems, ds))
		return false;
	*counts = in->counts;
	return true;
}
