/*
 * Texts of the room. What the domain says comes from the questionnaire.
 */
#include "config.h"

#include "app/room_text.h"

#include <glib/gi18n.h>

#include "core/who.h"

char *room_text_value(const struct room *r, int question, const char *stored)
{
	const struct question *q = &r->j->q->questions[question];
	g_autofree char *text = NULL;
	struct value v = { 0 };

	if (!value_parse(&v, q, stored, NULL))
		return g_strdup(stored);
	if (v.kind == VALUE_UNKNOWN)
		text = g_strdup(_("don't know"));
	else if (v.kind == VALUE_NA)
		text = g_strdup(_("not applicable"));
	else
		text = value_display(&v, q);
	value_clear(&v);
	return placeholders_expand(text, &r->names);
}

char *room_text_fact(const struct room *r, int question)
{
	const struct question *q = &r->j->q->questions[question];
	const struct fact *largest = NULL;

	for (int i = 0; i < q->n_from; i++) {
		const struct fact *f = &r->j->in->facts.fact[q->from[i]];

		if (f->known && f->text != NULL)
			return g_strdup(f->text);
		if (f->known && (largest == NULL || f->number > largest->number))
			largest = f;
	}
	return largest != NULL ? g_strdup_printf("%" G_GINT64_FORMAT, largest->number) : NULL;
}

char *room_text_offer(const struct room *r, int question)
{
	const struct store_answer *o = room_offer_of(r, question);
	g_autofree char *said = NULL;
	g_autofree char *text = NULL;

	if (o == NULL)
		return NULL;
	said = room_text_value(r, question, o->value);
	if (o->source == SOURCE_QUICK)
		text = g_strdup_printf(_("The quick check said: %s"), said);
	else if (o->source == SOURCE_CARRIED)
		text = g_strdup_printf(_("Last time, %.10s: %s"), o->at, said);
	else
		text = g_strdup_printf(_("Prepared by %s: %s"), who_label(o->by), said);
	if (o->note == NULL)
		return g_steal_pointer(&text);
	return g_strdup_printf(_("%s Because: %s"), text, o->note);
}

char *room_text_standing(const struct room *r)
{
	const struct verdict *v = r->j->v;

	if (v->decided)
		return g_strdup_printf(_("%s is settled."), verdict_word(v->best));
	return g_strdup_printf(_("So far: %s; best still possible %s, worst %s."),
			       verdict_word(v->token), verdict_word(v->best),
			       verdict_word(v->worst));
}

char *room_text_settled(const struct room *r)
{
	const struct verdict *v = r->j->v;
	/* of a quick check, only its own are among what is left */
	g_autoptr(order) all = r->w->quick ? order_new(r->j->in, ORDER_ROOM) : NULL;
	const struct order *left = all != NULL ? all : r->left;

	if (v->path_decided)
		return g_strdup_printf(_("%s is settled, and so is the way out. Nothing left can "
					 "change it."),
				       verdict_word(v->best));
	if (left->gates == 0)
		return g_strdup_printf(_("%s is settled, and all gates were asked."),
				       verdict_word(v->best));
	return g_strdup_printf(ngettext("%s is settled. Way out: %d gate open, about %d min.",
					"%s is settled. Way out: %d gates open, about %d min.",
					(gulong)left->gates),
			       verdict_word(v->best), left->gates,
			       order_minutes(left->gates_seconds));
}

static char *cards_words(const struct vote_result *v)
{
	g_autofree char *cards = g_strdup_printf(ngettext("%d card", "%d cards", (gulong)v->cast),
						 v->cast);

	if (!v->contested)
		return g_steal_pointer(&cards);
	return g_strdup_printf(ngettext("%s, %d answer on them.",
					"%s, %d different answers: this is contested.",
					v->texts->len),
			       cards, (int)v->texts->len);
}

char *room_text_spread(const struct vote_result *v)
{
	if (v->texts != NULL)
		return cards_words(v);
	if (!v->ordered)
		return g_strdup(v->contested ? _("The room is split. Talk first, then vote again.") :
					       _("The room agrees."));
	if (v->contested)
		return g_strdup_printf(_("Spread %d: the room is split. Talk first, then vote "
					 "again."), v->spread);
	return g_strdup_printf(_("Spread %d."), v->spread);
}

char *room_text_speakers(const struct vote_result *v)
{
	if (v->texts != NULL || v->lowest < 0 || v->highest == v->lowest)
		return NULL;
	return g_strdup_printf(_("First to speak: who voted %d, then who voted %d."), v->lowest + 1,
			       v->highest + 1);
}

const char *room_text_confidence(enum confidence c)
{
	static const char *const labels[] = {
		[CONFIDENCE_NONE] = N_("not said"),
		[CONFIDENCE_LOW] = N_("low"),
		[CONFIDENCE_MEDIUM] = N_("medium"),
		[CONFIDENCE_HIGH] = N_("high"),
	};
	_Static_assert(G_N_ELEMENTS(labels) == CONFIDENCE_COUNT, "a label per confidence");

	return _(labels[c]);
}

const char *room_text_state(enum state state)
{
	static const char *const labels[] = {
		[STATE_PASS] = N_("ready"),
		[STATE_PARTIAL] = N_("partly"),
		[STATE_FAIL] = N_("not ready"),
		[STATE_UNKNOWN] = N_("asked, nobody knows"),
		[STATE_NA] = N_("not applicable"),
		[STATE_UNANSWERED] = N_("not asked"),
		[STATE_HIDDEN] = N_("not needed"),
		[STATE_NONE] = N_("answered"),
	};
	_Static_assert(G_N_ELEMENTS(labels) == STATE_COUNT, "a label per state");

	return _(labels[state]);
}
