/*
 * What a key does on a screen: one row each. Dispatch, the last row, the help overlay
 * and the palette read these rows; a key that a command of the shell has too is written
 * in that command's row alone (struct action), and so is its help.
 */
#ifndef SEAM_TUI_BINDING_H
#define SEAM_TUI_BINDING_H

#include <stdbool.h>

struct screen;

/* Headings of the help overlay, in its order. */
enum binding_group {
	GROUP_ANSWER,		/* writes what the screen is about */
	GROUP_WORKSHOP,		/* beside it: votes, actions, people */
	GROUP_MOVE,
	GROUP_LOOK,		/* capitals: only show */
	GROUP_EVERYWHERE,
	GROUP_COUNT
};
const char *binding_group_title(enum binding_group g);	/* translated */

struct binding {
	const char *id;		/* stable word, the palette's name: "vote"; NULL ends */
	const char *keys;	/* "j Down"; NULL = the keys of the action; "" = by its
				   name alone */
	const char *action;	/* the command it is in the shell, or NULL */
	const char *hint;	/* N_(): in the last row, a word or two; NULL = not there */
	const char *help;	/* N_(): a line; NULL = the action's summary */
	enum binding_group group;
	void (*run)(struct screen *s, int key);
	bool (*applies)(const struct screen *s);	/* now; NULL = always */
};

/* Names of its keys, never NULL. */
const char *binding_keys(const struct binding *b);
/* Its help, translated. */
const char *binding_help(const struct binding *b);
/* What the last row and help show for its keys: the first one, "1-9"; ":mouse" when it
 * has none. Yours to free. */
char *binding_label(const struct binding *b);

/* The key it is run by when a name was chosen. */
int binding_first_key(const struct binding *b);

/* The first row that has the key and applies; NULL when there is none. */
const struct binding *binding_find(const struct binding *rows, const struct screen *s,
				   int key);
/* The same by id, whether it applies or not. */
const struct binding *binding_find_id(const struct binding *rows, const char *id);

#endif
