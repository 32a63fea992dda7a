/*
 * Judges the newest finished assessments against what a pipeline requires. A
 * draft never counts; that there is one is said on stderr.
 */
#include "config.h"

#include "app/checking.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/importing.h"
#include "app/items.h"
#include "app/judgement.h"
#include "app/printing.h"

const struct option_row checking_options[] = {
	{ "all", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("every service that is not archived") },
	{ "from", 0, OPTION_TEXT, N_("FILE"), NULL, NAMED_FILE,
	  N_("an export to check, instead of a database; - is standard input") },
	{ "require", 0, OPTION_TEXT, N_("VERDICT"), "go conditional", NAMED_WORDS,
	  N_("the least that passes: go or conditional (the default)") },
	{ "max-age", 0, OPTION_TEXT, N_("DAYS"), NULL, NAMED_NOTHING,
	  N_("how old an assessment may be, such as 90d") },
	{ "no-overdue", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("an overdue condition fails the check") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

/* What came of one service; the order is that of the exit code over several. */
enum check_result { CHECK_PASSED, CHECK_UNDECIDED, CHECK_FAILED, CHECK_BROKEN,
	CHECK_RESULT_COUNT };

static const struct {
	const char *name;	/* token */
	const char *label;	/* N_() */
	enum exit_code code;
} check_results[] = {
	[CHECK_PASSED] = { "passed", N_("passed"), EXIT_CODE_OK },
	[CHECK_UNDECIDED] = { "undecided", N_("cannot decide"), EXIT_CODE_UNDECIDED },
	[CHECK_FAILED] = { "failed", N_("failed"), EXIT_CODE_NEGATIVE },
	[CHECK_BROKEN] = { "error", N_("error"), EXIT_CODE_DATA },
};
_Static_assert(G_N_ELEMENTS(check_results) == CHECK_RESULT_COUNT, "a row per result");

struct check {
	char *service, *label;	/* "a3" or NULL */
	const char *verdict;	/* token or NULL */
	enum check_result result;
	char *why;
};

struct demand {
	enum verdict_token least;
	int max_age_days;	/* -1 = no limit */
	bool no_overdue;
};

static void check_free(gpointer data)
{
	struct check *c = data;

	g_free(c->service);
	g_free(c->label);
	g_free(c->why);
	g_free(c);
}

static void conclude(struct check *c, enum check_result result, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static void conclude(struct check *c, enum check_result result, const char *format, ...)
{
	va_list list;

	c->result = result;
	va_start(list, format);
	c->why = g_strdup_vprintf(format, list);
	va_end(list);
}

/* "90d" or "90" as days. */
static bool read_age(int *days, const char *text, struct diags *ds)
{
	g_autofree char *digits = text != NULL ? g_strdup(text) : NULL;
	guint64 number;
	struct diag *d;

	*days = -1;
	if (text == NULL)
		return true;
	if (g_str_has_suffix(digits, "d"))
		digits[strlen(digits) - 1] = '\0';
	if (g_ascii_string_to_unsigned(digits, 10, 0, 36500, &number, NULL)) {
		*days = (int)number;
		return true;
	}
	d = diag_error(ds, "number", NULL, _("\"%s\" is no age"), text);
	diag_hint(d, _("write a number of days, such as 90d"));
	return false;
}

static bool is_condition(const struct verdict *v, const char *id)
{
	for (guint i = 0; i < v->conditions->len; i++)
		if (g_strcmp0(g_array_index(v->conditions, struct condition, i).id, id) == 0)
			return true;
	return false;
}

/* An action may stand for a condition that this verdict does not have (any more). */
static const struct store_item *overdue_condition(const struct judgement *j,
						  const char *today)
{
	for (unsigned i = 0; i < j->items->len; i++) {
		const struct store_item *item = j->items->pdata[i];

		if (is_condition(j->v, item->condition) && item_is_overdue(item, today))
			return item;
	}
	return NULL;
}

static void judge_check(struct check *c, const struct judgement *j, const struct app *app,
			const struct demand *demand)
{
	const struct waiver *w = verdict_ended_waiver(j->v, j->in, app->today);
	const struct store_item *late = overdue_condition(j, app->today);
	int age = 0;

	c->verdict = verdict_name(j->v->token);
	calendar_days_between(&age, j->in->date, app->today);
	if (j->v->token != VERDICT_INCOMPLETE && j->v->token < demand->least)
		conclude(c, CHECK_FAILED, _("%s, and %s is required"),
			 verdict_word(j->v->token), verdict_word(demand->least));
	else if (w != NULL)
		conclude(c, CHECK_FAILED, _("the waiver of %s it relied on ended on %s"), w->id,
			 w->until);
	else if (demand->no_overdue && late != NULL)
		conclude(c, CHECK_FAILED, _("the condition %s was due on %s"), late->condition,
			 late->due);
	else if (j->v->token == VERDICT_INCOMPLETE)
		conclude(c, CHECK_UNDECIDED, _("incomplete"));
	else if (demand->max_age_days >= 0 && age > demand->max_age_days)
		conclude(c, CHECK_UNDECIDED,
			 ngettext("%s is %d day old", "%s is %d days old", (unsigned long)age),
			 c->label, age);
	else
		conclude(c, CHECK_PASSED, "%s", verdict_word(j->v->token));
}

/* The newest finished assessment, and a word about a draft. */
static bool find_finished(struct target *t, struct app *app, const char *slug,
			  struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;
	struct store_service *s;
	struct store_assessment *a = NULL;

	*t = (struct target){ 0 };
	if (!target_find_service(&s, app, slug, ds))
		return false;
	if (!store_find_assessment(app->store, s->id, "latest", &a, ds) ||
	    !store_draft(app->store, s->id, &draft, ds)) {
		store_service_free(s);
		store_assessment_free(a);
		return false;
	}
	if (draft != NULL)
		diag_note(ds, "draft", NULL, _("the draft a%d of \"%s\" is not looked at"),
			  draft->number, s->slug);
	target_set(t, s, a);
	return true;
}

static struct check *check_service(struct app *app, const char *slug,
				   const struct demand *demand, struct diags *ds)
{
	struct check *c = g_new0(struct check, 1);
	g_autoptr(judgement) j = NULL;
	struct target t;

	c->service = g_strdup(slug);
	if (!find_finished(&t, app, slug, ds)) {
		conclude(c, CHECK_BROKEN, _("there is no such service"));
		return c;
	}
	if (t.assessment == NULL) {
		conclude(c, CHECK_UNDECIDED, _("no finished assessment"));
		target_clear(&t);
		return c;
	}
	c->label = g_strdup(t.label);
	if (!judgement_take(&j, app, &t, JUDGE_BRIEF, ds))
		conclude(c, CHECK_BROKEN, _("its assessment cannot be read"));
	else
		judge_check(c, j, app, demand);
	return c;
}

/* The services of the command line, or all. */
static bool wanted_services(GPtrArray **out, struct app *app, const struct args *args,
			    struct diags *ds)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) all = NULL;
	struct store *st;

	*out = NULL;
	for (unsigned i = 0; i < args->words->len; i++)
		g_ptr_array_add(names, g_strdup(args->words->pdata[i]));
	if (args_has(args, "all")) {
		if (!app_store_read(app, &st, ds) ||
		    (st != NULL && !store_services(st, 0, &all, ds)))
			return false;
		for (unsigned i = 0; all != NULL && i < all->len; i++) {
			const struct store_service *s = all->pdata[i];

			if (!s->archived)
				g_ptr_array_add(names, g_strdup(s->slug));
		}
	}
	*out = g_steal_pointer(&names);
	return true;
}

static void write_json(struct app *app, GPtrArray *checks, enum check_result worst)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < checks->len; i++) {
		const struct check *c = checks->pdata[i];

		json_array_append_new(list,
				      json_pack("{s:s, s:s?, s:s?, s:s, s:s}", "service",
						c->service, "assessment", c->label, "verdict",
						c->verdict, "result",
						check_results[c->result].name, "reason", c->why));
	}
	printing_json_take(app, json_pack("{s:i, s:s, s:o}", "schema", 1, "result",
					  check_results[worst].name, "checks", list));
}

