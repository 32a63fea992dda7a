/*
 * What holds when two databases have gone on from the same state. Imported changes come
 * behind ours, so what they say would hold whenever it was said. Where the file knows
 * our change, its own order tells which came last; where it does not, the later time
 * does, and at the same time the greater uid, so that both sides come to the same end.
 * What is ours and came last is said again behind the file's; nothing is lost of either.
 */
#include "config.h"

#include "store/transfer_private.h"

#include <string.h>

#include <glib/gi18n.h>

/* The file as a whole does not go with what is here; message has one %s, for what. */
static bool refuse(struct transfer_in *in, const char *code, const char *message,
		   const char *what, const char *hint, struct diags *ds)
{
	struct place row = in->options.place(in->options.data, -1);
	const struct place at = { .file = row.file };
	g_auto(GStrv) parts = g_strsplit(message, "%s", 2);
	g_autofree char *text = g_strjoinv(what, parts);

	in->st->refused = true;
	diag_hint(diag_error(ds, code, &at, "%s", text), "%s", hint);
	return false;
}

static bool run(struct transfer_in *in, enum statement which, struct diags *ds)
{
	struct query q;

	query_open(&q, in->st, which, ds);
	return query_run(&q);
}

/* ---- rivals ---------------------------------------------------------------------- */

struct rival {
	gint64 ours, theirs;	/* changes */
	transfer_values values;	/* our row, with texts of its own */
	char *texts[TRANSFER_FIELDS_MAX];
};

static void rival_free(gpointer data)
{
	struct rival *r = data;

	for (int i = 0; i < TRANSFER_FIELDS_MAX; i++)
		g_free(r->texts[i]);
	g_free(r);
}

static bool list_rivals(struct transfer_in *in, enum transfer_kind kind, GPtrArray *list,
			struct diags *ds)
{
	struct query q;

	query_open(&q, in->st, transfer_rows[kind].rival, ds);
	query_int(&q, ":first", in->first);
	in->st->deadline_us = G_MAXINT64;
	while (query_next(&q)) {
		struct rival *r = g_new0(struct rival, 1);

		r->ours = column_int(&q);
		r->theirs = column_int(&q);
		transfer_read(&q, transfer_fields(kind), r->values);
		for (int i = 0; i < TRANSFER_FIELDS_MAX; i++) {
			r->texts[i] = g_strdup(r->values[i].text);
			r->values[i].text = r->texts[i];
		}
		g_ptr_array_add(list, r);
	}
	return query_close(&q);
}

/* What a row is about, in a word people know. */
static const char *subject(const struct rival *r, enum transfer_kind kind)
{
	static const char *const telling[] = { "question", "slug", "rule", "smell", "name",
		"text", "external" };
	const struct transfer_field *fields = transfer_fields(kind);

	for (gsize t = 0; t < G_N_ELEMENTS(telling); t++)
		for (int i = 0; fields[i].name; i++)
			if (strcmp(fields[i].name, telling[t]) == 0 && r->texts[i])
				return r->texts[i];
	return transfer_kind_name(kind);
}

/* The file's order, when it knows our change. */
static bool knows(const struct transfer_in *in, const struct rival *r, bool *ours_is_later)
{
	guint32 above = r->ours < in->known->len
				? g_array_index(in->known, guint32, r->ours) : 0;

	*ours_is_later = above != 0 && (gint64)above - 1 >= r->theirs - in->first;
	return above != 0;
}

static bool weigh(struct transfer_in *in, const struct rival *r, enum transfer_kind kind,
		  bool *restate, struct diags *ds)
{
	g_autoptr(store_change) ours = NULL;
	g_autoptr(store_change) theirs = NULL;
	int order;

	if (knows(in, r, restate))
		return true;
	if (!change_get(in->st, r->ours, &ours, ds) ||
	    !change_get(in->st, r->theirs, &theirs, ds))
		return false;
	order = strcmp(ours->at, theirs->at);
	*restate = order > 0 || (order == 0 && strcmp(ours->uid, theirs->uid) > 0);
	in->counts.conflicts++;
	if (*restate)
		diag_note(ds, "import-kept", NULL,
			  _("\"%s\": what %s said here at %s is newer and holds; the file has "
			    "%s at %s"), subject(r, kind), ours->who, ours->at, theirs->who,
			  theirs->at);
	else
		diag_note(ds, "import-newer", NULL,
			  _("\"%s\": what %s said in the file at %s is newer and holds; here "
			    "%s did at %s"), subject(r, kind), theirs->who, theirs->at,
			  ours->who, ours->at);
	return true;
}

