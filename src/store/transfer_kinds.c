/*
 * The kinds of rows a transfer carries, each with its fields in the order of their names
 * and the statements that read and write it. What is done with them is in
 * transfer_out.c, transfer_in.c and transfer_merge.c.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <string.h>

const struct transfer_row transfer_rows[] = {
	[TRANSFER_CHANGE] = {
		"change", OUT_CHANGE, STATEMENT_COUNT,
		IN_CHANGE, SAME_CHANGE, STATEMENT_COUNT, {
		[CHANGE_AT] = { "at", FIELD_TIME },
		[CHANGE_LABEL] = { "label", FIELD_TEXT, .may_be_empty = true },
		[CHANGE_SERVICE] = { "service", FIELD_REF, .of = TRANSFER_SERVICE, .optional = true },
		[CHANGE_SYSTEM] = { "system", FIELD_REF, .of = TRANSFER_SYSTEM, .optional = true },
		[CHANGE_UID] = { "uid", FIELD_OWN, .of = TRANSFER_CHANGE },
		[CHANGE_UNDOES] = { "undoes", FIELD_REF, .of = TRANSFER_CHANGE, .optional = true },
		[CHANGE_WHO] = { "who", FIELD_TEXT, .may_be_empty = true },
	} },
	[TRANSFER_SYSTEM] = {
		"system", OUT_SYSTEM, ADD_SYSTEM,
		IN_SYSTEM, SAME_SYSTEM, RIVAL_SYSTEM, {
		{ "archived", FIELD_FLAG },
		{ "name", FIELD_TEXT, .telling = true },
		{ "running", FIELD_NUMBER, .optional = true },
		{ "system", FIELD_OWN, .of = TRANSFER_SYSTEM },
	} },
	[TRANSFER_TEAM] = {
		"team", OUT_TEAM, ADD_TEAM,
		IN_TEAM, SAME_TEAM, RIVAL_TEAM, {
		{ "archived", FIELD_FLAG },
		{ "name", FIELD_TEXT, .telling = true },
		{ "size", FIELD_NUMBER, .optional = true },
		{ "team", FIELD_OWN, .of = TRANSFER_TEAM },
	} },
	[TRANSFER_SERVICE] = {
		"service", OUT_SERVICE, ADD_SERVICE,
		IN_SERVICE, SAME_SERVICE, RIVAL_SERVICE, {
		{ "archived", FIELD_FLAG },
		{ "operations", FIELD_TEXT, .optional = true },
		{ "purpose", FIELD_TEXT, .optional = true },
		{ "service", FIELD_OWN, .of = TRANSFER_SERVICE },
		[TRANSFER_SERVICE_SLUG] = { "slug", FIELD_TEXT, .telling = true },
		{ "system", FIELD_REF, .of = TRANSFER_SYSTEM },
	} },
	[TRANSFER_OWNER] = {
		"owner", OUT_OWNER, STATEMENT_COUNT,
		IN_OWNER, SAME_OWNER, RIVAL_OWNER, {
		{ "owns", FIELD_FLAG },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "team", FIELD_REF, .of = TRANSFER_TEAM },
	} },
	[TRANSFER_CALL] = {
		"call", OUT_CALL, STATEMENT_COUNT,
		IN_CALL, SAME_CALL, RIVAL_CALL, {
		{ "calls", FIELD_FLAG },
		{ "external", FIELD_TEXT, .optional = true, .telling = true },
		{ "kind", FIELD_WORD, .words = "sync event" },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "target", FIELD_REF, .of = TRANSFER_SERVICE, .optional = true },
	} },
	[TRANSFER_STORE] = {
		"store", OUT_STORE, STATEMENT_COUNT,
		IN_STORE, SAME_STORE, RIVAL_STORE, {
		{ "name", FIELD_TEXT, .telling = true },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "writes", FIELD_FLAG },
	} },
	[TRANSFER_ASSESSMENT] = {
		"assessment", OUT_ASSESSMENT, STATEMENT_COUNT,
		IN_ASSESSMENT, SAME_ASSESSMENT, STATEMENT_COUNT, {
		{ "assessment", FIELD_OWN, .of = TRANSFER_ASSESSMENT },
		{ "number", FIELD_NUMBER },
		{ "questionnaire", FIELD_HASH },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
	} },
	[TRANSFER_MODE] = {
		"mode", OUT_MODE, STATEMENT_COUNT,
		IN_MODE, SAME_MODE, RIVAL_MODE, {
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "mode", FIELD_WORD, .words = "room quick" },
	} },
	[TRANSFER_LIFT] = {
		"lift", OUT_LIFT, STATEMENT_COUNT,
		IN_LIFT, SAME_LIFT, RIVAL_LIFT, {
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "questionnaire", FIELD_HASH },
	} },
	[TRANSFER_ANSWER] = {
		"answer", OUT_ANSWER, STATEMENT_COUNT,
		IN_ANSWER, SAME_ANSWER, RIVAL_ANSWER, {
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "confidence", FIELD_WORD, .words = "low medium high", .optional = true },
		{ "evidence", FIELD_TEXT, .optional = true },
		{ "given_at", FIELD_TIME, .optional = true },
		{ "given_by", FIELD_TEXT, .optional = true },
		{ "note", FIELD_TEXT, .optional = true },
		{ "question", FIELD_TEXT, .telling = true },
		{ "source", FIELD_WORD, .words = "room quick prepared carried" },
		{ "value", FIELD_TEXT, .may_be_empty = true },
	} },
	[TRANSFER_SYSTEM_ANSWER] = {
		"system_answer", OUT_SYSTEM_ANSWER, STATEMENT_COUNT,
		IN_SYSTEM_ANSWER, SAME_SYSTEM_ANSWER, RIVAL_SYSTEM_ANSWER, {
		{ "confidence", FIELD_WORD, .words = "low medium high", .optional = true },
		{ "evidence", FIELD_TEXT, .optional = true },
		{ "given_at", FIELD_TIME, .optional = true },
		{ "given_by", FIELD_TEXT, .optional = true },
		{ "note", FIELD_TEXT, .optional = true },
		{ "question", FIELD_TEXT, .telling = true },
		{ "questionnaire", FIELD_HASH, .optional = true },
		{ "system", FIELD_REF, .of = TRANSFER_SYSTEM },
		{ "value", FIELD_TEXT, .may_be_empty = true },
	} },
	[TRANSFER_VOTE] = {
		"vote", OUT_VOTE, STATEMENT_COUNT,
		IN_VOTE, SAME_VOTE, STATEMENT_COUNT, {
		{ "agreed", FIELD_TEXT, .optional = true },
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "given_by", FIELD_TEXT, .optional = true },
		{ "kind", FIELD_TEXT },
		{ "question", FIELD_TEXT, .telling = true },
		{ "round", FIELD_NUMBER },
		{ "tally", FIELD_TEXT, .may_be_empty = true },
	} },
	[TRANSFER_PERSON] = {
		"person", OUT_PERSON, STATEMENT_COUNT,
		IN_PERSON, SAME_PERSON, RIVAL_PERSON, {
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "count", FIELD_NUMBER },
		{ "name", FIELD_TEXT, .may_be_empty = true, .telling = true },
		{ "role", FIELD_TEXT, .may_be_empty = true },
	} },
	[TRANSFER_ROOM] = {
		"room", OUT_ROOM, STATEMENT_COUNT,
		IN_ROOM, SAME_ROOM, RIVAL_ROOM, {
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "names", FIELD_FLAG },
		{ "timebox", FIELD_NUMBER },
		{ "voting", FIELD_TEXT, .may_be_empty = true },
	} },
	[TRANSFER_WAIVER] = {
		"waiver", OUT_WAIVER, STATEMENT_COUNT,
		IN_WAIVER, SAME_WAIVER, RIVAL_WAIVER, {
		{ "given", FIELD_DAY },
		{ "given_by", FIELD_TEXT, .may_be_empty = true },
		{ "reason", FIELD_TEXT, .may_be_empty = true },
		{ "rule", FIELD_TEXT, .telling = true },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "until", FIELD_DAY },
		{ "withdrawn", FIELD_FLAG },
	} },
	[TRANSFER_JUSTIFICATION] = {
		"justification", OUT_JUSTIFICATION, STATEMENT_COUNT,
		IN_JUSTIFICATION, SAME_JUSTIFICATION, RIVAL_JUSTIFICATION, {
		{ "given_by", FIELD_TEXT, .may_be_empty = true },
		{ "reason", FIELD_TEXT, .may_be_empty = true },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "smell", FIELD_TEXT, .telling = true },
		{ "withdrawn", FIELD_FLAG },
	} },
	[TRANSFER_ITEM] = {
		"item", OUT_ITEM, ADD_ITEM,
		IN_ITEM, SAME_ITEM, RIVAL_ITEM, {
		{ "condition", FIELD_TEXT, .optional = true },
		{ "due", FIELD_DAY, .optional = true },
		{ "item", FIELD_OWN, .of = TRANSFER_ITEM },
		{ "kind", FIELD_WORD, .words = "action topic" },
		{ "number", FIELD_NUMBER },
		{ "owner", FIELD_TEXT, .optional = true },
		{ "question", FIELD_TEXT, .optional = true },
		{ "raised_by", FIELD_TEXT, .optional = true },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "state", FIELD_WORD, .words = "open done dropped" },
		{ "text", FIELD_TEXT, .telling = true },
		{ "topic", FIELD_REF, .of = TRANSFER_ITEM, .optional = true },
	} },
	[TRANSFER_OUTCOME] = {
		"outcome", OUT_OUTCOME, STATEMENT_COUNT,
		IN_OUTCOME, SAME_OUTCOME, RIVAL_OUTCOME, {
		{ "day", FIELD_DAY },
		{ "given_by", FIELD_TEXT, .optional = true },
		{ "kind", FIELD_TEXT },
		{ "service", FIELD_REF, .of = TRANSFER_SERVICE },
		{ "text", FIELD_TEXT, .optional = true },
	} },
	[TRANSFER_FINISH] = {
		"finish", OUT_FINISH, STATEMENT_COUNT,
		IN_FINISH, SAME_FINISH, STATEMENT_COUNT, {
		{ "assessment", FIELD_REF, .of = TRANSFER_ASSESSMENT },
		{ "engine", FIELD_NUMBER },
		{ "name", FIELD_TEXT, .optional = true },
		{ "result", FIELD_TEXT },
		{ "snapshot", FIELD_TEXT },
	} },
};
_Static_assert(G_N_ELEMENTS(transfer_rows) == TRANSFER_KIND_COUNT, "a row per kind");

const char *transfer_kind_name(enum transfer_kind k)
{
	return transfer_rows[k].name;
}

enum transfer_kind transfer_kind_find(const char *name)
{
	enum transfer_kind k = 0;

	while (k < TRANSFER_KIND_COUNT && strcmp(transfer_rows[k].name, name) != 0)
		k++;
	return k;
}

const struct transfer_field *transfer_fields(enum transfer_kind k)
{
	return transfer_rows[k].fields;
}
