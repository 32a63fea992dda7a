/*
 * Where somebody is in something longer than the screen: a list with a selected row, or
 * a text that only scrolls. Pure numbers; the screen draws the rows.
 */
#ifndef SEAM_TUI_LIST_H
#define SEAM_TUI_LIST_H

#include <stdbool.h>

struct list {
	int count;		/* rows there are */
	int at;			/* the selected one; in a text the first one shown */
	int top;		/* first row shown */
	int page;		/* rows that fit */
	bool scrolls;		/* a text: no row is selected */
};

/* Another number of rows; the selection stays where it can. */
void list_set_count(struct list *l, int count);
/* So many rows fit: keeps the selection inside, with a row of context where it can. */
void list_fit(struct list *l, int page);
void list_select(struct list *l, int row);

enum list_move { LIST_UP, LIST_DOWN, LIST_PAGE_UP, LIST_PAGE_DOWN, LIST_HALF_UP,
	LIST_HALF_DOWN, LIST_FIRST, LIST_LAST };
/* False: it is at that end already. */
bool list_move(struct list *l, enum list_move m);

static inline bool list_is_selected(const struct list *l, int row)
{
	return !l->scrolls && row == l->at;
}

#endif
