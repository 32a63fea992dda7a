/*
 * The outcomes, one row each.
 */
#include "config.h"

#include "report/outcome.h"

#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

static const struct {
	const char *name, *label;
	bool held;
} outcomes[] = {
	[OUTCOME_KEPT] = { "kept", N_("kept"), true },
	[OUTCOME_GROWN] = { "grown", N_("grown"), true },
	[OUTCOME_MERGED_BACK] = { "merged-back", N_("merged back"), false },
	[OUTCOME_REGRETTED] = { "regretted", N_("regretted"), false },
};
_Static_assert(G_N_ELEMENTS(outcomes) == OUTCOME_COUNT, "a row per outcome");

const char *outcome_name(enum outcome o)
{
	return outcomes[o].name;
}

enum outcome outcome_from_name(const char *name)
{
	enum outcome o = 0;

	while (o < OUTCOME_COUNT && strcmp(outcomes[o].name, name) != 0)
		o++;
	return o;
}

const char *outcome_label(enum outcome o)
{
	return outcomes[o].label;
}

bool outcome_held(enum outcome o)
{
	return outcomes[o].held;
}
