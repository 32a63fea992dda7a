/* What the files of home share: home.c reads and draws, home_keys.c has the keys. */
#ifndef SEAM_TUI_HOME_PART_H
#define SEAM_TUI_HOME_PART_H

#include "tui/home.h"
#include "tui/home_pane.h"
#include "tui/home_rows.h"

struct home_screen {
	struct screen screen;
	struct home_rows rows;
	struct home_due due;	/* of the selected service */
	GHashTable *reasons;	/* by service: those that its row does not have */
	bool lacking;		/* the selected one's is to be read, when it is drawn again */
	bool drawn;		/* the first time is over, which loads nothing large */
	char *wanted;		/* the service to select when rows are read again */
	char *archiving;	/* what a yes archives: the list may move meanwhile */
	char *archived;		/* what u brings back, until another key */
};

static inline struct home_screen *home_of(const struct screen *s)
{
	return (struct home_screen *)s;
}

/* NULL: the list is empty. */
static inline const struct home_line *home_selected(const struct home_screen *h)
{
	return home_rows_selected(&h->rows);
}

static inline const char *home_slug(const struct home_screen *h)
{
	const struct home_line *l = home_selected(h);

	return l != NULL ? l->line->slug : NULL;
}

/* The system shown, or the only one there is; NULL: several. */
const struct store_system *home_shown_system(const struct home_screen *h);
/* After system or filter changed; says itself what went wrong. */
void home_read_anew(struct home_screen *h);

extern const struct binding home_bindings[];

#endif
