/*
 * What a room says about its questions and answers, the same on every front end. All
 * texts are translated, with the names of the workshop filled in, and yours to free.
 */
#ifndef SEAM_APP_ROOM_TEXT_H
#define SEAM_APP_ROOM_TEXT_H

#include "app/room.h"

/* A stored value as people read it: the choice's sentence, "don't know". */
char *room_text_value(const struct room *r, int question, const char *stored);
/* What is registered about it, whether it was answered or not; NULL = nothing. */
char *room_text_fact(const struct room *r, int question);
/* What was prepared, carried over or said in the quick check; NULL when nothing was. */
char *room_text_offer(const struct room *r, int question);
/* "So far: INCOMPLETE; best still possible GO, worst NO-GO.", or that it is settled. */
char *room_text_standing(const struct room *r);
/* A verdict that is settled, and what is left: "NO-GO is settled. Way out: 7 gates open,
 * about 18 min." */
char *room_text_settled(const struct room *r);
/* What a closed vote comes to: "Spread 2: the room is split. Talk first, then vote again." */
char *room_text_spread(const struct vote_result *v);
/* Who stands alone is heard first, nameless: "First to speak: who voted 3, then who voted 1.";
 * NULL when nobody does. */
char *room_text_speakers(const struct vote_result *v);
/* "low"; "not said" when it was not. Borrowed. */
const char *room_text_confidence(enum confidence c);
/* Where it stands: "ready", "not asked". Borrowed. */
const char *room_text_state(enum state state);

#endif
