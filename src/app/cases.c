/*
 * Lists, shows and judges published cases. They check that verdicts are
 * plausible; they prove nothing.
 */
#include "config.h"

#include "app/cases.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/precedents.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "base/near.h"
#include "load/case_load.h"

/* What the engine says about a case, beside what is expected. */
struct case_result {
	const char *verdict;	/* the leaning when it is incomplete */
	const char *token;	/* the verdict itself */
	const char *path;
	bool verdict_exact, verdict_acceptable, path_exact, path_acceptable;
	struct inputs *in;
	struct verdict *v;
};

static void case_result_clear(struct case_result *r)
{
	verdict_free(r->v);
	inputs_free(r->in);
}

/* What came of a case, in the reader's language; the words of case files. */
static const char *outcome_label(const char *outcome)
{
	static const char *const words[] = {
		NC_("outcome", "succeeded"),
		NC_("outcome", "failed"),
		NC_("outcome", "reversed"),
		NC_("outcome", "stayed"),
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(words[i], outcome) == 0)
			return g_dpgettext2(NULL, "outcome", words[i]);
	return outcome;
}

static bool judge_case(struct case_result *r, const struct published_case *c,
		       const struct questionnaire *q, const struct app *app,
		       struct diags *ds)
{
	*r = (struct case_result){ 0 };
	if (!case_to_inputs(&r->in, c, q, app->today, ds))
		return false;
	r->v = verdict_compute(r->in);
	r->token = verdict_name(r->v->token);
	r->verdict = r->v->token == VERDICT_INCOMPLETE ? verdict_name(r->v->leaning) : r->token;
	r->path = r->v->path;
	r->verdict_exact = strcmp(r->verdict, c->expected_verdict) == 0;
	r->verdict_acceptable = case_accepts_verdict(c, r->verdict);
	r->path_exact = g_strcmp0(r->path, c->expected_path) == 0;
	r->path_acceptable = r->path != NULL && case_accepts_path(c, r->path);
	return true;
}

static void free_case(gpointer data)
{
	case_free(data);
}

/* The files named, or the shipped ones. All problems of all files are reported. */
static bool load_cases(GPtrArray **out, const struct app *app, const GPtrArray *names,
		       struct diags *ds)
{
	g_autoptr(GPtrArray) files = precedents_files(app);
	g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(free_case);
	const GPtrArray *from = names != NULL && names->len > 0 ? names : files;
	bool ok = true;

	*out = NULL;
	for (unsigned i = 0; i < from->len; i++) {
		struct published_case *c = NULL;

		if (case_load_file(&c, from->pdata[i], ds))
			g_ptr_array_add(cases, c);
		else
			ok = false;
	}
	if (ok && from == files && !app_prints_data(app))
		precedents_translate(app, cases);
	if (ok)
		*out = g_steal_pointer(&cases);
	return ok;
}

enum exit_code cases_run_list(struct app *app, const struct args *args, struct diags *ds)
{
	const char *const heads[] = { _("case"), _("year"), _("account"), _("what came of it"),
				      _("expected"), NULL };
	g_autoptr(GPtrArray) cases = NULL;
	json_t *list;
	struct doc *d;

	(void)args;
	if (!load_cases(&cases, app, NULL, ds))
		return EXIT_CODE_DATA;
	list = json_array();
	d = doc_new();
	doc_table(d, heads, NULL);
	for (unsigned i = 0; i < cases->len; i++) {
		const struct published_case *c = cases->pdata[i];

		json_array_append_new(list,
				      json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "case", c->id,
						"name", c->name, "year", c->year, "outcome",
						c->outcome, "expected_verdict",
						c->expected_verdict, "expected_path",
						c->expected_path));
		doc_row(d);
		doc_cell(d, 0, c->id);
		doc_cell(d, 1, c->year);
		doc_cell(d, 2, c->name);
		doc_cell(d, 3, outcome_label(c->outcome));
		doc_cell(d, 4, verdict_word(verdict_from_name(c->expected_verdict)));
	}
	if (app_prints_data(app)) {
		printing_json_take(app, json_pack("{s:i, s:o}", "schema", 1, "cases", list));
		doc_free(d);
	} else {
		json_decref(list);
		printing_list_take(app, d);
	}
	app_hint(app, _("next: seam cases show ID; the accounts were chosen by their authors"));
	return EXIT_CODE_OK;
}

