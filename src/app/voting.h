/*
 * Rounds of votes in the database: closing one, with the answer the room agreed on when
 * it did, and reading them back. A round is never altered; a second vote is a second
 * round beside the first. Counting is the work of core/vote.
 */
#ifndef SEAM_APP_VOTING_H
#define SEAM_APP_VOTING_H

#include "app/judgement.h"
#include "core/vote.h"

/* One closed round as it was kept. */
struct voting_round {
	int question;		/* index */
	int number;		/* from 1 */
	struct vote *vote;	/* closed */
	struct vote_result result;
	char *agreed;		/* stored value; NULL = closed without agreement */
	char *by, *at;		/* who closed it, when */
	gint64 head;
};

/* Rounds of a question (-1 = of all) in their order; struct voting_round, frees them. Of a
 * lifted draft: those about what q asks still, under whatever id it was asked then. What
 * cannot be read any more is left out, with a warning. */
bool voting_rounds(GPtrArray **out, struct app *app, gint64 assessment,
		   const struct questionnaire *q, int question, struct diags *ds);
/* What was counted, in stored values: "yes 1, partial 3, no 1, unknown 0". Yours to free. */
char *voting_words(const struct voting_round *r);

/* How a round ends. */
struct voting_close {
	const char *agreed;	/* as typed ("yes", "unknown"); NULL = without agreement */
	const char *note, *evidence;	/* what was said, what shows it; NULL = as it stands
					   beside the answer so far, "" = nothing any more */
	enum confidence confidence;	/* NONE: low when the room was split, else not said */
	enum answer_source source;	/* SOURCE_ROOM, or SOURCE_QUICK in a quick draft */
	gint64 draft;		/* the draft it must be; 0 = whichever there is */
	gint64 head;		/* the answer the room saw; STORE_ANY_HEAD = any */
	const struct args *args;	/* for the author; may be NULL */
};

/*
 * Keeps a closed vote, and the agreed answer with it: one change. *services as with
 * answering_store(). Names go along only if the room's settings say so.
 */
bool voting_store(struct judgement **out, struct app *app, const char *service,
		  const struct vote *v, const struct voting_close *how, int *services,
		  struct diags *ds);

extern const struct option_row voting_options[];
enum exit_code voting_run(struct app *app, const struct args *args, struct diags *ds);

#endif
