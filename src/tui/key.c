/*
 * The names of keys, in one table.
 */
#include "config.h"

#include "tui/key.h"

#include <string.h>

#include <glib.h>

static const struct {
	int key;
	const char *name;
} named[] = {
	{ KEY_UP_ARROW, "Up" },	      { KEY_DOWN_ARROW, "Down" }, { KEY_LEFT_ARROW, "Left" },
	{ KEY_RIGHT_ARROW, "Right" }, { KEY_TO_START, "Home" },	  { KEY_TO_END, "End" },
	{ KEY_PAGE_UP, "PgUp" },      { KEY_PAGE_DOWN, "PgDn" },  { KEY_RETURN, "Enter" },
	{ KEY_ESCAPE, "Esc" },	      { KEY_TABULATOR, "Tab" },	  { KEY_BACK_TAB, "S-Tab" },
	{ KEY_RUBOUT, "Backspace" },  { KEY_DELETE, "Delete" },	  { ' ', "Space" },
};

static const char ctrl[] = "Ctrl-";

/* A name of so many bytes: they stand in lists, and one key looks through hundreds. */
static int key_from_bytes(const char *name, size_t length)
{
	const size_t prefix = sizeof(ctrl) - 1;

	if (length == 1)
		return (unsigned char)*name;
	if (length == prefix + 1 && memcmp(name, ctrl, prefix) == 0 &&
	    g_ascii_isupper(name[prefix]))
		return key_ctrl(name[prefix]);
	for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
		if (strncmp(named[i].name, name, length) == 0 && named[i].name[length] == '\0')
			return named[i].key;
	return g_utf8_strlen(name, (gssize)length) == 1 ? (int)g_utf8_get_char(name) : KEY_NONE;
}

int key_from_name(const char *name)
{
	return key_from_bytes(name, strlen(name));
}

const char *key_name(int key)
{
	static char buffer[16];

	for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
		if (named[i].key == key)
			return named[i].name;
	if (key > 0 && key <= 26)
		g_snprintf(buffer, sizeof(buffer), "%s%c", ctrl, key + '@');
	else if (key_is_text(key))
		buffer[g_unichar_to_utf8((gunichar)key, buffer)] = '\0';
	else
		g_strlcpy(buffer, "?", sizeof(buffer));
	return buffer;
}

/* "1-9", but not "-" alone. */
static bool is_in_range(int key, const char *name, size_t length)
{
	return length == 3 && name[1] == '-' && key >= name[0] && key <= name[2];
}

int key_take(const char **names)
{
	const char *name = *names + strspn(*names, " ");
	size_t n = strcspn(name, " ");

	*names = name + n;
	if (n == 0)
		return KEY_NONE;
	return n == 3 && name[1] == '-' ? (unsigned char)*name : key_from_bytes(name, n);
}

bool key_is_in(int key, const char *names)
{
	while (*names != '\0') {
		size_t n = strcspn(names, " ");

		if (is_in_range(key, names, n) || (n > 0 && key_from_bytes(names, n) == key))
			return key != KEY_NONE;
		names += n + strspn(names + n, " ");
	}
	return false;
}

bool key_is_text(int key)
{
	return key >= ' ' && key < KEYS_FIRST && g_unichar_isdefined((gunichar)key) &&
	       !g_unichar_iscntrl((gunichar)key);
}