static const struct published_case *find_case(const GPtrArray *cases, const char *id,
					      struct diags *ds)
{
	struct near n;
	struct diag *d;

	near_init(&n, id);
	for (unsigned i = 0; i < cases->len; i++) {
		const struct published_case *c = cases->pdata[i];

		if (g_ascii_strcasecmp(c->id, id) == 0)
			return c;
		near_offer(&n, c->id);
	}
	d = diag_error(ds, "no-case", NULL, _("there is no case \"%s\""), id);
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), n.best);
	else
		diag_hint(d, _("\"seam cases list\" shows them"));
	return NULL;
}

static json_t *strings_json(char **strings)
{
	json_t *list = json_array();

	for (; *strings != NULL; strings++)
		json_array_append_new(list, json_string(*strings));
	return list;
}

static void write_case_json(struct app *app, const struct published_case *c,
			    const struct case_result *r)
{
	json_t *facts = json_array(), *sources = json_array();

	for (int i = 0; i < c->n_facts; i++)
		json_array_append_new(facts, json_pack("{s:s, s:s, s:s, s:s}", "question",
						       c->facts[i].question, "answer",
						       c->facts[i].answer, "evidence",
						       c->facts[i].evidence, "basis",
						       c->facts[i].basis));
	for (int i = 0; i < c->n_sources; i++)
		json_array_append_new(sources, json_pack("{s:s, s:s, s:s}", "title",
							 c->sources[i].title, "url",
							 c->sources[i].url, "basis",
							 c->sources[i].basis));
	printing_json_take(
		app,
		json_pack("{s:i, s:s, s:s, s:s, s:s, s:o, s:o, s:s, s:s, s:o, s:s, s:o, s:s, s:s,"
			  " s:s?, s:s, s:s}",
			  "schema", 1, "case", c->id, "name", c->name, "year", c->year, "scope",
			  c->scope, "sources", sources, "facts", facts, "outcome", c->outcome,
			  "expected_verdict", c->expected_verdict, "acceptable_verdicts",
			  strings_json(c->acceptable_verdicts), "expected_path", c->expected_path,
			  "acceptable_paths", strings_json(c->acceptable_paths), "verdict",
			  r->token, "leaning", r->verdict, "path", r->path, "reason", c->reason,
			  "notes", c->notes));
}

static void write_case(struct app *app, const struct published_case *c,
		       const struct case_result *r)
{
	const char *const heads[] = { _("question"), _("answer"), _("evidence"), NULL };
	struct doc *d = doc_new();

	line_textf(doc_heading(d, 1, NULL), "%s (%s)", c->name, c->year);
	doc_paragraph(d, c->scope);
	line_textf(doc_paragraph(d, NULL), _("Computed: %s, %s. Expected: %s, %s. What came of it: %s."),
		   verdict_word(verdict_from_name(r->verdict)), r->path != NULL ? r->path : "-",
		   verdict_word(verdict_from_name(c->expected_verdict)), c->expected_path,
		   outcome_label(c->outcome));
	doc_paragraph(d, c->reason);
	doc_heading(d, 2, _("Facts"));
	if (c->shown_language != NULL)
		doc_paragraph(d, _("The evidence stands in the language of the account."));
	doc_table(d, heads, NULL);
	for (int i = 0; i < c->n_facts; i++) {
		doc_row(d);
		doc_cell(d, 0, c->facts[i].question);
		doc_cell(d, 1, c->facts[i].answer);
		doc_cell(d, 2, c->facts[i].evidence);
	}
	doc_heading(d, 2, _("Sources"));
	for (int i = 0; i < c->n_sources; i++)
		line_link(doc_item(d, NULL), c->sources[i].title, c->sources[i].url);
	doc_paragraph(d, c->notes);
	doc_paragraph(d, _("The account was chosen by its authors; it shows that others have been "
			   "here and proves nothing."));
	printing_doc_take(app, d);
}

enum exit_code cases_run_show(struct app *app, const struct args *args, struct diags *ds)
{
	g_autoptr(GPtrArray) cases = NULL;
	const struct questionnaire *q = questionnaires_default(app, ds);
	const struct published_case *c;
	struct case_result r;

