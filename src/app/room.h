/*
 * A workshop while it runs: the draft's judgement, the question the room is at,
 * and what comes next. Front ends show it and turn keys into these calls; the order
 * of questions, what may be left out, and when a smell is raised are decided here.
 *
 * Every write goes to the database before a call returns. When one is refused
 * because somebody else answered meanwhile ("store-conflict"), the room has
 * already read what there is now.
 */
#ifndef SEAM_APP_ROOM_H
#define SEAM_APP_ROOM_H

#include "app/judgement.h"
#include "app/workshop.h"
#include "core/order.h"
#include "core/vote.h"

/* What the room still wants to ask. */
enum room_scope {
	ROOM_UNTIL_DECIDED,	/* until the verdict is settled: then somebody chooses */
	ROOM_GATES,		/* all gates */
	ROOM_EVERYTHING,
};

/* Where a front end is on the question, and what was half typed: kept with the cursor,
 * so that any end, a crash included, is a pause. */
struct room_place {
	int row, scroll;	/* of the answers, of the text */
	char *field, *text;	/* what was being typed, and into what; NULL = nothing */
	gint64 timer_ms;	/* time used */
	gint64 more_ms;		/* granted to this block beyond the time box */
	bool timer_runs;
};

/* Said about a question before it was answered: goes with the answer, and is kept with the
 * place until then. */
struct room_beside {
	char *note, *evidence;
	enum confidence confidence;
};

struct room {
	struct app *app;
	const struct workshop *w;
	struct judgement *j;	/* of the draft, as of the last write */
	struct placeholders names;	/* borrowed from j */
	GPtrArray *offers;	/* struct store_answer: not confirmed yet */
	struct order *order;	/* computed at the start of the block */
	struct order *left;	/* the same as of the last write: what is counted */
	int block;		/* of the order; -1 before the first question */
	enum room_scope scope;
	int question;		/* the room is at, or -1: nothing left to ask */
	GArray *trail;		/* int: questions shown before this one */
	GArray *ahead;		/* int: those that were gone back from; the last is next */
	bool *passed;		/* per question: skipped or asked in this sitting */
	bool walked;		/* the draft was, before this sitting */
	bool block_ended;	/* the last step went into a new block */
	struct room_place place;
	struct room_beside *early;	/* per question */
	int giving;		/* the question whose answer is being written, or -1 */
};

bool room_open(struct room **out, struct app *app, const struct workshop *w,
	       struct diags *ds);
void room_free(struct room *r);
typedef struct room room;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(room, room_free)

/* Reads everything again; the room stays where it is. Refused ("draft-gone") when the
 * draft was finished or taken back: the room is over. */
bool room_refresh(struct room *r, struct diags *ds);

/* What is said with an answer. */
struct room_answer {
	const char *value;		/* as typed; "" withdraws */
	const char *note, *evidence;	/* NULL = none */
	enum confidence confidence;
	/* The closed vote that led to it, kept in the same change; NULL = none. With one,
	 * value may be NULL: closed without agreement. A split room is of low confidence
	 * unless `confidence' says otherwise. */
	const struct vote *vote;
	/* The answer's head when it was begun to be typed; NULL = as read last. */
	const gint64 *head;
};

/*
 * Answers a question, and keeps the place of the room with it. *services is how many
 * services a system answer touches (0 = none), *smell the rule of a smell that this
 * answer raised and nobody has justified, or -1.
 */
bool room_give(struct room *r, int question, const struct room_answer *a, int *services,
	       int *smell, struct diags *ds);
/* What it does not say itself (NULL, CONFIDENCE_NONE) is what was said early, else what
 * stands beside the answer before it; "" = none. Borrowed from the room, until it reads
 * anew. An answer that was given leaves nothing early. */
void room_complete(const struct room *r, int question, struct room_answer *a);
/* What is said beside an answer that is still to come: adds to what was said early. The
 * value is not read; "" takes away. Kept by room_remember(). */
void room_say_early(struct room *r, int question, const struct room_answer *a);
bool room_has_early(const struct room *r, int question);
/* A question that has an early note or evidence; -1 = none. */
int room_waiting(const struct room *r);
void room_beside_clear(struct room_beside *b);
/* The answer that counts, withdrawn ones left out; NULL when there is none. */
const struct store_answer *room_answer_of(const struct room *r, int question);
/* The version the room sees, to be expected when it answers; of a withdrawn one, too, and 0
 * when nothing was ever said. */
gint64 room_head_of(const struct room *r, int question);
/* A prepared, carried or quick answer waiting for the room; NULL when there is none. */
const struct store_answer *room_offer_of(const struct room *r, int question);

/* Goes to the next question; false and question -1 when nothing is left. */
bool room_next(struct room *r);
/* Leaves this question for the end of the sitting, and goes on. */
bool room_skip(struct room *r);
/* Goes to the one shown before, and forward again; false when there is none. */
bool room_back(struct room *r);
bool room_forward(struct room *r);
void room_jump(struct room *r, int question);
/* Says what is asked from here on, and goes to the next of it; as room_next(). */
bool room_ask(struct room *r, enum room_scope scope);

/* Skipped in this sitting and still open: asks them again, and goes to the first. */
int room_count_skipped(const struct room *r);
bool room_ask_skipped(struct room *r);

/*
 * Takes the newest change of the service back, or brings it back, and goes to the question
 * it was about. *label gets what it was, yours to free; NULL: there was nothing. The start
 * of the draft is no step of a room: it is brought back at once.
 */
bool room_undo(struct room *r, bool redo, char **label, int *services, struct diags *ds);

/* The verdict is settled and nobody has chosen yet how to go on. */
bool room_must_choose(const struct room *r);
/* Keeps where the room is, for the next start. */
bool room_remember(struct room *r, struct diags *ds);
/* Goes there, if that is still asked: the part of room_open() for who resumes. */
void room_resume(struct room *r);
/* Nothing is half typed any more. */
void room_end_typing(struct room *r);
void room_place_clear(struct room_place *p);

/* The question the room is at. */
static inline const struct question *room_question(const struct room *r)
{
	return &r->j->q->questions[r->question];
}

#endif
