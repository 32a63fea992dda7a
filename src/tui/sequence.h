/*
 * Escape sequences that nobody knows: a key that the terminal's description does not
 * have, or what another program switched on and left behind (the mouse, say). Their
 * characters mean nothing, and must not be taken for keys: the "0" in the report of a
 * click would answer a question. What curses does know never comes here.
 */
#ifndef SEAM_TUI_SEQUENCE_H
#define SEAM_TUI_SEQUENCE_H

#include <stdbool.h>
#include <wchar.h>

enum sequence_state {
	SEQUENCE_NONE,
	SEQUENCE_BEGUN,		/* Esc, which is a key unless more comes at once */
	SEQUENCE_CONTROL,	/* Esc [ */
	SEQUENCE_SHIFT,		/* Esc O */
	SEQUENCE_STRING,	/* Esc ] */
	SEQUENCE_STRING_END,	/* Esc in it */
	SEQUENCE_MOUSE,		/* Esc [ M and three characters that may be anything */
};

struct sequence {
	enum sequence_state state;
	bool bare;		/* SEQUENCE_CONTROL: nothing came behind the [ yet */
	int left;		/* SEQUENCE_MOUSE */
};

enum { SEQUENCE_KEYS_MAX = 2 };

/* The next character: how many keys it makes (all of out are characters). */
int sequence_take(struct sequence *s, wint_t c, wint_t out[SEQUENCE_KEYS_MAX]);
/* No more is there for now, or a key that curses knows comes next: the same. */
int sequence_pause(struct sequence *s, wint_t out[SEQUENCE_KEYS_MAX]);
/* The beginning of a mouse report was taken for a key, and the rest of it comes: three
 * characters, or what ends as control sequences do. */
void sequence_begin_mouse(struct sequence *s, bool three);
/* A while later: what did not end by now never will. */
void sequence_forget(struct sequence *s);

#endif
