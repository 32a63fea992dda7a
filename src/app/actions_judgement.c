/*
 * The rows that read the judgement: the list, one verdict, the report, the check
 * of a pipeline.
 */
#include "config.h"

#include "app/families.h"

#include <glib/gi18n.h>

#include "app/checking.h"
#include "app/comparing.h"
#include "app/matrix.h"
#include "app/outcomes.h"
#include "app/overview.h"
#include "app/portfolio_page.h"
#include "app/precedents.h"
#include "app/printing.h"
#include "app/trending.h"

static const struct option_row list_options[] = {
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("only services of this system") },
	{ "archived", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("list what is archived too") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row verdict_options[] = {
	{ "explain", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("every rule, what it read and what came of it; scores too") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row report_options[] = {
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("one page about all services of a system, for the one who decides") },
	{ "brief", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("at most twelve plain lines, for a chat") },
	{ "names", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("say who answered, and who voted what if that was kept") },
	{ "no-names", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("leave names out, although the room was set up to show them") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static enum exit_code run_verdict(struct app *app, const struct args *args,
				  struct diags *ds)
{
	bool explain = args_has(args, "explain");
	g_autoptr(judgement) j = NULL;
	g_autofree char *json = NULL;
	struct report_input r;

	if (!judgement_of(&j, app, args_word(args, 0), JUDGE_FLIPS, ds))
		return EXIT_CODE_DATA;
	judgement_report_input(j, app, &r);
	if (app->format == FORMAT_JSON) {
		json = report_verdict_json(&r);
		g_string_append(app->out, json);
	} else {
		printing_doc_take(app, explain ? report_explain(&r) : report_verdict(&r));
	}
	if (explain)
		app_hint(app, _("next: seam report %s"), args_word(args, 0));
	else
		app_hint(app, _("\"seam verdict %s --explain\" shows each rule; next: seam report %s"),
			 args_word(args, 0), args_word(args, 0));
	return EXIT_CODE_OK;
}

/* A page about a system takes neither a service nor what is for one. */
static bool check_report(const struct args *args, const char *system, struct diags *ds)
{
	static const char *const of_service[] = { "brief", "names", "no-names" };
	struct diag *d;

	if ((system != NULL) == (args_word(args, 0) != NULL)) {
		d = diag_error(ds, "usage", NULL, _("name one service, or --system SYSTEM"));
		diag_hint(d, _("\"seam list\" names services, \"seam system list\" systems"));
		return false;
	}
	for (gsize i = 0; system != NULL && i < G_N_ELEMENTS(of_service); i++)
		if (args_has(args, of_service[i])) {
			diag_error(ds, "usage", NULL, _("--%s is for the report of one service"),
				   of_service[i]);
			return false;
		}
	return true;
}

static enum exit_code run_report(struct app *app, const struct args *args,
				 struct diags *ds)
{
	const char *system = args_text(args, "system");
	g_autoptr(judgement) j = NULL;
	g_autoptr(precedents) cases = NULL;
	g_autoptr(store_outcome) outcome = NULL;
	g_auto(GStrv) absent = NULL;
	g_autofree char *text = NULL;
	struct report_input r;

	if (!check_report(args, system, ds))
		return EXIT_CODE_USAGE;
	if (system != NULL)
		return portfolio_page_run(app, system, ds);
	if (args_has(args, "brief") && app->format_given && app->format != FORMAT_TEXT) {
		diag_error(ds, "format", NULL, _("--brief is plain text: it has no other format"));
		return EXIT_CODE_USAGE;
	}
	if (!judgement_of(&j, app, args_word(args, 0), JUDGE_FLIPS, ds))
		return EXIT_CODE_DATA;
	judgement_report_input(j, app, &r);
	r.names = !args_has(args, "no-names") && (r.names || args_has(args, "names"));
	if (!outcomes_newest(&outcome, app->store, j->target.service->id, ds))
		return EXIT_CODE_DATA;
	if (outcome != NULL) {
		r.outcome = outcome->kind;
		r.outcome_day = outcome->day;
		r.outcome_note = outcome->text;
	}
	absent = judgement_roles_absent(j, app);
	r.roles_absent = (const char *const *)absent;
	cases = precedents_load(app);
	r.cases = (const struct published_case *const *)cases->all->pdata;
	r.n_cases = (int)cases->all->len;
	if (args_has(args, "brief"))
		text = report_brief(&r);
	else if (app->format == FORMAT_JSON)
		text = report_json(&r);
	else if (app->format == FORMAT_CSV)
		text = report_rows(&r);
	if (text != NULL)
		g_string_append(app->out, text);
	else
		printing_doc_take(app, report_service(&r));
	if (j->frozen)
		app_hint(app, _("next: seam actions add %s TEXT --condition ID --owner NAME"),
			 j->target.service->slug);
	else
		app_hint(app, _("this is a draft; \"seam finish %s\" freezes it"),
			 j->target.service->slug);
	return EXIT_CODE_OK;
}

const struct action actions_judgement[] = {
	{
		.id = "list", .command = "list", .args = "", .max_words = 0,
		.summary = N_("list services with their verdicts"),
		.help = N_("One service a line: verdict, way on, gates, open actions, age."),
		.example = "seam list --system shop",
		.options = list_options, .formats = AS_TEXT | AS_JSON | AS_CSV, .run = overview_run,
	},
	{
		.id = "verdict", .keys = "V", .command = "verdict", .args = N_("SERVICE[@A]"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("say whether the service may be split out, and why"),
		.help = N_("The verdict, the rules that led to it, what is open, and the smallest "
			   "set of answers that would turn it. @a3, @latest, @2026-09-12 or "
			   "@NAME choose an assessment; without it the draft counts, else the "
			   "newest finished one."),
		.example = "seam verdict billing --explain",
		.options = verdict_options, .formats = AS_DOCUMENT | AS_JSON,
		.run = run_verdict,
	},
	{
		.id = "report", .keys = "R", .command = "report",
		.args = N_("SERVICE[@A] | --system SYSTEM"), .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("write the go/no-go report"),
		.help = N_("The report for the team's repository: the way on first, then what is in "
			   "place, what stops it, conditions with owner and date, and every answer "
			   "in the appendix. Not on a terminal it is markdown. Who answered is "
			   "left out unless --names is given or the room was set up to show "
			   "names. Where the room disagreed stands with every round of votes. "
			   "--system is one page about all services of a system: which can go, "
			   "what one fix unlocks, which comes first, and why. As CSV the "
			   "report is its answers, a row a question, and that of a system a row a "
			   "service."),
		.example = "seam report billing -o billing.md",
		.options = report_options, .formats = AS_DOCUMENT | AS_JSON | AS_CSV,
		.run = run_report,
	},
	{
		.id = "compare", .keys = "C", .command = "compare", .args = N_("A [B]"),
		.min_words = 1, .max_words = 2, .names = { NAMED_SERVICE, NAMED_SERVICE },
		.summary = N_("say what changed between two assessments, and why"),
		.help = N_("A and B are SERVICE[@A]; one name alone means its last two assessments, "
			   "a draft included. Every answer is classed, worst first; the change of "
			   "the verdict is put down to the answers, to the questionnaire or to what "
			   "holds around the service, by exchanging one at a time. Both totals are "
			   "given: each under its own questionnaire, and like for like."),
		.example = "seam compare invoices",
		.options = comparing_options, .formats = AS_DOCUMENT | AS_JSON | AS_CSV,
		.run = comparing_run,
	},
	{
		.id = "trend", .keys = "T", .command = "trend", .args = N_("SERVICE|--all"),
		.max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("follow a service over its assessments"),
		.help = N_("Verdict and gates of every assessment, when each gate last turned, the "
			   "sections, and how long actions stay open. New versions of the "
			   "questionnaire and open answers are marked; nothing is forecast. --all "
			   "gives each service one line."),
		.example = "seam trend invoices",
		.options = trending_options, .formats = AS_DOCUMENT | AS_JSON | AS_CSV,
		.run = trending_run,
	},
	{
		.id = "matrix", .keys = "M", .command = "matrix", .args = "", .max_words = 0,
		.summary = N_("lay the services of a system beside its teams"),
		.help = N_("Who owns, calls and writes what, and what the rules about a portfolio "
			   "find in it, worst first: cycles of calls, the service everybody calls, "
			   "shared stores, one team for many services. A wide matrix folds. --format "
			   "dot gives the call graph for Graphviz, with what is outside the system."),
		.example = "seam matrix --system shop",
		.options = matrix_options, .formats = AS_DOCUMENT | AS_JSON | AS_CSV | AS_DOT,
		.run = matrix_run,
	},
	{
		.id = "check", .command = "check", .args = N_("SERVICE...|--all"), .max_words = -1,
		.names = { NAMED_SERVICE, NAMED_SERVICE },
		.summary = N_("pass or fail, for a pipeline"),
		.help = N_("Judges the newest finished assessment of each service and prints a line "
			   "for each. Exit 0: all at least what --require says; 1: one is below, "
			   "or a waiver it relied on has run out, or (with --no-overdue) a "
			   "condition is overdue; 4: nothing finished, incomplete, or older than "
			   "--max-age; 3: no such service. --from reads an export, and needs no "
			   "database."),
		.example = "seam check billing --require go --max-age 90d",
		.next = N_("next: seam verdict SERVICE --explain"),
		.options = checking_options, .formats = AS_DOCUMENT | AS_JSON | AS_JUNIT | AS_CSV,
		.run = checking_run,
	},
	{
		.id = "outcome", .command = "outcome", .args = N_("SERVICE KIND"), .min_words = 2,
		.max_words = 2, .names = { NAMED_SERVICE, NAMED_WORDS },
		.words = OUTCOME_KINDS,
		.summary = N_("record what became of a service"),
		.help = N_("KIND is kept (runs on its own, as it was split), grown (and has taken "
			   "over more), merged-back (is part of something else again) or regretted "
			   "(runs on its own, and should not). The newest day counts; what was said "
			   "before stays in the history."),
		.example = "seam outcome billing kept --on 2026-09-01 --note \"two releases a week\"",
		.next = N_("next: seam outcomes"), .options = outcomes_options, .writes = true,
		.run = outcomes_run_add,
	},
	{
		.id = "outcomes", .command = "outcomes", .args = "", .max_words = 0,
		.summary = N_("hold what became of services against the verdicts"),
		.help = N_("For each verdict, how many services were kept, have grown, were merged "
			   "back or are regretted, and of how many nobody has said. The verdict is "
			   "that of the last assessment finished by the day of the outcome. Counts, "
			   "and no share: a handful proves nothing."),
		.example = "seam outcomes",
		.next = N_("next: seam outcome SERVICE KIND"),
		.formats = AS_DOCUMENT | AS_JSON | AS_CSV, .run = outcomes_run_list,
	},
	{ .id = NULL },
};
