/*
 * Questions in the status row: a line of text, or yes and no. They lie over the screen
 * that asks; its function gets what was typed.
 */
#ifndef SEAM_TUI_PROMPT_H
#define SEAM_TUI_PROMPT_H

#include "tui/tui.h"

struct prompt {
	const char *label;	/* translated: "Park a topic:" */
	const char *text;	/* what stands there already; NULL = nothing */
	const char *half;	/* half typed before, in its place; NULL = none */
	bool digits;		/* only digits, blanks, + and - */
	bool lines;		/* may have several lines; Ctrl-O opens the editor */
	bool replaced;		/* the first letter replaces what stands there */
	bool guarded;		/* Esc asks before it drops what was typed */
	char **words;		/* Tab completes to one of these; NULL = none. Copied */
	/* Enter. False with a diagnostic: it is shown, and the text stays to be mended. */
	bool (*done)(struct screen *owner, const char *text, struct diags *ds);
	/* After each key, with what there is so far; "" when it was dropped. May be NULL. */
	void (*typed)(struct screen *owner, const char *text);
	/* Esc: nothing was given. May be NULL. */
	void (*cancelled)(struct screen *owner);
};

/* The asking screen is the top one. */
void prompt_ask(struct screen *owner, const struct prompt *p);

/* Yes or no; Enter and Esc mean no. The question names the thing. */
void prompt_confirm(struct screen *owner, const char *question,
		    void (*answered)(struct screen *owner, bool yes));

extern const struct screen_ops prompt_ops, confirm_ops;

#endif
