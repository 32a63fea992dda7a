/*
 * A vote on the question of the workshop below: hands counted as a tally, secret ballots,
 * or cards; then the reveal, all at once, and the answer the room agrees on. vote.c has
 * state and keys, vote_draw.c the drawing.
 */
#ifndef SEAM_TUI_VOTE_H
#define SEAM_TUI_VOTE_H

#include "app/room.h"
#include "app/voting.h"
#include "core/vote.h"
#include "tui/edit.h"
#include "tui/tui.h"

struct vote_screen {
	struct screen screen;
	int question;
	struct vote *vote;
	struct vote_result result;	/* once it is closed */
	int round;			/* from 1; rounds kept before are round - 1 */
	GPtrArray *before;		/* struct voting_round of this question */
	char **names;			/* of the room, when they are shown; else NULL */
	int voter;			/* whose ballot is next */
	struct edit field;		/* tally, or what a card says */
	char *error;			/* why it was not taken; NULL = nothing is wrong */
	gint64 head;			/* the answer the room saw */
	bool refused;			/* there is another one: read again, it is seen */
	/* what the drawing needs of the room, taken when it opens */
	char *text;			/* the question, read aloud */
	char **labels;			/* of the positions */
};

/* v on a question. The workshop must be open below. */
bool vote_push(struct tui *t);

/* Whether the round is revealed. */
static inline bool vote_is_revealed(const struct vote_screen *v)
{
	return v->vote->closed;
}

void vote_draw(const struct screen *s, const struct area *all);
/* Whether a round counted choices as they stand below the question: cards say anything,
 * and of things to tick all, some or none are voted for. */
bool vote_is_by_choice(const struct voting_round *r);
/* What a round counted, by the numbers that stand before the choices: "1: 2, 2: 0, 3: 2,
 * 0: 1"; in words where it was no choice. Yours to free. */
char *vote_counts_words(const struct voting_round *r);

extern const struct screen_ops vote_ops;

#endif
