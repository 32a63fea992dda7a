/*
 * The list reads one row per service. A row that no longer holds (a waiver ended,
 * another engine, another questionnaire) is judged again here; readers never
 * write.
 */
#include "config.h"

#include "app/overview.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/printing.h"
#include "app/questionnaires.h"
#include "app/summaries.h"
#include "report/outlook.h"

/* Anew, from what is stored. */
static bool judge(struct judgement **out, struct app *app, const struct store_line *l,
		  struct diags *ds)
{
	struct target t;

	*out = NULL;
	return target_of_line(&t, app, l, ds) &&
	       judgement_take(out, app, &t, JUDGE_BRIEF, ds);
}

static bool judge_line(struct app *app, struct store_line *l, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;

	if (!judge(&j, app, l, ds))
		return false;
	store_summary_free(l->summary);
	l->summary = summary_of(j, app);
	return true;
}

char *overview_reason(struct app *app, const struct store_line *l, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;
	struct report_input r;

	if (!judge(&j, app, l, ds))
		return NULL;
	judgement_report_input(j, app, &r);
	return report_first_reason(&r);
}

/* The questionnaire a line is judged by: its assessment's, else the default's. */
static const char *hash_of_line(struct app *app, const struct store_line *l,
				struct diags *ds)
{
	return l->questionnaire != NULL ? l->questionnaire :
					  questionnaires_default_hash(app, ds);
}

static bool refresh_lines(struct app *app, GPtrArray *lines, struct diags *ds)
{
	for (unsigned i = 0; i < lines->len; i++) {
		struct store_line *l = lines->pdata[i];
		const char *hash = hash_of_line(app, l, ds);

		if (hash == NULL)
			return false;
		if (!summary_is_current(l->summary, hash, app->today) &&
		    !judge_line(app, l, ds))
			return false;
	}
	return true;
}

bool overview_window(GPtrArray **out, int *total, struct app *app,
		     const struct store_window *w, struct diags *ds)
{
	g_autoptr(GPtrArray) lines = NULL;
	struct store *st;
	bool ok;

	*out = NULL;
	*total = 0;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL) {
		*out = g_ptr_array_new();
		return true;
	}
	if (!store_begin_read(st, ds))
		return false;
	ok = store_count_lines(st, w, NULL, total, ds) &&
	     store_lines_window(st, w, &lines, ds) && refresh_lines(app, lines, ds);
	store_end_read(st);
	if (ok)
		*out = g_steal_pointer(&lines);
	else
		*total = 0;
	return ok;
}

bool overview_attention(struct store_line **out, int *services, struct app *app,
			const struct store_window *w, struct diags *ds)
{
	g_autoptr(GPtrArray) lines = NULL;
	g_autofree char *slug = NULL;
	struct store_window one = *w;
	struct store *st;
	bool ok;

	*out = NULL;
	*services = 0;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL)
		return true;
	if (!store_begin_read(st, ds))
		return false;
	one.count = 1;
	ok = store_attention(st, w, &slug, services, ds) &&
	     (slug == NULL || (store_count_lines(st, w, slug, &one.first, ds) &&
			       store_lines_window(st, &one, &lines, ds)));
	store_end_read(st);
	if (ok && lines != NULL && lines->len > 0)
		*out = g_ptr_array_steal_index(lines, 0);
	return ok;
}

bool overview_load(GPtrArray **out, struct app *app, const char *system,
		   struct diags *ds)
{
	g_autoptr(store_system) s = NULL;
	g_autoptr(GPtrArray) lines = NULL;
	struct store *st;

	*out = NULL;
	if (system != NULL && !target_find_system(&s, app, system, ds))
		return false;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL) {
		*out = g_ptr_array_new();
		return true;
	}
	if (!store_lines(st, s != NULL ? s->id : 0, &lines, ds) ||
	    !refresh_lines(app, lines, ds))
		return false;
	*out = g_steal_pointer(&lines);
	return true;
}

/* Days between a stored time and today; -1 = not a time. */
static int age_in_days(const struct app *app, const char *at)
{
	g_autofree char *day = at != NULL ? g_strndup(at, CALENDAR_DATE_SIZE - 1) : NULL;
	int days;

	return day != NULL && calendar_days_between(&days, day, app->today) ? days : -1;
}

/* The day a waiver ended that a finished verdict relied on; NULL = none has. */
static const char *waiver_ended(const struct app *app, const struct store_line *l)
{
	const char *until = l->finished ? l->summary->valid_until : NULL;

	return until != NULL && strcmp(until, app->today) < 0 ? until : NULL;
}

/* A JSON array of what stands a line each. */
static json_t *lines_json(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);
	json_t *list = json_array();

	for (char **l = lines; *l != NULL; l++)
		json_array_append_new(list, json_string(*l));
	return list;
}

