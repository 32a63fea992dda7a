/*
 * What is told about two assessments: the first line in words, what became worse and
 * better, what moved the verdict, and the same as JSON. A pure function of struct
 * compare_input; the domain's words come from the questionnaires.
 */
#ifndef SEAM_REPORT_COMPARE_REPORT_H
#define SEAM_REPORT_COMPARE_REPORT_H

#include "core/compare.h"
#include "report/report.h"

/* An action as it stood between the two assessments. */
enum compare_fate { FATE_DONE, FATE_DROPPED, FATE_CARRIED, FATE_NEW, FATE_COUNT };
const char *compare_fate_name(enum compare_fate f);	/* token: "carried" */

struct compare_action {
	int number;
	const char *text;
	const char *condition;		/* id it fulfils; the rest may be NULL, too */
	const char *owner, *due;
	enum compare_fate fate;
	bool overdue;			/* carried, and past its day on the second day */
};

/* A system answer that was given through another service. */
struct compare_origin {
	const char *question;		/* its id on the second side */
	const char *service, *day;
};

struct compare_people {
	int count[2];			/* in the room; -1 = not known */
	const char *const *came;	/* names, NULL-terminated; NULL = nobody with a name */
	const char *const *left;
};

struct compare_input {
	const struct compare *c;
	struct report_input side[2];	/* of the same verdicts as c */
	bool same_service;
	const struct compare_action *actions;	int n_actions;
	const struct compare_origin *origins;	int n_origins;
	struct compare_people people;
	bool names;			/* print who came and who left */
};

/* "NO-GO to CONDITIONAL. Your answers did it (P1, P2); the new questionnaire alone
 * would have changed nothing." Yours to free. */
char *report_compare_headline(const struct compare_input *ci);
/* "Of 61 questions 57 can be compared: 5 better, 1 worse, 51 the same." Yours to free. */
char *report_compare_counts(const struct compare_input *ci);
struct doc *report_compare(const struct compare_input *ci);
/* One row a question, with tokens instead of words: what CSV is made of. */
struct doc *report_compare_rows(const struct compare_input *ci);
char *report_compare_json(const struct compare_input *ci);

/* ---- words the screen shows, too; borrowed, translated ---- */

const char *compare_change_title(enum compare_change c);	/* "Worse" */
const char *compare_why_words(enum compare_why w);	/* "asked only by the second ..." */
const char *factor_title(enum factor f);		/* "Answers" */
/* What a factor is, in a sentence. */
const char *factor_help(enum factor f);

#endif
