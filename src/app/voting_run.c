/*
 * The command "vote": a counted round from words to the database, and the rounds there
 * are.
 */
#include "config.h"

#include "app/voting.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/people.h"
#include "app/printing.h"
#include "app/workshop_settings.h"

const struct option_row voting_options[] = {
	{ "kind", 0, OPTION_TEXT, N_("KIND"), "hands secret blind", NAMED_NOTHING,
	  N_("how it was voted: hands, secret, blind; else as the room is set up") },
	{ "agreed", 0, OPTION_TEXT, N_("VALUE"), NULL, NAMED_NOTHING,
	  N_("the answer the room agreed on; it is stored with the round") },
	{ "note", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING,
	  N_("what was said; kept with the answer") },
	{ "confidence", 0, OPTION_TEXT, N_("WORD"), "low medium high", NAMED_NOTHING,
	  N_("how sure the room is; a split room is low unless this says otherwise") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

/* The kind asked for, or the room's where the question has choices. */
static bool choose_kind(enum vote_kind *kind, const struct question *q,
			enum vote_kind of_room, const struct args *args, struct diags *ds)
{
	const char *asked = args_text(args, "kind");

	*kind = vote_kind_default(q) == VOTE_BLIND ? VOTE_BLIND : of_room;
	if (asked != NULL)
		*kind = vote_kind_from_name(asked);
	if (vote_kind_fits(*kind, q))
		return true;
	diag_hint(diag_error(ds, "vote-kind", NULL, _("\"%s\" has no choices to vote for"),
			     question_label(q)),
		  _("write a word for each card, with --kind blind"));
	return false;
}

/* All words behind the question: numbers of one tally, or a card each. */
static bool read_words(struct vote *v, const struct args *args, struct diags *ds)
{
	g_autoptr(GString) tally = g_string_new(NULL);

	for (unsigned i = 2; i < args->words->len; i++) {
		if (v->kind == VOTE_BLIND && !vote_write(v, -1, NULL, args_word(args, i), ds))
			return false;
		g_string_append_printf(tally, "%s%s", tally->len > 0 ? " " : "",
				       args_word(args, i));
	}
	return (v->kind == VOTE_BLIND || vote_set_tally(v, tally->str, ds)) &&
	       vote_close(v, ds);
}

/* The vote as it was typed, counted against who is in the room. */
static bool read_vote(struct vote **out, const struct judgement *j, const struct question *q,
		      const struct args *args, struct diags *ds)
{
	bool draft = j->target.assessment != NULL && !j->frozen;
	const struct room_record none = { .settings = { .voting = VOTE_HANDS } };
	const struct room_record *room = draft ? &j->room : &none;
	g_autoptr(vote) v = NULL;
	enum vote_kind kind;

	*out = NULL;
	if (!choose_kind(&kind, q, room->settings.voting, args, ds))
		return false;
	v = vote_new(q, kind, draft ? people_count(room->people) : 0);
	if (!read_words(v, args, ds))
		return false;
	*out = g_steal_pointer(&v);
	return true;
}

static bool store_vote(struct app *app, const struct judgement *j, const struct question *q,
		       const struct args *args, struct diags *ds)
{
	const char *confidence = args_text(args, "confidence");
	const struct store_assessment *a = j->target.assessment;
	struct voting_close how = {
		.agreed = args_text(args, "agreed"),
		.note = args_text(args, "note"),
		.source = a != NULL && a->finished == NULL && a->mode == STORE_QUICK ?
			  SOURCE_QUICK : SOURCE_ROOM,
		.draft = a != NULL && a->finished == NULL ? a->id : 0,
		.head = STORE_ANY_HEAD,
		.args = args,
	};
	g_autoptr(vote) v = NULL;
	g_autoptr(judgement) after = NULL;
	int services;

	if (confidence != NULL)
		how.confidence = confidence_from_name(confidence, false);
	if (!read_vote(&v, j, q, args, ds) ||
	    !voting_store(&after, app, j->target.service->slug, v, &how, &services, ds))
		return false;
	answering_note_services(services, after->target.service->system_name, ds);
	return true;
}

static void write_votes(struct app *app, const struct judgement *j, int question)
{
	g_autofree char *json = NULL;
	struct report_input r;

	judgement_report_input(j, app, &r);
	if (app->format == FORMAT_JSON) {
		json = report_votes_json(&r, question);
		g_string_append(app->out, json);
	} else {
		printing_list_take(app, report_votes(&r, question));
	}
	if (r.n_votes == 0)
		app_hint(app, _("no votes; \"seam vote %s ID 1 3 1 0\" records one"),
			 j->target.service->slug);
}

static bool check_options(const struct args *args, struct diags *ds)
{
	bool agreed = args_text(args, "agreed") != NULL;

	if (agreed || (args_text(args, "note") == NULL && args_text(args, "confidence") == NULL))
		return true;
	diag_error(ds, "options", NULL,
		   _("--note and --confidence belong to an answer: give --agreed"));
	return false;
}

enum exit_code voting_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *service = args_word(args, 0), *id = args_word(args, 1);
	bool votes = args->words->len > 2;
	const struct questionnaire *asked;
	g_autoptr(judgement) j = NULL;
	g_autoptr(judgement) after = NULL;
	const struct question *q = NULL;

	if (!check_options(args, ds))
		return EXIT_CODE_USAGE;
	if (!judgement_of(&j, app, service, JUDGE_BRIEF, ds))
		return EXIT_CODE_DATA;
	/* what is finished is followed by a draft, maybe on another version */
	asked = votes ? answering_questionnaire(app, service, ds) : j->q;
	if (asked == NULL)
		return EXIT_CODE_DATA;
	if (id != NULL) {
		q = answering_find_question(asked, id, NULL, ds);
		if (q == NULL)
			return EXIT_CODE_DATA;
	}
	if (votes) {
		if (!store_vote(app, j, q, args, ds) ||
		    !judgement_of(&after, app, j->target.service->slug, JUDGE_BRIEF, ds))
			return EXIT_CODE_DATA;
		q = answering_find_question(after->q, id, NULL, ds);
		if (q == NULL)	/* lifted meanwhile */
			return EXIT_CODE_DATA;
	}
	if (after == NULL)
		after = g_steal_pointer(&j);
	write_votes(app, after, q != NULL ? (int)(q - after->q->questions) : -1);
	return EXIT_CODE_OK;
}
