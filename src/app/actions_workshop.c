/*
 * The rows of a workshop: from registering a service over answers to the finish.
 */
#include "config.h"

#include "app/families.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/agenda.h"
#include "app/answer_file.h"
#include "app/answering.h"
#include "app/carrying.h"
#include "app/change.h"
#include "app/confirming.h"
#include "app/finishing.h"
#include "app/histories.h"
#include "app/lifting.h"
#include "app/offers.h"
#include "app/people.h"
#include "app/preparing.h"
#include "app/printing.h"
#include "app/service_args.h"
#include "app/sheet_answers.h"
#include "app/undoing.h"
#include "app/voting.h"
#include "app/workshop.h"
#include "app/workshop_settings.h"
#include "load/sheet.h"

static enum exit_code run_assess(struct app *app, const struct args *args,
				 struct diags *ds)
{
	struct workshop_request r = {
		.service = args_word(args, 0),
		.questionnaire = args_text(args, "questionnaire"),
		.start = args_has(args, "new")	   ? WORKSHOP_NEW :
			 args_has(args, "resume") ? WORKSHOP_RESUME :
						    WORKSHOP_ANY,
		.quick = args_has(args, "quick"),
		.by_section = args_has(args, "by-section"),
		.plain = args_has(args, "plain"),
		.system = args_text(args, "from"),
		.args = args,
	};

	if (args_has(args, "new") && args_has(args, "resume")) {
		diag_error(ds, "options", NULL, _("--new and --resume contradict each other"));
		return EXIT_CODE_USAGE;
	}
	if (r.system != NULL && !r.quick) {
		diag_hint(diag_error(ds, "options", NULL, _("--from goes with --quick")),
			  _("a service that is there knows its system; \"seam new\" adds one"));
		return EXIT_CODE_USAGE;
	}
	g_assert(app->front != NULL && app->front->assess != NULL);
	return app->front->assess(app, &r, ds);
}

/* The answers on the command line and in the file, as one list. */
static bool collect_edits(GPtrArray *edits, const struct args *args, struct diags *ds)
{
	bool ok = true;

	for (unsigned i = 1; i < args->words->len; i++)
		ok = answer_edits_add_typed(edits, args->words->pdata[i], ds) && ok;
	return ok;
}

/* A sheet brings its own answers, which are offers: nothing else goes with it. */
static enum exit_code answer_by_sheet(struct app *app, const struct args *args,
				      const struct source *text, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;
	int n;

	if (args->words->len > 1) {
		diag_hint(diag_error(ds, "options", NULL,
				     _("answers of a sheet are prepared, others count at once")),
			  _("give them in two commands"));
		return EXIT_CODE_USAGE;
	}
	if (!sheet_answers_store(&j, app, args_word(args, 0), text, args, &n, ds))
		return EXIT_CODE_DATA;
	if (n == 0)
		diag_warning(ds, "no-answers", NULL, _("\"%s\" holds no answers"), text->name);
	printing_verdict_line(app, j);
	app_hint(app, _("next: seam confirm %s lists what waits for the room"),
		 j->target.service->slug);
	return EXIT_CODE_OK;
}

static enum exit_code answer_by_edits(struct app *app, const struct args *args,
				      GPtrArray *edits, struct diags *ds)
{
	int services, carried = 0;
	struct answering how = {
		.source = SOURCE_ROOM, .split_notes = true, .args = args, .carried = &carried,
	};
	g_autoptr(judgement) j = NULL;

	if (!answering_store(&j, app, args_word(args, 0), edits, &how, &services, ds))
		return EXIT_CODE_DATA;
	answering_note_services(services, j->target.service->system_name, ds);
	carrying_note(carried, j->target.service->slug, ds);
	printing_verdict_line(app, j);
	printing_hint_after_answer(app, j);
	return EXIT_CODE_OK;
}

static enum exit_code run_answer(struct app *app, const struct args *args,
				 struct diags *ds)
{
	const char *from = args_text(args, "from");
	g_autoptr(GPtrArray) edits = answer_edits_new();
	g_auto(source) text = { 0 };

