/*
 * Inside the report only: what every part of a report reads, and the words all
 * parts share. A part appends its blocks to the document and decides itself
 * whether it has anything to say.
 */
#ifndef SEAM_REPORT_PART_H
#define SEAM_REPORT_PART_H

#include "report/report.h"

struct part {
	const struct report_input *r;
	const struct inputs *in;
	const struct questionnaire *q;
	const struct verdict *v;
	struct placeholders names;
	struct doc *doc;
};
void part_init(struct part *p, const struct report_input *r, struct doc *doc);

/* The parts in the order of the report (service_report.c). */
void part_head(struct part *p);
void part_in_place(struct part *p);
void part_stops(struct part *p);
void part_remedies(struct part *p);
void part_open(struct part *p);
void part_turns(struct part *p);
void part_worse(struct part *p);
void part_way_on(struct part *p);
void part_conditions(struct part *p);
void part_remaining(struct part *p);
void part_gates(struct part *p);
void part_people(struct part *p);
void part_sections(struct part *p);
void part_baseline(struct part *p);
void part_gaps(struct part *p);
void part_cost(struct part *p);
void part_smells(struct part *p);
void part_votes(struct part *p);
void part_room(struct part *p);
void part_not_known(struct part *p);
void part_waivers(struct part *p);
void part_precedents(struct part *p);
void part_age(struct part *p);
void part_answers(struct part *p);
void part_method(struct part *p);

/* Passages of a questionnaire that a report prints where it has them; beside these
 * one per other verdict, by its token ("go"). */
#define PASSAGE_THESIS "thesis"			/* under the headline */
#define PASSAGE_GOOD_NEWS "good-news"		/* a NO-GO because all is well as it is */
#define PASSAGE_PREMATURE "premature"		/* any other NO-GO */
#define PASSAGE_COST "cost"			/* do the benefits pay for the costs? */
#define PASSAGE_EVERY_MONTH "every-month"	/* after the cost table */
#define PASSAGE_PRECEDENTS "precedents"		/* how far cases carry */
#define PASSAGE_AGAIN "assess-again"		/* why to look again */

/* Names put into a text of the questionnaire; NULL gives NULL; yours to free. */
char *part_expand(const struct part *p, const char *text);
/* The passage with its names, or NULL when the file has none; yours to free. */
char *part_passage(const struct part *p, const char *id);

/* Whether a waiver held when this was judged and has run out since. */
bool part_ran_out_since(const struct part *p, const struct waiver *w);

/* What was answered, as a sentence for people: the choice, "asked, nobody knows",
 * "not asked", "does not apply: ..."; registered facts stand in. Yours to free. */
char *part_answer(const struct part *p, int question);
/* The same for a stored value of that question ("" = not asked). */
char *part_value(const struct part *p, int question, const char *stored);
/* Label and question: "P1: Who will own billing?"; yours to free. */
char *part_question(const struct part *p, int question);
/* What a flip asks for: the answer, of a number "at most 3", tried; yours to free. */
char *part_needed(const struct part *p, const struct flip *f);
/* The items of a multi that are not ticked, joined; NULL when none are missing or
 * the question is no multi. Yours to free. */
char *part_missing_items(const struct part *p, int question);
/* What the chosen answers say is cheaper or comes first; NULL = nothing. */
char *part_remedy(const struct part *p, int question);
/* A registered fact in words; yours to free. */
char *part_fact(const struct fact *f, enum measure m);
/* Who can answer it: "operations, developers" in words; yours to free. */
char *part_who(const struct part *p, int question);

/* Sign and word of a gate or item as it counts: "✓ ready". Yours to free. */
char *part_gate_state(const struct part *p, const struct gate_line *g);
enum tone part_tone(const struct gate_line *g);
enum tone part_verdict_tone(enum verdict_token t);
/* Sign and word of a state that is no gate's. */
const char *part_state(enum state state);