static bool say_again(struct transfer_in *in, const struct rival *r,
		      enum transfer_kind kind, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(in->st, &change, ds))
		return false;
	query_open(&q, in->st, transfer_rows[kind].in, ds);
	transfer_bind(&q, transfer_fields(kind), r->values);
	query_int(&q, ":change", change);
	in->counts.kept++;
	return query_run(&q);
}

static bool settle_kind(struct transfer_in *in, enum transfer_kind kind, struct diags *ds)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(rival_free);

	if (!list_rivals(in, kind, list, ds))
		return false;
	for (guint i = 0; i < list->len; i++) {
		bool restate;

		if (!weigh(in, list->pdata[i], kind, &restate, ds) ||
		    (restate && !say_again(in, list->pdata[i], kind, ds)))
			return false;
	}
	return true;
}

/* ---- the whole ------------------------------------------------------------------- */

/* What must not be when all is in; each statement lists offending assessments, or names. */
static const struct {
	enum statement statement;
	bool is_name;
	const char *code, *message, *hint;
} checks[] = {
	{ NAMES_DOUBLED, true, "import-name", N_("\"%s\" would be the name of two"),
	  N_("rename the one that is here, then import again") },
	{ DRAFTS_DOUBLED, false, "import-draft",
	  N_("\"%s\" would have two drafts, one started here and one there"),
	  N_("finish one of them or take it back, then import again") },
	{ NUMBERS_DOUBLED, false, "import-number",
	  N_("\"%s\" would have two assessments of one number, started here and there"),
	  N_("only one of the two can be kept: take the other back where it was started, "
	     "and import again") },
	{ FINISH_NAMES_DOUBLED, false, "import-finish-name",
	  N_("\"%s\" would have two assessments of one name"),
	  N_("names are given when finishing, once; export again without one of the two") },
	{ FINISH_OVERRUN, false, "import-frozen",
	  N_("an assessment of \"%s\" that is finished would get more answers"),
	  N_("what is finished is frozen; start a new assessment with what is new") },
	{ FINISH_UNDONE, false, "import-frozen",
	  N_("the finish of an assessment of \"%s\" would be taken back"),
	  N_("what is finished is frozen, and nothing takes that back") },
};

static char *slug_of(struct transfer_in *in, gint64 service)
{
	g_autoptr(store_service) s = NULL;

	if (!store_get_service(in->st, service, &s, NULL) || !s)
		return g_strdup("?");
	return g_strdup(s->slug);
}

static bool check_one(struct transfer_in *in, gsize i, struct diags *ds)
{
	g_autofree char *what = NULL;
	bool found = false;
	struct query q;
	gint64 id = 0;

	query_open(&q, in->st, checks[i].statement, ds);
	if (query_next(&q)) {
		found = true;
		if (checks[i].is_name)
			what = column_string(&q);
		else
			id = column_int(&q);
	}
	if (!query_close(&q))
		return false;
	if (!found)
		return true;
	if (!what)
		what = slug_of(in, id);
	return refuse(in, checks[i].code, _(checks[i].message), what, _(checks[i].hint), ds);
}

/* An answer of ours in an assessment that the file finishes without knowing of it: its
 * verdict is of other answers. */
static bool check_finishes(struct transfer_in *in, struct diags *ds)
{
	g_autofree char *slug = NULL;
	gint64 service = 0;
	struct query q;
	bool ignored;

	query_open(&q, in->st, FINISH_UNAWARE, ds);
	query_int(&q, ":first", in->first);
	while (service == 0 && query_next(&q)) {
		struct rival r = { 0 };
		gint64 id = column_int(&q);

		column_int(&q);
		r.ours = column_int(&q);
		if (!knows(in, &r, &ignored))
			service = id;
	}
	if (!query_close(&q))
		return false;
	if (service == 0)
		return true;
	slug = slug_of(in, service);
	return refuse(in, "import-frozen",
		      _("the file finishes an assessment of \"%s\" without answers that were "
			"given here"), slug,
		      _("take those answers back here, or finish where all of them are"), ds);
}

bool transfer_merge(struct transfer_in *in, struct diags *ds)
{
	if (in->counts.changes == 0 && in->counts.rows == 0)
		return true;
	if (in->undoes && (!run(in, UNDONE_CLEAR, ds) || !run(in, UNDONE_BUILD, ds)))
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(checks); i++)
		if (!check_one(in, i, ds))
			return false;
	if (in->first <= 0)
		return true;
	if (!check_finishes(in, ds))
		return false;
	for (enum transfer_kind k = TRANSFER_CHANGE + 1; k < TRANSFER_KIND_COUNT; k++)
		if (transfer_rows[k].rival != STATEMENT_COUNT && !settle_kind(in, k, ds))
			return false;
	return true;
}
