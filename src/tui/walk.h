/*
 * The workshop of one service: the ways into it, and its room for the screens that are
 * opened over it. The screen at its bottom is the question (question.h); it owns the room,
 * keeps where it was left, and reads everything again after a write. tui_go() leads to a
 * question of it.
 */
#ifndef SEAM_TUI_WALK_H
#define SEAM_TUI_WALK_H

#include "app/room.h"
#include "app/workshop.h"
#include "tui/tui.h"

/* Opens it on top: the question where it was left, or, when there is no draft, one screen
 * that starts it. False: it did not open, and the status row says why. */
bool walk_push(struct tui *t, const char *service);
/* In the place of a screen that has nothing to show yet; when it is open below, back to it.
 * False: it did not open, and s stays. */
bool walk_replace(struct screen *s, const char *service);
/* As walk_push(), as the shell asks for it; the strings are copied, args must live on. */
bool walk_push_request(struct tui *t, const struct workshop_request *r);
/* As the first screen of the program. */
bool walk_start(struct tui *t, const struct workshop_request *r, struct diags *ds);

/* The room of the workshop that is open at or below the top; NULL when there is none. To
 * be read; who changes it goes by its functions, or below. Gone when its draft is: do not
 * keep it over a key. */
struct room *walk_room(const struct tui *t);

/* An answer was stored by a screen over it, such as a vote: reads the room anew, says in
 * the status row what was saved and how the verdict moved. services as in
 * answering_store(). */
void walk_answered(struct tui *t, int question, int services);

#endif