	if (!collect_edits(edits, args, ds))
		return EXIT_CODE_DATA;
	if (from == NULL && edits->len == 0) {
		struct diag *d = diag_error(ds, "missing-argument", NULL,
					    _("\"seam answer\" needs answers"));

		diag_hint(d, _("write ID=VALUE, or --from FILE"));
		return EXIT_CODE_USAGE;
	}
	if (from != NULL) {
		if (!source_read(&text, from, SOURCE_FILE_MAX, ds))
			return EXIT_CODE_DATA;
		if (sheet_is(&text))
			return answer_by_sheet(app, args, &text, ds);
		if (!answer_file_read(edits, &text, ds))
			return EXIT_CODE_DATA;
	}
	if (edits->len == 0)
		diag_warning(ds, "no-answers", NULL, _("\"%s\" holds no answers"), from);
	return answer_by_edits(app, args, edits, ds);
}

static enum exit_code run_confirm(struct app *app, const struct args *args,
				  struct diags *ds)
{
	bool all = args_has(args, "all");
	g_autofree struct confirm_pick *picks = g_new0(struct confirm_pick, args->words->len);
	g_autoptr(judgement) j = NULL;
	int n, services;

	if (!all && args->words->len == 1)
		return offers_run_list(app, args_word(args, 0), ds);
	if (all && args->words->len > 1) {
		diag_error(ds, "options", NULL,
			   _("\"seam confirm\" takes question ids or --all, and not both"));
		return EXIT_CODE_USAGE;
	}
	for (unsigned i = 1; i < args->words->len; i++)
		picks[i - 1].question = args->words->pdata[i];
	if (!confirming_store(&j, app, args_word(args, 0), all ? NULL : picks, args, &n,
			      &services, ds))
		return EXIT_CODE_DATA;
	diag_note(ds, "confirmed", NULL,
		  ngettext("%d answer confirmed", "%d answers confirmed", (unsigned long)n), n);
	answering_note_services(services, j->target.service->system_name, ds);
	printing_verdict_line(app, j);
	printing_hint_after_answer(app, j);
	return EXIT_CODE_OK;
}

