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

static bool is_same(const char *a, const char *b)
{
	g_autofree char *one = g_utf8_casefold(a, -1);
	g_autofree char *other = g_utf8_casefold(b, -1);

	return strcmp(one, other) == 0;
}

const char *who_from_word(const char *typed)
{
	for (int i = 0; who_answers[i] != NULL; i++)
		if (is_same(typed, who_answers[i]) || is_same(typed, who_label(who_answers[i])))
			return who_answers[i];
	return NULL;
}

const char *who_label(const char *token)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i].token, token) == 0)
			return _(names[i].label);
	return token;
}
