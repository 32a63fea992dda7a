/*
 * Gathers what the report layer says about a room. Reading rounds and people is done by
 * their own modules.
 */
#include "config.h"

#include "app/room_record.h"

#include "app/people.h"
#include "app/voting.h"

static void fill_rounds(struct room_record *r)
{
	for (unsigned i = 0; i < r->rounds->len; i++) {
		const struct voting_round *round = r->rounds->pdata[i];
		struct report_round to = {
			.number = round->number,
			.vote = round->vote,
			.result = &round->result,
			.agreed = round->agreed,
			.at = round->at,
		};

		g_array_append_val(r->report_rounds, to);
	}
}

/* Rounds come by question, so each question is one run of them. */
static void fill_votes(struct room_record *r)
{
	const struct report_round *all = (const struct report_round *)r->report_rounds->data;
	struct report_vote *last = NULL;

	for (unsigned i = 0; i < r->rounds->len; i++) {
		const struct voting_round *round = r->rounds->pdata[i];
		struct report_vote of = { round->question, &all[i], 0 };

		if (last == NULL || last->question != round->question) {
			g_array_append_val(r->report_votes, of);
			last = &g_array_index(r->report_votes, struct report_vote,
					      r->report_votes->len - 1);
		}
		last->n_rounds++;
	}
}

static void fill_people(struct room_record *r)
{
	for (unsigned i = 0; i < r->people->len; i++) {
		const struct store_person *p = r->people->pdata[i];
		struct report_person to = { p->name, p->role, p->since };

		if (p->name != NULL)
			g_array_append_val(r->report_people, to);
	}
}

bool room_record_load(struct room_record *r, struct app *app, gint64 assessment,
		      const struct questionnaire *q, struct diags *ds)
{
	*r = (struct room_record){ 0 };
	if (!workshop_settings_get(&r->settings, app->store, assessment, ds) ||
	    !voting_rounds(&r->rounds, app, assessment, q, -1, ds) ||
	    !people_list(&r->people, app->store, assessment, ds)) {
		room_record_clear(r);
		return false;
	}
	r->report_rounds = g_array_new(FALSE, FALSE, sizeof(struct report_round));
	r->report_votes = g_array_new(FALSE, FALSE, sizeof(struct report_vote));
	r->report_people = g_array_new(FALSE, FALSE, sizeof(struct report_person));
	fill_rounds(r);
	fill_votes(r);
	fill_people(r);
	return true;
}

void room_record_clear(struct room_record *r)
{
	g_clear_pointer(&r->report_rounds, g_array_unref);
	g_clear_pointer(&r->report_votes, g_array_unref);
	g_clear_pointer(&r->report_people, g_array_unref);
	g_clear_pointer(&r->rounds, g_ptr_array_unref);
	g_clear_pointer(&r->people, g_ptr_array_unref);
}

void room_record_report_input(const struct room_record *record, struct report_input *r)
{
	r->votes = (const struct report_vote *)record->report_votes->data;
	r->n_votes = (int)record->report_votes->len;
	r->people = (const struct report_person *)record->report_people->data;
	r->n_people = (int)record->report_people->len;
	r->names = record->settings.names;
}
