/*
 * One decision, and its words in a list and in a text.
 */
#include "config.h"

#include "report/outlook.h"

#include <glib.h>
#include <glib/gi18n.h>

enum outlook_kind outlook_kind_of(const struct outlook *o)
{
	if (o->token != VERDICT_INCOMPLETE)
		return OUTLOOK_JUDGED;
	if (o->decided)
		return OUTLOOK_DECIDED;
	if (o->leaning == VERDICT_INCOMPLETE)
		return OUTLOOK_NOTHING;
	if (o->gates_open > OUTLOOK_OPEN_MAX || 2 * o->gates_open > o->gates)
		return OUTLOOK_TOO_EARLY;
	return OUTLOOK_LEANS;
}

char *outlook_cell(const struct outlook *o)
{
	enum outlook_kind kind = outlook_kind_of(o);

	if (kind == OUTLOOK_TOO_EARLY)
		return g_strdup_printf(_("too early to say: %d of %d gates open"), o->gates_open,
				       o->gates);
	if (o->title == NULL)
		return g_strdup("");
	return kind == OUTLOOK_JUDGED ? g_strdup(o->title) :
					g_strdup_printf(_("so far: %s"), o->title);
}

char *outlook_sentence(const struct outlook *o)
{
	switch (outlook_kind_of(o)) {
	case OUTLOOK_JUDGED:
		return NULL;
	case OUTLOOK_DECIDED:
		return g_strdup_printf(_("Whatever the open answers are, it will be %s."),
				       verdict_word(o->best));
	case OUTLOOK_NOTHING:
		return g_strdup(_("No gate is answered: answer the gates first."));
	case OUTLOOK_TOO_EARLY:
		return g_strdup_printf(_("It is too early to say where this leads: %d of %d gates "
					 "are open."), o->gates_open, o->gates);
	case OUTLOOK_LEANS:
		break;
	}
	if (o->title == NULL)
		return g_strdup_printf(_("What is known so far leans to %s."),
				       verdict_word(o->leaning));
	return g_strdup_printf(_("What is known so far leans to %s: %s."),
			       verdict_word(o->leaning), o->title);
}
