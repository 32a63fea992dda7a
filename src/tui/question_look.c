/*
 * What is opened over the question: the vote, and the screens that capitals show. Each is
 * a row of keys in question.c.
 */
#include "config.h"

#include "tui/question.h"

#include <glib/gi18n.h>

#include "tui/agenda.h"
#include "tui/compare.h"
#include "tui/facts.h"
#include "tui/items.h"
#include "tui/lift.h"
#include "tui/matrix.h"
#include "tui/offers.h"
#include "tui/people.h"
#include "tui/summary.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/vote.h"

static const char *service_of(const struct screen *s)
{
	return ((const struct question_screen *)s)->workshop.service;
}

void question_vote(struct screen *s, int key)
{
	(void)key;
	vote_push(s->tui);
}

void question_people(struct screen *s, int key)
{
	(void)key;
	people_push(s->tui, service_of(s));
}

void question_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, service_of(s));
}

void question_report(struct screen *s, int key)
{
	(void)key;
	viewer_push_about(s->tui, _("Report"), "report", service_of(s));
}

void question_actions(struct screen *s, int key)
{
	(void)key;
	actions_push(s->tui, service_of(s));
}

void question_topics(struct screen *s, int key)
{
	(void)key;
	topics_push(s->tui, service_of(s));
}

/* Every answer this question was given. */
void question_history(struct screen *s, int key)
{
	const struct question *q = question_of((struct question_screen *)s);
	const char *words[] = { "history", service_of(s), q->id, NULL };

	(void)key;
	viewer_push_command(s->tui, _("History"), service_of(s), words);
}

void question_summary(struct screen *s, int key)
{
	(void)key;
	tui_push(s->tui, &summary_ops, NULL);
}

void question_offers(struct screen *s, int key)
{
	(void)key;
	offers_push(s->tui, service_of(s));
}

void question_agenda(struct screen *s, int key)
{
	(void)key;
	agenda_push(s->tui, service_of(s));
}

/* What changed since the assessment before. */
void question_compare(struct screen *s, int key)
{
	(void)key;
	compare_push(s->tui, service_of(s), NULL);
}

void question_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, service_of(s));
}

/* What a newer version of the questionnaire would make of the draft. */
void question_lift(struct screen *s, int key)
{
	(void)key;
	lift_push(s->tui, service_of(s), NULL);
}

void question_facts(struct screen *s, int key)
{
	(void)key;
	facts_push(s->tui, service_of(s));
}

/* All services of its system. */
void question_matrix(struct screen *s, int key)
{
	const struct room *r = ((struct question_screen *)s)->room;

	(void)key;
	matrix_push(s->tui, r->j->target.service->system_name, service_of(s));
}