static json_t *line_json(const struct app *app, const struct store_line *l)
{
	const struct store_summary *s = l->summary;
	g_autofree char *label = l->assessment != 0 ? g_strdup_printf("a%d", l->number) : NULL;
	bool open = strcmp(s->verdict, verdict_name(VERDICT_INCOMPLETE)) == 0;
	json_t *gates = json_pack("{s:i, s:i, s:i, s:i}", "all", s->gates, "ready",
				  s->gates_pass, "open", s->gates_open, "stop",
				  s->gates_stop);
	int age = age_in_days(app, l->at);

	return json_pack("{s:s, s:s, s:b, s:o, s:s?, s:s?, s:s, s:s?, s:s, s:s, s:b, s:s?,"
			 " s:o, s:i, s:i, s:i, s:o, s:s?}",
			 "service", l->slug, "system", l->system_name, "archived", l->archived,
			 "teams", lines_json(l->teams), "assessment", label, "state",
			 l->assessment == 0 ? NULL :
			 l->finished	    ? "finished" :
					      "draft",
			 "verdict", s->verdict, "leaning", open ? s->leaning : NULL, "best",
			 s->best, "worst", s->worst, "decided", s->decided, "path", s->path,
			 "gates", gates, "conditions", s->conditions, "open_actions",
			 l->open_actions, "parked", l->parked, "age_days",
			 age >= 0 ? json_integer(age) : json_null(), "waiver_ended",
			 waiver_ended(app, l));
}

/* "a3, 12 d", "a4, draft", "never"; yours to free. */
static char *assessed_words(const struct app *app, const struct store_line *l)
{
	int age = age_in_days(app, l->at);

	if (l->assessment == 0)
		return g_strdup(_("never"));
	if (!l->finished)
		return g_strdup_printf(_("a%d, draft"), l->number);
	if (age <= 0)
		return g_strdup_printf(_("a%d, today"), l->number);
	/* TRANSLATORS: an assessment and its age in days; little space */
	return g_strdup_printf(_("a%d, %d d"), l->number, age);
}

char *overview_way_on(struct app *app, const struct store_line *l)
{
	const struct store_summary *s = l->summary;
	g_autofree char *kept = summary_path_title(s, app);
	const struct questionnaire *q = NULL;
	const struct path_text *p;
	struct outlook o = {
		.token = verdict_from_name(s->verdict), .best = verdict_from_name(s->best),
		.leaning = verdict_from_name(s->leaning), .decided = s->decided,
		.gates = s->gates, .gates_open = s->gates_open, .title = kept,
	};

	if (s->path == NULL)
		return g_strdup("");
	if (waiver_ended(app, l) != NULL)
		return g_strdup_printf(_("waiver ended on %s: assess again"),
				       waiver_ended(app, l));
	/* what is too early to be said needs no look into a questionnaire */
	if (o.title == NULL && outlook_kind_of(&o) != OUTLOOK_TOO_EARLY) {
		q = questionnaires_of(app, l->questionnaire, NULL);
		p = q != NULL ? questionnaire_path(q, s->path) : NULL;
		o.title = p != NULL ? p->title : s->path;
	}
	return outlook_cell(&o);
}

/* The longest column last: it is the one that may wrap. */
static void write_table(struct app *app, GPtrArray *lines)
{
	const char *const heads[] = { _("service"), _("verdict"), _("gates"),  _("open"),
				      _("stop"),    _("to do"),	  _("assessed"), _("way on"),
				      NULL };
	static const enum text_align aligns[] = { TEXT_LEFT,  TEXT_LEFT,  TEXT_RIGHT,
						  TEXT_RIGHT, TEXT_RIGHT, TEXT_RIGHT,
						  TEXT_LEFT,  TEXT_LEFT };
	struct doc *d = doc_new();

	doc_table(d, heads, aligns);
	for (unsigned i = 0; i < lines->len; i++) {
		const struct store_line *l = lines->pdata[i];
		const struct store_summary *s = l->summary;
		g_autofree char *age = assessed_words(app, l);
		g_autofree char *way = overview_way_on(app, l);

		doc_row(d);
		doc_cell(d, 0, l->slug);
		doc_cell(d, 1, verdict_label(verdict_from_name(s->verdict)));
		line_textf(doc_cell(d, 2, NULL), "%d/%d", s->gates_pass, s->gates);
		line_textf(doc_cell(d, 3, NULL), "%d", s->gates_open);
		line_textf(doc_cell(d, 4, NULL), "%d", s->gates_stop);
		line_textf(doc_cell(d, 5, NULL), "%d", l->open_actions);
		doc_cell(d, 6, age);
		doc_cell(d, 7, way);
	}
	printing_list_take(app, d);
}

static void drop_archived(GPtrArray *lines)
{
	for (unsigned i = lines->len; i-- > 0;)
		if (((struct store_line *)lines->pdata[i])->archived)
			g_ptr_array_remove_index(lines, i);
}

enum exit_code overview_run(struct app *app, const struct args *args, struct diags *ds)
{
	g_autoptr(GPtrArray) lines = NULL;
	json_t *list;

	if (!overview_load(&lines, app, args_text(args, "system"), ds))
		return EXIT_CODE_DATA;
	if (!args_has(args, "archived"))
		drop_archived(lines);
	if (app_prints_data(app)) {
		list = json_array();
		for (unsigned i = 0; i < lines->len; i++)
			json_array_append_new(list, line_json(app, lines->pdata[i]));
		printing_json_take(app, json_pack("{s:i, s:o}", "schema", 1, "services", list));
	} else if (lines->len > 0) {
		write_table(app, lines);
	}
	if (lines->len == 0)
		app_hint(app, _("nothing is registered yet: \"seam assess NAME --quick\" takes ten "
				"minutes, \"seam new NAME --from SYSTEM\" prepares a workshop, "
				"\"seam demo\" shows an example"));
	else
		app_hint(app, _("next: seam verdict %s"),
			 ((struct store_line *)lines->pdata[0])->slug);
	return EXIT_CODE_OK;
}
