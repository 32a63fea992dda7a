/*
 * What stands beside an answer: note, evidence, confidence. Said before there is an answer
 * it waits for one and goes with it; an answer that is given anew keeps what it does not
 * say itself. Both front ends go by this; where it waits is room_place.c's.
 */
#include "config.h"

#include "app/room.h"

#include <string.h>

void room_beside_clear(struct room_beside *b)
{
	g_free(b->note);
	g_free(b->evidence);
	*b = (struct room_beside){ 0 };
}

static const char *first_of(const char *said, const char *early, const char *before)
{
	return said != NULL ? said : early != NULL ? early : before;
}

void room_complete(const struct room *r, int question, struct room_answer *a)
{
	static const struct store_answer none = { .confidence = CONFIDENCE_NONE };
	const struct room_beside *early = &r->early[question];
	const struct store_answer *old = room_answer_of(r, question);

	/* a reason why the question did not apply is none beside another answer */
	if (old == NULL || (strcmp(old->value, "na") == 0 && g_strcmp0(a->value, "na") != 0))
		old = &none;
	a->note = first_of(a->note, early->note, old->note);
	a->evidence = first_of(a->evidence, early->evidence, old->evidence);
	if (a->confidence == CONFIDENCE_NONE)
		a->confidence = early->confidence;
	if (a->confidence == CONFIDENCE_NONE)
		a->confidence = old->confidence;
}

static void keep_or_set(char **to, const char *text)
{
	char *copy;

	if (text == NULL)
		return;
	copy = *text != '\0' ? g_strdup(text) : NULL;
	g_free(*to);
	*to = copy;
}

void room_say_early(struct room *r, int question, const struct room_answer *a)
{
	struct room_beside *early = &r->early[question];

	keep_or_set(&early->note, a->note);
	keep_or_set(&early->evidence, a->evidence);
	if (a->confidence != CONFIDENCE_NONE)
		early->confidence = a->confidence;
}

bool room_has_early(const struct room *r, int question)
{
	const struct room_beside *early = &r->early[question];

	return early->note != NULL || early->evidence != NULL ||
	       early->confidence != CONFIDENCE_NONE;
}

int room_waiting(const struct room *r)
{
	for (int i = 0; i < r->j->q->n_questions; i++)
		if (r->early[i].note != NULL || r->early[i].evidence != NULL)
			return i;
	return -1;
}
