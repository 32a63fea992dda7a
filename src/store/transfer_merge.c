/*
 * What holds when two databases have gone on from the same state. Imported changes come
 * behind ours, so what they say would hold whenever it was said. Where one side knew what
 * the other said, it has moved on from it, whatever the clocks; where neither did, the
 * later time holds, and at the same time the greater uid, so that both sides come to the
 * same end. What is ours and came last is said again behind the file's; nothing is lost
 * of either.
 *
 * What an import says again was said before: it counts with the change, and at the time,
 * of what it repeats. Else a merge would make old answers new ones.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/deed.h"

static bool run(struct transfer_in *in, enum statement which, struct diags *ds)
{
	struct query q;

	query_open(&q, in->st, which, ds);
	return query_run(&q);
}

/* ---- what was said --------------------------------------------------------------- */

/* One version of a thing, with texts of its own. */
struct said {
	gint64 seq;
	struct store_change *change;	/* NULL until it is asked for */
	transfer_values values;
	char *texts[TRANSFER_FIELDS_MAX];
};

static void said_free(gpointer data)
{
	struct said *s = data;

	for (int i = 0; i < TRANSFER_FIELDS_MAX; i++)
		g_free(s->texts[i]);
	store_change_free(s->change);
	g_free(s);
}

static struct said *said_read(struct query *q, gint64 seq, enum transfer_kind kind)
{
	struct said *s = g_new0(struct said, 1);

	s->seq = seq;
	transfer_read(q, transfer_fields(kind), s->values);
	for (int i = 0; i < TRANSFER_FIELDS_MAX; i++) {
		s->texts[i] = g_strdup(s->values[i].text);
		s->values[i].text = s->texts[i];
	}
	return s;
}

static bool said_same(const struct said *a, const struct said *b)
{
	for (int i = 0; i < TRANSFER_FIELDS_MAX; i++)
		if (a->values[i].given != b->values[i].given ||
		    a->values[i].number != b->values[i].number ||
		    g_strcmp0(a->texts[i], b->texts[i]) != 0)
			return false;
	return true;
}

static bool said_in(struct transfer_in *in, struct said *s, struct diags *ds)
{
	return s->change || change_get(in->st, s->seq, &s->change, ds);
}

/* All that holds about one thing, newest first: the file's, then ours. */
struct rivals {
	enum transfer_kind kind;
	GPtrArray *said;	/* struct said */
	guint ours;		/* the newest that was here before */
};

/* ---- which holds ----------------------------------------------------------------- */

/* Whether the file knows a change of ours, and has it behind one that is new. */
static bool knows(const struct transfer_in *in, gint64 ours, gint64 theirs, bool *behind)
{
	guint32 above = transfer_is_known(in, ours);

	*behind = above != 0 && (gint64)above - 1 >= theirs - in->first;
	return above != 0;
}

/* An import says nothing of its own. */
static bool is_repeated(const struct said *s)
{
	return deed_of(s->change->label) == DEED_IMPORT_FILE;
}

/* What is said again by an import, at place i: what it repeats. */
static bool find_origin(struct transfer_in *in, const struct rivals *r, guint i,
			struct said **out, struct diags *ds)
{
	struct said *s = r->said->pdata[i];

	*out = s;
	if (!said_in(in, s, ds))
		return false;
	if (!is_repeated(s))
		return true;
	for (i++; i < r->said->len; i++) {
		struct said *older = r->said->pdata[i];

		if (!said_same(s, older))
			continue;
		if (!said_in(in, older, ds))
			return false;
		*out = older;
		if (!is_repeated(older))
			return true;
	}
	return true;
}

static const char *subject(const struct said *s, enum transfer_kind kind)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name; i++)
		if (fields[i].telling && s->texts[i] && *s->texts[i] != '\0')
			return s->texts[i];
	return transfer_kind_name(kind);
}

/* Neither knew of the other: the clocks decide, and people are told. */
static bool compare_clocks(struct transfer_in *in, const struct said *ours,
			   const struct said *theirs, enum transfer_kind kind,
			   struct diags *ds)
{
	const struct store_change *o = ours->change, *t = theirs->change;
	int order = strcmp(o->at, t->at);
	bool keep = order > 0 || (order == 0 && strcmp(o->uid, t->uid) > 0);

	in->counts.conflicts++;
	in->counts.kept += keep;
	if (keep)
		diag_note(ds, "import-kept", NULL,
			  _("\"%s\": what %s said here at %s is newer and holds; the file has "
			    "%s at %s"), subject(ours, kind), o->who, o->at, t->who, t->at);
	else
		diag_note(ds, "import-newer", NULL,
			  _("\"%s\": what %s said in the file at %s is newer and holds; here "
			    "%s did at %s"), subject(ours, kind), t->who, t->at, o->who, o->at);
	return keep;
}

