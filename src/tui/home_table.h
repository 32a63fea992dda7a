/*
 * The list of home: one line a service in as many columns as fit. Draws what was read;
 * reads nothing itself.
 */
#ifndef SEAM_TUI_HOME_TABLE_H
#define SEAM_TUI_HOME_TABLE_H

#include "store/store.h"
#include "tui/canvas.h"
#include "tui/list.h"

enum { HOME_COLUMNS = 11 };	/* where there is room */

/* A line with the texts that are not in the store's row as they are shown. */
struct home_line {
	struct store_line *line;	/* borrowed */
	const char *today;		/* borrowed, too: ages count from there */
	char *cells[HOME_COLUMNS];	/* of its row of the list */
	char *way_on;			/* "Form the team first"; "" = not known */
	char *reason;			/* what decides first, or NULL */
	char *left_at;			/* label of the question a draft was left at, or NULL */
};

struct home_table {
	GArray *lines;			/* struct home_line: the rows from first on */
	int first;
	struct list list;
	bool systems;			/* the system is a column */
};

/* Its cells, when the others are there. */
void home_line_fill(struct home_line *l);
/* All but the line. */
void home_line_clear(struct home_line *l);

/* The row of a list at hand, or NULL when it was not read. */
const struct home_line *home_table_line(const struct home_table *t, int row);

/* The row of heads, and a line below it for each row of the list. */
void home_table_draw(const struct home_table *t, const struct area *a);

/* The sign and the word of a verdict, with its style. Gives the columns it used. */
int home_badge_draw(const struct area *a, int row, int col, const char *token);

#endif
