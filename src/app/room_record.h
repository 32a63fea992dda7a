/* What is kept of a workshop beside its answers: votes, people and settings, as reports
 * want them. */
#ifndef SEAM_APP_ROOM_RECORD_H
#define SEAM_APP_ROOM_RECORD_H

#include "app/workshop_settings.h"
#include "report/report.h"

struct room_record {
	struct workshop_settings settings;
	GPtrArray *rounds;	/* struct voting_round */
	GPtrArray *people;	/* struct store_person */
	/* borrowing from the above: */
	GArray *report_rounds;	/* struct report_round */
	GArray *report_votes;	/* struct report_vote */
	GArray *report_people;	/* struct report_person: those with a name */
};

/* assessment 0: an empty one. On failure nothing is left to clear. */
bool room_record_load(struct room_record *r, struct app *app, gint64 assessment,
		      const struct questionnaire *q, struct diags *ds);
void room_record_clear(struct room_record *r);

/* Votes, people and whether names are shown. */
void room_record_report_input(const struct room_record *record, struct report_input *r);

#endif
