/*
 * The rows for what is agreed about a verdict: waivers, justifications, actions
 * and parked topics. They stay with the service and outlast its assessments.
 */
#include "config.h"

#include "app/families.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/app.h"
#include "app/items.h"
#include "app/settling.h"

static const struct option_row waive_options[] = {
	{ "reason", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING, N_("why") },
	{ "until", 0, OPTION_TEXT, N_("DATE"), NULL, NAMED_NOTHING,
	  N_("the last day it holds, at most 180 days ahead") },
	{ "withdraw", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("take it back") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row justify_options[] = {
	{ "reason", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING, N_("why") },
	{ "withdraw", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("take it back") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row actions_list_options[] = {
	{ "open", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("only what is not done") },
	{ "overdue", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("only what is not done and past its day") },
	{ "owner", 0, OPTION_TEXT, N_("NAME"), NULL, NAMED_NOTHING,
	  N_("only what this person has to do") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row actions_add_options[] = {
	{ "condition", 0, OPTION_TEXT, N_("ID"), NULL, NAMED_NOTHING,
	  N_("the condition it fulfils, such as P1 or SCORE-75") },
	{ "owner", 0, OPTION_TEXT, N_("NAME"), NULL, NAMED_NOTHING, N_("who does it") },
	{ "due", 0, OPTION_TEXT, N_("DATE"), NULL, NAMED_NOTHING,
	  N_("by when: 2026-12-11, +2w, fri") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row actions_set_options[] = {
	{ "text", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING, N_("what is to be done") },
	{ "condition", 0, OPTION_TEXT, N_("ID"), NULL, NAMED_NOTHING,
	  N_("the condition it fulfils, such as P1 or SCORE-75") },
	{ "owner", 0, OPTION_TEXT, N_("NAME"), NULL, NAMED_NOTHING, N_("who does it") },
	{ "due", 0, OPTION_TEXT, N_("DATE"), NULL, NAMED_NOTHING,
	  N_("by when: 2026-12-11, +2w, fri") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row topic_list_options[] = {
	{ "all", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("also what is done or dropped") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row topic_add_options[] = {
	{ "question", 0, OPTION_TEXT, N_("ID"), NULL, NAMED_QUESTION,
	  N_("the question it came up at") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct action actions_agreement[] = {
	{
		.id = "waive", .keys = "W", .command = "waive", .args = N_("SERVICE ID"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SERVICE, NAMED_QUESTION },
		.summary = N_("lift a gate for a while, with a reason"),
		.help = N_("Lifts a failing gate or baseline item where the questionnaire allows "
			   "it. Needs --by, --reason and --until. A waiver caps the verdict at "
			   "conditional, belongs to one service, and ends by itself. It follows its "
			   "question to newer versions of the questionnaire, and means nothing in "
			   "another one."),
		.example = "seam waive billing S1 --by Dana --reason \"card data must stand alone\" "
			   "--until +90d",
		.options = waive_options, .formats = AS_TEXT | AS_JSON, .writes = true,
		.run = settling_run_waive,
	},
	{
		.id = "justify", .keys = "Y", .command = "justify", .args = N_("SERVICE SMELL"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SERVICE },
		.summary = N_("answer a smell with a reason"),
		.help = N_("A smell is a question, not a fault: a written reason silences it. Needs "
			   "--reason."),
		.example = "seam justify billing SM-TECH-NAME --by Dana --reason \"it owns dunning\"",
		.options = justify_options, .formats = AS_TEXT | AS_JSON, .writes = true,
		.run = settling_run_justify,
	},
	{
		.id = "actions", .keys = "A", .command = "actions", .args = N_("[SERVICE]"),
		.max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("list what is to be done"),
		.help = N_("Actions of one service, or of all: number, what, who, by when."),
		.example = "seam actions --overdue",
		.next = N_("next: seam actions done SERVICE NUMBER"),
		.options = actions_list_options, .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = items_run_actions,
	},
	{
		.id = "actions-add", .keys = "a", .command = "actions add", .args = N_("SERVICE TEXT"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SERVICE },
		.summary = N_("say who does what by when"),
		.help = N_("Adds an action. With --condition it becomes the owner and date printed "
			   "beside that condition."),
		.example = "seam actions add billing \"hire the sixth engineer\" --condition P1 "
			   "--owner Dana --due +6w",
		.options = actions_add_options, .writes = true, .run = items_run_action_add,
	},
	{
		.id = "actions-done", .keys = "x", .command = "actions done",
		.args = N_("SERVICE NUMBER..."), .min_words = 2, .max_words = -1,
		.names = { NAMED_SERVICE },
		.summary = N_("tick an action off"),
		.help = N_("Marks actions as done, by the numbers that \"seam actions\" shows."),
		.example = "seam actions done billing 2", .writes = true,
		.run = items_run_move,
	},
	{
		.id = "actions-set", .command = "actions set", .args = N_("SERVICE NUMBER"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SERVICE },
		.summary = N_("change what an action says"),
		.help = N_("What is given replaces what was there; an empty value takes it away. "
			   "The text can be replaced and not taken away."),
		.example = "seam actions set billing 2 --owner Femi --due fri",
		.options = actions_set_options, .writes = true, .run = items_run_action_set,
	},
	{
		.id = "actions-drop", .command = "actions drop", .args = N_("SERVICE NUMBER..."),
		.min_words = 2, .max_words = -1, .names = { NAMED_SERVICE },
		.summary = N_("give an action up"),
		.help = N_("A dropped action is not listed and not overdue any more; what it was "
			   "for is open again."),
		.example = "seam actions drop billing 2", .writes = true,
		.run = items_run_move,
	},
	{
		.id = "actions-reopen", .command = "actions reopen",
		.args = N_("SERVICE NUMBER..."), .min_words = 2, .max_words = -1,
		.names = { NAMED_SERVICE },
		.summary = N_("take up again what was done or dropped"),
		.help = N_("The action is open again, with its owner and its day."),
		.example = "seam actions reopen billing 2", .writes = true,
		.run = items_run_move,
	},
	{
		.id = "topic-list", .keys = "P", .command = "topic list",
		.args = N_("[SERVICE]"), .max_words = 1,
		.names = { NAMED_SERVICE },
		.summary = N_("list parked topics"),
		.help = N_("What came up in the room, was put aside for later and is not settled "
			   "yet."),
		.example = "seam topic list billing",
		.next = N_("next: seam topic add SERVICE TEXT"),
		.options = topic_list_options, .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = items_run_topics,
	},
	{
		.id = "topic-add", .keys = "p", .command = "topic add", .args = N_("SERVICE TEXT"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SERVICE },
		.summary = N_("park a topic"),
		.help = N_("Puts something aside that the room should not settle now."),
		.example = "seam topic add billing \"who pays for the event bus?\"",
		.options = topic_add_options, .writes = true, .run = items_run_topic_add,
	},
	{
		.id = "topic-action", .command = "topic action", .args = N_("SERVICE NUMBER"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SERVICE },
		.summary = N_("make an action of a parked topic"),
		.help = N_("The topic is done by that, and the action remembers it. What is not "
			   "given comes from the topic."),
		.example = "seam topic action billing 1 --owner Dana --due +2w",
		.options = actions_set_options, .writes = true, .run = items_run_topic_action,
	},
	{
		.id = "topic-done", .command = "topic done", .args = N_("SERVICE NUMBER..."),
		.min_words = 2, .max_words = -1, .names = { NAMED_SERVICE },
		.summary = N_("say that a topic is settled"),
		.help = N_("Marks parked topics as done, by the numbers that \"seam topic list\" "
			   "shows."),
		.example = "seam topic done billing 1", .writes = true,
		.run = items_run_move,
	},
	{
		.id = "topic-drop", .command = "topic drop", .args = N_("SERVICE NUMBER..."),
		.min_words = 2, .max_words = -1, .names = { NAMED_SERVICE },
		.summary = N_("give a topic up"),
		.help = N_("A dropped topic is not listed any more; \"seam topic list --all\" "
			   "still does."),
		.example = "seam topic drop billing 1", .writes = true,
		.run = items_run_move,
	},
	{
		.id = "topic-reopen", .command = "topic reopen", .args = N_("SERVICE NUMBER..."),
		.min_words = 2, .max_words = -1, .names = { NAMED_SERVICE },
		.summary = N_("park a topic again"),
		.help = N_("A topic that was done or dropped is open again."),
		.example = "seam topic reopen billing 1", .writes = true,
		.run = items_run_move,
	},
	{ .id = NULL },
};
