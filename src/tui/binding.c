/*
 * Reading rows of keys.
 */
#include "config.h"

#include "tui/binding.h"

#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

#include "app/action.h"
#include "tui/key.h"

static const char *const titles[] = {
	[GROUP_ANSWER] = N_("Here"),	   [GROUP_WORKSHOP] = N_("Workshop"),
	[GROUP_MOVE] = N_("Move"),	   [GROUP_LOOK] = N_("Look"),
	[GROUP_EVERYWHERE] = N_("Everywhere"),
};
G_STATIC_ASSERT(G_N_ELEMENTS(titles) == GROUP_COUNT);

const char *binding_group_title(enum binding_group g)
{
	return _(titles[g]);
}

static const struct action *action_of(const struct binding *b)
{
	const struct action *a = b->action != NULL ? action_find_id(b->action) : NULL;

	g_assert(b->action == NULL || a != NULL);
	return a;
}

const char *binding_keys(const struct binding *b)
{
	const struct action *a = action_of(b);

	if (b->keys != NULL)
		return b->keys;
	g_assert(a != NULL && a->keys != NULL);
	return a->keys;
}

const char *binding_help(const struct binding *b)
{
	return _(b->help != NULL ? b->help : action_of(b)->summary);
}

char *binding_label(const struct binding *b)
{
	const char *keys = binding_keys(b);

	if (*keys == '\0')
		return g_strconcat(":", b->id, NULL);
	return g_strndup(keys, strcspn(keys, " "));
}

int binding_first_key(const struct binding *b)
{
	g_autofree char *label = NULL;

	if (*binding_keys(b) == '\0')
		return KEY_NONE;
	label = binding_label(b);
	/* of a range, "1-9", the first */
	return strlen(label) == 3 && label[1] == '-' ? label[0] : key_from_name(label);
}

const struct binding *binding_find(const struct binding *rows, const struct screen *s,
				   int key)
{
	for (; rows != NULL && rows->id != NULL; rows++)
		if (key_is_in(key, binding_keys(rows)) &&
		    (rows->applies == NULL || rows->applies(s)))
			return rows;
	return NULL;
}

const struct binding *binding_find_id(const struct binding *rows, const char *id)
{
	for (; rows != NULL && rows->id != NULL; rows++)
		if (strcmp(rows->id, id) == 0)
			return rows;
	return NULL;
}
