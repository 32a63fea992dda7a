/*
 * The table of measures and the facts of one service. Who computes a fact is
 * elsewhere: the registered ones come from the loader of case files or from the
 * store, the running ones from the evaluation of rules.
 */
#include "config.h"

#include "core/measure.h"

#include <glib/gi18n.h>

#include <string.h>

static const struct {
	const char *name;
	const char *help;
	enum measure_kind kind;
	enum measure_entry entry;
} table[] = {
	[MEASURE_SERVICE_SLUG] = { "service.slug", N_("name of the service"), MEASURE_TEXT },
	[MEASURE_SERVICE_PURPOSE] = {
		"service.purpose", N_("what the service is for, in one line"), MEASURE_TEXT },
	[MEASURE_SERVICE_TEAMS] = {
		"service.teams", N_("number of teams that own the service"), MEASURE_NUMBER },
	[MEASURE_TEAM_NAME] = { "team.name", N_("name of the owning team"), MEASURE_TEXT },
	[MEASURE_TEAM_SIZE] = {
		"team.size", N_("people in the owning team"), MEASURE_NUMBER, ENTRY_TEAM },
	[MEASURE_TEAM_SERVICES] = {
		"team.services", N_("services of this system that the team owns"), MEASURE_NUMBER },
	[MEASURE_SYSTEM_SERVICES] = {
		"system.services", N_("services proposed for the system"), MEASURE_NUMBER },
	[MEASURE_SYSTEM_TEAMS] = {
		"system.teams", N_("teams that own at least one of them"), MEASURE_NUMBER },
	[MEASURE_SYSTEM_ENGINEERS] = {
		"system.engineers", N_("people in these teams together"), MEASURE_NUMBER,
		ENTRY_TEAM },
	[MEASURE_SYSTEM_RUNNING] = {
		"system.running", N_("services of the system that run already"), MEASURE_NUMBER,
		ENTRY_SYSTEM },
	[MEASURE_SYSTEM_SOLE_TEAM_SERVICES] = {
		"system.sole_team_services",
		N_("services of the system when one team owns them all"), MEASURE_NUMBER },
	[MEASURE_SYSTEM_MAX_TEAM_SERVICES] = {
		"system.max_team_services",
		N_("most services of the system that one team owns"), MEASURE_NUMBER },
	[MEASURE_GRAPH_IN_CYCLE] = {
		"graph.in_cycle",
		N_("in a cycle of synchronous calls"), MEASURE_FLAG },
	[MEASURE_GRAPH_DEPTH] = {
		"graph.depth", N_("longest chain of synchronous calls through it"), MEASURE_NUMBER },
	[MEASURE_GRAPH_CALLERS] = {
		"graph.callers", N_("services that call it synchronously"), MEASURE_NUMBER },
	[MEASURE_GRAPH_SHARED_STORES] = {
		"graph.shared_stores", N_("stores it writes that another writes too"), MEASURE_NUMBER },
	[MEASURE_SYSTEM_SURFACE] = {
		"system.surface", N_("things to keep running for all services"), MEASURE_NUMBER },
	[MEASURE_SCORE_NUM] = { "score.num", N_("points of the score"), MEASURE_NUMBER },
	[MEASURE_SCORE_DEN] = { "score.den", N_("points the score could reach"), MEASURE_NUMBER },
	[MEASURE_SECTION_NUM] = { "section.num", N_("points of the section"), MEASURE_NUMBER },
	[MEASURE_SECTION_DEN] = {
		"section.den", N_("points the section could reach"), MEASURE_NUMBER },
	[MEASURE_SECTION_TOTAL] = {
		"section.total", N_("points of all questions of the section"), MEASURE_NUMBER },
	[MEASURE_CONDITIONS_COUNTED] = {
		"conditions.counted", N_("conditions that count towards the limit"), MEASURE_NUMBER },
	[MEASURE_LEANING_STOPPED] = {
		"leaning.stopped", N_("1 when a stop fired"), MEASURE_NUMBER },
	[MEASURE_PATHS_MATCHED] = {
		"paths.matched", N_("path rules that matched so far"), MEASURE_NUMBER },
	[MEASURE_POINTS_LOST] = {
		"points.lost", N_("points lost on known answers"), MEASURE_NUMBER },
};

G_STATIC_ASSERT(G_N_ELEMENTS(table) == MEASURE_COUNT);

const char *measure_name(enum measure m)
{
	g_return_val_if_fail((unsigned)m < MEASURE_COUNT, NULL);
	return table[m].name;
}

const char *measure_help(enum measure m)
{
	g_return_val_if_fail((unsigned)m < MEASURE_COUNT, NULL);
	return _(table[m].help);
}

bool measure_is_text(enum measure m)
{
	return (unsigned)m < MEASURE_COUNT && table[m].kind == MEASURE_TEXT;
}

bool measure_is_flag(enum measure m)
{
	return (unsigned)m < MEASURE_COUNT && table[m].kind == MEASURE_FLAG;
}

enum measure_entry measure_entry(enum measure m)
{
	g_return_val_if_fail((unsigned)m < MEASURE_COUNT, ENTRY_SERVICE);
	return table[m].entry;
}

enum measure measure_find(const char *name)
{
	int m = 0;

	while (m < MEASURE_COUNT && strcmp(table[m].name, name) != 0)
		m++;
	return (enum measure)m;
}

void facts_clear(struct facts *f)
{
	for (int m = 0; m < MEASURE_FACT_COUNT; m++)
		g_free(f->fact[m].text);
	*f = (struct facts){ 0 };
}

void facts_copy(struct facts *to, const struct facts *from)
{
	*to = *from;
	for (int m = 0; m < MEASURE_FACT_COUNT; m++)
		to->fact[m].text = g_strdup(from->fact[m].text);
}

void facts_set_number(struct facts *f, enum measure m, gint64 number)
{
	g_return_if_fail((unsigned)m < MEASURE_FACT_COUNT && table[m].kind != MEASURE_TEXT);
	f->fact[m].known = true;
	f->fact[m].number = number;
}

void facts_set_text(struct facts *f, enum measure m, const char *text)
{
	g_return_if_fail((unsigned)m < MEASURE_FACT_COUNT && table[m].kind == MEASURE_TEXT);
	g_free(f->fact[m].text);
	f->fact[m].text = g_strdup(text);
	f->fact[m].known = text != NULL;
}

void facts_set_portfolio(struct facts *f, gint64 services, gint64 teams, gint64 engineers)
{
	if (services >= 0)
		facts_set_number(f, MEASURE_SYSTEM_SERVICES, services);
	if (teams >= 0)
		facts_set_number(f, MEASURE_SYSTEM_TEAMS, teams);
	if (engineers >= 0)
		facts_set_number(f, MEASURE_SYSTEM_ENGINEERS, engineers);
	if (services >= 0 && teams == 1)
		facts_set_number(f, MEASURE_SYSTEM_SOLE_TEAM_SERVICES, services);
}
