/*
 * The question on the screen: what its files share. question.c owns the state and the
 * keys, question_move.c goes between questions, question_draw.c and question_present.c
 * draw, question_answer.c writes answers, question_beside.c what stands beside them, and
 * question_end.c asks how to go on when the verdict is settled or nothing is left. Others
 * come in through walk.h.
 */
#ifndef SEAM_TUI_QUESTION_H
#define SEAM_TUI_QUESTION_H

#include "app/agenda.h"
#include "app/room.h"
#include "app/workshop.h"
#include "app/workshop_settings.h"
#include "tui/edit.h"
#include "tui/tui.h"

/* What the cursor can stand on: the choices in their order, then these. */
enum row_kind {
	ROW_CHOICE,		/* one of the choices, or one item of several */
	ROW_NONE,		/* of several: none of these */
	ROW_FIELD,		/* a number or words to be typed */
	ROW_UNKNOWN,		/* nobody knows */
	ROW_NA,
};

struct question_row {
	enum row_kind kind;
	int choice;		/* ROW_CHOICE */
};

/* An answer that was not taken, to be given again or dropped. */
struct attempt {
	int question;		/* -1 = none */
	char *value, *note, *evidence;
	enum confidence confidence;
};

struct question_screen {
	struct screen screen;
	struct workshop workshop;
	struct room *room;	/* its question is never -1 here */
	bool fresh;		/* the room was read since the last write */
	GArray *rows;		/* struct question_row of this question */
	struct list list;	/* of rows */

	bool typing;		/* the field has the keys */
	bool dropping;		/* Esc was pressed on what was typed */
	struct edit field;
	char *field_error;	/* why Enter was refused */
	gint64 begun;		/* the answer's head when typing began; 0 = none */
	char *begun_with;	/* what stood there beside it; or NULL */

	char *action, *action_owner;	/* asked for one after the other */
	struct attempt attempt;
	char *said;		/* what was offered, once it may be seen; or NULL */
	bool ended;		/* the ending of a quick check was shown */
	bool unkept;		/* the place changed since it was kept */
	gint64 ticked_ms;	/* when the timer was looked at last; 0 = not yet */

	/* about this question, read with it */
	struct workshop_settings settings;
	struct agenda *agenda;	/* of a follow-up: what was said last time; else NULL */
	GPtrArray *items;	/* struct store_item: actions and topics of the service */
	GPtrArray *rounds;	/* struct voting_round of this question */
	int services;		/* a system answer counts for */

	struct canvas *sheet;	/* all of it, as long as it is; made in layout */
	int used;		/* rows of the sheet */
	int at_first, at_last;	/* rows of the sheet that the list's row takes */
};

extern const struct screen_ops question_ops;	/* arg: struct workshop_request */

static inline const struct question *question_of(const struct question_screen *s)
{
	return room_question(s->room);
}

static inline struct room_beside *question_early(const struct question_screen *s)
{
	return &s->room->early[s->room->question];
}

/* The answer that counts, or NULL. */
static inline const struct store_answer *question_answer(const struct question_screen *s)
{
	return room_answer_of(s->room, s->room->question);
}

/* Once it stands on the stack: what was half typed is there again. */
void question_resume(struct question_screen *s);
/* What belongs to the question the room is at. */
bool question_look(struct question_screen *s, struct diags *ds);
/* Keeps the place now. */
void question_remember(struct question_screen *s);
/* The row the answer that counts is, or -1. */
int question_answered_row(const struct question_screen *s);
/* Something is being typed into a field: kept from here on; NULL = not any more. */
void question_keep(struct question_screen *s, const char *field, const char *text);

/* ---- question_move.c -------------------------------------------------------- */

/* The room is at another question: reads what belongs to it, keeps the place. */
void question_arrive(struct question_screen *s);
/* To the next open question, or to what comes when there is none. */
void question_next(struct question_screen *s);
void question_go(struct screen *screen, int question);
/* The time since it was looked at last; true when another second is over. */
bool question_count_time(struct question_screen *s, int64_t now_ms);
void question_run_next(struct screen *screen, int key);
void question_run_previous(struct screen *screen, int key);
void question_run_following(struct screen *screen, int key);
void question_run_section(struct screen *screen, int key);
void question_run_scroll(struct screen *screen, int key);
void question_run_timer(struct screen *screen, int key);
/* What the block may take, in milliseconds; 0 = as long as it likes. */
gint64 question_time_limit(const struct question_screen *s);
bool question_has_limit(const struct screen *screen);
void question_run_more_time(struct screen *screen, int key);