/*
 * Whether ours was taken back and brought back, and the file said its own before it heard
 * of that, if it did at all: then it has not moved on from ours, for which ours did not
 * hold there.
 */
static bool find_brought_back(struct transfer_in *in, gint64 ours, gint64 theirs, bool *out,
			      struct diags *ds)
{
	gint64 last;
	struct query q;
	bool behind;

	query_open(&q, in->st, CHANGE_LAST_WORD, ds);
	query_int(&q, ":seq", ours);
	if (!query_number(&q, &last))
		return false;
	*out = last != ours && (!knows(in, last, theirs, &behind) || behind);
	return true;
}

/* Whether ours has to be said again to hold. */
static bool weigh(struct transfer_in *in, const struct rivals *r, bool *restate,
		  struct diags *ds)
{
	const struct said *newest = r->said->pdata[0], *mine = r->said->pdata[r->ours];
	bool known, brought_back = false;
	struct said *ours, *theirs;

	*restate = false;
	known = knows(in, mine->seq, newest->seq, restate);
	if (known && !*restate &&
	    !find_brought_back(in, mine->seq, newest->seq, &brought_back, ds))
		return false;
	if ((known && !brought_back) || said_same(mine, newest))
		return true;
	if (!find_origin(in, r, r->ours, &ours, ds) || !find_origin(in, r, 0, &theirs, ds))
		return false;
	/* The file repeats what we had, and have moved on from. */
	*restate = theirs->seq <= in->first;
	if (*restate || (!brought_back && knows(in, ours->seq, newest->seq, restate)))
		return true;
	/* So it does when the last word it has is an older one of ours. */
	for (guint i = r->ours + 1; i < r->said->len && !*restate; i++)
		knows(in, ((struct said *)r->said->pdata[i])->seq, newest->seq, restate);
	if (!*restate)
		*restate = compare_clocks(in, ours, theirs, r->kind, ds);
	return true;
}

static bool say_again(struct transfer_in *in, const struct said *s,
		      enum transfer_kind kind, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(in->st, &change, ds))
		return false;
	query_open(&q, in->st, transfer_rows[kind].in, ds);
	transfer_bind(&q, transfer_fields(kind), s->values);
	query_int(&q, ":change", change);
	return query_run(&q);
}

/* Of one thing, when all is read; what is to be said again goes to `again'. */
static bool settle_one(struct transfer_in *in, struct rivals *r, GPtrArray *again,
		       struct diags *ds)
{
	bool restate = false;

	if (r->ours < r->said->len && !weigh(in, r, &restate, ds))
		return false;
	if (restate)
		g_ptr_array_add(again, g_ptr_array_steal_index(r->said, r->ours));
	g_ptr_array_set_size(r->said, 0);
	r->ours = 0;
	return true;
}

/* One thing after the other, so that only what is said again is kept. */
static bool settle_kind(struct transfer_in *in, enum transfer_kind kind, struct diags *ds)
{
	g_autoptr(GPtrArray) again = g_ptr_array_new_with_free_func(said_free);
	g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func(said_free);
	struct rivals r = { .kind = kind, .said = said };
	bool ok = true;
	struct query q;

	query_open(&q, in->st, transfer_rows[kind].rival, ds);
	query_int(&q, ":first", in->first);
	while (ok) {
		gint64 seq, newest;

		in->st->deadline_us = G_MAXINT64;
		if (!query_next(&q))
			break;
		seq = column_int(&q);
		newest = column_int(&q);
		ok = seq != newest || settle_one(in, &r, again, ds);
		g_ptr_array_add(said, said_read(&q, seq, kind));
		r.ours += seq > in->first;
	}
	ok = ok && settle_one(in, &r, again, ds);
	if (!query_close(&q) || !ok)
		return false;
	for (guint i = 0; i < again->len; i++)
		if (!say_again(in, again->pdata[i], kind, ds))
			return false;
	return true;
}

bool transfer_merge(struct transfer_in *in, struct diags *ds)
{
	if (in->counts.changes == 0 && in->counts.rows == 0)
		return true;
	if (in->undoes && (!run(in, UNDONE_CLEAR, ds) || !run(in, UNDONE_BUILD, ds)))
		return false;
	for (enum transfer_kind k = TRANSFER_CHANGE + 1; k < TRANSFER_KIND_COUNT; k++)
		if (in->first > 0 && transfer_rows[k].rival != STATEMENT_COUNT &&
		    !settle_kind(in, k, ds))
			return false;
	return transfer_check_whole(in, ds);
}
