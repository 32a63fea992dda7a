/*
 * Assessments: started as the service's only draft, found by label, finished for
 * good. What a finished one was judged on is kept as text and never looked into.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "base/text.h"

enum { FINISH_NAME_COLS_MAX = 80 };

static const char *const mode_names[] = {
	[STORE_ROOM] = "room",
	[STORE_QUICK] = "quick",
};
_Static_assert(G_N_ELEMENTS(mode_names) == STORE_DRAFT_MODE_COUNT, "a name per mode");

void store_assessment_free(struct store_assessment *a)
{
	if (!a)
		return;
	g_free(a->uid);
	g_free(a->questionnaire);
	g_free(a->questionnaire_id);
	g_free(a->questionnaire_version);
	g_free(a->started);
	g_free(a->started_by);
	g_free(a->finished);
	g_free(a->finished_by);
	g_free(a->name);
	g_free(a);
}

static struct store_assessment *read_assessment(struct query *q)
{
	struct store_assessment *a = g_new0(struct store_assessment, 1);
	g_autofree char *mode = NULL;

	a->id = column_int(q);
	a->service = column_int(q);
	a->system = column_int(q);
	a->number = (int)column_int(q);
	a->uid = column_string(q);
	a->questionnaire = column_string(q);
	a->questionnaire_id = column_string(q);
	a->questionnaire_version = column_string(q);
	a->started = column_string(q);
	a->started_by = column_string(q);
	mode = column_string(q);
	a->mode = strcmp(mode, mode_names[STORE_QUICK]) == 0 ? STORE_QUICK : STORE_ROOM;
	a->finished = column_text(q);
	a->finished_by = column_text(q);
	a->name = column_text(q);
	a->engine = (int)column_int(q);
	return a;
}

/* ---- finding -------------------------------------------------------------- */

bool store_get_assessment(struct store *st, gint64 id, struct store_assessment **out,
			  struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, ASSESSMENT_GET, ds);
	query_int(&q, ":assessment", id);
	if (query_next(&q))
		*out = read_assessment(&q);
	return query_close(&q);
}

/* The statement gives one id. */
static bool get_found(struct query *q, struct store_assessment **out)
{
	gint64 id;

	*out = NULL;
	if (!query_number(q, &id))
		return false;
	return id == 0 || store_get_assessment(q->st, id, out, q->ds);
}

bool store_current_assessment(struct store *st, gint64 service,
			      struct store_assessment **out, struct diags *ds)
{
	struct query q;

	query_open(&q, st, ASSESSMENT_CURRENT, ds);
	query_int(&q, ":service", service);
	return get_found(&q, out);
}

bool store_draft(struct store *st, gint64 service, struct store_assessment **out,
		 struct diags *ds)
{
	struct query q;

	query_open(&q, st, ASSESSMENT_DRAFT, ds);
	query_int(&q, ":service", service);
	return get_found(&q, out);
}

/* "a3" in any case; numbers that fit no int name no assessment. */
static bool parse_number(int *number, const char *label)
{
	guint64 n;

	*number = 0;
	if (g_ascii_tolower(label[0]) != 'a' || !g_ascii_isdigit(label[1]) ||
	    !g_ascii_string_to_unsigned(label + 1, 10, 1, G_MAXINT, &n, NULL))
		return false;
	*number = (int)n;
	return true;
}

static bool is_latest(const char *label)
{
	return g_ascii_strcasecmp(label, "latest") == 0;
}

bool store_find_assessment(struct store *st, gint64 service, const char *label,
			   struct store_assessment **out, struct diags *ds)
{
	struct query q;
	int number, day;

	if (parse_number(&number, label)) {
		query_open(&q, st, ASSESSMENT_BY_NUMBER, ds);
		query_int(&q, ":number", number);
	} else if (is_latest(label) || calendar_parse_date(&day, label)) {
		query_open(&q, st, ASSESSMENT_BY_DAY, ds);
		query_text(&q, ":day", is_latest(label) ? "9999-12-31" : label);
	} else {
		query_open(&q, st, ASSESSMENT_BY_NAME, ds);
		query_text(&q, ":name", label);
	}
	query_int(&q, ":service", service);
	return get_found(&q, out);
}

