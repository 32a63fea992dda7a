/*
 * The rows for what seam knows without anybody's answers: questionnaires,
 * published cases, calculators.
 */
#include "config.h"

#include "app/families.h"

#include <glib/gi18n.h>

#include "app/calculating.h"
#include "app/cases.h"
#include "app/questionnaire_run.h"

const struct action actions_knowledge[] = {
	{
		.id = "questionnaire-list", .command = "questionnaire list", .args = "",
		.max_words = 0,
		.summary = N_("list questionnaires"),
		.help = N_("Those that ship with seam, and those the database keeps because an "
			   "assessment used them."),
		.example = "seam questionnaire list", .formats = AS_TEXT | AS_JSON,
		.run = questionnaire_run_list,
	},
	{
		.id = "questionnaire-show", .command = "questionnaire show",
		.args = N_("ID|FILE [QUESTION]"), .min_words = 1, .max_words = 2,
		.names = { NAMED_QUESTIONNAIRE, NAMED_QUESTION },
		.summary = N_("print a questionnaire, or one question's card"),
		.help = N_("The whole file as a document: sections, questions, choices, rules. With "
			   "a question's id or a gate's label, its card with why it is asked, what "
			   "a good answer is and what is none."),
		.example = "seam questionnaire show split-readiness P1",
		.formats = AS_TEXT | AS_MD | AS_JSON, .run = questionnaire_run_show,
	},
	{
		.id = "questionnaire-lint", .command = "questionnaire lint", .args = N_("FILE..."),
		.min_words = 1, .max_words = -1, .names = { NAMED_FILE, NAMED_FILE },
		.summary = N_("look for mistakes in questionnaires and translations"),
		.help = N_("Reports everything that is wrong, with its place, in one run. A file "
			   "NAME.LANG.yaml is a translation of NAME.yaml beside it: missing and "
			   "stale texts are listed. Exit 1 when there is a finding."),
		.example = "seam questionnaire lint my-checks.yaml",
		.run = questionnaire_run_lint,
	},
	{
		.id = "questionnaire-new", .command = "questionnaire new", .args = N_("ID"),
		.min_words = 1, .max_words = 1,
		.summary = N_("print a small questionnaire to start from"),
		.help = N_("Prints a commented file with one of everything. Write it to a file "
			   "with -o, change it, and look at it with \"seam questionnaire lint\"."),
		.example = "seam questionnaire new my-checks -o my-checks.yaml",
		.formats = AS_TEXT, .run = questionnaire_run_new,
	},
	{
		.id = "cases-list", .command = "cases list", .args = "", .max_words = 0,
		.summary = N_("list published accounts of splits and merges"),
		.help = N_("Accounts that ship with seam: who, when, what came of it, and the "
			   "verdict an expert expects."),
		.example = "seam cases list", .formats = AS_TEXT | AS_JSON, .run = cases_run_list,
	},
	{
		.id = "cases-show", .command = "cases show", .args = N_("ID"), .min_words = 1,
		.max_words = 1, .names = { NAMED_CASE },
		.summary = N_("show one published account"),
		.help = N_("Its facts as answers with their evidence, its sources, the verdict "
			   "expected and the one computed."),
		.example = "seam cases show shopify", .formats = AS_TEXT | AS_MD | AS_JSON,
		.run = cases_run_show,
	},
	{
		.id = "cases-check", .command = "cases check", .args = N_("[FILE...]"),
		.max_words = -1, .names = { NAMED_FILE, NAMED_FILE },
		.summary = N_("compare computed verdicts with the expected ones"),
		.help = N_("Judges each case (the shipped ones when no file is named) and compares "
			   "verdict and path with what is expected, exactly and acceptably. Exit 1 "
			   "when one is not acceptable."),
		.example = "seam cases check --json", .formats = AS_TEXT | AS_JSON,
		.run = cases_run_check,
	},
	{
		.id = "calc-availability", .command = "calc availability", .args = N_("PARTS [PERCENT]"),
		.min_words = 1, .max_words = 2,
		.summary = N_("what a chain of calls leaves of availability"),
		.help = N_("PARTS in a row, each available PERCENT of the time (99.9 when not "
			   "said). With --retries, as if failures were independent, which is "
			   "optimistic."),
		.example = "seam calc availability 10 99.9",
		.options = calculating_availability_options, .formats = AS_TEXT | AS_JSON,
		.run = calculating_availability,
	},
	{
		.id = "calc-latency", .command = "calc latency", .args = N_("MS..."), .min_words = 1,
		.max_words = -1,
		.summary = N_("what calls cost of a latency budget"),
		.help = N_("The sum of calls one after the other and their maximum side by side, in "
			   "milliseconds; with --budget what is left of it; and the share of "
			   "requests that meet a call slower than its 99th percentile."),
		.example = "seam calc latency 5 20 8 --budget 100",
		.options = calculating_latency_options, .formats = AS_TEXT | AS_JSON,
		.run = calculating_latency,
	},
	{
		.id = "calc-surface", .command = "calc surface", .args = N_("SERVICES CALLS CHAINS"),
		.min_words = 1, .max_words = 3,
		.summary = N_("what has to be kept running"),
		.help = N_("Things to keep running for so many services, synchronous calls between "
			   "them and chains of calls, beside the same count for one application."),
		.example = "seam calc surface 10 15 3", .formats = AS_TEXT | AS_JSON,
		.run = calculating_surface,
	},
	{
		.id = "calc-coordination", .command = "calc coordination", .args = N_("PEOPLE"),
		.min_words = 1, .max_words = 1,
		.summary = N_("how many pairs have to talk"),
		.help = N_("n (n - 1) / 2 pairs among so many people."),
		.example = "seam calc coordination 12", .formats = AS_TEXT | AS_JSON,
		.run = calculating_coordination,
	},
	{
		.id = "calc-debug", .command = "calc debug", .args = N_("BUGS"), .min_words = 1,
		.max_words = 1,
		.summary = N_("hours a month for bugs that cross services"),
		.help = N_("BUGS a month that cross services, at 120 minutes each instead of 20; "
			   "--across and --within change these."),
		.example = "seam calc debug 12", .options = calculating_debug_options,
		.formats = AS_TEXT | AS_JSON, .run = calculating_debug,
	},
	{ .id = NULL },
};
