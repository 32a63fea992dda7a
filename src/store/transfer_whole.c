/*
 * Whether what an import makes of a database makes sense as a whole: names that two bear,
 * drafts that two have started, what is finished, what was built on something that the
 * other side has taken back. Said of the file, since no line of it is wrong by itself;
 * both sides are refused alike, so that neither goes on with half of it.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <glib/gi18n.h>

#include "core/deed.h"

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

/* What must not be when all is in; each statement lists services, or names. */
static const struct {
	enum statement statement;
	bool is_name;
	const char *code, *message, *hint;
} checks[] = {
	{ NAMES_DOUBLED, true, "import-name", N_("\"%s\" would be the name of two"),
	  N_("rename the one that is here, then import again") },
	{ DRAFTS_DOUBLED, false, "import-draft",
	  N_("\"%s\" would have two drafts, one started here and one there"),
	  N_("take one of them back where it was started (\"seam undo\"), then import again") },
	{ NUMBERS_DOUBLED, false, "import-number",
	  N_("\"%s\" would have two assessments of one number, started here and there"),
	  N_("only one of the two can be kept: a draft can be taken back where it was started, "
	     "what is finished cannot") },
	{ FINISH_NAMES_DOUBLED, false, "import-finish-name",
	  N_("\"%s\" would have two assessments of one name"),
	  N_("names are given when finishing, once; export again without one of the two") },
	{ FINISH_UNDONE, false, "import-frozen",
	  N_("the finish of an assessment of \"%s\" would be taken back"),
	  N_("what is finished is frozen, and nothing takes that back") },
	{ BUILT_ON_UNDONE, false, "import-built-on",
	  N_("of \"%s\", something was taken back on one side that the other has built on"),
	  N_("bring it back where it was taken back (\"seam redo\"), or take back what was built "
	     "on it, then import again") },
};

static char *slug_of(struct transfer_in *in, gint64 service, struct diags *ds)
{
	char *slug = NULL;
	struct query q;

	query_open(&q, in->st, SLUG_EVER, ds);
	query_int(&q, ":service", service);
	if (query_next(&q))
		slug = column_string(&q);
	query_close(&q);
	return slug ? slug : g_strdup("?");
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
		what = slug_of(in, id, ds);
	return refuse(in, checks[i].code, _(checks[i].message), what, _(checks[i].hint), ds);
}

/* What is finished is of the answers its side knew: the other side's, which come to it
 * when it is frozen, would not be in its verdict. */
static bool check_overrun(struct transfer_in *in, struct diags *ds)
{
	g_autofree char *again = deed_label(DEED_IMPORT_FILE, "*", NULL);
	g_autofree char *slug = NULL;
	gint64 service;
	struct query q;

	query_open(&q, in->st, FINISH_OVERRUN, ds);
	query_text(&q, ":again", again);
	if (!query_number(&q, &service))
		return false;
	if (service == 0)
		return true;
	slug = slug_of(in, service, ds);
	return refuse(in, "import-frozen",
		      _("an assessment of \"%s\" that is finished would get more answers"), slug,
		      _("what is finished is frozen: take them back where they were given, then "
			"export again"), ds);
}

/* The same the other way round: the file finishes, and does not know what is here. */
static bool check_unaware(struct transfer_in *in, struct diags *ds)
{
	g_autofree char *again = deed_label(DEED_IMPORT_FILE, "*", NULL);
	g_autofree char *slug = NULL;
	gint64 service = 0;
	struct query q;

	query_open(&q, in->st, FINISH_UNAWARE, ds);
	query_int(&q, ":first", in->first);
	query_text(&q, ":again", again);
	while (service == 0 && query_next(&q)) {
		gint64 id = column_int(&q), change = column_int(&q);

		if (!transfer_is_known(in, change))
			service = id;
	}
	if (!query_close(&q))
		return false;
	if (service == 0)
		return true;
	slug = slug_of(in, service, ds);
	return refuse(in, "import-frozen",
		      _("the file finishes an assessment of \"%s\" without answers that were "
			"given here"), slug,
		      _("take those answers back here, or finish where all of them are"), ds);
}

bool transfer_check_whole(struct transfer_in *in, struct diags *ds)
{
	for (gsize i = 0; i < G_N_ELEMENTS(checks); i++)
		if (!check_one(in, i, ds))
			return false;
	return (in->first == 0 || check_unaware(in, ds)) && check_overrun(in, ds);
}