bool store_assessments(struct store *st, gint64 service, GPtrArray **out,
		       struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_assessment_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, ASSESSMENT_LIST, ds);
	query_int(&q, ":service", service);
	while (query_next(&q))
		g_ptr_array_add(list, read_assessment(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

/* ---- drafts --------------------------------------------------------------- */

static bool check_no_draft(struct store *st, gint64 service, struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;

	if (!store_draft(st, service, &draft, ds))
		return false;
	if (!draft)
		return true;
	diag_hint(store_refuse(st, ds, "store-draft",
			       _("there is a draft already: a%d, started at %s by %s"),
			       draft->number, draft->started, draft->started_by),
		  _("go on with it, or finish it first"));
	return false;
}

static bool say_mode(struct store *st, gint64 assessment, gint64 change,
		     enum store_draft_mode mode, struct diags *ds)
{
	struct query q;

	query_open(&q, st, DRAFT_MODE_SAY, ds);
	query_int(&q, ":assessment", assessment);
	query_int(&q, ":change", change);
	query_text(&q, ":mode", mode_names[mode]);
	return query_run(&q);
}

bool store_start(struct store *st, gint64 service, const char *questionnaire_hash,
		 enum store_draft_mode mode, struct store_assessment **out,
		 struct diags *ds)
{
	g_autofree char *uid = NULL;
	struct query q;
	gint64 change, number, id;

	*out = NULL;
	if (!check_no_draft(st, service, ds) || !change_need(st, &change, ds) ||
	    !change_new_uid(st, &uid, ds))
		return false;
	query_open(&q, st, ASSESSMENT_NEXT_NUMBER, ds);
	query_int(&q, ":service", service);
	if (!query_number(&q, &number))
		return false;
	query_open(&q, st, ASSESSMENT_ADD, ds);
	query_text(&q, ":uid", uid);
	query_int(&q, ":service", service);
	query_int(&q, ":change", change);
	query_int(&q, ":number", number);
	query_text(&q, ":questionnaire", questionnaire_hash);
	if (!query_run(&q))
		return false;
	id = sqlite3_last_insert_rowid(st->db);
	return say_mode(st, id, change, mode, ds) &&
	       store_get_assessment(st, id, out, ds);
}

bool assessment_need_draft(struct store *st, gint64 assessment,
			   struct store_assessment **out, struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	struct diag *d;

	*out = NULL;
	if (!store_get_assessment(st, assessment, &a, ds))
		return false;
	if (!a) {
		d = store_refuse(st, ds, "store-conflict",
				 _("this assessment was undone in the meantime"));
		diag_hint(d, _("nothing was stored; redo it, or start a new one"));
		return false;
	}
	if (a->finished) {
		d = store_refuse(st, ds, "store-finished",
				 _("a%d was finished at %s by %s and does not change"),
				 a->number, a->finished, a->finished_by);
		diag_hint(d, _("nothing was stored; a new assessment can be started"));
		return false;
	}
	*out = g_steal_pointer(&a);
	return true;
}

bool store_set_mode(struct store *st, gint64 assessment, enum store_draft_mode mode,
		    struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	gint64 change;

	if (!assessment_need_draft(st, assessment, &a, ds))
		return false;
	if (a->mode == mode)
		return true;
	return change_need(st, &change, ds) && say_mode(st, assessment, change, mode, ds);
}

bool store_lift(struct store *st, gint64 assessment, const char *questionnaire_hash,
		struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	struct query q;
	gint64 change;

	if (!assessment_need_draft(st, assessment, &a, ds) || !change_need(st, &change, ds))
		return false;
	query_open(&q, st, LIFT_SAY, ds);
	query_int(&q, ":assessment", assessment);
	query_int(&q, ":change", change);
	query_text(&q, ":questionnaire", questionnaire_hash);
	return query_run(&q);
}

/* "a0" and "2026-02-30" too: whoever reads them would look for a number or a day. */
static bool looks_like_a_label(const char *name)
{
	static const char day_shape[] = "0000-00-00";
	gsize i = 0;

	if (is_latest(name))
		return true;
	if (g_ascii_tolower(name[0]) == 'a' && name[1] != '\0')
		return name[1 + strspn(name + 1, "0123456789")] == '\0';
	while (day_shape[i] != '\0' &&
	       (day_shape[i] == '0' ? g_ascii_isdigit(name[i]) : name[i] == day_shape[i]))
		i++;
	return day_shape[i] == '\0' && name[i] == '\0';
}

/* One line that shows as it was typed. */
static bool is_plain_name(const char *name)
{
	g_autofree char *safe = text_sanitize(name, -1, TEXT_ONE_LINE);
	gsize n = strlen(name);

	return n > 0 && strcmp(safe, name) == 0 && name[0] != ' ' && name[n - 1] != ' ' &&
	       text_width_cols(name) <= FINISH_NAME_COLS_MAX;
}

static bool check_name(struct store *st, const struct store_assessment *a,
		       const char *name, struct diags *ds)
{
	g_autoptr(store_assessment) other = NULL;
	struct diag *d;

	if (looks_like_a_label(name) || !is_plain_name(name)) {
		d = store_refuse(st, ds, "store-name",
				 _("\"%s\" is no name for an assessment"), name);
		if (looks_like_a_label(name))
			diag_hint(d, _("latest, a3 and dates mean something else; choose a word"));
		else
			diag_hint(d, _("a name is one line of at most %d columns without controls"),
				  FINISH_NAME_COLS_MAX);
		return false;
	}
	if (!store_find_assessment(st, a->service, name, &other, ds))
		return false;
	if (!other)
		return true;
	diag_hint(store_refuse(st, ds, "store-taken",
			       _("the name \"%s\" is taken by a%d"), name, other->number),
		  _("choose another one"));
	return false;
}

bool store_finish(struct store *st, gint64 assessment, const struct store_finish *f,
		  struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;
	struct query q;
	gint64 change;

	if (!assessment_need_draft(st, assessment, &a, ds) ||
	    (f->name && !check_name(st, a, f->name, ds)) || !change_need(st, &change, ds))
		return false;
	query_open(&q, st, FINISH_ADD, ds);
	query_int(&q, ":assessment", assessment);
	query_int(&q, ":change", change);
	query_text(&q, ":name", f->name);
	query_int(&q, ":engine", f->engine);
	query_text(&q, ":snapshot", f->snapshot);
	query_text(&q, ":result", f->result);
	return query_run(&q);
}

bool store_get_frozen(struct store *st, gint64 assessment, char **snapshot, char **result,
		      struct diags *ds)
{
	struct query q;

	*snapshot = *result = NULL;
	query_open(&q, st, FINISH_GET, ds);
	query_int(&q, ":assessment", assessment);
	if (query_next(&q)) {
		*snapshot = column_string(&q);
		*result = column_string(&q);
	}
	return query_close(&q);
}