static void write_junit(struct app *app, GPtrArray *checks)
{
	unsigned failed = 0, undecided = 0;

	for (unsigned i = 0; i < checks->len; i++) {
		const struct check *c = checks->pdata[i];

		failed += c->result == CHECK_FAILED;
		undecided += c->result == CHECK_UNDECIDED || c->result == CHECK_BROKEN;
	}
	app_printf(app, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			"<testsuite name=\"seam\" tests=\"%u\" failures=\"%u\" errors=\"%u\">\n",
		   checks->len, failed, undecided);
	for (unsigned i = 0; i < checks->len; i++) {
		const struct check *c = checks->pdata[i];
		g_autofree char *name = g_markup_escape_text(c->service, -1);
		g_autofree char *why = g_markup_escape_text(c->why, -1);
		const char *element = c->result == CHECK_FAILED ? "failure" : "error";

		if (c->result == CHECK_PASSED)
			app_printf(app, "  <testcase classname=\"seam\" name=\"%s\"/>\n", name);
		else
			app_printf(app, "  <testcase classname=\"seam\" name=\"%s\">"
					"<%s message=\"%s\"/></testcase>\n", name, element, why);
	}
	app_printf(app, "</testsuite>\n");
}

static void write_table(struct app *app, GPtrArray *checks)
{
	const char *const heads[] = { _("service"), _("assessment"), _("result"), _("reason"),
				      NULL };
	struct doc *d = doc_new();

	doc_table(d, heads, NULL);
	for (unsigned i = 0; i < checks->len; i++) {
		const struct check *c = checks->pdata[i];

		doc_row(d);
		doc_cell(d, 0, c->service);
		doc_cell(d, 1, c->label);
		doc_cell(d, 2, _(check_results[c->result].label));
		doc_cell(d, 3, c->why);
	}
	printing_list_take(app, d);
}

