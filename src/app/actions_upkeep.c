/*
 * The rows that look after the database and the program: backup, purge, doctor,
 * demo, completion, help.
 */
#include "config.h"

#include "app/families.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/app.h"
#include "app/completion_names.h"
#include "app/demo.h"
#include "app/doctor.h"
#include "app/exporting.h"
#include "app/help.h"
#include "app/importing.h"
#include "app/topics.h"
#include "app/upkeep.h"
#include "base/near.h"

static enum exit_code run_help(struct app *app, const struct args *args, struct diags *ds)
{
	const char *first = args_word(args, 0), *second = args_word(args, 1);
	const struct action *a;
	int n;

	if (args_has(args, "roff")) {
		help_roff(app->out);
		return EXIT_CODE_OK;
	}
	if (first == NULL) {
		help_overview(app->out, app->width_cols);
		return EXIT_CODE_OK;
	}
	a = action_find(first, second, &n);
	if (a != NULL && second == NULL && strcmp(a->command, first) != 0)
		a = NULL;	/* "team" is a family, not its list */
	if (a != NULL) {
		help_action(app->out, a, app->width_cols);
		return EXIT_CODE_OK;
	}
	if (second == NULL && action_is_command_word(first)) {
		help_word(app->out, first, app->width_cols);
		return EXIT_CODE_OK;
	}
	return topics_write(app, first, ds) ? EXIT_CODE_OK : EXIT_CODE_DATA;
}

static enum exit_code run_completion(struct app *app, const struct args *args,
				     struct diags *ds)
{
	const char *what = args_word(args, 0);
	struct diag *d;

	if (completion_write(app->out, what))
		return EXIT_CODE_OK;
	if (completion_is_list(what))
		return completion_write_list(app, what, ds) ? EXIT_CODE_OK : EXIT_CODE_DATA;
	d = diag_error(ds, "shell", NULL, _("there is no completion for \"%s\""), what);
	diag_hint(d, _("shells are bash, zsh and fish"));
	return EXIT_CODE_USAGE;
}

static const struct option_row purge_options[] = {
	{ "yes", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("do not ask; needed where nobody can be asked") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row help_options[] = {
	{ "roff", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("the tables of the manual page") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct action actions_upkeep[] = {
	{
		.id = "demo", .command = "demo", .args = "", .max_words = 0,
		.summary = N_("write a database to look around in"),
		.help = N_("Four systems with their services, workshops and notes, in demo.db beside "
			   "the default database, or in the file --db names, which must not "
			   "exist yet. Your own database is never touched."),
		.example = "seam demo",
		.next = N_("this line opens it; add a command, such as list"),
		.alone = true, .run = demo_run,
	},
	{
		.id = "backup", .command = "backup", .args = N_("FILE"), .min_words = 1,
		.max_words = 1, .names = { NAMED_FILE },
		.summary = N_("copy the database while it is in use"),
		.help = N_("Writes a whole copy beside the target and renames it. An existing file "
			   "is refused."),
		.example = "seam backup seam-2026-09-12.db", .run = upkeep_run_backup,
	},
	{
		.id = "export", .command = "export", .args = "", .max_words = 0,
		.summary = N_("write a system as text, for a repository or another database"),
		.help = N_("Every change ever made to one system, with services, teams, "
			   "questionnaires, answers and what was undone: a line of JSON each, in "
			   "the order of changes, so that what is new stands at the end and git "
			   "shows just that. The same data always gives the same bytes. "
			   "\"seam import\" brings it back without loss."),
		.example = "seam export --system shop -o shop.seam",
		.options = exporting_options, .run = exporting_run,
	},
	{
		.id = "import", .command = "import", .args = N_("FILE"), .min_words = 1,
		.max_words = 1, .names = { NAMED_FILE },
		.summary = N_("take an export into the database"),
		.help = N_("All of it, or nothing. Changes that are here already are left as they "
			   "are, so that importing twice does no more than once. Where both sides "
			   "said something since they parted, the newer holds and the other stays "
			   "in the history. What cannot go together, such as two drafts of one "
			   "service, is refused. - reads standard input."),
		.example = "seam import shop.seam --dry-run", .options = importing_options,
		.formats = AS_TEXT | AS_JSON, .writes = true, .run = importing_run,
	},
	{
		.id = "purge", .command = "purge", .args = N_("SERVICE"), .min_words = 1,
		.max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("delete a service and all its assessments for good"),
		.help = N_("The one command that deletes: answers, history, actions and frozen "
			   "results of the service. It asks on a terminal; elsewhere it needs "
			   "--yes. \"seam service archive\" only hides."),
		.example = "seam purge billing --yes",
		.next = N_("next: seam list"), .options = purge_options, .writes = true,
		.run = upkeep_run_purge,
	},
	{
		.id = "doctor", .command = "doctor", .args = "", .max_words = 0,
		.summary = N_("check the database and recompute every finished verdict"),
		.help = N_("Checks the file, its schema and its bookkeeping, then computes every "
			   "finished assessment again from its snapshot and compares the result "
			   "byte by byte. Exit 1 when there is a finding."),
		.example = "seam doctor",
		.next = N_("next: seam backup FILE"), .formats = AS_TEXT | AS_JSON, .run = doctor_run,
	},
	{
		.id = "completion", .command = "completion", .args = N_("bash|zsh|fish"),
		.min_words = 1, .max_words = 1, .names = { NAMED_WORDS },
		.words = "bash zsh fish",
		.summary = N_("print the completion script of a shell"),
		.help = N_("Completes commands, options, services and ids. The script asks seam "
			   "for names: services, systems, teams, questions, questionnaires, "
			   "cases and topics can be given instead of a shell."),
		.example = "seam completion bash", .alone = true, .run = run_completion,
	},
	{
		.id = "help", .keys = "?", .command = "help", .args = N_("[COMMAND|TOPIC]"),
		.max_words = 2, .names = { NAMED_TOPIC },
		.summary = N_("explain a command or an idea"),
		.help = N_("Without a word it lists the commands. \"seam help topics\" lists the "
			   "ideas it can explain, such as gates or verdicts."),
		.example = "seam help gates", .options = help_options, .run = run_help,
	},
	{ .id = NULL },
};
