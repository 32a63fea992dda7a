/*
 * The question on the screen: what its files share. question.c owns the state and moves
 * between questions, question_draw.c draws, question_answer.c writes answers,
 * question_beside.c what stands beside them. Others come in through walk.h.
 */
#ifndef SEAM_TUI_QUESTION_H
#define SEAM_TUI_QUESTION_H

#include "app/room.h"
#include "app/workshop.h"
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
	struct edit field;
	char *field_error;	/* why Enter was refused */

	/* said before there was an answer: goes with it */
	char *note, *evidence;
	enum confidence confidence;
	struct attempt attempt;
	int smell;		/* rule that is being asked about, or -1 */

	/* about this question, read with it */
	GPtrArray *items;	/* struct store_item: actions and topics of the service */
	int services;		/* a system answer counts for */

	struct canvas *sheet;	/* all of it, as long as it is; made in layout */
	int scroll;		/* first row of the sheet that is shown */
	int at_first, at_last;	/* rows of the sheet that the list's row takes */
};

extern const struct screen_ops question_ops;	/* arg: struct workshop_request */

static inline const struct question *question_of(const struct question_screen *s)
{
	return room_question(s->room);
}

/* The question changed, or what is known about it. */
bool question_look(struct question_screen *s, struct diags *ds);
/* Another question, as if somebody had gone there. */
void question_show(struct question_screen *s, int question);
/* The row the answer that counts is, or -1. */
int question_answered_row(const struct question_screen *s);

/* ---- question_answer.c ------------------------------------------------------ */

/* Takes a row of the list, as Enter and its key do. */
void question_take_row(struct question_screen *s, int row);
/* Stores an answer to the question shown, and says so. False with a diagnostic: nothing
 * was stored. When somebody else answered meanwhile it asks, and that is no failure. */
bool question_give(struct question_screen *s, const struct room_answer *a, struct diags *ds);
/* The same where no text can be lost: says itself what went wrong, and offers to try
 * again. */
void question_give_or_ask(struct question_screen *s, const struct room_answer *a);
/* See walk_answered(). */
void question_answered(struct question_screen *s, int question, int services);
bool question_field_key(struct question_screen *s, int key);
void attempt_clear(struct attempt *a);

/* ---- question_look.c -------------------------------------------------------- */

void question_vote(struct screen *s, int key);
void question_people(struct screen *s, int key);
void question_verdict(struct screen *s, int key);
void question_report(struct screen *s, int key);
void question_actions(struct screen *s, int key);
void question_topics(struct screen *s, int key);
void question_history(struct screen *s, int key);
void question_go(struct screen *s, int question);

/* ---- question_draw.c -------------------------------------------------------- */

void question_layout(struct screen *screen, int rows, int cols);
void question_draw(const struct screen *screen, const struct area *body);

#endif
