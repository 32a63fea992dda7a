/*
 * Who answers, who fixes, and their names. One more is a word in one of the lists
 * and a row of names.
 */
#include "config.h"

#include "core/who.h"

#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

const char *const who_answers[] = { "operations", "developers", "product", "leadership",
	NULL };
const char *const who_fixes[] = { "leadership", "team", "product", "platform", NULL };

static const struct {
	const char *token, *label;
} names[] = {
	{ "operations", N_("operations") },
	{ "developers", N_("developers") },
	{ "product", N_("product") },
	{ "leadership", N_("leadership") },
	{ "team", N_("the team") },
	{ "platform", N_("platform") },
};

bool who_is_asked(const char *token)
{
	return g_strv_contains(who_answers, token);
}

int who_fix_rank(const char *token)
{
	int rank = 0;

	while (who_fixes[rank] != NULL && g_strcmp0(who_fixes[rank], token) != 0)
		rank++;
	return rank;
}

const char *who_label(const char *token)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i].token, token) == 0)
			return _(names[i].label);
	return token;
}
