/*
 * How old a judgement and its answers are, when to assess again, and what became of
 * the service meanwhile. An answer keeps the day it was given on, also when the room
 * gave it for the whole system in another workshop.
 */
#include "config.h"

#include "report/part.h"

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "report/outcome.h"

char *part_answer_day(const struct part *p, int question)
{
	const struct answer *a = &p->in->answers[question];
	int day;
	g_autofree char *date = g_strndup(a->at != NULL ? a->at : "", CALENDAR_DATE_SIZE - 1);

	return calendar_parse_date(&day, date) ? g_steal_pointer(&date) : NULL;
}

int part_answer_age(const struct part *p, int question)
{
	g_autofree char *day = part_answer_day(p, question);
	int days;

	if (value_is_open(&p->in->answers[question].value) || day == NULL ||
	    !calendar_days_between(&days, day, p->in->date))
		return -1;
	return days;
}

int part_oldest_answer(const struct part *p)
{
	int oldest = -1, question = -1;

	for (int i = 0; i < p->q->n_questions; i++) {
		int days = part_answer_age(p, i);

		if (days > oldest) {
			oldest = days;
			question = i;
		}
	}
	return question;
}

char *part_old_answers(const struct part *p)
{
	GString *old = NULL;

	for (int i = 0; i < p->q->n_questions; i++) {
		const struct question *q = &p->q->questions[i];

		if ((q->role != ROLE_GATE && q->role != ROLE_BASELINE) ||
		    part_answer_age(p, i) <= PART_OLD_DAYS)
			continue;
		if (old == NULL)
			old = g_string_new(question_label(q));
		else
			g_string_append_printf(old, ", %s", question_label(q));
	}
	return old != NULL ? g_string_free(old, FALSE) : NULL;
}

/* Whoever reads what was said then wants to know what came of it. */
static void say_outcome(struct part *p)
{
	const struct report_input *r = p->r;
	enum outcome o = r->outcome != NULL ? outcome_from_name(r->outcome) : OUTCOME_COUNT;
	struct line *l;

	if (o == OUTCOME_COUNT)
		return;
	l = doc_paragraph(p->doc, NULL);
	line_strong(l, _("What became of it:"));
	line_textf(l, " %s (%s)", _(outcome_label(o)), r->outcome_day);
	if (r->outcome_note != NULL)
		line_textf(l, ": %s", r->outcome_note);
}

/* Who reads it weeks later counts to today; what was old already counts to the day on
 * which it was judged, as the follow-up's agenda does. */
static void say_oldest(struct part *p, const char *today)
{
	int question = part_oldest_answer(p);
	g_autofree char *day = question >= 0 ? part_answer_day(p, question) : NULL;
	g_autofree char *old = part_old_answers(p);
	struct line *l;
	int days;

	if (question < 0 || !calendar_days_between(&days, day, today))
		return;
	l = doc_paragraph(p->doc, NULL);
	line_textf(l, ngettext("The oldest answer is of %s, %d day ago: %s.",
			       "The oldest answer is of %s, %d days ago: %s.", (gulong)days),
		   day, days, question_label(&p->q->questions[question]));
	if (old != NULL) {
		line_text(l, " ");
		line_textf(l, _("Gates and baseline items answered more than %d days before: %s."),
			   PART_OLD_DAYS, old);
	}
}

void part_age(struct part *p)
{
	const char *today = p->r->today != NULL ? p->r->today : p->in->date;
	g_autofree char *again = part_day_after_months(p->in->date, PART_AGAIN_MONTHS);
	g_autofree char *why = part_passage(p, PASSAGE_AGAIN);
	struct line *l;
	int days;

	if (again == NULL || !calendar_days_between(&days, p->in->date, today))
		return;
	doc_heading(p->doc, 2, _("When to look again"));
	l = doc_paragraph(p->doc, NULL);
	if (days > 0)
		line_textf(l, ngettext("Judged on %s, %d day ago.", "Judged on %s, %d days ago.",
				       (gulong)days), p->in->date, days);
	else
		line_textf(l, _("Judged on %s."), p->in->date);
	line_text(l, " ");
	line_strong(l, _("Assess again"));
	line_textf(l, days >= 0 && g_strcmp0(again, today) <= 0
			? _(" now: it was due by %s.") : _(" by %s."), again);
	if (why != NULL)
		line_textf(l, " %s", why);
	say_oldest(p, today);
	say_outcome(p);
}