static const struct option_row assess_options[] = {
	{ "new", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("start a new draft; refused while there is one") },
	{ "resume", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("go on with the draft; refused when there is none") },
	{ "quick", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("ten questions in ten minutes; makes what is missing") },
	{ "by-section", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("ask in the order of the questionnaire") },
	{ "questionnaire", 0, OPTION_TEXT, N_("ID|FILE"), NULL, NAMED_QUESTIONNAIRE,
	  N_("what to ask in a new draft") },
	{ "from", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("with --quick: the application of a service that is missing") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row answer_options[] = {
	{ "from", 0, OPTION_TEXT, N_("FILE"), NULL, NAMED_FILE,
	  N_("read answers from a file; - is standard input") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row all_options[] = {
	{ "all", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("every one there is") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct action actions_workshop[] = {
	{
		.id = "new", .keys = "+", .command = "new", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1,
		.summary = N_("register a proposed service"),
		.help = N_("Registers a service that might be split out. A system or team that "
			   "is missing is made, and said so. Without --from the only system is "
			   "taken. A service's name is 1 to 64 letters, digits, - and _; it is "
			   "kept as typed and unique ignoring case."),
		.example = "seam new billing --from shop --team Payments --calls ledger,ext:bank",
		.options = service_new_options, .writes = true, .run = service_args_run_new,
	},
	{
		.id = "prepare", .command = "prepare", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("write an invitation and a sheet of questions per role"),
		.help = N_("Writes SERVICE-invitation.md, and for each role (operations, "
			   "developers, product, leadership) SERVICE-ROLE.md with the questions "
			   "that role can answer, what to look up, boxes to tick and room for "
			   "notes. What is registered or answered already is shown. \"seam answer "
			   "SERVICE --from SHEET\" reads a filled sheet back.\n\n"
			   "Files go into the current folder, or where -o says. While one that is "
			   "there was filled in or changed by somebody, nothing is written, unless "
			   "--force says so."),
		.example = "seam prepare billing -o sheets",
		.options = preparing_options, .run = preparing_run,
	},
	{
		.id = "assess", .keys = "Enter", .command = "assess", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("walk the room through the questions"),
		.help = N_("Asks what can still decide first, says when nothing left can change "
			   "the verdict, and stores every answer the moment it is given. Leaving "
			   "loses nothing: the next time starts at the same question.\n\n"
			   "--quick asks ten questions and ends with one of: no workshop needed, "
			   "not yet, worth 90 minutes. Its answers count only while the draft is "
			   "quick; the first full walk makes them offers. It can never say GO."),
		.example = "seam assess billing",
		.options = assess_options, .writes = true, .alone = true, .run = run_assess,
	},
	{
		.id = "answer", .keys = "1-9 0 -", .command = "answer",
		.args = N_("SERVICE [ID=VALUE[:NOTE]]..."), .min_words = 1, .max_words = -1,
		.names = { NAMED_SERVICE, NAMED_QUESTION },
		.summary = N_("give answers without being asked"),
		.help = N_("Stores one or more answers, all or none, and prints the verdict. ID is "
			   "a question's id or a gate's label. Values ignore case and take blanks "
			   "for hyphens; several items are joined by commas, or all, none. unknown "
			   "says that nobody knows, na:REASON that it does not apply, an empty "
			   "value withdraws. The first colon starts the note, except for text and "
			   "number questions.\n\n"
			   "A file holds a tab-separated line per answer (id, value, note), or a "
			   "JSON object a line with question, value, note, evidence and "
			   "confidence (low, medium, high). A filled sheet of \"seam prepare\" "
			   "is read as well: its answers are prepared by a role, and count only "
			   "when they are confirmed."),
		.example = "seam answer billing P1=yes P2=\"partial:still waits for the release train\"",
		.options = answer_options, .formats = AS_TEXT | AS_JSON, .writes = true,
		.run = run_answer,
	},
	{
		.id = "confirm", .keys = "o", .command = "confirm", .args = N_("SERVICE [ID]...|--all"),
		.min_words = 1, .max_words = -1, .names = { NAMED_SERVICE, NAMED_QUESTION },
		.summary = N_("make prepared, carried or quick answers count"),
		.help = N_("Prepared, carried and quick answers are offers: they count for nothing "
			   "until the room confirms them. Without ids or --all it lists them in "
			   "the order in which the room is asked. Where several roles prepared an "
			   "answer, the newest is confirmed, and the others are listed below it."),
		.example = "seam confirm billing --all",
		.options = all_options, .formats = AS_DOCUMENT | AS_JSON, .writes = true,
		.run = run_confirm,
	},
	{
		.id = "agenda", .command = "agenda", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("what a follow-up has to talk about"),
		.help = N_("Goes by the last finished assessment: its conditions (overdue, to be "
			   "met, done), answers and actions that contradict each other, gates that "
			   "ask something else now, new questions, gates answered more than 90 "
			   "days ago, what nobody knew, and answers of the system that another "
			   "service's workshop gave since. All gates are asked afresh; the rest "
			   "stands in one list to confirm."),
		.example = "seam agenda invoices",
		.next = N_("next: seam assess SERVICE"),
		.formats = AS_DOCUMENT | AS_JSON, .run = agenda_run,
	},
	{
		.id = "lift", .command = "lift", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("take a draft to a newer version of its questionnaire"),
		.help = N_("Says what becomes of the answers, and does it as one change that undo "
			   "takes back. Answers to questions that mean the same count on, also "
			   "under a new id; those to a question whose meaning changed do not, and "
			   "stay in the history. --dry-run only says it."),
		.example = "seam lift billing --to newer.yaml --dry-run",
		.options = lifting_options, .formats = AS_DOCUMENT | AS_JSON, .writes = true,
		.run = lifting_run,
	},
	{
		.id = "people", .keys = "w", .command = "people",
		.args = N_("SERVICE [NAME[:ROLE]]..."), .min_words = 1, .max_words = -1,
		.names = { NAMED_SERVICE },
		.summary = N_("say or list who is in the room"),
		.help = N_("Without names it lists who is there. Roles are operations, developers, "
			   "product and leadership. --count and --missing say it without names. "
			   "Naming some says nothing of the roles of the others: a role is "
			   "missing when --missing says so. A boundary answered with no product or "
			   "domain role in the room is marked as the engineers' view."),
		.example = "seam people billing Ana:product Ben:developers --missing operations",
		.next = N_("next: seam assess SERVICE"),
		.options = people_options, .formats = AS_TEXT | AS_JSON | AS_CSV, .writes = true,
		.run = people_run,
	},
	{
		.id = "room", .command = "room", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("say or show how the room is run"),
		.help = N_("Votes are anonymous unless --names is given: then ballots keep their "
			   "names, and reports show them. Who is in the room is said by \"seam "
			   "people\"."),
		.example = "seam room billing --voting secret --timebox 15",
		.next = N_("next: seam assess SERVICE"),
		.options = workshop_settings_options, .formats = AS_TEXT | AS_JSON, .writes = true,
		.run = workshop_settings_run,
	},
	{
		.id = "vote", .keys = "v", .command = "vote", .args = N_("SERVICE [ID [VOTES]...]"),
		.min_words = 1, .max_words = -1, .names = { NAMED_SERVICE, NAMED_QUESTION },
		.summary = N_("record a round of votes, or list them"),
		.help = N_("Votes are numbers, one a choice in their order (the best first), and "
			   "one more for \"don't know\": thumb up, level, down, fist. With --kind "
			   "blind each word is what stands on a card; cards that differ only in "
			   "case or blanks are the same.\n\n"
			   "More votes than people in the room are refused. There is no average: "
			   "a room is split when votes lie two steps apart, or cards differ. The "
			   "question is contested then, and the answer of --agreed has low "
			   "confidence unless --confidence says otherwise. Each vote is a round "
			   "of its own; earlier ones stay."),
		.example = "seam vote billing P1 1 3 1 0 --agreed partial --note \"two hires in May\"",
		.options = voting_options, .formats = AS_TEXT | AS_JSON, .writes = true,
		.run = voting_run,
	},
	{
		.id = "history", .keys = "H", .command = "history",
		.args = N_("SERVICE [ID] | --team TEAM | --system SYSTEM"), .max_words = 2,
		.names = { NAMED_SERVICE, NAMED_QUESTION },
		.summary = N_("show what was done, by whom and when"),
		.help = N_("Every change made through the service, the newest first; with a "
			   "question's id, every answer it was ever given and every round of "
			   "votes. With --team or --system it is every change of that: its name, "
			   "its number, whether it is archived. What was undone is marked."),
		.example = "seam history billing P1",
		.options = histories_options, .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = histories_run,
	},
	{
		.id = "undo", .keys = "u", .command = "undo",
		.args = N_("SERVICE | --team TEAM | --system SYSTEM"), .max_words = 1,
		.names = { NAMED_SERVICE },
		.summary = N_("take the newest change back"),
		.help = N_("Takes back the newest change made through the service since its last "
			   "finish, also after a restart. When somebody else has built on it, it "
			   "is refused, naming who and when. With --team or --system it is "
			   "the newest change of that, if it was made through no service."),
		.example = "seam undo billing", .options = undo_options,
		.formats = AS_TEXT | AS_JSON, .writes = true, .run = undoing_run_undo,
	},
	{
		.id = "redo", .keys = "Ctrl-R", .command = "redo",
		.args = N_("SERVICE | --team TEAM | --system SYSTEM"), .max_words = 1,
		.names = { NAMED_SERVICE },
		.summary = N_("bring back what undo took"),
		.help = N_("Undoes the newest undo."),
		.example = "seam redo billing", .options = undo_options,
		.formats = AS_TEXT | AS_JSON, .writes = true, .run = undoing_run_redo,
	},
	{
		.id = "finish", .keys = "f", .command = "finish", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("freeze the draft with its verdict"),
		.help = N_("A finished assessment keeps a copy of everything its verdict depends "
			   "on, and is not changed any more. Finishing is always possible: with "
			   "open gates it freezes as incomplete and names them. The name must be "
			   "new in the service and not look like latest, a3 or a date."),
		.example = "seam finish billing --name before-the-split",
		.options = finishing_options, .formats = AS_TEXT | AS_JSON, .writes = true,
		.run = finishing_run,
	},
	{ .id = NULL },
};
