/*
 * Keys by number and by name. A key is the character it types, or one of the codes
 * below; Ctrl with a letter is 1 to 26. Names are what tables, footer and help use:
 * "j", "Down", "Ctrl-R", "Space".
 */
#ifndef SEAM_TUI_KEY_H
#define SEAM_TUI_KEY_H

#include <stdbool.h>

enum key_code {
	KEY_NONE = 0,
	KEYS_FIRST = 0x110000,	/* behind the last character */
	KEY_UP_ARROW = KEYS_FIRST,
	KEY_DOWN_ARROW,
	KEY_LEFT_ARROW,
	KEY_RIGHT_ARROW,
	KEY_TO_START,		/* Home */
	KEY_TO_END,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_RETURN,
	KEY_ESCAPE,
	KEY_TABULATOR,
	KEY_BACK_TAB,
	KEY_RUBOUT,		/* Backspace */
	KEY_DELETE,
	KEYS_END
};

static inline int key_ctrl(char letter)
{
	return letter & 0x1f;
}

/* The key of that name; KEY_NONE when there is none. */
int key_from_name(const char *name);
/* Its name; borrowed, valid until the next call. */
const char *key_name(int key);

/* The first key of a list of names, which then begins behind it; of a range, "1-9", its
 * first one. KEY_NONE at the end. */
int key_take(const char **names);

/* Whether a list of names, separated by blanks, has the key; "1-9" means all digits
 * from 1 to 9. */
bool key_is_in(int key, const char *names);

/* A character that can be typed into a text. */
bool key_is_text(int key);

#endif
