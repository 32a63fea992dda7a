/*
 * The rows for what seam knows without anybody's answers: questionnaires,
 * published cases. Those of the calculators are made in calculating.c.
 */
#include "config.h"

#include "app/families.h"

#include <glib/gi18n.h>

#include "app/cases.h"
#include "app/questionnaire_run.h"

const struct action actions_knowledge[] = {
	{
		.id = "questionnaire-list", .command = "questionnaire list", .args = "",
		.max_words = 0,
		.summary = N_("list questionnaires"),
		.help = N_("Those that ship with seam, and those the database keeps because an "
			   "assessment used them."),
		.example = "seam questionnaire list", .formats = AS_TEXT | AS_JSON | AS_CSV,
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
		.next = N_("next: seam assess SERVICE"),
		.formats = AS_DOCUMENT | AS_JSON, .run = questionnaire_run_show,
	},
	{
		.id = "questionnaire-diff", .command = "questionnaire diff",
		.args = N_("OLD NEW"), .min_words = 2, .max_words = 2,
		.names = { NAMED_QUESTIONNAIRE, NAMED_QUESTIONNAIRE },
		.summary = N_("show what a version changes"),
		.help = N_("OLD and NEW are each an id, ID@VERSION or a file. Every question is "
			   "classed: the same, reworded, asking for more or less, split, merged, "
			   "of another meaning, added or removed; and it is said what else is "
			   "different and whether answers carry over. Texts are compared in the "
			   "language of the files."),
		.example = "seam questionnaire diff split-readiness my-checks.yaml",
		.formats = AS_DOCUMENT | AS_JSON, .run = questionnaire_run_diff,
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
		.example = "seam cases list", .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = cases_run_list,
	},
	{
		.id = "cases-show", .command = "cases show", .args = N_("ID"), .min_words = 1,
		.max_words = 1, .names = { NAMED_CASE },
		.summary = N_("show one published account"),
		.help = N_("Its facts as answers with their evidence, its sources, the verdict "
			   "expected and the one computed."),
		.example = "seam cases show shopify",
		.next = N_("next: seam cases check"), .formats = AS_DOCUMENT | AS_JSON,
		.run = cases_run_show,
	},
	{
		.id = "cases-check", .command = "cases check", .args = N_("[FILE...]"),
		.max_words = -1, .names = { NAMED_FILE, NAMED_FILE },
		.summary = N_("compare computed verdicts with the expected ones"),
		.help = N_("Judges each case (the shipped ones when no file is named) and compares "
			   "verdict and path with what is expected, exactly and acceptably. Exit 1 "
			   "when one is not acceptable."),
		.example = "seam cases check --json",
		.next = N_("next: seam cases show ID"), .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = cases_run_check,
	},
	{ .id = NULL },
};
