/*
 * The table of looks. Red and green never stand against each other: about one man in
 * twelve cannot tell them apart, and projectors wash both out. So GO is blue, GO IF
 * yellow, NO-GO magenta in reverse. The theme "cb" keeps to blue and yellow alone.
 */
#include "config.h"

#include "tui/style.h"

#include <string.h>

#include <glib.h>

enum { DEFAULT = -1, BLACK = 0, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

static const char *const names[] = { [THEME_AUTO] = "auto", [THEME_CB] = "cb",
				     [THEME_MONO] = "mono" };
G_STATIC_ASSERT(G_N_ELEMENTS(names) == THEME_COUNT);

static const struct style_look looks[STYLE_COUNT][THEME_COUNT] = {
#define PLAIN { DEFAULT, DEFAULT, 0 }
#define WITH(flags) { DEFAULT, DEFAULT, (flags) }
	/*			auto, cb, mono */
	[STYLE_TEXT]	     = { PLAIN, PLAIN, PLAIN },
	[STYLE_STRONG]	     = { WITH(STYLE_BOLD), WITH(STYLE_BOLD), WITH(STYLE_BOLD) },
	[STYLE_QUIET]	     = { { CYAN, DEFAULT, 0 }, PLAIN, PLAIN },
	[STYLE_HEADER]	     = { WITH(STYLE_BOLD), WITH(STYLE_BOLD), WITH(STYLE_BOLD) },
	[STYLE_RULE]	     = { { BLUE, DEFAULT, 0 }, PLAIN, PLAIN },
	[STYLE_KEY]	     = { { CYAN, DEFAULT, STYLE_BOLD }, WITH(STYLE_BOLD), WITH(STYLE_BOLD) },
	[STYLE_SELECTED]     = { WITH(STYLE_REVERSE), WITH(STYLE_REVERSE), WITH(STYLE_REVERSE) },
	[STYLE_MATCH]	     = { { BLACK, YELLOW, 0 }, { BLACK, YELLOW, 0 },
				 WITH(STYLE_UNDERLINE | STYLE_BOLD) },
	[STYLE_FIELD]	     = { WITH(STYLE_UNDERLINE), WITH(STYLE_UNDERLINE),
				 WITH(STYLE_UNDERLINE) },
	[STYLE_FIELD_ACTIVE] = { WITH(STYLE_REVERSE), WITH(STYLE_REVERSE), WITH(STYLE_REVERSE) },
	[STYLE_GO]	     = { { WHITE, BLUE, STYLE_BOLD }, { WHITE, BLUE, STYLE_BOLD },
				 WITH(STYLE_BOLD) },
	[STYLE_CONDITIONAL]  = { { BLACK, YELLOW, 0 }, { BLACK, YELLOW, 0 }, WITH(STYLE_BOLD) },
	[STYLE_NO_GO]	     = { { WHITE, MAGENTA, STYLE_BOLD }, { BLACK, WHITE, STYLE_BOLD },
				 WITH(STYLE_REVERSE | STYLE_BOLD) },
	[STYLE_INCOMPLETE]   = { WITH(STYLE_BOLD), WITH(STYLE_BOLD), WITH(STYLE_BOLD) },
	[STYLE_READY]	     = { { BLUE, DEFAULT, STYLE_BOLD }, { BLUE, DEFAULT, STYLE_BOLD }, PLAIN },
	[STYLE_PARTLY]	     = { { YELLOW, DEFAULT, 0 }, { YELLOW, DEFAULT, 0 }, PLAIN },
	[STYLE_STOPS]	     = { { MAGENTA, DEFAULT, STYLE_BOLD }, WITH(STYLE_BOLD), WITH(STYLE_BOLD) },
	[STYLE_SAVED]	     = { { CYAN, DEFAULT, 0 }, PLAIN, PLAIN },
	[STYLE_WARNING]	     = { { YELLOW, DEFAULT, STYLE_BOLD }, { YELLOW, DEFAULT, STYLE_BOLD },
				 WITH(STYLE_BOLD) },
	[STYLE_ERROR]	     = { { WHITE, MAGENTA, STYLE_BOLD }, WITH(STYLE_REVERSE),
				 WITH(STYLE_REVERSE) },
#undef PLAIN
#undef WITH
};

const struct style_look *style_look(enum theme t, enum style s)
{
	return &looks[s][t];
}

enum theme theme_from_name(const char *name)
{
	enum theme t = 0;

	while (t < THEME_COUNT && strcmp(names[t], name) != 0)
		t++;
	return t;
}

const char *theme_name(enum theme t)
{
	return names[t];
}
