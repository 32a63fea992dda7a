/*
 * A round of votes about one question: what everybody in the room shows at the same
 * moment, and what follows from it. There is no average: a room that is split between
 * the best and the worst choice has not met in the middle. Counts, how far apart they
 * are, and who speaks first is all there is.
 *
 * Positions are what can be voted for: the choices of a question in their order (the
 * best first), of a multi yes, partial and no, and behind them "don't know". Numbers
 * and texts have none: they are written on cards, blind. How rounds are shown, kept and
 * given names is for others.
 */
#ifndef SEAM_CORE_VOTE_H
#define SEAM_CORE_VOTE_H

#include "base/diag.h"
#include "core/questionnaire.h"

enum vote_kind {
	VOTE_HANDS,		/* shown together, counted by the facilitator */
	VOTE_SECRET,		/* ballots one by one, hidden until it is closed */
	VOTE_BLIND,		/* a text a card, hidden until it is closed */
	VOTE_KIND_COUNT
};
const char *vote_kind_name(enum vote_kind kind);	/* "hands", "secret", "blind" */
/* VOTE_KIND_COUNT when it is none. */
enum vote_kind vote_kind_from_name(const char *name);
/* Hands where there are choices, else blind. */
enum vote_kind vote_kind_default(const struct question *q);
/* Whether this question can be voted on this way: cards fit every question ("who owns
 * it?"), hands and ballots those that have positions. */
bool vote_kind_fits(enum vote_kind kind, const struct question *q);

enum {
	VOTE_POSITIONS_MAX = CHOICES_MAX + 1,
	VOTE_VOTES_MAX = 10000,	/* in one round */
	VOTE_TEXT_MAX = 500,	/* bytes of a card */
	VOTE_SPLIT = 2,		/* a spread that makes a room split */
};

/* How many positions there are before "don't know", whose position is this number. */
int vote_n_positions(const struct question *q);
/* The stored value of a position ("yes", "unknown"). Borrowed. */
const char *vote_position_value(const struct question *q, int position);
/* What people read for it: the choice's sentence with its placeholders, "yes", "don't
 * know". Borrowed. */
const char *vote_position_label(const struct question *q, int position);

struct ballot {
	char *name;		/* who, or NULL: nobody is to know */
	int position;		/* secret */
	char *text;		/* blind: as it stands on the card; else NULL */
};

struct vote {
	const struct question *q;	/* borrowed */
	enum vote_kind kind;
	int people;		/* in the room; 0 = not known */
	bool closed;		/* revealed; nothing changes any more */
	int tally[VOTE_POSITIONS_MAX];	/* hands */
	GPtrArray *ballots;	/* struct ballot; secret and blind: not to be shown, nor
				   counted, before the vote is closed */
};

/* people as in struct vote. The kind must fit the question. */
struct vote *vote_new(const struct question *q, enum vote_kind kind, int people);
void vote_free(struct vote *v);
typedef struct vote vote;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(vote, vote_free)

/*
 * A counted tally, "1 3 1 0": a number a choice in their order, and one more for "don't
 * know", which may be left out. Blanks, commas and slashes separate. Replaces what was
 * counted before. Refused, with the tally left as it was: too many or too few numbers
 * ("tally"), no vote at all, more votes than people ("votes-people": "6 votes, 5
 * people"). For hands, and for secret ballots that somebody else collected.
 */
bool vote_set_tally(struct vote *v, const char *typed, struct diags *ds);

/*
 * Ballots, until the vote is closed: -1 as index adds one, else that one is changed. Who
 * has voted under a name changes the ballot of that name. Refused when there would be
 * more votes than people. Taking back number i moves those behind it up.
 */
bool vote_cast(struct vote *v, int index, const char *name, int position,
	       struct diags *ds);
/* The same for cards; an empty or overlong one ("card") is refused. */
bool vote_write(struct vote *v, int index, const char *name, const char *text,
		struct diags *ds);
void vote_take_back(struct vote *v, int index);
/* Votes given so far: the only number that may be shown before a vote is closed. */
int vote_cast_count(const struct vote *v);
/* A tally with as many numbers as the question takes, to show how one is typed: "1 3 1 0".
 * Yours to free. */
char *vote_tally_example(const struct question *q);
/* Refused ("no-votes") while nobody has voted. */
bool vote_close(struct vote *v, struct diags *ds);

/* One text of a blind round with the cards it stands on, in the first spelling. */
struct vote_text {
	const char *text;	/* borrowed from the vote */
	int cards;
};

struct vote_result {
	int cast;		/* votes, "don't know" among them */
	int people;		/* in the room; 0 = not known */
	int n_positions;	/* without "don't know" */
	int counts[VOTE_POSITIONS_MAX];	/* the last is at n_positions */
	int unknown;		/* "don't know" */
	bool ordered;		/* there is a best and a worst position; without, and with
				   cards, highest and lowest are -1 and spread is 0 */
	int highest, lowest;	/* the best and the worst position with a vote; -1 = none */
	int spread;		/* steps of states between them */
	GArray *texts;		/* struct vote_text, most cards first; NULL unless blind */
	bool contested;		/* spread >= VOTE_SPLIT; without an order, more than one choice
				   or text */
};
/* False, and all zero, while a vote is not closed: nobody sees a ballot before. */
bool vote_result(const struct vote *v, struct vote_result *out);
void vote_result_clear(struct vote_result *r);

/* Who voted for a position and said their name, NULL-terminated; yours to g_strfreev(). */
char **vote_names_at(const struct vote *v, int position);
/* The same for a text of the result. */
char **vote_names_on(const struct vote *v, const char *text);

/*
 * The form in which a closed round is kept. Fields are separated by blanks, each KEY=N
 * or KEY=TEXT; keys and texts are percent-encoded, never translated:
 *
 *	v=1 people=5 choice:yes=1 choice:partial=3 choice:no=1 choice:unknown=0
 *	v=1 card:Payments=4 card:Orders=1
 *	v=1 choice:yes=1 choice:no=1 by:Ana=yes by:Ben=no
 *
 * Choices are named by their stored value, so that another order or more choices does
 * not turn a vote round. `by' is there only when names were to be kept. Keys that are
 * not known are left out of account: a later version may add some.
 */
char *vote_format(const struct vote *v, bool names);
/* A closed round. *out NULL on failure ("stored-vote"). */
bool vote_parse(struct vote **out, const struct question *q, enum vote_kind kind,
		const char *stored, struct diags *ds);

#endif
