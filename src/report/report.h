/*
 * What is told about one service: the go/no-go report, its short forms, how
 * the verdict came about, and the same facts as JSON. Everything here is a pure
 * function of struct report_input: same input and language, same bytes. What
 * the domain has to say comes from the questionnaire; only the frame around it
 * is written here. Choosing a format is the caller's part (report/blocks.h).
 */
#ifndef SEAM_REPORT_REPORT_H
#define SEAM_REPORT_REPORT_H

#include "core/placeholders.h"
#include "core/verdict.h"
#include "core/vote.h"
#include "report/blocks.h"

struct published_case;

/* What was agreed about one condition. */
struct report_action {
	const char *condition;		/* id of the condition: "P1", "SCORE-75" ...; NULL =
					   it is about none */
	const char *text;		/* what is to be done; NULL = not said */
	const char *owner, *due;	/* name; ISO day; NULL = open */
	bool done;
};

/* One closed round of votes. */
struct report_round {
	int number;			/* from 1 */
	const struct vote *vote;	/* closed */
	const struct vote_result *result;
	const char *agreed;		/* stored value; NULL = closed without agreement */
	const char *at;			/* when it was closed */
};

/* A question that was voted on. */
struct report_vote {
	int question;
	const struct report_round *rounds;	/* in their order, at least one */
	int n_rounds;
};

/* Somebody in the room, by name. */
struct report_person {
	const char *name, *role;	/* role: token or NULL */
	const char *since;		/* when they came */
};

/* What the calculators need of the whole system; -1 = not known. */
struct report_system {
	gint64 services, call_edges, call_chains;	/* call = synchronous call */
};

struct report_input {
	const struct inputs *in;
	const struct verdict *v;	/* with flips for report and explain */
	const char *service;		/* slug; never NULL */
	const char *purpose;		/* the rest may be NULL: not known */
	const char *system;
	const char *team;		/* owning teams, joined for people */
	const char *consumers;		/* who calls it, joined for people */
	const char *cycle;		/* services that call each other in a cycle, this
					   one first: "a, b" */
	const char *assessment;		/* "a3" */
	const char *name;		/* given at finish */
	bool finished;			/* frozen; in->date is the finish date */
	const char *outcome, *outcome_day, *outcome_note;	/* what became of it: token, ISO
					   day; NULL = nobody has said */
	const char *today;		/* ISO day age is counted to; NULL = in->date */
	const struct report_action *actions;	int n_actions;
	const struct report_vote *votes;	int n_votes;
	const struct report_person *people;	int n_people;
	const char *const *roles_absent;	/* NULL-terminated role names, or NULL */
	const struct published_case *const *cases;	int n_cases;
	struct report_system whole;
	bool names;			/* print who answered, voted and came late */
};

/* Zeroes, and marks the numbers of the system as not known. */
void report_input_init(struct report_input *r, const char *service,
		const struct inputs *in, const struct verdict *v);
/* Borrowed from r. */
struct placeholders report_placeholders(const struct report_input *r);

/* Documents; yours to free. */
struct doc *report_service(const struct report_input *r);
/* `seam verdict`: one screen. */
struct doc *report_verdict(const struct report_input *r);
/* `seam verdict --explain`: every rule row, what it read and what came of it. */
struct doc *report_explain(const struct report_input *r);

/* `seam vote': the rounds about one question (-1 = about all), and who speaks first when
 * the newest left the room apart. */
struct doc *report_votes(const struct report_input *r, int question);
char *report_votes_json(const struct report_input *r, int question);

/* At most 12 plain lines for a chat, each ending in LF; yours to free. */
char *report_brief(const struct report_input *r);

/* What decides first: the first stop, else condition, else open question, without its
 * label. NULL when there is none; yours to free. */
char *report_first_reason(const struct report_input *r);

/* The way on in words, then the token: "billing: not yet. Form the team first
 * (NO-GO)". Yours to free. */
char *report_headline(const struct report_input *r);

/* A stored value of a question as people read it: the choice's sentence, names filled
 * in. Yours to free. */
char *report_answer_text(const struct report_input *r, int question, const char *stored);

/* JSON objects on one line with LF; never translated; yours to free. The report's
 * object holds all of the verdict's. For translated questionnaires load the source
 * language first: texts are printed as the questionnaire has them. */
char *report_verdict_json(const struct report_input *r);
char *report_json(const struct report_input *r);
/* Its answers as CSV, a row a question. */
char *report_rows(const struct report_input *r);

/*
 * The result a finished assessment keeps: canonical JSON (sorted keys, compact,
 * no LF) of the verdict alone, without texts, names or dates, so that a later run
 * of the same engine on the same snapshot gives the same bytes.
 */
char *report_result_text(const struct inputs *in, const struct verdict *v);

/* `seam questionnaire show`: the whole file, or one question's card. p may be NULL. */
struct doc *report_questionnaire(const struct questionnaire *q);
/* What an answer of this state means for the verdict: "stops the split", "ready". NULL =
 * nothing; else borrowed. */
const char *report_choice_mark(const struct questionnaire *q, int question, enum state state);
struct doc *report_question_card(const struct questionnaire *q, int question,
		const struct placeholders *p);
char *report_questionnaire_json(const struct questionnaire *q);

#endif