static void write_lines(struct app *app, GPtrArray *checks)
{
	for (unsigned i = 0; i < checks->len; i++) {
		const struct check *c = checks->pdata[i];

		app_printf(app, "%s%s%s: %s (%s)\n", c->service, c->label != NULL ? "@" : "",
			   c->label != NULL ? c->label : "", _(check_results[c->result].label),
			   c->why);
	}
}

static void write_checks(struct app *app, GPtrArray *checks, enum check_result worst)
{
	switch (app->format) {
	case FORMAT_JSON:
	case FORMAT_CSV:
		write_json(app, checks, worst);
		break;
	case FORMAT_JUNIT:
		write_junit(app, checks);
		break;
	case FORMAT_TEXT:
		write_lines(app, checks);
		break;
	default:
		write_table(app, checks);
		break;
	}
}

enum exit_code checking_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *require = args_text(args, "require");
	struct demand demand = {
		.least = require != NULL ? verdict_from_name(require) : VERDICT_CONDITIONAL,
		.no_overdue = args_has(args, "no-overdue"),
	};
	g_autoptr(GPtrArray) names = NULL;
	g_autoptr(GPtrArray) checks = g_ptr_array_new_with_free_func(check_free);
	enum check_result worst = CHECK_PASSED;

	if (args_has(args, "all") == (args->words->len > 0)) {
		diag_error(ds, "missing-argument", NULL,
			   _("\"seam check\" needs services or --all, and not both"));
		return EXIT_CODE_USAGE;
	}
	if (!read_age(&demand.max_age_days, args_text(args, "max-age"), ds))
		return EXIT_CODE_USAGE;
	/* One line a service, whoever reads it: markdown only when it was asked for. */
	if (!app->format_given)
		app->format = FORMAT_TEXT;
	if (args_text(args, "from") != NULL && !importing_from(app, args_text(args, "from"), ds))
		return EXIT_CODE_DATA;
	if (!wanted_services(&names, app, args, ds))
		return EXIT_CODE_DATA;
	for (unsigned i = 0; i < names->len; i++) {
		struct check *c = check_service(app, names->pdata[i], &demand, ds);

		g_ptr_array_add(checks, c);
		worst = MAX(worst, c->result);
	}
	if (names->len == 0) {
		diag_note(ds, "nothing", NULL, _("there is no service to check"));
		worst = CHECK_UNDECIDED;
	}
	write_checks(app, checks, worst);
	return check_results[worst].code;
}
