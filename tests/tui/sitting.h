/* A workshop of billing in the full screen, for the tests of its screens. */
#ifndef SEAM_TESTS_TUI_SITTING_H
#define SEAM_TESTS_TUI_SITTING_H

#include "fixture.h"
#include "tui/question.h"
#include "tui/walk.h"

extern const struct workshop_request billing;

/* A draft of billing with five people in the room, at its first question. */
void sit_down(struct tui_fixture *f);
/* As after a crash and a new start. */
void start_again(struct tui_fixture *f);

struct room *room_of(struct tui_fixture *f);
int index_of(struct tui_fixture *f, const char *label);
/* To a question, and which one it is at. */
void go_to(struct tui_fixture *f, const char *label);
const char *asked(struct tui_fixture *f);
/* Fails the test unless this is the stored value that counts; "" = none. */
void expect_answer(struct tui_fixture *f, const char *label, const char *value);

#endif
