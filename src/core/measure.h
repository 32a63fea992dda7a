/*
 * Measures: the named facts about service, team and system that conditions
 * may read beside answers, and that C computes outside the questionnaire.
 * Adding one is a row in the table of measure.c and a line where it is
 * computed. A fact nobody registered is unknown, which is not an open answer:
 * a condition that reads it does not fire.
 */
#ifndef SEAM_CORE_MEASURE_H
#define SEAM_CORE_MEASURE_H

#include <glib.h>
#include <stdbool.h>

enum measure {
	/* registered facts: inputs of a verdict, part of the snapshot */
	MEASURE_SERVICE_SLUG, MEASURE_SERVICE_PURPOSE, MEASURE_SERVICE_TEAMS,
	MEASURE_TEAM_NAME, MEASURE_TEAM_SIZE, MEASURE_TEAM_SERVICES,
	MEASURE_SYSTEM_SERVICES, MEASURE_SYSTEM_TEAMS, MEASURE_SYSTEM_ENGINEERS,
	MEASURE_SYSTEM_RUNNING, MEASURE_SYSTEM_SOLE_TEAM_SERVICES,
	MEASURE_SYSTEM_MAX_TEAM_SERVICES,
	MEASURE_GRAPH_IN_CYCLE, MEASURE_GRAPH_DEPTH, MEASURE_GRAPH_CALLERS,
	MEASURE_GRAPH_SHARED_STORES, MEASURE_SYSTEM_SURFACE,
	MEASURE_FACT_COUNT,
	/* computed while a verdict is evaluated: no part of the input */
	MEASURE_SCORE_NUM = MEASURE_FACT_COUNT, MEASURE_SCORE_DEN,
	MEASURE_SECTION_NUM, MEASURE_SECTION_DEN, MEASURE_SECTION_TOTAL,
	MEASURE_CONDITIONS_COUNTED, MEASURE_LEANING_STOPPED, MEASURE_PATHS_MATCHED,
	MEASURE_POINTS_LOST,
	MEASURE_COUNT
};

enum measure_kind { MEASURE_NUMBER, MEASURE_TEXT, MEASURE_FLAG };

/* Whose entry a person changes to change the fact. */
enum measure_entry { ENTRY_SERVICE, ENTRY_TEAM, ENTRY_SYSTEM };

struct fact {
	bool known;
	gint64 number;		/* number measures */
	char *text;		/* text measures; owned */
};

/* All registered facts of one service; zero-initialised = nothing known. */
struct facts {
	struct fact fact[MEASURE_FACT_COUNT];
};

const char *measure_name(enum measure m);	/* "team.services" */
const char *measure_help(enum measure m);	/* one sentence, translated */
bool measure_is_text(enum measure m);
bool measure_is_flag(enum measure m);		/* a number: 1 = it is so, 0 = not */
enum measure_entry measure_entry(enum measure m);
/* The measure of that name, or MEASURE_COUNT. */
enum measure measure_find(const char *name);

void facts_clear(struct facts *f);
void facts_copy(struct facts *to, const struct facts *from);
void facts_set_number(struct facts *f, enum measure m, gint64 number);
/* Copies text; NULL makes it unknown. */
void facts_set_text(struct facts *f, enum measure m, const char *text);
/*
 * The three counts of a system's portfolio; a negative number = unknown. Sets
 * services, teams, engineers and what follows from them (services of the only team).
 */
void facts_set_portfolio(struct facts *f, gint64 services, gint64 teams, gint64 engineers);

#endif
