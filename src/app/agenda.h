/*
 * What a follow-up has to talk about: the conditions of the last finished verdict,
 * what the questionnaire asks anew, what is old or was never known, and where answers
 * and actions contradict each other. Everything else was answered last time, and is
 * confirmed in one list. Reads only; rooms, screens and `seam agenda' show it.
 */
#ifndef SEAM_APP_AGENDA_H
#define SEAM_APP_AGENDA_H

#include "app/judgement.h"
#include "core/qdiff.h"

enum agenda_kind {
	AGENDA_OVERDUE,		/* a condition whose action is past its day */
	AGENDA_NOT_DONE,	/* a condition, or what stopped it, that is still to be met,
				   with its action if there is one */
	AGENDA_DONE,		/* its action is done: answer the question again */
	AGENDA_AT_ODDS,		/* the answer improved while the action is open, or the
				   action is done and the answer did not improve */
	AGENDA_CHANGED,		/* a gate that does not ask what it asked */
	AGENDA_NEW,		/* a question that was not there */
	AGENDA_OLD,		/* a gate answered more than AGENDA_OLD_DAYS ago */
	AGENDA_UNKNOWN,		/* asked last time, and nobody knew */
	AGENDA_ELSEWHERE,	/* a system answer that another service's workshop gave
				   since */
	AGENDA_KIND_COUNT
};
enum { AGENDA_OLD_DAYS = 90 };
const char *agenda_kind_name(enum agenda_kind k);	/* token: "overdue" */
const char *agenda_kind_title(enum agenda_kind k);	/* translated heading */

struct agenda_row {
	enum agenda_kind kind;
	int question;		/* of agenda.q, to be asked; -1 = none */
	int item;		/* number of the action; 0 = none */
	bool answered;		/* the question was answered since the last assessment */
	char *condition;	/* its id in the last verdict, or NULL */
	char *text;		/* one line for people */
};

/* What was said last time. */
struct agenda_last {
	char *value;		/* stored form, as the question of that time has it */
	char *shown;		/* its sentence */
	char *note, *by, *at;	/* NULL = none */
	enum state state;	/* what it meant then */
};

struct agenda {
	char *service;
	const struct questionnaire *q;	/* of the draft, or what a new one would use;
					   borrowed from app */
	struct judgement *last;		/* the finished assessment it goes by, as it was judged */
	const struct qdiff *diff;	/* from last->q to q; borrowed from app */
	struct judgement *draft;	/* NULL = none yet */
	struct agenda_last *answers;	/* per question of q; value NULL = none */
	GArray *rows;			/* struct agenda_row, by kind, then file order */
	bool *asked;			/* per question of q: asked afresh, with what was said
					   last time hidden until the reveal: all gates, and
					   whatever a row names */
	GArray *confirm;		/* int question of q: the rest, whose answer carries over
					   and nobody has confirmed yet; the one list */
};

/* Refused ("nothing-finished") when the service has no finished assessment. */
bool agenda_of(struct agenda **out, struct app *app, const char *service, struct diags *ds);
void agenda_free(struct agenda *a);
typedef struct agenda agenda;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(agenda, agenda_free)

/* What was said last time to this question, or to the nearest one there was (one that
 * asked for less, say); NULL = nothing, or it meant something else. */
const struct agenda_last *agenda_last_answer(const struct agenda *a, int question);

/* A question of agenda.q as the room reads it. Yours to free. */
char *agenda_question_text(const struct agenda *a, const struct app *app, int question);

enum exit_code agenda_run(struct app *app, const struct args *args, struct diags *ds);

#endif