/* The state as it counts, after the effects of rules. */
enum state part_counted_state(const struct part *p, int question);
/* The title of the rule that overrules the answer of a gate or item, or NULL. */
const char *part_overruled_by(const struct part *p, int question);
bool part_is_stop(const struct part *p, int question);
/* A stop of a gate that says: nothing has to be split. */
bool part_is_good_news(const struct part *p);
/* "Form the team first"; NULL when no path is known yet. */
const char *part_path_title(const struct part *p, const char *path);
const struct report_action *part_action(const struct part *p, const char *condition);
const struct report_vote *part_vote(const struct part *p, int question);
/* What came of the votes about a question. */
enum part_accord {
	PART_ACCORD,		/* not voted on, or the room was of one mind */
	PART_ACCORD_LATE,	/* apart at first, one mind in the newest round */
	PART_ACCORD_SPLIT,	/* an answer, although the newest round was apart */
	PART_ACCORD_NONE,	/* closed without an answer */
};
enum part_accord part_accord(const struct part *p, int question);
/* For a reader of the answer; NULL for PART_ACCORD. */
const char *part_accord_words(enum part_accord accord);
/* The question a condition is about, or what its rule says; yours to free. */
char *part_condition_text(const struct part *p, const struct condition *c);
/* What has to be true of a question that is not as it should be; yours to free. */
char *part_goal(const struct part *p, int question);
/* The gate that asks why at all, by its tags; -1 when there is none. */
int part_reason(const struct part *p);
/* What a stop says: the rule's sentence, else the question. Yours to free. */
char *part_stop_text(const struct part *p, const struct stop *s);
/* Short name of a stop or condition that is no question: the rule's title or id. */
const char *part_rule_title(const struct part *p, int rule, const char *id);
/* What a condition is about, in a few words. Borrowed. */
const char *part_condition_label(const struct part *p, const struct condition *c);
/* Stops in the order they are told: organisation first. int, indexes into
 * v->stops; yours to unref. */
GArray *part_stops_in_order(const struct part *p);

/* How a verdict is marked off, on every page the same. */
enum alert_kind part_alert(enum verdict_token token);

/* The first step on the path; NULL when there is none yet. Yours to free. */
char *part_first_step(const struct part *p);

/* The same; while gates are open, what has to be found out first, and from whom. */
char *part_next_step(const struct part *p);

/* "Gates: 9 of 12 ready, ..."; yours to free. */
char *part_gates_words(const struct part *p);
/* Waivers that have no effect (any more), or lost it since this was frozen, as sentences
 * with a blank before each. One that had nothing to lift changes nothing by its end. */
char *part_run_out_words(const struct part *p);
/* What can be said although answers are missing (outlook_sentence()); NULL when none is.
 * Yours to free. */
char *part_leaning_words(const struct part *p);
/* The way on as a cell of a list (outlook_cell()); yours to free. */
char *part_way_words(const struct part *p);
/* "a3, draft"; yours to free. */
char *part_assessment_words(const struct report_input *r);

/* "64 %": floor of thousandths; "-" when there is nothing to count. Yours to free. */
char *part_percent(int thousandths);
/* The ISO day an answer was given on; NULL when it has none. Yours to free. */
char *part_answer_day(const struct part *p, int question);
/* Days from an answer to the day of judgement; -1 when it is open or has no day. */
int part_answer_age(const struct part *p, int question);
/* The question that was answered longest ago; -1 when none has a day. */
int part_oldest_answer(const struct part *p);
/* An answer older than this is to be asked again. */
enum { PART_OLD_DAYS = 90 };
/* Labels of the gates and baseline items that were so old when this was judged, joined;
 * NULL when there are none. Yours to free. */
char *part_old_answers(const struct part *p);
/* An assessment ages: half a year later it is to be done again. */
enum { PART_AGAIN_MONTHS = 6 };
/* The ISO day so many months later; NULL when day is no day. */
char *part_day_after_months(const char *day, int months);

#endif
