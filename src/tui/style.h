/*
 * What a piece of text means, and how each theme shows it. Screens ask for a meaning,
 * never for a colour; every meaning is also said by a sign or a word, so that the
 * theme "mono" loses nothing. Colours are the 16 of the terminal: the user's own
 * palette decides what they look like.
 */
#ifndef SEAM_TUI_STYLE_H
#define SEAM_TUI_STYLE_H

#include <stdbool.h>

enum style {
	STYLE_TEXT,
	STYLE_STRONG,		/* what the eye should find first: the question */
	STYLE_QUIET,		/* labels beside content; never content itself */
	STYLE_HEADER,		/* the first row */
	STYLE_RULE,		/* lines between parts */
	STYLE_KEY,		/* a key in the last row */
	STYLE_SELECTED,		/* the row the cursor is on */
	STYLE_MATCH,		/* what was searched for */
	STYLE_FIELD,		/* a field of a form */
	STYLE_FIELD_ACTIVE,	/* the one that has the cursor */
	STYLE_GO,
	STYLE_CONDITIONAL,
	STYLE_NO_GO,
	STYLE_INCOMPLETE,
	STYLE_READY,		/* a gate that passes; a choice marked "ready" */
	STYLE_PARTLY,
	STYLE_STOPS,
	STYLE_SAVED,		/* the status row after a write */
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_COUNT
};

enum theme { THEME_AUTO, THEME_CB /* safe for colour-blind eyes */, THEME_MONO, THEME_COUNT };

enum style_flags { STYLE_BOLD = 1, STYLE_REVERSE = 2, STYLE_UNDERLINE = 4 };

struct style_look {
	int fg, bg;		/* 0 to 15, or -1: the terminal's own */
	unsigned flags;
};

const struct style_look *style_look(enum theme t, enum style s);

/* "auto", "cb", "mono"; THEME_COUNT for another name. */
enum theme theme_from_name(const char *name);
const char *theme_name(enum theme t);

#endif