/* ---- question_answer.c ------------------------------------------------------ */

/* Takes a row of the list, as Enter and its key do. */
void question_take_row(struct question_screen *s, int row);
/* Gives an answer to a question of the room, and says in the status row what was saved and
 * how the verdict moved. False with a diagnostic: nothing was stored. When somebody else
 * answered meanwhile, a box asks which answer counts, and that is no failure. */
bool question_give(struct question_screen *s, int question, const struct room_answer *a,
		   struct diags *ds);
/* As walk_answered(). */
void question_answered(struct question_screen *s, int question, int services);
/* The answer there is, with another note, evidence or confidence; before there is one it
 * is kept for it. NULL and CONFIDENCE_NONE: as it was; "" = none. The value is not read. */
bool question_give_beside(struct question_screen *s, const struct room_answer *beside,
			  struct diags *ds);
/* Where no text can be lost: says itself what went wrong, and offers to try again. */
void question_give_or_ask(struct question_screen *s, const struct room_answer *a);
/* Takes what was offered; a hidden offer is shown first. */
void question_take_offer(struct question_screen *s);
/* What was said alone or last time is hidden until the room has answered, or asks. */
bool question_may_see(const struct question_screen *s, const struct store_answer *offer);
/* What was said last time; NULL = nothing. */
const struct agenda_last *question_last(const struct question_screen *s);
void question_open_field(struct question_screen *s, const char *text);
/* A key while it has the letters; true: taken. */
bool question_field_key(struct question_screen *s, int key);
/* The keys that hold meanwhile; NULL while it has none. */
const struct binding *question_typing(const struct screen *screen);
void attempt_clear(struct attempt *a);

/* ---- question_look.c -------------------------------------------------------- */

void question_vote(struct screen *s, int key);
void question_people(struct screen *s, int key);
void question_verdict(struct screen *s, int key);
void question_report(struct screen *s, int key);
void question_actions(struct screen *s, int key);
void question_topics(struct screen *s, int key);
void question_history(struct screen *s, int key);
void question_summary(struct screen *s, int key);
void question_offers(struct screen *s, int key);
void question_facts(struct screen *s, int key);
void question_agenda(struct screen *s, int key);
void question_compare(struct screen *s, int key);
void question_trend(struct screen *s, int key);
void question_lift(struct screen *s, int key);
void question_matrix(struct screen *s, int key);

/* ---- question_beside.c ------------------------------------------------------ */

void question_ask_na(struct question_screen *s);
/* Whether it raised a smell that nobody has justified. */
bool question_has_smell(const struct screen *screen);
void question_run_justify(struct screen *screen, int key);
/* By the name under which it was kept; false when there is no such field. */
bool question_reopen(struct question_screen *s, const char *field, const char *text);
void question_run_note(struct screen *screen, int key);
void question_run_evidence(struct screen *screen, int key);
void question_run_confidence(struct screen *screen, int key);
void question_run_action(struct screen *screen, int key);
void question_run_park(struct screen *screen, int key);

/* ---- question_end.c --------------------------------------------------------- */

/* The verdict is settled: finish, all gates, everything? */
void question_ask_how_on(struct question_screen *s);
/* Nothing is left to ask. */
void question_ask_at_end(struct question_screen *s);
/* A quick check has come to its end. */
void question_ask_quick(struct question_screen *s);
bool question_quick_is_over(const struct question_screen *s);
void question_run_finish(struct screen *screen, int key);

/* ---- question_draw.c, question_around.c, question_present.c ----------------- */

/* "P1   gate   as planned"; yours to free. */
char *question_head(const struct question_screen *s);
void question_layout(struct screen *screen, int rows, int cols);
void question_draw(const struct screen *screen, const struct area *body);
char *question_crumb(const struct screen *screen);
char *question_corner(const struct screen *screen, int cols);
char *question_idle(const struct screen *screen);
/* The text of a row, and the key it is taken with; yours to free. */
char *question_row_text(const struct question_screen *s, const struct question_row *row);
char *question_row_key(const struct question_screen *s, const struct question_row *row);
/* The presenter's sheet; gives the rows used. */
int question_present(struct question_screen *s, const struct area *a);

#endif