	if (q == NULL || !load_cases(&cases, app, NULL, ds))
		return EXIT_CODE_DATA;
	c = find_case(cases, args_word(args, 0), ds);
	if (c == NULL)
		return EXIT_CODE_DATA;
	if (!judge_case(&r, c, q, app, ds)) {
		case_result_clear(&r);
		return EXIT_CODE_DATA;
	}
	if (app_prints_data(app))
		write_case_json(app, c, &r);
	else
		write_case(app, c, &r);
	case_result_clear(&r);
	return EXIT_CODE_OK;
}

struct totals { int cases, verdict_exact, verdict_acceptable, path_exact, path_acceptable; };

static void add_to_totals(struct totals *t, const struct case_result *r)
{
	t->cases++;
	t->verdict_exact += r->verdict_exact;
	t->verdict_acceptable += r->verdict_acceptable;
	t->path_exact += r->path_exact;
	t->path_acceptable += r->path_acceptable;
}

static json_t *result_json(const struct published_case *c, const struct case_result *r)
{
	bool open = r->v->token == VERDICT_INCOMPLETE;

	return json_pack("{s:s, s:s, s:s?, s:s?, s:s, s:s, s:b, s:b, s:b, s:b}", "case", c->id,
			 "verdict", r->token, "leaning", open ? r->verdict : NULL, "path",
			 r->path, "expected_verdict", c->expected_verdict, "expected_path",
			 c->expected_path, "verdict_exact", r->verdict_exact,
			 "verdict_acceptable", r->verdict_acceptable, "path_exact", r->path_exact,
			 "path_acceptable", r->path_acceptable);
}

static const char *agreement(bool exact, bool acceptable)
{
	if (exact)
		return _("exact");
	return acceptable ? _("acceptable") : _("DIFFERS");
}

static void add_result_row(struct doc *d, const struct published_case *c,
			   const struct case_result *r)
{
	doc_row(d);
	doc_cell(d, 0, c->id);
	doc_cell(d, 1, verdict_word(verdict_from_name(r->verdict)));
	doc_cell(d, 2, agreement(r->verdict_exact, r->verdict_acceptable));
	doc_cell(d, 3, r->path);
	doc_cell(d, 4, agreement(r->path_exact, r->path_acceptable));
}

static void write_totals(struct app *app, json_t *list, struct doc *d,
			 const struct totals *t)
{
	if (app_prints_data(app)) {
		printing_json_take(
			app, json_pack("{s:i, s:O, s:{s:i, s:i, s:i, s:i, s:i}}", "schema", 1,
				       "cases", list, "totals", "cases", t->cases, "verdict_exact",
				       t->verdict_exact, "verdict_acceptable",
				       t->verdict_acceptable, "path_exact", t->path_exact,
				       "path_acceptable", t->path_acceptable));
		doc_free(d);
		return;
	}
	line_textf(doc_paragraph(d, NULL),
		   _("Of %d: verdict exact %d, acceptable %d; path exact %d, acceptable %d."),
		   t->cases, t->verdict_exact, t->verdict_acceptable, t->path_exact,
		   t->path_acceptable);
	printing_doc_take(app, d);
}

enum exit_code cases_run_check(struct app *app, const struct args *args,
			       struct diags *ds)
{
	const char *const heads[] = { _("case"), _("verdict"), "", _("way on"), "", NULL };
	const struct questionnaire *q = questionnaires_default(app, ds);
	g_autoptr(GPtrArray) cases = NULL;
	struct totals t = { 0 };
	struct doc *d;
	json_t *list;
	bool ok = true;

	if (q == NULL || !load_cases(&cases, app, args->words, ds))
		return EXIT_CODE_DATA;
	d = doc_new();
	list = json_array();
	doc_table(d, heads, NULL);
	for (unsigned i = 0; i < cases->len; i++) {
		const struct published_case *c = cases->pdata[i];
		struct case_result r;

		if (judge_case(&r, c, q, app, ds)) {
			add_to_totals(&t, &r);
			json_array_append_new(list, result_json(c, &r));
			add_result_row(d, c, &r);
		} else {
			ok = false;
		}
		case_result_clear(&r);
	}
	write_totals(app, list, d, &t);
	json_decref(list);
	if (!ok)
		return EXIT_CODE_DATA;
	return t.verdict_acceptable == t.cases && t.path_acceptable == t.cases ?
		       EXIT_CODE_OK :
		       EXIT_CODE_NEGATIVE;
}
